// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/heading.h"

#include <gtest/gtest.h>

namespace eender::corpus {
namespace {

std::string parts(const Heading& heading) { return heading.label + "|" + heading.number + "|" + heading.title; }
std::string apart(std::string_view label, std::string_view number, std::string_view title) {
  return parts(take_apart(label, number, title));
}

TEST(Heading, StaysAsItIsWhereItsPartsAreRight) {
  EXPECT_EQ(apart("Artikel", "5", "Termijn"), "Artikel|5|Termijn");
  EXPECT_EQ(apart("Hoofdstuk", "IV.", "Kosten en baten"), "Hoofdstuk|IV|Kosten en baten");
  EXPECT_EQ(apart("§", "2.1", ""), "§|2.1|");
  EXPECT_EQ(apart("", "", ""), "||");
  EXPECT_EQ(apart("Artikel", "3a", "2 meter afstand"), "Artikel|3a|2 meter afstand");
}

TEST(Heading, IsTakenApartWhereANumberIsGluedIntoTheLabel) {
  EXPECT_EQ(apart("1.Honden", "", ""), "|1|Honden");
  EXPECT_EQ(apart("Artikel 3.", "", ""), "Artikel|3|");
  EXPECT_EQ(apart("Artikel 3", "", "Termijn"), "Artikel|3|Termijn");
  EXPECT_EQ(apart("Artikel 3 Termijn", "", ""), "Artikel|3|Termijn");
  EXPECT_EQ(apart("ARTIKEL 2:10a", "", "Terras"), "ARTIKEL|2:10a|Terras");
  EXPECT_EQ(apart("Paragraaf A", "", ""), "Paragraaf|A|");
}

TEST(Heading, IsTakenApartWhereAllStandsInTheTitleOrTheNumber) {
  EXPECT_EQ(apart("", "", "Artikel 3 Termijn"), "Artikel|3|Termijn");
  EXPECT_EQ(apart("", "", "2.1 Doel"), "|2.1|Doel");
  EXPECT_EQ(apart("", "", "4. Kosten"), "|4|Kosten");
  EXPECT_EQ(apart("", "", "12 Kosten"), "|12|Kosten");
  EXPECT_EQ(apart("Artikel", "3 Termijn", ""), "Artikel|3|Termijn");
  EXPECT_EQ(apart("", "Artikel 7", "Slot"), "Artikel|7|Slot");
  EXPECT_EQ(apart("Artikel", "3", "Artikel 3 Termijn"), "Artikel|3|Termijn");
}

TEST(Heading, KeepsTitlesThatOnlyLookLikeNumbers) {
  EXPECT_EQ(apart("", "", "Artikel 5 van de wet"), "||Artikel 5 van de wet");
  EXPECT_EQ(apart("", "", "2020 en later"), "||2020 en later");
  EXPECT_EQ(apart("", "", "24-uursopvang"), "||24-uursopvang");
  EXPECT_EQ(apart("", "", "Titel en inleiding"), "||Titel en inleiding");
  EXPECT_EQ(apart("", "", "Delen van auto's"), "||Delen van auto's");
  EXPECT_EQ(apart("Artikel", "3 t/m 5", "Gereserveerd"), "Artikel|3 t/m 5|Gereserveerd");
}

TEST(HeadingLine, IsALineThatCanBeNothingElse) {
  ASSERT_TRUE(heading_line("Artikel 1"));
  EXPECT_EQ(parts(heading_line("Artikel 2.1 Termijn")->heading), "Artikel|2.1|Termijn");
  EXPECT_EQ(parts(heading_line("Hoofdstuk II. Kosten")->heading), "Hoofdstuk|II|Kosten");
  const std::string line = "Artikel 3. De burgemeester kan voor een markt een andere plaats aanwijzen.";
  const auto with_text = heading_line(line);
  ASSERT_TRUE(with_text);
  EXPECT_EQ(with_text->heading.number, "3");
  EXPECT_EQ(line.substr(with_text->rest), "De burgemeester kan voor een markt een andere plaats aanwijzen.");
}

TEST(HeadingLine, IsNotASentenceThatBeginsWithAReference) {
  EXPECT_FALSE(heading_line("Artikel 5 van de wet is van toepassing."));
  EXPECT_FALSE(heading_line("Artikelen 5 en 6 vervallen"));
  EXPECT_FALSE(heading_line("Artikel 5 Awb is van toepassing."));
  EXPECT_FALSE(heading_line("In artikel 5"));
  EXPECT_FALSE(heading_line("Deelname staat open"));
  EXPECT_FALSE(heading_line(""));
}

TEST(Slug, IsLowerCaseAsciiAndKeepsPointsWithinNumbers) {
  EXPECT_EQ(slug("Hoofdstuk 2"), "hoofdstuk-2");
  EXPECT_EQ(slug("1:2.a"), "1-2.a");
  EXPECT_EQ(slug("  Één coöperatie!"), "een-cooperatie");
  EXPECT_EQ(slug("§"), "");
  EXPECT_EQ(path_part({"Art.", "5", "X"}, "artikel"), "artikel-5");
  EXPECT_EQ(path_part({"", "", "Een hele lange titel van een paragraaf"}, "paragraaf"),
            "paragraaf-een-hele-lange-titel-van");
  EXPECT_EQ(path_part({}, "artikel"), "artikel");
}

TEST(Paths, AreUniqueInTheOrderTheyCome) {
  Paths paths;
  EXPECT_EQ(paths.unique("a"), "a");
  EXPECT_EQ(paths.unique("a"), "a~2");
  EXPECT_EQ(paths.unique("a~3"), "a~3");
  EXPECT_EQ(paths.unique("a"), "a~4");
}

TEST(References, AreNamedByTheWorkTheyPointAt) {
  for (const auto& [reference, target] : std::vector<std::pair<std::string, std::string>>{
           {"CVDR://90740_1", "CVDR90740"},
           {"1.1:CVDR77862_1", "CVDR77862"},
           {"1.0:c:BWBR0005416", "BWBR0005416"},
           {"1.0:c:BWBR0005416&artikel=149", "BWBR0005416"},
           {"jci1.3:c:BWBR0037885&hoofdstuk=2&artikel=3", "BWBR0037885"},
           {"http://wetten.overheid.nl/BWBR0004825/", "BWBR0004825"},
           {"https://wetten.overheid.nl/jci1.3:c:BWBR0035362&z=2020", "BWBR0035362"},
           {"http://decentrale.regelgeving.overheid.nl/cvdr/xhtmloutput/Historie/X/CVDR12345/CVDR12345_2.html",
            "CVDR12345"},
           {"https://zoek.officielebekendmakingen.nl/gmb-2016-1", "https://zoek.officielebekendmakingen.nl/gmb-2016-1"},
           {"Gemeenteblad, 13-09-2011", ""},
           {"", ""}})
    EXPECT_EQ(reference_target(reference), target) << reference;
}

TEST(Identifiers, AreWorkAndVersionWithAndWithoutCvdr) {
  const auto of = [](std::string_view text) {
    const WorkVersion found = work_and_version(text);
    return found.work + " " + found.version;
  };
  EXPECT_EQ(of("CVDR100394_2"), "CVDR100394 2");
  EXPECT_EQ(of("112779_1"), "CVDR112779 1");
  EXPECT_EQ(of("CVDR5"), "CVDR5 ");
  EXPECT_EQ(of("gmb-2023-1"), "gmb-2023-1 ");
  EXPECT_EQ(of("2023-1"), "2023-1 ");
}

TEST(NothingStandsHere, IsSaidInAFewFixedWays) {
  for (const char* text :
       {"[Vervallen]", "Vervallen.", "Gereserveerd", "(vervallen per 1 mei 2019)", "3. [vervallen]",
        "Dit artikel is vervallen.", "[Reserved.]", "Artikel 5 is vervallen", "ingetrokken met ingang van 2 juni 2020"})
    EXPECT_TRUE(says_nothing_stands_here(text)) << text;
  for (const char* text : {"Vervallen vergunningen worden ingetrokken.", "De vergunning is vervallen.",
                           "Reserved seats are free.", "", "Geen."})
    EXPECT_FALSE(says_nothing_stands_here(text)) << text;
}

TEST(FullStop, IsTakenFromTheEndOfATitleOnly) {
  EXPECT_EQ(without_full_stop("Definitions."), "Definitions");
  EXPECT_EQ(without_full_stop("Fees, etc."), "Fees, etc.");
  EXPECT_EQ(without_full_stop("More ..."), "More ...");
}

}  // namespace
}  // namespace eender::corpus
