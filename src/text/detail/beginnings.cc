// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/beginnings.h"

namespace eender::text::detail {

void Vocabulary::add(std::string_view word, std::uint8_t begins) {
  words_[std::string(word)] |= begins;
  sieve_.add(word);
}

std::uint8_t Vocabulary::of(std::string_view word) const {
  if (word.empty()) return kNothing;
  std::uint8_t begins = kNothing;
  if (sieve_.may_have(word))
    if (const auto found = words_.find(word); found != words_.end()) begins = found->second;
  if (word.front() >= '0' && word.front() <= '9') begins |= digits_;
  if (word.back() == 's' && (word.ends_with("'s") || word.ends_with("\xE2\x80\x99s"))) begins |= possessives_;
  return begins;
}

Beginnings::Beginnings(std::span<const Token> key, const Vocabulary& vocabulary) : flags_(key.size() + 1) {
  for (std::size_t i = 0; i < key.size(); ++i) flags_[i] = vocabulary.of(key[i].word);
  flags_.back() = kEnd;
}

}  // namespace eender::text::detail
