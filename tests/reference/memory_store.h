// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <vector>

#include "match/run_store.h"

namespace eender::match::reference {

// A RunStore in memory, that can be broken.
class MemoryStore : public RunStore {
 public:
  Result<void> append(std::span<const Word> words) override {
    words_.insert(words_.end(), words.begin(), words.end());
    return {};
  }
  Result<void> read(std::uint64_t from, std::span<Word> into) const override {
    if (broken) return fail(ErrorKind::kUnavailable, "the disk is gone");
    if (into.size() > most_read) most_read = into.size();
    std::copy_n(words_.begin() + static_cast<std::ptrdiff_t>(from), into.size(), into.begin());
    return {};
  }
  bool broken = false;
  mutable std::atomic<std::size_t> most_read = 0;  // at once; where one thread reads

 private:
  std::vector<Word> words_;
};

// Sequences in such a store.
struct Stored {
  MemoryStore store;
  std::vector<Run> runs;

  explicit Stored(const Sequences& sequences) {
    for (std::size_t i = 0; i < sequences.size(); ++i)
      runs.push_back({sequences.begin[i], static_cast<std::uint32_t>(sequences[i].size())});
    (void)store.append(sequences.items);  // never fails
  }
};

}  // namespace eender::match::reference
