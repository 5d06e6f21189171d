// SPDX-License-Identifier: EUPL-1.2
#include "match/families.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <queue>
#include <tuple>

#include "base/check.h"
#include "match/detail/links.h"

// Links are found again where they are needed (detail/links.h). That is once for every thing to weigh its neighbourhood, once for every thing to
// find its family's medoid, and for the few whose neighbourhood must be weighed anew: as others leave, neighbourhoods only get lighter, so
// a weight once computed is a bound, and only the thing with the highest bound is looked at (lazy greedy, Minoux 1978).

namespace eender::match {
namespace {

using detail::kEqual;
using detail::kNone;
using detail::kUnlinked;
using detail::Link;

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
  using Groups = std::vector<std::vector<std::uint32_t>>;  // members ascending

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
  void for_each_member(const Body& body) {
    // A walk over postings takes microseconds at the least, so a few dozen are worth a task and small components stay in one.
    tbb::parallel_for(tbb::blocked_range<std::uint32_t>(0, count(), 64), [&](const auto& range) {
      for (std::uint32_t member = range.begin(); member != range.end(); ++member) body(member);
    });
  }

  std::uint64_t neighbourhood_weight(std::uint32_t member, const std::vector<char>& remains) {
    std::uint64_t sum = weight(member);
    links_.visit(member, [&](const Link& link) {
      if (remains[link.to] != 0) sum += weight(link.to);
    });
    return sum;
  }

  // Of those that remain, in the order in which ties go to them.
  std::vector<std::uint32_t> choose_medoids(std::vector<char> remains) {
    std::vector<std::uint64_t> bounds(count());
    for_each_member([&](std::uint32_t member) {
      if (remains[member] != 0) bounds[member] = neighbourhood_weight(member, remains);
    });

    struct Bound {
      std::uint64_t weight;
      std::uint32_t member;
      std::uint32_t round;  // in which it was exact
    };
    const auto lighter = [&](const Bound& left, const Bound& right) {
      return left.weight != right.weight ? left.weight < right.weight : goes_before(right.member, left.member);
    };
    std::priority_queue<Bound, std::vector<Bound>, decltype(lighter)> queue(lighter);
    for (std::uint32_t member = 0; member < count(); ++member)
      if (remains[member] != 0) queue.push({bounds[member], member, 0});

    std::vector<std::uint32_t> medoids;
    for (auto remaining = queue.size(); remaining > 0;) {
      const Bound top = queue.top();
      queue.pop();
      if (remains[top.member] == 0) continue;
      const auto round = static_cast<std::uint32_t>(medoids.size());
      if (top.round != round) {
        queue.push({neighbourhood_weight(top.member, remains), top.member, round});
        continue;
      }
      medoids.push_back(top.member);
      remains[top.member] = 0;
      --remaining;
      links_.visit(top.member, [&](const Link& link) {
        remaining -= static_cast<std::size_t>(std::exchange(remains[link.to], 0));
      });
    }
    std::ranges::sort(medoids, [&](std::uint32_t left, std::uint32_t right) { return goes_before(left, right); });
    return medoids;
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
    Groups groups(grouping.medoids.size());
    for (std::uint32_t member = 0; member < count(); ++member)
      if (grouping.group[member] != kNone) groups[grouping.group[member]].push_back(member);
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
    std::vector<char> sought(count());
    for (std::size_t g = 0; g < groups.size(); ++g)
      if (lonely[g] != 0)
        for (const std::uint32_t member : groups[g]) sought[member] = 1;
    std::vector<std::optional<Link>> result(count());
    for_each_member([&](std::uint32_t member) {
      if (sought[member] == 0) return;
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
    for (std::size_t g = 0; g < groups.size(); ++g) lonely[g] = holder_of(groups[g]) != kSeveral;
    const bool all_of_one = std::ranges::all_of(groups, [&](const auto& group) {
      return holder(group.front()) != kSeveral && holder_of(group) == holder(groups[0].front());
    });
    if (all_of_one || std::ranges::count(lonely, 1) == 0) return groups;

    std::vector<std::uint32_t> group = first.group;
    std::vector<char> anew(count());
    const auto dissolve = [&](std::uint32_t g) {
      for (const std::uint32_t member : groups[g])
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

    for (auto& some : groups) some.clear();
    for (const auto& together : groups_of(gather(anew))) {
      const bool meets = holder_of(together) == kSeveral;
      if (meets) groups.emplace_back();
      for (const std::uint32_t member : together) {
        if (meets) {
          groups.back().push_back(member);
          group[member] = kNone;
        } else if (lonely[first.group[member]] != 0) {
          groups.push_back({member});  // its group fell apart
          group[member] = kNone;
        }  // else it stays where it was
      }
    }
    for (std::uint32_t member = 0; member < count(); ++member)
      if (group[member] != kNone) groups[group[member]].push_back(member);
    std::erase_if(groups, [](const auto& some) { return some.empty(); });
    return groups;
  }

  std::vector<Family> with_medoids(const Groups& groups) {
    std::vector<std::uint32_t> group_of(count());
    for (std::uint32_t g = 0; g < groups.size(); ++g)
      for (const std::uint32_t member : groups[g]) group_of[member] = g;

    struct Candidate {
      std::uint32_t links = 0;
      std::uint64_t sum = 0;
    };
    std::vector<Candidate> candidates(count());
    for_each_member([&](std::uint32_t member) {
      candidates[member] = {0, weight(member) * kEqual};
      links_.visit(member, [&](const Link& link) {
        if (group_of[link.to] != group_of[member]) return;
        ++candidates[member].links;
        candidates[member].sum += weight(link.to) * link.strength;
      });
    });

    std::vector<Family> families(groups.size());
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      const std::vector<std::uint32_t>& group = groups[g];
      const auto rank = [&](std::uint32_t member) {
        return std::tuple(candidates[member].links == group.size() - 1, candidates[member].sum, weight(member),
                          ~member);
      };
      const std::uint32_t medoid = *std::ranges::max_element(group, {}, rank);
      EENDER_CHECK(candidates[medoid].links == group.size() - 1,
                   "the medoid that gathered the family is linked to all");
      Family& family = families[g];
      family.medoid = members_[medoid];
      for (const std::uint32_t member : group) family.members.push_back(members_[member]);
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
