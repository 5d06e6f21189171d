// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/formats/delivered.h"
#include "corpus/formats/test_sink.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

TestSink import(std::string_view text, const Origin& origin = {"a.txt", "c0ffee", false}) {
  TestSink sink;
  import_plain_text(text, origin, sink);
  return sink;
}

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "woord" + std::to_string(i) + " ";
  return text;
}

TEST(PlainText, ReadsArticlesUnderTheirHeadingLines) {
  const auto sink = import(
      "gemeente: Leerdam\n"
      "\n"
      "Verordening op de ezels\n"
      "\n"
      "De raad besluit, gelet op de nood der tijden:\n"
      "\n"
      "Hoofdstuk 1 Algemeen\n"
      "\n"
      "Artikel 1 Begripsbepalingen\n"
      "In deze verordening is een ezel:\n"
      "a. een dier;\n"
      "b. met lange oren.\n"
      "\n"
      "Artikel 2. De burgemeester kan een ezel toelaten.\n"
      "\n"
      "Artikel 3\n"
      "Voer\n"
      "1. Een ezel eet hooi.\n"
      "2. Hij drinkt:\n"
      "a. water;\n"
      "b. niets anders.\n"
      "\n"
      "Aldus vastgesteld in de vergadering van gisteren.\n"
      "\n"
      "Toelichting\n"
      "\n"
      "Artikel 1\n"
      "Dit spreekt vanzelf.\n");
  ASSERT_EQ(sink.regulations.size(), 1U);
  const Regulation& read = sink.regulations[0];
  EXPECT_EQ(read.government, "Gemeente Leerdam");
  EXPECT_EQ(read.title, "Verordening op de ezels");
  EXPECT_EQ(read.work, "verordening-op-de-ezels");
  EXPECT_THAT(sink.paths(), ElementsAre("hoofdstuk-1/artikel-1", "hoofdstuk-1/artikel-2", "hoofdstuk-1/artikel-3"));
  EXPECT_EQ(read.provisions[0].heading, "Begripsbepalingen");
  EXPECT_EQ(read.provisions[0].text, "In deze verordening is een ezel:\n  a. een dier;\n  b. met lange oren.");
  EXPECT_EQ(read.provisions[1].text, "De burgemeester kan een ezel toelaten.");
  EXPECT_EQ(read.provisions[2].heading, "Voer");
  EXPECT_EQ(read.provisions[2].text, "1. Een ezel eet hooi.\n2. Hij drinkt:\n  a. water;\n  b. niets anders.");
  EXPECT_THAT(sink.notes("preamble"), ElementsAre("De raad besluit, gelet op de nood der tijden:"));
  EXPECT_THAT(sink.notes("divisions"), ElementsAre("Hoofdstuk 1 Algemeen"));
  EXPECT_THAT(sink.notes("closing"), ElementsAre("Aldus vastgesteld in de vergadering van gisteren."));
  EXPECT_THAT(sink.notes("explanation"), ElementsAre("Toelichting: Artikel 1\nDit spreekt vanzelf."));
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(delivered(sink), sink.total.provisions + sink.total.tables + sink.total.notes);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(PlainText, ReadsMarkdownWithFrontMatter) {
  const auto sink = import(
      "---\n"
      "title: \"Donkey By-law\"\n"
      "government: City of Cape Town\n"
      "work: donkeys\n"
      "version: 2\n"
      "language: en\n"
      "date: 2020-01-31\n"
      "from: 2020-02-01\n"
      "until: 2024-02-01\n"
      "source: https://example.org/donkeys\n"
      "---\n"
      "# Donkey By-law\n"
      "\n"
      "## Chapter 1: General\n"
      "\n"
      "### Article 2. Food\n"
      "\n"
      "A **donkey** eats [hay](https://example.org/hay \"dry\"), and *never* `cake` or 2*3 or snake_case_words:\n"
      "\n"
      "- in the morning;\n"
      "  - early\n"
      "- in the evening.\n"
      "\n"
      "| Age | Hay |\n"
      "|-----|----:|\n"
      "| one | 3 kg |\n"
      "\n"
      "<!-- not so -->\n"
      "### Article 3\n"
      "\n"
      "> No \\*star\\*.\n"
      "\n"
      "## Annex A\n"
      "\n"
      "A drawing.\n");
  ASSERT_EQ(sink.regulations.size(), 1U);
  const Regulation& read = sink.regulations[0];
  EXPECT_EQ(read.government, "City of Cape Town");
  EXPECT_EQ(read.title, "Donkey By-law");
  EXPECT_THAT(read.other_titles, IsEmpty());
  EXPECT_EQ(read.work, "donkeys");
  EXPECT_EQ(read.version, "2");
  EXPECT_EQ(read.language, "en");
  EXPECT_EQ(read.adopted, Date::of(2020, 1, 31));
  EXPECT_EQ(read.from, Date::of(2020, 2, 1));
  EXPECT_EQ(read.until, Date::of(2024, 2, 1));
  EXPECT_EQ(read.relations.at(0).target, "https://example.org/donkeys");
  EXPECT_THAT(sink.paths(), ElementsAre("chapter-1/article-2", "chapter-1/article-3"));
  EXPECT_EQ(read.provisions[0].text,
            "A donkey eats hay, and never cake or 2*3 or snake_case_words:\n  - in the morning;\n    - early\n"
            "  - in the evening.\nAge\tHay\none\t3 kg");
  EXPECT_EQ(read.provisions[1].text, "No *star*.");
  EXPECT_THAT(sink.notes("annex"), ElementsAre("Annex A: A drawing."));
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(sink.total.tables, 12U);
  EXPECT_EQ(delivered(sink), sink.total.provisions + sink.total.tables + sink.total.notes);
  EXPECT_GT(sink.total.left_out.at("the address of a link"), 20U);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(PlainText, ReadsSectionsWhereThereAreNoArticlesAndParagraphSignsWhereThereAreNoSections) {
  EXPECT_THAT(
      import("government: Atlanta\nlanguage: en\n\nChapter 2\n\nSection 3 — Dogs\n\nA dog barks.\n\nSec. 4. Cats "
             "shall be quiet, and shall at no time be let out after dark.\n")
          .paths(),
      ElementsAre("chapter-2/section-3", "chapter-2/section-4"));
  EXPECT_THAT(
      import("government: Bonn\nlanguage: de\n\n§ 4 Hunde\nEin Hund bellt.\n\n§ 5 Katzen\nEine Katze nicht.\n").paths(),
      ElementsAre("paragraaf-4", "paragraaf-5"));
}

TEST(PlainText, TakesNumberedLinesForChaptersWhereThereAreNoOtherHeadings) {
  const auto sink = import(
      "overheid: Leerdam\n\nBeleidsregel ezels\n\n1. Doel\n\nDeze regel gaat over ezels.\n\n1.1 Reikwijdte\n\nHij "
      "geldt "
      "overal.\n\n2. Uitvoering\n\nHet college wijst aan:\n\n1. een stal;\n\n2. een weide.\n");
  EXPECT_EQ(sink.regulations.at(0).title, "Beleidsregel ezels");
  EXPECT_THAT(sink.paths(), ElementsAre("onderdeel-1/tekst", "onderdeel-1/onderdeel-1.1/tekst", "onderdeel-2/tekst"));
  EXPECT_EQ(sink.provision("onderdeel-2/tekst").text, "Het college wijst aan:\n  1. een stal;\n  2. een weide.");
  EXPECT_EQ(sink.total.share(), 1);
}

TEST(PlainText, JoinsLinesThatWereBroken) {
  const auto sink = import(
      "government: Leerdam\n\nArtikel 1 Ezels\n\nHet college kan een ezel, die langer dan een uur op de\nopenbare weg "
      "staat, laten verwijderen.\n1. Een ezel die vastgebonden is aan een paal of een boom\n   wordt losgemaakt.\n");
  EXPECT_EQ(sink.provision("artikel-1").text,
            "Het college kan een ezel, die langer dan een uur op de openbare weg staat, laten verwijderen.\n"
            "  1. Een ezel die vastgebonden is aan een paal of een boom wordt losgemaakt.");
}

TEST(PlainText, JoinsLinesThatBeginWithSpacesOfOtherKinds) {
  const auto sink = import(
      "government: Leerdam\n\nEen ezel die langer dan een uur op de openbare weg\n\xc2\xa0\xef\xbb\xbfstaat, balkt.\n");
  EXPECT_EQ(sink.provision("tekst").text, "Een ezel die langer dan een uur op de openbare weg staat, balkt.");
}

TEST(PlainText, AccountsForEveryPageOfTheManual) {
  int pages = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(EENDER_SOURCE_DIR) + "/docs")) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    const auto sink = import(bytes, {entry.path().string(), "c0ffee", true});
    EXPECT_EQ(sink.total.share(), 1) << entry.path();
    EXPECT_EQ(delivered(sink), sink.total.provisions + sink.total.tables + sink.total.notes) << entry.path();
    ++pages;
  }
  EXPECT_GT(pages, 10);
}

TEST(PlainText, DividesALongArticleIntoItsNumberedParagraphs) {
  const std::string text = "government: Leerdam\n\nArtikel 5 Ezels\n\n1. " + words(160) + "\n\n2a. " + words(160) +
                           "\n\n2. " + words(10) + "\n\n3. [Vervallen]\n";
  const auto sink = import(text);
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-5/lid-1", "artikel-5/lid-2a", "artikel-5/lid-2"));
  EXPECT_EQ(sink.provision("artikel-5/lid-1").number, "5, lid 1");
  EXPECT_THAT(sink.provision("artikel-5/lid-1").text, StartsWith("1. woord0"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 said to be repealed"));
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(delivered(sink), sink.total.provisions);
  EXPECT_EQ(sink.total.left_out.at("repealed or reserved"), 13U);
}

TEST(PlainText, LeadsFromTheTextToTheBytesOfTheFile) {
  const std::string text = "government: Leerdam\n\nArtikel 1 Ezels\n\nEen **ezel** balkt.\n";
  const auto sink = import(text);
  const Provision provision = sink.provision("artikel-1");
  ASSERT_EQ(provision.text, "Een ezel balkt.");
  for (const SourceSpan& span : provision.source_map)
    EXPECT_EQ(text[span.source], provision.text[span.text]) << span.text;
  EXPECT_GE(provision.source_map.size(), 2U);
}

TEST(PlainText, LeavesOutWhatIsEmptyOrRepealedAndSaysSo) {
  const auto sink = import(
      "government: Leerdam\n\nArtikel 1 Ezels\n\nArtikel 2 Paarden\n\n[Vervallen]\n\nArtikel 3 Muilen\n\nZij "
      "balken.\n");
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-3"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 without text, left out: Artikel 1 Ezels"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "1 said to be repealed"));
  EXPECT_EQ(sink.total.share(), 1);
}

TEST(PlainText, KeepsATextWithoutHeadingsWhole) {
  const auto sink = import("government: Leerdam\ntitle: Ezels\n\nEen ezel balkt.\nHij eet.\n");
  EXPECT_THAT(sink.paths(), ElementsAre("tekst"));
  EXPECT_EQ(sink.provision("tekst").text, "Een ezel balkt.\nHij eet.");
}

TEST(PlainText, ThatDoesNotSayWhoseItIsIsNotReadAndSaysWhatToAdd) {
  const auto sink = import("Artikel 1 Ezels\n\nDe gemeente Leerdam telt ezels.\n");
  EXPECT_THAT(sink.regulations, IsEmpty());
  EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "add a first line such as \"government: Haarlem\""));
  EXPECT_EQ(sink.total.provisions, 0U);
  const auto model = import("Artikel 1 Ezels\n\nDe gemeente telt ezels.\n", {"a.txt", "c0ffee", true});
  EXPECT_EQ(model.provisions(), 1U);
}

TEST(PlainText, TellsDatesThatAreNoneAndKeysThatMeanNothing) {
  const auto sink =
      import("---\ngovernment: Leerdam\nfrom: 1 mei 2020\nkleur: grijs\n---\nArtikel 1\n\nEen ezel balkt.\n");
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "\"1 mei 2020\" is not a date"));
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "\"kleur\""));
  EXPECT_FALSE(sink.regulations.at(0).from);
}

TEST(PlainText, ReadsOtherEncodings) {
  const auto sink = import("government: Leerdam\n\nArtikel 1\n\nE\xe9n ezel balkt.\n");
  EXPECT_EQ(sink.provision("artikel-1").text, "E\xc3\xa9n ezel balkt.");
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "windows-1252"));
  EXPECT_TRUE(import(std::string("a\0b", 3)).has_problem(Severity::kUnreadable, "NUL"));
}

TEST(PlainText, ReadsTablesOfTabs) {
  const auto sink = import("government: Leerdam\n\nArtikel 1 Tarief\n\nEzel\t€ 5\nPaard\t€ 10\n");
  EXPECT_EQ(sink.provision("artikel-1").text, "Ezel\t€ 5\nPaard\t€ 10");
  EXPECT_EQ(sink.total.tables, 14U);
}

}  // namespace
}  // namespace eender::corpus
