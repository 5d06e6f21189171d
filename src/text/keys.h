// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "text/names.h"
#include "text/text.h"
#include "text/values.h"
#include "text/words.h"

namespace eender::text {

// Keys 2, 3 and 4 of a text, with the values that key 4 set apart. (Key 1 is the government itself; key 5 is made by `ways` from key 4.)
struct Keys {
  Words words;                // owns the letters that all tokens point at
  std::vector<Token> names;   // key 3
  std::vector<Token> values;  // key 4
  std::vector<Value> found;   // ascending by token

  const std::vector<Token>& wording() const { return words.tokens(); }    // key 2
  const std::vector<Token>& apart_from_names() const { return names; }    // key 3
  const std::vector<Token>& apart_from_values() const { return values; }  // key 4
};

// REQUIRES: `decided` is ascending by word.
Keys keys_of(std::string_view text, const OwnNames& names, Language language,
             std::span<const EverydayName> decided = {});

}  // namespace eender::text
