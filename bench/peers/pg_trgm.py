# SPDX-License-Identifier: EUPL-1.2
"""PostgreSQL's pg_trgm: texts in a table with a GiST index of trigrams, joined with themselves by %, whose likeness is the Jaccard of
three-letter, not three-word, shingles. A server of its own is made in the folder and stopped afterwards; what it takes is counted by
the server's own processes as children of this one."""

import glob
import os
import shutil
import signal
import subprocess
import sys
import tempfile

from peer import HERE, Unavailable, texts

NAME = "pg_trgm"


def programs():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    return os.path.dirname(found[-1]) if found else None


def install(place):
    if not programs():
        raise Unavailable("PostgreSQL is not installed: apt-get install postgresql")
    if not glob.glob("/usr/share/postgresql/*/extension/pg_trgm.control"):
        raise Unavailable("pg_trgm is not installed: apt-get install postgresql-contrib")


def command(place, file, percent, found):
    return [sys.executable, str(HERE / "pg_trgm.py"), str(file), str(percent)] + ([str(found)] if found else [])


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # over the limit: the server has to be stopped all the same
    file, threshold, found = sys.argv[1], int(sys.argv[2]) / 100, sys.argv[3] if len(sys.argv) > 3 else None
    folder = tempfile.mkdtemp(prefix="eender-pg-")
    # The server refuses to be root's.
    as_user = []
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
    server = None
    try:
        subprocess.run([*as_user, f"{programs()}/initdb", "-D", f"{folder}/data", "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
                       check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*as_user, f"{programs()}/postgres", "-D", f"{folder}/data", "-k", folder, "-c", "listen_addresses=",
                                   "-c", "fsync=off", "-c", "max_parallel_workers_per_gather=2"], stderr=subprocess.DEVNULL)
        psql = [f"{programs()}/psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", "bench", "-d", "postgres"]
        while subprocess.run([f"{programs()}/pg_isready", "-q", "-h", folder], check=False).returncode:
            if server.poll() is not None:
                sys.exit("the server did not start")
        rows = "".join(f"{i}\t{text}\n" for i, text in enumerate(texts(file)))
        subprocess.run([*psql, "-c", "CREATE EXTENSION pg_trgm", "-c", "CREATE TABLE provisions(id int, text text)"], check=True)
        subprocess.run([*psql, "-c", "COPY provisions FROM STDIN"], input=rows, text=True, check=True)
        query = ("SELECT a.id, b.id FROM provisions a JOIN provisions b ON a.text % b.text AND a.id < b.id" if found else
                 "SELECT count(*) FROM provisions a JOIN provisions b ON a.text % b.text AND a.id < b.id")
        result = subprocess.run([*psql, "-A", "-t", "-F", " ", "-c", "CREATE INDEX ON provisions USING gist(text gist_trgm_ops(siglen=256))",
                                 "-c", f"SET pg_trgm.similarity_threshold = {threshold}", "-c", query], check=True, capture_output=True, text=True)
        if found:
            with open(found, "w", encoding="ascii") as out:
                out.write(result.stdout)
    finally:
        if server:
            # At once, queries in flight included: its children are in groups of their own and would go on.
            server.send_signal(signal.SIGQUIT)
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
