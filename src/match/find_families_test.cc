// SPDX-License-Identifier: EUPL-1.2
#include "match/find_families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <optional>

#include "families_reference.h"
#include "match_samples.h"
#include "memory_store.h"

namespace eender::match {
namespace {

constexpr Criteria kCriteria{2, {40}, 8, {60}};
constexpr std::uint64_t kPlenty = std::uint64_t{1} << 30;

struct Stored : reference::Stored {
  std::vector<Standing> standings;

  explicit Stored(const Sequences& sequences, std::uint32_t heaviest = 1) : reference::Stored(sequences) {
    for (std::uint32_t i = 0; i < sequences.size(); ++i) standings.push_back({1 + i % heaviest, i % 7});
  }
  Grouped find(std::uint64_t memory, std::vector<std::uint32_t> connected = {}) const {
    auto grouped = find_families(store, runs, standings, kCriteria, memory, std::move(connected));
    EXPECT_TRUE(grouped);
    return *grouped;
  }
};

void expect_same(const Grouped& found, const Grouped& expected) {
  EXPECT_EQ(found.labels, expected.labels);
  ASSERT_EQ(found.families.size(), expected.families.size());
  for (std::size_t i = 0; i < found.families.size(); ++i) {
    EXPECT_EQ(found.families[i].members, expected.families[i].members);
    EXPECT_EQ(found.families[i].medoid, expected.families[i].medoid);
    EXPECT_EQ(found.families[i].weakest, expected.families[i].weakest);
    EXPECT_EQ(found.families[i].weakest_view, expected.families[i].weakest_view);
  }
}

TEST(FindFamilies, GivesTheSameInAnyMemory) {
  reference::Random random(31);
  for (int round = 0; round < 40; ++round) {
    const Sequences sequences = reference::related_sequences(random, 90, 30, round % 3 == 0 ? 8 : 300);
    const Stored stored(sequences, 1 + static_cast<std::uint32_t>(round) % 4);
    const Grouped expected = reference::families_at_once(sequences, stored.standings, kCriteria);
    // All at once; in a few parts; so little that no two sequences fit.
    for (const std::uint64_t memory : {kPlenty, std::uint64_t{8'000}, std::uint64_t{2'400}, std::uint64_t{0}})
      expect_same(stored.find(memory), expected);
  }
}

TEST(FindFamilies, ReadsNoMoreAtOnceThanFits) {
  reference::Random random(32);
  const Sequences sequences = reference::related_sequences(random, 400, 30, 5000);
  const Stored stored(sequences);
  stored.find(24 * 1000);
  EXPECT_LE(stored.store.most_read, 1000U);
  EXPECT_GT(sequences.items.size(), 4000U);
}

TEST(FindFamilies, TakesWhatIsKnownToHangTogether) {
  reference::Random random(33);
  for (int round = 0; round < 20; ++round) {
    const Sequences sequences = reference::related_sequences(random, 80, 30, 12);
    const Stored stored(sequences);
    const Grouped expected = stored.find(kPlenty);
    std::vector<std::uint32_t> known(sequences.size());
    std::iota(known.begin(), known.end(), 0U);
    for (std::uint32_t i = 0; i < known.size(); ++i)
      if (reference::below(random, 2) == 0) known[i] = expected.labels[i];
    for (const std::uint64_t memory : {kPlenty, std::uint64_t{8'000}})
      expect_same(stored.find(memory, known), expected);
  }
}

TEST(FindFamilies, FindsNothingInNothing) {
  const Stored none(Sequences{});
  EXPECT_TRUE(none.find(kPlenty).families.empty());
  const Stored empty(Sequences{{0, 0, 0}, {}});
  EXPECT_EQ(empty.find(0).families.size(), 2U);
}

TEST(FindFamilies, SaysThatTheStoreCannotBeRead) {
  reference::Random random(34);
  Stored stored(reference::related_sequences(random, 30, 30, 12));
  stored.store.broken = true;
  for (const std::uint64_t memory : {kPlenty, std::uint64_t{0}}) {
    const auto grouped = find_families(stored.store, stored.runs, stored.standings, kCriteria, memory);
    ASSERT_FALSE(grouped);
    EXPECT_EQ(grouped.error().message, "the disk is gone");
  }
}

}  // namespace
}  // namespace eender::match
