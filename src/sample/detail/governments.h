// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace eender::sample {

struct Municipality {
  std::string id;       // "gm0392"
  std::string creator;  // as metadata name it: "Bergen (NH)"
  std::string name;     // as a text names it: "Bergen"
  std::string province;
  bool invented = false;  // neither name nor code exists
};

// `count` municipalities: those of the CSV that existed on 31 December 2020, Haarlem and Maastricht first, then one of each province in
// turn; beyond them, invented ones ("Nieuw-…"). kInvalidInput where the CSV lacks a column or has no municipality.
[[nodiscard]] Result<std::vector<Municipality>> municipalities(const std::filesystem::path& csv, int count);

}  // namespace eender::sample
