// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

// The judged pairs of pairs.jsonl, with their likenesses in a library that holds their texts.
namespace eender::bench {

enum class Measure : std::uint8_t { kShingles, kSkeletonShingles, kWords, kSkeletonWords };
inline constexpr std::size_t kMeasures = 4;

struct JudgedPair {
  std::string stratum;
  std::string remark;   // why a judgement was hard: bench/quality/README.md; may be empty
  bool alike = false;   // organise the same
  bool sealed = false;  // never looked at when a rule or a threshold is chosen
  bool dutch = false;
  double provisions = 0;                     // how many of the corpus have a partner in the stratum
  double partners = 0;                       // how many the left one has there
  std::uint32_t longest = 0, shortest = 0;   // of the two skeletons, in words
  std::array<double, kMeasures> likeness{};  // by Measure
};

struct JudgedPairs {
  std::vector<JudgedPair> pairs;
  std::uint32_t changed = 0;  // of their texts, by how many bytes they have
};

/// kNotFound where the library lacks a text.
[[nodiscard]] Result<JudgedPairs> read_pairs(const std::filesystem::path& pairs, const std::filesystem::path& library,
                                             const std::filesystem::path& rules);

}  // namespace eender::bench
