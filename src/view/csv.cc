// SPDX-License-Identifier: EUPL-1.2
#include "view/csv.h"

#include <fmt/format.h>

#include <map>

#include "view/coverage_text.h"
#include "view/terminal.h"
#include "view/values.h"

namespace eender::view {
namespace {

std::string facts(const corpus::Government& government) {
  return csv_cell(government.id) + "," + csv_cell(government.name) + "," + csv_cell(government.region) + "," +
         (government.inhabitants ? std::to_string(*government.inhabitants) : "");
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string result(text);
  if (!result.empty() && std::string_view("=+-@\t\r").find(result.front()) != std::string_view::npos)
    result.insert(0, 1, '\'');
  if (result.find_first_of("\",\r\n") == std::string::npos) return result;
  for (std::size_t at = 0; (at = result.find('"', at)) != std::string::npos; at += 2) result.insert(at, 1, '"');
  return '"' + result + '"';
}

std::string values_csv(const ways::OpenFamily& family, const corpus::Corpus& corpus) {
  std::string result = "id,name,region,inhabitants,way";
  for (std::size_t c = 0; c < family.columns.size(); ++c) {
    // Numbered, because two values may stand in the same words.
    const ways::Column& column = family.columns[c];
    result += "," + csv_cell(fmt::format("{} {}: {}", c + 1, name_of(column.kind), one_line(column.context)));
  }
  result += ",from,reading\r\n";
  std::map<std::string_view, const corpus::GovernmentCoverage*> rest;  // of whom nothing stands here
  for (const corpus::GovernmentCoverage& g : corpus.government_coverage()) rest[g.government->id] = &g;
  for (std::size_t p = 0; p < family.positions.size(); ++p) {
    const ways::Counted& counted = family.positions[p];
    if (counted.position.model) continue;
    const corpus::Government& government = corpus.government(counted.position.government);
    result += facts(government);
    result += "," + std::to_string(counted.way + 1);
    for (const ways::Column& column : family.columns) {
      result += ",";
      if (column.cells[p]) result += csv_cell(column.cells[p]->normal);
    }
    std::string from;
    if (counted.position.is_inherited()) from = inherited_words(counted.position, corpus);
    const auto reading = rest.find(government.id);
    result += "," + csv_cell(from) + ",";
    if (reading != rest.end()) {
      result += name_of(reading->second->reading);
      rest.erase(reading);
    }
    result += "\r\n";
  }
  for (const auto& [id, g] : rest)
    result += facts(*g->government) + std::string(family.columns.size() + 2, ',') + "," +
              std::string(name_of(g->reading)) + "\r\n";
  return result;
}

}  // namespace eender::view
