# SPDX-License-Identifier: EUPL-1.2
"""eender: its reader, tokeniser and exact join (bench/speed/engine), two threads. Its pairs are the truth that others are scored by,
which bench/peers/pairs checks against comparing each with each; so none are written here."""

from peer import Unavailable

NAME = "eender"
IS_TRUTH = True


def install(place):
    if not (place.build / "bench" / "engine").exists():
        raise Unavailable("bench/engine is not built")


def command(place, file, percent, found):
    return [str(place.build / "bench" / "engine"), str(file), str(percent), "2"]
