# SPDX-License-Identifier: EUPL-1.2
"""Dolos: winnowed fingerprints of tokens, meant for students' programs; similarity is the share of fingerprints that two have in common
(Dice). Its library is used, as its command line is not in the registry, with its tokeniser of characters for plain text, no cap on
what is common, and all pairs asked for."""

from peer import HERE

NAME = "dolos"
NPM = ["@dodona/dolos-lib@3.5.1"]


def command(place, file, percent, found):
    return ["node", str(HERE / "dolos.mjs"), str(place.folder / "npm"), str(file), str(percent)] + ([str(found)] if found else [])
