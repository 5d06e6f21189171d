// SPDX-License-Identifier: EUPL-1.2
#include "view/messages.h"

#include <algorithm>
#include <boost/locale.hpp>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <sstream>
#include <system_error>

namespace eender::view {
namespace {

namespace bl = boost::locale;

// A day as seconds since 1970 in UTC, which is what the locale's formatting asks for.
std::time_t seconds_of(int year, int month, int day) {
  std::tm tm{};
  tm.tm_year = year - 1900;
  tm.tm_mon = month - 1;
  tm.tm_mday = day;
  return timegm(&tm);
}

std::string formatted_day(const std::locale& locale, const char* pattern, std::time_t seconds) {
  std::ostringstream out;
  out.imbue(locale);
  out << bl::as::gmt << bl::as::ftime(pattern) << seconds;
  std::string text = out.str();
  text.erase(0, text.find_first_not_of(' '));
  return text;
}

double number_of(std::string_view digits) {
  double n = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n;
}

}  // namespace

std::string filled(std::string_view sentence, Messages::Fill fill) {
  return filled(sentence, std::span<const Messages::Filling>(fill.begin(), fill.size()));
}

std::string filled(std::string_view sentence, std::span<const Messages::Filling> fill) {
  std::string result;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t open = std::min(sentence.find('{', at), sentence.size());
    result += sentence.substr(at, open - at);
    const std::size_t close = sentence.find('}', open);
    if (close == std::string_view::npos) return result.append(sentence.substr(open));
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    const auto found = std::find_if(fill.begin(), fill.end(), [&](const auto& f) { return f.first == name; });
    result += found != fill.end() ? found->second : sentence.substr(open, close + 1 - open);
    at = close + 1;
  }
  return result;
}

Result<Messages> Messages::load(const std::filesystem::path& catalogues, std::string_view language) {
  Messages messages;
  messages.language_ = language;
  const bool english = language == "en";
  if (!english) {
    // Boost.Locale takes a catalogue that is not there for one in which nothing is translated.
    const auto file = catalogues / std::string(language) / "LC_MESSAGES" / "eender.mo";
    std::error_code code;
    if (!std::filesystem::exists(file, code))
      return fail(ErrorKind::kNotFound, "the messages of language '" + std::string(language) + "' are not there",
                  file.string());
  }
  try {
    bl::localization_backend_manager backends = bl::localization_backend_manager::global();
    backends.select("icu");  // knows every language, whatever the machine has installed
    bl::generator generator(backends);
    generator.add_messages_path(catalogues.string());
    generator.add_messages_domain("eender");
    messages.locale_ = generator(english ? "en_GB.UTF-8" : std::string(language) + ".UTF-8");
  } catch (const std::exception& problem) {
    return fail(ErrorKind::kInternal, std::string("the language's conventions could not be set up: ") + problem.what());
  }
  return messages;
}

std::string Messages::tr(const char* english, Fill fill) const {
  return filled(bl::translate(english).str(locale_), fill);
}

std::string Messages::trn(const char* one, const char* many, std::uint64_t n, Fill fill) const {
  const int few = static_cast<int>(std::min<std::uint64_t>(n, INT32_MAX));
  const std::string sentence = filled(bl::translate(one, many, few).str(locale_), fill);
  return filled(sentence, {{"n", number(n)}});
}

std::string Messages::number(std::uint64_t n) const {
  std::ostringstream out;
  out.imbue(locale_);
  out << bl::as::number << n;
  return out.str();
}

std::string Messages::decimal(double n) const {
  const double rounded = std::round(n * 100) / 100;
  std::ostringstream out;
  out.imbue(locale_);
  const double tenths = rounded * 10;
  out.precision(rounded == std::round(rounded) ? 0 : tenths == std::round(tenths) ? 1 : 2);
  out << bl::as::number << std::fixed << rounded;
  return out.str();
}

std::string Messages::money(double n, std::string_view currency) const {
  std::string amount;
  if (n == std::round(n)) {
    amount = decimal(n);
  } else {
    std::ostringstream out;
    out.imbue(locale_);
    out.precision(2);
    out << bl::as::number << std::fixed << n;
    amount = out.str();
  }
  if (currency == "EUR") return (language_ == "en" ? "€" : "€\u00A0") + amount;
  if (currency == "USD") return (language_ == "en" ? "$" : "$\u00A0") + amount;
  return amount + "\u00A0" + std::string(currency);
}

std::string Messages::percent(std::uint64_t part, std::uint64_t whole) const {
  const std::uint64_t n = whole == 0 ? 0 : (200 * part + whole) / (2 * whole);
  if (n == 0 && part > 0) return "<1%";
  if (n == 100 && part < whole) return ">99%";
  return std::to_string(n) + "%";
}

std::string Messages::date(Date day) const {
  return formatted_day(locale_, "%e %B %Y", seconds_of(day.year(), day.month(), day.day()));
}

std::string Messages::day_and_month(int month, int day) const {
  return formatted_day(locale_, "%e %B", seconds_of(2000, month, day));
}

std::string Messages::term(std::string_view amount, bool one, std::string_view unit) const {
  const std::uint64_t n = one ? 1 : 2;
  const Fill fill = {{"amount", amount}};
  if (unit.ends_with('s')) unit.remove_suffix(1);
  if (unit == "minute") return trn("{amount} minute", "{amount} minutes", n, fill);
  if (unit == "hour") return trn("{amount} hour", "{amount} hours", n, fill);
  if (unit == "day") return trn("{amount} day", "{amount} days", n, fill);
  if (unit == "working day") return trn("{amount} working day", "{amount} working days", n, fill);
  if (unit == "week") return trn("{amount} week", "{amount} weeks", n, fill);
  if (unit == "month") return trn("{amount} month", "{amount} months", n, fill);
  if (unit == "quarter") return trn("{amount} quarter", "{amount} quarters", n, fill);
  if (unit == "year") return trn("{amount} year", "{amount} years", n, fill);
  return std::string(amount) + " " + std::string(unit);
}

std::string Messages::values(text::ValueKind kind, const std::vector<std::string>& equal) const {
  std::string text;
  for (const std::string& normal : equal) text += (text.empty() ? "" : " = ") + value(kind, normal);
  return text;
}

std::string Messages::value(text::ValueKind kind, std::string_view normal) const {
  if (kind == text::ValueKind::kTime) return std::string(normal);
  if (kind == text::ValueKind::kDate) {
    if (const auto day = Date::parse(normal)) return date(*day);
    if (normal.starts_with("--") && normal.size() == 7)
      return day_and_month(static_cast<int>(number_of(normal.substr(2, 2))),
                           static_cast<int>(number_of(normal.substr(5, 2))));
    return std::string(normal);
  }
  const std::size_t space = std::min(normal.find(' '), normal.size());
  const std::string_view digits = normal.substr(0, space);
  const std::string_view unit = space < normal.size() ? normal.substr(space + 1) : std::string_view{};
  const std::size_t dash = digits.find('-', 1);
  const auto written = [&](auto one) {
    return dash == std::string_view::npos
               ? one(number_of(digits))
               : one(number_of(digits.substr(0, dash))) + "–" + one(number_of(digits.substr(dash + 1)));
  };
  const std::string plain = written([&](double n) { return decimal(n); });
  switch (kind) {
    case text::ValueKind::kAmount:
      return written([&](double n) { return money(n, unit); });
    case text::ValueKind::kPercentage:
      return plain + "%";
    case text::ValueKind::kTerm:
      return term(plain, digits == "1", unit);
    default:
      return plain;
  }
}

std::string Messages::kind(text::ValueKind kind) const {
  switch (kind) {
    case text::ValueKind::kAmount:
      return tr("Amount");
    case text::ValueKind::kPercentage:
      return tr("Percentage");
    case text::ValueKind::kTerm:
      return tr("Term");
    case text::ValueKind::kDate:
      return tr("Date");
    case text::ValueKind::kTime:
      return tr("Time of day");
    case text::ValueKind::kCount:
      return tr("Number");
  }
  return {};
}

std::string Messages::bound(text::Bound bound) const {
  switch (bound) {
    case text::Bound::kNone:
      return {};
    case text::Bound::kAtMost:
      return tr("at most");
    case text::Bound::kAtLeast:
      return tr("at least");
  }
  return {};
}

}  // namespace eender::view
