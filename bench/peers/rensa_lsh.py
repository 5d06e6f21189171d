# SPDX-License-Identifier: EUPL-1.2
"""rensa: R-MinHash of 128 permutations made in bulk and its LSH index; candidates are checked by the likeness that the signatures
estimate, as its deduplicator does. The index wants the bands to be told: those whose curve is half-way up nearest below the threshold."""

from peer import main, own_command, shingles, texts

NAME = "rensa"
PIP = ["rensa==0.5.0"]
PERMUTATIONS = 128


def command(place, file, percent, found):
    return own_command(__file__, place, file, percent, found)


def bands(threshold):
    fitting = [b for b in (1, 2, 4, 8, 16, 32, 64, 128) if (1 / b) ** (b / PERMUTATIONS) <= threshold]
    return min(fitting)


def work(file, threshold, links):
    from rensa import RMinHash, RMinHashLSH

    signatures = RMinHash.from_token_sets((shingles(text) for text in texts(file)), num_perm=PERMUTATIONS, seed=42)
    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=bands(threshold))
    index.insert_many(signatures)
    for i, signature in enumerate(signatures):
        for j in index.query(signature):
            if j < i and links.wanted(i, j) and signature.jaccard(signatures[j]) >= threshold:
                links.add(i, j)


if __name__ == "__main__":
    main(work)
