// SPDX-License-Identifier: EUPL-1.2
#include "match/detail/links.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>

#include "match/shingles.h"
#include "match_reference.h"
#include "match_samples.h"

namespace eender::match {
namespace {

TEST(MemberBits, CountInHowManySetsEachMemberIs) {
  reference::Random random(21);
  std::vector<std::uint64_t> planes;
  for (const std::size_t members : {1U, 63U, 64U, 65U, 200U})
    for (const std::size_t sets : {0U, 1U, 7U, 8U, 9U, 247U, 248U, 255U, 256U, 600U}) {
      detail::MemberBits bits(members);
      std::vector<std::uint32_t> numbers, expected(members + detail::MemberBits::kLanes - 1, 1);
      std::vector<std::uint32_t> counts = expected;
      for (std::size_t i = 0; i < sets; ++i) {
        numbers.push_back(bits.new_set());
        for (std::uint32_t member = 0; member < members; ++member) {
          if (member > 0 && reference::below(random, 3) == 0) continue;  // the first is in all of them
          bits.insert(numbers.back(), member);
          ++expected[member];
        }
      }
      std::vector<std::uint32_t> from_one(sets);
      std::iota(from_one.begin(), from_one.end(), 1U);
      EXPECT_EQ(numbers, from_one);
      bits.count(numbers, counts, planes);
      EXPECT_EQ(counts, expected) << members << " members, " << sets << " sets";
    }
}

// Of rare and common words: what few share is walked, what many share is counted by bits.
TEST(Links, AreThoseOfThePlainWayInComponentsOfAnySize) {
  reference::Random random(22);
  for (const std::uint32_t count : {2U, 20U, 127U, 128U, 300U})
    for (const std::size_t length : {12U, 600U}) {
      Sequences sequences;
      std::vector<std::set<reference::Shingle>> plain;
      for (std::uint32_t i = 0; i < count; ++i) {
        std::vector<Word> words;
        for (std::size_t k = 0; k < length; ++k) {
          const Word rare = reference::below(random, 5000);
          words.push_back(reference::below(random, 4) == 0 ? 10'000 + rare : static_cast<Word>(k));
        }
        sequences.add(words);
        plain.push_back(reference::shingles_of(words, 1));
      }
      const Sets sets = shingle(sequences, 1);
      const std::vector<View> of{{&sets, {45}, {}}, {&sets, {60}, {}}};
      const detail::Views views(of, count);
      std::vector<std::uint32_t> members(count), numbers(views.items());
      std::iota(members.begin(), members.end(), 0U);
      detail::Links links(views, members, numbers);
      for (std::uint32_t member = 0; member < count; member += 1 + count / 20) {
        std::map<std::uint32_t, double> found, expected;
        std::set<std::uint32_t> linked, expected_linked;
        links.visit(member, [&](const detail::Link& link) { found[link.to] = link.likeness; });
        links.visit_linked(member, [&](std::uint32_t other) { linked.insert(other); });
        for (std::uint32_t other = 0; other < count; ++other) {
          const auto likeness = reference::likeness(plain[member], plain[other]);
          if (other == member || !likeness.at_least(45)) continue;
          expected[other] = likeness.value();
          expected_linked.insert(other);
        }
        EXPECT_EQ(found, expected);
        EXPECT_EQ(linked, expected_linked);
      }
    }
}

}  // namespace
}  // namespace eender::match
