// SPDX-License-Identifier: EUPL-1.2
#include "ways/rules.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <map>

#include "base/file.h"
#include "base/string_map.h"
#include "text/keys.h"

namespace eender::ways {
namespace {

std::vector<std::string> split(std::string_view phrase) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    if (end > at) words.emplace_back(phrase.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

struct Rules::Table {
  struct Phrase {
    std::vector<std::string> words;
    std::uint32_t rule = 0;
  };
  using Phrases = StringMap<std::vector<Phrase>>;  // by first word, longest first

  std::vector<Rule> rules;
  std::vector<std::vector<std::string>> to;  // by rule
  std::map<text::Language, Phrases> phrases;
};

namespace {

// The packaged library throws; nothing of that leaves here.
Result<toml::table> parse_toml(const std::string& bytes, const std::string& where) {
  try {
    return toml::parse(bytes);
  } catch (const toml::parse_error& e) {
    return fail(ErrorKind::kInvalidInput, fmt::format("line {}: {}", e.source().begin.line, e.description()), where);
  }
}

Result<Rule> read_rule(const toml::table& table, text::Language language, const std::string& where) {
  Rule rule;
  rule.language = language;
  rule.id = table["id"].value_or(std::string());
  const std::string name = rule.id.empty() ? "a rule without id" : "rule " + rule.id;
  const auto texts = [&](const char* key, std::vector<std::string>& into) {
    if (const auto* list = table[key].as_array())
      for (const auto& item : *list)
        if (const auto text = item.value<std::string>()) into.push_back(*text);
    return !into.empty();
  };
  rule.kind = table["kind"].value_or(std::string());
  rule.reason = table["reason"].value_or(std::string());
  rule.to = table["to"].value_or(std::string());
  if (rule.id.empty() || rule.kind.empty() || rule.reason.empty() || rule.to.empty() || !texts("from", rule.from))
    return fail(ErrorKind::kInvalidInput, name + " needs id, kind, reason, from and to", where);
  if (!texts("merges", rule.merges) || rule.merges.size() != 2 || !texts("differs", rule.differs) ||
      rule.differs.size() != 2)
    return fail(ErrorKind::kInvalidInput, name + " needs two texts in merges and two in differs", where);
  for (std::string& phrase : rule.from) {
    phrase = text::print(text::Words(phrase).tokens());
    if (phrase.empty()) return fail(ErrorKind::kInvalidInput, name + " replaces nothing", where);
  }
  rule.to = text::print(text::Words(rule.to).tokens());
  return rule;
}

}  // namespace

Rules::Rules(std::unique_ptr<Table> table) : table_(std::move(table)) {}
Rules::Rules(Rules&&) noexcept = default;
Rules& Rules::operator=(Rules&&) noexcept = default;
Rules::~Rules() = default;

const std::vector<Rule>& Rules::all() const { return table_->rules; }

Result<Rules> Rules::load(const std::filesystem::path& folder) {
  auto table = std::make_unique<Table>();
  std::error_code code;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, code))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  if (code) return fail(ErrorKind::kNotFound, "cannot read the folder of rules: " + code.message(), folder.string());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    EENDER_TRY(const std::string bytes, read_file(file));
    EENDER_TRY(const toml::table parsed, parse_toml(bytes, file.string()));
    const auto language = text::language_of(parsed["language"].value_or(std::string()));
    if (!language) return fail(ErrorKind::kInvalidInput, "language must be \"nl\" or \"en\"", file.string());
    const auto* list = parsed["rule"].as_array();
    if (list == nullptr) return fail(ErrorKind::kInvalidInput, "no [[rule]] in it", file.string());
    for (const auto& item : *list) {
      if (!item.is_table()) return fail(ErrorKind::kInvalidInput, "a rule is written as [[rule]]", file.string());
      EENDER_TRY(Rule rule, read_rule(*item.as_table(), *language, file.string()));
      table->rules.push_back(std::move(rule));
    }
  }
  for (std::uint32_t i = 0; i < table->rules.size(); ++i) {
    const Rule& rule = table->rules[i];
    table->to.push_back(split(rule.to));
    for (const std::string& phrase : rule.from) {
      auto words = split(phrase);
      auto& list = table->phrases[rule.language][words[0]];
      for (const auto& other : list)
        if (other.words == words)
          return fail(ErrorKind::kInvalidInput,
                      fmt::format("rules {} and {} both replace '{}'", table->rules[other.rule].id, rule.id, phrase),
                      folder.string());
      list.push_back({std::move(words), i});
      std::stable_sort(list.begin(), list.end(),
                       [](const auto& a, const auto& b) { return a.words.size() > b.words.size(); });
    }
  }
  Rules rules(std::move(table));
  const text::OwnNames nobody;
  for (const Rule& rule : rules.all()) {
    const text::Words to(rule.to);
    if (text::print(rules.apply(to.tokens(), rule.language)) != rule.to)
      return fail(
          ErrorKind::kInvalidInput,
          fmt::format("rule {}: its result '{}' is replaced by another rule; name the last result", rule.id, rule.to),
          folder.string());
    const auto key = [&](const std::string& example) {
      const auto keys = text::keys_of(example, nobody, rule.language);
      return text::print(rules.apply(keys.apart_from_values(), rule.language));
    };
    if (key(rule.merges[0]) != key(rule.merges[1]))
      return fail(ErrorKind::kInvalidInput, fmt::format("rule {}: its two texts in merges do not become one", rule.id),
                  folder.string());
    if (key(rule.differs[0]) == key(rule.differs[1]))
      return fail(ErrorKind::kInvalidInput, fmt::format("rule {}: its two texts in differs become one", rule.id),
                  folder.string());
  }
  return rules;
}

std::vector<text::Token> Rules::apply(std::span<const text::Token> key4, text::Language language,
                                      std::vector<std::string>* used) const {
  std::vector<text::Token> result;
  const auto found = table_->phrases.find(language);
  if (found == table_->phrases.end()) return {key4.begin(), key4.end()};
  result.reserve(key4.size());
  for (std::size_t i = 0; i < key4.size();) {
    const Table::Phrase* taken = nullptr;
    if (const auto list = found->second.find(key4[i].word); list != found->second.end()) {
      for (const Table::Phrase& phrase : list->second) {
        if (phrase.words.size() > key4.size() - i) continue;
        bool equal = true;
        for (std::size_t j = 1; j < phrase.words.size() && equal; ++j) equal = key4[i + j].word == phrase.words[j];
        if (equal) {
          taken = &phrase;
          break;
        }
      }
    }
    if (taken == nullptr) {
      result.push_back(key4[i++]);
      continue;
    }
    const std::uint32_t begin = key4[i].begin;
    const std::uint32_t end = key4[i + taken->words.size() - 1].end;
    for (const std::string& word : table_->to[taken->rule]) result.push_back({word, begin, end});
    if (used != nullptr) used->push_back(table_->rules[taken->rule].id);
    i += taken->words.size();
  }
  return result;
}

}  // namespace eender::ways
