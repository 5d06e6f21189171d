// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cctype>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.h"

// What text/words.h does, done character by character with ICU asked about each: for tests, fuzzing and measuring, as slow as it looks. It
// shares nothing with src/text, so that a mistake there is not made here too.
namespace eender::text::reference {

struct Word {
  std::string word;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Word&) const = default;
};

namespace detail {

enum class Class : std::uint8_t { kSpace, kNewline, kPunctuation, kLetter, kDigit, kSymbol };

inline Class class_of(UChar32 c) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::kLetter;
    if (c >= '0' && c <= '9') return Class::kDigit;
    if (c == '\n' || c == '\r') return Class::kNewline;
    if (c == ' ' || c == '\t' || c == '\f' || c == '\v') return Class::kSpace;
    return c == '$' || c == '%' ? Class::kSymbol : Class::kPunctuation;
  }
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return Class::kNewline;
  if (u_isUWhiteSpace(c)) return Class::kSpace;
  if (u_isdigit(c)) return Class::kDigit;
  if (c == 0xA7 || u_charType(c) == U_CURRENCY_SYMBOL) return Class::kSymbol;
  // Default ignorables (soft hyphen, zero-width joiners) lie inside words and fold to nothing.
  const auto mask = U_GET_GC_MASK(c);
  if ((mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0 ||
      u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
    return Class::kLetter;
  return Class::kPunctuation;
}

// A place in a text and what stands there.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) { read(); }

  bool done() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  UChar32 character() const { return character_; }
  Class kind() const { return kind_; }
  bool word() const { return !done() && (kind_ == Class::kLetter || kind_ == Class::kDigit); }
  void advance() {
    at_ = next_;
    read();
  }

 private:
  void read() {
    if (done()) {
      character_ = '\n';
      kind_ = Class::kNewline;
      next_ = at_;
      return;
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text_.data());
    if (bytes[at_] < 0x80) {
      character_ = bytes[at_];
      next_ = at_ + 1;
    } else {
      auto i = static_cast<std::int64_t>(at_);
      U8_NEXT(bytes, i, static_cast<std::int64_t>(text_.size()), character_);
      next_ = static_cast<std::size_t>(i);
      if (character_ < 0) character_ = ' ';  // not UTF-8
    }
    kind_ = class_of(character_);
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t next_ = 0;
  UChar32 character_ = 0;
  Class kind_ = Class::kSpace;
};

inline bool apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC; }
inline bool bullet(UChar32 c) {
  return c == '-' || c == '*' || c == 0x2022 || c == 0x2023 || c == 0x25CF || c == 0x25CB || c == 0x25AA ||
         c == 0x25A0 || c == 0xB7 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0xB0;
}
inline bool roman(std::string_view s) { return s.find_first_not_of("ivxIVX") == std::string_view::npos; }
inline bool all_digits(std::string_view s) { return s.find_first_not_of("0123456789") == std::string_view::npos; }

// What a marker counts with: one letter, a roman numeral of up to five, a number of up to three digits. Returns its end, or `at`.
inline std::size_t counter(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < 6 && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
  const std::string_view s = text.substr(at, end - at);
  const bool is = (s.size() == 1) || (s.size() >= 2 && s.size() <= 3 && all_digits(s)) ||
                  (s.size() >= 2 && s.size() <= 5 && roman(s)) || (s.size() == 2 && s[0] == s[1]);  // "aa", after "z"
  return is ? end : at;
}

inline bool blank(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t');
}
// U+00A0 and its like count as blanks behind a marker too.
inline bool blank_or_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] == '\n') return true;
  if (blank(text, at)) return true;
  return Cursor(text, at).kind() == Class::kSpace;
}

// The end of a list marker that starts a line at `at`, or `at` where there is none.
inline std::size_t line_marker(std::string_view text, std::size_t at) {
  const Cursor first(text, at);
  if (first.done()) return at;
  if (bullet(first.character())) {
    Cursor next = first;
    next.advance();
    return blank_or_end(text, next.at()) ? next.at() : at;
  }
  const bool parenthesis = text[at] == '(';
  const std::size_t start = at + (parenthesis ? 1 : 0);
  std::size_t end = counter(text, start);
  if (end == start) return at;
  if (text.substr(end).starts_with("\xC2\xB0")) end += 2;  // 1°
  if (parenthesis) return end < text.size() && text[end] == ')' && blank_or_end(text, end + 1) ? end + 1 : at;
  // "2 Het college": a paragraph's bare number.
  const bool number = all_digits(text.substr(start, end - start));
  if (number && blank(text, end) && u_isupper(Cursor(text, end + 1).character())) return end;
  if (end < text.size() && (text[end] == '.' || text[end] == ')')) {
    if (blank_or_end(text, end + 1)) return end + 1;
    // "2.3" and "2.3." before a capital: a numbered paragraph, not a decimal number.
    std::size_t more = end + 1;
    while (more < text.size() && (std::isdigit(static_cast<unsigned char>(text[more])) != 0 || text[more] == '.'))
      ++more;
    if (number && more > end + 1 && blank(text, more) && more + 1 < text.size() &&
        std::isupper(static_cast<unsigned char>(text[more + 1])) != 0)
      return more;
  }
  return at;
}

// The end of a list marker inside a line at `at`, or `at`. The caller has seen that it follows the start or one of . ; : ,
inline std::size_t inner_marker(std::string_view text, std::size_t at) {
  const bool parenthesis = text[at] == '(';
  const std::size_t start = at + (parenthesis ? 1 : 0);
  const std::size_t end = counter(text, start);
  if (end == start || end >= text.size()) return at;
  if (parenthesis) return text[end] == ')' ? end + 1 : at;
  return (text[end] == '.' || text[end] == ')') && blank(text, end + 1) && blank(text, end + 2) ? end + 1 : at;
}

// Whether a mark between two parts of a word holds them together; `before` and `after` stand next to it.
inline bool joins(UChar32 mark, Class before, Class after, bool initials) {
  if (before == Class::kLetter && after == Class::kLetter) return apostrophe(mark) || (mark == '.' && initials);
  if (before == Class::kDigit && after == Class::kDigit)
    return mark == '.' || mark == ',' || mark == ':' || mark == '/' || mark == '-';
  return false;
}

// NFKC and case folding, with straight apostrophes.
inline std::string folded(std::string_view raw) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  EENDER_CHECK(fold != nullptr, "ICU's data hold NFKC_Casefold");
  std::string straight;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool curly = raw.substr(i).starts_with("\xE2\x80\x98") || raw.substr(i).starts_with("\xE2\x80\x99");
    straight += curly ? '\'' : raw[i];
    if (curly) i += 2;
  }
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  status = U_ZERO_ERROR;
  fold->normalizeUTF8(0, icu::StringPiece(straight.data(), static_cast<std::int32_t>(straight.size())), sink, nullptr,
                      status);
  return result;
}

}  // namespace detail

// Key 2 of a text.
inline std::vector<Word> words_of(std::string_view text) {
  using namespace detail;
  std::vector<Word> words;
  const auto add = [&](std::size_t begin, std::size_t end) {
    std::string word = folded(text.substr(begin, end - begin));
    if (word.empty()) return;  // nothing but soft hyphens and the like
    words.push_back({std::move(word), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  bool line_start = true;
  bool after_stop = false;  // one of . ; : , was the last but spaces
  Cursor cursor(text, 0);
  while (!cursor.done()) {
    if (cursor.kind() == Class::kNewline || cursor.kind() == Class::kSpace) {
      line_start = line_start || cursor.kind() == Class::kNewline;
      cursor.advance();
      continue;
    }
    if (line_start || after_stop) {
      const std::size_t end = line_start ? line_marker(text, cursor.at()) : inner_marker(text, cursor.at());
      if (end > cursor.at()) {
        cursor = Cursor(text, end);
        continue;  // a second marker may follow: "1. a. …"
      }
    }
    line_start = false;
    after_stop = false;
    const std::size_t begin = cursor.at();
    if (!cursor.word()) {
      const UChar32 c = cursor.character();
      const bool symbol = cursor.kind() == Class::kSymbol;
      cursor.advance();
      if (symbol) add(begin, cursor.at());
      after_stop = c == '.' || c == ';' || c == ':' || c == ',';
      continue;
    }
    std::size_t letters = 0;  // since the start or the last full stop inside
    for (;;) {
      Class last = cursor.kind();
      while (cursor.word()) {
        last = cursor.kind();
        ++letters;
        cursor.advance();
      }
      if (cursor.done()) break;
      Cursor after = cursor;
      after.advance();
      if (!after.word()) break;
      Cursor beyond = after;
      beyond.advance();
      if (!joins(cursor.character(), last, after.kind(), letters == 1 && !beyond.word())) break;
      if (cursor.character() == '.') letters = 0;
      cursor = after;
    }
    add(begin, cursor.at());
  }
  return words;
}

}  // namespace eender::text::reference
