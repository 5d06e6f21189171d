// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/beginnings.h"

namespace eender::text::detail {
namespace {

std::uint8_t flags_of(std::string_view word, const Vocabulary& vocabulary) {
  const auto found = vocabulary.find(word);
  std::uint8_t flags = found == vocabulary.end() ? std::uint8_t{kNothing} : found->second;
  if (word.empty()) return flags;
  if (word.front() >= '0' && word.front() <= '9') flags |= kValue;
  // "the council's": bodies may have a possessive behind them (names.cc).
  if (word.ends_with('s') && (word.ends_with("'s") || word.ends_with("\xE2\x80\x99s"))) flags |= kBody;
  return flags;
}

}  // namespace

void add(Vocabulary& vocabulary, std::string_view word, std::uint8_t begins) {
  vocabulary[std::string(word)] |= begins;
}

Beginnings::Beginnings(std::span<const Token> key, const Vocabulary& vocabulary) : flags_(key.size() + 1) {
  for (std::size_t i = 0; i < key.size(); ++i) flags_[i] = flags_of(key[i].word, vocabulary);
}

}  // namespace eender::text::detail
