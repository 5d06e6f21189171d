// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/dutch.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/check.h"
#include "base/date.h"

namespace eender::sample {
namespace {

std::optional<int> whole(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

struct Unit {
  std::string_view singular, plural, english;
};
constexpr std::array<Unit, 7> kUnits{{{"minuut", "minuten", "minute"},
                                      {"dag", "dagen", "day"},
                                      {"werkdag", "werkdagen", "working day"},
                                      {"week", "weken", "week"},
                                      {"maand", "maanden", "month"},
                                      {"jaar", "jaar", "year"},
                                      {"uur", "uur", "hour"}}};
constexpr std::array<std::string_view, 12> kMonths{"januari",   "februari", "maart",    "april",
                                                   "mei",       "juni",     "juli",     "augustus",
                                                   "september", "oktober",  "november", "december"};

std::optional<Value> read_term(std::string_view written) {
  const auto space = written.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto number = whole(written.substr(0, space));
  const std::string_view word = written.substr(space + 1);
  const auto unit = std::ranges::find_if(kUnits, [&](const Unit& u) { return u.singular == word || u.plural == word; });
  if (!number || *number < 1 || unit == kUnits.end()) return std::nullopt;
  const std::string_view dutch = *number == 1 ? unit->singular : unit->plural;
  Value value{fmt::format("{} {}{}", *number, unit->english, *number == 1 ? "" : "s"),
              {fmt::format("{} {}", *number, dutch)}};
  if (const auto name = number_word(*number)) {
    value.spellings.push_back(fmt::format("{} {}", *name, dutch));
    value.spellings.push_back(fmt::format("{} ({}) {}", *name, *number, dutch));
  }
  return value;
}

std::optional<Value> read_amount(std::string_view written) {
  const auto comma = written.find(',');
  std::string euros(written.substr(0, comma));
  std::erase(euros, '.');
  const auto number = whole(euros);
  const std::string cents(comma == std::string_view::npos ? "00" : written.substr(comma + 1));
  if (!number || cents.size() != 2 || !whole(cents)) return std::nullopt;
  std::string grouped = std::to_string(*number);
  for (std::size_t at = grouped.size(); at > 3; at -= 3) grouped.insert(at - 3, ".");
  const std::string full = grouped + "," + cents;
  const std::string plain = cents == "00" ? grouped : full;
  return Value{fmt::format("{}.{} EUR", *number, cents),
               {"€ " + plain, cents == "00" ? "€ " + full : "", plain + " euro", "EUR " + plain}};
}

std::optional<Value> read_percent(std::string_view written) {
  if (written.ends_with('%')) written.remove_suffix(1);
  std::string normal(written);
  std::ranges::replace(normal, ',', '.');
  if (normal.empty() || normal.find_first_not_of("0123456789.") != std::string::npos) return std::nullopt;
  const auto number = whole(written);
  const auto name = number ? number_word(*number) : std::nullopt;
  return Value{normal + " %",
               {fmt::format("{}%", written), fmt::format("{} procent", written), name ? *name + " procent" : ""}};
}

std::optional<Value> read_count(std::string_view written) {
  std::string digits(written);
  std::erase(digits, '.');
  const auto number = whole(digits);
  if (!number) return std::nullopt;
  const auto name = number_word(*number);
  return Value{std::to_string(*number),
               {digits, name.value_or(""), name ? fmt::format("{} ({})", *name, *number) : ""}};
}

std::optional<Value> read_date(std::string_view written) {
  const auto first = written.find(' ');
  const auto second = written.rfind(' ');
  if (first == std::string_view::npos || second == first) return std::nullopt;
  const auto day = whole(written.substr(0, first));
  const auto month = std::ranges::find(kMonths, written.substr(first + 1, second - first - 1));
  const auto year = whole(written.substr(second + 1));
  if (!day || !year || month == kMonths.end()) return std::nullopt;
  const int number = static_cast<int>(month - kMonths.begin()) + 1;
  const auto date = Date::of(*year, number, *day);
  if (!date) return std::nullopt;
  std::string padded = fmt::format("{:02}-{:02}-{}", *day, number, *year);
  std::string bare = fmt::format("{}-{}-{}", *day, number, *year);
  if (padded == bare) padded.clear();
  return Value{date->iso(), {std::string(written), std::move(bare), std::move(padded)}};
}

// "17 uur", "17.30 uur"; an hour comes without the unit and is written so.
std::optional<Value> read_time(std::string_view written, bool unit) {
  constexpr std::string_view kUnit = " uur";
  if (written.ends_with(kUnit) != unit) return std::nullopt;
  if (unit) written.remove_suffix(kUnit.size());
  const auto point = written.find('.');
  const std::string rest(point == std::string_view::npos ? "00" : written.substr(point + 1));
  const auto hours = whole(written.substr(0, point));
  const auto minutes = whole(rest);
  if (!hours || !minutes || *hours > 24 || *minutes > 59 || rest.size() != 2) return std::nullopt;
  const std::string_view suffix = unit ? kUnit : "";
  const bool full = *minutes == 0;
  const auto name = full ? number_word(*hours) : std::nullopt;
  const auto spelled = [&](const std::string& time) { return time + std::string(suffix); };
  return Value{fmt::format("{:02}:{:02}", *hours, *minutes),
               {spelled(full ? std::to_string(*hours) : fmt::format("{}.{}", *hours, rest)),
                full ? spelled(fmt::format("{}.00", *hours)) : "",
                *hours < 10 ? spelled(fmt::format("{:02}.{}", *hours, rest)) : "", name ? spelled(*name) : ""}};
}

}  // namespace

Result<Value> read_value(SlotKind kind, std::string_view written) {
  std::optional<Value> value;
  switch (kind) {
    case SlotKind::kTerm:
      value = read_term(written);
      break;
    case SlotKind::kAmount:
      value = read_amount(written);
      break;
    case SlotKind::kPercent:
      value = read_percent(written);
      break;
    case SlotKind::kCount:
      value = read_count(written);
      break;
    case SlotKind::kDate:
      value = read_date(written);
      break;
    case SlotKind::kTime:
    case SlotKind::kHour:
      value = read_time(written, kind == SlotKind::kTime);
      break;
    default:
      EENDER_CHECK(false, "only value slots hold values");
  }
  if (!value) return fail(ErrorKind::kInvalidInput, fmt::format("\"{}\" is not a value of its slot's kind", written));
  return *std::move(value);
}

const std::string& spelling(const Value& value, std::size_t which) {
  return which < value.spellings.size() && !value.spellings[which].empty() ? value.spellings[which]
                                                                           : value.spellings.front();
}

std::optional<std::string> number_word(int number) {
  static constexpr std::array<std::string_view, 20> kSmall{
      "",     "één", "twee",   "drie",    "vier",     "vijf",     "zes",     "zeven",     "acht",     "negen",
      "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"};
  static constexpr std::array<std::string_view, 10> kTens{"",        "",       "twintig",  "dertig",  "veertig",
                                                          "vijftig", "zestig", "zeventig", "tachtig", "negentig"};
  if (number < 1 || number > 100) return std::nullopt;
  if (number == 100) return "honderd";
  const auto at = static_cast<std::size_t>(number);
  if (at < 20) return std::string(kSmall[at]);
  if (at % 10 == 0) return std::string(kTens[at / 10]);
  const std::string_view one = at % 10 == 1 ? "een" : kSmall[at % 10];
  return fmt::format("{}{}{}", one, one.ends_with('e') ? "ën" : "en", kTens[at / 10]);
}

std::string_view month_name(int month) { return kMonths[static_cast<std::size_t>(month - 1)]; }

std::string ordinal(int number) {
  static constexpr std::array<std::string_view, 13> kOrdinals{"",       "eerste", "tweede",  "derde",   "vierde",
                                                              "vijfde", "zesde",  "zevende", "achtste", "negende",
                                                              "tiende", "elfde",  "twaalfde"};
  if (number >= 1 && number <= 12) return std::string(kOrdinals[static_cast<std::size_t>(number)]);
  return fmt::format("{}e", number);
}

std::string body(SlotKind kind, std::size_t form, std::string_view municipality) {
  static constexpr std::string_view kBoard[] = {"het college", "het college van burgemeester en wethouders",
                                                "het college van burgemeester en wethouders van ",
                                                "het college van burgemeester en wethouders van de gemeente "};
  static constexpr std::string_view kCouncil[] = {"de raad", "de gemeenteraad", "de gemeenteraad van ",
                                                  "de raad van de gemeente "};
  static constexpr std::string_view kMayor[] = {"de burgemeester", "de burgemeester", "de burgemeester van ",
                                                "de burgemeester van de gemeente "};
  const auto& forms = kind == SlotKind::kBoard ? kBoard : kind == SlotKind::kCouncil ? kCouncil : kMayor;
  std::string text(forms[form]);
  if (form >= 2) text += municipality;
  return text;
}

std::string capitalised(std::string text) {
  if (text.starts_with("é")) return "É" + text.substr(std::string_view("é").size());
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace eender::sample
