// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

// The truth about a fictional corpus (docs/formats/sample.md), as far as scores need it.
namespace eender::bench {

constexpr std::size_t kRungs = 4;  // wording, apart from names, apart from values, way

struct TrueProvision {
  std::string id, government, work, family, kind;
  std::int64_t article = 0;
  std::array<std::string, kRungs> classes;
  std::vector<std::string> values;  // as text::Value::normal() writes them
  std::string edits;                // for people
};

// All a government has in a family.
struct TruePosition {
  std::vector<std::uint32_t> provisions;    // by work and article
  std::array<std::string, kRungs> classes;  // of all of them, in order
};

struct Truth {
  std::vector<TrueProvision> provisions;  // of governments, in force; models are left out
  std::map<std::string, std::uint32_t> by_id;
  std::map<std::string, std::map<std::string, TruePosition>> families;  // → government → position
};

[[nodiscard]] Result<Truth> read_truth(const std::filesystem::path& file);

}  // namespace eender::bench
