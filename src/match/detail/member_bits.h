// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace eender::match::detail {

// Sets of members that hold many of them, a bit for each, and in how many of some sets each member is. Sixty-four members are counted at once: the
// sets are added by carry-save adders (Harley and Seal, in Warren, Hacker's Delight, 2nd ed., 5-1) into counters of eight bits whose bits stand in as many
// words.
class MemberBits {
 public:
  static constexpr std::size_t kLanes = 64;

  explicit MemberBits(std::size_t members) : words_((members + kLanes - 1) / kLanes), bits_(words_) {}

  // The number of a new set, from 1, of nothing yet.
  std::uint32_t new_set() {
    bits_.resize(bits_.size() + words_);
    return static_cast<std::uint32_t>(bits_.size() / words_ - 1);
  }
  void insert(std::uint32_t set, std::uint32_t member) {
    bits_[set * words_ + member / kLanes] |= std::uint64_t{1} << (member % kLanes);
  }

  // Adds to counts[member] in how many of `sets` it is. REQUIRES: counts has room for the members and up to kLanes - 1 more. `planes` is scratch.
  void count(std::span<const std::uint32_t> sets, std::vector<std::uint32_t>& counts,
             std::vector<std::uint64_t>& planes) const {
    planes.assign(kPlanes * words_, 0);
    std::size_t held = 0;  // in the planes
    for (std::size_t i = 0; i < sets.size(); i += kTogether) {
      std::array<const std::uint64_t*, kTogether> rows;
      for (std::size_t k = 0; k < kTogether; ++k) rows[k] = &bits_[(i + k < sets.size() ? sets[i + k] : 0) * words_];
      add(rows, planes);
      held += kTogether;
      if (held + kTogether < (std::size_t{1} << kPlanes)) continue;
      spread(planes, counts);
      planes.assign(kPlanes * words_, 0);
      held = 0;
    }
    if (held > 0) spread(planes, counts);
  }

 private:
  static constexpr std::size_t kPlanes = 8;    // a counter goes to 255
  static constexpr std::size_t kTogether = 8;  // sets that are added at once

  struct Sum {
    std::uint64_t high, low;
  };
  static Sum sum(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    const std::uint64_t either = a ^ b;
    return {(a & b) | (either & c), either ^ c};
  }

  void add(const std::array<const std::uint64_t*, kTogether>& rows, std::vector<std::uint64_t>& planes) const {
    for (std::size_t w = 0; w < words_; ++w) {
      std::uint64_t* const plane = &planes[w * kPlanes];
      const Sum a = sum(plane[0], rows[0][w], rows[1][w]);
      const Sum b = sum(a.low, rows[2][w], rows[3][w]);
      const Sum c = sum(b.low, rows[4][w], rows[5][w]);
      const Sum d = sum(c.low, rows[6][w], rows[7][w]);
      const Sum twos = sum(plane[1], a.high, b.high);
      const Sum fours = sum(twos.low, c.high, d.high);
      const Sum eights = sum(plane[2], twos.high, fours.high);
      plane[0] = d.low;
      plane[1] = fours.low;
      plane[2] = eights.low;
      std::uint64_t carry = eights.high;
      for (std::size_t p = 3; carry != 0; ++p) {
        const std::uint64_t next = plane[p] & carry;
        plane[p] ^= carry;
        carry = next;
      }
    }
  }

  // Adds what the counters hold to the counts: of eight members at a time, a byte for each.
  void spread(const std::vector<std::uint64_t>& planes, std::vector<std::uint32_t>& counts) const {
    static constexpr auto kBytes = [] {
      std::array<std::uint64_t, 256> bytes{};
      for (std::size_t i = 0; i < bytes.size(); ++i)
        for (std::size_t bit = 0; bit < 8; ++bit) bytes[i] |= std::uint64_t{i >> bit & 1} << (8 * bit);
      return bytes;
    }();
    for (std::size_t w = 0; w < words_; ++w)
      for (std::size_t eight = 0; eight < kLanes; eight += 8) {
        std::uint64_t bytes = 0;
        for (std::size_t p = 0; p < kPlanes; ++p) bytes |= kBytes[planes[w * kPlanes + p] >> eight & 0xFF] << p;
        for (std::size_t k = 0; bytes != 0; ++k, bytes >>= 8)
          counts[w * kLanes + eight + k] += static_cast<std::uint32_t>(bytes & 0xFF);
      }
  }

  std::size_t words_;
  std::vector<std::uint64_t> bits_;  // set after set; the first is empty
};

}  // namespace eender::match::detail
