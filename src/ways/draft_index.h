// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/string_map.h"
#include "corpus/reader.h"
#include "library/library.h"
#include "library/sqlite.h"
#include "match/lookup.h"
#include "text/text.h"

// What an analysis keeps so that a draft, which is not in the library, finds what is like it without reading the corpus: a sketch of every
// distinct skeleton (match/lookup.h), and the families of every regulation in order. Tables `sketches` and `contents` of
// docs/formats/library.md. All of it is derived from the corpus and the families, and part of no digest.
namespace eender::ways {

// The hash of a word of a key: FNV-1a of its bytes, the same on every machine.
match::Hash hash_of_word(std::string_view word);

// A distinct skeleton of the library.
struct IndexedSkeleton {
  corpus::ProvisionKey provision;  // one that has it
  std::uint32_t family = 0;        // id; 0 for none
  bool medoid = false;             // of that family
};

// The families that one regulation's provisions are in, in the order of the text; 0 for a provision that is in none.
struct IndexedRegulation {
  std::uint32_t segment = 0;
  std::int64_t row = 0;
  std::vector<std::uint32_t> families;
};

struct Indexed {
  const match::Sequences& sequences;        // the distinct skeletons
  std::span<const match::Hash> of_word;     // by number in them
  std::vector<IndexedSkeleton> skeletons;   // by sequence
  std::vector<IndexedRegulation> contents;  // of the regulations that count
};

// Into an analysis that is being written. Uses all threads; the result does not depend on how many.
[[nodiscard]] Result<void> write_index(const Indexed& indexed, library::Database& database);

// How two skeletons are linked, in the view in which they are most.
struct SkeletonLink {
  std::uint32_t strength = 0;  // match::Likeness::strength; 0: they are not linked
  double likeness = 0;
  bool short_text = false;  // that likeness is of bags of words, not of shingles
};

// A text that is looked up, by its key 4.
class SoughtSkeleton {
 public:
  explicit SoughtSkeleton(std::span<const text::Token> key);

  const match::Sought& shingles() const { return shingles_; }
  std::uint32_t shingle_count() const { return shingle_count_; }
  const std::optional<match::Sought>& words() const { return words_; }  // nothing of a long text
  std::uint32_t word_count() const { return static_cast<std::uint32_t>(sequence_.size()); }

  // As compare would link the two.
  SkeletonLink link(std::span<const text::Token> other) const;
  bool equals(std::span<const text::Token> other) const;

 private:
  // The words of another key: those that this one has by its numbers, others by further ones.
  std::vector<match::Word> numbered(std::span<const text::Token> other) const;

  StringMap<match::Word> numbers_;
  std::vector<match::Word> sequence_;
  match::Sought shingles_;
  std::uint32_t shingle_count_ = 0;
  std::optional<match::Sought> words_;
};

// What may be linked to a text that was looked up.
struct IndexCandidate {
  IndexedSkeleton skeleton;
  std::uint32_t strongest = 0;  // at most this strongly, in the view that it was found in
};

class DraftIndex {
 public:
  // kConflict where the library was compared by an eender that kept no index, or another one.
  [[nodiscard]] static Result<DraftIndex> open(const library::Library& library);

  // By text: every skeleton that is linked to it as compare links, in any view, and some that are not. Of one skeleton there may be one in
  // each view. Uses all threads; the result does not depend on how many. Reads all sketches once; memory: a few hundred kilobytes a thread.
  [[nodiscard]] Result<std::vector<std::vector<IndexCandidate>>> candidates(
      std::span<const SoughtSkeleton> sought) const;

  // Every regulation that counts, models included, in the order of Corpus::regulations().
  [[nodiscard]] Result<void> for_each_regulation(const std::function<void(const IndexedRegulation&)>& visit) const;

 private:
  DraftIndex() = default;
  std::filesystem::path file_;
};

}  // namespace eender::ways
