// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/string_map.h"
#include "text/text.h"

// At which words of a key a rule may find something. Nine of ten words begin nothing that has a rule; one look at a table tells so, and the
// rules are asked about the others only. What is in the table comes from the rules themselves, and may be more than they take, never less.
namespace eender::text::detail {

enum Begins : std::uint8_t {
  kNothing = 0,
  kArticle = 1,    // begins what the word behind it begins
  kBody = 2,       // "college", "governing"
  kReference = 4,  // "artikel", "section"
  kOrdinal = 8,    // "eerste": of a reference, also behind an article
  kAdoption = 16,  // begins nothing, but a date behind it may be that of an adoption: "op", "vastgesteld"
  kValue = 32,     // "zes", "€"; digits need not be in the vocabulary
};

// Words and what they begin, of Begins.
using Vocabulary = StringMap<std::uint8_t>;

void add(Vocabulary& vocabulary, std::string_view word, std::uint8_t begins);

// What the words of a key begin.
class Beginnings {
 public:
  Beginnings(std::span<const Token> key, const Vocabulary& vocabulary);

  // REQUIRES: at < key.size().
  bool body(std::size_t at) const { return begins(at, kBody, kBody); }
  bool reference(std::size_t at) const { return begins(at, kReference | kOrdinal, kOrdinal); }
  bool value(std::size_t at) const { return (flags_[at] & kValue) != 0; }
  bool behind_adoption(std::size_t at) const { return at > 0 && (flags_[at - 1] & kAdoption) != 0; }

 private:
  bool begins(std::size_t at, unsigned here, unsigned behind_article) const {
    return (flags_[at] & here) != 0 || ((flags_[at] & kArticle) != 0 && (flags_[at + 1] & behind_article) != 0);
  }

  std::vector<std::uint8_t> flags_;  // by word, and none behind the last
};

}  // namespace eender::text::detail
