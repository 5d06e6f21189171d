// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/clock.h"

#include <string_view>

#include "base/string_map.h"
#include "text/detail/numbers.h"

// Dutch writes "uur" for the hours of a clock and for hours that pass. With minutes or a.m. and p.m. it is a clock. Without:
//
//   "om 23 uur", "te 9 uur", "vanaf 9 uur"       a clock, unless the hours are counted from something ("vanaf 24 uur voor aanvang")
//   "tussen 9 en 23 uur", "van 9 tot 17 uur"     a clock, both; also "van 9 uur tot zonsondergang"
//   "9 en 23 uur"                                a clock, both from 5 to 23 and the later behind, whatever stands before but a bound: so
//                                                "tusen 9 en 23 uur" is read too. Hours that pass are mostly joined by "of" and "tot"
//   "tot 22 uur", "uiterlijk 22 uur"             a clock, unless something is counted or lengthened ("verlengd tot 24 uur")
//   "voor 8 uur", "na 22 uur"                    a clock from 5 to 23, for terms are mostly of fewer hours or of 24 and more
//   "8 uur 's avonds"                            a clock
//   "binnen 24 uur", "ten hoogste 3 uur", …      a term
namespace eender::text::detail {
namespace {

using Set = StringViewSet;

constexpr int kHoursOfDay = 24;
constexpr int kMinutesOfHour = 60;

std::string_view word(std::span<const Token> key, std::size_t at) {
  return at < key.size() ? key[at].word : std::string_view{};
}
std::string_view before(std::span<const Token> key, std::size_t at, std::size_t back) {
  return back <= at ? key[at - back].word : std::string_view{};
}

// At most two digits.
std::optional<int> digits(std::string_view w) {
  if (w.empty() || w.size() > 2) return std::nullopt;
  int n = 0;
  for (const char c : w) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n;
}

enum class Form : std::uint8_t { kNone, kHours, kPoint, kColon };  // "9", "9.00", "9:00"

struct Point {
  Form form = Form::kNone;
  std::size_t words = 0;
  int hours = 0, minutes = 0;
  std::int64_t total() const { return hours * kMinutesOfHour + minutes; }
};

Point written(std::string_view w) {
  const std::size_t mark = w.find_first_of(".:");
  const auto hours = digits(w.substr(0, mark));
  if (!hours || *hours > kHoursOfDay) return {};
  if (mark == std::string_view::npos) return {Form::kHours, 1, *hours, 0};
  const auto minutes = digits(w.substr(mark + 1));
  if (!minutes || w.size() - mark != 3 || *minutes >= kMinutesOfHour) return {};
  return {w[mark] == ':' ? Form::kColon : Form::kPoint, 1, *hours, *minutes};
}

Point point(std::span<const Token> key, std::size_t at, Language language) {
  if (Point p = written(word(key, at)); p.form != Form::kNone) return p;
  const Number n = number(key, at, language);
  if (n.words == 0 || n.article || n.upper || n.thousandths % 1000 != 0 || n.thousandths > kHoursOfDay * 1000)
    return {};
  return {Form::kHours, n.words, static_cast<int>(n.thousandths / 1000), 0};
}

enum class Half : std::uint8_t { kNone, kMorning, kAfternoon };

// "a.m", "pm", "a m": how many words, and which.
std::size_t half_of_day(std::span<const Token> key, std::size_t at, Half& half) {
  const auto w = word(key, at);
  const bool apart = (w == "a" || w == "p") && word(key, at + 1) == "m";
  if (apart || w == "a.m" || w == "am" || w == "p.m" || w == "pm") {
    half = w[0] == 'a' ? Half::kMorning : Half::kAfternoon;
    return apart ? 2 : 1;
  }
  return 0;
}

bool is_unit(std::string_view w, Form form) {
  if (w == "uur" || w == "o'clock") return true;
  return form == Form::kPoint && (w == "u" || w == "h");
}

// How many words join two times of day: "en", "tot", "tot uiterlijk", "tot en met", "and", "to".
std::size_t joining(std::span<const Token> key, std::size_t at) {
  static const Set words = {"en", "tot",   "uiterlijk", "met",     "t",  "m", "and",
                            "to", "until", "till",      "through", "or", "of"};
  std::size_t n = 0;
  while (n < 3 && words.contains(word(key, at + n))) ++n;
  return n;
}

bool opens_range(std::string_view w) {
  return w == "tussen" || w == "van" || w == "vanaf" || w == "between" || w == "from";
}

// Behind hours that pass: they are counted from something, for something or in a row.
bool passes(std::string_view w) {
  static const Set words = {
      "per",     "lang",   "lange",   "achtereen",   "aaneen",       "aaneengesloten", "voor",   "v\xC3\xB3\xC3\xB3r",
      "na",      "nadat",  "voordat", "voorafgaand", "voorafgaande", "vooraf",         "ervoor", "erna",
      "tevoren", "later",  "eerder",  "daarna",      "daarvoor",     "nadien",         "durend", "durende",
      "duurt",   "langer", "extra",   "nodig",       "eenmaal",      "achter"};
  return words.contains(w);
}

// Before hours that pass, up to three words away: "verlengd tot 24 uur", "ten hoogste tot 4 uur".
bool lengthens(std::string_view w) {
  return w.starts_with("verleng") || w.starts_with("verkort") || w.starts_with("bekort") || w.starts_with("beperk") ||
         w.starts_with("duur") || w.starts_with("duren") || w == "oplopend" || w == "oploopt" || w == "maximaal" ||
         w == "hoogste" || w == "hoogstens" || w == "termijn" || w == "periode" || w == "binnen";
}

// What happens at a time of day: "aankomst voor 4 uur".
bool happens(std::string_view w) {
  static const Set words = {"aankomst", "vertrek", "aankomt", "vertrekt", "begint", "eindigt",
                            "opent",    "sluit",   "aanvang", "eerder",   "later"};
  return words.contains(w);
}

// "8 uur 's avonds", "8 uur in de ochtend".
bool part_of_day(std::span<const Token> key, std::size_t at) {
  static const Set parts = {"ochtends", "morgens", "middags", "avonds", "nachts",
                            "ochtend",  "morgen",  "middag",  "avond",  "nacht"};
  for (std::size_t i = at; i < at + 3; ++i) {
    const auto w = word(key, i);
    if (parts.contains(w)) return true;
    if (w != "s" && w != "in" && w != "de") return false;
  }
  return false;
}

bool of_day(int hours) {
  constexpr int kFirst = 5;
  return hours >= kFirst && hours < kHoursOfDay;
}

// "9 en 17 uur", whatever stands before but a bound. REQUIRES: the hours `p` at `at` are joined to the time of day at `next`.
bool two_of_day(std::span<const Token> key, std::size_t at, const Point& p, std::size_t next, Language language) {
  static const Set bounds = {"minste", "minstens", "minimaal", "dan"};
  if (p.form != Form::kHours || next != at + p.words + 1 || word(key, next - 1) != "en") return false;
  for (std::size_t back = 1; back <= 3; ++back)
    if (const auto w = before(key, at, back); lengthens(w) || bounds.contains(w)) return false;
  const Point later = point(key, next, language);
  return of_day(p.hours) && of_day(later.hours) && later.hours > p.hours;
}

// Whether "9 uur" is a clock by the words around it.
bool tells_the_time(std::span<const Token> key, std::size_t at, const Point& p, std::size_t end) {
  if (part_of_day(key, end)) return true;
  const auto w = before(key, at, 1);
  if (w == "om" || w == "te" || w == "klokke") return true;
  // "vanaf 9 uur voor publiek open", but "vanaf 24 uur voor aanvang".
  if (word(key, end) == "van" && (word(key, end + 1) == "te" || word(key, end + 1) == "tevoren")) return false;
  if (passes(word(key, end)) && !(of_day(p.hours) && word(key, end) == "voor" && (w == "vanaf" || w == "tot")))
    return false;
  if (w == "vanaf" || w == "rond" || w == "omstreeks" || w == "v\xC3\xB3\xC3\xB3r" || w == "tussen") return true;
  if (w == "tot" || w == "uiterlijk" || w == "sinds") {
    for (std::size_t back = 2; back <= 4; ++back)
      if (lengthens(before(key, at, back))) return false;
    return true;
  }
  return (w == "voor" || w == "na") && (of_day(p.hours) || happens(before(key, at, 2)));
}

// "9.00-17.00 uur", "9-17 uur" as one word.
Clock range(std::span<const Token> key, std::size_t at) {
  const auto w = word(key, at);
  const std::size_t dash = w.find('-');
  if (dash == std::string_view::npos) return {};
  const Point from = written(w.substr(0, dash));
  const Point until = written(w.substr(dash + 1));
  if (from.form == Form::kNone || until.form == Form::kNone) return {};
  const bool minutes = from.form != Form::kHours && until.form != Form::kHours;
  const auto unit = word(key, at + 1);
  const bool named = is_unit(unit, until.form);
  const bool colons = from.form == Form::kColon && until.form == Form::kColon;
  if (!colons && !(named && (minutes || opens_range(before(key, at, 1))))) return {};
  return {named ? 2U : 1U, from.total(), until.total(), 0};
}

// "9am", "9:30pm" as one word.
Clock glued(std::string_view w) {
  if (!w.ends_with("am") && !w.ends_with("pm")) return {};
  const Point p = written(w.substr(0, w.size() - 2));
  if (p.form == Form::kNone || p.hours == 0 || p.hours > kHoursOfDay / 2) return {};
  const int afternoon = w.ends_with("pm") ? kHoursOfDay / 2 : 0;
  return {1, (p.hours % (kHoursOfDay / 2) + afternoon) * kMinutesOfHour + p.minutes, {}, 0};
}

constexpr int kMostJoined = 4;  // "van 9 tot 12 en van 13 tot 17 uur"

Clock read(std::span<const Token> key, std::size_t at, Language language, bool joined, int depth);

// The time that the one ending at `end` is joined to; 0 for none.
std::size_t partner(std::span<const Token> key, std::size_t end, Language language, bool minutes, int depth) {
  const std::size_t words = joining(key, end);
  std::size_t next = end + words;
  if (words > 0 && opens_range(word(key, next))) ++next;
  if ((words == 0 && !minutes) || depth == 0) return 0;
  return read(key, next, language, words > 0, depth - 1).words > 0 ? next : 0;
}

Clock read(std::span<const Token> key, std::size_t at, Language language, bool joined, int depth) {
  if (Clock c = range(key, at); c.words > 0) return c;
  if (Clock c = glued(word(key, at)); c.words > 0) {
    c.next = partner(key, at + 1, language, false, depth);
    return c;
  }
  const Point p = point(key, at, language);
  if (p.form == Form::kNone) return {};
  std::size_t end = at + p.words;
  const bool minutes = p.form != Form::kHours;
  const bool unit = is_unit(word(key, end), p.form);
  if (unit) ++end;
  Half half = Half::kNone;
  const std::size_t half_words = half_of_day(key, end, half);
  if (half_words > 0) {
    constexpr int kNoon = kHoursOfDay / 2;
    if (p.hours > kNoon) return {};
    end += half_words;
    const std::int64_t from = (half == Half::kAfternoon ? kNoon : 0) + p.hours % kNoon;
    return {end - at, from * kMinutesOfHour + p.minutes, {}, partner(key, end, language, false, depth)};
  }
  if (!unit && (word(key, end) == "noon" || word(key, end) == "midnight")) return {p.words + 1, p.total(), {}, 0};
  const bool o_clock = unit && word(key, end - 1) == "o'clock";
  const std::size_t next = partner(key, end, language, minutes, depth);
  const bool begins = opens_range(before(key, at, 1)) || before(key, at, 1) == "om" || joined;
  // "schaal 1:20 of 1:50" is no time; a time of day just after one is joined to another, or stands behind "om".
  const auto first = before(key, at, 1);
  const bool alone = !joined && (next == 0 || word(key, next).starts_with("1:"));
  const bool ratio = word(key, at).starts_with("1:") && alone && first != "om" && first != "at";
  const bool is_time = unit ? minutes || o_clock || tells_the_time(key, at, p, end) ||
                                  (joined && !passes(word(key, end))) || (begins && next > 0) ||
                                  (opens_range(before(key, at, 1)) && p.hours < kHoursOfDay && word(key, end) == "tot")
                            : !ratio && (p.form == Form::kColon ||
                                         (next > 0 && (minutes || begins || two_of_day(key, at, p, next, language))));
  if (!is_time) return {};
  return {end - at, p.total(), {}, next};
}

}  // namespace

Clock clock(std::span<const Token> key, std::size_t at, Language language, bool joined) {
  return read(key, at, language, joined, kMostJoined);
}

}  // namespace eender::text::detail
