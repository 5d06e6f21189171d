// SPDX-License-Identifier: EUPL-1.2
#include "view/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace eender::view {
namespace {

using testing::HasSubstr;

Messages in(std::string_view language) {
  auto messages = Messages::load(EENDER_BUILT_MESSAGES, language);
  EXPECT_TRUE(messages) << messages.error().describe();
  return *std::move(messages);
}

TEST(Messages, SpeakDutchAndEnglishAndRefuseWhatTheyCannotSpeak) {
  EXPECT_EQ(in("nl").tr("The ladder"), "De ladder");
  EXPECT_EQ(in("en").tr("The ladder"), "The ladder");
  EXPECT_FALSE(Messages::load(EENDER_BUILT_MESSAGES, "fy"));
}

TEST(Messages, ChooseTheFormByTheNumberAndWriteItAsTheLanguageDoes) {
  EXPECT_EQ(in("nl").trn("{n} government", "{n} governments", 1), "1 overheid");
  EXPECT_EQ(in("nl").trn("{n} government", "{n} governments", 1234), "1.234 overheden");
  EXPECT_EQ(in("en").trn("{n} government", "{n} governments", 1234), "1,234 governments");
}

TEST(Messages, FillInNamesAndLookAtNothingFilledIn) {
  EXPECT_EQ(filled("{a} and {b} and {c} and {", {{"a", "{b}"}, {"b", "2"}}), "{b} and 2 and {c} and {");
}

TEST(Messages, WriteValuesAsPeopleDo) {
  const Messages nl = in("nl");
  const Messages en = in("en");
  EXPECT_EQ(nl.value(text::ValueKind::kAmount, "25.00 EUR"), "€\u00A025");
  EXPECT_EQ(nl.value(text::ValueKind::kAmount, "1250.50 EUR"), "€\u00A01.250,50");
  EXPECT_EQ(en.value(text::ValueKind::kAmount, "1250.50 EUR"), "€1,250.50");
  EXPECT_EQ(nl.value(text::ValueKind::kPercentage, "12.5 %"), "12,5%");
  EXPECT_EQ(nl.value(text::ValueKind::kTerm, "1 week"), "1 week");
  EXPECT_EQ(nl.value(text::ValueKind::kTerm, "10 working days"), "10 werkdagen");
  EXPECT_EQ(nl.value(text::ValueKind::kTerm, "6-8 weeks"), "6–8 weken");
  EXPECT_EQ(nl.value(text::ValueKind::kDate, "2020-03-01"), "1 maart 2020");
  EXPECT_EQ(nl.value(text::ValueKind::kDate, "--03-12"), "12 maart");
  EXPECT_EQ(nl.value(text::ValueKind::kTime, "18:00"), "18:00");
  EXPECT_EQ(nl.value(text::ValueKind::kCount, "12"), "12");
}

TEST(Messages, NeverRoundAShareToNothingOrToAll) {
  EXPECT_EQ(in("nl").percent(1, 342), "<1%");
  EXPECT_EQ(in("nl").percent(341, 342), ">99%");
  EXPECT_EQ(in("nl").percent(342, 342), "100%");
  EXPECT_EQ(in("nl").percent(0, 0), "0%");
}

}  // namespace
}  // namespace eender::view
