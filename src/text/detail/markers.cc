// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/markers.h"

#include <unicode/uchar.h>

#include "text/detail/characters.h"

namespace eender::text::detail {
namespace {

bool bullet(UChar32 c) {
  return c == '-' || c == '*' || c == 0x2022 || c == 0x2023 || c == 0x25CF || c == 0x25CB || c == 0x25AA ||
         c == 0x25A0 || c == 0xB7 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0xB0;
}
bool digit(char c) { return c >= '0' && c <= '9'; }
bool roman(std::string_view s) { return s.find_first_not_of("ivxIVX") == std::string_view::npos; }
bool all_digits(std::string_view s) { return s.find_first_not_of("0123456789") == std::string_view::npos; }

// What a marker counts with: one letter, a roman numeral of up to five, a number of up to three digits, a letter twice ("aa", after "z").
bool counts(std::string_view s) {
  return s.size() == 1 || (s.size() == 2 && s[0] == s[1]) || (s.size() >= 2 && s.size() <= 3 && all_digits(s)) ||
         (s.size() >= 2 && s.size() <= 5 && roman(s));
}

bool blank(std::string_view text, std::size_t at) { return at < text.size() && (text[at] == ' ' || text[at] == '\t'); }
// U+00A0 and its like count as blanks behind a marker too.
bool blank_or_end(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == '\n' || character_at(text, at).kind == Class::kSpace;
}

}  // namespace

std::size_t line_marker(std::string_view text, std::size_t at, std::size_t end) {
  if (const Character first = character_at(text, at); bullet(first.code)) {
    const std::size_t next = at + first.bytes;
    return blank_or_end(text, next) ? next : at;
  }
  const bool parenthesis = text[at] == '(';
  const std::size_t start = at + (parenthesis ? 1 : 0);
  if (!counts(text.substr(start, end - start))) return at;
  if (text.substr(end).starts_with("\xC2\xB0")) end += 2;  // 1°
  if (parenthesis) return end < text.size() && text[end] == ')' && blank_or_end(text, end + 1) ? end + 1 : at;
  // "2 Het college": a paragraph's bare number.
  const bool number = all_digits(text.substr(start, end - start));
  if (number && blank(text, end) && u_isupper(character_at(text, end + 1).code)) return end;
  if (end < text.size() && (text[end] == '.' || text[end] == ')')) {
    if (blank_or_end(text, end + 1)) return end + 1;
    // "2.3" and "2.3." before a capital: a numbered paragraph, not a decimal number.
    std::size_t more = end + 1;
    while (more < text.size() && (digit(text[more]) || text[more] == '.')) ++more;
    if (number && more > end + 1 && blank(text, more) && more + 1 < text.size() && text[more + 1] >= 'A' &&
        text[more + 1] <= 'Z')
      return more;
  }
  return at;
}

std::size_t inner_marker(std::string_view text, std::size_t at, std::size_t end) {
  // What stands behind is asked first: mostly it is a space, and the rest need not be.
  if (end >= text.size() || (text[end] != ')' && text[end] != '.')) return at;
  const bool parenthesis = text[at] == '(';
  const std::size_t start = at + (parenthesis ? 1 : 0);
  if (!counts(text.substr(start, end - start))) return at;
  if (parenthesis) return text[end] == ')' ? end + 1 : at;
  return blank(text, end + 1) && blank(text, end + 2) ? end + 1 : at;
}

}  // namespace eender::text::detail
