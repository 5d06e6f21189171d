// SPDX-License-Identifier: EUPL-1.2
#include "ways/context.h"

#include <gtest/gtest.h>

#include "text/keys.h"

namespace eender::ways {
namespace {

// The contexts of all values of a text, one a line.
std::string contexts(std::string_view text) {
  const text::Keys keys = text::keys_of(text, {}, text::Language::kDutch);
  std::string result;
  for (const text::Value& value : keys.found)
    result += (result.empty() ? "" : "\n") + context_of(text, keys.apart_from_values(), value.token);
  return result;
}

TEST(Context, IsThreeWordsBeforeAndTwoBehind) {
  EXPECT_EQ(contexts("De schout beslist op de aanvraag binnen zes (6) weken na ontvangst van de aanvraag."),
            "de aanvraag binnen … na ontvangst");
}

// "de bijstandsnorm hoeft geen zekerheid te stellen. Binnen … nadat de" told of two sentences as if they were one.
TEST(Context, EndsWhereTheSentenceEnds) {
  EXPECT_EQ(
      contexts("Hij hoeft geen zekerheid te stellen. Binnen 14 dagen nadat de rolstoel terug is, wordt dat gedaan."),
      "Binnen … nadat de rolstoel terug");
  EXPECT_EQ(contexts("Voor een elektrische rolstoel bedraagt deze € 125. Wie rondkomt betaalt niets."),
            "een elektrische rolstoel bedraagt deze …");
  EXPECT_EQ(contexts("De borg voor een kar is € 25; voor een fiets is zij € 40."),
            "borg voor een kar is …\nvoor een fiets is zij …");
  EXPECT_EQ(contexts("De borg is € 25. Één maand later is hij terug."), "De borg is …\n… later is hij terug");
}

TEST(Context, EndsWhereTheBlockEnds) {
  EXPECT_EQ(contexts("De borg bedraagt:\n  a. voor een kar € 25\n  b. voor een fiets € 40"),
            "voor een kar …\nvoor een fiets …");
}

TEST(Context, GoesOnBehindTheFullStopOfAnAbbreviation) {
  EXPECT_EQ(contexts("Het bedrag, bedoeld in art. 5, is incl. btw ten hoogste € 40 per jaar."),
            "btw ten hoogste … per jaar");
  EXPECT_EQ(contexts("Dit is incl. 6 weken wachttijd."), "Dit is incl … wachttijd");
}

TEST(Context, IsNothingButItselfWhereThereIsNothingElse) { EXPECT_EQ(contexts("€ 40"), "…"); }

}  // namespace
}  // namespace eender::ways
