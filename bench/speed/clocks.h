// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <ctime>
#include <limits>

namespace eender::bench {

// How long something took by two clocks: the wall's, and that of the processor time this process used, in the system too.
struct Seconds {
  double wall = std::numeric_limits<double>::max();
  double processor = std::numeric_limits<double>::max();

  // Of several rounds the least by each clock: what disturbed a round only ever added.
  void keep_least(const Seconds& other) {
    wall = std::min(wall, other.wall);
    processor = std::min(processor, other.processor);
  }
};

inline double read_clock(clockid_t clock) {
  std::timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <typename Work>
Seconds seconds(const Work& work) {
  const Seconds begin{read_clock(CLOCK_MONOTONIC), read_clock(CLOCK_PROCESS_CPUTIME_ID)};
  work();
  return {read_clock(CLOCK_MONOTONIC) - begin.wall, read_clock(CLOCK_PROCESS_CPUTIME_ID) - begin.processor};
}

}  // namespace eender::bench
