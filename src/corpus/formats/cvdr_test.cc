// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/cvdr.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "corpus/formats/test_sink.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kMeta =
    "<meta><owmskern><dcterms:identifier>CVDR4711_3</dcterms:identifier><dcterms:title>Regels voor "
    "ezels</dcterms:title>"
    "<dcterms:creator scheme=\"overheid:Gemeente\">Leerdam</dcterms:creator></owmskern></meta>";

std::string document(std::string_view regeling, std::string_view meta = kMeta) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cvdr xmlns=\"http://standaarden.overheid.nl/cvdr/terms/\">" +
         std::string(meta) + "<body><intitule>Regels voor ezels</intitule><regeling>" + std::string(regeling) +
         "</regeling></body></cvdr>";
}

std::string rules(std::string_view regeling_tekst) {
  return document("<regeling-tekst>" + std::string(regeling_tekst) + "</regeling-tekst>");
}

TestSink import(const std::string& bytes, const Origin& origin = {"a.xml", "c0ffee", false}) {
  TestSink sink;
  import_cvdr(bytes, origin, sink);
  return sink;
}

std::string article(std::string_view number, std::string_view inner) {
  return "<artikel><kop><label>Artikel</label><nr>" + std::string(number) + "</nr><titel>Ezels</titel></kop>" +
         std::string(inner) + "</artikel>";
}

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "woord" + std::to_string(i) + " ";
  return text;
}

TEST(Cvdr, ReadsWhatTheMetadataSay) {
  const auto sink = import(document(
      "<regeling-tekst>" + article("1", "<al>Een ezel balkt.</al>") + "</regeling-tekst>",
      "<meta><owmskern><dcterms:identifier>112779_12</dcterms:identifier><dcterms:title>Ezelverordening</dcterms:title>"
      "<dcterms:language>nl</dcterms:language><dcterms:type>verordening</dcterms:type><dcterms:creator>Gemeente "
      "Amsterdam</dcterms:creator></owmskern>"
      "<owmsmantel><dcterms:alternative>Ezelverordening</dcterms:alternative><dcterms:alternative>EV "
      "2020</dcterms:alternative>"
      "<dcterms:isFormatOf "
      "resourceIdentifier=\"https://zoek.officielebekendmakingen.nl/gmb-2020-1\">gmb-2020-1</dcterms:isFormatOf>"
      "<dcterms:source resourceIdentifier=\"1.0:c:BWBR0005416&amp;artikel=149\">Gemeentewet, art. 149</dcterms:source>"
      "<dcterms:source resourceIdentifier=\"CVDR://90740_1\">Lastdierenverordening</dcterms:source>"
      "<dcterms:subject>dieren</dcterms:subject><dcterms:issued>2019-12-12</dcterms:issued></owmsmantel>"
      "<cvdripm><overheidrg:inwerkingtredingDatum>2020-01-01</overheidrg:inwerkingtredingDatum>"
      "<overheidrg:uitwerkingtredingDatum>2022-07-01</overheidrg:uitwerkingtredingDatum><overheidrg:onderwerp>dieren</"
      "overheidrg:onderwerp>"
      "<overheidrg:redactioneleToevoeging><al>Deze regeling volgt op <extref doc=\"CVDR://5_1\">de oude</extref>.</al>"
      "<al>Zij wordt ingetrokken door <extref doc=\"CVDR://6_1\">de "
      "nieuwe</extref>.</al></overheidrg:redactioneleToevoeging></cvdripm></meta>"));
  ASSERT_EQ(sink.regulations.size(), 1U);
  const Regulation& read = sink.regulations[0];
  EXPECT_EQ(read.work, "CVDR112779");
  EXPECT_EQ(read.version, "12");
  EXPECT_EQ(read.government, "Gemeente Amsterdam");
  EXPECT_EQ(read.title, "Ezelverordening");
  EXPECT_THAT(read.other_titles, ElementsAre("EV 2020", "Regels voor ezels"));
  EXPECT_EQ(read.type, "verordening");
  EXPECT_EQ(read.subject, "dieren");
  EXPECT_EQ(read.language, "nl");
  EXPECT_EQ(read.adopted, Date::of(2019, 12, 12));
  EXPECT_EQ(read.from, Date::of(2020, 1, 1));
  EXPECT_EQ(read.until, Date::of(2022, 7, 1));
  EXPECT_EQ(read.source, "a.xml");
  EXPECT_EQ(read.content, "c0ffee");
  std::vector<std::string> relations;
  for (const Relation& relation : read.relations)
    relations.push_back(relation.kind + " " + relation.target + " " + relation.title);
  EXPECT_THAT(relations,
              ElementsAre("publication https://zoek.officielebekendmakingen.nl/gmb-2020-1 gmb-2020-1",
                          "source BWBR0005416 Gemeentewet, art. 149", "source CVDR90740 Lastdierenverordening",
                          "follows CVDR5 de oude", "repealed-by CVDR6 de nieuwe"));
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Cvdr, ReadsMetadataWithAnyPrefixOrNone) {
  for (const std::string prefix : {"", "dcterms:", "dc:"}) {
    const auto sink =
        import(document("<regeling-tekst>" + article("1", "<al>Een ezel balkt.</al>") + "</regeling-tekst>",
                        "<meta><owmskern><" + prefix + "identifier>CVDR1_1</" + prefix + "identifier><" + prefix +
                            "creator>Leerdam</" + prefix + "creator></owmskern></meta>"));
    ASSERT_EQ(sink.regulations.size(), 1U) << prefix;
    EXPECT_EQ(sink.regulations[0].work, "CVDR1");
    EXPECT_EQ(sink.regulations[0].government, "Leerdam");
  }
}

TEST(Cvdr, TellsAProvinceFromTheMunicipalityOfThatName) {
  const auto sink = import(document("<regeling-tekst>" + article("1", "<al>Een ezel balkt.</al>") + "</regeling-tekst>",
                                    "<meta><owmskern><identifier>CVDR1_1</identifier><creator "
                                    "scheme=\"overheid:Provincie\">Utrecht</creator></owmskern></meta>"));
  EXPECT_EQ(sink.regulations.at(0).government, "Provincie Utrecht");
}

TEST(Cvdr, CountsARegionalRegulationForItsFirstGovernmentAndSaysSo) {
  const auto sink = import(document("<regeling-tekst>" + article("1", "<al>Een ezel balkt.</al>") + "</regeling-tekst>",
                                    "<meta><owmskern><identifier>CVDR1_1</identifier><creator>Leerdam</"
                                    "creator><creator>Vianen</creator></owmskern></meta>"));
  EXPECT_EQ(sink.regulations.at(0).government, "Leerdam");
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "\"Vianen\""));
}

TEST(Cvdr, NeedsAGovernmentUnlessItIsAModel) {
  const std::string bytes =
      document("<regeling-tekst>" + article("1", "<al>Een ezel balkt.</al>") + "</regeling-tekst>",
               "<meta><owmskern><identifier>CVDR1_1</identifier></owmskern></meta>");
  const auto without = import(bytes);
  EXPECT_THAT(without.regulations, IsEmpty());
  EXPECT_TRUE(without.has_problem(Severity::kUnreadable, "names no government"));
  const auto model = import(bytes, {"a.xml", "c0ffee", true});
  ASSERT_EQ(model.regulations.size(), 1U);
  EXPECT_TRUE(model.regulations[0].model);
}

TEST(Cvdr, TellsDatesThatAreNone) {
  const auto sink =
      import(document("<regeling-tekst>" + article("1", "<al>Een ezel balkt.</al>") + "</regeling-tekst>",
                      std::string(kMeta.substr(0, kMeta.size() - 7)) +
                          "<cvdripm><inwerkingtredingDatum>31-12-2020</inwerkingtredingDatum></cvdripm></meta>"));
  EXPECT_FALSE(sink.regulations.at(0).from);
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "\"31-12-2020\" is not a date"));
}

TEST(Cvdr, MakesAProvisionOfAnArticleWithItsPathNumberAndHeading) {
  const auto sink = import(
      rules("<hoofdstuk><kop><label>Hoofdstuk</label><nr>2</nr><titel>Stallen</titel></kop>" +
            article("5",
                    "<lid><lidnr>1.</lidnr><al>De stal is droog.</al></lid><lid><lidnr>2.</lidnr><al>Er is:</al><lijst>"
                    "<li nr=\"a.\"><al>stro;</al></li><li nr=\"b.\"><al>water, in</al><lijst><li "
                    "nr=\"1°.\"><al>emmers</al></li></lijst>"
                    "</li></lijst></lid>") +
            "</hoofdstuk>"));
  const Provision provision = sink.provision("hoofdstuk-2/artikel-5");
  EXPECT_EQ(provision.number, "5");
  EXPECT_EQ(provision.heading, "Ezels");
  EXPECT_EQ(provision.text, "1. De stal is droog.\n2. Er is:\n  a. stro;\n  b. water, in\n    1°. emmers");
  EXPECT_THAT(sink.notes("divisions"), ElementsAre("Hoofdstuk 2 Stallen"));
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Cvdr, ReadsListItemsAndParagraphsAlike) {
  const auto by_lid = import(rules(article("1",
                                           "<lid><lidnr>1.</lidnr><al>Een.</al></lid><lid><lidnr>2.</lidnr><al>Twee:</"
                                           "al><lijst><li nr=\"a.\"><al>x</al></li></lijst></lid>")));
  const auto by_li = import(rules(
      article("1",
              "<lijst><li nr=\"1.\"><al>Een.</al></li></lijst><lijst><li nr=\"2.\"><al>Twee:</al></li></lijst><lijst>"
              "<li nr=\"a.\"><al>x</al></li></lijst>")));
  EXPECT_EQ(by_lid.provision("artikel-1").text, "1. Een.\n2. Twee:\n  a. x");
  EXPECT_EQ(by_li.provision("artikel-1").text, "1. Een.\n2. Twee:\n  a. x");
}

TEST(Cvdr, DividesALongArticleIntoItsNumberedParagraphs) {
  const std::string body = "<al>Vooraf geldt dit.</al><lid><lidnr>1.</lidnr><al>" + words(160) +
                           "</al></lid><al>Nog bij één.</al><lid><lidnr>2a.</lidnr><al>" + words(160) +
                           "</al></lid><lid><lidnr>3.</lidnr><al>[Vervallen]</al></lid>";
  const auto sink = import(rules(article("5", body)));
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-5/aanhef", "artikel-5/lid-1", "artikel-5/lid-2a"));
  EXPECT_EQ(sink.provision("artikel-5/aanhef").text, "Vooraf geldt dit.");
  const Provision first = sink.provision("artikel-5/lid-1");
  EXPECT_EQ(first.number, "5, lid 1");
  EXPECT_EQ(first.heading, "Ezels");
  EXPECT_THAT(first.text, testing::StartsWith("1. woord0 woord1"));
  EXPECT_THAT(first.text, testing::EndsWith("\nNog bij één."));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 said to be repealed"));
}

TEST(Cvdr, DividesALongArticleWhoseParagraphsAreListItems) {
  const std::string items = "<lijst><li nr=\"1.\"><al>" + words(200) + "</al></li></lijst><lijst><li nr=\"2.\"><al>" +
                            words(200) + "</al></li></lijst>";
  EXPECT_THAT(import(rules(article("5", items))).paths(), ElementsAre("artikel-5/lid-1", "artikel-5/lid-2"));
  // Behind a colon they are an enumeration, and one rule.
  EXPECT_THAT(import(rules(article("5", "<al>Verboden zijn:</al>" + items))).paths(), ElementsAre("artikel-5"));
}

TEST(Cvdr, KeepsALongArticleWithoutNumbersWhole) {
  EXPECT_THAT(import(rules(article("5", "<al>" + words(400) + "</al>"))).paths(), ElementsAre("artikel-5"));
}

TEST(Cvdr, KeepsAHeadingAroundAllRules) {
  const auto sink = import(rules("<kop><titel>Regels</titel></kop>" + article("1", "<al>Een ezel balkt.</al>")));
  EXPECT_EQ(sink.provision("tekst").text, "Regels");
  EXPECT_EQ(sink.provision("artikel-1").text, "Een ezel balkt.");
}

TEST(Cvdr, MakesPathsUnique) {
  const std::string twice = article("1", "<al>Een ezel balkt.</al>");
  EXPECT_THAT(import(rules(twice + twice + article("", "<al>Twee.</al>"))).paths(),
              ElementsAre("artikel-1", "artikel-1~2", "artikel-ezels"));
}

TEST(Cvdr, TakesANumberOutOfALabel) {
  const auto sink =
      import(rules("<hoofdstuk><kop><label>3.Weiden</label></kop><structuurtekst><al>Een weide is "
                   "groen.</al></structuurtekst></hoofdstuk>"
                   "<artikel><kop><label>Artikel 4.</label><nr/><titel/></kop><al>Een ezel balkt.</al></artikel>"
                   "<artikel><kop><titel>Artikel 5 Termijn</titel></kop><al>Een ezel wacht.</al></artikel>"));
  EXPECT_EQ(sink.provision("hoofdstuk-3/tekst").heading, "Weiden");
  EXPECT_EQ(sink.provision("hoofdstuk-3/tekst").number, "3");
  EXPECT_EQ(sink.provision("artikel-4").number, "4");
  EXPECT_EQ(sink.provision("artikel-5").heading, "Termijn");
}

TEST(Cvdr, ReadsHeadingsWithEmptyPartsAndParagraphsThatOnlySpace) {
  const auto sink =
      import(rules("<artikel><kop><label></label><nr></nr><titel></titel></kop><al/><al>Een ezel balkt.</al><al> "
                   "</al><al/><al>Luid.</al></artikel>"));
  EXPECT_EQ(sink.provision("artikel").text, "Een ezel balkt.\nLuid.");
}

TEST(Cvdr, LeavesOutEmptyAndRepealedArticlesAndCountsThem) {
  const auto sink =
      import(rules(article("1", "<al>Een ezel balkt.</al>") + article("2", "<al/>") +
                   article("3", "<al>[Vervallen]</al>") + article("4", "<al>Gereserveerd</al>") + "<artikel/>"));
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-1"));
  EXPECT_TRUE(
      sink.has_problem(Severity::kNotice, "2 without text, left out: Artikel 2 Ezels; an article without a heading"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "2 said to be repealed or reserved"));
}

TEST(Cvdr, KeepsTablesAsRowsOfCells) {
  const auto sink =
      import(rules(article("1",
                           "<al>Tarieven:</al><table><title>Tabel 1</title><tgroup cols=\"2\"><colspec "
                           "colname=\"c1\"/><thead><row><entry><al><vet>Dier</vet></al></entry>"
                           "<entry><al>Prijs</al></entry></row></thead><tbody><row><entry><al>Ezel</al><al>(klein)</"
                           "al></entry><entry><lijst><li nr=\"-\"><al>€ 5</al></li>"
                           "<li nr=\"-\"><al>€ 6</al></li></lijst></entry></row><row><entry/><entry><al>€ "
                           "7</al></entry></row><row><entry><al/></entry></row></tbody></tgroup></table>")));
  EXPECT_EQ(sink.provision("artikel-1").text, "Tarieven:\nTabel 1\nDier\tPrijs\nEzel (klein)\t- € 5 - € 6\n\t€ 7");
}

TEST(Cvdr, KeepsWordsWholeAcrossInlineMarkup) {
  const auto sink = import(rules(article(
      "1",
      "<al>Een wei van 12&#160;m<sup>2</sup>,\n   CO<inf>2</inf>-vrij, <vet>zo<cursief>dat</cursief></vet> <extref "
      "doc=\"x\"><onderstreept>ezels</onderstreept></extref> <vet>rond</vet>\n<vet>lopen</vet>.</al>")));
  EXPECT_EQ(sink.provision("artikel-1").text, "Een wei van 12 m2, CO2-vrij, zodat ezels rond lopen.");
}

TEST(Cvdr, SetsFootnotesAndImagesApart) {
  const auto sink = import(rules(
      article("1",
              "<al>Een ezel<noot id=\"n1\"><noot.nr>1</noot.nr><noot.al>Equus asinus.</noot.al></noot> balkt.</al>"
              "<al><plaatje><illustratie naam=\"ezel.png\"/></plaatje></al>")));
  EXPECT_EQ(sink.provision("artikel-1").text, "Een ezel balkt.");
  EXPECT_THAT(sink.notes("footnote"), ElementsAre("1: Equus asinus."));
  EXPECT_THAT(sink.notes("image"), ElementsAre("ezel.png: "));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 images"));
}

TEST(Cvdr, KeepsWhatIsNotARuleApartInNotes) {
  const auto sink = import(
      document("<officiele-inhoudsopgave><al>1. Ezels</al></officiele-inhoudsopgave>"
               "<aanhef><preambule><al>De raad,</al><al>gelezen het "
               "voorstel;</al></preambule><afkondiging><al>Besluit:</al></afkondiging></aanhef>"
               "<regeling-tekst>" +
               article("1", "<al>Een ezel balkt.</al>") +
               "</regeling-tekst>"
               "<regeling-sluiting><slotformulering><al>Aldus vastgesteld.</al></slotformulering><ondertekening>De "
               "griffier</ondertekening></regeling-sluiting>"
               "<bijlage><kop><label>Bijlage</label><nr>1</nr><titel>Tarief</titel></kop><al>€ 5</al></bijlage>"
               "<nota-toelichting><kop><titel>Algemeen</titel></kop><al>Ezels balken.</al></nota-toelichting>"
               "<nota-toelichting><al>En vaak.</al></nota-toelichting>"));
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-1"));
  EXPECT_THAT(sink.notes("preamble"), ElementsAre("De raad,\ngelezen het voorstel;\nBesluit:"));
  EXPECT_THAT(sink.notes("closing"), ElementsAre("Aldus vastgesteld.\nDe griffier"));
  EXPECT_THAT(sink.notes("annex"), ElementsAre("Bijlage 1 Tarief: € 5"));
  EXPECT_THAT(sink.notes("explanation"), ElementsAre("Algemeen: Ezels balken.", "En vaak."));
  EXPECT_THAT(sink.notes("contents"), ElementsAre("1. Ezels"));
}

TEST(Cvdr, ReadsTextWithoutArticlesAsProvisionsOfItsDivision) {
  const auto sink = import(rules(
      "<paragraaf><kop><titel>Over weiden</titel></kop><structuurtekst><al>Een weide is groen.</al></structuurtekst>"
      "<al>Of geel.</al></paragraaf><tekst><al-groep><al>Verder niets.</al></al-groep></tekst>"));
  EXPECT_THAT(sink.paths(), ElementsAre("paragraaf-over-weiden/tekst", "paragraaf-over-weiden/tekst~2", "tekst"));
  EXPECT_EQ(sink.provision("paragraaf-over-weiden/tekst").heading, "Over weiden");
}

TEST(Cvdr, FindsArticlesWrittenAsPlainLines) {
  const auto sink = import(rules(
      "<structuurtekst><al>Ter inleiding.</al><al><vet>Artikel 1 Begrippen</vet></al><al>Een ezel is een dier.</al>"
      "<al>Hoofdstuk 2 Stallen</al><al>Artikel 2</al><al>Bouw</al><al>Artikel 1 van de wet is van toepassing.</al>"
      "<lijst><li nr=\"a.\"><al>stro</al></li></lijst></structuurtekst>"));
  EXPECT_THAT(sink.paths(), ElementsAre("tekst", "artikel-1", "hoofdstuk-2/artikel-2"));
  EXPECT_EQ(sink.provision("artikel-1").heading, "Begrippen");
  EXPECT_EQ(sink.provision("artikel-1").text, "Een ezel is een dier.");
  EXPECT_EQ(sink.provision("hoofdstuk-2/artikel-2").heading, "Bouw");
  EXPECT_EQ(sink.provision("hoofdstuk-2/artikel-2").text, "Artikel 1 van de wet is van toepassing.\n  a. stro");
}

TEST(Cvdr, ReadsTheRulesFromThePreambleWhereThatHoldsAll) {
  const auto with_articles = import(document(
      "<aanhef><preambule><al>De raad besluit:</al><al><vet>Artikel 1</vet></al><al>Een ezel balkt.</al>"
      "<al>Artikel 2. Een ezel die niet balkt, wordt door de eigenaar elke ochtend geroepen.</al></preambule></aanhef>"
      "<regeling-tekst><artikel><al/></artikel></regeling-tekst>"));
  EXPECT_THAT(with_articles.paths(), ElementsAre("artikel-1", "artikel-2"));
  EXPECT_EQ(with_articles.provision("artikel-2").text,
            "Een ezel die niet balkt, wordt door de eigenaar elke ochtend geroepen.");
  EXPECT_THAT(with_articles.notes("preamble"), ElementsAre("De raad besluit:"));
  EXPECT_TRUE(with_articles.has_problem(Severity::kNotice, "preamble"));

  const auto without =
      import(document("<aanhef><preambule><al>Ezels balken hier niet.</al></preambule></aanhef><regeling-tekst/>"));
  EXPECT_THAT(without.paths(), ElementsAre("tekst"));
  EXPECT_THAT(without.notes("preamble"), IsEmpty());
}

TEST(Cvdr, SaysThatATextIsOnlyInAPdf) {
  const auto sink = import(document(
      "<aanhef><preambule><al>De raad besluit vast te "
      "stellen:</al></preambule></aanhef><regeling-tekst><artikel><al/></artikel>"
      "</regeling-tekst><bijlage><al><extref doc=\"https://example.nl/Ezels.PDF\">De regels</extref></al></bijlage>"));
  EXPECT_THAT(sink.regulations, IsEmpty());
  EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "only in a PDF, https://example.nl/Ezels.PDF"));
  EXPECT_EQ(sink.problems.at(0).government, "Leerdam");
}

TEST(Cvdr, TellsARegulationWithoutRules) {
  const auto sink = import(document("<regeling-tekst/><bijlage><al>Ezels.</al></bijlage>"));
  ASSERT_EQ(sink.regulations.size(), 1U);
  EXPECT_THAT(sink.paths(), IsEmpty());
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "no rules were found"));
}

TEST(Cvdr, NamesAStopDocumentWithin) {
  for (const std::string& bytes :
       {std::string("<lvbbu:Consolidaties xmlns:lvbbu=\"x\"><lvbbu:Consolidatie/></lvbbu:Consolidaties>"),
        "<cvdr>" + std::string(kMeta) + "<body><lvbbu:Consolidaties xmlns:lvbbu=\"x\"/></body></cvdr>"}) {
    const auto sink = import(bytes);
    EXPECT_THAT(sink.regulations, IsEmpty());
    EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "STOP document"));
  }
}

TEST(Cvdr, KeepsTheTextOfUnknownElementsAndNamesThem) {
  const auto sink =
      import(rules(article("1", "<al>Een <blink>ezel</blink> balkt.</al><opmerking><al>Luid.</al></opmerking>")));
  EXPECT_EQ(sink.provision("artikel-1").text, "Een ezel balkt.\nLuid.");
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "unknown element <blink> (1 times)"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "unknown element <opmerking> (1 times)"));
  EXPECT_THAT(import(rules("<wikkel>" + article("1", "<al>Een ezel balkt.</al>") + "</wikkel>")).paths(),
              ElementsAre("artikel-1"));
}

TEST(Cvdr, LeadsFromEveryLineBackToTheBytesOfTheOriginal) {
  const std::string bytes =
      rules(article("1",
                    "<lid><lidnr>1.</lidnr><al>Een ezel\n     balkt.</al></lid><lid><lidnr>2.</lidnr><al>Een "
                    "<vet>paard</vet> niet.</al></lid>"));
  const Provision provision = import(bytes).provision("artikel-1");
  ASSERT_EQ(provision.text, "1. Een ezel balkt.\n2. Een paard niet.");
  for (std::size_t i = 0; i < provision.source_map.size(); ++i) {
    const std::size_t begin = provision.source_map[i].text;
    const std::size_t end =
        i + 1 < provision.source_map.size() ? provision.source_map[i + 1].text : provision.text.size();
    std::string stretch = provision.text.substr(begin, end - begin);
    stretch = stretch.substr(0, stretch.find_first_of(" \n"));
    EXPECT_EQ(bytes.substr(provision.source_map[i].source, stretch.size()), stretch);
  }
  EXPECT_GE(provision.source_map.size(), 5U);
}

std::string sru(std::string_view prefix, std::string_view ns, std::string_view payload) {
  const std::string p(prefix);
  return "<" + p + "searchRetrieveResponse xmlns=\"" + std::string(ns) + "\"><" + p + "version>2.0</" + p +
         "version><" + p + "numberOfRecords>1</" + p + "numberOfRecords><" + p + "records><" + p + "record><" + p +
         "recordData><gzd><originalData>" + std::string(payload) +
         "</originalData><enrichedData><publicatieurl_xml>https://example.nl/CVDR4711.xml</publicatieurl_xml></"
         "enrichedData></gzd></" +
         p + "recordData></" + p + "record></" + p + "records></" + p + "searchRetrieveResponse>";
}

TEST(Cvdr, ReadsRecordsOfTheSearchServiceInBothVersions) {
  const std::string whole =
      document("<regeling-tekst>" + article("1", "<al>Een ezel balkt.</al>") + "</regeling-tekst>");
  const std::string cvdr = whole.substr(whole.find("<cvdr"));
  for (const auto& [prefix, ns] : {std::pair("", "http://www.loc.gov/zing/srw/"),
                                   std::pair("sru:", "http://docs.oasis-open.org/ns/search-ws/sruResponse")}) {
    std::string other = cvdr;
    other.replace(other.find("CVDR4711_3"), 10, "CVDR4711_4");
    const auto records = import(sru(prefix, ns, cvdr + other + cvdr));
    EXPECT_EQ(records.regulations.size(), 2U);
    EXPECT_TRUE(records.has_problem(Severity::kPartial, "stands more than once in this source"));
    const auto metadata = import(sru(prefix, ns, kMeta));
    EXPECT_THAT(metadata.regulations, IsEmpty());
    EXPECT_TRUE(metadata.has_problem(
        Severity::kUnreadable,
        "CVDR4711 \"Regels voor ezels\": only metadata; the text itself is at https://example.nl/CVDR4711.xml"));
  }
  EXPECT_TRUE(import("<searchRetrieveResponse><numberOfRecords>0</numberOfRecords></searchRetrieveResponse>")
                  .has_problem(Severity::kUnreadable, "no CVDR regulation"));
  EXPECT_TRUE(import("<searchRetrieveResponse><diagnostics><diagnostic><message>Query too "
                     "long</message></diagnostic></diagnostics></searchRetrieveResponse>")
                  .has_problem(Severity::kUnreadable, "Query too long"));
}

TEST(Cvdr, ReadsWhatCameBeforeATextWasCutOff) {
  const std::string whole =
      rules(article("1", "<al>Een ezel balkt.</al>") + article("2", "<al>Een paard hinnikt luid.</al>"));
  const auto sink = import(whole.substr(0, whole.find(" luid")));
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-1", "artikel-2"));
  EXPECT_EQ(sink.provision("artikel-2").text, "Een paard hinnikt");
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "cut off"));
  EXPECT_TRUE(sink.problems.at(0).offset);
  EXPECT_EQ(sink.problems.at(0).line, 2U);
  for (std::size_t end = 0; end < whole.size(); ++end) {
    const auto part = import(whole.substr(0, end));
    EXPECT_FALSE(part.problems.empty()) << end;
  }
}

TEST(Cvdr, ReadsOnBehindMarkupThatIsWrong) {
  const auto sink =
      import(rules(article("1", "<al>Minder dan < 5 ezels.</b></al>") + article("2", "<al>Een <vet>paard</al>") +
                   article("3", "<al>Slot &amp; sleutel.</al>")));
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-1", "artikel-2", "artikel-3"));
  EXPECT_EQ(sink.provision("artikel-1").text, "Minder dan < 5 ezels.");
  EXPECT_EQ(sink.provision("artikel-2").text, "Een paard");
  EXPECT_EQ(sink.provision("artikel-3").text, "Slot & sleutel.");
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "begins no tag"));
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "</b> closes nothing"));
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "<vet> is still open"));
}

TEST(Cvdr, LeadsBackToTheOriginalAlsoWhereItWasMended) {
  const std::string bytes = rules(article("1", "<al>Minder < 5 </b> ezels.</al>") +
                                  article("2", "<al>Een <vet>paard</al>") + article("3", "<al>Slotwoord.</al>"));
  const Provision last = import(bytes).provision("artikel-3");
  ASSERT_EQ(last.source_map.size(), 1U);
  EXPECT_EQ(last.source_map[0].source, bytes.find("Slotwoord"));
}

TEST(Cvdr, ExpandsNoEntitiesOfTheDocumentsOwn) {
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE cvdr [<!ENTITY a \"ezel\">";
  for (char c = 'b'; c < 'k'; ++c)
    bomb += std::string("<!ENTITY ") + c + " \"&" + static_cast<char>(c - 1) + ";&" + static_cast<char>(c - 1) + ";\">";
  const auto sink = import(bomb + "]><cvdr><al>&j;</al></cvdr>");
  EXPECT_THAT(sink.regulations, IsEmpty());
  EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "entities"));
  EXPECT_EQ(import(rules(article("1", "<al>&onbekend; &#233;&#xe9;</al>"))).provision("artikel-1").text,
            "&onbekend; éé");
}

TEST(Cvdr, RefusesBottomlessNesting) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<vet>";
  const auto sink = import(rules(article("1", "<al>" + deep)));
  EXPECT_THAT(sink.regulations, IsEmpty());
  EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "nested more than 256 levels"));
}

TEST(Cvdr, RefusesNulCharacters) {
  const std::string bytes = rules(article("1", "<al>Een ezel?</al>"));
  std::string raw = bytes;
  raw[raw.find('?', 10)] = '\0';
  raw[raw.find("ezel?") + 4] = '\0';
  EXPECT_TRUE(import(raw).has_problem(Severity::kUnreadable, "NUL"));
}

TEST(Cvdr, RefusesReferencesToCharactersThatDoNotExist) {
  const std::string bytes = rules(article("1", "<al>Een ezel?</al>"));
  const auto import_with = [&](const std::string& reference) {
    std::string with = bytes;
    return import(with.replace(with.find("ezel?") + 4, 1, reference));
  };
  for (const char* reference : {"&#0;", "&#x0;", "&#xD800;", "&#1114112;", "&#324444444444444;"})
    EXPECT_TRUE(import_with(reference).has_problem(Severity::kUnreadable, reference)) << reference;
  for (const char* reference : {"&#x10FFFF;", "&#63;", "&#xe9;"})
    EXPECT_TRUE(import_with(reference).problems.empty()) << reference;
}

TEST(Cvdr, ReadsTheUsualEncodingsDeclaredAndMisdeclared) {
  const std::string utf8 = rules(article("1", "<al>Een caf\xc3\xa9 \xe2\x82\xac 5</al>"));
  const std::string text = "Een caf\xc3\xa9 \xe2\x82\xac 5";
  const auto declared = [](std::string bytes, const std::string& encoding) {
    return bytes.replace(bytes.find("UTF-8"), 5, encoding);
  };
  std::string latin = utf8;
  latin.replace(latin.find("\xc3\xa9"), 2, "\xe9");
  latin.replace(latin.find("\xe2\x82\xac"), 3, "\x80");

  EXPECT_EQ(import("\xef\xbb\xbf" + utf8).provision("artikel-1").text, text);
  EXPECT_THAT(import("\xef\xbb\xbf" + utf8).problems, IsEmpty());
  EXPECT_EQ(import(declared(latin, "windows-1252")).provision("artikel-1").text, text);
  EXPECT_THAT(import(declared(latin, "ISO-8859-1")).problems, IsEmpty());

  const auto not_utf8 = import(latin);
  EXPECT_EQ(not_utf8.provision("artikel-1").text, text);
  EXPECT_TRUE(not_utf8.has_problem(Severity::kPartial, "not UTF-8"));
  EXPECT_EQ(not_utf8.problems.at(0).offset, latin.find('\xe9'));
  const auto not_latin = import(declared(utf8, "ISO-8859-1"));
  EXPECT_EQ(not_latin.provision("artikel-1").text, text);
  EXPECT_TRUE(not_latin.has_problem(Severity::kNotice, "is UTF-8, though it says otherwise"));

  std::string broken = utf8;
  broken.insert(broken.find(" 5<"), "\xff");
  const auto repaired = import(broken);
  EXPECT_EQ(repaired.provision("artikel-1").text, "Een caf\xc3\xa9 \xe2\x82\xac\xef\xbf\xbd 5");
  EXPECT_TRUE(repaired.has_problem(Severity::kPartial, "1 stretches of bytes are not UTF-8"));
}

TEST(Cvdr, ReadsUtf16InBothOrders) {
  const std::string ascii = rules(article("1", "<al>Een ezel balkt.</al>"));
  for (const bool little : {true, false})
    for (const bool marked : {true, false}) {
      std::string bytes = marked ? (little ? "\xff\xfe" : "\xfe\xff") : "";
      for (const char c : ascii) bytes += little ? std::string{c, '\0'} : std::string{'\0', c};
      EXPECT_EQ(import(bytes).provision("artikel-1").text, "Een ezel balkt.");
    }
}

TEST(Cvdr, RefusesWhatIsNoRegulation) {
  EXPECT_TRUE(import("").has_problem(Severity::kUnreadable, "no XML element"));
  EXPECT_TRUE(import("<onzin/>").has_problem(Severity::kUnreadable, "no CVDR regulation"));
  EXPECT_TRUE(import("<cvdr/>").has_problem(Severity::kUnreadable, "only metadata"));
}

TEST(Cvdr, CountsTheNumberOfAParagraphWithTheTextThatItStandsIn) {
  const std::string paragraph = "<lid><lidnr>1.</lidnr><al>Een ezel balkt.</al></lid>";
  const auto sink = import(document("<regeling-tekst>" + article("1", "<al>Stal.</al>") + "</regeling-tekst><bijlage>" +
                                    paragraph + "</bijlage>"));
  EXPECT_THAT(sink.notes("annex"), ElementsAre("1. Een ezel balkt."));
  EXPECT_EQ(sink.total.provisions, 5U);
  EXPECT_EQ(sink.total.notes, 15U);
  EXPECT_EQ(sink.total.share(), 1);
}

}  // namespace
}  // namespace eender::corpus
