// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/docx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/formats/test_archive.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kNames = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

// As Word writes it in Dutch: ids in Dutch, names in English.
const std::string kStyles =
    "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"nl-NL\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standaard\"><w:name w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId "
    "w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Kop2\"><w:name w:val=\"heading 2\"/><w:pPr><w:numPr><w:ilvl "
    "w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"KopZonder\"><w:name w:val=\"Kop zonder nummer\"/><w:basedOn "
    "w:val=\"Kop1\"/><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Inhopg1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>";

std::string level(int at, const std::string& form, const std::string& text, const std::string& more = {}) {
  return "<w:lvl w:ilvl=\"" + std::to_string(at) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + form +
         "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}

// Headings: "Hoofdstuk I", "Artikel 1" that goes on through chapters. 2: "1." with "a." and "1°". 3: the same anew. 4: signs.
const std::string kNumbering =
    "<w:numbering><w:abstractNum w:abstractNumId=\"10\">" + level(0, "upperRoman", "Hoofdstuk %1") +
    level(1, "decimal", "Artikel %2", "<w:lvlRestart w:val=\"0\"/>") +
    "</w:abstractNum><w:abstractNum w:abstractNumId=\"20\">" + level(0, "decimal", "%1.") +
    level(1, "lowerLetter", "%2.") + level(2, "decimal", "%3°") +
    "</w:abstractNum><w:abstractNum w:abstractNumId=\"30\">" + level(0, "bullet", "\xef\x82\xb7") +
    "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"10\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId "
    "w:val=\"20\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"20\"/><w:lvlOverride "
    "w:ilvl=\"0\"><w:startOverride "
    "w:val=\"1\"/></w:lvlOverride></w:num><w:num w:numId=\"4\"><w:abstractNumId w:val=\"30\"/></w:num></w:numbering>";

std::string run(const std::string& text) { return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>"; }
std::string p(const std::string& text) { return "<w:p>" + run(text) + "</w:p>"; }
std::string styled(const std::string& style, const std::string& text) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + run(text) + "</w:p>";
}
std::string item(int list, int at, const std::string& text) {
  return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(at) + "\"/><w:numId w:val=\"" + std::to_string(list) +
         "\"/></w:numPr></w:pPr>" + run(text) + "</w:p>";
}

const std::string kHaarlem =
    "<Properties><property name=\"government\"><vt:lpwstr>Haarlem</vt:lpwstr></property></Properties>";

OfficeParts document(const std::string& body, OfficeParts more = {}) {
  more.try_emplace("word/document.xml",
                   "<w:document" + std::string(kNames) + "><w:body>" + body + "<w:sectPr/></w:body></w:document>");
  more.try_emplace("word/styles.xml", kStyles);
  more.try_emplace("word/numbering.xml", kNumbering);
  more.try_emplace("docProps/custom.xml", kHaarlem);
  return more;
}

TestSink import(const OfficeParts& parts, const Origin& origin = {"a.docx", "c0ffee", false}) {
  TestSink sink;
  import_docx(parts, origin, sink);
  return sink;
}

std::uint64_t characters(std::string_view text) {
  Account account;
  Ledger(text).count(text, 0, account);
  return account.visible;
}

TEST(Docx, TakesForItsTitleTheLineBehindOneThatNamesTheGovernment) {
  const auto sink = import(
      document(p("Gemeente Assen") + p("Ezelverordening") + styled("Kop2", "Artikel 1 Stal") + p("De stal is droog."),
               {{"docProps/custom.xml", "<Properties/>"}}));
  ASSERT_EQ(sink.regulations.size(), 1u);
  EXPECT_EQ(sink.regulations[0].government, "Gemeente Assen");
  EXPECT_EQ(sink.regulations[0].title, "Ezelverordening");
}

TEST(Docx, ShowsNumbersAsAReaderSeesThem) {
  const auto sink = import(document(
      styled("Titel", "Ezelverordening Haarlem") + styled("Kop1", "Algemeen") + styled("Kop2", "Begrippen") +
      p("Een ezel is een dier met vier poten.") + styled("Kop2", "Stallen") + item(2, 0, "De stal is droog.") +
      item(2, 0, "De stal heeft:") + item(2, 1, "een deur;") + item(2, 1, "een raam met:") + item(2, 2, "glas.") +
      styled("Kop1", "Slot") + styled("Kop2", "Ezelsoren") + item(3, 0, "Ezels hebben oren.") +
      item(3, 0, "Twee stuks:") + item(4, 0, "links;") + item(4, 0, "rechts.")));
  ASSERT_THAT(sink.paths(), ElementsAre("hoofdstuk-i/artikel-1", "hoofdstuk-i/artikel-2", "hoofdstuk-ii/artikel-3"));
  const Regulation& regulation = sink.regulations[0];
  EXPECT_EQ(regulation.title, "Ezelverordening Haarlem");
  EXPECT_EQ(regulation.work, "ezelverordening-haarlem");
  EXPECT_EQ(regulation.government, "Haarlem");
  EXPECT_EQ(regulation.language, "nl");
  EXPECT_EQ(regulation.provisions[1].number, "2");
  EXPECT_EQ(regulation.provisions[1].heading, "Stallen");
  EXPECT_EQ(regulation.provisions[1].text,
            "1. De stal is droog.\n2. De stal heeft:\n  a. een deur;\n  b. een raam met:\n    1° glas.");
  EXPECT_EQ(regulation.provisions[2].text, "1. Ezels hebben oren.\n2. Twee stuks:\n  • links;\n  • rechts.");
  EXPECT_THAT(sink.notes("divisions"), ElementsAre("Hoofdstuk I Algemeen\nHoofdstuk II Slot"));
  EXPECT_DOUBLE_EQ(sink.total.share(), 1);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Docx, FindsArticlesThatAreOnlyTyped) {
  const auto sink =
      import(document(p("Gemeente Goes") + p("De raad besluit:") + p("Artikel 1 Ezels") + p("1.\tEen ezel balkt.") +
                          "<w:p>" + run("2") + run(". Een ") + run("ezel rust:") + "</w:p>" + p("a. bij dag;") +
                          p("b. bij nacht.") + p("Artikel 2") + p("Paarden") + p("Een paard hinnikt."),
                      {{"docProps/custom.xml", "<Properties/>"}}));
  ASSERT_THAT(sink.paths(), ElementsAre("artikel-1", "artikel-2"));
  EXPECT_EQ(sink.provision("artikel-1").text, "1. Een ezel balkt.\n2. Een ezel rust:\n  a. bij dag;\n  b. bij nacht.");
  EXPECT_EQ(sink.provision("artikel-2").heading, "Paarden");
  EXPECT_EQ(sink.regulations[0].government, "Gemeente Goes");
  EXPECT_THAT(sink.notes("preamble"), ElementsAre("Gemeente Goes\nDe raad besluit:"));
  EXPECT_DOUBLE_EQ(sink.total.share(), 1);
}

TEST(Docx, ReadsTablesNotesAndWhatStandsAround) {
  const std::string table = "<w:tbl><w:tr><w:tc>" + p("Dier") + "</w:tc><w:tc>" + p("Tarief") +
                            "</w:tc></w:tr><w:tr><w:tc>" + p("Ezel") + p("of muildier") + "</w:tc><w:tc>" +
                            p("3 euro") + "</w:tc></w:tr></w:tbl>";
  const std::string note = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
  OfficeParts more{
      {"word/footnotes.xml",
       "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\">" +
           p("Ook een muilezel.") + "</w:footnote><w:footnote w:id=\"3\">" + p("Verdwenen.") +
           "</w:footnote></w:footnotes>"},
      {"word/comments.xml", "<w:comments><w:comment w:id=\"0\">" + p("Klopt dit?") + "</w:comment></w:comments>"},
      {"word/header1.xml", "<w:hdr>" + p("Concept 3") + "</w:hdr>"},
      {"word/_rels/document.xml.rels",
       "<Relationships><Relationship Type=\"http://x/relationships/header\" Target=\"header1.xml\"/></Relationships>"}};
  const auto sink =
      import(document(styled("Inhopg1", "Artikel 1 Tarieven 2") + styled("Kop2", "Tarieven") + "<w:p>" +
                          run("Het tarief is:") + note + "</w:p>" + table +
                          "<w:p><w:r><w:commentReference w:id=\"0\"/><w:drawing><wp:posOffset>12</wp:posOffset>"
                          "<w:txbxContent>" +
                          p("Let op de ezel.") + "</w:txbxContent></w:drawing></w:r></w:p>",
                      std::move(more)));
  ASSERT_EQ(sink.provisions(), 1U);
  EXPECT_EQ(sink.provision("artikel-1").text, "Het tarief is:\nDier\tTarief\nEzel of muildier\t3 euro");
  EXPECT_THAT(sink.notes("footnote"), ElementsAre("1: Ook een muilezel."));
  EXPECT_THAT(sink.notes("contents"), ElementsAre("Artikel 1 Tarieven 2"));
  EXPECT_THAT(sink.notes("explanation"), ElementsAre("Let op de ezel."));
  EXPECT_EQ(sink.total.tables, characters("DierTariefEzelofmuildier3euro"));
  EXPECT_EQ(sink.total.left_out.at("comments of editors"), characters("Klopt dit?"));
  EXPECT_EQ(sink.total.left_out.at("headers and footers of pages"), characters("Concept 3"));
  EXPECT_EQ(sink.total.left_out.at("notes that nothing refers to"), characters("Verdwenen."));
  EXPECT_EQ(sink.total.lost(), 0U);
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 comments, left out"));
}

TEST(Docx, ReadsTrackedChangesAsIfAccepted) {
  const auto sink =
      import(document(styled("Kop2", "Ezels") + "<w:p>" + run("Een ezel ") +
                      "<w:del><w:r><w:delText>blaft</w:delText></w:r></w:del><w:ins>" + run("balkt") + "</w:ins>" +
                      run(".") + "<w:moveFrom>" + run("Weg.") + "</w:moveFrom></w:p>" +
                      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Hij ") + "</w:p>" + p("rust.") +
                      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF _x</w:instrText></w:r>" +
                      run("Zie artikel 3.") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Geheim.</w:t></w:r></w:p>"));
  EXPECT_EQ(sink.provision("artikel-1").text, "Een ezel balkt.\nHij rust.\nZie artikel 3.");
  EXPECT_EQ(sink.total.left_out.at("deleted by a tracked change"), characters("blaftWeg."));
  EXPECT_EQ(sink.total.left_out.at("hidden text"), characters("Geheim."));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 tracked insertions, read as if accepted"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "2 tracked deletions, left out as if accepted"));
  EXPECT_EQ(sink.total.lost(), 0U);
}

TEST(Docx, CountsInTheAccountWhatItDelivers) {
  const auto sink = import(document(styled("Titel", "Ezels & co") + p("De raad van de gemeente Goes;") +
                                    styled("Kop2", "Ezels") + p("a. lang;") + p("b. kort.") + styled("Kop2", "Leeg") +
                                    styled("Kop2", "Vol") + p("Vol.") + p("Aldus vastgesteld in Goes.") +
                                    styled("KopZonder", "Toelichting") + p("Artikel 1 gaat over ezels.")));
  ASSERT_EQ(sink.regulations.size(), 1U);
  std::uint64_t provisions = 0, notes = 0;
  for (const Provision& provision : sink.regulations[0].provisions) provisions += characters(provision.text);
  for (const Note& note : sink.regulations[0].notes)
    if (note.kind != "divisions") notes += characters(note.text);
  EXPECT_EQ(sink.total.provisions, provisions);
  EXPECT_EQ(sink.total.notes, notes);
  EXPECT_EQ(sink.total.headings, characters("Ezels&coEzelsVolToelichting"));
  EXPECT_EQ(sink.total.left_out.at("the heading of an article without text"), characters("Leeg"));
  EXPECT_EQ(sink.total.lost(), 0U);
  EXPECT_THAT(sink.notes("closing"), ElementsAre("Aldus vastgesteld in Goes."));
  EXPECT_THAT(sink.notes("explanation"), ElementsAre("Toelichting: Artikel 1 gaat over ezels."));
}

TEST(Docx, KnowsItsGovernmentByPropertyFirstLineOrFormulaOnly) {
  const OfficeParts nobody{{"docProps/custom.xml", "<Properties/>"},
                           {"docProps/core.xml", "<coreProperties><creator>J. Jansen</creator></coreProperties>"}};
  const std::string rules = p("Artikel 1 Ezels") + p("Een ezel balkt.");
  const auto government = [&](const std::string& lines) {
    const auto sink = import(document(lines + rules, nobody));
    return sink.regulations.empty() ? "" : sink.regulations[0].government;
  };
  EXPECT_EQ(government(p("Gemeente Goes")), "Gemeente Goes");
  EXPECT_EQ(government(p("Ezelverordening") + p("Provincie Zeeland")), "Provincie Zeeland");
  EXPECT_EQ(government(p("De raad van de gemeente Goes; gelezen het voorstel")), "Gemeente Goes");
  EXPECT_EQ(government(p("Het college van burgemeester en wethouders van 's-Gravenhage, gelet op")),
            "Gemeente 's-Gravenhage");
  EXPECT_EQ(government(p("Gemeente Goes heeft ezels.")), "");
  EXPECT_EQ(government(p("Gemeentelijke ezels")), "");
  const auto sink = import(document(rules, nobody));
  EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "give the document a property \"government\""));
  EXPECT_EQ(sink.total.lost(), 0U);
  EXPECT_EQ(import(document(rules, nobody), {"a.docx", "c", true}).provisions(), 1U);
}

TEST(Docx, TakesWhatItsPropertiesSay) {
  const auto sink =
      import(document(p("Artikel 1 Ezels") + p("Een ezel balkt."),
                      {{"docProps/core.xml",
                        "<coreProperties><dc:title>Ezels</dc:title><dc:language>en-GB</dc:language>"
                        "</coreProperties>"},
                       {"docProps/custom.xml",
                        "<Properties><property name=\"gemeente\"><vt:lpwstr>Goes</vt:lpwstr></property><property "
                        "name=\"inwerkingtreding\"><vt:lpwstr>2021-05-01</vt:lpwstr></property><property "
                        "name=\"versie\"><vt:i4>3</vt:i4></property><property name=\"ContentTypeId\"><vt:lpwstr>0x01"
                        "</vt:lpwstr></property></Properties>"}}));
  ASSERT_EQ(sink.regulations.size(), 1U);
  const Regulation& regulation = sink.regulations[0];
  EXPECT_EQ(regulation.government, "Gemeente Goes");
  EXPECT_EQ(regulation.title, "Ezels");
  EXPECT_EQ(regulation.language, "en");
  EXPECT_EQ(regulation.version, "3");
  EXPECT_EQ(regulation.from->iso(), "2021-05-01");
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Docx, BelievesTheWordsWhereTheyAreInAnotherLanguageThanItSays) {
  const OfficeParts english{
      {"docProps/core.xml",
       "<coreProperties><dc:title>Ezels</dc:title><dc:language>en-US</dc:language></coreProperties>"}};
  const std::string body = p("Artikel 1 Ezels") + p("De ezel van de buren wordt niet geslagen; het hok staat bij het "
                                                    "huis en een ezel eet van het hooi voor de paarden.");
  const auto sink = import(document(body, english));
  ASSERT_EQ(sink.regulations.size(), 1U);
  EXPECT_EQ(sink.regulations[0].language, "nl");
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "says that it is in English; its words are Dutch"));
}

TEST(Docx, ReadsTheListsOfOtherProgramsAsTheyShowThem) {
  // A list of letters within one of letters, and a blank sign before what goes on with an item.
  std::string numbering = kNumbering;
  const std::string more = "<w:abstractNum w:abstractNumId=\"40\">" + level(0, "lowerLetter", "%1.") +
                           level(1, "lowerLetter", "%2.") + "</w:abstractNum><w:abstractNum w:abstractNumId=\"50\">" +
                           level(0, "bullet", " ") + "</w:abstractNum>";
  numbering.insert(numbering.find("<w:num "), more);
  numbering.insert(numbering.find("</w:numbering>"),
                   "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"40\"/></w:num><w:num w:numId=\"6\"><w:abstractNumId "
                   "w:val=\"50\"/></w:num>");
  numbering.insert(numbering.find("<w:num "),
                   "<w:abstractNum w:abstractNumId=\"60\">" + level(0, "lowerLetter", "%1.") + "</w:abstractNum>");
  numbering.insert(numbering.find("</w:numbering>"), "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"60\"/></w:num>");
  const auto sink = import(document(p("Artikel 1 Ezels") + item(7, 0, "een:") + item(5, 1, "hoef;") +
                                        item(5, 1, "staart;") + item(7, 0, "twee.") + item(6, 0, "Ook bij regen."),
                                    {{"word/numbering.xml", numbering}}));
  ASSERT_EQ(sink.provisions(), 1U);
  EXPECT_EQ(sink.regulations[0].provisions[0].text,
            "  a. een:\n    a. hoef;\n    b. staart;\n  b. twee.\nOok bij regen.");
}

TEST(Docx, SurvivesLayoutThatIsDamagedOrNotUtf8) {
  const std::string latin = "Artikel %2 \xe9";
  std::string numbering = kNumbering;
  numbering.replace(numbering.find("Artikel %2"), 10, latin);
  const std::string body = styled("Kop2", "Ezels") + p("Een ezel balkt.");
  const auto decoded = import(document(body, {{"word/numbering.xml", numbering}}));
  ASSERT_EQ(decoded.provisions(), 1U);
  EXPECT_EQ(decoded.regulations[0].provisions[0].text, "Een ezel balkt.");
  EXPECT_EQ(decoded.notes("divisions"), std::vector<std::string>{"Artikel 1 \xef\xbf\xbd Ezels"});
  EXPECT_EQ(import(document(p("Artikel 1") + body, {{"word/styles.xml", "geen XML"}, {"word/numbering.xml", "<w:num"}}))
                .provision("artikel-1")
                .text,
            "Een ezel balkt.");
}

TEST(Docx, ReadsAHundredThousandNumberedParagraphs) {
  constexpr int kParagraphs = 100000;
  std::string body = styled("Kop2", "Ezels");
  for (int i = 0; i < kParagraphs; ++i) body += item(2, 0, "Ezel balkt.");
  const auto sink = import(document(body));
  ASSERT_GT(sink.provisions(), 0U);
  EXPECT_TRUE(sink.regulations[0].provisions.back().text.ends_with("\n100000. Ezel balkt."));
  EXPECT_EQ(sink.total.lost(), 0U);
}

TEST(Docx, IsFoundInAZipWhateverTheOrderOfItsParts) {
  const OfficeParts parts = document(p("Artikel 1 Ezels") + p("Een ezel balkt."));
  Members members{{"[Content_Types].xml", "<Types/>"}};
  for (const auto& [name, bytes] : parts) members.emplace_back(name, bytes);
  for (const Packing packing : {Packing::kZip, Packing::kZipWithoutSizes}) {
    EXPECT_EQ(import_packed(packed(members, packing)).provisions(), 1U);
    std::reverse(members.begin(), members.end());
  }
  members.erase(members.begin());  // the document first
  std::rotate(
      members.begin(),
      std::find_if(members.begin(), members.end(), [](const auto& m) { return m.first == "word/document.xml"; }),
      members.end());
  EXPECT_EQ(import_packed(packed(members)).provisions(), 1U);
  // In an archive, and in one within that.
  const std::string docx = packed(members);
  const TestSink inside = import_packed(packed({{"in.zip", packed({{"regels.docx", docx}})}}));
  ASSERT_EQ(inside.provisions(), 1U);
  EXPECT_EQ(inside.regulations[0].source, "a.zip!in.zip!regels.docx");
  // A part that explodes.
  EXPECT_TRUE(import_packed(packed({{"[Content_Types].xml", "<Types/>"},
                                    {"word/document.xml", std::string(std::size_t{80} << 20, ' ')}}))
                  .has_problem(Severity::kPartial, "expands to more than 1000 times its size"));
}

}  // namespace
}  // namespace eender::corpus
