// SPDX-License-Identifier: EUPL-1.2
#include "text/keys.h"

#include <gtest/gtest.h>

namespace eender::text {
namespace {

Keys read(std::string_view text, Language language = Language::kDutch) {
  OwnNames names;
  names.add_name("Haarlem");
  names.add_name("Best");
  names.add_name("Fulton County");
  names.add_kind("gemeente");
  names.add_kind("county");
  names.add_title("Verordening rolstoelen Haarlem 2020");
  return keys_of(text, names, language);
}
std::string key3(std::string_view text, Language language = Language::kDutch) {
  return print(read(text, language).names);
}
std::string key4(std::string_view text, Language language = Language::kDutch) {
  return print(read(text, language).values);
}
std::string values(std::string_view text, Language language = Language::kDutch) {
  std::string result;
  for (const Value& v : read(text, language).found) result += (result.empty() ? "" : " | ") + v.normal();
  return result;
}

TEST(Names, MaskTheGovernmentAndItsTitles) {
  EXPECT_EQ(key3("De gemeente Haarlem leent uit."), "de ⟨own⟩ leent uit");
  EXPECT_EQ(key3("Aangehaald als: Verordening rolstoelen Haarlem 2020."), "aangehaald als ⟨own⟩");
  EXPECT_EQ(key3("De gemeente Best doet zijn best."), "de ⟨own⟩ doet zijn best");
  EXPECT_EQ(key3("Het college van Best helpt inwoners van Best; op zijn best."),
            "⟨board⟩ helpt inwoners van ⟨own⟩ op zijn best");
}

TEST(Names, MaskTheKindOfGovernment) {
  EXPECT_EQ(key3("De gemeente betaalt, de gemeente Haarlem ook"), "de ⟨own⟩ betaalt de ⟨own⟩ ook");
  EXPECT_EQ(key3("the county clerk of the County of Fulton County; the city clerk", Language::kEnglish),
            "the ⟨own⟩ clerk of the ⟨own⟩ the city clerk");
}

TEST(Names, GiveABodyItsRole) {
  for (const auto* text : {"Het college beslist.", "het college van burgemeester en wethouders beslist",
                           "Het college van burgemeester en wethouders van Haarlem beslist",
                           "het college van burgemeester en wethouders van de gemeente Haarlem beslist"})
    EXPECT_EQ(key3(text), "⟨board⟩ beslist") << text;
  EXPECT_EQ(key3("De raad van de gemeente Haarlem stelt vast"), "⟨council⟩ stelt vast");
  EXPECT_EQ(key3("De Raad van State oordeelt"), "de raad van state oordeelt");
  EXPECT_EQ(key3("the Mayor and Council of Fulton County may", Language::kEnglish), "⟨council⟩ may");
  EXPECT_EQ(key3("De burgemeester beslist"), "⟨mayor⟩ beslist");
}

TEST(Names, MaskOwnReferencesAndKeepThoseToOthers) {
  EXPECT_EQ(key3("bedoeld in artikel 3, tweede lid, kan"), "bedoeld in ⟨own⟩ kan");
  EXPECT_EQ(key3("bedoeld in het tweede lid van artikel 3 kan"), "bedoeld in ⟨own⟩ kan");
  EXPECT_EQ(key3("de artikelen 3, 4 en 5 gelden"), "de ⟨own⟩ gelden");
  EXPECT_EQ(key3("artikel 4:17 van de Algemene wet bestuursrecht"), "artikel 4:17 van de algemene wet bestuursrecht");
  EXPECT_EQ(key3("artikel 2, onder b, van deze verordening"), "⟨own⟩ van deze verordening");
  EXPECT_EQ(key3("as provided in section 12-34(a)(2) of this Code", Language::kEnglish),
            "as provided in ⟨own⟩ of this code");
  EXPECT_EQ(key3("under O.C.G.A. § 36-33-1", Language::kEnglish), "under o.c.g.a § 36-33-1");
}

TEST(Names, MaskAdoptionDatesOnly) {
  EXPECT_EQ(key3("vastgesteld op 12 maart 2020"), "vastgesteld op ⟨own⟩");
  EXPECT_EQ(key3("voor 12 maart 2020"), "voor 12 maart 2020");
}

TEST(Values, ReadSpellingsOfOneMagnitudeAlike) {
  for (const auto* text : {"binnen 6 weken", "binnen zes weken", "binnen zes (6) weken"}) {
    EXPECT_EQ(values(text), "6 weeks") << text;
    EXPECT_EQ(key4(text), "binnen ⟨term⟩") << text;
  }
  for (const auto* text : {"€ 1.250,-", "€ 1.250,00", "1250 euro", "EUR 1250", "€1.250"})
    EXPECT_EQ(values(text), "1250.00 EUR") << text;
  for (const auto* text : {"75%", "75 %", "75 procent", "vijfenzeventig procent"})
    EXPECT_EQ(values(text), "75 %") << text;
  for (const auto* text : {"1 januari 2020", "1-1-2020", "01-01-2020", "2020-01-01"})
    EXPECT_EQ(values(text), "2020-01-01") << text;
  EXPECT_EQ(values("within ten (10) days pay $100.00 or 75 percent by January 1, 2020", Language::kEnglish),
            "10 days | 100.00 USD | 75 % | 2020-01-01");
  EXPECT_EQ(values("one hundred twenty-five dollars", Language::kEnglish), "125.00 USD");
}

TEST(Values, KeepBoundPeriodAndNegation) {
  EXPECT_EQ(key4("ten hoogste € 25 per maand, niet meer dan drie keer"),
            "ten hoogste ⟨amount⟩ per maand niet meer dan ⟨count⟩ keer");
  const auto found = read("ten hoogste € 25, ten minste 3 weken, niet meer dan 4 keer, 5 keer").found;
  ASSERT_EQ(found.size(), 4u);
  EXPECT_EQ(found[0].bound, Bound::kAtMost);
  EXPECT_EQ(found[1].bound, Bound::kAtLeast);
  EXPECT_EQ(found[2].bound, Bound::kAtMost);
}

TEST(Values, LeaveNumbersThatNameSomething) {
  EXPECT_EQ(key4("artikel 4:17 van de Wet maatschappelijke ondersteuning 2015"),
            "artikel 4:17 van de wet maatschappelijke ondersteuning 2015");
  EXPECT_EQ(key4("een aanvraag voor een rolstoel"), "een aanvraag voor een rolstoel");
  EXPECT_EQ(key4("die het college noodzakelijk acht"), "die ⟨board⟩ noodzakelijk acht");
  EXPECT_EQ(key4("uiterlijk acht weken"), "uiterlijk ⟨term⟩");
  EXPECT_EQ(key4("section 5 may apply", Language::kEnglish), "⟨own⟩ may apply");
}

TEST(Values, AreNoReferencesBehindOnder) {
  EXPECT_EQ(key4("onder 70 decibel, onder 110% en artikel 3, onder b"),
            "onder ⟨count⟩ decibel onder ⟨percentage⟩ en ⟨own⟩");
}

TEST(Values, ReadHalvesTimesAndRanges) {
  EXPECT_EQ(values("een half jaar, anderhalf jaar, een week"), "0.5 years | 1.5 years | 1 week");
  EXPECT_EQ(values("tussen 18.00 uur en 6:30 uur, na 2 uur"), "18:00 | 06:30 | 2 hours");
  EXPECT_EQ(values("6-8 weken"), "6-8 weeks");
}

TEST(Values, DifferentKindsDiffer) { EXPECT_NE(key4("6 weken"), key4("€ 6")); }

TEST(Keys, PointAtTheOriginal) {
  const std::string text = "Binnen  zes (6) weken na 1 mei.";
  const auto keys = read(text);
  ASSERT_EQ(keys.found.size(), 2u);
  EXPECT_EQ(text.substr(keys.found[0].begin, keys.found[0].end - keys.found[0].begin), "zes (6) weken");
  EXPECT_EQ(keys.found[1].date, "--05-01");
  EXPECT_EQ(keys.values[keys.found[0].token].word, "⟨term⟩");
}

}  // namespace
}  // namespace eender::text
