// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/akn.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/formats/test_sink.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kMeta =
    "<meta><identification source=\"#us\"><FRBRWork><FRBRthis value=\"/zz-dor/act/by-law/2013/donkeys/main\"/>"
    "<FRBRuri value=\"/zz-dor/act/by-law/2013/donkeys\"/><FRBRalias value=\"Donkeys By-law\"/>"
    "<FRBRdate date=\"2013-05-01\" name=\"Generation\"/><FRBRauthor href=\"#council\"/><FRBRcountry "
    "value=\"zz\"/></FRBRWork>"
    "<FRBRExpression><FRBRuri value=\"/zz-dor/act/by-law/2013/donkeys/eng@2015-02-03\"/>"
    "<FRBRdate date=\"2015-02-03\" name=\"Generation\"/><FRBRlanguage "
    "language=\"eng\"/></FRBRExpression></identification>"
    "</meta>";

std::string document(std::string_view inner, std::string_view meta = kMeta, std::string_view behind = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"http://www.akomantoso.org/2.0\"><act>" +
         std::string(meta) + std::string(inner) + "</act>" + std::string(behind) + "</akomaNtoso>";
}

std::string body(std::string_view inner) { return document("<body>" + std::string(inner) + "</body>"); }

std::string section(std::string_view number, std::string_view inner) {
  return "<section><num>" + std::string(number) + ".</num><heading>Donkeys</heading>" + std::string(inner) +
         "</section>";
}

std::string p(std::string_view text) { return "<content><p>" + std::string(text) + "</p></content>"; }

std::string schedule(std::string_view name, std::string_view inner) {
  return "<component><doc name=\"schedule\"><meta><identification><FRBRWork><FRBRalias value=\"" + std::string(name) +
         "\"/></FRBRWork></identification></meta><mainBody>" + std::string(inner) + "</mainBody></doc></component>";
}

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "word" + std::to_string(i) + " ";
  return text;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t space = space_length(text);
    count += space == 0 && (static_cast<unsigned char>(text[0]) & 0xC0) != 0x80;
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  return count;
}

// Of the account of a source, what must have come in as the texts of provisions and notes. What the text adds itself (the numbers of an
// HTML list) is in `added`.
void expect_delivered_once(const TestSink& sink, std::size_t added = 0) {
  std::size_t delivered = 0;
  for (const Regulation& regulation : sink.regulations) {
    for (const Provision& provision : regulation.provisions)
      delivered += characters(provision.text) + characters(provision.note);
    for (const Note& note : regulation.notes)
      if (note.kind != "divisions" && note.kind != "image") delivered += characters(note.text);
  }
  EXPECT_EQ(delivered, sink.total.provisions + sink.total.tables + sink.total.notes + added);
  EXPECT_EQ(sink.total.lost(), 0U);
}

TestSink import(const std::string& bytes, const Origin& origin = {"a.xml", "c0ffee", false}) {
  TestSink sink;
  import_akn(bytes, origin, sink);
  return sink;
}

TEST(Akn, ReadsWhatTheMetadataSay) {
  const auto sink = import(document(
      "<body>" + section("1", p("A donkey brays.")) + "</body>",
      "<meta><identification><FRBRWork><FRBRuri value=\"/akn/zz-dor/act/by-law/2013/donkeys\"/>"
      "<FRBRalias value=\"zz2013d\"/><FRBRalias name=\"title\" value=\"Donkeys  By-law\"/><FRBRdate "
      "date=\"2013-05-01\"/>"
      "</FRBRWork><FRBRExpression><FRBRuri value=\"/akn/zz-dor/act/by-law/2013/donkeys/eng@2015-02-03\"/><FRBRlanguage "
      "language=\"eng\"/></FRBRExpression></identification><publication date=\"2013-05-02\" name=\"Gazette\" "
      "number=\"7\"/>"
      "<classification><keyword showAs=\"animals\"/><keyword showAs=\"traffic\"/></classification>"
      "<lifecycle><eventRef eId=\"r\" date=\"2019-01-01\" type=\"repeal\" source=\"#mules\"/></lifecycle>"
      "<references><passiveRef eId=\"mules\" href=\"/akn/zz-dor/act/by-law/2018/mules\" showAs=\"Mules\"/>"
      "<activeRef eId=\"x\" href=\"/akn/zz/act/1990/1\" showAs=\"An act\"/></references></meta>"));
  ASSERT_EQ(sink.regulations.size(), 1U);
  const Regulation& regulation = sink.regulations[0];
  EXPECT_EQ(regulation.government, "zz-dor");
  EXPECT_EQ(regulation.work, "act/by-law/2013/donkeys");
  EXPECT_EQ(regulation.version, "2015-02-03");
  EXPECT_EQ(regulation.title, "Donkeys By-law");
  EXPECT_THAT(regulation.other_titles, ElementsAre("zz2013d"));
  EXPECT_EQ(regulation.type, "by-law");
  EXPECT_EQ(regulation.subject, "animals; traffic");
  EXPECT_EQ(regulation.language, "en");
  EXPECT_EQ(regulation.adopted, Date::of(2013, 5, 1));
  EXPECT_EQ(regulation.from, Date::of(2015, 2, 3));
  EXPECT_EQ(regulation.until, Date::of(2019, 1, 1));
  ASSERT_EQ(regulation.relations.size(), 3U);
  EXPECT_EQ(regulation.relations[0].title, "Gazette, 7, 2013-05-02");
  EXPECT_EQ(regulation.relations[1].kind, "repealed-by");
  EXPECT_EQ(regulation.relations[1].target, "act/by-law/2018/mules");
  EXPECT_EQ(regulation.relations[2].target, "/akn/zz/act/1990/1");
}

TEST(Akn, NamesAWorkAlikeInBothEditionsOfTheStandard) {
  const std::string text = "<body>" + section("1", p("A donkey brays.")) + "</body>";
  std::string third(kMeta);
  for (std::size_t at = third.find("\"/zz"); at != std::string::npos; at = third.find("\"/zz", at + 5))
    third.insert(at + 1, "/akn");
  const auto old = import(document(text)).regulations.at(0);
  const auto now = import(document(text, third)).regulations.at(0);
  EXPECT_EQ(old.work, now.work);
  EXPECT_EQ(old.government, now.government);
  EXPECT_EQ(old.version, now.version);
}

TEST(Akn, TakesTheGovernmentFromTheAuthorWhereTheAddressNamesACountry) {
  const auto by = [](std::string_view author) {
    return import(
        document("<body>" + section("1", p("A donkey brays.")) + "</body>",
                 "<meta><identification><FRBRWork><FRBRuri value=\"/zz/act/2013/donkeys\"/>" + std::string(author) +
                     "</FRBRWork></identification><references><TLCOrganization id=\"c\" showAs=\"Dorp Council\"/>"
                     "</references></meta>"));
  };
  EXPECT_EQ(by("<FRBRauthor href=\"#c\"/>").regulations.at(0).government, "Dorp Council");
  EXPECT_EQ(by("<FRBRauthor href=\"#unknown\"/>").regulations.at(0).government, "zz");
  const auto nobody = import(document("<body/>", "<meta/>"));
  EXPECT_THAT(nobody.regulations, IsEmpty());
  EXPECT_TRUE(nobody.has_problem(Severity::kUnreadable, "names no government"));
}

TEST(Akn, TakesTheLaterOfTheVersionsDateAndItsEntryIntoForce) {
  const auto with = [](std::string_view extra, std::string_view attributes) {
    std::string meta(kMeta);
    meta.insert(meta.find("</meta>"), extra);
    return import("<akomaNtoso><act " + std::string(attributes) + ">" + meta + "<body>" +
                  section("1", p("A donkey brays.")) + "</body></act></akomaNtoso>")
        .regulations.at(0);
  };
  constexpr std::string_view kLife =
      "<lifecycle><eventRef eId=\"e1\" date=\"2015-07-01\" type=\"generation\"/><eventRef eId=\"e2\" "
      "date=\"2016-01-01\" "
      "type=\"amendment\"/></lifecycle><temporalData><temporalGroup eId=\"g\"><timeInterval start=\"#e1\" end=\"#e2\" "
      "refersTo=\"#inForce\"/></temporalGroup></temporalData>";
  EXPECT_EQ(with("", "").from, Date::of(2015, 2, 3));
  EXPECT_EQ(with(kLife, "period=\"#g\"").from, Date::of(2015, 7, 1));
  EXPECT_EQ(with(kLife, "period=\"#g\"").until, Date::of(2016, 1, 1));
  EXPECT_EQ(with(kLife, "start=\"#e1\"").from, Date::of(2015, 7, 1));
  EXPECT_EQ(with(kLife, "").from, Date::of(2015, 2, 3));
  EXPECT_EQ(with(kLife, "").until, std::nullopt);
}

TEST(Akn, SaysWhereAnAmendmentOfALaterDateIsNotInTheText) {
  std::string meta(kMeta);
  meta.insert(meta.find("</meta>"),
              "<lifecycle><eventRef id=\"a\" date=\"2017-01-02\" type=\"amendment\"/></lifecycle>");
  const auto sink = import(document("<body>" + section("1", p("A donkey brays.")) + "</body>", meta));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "was amended on 2017-01-02, after this version of 2015-02-03"));
  EXPECT_EQ(sink.regulations.at(0).until, std::nullopt);
}

TEST(Akn, TellsTextsThatOnlyChangeOthersByTheirType) {
  const auto type = [](std::string_view title) {
    std::string meta(kMeta);
    meta.replace(meta.find("Donkeys By-law"), 14, title);
    return import(document("<body>" + section("1", p("A donkey brays.")) + "</body>", meta)).regulations.at(0).type;
  };
  EXPECT_EQ(type("Donkeys Amendment By-law"), "by-law (amending)");
  EXPECT_EQ(type("Repeal of Donkeys By-laws"), "by-law (repealing)");
  EXPECT_EQ(type("Donkeys By-law, as amended"), "by-law");
}

TEST(Akn, MakesAProvisionOfEverySectionAndKeepsTheStructureOfItsText) {
  const auto sink = import(body(
      "<chapter><num>2</num><heading>Animals</heading><part><num>B</num><heading>Large</heading>" +
      section(
          "3",
          "<subsection><num>(1)</num><content><p>No person may ride a <term>donkey</term>.</p></content></subsection>"
          "<subsection><num>(2)</num><content><blockList><listIntroduction>Except in</listIntroduction>"
          "<item><num>(a)</num><p>spring; or</p></item><item><num>(b)</num><blockList><listIntroduction>autumn, when"
          "</listIntroduction><item><num>(i)</num><p>dry</p></item></blockList></item></blockList></content>"
          "</subsection>") +
      "</part></chapter>"));
  EXPECT_THAT(sink.paths(), ElementsAre("chapter-2/part-b/section-3"));
  const Provision provision = sink.provision("chapter-2/part-b/section-3");
  EXPECT_EQ(provision.number, "3");
  EXPECT_EQ(provision.heading, "Donkeys");
  EXPECT_EQ(provision.text,
            "(1) No person may ride a donkey.\n(2) Except in\n  (a) spring; or\n  (b) autumn, when\n    (i) dry");
  EXPECT_THAT(sink.notes("divisions"), ElementsAre("2 Animals\n  B Large"));
  expect_delivered_once(sink);
}

TEST(Akn, PutsANumberThatOnlyHoldsAListOnALineOfItsOwn) {
  const auto sink = import(body(section(
      "1",
      "<subsection><num>(1)</num><paragraph><num>(a)</num>" + p("hay") +
          "</paragraph></subsection><content><blockList><item><num>(b)</num><blockList><item><num>(i)</num><p>oats</p>"
          "</item></blockList></item></blockList></content>")));
  EXPECT_EQ(sink.provision("section-1").text, "(1)\n  (a) hay\n  (b)\n    (i) oats");
}

TEST(Akn, ReadsTheHierarchyOfTheThirdEdition) {
  const auto sink = import(body(
      "<section><num>1.</num><heading>Stables</heading><hcontainer><content><p>Keep them "
      "dry.</p></content></hcontainer>"
      "</section><section><num>2.</num><subsection><num>(1)</num><intro><p>A stable has</p></intro><paragraph><num>(a)"
      "</num><content><p>a door;</p></content></paragraph><paragraph><num>(b)</num><content><p>a roof;</p></content>"
      "</paragraph><wrapUp><p>and hay.</p></wrapUp></subsection></section>"));
  EXPECT_EQ(sink.provision("section-1").text, "Keep them dry.");
  EXPECT_EQ(sink.provision("section-2").text, "(1) A stable has\n  (a) a door;\n  (b) a roof;\nand hay.");
  expect_delivered_once(sink);
}

TEST(Akn, GroupsArticlesBySectionsOrSectionsByArticlesAsTheDocumentDoes) {
  EXPECT_THAT(
      import(body("<section><num>1</num><article><num>Article 7</num>" + p("A donkey brays.") + "</article></section>"))
          .paths(),
      ElementsAre("section-1/article-7"));
  EXPECT_THAT(import(body("<article><num>1</num>" + section("7", p("A donkey brays.")) + "</article>")).paths(),
              ElementsAre("article-1/section-7"));
}

TEST(Akn, ReadsADivisionWithoutSectionsAsOneProvision) {
  const auto sink = import(body("<chapter><num>5</num><heading>Fields</heading><paragraph>" + p("Mow them.") +
                                "</paragraph></chapter><chapter><num>6</num><heading>Barns</heading><paragraph>" +
                                p("About barns.") + "</paragraph>" + section("1", p("Build them.")) + "</chapter>"));
  EXPECT_THAT(sink.paths(), ElementsAre("chapter-5", "chapter-6/text", "chapter-6/section-1"));
  EXPECT_EQ(sink.provision("chapter-6/text").heading, "Barns");
}

TEST(Akn, DividesALongSectionAtItsNumberedParts) {
  const auto sink =
      import(body(section("4", "<content><p>In general:</p></content><subsection><num>(1)</num>" + p(words(200)) +
                                   "</subsection><subsection><num>(2)</num>" + p(words(200)) + "</subsection>")));
  EXPECT_THAT(sink.paths(), ElementsAre("section-4/intro", "section-4/subsection-1", "section-4/subsection-2"));
  EXPECT_EQ(sink.provision("section-4/subsection-2").number, "4(2)");
  EXPECT_EQ(sink.provision("section-4/subsection-2").heading, "Donkeys");
  expect_delivered_once(sink);
}

TEST(Akn, DividesALongListOfDefinitionsByTheTermsDefined) {
  const auto sink = import(body(section(
      "1",
      "<paragraph><content><p>In this by-law</p><p>\"<def>barn</def>\" means " + words(160) +
          "</p><blockList><listIntroduction>\xe2\x80\x9c<def>wild donkey</def>\xe2\x80\x9d means</listIntroduction>"
          "<item><num>(a)</num><p>\"<def>mule</def>\" and " +
          words(160) + "</p></item></blockList></content></paragraph>")));
  EXPECT_THAT(sink.paths(),
              ElementsAre("section-1/intro", "section-1/definition-barn", "section-1/definition-wild-donkey"));
  EXPECT_EQ(sink.provision("section-1/definition-wild-donkey").number, "1, wild donkey");
  EXPECT_EQ(sink.provision("section-1/definition-wild-donkey").heading, "Donkeys: wild donkey");
  EXPECT_THAT(sink.provision("section-1/definition-wild-donkey").text, HasSubstr("  (a) \"mule\" and word0"));
  expect_delivered_once(sink);
}

TEST(Akn, KeepsEditorsRemarksApartFromTheRule) {
  const auto sink = import(
      body(section("1", p("A donkey brays. <remark status=\"editorial\">[Amended in 2014]</remark>")) +
           section("2", p("<remark status=\"editorial\">[Section 2 repealed in 2014]</remark>.")) +
           section("3", "<subsection><num>(1)</num>" + p(words(310)) + "</subsection><subsection><num>(2)</num>" +
                            p("It runs <remark>[sic]</remark>.") + "</subsection>")));
  EXPECT_EQ(sink.provision("section-1").text, "A donkey brays.");
  EXPECT_EQ(sink.provision("section-1").note, "[Amended in 2014]");
  EXPECT_EQ(sink.provision("section-3/subsection-1").note, "");
  EXPECT_EQ(sink.provision("section-3/subsection-2").note, "[sic]");
  EXPECT_THAT(sink.paths(), ElementsAre("section-1", "section-3/subsection-1", "section-3/subsection-2"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 said to be repealed"));
  EXPECT_GT(sink.total.left_out.at("repealed or reserved"), 0U);
  expect_delivered_once(sink);
}

TEST(Akn, ReadsARuleThatStandsInItsHeading) {
  const auto sink = import(
      body("<section><num>1</num><heading>Every donkey must be brushed at least twice a week.</heading></section>"
           "<section><num>2</num><heading>Mules</heading></section>"));
  EXPECT_EQ(sink.provision("section-1").text, "Every donkey must be brushed at least twice a week.");
  EXPECT_EQ(sink.provision("section-1").heading, "");
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 without text, left out: 2 Mules"));
  EXPECT_THAT(sink.paths(), ElementsAre("section-1"));
  expect_delivered_once(sink);
}

TEST(Akn, KeepsTheColumnsOfATableWhereCellsSpanSeveral) {
  const auto sink = import(body(section(
      "1",
      "<content><table><caption>Fees</caption><tr><th colspan=\"2\"><p>Animal</p></th><th>Fee</th></tr>"
      "<tr><td rowspan=\"2\">Donkey</td><td><p>small</p><p>grey</p></td><td>R1</td></tr><tr><td>large</td><td>R2</td>"
      "</tr><tr><td>Mule</td><td/><td>R3</td></tr></table></content>")));
  EXPECT_EQ(sink.provision("section-1").text, "Fees\nAnimal\t\tFee\nDonkey\tsmall grey\tR1\n\tlarge\tR2\nMule\t\tR3");
  EXPECT_GT(sink.total.tables, 0U);
  expect_delivered_once(sink);
}

TEST(Akn, BoundsWhatACellMaySpan) {
  std::string row;
  for (int i = 0; i < 200; ++i) row += "<td colspan=\"99999999\" rowspan=\"4000000000\">x</td>";
  std::string rows;
  for (int i = 0; i < 20; ++i) rows += "<tr>" + row + "</tr>";
  const auto sink = import(body(section("1", "<content><table>" + rows + "</table></content>")));
  EXPECT_LT(sink.provision("section-1").text.size(), 20U * 2000U);
}

TEST(Akn, ShowsTheNumbersOfListsOfHtml) {
  const auto sink = import(body(section(
      "1", "<content><ol><li>one</li><li>two<ul><li>dot</li></ul></li><li value=\"9\">nine</li></ol></content>")));
  EXPECT_EQ(sink.provision("section-1").text, "  1. one\n  2. two\n    - dot\n  9. nine");
  expect_delivered_once(sink, 7);
}

TEST(Akn, LeavesOutWhatIsMarkedAsDeletedAndKeepsWhatWasInserted) {
  const auto sink = import(body(section("1", p("A donkey<del>s bray</del><ins> brays</ins>."))));
  EXPECT_EQ(sink.provision("section-1").text, "A donkey brays.");
  EXPECT_EQ(sink.total.left_out.at("marked as deleted"), 5U);
  expect_delivered_once(sink);
}

TEST(Akn, ReadsTheTextThatAnAmendmentQuotesAsPartOfTheAmendment) {
  const auto sink = import(body(section(
      "1",
      p("Replace by <mod><quotedStructure><section><num>9.</num><heading>Mules</heading><content><p>A mule is slow."
        "</p></content></section></quotedStructure></mod>"))));
  EXPECT_THAT(sink.paths(), ElementsAre("section-1"));
  EXPECT_EQ(sink.provision("section-1").text, "Replace by\n9. Mules\nA mule is slow.");
  expect_delivered_once(sink);
}

TEST(Akn, KeepsWhatIsAroundTheRulesAsNotes) {
  std::string meta(kMeta);
  meta.insert(meta.find("</meta>"), "<notes><note id=\"n1\" marker=\"1\"><p>Or a jenny.</p></note></notes>");
  const auto sink = import(document(
      "<coverPage><toc><tocItem>1 Donkeys</tocItem></toc></coverPage><preface><longTitle><p>To tame "
      "donkeys.</p></longTitle>"
      "</preface><preamble><recitals><recital><num>1</num><p>They bray.</p></recital></recitals></preamble><body>" +
          section("1",
                  p("A donkey<noteRef href=\"#n1\"/> brays<authorialNote marker=\"*\"><p>Loudly.</p></authorialNote>. "
                    "<img src=\"ears.png\" alt=\"Ears\"/>")) +
          "</body><conclusions><p>Signed.</p></conclusions>",
      meta));
  EXPECT_EQ(sink.provision("section-1").text, "A donkey brays.");
  EXPECT_THAT(sink.notes("preamble"), ElementsAre("1 Donkeys", "To tame donkeys.", "1 They bray."));
  EXPECT_THAT(sink.notes("closing"), ElementsAre("Signed."));
  EXPECT_THAT(sink.notes("footnote"), ElementsAre("1: Or a jenny.", "*: Loudly."));
  EXPECT_THAT(sink.notes("image"), ElementsAre("ears.png: Ears"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 images"));
  expect_delivered_once(sink);
}

TEST(Akn, ReadsASchedulesRulesAndKeepsItsListsOfRepealedTextsAsNotes) {
  const std::string rows =
      "<table><tr><th>Name</th><th>Extent of repeal</th></tr><tr><td>" + words(40) + "</td></tr></table>";
  const auto sink =
      import(document("<body>" + section("1", p("A donkey brays.")) + "</body>", kMeta,
                      "<components>" +
                          schedule("Schedule 1", "<article><heading>Feeding</heading>" + section("1", p(words(20))) +
                                                     section("2", p(words(20))) + "</article>") +
                          schedule("Schedule 2", "<article><heading>Fees</heading><paragraph>" + p(words(40)) +
                                                     "</paragraph></article>") +
                          schedule("Schedule 3", "<paragraph><content>" + rows + "</content></paragraph>") +
                          schedule("Schedule 4", "<paragraph><content><p>Not shown here.</p></content></paragraph>") +
                          "</components>"));
  EXPECT_THAT(sink.paths(), ElementsAre("section-1", "schedule-1/section-1", "schedule-1/section-2", "schedule-2"));
  EXPECT_EQ(sink.provision("schedule-2").number, "Schedule 2");
  EXPECT_EQ(sink.provision("schedule-2").heading, "Fees");
  EXPECT_THAT(sink.notes("divisions"), ElementsAre("Schedule 1 Feeding"));
  EXPECT_EQ(sink.notes("annex").size(), 2U);
  EXPECT_EQ(sink.notes("annex").at(1), "Schedule 4: Not shown here.");
  expect_delivered_once(sink);
}

TEST(Akn, ReadsTheAttachmentsOfTheThirdEdition) {
  const auto sink =
      import(document("<body>" + section("1", p("A donkey brays.")) +
                      "</body><attachments><attachment><heading>Schedules</heading><doc name=\"schedule-a\">"
                      "<meta/><mainBody>" +
                      section("1", p(words(30))) + "</mainBody></doc></attachment></attachments>"));
  EXPECT_THAT(sink.paths(), ElementsAre("section-1", "schedule-a/section-1"));
  expect_delivered_once(sink);
}

TEST(Akn, ReadsEveryTextOfACollection) {
  std::string other(kMeta);
  for (std::size_t at = other.find("donkeys"); at != std::string::npos; at = other.find("donkeys", at))
    other.replace(at, 7, "mules");
  const auto act = [](std::string_view meta) {
    return "<component><act>" + std::string(meta) + "<body>" + section("1", p("It brays.")) +
           "</body></act></component>";
  };
  const auto sink =
      import("<akomaNtoso><documentCollection><meta/><preface><p>Two texts.</p></preface><collectionBody>" +
             act(kMeta) + act(other) + act(other) + "</collectionBody></documentCollection></akomaNtoso>");
  ASSERT_EQ(sink.regulations.size(), 2U);
  EXPECT_EQ(sink.regulations[1].work, "act/by-law/2013/mules");
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "stands more than once"));
}

TEST(Akn, RefusesWhatIsNoRegulation) {
  EXPECT_TRUE(import("<akomaNtoso><judgment><p>Guilty.</p></judgment></akomaNtoso>")
                  .has_problem(Severity::kUnreadable, "holds a judgment"));
  EXPECT_TRUE(import("<akomaNtoso/>").has_problem(Severity::kUnreadable, "holds no act"));
  EXPECT_TRUE(import("").has_problem(Severity::kUnreadable, "no XML element"));
  const auto empty = import(body("<section><content><p/></content></section>"));
  EXPECT_THAT(empty.regulations, IsEmpty());
  EXPECT_TRUE(empty.has_problem(Severity::kUnreadable, "only metadata"));
}

TEST(Akn, KeepsTheTextOfUnknownElementsAndNamesThem) {
  const auto sink =
      import(body(section("1", p("A <blink>donkey</blink> brays.") + "<aside>Loudly.</aside>") + "<gloss>Ha.</gloss>"));
  EXPECT_EQ(sink.provision("section-1").text, "A donkey brays.\nLoudly.");
  EXPECT_EQ(sink.provision("text").text, "Ha.");
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "unknown element <blink> (1 times)"));
  expect_delivered_once(sink);
}

TEST(Akn, ReadsPrefixedNamesAlike) {
  std::string bytes = body(section("1", p("A donkey brays.")));
  for (std::size_t at = bytes.find('<'); at != std::string::npos; at = bytes.find('<', at + 1)) {
    if (bytes[at + 1] == '?') continue;
    bytes.insert(at + (bytes[at + 1] == '/' ? 2 : 1), "an:");
  }
  EXPECT_EQ(import(bytes).provision("section-1").text, "A donkey brays.");
}

TEST(Akn, LeadsFromEveryLineBackToTheBytesOfTheOriginal) {
  const std::string bytes = body(section("1", p("A donkey &amp; a <term>mule</term> run.")));
  const Provision provision = import(bytes).provision("section-1");
  ASSERT_EQ(provision.text, "A donkey & a mule run.");
  for (const SourceSpan& span : provision.source_map)
    EXPECT_EQ(bytes[span.source], provision.text[span.text]) << span.text;
  EXPECT_GE(provision.source_map.size(), 3U);
}

TEST(Akn, ReadsWhatCameBeforeATextWasCutOff) {
  const std::string whole = body(section("1", p("A donkey brays.")) + section("2", p("A mule runs fast.")));
  const auto sink = import(whole.substr(0, whole.find(" fast")));
  EXPECT_EQ(sink.provision("section-2").text, "A mule runs");
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "cut off"));
  for (std::size_t end = 0; end < whole.size(); ++end)
    EXPECT_FALSE(import(whole.substr(0, end)).problems.empty()) << end;
}

TEST(Akn, RefusesBombsAndBottomlessNesting) {
  EXPECT_TRUE(import("<!DOCTYPE akomaNtoso [<!ENTITY a \"b\">]><akomaNtoso>&a;</akomaNtoso>")
                  .has_problem(Severity::kUnreadable, "entities"));
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<section>";
  EXPECT_TRUE(import(body(deep)).has_problem(Severity::kUnreadable, "nested more than 256 levels"));
}

const std::filesystem::path kReal = std::filesystem::path(EENDER_SOURCE_DIR) / "../shared/corpora/south-africa-bylaws";

TEST(AknFiles, AreAllReadWithEveryCharacterOnce) {
  if (!std::filesystem::exists(kReal)) GTEST_SKIP() << "no real documents at " << kReal;
  std::size_t files = 0;
  std::size_t regulations = 0;
  std::size_t without_text = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kReal)) {
    if (entry.path().extension() != ".xml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    TestSink sink;
    import_akn(std::string(std::istreambuf_iterator<char>(in), {}), {"a.xml", "", false}, sink);
    SCOPED_TRACE(entry.path().filename());
    EXPECT_EQ(sink.total.share(), 1.0);
    expect_delivered_once(sink);
    ++files;
    regulations += sink.regulations.size();
    without_text += sink.total.visible == 0;
    for (const Problem& problem : sink.problems) {
      EXPECT_THAT(problem.reason, testing::Not(HasSubstr("unknown element")));
      EXPECT_NE(problem.severity, Severity::kPartial) << problem.reason;
    }
    for (const Regulation& regulation : sink.regulations) {
      EXPECT_THAT(regulation.government, testing::AnyOf("za-cpt", "za-eth", "za-jhb"));
      EXPECT_EQ(regulation.language, "en");
      EXPECT_TRUE(regulation.from);
      EXPECT_FALSE(regulation.provisions.empty());
    }
  }
  EXPECT_EQ(files, 111U);
  EXPECT_EQ(without_text, 9U);
  EXPECT_EQ(regulations, 102U);
}

}  // namespace
}  // namespace eender::corpus
