// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>

#include "base/result.h"
#include "corpus/reader.h"

namespace eender::ways {

// Calls work(reader, i) for 0 ≤ i < count from all threads, each with a Reader of its own; all are called, and the first error by i is given.
[[nodiscard]] Result<void> for_each_parallel(const corpus::Corpus& corpus, std::size_t count,
                                             const std::function<Result<void>(corpus::Reader&, std::size_t)>& work);

}  // namespace eender::ways
