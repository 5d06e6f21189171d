// SPDX-License-Identifier: EUPL-1.2
#include "view/problem_text.h"

#include <gtest/gtest.h>

#include "view/problem_sentences.h"

namespace eender::view {
namespace {

class ProblemTexts : public testing::Test {
 protected:
  std::string dutch(std::string_view reason) {
    const ProblemText told = problem_text(reason, dutch_);
    return told.language + ": " + told.text;
  }
  const Messages dutch_ = *Messages::load(EENDER_BUILT_MESSAGES, "nl");
  const Messages english_ = *Messages::load(EENDER_BUILT_MESSAGES, "en");
};

TEST_F(ProblemTexts, AreToldInTheLanguageOfTheReader) {
  EXPECT_EQ(dutch("holds no CVDR regulation"), "nl: bevat geen regeling uit de CVDR");
  EXPECT_EQ(problem_text("holds no CVDR regulation", english_).text, "holds no CVDR regulation");
}

TEST_F(ProblemTexts, KeepWhatTheyAreAbout) {
  EXPECT_EQ(dutch("the text ends while <lid> and 4 around it are open; it is probably cut off"),
            "nl: de tekst eindigt terwijl <lid> en 4 daaromheen nog open zijn; zij is waarschijnlijk afgebroken");
  EXPECT_EQ(dutch("CVDR112779 \"Verordening: honden\": holds no <regeling>, so no rules"),
            "nl: CVDR112779 \"Verordening: honden\": bevat geen <regeling>, dus geen bepalingen");
}

TEST_F(ProblemTexts, StandInEachOther) {
  EXPECT_EQ(dutch("not well-formed XML: </al> closes nothing; left out"),
            "nl: geen welgevormde XML: </al> sluit niets; weggelaten");
  EXPECT_EQ(dutch("word/document.xml: the archive is damaged or cut off (Truncated ZIP file); what stands before that "
                  "was read"),
            "nl: word/document.xml: het archief is beschadigd of afgebroken (Truncated ZIP file); wat daarvoor staat "
            "is gelezen");
}

TEST_F(ProblemTexts, OfTwoSentencesThatFitAreToldByTheLonger) {
  EXPECT_EQ(dutch("this is a PDF; eender does not read that yet"), "nl: dit is een pdf; dat leest eender nog niet");
  EXPECT_EQ(dutch("this is a change of /akn/nl@1, which has not come in; import that too, before or after"),
            "nl: dit is een wijziging van /akn/nl@1, en die is niet binnengekomen; importeer die ook, ervoor of erna");
}

// A name in braces that a source wrote is no place of ours.
TEST_F(ProblemTexts, TakeBracesOfOthersAsText) {
  EXPECT_EQ(dutch("</{n}> stands where <{name}> is still open; closed before it"),
            "nl: </{n}> staat waar <{name}> nog open is; die is ervoor gesloten");
}

TEST_F(ProblemTexts, ThatNobodyKnowsStayAsTheyAre) {
  EXPECT_EQ(dutch("a sentence of another eender"), "en: a sentence of another eender");
  EXPECT_EQ(dutch("CVDR1: a sentence of another eender"), "en: CVDR1: a sentence of another eender");
  EXPECT_EQ(dutch(""), "en: ");
  EXPECT_EQ(dutch("this is "), "en: this is ") << "a place is never empty";
}

TEST_F(ProblemTexts, AreAllInDutch) {
  for (const char* const sentence : kProblemSentences) EXPECT_NE(dutch_.tr(sentence), sentence);
}

}  // namespace
}  // namespace eender::view
