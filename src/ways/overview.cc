// SPDX-License-Identifier: EUPL-1.2
#include "ways/overview.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

namespace eender::ways {
namespace {

std::optional<std::uint32_t> position_of(const OpenFamily& family, corpus::ProvisionKey key) {
  for (std::uint32_t p = 0; p < family.positions.size(); ++p)
    for (const corpus::ProvisionRow& provision : family.positions[p].position.provisions)
      if (provision.key == key) return p;
  return std::nullopt;
}

Company company_of(const OpenFamily& family, std::optional<std::uint32_t> position) {
  if (family.row.kind == Kind::kClosing) return Company::kClosing;
  if (!position) return Company::kNotCounted;
  const Counted& counted = family.positions[*position];
  if (counted.position.model) return Company::kModel;
  if (counted.position.provisions.size() > 1) return Company::kOfSeveral;
  const std::uint32_t governments = family.ways[counted.way].governments;
  if (governments == 1) return Company::kAlone;
  return governments == family.ways.front().governments ? Company::kWithMost : Company::kWithOthers;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

}  // namespace

Result<RegulationOverview> open_regulation(const corpus::RegulationRow& regulation, const Analysis& analysis,
                                           corpus::Reader& reader, const Keyer& keyer) {
  RegulationOverview overview;
  overview.regulation = regulation;
  EENDER_TRY(auto provisions, reader.provisions_of(regulation));
  std::map<std::uint32_t, std::uint32_t> opened;  // family → index
  for (corpus::ProvisionRow& provision : provisions) {
    ProvisionStanding standing;
    EENDER_TRY(const auto id, analysis.family_of(provision.key));
    if (id) {
      const auto [at, fresh] = opened.try_emplace(*id, static_cast<std::uint32_t>(overview.families.size()));
      if (fresh) {
        EENDER_TRY(const FamilyRow row, analysis.family(*id));
        EENDER_TRY(overview.families.emplace_back(), open_family(row, analysis, reader, keyer));
      }
      standing.family = at->second;
      standing.position = position_of(overview.families[at->second], provision.key);
      standing.company = company_of(overview.families[at->second], standing.position);
    }
    standing.provision = std::move(provision);
    overview.provisions.push_back(std::move(standing));
  }
  return overview;
}

RegulationCounts counts_of(const RegulationOverview& regulation) {
  RegulationCounts counts;
  for (const ProvisionStanding& p : regulation.provisions) {
    ++counts.provisions;
    ++(p.family ? counts.shared : counts.own);
    counts.alone += p.company == Company::kAlone;
    counts.commonest += p.company == Company::kWithMost;
  }
  return counts;
}

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
    EENDER_TRY(RegulationOverview regulation, open_regulation(*row, analysis, reader, keyer));
    GovernmentOverview::Regulation one{*row, counts_of(regulation), {}};
    for (ProvisionStanding& p : regulation.provisions)
      if (p.company == Company::kAlone)
        one.alone.push_back({std::move(p.provision), regulation.families[*p.family].row});
    overview.regulations.push_back(std::move(one));
  }
  std::stable_sort(overview.regulations.begin(), overview.regulations.end(),
                   [](const auto& a, const auto& b) { return lower(a.regulation.title) < lower(b.regulation.title); });
  return overview;
}

}  // namespace eender::ways
