// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/text.h"

namespace eender::ways {

// A written rule of the last rung: any of `from` means what `to` means (docs/formats/ways-rules.md).
struct Rule {
  std::string id, kind, reason;
  text::Language language = text::Language::kDutch;
  std::vector<std::string> from;  // phrases as key 4 has them: lower case, single spaces
  std::string to;
  std::vector<std::string> merges;   // two texts that the rule makes one
  std::vector<std::string> differs;  // two texts that it must not
};

// The rules of all languages. Key 5 is made in one pass from left to right that replaces, at each word, the longest phrase that a rule
// names. So it ends; and it gives one result whatever the order of the rules, because no phrase stands in two rules and no result is itself
// replaced: load() refuses both. Read from any number of threads.
class Rules {
 public:
  // All *.toml of the folder, in the order of their names. kInvalidInput, naming file and rule, for what does not fit the format, for two
  // rules that could disagree, and for a rule whose own examples do not come out as it says.
  [[nodiscard]] static Result<Rules> load(const std::filesystem::path& folder);
  Rules(Rules&&) noexcept;
  Rules& operator=(Rules&&) noexcept;
  ~Rules();

  const std::vector<Rule>& all() const;

  // Key 5 of a key 4. `used` gets the ids of the rules that changed something, in the order of the text, where given.
  std::vector<text::Token> apply(std::span<const text::Token> key4, text::Language language,
                                 std::vector<std::string>* used = nullptr) const;

 private:
  struct Table;
  explicit Rules(std::unique_ptr<Table> table);
  std::unique_ptr<Table> table_;
};

}  // namespace eender::ways
