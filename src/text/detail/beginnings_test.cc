// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/beginnings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/detail/dates.h"
#include "text/detail/numbers.h"
#include "text/detail/references.h"

namespace eender::text::detail {
namespace {

// Words that rules know, and some that none does.
constexpr std::array<std::string_view, 56> kWords = {"artikel",
                                                     "artikelen",
                                                     "lid",
                                                     "eerste",
                                                     "derde",
                                                     "het",
                                                     "de",
                                                     "the",
                                                     "section",
                                                     "sections",
                                                     "chapter",
                                                     "act",
                                                     "ordinance",
                                                     "no",
                                                     "of",
                                                     "van",
                                                     "en",
                                                     "and",
                                                     "tot",
                                                     "a",
                                                     "b",
                                                     "ii",
                                                     "een",
                                                     "half",
                                                     "halve",
                                                     "één",
                                                     "twee",
                                                     "zes",
                                                     "driehonderdveertien",
                                                     "anderhalf",
                                                     "one",
                                                     "twenty",
                                                     "five",
                                                     "hundred",
                                                     "thousand",
                                                     "million",
                                                     "miljoen",
                                                     "acht",
                                                     "in",
                                                     "maart",
                                                     "march",
                                                     "may",
                                                     "mei",
                                                     "april",
                                                     "december",
                                                     "1",
                                                     "12",
                                                     "31st",
                                                     "2020",
                                                     "1-1-2020",
                                                     "12/31/2020",
                                                     "6-8",
                                                     "1.250,50",
                                                     "§",
                                                     "boom",
                                                     "tree"};

std::vector<Token> random_key(std::mt19937& random) {
  std::vector<Token> key;
  for (std::size_t length = 1 + random() % 8; length > 0; --length)
    key.push_back({kWords[random() % kWords.size()], 0, 0});
  return key;
}

TEST(Beginnings, HoldAllThatARuleFinds) {
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    Vocabulary vocabulary;
    add_references(vocabulary, language);
    add_numbers(vocabulary, language);
    add_dates(vocabulary, language);
    std::mt19937 random(1);
    std::size_t references = 0, numbers = 0, dates = 0;
    for (int round = 0; round < 20'000; ++round) {
      const std::vector<Token> key = random_key(random);
      const Beginnings begins(key, vocabulary);
      for (std::size_t i = 0; i < key.size(); ++i) {
        const auto may = [&](bool there, std::size_t words, std::size_t& found) {
          found += words > 0 ? 1 : 0;
          ASSERT_TRUE(there || words == 0) << print(key) << " at " << i;
        };
        may(begins.reference(i), reference(key, i, language).words, references);
        may(begins.value(i), number(key, i, language).words, numbers);
        may(begins.date(i), date(key, i, language).words, dates);
      }
    }
    EXPECT_GT(std::min({references, numbers, dates}), 100U);
  }
}

TEST(Beginnings, TellWhereTheNextIs) {
  Vocabulary vocabulary;
  vocabulary.add("zes", kNumber);
  vocabulary.add("het", kArticle);
  vocabulary.add("raad", kBody);
  vocabulary.add_possessives(kBody);
  const std::vector<Token> key = {{"boom", 0, 0}, {"zes", 0, 0},  {"bos", 0, 0},
                                  {"het", 0, 0},  {"raad", 0, 0}, {"foto's", 0, 0}};
  const Beginnings begins(key, vocabulary);
  EXPECT_EQ(begins.next(0), 1U);
  EXPECT_EQ(begins.next(2), 3U);
  EXPECT_TRUE(begins.body(3)) << "behind the article";
  EXPECT_FALSE(begins.body(2));
  EXPECT_TRUE(begins.body(5));
  EXPECT_EQ(Beginnings({}, vocabulary).next(0), 0U);
}

}  // namespace
}  // namespace eender::text::detail
