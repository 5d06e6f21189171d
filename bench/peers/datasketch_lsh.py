# SPDX-License-Identifier: EUPL-1.2
"""datasketch: MinHash of 128 permutations and an LSH index that chooses its own bands for the threshold; what a query gives is
checked by the likeness that the signatures estimate, as its documentation advises."""

from peer import main, own_command, shingles, texts

NAME = "datasketch"
PIP = ["datasketch==2.0.0"]


def command(place, file, percent, found):
    return own_command(__file__, place, file, percent, found)


def work(file, threshold, links):
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=128)
    sets = ([shingle.encode() for shingle in shingles(text)] for text in texts(file))
    signatures = []
    for i, signature in enumerate(MinHash.generator(sets, num_perm=128)):
        for j in index.query(signature):
            if links.wanted(i, j) and signature.jaccard(signatures[j]) >= threshold:
                links.add(i, j)
        index.insert(i, signature)
        signatures.append(signature)


if __name__ == "__main__":
    main(work)
