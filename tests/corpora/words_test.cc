// SPDX-License-Identifier: EUPL-1.2
// The words of real texts, against the slow twin that asks ICU about every character. The texts are not the project's: they are read where
// they lie beside it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "corpus/formats/format.h"
#include "corpus/input.h"
#include "words_difference.h"

namespace eender {
namespace {

namespace fs = std::filesystem;

// Compares every text that comes by: provisions, notes, headings, titles.
struct Comparing : corpus::Sink {
  std::string difference;  // the first
  std::size_t texts = 0;

  void compare(const std::string& text) {
    ++texts;
    if (difference.empty()) difference = text::reference::difference(text);
  }
  void regulation(corpus::Regulation regulation) override {
    compare(regulation.title);
    for (const corpus::Provision& provision : regulation.provisions) {
      compare(provision.heading);
      compare(provision.text);
      compare(provision.note);
    }
    for (const corpus::Note& note : regulation.notes) compare(note.text);
  }
  void problem(corpus::Problem) override {}
  void account(const corpus::Account&) override {}
};

class WordsOfRealTexts : public testing::TestWithParam<const char*> {};

TEST_P(WordsOfRealTexts, AreThoseOfTheSlowTwin) {
  const fs::path path = fs::path(EENDER_SOURCE_DIR).parent_path() / "shared" / "corpora" / GetParam();
  if (!fs::exists(path)) GTEST_SKIP() << "needs the real texts at " << path;
  Comparing comparing;
  corpus::for_each_file(
      {path.string()},
      [&](const std::string& file, bool) {
        auto input = corpus::Input::open(file);
        ASSERT_TRUE(input) << file;
        corpus::import_source(*input, {file, "", false}, comparing);
      },
      comparing);
  EXPECT_EQ(comparing.difference, "");
  EXPECT_GT(comparing.texts, 0U);
}

INSTANTIATE_TEST_SUITE_P(From, WordsOfRealTexts,
                         testing::Values("georgia-codes.jsonl.zst", "south-africa-bylaws", "nl-cvdr", "nl-stop",
                                         "nl-wmo-passages"),
                         [](const auto& corpus) {
                           std::string name = corpus.param;
                           std::ranges::replace_if(
                               name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
                           return name;
                         });

}  // namespace
}  // namespace eender
