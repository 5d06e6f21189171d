# SPDX-License-Identifier: EUPL-1.2
"""similarity-tester's sim_text: how many percent of a file consists of runs of words, eight or more, that stand in another (-p), each compared with each (-e). The
percentage asked for is what two texts of one length share whose likeness is the threshold."""

import re
import shlex

from files import folder_of, prepare  # noqa: F401  prepare is called by run

NAME = "sim_text"
DEBIAN = {"sim_text": "similarity-tester"}


def command(place, file, percent, found):
    shared = round(200 * percent / (100 + percent))
    folder = shlex.quote(str(folder_of(place, file)))
    return ["sh", "-c", f"cd {folder} && ls | sim_text -e -p -t {shared} -T -i"]


def read_pairs(place, file, percent, output, found):
    with open(found, "w", encoding="ascii") as out:
        for a, b in re.findall(r"^(\d+)\.txt consists for \d+ % of (\d+)\.txt material", output, re.MULTILINE):
            out.write(f"{a} {b}\n")
