// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace eender::text::detail {

// Which bytes of a text are ASCII letters and digits, one bit each, so that the end of a word is found by one instruction instead of a loop
// whose end cannot be foretold.
class WordBytes {
 public:
  // Copies the text in ASCII lower case on the way, with a line's end behind it. REQUIRES: `lower` has room for text.size() + 1.
  WordBytes(std::string_view text, char* lower);

  // REQUIRES: at <= text.size(), here and below.
  bool at(std::size_t at) const { return (bits_[at / kBits] >> (at % kBits) & 1) != 0; }

  // Where the letters and digits end that begin at `at`; `at` where none does.
  std::size_t run_end(std::size_t at) const {
    const std::uint64_t others = ~bits_[at / kBits] >> (at % kBits);
    if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others));
    std::size_t block = at / kBits + 1;
    while (bits_[block] == ~std::uint64_t{0}) ++block;
    return block * kBits + static_cast<std::size_t>(std::countr_one(bits_[block]));
  }

  std::size_t runs() const { return runs_; }  // how many there are

 private:
  static constexpr std::size_t kBits = 64;

  void keep(std::size_t block, std::uint64_t bits);

  std::unique_ptr<std::uint64_t[]> bits_;  // the last is never all ones, so that a search ends
  std::uint64_t last_ = 0;                 // whether a run goes on from the block before
  std::size_t runs_ = 0;
};

}  // namespace eender::text::detail
