// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace eender {

// A day of the proleptic Gregorian calendar, without time or zone: what a regulation means by a date. Always a day that exists.
class Date {
 public:
  // The day, or nothing where there is no such day (30 February) or the year is outside 1..9999.
  static std::optional<Date> of(int year, int month, int day);
  // "2020-12-31", and the same followed by a time ("2020-12-31T10:00:00+02:00"), whose day counts as written.
  static std::optional<Date> parse(std::string_view text);
  static Date today();  // by the machine's clock and time zone

  int year() const { return number_ / 10000; }
  int month() const { return number_ / 100 % 100; }
  int day() const { return number_ % 100; }
  std::string iso() const;  // "2020-12-31"

  auto operator<=>(const Date&) const = default;

 private:
  explicit Date(int number) : number_(number) {}
  int number_;  // yyyymmdd
};

}  // namespace eender
