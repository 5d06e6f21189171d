// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/bwb.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "corpus/formats/delivered.h"
#include "corpus/formats/format.h"
#include "corpus/formats/test_sink.h"
#include "corpus/government.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;
using testing::ElementsAre;
using testing::IsEmpty;

TestSink import(std::string_view text) {
  TestSink sink;
  import_bwb(text, {"a.xml", "c0ffee", false}, sink);
  return sink;
}

std::string law(std::string_view inner) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><toestand bwb-id=\"BWBR0099999\" inwerkingtreding=\"2021-07-01\" "
         "bwb-ng-vast-deel=\"http://wetten.overheid.nl/id/BWBR0099999/2021-07-01/0\"><bwb-inputbestand>9.xml"
         "</bwb-inputbestand><wetgeving soort=\"wet\" xml:lang=\"nl\"><intitule>Wet van 3 mei 2019, houdende regels "
         "over "
         "ezels<meta-data><brondata><oorspronkelijk><publicatie soort=\"Stb\"><publicatiejaar>2019</publicatiejaar>"
         "<publicatienr>123</publicatienr><ondertekeningsdatum isodatum=\"2019-05-03\">03-05-2019</ondertekeningsdatum>"
         "</publicatie></oorspronkelijk></brondata></meta-data></intitule><citeertitel status=\"officieel\">Ezelwet"
         "<meta-data><jcis><jci verwijzing=\"jci1.3:c:BWBR0099999\"/></jcis></meta-data></citeertitel>" +
         std::string(inner) + "</wetgeving></toestand>";
}

std::string act(std::string_view inner) {
  return law("<wet-besluit><wettekst>" + std::string(inner) + "</wettekst></wet-besluit>");
}

TEST(Bwb, ReadsWhatAStateSaysOfItself) {
  const auto sink = import(law(
      "<wet-besluit><aanhef><wij>Wij,</wij><considerans><considerans.al>Gelet op <extref "
      "doc=\"jci1.3:c:BWBR0001840&amp;artikel=7\">artikel 7 van de Grondwet</extref>;</considerans.al></considerans>"
      "</aanhef><wettekst><artikel><kop><label>Artikel</label><nr>1</nr></kop><al>Een ezel balkt.</al></artikel>"
      "</wettekst><wetsluiting><ondertekening>De <functie>Minister</functie> van <organisatie>Dieren</organisatie>"
      "</ondertekening></wetsluiting></wet-besluit>"));
  ASSERT_EQ(sink.regulations.size(), 1U);
  const Regulation& read = sink.regulations[0];
  EXPECT_EQ(read.government, "Rijk");
  EXPECT_EQ(read.work, "BWBR0099999");
  EXPECT_EQ(read.version, "2021-07-01");
  EXPECT_EQ(read.title, "Ezelwet");
  EXPECT_THAT(read.other_titles, ElementsAre("Wet van 3 mei 2019, houdende regels over ezels"));
  EXPECT_EQ(read.type, "wet");
  EXPECT_EQ(read.language, "nl");
  EXPECT_EQ(read.from, Date::of(2021, 7, 1));
  EXPECT_FALSE(read.until);
  EXPECT_EQ(read.adopted, Date::of(2019, 5, 3));
  std::vector<std::string> relations;
  for (const Relation& relation : read.relations)
    relations.push_back(relation.kind + " " + relation.target + " " + relation.title);
  EXPECT_THAT(relations, ElementsAre("publication https://zoek.officielebekendmakingen.nl/stb-2019-123 Stb. 2019, 123",
                                     "source BWBR0001840 artikel 7 van de Grondwet"));
  EXPECT_THAT(sink.notes("preamble"), ElementsAre("Wij,\nGelet op artikel 7 van de Grondwet;"));
  EXPECT_THAT(sink.notes("closing"), ElementsAre("De\nMinister\nvan\nDieren"));
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(sink.total.headings, 53U);  // both titles, "Artikel" and "1"
  EXPECT_EQ(delivered(sink), sink.total.provisions + sink.total.tables + sink.total.notes);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Bwb, IsOfOneGovernmentUnderAnyRegister) {
  const Government state = Register().find(kState);
  EXPECT_EQ(state.id, "rijk");
  EXPECT_EQ(Register().find(state.id).id, state.id);
}

TEST(Bwb, MakesProvisionsOfArticlesWithTheirParagraphsAndItems) {
  const auto sink = import(act(
      "<hoofdstuk><kop><label>Hoofdstuk</label><nr>2</nr><titel>Stallen</titel></kop><artikel status=\"goed\"><kop>"
      "<label>Artikel</label><nr status=\"officieel\">2.1</nr><titel>Hooi</titel><meta-data><jcis/></meta-data></kop>"
      "<lid status=\"goed\"><lidnr>1</lidnr><al>Er is:</al><lijst type=\"expliciet\"><li><li.nr>a.</li.nr><al>hooi;"
      "</al></li><li><li.nr>b.</li.nr><al>water:</al><lijst><li><li.nr>1°.</li.nr><al>koud.</al></li></lijst></li>"
      "</lijst></lid><lid><lidnr>2</lidnr><al>Zie <intref doc=\"jci1.3:c:BWBR0099999&amp;artikel=1\">artikel 1"
      "</intref>.</al></lid><meta-data><brondata><publicatiejaar>2019</publicatiejaar></brondata></meta-data>"
      "</artikel></hoofdstuk>"));
  const Provision provision = sink.provision("hoofdstuk-2/artikel-2.1");
  EXPECT_EQ(provision.number, "2.1");
  EXPECT_EQ(provision.heading, "Hooi");
  EXPECT_EQ(provision.text, "1 Er is:\n  a. hooi;\n  b. water:\n    1°. koud.\n2 Zie artikel 1.");
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(delivered(sink), sink.total.provisions);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Bwb, ReadsRegulationsCircularsAndTreatiesAlike) {
  const std::string article = "<artikel><kop><label>Artikel</label><nr>1</nr></kop><al>Een ezel balkt.</al></artikel>";
  for (const auto& [outer, inner] : std::vector<std::pair<std::string, std::string>>{
           {"regeling", "regeling-tekst"}, {"circulaire", "circulaire-tekst"}, {"verdrag", "verdragtekst"}}) {
    const auto sink = import(law("<" + outer + "><" + inner + ">" + article + "</" + inner + "></" + outer + ">"));
    EXPECT_THAT(sink.paths(), ElementsAre("artikel-1")) << outer;
    EXPECT_THAT(sink.problems, IsEmpty()) << outer;
  }
  const auto circular = import(law(
      "<circulaire><circulaire-tekst><circulaire.divisie><kop><label>Paragraaf</label><nr>1.1</nr><titel>Doel</titel>"
      "</kop><tekst><al>Ezels tellen.</al></tekst></circulaire.divisie></circulaire-tekst></circulaire>"));
  EXPECT_EQ(circular.provision("paragraaf-1.1/tekst").text, "Ezels tellen.");
}

TEST(Bwb, NeverCountsWhatLapsedOrIsNotYetInForceAsARule) {
  const auto sink = import(act(
      "<artikel status=\"vervallen\"><kop><label>Artikel</label><nr>1</nr></kop><al>Oud.</al></artikel>"
      "<artikel><kop><label>Artikel</label><nr>2</nr></kop><al><redactie type=\"vervanging\">Vervallen</redactie></al>"
      "</artikel>"
      "<artikel status=\"nogniet\"><kop><label>Artikel</label><nr>3</nr></kop><al>Straks.</al></artikel>"
      "<paragraaf "
      "status=\"nogniet\"><kop><label>§</label><nr>4</nr></kop><artikel><kop><label>Artikel</label><nr>4</nr>"
      "</kop><al>Later.</al></artikel></paragraaf>"
      "<artikel><kop><label>Artikel</label><nr>5</nr></kop><lid><lidnr>1</lidnr><al>Nu.</al></lid>"
      "<lid status=\"nogniet\"><lidnr>2</lidnr><al>Ooit.</al></lid></artikel>"));
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-5"));
  EXPECT_EQ(sink.provision("artikel-5").text, "1 Nu.");
  EXPECT_THAT(sink.notes("not-in-force"), ElementsAre("Artikel 3: Straks.", "§ 4: Artikel 4\nLater.", "2 Ooit."));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "2 said to be repealed"));
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(sink.total.provisions, 4U) << "of the numbers of paragraphs that of the rule only: \"1 Nu.\"";
}

TEST(Bwb, KeepsWhatEditorsSayBesideTheRule) {
  const auto sink = import(
      act("<artikel><kop><label>Artikel</label><nr>1</nr></kop><al><redactie type=\"extra\">Dit artikel is "
          "gewijzigd.</redactie></al><al>Een ezel balkt.</al></artikel>"
          "<artikel><kop><label>Artikel</label><nr>2</nr></kop><al><redactie>Wijzigt de Paardenwet.</redactie></al>"
          "</artikel>"));
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-1"));
  EXPECT_EQ(sink.provision("artikel-1").text, "Een ezel balkt.");
  EXPECT_EQ(sink.provision("artikel-1").note, "Dit artikel is gewijzigd.");
  EXPECT_THAT(sink.notes("editorial"), ElementsAre("Artikel 2: Wijzigt de Paardenwet."));
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(delivered(sink), sink.total.provisions + sink.total.notes);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Bwb, ReadsDefinitionsTablesAndAnnexes) {
  const auto sink = import(law(
      "<wet-besluit><wettekst><artikel><kop><label>Artikel</label><nr>1</nr></kop><al>Dit is:</al><definitielijst>"
      "<definitie-item><li.nr>a.</li.nr><term>ezel:</term><definitie><al>een dier;</al></definitie></definitie-item>"
      "</definitielijst><table><tgroup><tbody><row><entry><al>Ezel</al></entry><entry><al>1</al></entry></row>"
      "</tbody></tgroup></table></artikel></wettekst></wet-besluit>"
      "<bijlage><kop><label>Bijlage</label><nr>1</nr></kop><al>Een lijst.</al></bijlage>"));
  EXPECT_EQ(sink.provision("artikel-1").text, "Dit is:\n  a. ezel:\n  een dier;\nEzel\t1");
  EXPECT_THAT(sink.notes("annex"), ElementsAre("Bijlage 1: Een lijst."));
  EXPECT_EQ(sink.total.tables, 5U);
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Bwb, TellsTheStatesOfOneDayApart) {
  std::string text = act("<artikel><al>Een ezel balkt.</al></artikel>");
  text.replace(text.find("2021-07-01/0"), 12, "2021-07-01/2");
  EXPECT_EQ(import(text).regulations.at(0).version, "2021-07-01_2");
}

TEST(Bwb, RefusesWhatHoldsNoLaw) {
  EXPECT_TRUE(import("<toestand bwb-id=\"BWBR1\"/>").has_problem(Severity::kUnreadable, "holds no <wetgeving>"));
  EXPECT_TRUE(import("").has_problem(Severity::kUnreadable, "no XML element"));
  EXPECT_TRUE(import(act("")).has_problem(Severity::kPartial, "no rules were found"));
}

TEST(Bwb, IsToldByItsContent) {
  EXPECT_EQ(recognise(act("")), Format::kBwb);
  TestSink sink;
  const std::string text = act("<artikel><al>Een ezel balkt.</al></artikel>");
  Input input = Input::of_bytes(text, "a");
  import_source(input, {"a", "", false}, sink);
  EXPECT_EQ(sink.provisions(), 1U);
}

}  // namespace
}  // namespace eender::corpus
