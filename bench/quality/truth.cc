// SPDX-License-Identifier: EUPL-1.2
#include "quality/truth.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <tuple>

namespace eender::bench {
namespace {

constexpr std::array<const char*, kRungs> kClassFields = {"wording", "apart_from_names", "apart_from_values", "way"};

TrueProvision provision_of(const nlohmann::json& line) {
  TrueProvision p;
  p.id = line.at("provision");
  p.government = line.at("government");
  p.work = line.at("work");
  p.family = line.at("family");
  p.kind = line.at("kind");
  p.article = line.at("article");
  for (std::size_t rung = 0; rung < kRungs; ++rung) p.classes[rung] = line.at(kClassFields[rung]);
  for (const auto& value : line.at("values")) p.values.push_back(value);
  p.edits = line.at("edits").dump();
  return p;
}

}  // namespace

Result<Truth> read_truth(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(ErrorKind::kNotFound, "no truth to compare with; eender sample writes it", file.string());
  Truth truth;
  try {
    for (std::string line; std::getline(in, line);) {
      TrueProvision p = provision_of(nlohmann::json::parse(line));
      if (!p.government.starts_with("model:")) truth.provisions.push_back(std::move(p));
    }
  } catch (const nlohmann::json::exception& e) {
    return fail(ErrorKind::kInvalidInput, e.what(), file.string());
  }
  for (std::uint32_t i = 0; i < truth.provisions.size(); ++i) {
    const TrueProvision& p = truth.provisions[i];
    truth.by_id.emplace(p.id, i);
    truth.families[p.family][p.government].provisions.push_back(i);
  }
  for (auto& [family, positions] : truth.families) {
    for (auto& [government, position] : positions) {
      std::ranges::sort(position.provisions, {}, [&](std::uint32_t i) {
        return std::tie(truth.provisions[i].work, truth.provisions[i].article);
      });
      // What is the same apart from own names as one before it says nothing more.
      std::set<std::string_view> said;
      for (const std::uint32_t i : position.provisions) {
        constexpr std::size_t kApartFromNames = 1;
        const auto& classes = truth.provisions[i].classes;
        if (!said.insert(classes[kApartFromNames]).second) continue;
        for (std::size_t rung = 0; rung < kRungs; ++rung) position.classes[rung] += classes[rung] + " ";
      }
    }
  }
  return truth;
}

}  // namespace eender::bench
