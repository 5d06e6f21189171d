// SPDX-License-Identifier: EUPL-1.2
#include "match/alignment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "match_samples.h"

namespace eender::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Words = std::vector<Word>;

Sequences sequences_of(const std::vector<Words>& lists) {
  Sequences sequences;
  for (const auto& list : lists) sequences.add(list);
  return sequences;
}

std::span<const Word> words_of(const Reading& reading, std::span<const Word> base, const Sequences& sequences) {
  const auto source = reading.sequence == kBase ? base : sequences[reading.sequence];
  return source.subspan(reading.words.begin, reading.words.size());
}

TEST(Alignment, OfEqualSequencesHasNoVariationPoints) {
  const Words base{1, 2, 3};
  const Alignment alignment = align(base, sequences_of({base, base}));
  EXPECT_THAT(alignment.points, IsEmpty());
  EXPECT_THAT(alignment.apart, IsEmpty());
}

TEST(Alignment, ShowsWhoReadsWhatWhereTheyDiffer) {
  // within [6 | 8 | thirteen] weeks of receipt
  const Words base{1, 6, 2, 3, 4};
  const Sequences others = sequences_of({{1, 8, 2, 3, 4}, base, {1, 10, 3, 2, 3, 4}, {1, 8, 2, 3, 4}});
  const Alignment alignment = align(base, others);
  ASSERT_EQ(alignment.points.size(), 1U);
  const VariationPoint& point = alignment.points[0];
  EXPECT_EQ(point.base, (Range{1, 2}));
  EXPECT_THAT(point.reading_of, ElementsAre(1, 0, 2, 1));
  EXPECT_THAT(words_of(point.readings[0], base, others), ElementsAre(6));
  EXPECT_THAT(words_of(point.readings[1], base, others), ElementsAre(8));
  EXPECT_THAT(words_of(point.readings[2], base, others), ElementsAre(10, 3));
  EXPECT_THAT(point.words_of, ElementsAre(Range{1, 2}, Range{1, 2}, Range{1, 3}, Range{1, 2}));
}

TEST(Alignment, HasAPointWithoutWordsOfTheBaseWhereOthersOnlyInsert) {
  const Words base{1, 2, 3, 4};
  const Alignment alignment = align(base, sequences_of({{1, 2, 9, 3, 4}, {8, 1, 2, 3, 4}, {1, 2, 3, 4, 7}}));
  ASSERT_EQ(alignment.points.size(), 3U);
  EXPECT_EQ(alignment.points[0].base, (Range{0, 0}));
  EXPECT_EQ(alignment.points[1].base, (Range{2, 2}));
  EXPECT_EQ(alignment.points[2].base, (Range{4, 4}));
  EXPECT_THAT(alignment.points[1].reading_of, ElementsAre(1, 0, 0));
}

TEST(Alignment, MakesOnePointOfEditsThatTouch) {
  // One changes the number, another the unit.
  const Words base{1, 2, 6, 50, 3, 4};
  const Alignment alignment =
      align(base, sequences_of({{1, 2, 8, 50, 3, 4}, {1, 2, 6, 60, 3, 4}, {1, 2, 6, 50, 9, 3, 4}}));
  ASSERT_EQ(alignment.points.size(), 1U);
  EXPECT_EQ(alignment.points[0].base, (Range{2, 4}));
  EXPECT_EQ(alignment.points[0].readings.size(), 4U);
}

TEST(Alignment, LeavesOutWhatKeepsTooLittle) {
  const Words base{1, 2, 3, 4};
  const Sequences others = sequences_of({{1, 2, 8, 9}, {1, 7, 8, 9}, {1, 2, 3, 4, 5, 6, 7, 8, 9}, {}});
  const Alignment alignment = align(base, others, {50});
  EXPECT_THAT(alignment.apart, ElementsAre(1, 2, 3));
  ASSERT_EQ(alignment.points.size(), 1U);
  EXPECT_THAT(alignment.points[0].reading_of, ElementsAre(1, kApart, kApart, kApart));
}

TEST(Alignment, OfNothingWithNothingIsEmpty) {
  EXPECT_THAT(align({}, sequences_of({{}})).apart, IsEmpty());
  EXPECT_THAT(align({}, sequences_of({{}})).points, IsEmpty());
  EXPECT_THAT(align({}, sequences_of({{1}})).apart, ElementsAre(0));
  EXPECT_THAT(align({}, {}).points, IsEmpty());
}

TEST(Alignment, GivesBackEverySequenceFromCommonStretchesAndItsReadings) {
  reference::Random random(15);
  std::size_t points = 0;
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t vocabulary = round % 3 == 0 ? 3 : 200;
    const Words base = reference::random_words(random, 60, vocabulary);
    Sequences others;
    for (std::uint32_t i = reference::below(random, 12); i-- > 0;)
      others.add(reference::edited(random, base, reference::below(random, 12), vocabulary));
    const Alignment alignment = align(base, others, {40});
    points += alignment.points.size();
    for (std::uint32_t i = 0; i < others.size(); ++i) {
      if (std::ranges::count(alignment.apart, i) == 1) continue;
      Words from_readings;
      Words from_ranges;
      std::uint32_t at = 0;  // in the base
      const auto common_until = [&](std::uint32_t end) {
        from_readings.insert(from_readings.end(), base.begin() + at, base.begin() + end);
        from_ranges.insert(from_ranges.end(), base.begin() + at, base.begin() + end);
      };
      for (const VariationPoint& point : alignment.points) {
        common_until(point.base.begin);
        at = point.base.end;
        const auto reading = words_of(point.readings.at(point.reading_of[i]), base, others);
        from_readings.insert(from_readings.end(), reading.begin(), reading.end());
        const auto own = others[i].subspan(point.words_of[i].begin, point.words_of[i].size());
        from_ranges.insert(from_ranges.end(), own.begin(), own.end());
      }
      common_until(static_cast<std::uint32_t>(base.size()));
      ASSERT_TRUE(std::ranges::equal(from_readings, others[i])) << "round " << round;
      ASSERT_TRUE(std::ranges::equal(from_ranges, others[i])) << "round " << round;
    }
    for (std::size_t p = 0; p < alignment.points.size(); ++p) {
      const VariationPoint& point = alignment.points[p];
      if (p > 0) {
        EXPECT_GT(point.base.begin, alignment.points[p - 1].base.end) << "no common word between two points";
      }
      std::set<Words> distinct;
      for (const Reading& reading : point.readings) {
        const auto words = words_of(reading, base, others);
        EXPECT_TRUE(distinct.emplace(words.begin(), words.end()).second) << "a reading twice";
      }
      EXPECT_GT(distinct.size(), 1U) << "a point where nobody differs";
      EXPECT_EQ(point.readings[0].sequence, kBase);
    }
  }
  EXPECT_GT(points, 500U);
}

}  // namespace
}  // namespace eender::match
