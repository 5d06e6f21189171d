// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace eender::corpus {

// The originals as received, beside the library: originals/ab/abcd… by the hash of their bytes, and received.jsonl, a line for each time
// something new came in (name, content, bytes, at). Append-only: nothing here is ever changed or removed by eender. A line is written before
// its original stands in its place: killed between the two, the same import finds the line and goes on.
class Sources {
 public:
  struct Kept {
    std::string path;     // of the original in the folder
    std::string content;  // hash_of its bytes
    std::uint64_t bytes = 0;
  };

  [[nodiscard]] static Result<Sources> open(const std::filesystem::path& folder);
  Sources(Sources&&) noexcept;
  Sources& operator=(Sources&&) noexcept;
  ~Sources();

  // Copies what `name` gives ("-" is standard input) into the folder unless the same bytes are there. In constant memory; killed at any
  // moment, no half of an original stands under a hash.
  [[nodiscard]] Result<Kept> keep(const std::string& name);
  // The same with bytes that were read from `name` already. REQUIRES: content == hash_of(bytes).
  [[nodiscard]] Result<Kept> keep(const std::string& name, std::string_view bytes, std::string content);
  // Puts all that was kept on disk. REQUIRES: called before a library that names an original takes its place.
  [[nodiscard]] Result<void> settle() const;
  // Where an original stands that was kept.
  std::string path_of(std::string_view content) const;

 private:
  struct Log;
  explicit Sources(std::filesystem::path folder, Descriptor originals);
  bool stands(Kept& kept) const;
  const char* place_of(const Kept& kept) const;
  std::filesystem::path part_path() const;
  Result<Descriptor> begin_part() const;
  Result<void> shelve(const std::string& name, const Kept& kept);
  Result<void> tell(const std::string& name, const Kept& kept);

  std::filesystem::path folder_;
  std::string originals_path_;
  Descriptor originals_;      // the folder of that name: paths from there are short, and looked up for every file
  std::unique_ptr<Log> log_;  // received.jsonl, once something was told
};

}  // namespace eender::corpus
