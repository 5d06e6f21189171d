// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/dutch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace eender::sample {
namespace {

using testing::ElementsAre;

std::vector<std::string> spellings(SlotKind kind, std::string_view written) {
  return read_value(kind, written).value().spellings;
}

TEST(DutchValues, AreSpelledTheWaysRegulationsSpellThem) {
  EXPECT_THAT(spellings(SlotKind::kTerm, "6 weken"), ElementsAre("6 weken", "zes weken", "zes (6) weken"));
  EXPECT_THAT(spellings(SlotKind::kTerm, "1 maand"), ElementsAre("1 maand", "één maand", "één (1) maand"));
  EXPECT_THAT(spellings(SlotKind::kAmount, "25"), ElementsAre("€ 25", "€ 25,00", "25 euro", "EUR 25"));
  EXPECT_THAT(spellings(SlotKind::kAmount, "62,50"), ElementsAre("€ 62,50", "", "62,50 euro", "EUR 62,50"));
  EXPECT_THAT(spellings(SlotKind::kAmount, "1250"), ElementsAre("€ 1.250", "€ 1.250,00", "1.250 euro", "EUR 1.250"));
  EXPECT_THAT(spellings(SlotKind::kPercent, "50"), ElementsAre("50%", "50 procent", "vijftig procent"));
  EXPECT_THAT(spellings(SlotKind::kCount, "3"), ElementsAre("3", "drie", "drie (3)"));
  EXPECT_THAT(spellings(SlotKind::kDate, "1 januari 2020"), ElementsAre("1 januari 2020", "1-1-2020", "01-01-2020"));
  EXPECT_THAT(spellings(SlotKind::kTerm, "10 minuten"), ElementsAre("10 minuten", "tien minuten", "tien (10) minuten"));
  EXPECT_THAT(spellings(SlotKind::kTime, "9 uur"), ElementsAre("9 uur", "9.00 uur", "09.00 uur", "negen uur"));
  EXPECT_THAT(spellings(SlotKind::kTime, "17.30 uur"), ElementsAre("17.30 uur", "", "", ""));
  EXPECT_THAT(spellings(SlotKind::kHour, "22"), ElementsAre("22", "22.00", "", "tweeëntwintig"));
}

TEST(DutchValues, HaveOneNormalFormWhateverTheirSpelling) {
  EXPECT_EQ(read_value(SlotKind::kTerm, "6 weken")->normal, "6 weeks");
  EXPECT_EQ(read_value(SlotKind::kTerm, "10 werkdagen")->normal, "10 working days");
  EXPECT_EQ(read_value(SlotKind::kTerm, "1 jaar")->normal, "1 year");
  EXPECT_EQ(read_value(SlotKind::kAmount, "1.250")->normal, "1250.00 EUR");
  EXPECT_EQ(read_value(SlotKind::kPercent, "2,5")->normal, "2.5 %");
  EXPECT_EQ(read_value(SlotKind::kDate, "15 maart 2021")->normal, "2021-03-15");
  EXPECT_EQ(read_value(SlotKind::kTime, "9.30 uur")->normal, "09:30");
  EXPECT_EQ(read_value(SlotKind::kHour, "9")->normal, "09:00");
}

TEST(DutchValues, FallBackOnThePlainSpellingWhereAMagnitudeHasNoOther) {
  EXPECT_EQ(spelling(*read_value(SlotKind::kAmount, "62,50"), 1), "€ 62,50");
  EXPECT_EQ(spelling(*read_value(SlotKind::kTerm, "120 dagen"), 1), "120 dagen");
}

TEST(DutchValues, AreRefusedWhereTheyAreNone) {
  EXPECT_FALSE(read_value(SlotKind::kTerm, "6 manen"));
  EXPECT_FALSE(read_value(SlotKind::kAmount, "veel"));
  EXPECT_FALSE(read_value(SlotKind::kDate, "30 februari 2020"));
  EXPECT_FALSE(read_value(SlotKind::kTime, "9"));
  EXPECT_FALSE(read_value(SlotKind::kTime, "25 uur"));
  EXPECT_FALSE(read_value(SlotKind::kHour, "9 uur"));
}

TEST(DutchNumbers, AreWrittenAsOneWord) {
  EXPECT_EQ(number_word(13), "dertien");
  EXPECT_EQ(number_word(22), "tweeëntwintig");
  EXPECT_EQ(number_word(26), "zesentwintig");
  EXPECT_EQ(number_word(41), "eenenveertig");
  EXPECT_EQ(number_word(101), std::nullopt);
}

}  // namespace
}  // namespace eender::sample
