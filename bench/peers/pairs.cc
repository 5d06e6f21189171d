// SPDX-License-Identifier: EUPL-1.2
// The truth that programs are measured against: every pair of texts whose three-word shingles are alike (Jaccard) at or above a threshold.
//
//   pairs FILE PERCENT FOUND...      FILE: JSON Lines with "text"; FOUND: pairs that a program gave, two line numbers from 0 a line
//
// Prints a line of JSON for each FOUND: pairs found, of them right, and pairs in the truth. The truth is the exact join's, which is first
// checked here against a comparison of each with each, on as many texts as that takes a few seconds for; where they differ it stops.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "match/join.h"
#include "match/shingles.h"
#include "text/words.h"

namespace {

using namespace eender;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr std::size_t kCompared = 3000;  // each with each: 4.5 million comparisons

std::vector<std::vector<std::string>> read(const char* file) {
  std::vector<std::vector<std::string>> texts;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const text::Words words(nlohmann::json::parse(line).at("text").get_ref<const std::string&>());
    auto& text = texts.emplace_back();
    for (const text::Token& token : words.tokens()) text.emplace_back(token.word);
  }
  return texts;
}

std::vector<Pair> join(const std::vector<std::vector<std::string>>& texts, match::Threshold threshold) {
  std::map<std::string, match::Word> vocabulary;
  match::Sequences sequences;
  std::vector<match::Word> numbers;
  for (const auto& text : texts) {
    numbers.clear();
    for (const std::string& word : text)
      numbers.push_back(vocabulary.try_emplace(word, static_cast<match::Word>(vocabulary.size())).first->second);
    sequences.add(numbers);
  }
  std::vector<Pair> pairs;
  for (const match::Pair& pair : match::join(match::shingle(sequences, 3), threshold))
    pairs.emplace_back(pair.left, pair.right);
  return pairs;
}

// The same, too plain to be wrong.
std::vector<Pair> compare_each(const std::vector<std::vector<std::string>>& texts, match::Threshold threshold) {
  std::map<std::vector<std::string>, std::uint32_t> numbers;
  std::vector<std::set<std::uint32_t>> sets;
  for (const auto& text : texts) {
    auto& set = sets.emplace_back();
    const std::size_t length = std::min<std::size_t>(3, text.size());
    for (std::size_t i = 0; length > 0 && i + length <= text.size(); ++i) {
      const auto at = text.begin() + static_cast<std::ptrdiff_t>(i);
      const std::vector<std::string> shingle(at, at + static_cast<std::ptrdiff_t>(length));
      set.insert(numbers.try_emplace(shingle, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
  }
  std::vector<std::vector<std::uint32_t>> lists;
  for (const auto& set : sets) lists.emplace_back(set.begin(), set.end());
  std::vector<Pair> pairs;
  std::vector<std::uint32_t> both;
  for (std::uint32_t i = 0; i < lists.size(); ++i)
    for (std::uint32_t j = i + 1; j < lists.size(); ++j) {
      both.clear();
      std::ranges::set_intersection(lists[i], lists[j], std::back_inserter(both));
      if (threshold.met(both.size(), lists[i].size() + lists[j].size() - both.size())) pairs.emplace_back(i, j);
    }
  return pairs;
}

std::vector<Pair> read_pairs(const char* file) {
  std::vector<Pair> pairs;
  std::ifstream in(file);
  for (std::uint32_t a = 0, b = 0; in >> a >> b;)
    if (a != b) pairs.push_back(std::minmax(a, b));
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "pairs FILE PERCENT FOUND...\n");
    return 2;
  }
  const match::Threshold threshold{static_cast<std::uint32_t>(std::atoi(argv[2]))};
  const auto texts = read(argv[1]);
  // Every so many, so that families are among them.
  std::vector<std::vector<std::string>> some;
  const std::size_t run = 50, step = std::max<std::size_t>(run, texts.size() / (kCompared / run));
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (i % step < run) some.push_back(texts[i]);
  const auto plain = compare_each(some, threshold);
  if (join(some, threshold) != plain) {
    fmt::print(stderr, "pairs: the exact join and comparing each with each differ on {} texts\n", some.size());
    return 1;
  }
  const auto truth = join(texts, threshold);
  fmt::print("{{\"compared\": {}, \"alike\": {}, \"truth\": {}}}\n", some.size(), plain.size(), truth.size());
  for (int i = 3; i < argc; ++i) {
    const auto found = read_pairs(argv[i]);
    std::vector<Pair> right;
    std::ranges::set_intersection(found, truth, std::back_inserter(right));
    fmt::print("{{\"found\": {}, \"right\": {}, \"truth\": {}}}\n", found.size(), right.size(), truth.size());
  }
  return 0;
}
