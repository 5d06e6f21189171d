// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/bound.h"

#include <algorithm>
#include <string_view>

#include "base/string_map.h"

namespace eender::text::detail {
namespace {

std::string_view word(std::span<const Token> key, std::size_t at) {
  return at < key.size() ? key[at].word : std::string_view{};
}

// "meer dan" is at least, "niet ouder dan" at most, by the comparative before "dan": up to two words back, for "niet meer bedraagt dan" and
// "kleiner is dan". REQUIRES: `than` is the place of "dan" or "than".
Bound bound_of_comparison(std::span<const Token> key, std::size_t than) {
  using Set = StringViewSet;
  static const Set above = {"meer", "langer", "later",   "hoger",  "groter", "ouder", "zwaarder",
                            "more", "longer", "greater", "larger", "older",  "higher"};
  static const Set below = {"minder", "korter", "eerder",  "lager",   "kleiner", "jonger", "lichter",
                            "less",   "fewer",  "shorter", "smaller", "younger", "lower"};
  for (std::size_t back = 1; back <= 2 && back <= than; ++back) {
    const auto w = key[than - back].word;
    const bool is_above = above.contains(w);
    if (!is_above && !below.contains(w)) continue;
    const auto before = back < than ? key[than - back - 1].word : std::string_view{};
    const bool negated = before == "niet" || before == "geen" || before == "not" || before == "no";
    return is_above != negated ? Bound::kAtLeast : Bound::kAtMost;
  }
  return Bound::kNone;
}

// "binnen zes weken", "binnen een termijn van zes weken", "binnen een straal van 25 m", but not "binnen de bebouwde kom 50".
bool only_measure(std::span<const Token> between) {
  static const StringViewSet words = {"de",       "een", "van",     "termijn", "periode",  "straal",
                                      "afstand",  "the", "a",       "an",      "period",   "radius",
                                      "distance", "of",  "hoogste", "ten",     "uiterlijk"};
  return std::all_of(between.begin(), between.end(), [](const Token& t) { return words.contains(t.word); });
}

bool joins(std::string_view w) { return w == "of" || w == "en" || w == "tot" || w == "or" || w == "and" || w == "to"; }

Bound bound_before(std::span<const Token> key, std::size_t at) {
  static const StringViewSet most = {"hoogste",   "hoogstens", "maximaal", "maximum",
                                     "uiterlijk", "most",      "exceed",   "exceeding"};
  static const StringViewSet least = {"minste", "tenminste", "minstens", "minimaal", "minimum", "least"};
  for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
    const auto w = key[at - back].word;
    if ((w == "binnen" || w == "within") && only_measure(key.subspan(at - back + 1, back - 1))) return Bound::kAtMost;
    // "kleiner dan of gelijk aan 100 m2"
    const bool or_equal = back == 4 && (key[at - 2].word == "gelijk" || key[at - 2].word == "equal");
    if ((w == "dan" || w == "than") && (back <= 3 || or_equal))
      if (const Bound bound = bound_of_comparison(key, at - back); bound != Bound::kNone) return bound;
    if (back == 4) break;
    // "groter dan 300 m2: 90 m2" bounds the first; "ten hoogste 6 of 8 weken" both.
    if (w[0] >= '0' && w[0] <= '9' && !joins(key[at - back + 1].word)) break;
    if (most.contains(w)) return Bound::kAtMost;
    if (least.contains(w)) return Bound::kAtLeast;
    if (w == "to" && back < at && key[at - back - 1].word == "up") return Bound::kAtMost;
  }
  return Bound::kNone;
}

// "18 jaar of ouder", "3 m3 of minder", "50 or more": behind the value, one word of which may be what is counted.
Bound bound_behind(std::span<const Token> key, std::size_t end) {
  for (std::size_t i = end; i <= end + 1; ++i) {
    if (word(key, i) != "of" && word(key, i) != "or") continue;
    const auto w = word(key, i + 1);
    if (w == "meer" || w == "ouder" || w == "hoger" || w == "langer" || w == "more" || w == "older")
      return Bound::kAtLeast;
    if (w == "minder" || w == "jonger" || w == "lager" || w == "korter" || w == "less" || w == "fewer" ||
        w == "younger")
      return Bound::kAtMost;
  }
  return Bound::kNone;
}

}  // namespace

Bound bound(std::span<const Token> key, std::size_t begin, std::size_t end) {
  const Bound before = bound_before(key, begin);
  return before == Bound::kNone ? bound_behind(key, end) : before;
}

}  // namespace eender::text::detail
