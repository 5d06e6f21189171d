# SPDX-License-Identifier: EUPL-1.2
"""CollateX: aligns witnesses one after another into a variant graph, here without segmentation into one column a word and without near
matching, which is its plainest and fastest use. It joins nothing: it is compared on one family only. Prints the seconds that collate() took the
processor."""

import sys
import time

from peer import own_command, texts

NAME = "collatex"
PIP = ["collatex==2.3", "levenshtein"]  # which it wants and does not name
ALIGNS = True


def command(place, file, percent, found):
    return own_command(__file__, place, file, percent, found)


def main():
    from collatex import Collation, collate

    collation = Collation()
    for i, text in enumerate(texts(sys.argv[1])):
        collation.add_plain_witness(str(i), text)
    begin = time.process_time()
    collate(collation, output="graph", segmentation=False)
    print(time.process_time() - begin)


if __name__ == "__main__":
    main()
