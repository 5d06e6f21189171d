// SPDX-License-Identifier: EUPL-1.2
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace eender::detail {

void check_failed(const char* condition, const char* why, const char* file, int line) {
  std::fprintf(stderr, "eender: defect at %s:%d: %s does not hold: %s\n", file, line, condition, why);
  std::abort();
}

}  // namespace eender::detail
