// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.h"
#include "view/terminal.h"

namespace eender::cli {

// Where a command writes to.
struct Screen {
  view::Terminal out;     // standard output
  bool progress = false;  // standard error is a terminal that can rewrite its line

  // Asks the terminal and the environment: COLUMNS, NO_COLOR, TERM, LC_ALL, LC_CTYPE, LANG.
  static Screen detect();
};

// Writes to standard output. Where the reader has gone (a closed pipe), the process ends with success: what it wanted, it has.
[[nodiscard]] Result<void> print(std::string_view text);

// "eender: where: message" on standard error.
void print_error(const Error& error);

// One line on standard error that is rewritten, a few times a second; nothing where that is not a terminal. Gone when it ends.
class ProgressLine {
 public:
  explicit ProgressLine(const Screen& screen) : screen_(screen) {}
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // Whether it is time for a new text; ask before making one.
  bool due();
  void show(std::string_view text);

 private:
  const Screen& screen_;
  std::chrono::steady_clock::time_point next_{};
  bool shown_ = false;
};

}  // namespace eender::cli
