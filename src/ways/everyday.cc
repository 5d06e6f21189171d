// SPDX-License-Identifier: EUPL-1.2
#include "ways/everyday.h"

#include <algorithm>

namespace eender::ways {
namespace {

using Window = std::vector<std::string_view>;
constexpr std::size_t kAround = 2;    // words on each side
constexpr std::uint32_t kFewest = 2;  // one other may have copied the name by mistake

// The words of key 4 around the one that the byte `at` of the text lies in.
Window window_at(const text::Keys& keys, std::size_t at) {
  const auto& key = keys.apart_from_values();
  const auto found = std::partition_point(key.begin(), key.end(), [&](const text::Token& t) { return t.end <= at; });
  const auto middle = static_cast<std::size_t>(found - key.begin());
  Window window;
  for (std::size_t i = middle - std::min(middle, kAround); i < std::min(key.size(), middle + kAround + 1); ++i)
    window.push_back(key[i].word);
  return window;
}

std::uint32_t others_with(const Window& window, const std::string& government, const std::vector<Position>& positions,
                          const std::vector<PositionReading>& readings) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (positions[i].government == government) continue;
    const auto& key = readings[i].keys.apart_from_values();
    count +=
        std::search(key.begin(), key.end(), window.begin(), window.end(),
                    [](const text::Token& token, std::string_view word) { return token.word == word; }) != key.end();
  }
  return count;
}

}  // namespace

std::vector<std::vector<text::EverydayName>> decide_everyday_names(const std::vector<Position>& positions,
                                                                   const std::vector<PositionReading>& readings,
                                                                   const Keyer& keyer) {
  std::vector<std::vector<text::EverydayName>> decided(positions.size());
  for (std::size_t p = 0; p < positions.size(); ++p) {
    const std::uint32_t regulation = positions[p].provisions.front().regulation;
    const auto& words = readings[p].keys.wording();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!keyer.is_everyday(words[i].word, regulation)) continue;
      const auto window_as = [&](const text::Keys& keys) { return window_at(keys, words[i].begin); };
      const text::EverydayName own{i, true}, word{i, false};
      const text::Keys as_own = keyer.keys(positions[p].text, regulation, {&own, 1});
      const text::Keys as_word = keyer.keys(positions[p].text, regulation, {&word, 1});
      if (window_as(as_own) == window_as(as_word)) continue;
      const std::uint32_t for_own = others_with(window_as(as_own), positions[p].government, positions, readings);
      const std::uint32_t for_word = others_with(window_as(as_word), positions[p].government, positions, readings);
      if (std::max(for_own, for_word) < kFewest || for_own == for_word) continue;
      const text::EverydayName& says = for_own > for_word ? own : word;
      if (window_as(says.own ? as_own : as_word) != window_as(readings[p].keys)) decided[p].push_back(says);
    }
  }
  return decided;
}

}  // namespace eender::ways
