// SPDX-License-Identifier: EUPL-1.2
#include "match/families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <numeric>

#include "match_reference.h"
#include "match_samples.h"

namespace eender::match {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsEmpty;

struct Input {
  Sequences sequences;
  Sets sets;
  std::vector<Standing> standings;
  explicit Input(Sequences of, std::uint32_t words = 1)
      : sequences(std::move(of)), sets(shingle(sequences, words)), standings(sequences.size()) {}

  std::vector<Family> families(std::uint32_t percent) const {
    const View view{&sets, {percent}, {}};
    return refine({&view, 1}, components(sets, {percent}), standings);
  }
};

std::vector<Word> count_from(Word first, std::size_t count) {
  std::vector<Word> words(count);
  std::iota(words.begin(), words.end(), first);
  return words;
}

// Windows of ten words over a row of numbers: those `step` apart share 10 - step.
Input windows(const std::vector<Word>& begins) {
  Sequences sequences;
  for (const Word begin : begins) sequences.add(count_from(begin, 10));
  return Input(sequences);
}

std::vector<std::vector<std::uint32_t>> members(const std::vector<Family>& families) {
  std::vector<std::vector<std::uint32_t>> all;
  for (const Family& family : families) all.push_back(family.members);
  return all;
}

TEST(Families, KeepTogetherWhatIsAlikeToOneInTheMiddle) {
  // 0 and 8 share two of eighteen; both share six of fourteen with 4.
  const auto families = windows({0, 8, 4}).families(40);
  ASSERT_EQ(families.size(), 1U);
  EXPECT_EQ(families[0].medoid, 2U);
  EXPECT_THAT(families[0].members, ElementsAre(0, 1, 2));
  EXPECT_THAT(families[0].weakest, DoubleEq(6.0 / 14));
}

TEST(Families, DoNotFollowAChainOfSmallSteps) {
  // Each is alike to the next only; all seven are one component.
  const Input chain = windows({0, 4, 8, 12, 16, 20, 24});
  ASSERT_THAT(components(chain.sets, {40}), testing::Each(0U));
  // The first that has two neighbours gathers them, and so on with what remains.
  EXPECT_THAT(members(chain.families(40)), ElementsAre(ElementsAre(0, 1, 2), ElementsAre(3, 4, 5), ElementsAre(6)));
}

TEST(Families, FormAroundWhatMostProvisionsSay) {
  Input chain = windows({0, 4, 8, 12});
  chain.standings = {{1}, {1}, {100}, {1}};
  const auto families = chain.families(40);
  EXPECT_THAT(members(families), ElementsAre(ElementsAre(0), ElementsAre(1, 2, 3)));
  EXPECT_EQ(families[1].medoid, 2U);
  EXPECT_EQ(families[0].weakest, 1);
}

TEST(Families, HaveTheHeavierOfTwoAsMedoid) {
  Input two = windows({0, 2});
  EXPECT_EQ(two.families(40)[0].medoid, 0U);
  two.standings = {{1}, {2}};
  EXPECT_EQ(two.families(40)[0].medoid, 1U);
}

TEST(Families, TakeEachMemberToTheMedoidItIsMostLike) {
  // The neighbourhood of the second is the heaviest and takes the third first; but that is more alike to the fourth.
  Input between = windows({0, 4, 8, 11});
  between.standings = {{100}, {60}, {1}, {50}};
  const auto families = between.families(40);
  EXPECT_THAT(members(families), ElementsAre(ElementsAre(0, 1), ElementsAre(2, 3)));
}

TEST(Families, WeighLinksOfDifferentViewsOnOneScale) {
  // By shingles 0 and 1 share a third, just at the threshold; by words they are equal. 2 has no set among the words.
  Sequences sequences;
  for (const auto& words : std::vector<std::vector<Word>>{{1, 2, 3, 1, 2}, {1, 2, 1, 2, 3}, {7, 8, 9}})
    sequences.add(words);
  const Sets shingles = shingle(sequences, 3);
  Sequences shorter;
  shorter.add(sequences[0]);
  shorter.add(sequences[1]);
  const Sets words = word_sets(shorter);
  const std::vector<std::uint32_t> ids{0, 1};
  const std::vector<View> views{{&shingles, {20}, {}}, {&words, {60}, ids}};
  const std::vector<Standing> standings(3);
  const auto families = refine(views, components(3, views), standings);
  EXPECT_THAT(members(families), ElementsAre(ElementsAre(0, 1), ElementsAre(2)));
  EXPECT_EQ(families[0].weakest_view, 1U);
  EXPECT_EQ(families[0].weakest, 1);
}

TEST(Families, OfNothingAreNone) {
  const Sets none;
  const View view{&none, {40}, {}};
  EXPECT_THAT(refine({&view, 1}, {}, {}), IsEmpty());
}

// Of windows over one row of numbers those that begin nearer each other are liker: 0 and 1 are two rules of one city, in a group together, for
// the second is likest to the first; 2 is another city's, whose group is around 3, of a third.
TEST(Families, GetBackWhatAGroupOfOneHolderKeepsFromItsCounterpart) {
  Input cities = windows({0, 2, 5, 9, 10});
  cities.standings = {{2, 0}, {2, 0}, {1, 1}, {9, 2}, {9, 3}};
  EXPECT_THAT(members(cities.families(40)), ElementsAre(ElementsAre(0, 1, 2), ElementsAre(3, 4)));
  for (Standing& standing : cities.standings) standing.holder = kSeveral;
  EXPECT_THAT(members(cities.families(40)), ElementsAre(ElementsAre(0, 1), ElementsAre(2, 3, 4)));
}

TEST(Families, TakeTheCounterpartInWhereItIsLinkedToTheMedoid) {
  // 1 is the first city's other rule, likest to its first; the third thing is its counterpart and the medoid of the others.
  Input cities = windows({0, 2, 6, 7});
  cities.standings = {{9, 0}, {1, 0}, {9, 1}, {9, 2}};
  EXPECT_THAT(members(cities.families(40)), ElementsAre(ElementsAre(0), ElementsAre(1, 2, 3)));
}

TEST(Families, OfOneHolderStayWhereTheyHaveNoCounterpart) {
  Input city = windows({0, 2, 4, 6});
  city.standings.assign(4, {1, 7});
  EXPECT_THAT(members(city.families(40)), ElementsAre(ElementsAre(0, 1, 2, 3)));
}

// Properties that hold whatever the input.
void expect_sound(const Input& input, std::uint32_t words, std::uint32_t percent, const std::vector<Family>& families) {
  std::vector<std::set<reference::Shingle>> truth;
  for (std::size_t i = 0; i < input.sequences.size(); ++i)
    truth.push_back(reference::shingles_of(input.sequences[i], words));
  std::vector<int> seen(truth.size());
  for (std::size_t f = 0; f < families.size(); ++f) {
    const Family& family = families[f];
    ASSERT_FALSE(family.members.empty());
    if (f > 0) {
      EXPECT_LT(families[f - 1].members.front(), family.members.front());
    }
    EXPECT_TRUE(std::ranges::is_sorted(family.members));
    EXPECT_TRUE(std::ranges::count(family.members, family.medoid) == 1);
    double weakest = 1;
    for (const std::uint32_t member : family.members) {
      ++seen[member];
      if (member == family.medoid) continue;
      const auto likeness = reference::likeness(truth[member], truth[family.medoid]);
      EXPECT_TRUE(likeness.at_least(percent)) << member << " is not alike to " << family.medoid;
      weakest = std::min(weakest, likeness.value());
    }
    EXPECT_DOUBLE_EQ(family.weakest, weakest);
    // No other member that is alike to all has a greater weighted sum of likenesses, up to the steps strengths are counted in.
    const auto sum = [&](std::uint32_t of) {
      double total = 0;
      for (const std::uint32_t member : family.members)
        total +=
            input.standings[member].weight * (reference::likeness(truth[of], truth[member]).value() - percent / 100.0);
      return total;
    };
    for (const std::uint32_t other : family.members) {
      const bool linked_to_all = std::ranges::all_of(family.members, [&](std::uint32_t member) {
        return reference::likeness(truth[other], truth[member]).at_least(percent);
      });
      if (linked_to_all) {
        EXPECT_LE(sum(other), sum(family.medoid) + 1e-3);
      }
    }
  }
  EXPECT_THAT(seen, testing::Each(1));
}

TEST(Families, PartitionTheThingsAndHoldOnlyWhatIsAlikeToTheMedoid) {
  reference::Random random(8);
  for (int round = 0; round < 40; ++round) {
    Input input(reference::related_sequences(random, 70, 40, round % 2 == 0 ? 25 : 500), 2);
    for (auto& standing : input.standings) {
      standing.weight = 1 + reference::below(random, 5);
      if (round % 4 > 1) standing.holder = reference::below(random, 4);
    }
    for (const std::uint32_t percent : {20U, 30U, 50U, 100U}) expect_sound(input, 2, percent, input.families(percent));
  }
}

TEST(Families, MayAskMoreOfALinkToTheMedoidThanComponentsDo) {
  reference::Random random(9);
  const Input input(reference::related_sequences(random, 200, 40, 60), 2);
  const View view{&input.sets, {45}, {}};
  expect_sound(input, 2, 45, refine({&view, 1}, components(input.sets, {25}), input.standings));
}

// Weights that are all different decide every tie.
TEST(Families, DoNotDependOnTheOrderOfTheInput) {
  reference::Random random(10);
  for (int round = 0; round < 20; ++round) {
    const Sequences sequences = reference::related_sequences(random, 60, 40, 30);
    std::vector<Standing> standings(sequences.size());
    for (auto& standing : standings) {
      standing.weight = 1'000'000 + static_cast<std::uint32_t>(random() % 1'000'000);
      if (round % 2 == 0) standing.holder = reference::below(random, 3);
    }
    std::vector<std::uint32_t> order(sequences.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::shuffle(order, random);

    Input one(sequences, 2);
    one.standings = standings;
    Sequences shuffled;
    for (const std::uint32_t i : order) shuffled.add(sequences[i]);
    Input other(shuffled, 2);
    for (std::size_t i = 0; i < order.size(); ++i) other.standings[i] = standings[order[i]];

    // Back to the numbers of the first order.
    std::vector<Family> back = other.families(35);
    for (Family& family : back) {
      family.medoid = order[family.medoid];
      for (std::uint32_t& member : family.members) member = order[member];
      std::ranges::sort(family.members);
    }
    std::ranges::sort(back, {}, [](const Family& family) { return family.members.front(); });
    const std::vector<Family> families = one.families(35);
    ASSERT_EQ(members(families), members(back)) << "round " << round;
    for (std::size_t f = 0; f < families.size(); ++f) EXPECT_EQ(families[f].medoid, back[f].medoid);
  }
}

// Three rows of windows, each alike to its neighbour row and not to the one behind that: a component of 3,000, of which only some weigh.
TEST(Families, OfThousandsAreWeighedByTheHeaviestAndHoldOnlyWhatIsAlikeToTheMedoid) {
  reference::Random random(12);
  Sequences sequences;
  Word own = 1000;
  for (int i = 0; i < 3000; ++i) {
    // Begins of 0, 5 or 10 share ten of twenty at most; one word is each one's own.
    std::vector<Word> words = count_from(static_cast<Word>(i % 3) * 5, 15);
    words[reference::below(random, 15)] = own++;
    sequences.add(words);
  }
  Input input(sequences);
  for (auto& standing : input.standings) standing.weight = 1 + reference::below(random, 5);
  const auto labels = components(input.sets, {45});
  ASSERT_THAT(labels, testing::Each(0U));
  const std::vector<Family> families = input.families(45);
  std::size_t placed = 0;
  for (const Family& family : families) {
    const auto medoid = reference::shingles_of(sequences[family.medoid], 1);
    for (const std::uint32_t member : family.members) {
      if (member == family.medoid) continue;
      EXPECT_TRUE(reference::likeness(reference::shingles_of(sequences[member], 1), medoid).at_least(45));
    }
    placed += family.members.size();
  }
  EXPECT_EQ(placed, 3000U);
  // What is alike to most, and what those are not alike to.
  std::vector<std::size_t> sizes;
  for (const Family& family : families) sizes.push_back(family.members.size());
  std::ranges::sort(sizes, std::greater<>());
  EXPECT_GE(sizes[0], 1000U);
}

TEST(Families, AreTheSameOnOneThreadAndOnTwo) {
  reference::Random random(11);
  const Input input(reference::related_sequences(random, 4000, 50, 300), 2);
  std::vector<std::vector<Family>> results;
  for (const std::size_t threads : {1U, 2U}) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    results.push_back(input.families(30));
  }
  EXPECT_EQ(members(results[0]), members(results[1]));
  for (std::size_t f = 0; f < results[0].size(); ++f) {
    EXPECT_EQ(results[0][f].medoid, results[1][f].medoid);
    EXPECT_EQ(results[0][f].weakest, results[1][f].weakest);
  }
}

}  // namespace
}  // namespace eender::match
