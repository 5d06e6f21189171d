// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "match/match.h"

// What module match does, done in the plainest way that can be seen to be right: sets of vectors, all pairs, full tables. For tests and
// fuzzing; as slow as it looks.
namespace eender::match::reference {

using Shingle = std::vector<Word>;

inline std::set<Shingle> shingles_of(std::span<const Word> sequence, std::size_t words) {
  std::set<Shingle> shingles;
  if (!sequence.empty() && sequence.size() < words) shingles.emplace(sequence.begin(), sequence.end());
  for (std::size_t i = 0; i + words <= sequence.size(); ++i) {
    const auto stretch = sequence.subspan(i, words);
    shingles.emplace(stretch.begin(), stretch.end());
  }
  return shingles;
}

// Words with the number of their occurrence.
inline std::set<Shingle> numbered_words_of(std::span<const Word> sequence) {
  std::set<Shingle> members;
  std::map<Word, Word> seen;
  for (const Word word : sequence) members.insert({word, seen[word]++});
  return members;
}

struct Likeness {
  std::uint64_t shared = 0, united = 0;
  // At or above percent/100.
  bool at_least(std::uint64_t percent) const { return united > 0 && shared * 100 >= percent * united; }
  double value() const { return united == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(united); }
};

inline Likeness likeness(const std::set<Shingle>& left, const std::set<Shingle>& right) {
  Likeness likeness;
  for (const Shingle& member : left) likeness.shared += right.count(member);
  likeness.united = left.size() + right.size() - likeness.shared;
  return likeness;
}

// Whether at least so many percent of the members of a part, one or more, are in the whole.
inline bool lies_in(const std::set<Shingle>& part, const std::set<Shingle>& whole, std::uint64_t percent) {
  return !part.empty() && likeness(part, whole).shared * 100 >= percent * part.size();
}

// All pairs at or above the threshold, with what they share; ascending.
inline std::vector<std::array<std::uint64_t, 3>> all_pairs(const std::vector<std::set<Shingle>>& sets,
                                                           std::uint64_t percent) {
  std::vector<std::array<std::uint64_t, 3>> pairs;
  for (std::size_t l = 0; l < sets.size(); ++l)
    for (std::size_t r = l + 1; r < sets.size(); ++r)
      if (const Likeness both = likeness(sets[l], sets[r]); both.at_least(percent))
        pairs.push_back({l, r, both.shared});
  return pairs;
}

// The transitive closure: the smallest number reachable from each, found by repeating until nothing changes.
template <typename Pairs>
std::vector<std::uint32_t> closure(std::size_t count, const Pairs& pairs) {
  std::vector<std::uint32_t> labels(count);
  std::iota(labels.begin(), labels.end(), 0U);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& pair : pairs) {
      const std::uint32_t least = std::min(labels[pair[0]], labels[pair[1]]);
      changed = changed || labels[pair[0]] != least || labels[pair[1]] != least;
      labels[pair[0]] = labels[pair[1]] = least;
    }
  }
  return labels;
}

// The length of a longest common subsequence, by the full table.
inline std::size_t lcs_length(std::span<const Word> a, std::span<const Word> b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j)
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
  return table[a.size()][b.size()];
}

}  // namespace eender::match::reference
