// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/shingles.h"

// Texts as `match` takes them, and how alike two of them are.
namespace eender::bench {

// Numbers words in the order in which they come. Texts are counted from 0.
class Numbered {
 public:
  // `word` gives the word of an element, as projections of the standard library do.
  template <typename Text, typename Projection = std::identity>
  void add(const Text& text, const Projection& word = {}) {
    std::vector<match::Word> numbers;
    for (const auto& element : text)
      numbers.push_back(
          vocabulary_.try_emplace(std::string(std::invoke(word, element)), static_cast<match::Word>(vocabulary_.size()))
              .first->second);
    sequences_.add(numbers);
  }
  const match::Sequences& sequences() const { return sequences_; }

 private:
  std::unordered_map<std::string, match::Word> vocabulary_;
  match::Sequences sequences_;
};

// What both have over what they have together (Jaccard); 0 of nothing and nothing.
inline double likeness(const match::Sets& sets, std::size_t left, std::size_t right) {
  std::vector<match::Item> shared;
  std::ranges::set_intersection(sets.lists[left], sets.lists[right], std::back_inserter(shared));
  const auto both = static_cast<double>(shared.size());
  const double united = static_cast<double>(sets.sizes[left]) + sets.sizes[right] - both;
  return united == 0 ? 0 : both / united;
}

}  // namespace eender::bench
