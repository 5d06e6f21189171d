// SPDX-License-Identifier: EUPL-1.2
#include "text/words.h"

#include <cstring>

#include "base/check.h"
#include "text/detail/characters.h"
#include "text/detail/markers.h"
#include "text/detail/word_bytes.h"

namespace eender::text {
namespace {

using detail::Character;
using detail::character_at;
using detail::Class;
using detail::class_at;

bool apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018; }

// Whether a mark between two parts of a word holds them together; `before` and `after` stand next to it.
bool joins(UChar32 mark, Class before, Class after, bool initials) {
  if (before == Class::kLetter && after == Class::kLetter) return apostrophe(mark) || (mark == '.' && initials);
  if (before == Class::kDigit && after == Class::kDigit)
    return mark == '.' || mark == ',' || mark == ':' || mark == '/' || mark == '-';
  return false;
}

// Whether the word of ASCII letters and digits that ends before `end` may go on there; all_of_word() tells.
bool may_go_on(std::string_view text, std::size_t end) {
  if (end == text.size()) return false;
  const Class mark = class_at(text, end);
  if (mark == Class::kBeyondAscii) return true;
  if (mark != Class::kPunctuation || end + 1 == text.size()) return false;
  const Class after = class_at(text, end + 1);
  return after == Class::kBeyondAscii || joins(text[end], class_at(text, end - 1), after, true);
}

struct Stretch {
  std::size_t end = 0;
  bool ascii = true;
};

// The whole of the word that begins at `begin`, joined parts included.
Stretch all_of_word(std::string_view text, std::size_t begin) {
  Stretch word{begin};
  std::size_t letters = 0;  // since the start or the last full stop inside
  Character c = character_at(text, begin);
  for (;;) {
    Class last = c.kind;
    while (c.in_word()) {
      word.ascii = word.ascii && c.code < 0x80;
      word.end += c.bytes;
      last = c.kind;
      ++letters;
      c = character_at(text, word.end);
    }
    const Character after = character_at(text, word.end + c.bytes);
    if (c.bytes == 0 || !after.in_word()) break;
    const Character beyond = character_at(text, word.end + c.bytes + after.bytes);
    if (!joins(c.code, last, after.kind, letters == 1 && !beyond.in_word())) break;
    word.ascii = word.ascii && c.code < 0x80;
    if (c.code == '.') letters = 0;
    word.end += c.bytes;
    c = after;
  }
  return word;
}

}  // namespace

inline void Words::add(std::size_t begin, std::size_t end, std::string_view word) {
  tokens_.push_back({word, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

void Words::add_beyond_ascii(std::size_t begin, std::string_view raw) {
  char* const place = folded_.get() + begin;
  if (const std::size_t size = detail::fold_in_place(raw, place)) return add(begin, begin + raw.size(), {place, size});
  std::string word = detail::fold(raw);
  if (word.empty()) return;
  if (word.size() > raw.size()) return add(begin, begin + raw.size(), grown_.emplace_front(std::move(word)));
  std::memcpy(place, word.data(), word.size());
  add(begin, begin + raw.size(), {place, word.size()});
}

Words::Words(std::string_view text) {
  EENDER_CHECK(text.size() < UINT32_MAX, "importers bound a provision's text far below 4 GiB");
  if (text.empty()) return;
  folded_ = std::make_unique_for_overwrite<char[]>(text.size() + 1);
  const char* const lower = folded_.get();
  const detail::WordBytes bytes(text, folded_.get());
  tokens_.reserve(bytes.runs());
  bool line_start = true;
  bool after_stop = false;  // one of . ; : , was the last but spaces
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (c.kind == Class::kNewline || c.kind == Class::kSpace) {
      line_start = line_start || c.kind == Class::kNewline;
      at += c.bytes;
      continue;
    }
    std::size_t marker = at;
    if (line_start) {
      marker = detail::line_marker(text, at, bytes.run_end(c.code == '(' ? at + 1 : at));
    } else if (after_stop) {
      // Most of what follows a comma is a word with a space behind it, so that is looked at first.
      const std::size_t end = bytes.run_end(c.code == '(' ? at + 1 : at);
      if (lower[end] == ')' || lower[end] == '.') marker = detail::inner_marker(text, at, end);
    }
    if (marker > at) {
      at = marker;
      continue;  // a second marker may follow: "1. a. …"
    }
    line_start = false;
    after_stop = false;
    if (!c.in_word()) {
      if (c.kind == Class::kSymbol) add_beyond_ascii(at, text.substr(at, c.bytes));
      after_stop = c.code == '.' || c.code == ';' || c.code == ':' || c.code == ',';
      at += c.bytes;
      continue;
    }
    // Words with nothing but a space between them are most of every text.
    std::size_t end = bytes.run_end(at);
    while (lower[end] == ' ') {
      add(at, end, {lower + at, end - at});
      at = end + 1;
      if (!bytes.at(at)) break;
      end = bytes.run_end(at);
    }
    if (end < at) continue;  // no word of ASCII follows the space
    bool ascii = true;
    if (end == at || may_go_on(text, end)) {
      const Stretch word = all_of_word(text, at);
      end = word.end;
      ascii = word.ascii;
    }
    if (ascii) {
      add(at, end, {lower + at, end - at});
    } else {
      add_beyond_ascii(at, text.substr(at, end - at));
    }
    at = end;
  }
}

}  // namespace eender::text
