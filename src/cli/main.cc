// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "cli/screen.h"

namespace eender::cli {
namespace {

constexpr std::string_view kPurpose =
    "eender finds what governments organise the same, and in how many really different ways.";

std::string program_help() {
  std::string result = fmt::format("{}\n\nUsage: eender COMMAND [OPTION...] [INPUT...]\n\nCommands:\n", kPurpose);
  for (const Command* command : commands()) result += fmt::format("  {:<10}{}\n", command->name, command->line);
  return result +
         "\nOptions:\n"
         "  -h, --help      This text; eender COMMAND --help says more of a command\n"
         "      --version   The version of eender\n"
         "\nExit status: 0 found or alike, 1 ran but found nothing or a difference, 2 trouble.\n";
}

bool asks_help(std::string_view word) { return word == "-h" || word == "--help"; }

Result<int> say(const std::string& text) {
  EENDER_TRY_VOID(print(text));
  return kFound;
}

Result<int> run(const std::vector<std::string>& words) {
  if (words.empty()) return fail(ErrorKind::kInvalidInput, "no command given; see: eender --help");
  if (asks_help(words[0]) || (words[0] == "help" && words.size() == 1)) return say(program_help());
  if (words[0] == "--version") return say(fmt::format("eender {}\n", EENDER_VERSION));
  std::vector<std::string_view> names;
  const Command* found = nullptr;
  const std::string& name = words[0] == "help" ? words[1] : words[0];
  for (const Command* command : commands()) {
    names.push_back(command->name);
    if (command->name == name) found = command;
  }
  if (found == nullptr) {
    const std::string_view near = nearest(name, names);
    return fail(ErrorKind::kInvalidInput, fmt::format("unknown command '{}'{}; see: eender --help", name,
                                                      near.empty() ? "" : fmt::format("; did you mean {}?", near)));
  }
  if (words[0] == "help") return say(found->long_help());
  const std::span<const std::string> rest(words.begin() + 1, words.end());
  for (const std::string& word : rest) {
    if (word == "--") break;
    if (asks_help(word)) return say(word == "-h" ? found->short_help() : found->long_help());
  }
  EENDER_TRY(const Arguments arguments, found->parse(rest));
  return found->run(arguments, Screen::detect());
}

}  // namespace
}  // namespace eender::cli

int main(int argc, char** argv) {
  using namespace eender;
  std::signal(SIGPIPE, SIG_IGN);  // a write says so instead: print()
  // The last net: what libraries throw and nobody caught where it was called.
  try {
    const auto result = cli::run({argv + 1, argv + argc});
    if (result) return *result;
    cli::print_error(result.error());
    return cli::Interrupt::asked() ? cli::kInterrupted : cli::exit_code(result.error().kind);
  } catch (const std::bad_alloc&) {
    cli::print_error({ErrorKind::kUnavailable, "not enough memory", {}});
    return cli::exit_code(ErrorKind::kUnavailable);
  } catch (const std::exception& e) {
    cli::print_error({ErrorKind::kInternal, std::string("a defect in eender: ") + e.what(), {}});
    return cli::exit_code(ErrorKind::kInternal);
  }
}
