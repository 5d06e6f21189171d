// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "match/match.h"

// Sequences of words as sets that can be compared by what they share.
//
// The sets are exact: two members are one Item only where their words are the same, never because their hashes are. Items are numbered
// by rarity, from 0: an Item in fewer sets comes before one in more, and among equally rare ones the one that occurs first in the
// input. So the numbers depend on the input alone, not on threads.
//
// Both functions use all threads and hold, beside their input, at most 4 bytes a word, in which the result comes to stand, 16 bytes a
// distinct Item that occurs in two sets or more, and 4 bytes a word up to 150 MB. word_sets holds 4 bytes a word more.
namespace eender::match {

struct Sets {
  Lists<Item> lists;  // ascending and distinct; an Item of one set only can match nothing and is left out
  std::vector<std::uint32_t> sizes;  // of the whole set, what was left out included
};

/// The distinct stretches of `words` consecutive words of each sequence. A shorter sequence has one member, all its words, which is
/// no member of a longer sequence; an empty one has none. REQUIRES: words ≥ 1; fewer than 2^32 words in all.
Sets shingle(const Sequences& sequences, std::uint32_t words);

/// The words of each sequence with their number, so that "the rule of the board" has a first and a second "the": the set stands for the
/// bag of words. For texts so short that a changed word leaves hardly a shingle whole. REQUIRES: fewer than 2^32 words in all.
Sets word_sets(const Sequences& sequences);

}  // namespace eender::match
