// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "library/library.h"
#include "match/match.h"
#include "ways/analysis.h"
#include "ways/difference.h"
#include "ways/keyer.h"

namespace eender::ways {

struct OpenFamily;

// A government that is not in a family and has its text all the same, divided otherwise: an article here is a paragraph of one there, or two
// articles. Likeness does not show it. It is not counted on any rung, and not to be taken for absent either.
struct Divided {
  enum class How : std::uint8_t {
    kInLonger,   // a stretch of a longer provision holds the medoid
    kInSeveral,  // several provisions near each other lie in the medoid, and together are like it
  };
  struct Part {
    corpus::ProvisionRow provision;
    Bytes stretch;     // of its text that corresponds
    double share = 0;  // of the medoid's three-word shingles that stand there
  };
  std::string government;  // id: whose it is on the reckoning date; of a model who offers it
  bool model = false;
  How how = How::kInLonger;
  double share = 0;  // of the medoid's that it has: of kInLonger in the part with most, of kInSeveral in all together
  std::vector<Part> parts;  // in the order of the regulations; of kInLonger each holds the medoid by itself
};

// The numbers that were chosen; docs/design/0012-containment.md shows on what.
struct Containment {
  // A text is contained where so many of its three-word shingles stand.
  match::Threshold contained{80};
  // Medoids of fewer shingles are not sought, for they stand in other texts by chance: it is what the first text has that `compare` does
  // not call short.
  std::uint32_t least = 23;
  // Of several parts one has at least that many too, and one in so many of the medoid's: so much a sketch can tell.
  std::uint32_t parts = 5;
  // Smaller parts, down to so many, count where they stand up to `near` provisions from such a one.
  std::uint32_t least_beside = 8;
  std::uint32_t near = 10;
};

// Everyone who has the family's medoid divided otherwise: governments ascending by id, then models. Nothing where that cannot be known: the
// library was compared by an eender that kept no sketches, or others. Uses all threads; the result does not depend on how many. Reads all sketches of texts that may be one,
// and the texts of those whose sketches say so. Memory: a few hundred kilobytes of sketches and one text on each thread, and the texts that
// are given back.
[[nodiscard]] Result<std::optional<std::vector<Divided>>> find_divided(const OpenFamily& family,
                                                                       const library::Library& library,
                                                                       const Analysis& analysis,
                                                                       const corpus::Corpus& corpus,
                                                                       const Keyer& keyer);

}  // namespace eender::ways
