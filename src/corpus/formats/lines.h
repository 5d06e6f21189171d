// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/input.h"

namespace eender::corpus {

// The lines of an Input, one after the other, in a buffer that is no larger than the longest line allowed.
class Lines {
 public:
  Lines(Input& input, std::size_t longest, std::size_t padding);

  enum class Next { kLine, kTooLong, kEnd };
  // kTooLong: a line that was skipped, and of which line() says nothing. An Error ends the lines; what came before it has been given.
  [[nodiscard]] Result<Next> next();

  // Without its line break; valid until next(). `padding` readable bytes follow it.
  std::string_view line() const { return line_; }
  std::uint64_t number() const { return number_; }  // from 1
  std::uint64_t offset() const { return offset_; }  // of its first byte

 private:
  Result<bool> more();

  Input& input_;
  std::size_t longest_;
  std::size_t padding_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;  // the bytes in the buffer that were read and not given
  bool at_end_ = false;
  std::string_view line_;
  std::uint64_t number_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t next_offset_ = 0;
};

}  // namespace eender::corpus
