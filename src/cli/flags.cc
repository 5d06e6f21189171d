// SPDX-License-Identifier: EUPL-1.2
#include "cli/flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

#include "view/terminal.h"

namespace eender::cli {
namespace {

// Help looks the same everywhere, so that the pages in docs/cli can hold it.
constexpr view::Terminal kHelpPage{80, false, false};
constexpr int kFlagColumns = 22;

tl::unexpected<Error> wrong(const Command& command, std::string message) {
  return fail(ErrorKind::kInvalidInput, fmt::format("{}; see: eender {} --help", message, command.name));
}

std::string usage(const Command& command) {
  std::string words = fmt::format("Usage: eender {}", command.name);
  for (const Flag& flag : command.flags) {
    std::string word = fmt::format("--{}", flag.name);
    if (!flag.value.empty()) word += fmt::format(" {}", flag.value);
    words += flag.required ? " " + word : " [" + word + "]";
  }
  if (!command.operands.empty()) words += fmt::format(" {}", command.operands);
  return view::fill(kHelpPage, {{words}}, 0, 6);
}

std::string flag_help(std::string_view letter, std::string_view name, std::string_view text) {
  const std::string words = fmt::format("  {}{}", letter, name);
  if (static_cast<int>(words.size()) + 2 > kFlagColumns)
    return words + "\n" + view::fill(kHelpPage, {{std::string(text)}}, kFlagColumns, kFlagColumns);
  return view::left(words, kFlagColumns) +
         view::fill(kHelpPage, {{std::string(text)}}, kFlagColumns, kFlagColumns).substr(kFlagColumns);
}

std::string flags_help(const Command& command, bool all) {
  std::string result = "\nOptions:\n";
  for (const Flag& flag : command.flags) {
    const std::string letter = flag.letter == 0 ? "    " : fmt::format("-{}, ", flag.letter);
    std::string name = fmt::format("--{}", flag.name);
    if (!flag.value.empty()) name += fmt::format(" {}", flag.value);
    std::string text(flag.line);
    if (all && !flag.more.empty()) text += fmt::format(". {}", flag.more);
    result += flag_help(letter, name, text);
  }
  return result + flag_help("-h, ", "--help", all ? "This text; -h is shorter" : "Help; --help says more");
}

std::string paragraphs(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result += "\n" + view::fill(kHelpPage, {{std::string(text.substr(0, end))}}, 0, 0);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string indented(std::string_view title, std::string_view lines) {
  std::string result = fmt::format("\n{}:\n", title);
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    result += fmt::format("  {}\n", lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return result;
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view flag) const {
  const auto found = flags_.find(flag);
  return found == flags_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::uint64_t> Arguments::number(std::string_view flag, std::uint64_t otherwise, std::uint64_t most) const {
  const auto text = value(flag);
  if (!text) return otherwise;
  std::uint64_t n = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), n);
  if (error != std::errc() || end != text->data() + text->size() || n > most)
    return fail(ErrorKind::kInvalidInput,
                fmt::format("--{} takes a whole number from 0 to {}, not '{}'", flag, most, *text));
  return n;
}

Result<Arguments> Command::parse(std::span<const std::string> words) const {
  Arguments result;
  std::vector<std::string_view> names = {"help"};
  for (const Flag& flag : flags) names.push_back(flag.name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (word == "--") {
      result.operands_.insert(result.operands_.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
      break;
    }
    if (word.size() < 2 || word[0] != '-') {  // "-" is standard input
      result.operands_.emplace_back(word);
      continue;
    }
    const bool is_long = word.starts_with("--");
    const std::size_t equals = word.find('=');
    const std::string_view given =
        is_long ? word.substr(2, equals == std::string_view::npos ? equals : equals - 2) : word.substr(1, 1);
    const auto flag = std::find_if(flags.begin(), flags.end(),
                                   [&](const Flag& f) { return is_long ? f.name == given : f.letter == given[0]; });
    if (flag == flags.end()) {
      const std::string_view near = is_long ? nearest(given, names) : std::string_view{};
      return wrong(*this, fmt::format("unknown option '{}'{}", word.substr(0, is_long ? equals : 2),
                                      near.empty() ? "" : fmt::format("; did you mean --{}?", near)));
    }
    std::optional<std::string> value;
    if (is_long && equals != std::string_view::npos) value = word.substr(equals + 1);
    if (!is_long && word.size() > 2) {
      if (flag->value.empty()) return wrong(*this, fmt::format("'{}' is more than one option; write them apart", word));
      value = word.substr(2);
    }
    if (flag->value.empty()) {
      if (value) return wrong(*this, fmt::format("--{} takes no value", flag->name));
      value = "";
    } else if (!value) {
      if (i + 1 == words.size()) return wrong(*this, fmt::format("--{} needs a value ({})", flag->name, flag->value));
      value = words[++i];
    }
    if (!flag->choices.empty() && fmt::format("|{}|", flag->choices).find("|" + *value + "|") == std::string::npos)
      return wrong(*this, fmt::format("--{} takes {}, not '{}'", flag->name, flag->choices, *value));
    result.flags_.insert_or_assign(std::string(flag->name), *value);
  }
  for (const Flag& flag : flags)
    if (flag.required && !result.has(flag.name))
      return wrong(*this, fmt::format("--{} {} is missing", flag.name, flag.value));
  if (result.operands_.size() < least) return wrong(*this, fmt::format("{} is missing", operands));
  if (result.operands_.size() > most) return wrong(*this, fmt::format("'{}' is one too many", result.operands_[most]));
  return result;
}

std::string Command::short_help() const {
  return fmt::format("eender {}: {}\n\n", name, line) + usage(*this) + flags_help(*this, false);
}

std::string Command::long_help() const {
  return fmt::format("eender {}: {}\n\n", name, line) + usage(*this) + paragraphs(about) + flags_help(*this, true) +
         indented("Examples", examples) + indented("Exit status", exits);
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string_view candidate : known) {
    // Levenshtein's distance, a row at a time.
    std::vector<std::size_t> row(candidate.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < word.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i + 1);
      for (std::size_t j = 0; j < candidate.size(); ++j) {
        const std::size_t replaced = diagonal + (word[i] != candidate[j]);
        diagonal = row[j + 1];
        row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
      }
    }
    if (row.back() < least && row.back() < candidate.size()) {
      least = row.back();
      best = candidate;
    }
  }
  return best;
}

}  // namespace eender::cli
