// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "match/families.h"
#include "match/match.h"
#include "ways/keyer.h"
#include "ways/ways.h"
#include "ways/workings.h"

namespace eender::ways {

// Everything that is kept of a family.
struct Described {
  FamilyRow row;  // without id
  std::vector<Member> members;
  std::string headings, text;  // what a search looks in beside the title
};

// What was compared, and by skeleton which of that has it: places in `provisions`, ascending.
struct Comparison {
  const corpus::Corpus& corpus;
  const Keyer& keyer;
  std::vector<Compared> provisions;  // in the order of the corpus
  match::Lists<std::uint32_t> of_skeleton;

  const corpus::RegulationRow& regulation_of(std::uint32_t provision) const {
    return corpus.regulations()[provisions[provision].regulation];
  }
  // Whose it is on the reckoning date; of a model, who offers it.
  const std::string& holder_of(std::uint32_t provision) const;
};

// Nothing where fewer than two governments share the family. Its members are skeletons.
[[nodiscard]] Result<std::optional<Described>> describe(const match::Family& family, const Comparison& comparison,
                                                        corpus::Reader& reader);

}  // namespace eender::ways
