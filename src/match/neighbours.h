// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "match/find_families.h"
#include "match/match.h"
#include "match/run_store.h"

namespace eender::match {

/// By known sequence, whether it is linked to any of the fresh ones: alike to it by its shingles, or both being short by their words. What is
/// skipped is not looked at (by known sequence; false of it). For a few fresh ones among many known: the known ones are read once, in their
/// order, and every member looked up among those of the fresh. Members are told apart by hashes of 64 bits, so it may be true of one that is not linked,
/// never false of one that is. Uses all threads. Memory: 30 bytes a word of the fresh, and a few megabytes a thread.
[[nodiscard]] Result<std::vector<bool>> linked_to_any(const RunStore& store, std::span<const Run> known,
                                                      const std::vector<bool>& skip, const Sequences& fresh,
                                                      const Criteria& criteria);

}  // namespace eender::match
