// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace eender::text::detail {

// Tells of most words at a glance that they are not among those added: by their first and last letter and their length. With 2^14 bits, words
// of lower-case letters share one only where all three agree (lengths up to sixteens); for few words fewer will do. REQUIRES: kBits is a
// power of two.
template <std::size_t kBits>
class Sieve {
 public:
  void add(std::string_view word) { bits_.set(place_of(word)); }
  bool may_have(std::string_view word) const { return bits_[place_of(word)]; }

 private:
  static std::size_t place_of(std::string_view word) {
    if (word.empty()) return 0;
    const auto letter = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)) % 32; };
    return (letter(word.front()) ^ letter(word.back()) << 5 ^ word.size() << 10) % kBits;
  }

  std::bitset<kBits> bits_;
};

}  // namespace eender::text::detail
