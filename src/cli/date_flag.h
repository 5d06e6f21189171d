// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "base/date.h"
#include "cli/flags.h"

namespace eender::cli {

// The day given with --on; nothing where it was not given, kInvalidInput where it is no day.
[[nodiscard]] Result<std::optional<Date>> reckoning_date(const Arguments& arguments);

}  // namespace eender::cli
