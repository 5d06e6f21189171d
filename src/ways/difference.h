// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/reader.h"
#include "text/text.h"

// What differs between two texts, or two regulations, word by word. Words compare as key 2 has them: case, punctuation, layout and list
// markers do not count. Pure: the same texts give the same answer, on any thread. Nothing is copied out of the texts: all is said in byte
// ranges and indices, and whoever shows it keeps the texts.
namespace eender::ways {

// Bytes begin .. end of a text.
struct Bytes {
  std::uint32_t begin = 0, end = 0;
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  bool operator==(const Bytes&) const = default;
};

// A stretch of both texts, or of one. Where words are missing on a side, its range is empty and says where.
struct Stretch {
  enum class Kind : std::uint8_t {
    kKept,       // the same words on both sides
    kDeleted,    // only on the left
    kInserted,   // only on the right
    kMovedAway,  // on the left here, on the right where `partner` stands
    kMovedHere,  // on the right here, on the left where `partner` stands
  };
  Kind kind = Kind::kKept;
  Bytes left, right;
  std::uint32_t words = 0;
  std::uint32_t partner = 0;  // of a moved one: the other of the two, as an index into TextDifference::stretches
  bool operator==(const Stretch&) const = default;
};

struct TextDifference {
  // In the order of the texts: what left the left text stands before what came in its place. The ranges of each side, taken in turn, are
  // its text whole; punctuation belongs to the word before it, a list marker to the word behind it. A text without words has none.
  std::vector<Stretch> stretches;
  std::uint32_t kept = 0, deleted = 0, inserted = 0, moved = 0;  // words; a moved word counts once
  bool same_bytes = false;

  bool same_words() const { return deleted == 0 && inserted == 0 && moved == 0; }
  bool only_layout_differs() const { return same_words() && !same_bytes; }
};

/// A line (a paragraph, a list item) of three words or more that stands elsewhere with the same words has moved; so has any other run of
/// words of match::kMovedWords or more. The rest is the shortest way from left to right.
TextDifference difference(std::string_view left, std::string_view right);

/// The same where words compare as another key has them: by key 4, own names and magnitudes are the same words. A mark stands for all that
/// it was set for. REQUIRES: the keys are of these texts.
TextDifference difference(std::string_view left, std::span<const text::Token> left_key, std::string_view right,
                          std::span<const text::Token> right_key);

// How a provision of one regulation fares in the other.
struct ProvisionDifference {
  enum class By : std::uint8_t {
    kWords,     // paired: the same words
    kLikeness,  // paired: alike, the most so among what was left
    kHeading,   // paired: hardly alike, under the same heading and number
    kOnlyLeft,
    kOnlyRight,
  };
  By by = By::kWords;
  std::optional<std::uint32_t> left, right;  // indices into the provisions given; both where paired
  double likeness = 0;                       // of a pair: Jaccard of three-word shingles, 1 for the same words
  bool renumbered = false;                   // its number is another
  bool moved = false;                        // its place among those that are paired is another
  TextDifference text;                       // of a pair
};

struct RegulationDifference {
  // In the order of the right; what is only on the left stands behind what it stood behind there.
  std::vector<ProvisionDifference> provisions;
  std::uint32_t same = 0, changed = 0, only_left = 0, only_right = 0;  // provisions
  std::uint32_t renumbered = 0, moved = 0;                             // among the same and the changed

  // Numbers and headings are not counted: a text that only got another number is the same text.
  bool alike() const { return changed == 0 && only_left == 0 && only_right == 0 && moved == 0; }
};

// Below three in ten shingles shared, two articles of one subject have little more in common than their formulas.
constexpr std::uint32_t kPairedFromPercent = 30;

/// Pairs provisions by the same words first (preferring the same heading), then by likeness from kPairedFromPercent on,
/// greatest first, then by heading and number (by path where there is no heading), then by heading alone; of equals the first on either
/// side go together.
RegulationDifference difference(std::span<const corpus::ProvisionRow> left,
                                std::span<const corpus::ProvisionRow> right);

}  // namespace eender::ways
