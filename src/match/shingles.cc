// SPDX-License-Identifier: EUPL-1.2
#include "match/shingles.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <mutex>
#include <numeric>
#include <utility>

#include "base/check.h"

// How members are recognised. Every member stands somewhere in the input, so it is named by the position where it stands first, and two
// members are compared by comparing the words at their positions. A hash only says where to look. One table of all members would miss
// the cache at every step; so the occurrences are dealt by hash into buckets that fit it, in several rounds over the input so that only
// a bounded number of them is held at a time. Within a bucket occurrences keep the order of the input, which makes the first one seen
// the first one there is.

namespace eender::match {
namespace {

constexpr std::uint32_t kSingle = std::numeric_limits<std::uint32_t>::max();  // occurs in one set only
constexpr std::uint32_t kRepeat = kSingle - 1;                                // occurred before in the same set

// Occurrences held at a time: 12 bytes each make 96 MB.
constexpr std::uint64_t kRoundOccurrences = 8'000'000;
// Occurrences in a bucket, about: its table and its entries then take 0.6 MB, which a second-level cache holds.
constexpr std::uint64_t kBucketOccurrences = 1 << 15;
// Parts of the input that are dealt independently. More than there will be threads.
constexpr std::size_t kChunks = 64;

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93U;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93U;
  return x ^ (x >> 32);
}

struct Place {
  std::uint32_t set;
  std::uint32_t position;
};

struct Occurrence {
  Place place;
  std::uint32_t tag;  // of the hash; later the member's number in the bucket
};

struct Entry {
  Place first;
  std::uint32_t tag;
  std::uint32_t sets;      // how many hold it
  std::uint32_t last_set;  // the last that did; later its number among those in several sets
};

struct Member {
  std::uint32_t sets;
  std::uint32_t first;
};

// Keys says what stands where:
//   count(set)          how many occurrences the set has; they stand at the set's first positions
//   hash(place)
//   equal(left, right)  whether the members at two places are one
template <typename Keys>
class Interner {
 public:
  Interner(const Sequences& sequences, const Keys& keys)
      : sequences_(sequences), keys_(keys), member_at_(sequences.items.size()) {
    EENDER_CHECK(sequences.items.size() < kRepeat, "positions are numbers of 32 bits");
  }

  Sets run() {
    find_members();
    return make_sets(ranks());
  }

 private:
  std::size_t chunk_begin(std::size_t chunk) const { return sequences_.size() * chunk / kChunks; }

  template <typename Visit>
  void visit_chunk(std::size_t chunk, const Visit& visit) const {
    for (std::size_t set = chunk_begin(chunk); set < chunk_begin(chunk + 1); ++set) {
      const std::uint64_t begin = sequences_.begin[set];
      const std::uint64_t end = begin + keys_.count(set);
      for (std::uint64_t p = begin; p < end; ++p)
        visit(Place{static_cast<std::uint32_t>(set), static_cast<std::uint32_t>(p)});
    }
  }

  void find_members() {
    const std::uint64_t total = sequences_.items.size();
    const std::uint64_t rounds = total / kRoundOccurrences + 1;
    const std::uint64_t per_round = std::bit_ceil(total / kBucketOccurrences / rounds + 1);
    // The upper half of the hash deals, the lower half is the tag.
    const auto bucket_of = [&](std::uint64_t hash) { return ((hash >> 32) * (rounds * per_round)) >> 32; };
    std::vector<Occurrence> held;
    for (std::uint64_t round = 0; round < rounds; ++round) {
      const std::uint64_t lowest = round * per_round;
      // next[chunk][bucket]: first the number of occurrences, then where the next one goes.
      std::vector<std::vector<std::uint64_t>> next(kChunks, std::vector<std::uint64_t>(per_round));
      tbb::parallel_for(std::size_t{0}, kChunks, [&](std::size_t chunk) {
        visit_chunk(chunk, [&](Place place) {
          const std::uint64_t bucket = bucket_of(keys_.hash(place)) - lowest;
          if (bucket < per_round) ++next[chunk][bucket];
        });
      });
      std::vector<std::uint64_t> bucket_begin{0};
      std::uint64_t count = 0;
      for (std::uint64_t bucket = 0; bucket < per_round; ++bucket) {
        for (auto& of_chunk : next) count += std::exchange(of_chunk[bucket], count);
        bucket_begin.push_back(count);
      }
      held.resize(count);
      tbb::parallel_for(std::size_t{0}, kChunks, [&](std::size_t chunk) {
        visit_chunk(chunk, [&](Place place) {
          const std::uint64_t hash = keys_.hash(place);
          const std::uint64_t bucket = bucket_of(hash) - lowest;
          if (bucket < per_round) held[next[chunk][bucket]++] = {place, static_cast<std::uint32_t>(hash)};
        });
      });
      tbb::parallel_for(std::uint64_t{0}, per_round, [&](std::uint64_t bucket) {
        intern({held.data() + bucket_begin[bucket], held.data() + bucket_begin[bucket + 1]});
      });
    }
  }

  // Gives the occurrences of one bucket their members, in member_at_. The numbers are provisional: buckets come in any order.
  void intern(std::span<Occurrence> bucket) {
    const std::size_t slots = std::bit_ceil(bucket.size() * 2 + 1);
    std::vector<std::uint32_t> table(slots, kSingle);
    std::vector<Entry> entries;
    for (Occurrence& occurrence : bucket) {
      std::size_t slot = occurrence.tag & (slots - 1);
      while (table[slot] != kSingle) {
        const Entry& entry = entries[table[slot]];
        if (entry.tag == occurrence.tag && keys_.equal(entry.first, occurrence.place)) break;
        slot = (slot + 1) & (slots - 1);
      }
      if (table[slot] == kSingle) {
        table[slot] = static_cast<std::uint32_t>(entries.size());
        entries.push_back({occurrence.place, occurrence.tag, 1, occurrence.place.set});
        occurrence.tag = table[slot];
        continue;
      }
      Entry& entry = entries[table[slot]];
      occurrence.tag = entry.last_set == occurrence.place.set ? kRepeat : table[slot];
      entry.sets += entry.last_set != occurrence.place.set;
      entry.last_set = occurrence.place.set;
    }
    std::vector<Member> shared;
    for (Entry& entry : entries) {
      entry.last_set = static_cast<std::uint32_t>(shared.size());
      if (entry.sets > 1) shared.push_back({entry.sets, entry.first.position});
    }
    std::uint32_t base = 0;
    {
      const std::lock_guard lock(mutex_);
      base = static_cast<std::uint32_t>(members_.size());
      members_.insert(members_.end(), shared.begin(), shared.end());
    }
    for (const Occurrence& occurrence : bucket) {
      std::uint32_t& member = member_at_[occurrence.place.position];
      if (occurrence.tag == kRepeat) {
        member = kRepeat;
      } else {
        const Entry& entry = entries[occurrence.tag];
        member = entry.sets > 1 ? base + entry.last_set : kSingle;
      }
    }
  }

  // From provisional numbers to Items. This is where the order of the buckets is forgotten.
  std::vector<Item> ranks() {
    std::vector<std::uint32_t> order(members_.size());
    std::iota(order.begin(), order.end(), 0U);
    tbb::parallel_sort(order, [&](std::uint32_t l, std::uint32_t r) {
      const Member& left = members_[l];
      const Member& right = members_[r];
      return left.sets != right.sets ? left.sets < right.sets : left.first < right.first;
    });
    std::vector<Member>().swap(members_);
    std::vector<Item> rank(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = static_cast<Item>(i);
    return rank;
  }

  Sets make_sets(const std::vector<Item>& rank) const {
    const std::size_t count = sequences_.size();
    Sets sets;
    sets.sizes.resize(count);
    sets.lists.begin.resize(count + 1);
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t set) {
      std::uint32_t size = 0;
      std::uint64_t kept = 0;
      for (const std::uint32_t member : members_of(set)) {
        size += member != kRepeat;
        kept += member < kRepeat;
      }
      sets.sizes[set] = size;
      sets.lists.begin[set + 1] = kept;
    });
    std::partial_sum(sets.lists.begin.begin(), sets.lists.begin.end(), sets.lists.begin.begin());
    sets.lists.items.resize(sets.lists.begin.back());
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t set) {
      Item* const begin = sets.lists.items.data() + sets.lists.begin[set];
      Item* end = begin;
      for (const std::uint32_t member : members_of(set))
        if (member < kRepeat) *end++ = rank[member];
      std::sort(begin, end);
    });
    return sets;
  }

  std::span<const std::uint32_t> members_of(std::size_t set) const {
    return {member_at_.data() + sequences_.begin[set], static_cast<std::size_t>(keys_.count(set))};
  }

  const Sequences& sequences_;
  const Keys& keys_;
  std::vector<std::uint32_t> member_at_;  // by position: provisional number, kSingle or kRepeat
  std::mutex mutex_;
  std::vector<Member> members_;  // by provisional number; guarded by mutex_ while buckets are interned
};

struct ShingleKeys {
  const Sequences& sequences;
  std::uint32_t words;

  std::uint64_t count(std::size_t set) const {
    const std::uint64_t length = sequences[set].size();
    return length == 0 ? 0 : length < words ? 1 : length - words + 1;
  }
  std::span<const Word> shingle_at(Place place) const {
    const std::uint64_t end =
        std::min<std::uint64_t>(std::uint64_t{place.position} + words, sequences.begin[place.set + 1]);
    return {sequences.items.data() + place.position, sequences.items.data() + end};
  }
  std::uint64_t hash(Place place) const {
    std::uint64_t h = 0;
    for (const Word word : shingle_at(place)) h = (h + word + 1) * 0x9e3779b97f4a7c15U;
    return mix(h);
  }
  bool equal(Place left, Place right) const { return std::ranges::equal(shingle_at(left), shingle_at(right)); }
};

struct NumberedWordKeys {
  const Sequences& sequences;
  const std::vector<std::uint32_t>& number_at;  // by position: how many of this word came before in the sequence

  std::uint64_t count(std::size_t set) const { return sequences[set].size(); }
  std::uint64_t hash(Place place) const {
    return mix((std::uint64_t{sequences.items[place.position]} << 32 | number_at[place.position]) + 1);
  }
  bool equal(Place left, Place right) const {
    return sequences.items[left.position] == sequences.items[right.position] &&
           number_at[left.position] == number_at[right.position];
  }
};

std::vector<std::uint32_t> occurrence_numbers(const Sequences& sequences) {
  std::vector<std::uint32_t> number_at(sequences.items.size());
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, sequences.size()), [&](const auto& range) {
    std::vector<std::uint64_t> positions;  // of one sequence, those of one word together
    for (std::size_t set = range.begin(); set != range.end(); ++set) {
      positions.resize(sequences[set].size());
      std::iota(positions.begin(), positions.end(), sequences.begin[set]);
      std::ranges::sort(positions, {}, [&](std::uint64_t p) { return std::pair(sequences.items[p], p); });
      for (std::size_t i = 1; i < positions.size(); ++i)
        if (sequences.items[positions[i]] == sequences.items[positions[i - 1]])
          number_at[positions[i]] = number_at[positions[i - 1]] + 1;
    }
  });
  return number_at;
}

}  // namespace

Sets shingle(const Sequences& sequences, std::uint32_t words) {
  EENDER_CHECK(words >= 1, "a shingle has words");
  const ShingleKeys keys{sequences, words};
  return Interner(sequences, keys).run();
}

Sets word_sets(const Sequences& sequences) {
  const std::vector<std::uint32_t> number_at = occurrence_numbers(sequences);
  const NumberedWordKeys keys{sequences, number_at};
  return Interner(sequences, keys).run();
}

}  // namespace eender::match
