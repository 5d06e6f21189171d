// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/spaces.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "corpus/formats/byte_block.h"

namespace eender::corpus {
namespace {

// The slow twins: a look at every byte.
std::string one_line_slowly(std::string_view utf8) {
  std::string line;
  bool space = false;
  while (!utf8.empty()) {
    if (const std::size_t length = space_length(utf8)) {
      space = true;
      utf8.remove_prefix(length);
      continue;
    }
    if (space && !line.empty()) line += ' ';
    space = false;
    line += utf8[0];
    utf8.remove_prefix(1);
  }
  return line;
}

std::size_t words_slowly(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto visible = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) > 0x20; };
    words += visible(i) && (i == 0 || !visible(i - 1));
  }
  return words;
}

std::uint64_t visible_slowly(std::string_view utf8) {
  std::uint64_t characters = 0;
  while (!utf8.empty()) {
    const std::size_t space = space_length(utf8);
    if (space == 0) characters += (static_cast<unsigned char>(utf8[0]) & 0xC0) != 0x80;
    utf8.remove_prefix(space > 0 ? space : 1);
  }
  return characters;
}

bool is_tidy_slowly(std::string_view utf8) {
  if (utf8.starts_with(' ')) utf8.remove_prefix(1);
  if (utf8.ends_with(' ')) utf8.remove_suffix(1);
  for (std::size_t i = 0; i < utf8.size(); ++i)
    if (utf8[i] != ' ' && space_length(utf8.substr(i)) > 0) return false;
  return one_line_slowly(utf8) == utf8;
}

void expect_alike(const std::string& text) {
  SCOPED_TRACE(testing::PrintToString(text));
  EXPECT_EQ(one_line(text), one_line_slowly(text));
  EXPECT_EQ(word_count(text), words_slowly(text));
  EXPECT_EQ(visible_characters(text), visible_slowly(text));
  const std::string_view tidy = std::string_view(text).substr(0, tidy_length(text));
  if (space_length(text) == 0) {
    EXPECT_EQ(one_line_slowly(tidy), tidy);
    EXPECT_TRUE(text.empty() || !tidy.empty());
  }
  const TextLook look = look_at((text + std::string(1 + ByteBlock::kBytes, '\0')).c_str());
  EXPECT_EQ(look.size, text.size());
  EXPECT_EQ(look.blank, words_slowly(text) == 0);
  EXPECT_EQ(look.tidy, !look.blank && is_tidy_slowly(text));
  if (look.tidy) {
    EXPECT_EQ(words_of(text), one_line_slowly(text));
  }
  EXPECT_EQ(look.visible, look.blank ? 0 : visible_slowly(text));
}

TEST(Spaces, AreFoundBlockByBlockAsByteByByte) {
  const std::vector<std::string> pieces = {"a",      "woord",  " ",      "  ",           "\n",     "\u00a0",
                                           "\u00e9", "\u2003", "\u2019", "\u2028",       "\u205f", "\u3000",
                                           "\ufeff", "\x7f",   "\u20ac", "eenentwintig "};
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t left = random() % 12; left > 0; --left)
      text += pieces[random() % 3 == 0 ? random() % pieces.size() : random() % 3];
    expect_alike(text);
  }
}

TEST(Spaces, AreFoundWhereverABlockEnds) {
  for (std::size_t before = 0; before < 36; ++before)
    for (const char* space : {" ", "  ", "\t", "\u00a0", " \u2019", "\u2003", " \u00e9", "\x7f"})
      for (const std::size_t after : {0U, 1U, 20U})
        expect_alike(std::string(before, 'x') + space + std::string(after, 'y'));
}

}  // namespace
}  // namespace eender::corpus
