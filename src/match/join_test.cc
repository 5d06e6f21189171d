// SPDX-License-Identifier: EUPL-1.2
#include "match/join.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <numeric>

#include "match_reference.h"
#include "match_samples.h"

namespace eender::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Truth = std::vector<std::set<reference::Shingle>>;

Sequences sequences_of(const std::vector<std::vector<Word>>& lists) {
  Sequences sequences;
  for (const auto& list : lists) sequences.add(list);
  return sequences;
}

std::vector<std::array<std::uint64_t, 3>> plain(const std::vector<Pair>& pairs) {
  std::vector<std::array<std::uint64_t, 3>> result;
  for (const Pair& pair : pairs) result.push_back({pair.left, pair.right, pair.shared});
  return result;
}

Truth truth_of(const Sequences& sequences, std::size_t words) {
  Truth truth;
  for (std::size_t i = 0; i < sequences.size(); ++i) truth.push_back(reference::shingles_of(sequences[i], words));
  return truth;
}

std::vector<Word> count_from(Word first, std::size_t count) {
  std::vector<Word> words(count);
  std::iota(words.begin(), words.end(), first);
  return words;
}

TEST(Threshold, ComparesWithoutRounding) {
  EXPECT_TRUE((Threshold{30}.met(3, 10)));
  EXPECT_FALSE((Threshold{30}.met(299'999'999, 1'000'000'000)));
  EXPECT_TRUE((Threshold{70}.met(7, 10)));
  EXPECT_TRUE((Threshold{100}.met(5, 5)));
  EXPECT_FALSE((Threshold{1}.met(0, 0)));
}

TEST(Join, GivesPairsExactlyAtTheThresholdAndNotBelow) {
  // Of single words: 0..9 and 5..14 share 5 of 15.
  const Sets sets = shingle(sequences_of({count_from(0, 10), count_from(5, 10)}), 1);
  EXPECT_THAT(join(sets, {33}), ElementsAre(Pair{0, 1, 5}));
  EXPECT_THAT(join(sets, {34}), IsEmpty());
}

TEST(Join, CountsWhatWasLeftOutOfTheListsAsPartOfTheSets) {
  // 4 shared words and 6 more on one side that occur nowhere else: 4 of 10.
  const Sets sets = shingle(sequences_of({count_from(0, 10), count_from(0, 4)}), 1);
  ASSERT_EQ(sets.lists[0].size(), 4U);
  EXPECT_THAT(join(sets, {40}), ElementsAre(Pair{0, 1, 4}));
  EXPECT_THAT(join(sets, {41}), IsEmpty());
}

TEST(Join, FindsNothingLikeAnEmptySet) {
  const Sets sets = shingle(sequences_of({{}, {}, {1, 2, 3}, {}}), 3);
  EXPECT_THAT(join(sets, {1}), IsEmpty());
  EXPECT_THAT(components(sets, {1}), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(join(Sets{}, {50}), IsEmpty());
  EXPECT_THAT(components(Sets{}, {50}), IsEmpty());
}

TEST(Join, AgreesWithAllPairsOnRelatedTextsAtEveryThreshold) {
  reference::Random random(4);
  for (int round = 0; round < 30; ++round) {
    const std::uint32_t vocabulary = round % 3 == 0 ? 4 : round % 3 == 1 ? 30 : 1000;
    const Sequences sequences = reference::related_sequences(random, 60, 40, vocabulary);
    const std::uint32_t words = 1 + static_cast<std::uint32_t>(round) % 3;
    const Sets sets = shingle(sequences, words);
    const Truth truth = truth_of(sequences, words);
    for (std::uint32_t percent : {1U, 10U, 25U, 30U, 33U, 40U, 50U, 60U, 67U, 75U, 80U, 99U, 100U})
      ASSERT_EQ(plain(join(sets, {percent})), reference::all_pairs(truth, percent))
          << "round " << round << " at " << percent;
  }
}

// Every two subsets of five words meet here: all sizes, overlaps and places in the prefix.
TEST(Join, AgreesWithAllPairsOnEverySubsetOfASmallAlphabet) {
  Sequences sequences;
  for (std::uint32_t subset = 0; subset < 64; ++subset) {
    std::vector<Word> words;
    for (Word word = 0; word < 6; ++word)
      if ((subset >> word & 1) != 0) words.push_back(word);
    sequences.add(words);
  }
  const Sets sets = shingle(sequences, 1);
  const Truth truth = truth_of(sequences, 1);
  for (std::uint32_t percent = 1; percent <= 100; ++percent)
    ASSERT_EQ(plain(join(sets, {percent})), reference::all_pairs(truth, percent)) << percent;
}

// Long sets that differ in many Items fill the bitmaps: a bound that was too tight would lose pairs here.
TEST(Join, AgreesWithAllPairsOnLongSets) {
  reference::Random random(5);
  Sequences sequences;
  for (int i = 0; i < 80; ++i) {
    std::vector<Word> words = count_from(reference::below(random, 300), 600);
    sequences.add(reference::edited(random, std::move(words), reference::below(random, 300), 5000));
  }
  const Sets sets = shingle(sequences, 1);
  const Truth truth = truth_of(sequences, 1);
  for (std::uint32_t percent : {20U, 30U, 50U, 70U})
    ASSERT_EQ(plain(join(sets, {percent})), reference::all_pairs(truth, percent)) << percent;
}

TEST(Components, AreTheClosureOfAllPairs) {
  reference::Random random(6);
  for (int round = 0; round < 40; ++round) {
    const Sequences sequences = reference::related_sequences(random, 80, 30, round % 2 == 0 ? 12 : 300);
    const Sets sets = shingle(sequences, 2);
    const Truth truth = truth_of(sequences, 2);
    for (std::uint32_t percent : {20U, 40U, 60U})
      ASSERT_EQ(components(sets, {percent}), reference::closure(truth.size(), reference::all_pairs(truth, percent)));
  }
}

TEST(Components, HangTogetherThroughAnyView) {
  // By shingles of two, 0 and 1 are alike; by words, 1 and 3 are (in another order); 2 is alone and has no set among the words.
  const Sets shingles = shingle(sequences_of({{1, 2, 3, 4}, {1, 2, 3, 5}, {9, 9, 9}, {5, 1, 3, 2}}), 2);
  const Sets words = word_sets(sequences_of({{1, 2, 3, 5}, {5, 1, 3, 2}}));
  const std::vector<std::uint32_t> ids{1, 3};
  const std::vector<View> both{{&shingles, {50}, {}}, {&words, {90}, ids}};
  EXPECT_THAT(components(4, std::span(both).first(1)), ElementsAre(0, 0, 2, 3));
  EXPECT_THAT(components(4, both), ElementsAre(0, 0, 2, 0));
}

TEST(Join, AndComponentsAreTheSameOnOneThreadAndOnTwo) {
  reference::Random random(7);
  const Sequences sequences = reference::related_sequences(random, 5000, 60, 400);
  const Sets sets = shingle(sequences, 2);
  std::vector<std::vector<Pair>> pairs;
  std::vector<std::vector<std::uint32_t>> labels;
  for (const std::size_t threads : {1U, 2U}) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    pairs.push_back(join(sets, {40}));
    labels.push_back(components(sets, {40}));
  }
  EXPECT_GT(pairs[0].size(), 1000U);
  EXPECT_EQ(pairs[0], pairs[1]);
  EXPECT_EQ(labels[0], labels[1]);
}

}  // namespace
}  // namespace eender::match
