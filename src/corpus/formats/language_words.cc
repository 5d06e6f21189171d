// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/language_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace eender::corpus {

void LanguageWords::add(std::string_view text) {
  constexpr std::array<std::string_view, 8> kDutch{"de", "het", "een", "van", "voor", "wordt", "niet", "bij"};
  constexpr std::array<std::string_view, 8> kEnglish{"the", "of", "and", "to", "shall", "by", "any", "for"};
  const auto among = [](const auto& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  std::string words(text);
  for (char& c : words) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '\n' || c == '\t' ? ' ' : c;
  words += ' ';
  std::string_view rest = words;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size() + 1);
    dutch_ += among(kDutch, word);
    english_ += among(kEnglish, word);
  }
}

std::string_view LanguageWords::language() const {
  constexpr std::size_t kFewest = 8, kTimes = 5;
  if (dutch_ >= kFewest && dutch_ >= kTimes * english_) return "nl";
  if (english_ >= kFewest && english_ >= kTimes * dutch_) return "en";
  return {};
}

}  // namespace eender::corpus
