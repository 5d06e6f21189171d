// SPDX-License-Identifier: EUPL-1.2
#include "match/join.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <numeric>
#include <utility>

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
// Components need no pairs: candidates already connected are not counted at all. Links found by threads at once are joined in a lock-free
// union-find in which a root only ever gets a smaller parent, so the label of a component is its smallest member in any order of events.
//
// Costs are measured in docs/design/0001-exact-join.md. Publications: docs/literature/references.bib.

namespace eender::match {
namespace {

using Bitmap = std::array<std::uint64_t, 2>;

// How many members sets of these sizes must share.
std::uint32_t needed(Threshold threshold, std::uint64_t left_size, std::uint64_t right_size) {
  const std::uint64_t divisor = 100 + threshold.percent;
  return static_cast<std::uint32_t>((threshold.percent * (left_size + right_size) + divisor - 1) / divisor);
}

std::uint32_t smallest_partner(Threshold threshold, std::uint64_t size) {
  return static_cast<std::uint32_t>((threshold.percent * size + 99) / 100);
}

// How many of both lists are equal; some number below `least` where it would be below `least`.
std::uint32_t shared_count(std::span<const Item> left, std::span<const Item> right, std::uint32_t least) {
  std::size_t l = 0;
  std::size_t r = 0;
  std::uint32_t shared = 0;
  while (l < left.size() && r < right.size()) {
    // Without branches on the Items: which of two is smaller cannot be foretold, and a wrong guess costs more than the whole step.
    const Item a = left[l];
    const Item b = right[r];
    shared += a == b;
    l += a <= b;
    r += b <= a;
    // Every sixteenth step is often enough to stop early and rare enough not to be felt.
    if (((l + r) & 15) == 0 && shared + std::min(left.size() - l, right.size() - r) < least) return shared;
  }
  return shared;
}

class SelfJoin {
 public:
  SelfJoin(const Sets& sets, Threshold threshold) : sets_(sets), threshold_(threshold) {
    for (std::uint32_t set = 0; set < sets.lists.size(); ++set)
      if (!sets.lists[set].empty()) order_.push_back(set);
    tbb::parallel_sort(order_, [&](std::uint32_t l, std::uint32_t r) {
      return std::pair(sets_.sizes[l], l) < std::pair(sets_.sizes[r], r);
    });
    make_records();
    make_index();
  }

  // Calls emit(left, right, shared) for every pair, from many threads at once; leaves out those for which skip(left, right) holds.
  template <typename Skip, typename Emit>
  void run(const Skip& skip, const Emit& emit) const {
    // Many small parts, for a set costs the more the larger it is.
    constexpr std::size_t kPart = 64;
    tbb::enumerable_thread_specific<Scratch> scratch([&] { return Scratch{std::vector<Seen>(order_.size()), {}}; });
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, order_.size(), kPart),
        [&](const auto& range) {
          Scratch& mine = scratch.local();
          for (std::size_t place = range.begin(); place != range.end(); ++place) {
            look_up(static_cast<std::uint32_t>(place), mine);
            verify(static_cast<std::uint32_t>(place), mine, skip, emit);
          }
        },
        tbb::simple_partitioner());
  }

 private:
  struct Posting {
    std::uint32_t place;   // in order_
    std::uint32_t behind;  // Items of the list from this one on
  };
  // What is asked of every candidate, together: a candidate is met by chance and costs a miss of the cache.
  struct Record {
    const Item* list;
    std::uint32_t listed;
    std::uint32_t size;
    Bitmap bitmap;
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

  std::span<const Item> list(std::uint32_t place) const { return {records_[place].list, records_[place].listed}; }
  std::uint32_t size(std::uint32_t place) const { return records_[place].size; }

  // How much of the list can hold the first Item shared with a partner with which `least` must be shared.
  std::uint32_t prefix(std::uint32_t place, std::uint32_t least) const {
    const auto listed = static_cast<std::uint32_t>(list(place).size());
    return listed < least ? 0 : listed - least + 1;
  }
  // Partners that look this set up are no smaller than it.
  std::uint32_t indexed_prefix(std::uint32_t place) const {
    return prefix(place, needed(threshold_, size(place), size(place)));
  }
  std::uint32_t looked_up_prefix(std::uint32_t place) const {
    return prefix(place, smallest_partner(threshold_, size(place)));
  }

  void make_records() {
    records_.resize(order_.size());
    tbb::parallel_for(std::size_t{0}, order_.size(), [&](std::size_t place) {
      const std::span<const Item> items = sets_.lists[order_[place]];
      Record& record = records_[place];
      record = {items.data(), static_cast<std::uint32_t>(items.size()), sets_.sizes[order_[place]], {}};
      for (const Item item : items) {
        const std::uint32_t bit = (item * 0x9e3779b1U) >> 25;
        record.bitmap[bit >> 6] ^= std::uint64_t{1} << (bit & 63);
      }
    });
  }

  void make_index() {
    Item items = 0;
    for (std::uint32_t place = 0; place < order_.size(); ++place) items = std::max(items, list(place).back() + 1);
    postings_begin_.assign(items + std::size_t{2}, 0);
    for (std::uint32_t place = 0; place < order_.size(); ++place)
      for (const Item item : list(place).first(indexed_prefix(place))) ++postings_begin_[item + 2];
    std::partial_sum(postings_begin_.begin(), postings_begin_.end(), postings_begin_.begin());
    postings_.resize(postings_begin_.back());
    // postings_begin_[item + 1] moves from where the postings of the Item begin to where they end, which is where the next ones begin.
    for (std::uint32_t place = 0; place < order_.size(); ++place) {
      const std::uint32_t end = indexed_prefix(place);
      const std::uint32_t listed = records_[place].listed;
      for (std::uint32_t offset = 0; offset < end; ++offset)
        postings_[postings_begin_[list(place)[offset] + 1]++] = {place, listed - offset};
    }
  }

  // Finds the candidates among the smaller sets; those refused stay in the list, marked.
  void look_up(std::uint32_t place, Scratch& scratch) const {
    scratch.candidates.clear();
    const Record& me = records_[place];
    const std::uint32_t smallest = smallest_partner(threshold_, me.size);
    const auto first_place = static_cast<std::uint32_t>(
        std::ranges::partition_point(records_, [&](const Record& r) { return r.size < smallest; }) - records_.begin());
    const std::uint32_t end = looked_up_prefix(place);
    for (std::uint32_t offset = 0; offset < end; ++offset) {
      const auto first = postings_.begin() + postings_begin_[me.list[offset]];
      const auto last = postings_.begin() + postings_begin_[me.list[offset] + std::size_t{1}];
      auto posting = std::partition_point(first, last, [&](const Posting& p) { return p.place < first_place; });
      for (; posting != last && posting->place < place; ++posting) {
        Seen& seen = scratch.seen[posting->place];
        if (seen.shared == kRefused) continue;
        if (seen.shared == 0) {
          const Record& other = records_[posting->place];
          scratch.candidates.push_back(posting->place);
          seen.needed = needed(threshold_, me.size, other.size);
          if (most_shared(me, other) < seen.needed) {
            seen.shared = kRefused;
            continue;
          }
        }
        const std::uint32_t behind = std::min(me.listed - offset, posting->behind);
        seen.shared = seen.shared + behind < seen.needed ? kRefused : seen.shared + 1;
      }
    }
  }

  // A bound by the bitmaps: of two lists, the Items of one only number at least the bits that differ.
  static std::uint32_t most_shared(const Record& left, const Record& right) {
    const int differ =
        std::popcount(left.bitmap[0] ^ right.bitmap[0]) + std::popcount(left.bitmap[1] ^ right.bitmap[1]);
    return (left.listed + right.listed - static_cast<std::uint32_t>(differ)) / 2;
  }

  template <typename Skip, typename Emit>
  void verify(std::uint32_t place, Scratch& scratch, const Skip& skip, const Emit& emit) const {
    const std::uint32_t me = order_[place];
    for (const std::uint32_t candidate : scratch.candidates) {
      const Seen seen = std::exchange(scratch.seen[candidate], Seen{});
      const std::uint32_t other = order_[candidate];
      if (seen.shared == kRefused || skip(me, other)) continue;
      const std::uint32_t shared = shared_count(list(place), list(candidate), seen.needed);
      if (shared >= seen.needed) emit(me, other, shared);
    }
  }

  const Sets& sets_;
  Threshold threshold_;
  std::vector<std::uint32_t> order_;           // the sets that have a list, by ascending size
  std::vector<Record> records_;                // by place in order_
  std::vector<std::uint32_t> postings_begin_;  // by Item
  std::vector<Posting> postings_;              // of one Item by ascending place
};

class UnionFind {
 public:
  explicit UnionFind(std::size_t things) : parents_(things) {
    for (std::size_t i = 0; i < things; ++i)
      parents_[i].store(static_cast<std::uint32_t>(i), std::memory_order_relaxed);
  }

  std::uint32_t find(std::uint32_t x) {
    for (;;) {
      std::uint32_t parent = parents_[x].load(std::memory_order_relaxed);
      if (parent == x) return x;
      const std::uint32_t grandparent = parents_[parent].load(std::memory_order_relaxed);
      // Halves the path. Where another thread was first, its parent is as good.
      if (grandparent != parent) parents_[x].compare_exchange_weak(parent, grandparent, std::memory_order_relaxed);
      x = grandparent;
    }
  }

  void unite(std::uint32_t a, std::uint32_t b) {
    for (;;) {
      a = find(a);
      b = find(b);
      if (a == b) return;
      if (a < b) std::swap(a, b);
      std::uint32_t root = a;
      if (parents_[a].compare_exchange_strong(root, b, std::memory_order_relaxed)) return;
    }
  }

 private:
  std::vector<std::atomic<std::uint32_t>> parents_;  // no parent is greater than its child
};

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

std::vector<std::uint32_t> components(std::size_t things, std::span<const View> views) {
  UnionFind connected(things);
  for (const View& view : views)
    SelfJoin(*view.sets, view.threshold)
        .run([&](std::uint32_t a,
                 std::uint32_t b) { return connected.find(view.thing(a)) == connected.find(view.thing(b)); },
             [&](std::uint32_t a, std::uint32_t b, std::uint32_t) { connected.unite(view.thing(a), view.thing(b)); });
  std::vector<std::uint32_t> labels(things);
  for (std::size_t i = 0; i < things; ++i) labels[i] = connected.find(static_cast<std::uint32_t>(i));
  return labels;
}

std::vector<std::uint32_t> components(const Sets& sets, Threshold threshold) {
  const View view{&sets, threshold, {}};
  return components(sets.lists.size(), {&view, 1});
}

}  // namespace eender::match
