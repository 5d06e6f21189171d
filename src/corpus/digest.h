// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"
#include "corpus/reader.h"
#include "library/library.h"
#include "library/sqlite.h"

// One name for everything that a library says: two libraries that say the same have the same digest, whatever the order in which their
// sources were imported, in however many imports, and wherever. docs/formats/library.md has what goes into it.
namespace eender::corpus {

// A list of values, each told from the next: ("ab", "c") is another record than ("a", "bc").
class Record {
 public:
  explicit Record(std::string_view kind) { field(kind); }
  Record& field(std::string_view value);
  Record& field(std::int64_t value) { return field(std::string_view(std::to_string(value))); }
  // Columns of the row at hand, from `first` up to `end`, as text; nothing and empty text are one.
  Record& columns(const library::Statement& row, int first, int end);
  std::string finish() { return hasher_.finish(); }  // REQUIRES: called once; nothing is added after

 private:
  Hasher hasher_;
};

// A set of records in which each may stand more than once; their order means nothing. Memory: 64 bytes a record.
class Digest {
 public:
  void add(Record record);
  std::string finish();  // REQUIRES: called once; nothing is added after

 private:
  std::vector<std::array<char, 64>> records_;
};

// Adds what the corpus files of the library hold: governments, regulations with their provisions and notes, problems, and the accounts of
// the sources. A source is named by its content, never by the name that it came with. REQUIRES: `corpus` is that of `library`.
[[nodiscard]] Result<void> add_to(Digest& digest, const library::Library& library, const Corpus& corpus);

}  // namespace eender::corpus
