// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <span>

#include "text/text.h"

namespace eender::text::detail {

// Whether the bare number at `at` counts something, and is no name ("categorie 2", "NEN 6090") and no year. `like_year`: it has four digits that
// could be a year; then the words around decide.
bool counts(std::span<const Token> key, std::size_t at, bool like_year, Language language);

}  // namespace eender::text::detail
