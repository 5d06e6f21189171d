// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "corpus/corpus.h"

namespace eender::corpus {

// A regulation that is in no library, and is to come into none: what somebody is still working on.
struct Draft {
  Regulation regulation;          // `government` as the draft itself says it; empty where it does not
  std::vector<Problem> problems;  // what of it could not be read, or was odd
};

// The largest file that is read as a draft, and what it may expand to: it is held in memory whole. The largest regulation of a
// municipality seen has 1.6 MB of text.
inline constexpr std::uint64_t kMostDraftBytes = std::uint64_t{64} << 20;

// Reads a file ("-" is standard input) that holds one regulation, in any format that is imported. What it says about whose it is need not be
// there. Nothing of it is written anywhere: no file, no temporary one, no log. Dutch and English are told by the words, for a draft
// seldom says what it is in.
//
// kInvalidInput: not a regulation, several, one without a rule in it, or too large; the message says which, and what to do.
[[nodiscard]] Result<Draft> read_draft(const std::string& path);

}  // namespace eender::corpus
