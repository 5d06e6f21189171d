// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// How values and bodies are written in Dutch regulations.
namespace eender::sample {

enum class SlotKind : std::uint8_t {
  kName,
  kBoard,
  kCouncil,
  kMayor,
  kRegulation,
  kReference,  // own names of the government and its regulation
  kTerm,
  kAmount,
  kPercent,
  kCount,
  kDate,
  kTime,
  kHour,  // values
  kWay,
  kSynonym,  // words
};

constexpr bool is_value(SlotKind kind) { return kind >= SlotKind::kTerm && kind <= SlotKind::kHour; }
constexpr bool is_body(SlotKind kind) { return kind >= SlotKind::kBoard && kind <= SlotKind::kMayor; }

// One magnitude and the ways to write it.
struct Value {
  std::string normal;                  // "6 weeks", "25.00 EUR", "50 %", "3", "2020-01-01", "17:30"
  std::vector<std::string> spellings;  // the first is the plain one; an empty one does not exist for this magnitude
};

// "8 weken", "62,50", "50", "3", "1 januari 2020", "17 uur", "17.30 uur", as templates give them; an hour is a time without "uur", for the
// first of "tussen 9 en 17 uur".
[[nodiscard]] Result<Value> read_value(SlotKind kind, std::string_view written);

// The value in the asked spelling, or in the plain one where this magnitude has no such spelling.
const std::string& spelling(const Value& value, std::size_t which);

// "zesentwintig"; 1 is "één". Nothing outside 1…100.
std::optional<std::string> number_word(int number);

// "eerste" … "twaalfde"; "13e" and on.
std::string ordinal(int number);

// "januari" for 1. REQUIRES: 1…12.
std::string_view month_name(int month);

// The forms of a body, always singular: form 0 is the shortest, 2 and 3 name the municipality.
constexpr std::size_t kBodyForms = 4;
std::string body(SlotKind kind, std::size_t form, std::string_view municipality);

// The first letter as a capital: a–z and é, all that our words begin with.
std::string capitalised(std::string text);

}  // namespace eender::sample
