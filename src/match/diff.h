// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/match.h"

// What to do to one sequence of words to get another.
namespace eender::match {

enum class EditKind : std::uint8_t { kKeep, kDelete, kInsert };

// A stretch of a and the stretch of b it becomes. Of a kDelete the range in b is empty and says where the words are missing, and so for
// the range in a of a kInsert; the ranges of a kKeep are equal word by word.
struct Edit {
  EditKind kind = EditKind::kKeep;
  std::uint32_t a_begin = 0, a_end = 0;
  std::uint32_t b_begin = 0, b_end = 0;
  bool operator==(const Edit&) const = default;
};

// Up to this many words deleted and inserted, a script is the shortest there is. 8,192 are more than any two articles that are worth
// laying side by side differ in, and the search that finds it looks at 33 million places at most (under a tenth of a second).
constexpr std::uint32_t kShortestUpTo = 8192;

/// The edits that turn a into b, in order, without gaps, together covering both. Neighbours are of different kinds, and where words are
/// replaced, the kDelete stands before the kInsert. The same input gives the same script.
///
/// The script is a shortest one (fewest words deleted and inserted) where that takes kShortestUpTo words or fewer. Where it takes more,
/// words that occur exactly once on both sides hold the sequences together (patience diff), what lies between them is compared in the
/// same manner, and where there are none, all is replaced: right always, shortest not always.
std::vector<Edit> diff(std::span<const Word> a, std::span<const Word> b);

// Words that were deleted at one place and inserted at another: a[a_begin .. a_begin + length) is b[b_begin .. b_begin + length).
struct Move {
  std::uint32_t a_begin = 0;
  std::uint32_t b_begin = 0;
  std::uint32_t length = 0;
  bool operator==(const Move&) const = default;
};

// Eight words: a formula such as "as referred to in the first paragraph" is seven, and its coming back elsewhere is no move.
constexpr std::uint32_t kMovedWords = 8;

/// The moved stretches of a script that diff(a, b) gave, ascending in a. Each lies within one kDelete and one kInsert, has kMovedWords
/// words or more, cannot be made longer to the right, and overlaps no other. Found from left to right, at each place the longest, of equally long ones
/// the first in b; where the same eight words were inserted very often, only the first 64 places are tried.
std::vector<Move> moves(std::span<const Word> a, std::span<const Word> b, std::span<const Edit> edits);

}  // namespace eender::match
