// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/result.h"
#include "corpus/reader.h"
#include "match/lookup.h"
#include "match/match.h"
#include "ways/keyer.h"

namespace eender::ways {

// A provision as the join sees it.
struct Compared {
  corpus::ProvisionKey key;
  std::uint32_t regulation = 0;  // index into Corpus::regulations()
  std::uint32_t skeleton = 0;    // index into Skeletons::sequences
};

// What a corpus holds to be compared. The skeleton of a provision is its key 4; equal skeletons are one.
struct Skeletons {
  std::vector<Compared> provisions;      // in the order of the corpus; those without a word in them are left out
  match::Sequences sequences;            // distinct, in the order in which they first occur
  std::vector<match::Hash> word_hashes;  // hash_of_word, by number in the sequences
};

/// Reads every provision that counts and makes its key 4. Uses all threads. What the numbers of words are may depend on how many; which
/// words are equal does not, and nothing else counts (match/shingles.h numbers members by rarity and first occurrence).
/// progress(n) tells now and then how many have been read; once stop() holds, kUnavailable. Memory: 4 bytes a word of the distinct
/// skeletons, 28 a provision, the vocabulary, and as many copies of it as there are threads of 16 bytes a word.
[[nodiscard]] Result<Skeletons> read_skeletons(const corpus::Corpus& corpus, const Keyer& keyer,
                                               const std::function<void(std::uint64_t)>& progress,
                                               const std::function<bool()>& stop);

}  // namespace eender::ways
