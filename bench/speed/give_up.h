// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace eender::bench {

// Ends a measurement that cannot be made, and says why.
[[noreturn]] inline void give_up(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(2);
}

}  // namespace eender::bench
