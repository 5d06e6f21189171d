// SPDX-License-Identifier: EUPL-1.2
#include "match/containment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <set>

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

// Every sequence is sought in all others, and parts of it among them: what brute force says has to be among the candidates. Of sets that
// are too much larger to be sure of nothing is asked here.
void misses_nothing(const Sequences& sequences, const std::vector<Hash>& of_word, std::uint32_t words,
                    std::uint32_t percent, std::uint32_t smallest = 1) {
  Sketches sketches;
  std::vector<std::vector<Hash>> members;
  std::vector<std::set<reference::Shingle>> truth;
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    members.push_back(shingle_hashes(sequences[i], of_word, words));
    truth.push_back(reference::shingles_of(sequences[i], words));
    sketches.add(members[i]);
  }
  for (std::size_t asked = 0; asked < sequences.size(); ++asked) {
    const auto whole = SoughtWhole(members[asked], {percent}).candidates(sketches);
    const auto parts = SoughtParts(members[asked], {percent}, smallest).candidates(sketches);
    for (std::uint32_t i = 0; i < sequences.size(); ++i) {
      const bool sure = truth[i].size() <= SoughtWhole::kSureUpTo * truth[asked].size();
      if (sure && reference::lies_in(truth[asked], truth[i], percent)) {
        ASSERT_TRUE(std::ranges::binary_search(whole, i)) << i << " holds " << asked << " at " << percent;
      }
      if (truth[i].size() >= smallest && reference::lies_in(truth[i], truth[asked], percent)) {
        ASSERT_TRUE(std::ranges::binary_search(parts, i)) << i << " lies in " << asked << " at " << percent;
      }
    }
  }
}

TEST(Containment, MissesNothingAmongRelatedTextsAtAnyThreshold) {
  reference::Random random(21);
  for (int round = 0; round < 12; ++round) {
    const std::uint32_t vocabulary = round % 3 == 0 ? 4 : round % 3 == 1 ? 30 : 1000;
    const Sequences sequences = reference::related_sequences(random, 50, round % 2 == 0 ? 12 : 60, vocabulary);
    const auto of_word = random_hashes(random, vocabulary);
    for (std::uint32_t percent : {1U, 20U, 50U, 80U, 99U, 100U})
      misses_nothing(sequences, of_word, 1 + static_cast<std::uint32_t>(round) % 3, percent,
                     1 + static_cast<std::uint32_t>(round) % 9);
  }
}

TEST(Containment, MissesNothingAmongEverySubsetOfASmallAlphabet) {
  Sequences sequences;
  for (std::uint32_t subset = 0; subset < 64; ++subset) {
    std::vector<Word> words;
    for (Word word = 0; word < 6; ++word)
      if ((subset >> word & 1) != 0) words.push_back(word);
    sequences.add(words);
  }
  reference::Random random(22);
  const auto of_word = random_hashes(random, 6);
  for (std::uint32_t percent = 1; percent <= 100; ++percent) misses_nothing(sequences, of_word, 1, percent);
}

// Hashes that are all the same, or of which many are: rows hide as much as they can.
TEST(Containment, MissesNothingWhateverTheHashesAre) {
  reference::Random random(23);
  const Sequences sequences = reference::related_sequences(random, 60, 40, 50);
  std::vector<Hash> few(50);
  for (Hash& hash : few) hash = (random() % 3) << 30;
  for (std::uint32_t percent : {1U, 50U, 80U, 100U})
    for (const std::vector<Hash>& of_word : {std::vector<Hash>(50, 0), few})
      misses_nothing(sequences, of_word, 2, percent);
}

// A text with edits in the midst of words of its own, up to kSureUpTo times as many in all; and the other way round.
TEST(Containment, MissesNoTextInsideALongerOne) {
  reference::Random random(24);
  constexpr std::uint32_t kVocabulary = 20'000;
  const auto of_word = random_hashes(random, kVocabulary);
  for (std::uint32_t length : {3U, 12U, 40U, 200U, 900U}) {
    Sequences sequences;
    for (std::uint32_t i = 0; i < 16; ++i) {
      const std::vector<Word> whole = count_from(reference::below(random, kVocabulary - length), length);
      sequences.add(whole);
      std::vector<Word> longer = reference::random_words(random, 3 * length, kVocabulary);
      const std::vector<Word> inside = reference::edited(random, whole, reference::below(random, 1 + length / 12), 50);
      longer.insert(longer.begin() + reference::below(random, static_cast<std::uint32_t>(longer.size()) + 1),
                    inside.begin(), inside.end());
      sequences.add(longer);
    }
    for (std::uint32_t percent : {60U, 80U}) misses_nothing(sequences, of_word, 3, percent);
  }
}

// Where a longer text is too long to be sure, none of a thousand may be missed that holds the set at the margin: the share of the set that
// it lacks is all that it may lack.
TEST(Containment, MissesHardlyAnyInsideOneThatIsFarLonger) {
  reference::Random random(25);
  constexpr std::uint32_t kVocabulary = 1'000'000;
  const auto of_word = random_hashes(random, kVocabulary);
  std::size_t missed = 0, strangers = 0;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const std::uint32_t size = 25 + reference::below(random, 100);
    const std::uint32_t kept = (80 * size + 99) / 100;
    std::vector<Word> longer;
    for (std::uint32_t w = 0; w < size * (6 + i % 50); ++w) longer.push_back(reference::below(random, kVocabulary));
    Sketches sketches;
    sketches.add(shingle_hashes(longer, of_word, 1));
    const auto inside = count_from(reference::below(random, kVocabulary - size), size);
    longer.insert(longer.end(), inside.begin(), inside.begin() + kept);
    sketches.add(shingle_hashes(longer, of_word, 1));
    const auto found = SoughtWhole(shingle_hashes(inside, of_word, 1), {80}).candidates(sketches);
    missed += !std::ranges::binary_search(found, 1U);
    strangers += std::ranges::binary_search(found, 0U);
  }
  EXPECT_EQ(missed, 0U);
  EXPECT_LT(strangers, 10U);
}

// Most strangers must be turned away, or opening a family would read the library.
TEST(Containment, TurnsStrangersAwayUpToFiveTimesTheSize) {
  reference::Random random(26);
  constexpr std::uint32_t kVocabulary = 1'000'000;
  const auto of_word = random_hashes(random, kVocabulary);
  Sketches sketches;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    std::vector<Word> words(100 + i % 400);
    for (Word& word : words) word = reference::below(random, kVocabulary);
    sketches.add(shingle_hashes(words, of_word, 1));
  }
  const auto small = shingle_hashes(count_from(5, 100), of_word, 1);
  EXPECT_LT(SoughtWhole(small, {80}).candidates(sketches).size(), 5U);
  const auto large = shingle_hashes(count_from(5, 500), of_word, 1);
  EXPECT_LT(SoughtParts(large, {80}, 100).candidates(sketches).size(), 5U);
  EXPECT_THAT(SoughtWhole({}, {80}).candidates(sketches), IsEmpty());
  EXPECT_THAT(SoughtParts({}, {80}, 1).candidates(sketches), IsEmpty());
}

TEST(Containment, FindsTheDensestStretchAsBruteForceDoes) {
  reference::Random random(27);
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t vocabulary = 2 + reference::below(random, 6);
    const std::vector<Word> set = reference::random_words(random, 10, vocabulary);
    const std::vector<Word> sequence = reference::random_words(random, 40, vocabulary);
    const std::uint32_t words = 1 + reference::below(random, 3);
    const std::uint32_t longest = words + reference::below(random, 20);
    const Place place = densest(set, sequence, longest, words);
    const bool long_enough = set.size() >= words && sequence.size() >= words;
    const auto members = reference::shingles_of(set, words);
    std::uint64_t most = 0;
    for (std::size_t begin = 0; begin < sequence.size() && long_enough; ++begin) {
      const auto stretch = std::span(sequence).subspan(begin, std::min<std::size_t>(longest, sequence.size() - begin));
      if (stretch.size() < words) continue;
      most = std::max(most, reference::likeness(members, reference::shingles_of(stretch, words)).shared);
    }
    ASSERT_EQ(place.shared, most);
    if (most == 0) continue;
    ASSERT_LE(place.end - place.begin, longest);
    const auto stretch = std::span<const Word>(sequence).subspan(place.begin, place.end - place.begin);
    ASSERT_EQ(reference::likeness(members, reference::shingles_of(stretch, words)).shared, most);
    ASSERT_EQ(reference::shingles_of(stretch.first(words), words).begin()->size(), words);
    ASSERT_TRUE(members.contains(*reference::shingles_of(stretch.first(words), words).begin()));
    ASSERT_TRUE(members.contains(*reference::shingles_of(stretch.last(words), words).begin()));
  }
}

}  // namespace
}  // namespace eender::match
