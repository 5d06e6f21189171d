// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"
#include "corpus/input.h"

namespace eender::corpus {

// A longer line is skipped. The largest single regulation seen, as one line, is under 2 MB.
constexpr std::size_t kMaxJsonLine = std::size_t{16} << 20;

// Problems of one kind in one source that are told one by one; of more only the number is told.
constexpr std::size_t kMaxProblemsOfAKind = 1000;

// Reads JSON Lines, a provision or a whole regulation a line, as docs/formats/jsonl.md says, in memory that does not grow with the text.
// A line that cannot be read is a problem and the next is read. Provisions of one regulation may come in several calls of the sink.
void import_jsonl(Input& input, const Origin& origin, Sink& sink);

}  // namespace eender::corpus
