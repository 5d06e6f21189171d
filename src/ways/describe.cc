// SPDX-License-Identifier: EUPL-1.2
#include "ways/describe.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "ways/kind.h"
#include "ways/position.h"
#include "ways/sentences.h"

namespace eender::ways {
namespace {

// A heading; of one that its source cut off in a word or a sentence that goes on in the text, the whole words, and that there is more.
std::string whole_words(const corpus::ProvisionRow& provision) {
  constexpr std::size_t kLong = 100;  // shorter ones are headings that end, before texts that begin without a capital
  const std::string& heading = provision.heading;
  const bool goes_on = heading.size() >= kLong && !provision.text.empty() && provision.text.front() >= 'a' &&
                       provision.text.front() <= 'z' &&
                       std::string_view(".;:!?)]").find(heading.back()) == std::string_view::npos;
  const std::size_t space = heading.rfind(' ');
  return goes_on && space != std::string::npos ? heading.substr(0, space) + " …" : heading;
}

// A heading that says something; else the text's first sentence, up to a length that fits a line.
std::string title_of(const std::vector<Position>& positions, const corpus::ProvisionRow& medoid) {
  std::map<std::string, std::pair<std::uint32_t, std::string>> headings;  // as key 2 → how many, first spelling
  for (const Position& position : positions)
    for (const auto& provision : position.provisions) {
      const bool letters = std::any_of(provision.heading.begin(), provision.heading.end(),
                                       [](char c) { return (static_cast<unsigned char>(c) | 32) >= 'a'; });
      if (!letters) continue;
      auto& [count, spelling] = headings[text::print(text::Words(provision.heading).tokens())];
      if (count++ == 0) spelling = whole_words(provision);
    }
  const auto best = std::max_element(headings.begin(), headings.end(),
                                     [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
  if (best != headings.end()) return best->second.second;
  constexpr std::size_t kTitleBytes = 80;
  return first_sentence(medoid.text, text::Words(medoid.text).tokens(), kTitleBytes);
}

}  // namespace

const std::string& Comparison::holder_of(std::uint32_t provision) const {
  const corpus::RegulationRow& regulation = regulation_of(provision);
  return regulation.model ? regulation.government : corpus.holder_of(regulation.government).id;
}

Result<std::optional<Described>> describe(const match::Family& family, const Comparison& comparison,
                                          corpus::Reader& reader) {
  const corpus::Corpus& corpus = comparison.corpus;
  const Keyer& keyer = comparison.keyer;
  std::set<std::string_view> governments;
  Described found;
  for (const std::uint32_t skeleton : family.members)
    for (const std::uint32_t i : comparison.of_skeleton[skeleton]) {
      const bool model = comparison.regulation_of(i).model;
      if (!model) governments.insert(comparison.holder_of(i));
      found.members.push_back({comparison.provisions[i].key, comparison.holder_of(i), model});
    }
  if (governments.size() < 2) return std::nullopt;
  EENDER_TRY(const auto positions, positions_of(found.members, reader, keyer));
  const auto readings = read_positions(positions, keyer);
  std::map<std::string_view, std::uint32_t> going;  // by way
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::uint32_t now = going[readings[i].printed.way] += !positions[i].model;
    found.row.commonest = std::max(found.row.commonest, now);
  }
  found.members.clear();
  std::set<std::string> headings;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const Position& position = positions[i];
    for (const auto& provision : position.provisions) {
      found.members.push_back({provision.key, position.government, position.model, Member::Standing::kCounts,
                               static_cast<std::uint32_t>(position.provisions.size()),
                               going.at(readings[i].printed.way)});
      found.row.models += position.model;
      if (headings.size() < 50) headings.insert(provision.heading);
      const std::string id = corpus.id_of(provision);
      if (!position.model && (found.row.anchor.empty() || id < found.row.anchor)) found.row.anchor = id;
    }
  }
  found.row.provisions = static_cast<std::uint32_t>(found.members.size());
  // What does not count is of the family all the same: whoever asks for it finds where it belongs.
  const auto keep = [&](const Position& position, const corpus::ProvisionRow& provision, Member::Standing standing) {
    found.members.push_back({provision.key, position.government, position.model, standing, 0, 0});
  };
  for (const Position& position : positions) {
    for (const auto& provision : position.repeated) keep(position, provision, Member::Standing::kRepeated);
    for (const Inherited& left : position.inherited)
      if (left.fate != Inherited::Fate::kCounts)
        for (const auto& provision : left.provisions)
          keep(position, provision,
               left.fate == Inherited::Fate::kSame ? Member::Standing::kRepeated : Member::Standing::kReplaced);
  }
  found.row.ladder = ladder_of(positions, readings);
  found.row.weakest = family.weakest;
  found.row.short_text = family.weakest_view == 1;
  // Of equal texts a government's own rather than a model's.
  const std::span<const std::uint32_t> medoids = comparison.of_skeleton[family.medoid];
  const auto own = std::ranges::find_if(medoids, [&](std::uint32_t i) { return !comparison.regulation_of(i).model; });
  found.row.medoid = comparison.provisions[own == medoids.end() ? medoids.front() : *own].key;
  EENDER_TRY(const auto medoid, reader.provision(found.row.medoid));
  found.row.title = title_of(positions, medoid);
  found.row.kind = kind_of(found.row.title, medoid.text);
  for (const std::string& heading : headings) found.headings += heading + "\n";
  found.headings += corpus.regulations()[medoid.regulation].title;
  found.text = medoid.text;
  return found;
}

}  // namespace eender::ways
