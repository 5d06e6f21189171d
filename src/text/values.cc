// SPDX-License-Identifier: EUPL-1.2
#include "text/values.h"

#include <array>

#include "base/string_map.h"
#include "text/detail/beginnings.h"
#include "text/detail/bound.h"
#include "text/detail/clock.h"
#include "text/detail/count.h"
#include "text/detail/dates.h"
#include "text/detail/numbers.h"
#include "text/detail/references.h"

namespace eender::text {
namespace {

using Words = StringViewMap<std::string_view>;

std::string_view word(std::span<const Token> key, std::size_t at) {
  return at < key.size() ? key[at].word : std::string_view{};
}
bool digit(char c) { return c >= '0' && c <= '9'; }

std::string_view mark_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::kAmount:
      return "\xE2\x9F\xA8"
             "amount\xE2\x9F\xA9";
    case ValueKind::kPercentage:
      return "\xE2\x9F\xA8percentage\xE2\x9F\xA9";
    case ValueKind::kTerm:
      return "\xE2\x9F\xA8term\xE2\x9F\xA9";
    case ValueKind::kDate:
      return "\xE2\x9F\xA8"
             "date\xE2\x9F\xA9";
    case ValueKind::kTime:
      return "\xE2\x9F\xA8time\xE2\x9F\xA9";
    case ValueKind::kCount:
      return "\xE2\x9F\xA8"
             "count\xE2\x9F\xA9";
  }
  return {};
}

std::string_view time_unit(std::string_view w) {
  static const Words units = {{"minuut", "minute"},
                              {"minuten", "minute"},
                              {"minute", "minute"},
                              {"minutes", "minute"},
                              {"uur", "hour"},
                              {"uren", "hour"},
                              {"hour", "hour"},
                              {"hours", "hour"},
                              {"dag", "day"},
                              {"dagen", "day"},
                              {"day", "day"},
                              {"days", "day"},
                              {"etmaal", "day"},
                              {"etmalen", "day"},
                              {"kalenderdag", "day"},
                              {"kalenderdagen", "day"},
                              {"werkdag", "working day"},
                              {"werkdagen", "working day"},
                              {"week", "week"},
                              {"weken", "week"},
                              {"weeks", "week"},
                              {"maand", "month"},
                              {"maanden", "month"},
                              {"month", "month"},
                              {"months", "month"},
                              {"kwartaal", "quarter"},
                              {"kwartalen", "quarter"},
                              {"jaar", "year"},
                              {"jaren", "year"},
                              {"year", "year"},
                              {"years", "year"},
                              {"kalenderjaar", "year"},
                              {"kalenderjaren", "year"},
                              {"kalendermaand", "month"},
                              {"kalendermaanden", "month"}};
  const auto found = units.find(w);
  return found == units.end() ? std::string_view{} : found->second;
}

const Words& currencies() {
  static const Words units = {{"\xE2\x82\xAC", "EUR"}, {"eur", "EUR"},      {"euro", "EUR"}, {"euro's", "EUR"},
                              {"euros", "EUR"},        {"$", "USD"},        {"usd", "USD"},  {"dollar", "USD"},
                              {"dollars", "USD"},      {"\xC2\xA3", "GBP"}, {"rand", "ZAR"}};
  return units;
}

std::string_view currency(std::string_view w, Language language) {
  const auto found = currencies().find(w);
  if (found == currencies().end()) return {};
  return language == Language::kDutch && w == "rand" ? std::string_view{} : found->second;  // the edge, in Dutch
}

// "een week" is one week where something is measured by it: behind "binnen", "na", "gedurende", "ten hoogste", … ("binnen een week",
// "langer dan een jaar"), behind "voor" and "met" ("verlengd met een week"), behind what lasts ("een periode van een week"), and before
// what is counted from ("een dag later", "een week voor aanvang"). Elsewhere it is some week ("op een dag", "in de loop van een jaar").
// Units of the calendar are never measures with "een": "binnen een kalenderjaar" says in which.
bool measures_one(std::span<const Token> key, std::size_t at, std::size_t end) {
  static const StringViewSet prepositions = {
      "binnen",    "na",       "gedurende", "sinds", "dan",  "hoogste", "hoogstens", "hooguit",   "minste",  "minstens",
      "tenminste", "maximaal", "minimaal",  "met",   "voor", "ruim",    "bijna",     "uiterlijk", "telkens", "steeds"};
  static const StringViewSet durations = {
      "termijn",   "termijnen", "periode",      "duur",      "tijdvak",   "looptijd", "verlenging", "geldigheidsduur",
      "proeftijd", "uitstel",   "opzegtermijn", "wachttijd", "schorsing", "tijd",     "tijdsduur",  "beslistermijn"};
  static const StringViewSet counted = {"later",
                                        "eerder",
                                        "geleden",
                                        "lang",
                                        "tevoren",
                                        "daarna",
                                        "daarvoor",
                                        "nadien",
                                        "nadat",
                                        "voordat",
                                        "voor",
                                        "na",
                                        "v\xC3\xB3\xC3\xB3r",
                                        "voorafgaand",
                                        "vooraf"};
  if (key[end - 1].word.starts_with("kalender")) return false;
  if (counted.contains(word(key, end))) return true;
  if (at == 0) return false;
  if (prepositions.contains(key[at - 1].word)) return true;
  return at >= 2 && key[at - 1].word == "van" && durations.contains(key[at - 2].word);
}

bool percent(std::string_view w) { return w == "%" || w == "procent" || w == "percent" || w == "pct"; }

// A value that starts at `at` and how many tokens it takes; 0 for none. `joined`: where a time of day before says that this one belongs to it.
std::size_t value_at(std::span<const Token> key, std::size_t at, Language language, Value& value, std::size_t& joined) {
  if (detail::DateFound found = detail::date(key, at, language); found.words > 0) {
    value.kind = ValueKind::kDate;
    value.date = std::move(found.date);
    return found.words;
  }
  const auto fill = [&](const detail::Number& n) {
    value.thousandths = n.thousandths;
    value.upper_thousandths = n.upper;
  };
  if (const auto unit = currency(word(key, at), language); !unit.empty()) {
    const auto n = detail::number(key, at + 1, language);
    if (n.words == 0 || n.article) return 0;
    value.kind = ValueKind::kAmount;
    value.unit = unit;
    fill(n);
    return 1 + n.words;
  }
  std::size_t from = at;
  if (word(key, at) == "een" && word(key, at + 1) == "half") ++from;  // "een half jaar"
  const auto n = detail::number(key, from, language);
  if (n.words > 0 || (!word(key, at).empty() && digit(word(key, at)[0]))) {
    if (const detail::Clock clock = detail::clock(key, at, language, joined == at); clock.words > 0) {
      value.kind = ValueKind::kTime;
      value.thousandths = clock.minutes;
      value.upper_thousandths = clock.until;
      joined = clock.next;
      return clock.words;
    }
  }
  if (n.words == 0) return 0;
  const std::size_t end = from + n.words;
  const auto unit_word = word(key, end);
  if (percent(unit_word)) {
    value.kind = ValueKind::kPercentage;
    value.unit = "%";
    fill(n);
    return end + 1 - at;
  }
  if (unit_word == "per" && (word(key, end + 1) == "cent" || word(key, end + 1) == "centum")) {
    value.kind = ValueKind::kPercentage;
    value.unit = "%";
    fill(n);
    return end + 2 - at;
  }
  if (const auto unit = currency(unit_word, language); !unit.empty() && unit_word.size() > 1 && !n.article) {
    value.kind = ValueKind::kAmount;
    value.unit = unit;
    fill(n);
    // "one hundred dollars ($100.00)": the double behind it.
    std::size_t more = end + 1;
    if (currency(word(key, more), language) == unit &&
        detail::thousandths_of(word(key, more + 1), language) == n.thousandths)
      more += 2;
    return more - at;
  }
  if (const auto unit = time_unit(unit_word); !unit.empty()) {
    if (n.article && word(key, from) == "een" && !measures_one(key, from, end + 1)) return 0;
    value.kind = ValueKind::kTerm;
    value.unit = unit;
    fill(n);
    return end + 1 - at;
  }
  if (language == Language::kEnglish &&
      (unit_word == "business" || unit_word == "working" || unit_word == "calendar" || unit_word == "consecutive"))
    if (const auto unit = time_unit(word(key, end + 1)); !unit.empty()) {
      value.kind = ValueKind::kTerm;
      value.unit = unit == "day" && (unit_word == "business" || unit_word == "working") ? "working day" : unit;
      fill(n);
      return end + 2 - at;
    }
  if (n.article || from != at || !detail::counts(key, at, detail::year(word(key, at)).has_value(), language)) return 0;
  value.kind = ValueKind::kCount;
  fill(n);
  return n.words;
}

// What value_at() may find something at.
const detail::Vocabulary& vocabulary(Language language) {
  const auto make = [](Language of) {
    detail::Vocabulary words;
    detail::add_references(words, of);
    detail::add_numbers(words, of);
    detail::add_dates(words, of);
    for (const auto& [unit, name] : currencies()) words.add(unit, detail::kNumber);
    return words;
  };
  static const detail::Vocabulary dutch = make(Language::kDutch);
  static const detail::Vocabulary english = make(Language::kEnglish);
  return language == Language::kDutch ? dutch : english;
}

}  // namespace

std::vector<Token> mask_values(std::span<const Token> key3, Language language, std::vector<Value>* values) {
  std::vector<Token> result;
  result.reserve(key3.size());
  const detail::Beginnings begins(key3, vocabulary(language));
  std::size_t joined = key3.size();
  for (std::size_t i = 0; i < key3.size();) {
    if (const std::size_t next = begins.next(i); next > i) {
      result.insert(result.end(), key3.begin() + static_cast<std::ptrdiff_t>(i),
                    key3.begin() + static_cast<std::ptrdiff_t>(next));
      i = next;
      continue;
    }
    // Numbers of articles of other texts are no magnitudes.
    if (begins.reference(i)) {
      if (const auto reference = detail::reference(key3, i, language); reference.words > 0) {
        for (std::size_t j = 0; j < reference.words; ++j) result.push_back(key3[i + j]);
        i += reference.words;
        continue;
      }
    }
    if (!begins.value(i)) {
      result.push_back(key3[i++]);
      continue;
    }
    Value value;
    const std::size_t n = value_at(key3, i, language, value, joined);
    if (n == 0) {
      result.push_back(key3[i++]);
      continue;
    }
    value.begin = key3[i].begin;
    value.end = key3[i + n - 1].end;
    value.token = static_cast<std::uint32_t>(result.size());
    value.bound = detail::bound(key3, i, i + n);
    result.push_back({mark_of(value.kind), value.begin, value.end});
    if (values != nullptr) values->push_back(std::move(value));
    i += n;
  }
  return result;
}

}  // namespace eender::text
