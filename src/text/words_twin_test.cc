// SPDX-License-Identifier: EUPL-1.2
// Words against its slow twin, which asks ICU about every character. tests/corpora does the same with real texts, fuzz/words_fuzz.cc with
// whatever it can think of.
#include <gtest/gtest.h>

#include <array>
#include <initializer_list>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "words_difference.h"

namespace eender::text {
namespace {

using reference::difference;

// In UTF-8; surrogates too, which makes bytes that are none.
std::string encoded(std::uint32_t c) {
  const auto byte = [](std::uint32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

// All strings of up to `length` pieces; the first on which the two disagree.
std::string first_difference(std::span<const std::string_view> pieces, std::size_t length) {
  std::vector<std::string> texts{""};
  for (std::size_t begin = 0, round = 0; round < length; ++round) {
    const std::size_t end = texts.size();
    for (; begin < end; ++begin)
      for (const std::string_view piece : pieces) {
        texts.push_back(texts[begin] + std::string(piece));
        if (auto found = difference(texts.back()); !found.empty()) return found;
      }
  }
  return {};
}

// What texts are made of, and what has a rule of its own.
constexpr std::array<std::string_view, 64> kPieces = {"a",
                                                      "B",
                                                      "z",
                                                      "i",
                                                      "IV",
                                                      "xviii",
                                                      "1",
                                                      "20",
                                                      "305",
                                                      "het",
                                                      "College",
                                                      "Wijziging",
                                                      " ",
                                                      " ",
                                                      " ",
                                                      "  ",
                                                      "\t",
                                                      "\n",
                                                      "\r\n",
                                                      ".",
                                                      ",",
                                                      ";",
                                                      ":",
                                                      "-",
                                                      "/",
                                                      "'",
                                                      "(",
                                                      ")",
                                                      "\"",
                                                      "$",
                                                      "%",
                                                      "*",
                                                      "=",
                                                      "\xC3\xA9" /* é */,
                                                      "\xC3\x89" /* É */,
                                                      "\xC3\x9F" /* ß */,
                                                      "\xC4\xB0" /* İ */,
                                                      "\xC4\xB3" /* ĳ */,
                                                      "\xC5\x89" /* ŉ */,
                                                      "\xC2\xBD" /* ½ */,
                                                      "\xC2\xB2" /* ² */,
                                                      "\xC2\xAA" /* ª */,
                                                      "\xC2\xA7" /* § */,
                                                      "\xC2\xB0" /* ° */,
                                                      "\xC2\xB7" /* · */,
                                                      "\xC2\xA0" /* no-break space */,
                                                      "\xC2\xAD" /* soft hyphen */,
                                                      "\xCC\x81" /* combining acute */,
                                                      "\xCC\xA7" /* combining cedilla */,
                                                      "\xE2\x80\x99" /* ’ */,
                                                      "\xE2\x80\x98" /* ‘ */,
                                                      "\xE2\x80\x93" /* – */,
                                                      "\xE2\x82\xAC" /* € */,
                                                      "\xE2\x80\x8B" /* zero-width space */,
                                                      "\xE2\x80\xA8" /* line separator */,
                                                      "\xE2\x80\x83" /* em space */,
                                                      "\xE2\x80\xA2" /* • */,
                                                      "\xEF\xAC\x81" /* ﬁ */,
                                                      "\xEF\xB7\xBA" /* ﷺ */,
                                                      "\xCF\x83" /* σ */,
                                                      "\xD9\xA3" /* ٣ */,
                                                      "\xF0\x9D\x90\x80" /* 𝐀 */,
                                                      "\xC3",
                                                      "\x80"};

TEST(WordsTwin, AgreesOnEveryCharacter) {
  // Alone, in a word, between digits, before and behind what composes, as a bullet, as a list's counter, behind one, doubled.
  for (std::uint32_t c = 0; c < 0x110000; ++c) {
    const std::string x = encoded(c);
    const std::string text = x + " a" + x + "b 1" + x + "2 e" + x + "\xCC\x81 A" + x + "\n" + x + " 1. Het: (" + x +
                             ") b, " + x + ".  c\n2 " + x + "\n2.3 " + x + "\n" + x + x + "\xE2\x80\x99" + x;
    ASSERT_EQ(difference(text), "") << "U+" << std::hex << c;
    ASSERT_EQ(difference(x), "") << "U+" << std::hex << c;
  }
}

TEST(WordsTwin, AgreesOnAllShortTextsOfWhatJoinsAndParts) {
  constexpr std::array<std::string_view, 12> kJoining = {
      "a", "B", "1", "2", " ", ".", ",", "'", "-", ":", "\xE2\x80\x99", "\xC3\xA9"};
  EXPECT_EQ(first_difference(kJoining, 5), "");
}

TEST(WordsTwin, AgreesOnAllShortTextsOfListMarkers) {
  constexpr std::array<std::string_view, 12> kMarkers = {"1", "i", "H",        ".", " ", "\n",
                                                         "(", ")", "\xC2\xB0", "-", ",", "\xC2\xA0"};
  EXPECT_EQ(first_difference(kMarkers, 5), "");
}

TEST(WordsTwin, AgreesOnAllShortTextsOfWhatFoldsTogether) {
  // The last two are marks of the table's own range, which go in an order of theirs.
  constexpr std::array<std::string_view, 14> kFolding = {
      "e",        "I",        "\xC3\x89",     "\xC3\x9F",     "\xC4\xB0",     "\xC5\x89",     "\xCC\x81",
      "\xCC\xA7", "\xC2\xAD", "\xE2\x80\x8B", "\xEF\xAC\x81", "\xE2\x80\x99", "\xE2\x83\x90", "\xE2\x83\x92"};
  EXPECT_EQ(first_difference(kFolding, 5), "");
}

TEST(WordsTwin, AgreesOnAllShortTextsOfBrokenUtf8) {
  constexpr std::array<std::string_view, 12> kBroken = {"a",    "1",    ".",    " ",    "\xC3", "\xE2",
                                                        "\x80", "\xA9", "\xF0", "\xED", "\xFF", "\xC0"};
  EXPECT_EQ(first_difference(kBroken, 5), "");
}

TEST(WordsTwin, AgreesOnWordsAcrossBlocks) {
  // Bytes are looked at in blocks of 64.
  for (std::size_t before = 0; before < 70; ++before)
    for (const std::size_t word : {1U, 2U, 62U, 63U, 64U, 65U, 66U, 127U, 128U, 129U, 192U}) {
      const std::string start = std::string(before, '.') + std::string(word, 'X');
      for (const std::string_view piece : kPieces) {
        ASSERT_EQ(difference(start + std::string(piece)), "");
        ASSERT_EQ(difference(start + std::string(piece) + "y 1"), "");
      }
    }
}

TEST(WordsTwin, AgreesOnRandomTexts) {
  std::mt19937 random(1);
  for (int round = 0; round < 30'000; ++round) {
    std::string text;
    for (std::size_t pieces = random() % 60; pieces > 0; --pieces) text += kPieces[random() % kPieces.size()];
    ASSERT_EQ(difference(text), "");
  }
}

TEST(WordsTwin, AgreesOnRandomBytes) {
  std::mt19937 random(2);
  for (int round = 0; round < 30'000; ++round) {
    std::string text(random() % 150, ' ');
    for (char& c : text) c = static_cast<char>(static_cast<unsigned char>(random()));
    ASSERT_EQ(difference(text), "");
  }
}

TEST(WordsTwin, AgreesOnRandomCharacters) {
  std::mt19937 random(3);
  // Mostly of the alphabets that are in the table, some of those that are not.
  constexpr std::array<std::uint32_t, 6> kEnds = {0x80, 0x250, 0x250, 0x370, 0x2100, 0x30000};
  for (int round = 0; round < 30'000; ++round) {
    std::string text;
    for (std::size_t length = random() % 80; length > 0; --length)
      text += encoded(static_cast<std::uint32_t>(random()) % kEnds[random() % kEnds.size()]);
    ASSERT_EQ(difference(text), "");
  }
}

}  // namespace
}  // namespace eender::text
