// SPDX-License-Identifier: EUPL-1.2
#include "cli/date_flag.h"

#include <fmt/format.h>

namespace eender::cli {

Result<std::optional<Date>> reckoning_date(const Arguments& arguments) {
  const auto text = arguments.value("on");
  if (!text) return std::nullopt;
  const auto date = Date::parse(*text);
  if (!date)
    return fail(ErrorKind::kInvalidInput, fmt::format("--on takes a date such as 2020-12-31, not '{}'", *text));
  return date;
}

}  // namespace eender::cli
