// SPDX-License-Identifier: EUPL-1.2
#include "base/machine.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace eender {

std::uint64_t memory_of_machine() {
  const auto pages = static_cast<std::uint64_t>(std::max(sysconf(_SC_PHYS_PAGES), 1L));
  const auto page = static_cast<std::uint64_t>(std::max(sysconf(_SC_PAGESIZE), 1L));
  // "max" where a container has no limit, and no such file outside of one: neither is a number.
  std::uint64_t limit = 0;
  std::ifstream("/sys/fs/cgroup/memory.max") >> limit;
  return limit > 0 ? std::min(limit, pages * page) : pages * page;
}

}  // namespace eender
