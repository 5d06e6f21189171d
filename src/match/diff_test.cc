// SPDX-License-Identifier: EUPL-1.2
#include "match/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "match_reference.h"
#include "match_samples.h"

namespace eender::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Words = std::vector<Word>;

Words count_from(Word first, std::size_t count) {
  Words words(count);
  std::iota(words.begin(), words.end(), first);
  return words;
}

Words joined(std::initializer_list<Words> parts) {
  Words all;
  for (const Words& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

// Checks that the script covers both sides in order and keeps only equal words; gives the number of words kept.
std::size_t kept_by(const Words& a, const Words& b, const std::vector<Edit>& edits) {
  std::uint32_t a_at = 0;
  std::uint32_t b_at = 0;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Edit& edit = edits[i];
    EXPECT_EQ(edit.a_begin, a_at);
    EXPECT_EQ(edit.b_begin, b_at);
    a_at = edit.a_end;
    b_at = edit.b_end;
    EXPECT_EQ(edit.a_end > edit.a_begin, edit.kind != EditKind::kInsert);
    EXPECT_EQ(edit.b_end > edit.b_begin, edit.kind != EditKind::kDelete);
    if (i > 0) {
      EXPECT_NE(edits[i - 1].kind, edit.kind);
      EXPECT_FALSE(edits[i - 1].kind == EditKind::kInsert && edit.kind == EditKind::kDelete);
    }
    if (edit.kind != EditKind::kKeep) continue;
    kept += edit.a_end - edit.a_begin;
    EXPECT_TRUE(
        std::equal(a.begin() + edit.a_begin, a.begin() + edit.a_end, b.begin() + edit.b_begin, b.begin() + edit.b_end));
  }
  EXPECT_EQ(a_at, a.size());
  EXPECT_EQ(b_at, b.size());
  return kept;
}

TEST(Diff, SaysWhatWasReplacedBetweenWhatWasKept) {
  EXPECT_THAT(diff(Words{1, 2, 3, 4}, Words{1, 9, 8, 3, 4}),
              ElementsAre(Edit{EditKind::kKeep, 0, 1, 0, 1}, Edit{EditKind::kDelete, 1, 2, 1, 1},
                          Edit{EditKind::kInsert, 2, 2, 1, 3}, Edit{EditKind::kKeep, 2, 4, 3, 5}));
}

TEST(Diff, OfEqualOrEmptySequencesHasNoOtherEdits) {
  EXPECT_THAT(diff(Words{}, Words{}), IsEmpty());
  EXPECT_THAT(diff(Words{5, 6}, Words{5, 6}), ElementsAre(Edit{EditKind::kKeep, 0, 2, 0, 2}));
  EXPECT_THAT(diff(Words{}, Words{5, 6}), ElementsAre(Edit{EditKind::kInsert, 0, 0, 0, 2}));
  EXPECT_THAT(diff(Words{5, 6}, Words{}), ElementsAre(Edit{EditKind::kDelete, 0, 2, 0, 0}));
}

// All sequences of up to six words over two, and up to four over three.
TEST(Diff, IsShortestForEveryTwoSequencesOverASmallAlphabet) {
  for (const auto& [alphabet, longest] : {std::pair(2U, 6U), std::pair(3U, 4U)}) {
    std::vector<Words> all{{}};
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].size() < longest)
        for (Word word = 0; word < alphabet; ++word) all.push_back(joined({all[i], {word}}));
    for (const Words& a : all)
      for (const Words& b : all) ASSERT_EQ(kept_by(a, b, diff(a, b)), reference::lcs_length(a, b));
  }
}

TEST(Diff, IsShortestOnRandomSequences) {
  reference::Random random(12);
  for (int round = 0; round < 400; ++round) {
    const std::uint32_t vocabulary = 2 + reference::below(random, 30);
    const Words a = reference::random_words(random, 120, vocabulary);
    const Words b = round % 2 == 0 ? reference::edited(random, a, reference::below(random, 20), vocabulary)
                                   : reference::random_words(random, 120, vocabulary);
    ASSERT_EQ(kept_by(a, b, diff(a, b)), reference::lcs_length(a, b)) << "round " << round;
  }
}

TEST(Diff, EndsSoonWhenAMillionWordsAreAllDifferent) {
  const Words a = count_from(0, 1'000'000);
  const Words b = count_from(1'000'000, 1'000'000);
  EXPECT_EQ(kept_by(a, b, diff(a, b)), 0U);
}

TEST(Diff, HoldsOnToUniqueWordsWhereTheShortestScriptIsOutOfReach) {
  // Twenty thousand words shared one by one between five hundred thousand that are not: a script of a million edits.
  Words a;
  Words b;
  for (Word i = 0; i < 20'000; ++i) {
    a.push_back(i);
    b.push_back(i);
    for (Word k = 0; k < 25; ++k) {
      a.push_back(1'000'000 + i * 25 + k);
      b.push_back(2'000'000 + i * 25 + k);
    }
  }
  EXPECT_EQ(kept_by(a, b, diff(a, b)), 20'000U);
}

TEST(Diff, CoversBothSidesWhereNoWordIsUniqueAndTheShortestScriptIsOutOfReach) {
  reference::Random random(13);
  Words a(20'000);
  Words b(20'000);
  for (Word& word : a) word = reference::below(random, 900);
  for (Word& word : b) word = reference::below(random, 900);
  kept_by(a, b, diff(a, b));
}

TEST(Diff, IsShortestUpToTheStatedNumberOfEdits) {
  // Every fourth word is replaced: 4,096 deleted and 4,096 inserted, and no word unique on both sides to hold on to.
  Words a;
  Words b;
  for (Word i = 0; i < kShortestUpTo / 2; ++i) {
    a.insert(a.end(), {1, 2, 3, 10'000 + i});
    b.insert(b.end(), {1, 2, 3, 100'000 + i});
  }
  EXPECT_EQ(kept_by(a, b, diff(a, b)), 3U * kShortestUpTo / 2);
}

TEST(Moves, AreWordsDeletedHereAndInsertedThere) {
  const Words first = count_from(0, 20);
  const Words second = count_from(100, 40);
  const Words a = joined({first, second, {7777}});
  const Words b = joined({second, first, {7777}});
  EXPECT_THAT(moves(a, b, diff(a, b)), ElementsAre(Move{0, 40, 20}));
}

TEST(Moves, AreFoundInsideLargerEditsAndAsFarAsTheyGo) {
  const Words stay = count_from(100, 60);
  const Words moved = count_from(0, 12);
  const Words a = joined({{500, 501}, moved, {502}, stay});
  const Words b = joined({stay, {600}, moved, {601, 602}});
  EXPECT_THAT(moves(a, b, diff(a, b)), ElementsAre(Move{2, 61, 12}));
}

TEST(Moves, AreNotSeenInFewerThanEightWords) {
  const Words stay = count_from(100, 60);
  for (const std::uint32_t length : {7U, 8U}) {
    const Words moved = count_from(0, length);
    const Words a = joined({moved, stay});
    const Words b = joined({stay, moved});
    EXPECT_EQ(moves(a, b, diff(a, b)).size(), length - 7);
  }
}

TEST(Moves, UseEachInsertedWordOnce) {
  const Words stay = count_from(100, 90);
  const Words moved = count_from(0, 10);
  const Words a = joined({moved, stay, moved, {7}, count_from(300, 50)});
  const Words b = joined({stay, count_from(300, 50), moved});
  EXPECT_THAT(moves(a, b, diff(a, b)), ElementsAre(Move{0, 140, 10}));
}

TEST(Moves, AreSoundOnRandomSequences) {
  reference::Random random(14);
  for (int round = 0; round < 200; ++round) {
    // Blocks of words in two orders.
    std::vector<Words> blocks;
    for (int i = 0; i < 8; ++i) blocks.push_back(reference::random_words(random, 25, 12));
    const auto text = [&] {
      Words words;
      for (const Words& block : blocks) words.insert(words.end(), block.begin(), block.end());
      return words;
    };
    const Words a = text();
    std::ranges::shuffle(blocks, random);
    const Words b = text();
    const auto edits = diff(a, b);
    std::vector<int> deleted(a.size());
    std::vector<int> inserted(b.size());
    for (const Edit& edit : edits) {
      if (edit.kind == EditKind::kDelete) std::fill(deleted.begin() + edit.a_begin, deleted.begin() + edit.a_end, 1);
      if (edit.kind == EditKind::kInsert) std::fill(inserted.begin() + edit.b_begin, inserted.begin() + edit.b_end, 1);
    }
    for (const Move& move : moves(a, b, edits)) {
      EXPECT_GE(move.length, kMovedWords);
      for (std::uint32_t i = 0; i < move.length; ++i) {
        ASSERT_EQ(a[move.a_begin + i], b[move.b_begin + i]);
        ASSERT_EQ(std::exchange(deleted[move.a_begin + i], 0), 1) << "not deleted, or moved twice";
        ASSERT_EQ(std::exchange(inserted[move.b_begin + i], 0), 1) << "not inserted, or moved twice";
      }
    }
  }
}

}  // namespace
}  // namespace eender::match
