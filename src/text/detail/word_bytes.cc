// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/word_bytes.h"

#include <array>
#include <cstring>

namespace eender::text::detail {
namespace {

// The compilers' own vectors of sixteen bytes: SSE2 on every x86-64, NEON on every arm64, so there is nothing to choose when the program
// runs. Bytes are signed here: what is not ASCII is less than every letter.
using Bytes = signed char __attribute__((vector_size(16)));
using Halves = std::uint64_t __attribute__((vector_size(16)));

// The highest bits of eight bytes, the first byte's lowest.
std::uint64_t gather(std::uint64_t eight) {
  constexpr std::uint64_t kLowest = 0x0101010101010101;
  constexpr std::uint64_t kToTheTop = 0x0102040810204080;  // bit 8i to bit 56 + i
  return (eight >> 7 & kLowest) * kToTheTop >> 56;
}
static_assert(std::endian::native == std::endian::little, "the first byte of a text is the lowest of eight");

// Sixteen bytes to lower case; which of them are letters and digits.
std::uint64_t read(const char* from, char* to) {
  Bytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  const Bytes lower = bytes | 0x20;
  const Bytes letters = (lower >= 'a') & (lower <= 'z');
  const Bytes in_word = letters | ((bytes >= '0') & (bytes <= '9'));
  bytes |= letters & 0x20;
  std::memcpy(to, &bytes, sizeof bytes);
  Halves halves;
  std::memcpy(&halves, &in_word, sizeof halves);
  return gather(halves[0]) | gather(halves[1]) << 8;
}

std::uint64_t read_block(const char* from, char* to) {
  return read(from, to) | read(from + 16, to + 16) << 16 | read(from + 32, to + 32) << 32 |
         read(from + 48, to + 48) << 48;
}

}  // namespace

WordBytes::WordBytes(std::string_view text, char* lower)
    : bits_(std::make_unique_for_overwrite<std::uint64_t[]>(text.size() / kBits + 1)) {
  std::size_t at = 0;
  for (; at + kBits <= text.size(); at += kBits) keep(at / kBits, read_block(text.data() + at, lower + at));
  const std::size_t rest = text.size() - at;
  std::array<char, kBits> block{};
  if (rest > 0) std::memcpy(block.data(), text.data() + at, rest);
  keep(at / kBits, read_block(block.data(), block.data()));
  if (rest > 0) std::memcpy(lower + at, block.data(), rest);
  lower[text.size()] = '\n';
}

inline void WordBytes::keep(std::size_t block, std::uint64_t bits) {
  bits_[block] = bits;
  runs_ += static_cast<std::size_t>(std::popcount(bits & ~(bits << 1 | last_)));
  last_ = bits >> (kBits - 1);
}

}  // namespace eender::text::detail
