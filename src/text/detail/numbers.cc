// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/numbers.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <vector>

#include "base/string_map.h"

namespace eender::text::detail {
namespace {

using Numbers = StringMap<std::int64_t>;

bool digit(char c) { return c >= '0' && c <= '9'; }

// Dutch writes numbers as one word; all up to 999, and the round thousands, are made here once.
Numbers make_dutch() {
  static constexpr std::array<std::string_view, 20> kSmall = {
      "nul",  "een", "twee",   "drie",    "vier",     "vijf",     "zes",     "zeven",     "acht",     "negen",
      "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"};
  static constexpr std::array<std::string_view, 10> kTens = {"",        "",       "twintig",  "dertig",  "veertig",
                                                             "vijftig", "zestig", "zeventig", "tachtig", "negentig"};
  Numbers numbers;
  std::array<std::vector<std::string>, 100> below;
  for (std::size_t n = 1; n < 100; ++n) {
    if (n < 20) {
      below[n].emplace_back(kSmall[n]);
      if (n == 1) below[n].emplace_back("\xC3\xA9\xC3\xA9n");
      continue;
    }
    const std::string tens(kTens[n / 10]);
    if (n % 10 == 0) {
      below[n].push_back(tens);
    } else {
      const std::string one(kSmall[n % 10]);
      below[n].push_back(one +
                         (one.back() == 'e' ? "\xC3\xAB"
                                              "n"
                                            : "en") +
                         tens);
      below[n].push_back(one + "en" + tens);
      if (n % 10 == 1) below[n].push_back("\xC3\xA9\xC3\xA9nen" + tens);
    }
  }
  for (std::size_t n = 1; n < 100; ++n)
    for (const auto& w : below[n]) numbers.emplace(w, static_cast<std::int64_t>(n));
  for (std::size_t h = 1; h < 10; ++h) {
    const std::string hundred = (h == 1 ? std::string() : std::string(kSmall[h])) + "honderd";
    numbers.emplace(hundred, static_cast<std::int64_t>(h * 100));
    for (std::size_t n = 1; n < 100; ++n)
      for (const auto& w : below[n]) {
        numbers.emplace(hundred + w, static_cast<std::int64_t>(h * 100 + n));
        numbers.emplace(hundred + "en" + w, static_cast<std::int64_t>(h * 100 + n));
      }
  }
  for (std::size_t n = 1; n < 100; ++n)
    for (const auto& w : below[n]) {
      numbers.emplace(n == 1 ? "duizend" : w + "duizend", static_cast<std::int64_t>(n * 1000));
      if (n > 10) numbers.emplace(w + "honderd", static_cast<std::int64_t>(n * 100));
    }
  return numbers;
}

const Numbers& dutch() {
  static const Numbers numbers = make_dutch();
  return numbers;
}

const Numbers& english_ones() {
  static const Numbers numbers = {{"one", 1},        {"two", 2},       {"three", 3},    {"four", 4},
                                  {"five", 5},       {"six", 6},       {"seven", 7},    {"eight", 8},
                                  {"nine", 9},       {"ten", 10},      {"eleven", 11},  {"twelve", 12},
                                  {"thirteen", 13},  {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
                                  {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}};
  return numbers;
}

const Numbers& english_tens() {
  static const Numbers numbers = {{"twenty", 20}, {"thirty", 30},  {"forty", 40},  {"fifty", 50},
                                  {"sixty", 60},  {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
  return numbers;
}

std::string_view word(std::span<const Token> key, std::size_t at) {
  return at < key.size() ? key[at].word : std::string_view{};
}

std::optional<std::int64_t> lookup(const Numbers& numbers, std::string_view w) {
  const auto found = numbers.find(w);
  if (found == numbers.end()) return std::nullopt;
  return found->second;
}

// "two hundred fifty", "one hundred and twenty five", "thirty"
Number english_words(std::span<const Token> key, std::size_t at) {
  std::size_t i = at;
  std::int64_t value = 0;
  bool any = false;
  const auto below_hundred = [&] {
    if (const auto tens = lookup(english_tens(), word(key, i))) {
      value += *tens;
      ++i;
      if (const auto one = lookup(english_ones(), word(key, i)); one && *one < 10) {
        value += *one;
        ++i;
      }
      return true;
    }
    if (const auto one = lookup(english_ones(), word(key, i))) {
      value += *one;
      ++i;
      return true;
    }
    return false;
  };
  any = below_hundred();
  if (any && word(key, i) == "hundred") {
    value *= 100;
    ++i;
    const std::size_t mark = i;
    if (word(key, i) == "and") ++i;
    if (!below_hundred()) i = mark;
  }
  if (any && word(key, i) == "thousand") {
    value *= 1000;
    ++i;
  }
  if (!any) return {};
  return {i - at, value * 1000, std::nullopt, i - at == 1 && value == 1, false};
}

// "acht" is also a verb ("noodzakelijk acht", "het college acht") and a noun ("in acht nemen"); "het zeven van zand" is sifting.
bool is_no_number(std::span<const Token> key, std::size_t at) {
  if (at == 0) return false;
  const auto before = key[at - 1].word;
  if (word(key, at) == "zeven") return before == "het" && word(key, at + 1) == "van";  // but "te zeven uur"
  if (word(key, at) != "acht") return false;
  const auto behind = word(key, at + 1);
  const bool object =
      behind == "het" || behind == "de" || behind == "een" || behind == "dit" || behind == "deze" || behind == "zich";
  if (before == "hij" || before == "zij" || before == "men" || before.starts_with("\xE2\x9F\xA8"))
    return object;  // "⟨board⟩ acht"
  for (const std::string_view adverb : {"uiterlijk", "gelijktijdig", "tegelijk", "gezamenlijk", "eenmalig"})
    if (before == adverb) return false;
  if (before == "in") {
    const auto next = word(key, at + 1);
    return next.empty() || next.starts_with("ne") || next == "genomen" || next == "te" || next == "dat";
  }
  // "gelijktijdig acht bezoekers" counts: behind the verb no noun follows.
  static constexpr std::array<std::string_view, 20> kClause = {"om",     "en",  "of",  "in",   "ter",   "voor",   "ten",
                                                               "kan",    "te",  "met", "op",   "wordt", "worden", "mag",
                                                               "indien", "dan", "bij", "moet", "stelt", "tot"};
  if (!behind.empty() && std::find(kClause.begin(), kClause.end(), behind) == kClause.end()) return false;
  return before.ends_with("lijk") || before.ends_with("nodig") || before.ends_with("wenst") || before.ends_with("ig") ||
         before == "aangewezen" || before == "geschikt" || before == "passend" || before == "geraden";
}

}  // namespace

std::optional<std::int64_t> thousandths_of(std::string_view digits, Language language) {
  if (digits.empty() || digits.size() > 20 || !digit(digits.front()) || !digit(digits.back())) return std::nullopt;
  std::size_t points = 0;
  std::size_t commas = 0;
  std::size_t count = 0;
  for (const char c : digits) {
    if (c == '.') {
      ++points;
    } else if (c == ',') {
      ++commas;
    } else if (digit(c)) {
      ++count;
    } else {
      return std::nullopt;
    }
  }
  if (count > 15) return std::nullopt;
  const std::size_t last = digits.find_last_of(".,");
  const std::size_t behind = last == std::string_view::npos ? 0 : digits.size() - last - 1;
  // Which separator, if any, is the decimal one.
  char decimal = 0;
  if (points > 0 && commas > 0) {
    decimal = digits[last];
    if ((decimal == '.' ? points : commas) > 1) return std::nullopt;
  } else if (points + commas == 1) {
    const char only = digits[last];
    const char usual = language == Language::kDutch ? ',' : '.';
    // "1.250" groups thousands in Dutch; "1.5" cannot, so it is a decimal point.
    if (only == usual || behind != 3) decimal = only;
  }
  std::int64_t whole = 0;
  std::int64_t fraction = 0;
  std::int64_t scale = 1000;
  std::size_t group = 0;
  bool grouped = false;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    if (c == decimal && i == last) {
      if (grouped && group != 3) return std::nullopt;
      for (++i; i < digits.size(); ++i)
        if (scale > 1) fraction += (digits[i] - '0') * (scale /= 10);
      return whole * 1000 + fraction;
    }
    if (!digit(c)) {
      if ((grouped && group != 3) || group > 3) return std::nullopt;  // "2.1.3" names something
      grouped = true;
      group = 0;
      continue;
    }
    whole = whole * 10 + (c - '0');
    ++group;
  }
  if (grouped && group != 3) return std::nullopt;
  return whole * 1000;
}

Number number(std::span<const Token> key, std::size_t at, Language language) {
  const std::string_view first = word(key, at);
  if (first.empty()) return {};
  Number result;
  if (digit(first[0])) {
    if (const std::size_t dash = first.find('-'); dash != std::string_view::npos) {
      const auto lower = thousandths_of(first.substr(0, dash), language);
      const auto upper = thousandths_of(first.substr(dash + 1), language);
      if (!lower || !upper || *upper <= *lower) return {};
      return {1, *lower, *upper, false, true};
    }
    const auto value = thousandths_of(first, language);
    if (!value) return {};
    result = {1, *value, std::nullopt, false, true};
  } else if (language == Language::kEnglish) {
    result = english_words(key, at);
  } else if (first == "half" || first == "halve") {
    result = {1, 500, std::nullopt, true, false};
  } else if (first == "anderhalf" || first == "anderhalve") {
    result = {1, 1500, std::nullopt, false, false};
  } else if (const auto value = lookup(dutch(), first); value && !is_no_number(key, at)) {
    // "één" is a number, but for "één of meer" and "één van de".
    const auto next = word(key, at + 1);
    const bool any = *value == 1 && (next == "of" || next == "van") && (next == "van" || word(key, at + 2) == "meer");
    result = {1, *value * 1000, std::nullopt, first == "een" || any, false};
  }
  if (result.words == 0) return {};
  // Its double in digits: "zes (6)", "ten (10)".
  if (!result.digits) {
    const std::string_view next = word(key, at + result.words);
    if (!next.empty() && digit(next[0]) && thousandths_of(next, language) == result.thousandths) {
      ++result.words;
      result.article = false;
      result.digits = true;
    }
  }
  const std::string_view scale = word(key, at + result.words);
  // A number too great for that is no amount of millions.
  constexpr std::int64_t kMillion = 1'000'000;
  if ((scale == "miljoen" || scale == "million" || scale == "mln") &&
      result.thousandths <= std::numeric_limits<std::int64_t>::max() / kMillion) {
    result.thousandths *= kMillion;
    ++result.words;
    result.article = false;
  }
  return result;
}

void add_numbers(Vocabulary& vocabulary, Language language) {
  vocabulary.add_digits(kNumber);
  if (language == Language::kEnglish) {
    for (const auto& [word, value] : english_ones()) vocabulary.add(word, kNumber);
    for (const auto& [word, value] : english_tens()) vocabulary.add(word, kNumber);
    return;
  }
  for (const auto& [word, value] : dutch()) vocabulary.add(word, kNumber);
  for (const std::string_view part : {"half", "halve", "anderhalf", "anderhalve"}) vocabulary.add(part, kNumber);
}

}  // namespace eender::text::detail
