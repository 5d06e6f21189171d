// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

// List markers, which are no words: "a.", "(a)", "1°.", "2.3", a bullet. words.h says which. What a marker counts with ends at `end`: where the
// ASCII letters and digits end that begin at `at`, or behind the parenthesis there.
namespace eender::text::detail {

// The end of a list marker that starts a line at `at`, or `at` where there is none. REQUIRES: at < text.size().
std::size_t line_marker(std::string_view text, std::size_t at, std::size_t end);

// The end of a list marker inside a line at `at`, or `at`. REQUIRES: at < text.size(), and what is there follows the start or one of . ; : ,
std::size_t inner_marker(std::string_view text, std::size_t at, std::size_t end);

}  // namespace eender::text::detail
