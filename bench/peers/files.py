# SPDX-License-Identifier: EUPL-1.2
"""For peers that compare files: the texts as files, a sentence a line. Making them is not measured."""

import shutil

from peer import texts


def folder_of(place, file):
    return place.folder / "files" / file.stem


def prepare(place, file):
    folder = folder_of(place, file)
    if folder.exists() and folder.stat().st_mtime >= file.stat().st_mtime:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for i, text in enumerate(texts(file)):
        (folder / f"{i}.txt").write_text(text.replace(". ", ".\n") + "\n", encoding="utf-8")
