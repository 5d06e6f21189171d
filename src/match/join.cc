// SPDX-License-Identifier: EUPL-1.2
#include "match/join.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <atomic>
#include <numeric>
#include <tuple>
#include <utility>

#include "match/detail/ordered_sets.h"
#include "match/detail/union_find.h"

// Problem. Among n sets find all pairs with |x ∩ y| / |x ∪ y| ≥ t, without comparing n² of them.
//
// Formulation. In whole numbers, with t = p/100: a pair qualifies when |x ∩ y| ≥ needed(|x|, |y|) = ⌈p (|x| + |y|) / (100 + p)⌉. Let all
// lists be in one order, rare Items first. If x and y share `needed` Items, then the first |x| - needed + 1 Items of x and the first
// |y| - needed + 1 of y have one in common: else x would have to find all of `needed` among its remaining needed - 1. So only these
// prefixes are indexed and looked up, and rare Items have short postings (AllPairs, Bayardo, Ma and Srikant 2007). Sets are taken by
// ascending size, so that a set looks up only sets no larger than itself. Three bounds turn candidates away before they are counted:
//   length      y no smaller than ⌈p |x| / 100⌉, for even a y inside x must be that large;
//   position    what is shared so far and what remains behind the two places must reach `needed` (PPJoin, Xiao et al. 2008);
//   bitmap      128 bits a set, each Item flips one: sets that share much differ in few (Sandes, Teodoro and Melo 2017).
// What remains is counted by a merge that stops as soon as the rest cannot suffice.
//
// Items that occur in one set only are the rarest of all: they lead every list, match nothing, and so take up the prefix for free. They
// are not in the lists at all, only in the sizes, and a prefix is shorter by their number.
//
// Components need no pairs: candidates already connected are not counted at all. But n alike sets would still meet n²/2 times in their
// postings. So sets are first joined with whoever stood before them in a prefix, one neighbour an Item (connect_neighbours); the groups
// that makes lie together in the index, and a set passes a whole group that it is connected to in one step. Links found by threads at
// once are joined in a lock-free union-find in which a root only ever gets a smaller parent, so the label of a component is its smallest
// member in any order of events.
//
// Costs are measured in docs/design/0001-exact-join.md. Publications: docs/literature/references.bib.

namespace eender::match {
namespace {

using detail::needed;
using detail::OrderedSets;
using detail::smallest_partner;

class SelfJoin {
 public:
  // Sets of which group_of holds the same number lie together, and can be passed together; without, each is by itself.
  SelfJoin(const Sets& sets, Threshold threshold, std::span<const std::uint32_t> group_of = {})
      : sets_(make_order(sets, threshold, group_of)) {
    make_groups(group_of);
    make_index();
  }

  // Calls emit(left, right, shared) for every pair, from many threads at once; leaves out those for which skip(left, right) holds.
  // REQUIRES: where it holds of a set and one of a group, it holds of the set and all of the group.
  template <typename Skip, typename Emit>
  void run(const Skip& skip, const Emit& emit) const {
    // Many small parts, for a set costs the more the larger it is.
    constexpr std::size_t kPart = 64;
    tbb::enumerable_thread_specific<Scratch> scratch([&] { return Scratch{std::vector<Seen>(sets_.count()), {}}; });
    tbb::parallel_for(
        tbb::blocked_range<std::uint32_t>(0, sets_.count(), kPart),
        [&](const auto& range) {
          Scratch& mine = scratch.local();
          for (std::uint32_t place = range.begin(); place != range.end(); ++place) {
            look_up(place, mine, skip);
            verify(place, mine, skip, emit);
          }
        },
        tbb::simple_partitioner());
  }

 private:
  struct Posting {
    std::uint32_t place;
    std::uint32_t size;
    std::uint32_t behind;  // Items of the list from this one on
  };
  // What is known of a candidate.
  struct Seen {
    std::uint32_t shared = 0;
    std::uint32_t needed = 0;
  };
  struct Scratch {
    std::vector<Seen> seen;                 // by place; all zero between sets
    std::vector<std::uint32_t> candidates;  // places
  };
  static constexpr std::uint32_t kRefused = ~std::uint32_t{0};

  // Those alone in their group first; each group, and those, by ascending size.
  static OrderedSets make_order(const Sets& sets, Threshold threshold, std::span<const std::uint32_t> group_of) {
    std::vector<std::uint32_t> groups(group_of.begin(), group_of.end()), members(sets.lists.size());
    for (const std::uint32_t group : groups) ++members[group];
    for (std::uint32_t& group : groups) group = members[group] == 1 ? 0 : group + 1;
    if (groups.empty()) groups.resize(sets.lists.size());
    return OrderedSets(sets, threshold, [&](std::uint32_t l, std::uint32_t r) {
      return std::tuple(groups[l], sets.sizes[l], l) < std::tuple(groups[r], sets.sizes[r], r);
    });
  }

  void make_groups(std::span<const std::uint32_t> group_of) {
    alone_ = sets_.count();
    if (group_of.empty()) return;
    const auto group = [&](std::uint32_t place) { return group_of[sets_.set(place)]; };
    alone_ = 0;
    while (alone_ < sets_.count() && (alone_ + 1 == sets_.count() || group(alone_) != group(alone_ + 1))) ++alone_;
    group_end_.resize(sets_.count() - alone_);
    for (std::uint32_t place = sets_.count(); place-- > alone_;) {
      const bool last = place + 1 == sets_.count() || group(place) != group(place + 1);
      group_end_[place - alone_] = last ? place + 1 : group_end_[place + 1 - alone_];
    }
  }

  void make_index() {
    postings_begin_.assign(sets_.items() + std::size_t{2}, 0);
    for (std::uint32_t place = 0; place < sets_.count(); ++place)
      for (const Item item : sets_.indexed_prefix(place)) ++postings_begin_[item + 2];
    std::partial_sum(postings_begin_.begin(), postings_begin_.end(), postings_begin_.begin());
    postings_.resize(postings_begin_.back());
    // postings_begin_[item + 1] moves from where the postings of the Item begin to where they end, which is where the next ones begin.
    for (std::uint32_t place = 0; place < sets_.count(); ++place) {
      const OrderedSets::Record& record = sets_.record(place);
      std::uint32_t behind = record.listed;
      for (const Item item : sets_.indexed_prefix(place))
        postings_[postings_begin_[item + 1]++] = {place, record.size, behind--};
    }
  }

  // Finds the candidates among the smaller sets; those refused stay in the list, marked.
  template <typename Skip>
  void look_up(std::uint32_t place, Scratch& scratch, const Skip& skip) const {
    scratch.candidates.clear();
    const OrderedSets::Record& me = sets_.record(place);
    const std::uint32_t smallest = smallest_partner(sets_.threshold(), me.size);
    const auto too_small = [&](const Posting& p) { return p.size < smallest; };
    const auto before_me = [&](const Posting& p) { return std::pair(p.size, p.place) < std::pair(me.size, place); };
    std::uint32_t my_behind = me.listed;
    for (const Item item : sets_.looked_up_prefix(place)) {
      const std::uint32_t behind = my_behind--;
      const auto begin = postings_.begin() + postings_begin_[item];
      const auto end = postings_.begin() + postings_begin_[item + std::size_t{1}];
      const auto grouped = std::partition_point(begin, end, [&](const Posting& p) { return p.place < alone_; });
      const auto first = std::partition_point(begin, grouped, too_small);
      for (auto p = first; p != grouped && before_me(*p); ++p) meet(*p, me, behind, scratch);
      for (auto p = grouped; p != end;) {
        const std::uint32_t group_end = group_end_[p->place - alone_];
        if (skip(sets_.set(place), sets_.set(p->place))) {
          p = std::partition_point(p, end, [&](const Posting& other) { return other.place < group_end; });
          continue;
        }
        for (; p != end && p->place < group_end; ++p)
          if (!too_small(*p) && before_me(*p)) meet(*p, me, behind, scratch);
      }
    }
  }

  void meet(const Posting& posting, const OrderedSets::Record& me, std::uint32_t my_behind, Scratch& scratch) const {
    Seen& seen = scratch.seen[posting.place];
    if (seen.shared == kRefused) return;
    if (seen.shared == 0) {
      scratch.candidates.push_back(posting.place);
      seen.needed = needed(sets_.threshold(), me.size, posting.size);
      if (!OrderedSets::can_share(me, sets_.record(posting.place), seen.needed)) {
        seen.shared = kRefused;
        return;
      }
    }
    seen.shared = seen.shared + std::min(my_behind, posting.behind) < seen.needed ? kRefused : seen.shared + 1;
  }

  template <typename Skip, typename Emit>
  void verify(std::uint32_t place, Scratch& scratch, const Skip& skip, const Emit& emit) const {
    const std::uint32_t me = sets_.set(place);
    for (const std::uint32_t candidate : scratch.candidates) {
      const Seen seen = std::exchange(scratch.seen[candidate], Seen{});
      const std::uint32_t other = sets_.set(candidate);
      if (seen.shared == kRefused || skip(me, other)) continue;
      const std::uint32_t shared = OrderedSets::shared(sets_.record(place), sets_.record(candidate), seen.needed);
      if (shared >= seen.needed) emit(me, other, shared);
    }
  }

  OrderedSets sets_;
  std::uint32_t alone_ = 0;                    // places below are by themselves
  std::vector<std::uint32_t> group_end_;       // by place from alone_ on: where its group ends
  std::vector<std::uint32_t> postings_begin_;  // by Item
  std::vector<Posting> postings_;              // of one Item by ascending place
};

// Links each set with the one that most often came last before it in the prefix of its Items, where they are alike. Sets come by
// ascending size, so that it is near in size too; threads meet as they come, and which links they find first does not count in the end.
template <typename Skip, typename Link>
void connect_neighbours(const Sets& sets, Threshold threshold, const Skip& skip, const Link& link) {
  constexpr std::uint32_t kNobody = ~std::uint32_t{0};
  const OrderedSets ordered(sets, threshold, [&](std::uint32_t l, std::uint32_t r) {
    return std::pair(sets.sizes[l], l) < std::pair(sets.sizes[r], r);
  });
  std::vector<std::atomic<std::uint32_t>> last(ordered.items());  // by Item: a place
  for (auto& place : last) place.store(kNobody, std::memory_order_relaxed);
  tbb::enumerable_thread_specific<std::vector<std::uint32_t>> scratch;
  tbb::parallel_for(std::uint32_t{0}, ordered.count(), [&](std::uint32_t place) {
    std::vector<std::uint32_t>& neighbours = scratch.local();
    neighbours.clear();
    for (const Item item : ordered.looked_up_prefix(place)) {
      const std::uint32_t before = last[item].exchange(place, std::memory_order_relaxed);
      if (before != kNobody) neighbours.push_back(before);
    }
    std::ranges::sort(neighbours);
    std::uint32_t best = kNobody;
    std::ptrdiff_t most = 0;
    for (auto at = neighbours.begin(); at != neighbours.end();) {
      const auto end = std::upper_bound(at, neighbours.end(), *at);
      if (end - at > most) std::tie(best, most) = std::pair(*at, end - at);
      at = end;
    }
    if (best == kNobody || skip(ordered.set(place), ordered.set(best))) return;
    const OrderedSets::Record& me = ordered.record(place);
    const OrderedSets::Record& other = ordered.record(best);
    const std::uint32_t least = needed(threshold, me.size, other.size);
    if (!OrderedSets::can_share(me, other, least)) return;
    const std::uint32_t shared = OrderedSets::shared(me, other, least);
    if (shared >= least) link(ordered.set(place), ordered.set(best), shared);
  });
}

}  // namespace

std::vector<Pair> join(const Sets& sets, Threshold threshold) {
  tbb::enumerable_thread_specific<std::vector<Pair>> found;
  SelfJoin(sets, threshold)
      .run([](std::uint32_t, std::uint32_t) { return false; },
           [&](std::uint32_t a, std::uint32_t b, std::uint32_t shared) {
             found.local().push_back({std::min(a, b), std::max(a, b), shared});
           });
  std::vector<Pair> pairs;
  for (const auto& some : found) pairs.insert(pairs.end(), some.begin(), some.end());
  tbb::parallel_sort(pairs);
  return pairs;
}

void connect(std::span<const View> views, std::vector<std::uint32_t>& labels) {
  const std::size_t things = labels.size();
  detail::UnionFind connected(labels);
  for (const View& view : views) {
    const auto skip = [&](std::uint32_t a, std::uint32_t b) {
      return connected.find(view.thing(a)) == connected.find(view.thing(b));
    };
    const auto link = [&](std::uint32_t a, std::uint32_t b, std::uint32_t) {
      connected.unite(view.thing(a), view.thing(b));
    };
    connect_neighbours(*view.sets, view.threshold, skip, link);
    // Groups are named by sets: the first of each.
    std::vector<std::uint32_t> group_of(view.sets->lists.size()), first(things, ~std::uint32_t{0});
    for (std::uint32_t set = 0; set < group_of.size(); ++set) {
      std::uint32_t& group = first[connected.find(view.thing(set))];
      group_of[set] = group = std::min(group, set);
    }
    SelfJoin(*view.sets, view.threshold, group_of).run(skip, link);
  }
  for (std::size_t i = 0; i < things; ++i) labels[i] = connected.find(static_cast<std::uint32_t>(i));
}

std::vector<std::uint32_t> components(std::size_t things, std::span<const View> views) {
  std::vector<std::uint32_t> labels(things);
  std::iota(labels.begin(), labels.end(), 0U);
  connect(views, labels);
  return labels;
}

std::vector<std::uint32_t> components(const Sets& sets, Threshold threshold) {
  const View view{&sets, threshold, {}};
  return components(sets.lists.size(), {&view, 1});
}

}  // namespace eender::match
