// SPDX-License-Identifier: EUPL-1.2
#include "match/neighbours.h"

#include <gtest/gtest.h>

#include <array>

#include "families_reference.h"
#include "match_samples.h"
#include "memory_store.h"

namespace eender::match {
namespace {

constexpr Criteria kCriteria{2, {40}, 8, {60}};

// Every two compared.
bool is_linked(std::span<const Word> known, const Sequences& fresh) {
  for (std::size_t i = 0; i < fresh.size(); ++i)
    if (reference::linked(known, fresh[i], kCriteria)) return true;
  return false;
}

void expect_as_compared(const Sequences& known, const Sequences& fresh, const std::vector<bool>& skip) {
  const reference::Stored stored(known);
  const auto linked = linked_to_any(stored.store, stored.runs, skip, fresh, kCriteria);
  ASSERT_TRUE(linked);
  ASSERT_EQ(linked->size(), known.size());
  for (std::size_t i = 0; i < known.size(); ++i) EXPECT_EQ((*linked)[i], !skip[i] && is_linked(known[i], fresh)) << i;
}

TEST(Neighbours, AreThoseThatComparingEveryTwoFinds) {
  reference::Random random(41);
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t vocabulary = round % 3 == 0 ? 4 : 200;
    const Sequences all = reference::related_sequences(random, 100, round % 2 == 0 ? 12 : 40, vocabulary);
    Sequences known, fresh;
    std::vector<bool> skip;
    for (std::size_t i = 0; i < all.size(); ++i) {
      (i % 7 == 0 ? fresh : known).add(all[i]);
      if (i % 7 != 0) skip.push_back(reference::below(random, 5) == 0);
    }
    expect_as_compared(known, fresh, skip);
  }
}

TEST(Neighbours, AreFoundAmongAllSmallTexts) {
  Sequences all;
  for (Word a = 0; a < 3; ++a)
    for (Word b = 0; b < 3; ++b)
      for (Word c = 0; c < 3; ++c)
        for (std::size_t length = 0; length <= 3; ++length) {
          const std::array<Word, 3> words{a, b, c};
          all.add(std::span(words).first(length));
        }
  for (std::size_t i = 0; i < all.size(); ++i) {
    Sequences one;
    one.add(all[i]);
    expect_as_compared(all, one, std::vector<bool>(all.size()));
  }
}

TEST(Neighbours, AreNoneWhereNothingIsFreshOrKnown) {
  const Sequences some{{0, 2, 2}, {1, 2}};
  expect_as_compared(some, {}, {false, false});
  expect_as_compared({}, some, {});
}

TEST(Neighbours, SayThatTheStoreCannotBeRead) {
  reference::Stored stored(Sequences{{0, 2}, {1, 2}});
  stored.store.broken = true;
  EXPECT_FALSE(linked_to_any(stored.store, stored.runs, {false}, Sequences{{0, 2}, {1, 2}}, kCriteria));
}

}  // namespace
}  // namespace eender::match
