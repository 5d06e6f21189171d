// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/families.h"
#include "match/join.h"
#include "match/match.h"
#include "match/run_store.h"

// Families of sequences that need not all be in memory.
//
// What does not fit is cut into parts, and every two parts are joined in memory as if they were all there is: every pair of sequences is in
// one of those joins, and what hangs together is kept in between as one number a sequence. What hangs together already is not compared
// again. Components are then refined as many at a time as fit. Cost: with n parts, each sequence is read and cut into shingles n times
// rather than twice. docs/design/0013-beyond-memory.md.
namespace eender::match {

/// When two sequences are alike: by their shingles; short ones, where a changed word leaves hardly a shingle whole, also by their words.
struct Criteria {
  std::uint32_t shingle_words = 3;
  Threshold likeness;             // of the shingles
  std::uint32_t short_words = 0;  // sequences of up to this many words are also compared as bags of words
  Threshold short_likeness;       // of those
};

/// What hangs together, and whose it is.
struct Grouped {
  std::vector<Family> families;       // as refine() orders them; views are numbered 0, shingles, and 1, words
  std::vector<std::uint32_t> labels;  // by sequence: the component, as components() numbers them
};

/// The families of the sequences in `runs`, and their components. The result depends neither on `memory` nor on the number of threads.
/// standings: one a sequence. connected: what is known to hang together beforehand, by sequence the smallest number of those it hangs together with
/// (itself where nothing is known); empty for nothing. Uses all threads. Memory: 16 bytes a sequence, and in work at most `memory` bytes, or
/// what the largest component or the two longest sequences take where that is more: 24 bytes a word of theirs.
[[nodiscard]] Result<Grouped> find_families(const RunStore& store, std::span<const Run> runs,
                                            std::span<const Standing> standings, const Criteria& criteria,
                                            std::uint64_t memory, std::vector<std::uint32_t> connected = {});

}  // namespace eender::match
