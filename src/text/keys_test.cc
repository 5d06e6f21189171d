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

std::string key3_of(std::string_view government, std::string_view text, Language language = Language::kDutch) {
  OwnNames names;
  names.add_name(government);
  names.add_kind(language == Language::kDutch ? "gemeente" : "city");
  return print(keys_of(text, names, language).names);
}

TEST(Names, TellANameFromTheEverydayWord) {
  EXPECT_EQ(key3_of("Buren",
                    "inwoners van Buren en in Buren; hinder van buren of last voor buren, overlast door buren; waarbij "
                    "Buren is benadeeld"),
            "inwoners van ⟨own⟩ en in ⟨own⟩ hinder van buren of last voor buren overlast door buren waarbij ⟨own⟩ is "
            "benadeeld");
  EXPECT_EQ(key3_of("Leiden", "die in Leiden woont of te Leiden is gevestigd; dat kan leiden tot en is te leiden naar"),
            "die in ⟨own⟩ woont of te ⟨own⟩ is gevestigd dat kan leiden tot en is te leiden naar");
  EXPECT_EQ(
      key3_of("Huizen",
              "winkels in Huizen; het bouwen van huizen, gevels van huizen, in huizen van hout; huizen en tuinen"),
      "winkels in ⟨own⟩ het bouwen van huizen gevels van huizen in huizen van hout huizen en tuinen");
  EXPECT_EQ(key3_of("Houten", "binnen Houten en van Houten; in houten kisten, een houten kist"),
            "binnen ⟨own⟩ en van ⟨own⟩ in houten kisten een houten kist");
  EXPECT_EQ(key3_of("Sluis",
                    "langs de sluis in Sluis, waarmee Sluis betaalt; een brug met sluis; een brug, sluis of steiger"),
            "langs de sluis in ⟨own⟩ waarmee ⟨own⟩ betaalt een brug met sluis een brug sluis of steiger");
  EXPECT_EQ(key3_of("Best", "het college van Best en de gemeente Best doen hun best"),
            "⟨board⟩ en de ⟨own⟩ doen hun best");
  EXPECT_EQ(key3_of("Duiven", "houders van de Duiven-pas; het voeren van duiven"),
            "houders van de ⟨own⟩ pas het voeren van duiven");
  EXPECT_EQ(key3_of("Commerce", "the City of Commerce; the chamber of commerce; goods in commerce", Language::kEnglish),
            "the ⟨own⟩ the chamber of commerce goods in commerce");
}

TEST(Names, ReadTheCouncilOfEnglishTextsAsABody) {
  for (const auto* text : {"The Council may refuse", "Council may refuse", "the Municipal Council may refuse",
                           "The Council of Fulton County may refuse", "the Council of the County may refuse"})
    EXPECT_EQ(key3(text, Language::kEnglish), "⟨council⟩ may refuse") << text;
  EXPECT_EQ(key3("the Council's land and land of the Council.", Language::kEnglish),
            "⟨council⟩ land and land of ⟨council⟩");
  EXPECT_EQ(key3("the Council of Europe and a council member", Language::kEnglish),
            "the council of europe and a council member");
}

TEST(Names, ReadTheNumberOfAnActAsAReference) {
  for (const auto* text : {"under the Roads Act 53 of 2003 a permit", "under the Roads (Act No. 53 of 2003) a permit",
                           "under the Roads Act, No.53 of 2003, a permit", "under Ordinance 17 of 1939 a permit"}) {
    EXPECT_EQ(values(text, Language::kEnglish), "") << text;
    EXPECT_EQ(key4(text, Language::kEnglish), key3(text, Language::kEnglish)) << text;
  }
  EXPECT_EQ(key4("section 5 of Act 53 of 2003", Language::kEnglish), "section 5 of act 53 of 2003");
  EXPECT_EQ(values("an act of 3 of 20 members", Language::kEnglish), "3 | 20") << "no year";
}

TEST(Names, LeaveBodiesOfOthers) {
  EXPECT_EQ(key3("de raad voor de kinderbescherming en het College van Beroep"),
            "de raad voor de kinderbescherming en het college van beroep");
  EXPECT_EQ(key3("stelt de raad van dit voornemen in kennis; vraagt het college voor de eerste dag"),
            "stelt ⟨council⟩ van dit voornemen in kennis vraagt ⟨board⟩ voor de eerste dag");
}

TEST(Names, TakeAReferenceForAnothersOnlyWhereALawFollows) {
  EXPECT_EQ(key3("is artikel 5 van toepassing, artikel 6, eerste lid, van overeenkomstige toepassing"),
            "is ⟨own⟩ van toepassing ⟨own⟩ van overeenkomstige toepassing");
  EXPECT_EQ(key3("artikel 3 van de Wet op de lijkbezorging, artikel 8 van het Bouwbesluit 2012, artikel 12 van Boek 7"),
            "artikel 3 van de wet op de lijkbezorging artikel 8 van het bouwbesluit 2012 artikel 12 van boek 7");
  EXPECT_EQ(key3("artikel 2.1.3 van de Algemene plaatselijke verordening"),
            "artikel 2.1.3 van de algemene plaatselijke verordening");
}

TEST(Names, LeaveTheNumberBehindAReferenceThatCountsSomething) {
  EXPECT_EQ(key3("volgens artikel 3 of 4 keer per jaar"), "volgens ⟨own⟩ of 4 keer per jaar");
  EXPECT_EQ(key3("artikel 3 en 4 zijn en de artikelen 3 en 4 gelden"), "⟨own⟩ zijn en de ⟨own⟩ gelden");
}

TEST(Names, MaskAReferenceToTheEndOfItsList) {
  EXPECT_EQ(key3("artikel 5, lid 2, 3 en 4, is; onder a, b en c; lid 2 en 3, bijlage 2 en 3, tabel 3.5"),
            "⟨own⟩ is ⟨own⟩");
  EXPECT_EQ(key3("artikel 3.90, 3.200 of 3.225 vergt; de artikelen 22.28, derde lid, en 22.38, aanhef"),
            "⟨own⟩ vergt de ⟨own⟩ aanhef");
  EXPECT_EQ(key3("artikel 2, derde lid, 3, tweede lid, of 4, vijfde lid, niet; bedoeld onder 1°, de waarde"),
            "⟨own⟩ niet bedoeld ⟨own⟩ de waarde");
  EXPECT_EQ(key3("artikel 2.16, eerste lid, onder a, onder 1° tot en met 3°, van de Omgevingswet"),
            "artikel 2.16 eerste lid onder a onder 1 tot en met 3 van de omgevingswet");
  EXPECT_EQ(key3("artikel 22.38, aanhef en onder b, of artikel 2, onder p, aanhef en onder 4°, kan"), "⟨own⟩ kan");
  EXPECT_EQ(key3("de afdelingen 3.3 tot en met 3.11 van het Besluit activiteiten; onder a, onder 3°, gestelde eisen"),
            "de afdelingen 3.3 tot en met 3.11 van het besluit activiteiten ⟨own⟩ gestelde eisen");
  EXPECT_EQ(key3("artikel 3, 14 dagen na; lid 2, 3 keer; onder a u kunt"),
            "⟨own⟩ 14 dagen na ⟨own⟩ 3 keer ⟨own⟩ u kunt");
}

TEST(Names, TakeInTheYearBehindTheName) {
  EXPECT_EQ(key3("de Beleidsregels parkeren gemeente Haarlem 2022 vervallen"),
            "de beleidsregels parkeren ⟨own⟩ vervallen");
  EXPECT_EQ(key3("de gemeente 2022 keer"), "de ⟨own⟩ 2022 keer");
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
  EXPECT_EQ(values("een half jaar, anderhalf jaar, binnen een week"), "0.5 years | 1.5 years | 1 week");
  EXPECT_EQ(values("tussen 18.00 uur en 6:30 uur, na 2 uur"), "18:00 | 06:30 | 2 hours");
  EXPECT_EQ(values("6-8 weken"), "6-8 weeks");
}

TEST(Values, TakeHoursForAClockWhereTheWordsAroundSaySo) {
  EXPECT_EQ(values("om 23 uur, vanaf 9 uur tot uiterlijk 22 uur; open van 8 uur tot zonsondergang; open tot 24 uur; "
                   "komt voor 8 uur; gaat na negen (9) uur"),
            "23:00 | 09:00 | 22:00 | 08:00 | 24:00 | 08:00 | 09:00");
  EXPECT_EQ(values("tussen 9 en 23 uur, van 8.30 tot 17 uur, van 9 tot 12 en van 13 tot zeventien uur"),
            "09:00 | 23:00 | 08:30 | 17:00 | 09:00 | 12:00 | 13:00 | 17:00");
  EXPECT_EQ(values("voor 7.00 uur, 3 uur 's nachts, 9.00-17.30 uur, 22:00 – 06:00"),
            "07:00 | 03:00 | 09:00-17:30 | 22:00 | 06:00");
  EXPECT_EQ(values("tusen 9 en 17 uur; op zaterdag 10 en zestien uur"), "09:00 | 17:00 | 10:00 | 16:00");
  EXPECT_EQ(key4("tussen 9 en 23 uur"), "tussen ⟨time⟩ en ⟨time⟩");
  EXPECT_EQ(key4("tussen negen (9) en 23.00 uur"), "tussen ⟨time⟩ en ⟨time⟩");
}

TEST(Values, TakeHoursThatPassForATerm) {
  EXPECT_EQ(values("binnen 24 uur, na 48 uur, uiterlijk 24 uur voor aanvang, verlengd tot 24 uur, 2 uur per dag, vanaf "
                   "12 uur na"),
            "24 hours | 48 hours | 24 hours | 24 hours | 2 hours | 12 hours");
  EXPECT_EQ(
      values("cursussen die 2 en 12 uur duren, ten hoogste 8 en 12 uur, 6 en 8 uur per week, 24 en 12 uur, 6 of 8 uur"),
      "2 | 12 hours | 8 | 12 hours | 6 | 8 hours | 24 | 12 hours | 6 | 8 hours");
  EXPECT_EQ(values("tussen 2 en 4 uur per week, 2.50 meter, tussen 5 en 10 dagen"), "2 | 4 hours | 2.5 | 5 | 10 days");
}

TEST(Values, LeaveTheNumbersOfStandardsClassesAndScales) {
  EXPECT_EQ(values("volgens NEN 6090, NEN-EN 872 of NEN-EN-ISO 11885 en BRL SIKB 6000; ADR klasse 5.2; bedrijf "
                   "categorie 2; groep 3"),
            "");
  EXPECT_EQ(values("tekening van 1:50, a. 1:20 of 1:50, om 1:30"), "01:30");
  EXPECT_EQ(values("het zeven van zand, te zeven uur, zeven kramen"), "07:00 | 7");
  EXPECT_EQ(values("meer dan 25 m 3 bodem, 12 m2, 3 m"), "25 | 12 | 3");
}

TEST(Values, AreBoundByTheWordsAround) {
  const auto bounds = [](const std::string& text) {
    std::string result;
    for (const Value& value : read(text).found)
      result += value.bound == Bound::kAtMost ? '<' : value.bound == Bound::kAtLeast ? '>' : '-';
    return result;
  };
  EXPECT_EQ(bounds("jonger dan 18 jaar, niet ouder dan 23 jaar, niet meer bedraagt dan 12 dagen, hoger is dan 48 dB"),
            "<<<>");
  EXPECT_EQ(bounds("kleiner dan of gelijk aan 300 m2, 50 of meer bezoekers, 3 m3 of minder, 21 jaar of ouder"), "<><>");
  EXPECT_EQ(bounds("groter dan 300 m2: 90 m2, ten hoogste 6 of 8 weken"), ">-<<");
  EXPECT_EQ(bounds("binnen een termijn van zes weken, binnen de 3 dagen, binnen de bebouwde kom 50 km"), "<<-");
}

TEST(Values, ReadTheEnglishClock) {
  EXPECT_EQ(
      values("from 9 a.m. to 5 p.m., between 22:00 and 06:00, 9am until 12:30pm, at 8 o'clock", Language::kEnglish),
      "09:00 | 17:00 | 22:00 | 06:00 | 09:00 | 12:30 | 08:00");
  EXPECT_EQ(values("from 9 to 5 p.m., between 11:00 p. m. and 7:00 a. m., within 24 hours", Language::kEnglish),
            "09:00 | 17:00 | 23:00 | 07:00 | 24 hours");
}

TEST(Values, TakeEenForOneOnlyWhereItMeasures) {
  EXPECT_EQ(
      values("binnen een week, langer dan een jaar, een dag later, verlengd met een maand, een periode van een week"),
      "1 week | 1 year | 1 day | 1 month | 1 week");
  EXPECT_EQ(values("op een dag, in de loop van een jaar, per kalenderjaar, binnen een kalenderjaar, een week is"), "");
  EXPECT_EQ(key4("één keer, 1 keer, een keer, één of meer"), "⟨count⟩ keer ⟨count⟩ keer een keer één of meer");
}

TEST(Values, TellAYearFromANumberOfFourDigits) {
  EXPECT_EQ(values("meer dan 2000 tegelijk, een massa van 2000 kilogram, ten hoogste 1900 meter"),
            "2000 | 2000 | 1900");
  EXPECT_EQ(values("de Wmo 2015 en begroting van 2020 worden, later dan 2020 is, in 2000 gehouden"), "");
}

TEST(Values, TakeAchtForAVerbOnlyWhereItDeems) {
  EXPECT_EQ(key4("gelijktijdig acht bezoekers, ten minste een acht; het college acht dit nodig; zodra hij acht dagen"),
            "gelijktijdig ⟨count⟩ bezoekers ten minste een ⟨count⟩ ⟨board⟩ acht dit nodig zodra hij ⟨term⟩");
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

TEST(Values, HaveAMeasureWhereTheyConvertExactly) {
  const auto measures = [](std::string_view text) {
    std::string result;
    for (const Value& v : read(text, Language::kDutch).found) result += (result.empty() ? "" : " | ") + v.measure();
    return result;
  };
  EXPECT_EQ(measures("binnen 14 dagen, binnen twee weken, binnen 2-3 weken"), "14 days | 14 days | 14-21 days");
  EXPECT_EQ(measures("binnen een jaar, binnen 12 maanden, binnen vier kwartalen, binnen een half jaar"),
            "12 months | 12 months | 12 months | 6 months");
  EXPECT_EQ(measures("binnen 48 uur, binnen 30 minuten"), "2880 minutes | 30 minutes");
  EXPECT_EQ(measures("binnen 10 werkdagen, binnen 2 dagen, binnen een maand"), "10 working days | 2 days | 1 month")
      << "these are no multiples of each other";
  EXPECT_EQ(measures("€ 25 en 50 procent"), "25.00 EUR | 50 %");
  EXPECT_EQ(measures("binnen 900000000000000 uur"), "900000000000000 hours") << "more minutes than can be counted";
}

TEST(Keys, LeaveNoSignForCentsBehindAnAmount) {
  for (const std::string amount : {"€ 100,-", "€ 100,--", "€ 100,–", "€ 100,=", "€ 100", "100 euro"}) {
    const std::string text = "kost " + amount + " per jaar, en meer";
    const Keys keys = read(text);
    ASSERT_EQ(keys.found.size(), 1u);
    EXPECT_EQ(text.substr(keys.found[0].begin, keys.found[0].end - keys.found[0].begin), amount);
    EXPECT_EQ(keys.values[keys.found[0].token].end, keys.found[0].end);
  }
}

}  // namespace
}  // namespace eender::text
