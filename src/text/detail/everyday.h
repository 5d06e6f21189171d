// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/text.h"

// Names of governments that are everyday words too ("Huizen", "Leiden", "Commerce"). Case is gone from key 2, and key 3 may use nothing but
// key 2; so whether such a word is the name is told from the words around it.
namespace eender::text::detail {

// What an everyday word is where it is no name.
enum Everyday : std::uint8_t {
  kNotEveryday = 0,
  kNoun =
      1,  // singular, so it has an article or another word before it; bare, it is the name ("in Beek", "waarmee Sluis")
  kThings = 2,      // plural, so it may stand bare: "ramen van huizen"
  kPeople = 4,      // the same of people, who are in no place: "overlast van buren"
  kInfinitive = 8,  // also behind "te": "te leiden"
  kAdjective = 16,  // a noun follows: "van houten planken"
  kAdverb = 32,     // hardly ever the name: "in heel Nederland"
  kEnglish = 64,    // bare behind a preposition too, like all English nouns: "chamber of commerce"
};

// Flags of Everyday; kNotEveryday for a word that is only a name.
std::uint8_t everyday(std::string_view word);

// Whether the everyday word at `at` is the name there.
bool names_here(std::span<const Token> key, std::size_t at, Language language);

}  // namespace eender::text::detail
