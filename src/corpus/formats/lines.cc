// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/lines.h"

#include <algorithm>
#include <cstring>

namespace eender::corpus {

constexpr std::size_t kBlock = 256 << 10;

Lines::Lines(Input& input, std::size_t longest, std::size_t padding)
    : input_(input), longest_(longest), padding_(padding), buffer_(kBlock + padding, '\0') {}

// Reads on behind what is there; false at the end.
Result<bool> Lines::more() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ + padding_ == buffer_.size()) buffer_.resize(std::min(2 * end_, longest_ + kBlock) + padding_);
  EENDER_TRY(const std::size_t got, input_.read(buffer_.data() + end_, buffer_.size() - padding_ - end_));
  end_ += got;
  at_end_ = got == 0;
  return !at_end_;
}

Result<Lines::Next> Lines::next() {
  offset_ = next_offset_;
  ++number_;
  std::size_t searched = 0;  // bytes behind begin_ without a line break
  std::size_t skipped = 0;
  while (true) {
    const char* from = buffer_.data() + begin_ + searched;
    const auto* found = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_ - searched));
    if (found || (at_end_ && begin_ < end_)) {
      const std::size_t length = found ? static_cast<std::size_t>(found - buffer_.data()) - begin_ : end_ - begin_;
      line_ = std::string_view(buffer_).substr(begin_, length);
      begin_ += length + (found ? 1 : 0);
      next_offset_ = offset_ + skipped + length + (found ? 1 : 0);
      if (line_.ends_with('\r')) line_.remove_suffix(1);
      return skipped + length > longest_ ? Next::kTooLong : Next::kLine;
    }
    if (at_end_) {
      next_offset_ = offset_ + skipped;
      return skipped > 0 ? Next::kTooLong : Next::kEnd;
    }
    searched = end_ - begin_;
    if (skipped + searched > longest_) {
      skipped += searched;
      begin_ = end_ = searched = 0;
    }
    EENDER_TRY_VOID(more());
  }
}

}  // namespace eender::corpus
