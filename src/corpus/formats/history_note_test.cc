// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/history_note.h"

#include <gtest/gtest.h>

#include <utility>

namespace eender::corpus {
namespace {

// The text and the note that are left of `text`.
std::pair<std::string, std::string> split(std::string text) {
  std::string note = split_history_note(text);
  return {text, note};
}

TEST(HistoryNote, IsCutOffTheEnd) {
  const std::string rule = "Goats are kept behind a fence.";
  for (const std::string history :
       {"(Ord. No. 2016-O-009, § 1, 10-17-2016)", "(Code 1983, § 4-12; Ord. of 8-25-08)", "(Laws 1970, p. 2156)",
        "( Res. No. 7 , 1-2-03 )", "(1921 Ga. Laws, page 12, § 3)", "(91-RC-12, 12-18-91)",
        "(2004-05-13, Amended, 05/10/2004)", "(County Ord. of 5-1-2001, § 4)",
        "(Code 1990, § 2-1(a)(2); Ord. No. 5(B), § 2(Exh. A), 3-4-2005)"}) {
    EXPECT_EQ(split(rule + " " + history), std::make_pair(rule, history));
  }
}

TEST(HistoryNote, TakesTheEditorsNotesBehindItWithIt) {
  const std::string rule = "No goat may enter the library.";
  const std::string history = "(Ord. No. 3, § 1, 4-5-2006)";
  const std::string editors =
      "Editor's note— Ord. No. 4 (see § 2.) moved goats elsewhere. Cross reference— Sheep, § 3-1.";
  EXPECT_EQ(split(rule + " " + history + " " + editors), std::make_pair(rule, history + "\n" + editors));
  EXPECT_EQ(split(rule + " State law reference— Goats generally, § 1-2-3."),
            std::make_pair(rule, std::string("State law reference— Goats generally, § 1-2-3.")));
}

TEST(HistoryNote, TakesTheHeadingOfTheNextDivisionWithIt) {
  const std::string rule = "Donkeys carry no more than two sacks.";
  EXPECT_EQ(split(rule + " (Code 1980, § 1) ARTICLE II. - CAMELS AND LLAMAS").first, rule);
  EXPECT_EQ(split(rule + " Chapter 4 - Camels").first, rule);
  EXPECT_EQ(split(rule +
                  " (Code 1980, § 1) DIVISION 2. - CAMELS[3] Footnotes: --- (3) --- Cross reference— Dromedaries, § 9.")
                .first,
            rule);
}

TEST(HistoryNote, LeavesEverySentenceOfARuleAlone) {
  for (const std::string rule : {
           "The fee is due at once (see Code 1983).",
           "A keeper gives notice to the clerk (but not to the mayor)",
           "The fine is as in the ordinance (Ord. No. 5 of the county)",
           "Goats and other animals (sheep, 3 geese)",
           "Note that a note—of whatever kind—may stand in a rule.",
           "The keeper submits: (1) a plan; (2) a drawing.",
           "See Article 5 - the part on goats.",
           "()",
           ")",
           "",
       })
    EXPECT_EQ(split(rule), std::make_pair(rule, std::string())) << rule;
}

TEST(HistoryNote, LeavesNothingWhereNothingElseWas) {
  EXPECT_EQ(split("Editor's note— Repealed by Ord. No. 1."),
            std::make_pair(std::string(), std::string("Editor's note— Repealed by Ord. No. 1.")));
}

}  // namespace
}  // namespace eender::corpus
