// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "match/match.h"

namespace eender::match {

/// Where words go that need not all be in memory: one long row of them, written from the front, read at any place.
class RunStore {
 public:
  virtual ~RunStore() = default;
  /// Puts words behind those that are there. One thread, while nobody reads.
  [[nodiscard]] virtual Result<void> append(std::span<const Word> words) = 0;
  /// Fills `into` with the words from position `from` on. Any number of threads. REQUIRES: they were appended.
  [[nodiscard]] virtual Result<void> read(std::uint64_t from, std::span<Word> into) const = 0;
};

/// Where a sequence stands in a RunStore.
struct Run {
  std::uint64_t from = 0;
  std::uint32_t words = 0;
};

/// The sequences as they stand in the store, in the order of `runs`; those that lie behind each other are read at once.
[[nodiscard]] Result<Sequences> load(const RunStore& store, std::span<const Run> runs);

}  // namespace eender::match
