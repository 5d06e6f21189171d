// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace eender::cli {

// While it lives, the first Ctrl-C (SIGINT, SIGTERM) only asks to stop, and a second one ends the process at once. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  static bool asked();  // from any thread; stays true
};

constexpr int kInterrupted = 130;  // as shells report an end by SIGINT

}  // namespace eender::cli
