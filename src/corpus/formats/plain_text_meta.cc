// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/plain_text_meta.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

enum class Field : std::uint8_t {
  kUnknown,
  kGovernment,
  kMunicipality,
  kProvince,
  kWaterBoard,
  kTitle,
  kOtherTitle,
  kWork,
  kVersion,
  kType,
  kSubject,
  kLanguage,
  kAdopted,
  kFrom,
  kUntil,
  kSource,
  kModel
};

struct Key {
  std::string_view name;
  Field field;
};
constexpr Key kKeys[] = {
    {"government", Field::kGovernment},
    {"overheid", Field::kGovernment},
    {"creator", Field::kGovernment},
    {"gemeente", Field::kMunicipality},
    {"municipality", Field::kMunicipality},
    {"provincie", Field::kProvince},
    {"waterschap", Field::kWaterBoard},
    {"title", Field::kTitle},
    {"titel", Field::kTitle},
    {"citeertitel", Field::kOtherTitle},
    {"citation title", Field::kOtherTitle},
    {"work", Field::kWork},
    {"identifier", Field::kWork},
    {"kenmerk", Field::kWork},
    {"version", Field::kVersion},
    {"versie", Field::kVersion},
    {"type", Field::kType},
    {"soort", Field::kType},
    {"subject", Field::kSubject},
    {"onderwerp", Field::kSubject},
    {"language", Field::kLanguage},
    {"lang", Field::kLanguage},
    {"taal", Field::kLanguage},
    {"date", Field::kAdopted},
    {"datum", Field::kAdopted},
    {"adopted", Field::kAdopted},
    {"vastgesteld", Field::kAdopted},
    {"from", Field::kFrom},
    {"in force from", Field::kFrom},
    {"inwerkingtreding", Field::kFrom},
    {"geldig van", Field::kFrom},
    {"until", Field::kUntil},
    {"in force until", Field::kUntil},
    {"geldig tot", Field::kUntil},
    {"source", Field::kSource},
    {"bron", Field::kSource},
    {"model", Field::kModel},
};

Field field_of(std::string_view key) {
  std::string name = one_line(key);
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? ' ' : c;
  });
  for (const Key& known : kKeys)
    if (known.name == name) return known.field;
  return Field::kUnknown;
}

std::string value_of(std::string_view text) {
  std::string value = one_line(text);
  if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\''))
    value = value.substr(1, value.size() - 2);
  return value;
}

std::string with_kind(std::string_view kind, const std::string& name) {
  const std::string lead = slug(name.substr(0, name.find(' ')));
  return lead == slug(kind) ? name : std::string(kind) + " " + name;
}

void set_date(std::optional<Date>& date, std::string_view key, const std::string& value,
              std::vector<std::string>& notices) {
  date = Date::parse(value);
  if (!date)
    notices.push_back(one_line(key) + " \"" + value +
                      "\" is not a date; it counts as unknown. Write it as year, month and day: 2020-12-31");
}

void set(Field field, std::string_view key, std::string value, Regulation& regulation,
         std::vector<std::string>& notices) {
  if (value.empty()) return;
  switch (field) {
    case Field::kUnknown:
      notices.push_back("\"" + one_line(key) + "\" at its head means nothing to eender, and was passed over");
      return;
    case Field::kGovernment:
      regulation.government = std::move(value);
      return;
    case Field::kMunicipality:
      regulation.government = with_kind("Gemeente", value);
      return;
    case Field::kProvince:
      regulation.government = with_kind("Provincie", value);
      return;
    case Field::kWaterBoard:
      regulation.government = value.find("aterschap") != std::string::npos || value.starts_with("Hoogheemraadschap")
                                  ? std::move(value)
                                  : "Waterschap " + value;
      return;
    case Field::kTitle:
      regulation.title = std::move(value);
      return;
    case Field::kOtherTitle:
      regulation.other_titles.push_back(std::move(value));
      return;
    case Field::kWork: {
      WorkVersion named = work_and_version(value);
      regulation.work = std::move(named.work);
      if (!named.version.empty()) regulation.version = std::move(named.version);
      return;
    }
    case Field::kVersion:
      regulation.version = std::move(value);
      return;
    case Field::kType:
      regulation.type = std::move(value);
      return;
    case Field::kSubject:
      regulation.subject = std::move(value);
      return;
    case Field::kLanguage:
      if (value.size() >= 2) regulation.language = slug(value.substr(0, 2));
      return;
    case Field::kAdopted:
      return set_date(regulation.adopted, key, value, notices);
    case Field::kFrom:
      return set_date(regulation.from, key, value, notices);
    case Field::kUntil:
      return set_date(regulation.until, key, value, notices);
    case Field::kSource:
      regulation.relations.push_back({"source", reference_target(value), value});
      return;
    case Field::kModel:
      regulation.model |= value == "true" || value == "ja" || value == "yes";
      return;
  }
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::size_t behind_line(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find('\n', begin);
  return end == std::string_view::npos ? text.size() : end + 1;
}

bool is_fence(std::string_view line) { return one_line(line) == "---"; }

}  // namespace

std::size_t read_front_matter(std::string_view text, Ledger& ledger, Regulation& regulation,
                              std::vector<std::string>& notices) {
  constexpr std::size_t kMostLines = 200;
  std::size_t at = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
  while (at < text.size() && one_line(line_at(text, at)).empty()) at = behind_line(text, at);
  bool fenced = is_fence(line_at(text, at));
  if (fenced) {  // a "---" that is never closed is a rule drawn across the page
    std::size_t end = behind_line(text, at), lines = 0;
    while (end < text.size() && lines++ < kMostLines && !is_fence(line_at(text, end))) end = behind_line(text, end);
    fenced = end < text.size() && lines < kMostLines;
  }
  if (fenced) {
    ledger.take(line_at(text, at), Use::kMetadata);
    at = behind_line(text, at);
  }
  for (std::size_t lines = 0; at < text.size() && lines < kMostLines; ++lines) {
    const std::string_view line = line_at(text, at);
    const std::size_t colon = line.find(':');
    const std::string_view key = line.substr(0, colon);
    const bool pair = colon != std::string_view::npos && !key.empty() && key[0] != ' ' && key[0] != '#';
    const Field field = pair ? field_of(key) : Field::kUnknown;
    if (!fenced && field == Field::kUnknown) break;
    ledger.take(line, Use::kMetadata);
    at = behind_line(text, at);
    if (fenced && is_fence(line)) break;
    if (pair) set(field, key, value_of(line.substr(colon + 1)), regulation, notices);
  }
  return at;
}

}  // namespace eender::corpus
