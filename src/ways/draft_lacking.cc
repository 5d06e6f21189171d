// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include "ways/draft_parts.h"

// What others have and a draft lacks.
//
// The peers are those whose regulations share the most substantive families with the draft: half as many as the one that shares most, or
// more. A
// regulation may be a whole code, of which the draft's subject is a chapter, and nothing says which; so only what stands near to what it
// shares with the draft counts as of the same subject. A peer may still have something of its own there; what half of them have is usual.

namespace eender::ways {
namespace {

// Provisions between one that is shared and one that is near to it, at most. Ten is a page or two: less than a chapter, and more than what
// stands between two provisions that a draft of the same subject has.
constexpr std::size_t kNear = 10;

struct Peer {
  std::string_view government;
  std::uint32_t shared = 0;
  std::set<std::uint32_t> near;  // families that the draft has not
};

}  // namespace

Result<void> find_lacking(DraftOverview& overview, const DraftIndex& index, const Analysis& analysis,
                          const DraftContext& context) {
  // Nearly every regulation has a citation title and definitions: having those in common says nothing of the subject.
  std::set<std::uint32_t> have, telling;
  for (const DraftFamily& family : overview.families) {
    have.insert(family.row.id);
    if (family.row.kind == Kind::kSubstantive) telling.insert(family.row.id);
  }
  std::map<std::pair<std::uint32_t, std::int64_t>, const corpus::RegulationRow*> regulations;
  for (const corpus::RegulationRow& r : context.corpus.regulations()) regulations[{r.segment, r.row}] = &r;

  std::vector<Peer> peers;
  EENDER_TRY_VOID(index.for_each_regulation([&](const IndexedRegulation& indexed) {
    const auto found = regulations.find({indexed.segment, indexed.row});
    if (found == regulations.end() || found->second->model || context.own(*found->second)) return;
    std::set<std::uint32_t> shared;
    Peer peer{context.corpus.holder_of(found->second->government).id, 0, {}};
    const auto& families = indexed.families;
    for (std::size_t i = 0; i < families.size(); ++i) {
      if (!telling.contains(families[i])) continue;
      shared.insert(families[i]);
      const std::size_t end = std::min(families.size(), i + kNear + 1);
      for (std::size_t near = i < kNear ? 0 : i - kNear; near < end; ++near)
        if (families[near] != 0 && !have.contains(families[near])) peer.near.insert(families[near]);
    }
    peer.shared = static_cast<std::uint32_t>(shared.size());
    if (peer.shared > 0) peers.push_back(std::move(peer));
  }));
  std::uint32_t most = 0;
  for (const Peer& peer : peers) most = std::max(most, peer.shared);
  overview.shared = (most + 1) / 2;
  std::erase_if(peers, [&](const Peer& peer) { return peer.shared < overview.shared; });

  std::set<std::string_view> governments;
  std::map<std::uint32_t, std::set<std::string_view>> holders;
  for (const Peer& peer : peers) {
    governments.insert(peer.government);
    for (const std::uint32_t family : peer.near) holders[family].insert(peer.government);
  }
  overview.peers = static_cast<std::uint32_t>(governments.size());
  for (const auto& [family, who] : holders) {
    if (who.size() < 2 || 2 * who.size() < governments.size()) continue;
    DraftLacking& lacking = overview.lacking.emplace_back();
    EENDER_TRY(lacking.row, analysis.family(family));
    lacking.have = static_cast<std::uint32_t>(who.size());
  }
  std::ranges::stable_sort(overview.lacking, std::greater<>(), &DraftLacking::have);
  return {};
}

}  // namespace eender::ways
