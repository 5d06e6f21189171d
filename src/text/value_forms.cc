// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>

#include "text/values.h"

// How a value is written where values are compared.
namespace eender::text {
namespace {

std::string plain(std::int64_t thousandths) {
  if (thousandths % 1000 == 0) return fmt::format("{}", thousandths / 1000);
  std::string s = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
  while (s.back() == '0') s.pop_back();
  return s;
}

}  // namespace

std::string Value::normal() const {
  const auto with_range = [&](auto print) {
    return upper_thousandths ? print(thousandths) + "-" + print(*upper_thousandths) : print(thousandths);
  };
  switch (kind) {
    case ValueKind::kAmount:
      return with_range([](std::int64_t n) { return fmt::format("{}.{:02}", n / 1000, n % 1000 / 10); }) + " " + unit;
    case ValueKind::kPercentage:
      return with_range(plain) + " %";
    case ValueKind::kTerm:
      return with_range(plain) + " " + unit + (thousandths == 1000 && !upper_thousandths ? "" : "s");
    case ValueKind::kDate:
      return date;
    case ValueKind::kTime:
      return with_range([](std::int64_t n) { return fmt::format("{:02}:{:02}", n / 60, n % 60); });
    case ValueKind::kCount:
      return with_range(plain);
  }
  return {};
}

std::string Value::measure() const {
  struct Unit {
    std::string_view unit, of;
    std::int64_t times;
  };
  static constexpr Unit kUnits[] = {
      {"hour", "minute", 60}, {"week", "day", 7}, {"quarter", "month", 3}, {"year", "month", 12}};
  if (kind != ValueKind::kTerm) return normal();
  const auto* const known =
      std::find_if(std::begin(kUnits), std::end(kUnits), [&](const Unit& u) { return u.unit == unit; });
  if (known == std::end(kUnits)) return normal();
  const std::int64_t most = std::numeric_limits<std::int64_t>::max() / known->times;
  if (thousandths > most || upper_thousandths.value_or(0) > most) return normal();
  Value value = *this;
  value.unit = known->of;
  value.thousandths *= known->times;
  if (value.upper_thousandths) *value.upper_thousandths *= known->times;
  return value.normal();
}

}  // namespace eender::text
