// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "corpus/reader.h"
#include "ways/family.h"

namespace eender::view {

// The table of values of a family as RFC 4180: a line a government, models left out; its id, name, region, inhabitants, number of its way,
// then a column a value in normal form, empty where the text has no such value; "from" with what was left to it, and "reading", what was
// read of it. Behind the governments of the family stand all others that are expected, without a way: "read" and no way is an absence,
// "not-imported" is not. UTF-8, lines end in CR LF.
std::string values_csv(const ways::OpenFamily& family, const corpus::Corpus& corpus);

// One cell: quoted where it must be, and with an apostrophe before what a spreadsheet would run as a formula.
std::string csv_cell(std::string_view text);

}  // namespace eender::view
