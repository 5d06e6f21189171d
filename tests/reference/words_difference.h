// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.h"
#include "words_reference.h"

namespace eender::text::reference {

// Where text/words.h and its slow twin disagree about a text, in words; empty where they do not.
inline std::string difference(std::string_view text) {
  const Words words(text);
  const std::vector<Token>& found = words.tokens();
  const std::vector<Word> truth = words_of(text);
  const auto show = [](std::string_view word, std::uint32_t begin, std::uint32_t end) {
    return "'" + std::string(word) + "' at " + std::to_string(begin) + " to " + std::to_string(end);
  };
  const std::size_t both = std::min(found.size(), truth.size());
  for (std::size_t i = 0; i < both; ++i)
    if (found[i].word != truth[i].word || found[i].begin != truth[i].begin || found[i].end != truth[i].end)
      return "word " + std::to_string(i) + " of '" + std::string(text) + "' is " +
             show(truth[i].word, truth[i].begin, truth[i].end) + ", found was " +
             show(found[i].word, found[i].begin, found[i].end);
  if (found.size() == truth.size()) return {};
  return "'" + std::string(text) + "' has " + std::to_string(truth.size()) + " words, found were " +
         std::to_string(found.size());
}

}  // namespace eender::text::reference
