// SPDX-License-Identifier: EUPL-1.2
#include "match/run_store.h"

namespace eender::match {

Result<Sequences> load(const RunStore& store, std::span<const Run> runs) {
  Sequences sequences;
  std::uint64_t words = 0;
  sequences.begin.reserve(runs.size() + 1);
  for (const Run& run : runs) sequences.begin.push_back(words += run.words);
  sequences.items.resize(words);
  for (std::size_t first = 0, end = 0; first < runs.size(); first = end) {
    for (end = first + 1; end < runs.size() && runs[end].from == runs[end - 1].from + runs[end - 1].words;) ++end;
    const std::span<Word> into(sequences.items.data() + sequences.begin[first],
                               sequences.items.data() + sequences.begin[end]);
    EENDER_TRY_VOID(store.read(runs[first].from, into));
  }
  return sequences;
}

}  // namespace eender::match
