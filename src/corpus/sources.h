// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace eender::corpus {

// The originals as received, beside the library: originals/ab/abcd… by the hash of their bytes, and received.jsonl, a line for each time
// something new came in (name, content, bytes, at). Append-only: nothing here is ever changed or removed by eender.
class Sources {
 public:
  struct Kept {
    std::filesystem::path path;  // of the original in the folder
    std::string content;         // hash_of its bytes
    std::uint64_t bytes = 0;
  };

  [[nodiscard]] static Result<Sources> open(const std::filesystem::path& folder);
  // Copies what `name` gives ("-" is standard input) into the folder unless the same bytes are there. In constant memory; killed at any
  // moment, no half of an original stands under a hash.
  [[nodiscard]] Result<Kept> keep(const std::string& name) const;

 private:
  explicit Sources(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

}  // namespace eender::corpus
