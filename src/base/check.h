// SPDX-License-Identifier: EUPL-1.2
#pragma once

// EENDER_CHECK(condition, "why it must hold") ends the process when an invariant of our own is broken, in every build. What a user or
// a file says never reaches one.
#define EENDER_CHECK(condition, why) \
  ((condition) ? static_cast<void>(0) : ::eender::detail::check_failed(#condition, why, __FILE__, __LINE__))

namespace eender::detail {
[[noreturn]] void check_failed(const char* condition, const char* why, const char* file, int line);
}
