// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

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
  std::size_t size = 0;       // in bytes
  std::uint32_t visible = 0;  // visible_characters() of it
  bool blank = false;         // no character above a space
  bool tidy = false;          // words with one space of ASCII between them, and at most one at each end
  bool escaped = false;       // has a "&"
};
// Of a text that ends before `end` or NUL. REQUIRES: ByteBlock::kBytes bytes more can be read behind it.
TextLook look_at(const char* utf8, char end = '\0');

// The words of a tidy text, without the space at an end.
inline std::string_view words_of(std::string_view tidy) {
  if (tidy.starts_with(' ')) tidy.remove_prefix(1);
  if (tidy.ends_with(' ')) tidy.remove_suffix(1);
  return tidy;
}

}  // namespace eender::corpus
