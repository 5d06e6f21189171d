// SPDX-License-Identifier: EUPL-1.2
#include "match/families.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <numeric>
#include <optional>
#include <queue>
#include <tuple>

#include "base/check.h"
#include "match/detail/links.h"

// Links are found again where they are needed (detail/links.h). That is once for every thing to weigh neighbourhoods, once more when it has left
// and others remain, and once to find its family's medoid. As others leave, neighbourhoods only get lighter, so a weight once seen is a
// bound, and only the thing with the highest bound is looked at (lazy greedy, Minoux 1978).
//
// That is n walks over the postings of n things. Where a component has more than kWitnesses things, neighbourhoods are therefore weighed
// by its heaviest kWitnesses only, and medoids elected among those of a family: so many walks and no more, however large it is. When half
// of them have left with the medoids chosen, the heaviest of what remains take their place.

namespace eender::match {
namespace {

using detail::kEqual;
using detail::kNone;
using detail::kUnlinked;
using detail::Link;

// More than any component of the Georgia codes at 0.35 has but one (574 skeletons), so that all weigh there; and so few
// that beyond it time grows with the members and not with their square.
constexpr std::size_t kWitnesses = 512;

// Which medoid each member of a component goes with.
struct Grouping {
  std::vector<std::uint32_t> medoids;
  std::vector<std::uint32_t> group;     // by member, an index into medoids; kNone for who takes no part
  std::vector<std::uint32_t> strength;  // by member, of its link to that medoid; kEqual for the medoid itself
};

// One component under work. Within it, things are counted from 0 by ascending number.
class Component {
 public:
  Component(const detail::Views& views, std::span<const std::uint32_t> members, std::span<const Standing> standings,
            std::vector<std::uint32_t>& numbers)
      : members_(members), standings_(standings), links_(views, members, numbers) {}

  std::vector<Family> families() {
    const std::vector<char> all(count(), 1);
    return with_medoids(give_back(gather(all)));
  }

 private:
  struct Group {
    std::uint32_t medoid = 0;            // to which all members are linked
    std::vector<std::uint32_t> members;  // ascending, the medoid among them
  };
  using Groups = std::vector<Group>;

  std::uint32_t count() const { return static_cast<std::uint32_t>(members_.size()); }
  std::uint64_t weight(std::uint32_t member) const { return standings_[members_[member]].weight; }
  std::uint32_t holder(std::uint32_t member) const { return standings_[members_[member]].holder; }
  // Which of two otherwise equal members is preferred.
  bool goes_before(std::uint32_t left, std::uint32_t right) const {
    return weight(left) != weight(right) ? weight(left) > weight(right) : left < right;
  }
  // The one holder of all of them, or kSeveral.
  std::uint32_t holder_of(std::span<const std::uint32_t> group) const {
    const std::uint32_t first = holder(group.front());
    return std::ranges::all_of(group, [&](std::uint32_t member) { return holder(member) == first; }) ? first : kSeveral;
  }

  template <typename Body>
  static void for_each(const std::vector<std::uint32_t>& members, const Body& body) {
    // A walk over postings takes microseconds at the least, so a few dozen are worth a task and small components stay in one.
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, members.size(), 64), [&](const auto& range) {
      for (std::size_t i = range.begin(); i != range.end(); ++i) body(members[i]);
    });
  }

  // The heaviest of those for which among[member] holds, at most kWitnesses of them.
  std::vector<std::uint32_t> heaviest(std::vector<std::uint32_t> among) const {
    const auto most = static_cast<std::ptrdiff_t>(std::min<std::size_t>(among.size(), kWitnesses));
    std::partial_sort(among.begin(), among.begin() + most, among.end(),
                      [&](std::uint32_t left, std::uint32_t right) { return goes_before(left, right); });
    among.resize(static_cast<std::size_t>(most));
    return among;
  }

  // Adds what each witness stands for to the sums of all it is linked to; or takes it away.
  enum class Witness : std::uint8_t { kComes, kLeaves };
  void weigh(const std::vector<std::uint32_t>& witnesses, Witness which, std::vector<std::uint64_t>& sums) {
    for_each(witnesses, [&](std::uint32_t witness) {
      links_.visit_linked(witness, [&](std::uint32_t other) {
        std::atomic_ref sum(sums[other]);
        if (which == Witness::kComes) {
          sum.fetch_add(weight(witness), std::memory_order_relaxed);
        } else {
          sum.fetch_sub(weight(witness), std::memory_order_relaxed);
        }
      });
    });
  }

  // Of those that remain, in the order in which ties go to them.
  std::vector<std::uint32_t> choose_medoids(std::vector<char> remains) {
    std::vector<std::uint32_t> medoids;
    for (;;) {
      std::vector<std::uint32_t> remaining;
      for (std::uint32_t member = 0; member < count(); ++member)
        if (remains[member] != 0) remaining.push_back(member);
      if (remaining.empty()) break;
      choose_medoids(remains, std::move(remaining), medoids);
    }
    std::ranges::sort(medoids, [&](std::uint32_t left, std::uint32_t right) { return goes_before(left, right); });
    return medoids;
  }

  // Adds medoids of those that remain, until none does or the witnesses must be chosen anew.
  void choose_medoids(std::vector<char>& remains, std::vector<std::uint32_t> remaining,
                      std::vector<std::uint32_t>& medoids) {
    const std::vector<std::uint32_t> chosen = heaviest(remaining);
    std::vector<char> witnesses(count());
    for (const std::uint32_t witness : chosen) witnesses[witness] = 1;
    std::size_t witnesses_left = chosen.size(), left = remaining.size();
    std::vector<std::uint64_t> sums(
        count());  // of a neighbourhood: what the member stands for itself, and the witnesses in it
    for (const std::uint32_t member : remaining) sums[member] = weight(member);
    weigh(chosen, Witness::kComes, sums);

    using Bound = std::pair<std::uint64_t, std::uint32_t>;  // a sum as it once was, and whose: sums only get smaller
    const auto lighter = [&](const Bound& a, const Bound& b) {
      return a.first != b.first ? a.first < b.first : goes_before(b.second, a.second);
    };
    std::priority_queue<Bound, std::vector<Bound>, decltype(lighter)> queue(lighter);
    for (const std::uint32_t member : remaining) queue.emplace(sums[member], member);

    const auto witnesses_do = [&] { return witnesses_left == left || witnesses_left * 2 >= chosen.size(); };
    while (left > 0 && witnesses_do()) {
      const auto [sum, top] = queue.top();
      queue.pop();
      if (remains[top] == 0) continue;
      if (sum != sums[top]) {
        queue.emplace(sums[top], top);
        continue;
      }
      medoids.push_back(top);
      std::vector<std::uint32_t> gone;
      const auto leave = [&](std::uint32_t member) {
        left -= static_cast<std::size_t>(std::exchange(remains[member], 0));
        if (std::exchange(witnesses[member], 0) != 0) gone.push_back(member);
      };
      leave(top);
      links_.visit_linked(top, leave);
      witnesses_left -= gone.size();
      if (left == 0 || !witnesses_do()) return;
      if (gone.size() <= witnesses_left) {
        weigh(gone, Witness::kLeaves, sums);
        continue;
      }
      // Fewer walks to the same sums: of those who stay, instead of those who went.
      std::vector<std::uint32_t> stay;
      for (const std::uint32_t witness : chosen)
        if (witnesses[witness] != 0) stay.push_back(witness);
      for (const std::uint32_t member : remaining) sums[member] = weight(member);
      weigh(stay, Witness::kComes, sums);
    }
  }

  // Those within, by the medoid they are linked to most strongly, of those that stand for as many as they do where there is one: a wording
  // of many is not drawn to a slip of one.
  Grouping gather(const std::vector<char>& within) {
    Grouping result{choose_medoids(within), std::vector<std::uint32_t>(count(), kNone),
                    std::vector<std::uint32_t>(count(), kUnlinked)};
    using Pull = std::pair<bool, std::uint32_t>;  // as heavy, strength
    std::vector<Pull> pulls(count(), Pull{false, kUnlinked});
    for (std::uint32_t g = 0; g < result.medoids.size(); ++g)
      links_.visit(result.medoids[g], [&](const Link& link) {
        const Pull pull{weight(result.medoids[g]) >= weight(link.to), link.strength};
        if (within[link.to] == 0 || pull <= pulls[link.to]) return;
        pulls[link.to] = pull;
        result.group[link.to] = g;
        result.strength[link.to] = link.strength;
      });
    // No medoid is linked to another, so none was given away above.
    for (std::uint32_t g = 0; g < result.medoids.size(); ++g) {
      result.group[result.medoids[g]] = g;
      result.strength[result.medoids[g]] = kEqual;
    }
    for (std::uint32_t member = 0; member < count(); ++member)
      EENDER_CHECK(within[member] == 0 || result.group[member] != kNone,
                   "what left in a neighbourhood is linked to it");
    return result;
  }

  Groups groups_of(const Grouping& grouping) const {
    Groups groups;
    for (const std::uint32_t medoid : grouping.medoids) groups.push_back({medoid, {}});
    for (std::uint32_t member = 0; member < count(); ++member)
      if (grouping.group[member] != kNone) groups[grouping.group[member]].members.push_back(member);
    return groups;
  }

  // The strongest link to a thing of another holder; where `of` is given, of that one.
  std::optional<Link> strongest_elsewhere(std::uint32_t member, std::optional<std::uint32_t> of = std::nullopt) {
    std::optional<Link> best;
    links_.visit(member, [&](const Link& link) {
      const bool elsewhere =
          of ? holder(link.to) == *of : holder(link.to) == kSeveral || holder(link.to) != holder(member);
      if (!elsewhere) return;
      if (!best || link.strength > best->strength ||
          (link.strength == best->strength && goes_before(link.to, best->to)))
        best = link;
    });
    return best;
  }

  // Who in a group of one holder is for another what that is for it: each the other's strongest of those holders.
  std::vector<std::optional<Link>> counterparts(const Groups& groups, const std::vector<char>& lonely) {
    std::vector<std::uint32_t> sought;
    for (std::size_t g = 0; g < groups.size(); ++g)
      if (lonely[g] != 0) sought.insert(sought.end(), groups[g].members.begin(), groups[g].members.end());
    std::vector<std::optional<Link>> result(count());
    for_each(sought, [&](std::uint32_t member) {
      const auto link = strongest_elsewhere(member);
      if (!link) return;
      const auto back = strongest_elsewhere(link->to, holder(member));
      if (back->to == member) result[member] = link;
    });
    return result;
  }

  // A group of one holder shows nothing that holders share; what in it has a counterpart elsewhere goes there. To the counterpart's medoid
  // where it is linked to that; else the two meet anew, with what is left of its group, if that is a stronger link than the counterpart
  // has with its medoid.
  Groups give_back(const Grouping& first) {
    Groups groups = groups_of(first);
    std::vector<char> lonely(groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g) lonely[g] = holder_of(groups[g].members) != kSeveral;
    const std::uint32_t first_holder = holder_of(groups[0].members);
    const bool all_of_one = first_holder != kSeveral && std::ranges::all_of(groups, [&](const Group& group) {
                              return holder_of(group.members) == first_holder;
                            });
    if (all_of_one || std::ranges::count(lonely, 1) == 0) return groups;

    std::vector<std::uint32_t> group = first.group;
    std::vector<char> anew(count());
    const auto dissolve = [&](std::uint32_t g) {
      for (const std::uint32_t member : groups[g].members)
        if (group[member] == g) anew[member] = 1;
    };
    const auto found = counterparts(groups, lonely);
    for (std::uint32_t member = 0; member < count(); ++member) {
      if (!found[member]) continue;
      const std::uint32_t other = found[member]->to;
      const std::uint32_t there = first.group[other];
      if (lonely[there] != 0) {
        dissolve(there);
        dissolve(first.group[member]);
        continue;
      }
      bool linked = false;
      links_.visit(member, [&](const Link& link) { linked = linked || link.to == first.medoids[there]; });
      if (linked) {
        dissolve(first.group[member]);
        group[member] = there;
        anew[member] = 0;
      } else if (found[member]->strength > first.strength[other]) {
        dissolve(first.group[member]);
        anew[other] = 1;
      }
    }

    for (Group& some : groups) some.members.clear();
    for (const Group& together : groups_of(gather(anew))) {
      const bool meets = holder_of(together.members) == kSeveral;
      if (meets) groups.push_back(together);
      for (const std::uint32_t member : together.members) {
        if (!meets && lonely[first.group[member]] == 0) continue;  // it stays where it was
        if (!meets) groups.push_back({member, {member}});          // its group fell apart
        group[member] = kNone;
      }
    }
    for (std::uint32_t member = 0; member < count(); ++member)
      if (group[member] != kNone) groups[group[member]].members.push_back(member);
    std::erase_if(groups, [](const Group& some) { return some.members.empty(); });
    return groups;
  }

  std::vector<Family> with_medoids(const Groups& groups) {
    std::vector<std::uint32_t> group_of(count()), candidates;
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      for (const std::uint32_t member : groups[g].members) group_of[member] = g;
      const std::vector<std::uint32_t> some = heaviest(groups[g].members);
      candidates.insert(candidates.end(), some.begin(), some.end());
      if (std::ranges::find(some, groups[g].medoid) == some.end()) candidates.push_back(groups[g].medoid);
    }
    struct Candidate {
      std::uint32_t links = 0;
      std::uint64_t sum = 0;
    };
    std::vector<Candidate> found(count());
    for_each(candidates, [&](std::uint32_t member) {
      found[member] = {0, weight(member) * kEqual};
      links_.visit(member, [&](const Link& link) {
        if (group_of[link.to] != group_of[member]) return;
        ++found[member].links;
        found[member].sum += weight(link.to) * link.strength;
      });
    });

    std::vector<Family> families(groups.size());
    std::vector<std::uint32_t> medoids(groups.size(), kNone);
    for (const std::uint32_t member : candidates) {
      std::uint32_t& medoid = medoids[group_of[member]];
      if (found[member].links != groups[group_of[member]].members.size() - 1) continue;
      const auto rank = [&](std::uint32_t of) { return std::tuple(found[of].sum, weight(of), ~of); };
      if (medoid == kNone || rank(member) > rank(medoid)) medoid = member;
    }
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      const std::uint32_t medoid = medoids[g];
      EENDER_CHECK(medoid != kNone, "the medoid that gathered the family is linked to all");
      Family& family = families[g];
      family.medoid = members_[medoid];
      for (const std::uint32_t member : groups[g].members) family.members.push_back(members_[member]);
      std::uint32_t least = kNone;
      links_.visit(medoid, [&](const Link& link) {
        if (group_of[link.to] != g || link.strength > least) return;
        if (link.strength == least &&
            std::pair(link.likeness, link.view) >= std::pair(family.weakest, family.weakest_view))
          return;
        least = link.strength;
        family.weakest = link.likeness;
        family.weakest_view = link.view;
      });
    }
    return families;
  }

  std::span<const std::uint32_t> members_;
  std::span<const Standing> standings_;  // by thing
  detail::Links links_;
};

// The things of each component, ascending.
Lists<std::uint32_t> members_by_label(std::span<const std::uint32_t> labels) {
  std::vector<std::uint32_t> order(labels.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t thing) { return std::pair(labels[thing], thing); });
  Lists<std::uint32_t> lists;
  lists.items = order;
  for (std::size_t i = 1; i <= order.size(); ++i)
    if (i == order.size() || labels[order[i]] != labels[order[i - 1]]) lists.begin.push_back(i);
  return lists;
}

}  // namespace

std::vector<Family> refine(std::span<const View> views, std::span<const std::uint32_t> labels,
                           std::span<const Standing> standings) {
  EENDER_CHECK(labels.size() == standings.size(), "one standing a thing");
  const detail::Views sets(views, labels.size());
  const Lists<std::uint32_t> groups = members_by_label(labels);
  std::vector<std::vector<Family>> families(groups.size());
  tbb::enumerable_thread_specific<std::vector<std::uint32_t>> numbers(
      [&] { return std::vector<std::uint32_t>(sets.items()); });
  tbb::parallel_for(std::size_t{0}, groups.size(), [&](std::size_t group) {
    const std::span<const std::uint32_t> members = groups[group];
    if (members.size() == 1) {
      families[group].push_back({members[0], {members[0]}});
    } else {
      families[group] = Component(sets, members, standings, numbers.local()).families();
    }
  });
  std::vector<Family> all;
  for (auto& some : families) std::ranges::move(some, std::back_inserter(all));
  std::ranges::sort(all, {}, [](const Family& family) { return family.members.front(); });
  return all;
}

}  // namespace eender::match
