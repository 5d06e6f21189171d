// SPDX-License-Identifier: EUPL-1.2
#include "cli/interrupt.h"

#include <unistd.h>

#include <csignal>
#include <string_view>

namespace eender::cli {
namespace {

volatile std::sig_atomic_t asked_to_stop = 0;

void on_signal(int /*number*/) {
  if (asked_to_stop != 0) ::_exit(kInterrupted);
  asked_to_stop = 1;
  constexpr std::string_view kWords = "\neender: stopping; once more ends at once\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kWords.data(), kWords.size());
}

void handle(void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (const int number : {SIGINT, SIGTERM}) ::sigaction(number, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() { handle(on_signal); }
Interrupt::~Interrupt() { handle(SIG_DFL); }
bool Interrupt::asked() { return asked_to_stop != 0; }

}  // namespace eender::cli
