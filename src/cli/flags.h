// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/screen.h"

// Start here. Commands and their flags as rows of data: from them come parsing, help and the pages in docs/cli, so that these cannot
// disagree. Parsing opens no file and does no work; that is run()'s.
//
//   commands.h   the table of commands; each is a file of its own: import.cc, compare.cc, ways.cc, …
//   screen.h     what the terminal can show; writing to it
//   interrupt.h  Ctrl-C
//   main.cc      from arguments to exit status
namespace eender::cli {

struct Flag {
  std::string_view name;          // "library", written --library
  char letter = 0;                // 'l', written -l; 0 for none
  std::string_view value;         // what its value is called ("DIR"); empty for a switch
  std::string_view line;          // one line for -h
  std::string_view more = {};     // sentences behind it for --help; may be empty
  std::string_view choices = {};  // the only values it takes, "set-a|sealed"; empty for any
  bool required = false;
};

// What was given.
class Arguments {
 public:
  bool has(std::string_view flag) const { return flags_.contains(flag); }
  std::optional<std::string> value(std::string_view flag) const;
  // A whole number from 0 to `most`; kInvalidInput for anything else.
  [[nodiscard]] Result<std::uint64_t> number(std::string_view flag, std::uint64_t otherwise, std::uint64_t most) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  friend struct Command;
  std::map<std::string, std::string, std::less<>> flags_;
  std::vector<std::string> operands_;
};

struct Command {
  std::string_view name;
  std::string_view line;            // what it does, for lists
  std::string_view operands;        // "SOURCE...", "[WORD...|PROVISION]"; empty where it takes none
  std::size_t least = 0, most = 0;  // operands
  std::string_view about;           // paragraphs for --help
  std::span<const Flag> flags;
  std::string_view examples;  // lines, printed as they are
  std::string_view exits;     // what its exit statuses mean: a line each
  Result<int> (*run)(const Arguments& arguments, const Screen& screen) = nullptr;  // gives the exit status

  // kInvalidInput, with the nearest flag, for what the rows do not know. `words` are those behind the command's name.
  [[nodiscard]] Result<Arguments> parse(std::span<const std::string> words) const;
  std::string short_help() const;  // -h: what fits a glance
  std::string long_help() const;   // --help: enough to use it
};

// The known word nearest to a mistyped one; empty where none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace eender::cli
