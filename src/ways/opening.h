// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "ways/family.h"
#include "ways/slips.h"

// Internal to ways: opening a family with what others read of the analysis, which is for one thread.
namespace eender::ways {

[[nodiscard]] Result<OpenFamily> open_family(const FamilyRow& row, const std::vector<Member>& members,
                                             corpus::Reader& reader, const Keyer& keyer, const IsWord& is_word);

}  // namespace eender::ways
