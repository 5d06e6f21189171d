// SPDX-License-Identifier: EUPL-1.2
#include "match/lookup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "match/families.h"
#include "match/join.h"
#include "match/shingles.h"
#include "match_reference.h"
#include "match_samples.h"

namespace eender::match {
namespace {

using testing::IsEmpty;

std::vector<Hash> random_hashes(reference::Random& random, std::size_t count) {
  std::vector<Hash> hashes(count);
  for (Hash& hash : hashes) hash = Hash{random()} << 32 | random();
  return hashes;
}

std::vector<Word> count_from(Word first, std::size_t count) {
  std::vector<Word> words(count);
  std::iota(words.begin(), words.end(), first);
  return words;
}

enum class Manner : std::uint8_t { kShingles, kWords };

// Every sequence is asked for among all, with hashes as given: what is alike by brute force has to be among the candidates, none of which
// may be said to share less than it does; and the likeness that decides has to be that of brute force.
void agrees_with_brute_force(const Sequences& sequences, const std::vector<Hash>& of_word, Manner manner,
                             std::uint32_t words, std::uint32_t percent) {
  Sketches sketches;
  std::vector<std::vector<Hash>> members;
  std::vector<std::set<reference::Shingle>> truth;
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    const bool shingles = manner == Manner::kShingles;
    members.push_back(shingles ? shingle_hashes(sequences[i], of_word, words) : word_hashes(sequences[i], of_word));
    truth.push_back(shingles ? reference::shingles_of(sequences[i], words)
                             : reference::numbered_words_of(sequences[i]));
    ASSERT_EQ(members[i].size(), truth[i].size());
    sketches.add(members[i]);
  }
  for (std::uint32_t asked = 0; asked < sequences.size(); ++asked) {
    std::vector<std::optional<std::uint32_t>> most(sequences.size());
    for (const auto& candidate : Sought(members[asked], {percent}).candidates(sketches))
      most[candidate.sketch] = candidate.most_shared;
    for (std::uint32_t i = 0; i < sequences.size(); ++i) {
      const reference::Likeness likeness = reference::likeness(truth[asked], truth[i]);
      if (likeness.at_least(percent)) {
        ASSERT_TRUE(most[i]) << asked << " is like " << i << " at " << percent;
      }
      if (most[i]) {
        ASSERT_GE(*most[i], likeness.shared) << asked << " and " << i;
      }
      const Likeness found = manner == Manner::kShingles ? shingle_likeness(sequences[asked], sequences[i], words)
                                                         : word_likeness(sequences[asked], sequences[i]);
      ASSERT_EQ(found.shared, likeness.shared);
      ASSERT_EQ(found.united, likeness.united);
    }
  }
}

TEST(Lookup, MissesNothingAmongRelatedTextsAtAnyThreshold) {
  reference::Random random(11);
  for (int round = 0; round < 12; ++round) {
    const std::uint32_t vocabulary = round % 3 == 0 ? 4 : round % 3 == 1 ? 30 : 1000;
    const Sequences sequences = reference::related_sequences(random, 50, round % 2 == 0 ? 12 : 60, vocabulary);
    const auto of_word = random_hashes(random, vocabulary);
    for (std::uint32_t percent : {1U, 20U, 40U, 60U, 67U, 99U, 100U}) {
      agrees_with_brute_force(sequences, of_word, Manner::kShingles, 1 + static_cast<std::uint32_t>(round) % 3,
                              percent);
      agrees_with_brute_force(sequences, of_word, Manner::kWords, 1, percent);
    }
  }
}

// Hashes that are all the same, or of which many are: every member flips the same bit, and the bounds are as bad as they can be.
TEST(Lookup, MissesNothingWhateverTheHashesAre) {
  reference::Random random(12);
  const Sequences sequences = reference::related_sequences(random, 60, 40, 50);
  std::vector<Hash> few(50);
  for (Hash& hash : few) hash = random() % 3;
  for (std::uint32_t percent : {1U, 40U, 60U, 100U})
    for (const std::vector<Hash>& of_word : {std::vector<Hash>(50, 0), few})
      for (const Manner manner : {Manner::kShingles, Manner::kWords})
        agrees_with_brute_force(sequences, of_word, manner, 2, percent);
}

// Sets of all sizes up to some thousands: every width of the rows, and those of partners as small or large as can be.
TEST(Lookup, MissesNothingAmongSetsOfVerySeveralSizes) {
  reference::Random random(13);
  Sequences sequences;
  for (std::size_t size = 1; size < 6000; size += 1 + size / 8)
    sequences.add(reference::edited(random, count_from(0, size), static_cast<std::uint32_t>(size / 20), 8000));
  const auto of_word = random_hashes(random, 8000);
  for (std::uint32_t percent : {20U, 40U, 80U})
    agrees_with_brute_force(sequences, of_word, Manner::kShingles, 3, percent);
}

TEST(Lookup, MissesNothingAmongEverySubsetOfASmallAlphabet) {
  Sequences sequences;
  for (std::uint32_t subset = 0; subset < 64; ++subset) {
    std::vector<Word> words;
    for (Word word = 0; word < 6; ++word)
      if ((subset >> word & 1) != 0) words.push_back(word);
    sequences.add(words);
  }
  reference::Random random(14);
  const auto of_word = random_hashes(random, 6);
  for (std::uint32_t percent = 1; percent <= 100; ++percent)
    agrees_with_brute_force(sequences, of_word, Manner::kShingles, 1, percent);
}

TEST(Lookup, FindsAPairExactlyAtTheThresholdAndNoneOfAnEmptySet) {
  const auto of_word = count_from(0, 20);
  const std::vector<Hash> hashes(of_word.begin(), of_word.end());
  Sketches sketches;
  sketches.add(shingle_hashes(count_from(5, 10), hashes, 1));
  sketches.add({});
  // 0..9 and 5..14 share 5 of 15.
  const auto asked = shingle_hashes(count_from(0, 10), hashes, 1);
  EXPECT_EQ(Sought(asked, {33}).candidates(sketches).size(), 1U);
  EXPECT_EQ(shingle_likeness(count_from(0, 10), count_from(5, 10), 1).strength({33}),
            1U + (100 * 5 - 33 * 15) * (std::uint64_t{1} << 30) / (67 * 15));
  EXPECT_EQ(shingle_likeness(count_from(0, 10), count_from(5, 10), 1).strength({34}), 0U);
  EXPECT_THAT(Sought({}, {1}).candidates(sketches), IsEmpty());
}

// Most strangers must be turned away, or a lookup would compare with everything.
TEST(Lookup, TurnsStrangersAway) {
  reference::Random random(15);
  constexpr std::uint32_t kVocabulary = 2000;
  Sequences sequences;
  for (std::uint32_t i = 0; i < 400; ++i) sequences.add(reference::random_words(random, 400, kVocabulary));
  const auto of_word = random_hashes(random, kVocabulary);
  Sketches sketches;
  for (std::size_t i = 0; i < sequences.size(); ++i) sketches.add(shingle_hashes(sequences[i], of_word, 3));
  std::size_t candidates = 0;
  for (std::size_t i = 0; i < sequences.size(); ++i)
    if (sequences[i].size() > 50)
      candidates += Sought(shingle_hashes(sequences[i], of_word, 3), {40}).candidates(sketches).size() - 1;
  EXPECT_LT(candidates, 400U);  // of 160,000 pairs
}

// A text that is asked for has to find of a library what compare would link it with, by the same measure.
TEST(Lookup, LinksWhatTheJoinLinks) {
  reference::Random random(16);
  const Sequences sequences = reference::related_sequences(random, 300, 40, 60);
  const Sets sets = shingle(sequences, 3);
  for (const Pair& pair : join(sets, {40})) {
    const Likeness likeness = shingle_likeness(sequences[pair.left], sequences[pair.right], 3);
    EXPECT_EQ(likeness.shared, pair.shared);
    EXPECT_EQ(likeness.united, std::uint64_t{sets.sizes[pair.left]} + sets.sizes[pair.right] - pair.shared);
  }
}

}  // namespace
}  // namespace eender::match
