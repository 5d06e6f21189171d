// SPDX-License-Identifier: EUPL-1.2
#include "ways/divided.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "match/containment.h"
#include "ways/compare.h"
#include "ways/draft_index.h"
#include "ways/family.h"
#include "ways/for_each_parallel.h"

// The sketches name skeletons that may hold the family's medoid or be a part of it. What is read is held against the medoid by its words. Of a
// skeleton that is in a family one provision is read; where it is right, all members of that family are.

namespace eender::ways {
namespace {

using Parts = std::vector<Divided::Part>;
using Whose = std::pair<bool, std::string>;  // whether it is a model's, and whose

class Dividing {
 public:
  Dividing(const OpenFamily& family, const Analysis& analysis, const corpus::Corpus& corpus, const Keyer& keyer,
           SoughtSkeleton medoid)
      : family_(family), analysis_(analysis), corpus_(corpus), keyer_(keyer), medoid_(std::move(medoid)) {
    for (const Counted& counted : family.positions) have_.emplace(counted.position.model, counted.position.government);
  }

  Result<std::vector<Divided>> run(const DraftIndex& index) {
    const std::uint32_t size = medoid_.shingle_count();
    if (size < numbers_.least) return std::vector<Divided>{};
    const std::uint32_t smallest = std::max(numbers_.least, (size + numbers_.parts - 1) / numbers_.parts);
    EENDER_TRY(
        const auto named,
        index.divisions(match::SoughtWhole(medoid_.shingle_hashes(), numbers_.contained),
                        match::SoughtParts(medoid_.shingle_hashes(), numbers_.contained, smallest), family_.row.id));
    EENDER_TRY(const auto longer, right(named.longer, [&](const auto& provision) { return inside(provision); }));
    std::map<Whose, Divided> found;
    for (const Divided::Part& part : longer) {
      Divided& one = entry(found, whose(part.provision.regulation), Divided::How::kInLonger);
      one.share = std::max(one.share, part.share);
      one.parts.push_back(part);
    }
    EENDER_TRY(const auto firsts, right(named.parts, [&](const auto& provision) -> std::optional<Divided::Part> {
                 auto part = as_part(provision, smallest);
                 if (part) part->provision.text.clear();  // it is read again with its neighbours
                 return part;
               }));
    EENDER_TRY_VOID(add_several(firsts, found));
    std::vector<Divided> result;
    for (auto& [who, divided] : found) result.push_back(std::move(divided));
    return result;
  }

 private:
  Whose whose(std::uint32_t regulation) const {
    const corpus::RegulationRow& row = corpus_.regulations()[regulation];
    return {row.model, row.model ? row.government : corpus_.holder_of(row.government).id};
  }
  static Divided& entry(std::map<Whose, Divided>& found, const Whose& who, Divided::How how) {
    const auto [at, added] = found.try_emplace(who);
    if (added)
      std::tie(at->second.model, at->second.government, at->second.how) = std::tuple(who.first, who.second, how);
    return at->second;
  }
  double share_of(std::uint32_t shingles) const {
    return static_cast<double>(shingles) / static_cast<double>(medoid_.shingle_count());
  }

  // Where a provision holds the medoid: in a stretch of at most twice as many words, so that it is one part of it. What is linked to the
  // medoid is likeness's to judge.
  std::optional<Divided::Part> inside(const corpus::ProvisionRow& provision) const {
    const text::Keys keys = keyer_.keys(provision.text, provision.regulation);
    const auto& key = keys.apart_from_values();
    const match::Place place =
        match::densest(medoid_.sequence(), medoid_.own_words(key), 2 * medoid_.word_count(), kCriteria.shingle_words);
    if (!numbers_.contained.met(place.shared, medoid_.shingle_count()) || medoid_.link(key).strength > 0)
      return std::nullopt;
    return Divided::Part{provision, {key[place.begin].begin, key[place.end - 1].end}, share_of(place.shared)};
  }

  std::optional<Divided::Part> as_part(const corpus::ProvisionRow& provision, std::uint32_t smallest) const {
    const text::Keys keys = keyer_.keys(provision.text, provision.regulation);
    const auto& key = keys.apart_from_values();
    const match::Likeness both =
        match::shingle_likeness(medoid_.sequence(), medoid_.numbered(key), kCriteria.shingle_words);
    const std::uint64_t size = both.united + both.shared - medoid_.shingle_count();
    if (size < smallest || !numbers_.contained.met(both.shared, size) || medoid_.link(key).strength > 0)
      return std::nullopt;
    return Divided::Part{provision, {key.front().begin, key.back().end}, share_of(both.shared)};
  }

  // What `test` gives of the provisions that have one of the skeletons and are of nobody who is in the family, in the order of the regulations.
  template <typename Test>
  Result<Parts> right(const DraftIndex::Division& division, const Test& test) const {
    Parts parts;
    std::set<std::uint32_t> families;
    std::mutex mutex;  // of both
    const auto& named = division.in_families;
    EENDER_TRY_VOID(for_each_parallel(corpus_, named.size(), [&](auto& reader, std::size_t i) -> Result<void> {
      EENDER_TRY(const auto provision, reader.provision(named[i].provision));
      if (!test(provision)) return {};
      const std::lock_guard lock(mutex);
      families.insert(named[i].family);
      return {};
    }));
    std::vector<corpus::ProvisionKey> members;
    for (const std::uint32_t family : families) {
      EENDER_TRY(const auto all, analysis_.members(family));
      for (const Member& member : all)
        if (member.standing != Member::Standing::kReplaced && !have_.contains({member.model, member.government}))
          members.push_back(member.provision);
    }
    const std::size_t alone = division.alone.size();
    EENDER_TRY_VOID(
        for_each_parallel(corpus_, alone + members.size(), [&](auto& reader, std::size_t i) -> Result<void> {
          if (i < alone) {
            EENDER_TRY(const std::uint32_t regulation, reader.regulation_of(division.alone[i]));
            if (have_.contains(whose(regulation))) return {};
          }
          EENDER_TRY(const auto provision, reader.provision(i < alone ? division.alone[i] : members[i - alone]));
          auto part = test(provision);
          if (!part) return {};
          const std::lock_guard lock(mutex);
          parts.push_back(*std::move(part));
          return {};
        }));
    std::sort(parts.begin(), parts.end(), [](const Divided::Part& a, const Divided::Part& b) {
      const auto place = [](const corpus::ProvisionRow& p) { return std::tie(p.regulation, p.ordinal, p.key); };
      return place(a.provision) < place(b.provision);
    });
    return parts;
  }

  // Of each regulation with such a first part, the parts near it; of each government the regulation that has most.
  Result<void> add_several(const Parts& firsts, std::map<Whose, Divided>& found) const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> ordinals;  // of the first parts, by regulation
    for (const Divided::Part& part : firsts)
      if (!found.contains(whose(part.provision.regulation)))
        ordinals[part.provision.regulation].push_back(part.provision.ordinal);
    EENDER_TRY(auto reader, corpus::Reader::open(corpus_));
    for (const auto& [regulation, places] : ordinals) {
      Divided several;
      EENDER_TRY(several.parts, near(regulation, places, reader));
      if (several.parts.size() < 2) continue;
      std::vector<corpus::ProvisionRow> provisions;
      for (const Divided::Part& part : several.parts) provisions.push_back(part.provision);
      const text::Keys keys = keyer_.keys(text_of(provisions), regulation);
      const match::Likeness both = match::shingle_likeness(
          medoid_.sequence(), medoid_.numbered(keys.apart_from_values()), kCriteria.shingle_words);
      if (!kCriteria.likeness.met(both.shared, both.united)) continue;
      Divided& one = entry(found, whose(regulation), Divided::How::kInSeveral);
      const double share = share_of(both.shared);
      if (share > one.share) std::tie(one.share, one.parts) = std::tuple(share, std::move(several.parts));
    }
    return {};
  }

  // The parts of the medoid among what stands near to those places of a regulation.
  Result<Parts> near(std::uint32_t regulation, const std::vector<std::uint32_t>& places, corpus::Reader& reader) const {
    Parts parts;
    std::uint32_t from = 0;  // what stands before it has been looked at
    for (const std::uint32_t place : places) {
      const std::uint32_t begin = std::max(from, place - std::min(place, numbers_.near));
      EENDER_TRY(const auto provisions,
                 reader.provisions_of(corpus_.regulations()[regulation], begin, place + numbers_.near));
      for (const corpus::ProvisionRow& provision : provisions)
        if (auto part = as_part(provision, numbers_.least_beside)) parts.push_back(*std::move(part));
      from = place + numbers_.near + 1;
    }
    return parts;
  }

  const Containment numbers_;
  const OpenFamily& family_;
  const Analysis& analysis_;
  const corpus::Corpus& corpus_;
  const Keyer& keyer_;
  SoughtSkeleton medoid_;
  std::set<Whose> have_;
};

}  // namespace

Result<std::optional<std::vector<Divided>>> find_divided(const OpenFamily& family, const library::Library& library,
                                                         const Analysis& analysis, const corpus::Corpus& corpus,
                                                         const Keyer& keyer) {
  const auto index = DraftIndex::open(library);
  if (!index && index.error().kind == ErrorKind::kConflict) return std::nullopt;
  if (!index) return tl::unexpected(index.error());
  EENDER_TRY(auto reader, corpus::Reader::open(corpus));
  EENDER_TRY(const auto medoid, reader.provision(family.row.medoid));
  SoughtSkeleton sought(keyer.keys(medoid.text, medoid.regulation).apart_from_values());
  return Dividing(family, analysis, corpus, keyer, std::move(sought)).run(*index);
}

}  // namespace eender::ways
