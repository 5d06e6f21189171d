// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "match/match.h"
#include "match/shingles.h"

// What a join asks of sets: the bounds that turn a candidate away, and the count that settles it. join.cc derives them.
namespace eender::match::detail {

using Bitmap = std::array<std::uint64_t, 2>;

// How many members sets of these sizes must share.
inline std::uint32_t needed(Threshold threshold, std::uint64_t left_size, std::uint64_t right_size) {
  const std::uint64_t divisor = 100 + threshold.percent;
  return static_cast<std::uint32_t>((threshold.percent * (left_size + right_size) + divisor - 1) / divisor);
}

inline std::uint32_t smallest_partner(Threshold threshold, std::uint64_t size) {
  return static_cast<std::uint32_t>((threshold.percent * size + 99) / 100);
}

// How many of both lists are equal; some number below `least` where it would be below `least`.
inline std::uint32_t shared_count(std::span<const Item> left, std::span<const Item> right, std::uint32_t least) {
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

// Sets in an order, with what is asked of every candidate kept together: a candidate is met by chance and costs a miss of the cache.
// A place is a number in that order.
class OrderedSets {
 public:
  struct Record {
    const Item* list;
    std::uint32_t listed;
    std::uint32_t size;
    Bitmap bitmap;
  };

  // before(l, r) orders the sets. Those of which nothing is listed are like none and have no place.
  template <typename Before>
  OrderedSets(const Sets& sets, Threshold threshold, const Before& before) : threshold_(threshold) {
    for (std::uint32_t set = 0; set < sets.lists.size(); ++set)
      if (!sets.lists[set].empty()) order_.push_back(set);
    tbb::parallel_sort(order_, before);
    records_.resize(order_.size());
    tbb::parallel_for(std::size_t{0}, order_.size(), [&](std::size_t place) {
      const std::span<const Item> items = sets.lists[order_[place]];
      Record& record = records_[place];
      record = {items.data(), static_cast<std::uint32_t>(items.size()), sets.sizes[order_[place]], {}};
      for (const Item item : items) {
        const std::uint32_t bit = (item * 0x9e3779b1U) >> 25;
        record.bitmap[bit >> 6] ^= std::uint64_t{1} << (bit & 63);
      }
    });
  }

  std::uint32_t count() const { return static_cast<std::uint32_t>(order_.size()); }
  std::uint32_t set(std::uint32_t place) const { return order_[place]; }
  const Record& record(std::uint32_t place) const { return records_[place]; }
  Threshold threshold() const { return threshold_; }
  std::uint32_t items() const {
    Item items = 0;
    for (const Record& record : records_) items = std::max(items, record.list[record.listed - 1] + 1);
    return items;
  }

  // The Items among which stands the first that is shared with a partner no smaller; and with any partner.
  std::span<const Item> indexed_prefix(std::uint32_t place) const {
    const Record& r = records_[place];
    return prefix(r, needed(threshold_, r.size, r.size));
  }
  std::span<const Item> looked_up_prefix(std::uint32_t place) const {
    const Record& r = records_[place];
    return prefix(r, smallest_partner(threshold_, r.size));
  }

  // Whether the two can share `least`, by the bitmaps: of two lists, the Items of one only number at least the bits that differ.
  static bool can_share(const Record& left, const Record& right, std::uint32_t least) {
    const int differ =
        std::popcount(left.bitmap[0] ^ right.bitmap[0]) + std::popcount(left.bitmap[1] ^ right.bitmap[1]);
    return (left.listed + right.listed - static_cast<std::uint32_t>(differ)) / 2 >= least;
  }
  // How many Items both have; some number below `least` where it would be below `least`.
  static std::uint32_t shared(const Record& left, const Record& right, std::uint32_t least) {
    return shared_count({left.list, left.listed}, {right.list, right.listed}, least);
  }

 private:
  static std::span<const Item> prefix(const Record& record, std::uint32_t least) {
    return {record.list, record.listed < least ? 0 : record.listed - least + 1};
  }

  Threshold threshold_;
  std::vector<std::uint32_t> order_;
  std::vector<Record> records_;
};

}  // namespace eender::match::detail
