// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/count.h"

#include <string_view>

#include "base/string_map.h"

namespace eender::text::detail {
namespace {

using Set = StringViewSet;

std::string_view word(std::span<const Token> key, std::size_t at) {
  return at < key.size() ? key[at].word : std::string_view{};
}

// "meer dan 2000 bezoekers", "telt 2000 zitplaatsen": four digits that could be a year, and count. A bound counts, but for "later dan 2020";
// else a year is followed by a verb or a function word, a number by what is counted, which ends as plurals do or is a measure.
bool counts_as_year_would(std::span<const Token> key, std::size_t at) {
  static const Set bounds = {"dan",    "hoogste",   "hoogstens", "maximaal", "maximum", "hooguit",
                             "minste", "minstens",  "tenminste", "minimaal", "circa",   "ongeveer",
                             "ruim",   "bijna",     "boven",     "than",     "least",   "most",
                             "exceed", "exceeding", "bedraagt",  "bedragen", "telt",    "tellen"};
  static const Set years = {
      "in",       "jaar",  "jaren", "sinds", "kalenderjaar", "belastingjaar", "schooljaar", "januari", "februari",
      "maart",    "april", "mei",   "juni",  "juli",         "augustus",      "september",  "oktober", "november",
      "december", "year",  "wmo",   "awb",   "wet",          "since",         "of"};
  static const Set measures = {"meter", "m2",        "m3",   "vierkante", "kubieke", "liter",   "kilo",  "kilogram",
                               "kg",    "kilometer", "km",   "ton",       "keer",    "maal",    "stuks", "watt",
                               "kwh",   "square",    "feet", "gallons",   "pounds",  "persons", "people"};
  static const Set verbs = {"worden",   "gelden",      "kunnen",    "moeten",  "zullen",  "mogen",  "hebben",
                            "waren",    "treden",      "vervallen", "blijven", "bepalen", "binnen", "tussen",
                            "wijzigen", "vaststellen", "alsmede",   "volgens", "vormen",  "tegen",  "geven",
                            "alleen",   "buiten",      "vallen",    "dienen",  "stellen"};
  if (at == 0) return false;
  const auto before = key[at - 1].word;
  const auto earlier = at >= 2 ? key[at - 2].word : std::string_view{};
  if (bounds.contains(before)) return earlier != "later" && earlier != "eerder";
  const auto next = word(key, at + 1);
  if (measures.contains(next)) return true;
  const bool names_text = before.ends_with("wet") || before.ends_with("besluit") || before.ends_with("regeling") ||
                          before.ends_with("verordening") || before.starts_with("\xE2\x9F\xA8");
  return !years.contains(before) && !names_text && next.size() >= 5 && (next.ends_with("en") || next.ends_with("s")) &&
         !verbs.contains(next);
}

// "NEN-EN 872", "BRL SIKB 6000", "ADR klasse 5.2", "bedrijf categorie 2": numbers that name a standard or a class. English nouns are left out:
// what their numbers mean was not read.
bool names_something(std::span<const Token> key, std::size_t at, Language language) {
  static const Set standards = {"nen", "iso", "iec", "din", "npr", "nvn", "nta", "brl", "sikb", "cen", "astm"};
  static const Set classes = {"categorie", "klasse", "groep", "zone", "fase", "type", "nummer", "nr", "pgs"};
  if (at == 0) return false;
  const auto before = key[at - 1].word;
  if (standards.contains(before) || (before == "en" && at >= 2 && key[at - 2].word == "nen")) return true;
  return language == Language::kDutch && classes.contains(before);
}

// "25 m 3", as cubic metres are written where a superscript was lost; but "the M-1 and M-2 districts", "M-1, M-2".
bool is_exponent(std::span<const Token> key, std::size_t at) {
  static const Set units = {"m", "cm", "dm", "km"};
  const auto w = key[at].word;
  if ((w != "2" && w != "3") || at < 2 || !units.contains(key[at - 1].word)) return false;
  const auto number = key[at - 2].word;
  const bool behind_letter = at >= 3 && key[at - 3].word.size() == 1;
  return number[0] >= '0' && number[0] <= '9' && !behind_letter;
}

}  // namespace

bool counts(std::span<const Token> key, std::size_t at, bool like_year, Language language) {
  return !names_something(key, at, language) && !is_exponent(key, at) && (!like_year || counts_as_year_would(key, at));
}

}  // namespace eender::text::detail
