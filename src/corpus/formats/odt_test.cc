// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/odt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "corpus/formats/test_archive.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kStyles =
    "<office:document-styles><office:styles><style:default-style style:family=\"paragraph\"><style:text-properties "
    "fo:language=\"nl\"/></style:default-style><style:style style:name=\"Title\" style:family=\"paragraph\"/>"
    "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"I\" "
    "style:num-prefix=\"Hoofdstuk \"/>"
    "<text:outline-level-style text:level=\"2\" style:num-format=\"1\" style:num-prefix=\"Artikel "
    "\"/></text:outline-style>"
    "<text:list-style style:name=\"Leden\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
    "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" "
    "style:num-suffix=\".\"/>"
    "</text:list-style><text:list-style style:name=\"Punten\"><text:list-level-style-bullet text:level=\"1\" "
    "text:bullet-char=\"\xe2\x80\xa2\"/></text:list-style></"
    "office:styles><office:master-styles><style:footer><text:p>Bladzijde"
    "</text:p></style:footer></office:master-styles></office:document-styles>";
const std::string kMeta =
    "<office:document-meta><office:meta><dc:title>Titel van het bestand</dc:title><dc:creator>J. Jansen</dc:creator>"
    "<meta:user-defined meta:name=\"overheid\">Haarlem</meta:user-defined></office:meta></office:document-meta>";

OfficeParts document(const std::string& text, OfficeParts more = {}) {
  more.try_emplace(
      "content.xml",
      "<office:document-content><office:automatic-styles><style:style style:name=\"P1\" style:family=\"paragraph\" "
      "style:parent-style-name=\"Title\"/></office:automatic-styles><office:body><office:text>" +
          text + "</office:text></office:body></office:document-content>");
  more.try_emplace("styles.xml", kStyles);
  more.try_emplace("meta.xml", kMeta);
  return more;
}

TestSink import(const OfficeParts& parts) {
  TestSink sink;
  import_odt(parts, {"a.odt", "c0ffee", false}, sink);
  return sink;
}

std::string p(const std::string& text) { return "<text:p>" + text + "</text:p>"; }
std::string h(int level, const std::string& text) {
  return "<text:h text:outline-level=\"" + std::to_string(level) + "\">" + text + "</text:h>";
}
std::string item(const std::string& blocks) { return "<text:list-item>" + blocks + "</text:list-item>"; }

TEST(Odt, ShowsNumbersAsAReaderSeesThem) {
  const auto sink = import(document(
      "<text:p text:style-name=\"P1\">Ezelverordening</text:p>" + h(1, "Algemeen") + h(2, "Begrippen") +
      p("Een <text:span>ezel</text:span> is een<text:s text:c=\"3\"/>dier.") + h(2, "Stallen") +
      "<text:list xml:id=\"l1\" text:style-name=\"Leden\">" + item(p("De stal is droog.")) +
      item(p("De stal heeft:") + "<text:list>" + item(p("een deur;")) + item(p("een raam.")) + "</text:list>") +
      "</text:list>" + p("Tussendoor.") + "<text:list text:style-name=\"Leden\" text:continue-list=\"l1\">" +
      item(p("De stal is schoon.")) + "</text:list>" + h(2, "Oren") + "<text:list text:style-name=\"Leden\">" +
      item(p("Ezels hebben oren:")) + item(p("twee.")) + "</text:list>" + "<text:list text:style-name=\"Punten\">" +
      item(p("links;")) + "<text:list-header>" + p("en") + "</text:list-header></text:list>"));
  ASSERT_THAT(sink.paths(), ElementsAre("hoofdstuk-i/artikel-1", "hoofdstuk-i/artikel-2", "hoofdstuk-i/artikel-3"));
  const Regulation& regulation = sink.regulations[0];
  EXPECT_EQ(regulation.title, "Ezelverordening");
  EXPECT_EQ(regulation.government, "Haarlem");
  EXPECT_EQ(regulation.language, "nl");
  EXPECT_EQ(regulation.provisions[0].text, "Een ezel is een dier.");
  EXPECT_EQ(regulation.provisions[0].heading, "Begrippen");
  EXPECT_EQ(
      regulation.provisions[1].text,
      "1. De stal is droog.\n2. De stal heeft:\n  a. een deur;\n  b. een raam.\nTussendoor.\n3. De stal is schoon.");
  EXPECT_EQ(regulation.provisions[2].text, "1. Ezels hebben oren:\n2. twee.\n  • links;\nen");
  EXPECT_EQ(sink.total.left_out.at("headers and footers of pages"), 9U);
  EXPECT_EQ(sink.total.lost(), 0U);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Odt, ReadsTablesNotesAndContents) {
  const auto sink = import(document(
      "<text:table-of-content><text:table-of-content-source><text:index-title-template>Inhoud</"
      "text:index-title-template>"
      "</text:table-of-content-source><text:index-body>" +
      p("Artikel 1 Tarieven<text:tab/>2") + "</text:index-body></text:table-of-content>" + h(2, "Tarieven") +
      p("Het tarief<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" +
        p("Ook voor muildieren.") + "</text:note-body></text:note> is:<office:annotation>" + p("Klopt dit?") +
        "</office:annotation>") +
      "<table:table><table:table-header-rows><table:table-row><table:table-cell>" + p("Dier") +
      "</table:table-cell><table:table-cell "
      "table:number-columns-repeated=\"1000000000\">" +
      p("Tarief") +
      "</table:table-cell></table:table-row></table:table-header-rows>"
      "<table:table-row><table:table-cell>" +
      p("Ezel") + p("of muildier") + "</table:table-cell><table:table-cell>" + p("3 euro") +
      "</table:table-cell></table:table-row></table:table>" +
      p("<draw:frame><draw:text-box>" + p("Let op de ezel.") + "</draw:text-box></draw:frame>")));
  EXPECT_EQ(sink.provision("artikel-1").text, "Het tarief is:\nDier\tTarief\nEzel of muildier\t3 euro");
  EXPECT_THAT(sink.notes("footnote"), ElementsAre("1: Ook voor muildieren."));
  EXPECT_THAT(sink.notes("contents"), ElementsAre("Artikel 1 Tarieven 2"));
  EXPECT_THAT(sink.notes("explanation"), ElementsAre("Let op de ezel."));
  EXPECT_EQ(sink.total.left_out.at("comments of editors"), 9U);
  EXPECT_EQ(sink.total.lost(), 0U);
}

TEST(Odt, ReadsTrackedChangesAsIfAccepted) {
  const auto sink = import(document(
      "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>J.</dc:creator></"
      "office:change-info>" +
      p("blaft") +
      "</text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></"
      "text:tracked-changes>" +
      h(2, "Ezels") + p("Een ezel <text:change text:change-id=\"a\"/><text:change-start/>balkt<text:change-end/>.")));
  EXPECT_EQ(sink.provision("artikel-1").text, "Een ezel balkt.");
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 tracked deletions, left out as if accepted"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 tracked insertions, read as if accepted"));
  EXPECT_EQ(sink.total.lost(), 0U);
}

TEST(Odt, ThatIsNoTextOrNobodysIsUnreadable) {
  TestSink sheet;
  import_odt({{"content.xml",
               "<office:document-content><office:body><office:spreadsheet/></office:body></office:document-content>"}},
             {"a.ods", "c", false}, sheet);
  EXPECT_TRUE(sheet.has_problem(Severity::kUnreadable, "and no text (a spreadsheet"));
  const auto nobody =
      import(document(p("Artikel 1 Ezels") + p("Een ezel balkt."), {{"meta.xml", "<office:document-meta/>"}}));
  EXPECT_TRUE(nobody.has_problem(Severity::kUnreadable, "give the document a property \"government\""));
  EXPECT_EQ(nobody.total.lost(), 0U);
  EXPECT_TRUE(import(document("")).has_problem(Severity::kUnreadable, "holds no text"));
}

TEST(Odt, IsFoundInAZip) {
  Members members{{"mimetype", "application/vnd.oasis.opendocument.text"}};
  for (const auto& [name, bytes] : document(p("Artikel 1 Ezels") + p("Een ezel balkt.")))
    members.emplace_back(name, bytes);
  for (const Packing packing : {Packing::kZip, Packing::kZipStored, Packing::kZipWithoutSizes})
    EXPECT_EQ(import_packed(packed(members, packing)).provisions(), 1U);
}

}  // namespace
}  // namespace eender::corpus
