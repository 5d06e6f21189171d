// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "library/sqlite.h"
#include "match/run_store.h"

// What an analysis keeps of how it was made, so that the next comparison reads and joins only what is new, and drafts find what is like them
// without the corpus: the distinct skeletons, what they stand for and what they hang together with. Tables `skeletons`, `vocabulary`,
// `contents` and `governments` of docs/formats/library.md; the words of the skeletons stand in files of their own (library/run_files.h).
// All of it is derived, and part of no digest.
namespace eender::ways {

inline constexpr const char* kSkeletonsKind = "skeletons";  // of the library's files that hold their words

// A distinct skeleton.
struct Skeleton {
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  match::Run run;                  // its words, in the library's files
  std::uint64_t hash = 0;          // of their numbers
  corpus::ProvisionKey provision;  // the first that has it, in the order of the corpus
  std::uint32_t component =
      kNone;  // those of one component have the same; kNone: no provision that counts has the skeleton any more
  std::uint32_t family = 0;  // its row; 0: in none that is kept
  bool medoid = false;       // of that family
};

// A provision as it was compared.
struct Compared {
  corpus::ProvisionKey key;
  std::uint32_t regulation = 0;  // index into Corpus::regulations()
  std::uint32_t skeleton = 0;
};

// A regulation of which provisions were compared.
struct ComparedRegulation {
  struct Provision {
    std::uint32_t row = 0;  // in the regulation's corpus file
    std::uint32_t skeleton = 0;
  };
  std::uint32_t segment = 0;
  std::int64_t row = 0;
  std::vector<Provision> provisions;  // in the order of the text; those without a word are left out
};

struct Workings {
  std::vector<std::string> vocabulary;  // by number
  std::vector<Skeleton> skeletons;
  // What the reading of a government's texts depends on beside them, as keyer.h gives it; by government.
  std::map<std::string, std::string, std::less<>> bases;
};

[[nodiscard]] Result<void> create_workings(library::Database& database);  // the tables, empty
[[nodiscard]] Result<Workings> read_workings(const library::Database& database);
[[nodiscard]] Result<std::vector<Skeleton>> read_skeleton_rows(const library::Database& database);
[[nodiscard]] Result<void> for_each_compared(const library::Database& database,
                                             const std::function<void(const ComparedRegulation&)>& visit);

// Takes the place of what stands there. REQUIRES: provisions come by regulation.
[[nodiscard]] Result<void> replace_workings(library::Database& database, const Workings& workings,
                                            std::span<const Compared> provisions, const corpus::Corpus& corpus);

// Bytes of tables: numbers with the lowest byte first.
template <typename Number>
void put(std::string& bytes, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
}

template <typename Number>
Number get(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i)
    number |= static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes[at + i])) << (8 * i));
  return number;
}

}  // namespace eender::ways
