// SPDX-License-Identifier: EUPL-1.2
#include "match/families.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

#include "base/check.h"

// Within a component nearly everything is somewhat alike, so the filters of the join gain little: here an inverted index of the component
// gives all that a thing shares with all others in one walk over its Items' postings. Links are not kept, for ten thousand wordings of one
// provision have fifty million; they are found again where they are needed. That is once for every thing to weigh its neighbourhood, once
// for every thing to find its family's medoid, and for the few whose neighbourhood must be weighed anew: as others leave, neighbourhoods
// only get lighter, so a weight once computed is a bound, and only the thing with the highest bound is looked at (lazy greedy, Minoux 1978).
//
// Strengths are whole numbers, so that their sums do not depend on the order of adding.

namespace eender::match {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kUnlinked = 0;
constexpr std::uint32_t kStrengthSteps = std::uint32_t{1} << 30;
constexpr std::uint32_t kEqual = 1 + kStrengthSteps;

struct Link {
  std::uint32_t to = 0;  // a member of the component, counted from 0
  std::uint32_t strength = kUnlinked;
  std::uint32_t view = 0;
  double likeness = 0;
};

// From 1 at the threshold up to kEqual for equal sets; kUnlinked below the threshold.
std::uint32_t strength_of(Threshold threshold, std::uint32_t shared, std::uint64_t united) {
  if (!threshold.met(shared, united)) return kUnlinked;
  if (shared == united) return kEqual;
  const std::uint64_t above = 100 * std::uint64_t{shared} - threshold.percent * united;
  const std::uint64_t range = (100 - threshold.percent) * united;
  return 1 +
         static_cast<std::uint32_t>(static_cast<double>(above) / static_cast<double>(range) * double{kStrengthSteps});
}

// Where the sets of things are, for every view.
class Views {
 public:
  Views(std::span<const View> views, std::size_t things) : views_(views) {
    for (const View& view : views) {
      auto& sets = set_of_.emplace_back(things, kNone);
      for (std::uint32_t set = 0; set < view.sets->lists.size(); ++set) sets[view.thing(set)] = set;
      Item items = 0;
      for (const Item item : view.sets->lists.items) items = std::max(items, item + 1);
      items_ = std::max(items_, items);
    }
  }

  std::size_t size() const { return views_.size(); }
  Item items() const { return items_; }  // one more than the greatest of any view
  Threshold threshold(std::size_t view) const { return views_[view].threshold; }
  bool has(std::size_t view, std::uint32_t thing) const { return set_of_[view][thing] != kNone; }
  std::span<const Item> list(std::size_t view, std::uint32_t thing) const {
    if (!has(view, thing)) return {};
    return views_[view].sets->lists[set_of_[view][thing]];
  }
  std::uint32_t size_of(std::size_t view, std::uint32_t thing) const {
    return has(view, thing) ? views_[view].sets->sizes[set_of_[view][thing]] : 0;
  }

 private:
  std::span<const View> views_;
  std::vector<std::vector<std::uint32_t>> set_of_;  // by view and thing
  Item items_ = 0;
};

// The members of a component in one view, and what they share. Members are counted from 0 in the component.
class LocalIndex {
 public:
  // numbers is scratch: as many as there are Items, all 0, and again so afterwards.
  LocalIndex(const Views& views, std::size_t view, std::span<const std::uint32_t> members,
             std::vector<std::uint32_t>& numbers)
      : threshold_(views.threshold(view)) {
    for (const std::uint32_t member : members) {
      sizes_.push_back(views.size_of(view, member));
      for (const Item item : views.list(view, member)) ++numbers[item];
    }
    // An Item of one member only links nothing here. The others are numbered from 0 as they come; a number in use is marked by the top bit.
    constexpr std::uint32_t kNumbered = std::uint32_t{1} << 31;
    std::vector<std::uint32_t> begin{0};
    for (const std::uint32_t member : members) {
      lists_.begin.push_back(lists_.begin.back());
      for (const Item item : views.list(view, member)) {
        std::uint32_t& number = numbers[item];
        if (number == 1) continue;
        if ((number & kNumbered) == 0) {
          begin.push_back(begin.back() + number);
          number = kNumbered | static_cast<std::uint32_t>(begin.size() - 2);
        }
        lists_.items.push_back(number & ~kNumbered);
      }
      lists_.begin.back() = lists_.items.size();
    }
    for (const std::uint32_t member : members)
      for (const Item item : views.list(view, member)) numbers[item] = 0;
    postings_.resize(begin.back());
    std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
    for (std::uint32_t i = 0; i < members.size(); ++i)
      for (const std::uint32_t number : lists_[i]) postings_[next[number]++] = i;
    postings_begin_ = std::move(begin);
  }

  std::uint32_t size(std::uint32_t member) const { return sizes_[member]; }
  Threshold threshold() const { return threshold_; }

  // Calls visit(other) for every Item that the member shares with another, as often as they share one.
  template <typename Visit>
  void visit_shared(std::uint32_t member, const Visit& visit) const {
    for (const std::uint32_t number : lists_[member])
      for (std::uint32_t i = postings_begin_[number]; i < postings_begin_[number + 1]; ++i) visit(postings_[i]);
  }

 private:
  Threshold threshold_;
  std::vector<std::uint32_t> sizes_;
  Lists<std::uint32_t> lists_;
  std::vector<std::uint32_t> postings_begin_;
  std::vector<std::uint32_t> postings_;
};

// One component under work. Within it, things are counted from 0 by ascending number.
class Component {
 public:
  Component(const Views& views, std::span<const std::uint32_t> members, std::span<const std::uint32_t> weights,
            std::vector<std::uint32_t>& numbers)
      : members_(members), weights_(weights), scratch_([n = members.size()] {
          return Scratch{std::vector<std::uint32_t>(n), std::vector<Link>(n), {}, {}};
        }) {
    for (std::size_t view = 0; view < views.size(); ++view) indexes_.emplace_back(views, view, members, numbers);
  }

  std::vector<Family> families() {
    const std::vector<std::vector<std::uint32_t>> groups = assign(choose_medoids());
    return with_medoids(groups);
  }

 private:
  struct Scratch {
    std::vector<std::uint32_t> shared;   // by member; all 0 between uses
    std::vector<Link> best;              // by member; all unlinked between uses
    std::vector<std::uint32_t> touched;  // members in use in `shared`
    std::vector<std::uint32_t> linked;   // members in use in `best`
  };

  std::uint32_t count() const { return static_cast<std::uint32_t>(members_.size()); }
  std::uint64_t weight(std::uint32_t member) const { return weights_[members_[member]]; }
  // Which of two otherwise equal members is preferred.
  bool goes_before(std::uint32_t left, std::uint32_t right) const {
    return weight(left) != weight(right) ? weight(left) > weight(right) : left < right;
  }

  // Calls visit(link) for everything the member is linked to, itself left out, in no particular order.
  template <typename Visit>
  void visit_links(std::uint32_t member, const Visit& visit) {
    Scratch& scratch = scratch_.local();
    for (std::uint32_t view = 0; view < indexes_.size(); ++view) {
      const LocalIndex& index = indexes_[view];
      index.visit_shared(member, [&](std::uint32_t other) {
        if (scratch.shared[other]++ == 0) scratch.touched.push_back(other);
      });
      for (const std::uint32_t other : scratch.touched) {
        const std::uint32_t shared = std::exchange(scratch.shared[other], 0);
        if (other == member) continue;
        const std::uint64_t united = std::uint64_t{index.size(member)} + index.size(other) - shared;
        const std::uint32_t strength = strength_of(index.threshold(), shared, united);
        Link& best = scratch.best[other];
        if (strength <= best.strength) continue;
        if (best.strength == kUnlinked) scratch.linked.push_back(other);
        best = {other, strength, view, static_cast<double>(shared) / static_cast<double>(united)};
      }
      scratch.touched.clear();
    }
    for (const std::uint32_t other : scratch.linked) visit(std::exchange(scratch.best[other], Link{}));
    scratch.linked.clear();
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
    visit_links(member, [&](const Link& link) {
      if (remains[link.to] != 0) sum += weight(link.to);
    });
    return sum;
  }

  // In the order in which ties go to them.
  std::vector<std::uint32_t> choose_medoids() {
    std::vector<char> remains(count(), 1);
    std::vector<std::uint64_t> bounds(count());
    for_each_member([&](std::uint32_t member) { bounds[member] = neighbourhood_weight(member, remains); });

    struct Bound {
      std::uint64_t weight;
      std::uint32_t member;
      std::uint32_t round;  // in which it was exact
    };
    const auto lighter = [&](const Bound& left, const Bound& right) {
      return left.weight != right.weight ? left.weight < right.weight : goes_before(right.member, left.member);
    };
    std::priority_queue<Bound, std::vector<Bound>, decltype(lighter)> queue(lighter);
    for (std::uint32_t member = 0; member < count(); ++member) queue.push({bounds[member], member, 0});

    std::vector<std::uint32_t> medoids;
    std::uint32_t remaining = count();
    while (remaining > 0) {
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
      visit_links(top.member, [&](const Link& link) {
        remaining -= static_cast<std::uint32_t>(std::exchange(remains[link.to], 0));
      });
    }
    std::ranges::sort(medoids, [&](std::uint32_t left, std::uint32_t right) { return goes_before(left, right); });
    return medoids;
  }

  // The members by the medoid they are linked to most strongly, of those that stand for as many as they do where there is one: a wording
  // of many is not drawn to a slip of one. Each group ascending.
  std::vector<std::vector<std::uint32_t>> assign(const std::vector<std::uint32_t>& medoids) {
    using Pull = std::pair<bool, std::uint32_t>;  // as heavy, strength
    std::vector<Pull> pulls(count(), Pull{false, kUnlinked});
    std::vector<std::uint32_t> group(count(), kNone);
    for (std::uint32_t g = 0; g < medoids.size(); ++g)
      visit_links(medoids[g], [&](const Link& link) {
        const Pull pull{weight(medoids[g]) >= weight(link.to), link.strength};
        if (pull <= pulls[link.to]) return;
        pulls[link.to] = pull;
        group[link.to] = g;
      });
    // No medoid is linked to another, so none was given away above.
    for (std::uint32_t g = 0; g < medoids.size(); ++g) group[medoids[g]] = g;
    std::vector<std::vector<std::uint32_t>> groups(medoids.size());
    for (std::uint32_t member = 0; member < count(); ++member) {
      EENDER_CHECK(group[member] != kNone, "what left in a neighbourhood is linked to its medoid");
      groups[group[member]].push_back(member);
    }
    return groups;
  }

  std::vector<Family> with_medoids(const std::vector<std::vector<std::uint32_t>>& groups) {
    std::vector<std::uint32_t> group_of(count());
    for (std::uint32_t g = 0; g < groups.size(); ++g)
      for (const std::uint32_t member : groups[g]) group_of[member] = g;

    struct Standing {
      std::uint32_t links = 0;
      std::uint64_t sum = 0;
    };
    std::vector<Standing> standings(count());
    for_each_member([&](std::uint32_t member) {
      standings[member] = {0, weight(member) * kEqual};
      visit_links(member, [&](const Link& link) {
        if (group_of[link.to] != group_of[member]) return;
        ++standings[member].links;
        standings[member].sum += weight(link.to) * link.strength;
      });
    });

    std::vector<Family> families(groups.size());
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      const std::vector<std::uint32_t>& group = groups[g];
      const auto rank = [&](std::uint32_t member) {
        return std::tuple(standings[member].links == group.size() - 1, standings[member].sum, weight(member), ~member);
      };
      const std::uint32_t medoid = *std::ranges::max_element(group, {}, rank);
      EENDER_CHECK(standings[medoid].links == group.size() - 1, "the medoid that gathered the family is linked to all");
      Family& family = families[g];
      family.medoid = members_[medoid];
      for (const std::uint32_t member : group) family.members.push_back(members_[member]);
      std::uint32_t least = kNone;
      visit_links(medoid, [&](const Link& link) {
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
  std::span<const std::uint32_t> weights_;  // by thing
  std::vector<LocalIndex> indexes_;         // by view
  tbb::enumerable_thread_specific<Scratch> scratch_;
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
                           std::span<const std::uint32_t> weights) {
  EENDER_CHECK(labels.size() == weights.size(), "one weight a thing");
  const Views sets(views, labels.size());
  const Lists<std::uint32_t> groups = members_by_label(labels);
  std::vector<std::vector<Family>> families(groups.size());
  tbb::enumerable_thread_specific<std::vector<std::uint32_t>> numbers(
      [&] { return std::vector<std::uint32_t>(sets.items()); });
  tbb::parallel_for(std::size_t{0}, groups.size(), [&](std::size_t group) {
    const std::span<const std::uint32_t> members = groups[group];
    if (members.size() == 1) {
      families[group].push_back({members[0], {members[0]}});
    } else {
      families[group] = Component(sets, members, weights, numbers.local()).families();
    }
  });
  std::vector<Family> all;
  for (auto& some : families) std::ranges::move(some, std::back_inserter(all));
  std::ranges::sort(all, {}, [](const Family& family) { return family.members.front(); });
  return all;
}

}  // namespace eender::match
