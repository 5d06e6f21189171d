// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "ways/family.h"

// What is counted of an opened family.
namespace eender::ways {

FamilyCoverage coverage_of(const OpenFamily& family, const corpus::Corpus& corpus) {
  std::set<std::string_view> here;
  for (const Counted& counted : family.positions)
    if (!counted.position.model) here.insert(counted.position.government);
  std::set<std::string_view> elsewhere;
  if (family.divided)
    for (const Divided& one : *family.divided)
      if (!one.model) elsewhere.insert(one.government);
  FamilyCoverage coverage;
  for (const corpus::GovernmentCoverage& g : corpus.government_coverage()) {
    ++coverage.expected;
    if (here.contains(g.government->id)) {
      ++coverage.have;
      continue;
    }
    if (elsewhere.contains(g.government->id)) {
      ++coverage.divided;
      continue;
    }
    switch (g.reading) {
      case corpus::Reading::kRead:
        ++coverage.nothing;
        break;
      case corpus::Reading::kPartly:
        ++coverage.partly;
        break;
      case corpus::Reading::kUnreadable:
        ++coverage.unreadable;
        break;
      case corpus::Reading::kNothing:
        ++coverage.not_read;
        break;
    }
  }
  return coverage;
}

ColumnCoverage coverage_of(const Column& column, const OpenFamily& family) {
  ColumnCoverage coverage;
  for (std::uint32_t p = 0; p < family.positions.size(); ++p) {
    if (family.positions[p].position.model) continue;
    const bool apart = std::binary_search(family.apart.begin(), family.apart.end(), p);
    if (p < column.cells.size() && column.cells[p]) {
      ++coverage.filled;
    } else {
      (apart ? coverage.apart : coverage.without).push_back(p);
    }
  }
  return coverage;
}

std::vector<Alone> alone_in(const OpenFamily& family, const corpus::Corpus& corpus) {
  std::vector<Alone> result;
  for (std::uint32_t p = 0; p < family.positions.size(); ++p) {
    const Counted& counted = family.positions[p];
    const Way& way = family.ways[counted.way];
    if (counted.position.model || way.governments != 1) continue;
    const auto& coverage = corpus.government_coverage();
    const auto read = std::lower_bound(
        coverage.begin(), coverage.end(), counted.position.government,
        [](const corpus::GovernmentCoverage& g, const std::string& id) { return g.government->id < id; });
    const bool partly = read != coverage.end() && read->government->id == counted.position.government &&
                        read->reading == corpus::Reading::kPartly;
    result.push_back({p, !counted.parts.empty() ? Alone::Because::kLeft
                         : way.slip             ? Alone::Because::kSlip
                         : partly               ? Alone::Because::kPartly
                                                : Alone::Because::kOwnWay});
  }
  return result;
}

WayCounts way_counts(const OpenFamily& family) {
  WayCounts counts;
  for (const Way& way : family.ways) {
    if (way.governments == 0) continue;
    const bool left = std::all_of(way.positions.begin(), way.positions.end(), [&](std::uint32_t p) {
      return family.positions[p].position.model || !family.positions[p].parts.empty();
    });
    ++(way.slip ? counts.slips : left ? counts.left : counts.others);
  }
  return counts;
}

}  // namespace eender::ways
