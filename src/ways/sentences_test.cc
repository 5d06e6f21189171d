// SPDX-License-Identifier: EUPL-1.2
#include "ways/sentences.h"

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

std::string first(std::string_view text, std::size_t most = 80) {
  return first_sentence(text, text::Words(text).tokens(), most);
}

TEST(FirstSentence, IsNotCutInAnAmountOrAnAbbreviation) {
  EXPECT_EQ(first("De leges bedragen € 1.250,50 per jaar. Zij worden vooraf betaald."),
            "De leges bedragen € 1.250,50 per jaar");
  EXPECT_EQ(first("Leges, bedoeld in art. 5, zijn vrij; andere niet."), "Leges, bedoeld in art. 5, zijn vrij");
  EXPECT_EQ(first("Vrij zijn:\n  a. honden"), "Vrij zijn");
}

TEST(FirstSentence, EndsWithAWholeWordAndSaysThatThereIsMore) {
  EXPECT_EQ(first("Wie een rolstoel leent brengt hem terug.", 20), "Wie een rolstoel …");
  EXPECT_EQ(first("Rolstoelterugbrengverplichtingen gelden hier.", 20), "…");
  EXPECT_EQ(first(""), "");
}

}  // namespace
}  // namespace eender::ways
