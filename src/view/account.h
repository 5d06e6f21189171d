// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "corpus/import.h"
#include "view/terminal.h"

namespace eender::view {

// Where the text of each source went that was read now, a line a source, the sum below, and why something was left out.
std::string account_table(const corpus::ImportReport& report, const Terminal& terminal);

nlohmann::ordered_json account_json(const corpus::Account& account);

}  // namespace eender::view
