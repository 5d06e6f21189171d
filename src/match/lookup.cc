// SPDX-License-Identifier: EUPL-1.2
#include "match/lookup.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

#include "match/detail/links.h"
#include "match/detail/stretches.h"

// Problem. A library holds the sets of 10^5 to 10^7 texts, and a new text is asked about. The join's index would find what is alike to it,
// but it holds the members of all texts; kept in a file it is a third as large as the texts themselves, for the new text may share any
// member with a single old one, and even prefixes are two thirds of a set at a threshold of 35 %.
//
// Formulation. With x the new set and y a known one, |x ∩ y| = (|x| + |y| - |x Δ y|) / 2. Let r(s) be a row of b bits of which every
// member of s flips the one that its hash names. Then r(x) xor r(y) = r(x Δ y): what is in both flips a bit twice. A row has no more bits
// set than members that flip one, so the bits that differ are at most |x Δ y|, and |x ∩ y| ≤ (|x| + |y| - differing) / 2 (the bitmap of
// Sandes, Teodoro and Melo 2017, which turns candidates away in the join; here it finds them). A pair at the threshold of 35 % differs in
// 48 % of |x| + |y|; strangers differ in all of it, of which 69 % remains visible in a row of 2.5 times as many bits as both have members.
//
// Rows are as wide as the set is large, so that large sets do not fill theirs, in steps of a quarter of an octave. A row of b bits is made
// for every b that a known set of a fitting size can have, once for each new set; then all known ones are read through, at about a
// hundred million a second and core. That is linear in the library, and on purpose: docs/design/0009-draft-lookup.md compares.

namespace eender::match {
namespace {

using detail::flip;
using detail::kFactor;
using detail::mix;
using detail::Stretches;

// Five bits a member: on the Georgia codes at 40 % two strangers pass for each set that is alike; with four, twenty-three do; with six, fewer
// than one, and a draft takes no less time, for more is to be read. At 35 % thirty-four pass with five, of which a draft takes some 30 ms more
// (docs/design/0009-draft-lookup.md).
constexpr std::uint64_t kBitsOfMember = 5;

std::uint32_t plain_differing(const std::uint64_t* left, const std::uint64_t* right, std::size_t words) {
  std::uint32_t differing = 0;
  for (std::size_t i = 0; i < words; ++i) differing += static_cast<std::uint32_t>(std::popcount(left[i] ^ right[i]));
  return differing;
}

#if defined(__x86_64__)
// The instruction that counts bits is not of the first x86-64; every one since 2008 has it.
__attribute__((target("popcnt"))) std::uint32_t popcnt_differing(const std::uint64_t* left, const std::uint64_t* right,
                                                                 std::size_t words) {
  std::uint32_t differing = 0;
  for (std::size_t i = 0; i < words; ++i)
    differing += static_cast<std::uint32_t>(__builtin_popcountll(left[i] ^ right[i]));
  return differing;
}
#endif

using Differing = std::uint32_t (*)(const std::uint64_t*, const std::uint64_t*, std::size_t);

Differing differing_here() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) return popcnt_differing;
#endif
  return plain_differing;
}

}  // namespace

std::vector<Hash> shingle_hashes(std::span<const Word> sequence, std::span<const Hash> of_word, std::uint32_t words) {
  return std::move(Stretches(sequence, words, [&](Word word) { return of_word[word]; }).hashes());
}

std::vector<Hash> word_hashes(std::span<const Word> sequence, std::span<const Hash> of_word) {
  std::vector<Word> words(sequence.begin(), sequence.end());
  std::ranges::sort(words);
  std::vector<Hash> hashes;
  hashes.reserve(words.size());
  Hash number = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    number = i > 0 && words[i] == words[i - 1] ? number + 1 : 0;
    hashes.push_back(mix(of_word[words[i]] * kFactor + number));
  }
  return hashes;
}

std::size_t sketch_words(std::uint32_t size) {
  const std::uint64_t words = std::max<std::uint64_t>(1, (kBitsOfMember * size + 63) / 64);
  if (words <= 8) return words;
  // Four widths an octave, so that a new set needs few rows of its own.
  const std::uint64_t step = std::bit_floor(words - 1) / 4;
  return (words + step - 1) / step * step;
}

void Sketches::add(std::span<const Hash> members) {
  sizes.push_back(static_cast<std::uint32_t>(members.size()));
  const std::size_t begin = bits.size();
  bits.resize(begin + sketch_words(sizes.back()));
  flip(members, std::span(bits).subspan(begin));
}

Sought::Sought(std::span<const Hash> members, Threshold threshold)
    : size_(static_cast<std::uint32_t>(members.size())), threshold_(threshold) {
  if (size_ == 0) return;
  // Even a set inside the other must be that large.
  smallest_ = static_cast<std::uint32_t>((std::uint64_t{threshold.percent} * size_ + 99) / 100);
  const std::uint64_t largest = std::uint64_t{100} * size_ / threshold.percent;
  largest_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(largest, std::numeric_limits<std::uint32_t>::max()));
  const std::size_t widest = sketch_words(largest_);
  for (std::size_t width = sketch_words(smallest_); width <= widest;
       width = sketch_words(static_cast<std::uint32_t>(64 * width / kBitsOfMember + 1))) {
    widths_.push_back(width);
    rows_.resize(rows_.size() + width);
    flip(members, std::span(rows_).last(width));
  }
}

std::vector<Sought::Candidate> Sought::candidates(const Sketches& sketches) const {
  static const Differing differing = differing_here();
  std::vector<Candidate> found;
  const std::uint64_t* row = sketches.bits.data();
  std::size_t at = 0;  // of widths_
  const std::uint64_t* mine = rows_.data();
  for (std::uint32_t i = 0; i < sketches.sizes.size(); ++i) {
    const std::uint32_t size = sketches.sizes[i];
    const std::size_t width = sketch_words(size);
    const std::uint64_t* theirs = row;
    row += width;
    if (size < smallest_ || size > largest_) continue;
    if (widths_[at] > width) {
      at = 0;
      mine = rows_.data();
    }
    while (widths_[at] < width) mine += widths_[at++];
    const std::uint64_t both = std::uint64_t{size_} + size;
    const std::uint64_t apart = std::min<std::uint64_t>(differing(mine, theirs, width), both);
    const std::uint64_t most = std::min<std::uint64_t>((both - apart) / 2, std::min(size, size_));
    if (threshold_.met(most, both - most)) found.push_back({i, static_cast<std::uint32_t>(most)});
  }
  return found;
}

std::uint32_t Likeness::strength(Threshold threshold) const { return detail::strength_of(threshold, shared, united); }

Likeness shingle_likeness(std::span<const Word> left, std::span<const Word> right, std::uint32_t words) {
  const auto itself = [](Word word) { return Hash{word}; };
  Stretches l(left, words, itself);
  const Stretches r(right, words, itself);
  Likeness likeness;
  likeness.shared = l.shared(r);
  likeness.united = std::uint64_t{l.size()} + r.size() - likeness.shared;
  return likeness;
}

Likeness word_likeness(std::span<const Word> left, std::span<const Word> right) {
  std::vector<Word> l(left.begin(), left.end());
  std::vector<Word> r(right.begin(), right.end());
  std::ranges::sort(l);
  std::ranges::sort(r);
  Likeness likeness;
  for (auto a = l.begin(), b = r.begin(); a != l.end() && b != r.end();) {
    likeness.shared += *a == *b;
    const bool left_first = *a <= *b;
    const bool right_first = *b <= *a;
    a += left_first;
    b += right_first;
  }
  likeness.united = std::uint64_t{left.size()} + right.size() - likeness.shared;
  return likeness;
}

}  // namespace eender::match
