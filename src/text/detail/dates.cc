// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/dates.h"

#include <fmt/format.h>

#include "base/date.h"
#include "base/string_map.h"

namespace eender::text::detail {
namespace {

std::string_view word(std::span<const Token> key, std::size_t at) {
  return at < key.size() ? key[at].word : std::string_view{};
}
bool digit(char c) { return c >= '0' && c <= '9'; }

const StringViewMap<int>& months() {
  static const StringViewMap<int> numbers = {{"januari", 1},   {"februari", 2}, {"maart", 3},     {"april", 4},
                                             {"mei", 5},       {"juni", 6},     {"juli", 7},      {"augustus", 8},
                                             {"september", 9}, {"oktober", 10}, {"november", 11}, {"december", 12},
                                             {"january", 1},   {"february", 2}, {"march", 3},     {"may", 5},
                                             {"june", 6},      {"july", 7},     {"august", 8},    {"october", 10}};
  return numbers;
}

int month(std::string_view w) {
  const auto found = months().find(w);
  return found == months().end() ? 0 : found->second;
}

std::optional<int> small(std::string_view w, int most) {
  if (w.empty() || w.size() > 4) return std::nullopt;
  int n = 0;
  for (const char c : w) {
    if (!digit(c)) return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n >= 1 && n <= most ? std::optional(n) : std::nullopt;
}

DateFound on(std::size_t words, std::optional<int> y, int m, int d) {
  if (!y) return {words, fmt::format("--{:02}-{:02}", m, d)};
  const auto date = Date::of(*y, m, d);
  return date ? DateFound{words, date->iso()} : DateFound{};
}

// "1-1-2020", "12/31/2020", "2020-12-31" as one word.
DateFound digits_date(std::string_view w, Language language) {
  for (const char separator : {'-', '/', '.'}) {
    const std::size_t first = w.find(separator);
    const std::size_t second = first == std::string_view::npos ? first : w.find(separator, first + 1);
    if (second == std::string_view::npos || w.find(separator, second + 1) != std::string_view::npos) continue;
    const auto a = w.substr(0, first);
    const auto b = w.substr(first + 1, second - first - 1);
    const auto c = w.substr(second + 1);
    if (year(a) && small(b, 12) && small(c, 31)) return on(1, year(a), *small(b, 12), *small(c, 31));
    if (!year(c) || !small(a, 31) || !small(b, 31)) continue;
    const bool month_first = language == Language::kEnglish ? small(a, 12).has_value() : !small(b, 12).has_value();
    const int m = *small(month_first ? a : b, 31);
    if (m <= 12) return on(1, year(c), m, *small(month_first ? b : a, 31));
  }
  return {};
}

}  // namespace

std::optional<int> year(std::string_view w) {
  const auto n = small(w, 2199);
  return n && w.size() == 4 && *n >= 1800 ? n : std::nullopt;
}

DateFound date(std::span<const Token> key, std::size_t at, Language language) {
  const auto w = word(key, at);
  if (!w.empty() && digit(w[0])) {
    if (DateFound found = digits_date(w, language); found.words > 0) return found;
    // "12 maart 2020", "12 maart"
    const int m = month(word(key, at + 1));
    if (const auto d = small(w, 31); d && m > 0) {
      const auto y = year(word(key, at + 2));
      if (!y && word(key, at + 1) == "may") return {};  // "section 5 may …"
      return on(y ? 3 : 2, y, m, *d);
    }
    return {};
  }
  // "January 1, 2020", "July 4"
  const int m = language == Language::kEnglish ? month(w) : 0;
  if (m == 0) return {};
  auto day_word = word(key, at + 1);
  for (const auto suffix : {"st", "nd", "rd", "th"})
    if (day_word.ends_with(suffix)) day_word.remove_suffix(2);
  const auto d = small(day_word, 31);
  if (!d) return {};
  const auto y = year(word(key, at + 2));
  if (!y && w == "may") return {};
  return on(y ? 3 : 2, y, m, *d);
}

void add_dates(Vocabulary& vocabulary, Language language) {
  vocabulary.add_digits(kDate);
  if (language == Language::kEnglish)
    for (const auto& [name, number] : months()) vocabulary.add(name, kDate);
}

}  // namespace eender::text::detail
