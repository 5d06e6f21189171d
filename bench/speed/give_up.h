// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/result.h"

namespace eender::bench {

// Ends a measurement that cannot be made, and says why.
[[noreturn]] inline void give_up(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(2);
}

// What is in it; gives up where that is an error.
template <typename T>
T must(Result<T> result) {
  if (!result) give_up(result.error().describe());
  return *std::move(result);
}

}  // namespace eender::bench
