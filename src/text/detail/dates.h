// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/detail/beginnings.h"
#include "text/text.h"

namespace eender::text::detail {

struct DateFound {
  std::size_t words = 0;  // how many tokens; 0: no date starts here
  std::string date;       // as Value::date
};

// "12 maart 2020", "March 12, 2020", "12-03-2020"; without the year too.
DateFound date(std::span<const Token> key, std::size_t at, Language language);

// Four digits that may be a year.
std::optional<int> year(std::string_view word);

// Adds every word that a date begins with.
void add_dates(Vocabulary& vocabulary, Language language);

}  // namespace eender::text::detail
