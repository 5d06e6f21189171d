// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/result.h"
#include "corpus/reader.h"
#include "match/run_store.h"
#include "ways/keyer.h"
#include "ways/workings.h"

namespace eender::ways {

/// Reads all provisions of regulations (indices into Corpus::regulations()) and makes their key 4, the skeleton. Equal skeletons are one: those
/// that `workings` has not yet are added to it, and their words to the store, in the order in which they first occur. Provisions without a word are
/// left out. Uses all threads; the result does not depend on how many.
/// progress(n) tells now and then how many have been read; once stop() holds, kUnavailable. Memory: 16 bytes a provision, 30 a skeleton, the
/// vocabulary, and the texts of two thousand provisions.
[[nodiscard]] Result<std::vector<Compared>> read_skeletons(const corpus::Corpus& corpus, const Keyer& keyer,
                                                           std::span<const std::uint32_t> regulations,
                                                           Workings& workings, match::RunStore& store,
                                                           const std::function<void(std::uint64_t)>& progress,
                                                           const std::function<bool()>& stop);

}  // namespace eender::ways
