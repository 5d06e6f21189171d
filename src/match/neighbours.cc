// SPDX-License-Identifier: EUPL-1.2
#include "match/neighbours.h"

#include <absl/container/flat_hash_map.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <bit>
#include <mutex>
#include <optional>
#include <utility>

namespace eender::match {
namespace {

using Hash = std::uint64_t;

Hash mix(Hash x) {
  x ^= x >> 32;
  x *= 0xd6e8feb86659fd93U;
  return x ^ (x >> 32);
}

// The members of a sequence's set, as shingle() and word_sets() make them; one that occurs twice may be visited twice.
class ShingleMembers {
 public:
  explicit ShingleMembers(const Criteria& criteria) : words_(criteria.shingle_words), threshold_(criteria.likeness) {}
  bool has(std::size_t words) const { return words > 0; }
  Threshold threshold() const { return threshold_; }
  template <typename Visit>
  void visit(std::span<const Word> sequence, const Visit& visit) {
    const std::size_t length = std::min<std::size_t>(words_, sequence.size());
    for (std::size_t first = 0; first + length <= sequence.size(); ++first) {
      Hash hash = length;  // a shorter one is no member of a longer sequence
      for (std::size_t i = first; i < first + length; ++i) hash = mix(hash * 0x9e3779b97f4a7c15U + sequence[i]);
      visit(hash);
    }
  }

 private:
  std::size_t words_;
  Threshold threshold_;
};

class WordMembers {
 public:
  explicit WordMembers(const Criteria& criteria) : most_(criteria.short_words), threshold_(criteria.short_likeness) {}
  bool has(std::size_t words) const { return words > 0 && words <= most_; }
  Threshold threshold() const { return threshold_; }
  template <typename Visit>
  void visit(std::span<const Word> sequence, const Visit& visit) {
    sorted_.assign(sequence.begin(), sequence.end());
    std::ranges::sort(sorted_);
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < sorted_.size(); ++i) {
      number = i > 0 && sorted_[i] == sorted_[i - 1] ? number + 1 : 0;
      visit(mix(Hash{sorted_[i]} << 32 | number));
    }
  }

 private:
  std::size_t most_;
  Threshold threshold_;
  std::vector<Word> sorted_;
};

// Where the members of the fresh sequences are, and one thread's count of what a known one shares with each.
template <typename Members>
class Fresh {
 public:
  Fresh(const Sequences& fresh, Members members) : members_(members), sizes_(fresh.size()) {
    std::vector<std::pair<Hash, std::uint32_t>> all;
    for (std::uint32_t i = 0; i < fresh.size(); ++i)
      if (members.has(fresh[i].size())) members.visit(fresh[i], [&](Hash hash) { all.emplace_back(hash, i); });
    tbb::parallel_sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    // A bit for each eighth of what there is: nearly every member that nobody has is turned away by a look at it.
    marks_.resize(std::bit_ceil(all.size() / 8 + 1));
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto [hash, holder] = all[i];
      marks_[(hash >> 6) & (marks_.size() - 1)] |= std::uint64_t{1} << (hash & 63);
      if (i == 0 || all[i - 1].first != hash) {
        begin_of_.emplace(hash, static_cast<std::uint32_t>(begins_.size()));
        begins_.push_back(static_cast<std::uint32_t>(holders_.size()));
      }
      holders_.push_back(holder);
      ++sizes_[holder];
    }
    begins_.push_back(static_cast<std::uint32_t>(holders_.size()));
  }

  struct Scratch {
    explicit Scratch(const Fresh& fresh) : members(fresh.members_), shared(fresh.sizes_.size()) {}
    Members members;
    std::vector<std::uint32_t> shared;   // by fresh sequence; all 0 between uses
    std::vector<std::uint32_t> touched;  // of them
    std::vector<Hash> hashes;
  };

  bool links(std::span<const Word> known, Scratch& scratch) const {
    if (!members_.has(known.size())) return false;
    scratch.members.visit(known, [&](Hash hash) {
      for (const std::uint32_t holder : holders(hash))
        if (scratch.shared[holder]++ == 0) scratch.touched.push_back(holder);
    });
    // What occurs twice was counted twice. Where that is too few even so, it is not linked.
    bool may = false;
    for (const std::uint32_t holder : scratch.touched)
      may |= members_.threshold().met(std::exchange(scratch.shared[holder], 0), sizes_[holder]);
    scratch.touched.clear();
    return may && links_exactly(known, scratch);
  }

 private:
  std::span<const std::uint32_t> holders(Hash hash) const {
    if ((marks_[(hash >> 6) & (marks_.size() - 1)] >> (hash & 63) & 1) == 0) return {};
    const auto found = begin_of_.find(hash);
    if (found == begin_of_.end()) return {};
    return {holders_.data() + begins_[found->second], holders_.data() + begins_[found->second + 1]};
  }

  bool links_exactly(std::span<const Word> known, Scratch& scratch) const {
    scratch.hashes.clear();
    scratch.members.visit(known, [&](Hash hash) { scratch.hashes.push_back(hash); });
    std::ranges::sort(scratch.hashes);
    scratch.hashes.erase(std::unique(scratch.hashes.begin(), scratch.hashes.end()), scratch.hashes.end());
    for (const Hash hash : scratch.hashes)
      for (const std::uint32_t holder : holders(hash))
        if (scratch.shared[holder]++ == 0) scratch.touched.push_back(holder);
    bool linked = false;
    for (const std::uint32_t holder : scratch.touched) {
      const std::uint64_t shared = std::exchange(scratch.shared[holder], 0);
      linked |= members_.threshold().met(shared, sizes_[holder] + scratch.hashes.size() - shared);
    }
    scratch.touched.clear();
    return linked;
  }

  Members members_;
  std::vector<std::uint32_t> sizes_;  // by fresh sequence
  std::vector<std::uint64_t> marks_;
  absl::flat_hash_map<Hash, std::uint32_t> begin_of_;  // → place in begins_
  std::vector<std::uint32_t> begins_, holders_;
};

}  // namespace

Result<std::vector<bool>> linked_to_any(const RunStore& store, std::span<const Run> known,
                                        const std::vector<bool>& skip, const Sequences& fresh,
                                        const Criteria& criteria) {
  const Fresh by_shingles(fresh, ShingleMembers(criteria));
  const Fresh by_words(fresh, WordMembers(criteria));
  struct Scratch {
    Fresh<ShingleMembers>::Scratch shingles;
    Fresh<WordMembers>::Scratch words;
  };
  tbb::enumerable_thread_specific<Scratch> scratch([&] {
    return Scratch{Fresh<ShingleMembers>::Scratch(by_shingles), Fresh<WordMembers>::Scratch(by_words)};
  });
  // As many at a time as make a few megabytes of words, a thread.
  constexpr std::size_t kBlock = 1024;
  std::vector<std::vector<bool>> linked((known.size() + kBlock - 1) / kBlock);
  std::mutex mutex;
  std::optional<Error> error;
  tbb::parallel_for(std::size_t{0}, linked.size(), [&](std::size_t block) {
    const std::size_t first = block * kBlock;
    const std::size_t end = std::min(known.size(), first + kBlock);
    std::vector<Run> runs;
    for (std::size_t i = first; i < end; ++i)
      if (!skip[i]) runs.push_back(known[i]);
    const auto loaded = load(store, runs);
    if (!loaded) {
      const std::lock_guard lock(mutex);
      error = loaded.error();
      return;
    }
    Scratch& mine = scratch.local();
    std::size_t at = 0;
    for (std::size_t i = first; i < end; ++i) {
      if (skip[i]) {
        linked[block].push_back(false);
        continue;
      }
      const std::span<const Word> sequence = (*loaded)[at++];
      linked[block].push_back(by_shingles.links(sequence, mine.shingles) || by_words.links(sequence, mine.words));
    }
  });
  if (error) return tl::unexpected(*error);
  std::vector<bool> all;
  for (const auto& block : linked) all.insert(all.end(), block.begin(), block.end());
  return all;
}

}  // namespace eender::match
