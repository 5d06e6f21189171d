// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <span>

#include "ways/family.h"

namespace eender::ways {

// Opens families on all threads. `opened` is given each by its index in `rows`, one at a time and in any order, so that nobody has to hold
// more of them than are wanted.
[[nodiscard]] Result<void> open_families(std::span<const FamilyRow> rows, const Analysis& analysis,
                                         const corpus::Corpus& corpus, const Keyer& keyer,
                                         const std::function<void(std::size_t, OpenFamily)>& opened);

}  // namespace eender::ways
