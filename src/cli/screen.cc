// SPDX-License-Identifier: EUPL-1.2
#include "cli/screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "base/file.h"

namespace eender::cli {
namespace {

// Longer lines are hard to read, narrower ones do not hold a table.
constexpr int kWidest = 120;
constexpr int kNarrowest = 40;

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view(value);
}

int width() {
  int columns = std::atoi(std::string(environment("COLUMNS")).c_str());
  winsize size{};
  if (columns <= 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  return columns <= 0 ? 80 : std::clamp(columns, kNarrowest, kWidest);
}

// Only a locale that is set and says otherwise keeps UTF-8 out: where none is set, as in many containers, terminals show it all the same.
bool unicode() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string locale(environment(name));
    if (locale.empty()) continue;
    std::transform(locale.begin(), locale.end(), locale.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return true;
}

// Nothing else to do about standard error when it fails.
void write_error(std::string_view text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Screen Screen::detect() {
  const bool dumb = environment("TERM") == "dumb";
  Screen screen;
  screen.out = {width(), ::isatty(STDOUT_FILENO) == 1 && !dumb && environment("NO_COLOR").empty(), unicode()};
  screen.progress = ::isatty(STDERR_FILENO) == 1 && !dumb;
  return screen;
}

Result<void> print(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(STDOUT_FILENO, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EPIPE) std::_Exit(0);
    if (n < 0) return tl::unexpected(system_error("cannot write", "standard output"));
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

void print_error(const Error& error) { write_error("eender: " + view::clean(error.describe()) + "\n"); }

ProgressLine::~ProgressLine() {
  if (shown_) write_error("\r\x1b[K");
}

bool ProgressLine::due() {
  if (!screen_.progress) return false;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return false;
  next_ = now + std::chrono::milliseconds(150);
  return true;
}

void ProgressLine::show(std::string_view text) {
  shown_ = true;
  write_error("\r\x1b[K" + view::shorten(view::one_line(text), screen_.out.width - 1, screen_.out));
}

}  // namespace eender::cli
