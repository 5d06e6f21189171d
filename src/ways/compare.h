// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "corpus/reader.h"
#include "library/library.h"
#include "match/find_families.h"
#include "ways/analysis.h"
#include "ways/rules.h"

namespace eender::ways {

// What is alike, as numbers that were chosen: docs/design/0002-families.md shows on what. By the Jaccard of the three-word shingles of two
// skeletons (keys 4), also to the medoid of a family. Of what 35 % puts into families of the Georgia codes and 40 % does not, 44 of 46 that
// were read belong there; of what 30 % adds to that, 46 of 54. In a text of a dozen words two substitutions leave a likeness of shingles of
// 0.25. So texts of up to 24 words are also compared as bags of words: two substitutions in twelve words leave ten of fourteen alike, in
// eight words six of ten.
inline constexpr match::Criteria kCriteria{3, {35}, 24, {60}};

struct CompareProgress {
  std::string_view doing;
  std::uint64_t done = 0;
  std::uint64_t of = 0;  // 0: not known
};

using OnProgress = std::function<void(const CompareProgress&)>;
using Stop = std::function<bool()>;  // asked between steps and batches; true ends the work with kUnavailable

struct CompareRequest {
  const library::Library& library;
  const corpus::Corpus& corpus;  // of the library
  const Rules& rules;
  std::string program;                            // names what compares: what another one found is not built upon
  std::uint64_t memory = std::uint64_t{1} << 30;  // bytes that joining may take, see below
};

// What was found, and how much of it had to be worked on: the rest stands as it was compared before.
struct CompareSummary : AnalysisSummary {
  std::uint64_t read = 0;       // provisions
  std::uint64_t joined = 0;     // distinct skeletons that were joined, or are in a component with one that was
  std::uint64_t described = 0;  // families, of one government too
};

// Finds the families of everything that counts in the corpus and puts them into the new state of the library, with its corpus files.
//
// The skeleton of a provision is its key 4; equal skeletons are one from the start. Skeletons are joined exactly (match/join.h), the
// components refined to families (match/families.h), and the ladder of each is counted over positions: all a government has in the
// family, in the order of its regulations and their articles. Uses all threads; the result does not depend on how many.
//
// What was compared before is not compared again: a regulation is read when it is new or when its government's names or titles have changed;
// what it says anew is joined with what is there; and only components that something came into or went from are refined, and only families that
// changed described. The result is the same as of comparing everything (docs/design/0014-increment.md).
//
// Memory: 60 bytes a provision, 60 a distinct skeleton and the vocabulary; joining takes at most `memory` beside, or what
// match::find_families says where that is more. Words beyond stand in a file of the new state; texts are streamed.
[[nodiscard]] Result<CompareSummary> compare(const CompareRequest& request, library::Update& update,
                                             const OnProgress& progress = {}, const Stop& stop = {});

}  // namespace eender::ways
