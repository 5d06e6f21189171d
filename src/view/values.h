// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ways/family.h"

// The values of a column as people read them: one line a magnitude, in order. Terms that are equal exactly are one, however they are
// written: "14 days = 2 weeks".
namespace eender::view {

struct ValueGroup {
  std::string label;                     // "6 weeks", "at most 6 weeks" where the column's bounds differ, "€ 25.00"
  std::vector<std::string> normals;      // normal forms that are equal, the commonest first
  std::vector<std::uint32_t> positions;  // governments only, ascending
};

struct ValueColumn {
  std::string kind;                // "term", "amount", …
  std::string bound;               // "at most", "at least" where all have the same; else empty
  std::vector<ValueGroup> groups;  // ascending by magnitude
  std::uint32_t governments = 0;   // that fill it in
  std::optional<std::size_t>
      median;  // index of the group that holds the middle one (the lower of two); none below three governments
};

// Sorts of terms in a column that are no multiples of each other, so that their order is only about right (magnitude).
struct TermSorts {
  bool months = false;        // beside others: a month is counted as 365/12 days
  bool working_days = false;  // beside others: five in a week
  bool hours = false;         // beside days: 24 in a day
  bool any() const { return months || working_days || hours; }
};
TermSorts term_sorts(const ways::Column& column, const ValueColumn& values);

ValueColumn value_column(const ways::Column& column, const std::vector<ways::Counted>& positions);

// What values of one kind order by: the number, of a term its length in days. 0 for dates and times of day, whose normal forms order by
// their letters.
double magnitude(text::ValueKind kind, std::string_view normal);

// A normal form as people write it: "€ 25.00", "50%", "6 weeks".
std::string label_of(text::ValueKind kind, const std::string& normal);
// Of forms that are equal: "14 days = 2 weeks".
std::string label_of(text::ValueKind kind, const std::vector<std::string>& equal);

std::string_view name_of(text::ValueKind kind);
std::string_view name_of(text::Bound bound);  // "at most"; empty for none

}  // namespace eender::view
