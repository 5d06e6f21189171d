# SPDX-License-Identifier: EUPL-1.2
"""text-dedup: its MinHash program, with shingles of three words, 128 permutations and bands of its own choice for the threshold. It
checks no candidate and gives clusters: a pair here are two of one cluster. Version 0.4.1 wants Python 3.12."""

import itertools
import shutil
import subprocess
import sys

NAME = "text-dedup"
ENVIRONMENT = "text-dedup"  # its dependencies go with nobody's
PIP = ["text-dedup==0.4.1" if sys.version_info >= (3, 12) else "text-dedup==0.4.0"]


def command(place, file, percent, found):
    output = place.folder / "text-dedup-output"
    shutil.rmtree(output, ignore_errors=True)
    return [str(place.python(ENVIRONMENT)), "-m", "text_dedup.minhash", "--path", "json", "--data_files", str(file), "--split", "train",
            "--cache_dir", str(place.folder / "text-dedup-cache"), "--output", str(output), "--column", "text", "--ngram", "3",
            "--min_length", "1", "--num_perm", "128", "--threshold", str(percent / 100), "--batch_size", "10000", "--num_proc", "2", "--debug"]


# The dump is of a class of its own: its own Python reads it.
CLUSTERS = "import pickle, sys; u = pickle.load(open(sys.argv[1], 'rb')); [print(i, u.find(i)) for i in list(u.parent)]"


def read_pairs(place, file, percent, output, found):
    dump = place.folder / "text-dedup-output" / "uf.pkl"
    lines = subprocess.run([place.python(ENVIRONMENT), "-c", CLUSTERS, dump], capture_output=True, text=True, check=True).stdout
    clusters = {}
    for line in lines.splitlines():
        i, cluster = line.split()
        clusters.setdefault(cluster, []).append(i)
    with open(found, "w", encoding="ascii") as out:
        for members in clusters.values():
            for i, j in itertools.combinations(members, 2):
                out.write(f"{i} {j}\n")
