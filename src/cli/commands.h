// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

#include "cli/flags.h"

namespace eender::cli {

// Each in the file of its name.
extern const Command kImport, kCompare, kWays, kDiff, kCheck, kSample;

// In the order in which one meets them.
std::span<const Command* const> commands();

// Rows that several commands have.
constexpr Flag kLibraryFlag = {
    "library", 'l', "DIR", "The library's folder", "Made by import; can be copied and moved as a whole.", {}, true};
constexpr Flag kJsonFlag = {"json", 0, {}, "Print JSON", "The documents are described in docs/formats/ways-json.md."};

}  // namespace eender::cli
