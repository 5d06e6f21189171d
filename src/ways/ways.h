// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/reader.h"

// Start here. Where documents and matches meet: what governments organise the same, and in how many really different ways.
//
//   rules.h     the written rules of the last rung: key 4 → key 5
//   keyer.h     texts of a corpus → the keys of the ladder
//   compare.h   a corpus → its families, kept as the analysis of the library
//   analysis.h  the analysis as it is kept: families, members, search
//   family.h    one family opened: positions, ladder, ways, common text, values
//   divided.h   who is not in a family and has its text inside a longer provision, or in several
//   overview.h  a regulation, and all of one government, among the others
namespace eender::ways {

enum class Kind : std::uint8_t { kSubstantive, kDefinition, kClosing };

// The counts of a family's positions, none greater than the one before. A model is no government and counts nowhere.
struct Ladder {
  std::uint32_t governments = 0;
  std::uint32_t wordings = 0;           // distinct keys 2
  std::uint32_t apart_from_names = 0;   // distinct keys 3
  std::uint32_t apart_from_values = 0;  // distinct keys 4
  std::uint32_t ways = 0;               // distinct keys 5: at most this many really different ways
  bool operator==(const Ladder&) const = default;
};

// A provision's place in a family.
struct Member {
  enum class Standing : std::uint8_t {
    kCounts,    // stands in its government's position
    kRepeated,  // reads, apart from own names, as another one that stands there for both
    kReplaced,  // was left to a government that has its own
  };
  corpus::ProvisionKey provision;
  std::string
      government;  // id: whose it is on the reckoning date (corpus::Corpus::holder_of); of a model who offers it
  bool model = false;
  Standing standing = Standing::kCounts;
  std::uint32_t together = 0;  // provisions that stand in its government's position
  std::uint32_t going = 0;     // governments that go the way of that position; models left out
};

// A family as lists show it.
struct FamilyRow {
  std::uint32_t id = 0;  // 1, 2, … by number of governments; changes with every analysis
  std::string anchor;    // the id of its first provision, by which it is addressed: any member would do
  std::string title;
  Kind kind = Kind::kSubstantive;
  Ladder ladder;
  std::uint32_t provisions = 0;  // that count, and those of models
  std::uint32_t models = 0;      // of models
  std::uint32_t commonest = 0;   // governments that go the commonest way
  double weakest = 1;            // likeness of the member least like the medoid
  bool short_text = false;       // that likeness is of bags of words, not of shingles
  corpus::ProvisionKey medoid;
};

}  // namespace eender::ways
