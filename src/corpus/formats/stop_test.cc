// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/stop.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "base/file.h"
#include "corpus/formats/format.h"
#include "corpus/formats/test_sink.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

namespace fs = std::filesystem;
using Severity = Problem::Severity;

constexpr const char* kWork = "/akn/nl/act/gm0307/2020/omgevingsplan";

std::string article(const std::string& number, const std::string& inner, const std::string& heading = "Kop") {
  return "<Artikel eId=\"art_" + number + "\" wId=\"gm0307_1__art_" + number +
         "\"><Kop><Label>Artikel</Label><Nummer>" + number + "</Nummer><Opschrift>" + heading + "</Opschrift></Kop>" +
         inner + "</Artikel>";
}
std::string content(const std::string& text) { return "<Inhoud><Al>" + text + "</Al></Inhoud>"; }
std::string chapter(const std::string& number, const std::string& inner) {
  return "<Hoofdstuk eId=\"chp_" + number + "\" wId=\"gm0307_1__chp_" + number +
         "\"><Kop><Label>Hoofdstuk</Label><Nummer>" + number + "</Nummer><Opschrift>Over " + number +
         "</Opschrift></Kop>" + inner + "</Hoofdstuk>";
}
std::string regulation(const std::string& version, const std::string& body, const std::string& more = {}) {
  return "<RegelingCompact wordt=\"" + std::string(kWork) + "/nld@" + version +
         "\" componentnaam=\"main\"><RegelingOpschrift eId=\"longTitle\" "
         "wId=\"longTitle\"><Al>Omgevingsplan</Al></RegelingOpschrift>"
         "<Lichaam eId=\"body\" wId=\"body\">" +
         body + "</Lichaam>" + more + "</RegelingCompact>";
}
std::string change(const std::string& from, const std::string& to, const std::string& steps) {
  return "<RegelingMutatie was=\"" + std::string(kWork) + "/nld@" + from + "\" wordt=\"" + kWork + "/nld@" + to +
         "\" componentnaam=\"main\">" + steps + "</RegelingMutatie>";
}

// A delivery of decision `number` with one text that makes `version`, in force from `date`.
std::string delivery(const std::string& version, const std::string& text, const std::string& date = "2021-04-05") {
  const std::string expression = std::string(kWork) + "/nld@" + version;
  return R"(<?xml version="1.0" encoding="utf-8"?>
<AanleveringBesluit xmlns="https://standaarden.overheid.nl/lvbb/stop/aanlevering/"><BesluitVersie>
<ExpressionIdentificatie><FRBRWork>/akn/nl/bill/gm0307/2021/b</FRBRWork><FRBRExpression>/akn/nl/bill/gm0307/2021/b/nld@)" +
         version + R"(</FRBRExpression></ExpressionIdentificatie>
<BesluitMetadata><maker>/tooi/id/gemeente/gm0307</maker><officieleTitel>Het vaststellen</officieleTitel></BesluitMetadata>
<Procedureverloop><procedurestappen><Procedurestap><soortStap>/join/id/stop/procedure/stap_003</soortStap><voltooidOp>2021-03-03</voltooidOp></Procedurestap>
<Procedurestap><soortStap>/join/id/stop/procedure/stap_002</soortStap><voltooidOp>2021-02-02</voltooidOp></Procedurestap></procedurestappen></Procedureverloop>
<ConsolidatieInformatie><BeoogdeRegelgeving><BeoogdeRegeling><doelen><doel>/join/id/proces/a</doel></doelen><instrumentVersie>)" +
         expression + R"(</instrumentVersie></BeoogdeRegeling></BeoogdeRegelgeving>
<Intrekkingen><Intrekking><doelen><doel>/join/id/proces/a</doel></doelen><instrument>/akn/nl/act/gm0307/1999/oud/nld@1999-02-03;1</instrument></Intrekking></Intrekkingen>
<Tijdstempels><Tijdstempel><doel>/join/id/proces/a</doel><soortTijdstempel>juridischWerkendVanaf</soortTijdstempel><datum>)" +
         date +
         R"(</datum></Tijdstempel><Tijdstempel><doel>/join/id/proces/b</doel><soortTijdstempel>juridischWerkendVanaf</soortTijdstempel><datum>2031-01-01</datum></Tijdstempel></Tijdstempels></ConsolidatieInformatie>
<BesluitCompact xmlns="https://standaarden.overheid.nl/stop/imop/tekst/"><RegelingOpschrift><Al>Het vaststellen</Al></RegelingOpschrift>
<Aanhef><Al>De raad, gelezen het voorstel</Al></Aanhef><Lichaam><WijzigArtikel><Kop><Label>Artikel</Label><Nummer>I</Nummer></Kop>
<Wat>Het plan in <IntRef ref="cmp_A">bijlage A</IntRef> geldt.</Wat></WijzigArtikel></Lichaam><Sluiting><Al>Gegeven te Amersfoort</Al></Sluiting>
<WijzigBijlage><Kop><Label>Bijlage</Label><Nummer>A</Nummer></Kop>)" +
         text + R"(</WijzigBijlage></BesluitCompact></BesluitVersie>
<RegelingVersieInformatie><ExpressionIdentificatie><FRBRWork>)" +
         kWork + "</FRBRWork><FRBRExpression>" + expression + R"(</FRBRExpression></ExpressionIdentificatie>
<RegelingMetadata><eindverantwoordelijke>/tooi/id/gemeente/gm0307</eindverantwoordelijke><maker>/tooi/id/gemeente/gm0307</maker>
<officieleTitel>Omgevingsplan Amersfoort</officieleTitel><heeftCiteertitelInformatie><CiteertitelInformatie><citeertitel>Het plan</citeertitel><isOfficieel>true</isOfficieel></CiteertitelInformatie></heeftCiteertitelInformatie>
<soortRegeling>/join/id/stop/regelingtype_003</soortRegeling><opvolging><opvolgerVan>/akn/nl/act/gm0307/1999/oud</opvolgerVan></opvolging></RegelingMetadata></RegelingVersieInformatie></AanleveringBesluit>)";
}

// Keeps the texts that are offered, as an import does.
struct KeepingSink : TestSink {
  std::map<std::pair<std::string, std::string>, std::string> texts;
  void offer(const std::string& work, const std::string& version, const std::function<std::string()>& text) override {
    texts[{work, version}] = text();
  }
  std::optional<std::string> text_of(const std::string& work, const std::string& version) override {
    const auto found = texts.find({work, version});
    return found == texts.end() ? std::nullopt : std::optional(found->second);
  }
};

const Origin kOrigin{"a.xml", "abcdef0123456789abcdef", false};

KeepingSink read(const std::string& document) {
  KeepingSink sink;
  import_stop(document, kOrigin, sink);
  return sink;
}

std::uint64_t characters(std::string_view text) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t space = space_length(text.substr(i)))
      i += space;
    else
      count += (static_cast<unsigned char>(text[i++]) & 0xC0) != 0x80;
  }
  return count;
}

// What was delivered is what the account says was read, no more and no less: texts are not in the account that reached nobody.
void expect_delivered(const TestSink& sink, std::uint64_t repeated = 0) {
  std::uint64_t texts = 0;
  for (const Regulation& r : sink.regulations) {
    for (const Provision& p : r.provisions) texts += characters(p.text) + characters(p.note);
    for (const Note& n : r.notes)
      if (n.kind != "divisions") texts += characters(n.text);
  }
  EXPECT_EQ(sink.total.provisions + sink.total.tables + sink.total.notes + repeated, texts);
  EXPECT_EQ(sink.total.lost(), 0u);
}

TEST(Stop, ReadsADeliveryWithWhatStandsAroundIt) {
  const auto sink = read(delivery("1", regulation("1", chapter("2", article("2.1", content("Er is een rivier.")) +
                                                                        article("2.2", content("Er is een berg."))))));
  ASSERT_EQ(sink.regulations.size(), 1u);
  EXPECT_TRUE(sink.problems.empty());
  const Regulation& r = sink.regulations[0];
  EXPECT_EQ(r.government, "https://identifier.overheid.nl/tooi/id/gemeente/gm0307");
  EXPECT_EQ(r.work, kWork);
  EXPECT_EQ(r.version, "1");
  EXPECT_EQ(r.language, "nl");
  EXPECT_EQ(r.title, "Omgevingsplan Amersfoort");
  EXPECT_EQ(r.other_titles, (std::vector<std::string>{"Het plan", "Omgevingsplan"}));
  EXPECT_EQ(r.type, "Omgevingsplan");
  EXPECT_EQ(r.adopted, Date::parse("2021-02-02"));
  EXPECT_EQ(r.from, Date::parse("2021-04-05"));
  EXPECT_FALSE(r.until);
  ASSERT_EQ(r.relations.size(), 3u);
  EXPECT_EQ(r.relations[0].kind + " " + r.relations[0].target, "follows /akn/nl/act/gm0307/1999/oud");
  EXPECT_EQ(r.relations[1].kind + " " + r.relations[1].target, "repeals /akn/nl/act/gm0307/1999/oud");
  EXPECT_EQ(r.relations[2].kind + " " + r.relations[2].target, "decision /akn/nl/bill/gm0307/2021/b/nld@1");
  EXPECT_EQ(sink.paths(), (std::vector<std::string>{"hoofdstuk-2/artikel-2.1", "hoofdstuk-2/artikel-2.2"}));
  EXPECT_EQ(sink.provision("hoofdstuk-2/artikel-2.2").text, "Er is een berg.");
  EXPECT_EQ(sink.provision("hoofdstuk-2/artikel-2.2").number, "2.2");
  EXPECT_EQ(sink.notes("preamble"), std::vector<std::string>{"De raad, gelezen het voorstel"});
  EXPECT_EQ(sink.notes("closing"), std::vector<std::string>{"Gegeven te Amersfoort"});
  EXPECT_EQ(sink.notes("decision"),
            std::vector<std::string>{"Het vaststellen: Artikel I\nHet plan in bijlage A geldt.\nBijlage A"});
  EXPECT_EQ(sink.notes("divisions"), std::vector<std::string>{"Hoofdstuk 2 Over 2"});
  EXPECT_EQ(sink.total.left_out.size(), 0u);
  expect_delivered(sink);
}

TEST(Stop, KeepsTheStructureOfAnArticle) {
  const auto sink = read(delivery("1", regulation("1", article("1", R"(
<Lid eId="para_1" wId="l1"><LidNummer>1.</LidNummer><Inhoud><Al>Het is verboden:</Al><Lijst type="expliciet" wId="x">
  <Lijstaanhef>te weten</Lijstaanhef><Li wId="y"><LiNummer>a.</LiNummer><Al>m<sup>2</sup> te meten;</Al></Li>
  <Li><LiNummer>b.</LiNummer><Al>te tellen<Noot type="voet" id="n1"><NootNummer>1</NootNummer><Al>Met <b>vingers</b>.</Al></Noot>.</Al></Li></Lijst></Inhoud></Lid>
<Lid wId="l2"><LidNummer>2.</LidNummer><Vervallen/></Lid>
<Lid wId="l3"><LidNummer>3.</LidNummer><Inhoud><Begrippenlijst><Begrip><Term>boom</Term><Definitie><Al>een plant.</Al></Definitie></Begrip></Begrippenlijst>
<table><title>Maten</title><tgroup cols="2"><colspec colname="c1"/><thead><row><entry><Al>wat</Al></entry><entry><Al>maat</Al></entry></row></thead>
<tbody><row><entry><Al>boom</Al></entry><entry><Al>5 m</Al></entry></row></tbody></tgroup></table>
<Figuur><Titel>Kaart</Titel><Illustratie naam="kaart.png" alt="Een kaart"/><Bijschrift>Bij de kaart</Bijschrift></Figuur></Inhoud></Lid>)"))));
  EXPECT_EQ(sink.provision("artikel-1").text,
            "1. Het is verboden:\n"
            "te weten\n"
            "  a. m2 te meten;\n"
            "  b. te tellen.\n"
            "3.\n"
            "  boom een plant.\n"
            "Maten\n"
            "wat\tmaat\n"
            "boom\t5 m\n"
            "Kaart\n"
            "Bij de kaart");
  EXPECT_EQ(sink.notes("footnote"), std::vector<std::string>{"1: Met vingers."});
  EXPECT_EQ(sink.notes("image"), std::vector<std::string>{"kaart.png: Een kaart"});
  EXPECT_EQ(sink.total.tables, characters("watmaatboom5m"));
  EXPECT_EQ(sink.total.left_out.at("repealed, reserved or not yet in force"), 2u);  // "2."
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 images"));
  EXPECT_EQ(sink.total.lost(), 0u);
}

// An item that is nothing but a list once had its number on one line and the first words of the list on the next.
TEST(Stop, SetsANumberBeforeTheFirstWordsOfItsList) {
  const auto list = [](const std::string& inner) { return "<Lijst type=\"expliciet\">" + inner + "</Lijst>"; };
  const auto item = [](const std::string& number, const std::string& inner) {
    return "<Li><LiNummer>" + number + "</LiNummer>" + inner + "</Li>";
  };
  const auto words = [](const std::string& text) { return "<Al>" + text + "</Al>"; };
  const std::string nested =
      list("<Lijstaanhef>een vlieger, als die:</Lijstaanhef>" + item("1°.", words("een staart heeft; en")) +
           item("2°.", words("aan een touw zit;")) + "<Lijstsluiting>en niemand hindert;</Lijstsluiting>");
  const std::string headless = list(item("1°.", words("een tol;")) + item("2°.", words("een hoepel.")));
  const auto paragraph = [&](const std::string& number, const std::string& inner) {
    return "<Lid><LidNummer>" + number + "</LidNummer><Inhoud>" + inner + "</Inhoud></Lid>";
  };
  const auto sink = read(delivery(
      "1",
      regulation("1", article("1", paragraph("1.", list("<Lijstaanhef>Mee naar het strand mogen:</Lijstaanhef>" +
                                                        item("a.", nested) + item("b.", headless))) +
                                       paragraph("2.", list("<Lijstaanhef/>" + item("a.", words("Geen ezels."))))))));
  EXPECT_EQ(sink.provision("artikel-1").text,
            "1. Mee naar het strand mogen:\n"
            "  a. een vlieger, als die:\n"
            "    1°. een staart heeft; en\n"
            "    2°. aan een touw zit;\n"
            "  en niemand hindert;\n"
            "  b.\n"
            "    1°. een tol;\n"
            "    2°. een hoepel.\n"
            "2.\n"
            "  a. Geen ezels.");
  expect_delivered(sink);
}

TEST(Stop, LeadsBackToTheBytes) {
  const std::string document = delivery("1", regulation("1", article("1", content("Wie A &amp; B <i>wil</i>, moet."))));
  const auto sink = read(document);
  const Provision p = sink.provision("artikel-1");
  EXPECT_EQ(p.text, "Wie A & B wil, moet.");
  ASSERT_EQ(p.source_map.size(), 3u);
  EXPECT_EQ(document.substr(p.source_map[0].source, 3), "Wie");
  EXPECT_EQ(document.substr(p.source_map[1].source, 3), "wil");
  EXPECT_EQ(document.substr(p.source_map[2].source, 6), ", moet");
}

TEST(Stop, DividesLongArticlesIntoTheirParagraphs) {
  std::string words;
  for (int i = 0; i < 200; ++i) words += "woord ";
  const auto sink =
      read(delivery("1", regulation("1", article("3", "<Lid><LidNummer>1.</LidNummer>" + content("Eerst " + words) +
                                                          "</Lid><Lid><LidNummer>1a.</LidNummer>" +
                                                          content("Dan " + words) + "</Lid>"))));
  EXPECT_EQ(sink.paths(), (std::vector<std::string>{"artikel-3/lid-1", "artikel-3/lid-1a"}));
  EXPECT_EQ(sink.provision("artikel-3/lid-1a").number, "3, lid 1a");
  expect_delivered(sink);
}

TEST(Stop, CountsWhatIsReservedOrEmpty) {
  const auto sink = read(
      delivery("1", regulation("1", chapter("1", "<Gereserveerd/>") + article("1", "<Vervallen/>", "Weg") +
                                        article("2", "<Gereserveerd/>") + article("3", "<NogNietInWerking/>") +
                                        article("4", "<Inhoud><Al/></Inhoud>") + article("5", content("Geldt.")))));
  EXPECT_EQ(sink.paths(), std::vector<std::string>{"artikel-5"});
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "4 repealed, reserved or not yet in force"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 without text, left out: Artikel 4 Kop"));
  expect_delivered(sink);
}

TEST(Stop, ReadsFreeTextByItsDivisions) {
  const auto sink = read(
      "<RegelingVrijetekst xmlns=\"https://standaarden.overheid.nl/stop/imop/tekst/\" "
      "wordt=\"/akn/nl/act/gm0307/2020/visie/nld@1\">"
      "<Lichaam><Divisie><Kop><Nummer>1</Nummer><Opschrift>Wonen</Opschrift></Kop><InleidendeTekst><Al>Vooraf.</Al></"
      "InleidendeTekst>"
      "<Divisietekst><Kop><Opschrift>De wens</Opschrift></Kop><Inhoud><Al>Wij wensen.</Al></Inhoud></Divisietekst>"
      "<Divisietekst><Inhoud><Al>Zonder kop.</Al></Inhoud></Divisietekst></Divisie></Lichaam>"
      "<Bijlage><Kop><Label>Bijlage</Label><Nummer>I</Nummer></Kop><Divisietekst><Inhoud><Al>Lijst.</Al></Inhoud></"
      "Divisietekst></Bijlage>"
      "<Toelichting><Kop><Opschrift>Uitleg</Opschrift></Kop><AlgemeneToelichting><Divisietekst><Inhoud><Al>Omdat.</"
      "Al></Inhoud></Divisietekst>"
      "</AlgemeneToelichting></Toelichting><ArtikelgewijzeToelichting><Divisietekst><Inhoud><Al>Bij "
      "1.</Al></Inhoud></Divisietekst></ArtikelgewijzeToelichting></RegelingVrijetekst>");
  ASSERT_EQ(sink.regulations.size(), 1u);
  EXPECT_EQ(sink.regulations[0].government, "gm0307");
  EXPECT_EQ(sink.paths(),
            (std::vector<std::string>{"divisie-1/tekst", "divisie-1/tekst-de-wens", "divisie-1/tekst~2"}));
  EXPECT_EQ(sink.provision("divisie-1/tekst~2").heading, "Wonen");
  EXPECT_EQ(sink.notes("annex"), std::vector<std::string>{"Bijlage I: Lijst."});
  EXPECT_EQ(sink.notes("explanation"), (std::vector<std::string>{"Uitleg: Omdat.", "Bij 1."}));
  expect_delivered(sink);
}

TEST(Stop, ReadsAConsolidationWithItsStates) {
  const auto sink = read(
      R"(<l:Consolidaties xmlns:l="https://standaarden.overheid.nl/lvbb/stop/uitlevering/"><l:Consolidatie><c:ConsolidatieIdentificatie>
<c:FRBRWork>/akn/nl/act/gemeente/2020/CVDR1</c:FRBRWork></c:ConsolidatieIdentificatie><c:Toestanden><c:BekendeToestand><c:geldigheid><c:Geldigheidsperiode>
<c:juridischWerkendOp><c:Periode><c:vanaf>2020-01-14</c:vanaf><c:tot>2022-02-02</c:tot></c:Periode></c:juridischWerkendOp>
<c:geldigOp><c:Periode><c:vanaf>2019-01-01</c:vanaf></c:Periode></c:geldigOp></c:Geldigheidsperiode></c:geldigheid>
<c:instrumentVersie>/akn/nl/act/gm0297/2019/reg/nld@1</c:instrumentVersie></c:BekendeToestand></c:Toestanden>
<l:RegelingVersie><d:ExpressionIdentificatie><d:FRBRWork>/akn/nl/act/gm0297/2019/reg</d:FRBRWork><d:FRBRExpression>/akn/nl/act/gm0297/2019/reg/nld@1</d:FRBRExpression></d:ExpressionIdentificatie>
<t:RegelingCompact><t:RegelingOpschrift><t:Al>Het plan</t:Al></t:RegelingOpschrift><Lichaam>)" +
      article("1", content("Geldt.")) + R"(</Lichaam></t:RegelingCompact></l:RegelingVersie>
<l:AnnotatieBijToestand><d:ExpressionIdentificatie><d:FRBRExpression>/akn/nl/act/gemeente/2020/CVDR1/nld@2020-01-14</d:FRBRExpression></d:ExpressionIdentificatie>
<d:RegelingMetadata><d:maker>/tooi/id/gemeente/gm0297</d:maker><d:officieleTitel>Plan Zaltbommel</d:officieleTitel></d:RegelingMetadata></l:AnnotatieBijToestand></l:Consolidatie></l:Consolidaties>)");
  ASSERT_EQ(sink.regulations.size(), 1u);
  const Regulation& r = sink.regulations[0];
  EXPECT_EQ(r.government, "https://identifier.overheid.nl/tooi/id/gemeente/gm0297");
  EXPECT_EQ(r.work + " " + r.version, "/akn/nl/act/gm0297/2019/reg 1");
  EXPECT_EQ(r.from, Date::parse("2020-01-14"));
  EXPECT_EQ(r.until, Date::parse("2022-02-02"));
  EXPECT_EQ(r.title, "Plan Zaltbommel");
  ASSERT_EQ(r.relations.size(), 1u);
  EXPECT_EQ(r.relations[0].kind + " " + r.relations[0].target, "consolidation /akn/nl/act/gemeente/2020/CVDR1");
  EXPECT_TRUE(sink.problems.empty());
  expect_delivered(sink);
}

TEST(Stop, SaysWhatItCannotUse) {
  EXPECT_TRUE(read("<AanleveringBesluit/>").has_problem(Severity::kUnreadable, "holds no regulation"));
  const auto nobody =
      read("<RegelingCompact><Lichaam>" + article("1", content("Geldt.")) + "</Lichaam></RegelingCompact>");
  EXPECT_TRUE(nobody.regulations.empty());
  EXPECT_TRUE(nobody.has_problem(Severity::kUnreadable, "names no government"));
  EXPECT_EQ(nobody.total.lost(), 0u);
  const auto twice = read("<x>" + regulation("1", article("1", content("Geldt."))) +
                          regulation("1", article("1", content("Geldt ook."))) + "</x>");
  EXPECT_EQ(twice.regulations.size(), 1u);
  EXPECT_TRUE(twice.has_problem(Severity::kPartial, "more than once"));
  const auto odd =
      read(delivery("1", regulation("1", article("1", "<Inhoud><Vreemd>Tekst.</Vreemd></Inhoud>")), "ooit"));
  EXPECT_EQ(odd.provision("artikel-1").text, "Tekst.");
  EXPECT_TRUE(odd.has_problem(Severity::kNotice, "unknown element <Vreemd>"));
  EXPECT_TRUE(odd.has_problem(Severity::kNotice, "\"ooit\" is not a date"));
  EXPECT_FALSE(odd.regulations.at(0).from);
}

// A base with articles 1 and 2 in chapter 1.
std::string base() {
  return delivery("1", regulation("1", chapter("1", article("1", content("Een.")) + article("2", content("Twee.")))));
}

KeepingSink changed(const std::string& steps) {
  KeepingSink sink = read(base());
  sink.regulations.clear();
  sink.total = {};
  import_stop(delivery("2", change("1", "2", steps), "2022-01-01"), kOrigin, sink);
  return sink;
}

TEST(StopChange, ReplacesWithMarkedTextSettled) {
  const auto sink =
      changed("<Vervang wat=\"gm0307_1__art_2\"><Nummer>A</Nummer><Wat>Artikel 2 komt te luiden:</Wat>" +
              article("2", content("Twee <VerwijderdeTekst>weg</VerwijderdeTekst><NieuweTekst>en meer</NieuweTekst>.") +
                               "<Lid wijzigactie=\"verwijder\"><LidNummer>9.</LidNummer></Lid>") +
              "</Vervang>");
  ASSERT_EQ(sink.regulations.size(), 1u);
  EXPECT_TRUE(sink.problems.empty());
  const Regulation& r = sink.regulations[0];
  EXPECT_EQ(r.version, "2");
  EXPECT_EQ(r.from, Date::parse("2022-01-01"));
  EXPECT_EQ(r.relations.back().kind + " " + r.relations.back().target, "mutates " + std::string(kWork) + "/nld@1");
  EXPECT_EQ(sink.paths(), (std::vector<std::string>{"hoofdstuk-1/artikel-1", "hoofdstuk-1/artikel-2"}));
  EXPECT_EQ(sink.provision("hoofdstuk-1/artikel-1").text, "Een.");
  EXPECT_TRUE(sink.provision("hoofdstuk-1/artikel-1").source_map.empty());
  EXPECT_EQ(sink.provision("hoofdstuk-1/artikel-2").text, "Twee en meer.");
  EXPECT_FALSE(sink.provision("hoofdstuk-1/artikel-2").source_map.empty());
  EXPECT_EQ(sink.notes("decision").at(0), "A Artikel 2 komt te luiden:");
  EXPECT_EQ(sink.total.left_out.at("deleted by the change it stands in"), 5u);  // "weg", "9."
  EXPECT_EQ(sink.total.provisions, characters("Twee en meer."));
  EXPECT_EQ(sink.total.lost(), 0u);
}

TEST(StopChange, InsertsBeforeAfterAndWithin) {
  const auto at = [](const std::string& about, const std::string& position, const std::string& attribute = "positie") {
    return changed("<VoegToe context=\"gm0307_1__" + about + "\" " + attribute + "=\"" + position +
                   "\"><Wat>Nieuw:</Wat>" + article("9", content("Negen.")) + "</VoegToe>")
        .paths();
  };
  using Paths = std::vector<std::string>;
  const std::string one = "hoofdstuk-1/artikel-1", two = "hoofdstuk-1/artikel-2", nine = "hoofdstuk-1/artikel-9";
  EXPECT_EQ(at("art_1", "volgtOp"), (Paths{one, nine, two}));
  EXPECT_EQ(at("art_1", "volgtOp", "doelPositie"), (Paths{one, nine, two}));
  EXPECT_EQ(at("art_2", "volgtOp"), (Paths{one, two, nine}));
  EXPECT_EQ(at("art_1", "voor"), (Paths{nine, one, two}));
  EXPECT_EQ(at("chp_1", "eerste"), (Paths{nine, one, two}));
  EXPECT_EQ(at("chp_1", "laatste"), (Paths{one, two, nine}));
  EXPECT_EQ(at("chp_1", "volgtOp"), (Paths{one, two, "artikel-9"}));
}

TEST(StopChange, Removes) {
  const auto sink = changed("<Verwijder wat=\"gm0307_1__art_1\"><Wat>Artikel 1 vervalt.</Wat>" +
                            article("1", content("Een.")) + "</Verwijder>");
  EXPECT_EQ(sink.paths(), std::vector<std::string>{"hoofdstuk-1/artikel-2"});
  EXPECT_EQ(sink.total.left_out.at("deleted by the change it stands in"), characters("Artikel1KopEen."));
  EXPECT_EQ(sink.total.lost(), 0u);
}

TEST(StopChange, ReplacesHeadings) {
  const auto sink = changed(
      "<VervangKop wat=\"gm0307_1__chp_1\"><Kop><Label>Hoofdstuk</Label><Nummer>"
      "<VerwijderdeTekst>1</VerwijderdeTekst><NieuweTekst>7</NieuweTekst></Nummer><Opschrift>Anders</Opschrift></Kop></"
      "VervangKop>");
  EXPECT_EQ(sink.paths(), (std::vector<std::string>{"hoofdstuk-7/artikel-1", "hoofdstuk-7/artikel-2"}));
  EXPECT_EQ(sink.notes("divisions"), std::vector<std::string>{"Hoofdstuk 7 Anders"});
  EXPECT_EQ(sink.total.lost(), 0u);
}

TEST(StopChange, TakesOffAContainerAndKeepsWhatIsInIt) {
  const auto sink = changed(
      "<Vervang wat=\"gm0307_1__chp_1\"><Hoofdstuk "
      "wId=\"gm0307_1__chp_1\"><Kop><Label>Hoofdstuk</Label><Nummer>1</Nummer></Kop>"
      "<Afdeling wId=\"a\" wijzigactie=\"verwijderContainer\"><Kop><Nummer>1.1</Nummer></Kop>" +
      article("2", content("Blijft.")) + "</Afdeling></Hoofdstuk></Vervang>");
  EXPECT_EQ(sink.paths(), std::vector<std::string>{"hoofdstuk-1/artikel-2"});
  EXPECT_EQ(sink.total.lost(), 0u);
}

TEST(StopChange, TakesTheOtherStepsWhereOneIsAboutNothing) {
  const auto sink =
      changed("<Vervang wat=\"gm0307_1__art_99\">" + article("99", content("Nergens.")) + "</Vervang>" +
              "<Verwijder wat=\"gm0307_1__art_1\"/>" + "<VoegToe context=\"gm0307_1__art_2\" positie=\"schuin\">" +
              article("9", content("Negen.")) + "</VoegToe><Verwijder/>");
  EXPECT_EQ(sink.paths(), std::vector<std::string>{"hoofdstuk-1/artikel-2"});
  EXPECT_TRUE(sink.has_problem(Severity::kPartial,
                               "is about \"gm0307_1__art_99\", which the version that it changes does not have"));
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "unknown place (positie \"schuin\")"));
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "does not say what it is about"));
  EXPECT_TRUE(sink.problems.at(0).line.has_value());
  EXPECT_EQ(sink.total.left_out.size(), 1u);
  EXPECT_EQ(sink.total.lost(), 0u);
}

TEST(StopChange, NamesTheVersionThatHasNotComeIn) {
  const auto sink = read(delivery(
      "2", change("1", "2", "<Vervang wat=\"gm0307_1__art_2\">" + article("2", content("Twee.")) + "</Vervang>")));
  EXPECT_TRUE(sink.regulations.empty());
  ASSERT_EQ(sink.problems.size(), 1u);
  EXPECT_EQ(sink.problems[0].severity, Severity::kPartial);
  EXPECT_NE(sink.problems[0].reason.find(std::string(kWork) + "/nld@1, which has not come in"), std::string::npos);
  EXPECT_EQ(sink.problems[0].government, "https://identifier.overheid.nl/tooi/id/gemeente/gm0307");
  EXPECT_EQ(sink.total.lost(), 0u);
  EXPECT_EQ(sink.total.provisions + sink.total.notes, 0u);
}

TEST(StopChange, FollowsAChainInOneDocumentInWhateverOrder) {
  const std::string second = change("2", "3", "<Verwijder wat=\"gm0307_1__art_1\"/>");
  const std::string first = change(
      "1", "2",
      "<VoegToe context=\"gm0307_1__art_1\" positie=\"volgtOp\">" + article("1a", content("Eén a.")) + "</VoegToe>");
  const auto sink = read("<x>" + second + first + regulation("1", article("1", content("Een."))) + "</x>");
  ASSERT_EQ(sink.regulations.size(), 3u);
  EXPECT_EQ(sink.regulations[1].version, "2");
  EXPECT_EQ(sink.regulations[1].provisions.size(), 2u);
  EXPECT_EQ(sink.regulations[2].version, "3");
  ASSERT_EQ(sink.regulations[2].provisions.size(), 1u);
  EXPECT_EQ(sink.regulations[2].provisions[0].path, "artikel-1a");
  EXPECT_TRUE(sink.problems.empty());
}

TEST(StopChange, ManyStepsThatFailAreToldInShort) {
  std::string steps;
  for (int i = 0; i < 30; ++i) steps += "<Verwijder wat=\"nergens\"/>";
  const auto sink = changed(steps);
  EXPECT_EQ(sink.problems.size(), 21u);
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "10 more steps"));
}

TEST(Stop, ReadsABoundedNumberOfTexts) {
  std::string document = "<x>";
  for (std::size_t i = 0; i < kMaxStopTexts + 3; ++i) document += "<RegelingCompact/>";
  const auto sink = read(document + "</x>");
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "only the first 5000 were read"));
}

TEST(StopChange, TakesATextThatIsReplacedWhole) {
  const auto sink =
      read(delivery("2", change("1", "2",
                                "<VervangRegeling><Wat>Geheel:</Wat>" +
                                    regulation("2", article("1", content("Nieuw."))) + "</VervangRegeling>")));
  EXPECT_EQ(sink.provision("artikel-1").text, "Nieuw.");
  EXPECT_EQ(sink.regulations.at(0).version, "2");
  EXPECT_EQ(sink.total.lost(), 0u);
}

TEST(Stop, ReadsTheRealFilesWhole) {
  const fs::path folder = fs::path(EENDER_SOURCE_DIR).parent_path() / "shared/corpora/nl-stop";
  if (!fs::exists(folder)) GTEST_SKIP() << "the real texts are not here: " << folder;
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto document = read_file(entry.path());
    ASSERT_TRUE(document);
    EXPECT_EQ(recognise(std::string_view(*document).substr(0, 4096)), Format::kStop);
    TestSink sink;
    import_stop(*document, kOrigin, sink);
    ++files;
    SCOPED_TRACE(entry.path().filename().string());
    EXPECT_EQ(sink.regulations.size(), 1u);
    EXPECT_EQ(sink.total.lost(), 0u);
    EXPECT_GE(sink.provisions(), 2u);
    for (const Problem& problem : sink.problems) EXPECT_EQ(problem.severity, Severity::kNotice) << problem.reason;
    for (const Regulation& r : sink.regulations) {
      EXPECT_TRUE(r.government.starts_with("https://identifier.overheid.nl/tooi/id/gemeente/gm")) << r.government;
      EXPECT_TRUE(r.from);
      for (const Provision& p : r.provisions) EXPECT_FALSE(p.source_map.empty()) << p.path;
    }
    expect_delivered(sink);
  }
  EXPECT_EQ(files, 6u);
}

}  // namespace
}  // namespace eender::corpus
