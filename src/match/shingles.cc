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

// How members are recognised. A member is a number of 64 bits wherever it fits one (three words of a vocabulary of two million do), so that
// equal numbers are equal members; else the number is a hash, and two members are compared by the words at the positions where they
// stand. One table of all members would miss the cache at every step; so the occurrences are dealt by their numbers into buckets that
// fit it, in several rounds over the input so that only a bounded number of them is held at a time. Within a bucket occurrences keep
// the order of the input, which makes the first one seen the first one there is.

namespace eender::match {
namespace {

constexpr std::uint32_t kSingle = std::numeric_limits<std::uint32_t>::max();  // occurs in one set only
constexpr std::uint32_t kRepeat = kSingle - 1;                                // occurred before in the same set

// Occurrences held at a time, 16 bytes each: a quarter of all, as many rounds over the input are slow, but no more than make 128 MB.
constexpr std::uint64_t kMostRoundOccurrences = 8'000'000;
constexpr std::uint64_t kLeastRoundOccurrences = 250'000;
// Occurrences in a bucket, about: with its table and its entries 0.8 MB, which a second-level cache holds.
constexpr std::uint64_t kBucketOccurrences = 1 << 14;
// Parts of the input that are dealt independently. More than there will be threads.
constexpr std::size_t kChunks = 64;

// One number for another and back: no two have the same.
std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93U;
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93U;
  return x ^ (x >> 32);
}

struct Occurrence {
  std::uint64_t number;  // of the member, mixed; later the entry of its bucket
  std::uint32_t set;
  std::uint32_t position;
};

struct Entry {
  std::uint64_t number;
  std::uint32_t set, position;  // where the member stands first
  std::uint32_t sets;           // how many hold it
  std::uint32_t last_set;       // the last that did; later its number among those in several sets
};

struct Member {
  std::uint32_t sets;
  std::uint32_t first;
};

// Members says what stands where:
//   count(set)               how many occurrences the set has; they stand at the set's first positions
//   visit(set, found)        calls found(number, position) for each in turn; numbers of equal members are equal
//   exact()                  whether members of equal numbers are always equal; else
//   equal(set, position, set, position)  says so
template <typename Members>
class Interner {
 public:
  Interner(const Sequences& sequences, const Members& members)
      : sequences_(sequences), occurring_(members), member_at_(sequences.items.size()) {
    EENDER_CHECK(sequences.items.size() < kRepeat, "positions are numbers of 32 bits");
  }

  Sets run() {
    find_members();
    return make_sets(ranks());
  }

 private:
  std::size_t chunk_begin(std::size_t chunk) const { return sequences_.size() * chunk / kChunks; }

  template <typename Found>
  void visit_chunk(std::size_t chunk, const Found& found) const {
    for (std::size_t set = chunk_begin(chunk); set < chunk_begin(chunk + 1); ++set)
      occurring_.visit(set, [&](std::uint64_t number, std::uint64_t position) {
        found(Occurrence{mix(number), static_cast<std::uint32_t>(set), static_cast<std::uint32_t>(position)});
      });
  }

  void find_members() {
    const std::uint64_t total = sequences_.items.size();
    const std::uint64_t rounds = total / std::clamp(total / 4, kLeastRoundOccurrences, kMostRoundOccurrences) + 1;
    const std::uint64_t per_round = std::bit_ceil(total / kBucketOccurrences / rounds + 1);
    const std::uint64_t buckets = rounds * per_round;
    const auto bucket_of = [&](const Occurrence& occurrence) { return ((occurrence.number >> 32) * buckets) >> 32; };
    // next[chunk][bucket]: first the number of occurrences, then where in its round the next one goes.
    std::vector<std::vector<std::uint32_t>> next(kChunks, std::vector<std::uint32_t>(buckets));
    tbb::parallel_for(std::size_t{0}, kChunks, [&](std::size_t chunk) {
      visit_chunk(chunk, [&](const Occurrence& occurrence) { ++next[chunk][bucket_of(occurrence)]; });
    });
    std::vector<Occurrence> held;
    for (std::uint64_t lowest = 0; lowest < buckets; lowest += per_round) {
      std::vector<std::uint32_t> bucket_begin{0};
      std::uint32_t count = 0;
      for (std::uint64_t bucket = lowest; bucket < lowest + per_round; ++bucket) {
        for (auto& of_chunk : next) count += std::exchange(of_chunk[bucket], count);
        bucket_begin.push_back(count);
      }
      held.resize(count);
      tbb::parallel_for(std::size_t{0}, kChunks, [&](std::size_t chunk) {
        std::uint32_t* const to = next[chunk].data();
        visit_chunk(chunk, [&](const Occurrence& occurrence) {
          const std::uint64_t bucket = bucket_of(occurrence);
          if (bucket - lowest < per_round) held[to[bucket]++] = occurrence;
        });
      });
      tbb::parallel_for(std::uint64_t{0}, per_round, [&](std::uint64_t bucket) {
        intern({held.data() + bucket_begin[bucket], held.data() + bucket_begin[bucket + 1]});
      });
    }
  }

  bool same(const Entry& entry, const Occurrence& occurrence) const {
    return entry.number == occurrence.number &&
           (occurring_.exact() || occurring_.equal(entry.set, entry.position, occurrence.set, occurrence.position));
  }

  // Gives the occurrences of one bucket their members, in member_at_. The numbers are provisional: buckets come in any order.
  void intern(std::span<Occurrence> bucket) {
    const std::size_t slots = std::bit_ceil(bucket.size() * 2 + 1);
    std::vector<std::uint32_t> table(slots, kSingle);
    std::vector<Entry> entries;
    for (Occurrence& occurrence : bucket) {
      std::size_t slot = occurrence.number & (slots - 1);
      while (table[slot] != kSingle && !same(entries[table[slot]], occurrence)) slot = (slot + 1) & (slots - 1);
      if (table[slot] == kSingle) {
        table[slot] = static_cast<std::uint32_t>(entries.size());
        entries.push_back({occurrence.number, occurrence.set, occurrence.position, 1, occurrence.set});
        occurrence.number = table[slot];
        continue;
      }
      Entry& entry = entries[table[slot]];
      occurrence.number = entry.last_set == occurrence.set ? kRepeat : table[slot];
      entry.sets += entry.last_set != occurrence.set;
      entry.last_set = occurrence.set;
    }
    std::vector<Member> shared;
    for (Entry& entry : entries) {
      entry.last_set = static_cast<std::uint32_t>(shared.size());
      if (entry.sets > 1) shared.push_back({entry.sets, entry.position});
    }
    std::uint32_t base = 0;
    {
      const std::lock_guard lock(mutex_);
      base = static_cast<std::uint32_t>(members_.size());
      members_.insert(members_.end(), shared.begin(), shared.end());
    }
    for (const Occurrence& occurrence : bucket) {
      std::uint32_t& member = member_at_[occurrence.position];
      if (occurrence.number == kRepeat) {
        member = kRepeat;
      } else {
        const Entry& entry = entries[occurrence.number];
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

  // The lists take the place of member_at_: what is kept of a set moves to its front, and then up to what is kept of the one before.
  Sets make_sets(const std::vector<Item>& rank) {
    const std::size_t count = sequences_.size();
    Sets sets;
    sets.sizes.resize(count);
    sets.lists.begin.resize(count + 1);
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t set) {
      std::uint32_t* const begin = member_at_.data() + sequences_.begin[set];
      std::uint32_t* end = begin;
      std::uint32_t size = 0;
      for (std::uint64_t i = 0; i < occurring_.count(set); ++i) {
        size += begin[i] != kRepeat;
        if (begin[i] < kRepeat) *end++ = rank[begin[i]];
      }
      std::sort(begin, end);
      sets.sizes[set] = size;
      sets.lists.begin[set + 1] = static_cast<std::uint64_t>(end - begin);
    });
    for (std::size_t set = 0; set < count; ++set) {
      const std::uint64_t kept = sets.lists.begin[set + 1];
      const auto from = member_at_.begin() + static_cast<std::ptrdiff_t>(sequences_.begin[set]);
      std::copy(from, from + static_cast<std::ptrdiff_t>(kept),
                member_at_.begin() + static_cast<std::ptrdiff_t>(sets.lists.begin[set]));
      sets.lists.begin[set + 1] += sets.lists.begin[set];
    }
    member_at_.resize(sets.lists.begin.back());
    sets.lists.items = std::move(member_at_);
    return sets;
  }

  const Sequences& sequences_;
  const Members& occurring_;
  std::vector<std::uint32_t> member_at_;  // by position: provisional number, kSingle or kRepeat
  std::mutex mutex_;
  std::vector<Member> members_;  // by provisional number; guarded by mutex_ while buckets are interned
};

class Shingles {
 public:
  Shingles(const Sequences& sequences, std::uint32_t words) : sequences_(sequences), words_(words) {
    const Word most = sequences.items.empty() ? 0 : *std::ranges::max_element(sequences.items);
    // One more, so that the nothing before a short sequence is no word.
    bits_ = static_cast<std::uint32_t>(std::bit_width(std::uint64_t{most} + 1));
  }

  std::uint64_t count(std::size_t set) const {
    const std::uint64_t length = sequences_[set].size();
    return length == 0 ? 0 : length < words_ ? 1 : length - words_ + 1;
  }
  bool exact() const { return std::uint64_t{bits_} * words_ <= 64; }
  template <typename Found>
  void visit(std::size_t set, const Found& found) const {
    const std::uint64_t begin = sequences_.begin[set];
    const std::uint64_t end = begin + count(set);
    if (!exact()) {
      for (std::uint64_t p = begin; p < end; ++p) found(hash(set, p), p);
      return;
    }
    if (begin == end) return;
    // Words enter on the right and leave on the left, as bits above those of `words_` words.
    const std::uint64_t all = bits_ * words_ == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (bits_ * words_)) - 1;
    std::uint64_t number = 0;
    const auto enter = [&](std::uint64_t p) {
      number = ((number << bits_) | (sequences_.items[p] + std::uint64_t{1})) & all;
    };
    const std::uint64_t first_end = std::min<std::uint64_t>(begin + words_, sequences_.begin[set + 1]);
    for (std::uint64_t p = begin; p < first_end; ++p) enter(p);
    found(number, begin);
    for (std::uint64_t p = begin + 1; p < end; ++p) {
      enter(p + words_ - 1);
      found(number, p);
    }
  }
  bool equal(std::uint32_t left_set, std::uint32_t left, std::uint32_t right_set, std::uint32_t right) const {
    return std::ranges::equal(at(left_set, left), at(right_set, right));
  }

 private:
  std::span<const Word> at(std::size_t set, std::uint64_t position) const {
    const std::uint64_t end = std::min<std::uint64_t>(position + words_, sequences_.begin[set + 1]);
    return {sequences_.items.data() + position, sequences_.items.data() + end};
  }
  std::uint64_t hash(std::size_t set, std::uint64_t position) const {
    std::uint64_t h = 0;
    for (const Word word : at(set, position)) h = (h + word + 1) * 0x9e3779b97f4a7c15U;
    return h;
  }

  const Sequences& sequences_;
  std::uint32_t words_;
  std::uint32_t bits_;  // of a word
};

class NumberedWords {
 public:
  NumberedWords(const Sequences& sequences, const std::vector<std::uint32_t>& number_at)
      : sequences_(sequences), number_at_(number_at) {}

  std::uint64_t count(std::size_t set) const { return sequences_[set].size(); }
  static constexpr bool exact() { return true; }
  template <typename Found>
  void visit(std::size_t set, const Found& found) const {
    for (std::uint64_t p = sequences_.begin[set]; p < sequences_.begin[set + 1]; ++p)
      found(std::uint64_t{sequences_.items[p]} << 32 | number_at_[p], p);
  }
  static constexpr bool equal(std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t) { return true; }

 private:
  const Sequences& sequences_;
  const std::vector<std::uint32_t>& number_at_;  // by position: how many of this word came before in the sequence
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
  const Shingles shingles(sequences, words);
  return Interner(sequences, shingles).run();
}

Sets word_sets(const Sequences& sequences) {
  const std::vector<std::uint32_t> number_at = occurrence_numbers(sequences);
  const NumberedWords numbered(sequences, number_at);
  return Interner(sequences, numbered).run();
}

}  // namespace eender::match
