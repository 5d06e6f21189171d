// SPDX-License-Identifier: EUPL-1.2
#include "ways/position.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "ways/everyday.h"

namespace eender::ways {

namespace {

// Regulations are numbered by work and version, so this is the order of the government's works and of the articles in them.
void sort(std::vector<corpus::ProvisionRow>& provisions) {
  std::sort(provisions.begin(), provisions.end(), [](const auto& a, const auto& b) {
    return std::tie(a.regulation, a.ordinal, a.key) < std::tie(b.regulation, b.ordinal, b.key);
  });
}

std::string reading_of(const std::string& text, std::uint32_t regulation, const Keyer& keyer) {
  return text::print(keyer.keys(text, regulation).apart_from_names());
}

// Moves to `repeated` those that read as an earlier one. REQUIRES: all of one writer.
void set_apart_repeated(std::vector<corpus::ProvisionRow>& provisions, std::vector<corpus::ProvisionRow>& repeated,
                        const Keyer& keyer) {
  if (provisions.size() < 2) return;
  std::set<std::string> readings;
  std::vector<corpus::ProvisionRow> counted;
  for (corpus::ProvisionRow& provision : provisions) {
    const bool first = readings.insert(reading_of(provision.text, provision.regulation, keyer)).second;
    (first ? counted : repeated).push_back(std::move(provision));
  }
  provisions = std::move(counted);
}

// Judges what was left to a government, and takes into its position what counts.
void inherit(Position& position, const Keyer& keyer) {
  std::set<std::string> readings;
  const bool own = !position.provisions.empty();
  for (Inherited& left : position.inherited) {
    if (own) {
      left.fate = Inherited::Fate::kReplaced;
      continue;
    }
    const bool first =
        readings.insert(reading_of(text_of(left.provisions), left.provisions.front().regulation, keyer)).second;
    left.fate = first ? Inherited::Fate::kCounts : Inherited::Fate::kSame;
  }
  for (const Inherited& left : position.inherited)
    if (left.fate == Inherited::Fate::kCounts)
      position.provisions.insert(position.provisions.end(), left.provisions.begin(), left.provisions.end());
}

}  // namespace

bool Position::is_of_several() const {
  const auto counts = [](const Inherited& left) { return left.fate == Inherited::Fate::kCounts; };
  return std::count_if(inherited.begin(), inherited.end(), counts) > 1;
}

std::string text_of(const std::vector<corpus::ProvisionRow>& provisions) {
  std::string text;
  for (const corpus::ProvisionRow& provision : provisions) {
    if (!text.empty()) text += '\n';
    text += provision.text;
  }
  return text;
}

Result<std::vector<Position>> positions_of(const std::vector<Member>& members, corpus::Reader& reader,
                                           const Keyer& keyer) {
  // By whether they are models, whose they are, and who wrote them.
  std::map<std::pair<bool, std::string>, std::map<std::string, std::vector<corpus::ProvisionRow>>> by_government;
  for (const Member& member : members) {
    EENDER_TRY(auto provision, reader.provision(member.provision));
    const std::string& writer = reader.corpus().regulations()[provision.regulation].government;
    by_government[{member.model, member.government}][writer].push_back(std::move(provision));
  }
  std::vector<Position> positions;
  for (auto& [key, by_writer] : by_government) {
    Position position;
    std::tie(position.model, position.government) = key;
    for (auto& [writer, provisions] : by_writer) {
      sort(provisions);
      set_apart_repeated(provisions, position.repeated, keyer);
      if (writer == position.government) {
        position.provisions = std::move(provisions);
      } else {
        position.inherited.push_back({writer, Inherited::Fate::kCounts, std::move(provisions)});
      }
    }
    inherit(position, keyer);
    position.text = text_of(position.provisions);
    positions.push_back(std::move(position));
  }
  return positions;
}

std::vector<PositionReading> read_positions(const std::vector<Position>& positions, const Keyer& keyer) {
  using Decided = std::vector<text::EverydayName>;
  const auto read_as = [&](const Position& position, std::uint32_t regulation, const Decided& decided) {
    PositionReading reading;
    reading.keys = keyer.keys(position.text, regulation, decided);
    reading.printed = keyer.print(reading.keys, keyer.language(regulation), &reading.rules);
    return reading;
  };
  std::vector<PositionReading> readings;
  for (const Position& position : positions)
    readings.push_back(read_as(position, position.provisions.front().regulation, {}));
  const std::vector<Decided> decided = decide_everyday_names(positions, readings, keyer);
  for (std::size_t i = 0; i < readings.size(); ++i)
    if (!decided[i].empty())
      readings[i] = read_as(positions[i], positions[i].provisions.front().regulation, decided[i]);

  // Masking only ever shortens, so the reading with the fewest tokens sets most apart.
  std::map<std::string_view, std::size_t> reader_of;  // by wording
  const auto goes_before = [&](std::size_t a, std::size_t b) {
    const auto rank = [&](std::size_t i) {
      const auto& key = readings[i].keys.apart_from_names();
      const auto own = std::count_if(key.begin(), key.end(),
                                     [](const text::Token& t) { return t.word.starts_with("\xE2\x9F\xA8"); });
      return std::tuple(key.size(), -own, i);
    };
    return rank(a) < rank(b);
  };
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const auto [at, added] = reader_of.try_emplace(readings[i].printed.wording, i);
    if (!added && goes_before(i, at->second)) at->second = i;
  }
  std::vector<std::size_t> readers;
  for (const PositionReading& reading : readings) readers.push_back(reader_of.at(reading.printed.wording));
  for (std::size_t i = 0; i < readings.size(); ++i)
    if (readings[i].printed.apart_from_names != readings[readers[i]].printed.apart_from_names)
      readings[i] = read_as(positions[i], positions[readers[i]].provisions.front().regulation, decided[readers[i]]);
  return readings;
}

Ladder ladder_of(const std::vector<Position>& positions, const std::vector<PositionReading>& readings) {
  std::set<std::string_view> wordings, names, values, ways;
  Ladder ladder;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (positions[i].model) continue;
    ++ladder.governments;
    wordings.insert(readings[i].printed.wording);
    names.insert(readings[i].printed.apart_from_names);
    values.insert(readings[i].printed.apart_from_values);
    ways.insert(readings[i].printed.way);
  }
  const auto count = [](const auto& set) { return static_cast<std::uint32_t>(set.size()); };
  ladder.wordings = count(wordings);
  ladder.apart_from_names = count(names);
  ladder.apart_from_values = count(values);
  ladder.ways = count(ways);
  return ladder;
}

}  // namespace eender::ways
