// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/formats/byte_block.h"

// White space means nothing but "here a word ends", whichever of its kinds a document uses: control characters and the spaces of Unicode
// included.
namespace eender::corpus {

// The bytes of the white space at the beginning of `utf8`; 0 where there is none.
std::size_t rare_space_length(std::string_view utf8);  // REQUIRES: not empty
inline std::size_t space_length(std::string_view utf8) {
  if (utf8.empty() || (utf8[0] > 0x20 && utf8[0] < 0x7f)) return 0;
  return rare_space_length(utf8);
}

// The bytes before the next white space that is more or other than one space between two words, or sooner.
std::size_t tidy_length(std::string_view utf8);

// With every run of white space as one space and none at the ends.
std::string one_line(std::string_view utf8);

// The words between white space of ASCII.
std::size_t word_count(std::string_view text);

// Characters other than white space, as an Account counts them.
std::uint64_t visible_characters(std::string_view utf8);

// What a look at a text tells whoever reads it.
struct TextLook {
  bool blank = false;         // no character above a space
  bool tidy = false;          // words with one space of ASCII between them, and at most one at each end
  std::uint32_t visible = 0;  // visible_characters() of it
};
TextLook look_at(std::string_view utf8);

// The words of a tidy text, without the space at an end.
inline std::string_view words_of(std::string_view tidy) {
  if (tidy.starts_with(' ')) tidy.remove_prefix(1);
  if (tidy.ends_with(' ')) tidy.remove_suffix(1);
  return tidy;
}

// Looks at a text block by block, for whoever goes through its bytes anyway.
class TextEye {
 public:
  // The bytes of a block that are of the text; the first stands first in `rest`, which goes on at least as long as the text.
  void see(const ByteBlock& block, ByteBlock::Bits here, std::string_view rest) {
    const ByteBlock::Bits spaces = block.equal(' ') & here;
    const ByteBlock::Bits words = block.at_least(' ' + 1) & here;
    const ByteBlock::Bits beyond = block.at_least(0x7f) & here;
    untidy_ |= (here & ~(words | spaces)) | (spaces & (spaces << 1 | space_before_));
    space_before_ = spaces >> (ByteBlock::kBytes - 1);
    words_ |= words;
    visible_ += ByteBlock::count(words);
    if (beyond != 0) see_beyond_ascii(block, beyond, rest);
  }
  // Nothing where it has to be looked at closer.
  std::optional<TextLook> look() const {
    if (untidy_ != 0) return std::nullopt;
    return TextLook{words_ == 0, words_ != 0, static_cast<std::uint32_t>(visible_)};
  }

 private:
  void see_beyond_ascii(const ByteBlock& block, ByteBlock::Bits beyond, std::string_view rest);

  ByteBlock::Bits untidy_ = 0, words_ = 0, space_before_ = 0;
  std::size_t visible_ = 0;
};

}  // namespace eender::corpus
