# SPDX-License-Identifier: EUPL-1.2
"""jscpd: clones of a least length in tokens between files, meant for programs' source. It has no likeness of files: a pair here are two
files that it reports a clone of, of twenty tokens or more (its tokens of plain text are words and the spaces between)."""

import json
import shutil

from files import folder_of, prepare  # noqa: F401  prepare is called by run

NAME = "jscpd"
NPM = ["jscpd@5.3.2"]


def command(place, file, percent, found):
    report = place.folder / "jscpd-report"
    shutil.rmtree(report, ignore_errors=True)
    return [str(place.folder / "npm/node_modules/.bin/jscpd"), "--format", "txt", "--min-tokens", "20", "--min-lines", "1",
            "--no-gitignore", "--reporters", "json", "--output", str(report), str(folder_of(place, file))]


def read_pairs(place, file, percent, output, found):
    with open(place.folder / "jscpd-report/jscpd-report.json", encoding="utf-8") as report:
        clones = json.load(report)["duplicates"]
    with open(found, "w", encoding="ascii") as out:
        for clone in clones:
            ends = (clone[side]["name"].rsplit("/", 1)[-1].removesuffix(".txt") for side in ("firstFile", "secondFile"))
            out.write(" ".join(ends) + "\n")
