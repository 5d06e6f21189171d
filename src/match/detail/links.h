// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "match/detail/member_bits.h"
#include "match/join.h"
#include "match/match.h"

// The links within one component, found anew each time they are asked for.
//
// Within a component nearly everything is somewhat alike, so the filters of the join gain little: here an inverted index of the component
// gives all that a thing shares with all others in one walk over its Items' postings. Items that a thirty-second of the members have or more
// are bits instead, of which sixty-four are counted at once: most of what a family shares is of those, and they take no more room so. Links are
// not kept, for ten thousand wordings of one provision have fifty million.
//
// Strengths are whole numbers, so that their sums do not depend on the order of adding.
namespace eender::match::detail {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::uint32_t kUnlinked = 0;
inline constexpr std::uint32_t kStrengthSteps = std::uint32_t{1} << 30;
inline constexpr std::uint32_t kEqual = 1 + kStrengthSteps;

struct Link {
  std::uint32_t to = 0;  // a member of the component, counted from 0
  std::uint32_t strength = kUnlinked;
  std::uint32_t view = 0;
  double likeness = 0;
};

// From 1 at the threshold up to kEqual for equal sets; kUnlinked below the threshold.
inline std::uint32_t strength_of(Threshold threshold, std::uint32_t shared, std::uint64_t united) {
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

// How much of a member all others share.
struct Shared {
  explicit Shared(std::size_t members) : counts(members + MemberBits::kLanes - 1) {}

  std::vector<std::uint32_t> counts;   // by member; all 0 between uses
  std::vector<std::uint32_t> touched;  // members in use in `counts`
  std::vector<std::uint64_t> planes;   // for MemberBits
};

// The members of a component in one view, and what they share. Members are counted from 0 in the component.
class LocalIndex {
 public:
  // numbers is scratch: as many as there are Items, all 0, and again so afterwards.
  LocalIndex(const Views& views, std::size_t view, std::span<const std::uint32_t> members,
             std::vector<std::uint32_t>& numbers)
      : threshold_(views.threshold(view)), bits_(members.size()) {
    for (const std::uint32_t member : members) {
      sizes_.push_back(views.size_of(view, member));
      for (const Item item : views.list(view, member)) ++numbers[item];
    }
    // An Item of one member only links nothing here. The others are numbered as they come, those with postings from 0, those with bits from 1; a
    // number in use is marked by the top bit, one of bits by the next.
    constexpr std::uint32_t kNumbered = std::uint32_t{1} << 31, kBits = kNumbered >> 1;
    constexpr std::size_t kLeastMembers = 128;  // fewer are walked sooner
    const std::size_t many = members.size() < kLeastMembers ? members.size() + 1 : members.size() / 32;
    std::vector<std::uint32_t> begin{0};
    for (std::uint32_t i = 0; i < members.size(); ++i) {
      for (const Item item : views.list(view, members[i])) {
        std::uint32_t& number = numbers[item];
        if (number == 1) continue;
        if ((number & kNumbered) == 0 && number >= many) {
          number = kNumbered | kBits | bits_.new_set();
        } else if ((number & kNumbered) == 0) {
          begin.push_back(begin.back() + number);
          number = kNumbered | static_cast<std::uint32_t>(begin.size() - 2);
        }
        const std::uint32_t plain = number & ~(kNumbered | kBits);
        if ((number & kBits) != 0) bits_.insert(plain, i);
        ((number & kBits) != 0 ? sets_ : lists_).items.push_back(plain);
      }
      lists_.begin.push_back(lists_.items.size());
      sets_.begin.push_back(sets_.items.size());
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

  // Counts the Items that the member shares with each other, itself included.
  void count_shared(std::uint32_t member, Shared& shared) const {
    for (const std::uint32_t number : lists_[member])
      for (std::uint32_t i = postings_begin_[number]; i < postings_begin_[number + 1]; ++i)
        if (shared.counts[postings_[i]]++ == 0) shared.touched.push_back(postings_[i]);
    if (sets_[member].empty()) return;
    bits_.count(sets_[member], shared.counts, shared.planes);
    shared.touched.clear();
    for (std::uint32_t other = 0; other < sizes_.size(); ++other)
      if (shared.counts[other] > 0) shared.touched.push_back(other);
  }

 private:
  Threshold threshold_;
  std::vector<std::uint32_t> sizes_;
  Lists<std::uint32_t> lists_;  // of each member its Items with postings
  Lists<std::uint32_t> sets_;   // and those with bits
  MemberBits bits_;
  std::vector<std::uint32_t> postings_begin_;
  std::vector<std::uint32_t> postings_;
};

// All links of one component. Within it, things are counted from 0 by ascending number. Threads: visit() from any.
class Links {
 public:
  Links(const Views& views, std::span<const std::uint32_t> members, std::vector<std::uint32_t>& numbers)
      : scratch_([n = members.size()] {
          return Scratch{Shared(n), std::vector<Link>(n), std::vector<char>(n), {}};
        }) {
    for (std::size_t view = 0; view < views.size(); ++view) indexes_.emplace_back(views, view, members, numbers);
  }

  // Calls visit(link) for everything the member is linked to, itself left out, in no particular order.
  template <typename Visit>
  void visit(std::uint32_t member, const Visit& visit) {
    Scratch& scratch = scratch_.local();
    for (std::uint32_t view = 0; view < indexes_.size(); ++view) {
      const LocalIndex& index = indexes_[view];
      for_each_shared(index, member, scratch.shared,
                      [&](std::uint32_t other, std::uint32_t shared, std::uint64_t united) {
                        const std::uint32_t strength = strength_of(index.threshold(), shared, united);
                        Link& best = scratch.best[other];
                        if (strength <= best.strength) return;
                        if (best.strength == kUnlinked) scratch.linked.push_back(other);
                        best = {other, strength, view, static_cast<double>(shared) / static_cast<double>(united)};
                      });
    }
    for (const std::uint32_t other : scratch.linked) visit(std::exchange(scratch.best[other], Link{}));
    scratch.linked.clear();
  }

  // The same where only who is linked matters: visit(other).
  template <typename Visit>
  void visit_linked(std::uint32_t member, const Visit& visit) {
    Scratch& scratch = scratch_.local();
    for (const LocalIndex& index : indexes_)
      for_each_shared(index, member, scratch.shared,
                      [&](std::uint32_t other, std::uint32_t shared, std::uint64_t united) {
                        if (scratch.is_linked[other] != 0 || !index.threshold().met(shared, united)) return;
                        scratch.is_linked[other] = 1;
                        scratch.linked.push_back(other);
                      });
    for (const std::uint32_t other : scratch.linked) {
      scratch.is_linked[other] = 0;
      visit(other);
    }
    scratch.linked.clear();
  }

 private:
  struct Scratch {
    Shared shared;
    std::vector<Link> best;             // by member; all unlinked between uses
    std::vector<char> is_linked;        // by member; all 0 between uses
    std::vector<std::uint32_t> linked;  // members in use in `best` or `is_linked`
  };

  // Calls visit(other, shared, united) for everything that shares something with the member in that view.
  template <typename Visit>
  static void for_each_shared(const LocalIndex& index, std::uint32_t member, Shared& shared, const Visit& visit) {
    index.count_shared(member, shared);
    for (const std::uint32_t other : shared.touched) {
      const std::uint32_t both = std::exchange(shared.counts[other], 0);
      if (other != member) visit(other, both, std::uint64_t{index.size(member)} + index.size(other) - both);
    }
    shared.touched.clear();
  }

  std::vector<LocalIndex> indexes_;  // by view
  tbb::enumerable_thread_specific<Scratch> scratch_;
};

}  // namespace eender::match::detail
