// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "match/match.h"

// Made-up sequences for tests, the same for the same seed.
namespace eender::match::reference {

using Random = std::mt19937;

inline std::uint32_t below(Random& random, std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); }

inline std::vector<Word> random_words(Random& random, std::uint32_t longest, std::uint32_t vocabulary) {
  std::vector<Word> words(below(random, longest + 1));
  for (Word& word : words) word = below(random, vocabulary);
  return words;
}

// The words after some edits: stretches taken out, put in, replaced.
inline std::vector<Word> edited(Random& random, std::vector<Word> words, std::uint32_t edits,
                                std::uint32_t vocabulary) {
  for (std::uint32_t i = 0; i < edits; ++i) {
    const auto at = words.begin() + below(random, static_cast<std::uint32_t>(words.size()) + 1);
    const auto end = at + std::min<std::ptrdiff_t>(below(random, 3), words.end() - at);
    const std::vector<Word> fresh = random_words(random, 2, vocabulary);
    words.insert(words.erase(at, end), fresh.begin(), fresh.end());
  }
  return words;
}

// Texts in groups that descend from one another by edits, with strangers and empty ones between them; in mixed order.
inline Sequences related_sequences(Random& random, std::uint32_t count, std::uint32_t longest,
                                   std::uint32_t vocabulary) {
  std::vector<std::vector<Word>> all;
  while (all.size() < count) {
    const bool descends = !all.empty() && below(random, 4) != 0;
    all.push_back(descends ? edited(random, all[below(random, static_cast<std::uint32_t>(all.size()))],
                                    below(random, 4), vocabulary)
                           : random_words(random, longest, vocabulary));
  }
  std::shuffle(all.begin(), all.end(), random);
  Sequences sequences;
  for (const auto& words : all) sequences.add(words);
  return sequences;
}

}  // namespace eender::match::reference
