// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "base/check.h"
#include "match/lookup.h"

// The members of one set by their words, and the row of bits of a sketch: what looking up (lookup.cc) and containment.cc share.
namespace eender::match::detail {

inline constexpr std::uint32_t kNoStretch = std::numeric_limits<std::uint32_t>::max();

inline Hash mix(Hash hash) {
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93U;
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93U;
  return hash ^ (hash >> 32);
}

inline constexpr Hash kFactor = 0x9e3779b97f4a7c15U;

// The distinct stretches of a sequence, known by their words and found by their hashes.
class Stretches {
 public:
  // of_word gives the hash of a word by its number.
  template <typename OfWord>
  Stretches(std::span<const Word> sequence, std::uint32_t words, const OfWord& of_word) : sequence_(sequence) {
    EENDER_CHECK(words >= 1, "a shingle has words");
    length_ = std::min<std::size_t>(words, sequence.size());
    if (length_ == 0) return;
    const std::size_t count = sequence.size() - length_ + 1;
    table_.assign(std::bit_ceil(2 * count), kNoStretch);
    for (std::size_t i = 0; i < count; ++i) {
      const Hash hash = hash_of(sequence.subspan(i, length_), of_word);
      std::uint32_t& place = find(sequence.subspan(i, length_), hash);
      if (place != kNoStretch) continue;
      place = static_cast<std::uint32_t>(hashes_.size());
      hashes_.push_back(hash);
      firsts_.push_back(static_cast<std::uint32_t>(i));
    }
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(hashes_.size()); }
  std::vector<Hash>& hashes() { return hashes_; }
  // The number of a stretch in this set; kNoStretch where it does not stand in it. REQUIRES: the of_word that made the set.
  template <typename OfWord>
  std::uint32_t number(std::span<const Word> words, const OfWord& of_word) {
    return words.size() != length_ || length_ == 0 ? kNoStretch : find(words, hash_of(words, of_word));
  }
  // How many of the other's stand in this one too. REQUIRES: both were given the same of_word.
  std::uint32_t shared(const Stretches& other) {
    if (length_ != other.length_ || length_ == 0) return 0;
    std::uint32_t shared = 0;
    for (std::uint32_t i = 0; i < other.size(); ++i) shared += find(other.stretch(i), other.hashes_[i]) != kNoStretch;
    return shared;
  }

 private:
  template <typename OfWord>
  static Hash hash_of(std::span<const Word> words, const OfWord& of_word) {
    Hash hash = words.size();  // a short sequence's one member is no member of a longer one
    for (const Word word : words) hash = hash * kFactor + of_word(word);
    return mix(hash);
  }
  std::span<const Word> stretch(std::uint32_t i) const { return sequence_.subspan(firsts_[i], length_); }
  // Where its number stands, or is to be put. There is always room: the table is at most half full.
  std::uint32_t& find(std::span<const Word> words, Hash hash) {
    std::size_t slot = hash & (table_.size() - 1);
    while (table_[slot] != kNoStretch &&
           (hashes_[table_[slot]] != hash || !std::ranges::equal(stretch(table_[slot]), words)))
      slot = (slot + 1) & (table_.size() - 1);
    return table_[slot];
  }

  std::span<const Word> sequence_;
  std::size_t length_ = 0;
  std::vector<std::uint32_t> table_;   // numbers of stretches
  std::vector<std::uint32_t> firsts_;  // by number: where it stands first, ascending
  std::vector<Hash> hashes_;           // by number
};

// The bit that a member flips in a row of so many words.
inline std::uint64_t bit_of(Hash member, std::size_t words) { return ((member >> 32) * (64 * words)) >> 32; }

inline void flip(std::span<const Hash> members, std::span<std::uint64_t> row) {
  for (const Hash member : members) {
    const std::uint64_t bit = bit_of(member, row.size());
    row[bit >> 6] ^= std::uint64_t{1} << (bit & 63);
  }
}

}  // namespace eender::match::detail
