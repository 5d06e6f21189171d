# SPDX-License-Identifier: EUPL-1.2
"""What the adapters share. An adapter is a file that says at its top what the peer needs, and has

    command(place, file, percent, found)     the command that is measured: from the bytes of `file` to what is alike at percent;
                                             with `found`, pairs of line numbers go there, one a line

A peer that is a library of Python is run by the adapter itself: its command calls the adapter, whose work() gets the texts.
"""

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent


class Unavailable(Exception):
    """The peer cannot be had here; the reason is a sentence."""


class Place:
    """The folder that peers are installed into, and eender's programs."""

    def __init__(self, folder, build):
        self.folder, self.build = pathlib.Path(folder), pathlib.Path(build)

    def python(self, environment="venv"):
        return self.folder / environment / "bin" / "python"


def texts(file):
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def shingles(text, words=3):
    """The distinct stretches of three words; of a shorter text all its words as one."""
    found = re.findall(r"\w+", text.lower())
    if len(found) < words:
        return [" ".join(found)] if found else []
    return list({" ".join(found[i:i + words]) for i in range(len(found) - words + 1)})


class Links:
    """Gathers what is alike: components, as eender makes them, and the pairs where they are wanted."""

    def __init__(self, found=None):
        self.parent = {}
        self.file = open(found, "w", encoding="ascii") if found else None

    def root(self, i):
        parent = self.parent
        while parent.setdefault(i, i) != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def wanted(self, i, j):
        """Whether a link between the two says anything new."""
        return self.file is not None or self.root(i) != self.root(j)

    def add(self, i, j):
        self.parent[self.root(i)] = self.root(j)
        if self.file:
            self.file.write(f"{i} {j}\n")

    def finish(self):
        if self.file:
            self.file.close()
        sizes = {}
        for i in list(self.parent):
            root = self.root(i)
            sizes[root] = sizes.get(root, 0) + 1
        print(f"components of more than one {sum(size > 1 for size in sizes.values())}, "
              f"the largest {max(sizes.values(), default=0)}")


def own_command(adapter, place, file, percent, found, environment="venv"):
    """The adapter itself as the command, with the Python that has the peer."""
    return [str(place.python(environment)), str(adapter), str(file), str(percent)] + ([str(found)] if found else [])


def main(work):
    """For the adapter's last line: work(file, threshold, links)."""
    links = Links(sys.argv[3] if len(sys.argv) > 3 else None)
    work(sys.argv[1], int(sys.argv[2]) / 100, links)
    links.finish()
