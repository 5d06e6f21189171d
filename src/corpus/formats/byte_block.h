// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace eender::corpus {

// Sixteen bytes of text that are looked at together. A question gives a bit for each byte, the first the lowest.
class ByteBlock {
 public:
  static constexpr std::size_t kBytes = 16;
  using Bits = std::uint32_t;
  static constexpr Bits kAll = 0xFFFF;
  static constexpr Bits kLast = 0x8000;

  // REQUIRES: kBytes bytes from there on.
  explicit ByteBlock(const char* at);
  // The first `size` bytes from there on, zeros behind them. REQUIRES: size <= kBytes.
  ByteBlock(const char* at, std::size_t size);

  Bits equal(char byte) const;
  Bits at_least(unsigned char byte) const;

  // The bits before the first that is set in `bits`, or before `count`.
  static Bits before(Bits bits) { return (bits & (~bits + 1)) - 1; }
  static Bits before_count(std::size_t count) { return (Bits{1} << count) - 1; }
  // How many are set; of kBytes bits, so that it takes no call where the processor that is built for has no instruction for it.
  static std::size_t count(Bits bits) {
    bits -= bits >> 1 & 0x5555;
    bits = (bits & 0x3333) + (bits >> 2 & 0x3333);
    bits = (bits + (bits >> 4)) & 0x0F0F;
    return (bits + (bits >> 8)) & 0x1F;
  }

 private:
#if defined(__SSE2__)
  __m128i bytes_;
#else
  unsigned char bytes_[kBytes];
#endif
};

// Without a call and without reading further: most stretches of text are short.
inline void copy_short(char* to, const char* from, std::size_t size) {
  if (size >= 8) {
    std::memcpy(to, from, 8);
    std::memcpy(to + size - 8, from + size - 8, 8);
  } else if (size >= 4) {
    std::memcpy(to, from, 4);
    std::memcpy(to + size - 4, from + size - 4, 4);
  } else if (size > 0) {
    to[0] = from[0];
    to[size / 2] = from[size / 2];
    to[size - 1] = from[size - 1];
  }
}

inline ByteBlock::ByteBlock(const char* at, std::size_t size) {
  char bytes[kBytes] = {};
  copy_short(bytes, at, size);
  *this = ByteBlock(bytes);
}

#if defined(__SSE2__)

inline ByteBlock::ByteBlock(const char* at) : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))) {}

inline ByteBlock::Bits ByteBlock::equal(char byte) const {
  return static_cast<Bits>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(byte))));
}

inline ByteBlock::Bits ByteBlock::at_least(unsigned char byte) const {
  const __m128i least = _mm_set1_epi8(static_cast<char>(byte));
  return static_cast<Bits>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(bytes_, least), bytes_)));
}

#else

inline ByteBlock::ByteBlock(const char* at) { std::memcpy(bytes_, at, kBytes); }

inline ByteBlock::Bits ByteBlock::equal(char byte) const {
  Bits bits = 0;
  for (std::size_t i = 0; i < kBytes; ++i) bits |= Bits{bytes_[i] == static_cast<unsigned char>(byte)} << i;
  return bits;
}

inline ByteBlock::Bits ByteBlock::at_least(unsigned char byte) const {
  Bits bits = 0;
  for (std::size_t i = 0; i < kBytes; ++i) bits |= Bits{bytes_[i] >= byte} << i;
  return bits;
}

#endif

}  // namespace eender::corpus
