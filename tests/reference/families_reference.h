// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "match/find_families.h"
#include "match/shingles.h"
#include "match_reference.h"

// Families and links of sequences that are all in memory, the plain way; for tests and fuzzing.
namespace eender::match::reference {

// Whether two sequences are alike by the criteria.
inline bool linked(std::span<const Word> a, std::span<const Word> b, const Criteria& criteria) {
  const auto shingles = [&](std::span<const Word> s) { return shingles_of(s, criteria.shingle_words); };
  if (likeness(shingles(a), shingles(b)).at_least(criteria.likeness.percent)) return true;
  return a.size() <= criteria.short_words && b.size() <= criteria.short_words &&
         likeness(numbered_words_of(a), numbered_words_of(b)).at_least(criteria.short_likeness.percent);
}

// The components: what is linked, every two compared, and what hangs together by that.
inline std::vector<std::uint32_t> linked_components(const Sequences& sequences, const Criteria& criteria) {
  std::vector<std::array<std::size_t, 2>> pairs;
  for (std::size_t l = 0; l < sequences.size(); ++l)
    for (std::size_t r = l + 1; r < sequences.size(); ++r)
      if (linked(sequences[l], sequences[r], criteria)) pairs.push_back({l, r});
  return closure(sequences.size(), pairs);
}

// What find_families() stands for: its functions on everything at once.
inline Grouped families_at_once(const Sequences& sequences, std::span<const Standing> standings,
                                const Criteria& criteria) {
  Sequences short_ones;
  std::vector<std::uint32_t> ids;
  for (std::uint32_t i = 0; i < sequences.size(); ++i) {
    if (sequences[i].size() > criteria.short_words) continue;
    short_ones.add(sequences[i]);
    ids.push_back(i);
  }
  const Sets shingles = shingle(sequences, criteria.shingle_words);
  const Sets words = word_sets(short_ones);
  const std::array views{View{&shingles, criteria.likeness, {}}, View{&words, criteria.short_likeness, ids}};
  Grouped grouped;
  grouped.labels = components(sequences.size(), views);
  grouped.families = refine(views, grouped.labels, standings);
  return grouped;
}

}  // namespace eender::match::reference
