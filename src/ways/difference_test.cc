// SPDX-License-Identifier: EUPL-1.2
#include "ways/difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

namespace eender::ways {
namespace {

using testing::ElementsAre;
using Kind = Stretch::Kind;

// The difference as one line: [-deleted-], {+inserted+}, <moved away<, >moved here>; kept words as the right has them.
std::string shown(std::string_view left, std::string_view right) {
  std::string result;
  for (const Stretch& s : difference(left, right).stretches) {
    const std::string l(s.left.of(left));
    const std::string r(s.right.of(right));
    switch (s.kind) {
      case Kind::kKept:
        result += r;
        break;
      case Kind::kDeleted:
        result += "[-" + l + "-]";
        break;
      case Kind::kInserted:
        result += "{+" + r + "+}";
        break;
      case Kind::kMovedAway:
        result += "<" + l + "<";
        break;
      case Kind::kMovedHere:
        result += ">" + r + ">";
        break;
    }
  }
  return result;
}

// Checks that both texts come back from the ranges, and that moved stretches know each other.
void expect_whole(std::string_view left, std::string_view right) {
  const TextDifference d = difference(left, right);
  std::string l, r;
  for (const Stretch& s : d.stretches) {
    l += s.left.of(left);
    r += s.right.of(right);
    if (s.kind == Kind::kMovedAway) {
      EXPECT_EQ(d.stretches.at(s.partner).kind, Kind::kMovedHere);
    } else if (s.kind == Kind::kMovedHere) {
      EXPECT_EQ(d.stretches.at(s.partner).kind, Kind::kMovedAway);
    }
  }
  EXPECT_EQ(l, left);
  EXPECT_EQ(r, right);
}

corpus::ProvisionRow row(std::string number, std::string heading, std::string text) {
  corpus::ProvisionRow p;
  p.path = "artikel-" + number;
  p.number = std::move(number);
  p.heading = std::move(heading);
  p.text = std::move(text);
  return p;
}

TEST(Difference, ShowsWordsThatCameInThePlaceOfOthers) {
  EXPECT_EQ(shown("Het bestuur besluit binnen zes weken.", "Het bestuur besluit binnen acht weken."),
            "Het bestuur besluit binnen [-zes -]{+acht +}weken.");
}

TEST(Difference, CountsNoCasePunctuationLayoutOrListMarkers) {
  const TextDifference d =
      difference("Een bootje heeft:\na. een naam;\nb. een vlag.", "een bootje heeft\n  1°. Een naam,\n  2°. een vlag");
  EXPECT_TRUE(d.same_words());
  EXPECT_TRUE(d.only_layout_differs());
  EXPECT_EQ(d.kept, 7u);
  EXPECT_EQ(d.stretches.size(), 1u);
  EXPECT_FALSE(difference("een naam", "een naam").only_layout_differs());
}

TEST(Difference, SaysOfAListItemThatItMoved) {
  const std::string left =
      "Nodig zijn:\na. een geldig zwemdiploma;\nb. twee pasfoto's van de eigenaar;\nc. een bewijs van ligplaats.";
  const std::string right =
      "Nodig zijn:\na. een bewijs van ligplaats;\nb. een geldig zwemdiploma;\nc. twee pasfoto's van de eigenaar.";
  const TextDifference d = difference(left, right);
  EXPECT_EQ(d.deleted, 0u);
  EXPECT_EQ(d.inserted, 0u);
  EXPECT_EQ(d.moved, 4u);
  EXPECT_FALSE(d.same_words());
  EXPECT_EQ(
      shown(left, right),
      "Nodig zijn:\n>a. een bewijs van ligplaats;\n>b. een geldig zwemdiploma;\nc. twee pasfoto's van de eigenaar."
      "<c. een bewijs van ligplaats.<");
}

TEST(Difference, KeepsMovedItemsWholeThatShareWords) {
  const std::string left =
      "a. de naam van de schipper en de naam van de boot\nb. de naam van de eigenaar en de lengte van de boot";
  const std::string right =
      "a. de naam van de eigenaar en de lengte van de boot\nb. de naam van de schipper en de naam van de boot";
  const TextDifference d = difference(left, right);
  EXPECT_EQ(d.moved, 11u);
  EXPECT_EQ(d.deleted + d.inserted, 0u);
}

TEST(Difference, SeesASentenceThatMovedWithinAParagraph) {
  const std::string moved = "Wie de sleutel van het botenhuis verliest betaalt een nieuwe. ";
  const std::string stays =
      "De havenmeester wijst ieder schip dat zich meldt dezelfde dag nog een plaats aan de steiger toe. ";
  const TextDifference d = difference(moved + stays + "Einde.", stays + moved + "Einde.");
  EXPECT_EQ(d.moved, 10u);
  EXPECT_EQ(d.deleted + d.inserted, 0u);
}

TEST(Difference, TakesNoLineOfOneOrTwoWordsForMoved) {
  const TextDifference d = difference("ja graag\nalpha beta gamma", "alpha beta gamma\nja graag");
  EXPECT_EQ(d.moved, 0u);
  EXPECT_EQ(d.deleted, 2u);
  EXPECT_EQ(d.inserted, 2u);
}

TEST(Difference, GivesBothTextsBackWhole) {
  expect_whole("", "");
  expect_whole("Een woord.", "");
  expect_whole("", "  Een woord.\n");
  expect_whole("\n (a) Één \"aap\" (van hout);\n\nb.\tnoot\n", "één noot\tb. \"aap\" van (steen)\n");
  std::mt19937 random(7);
  const std::vector<std::string> parts = {"aap ",   "noot, ", "mies\n",   "a. wim ",
                                          "(zus) ", "jet\t",  "teun\n\n", "de boot vaart uit\n"};
  for (int round = 0; round < 500; ++round) {
    std::string left = "x ", right = "x ";
    for (int i = 0; i < 12; ++i) {
      left += parts[random() % parts.size()];
      right += parts[random() % parts.size()];
    }
    expect_whole(left, right);
  }
}

TEST(Difference, CountsEveryWordOfBothSidesOnce) {
  const TextDifference d =
      difference("een twee drie\nvier vijf zes\nzeven", "vier vijf zes\neen twee drie\nacht negen");
  EXPECT_EQ(d.kept + d.deleted + d.moved, 7u);
  EXPECT_EQ(d.kept + d.inserted + d.moved, 8u);
}

TEST(RegulationDifference, PairsTheSameWordsUnderAnotherNumber) {
  const std::vector left = {row("1", "Doel", "De haven is er voor iedereen die vaart."),
                            row("2", "Geld", "Liggen kost twee euro per nacht.")};
  const std::vector right = {row("1", "Doel", "De haven is er voor iedereen die vaart."),
                             row("2", "Honden", "Aan boord mogen honden los lopen, aan wal niet."),
                             row("3", "Geld", "Liggen kost twee euro per nacht.")};
  const RegulationDifference d = difference(left, right);
  ASSERT_EQ(d.provisions.size(), 3u);
  EXPECT_EQ(d.provisions[1].by, ProvisionDifference::By::kOnlyRight);
  EXPECT_EQ(d.provisions[2].left, 1u);
  EXPECT_EQ(d.provisions[2].right, 2u);
  EXPECT_TRUE(d.provisions[2].renumbered);
  EXPECT_FALSE(d.provisions[2].moved);
  EXPECT_EQ(d.same, 2u);
  EXPECT_EQ(d.renumbered, 1u);
  EXPECT_FALSE(d.alike());
}

TEST(RegulationDifference, TellsARemovedArticleAtItsPlace) {
  const std::vector left = {row("1", "", "Een eerste regel over boten."),
                            row("2", "", "Iets over honden en katten aan wal."),
                            row("3", "", "Een laatste regel over het slot.")};
  const std::vector right = {row("1", "", "Een eerste regel over boten."),
                             row("2", "", "Een laatste regel over het slot.")};
  const RegulationDifference d = difference(left, right);
  ASSERT_EQ(d.provisions.size(), 3u);
  EXPECT_EQ(d.provisions[1].by, ProvisionDifference::By::kOnlyLeft);
  EXPECT_EQ(d.provisions[1].left, 1u);
  EXPECT_FALSE(d.provisions[1].right);
}

TEST(RegulationDifference, TellsWhatWentBeforeWhatCameInItsPlace) {
  const std::vector left = {row("1", "", "Een eerste regel over boten."),
                            row("2", "Honden", "Iets over honden en katten.")};
  const std::vector right = {row("1", "", "Een eerste regel over boten."), row("2", "Vuur", "Vuur maken mag niet.")};
  const RegulationDifference d = difference(left, right);
  ASSERT_EQ(d.provisions.size(), 3u);
  EXPECT_EQ(d.provisions[1].by, ProvisionDifference::By::kOnlyLeft);
  EXPECT_EQ(d.provisions[2].by, ProvisionDifference::By::kOnlyRight);
}

TEST(RegulationDifference, PairsTheMostAlikeFirst) {
  const std::string base = "Wie een boot in de haven wil leggen vraagt dat een week tevoren aan bij de havenmeester";
  const std::vector left = {row("1", "", base + " en betaalt dan meteen.")};
  const std::vector right = {row("1", "", base + ", die daarvan een lijst maakt en die elke dag aan de deur hangt."),
                             row("2", "", base + " en betaalt dan later.")};
  const RegulationDifference d = difference(left, right);
  ASSERT_EQ(d.provisions.size(), 2u);
  EXPECT_EQ(d.provisions[0].by, ProvisionDifference::By::kOnlyRight);
  EXPECT_EQ(d.provisions[1].by, ProvisionDifference::By::kLikeness);
  EXPECT_EQ(d.provisions[1].right, 1u);
  EXPECT_GT(d.provisions[1].likeness, 0.8);
  EXPECT_LT(d.provisions[1].likeness, 1.0);
}

TEST(RegulationDifference, PairsWhatWasRewrittenByItsHeading) {
  const std::vector left = {row("4", "Toezicht", "De havenmeester ziet toe.")};
  const std::vector right = {
      row("6", "Toezicht", "Met de controle is een wethouder belast, die daartoe mensen aanwijst.")};
  const RegulationDifference d = difference(left, right);
  ASSERT_EQ(d.provisions.size(), 1u);
  EXPECT_EQ(d.provisions[0].by, ProvisionDifference::By::kHeading);
  EXPECT_EQ(d.changed, 1u);
}

TEST(RegulationDifference, DoesNotPairUnlikeArticlesByTheirNumberUnderOtherHeadings) {
  const std::vector left = {row("4", "Toezicht", "De havenmeester ziet toe.")};
  const std::vector right = {row("4", "Honden", "Aan boord mogen honden los lopen.")};
  const RegulationDifference d = difference(left, right);
  EXPECT_EQ(d.only_left, 1u);
  EXPECT_EQ(d.only_right, 1u);
}

TEST(RegulationDifference, SaysWhichArticleChangedPlace) {
  const std::vector left = {row("1", "", "Over de aanvraag van een plaats."),
                            row("2", "", "Over het tarief per nacht en week."),
                            row("3", "", "Over het toezicht door de meester.")};
  const std::vector right = {row("1", "", "Over het toezicht door de meester."),
                             row("2", "", "Over de aanvraag van een plaats."),
                             row("3", "", "Over het tarief per nacht en week.")};
  const RegulationDifference d = difference(left, right);
  ASSERT_EQ(d.provisions.size(), 3u);
  EXPECT_THAT((std::vector{d.provisions[0].moved, d.provisions[1].moved, d.provisions[2].moved}),
              ElementsAre(true, false, false));
  EXPECT_EQ(d.moved, 1u);
  EXPECT_EQ(d.renumbered, 3u);
  EXPECT_EQ(d.same, 3u);
  EXPECT_FALSE(d.alike());
}

TEST(RegulationDifference, PairsEqualArticlesWithinTheirOwnHeadings) {
  const std::vector left = {row("1", "Honden", "Vervallen."), row("2", "Katten", "Vervallen.")};
  const std::vector right = {row("1", "Katten", "Vervallen."), row("2", "Honden", "Vervallen.")};
  const RegulationDifference d = difference(left, right);
  ASSERT_EQ(d.provisions.size(), 2u);
  EXPECT_EQ(d.provisions[0].left, 1u);
  EXPECT_EQ(d.provisions[1].left, 0u);
}

TEST(RegulationDifference, FindsTheSameRegulationAlikeWhateverItsNumbers) {
  const std::vector left = {row("1", "Doel", "De haven is er voor wie vaart."), row("2", "", "Slot.")};
  const std::vector right = {row("I", "Waarom", "de haven is er voor wie vaart"), row("II", "", "Slot.")};
  EXPECT_TRUE(difference(left, right).alike());
  EXPECT_TRUE(difference(std::vector<corpus::ProvisionRow>{}, std::vector<corpus::ProvisionRow>{}).alike());
}

}  // namespace
}  // namespace eender::ways
