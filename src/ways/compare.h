// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/result.h"
#include "corpus/reader.h"
#include "match/match.h"
#include "ways/analysis.h"
#include "ways/rules.h"

namespace eender::ways {

// What is alike, as numbers that were chosen: docs/design/0002-families.md shows on what.
struct Likeness {
  std::uint32_t shingle_words = 3;
  // Jaccard of the three-word shingles of two skeletons (keys 4), and to the medoid of a family.
  match::Threshold likeness{40};
  // In a text of a dozen words two substitutions leave a likeness of shingles of 0.25. So texts of up to this many words are also
  // compared as bags of words: two substitutions in twelve words leave ten of fourteen alike, in eight words six of ten.
  std::uint32_t short_words = 24;
  match::Threshold short_likeness{60};
};

struct CompareProgress {
  std::string_view doing;
  std::uint64_t done = 0;
  std::uint64_t of = 0;  // 0: not known
};

using OnProgress = std::function<void(const CompareProgress&)>;
using Stop = std::function<bool()>;  // asked between steps and batches; true ends the work with kUnavailable

// Finds the families of everything that counts in the corpus and writes them to `file`.
//
// The skeleton of a provision is its key 4; equal skeletons are one from the start. Skeletons are joined exactly (match/join.h), the
// components refined to families (match/families.h), and the ladder of each is counted over positions: all a government has in the
// family, in the order of its regulations and their articles. Uses all threads; the result does not depend on how many. Memory: at most 14 bytes
// for every word of the distinct skeletons, 40 bytes for every provision, and the letters of the vocabulary; texts are streamed twice.
[[nodiscard]] Result<AnalysisSummary> compare(const corpus::Corpus& corpus, const Rules& rules,
                                              const library::Manifest& manifest, const std::filesystem::path& file,
                                              const OnProgress& progress = {}, const Stop& stop = {},
                                              const Likeness& likeness = {});

}  // namespace eender::ways
