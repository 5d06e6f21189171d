// SPDX-License-Identifier: EUPL-1.2
#include "ways/overview.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

#include "ways/open_families.h"

namespace eender::ways {
namespace {

std::optional<std::uint32_t> position_of(const OpenFamily& family, corpus::ProvisionKey key) {
  for (std::uint32_t p = 0; p < family.positions.size(); ++p)
    for (const corpus::ProvisionRow& provision : family.positions[p].position.provisions)
      if (provision.key == key) return p;
  return std::nullopt;
}

Company company_of(const FamilyRow& family, const Member& member) {
  if (family.kind == Kind::kClosing) return Company::kClosing;
  switch (member.standing) {
    case Member::Standing::kReplaced:
      return Company::kReplaced;
    case Member::Standing::kRepeated:
      return Company::kRepeated;
    case Member::Standing::kCounts:
      break;
  }
  if (member.model) return Company::kModel;
  if (member.together > 1) return Company::kOfSeveral;
  if (member.going == 1) return Company::kAlone;
  return member.going == family.commonest ? Company::kWithMost : Company::kWithOthers;
}

// A provision of a regulation, and the family that it is in.
struct Standing {
  corpus::ProvisionRow provision;
  std::optional<FamilyRow> family;
  Company company = Company::kOwn;
};

Result<std::vector<Standing>> standings_of(const corpus::RegulationRow& regulation, const Analysis& analysis,
                                           corpus::Reader& reader) {
  EENDER_TRY(auto provisions, reader.provisions_of(regulation));
  std::vector<Standing> standings;
  for (corpus::ProvisionRow& provision : provisions) {
    Standing standing;
    EENDER_TRY(const auto place, analysis.place_of(provision.key));
    if (place) {
      EENDER_TRY(standing.family, analysis.family(place->family));
      standing.company = company_of(*standing.family, place->member);
    }
    standing.provision = std::move(provision);
    standings.push_back(std::move(standing));
  }
  return standings;
}

void count(RegulationCounts& counts, Company company) {
  ++counts.provisions;
  ++(company == Company::kOwn ? counts.own : counts.shared);
  switch (company) {
    case Company::kOwn:
      break;
    case Company::kClosing:
      ++counts.closing;
      break;
    case Company::kReplaced:
    case Company::kRepeated:
      ++counts.uncounted;
      break;
    case Company::kOfSeveral:
      ++counts.together;
      break;
    case Company::kModel:
      ++counts.models;
      break;
    case Company::kAlone:
      ++counts.alone;
      break;
    case Company::kWithMost:
      ++counts.commonest;
      break;
    case Company::kWithOthers:
      ++counts.others;
      break;
  }
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

}  // namespace

std::optional<Beside> beside_another(const OpenFamily& family, std::uint32_t position, const Keyer& keyer) {
  const std::uint32_t own = family.positions[position].way;
  std::uint32_t with = family.base;
  if (own == family.positions[with].way) {
    const auto other = std::find_if(family.ways.begin(), family.ways.end(), [&](const Way& way) {
      return &way != &family.ways[own] && (way.apart == Apart::kNot || way.apart == Apart::kRearranged);
    });
    if (other == family.ways.end()) return std::nullopt;
    with = other->positions.front();
  }
  const auto keys_of = [&](const Position& p) { return keyer.keys(p.text, p.provisions.front().regulation); };
  const Position& base = family.positions[with].position;
  const Position& text = family.positions[position].position;
  return Beside{base.text, text.text,
                difference(base.text, keys_of(base).apart_from_values(), text.text, keys_of(text).apart_from_values()),
                with};
}

Result<RegulationOverview> open_regulation(const corpus::RegulationRow& regulation, const Analysis& analysis,
                                           corpus::Reader& reader, const Keyer& keyer) {
  RegulationOverview overview;
  overview.regulation = regulation;
  EENDER_TRY(auto standings, standings_of(regulation, analysis, reader));
  std::map<std::uint32_t, std::uint32_t> index_of;  // by family
  std::vector<FamilyRow> rows;
  for (const Standing& standing : standings)
    if (standing.family && index_of.try_emplace(standing.family->id, static_cast<std::uint32_t>(rows.size())).second)
      rows.push_back(*standing.family);
  overview.families.resize(rows.size());
  EENDER_TRY_VOID(open_families(rows, analysis, reader.corpus(), keyer,
                                [&](std::size_t i, OpenFamily family) { overview.families[i] = std::move(family); }));
  for (Standing& standing : standings) {
    ProvisionStanding one;
    one.company = standing.company;
    if (standing.family) {
      one.family = index_of.at(standing.family->id);
      one.position = position_of(overview.families[*one.family], standing.provision.key);
    }
    const bool one_way =
        one.company == Company::kAlone || one.company == Company::kWithMost || one.company == Company::kWithOthers;
    if (one_way && one.position) {
      const OpenFamily& family = overview.families[*one.family];
      if (one.company == Company::kAlone || family.positions[*one.position].way != family.positions[family.base].way)
        one.beside = beside_another(family, *one.position, keyer);
    }
    one.provision = std::move(standing.provision);
    overview.provisions.push_back(std::move(one));
  }
  return overview;
}

RegulationCounts& operator+=(RegulationCounts& all, const RegulationCounts& more) {
  all.provisions += more.provisions;
  all.own += more.own;
  all.shared += more.shared;
  all.commonest += more.commonest;
  all.others += more.others;
  all.alone += more.alone;
  all.together += more.together;
  all.uncounted += more.uncounted;
  all.closing += more.closing;
  all.models += more.models;
  all.slips += more.slips;
  return all;
}

RegulationCounts counts_of(const RegulationOverview& regulation) {
  RegulationCounts counts;
  for (const ProvisionStanding& p : regulation.provisions) {
    count(counts, p.company);
    if (p.company != Company::kAlone) continue;
    const OpenFamily& family = regulation.families[*p.family];
    counts.slips += family.ways[family.positions[*p.position].way].slip.has_value();
  }
  return counts;
}

namespace {

// How the provisions that are alone differ from what others have, and which of them are so by a slip of the pen.
Result<void> look_at_alone(GovernmentOverview& overview, const Analysis& analysis, const corpus::Corpus& corpus,
                           const Keyer& keyer) {
  std::vector<FamilyRow> families;
  std::vector<std::pair<GovernmentOverview::Regulation*, GovernmentOverview::Alone*>> places;
  for (auto& regulation : overview.regulations)
    for (auto& alone : regulation.alone) {
      families.push_back(alone.family);
      places.emplace_back(&regulation, &alone);
    }
  return open_families(families, analysis, corpus, keyer, [&](std::size_t i, const OpenFamily& family) {
    auto& [regulation, alone] = places[i];
    const auto position = position_of(family, alone->provision.key);
    if (!position) return;
    const Way& way = family.ways[family.positions[*position].way];
    alone->beside = beside_another(family, *position, keyer);
    if (alone->beside) {
      const Counted& with = family.positions[alone->beside->position];
      if (!with.position.model) alone->from = with.position.government;
      alone->from_most =
          with.way == 0 && family.ways.size() > 1 && family.ways[0].governments > family.ways[1].governments;
    }
    alone->apart = way.apart;
    if (!way.slip) return;
    alone->slips = way.slip->words;
    alone->slip_of = family.ways[way.slip->of].governments;
    ++regulation->counts.slips;
  });
}

}  // namespace

Result<GovernmentOverview> open_government(std::string_view government, const Analysis& analysis,
                                           corpus::Reader& reader, const Keyer& keyer) {
  const corpus::Corpus& corpus = reader.corpus();
  const std::string wanted = lower(government);
  GovernmentOverview overview;
  // Who was taken over is found with its successor. A municipality and a province may have one name: whoever means the other gives its id.
  for (const corpus::RegulationRow& row : corpus.regulations()) {
    const corpus::Government& writer = corpus.government(row.government);
    const corpus::Government& holder = corpus.holder_of(row.government);
    for (const corpus::Government* g : {&holder, &writer})
      if (overview.government == nullptr && !row.model && (lower(g->id) == wanted || lower(g->name) == wanted))
        overview.government = &holder;
  }
  std::vector<const corpus::RegulationRow*> rows;
  for (const corpus::RegulationRow& row : corpus.regulations())
    if (!row.model && row.standing == corpus::Standing::kCurrent && overview.government != nullptr &&
        corpus.holder_of(row.government).id == overview.government->id)
      rows.push_back(&row);
  if (rows.empty())
    return fail(ErrorKind::kNotFound,
                "no regulation of this government counts here; give its name as the lists have it, or its id (gm0392)",
                std::string(government));
  for (const corpus::RegulationRow* row : rows) {
    EENDER_TRY(auto standings, standings_of(*row, analysis, reader));
    GovernmentOverview::Regulation one{*row, {}, {}};
    for (Standing& standing : standings) {
      count(one.counts, standing.company);
      if (standing.company == Company::kAlone)
        one.alone.push_back(
            {std::move(standing.provision), *std::move(standing.family), {}, 0, {}, {}, false, Apart::kNot});
    }
    overview.regulations.push_back(std::move(one));
  }
  for (const corpus::GovernmentCoverage& g : corpus.government_coverage())
    if (g.government == overview.government) overview.coverage = &g;
  EENDER_TRY_VOID(look_at_alone(overview, analysis, corpus, keyer));
  std::stable_sort(overview.regulations.begin(), overview.regulations.end(),
                   [](const auto& a, const auto& b) { return lower(a.regulation.title) < lower(b.regulation.title); });
  return overview;
}

}  // namespace eender::ways
