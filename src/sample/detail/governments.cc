// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/governments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "base/file.h"

namespace eender::sample {
namespace {

constexpr std::string_view kDay = "2020-12-31";

// One line of RFC 4180; a field does not run over lines in this file.
std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += line[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

// Places read from the CSV, in the order of its lines.
Result<std::vector<Municipality>> read(const std::filesystem::path& csv) {
  EENDER_TRY(const std::string bytes, read_file(csv));
  std::vector<Municipality> places;
  std::map<std::string, std::size_t> columns;
  for (std::string_view rest = bytes; !rest.empty();) {
    const auto end = rest.find('\n');
    const auto fields = fields_of(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (columns.empty()) {
      for (std::size_t i = 0; i < fields.size(); ++i) columns[fields[i]] = i;
      for (const char* name : {"id", "name", "kind", "region", "from", "until"}) {
        if (!columns.contains(name))
          return fail(ErrorKind::kInvalidInput, fmt::format("no column \"{}\"", name), csv.string());
      }
      continue;
    }
    if (fields.size() < columns.size()) continue;
    const auto field = [&](const char* name) -> const std::string& { return fields[columns.at(name)]; };
    const bool existed = field("from") <= kDay && (field("until").empty() || field("until") > kDay);
    if (field("kind") != "municipality" || !existed) continue;
    Municipality place{field("id"), field("name"), field("name"), field("region"), false};
    if (const auto aside = place.name.find(" ("); aside != std::string::npos) place.name.resize(aside);
    places.push_back(std::move(place));
  }
  if (places.empty())
    return fail(ErrorKind::kInvalidInput, "no municipality that existed on 31 December 2020", csv.string());
  return places;
}

// Deals the provinces out in turn, so that any first part of the list has some of each.
std::vector<Municipality> spread(std::vector<Municipality> places) {
  std::map<std::string, std::vector<Municipality>> by_province;
  std::vector<Municipality> result;
  for (const char* first : {"gm0392", "gm0935"}) {
    if (const auto found = std::ranges::find(places, first, &Municipality::id); found != places.end()) {
      result.push_back(std::move(*found));
      places.erase(found);
    }
  }
  std::ranges::sort(places, {}, &Municipality::id);
  for (Municipality& place : places) by_province[place.province].push_back(std::move(place));
  for (std::size_t turn = 0, dealt = 1; dealt > 0; ++turn) {
    dealt = 0;
    for (auto& [province, list] : by_province) {
      if (turn >= list.size()) continue;
      result.push_back(std::move(list[turn]));
      ++dealt;
    }
  }
  return result;
}

}  // namespace

Result<std::vector<Municipality>> municipalities(const std::filesystem::path& csv, int count) {
  EENDER_TRY(std::vector<Municipality> places, read(csv));
  places = spread(std::move(places));
  static constexpr std::array<std::string_view, 8> kPrefixes{"Nieuw-", "Oud-",  "Groot-", "Klein-",
                                                             "Noord-", "Zuid-", "Oost-",  "West-"};
  const std::size_t real = places.size();
  const auto wanted = static_cast<std::size_t>(std::max(count, 0));
  for (std::size_t i = real; i < wanted; ++i) {
    Municipality place = places[i % real];
    // Round 1 is "Nieuw-", 8 "West-", 9 "Nieuw-Nieuw-": the round's number written in prefixes.
    for (std::size_t round = i / real; round > 0; round = (round - 1) / kPrefixes.size()) {
      place.name = std::string(kPrefixes[(round - 1) % kPrefixes.size()]) + place.name;
    }
    // Real codes stay below gm2000.
    place.id = fmt::format("gm{}", 5000 + i - real);
    place.creator = place.name;
    place.invented = true;
    places.push_back(std::move(place));
  }
  places.resize(wanted);
  return places;
}

}  // namespace eender::sample
