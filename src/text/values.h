// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "text/text.h"

namespace eender::text {

enum class ValueKind : std::uint8_t { kAmount, kPercentage, kTerm, kDate, kTime, kCount };
enum class Bound : std::uint8_t { kNone, kAtMost, kAtLeast };

// Something a provision fills in, read from digits or number words ("zes (6) weken", "€ 1.250,-", "75 percent", "ten (10) days").
struct Value {
  ValueKind kind = ValueKind::kCount;
  std::int64_t thousandths =
      0;  // the number times 1000; of a range the lower end; of a time of day the minutes; not for dates
  std::optional<std::int64_t>
      upper_thousandths;  // of a range ("6 tot 8 weken" is two values; "6-8 weken" one); of times the minutes
  std::string unit;       // "EUR", "USD", "%", "hour", "day", "working day", "week", "month", "quarter", "year", ""
  std::string date;       // "2020-01-01", or "--03-12" where no year is written
  Bound bound = Bound::kNone;  // as the words before it say
  std::uint32_t begin = 0;     // bytes in the text, unit included
  std::uint32_t end = 0;
  std::uint32_t token = 0;  // index of its mark in key 4

  // "25.00 EUR", "50 %", "6 weeks", "2020-01-01", "18:00", "3": equal for equal magnitudes of one spelling or another. Bound left out.
  std::string normal() const;

  // Of a term the same length in the unit that others of its sort are whole multiples of, in normal form: "2 weeks" and "14 days" are
  // "14 days", "2 hours" is "120 minutes", "1 year" is "12 months". A month, a working day and a day beside its 24 hours are no multiple of
  // each other: laws count them otherwise. Of any other kind normal().
  std::string measure() const;
};

// Key 4: key 3 with magnitudes set to their kind: "⟨amount⟩" (dimension money), "⟨percentage⟩", "⟨term⟩" (time: a number with a unit of
// time), "⟨date⟩", "⟨time⟩" (of day: detail/clock.cc says when hours are a clock), "⟨count⟩" (a bare number). Bound, period, negation and
// every other word stay. Numbers that name something are none: of articles, of years ("Wmo 2015"), ordinals. "Een" is one only before a
// unit of time, where something is measured by it ("binnen een week", not "op een dag"); "één" always. The values found are appended to
// `values` where given.
std::vector<Token> mask_values(std::span<const Token> key3, Language language, std::vector<Value>* values = nullptr);

}  // namespace eender::text
