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
#include "match/containment.h"
#include "match/lookup.h"
#include "match/run_store.h"
#include "text/text.h"
#include "ways/workings.h"

// What an analysis keeps so that a draft, which is not in the library, finds what is like it without reading the corpus: a sketch of every
// distinct skeleton (match/lookup.h). Table `sketches` of docs/formats/library.md. Derived, and part of no digest.
namespace eender::ways {

// Changes whenever sketches or the hashes in them do, so that no draft is looked up by hashes that are not those of the sketches.
inline constexpr std::string_view kSketchFormat = "2";

// The hash of a word of a key: FNV-1a of its bytes, the same on every machine.
match::Hash hash_of_word(std::string_view word);

// The table, empty.
[[nodiscard]] Result<void> create_sketches(library::Database& database);
// Adds sketches of the skeletons from number `first` on. Uses all threads; the result does not depend on how many. Memory: 250 bytes a
// skeleton that is added.
[[nodiscard]] Result<void> add_sketches(library::Database& database, const Workings& workings,
                                        const match::RunStore& store, std::uint32_t first);

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
  const std::optional<match::Sought>& words() const { return words_; }  // nothing of a long text
  std::uint32_t word_count() const { return static_cast<std::uint32_t>(sequence_.size()); }
  std::span<const match::Hash> shingle_hashes() const { return shingle_hashes_; }
  std::uint32_t shingle_count() const { return static_cast<std::uint32_t>(shingle_hashes_.size()); }
  std::span<const match::Word> sequence() const { return sequence_; }

  // As compare would link the two.
  SkeletonLink link(std::span<const text::Token> other) const;
  bool equals(std::span<const text::Token> other) const;

  // The words of another key: those that this one has by its numbers, others by further ones.
  std::vector<match::Word> numbered(std::span<const text::Token> other) const;
  // The same where only this one's matter: all others have one number.
  std::vector<match::Word> own_words(std::span<const text::Token> other) const;

 private:
  StringMap<match::Word> numbers_;
  std::vector<match::Word> sequence_;
  std::vector<match::Hash> shingle_hashes_;
  match::Sought shingles_;
  std::optional<match::Sought> words_;
};

// What may be linked to a text that was looked up.
struct IndexCandidate {
  IndexedSkeleton skeleton;
  std::uint32_t strongest = 0;  // at most this strongly, in the view that it was found in
};

class DraftIndex {
 public:
  // kConflict where the library was compared by an eender that kept no index, or another one. Memory: 20 bytes a skeleton.
  [[nodiscard]] static Result<DraftIndex> open(const library::Library& library);

  // By text: every skeleton that is linked to it as compare links, in any view, and some that are not. Of one skeleton there may be one in
  // each view. Uses all threads; the result does not depend on how many. Reads all sketches once; memory: a few hundred kilobytes a thread.
  [[nodiscard]] Result<std::vector<std::vector<IndexCandidate>>> candidates(
      std::span<const SoughtSkeleton> sought) const;

  // What may hold a text, and what may be a part of it, by its shingles (match/containment.h says which are never missed), without what is in
  // one family. As candidates() for the rest. A family names all who are in it; of a skeleton in none every provision is given, for a model
  // may have it beside a government, and a government in several regulations.
  struct Division {
    std::vector<IndexedSkeleton> in_families;
    std::vector<corpus::ProvisionKey> alone;
  };
  struct Divisions {
    Division longer, parts;
  };
  [[nodiscard]] Result<Divisions> divisions(const match::SoughtWhole& whole, const match::SoughtParts& parts,
                                            std::uint32_t without) const;

  // Every regulation of which something was compared, models included, in no particular order.
  [[nodiscard]] Result<void> for_each_regulation(const std::function<void(const IndexedRegulation&)>& visit) const;

 private:
  DraftIndex() = default;
  std::filesystem::path file_;
  std::vector<std::optional<IndexedSkeleton>> skeletons_;  // by number; nothing where no provision has it any more
};

}  // namespace eender::ways
