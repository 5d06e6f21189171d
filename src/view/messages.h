// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <locale>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "base/result.h"
#include "text/values.h"

namespace eender::view {

// What the pages say, in the reader's language, and numbers and dates as one writes them there. The English sentences stand in the code and
// are the keys of the catalogues in data/messages (gettext; compiled while building). Immutable: any number of threads may ask.
class Messages {
 public:
  // `catalogues` holds nl/LC_MESSAGES/eender.mo. Languages are "nl" and "en", which needs no catalogue.
  [[nodiscard]] static Result<Messages> load(const std::filesystem::path& catalogues, std::string_view language);

  const std::string& language() const { return language_; }  // as HTML's lang has it

  // What stands in a sentence as {name} is filled in; the text filled in is not looked at again.
  using Filling = std::pair<std::string_view, std::string_view>;
  using Fill = std::initializer_list<Filling>;
  // xgettext reads the first argument of tr, and the first two of trn: these are literals.
  std::string tr(const char* english, Fill fill = {}) const;
  // By the number, which is filled in as {n}.
  std::string trn(const char* one, const char* many, std::uint64_t n, Fill fill = {}) const;

  std::string number(std::uint64_t n) const;                     // "1.234"
  std::string decimal(double n) const;                           // "62,5", at most two decimals
  std::string money(double n, std::string_view currency) const;  // "€ 25", "€ 62,50"; "EUR" and "USD" have their signs
  std::string percent(std::uint64_t part, std::uint64_t whole) const;  // "72%", "<1%"
  std::string date(Date day) const;                                    // "23 november 2026"

  // A value in normal form (text::Value::normal) as people write it: "6 weken", "€ 62,50", "1 maart 2020".
  std::string value(text::ValueKind kind, std::string_view normal) const;
  // Forms that are equal: "14 dagen = 2 weken".
  std::string values(text::ValueKind kind, const std::vector<std::string>& equal) const;
  std::string kind(text::ValueKind kind) const;  // "termijn"
  std::string bound(text::Bound bound) const;    // "ten hoogste"; empty for none

 private:
  std::string day_and_month(int month, int day) const;
  std::string term(std::string_view amount, bool one, std::string_view unit) const;

  std::locale locale_;
  std::string language_;
};

// Sentences with their {names} filled in; an unknown name stays as it stands.
std::string filled(std::string_view sentence, std::span<const Messages::Filling> fill);
std::string filled(std::string_view sentence, Messages::Fill fill);

}  // namespace eender::view
