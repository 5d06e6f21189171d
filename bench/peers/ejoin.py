# SPDX-License-Identifier: EUPL-1.2
"""ejoin: an exact prefix-filter join in one dense file of C++, which keeps all in memory and reads Latin letters only. It stands
beside the project, not in it; two threads, components only unless pairs are wanted."""

import pathlib
import subprocess

from peer import HERE, Unavailable

NAME = "ejoin"
SOURCE = (HERE / "../../../shared/bench/ejoin.cpp").resolve()


def install(place):
    if not SOURCE.exists():
        raise Unavailable("its source, ../shared/bench/ejoin.cpp, is not there")
    program = place.folder / "ejoin"
    if not program.exists() or program.stat().st_mtime < SOURCE.stat().st_mtime:
        subprocess.run(["g++", "-O3", "-march=native", "-std=c++20", str(SOURCE), "-pthread", "-o", str(program)], check=True)


def command(place, file, percent, found):
    program = str(pathlib.Path(place.folder) / "ejoin")
    return [program, str(file), str(percent / 100), str(found or "-"), "3", "2"] + ([] if found else ["cc"])
