// SPDX-License-Identifier: EUPL-1.2
#include "match/shingles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include "match_reference.h"
#include "match_samples.h"

namespace eender::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Sequences sequences_of(const std::vector<std::vector<Word>>& lists) {
  Sequences sequences;
  for (const auto& list : lists) sequences.add(list);
  return sequences;
}

std::vector<Item> list(const Sets& sets, std::size_t i) { return {sets.lists[i].begin(), sets.lists[i].end()}; }

// Items are only numbers: what must hold is that two lists share as many as the true sets do, that what is in one set only is counted and
// left out, and that rare Items come first.
void expect_same_sets(const Sets& sets, const std::vector<std::set<reference::Shingle>>& truth) {
  ASSERT_EQ(sets.lists.size(), truth.size());
  ASSERT_EQ(sets.sizes.size(), truth.size());
  std::map<reference::Shingle, std::size_t> occurs;
  for (const auto& set : truth)
    for (const auto& member : set) ++occurs[member];
  std::map<Item, std::size_t> listed;
  for (const Item item : sets.lists.items) ++listed[item];
  for (std::size_t i = 0; i < truth.size(); ++i) {
    EXPECT_EQ(sets.sizes[i], truth[i].size());
    const auto in_several = std::ranges::count_if(truth[i], [&](const auto& member) { return occurs[member] > 1; });
    EXPECT_EQ(sets.lists[i].size(), static_cast<std::size_t>(in_several));
    EXPECT_EQ(std::ranges::adjacent_find(sets.lists[i], std::greater_equal<>()), sets.lists[i].end())
        << "not ascending and distinct";
    EXPECT_TRUE(std::ranges::is_sorted(sets.lists[i], {}, [&](Item item) { return listed[item]; })) << "not rare first";
    for (std::size_t j = 0; j < i; ++j) {
      std::vector<Item> shared;
      std::ranges::set_intersection(sets.lists[i], sets.lists[j], std::back_inserter(shared));
      EXPECT_EQ(shared.size(), reference::likeness(truth[i], truth[j]).shared);
    }
  }
}

TEST(Shingles, AreTheDistinctStretchesOfThatManyWords) {
  const Sets sets = shingle(sequences_of({{1, 2, 3, 4, 1, 2, 3}, {9, 1, 2, 3, 4}}), 3);
  EXPECT_THAT(sets.sizes, ElementsAre(4, 3));  // 123 234 341 412; 912 123 234
  EXPECT_THAT(list(sets, 0), ElementsAre(0, 1));
  EXPECT_THAT(list(sets, 1), ElementsAre(0, 1));
}

TEST(Shingles, OfAShortSequenceAreAllItsWordsAndNoPartOfALongerOne) {
  const Sets sets = shingle(sequences_of({{1, 2}, {1, 2, 3}, {1, 2}, {}, {1}, {2, 1}}), 3);
  EXPECT_THAT(sets.sizes, ElementsAre(1, 1, 1, 0, 1, 1));
  EXPECT_THAT(list(sets, 0), ElementsAre(0));
  EXPECT_THAT(list(sets, 1), IsEmpty());
  EXPECT_THAT(list(sets, 2), ElementsAre(0));
  EXPECT_THAT(list(sets, 3), IsEmpty());
  EXPECT_THAT(list(sets, 4), IsEmpty());
  EXPECT_THAT(list(sets, 5), IsEmpty());
}

TEST(Shingles, AreNumberedByRarityAndThenByFirstOccurrence) {
  // 7 in all three; 5 and 6 in two, 6 first.
  const Sets sets = shingle(sequences_of({{7, 6}, {7, 5, 6}, {5, 7}}), 1);
  EXPECT_THAT(list(sets, 0), ElementsAre(0, 2));
  EXPECT_THAT(list(sets, 1), ElementsAre(0, 1, 2));
  EXPECT_THAT(list(sets, 2), ElementsAre(1, 2));
}

TEST(Shingles, OfNoSequencesAreNoSets) {
  EXPECT_EQ(shingle({}, 3).lists.size(), 0U);
  EXPECT_EQ(word_sets({}).lists.size(), 0U);
}

TEST(Shingles, AgreeWithSetsOfVectorsOnRandomSequences) {
  reference::Random random(1);
  for (int round = 0; round < 60; ++round) {
    const Sequences sequences = reference::related_sequences(random, 30, 25, round % 2 == 0 ? 3 : 40);
    for (std::uint32_t words = 1; words <= 4; ++words) {
      std::vector<std::set<reference::Shingle>> truth;
      for (std::size_t i = 0; i < sequences.size(); ++i) truth.push_back(reference::shingles_of(sequences[i], words));
      expect_same_sets(shingle(sequences, words), truth);
    }
  }
}

TEST(WordSets, NumberTheOccurrencesOfAWord) {
  const Sets sets = word_sets(sequences_of({{4, 4, 4, 8}, {4, 8, 4}}));
  EXPECT_THAT(sets.sizes, ElementsAre(4, 3));
  EXPECT_EQ(sets.lists[0].size(), 3U);
  EXPECT_EQ(sets.lists[1].size(), 3U);
}

TEST(WordSets, AgreeWithBagsOfWordsOnRandomSequences) {
  reference::Random random(2);
  for (int round = 0; round < 60; ++round) {
    const Sequences sequences = reference::related_sequences(random, 30, 15, round % 2 == 0 ? 3 : 40);
    std::vector<std::set<reference::Shingle>> truth;
    for (std::size_t i = 0; i < sequences.size(); ++i) truth.push_back(reference::numbered_words_of(sequences[i]));
    expect_same_sets(word_sets(sequences), truth);
  }
}

// Small numbers fit three to a member's number; large ones do not, and are compared where they stand.
TEST(Shingles, DoNotDependOnHowWordsAreNumbered) {
  reference::Random random(4);
  for (int round = 0; round < 60; ++round) {
    const Sequences sequences = reference::related_sequences(random, 30, 25, round % 2 == 0 ? 3 : 40);
    Sequences large = sequences;
    for (Word& word : large.items) word = ~(word * 2654435761U);
    for (std::uint32_t words = 1; words <= 4; ++words) {
      const Sets some = shingle(sequences, words), same = shingle(large, words);
      EXPECT_EQ(some.sizes, same.sizes);
      EXPECT_EQ(some.lists.begin, same.lists.begin);
      EXPECT_EQ(some.lists.items, same.lists.items);
    }
  }
}

// Large enough for several buckets and more than one round.
TEST(Shingles, AreTheSameOnOneThreadAndOnTwo) {
  reference::Random random(3);
  Sequences sequences;
  while (sequences.items.size() < 8'200'000) sequences.add(reference::random_words(random, 2000, 300));
  std::vector<Sets> results;
  for (const std::size_t threads : {1U, 2U}) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    results.push_back(shingle(sequences, 2));
  }
  EXPECT_EQ(results[0].sizes, results[1].sizes);
  EXPECT_EQ(results[0].lists.begin, results[1].lists.begin);
  EXPECT_EQ(results[0].lists.items, results[1].lists.items);
  // 300 words make 90,000 pairs, all in many sequences: the rounds and buckets together found each once.
  EXPECT_EQ(*std::ranges::max_element(results[0].lists.items), 89'999U);
}

}  // namespace
}  // namespace eender::match
