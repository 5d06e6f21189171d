// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/spaces.h"

#include <algorithm>
#include <bit>

#include "corpus/formats/byte_block.h"

namespace eender::corpus {
namespace {

// The first bytes of the spaces of Unicode.
bool may_begin_space(unsigned char c) { return c == 0xc2 || c == 0xe2 || c == 0xe3 || c == 0xef; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The block at text[at], and the bits of the bytes that are of the text.
struct Part {
  Part(std::string_view text, std::size_t at)
      : size(std::min(text.size() - at, ByteBlock::kBytes)),
        bits(ByteBlock::before_count(size)),
        block(size == ByteBlock::kBytes ? ByteBlock(text.data() + at) : ByteBlock(text.data() + at, size)) {}

  std::size_t size;
  ByteBlock::Bits bits;
  ByteBlock block;
};

}  // namespace

std::size_t rare_space_length(std::string_view utf8) {
  const auto byte = [&](std::size_t i) { return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0U; };
  const unsigned first = byte(0);
  if (first <= 0x20 || first == 0x7f) return 1;
  if (first == 0xc2) return byte(1) == 0xa0 ? 2 : 0;  // no-break space
  if (first == 0xe2 && byte(1) == 0x80) {             // en quad … zero width space, separators, narrow no-break space
    const unsigned last = byte(2);
    return (last >= 0x80 && last <= 0x8b) || last == 0xa8 || last == 0xa9 || last == 0xaf ? 3 : 0;
  }
  if (first == 0xe2 && byte(1) == 0x81) return byte(2) == 0x9f ? 3 : 0;
  if (first == 0xe3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
  if (first == 0xef) return byte(1) == 0xbb && byte(2) == 0xbf ? 3 : 0;  // a byte order mark gone astray
  return 0;
}

std::size_t tidy_length(std::string_view utf8) {
  const auto is_plain = [&](std::size_t i) {
    return i < utf8.size() && static_cast<unsigned char>(utf8[i]) > 0x20 && utf8[i] != 0x7f &&
           !may_begin_space(static_cast<unsigned char>(utf8[i]));
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const Part part(utf8, i);
    const ByteBlock::Bits words = part.block.at_least(0x21) & ~part.block.at_least(0x7f);
    const ByteBlock::Bits behind = words >> 1 | (is_plain(i + ByteBlock::kBytes) ? ByteBlock::kLast : 0);
    const ByteBlock::Bits other = part.bits & ~(words | (part.block.equal(' ') & behind));
    if (other == 0) {
      i += part.size;
      continue;
    }
    i += static_cast<std::size_t>(std::countr_zero(other));
    if (utf8[i] == ' ' ? !is_plain(i + 1) : space_length(utf8.substr(i)) > 0) return i;
    for (++i; i < utf8.size() && is_continuation(utf8[i]);) ++i;
  }
  return utf8.size();
}

std::string one_line(std::string_view utf8) {
  std::string line;
  while (!utf8.empty()) {
    if (const std::size_t space = space_length(utf8)) {
      utf8.remove_prefix(space);
      continue;
    }
    const std::size_t words = tidy_length(utf8);
    if (words == utf8.size() && line.empty()) return std::string(utf8);
    if (line.empty()) line.reserve(utf8.size());
    if (!line.empty()) line += ' ';
    line += utf8.substr(0, words);
    utf8.remove_prefix(words);
  }
  return line;
}

std::size_t word_count(std::string_view text) {
  std::size_t words = 0;
  ByteBlock::Bits before = 0;  // whether the last byte was of a word
  for (std::size_t i = 0; i < text.size(); i += ByteBlock::kBytes) {
    const Part part(text, i);
    const ByteBlock::Bits visible = part.block.at_least(0x21);
    words += ByteBlock::count(visible & ~(visible << 1 | before));
    before = visible >> (ByteBlock::kBytes - 1);
  }
  return words;
}

std::uint64_t visible_characters(std::string_view utf8) {
  std::uint64_t characters = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const Part part(utf8, i);
    const std::size_t end = i + part.size;
    if ((part.block.at_least(0x7f) & part.bits) == 0) {
      characters += ByteBlock::count(part.block.at_least(0x21) & part.bits);
      i = end;
      continue;
    }
    while (i < end) {
      if (const std::size_t space = space_length(utf8.substr(i)); space > 0) {
        i += space;
      } else {
        characters += !is_continuation(utf8[i]);  // else within a character
        ++i;
      }
    }
  }
  return characters;
}

TextLook look_at(const char* utf8, char end_at) {
  ByteBlock::Bits end = 0, words_seen = 0, escapes = 0, untidy = 0, space_before = 0;
  TextLook look;
  // Half of all texts are a line break and a few spaces.
  const ByteBlock first(utf8);
  if (end = first.equal('\0') | first.equal(end_at);
      end != 0 && (first.at_least(' ' + 1) & ByteBlock::before(end)) == 0) {
    look.size = static_cast<std::size_t>(std::countr_zero(end));
    look.blank = true;
    return look;
  }
  end = 0;
  for (const char* at = utf8; end == 0; at += ByteBlock::kBytes) {
    const ByteBlock block(at);
    end = block.equal('\0') | block.equal(end_at);
    const ByteBlock::Bits here = end == 0 ? ByteBlock::kAll : ByteBlock::before(end);
    const ByteBlock::Bits words = block.at_least(' ' + 1) & here;
    const ByteBlock::Bits spaces = block.equal(' ') & here;
    untidy |= (here & ~(words | spaces)) | (spaces & (spaces << 1 | space_before));
    space_before = spaces >> (ByteBlock::kBytes - 1);
    words_seen |= words;
    escapes |= block.equal('&') & here;
    look.size += end == 0 ? ByteBlock::kBytes : static_cast<std::size_t>(std::countr_zero(end));
    look.visible += static_cast<std::uint32_t>(ByteBlock::count(words));
    // Characters are counted by their first bytes. A space of Unicode is one character that is none, and makes a text untidy.
    if (const ByteBlock::Bits beyond = block.at_least(0x7f) & here; beyond != 0) {
      look.visible -=
          static_cast<std::uint32_t>(ByteBlock::count(beyond & block.at_least(0x80) & ~block.at_least(0xc0)));
      const ByteBlock::Bits suspicious =
          block.equal('\x7f') | block.equal('\xc2') | block.equal('\xe2') | block.equal('\xe3') | block.equal('\xef');
      for (ByteBlock::Bits left = suspicious & beyond; left != 0; left &= left - 1)
        if (rare_space_length({at + std::countr_zero(left), 3}) > 0) untidy = ByteBlock::kAll;
    }
  }
  look.blank = words_seen == 0;
  look.escaped = escapes != 0;
  look.tidy = !look.blank && untidy == 0;
  if (look.blank)
    look.visible = 0;
  else if (untidy != 0)
    look.visible = static_cast<std::uint32_t>(visible_characters({utf8, look.size}));
  return look;
}

}  // namespace eender::corpus
