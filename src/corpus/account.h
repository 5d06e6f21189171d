// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace eender::corpus {

// Where the text of a source went. All counts are of characters (Unicode code points) other than white space: white space is set anew by
// every reader, and means nothing.
struct Account {
  std::uint64_t visible = 0;     // that a reader of the original sees
  std::uint64_t provisions = 0;  // in the text of provisions, apart from tables
  std::uint64_t tables = 0;      // in tables, of provisions and of notes
  std::uint64_t headings = 0;    // in numbers and headings, of provisions, notes and divisions, and titles
  std::uint64_t notes = 0;       // in notes, apart from tables
  std::uint64_t metadata = 0;    // read into dates, names, relations; or about the file, not the regulation
  std::map<std::string, std::uint64_t> left_out;  // by the reason why
  std::optional<std::uint64_t> lost_at;  // byte in the original (as SourceSpan::source) of the first that went nowhere

  std::uint64_t accounted() const;
  std::uint64_t lost() const { return visible - accounted(); }
  double share() const;  // of the visible text that is accounted for, 0 to 1; 1 where nothing is visible
  Account& operator+=(const Account& other);
};

// Less than this share is an error that is shown.
inline constexpr double kLeastShare = 0.995;

}  // namespace eender::corpus
