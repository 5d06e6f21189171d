// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/string_map.h"
#include "text/detail/sieve.h"
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
  kDate = 16,      // "12", "march"
  kNumber = 32,    // "zes", "€"
  kOwnName = 64,
};

// Words and what they begin, of Begins.
class Vocabulary {
 public:
  void add(std::string_view word, std::uint8_t begins);
  void add_digits(std::uint8_t begins) { digits_ |= begins; }            // of every word that begins with one
  void add_possessives(std::uint8_t begins) { possessives_ |= begins; }  // of every word like "council's"

  std::uint8_t of(std::string_view word) const;

 private:
  StringMap<std::uint8_t> words_;
  Sieve<std::size_t{1} << 14> sieve_;  // for the thousands of Dutch numbers
  std::uint8_t digits_ = kNothing;
  std::uint8_t possessives_ = kNothing;
};

// What the words of a key begin.
class Beginnings {
 public:
  Beginnings(std::span<const Token> key, const Vocabulary& vocabulary);
  // REQUIRES: at < key.size(), here and below.
  void add(std::size_t at, std::uint8_t begins) { flags_[at] |= begins; }

  // The first word from `at` on that begins anything; the key's size where none does.
  std::size_t next(std::size_t at) const {
    while (flags_[at] == kNothing) ++at;
    return at;
  }
  bool body(std::size_t at) const { return begins(at, kBody, kBody); }
  bool reference(std::size_t at) const { return begins(at, kReference | kOrdinal, kOrdinal); }
  bool date(std::size_t at) const { return begins(at, kDate, kNothing); }
  bool value(std::size_t at) const { return begins(at, kDate | kNumber, kNothing); }
  bool own_name(std::size_t at) const { return begins(at, kOwnName, kNothing); }

 private:
  static constexpr std::uint8_t kEnd = 128;

  bool begins(std::size_t at, unsigned here, unsigned behind_article) const {
    return (flags_[at] & here) != 0 || ((flags_[at] & kArticle) != 0 && (flags_[at + 1] & behind_article) != 0);
  }

  std::vector<std::uint8_t> flags_;  // by word, and kEnd
};

}  // namespace eender::text::detail
