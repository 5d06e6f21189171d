// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "corpus/formats/delivered.h"
#include "corpus/formats/format.h"
#include "corpus/formats/html_page.h"
#include "corpus/formats/test_sink.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TestSink import(std::string_view text) {
  TestSink sink;
  import_html(text, {"a.html", "c0ffee", false}, sink);
  return sink;
}

std::string page(std::string_view main, std::string_view head = "") {
  return "<!DOCTYPE html><html lang=\"nl\"><head><title>Ezels - Leerdam</title><meta name=\"DCTERMS.creator\" "
         "scheme=\"OVERHEID.Gemeente\" content=\"Leerdam\">" +
         std::string(head) +
         "<script>var a = '<p>niet</p>';</script></head><body><header>Welkom</header><nav><a href=\"/\">Start</a></nav>"
         "<main>" +
         std::string(main) + "</main><footer>Contact</footer></body></html>";
}

TEST(Html, ReadsArticlesOfTheMainContentOnly) {
  const auto sink = import(
      page("<h1>Verordening ezels</h1><p>De raad besluit:</p><h2>Hoofdstuk 1 Algemeen</h2><h3>Artikel 1 Begrippen</h3>"
           "<p>Een ezel is:</p><ul><li>a. een dier;</li><li>b. met <b>lange</b> oren &amp; poten.</li></ul>"
           "<h3>Artikel 2. Voer</h3><p>1. Een ezel eet.<br>2. Hij drinkt:</p><p>a. water;</p><p>b. niets.</p>"
           "<aside>Lees ook dit</aside><form><label>Zoek</label><input></form><p hidden>geheim</p>"
           "<h2>Toelichting</h2><h3>Artikel 1</h3><p>Vanzelf.</p>"));
  ASSERT_EQ(sink.regulations.size(), 1U);
  const Regulation& read = sink.regulations[0];
  EXPECT_EQ(read.government, "Leerdam");
  EXPECT_EQ(read.title, "Verordening ezels");
  EXPECT_EQ(read.language, "nl");
  EXPECT_THAT(sink.paths(), ElementsAre("hoofdstuk-1/artikel-1", "hoofdstuk-1/artikel-2"));
  EXPECT_EQ(read.provisions[0].text, "Een ezel is:\n  a. een dier;\n  b. met lange oren & poten.");
  EXPECT_EQ(read.provisions[1].heading, "Voer");
  EXPECT_EQ(read.provisions[1].text, "1. Een ezel eet.\n2. Hij drinkt:\n  a. water;\n  b. niets.");
  EXPECT_THAT(sink.notes("preamble"), ElementsAre("De raad besluit:"));
  EXPECT_THAT(sink.notes("explanation"), ElementsAre("Toelichting: Artikel 1\nVanzelf."));
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(delivered(sink), sink.total.provisions + sink.total.tables + sink.total.notes);
  EXPECT_EQ(sink.total.left_out.at("page header"), 6U);
  EXPECT_EQ(sink.total.left_out.at("page footer"), 7U);
  EXPECT_EQ(sink.total.left_out.at("navigation"), 5U);
  EXPECT_EQ(sink.total.left_out.at("beside the main content"), 10U);
  EXPECT_EQ(sink.total.left_out.at("fields and buttons"), 4U);
  EXPECT_EQ(sink.total.left_out.at("hidden"), 6U);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Html, ReadsAPageInTheShapeOfTheCollectionOfNationalLaw) {
  const auto sink = import(
      "<!DOCTYPE html><html lang=\"nl\"><head><title>Ezelwet</title><link rel=\"canonical\" "
      "href=\"https://wetten.overheid.nl/BWBR0099999/2021-07-01\"><meta name=\"DCTERMS.creator\" content=\"Ministerie "
      "van "
      "Dieren\"></head><body><div id=\"content\"><div>Menu</div><div id=\"regeling\"><h1>Ezelwet</h1><p>Geraadpleegd "
      "op "
      "02-10-2022.<br>Geldend van 01-07-2021 t/m 31-12-2022</p><div class=\"wetgeving\"><div class=\"artikel\" "
      "id=\"Artikel1\"><div class=\"article__header--law\"><h4>Artikel 1. Hooi</h4><ul aria-label=\"Lijst met "
      "mogelijke "
      "acties voor Artikel 1.\"><li class=\"action--print\"><a>Druk af</a></li></ul></div><ul "
      "class=\"artikel_leden\"><li>"
      "<p class=\"lid\"><span class=\"lidnr\">1</span></p><p>Er is:</p><ul class=\"expliciet\"><li class=\"li\"><p "
      "class=\"labeled\"><span class=\"ol\">a. </span>hooi;</p></li><li class=\"li\"><p class=\"labeled\"><span "
      "class=\"ol\">b. </span>water.</p></li></ul></li><li><p class=\"lid labeled\"><span class=\"lidnr\">2</span> En "
      "stro.</p></li></ul></div></div></div></div></body></html>");
  ASSERT_EQ(sink.regulations.size(), 1U);
  const Regulation& read = sink.regulations[0];
  EXPECT_EQ(read.government, "Rijk");
  EXPECT_EQ(read.work, "BWBR0099999");
  EXPECT_EQ(read.version, "2021-07-01");
  EXPECT_EQ(read.from, Date::of(2021, 7, 1));
  EXPECT_EQ(read.until, Date::of(2023, 1, 1));
  EXPECT_EQ(sink.provision("artikel-1").heading, "Hooi");
  EXPECT_EQ(sink.provision("artikel-1").text, "1 Er is:\n  a. hooi;\n  b. water.\n2 En stro.");
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(delivered(sink), sink.total.provisions + sink.total.notes);
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Html, ReadsWhatTheHeadSays) {
  const auto sink = import(
      page("<h2>Artikel 1</h2><p>Een ezel balkt.</p>",
           "<meta name=\"DCTERMS.title\" content=\"Ezelverordening\"><meta name=\"DCTERMS.identifier\" "
           "content=\"CVDR4711_3\"><meta name=\"DCTERMS.alternative\" content=\"EV\"><meta name=\"DCTERMS.issued\" "
           "content=\"2020-01-31\"><meta name=\"OVERHEIDRG.inwerkingtredingDatum\" content=\"2020-02-01\"><meta "
           "name=\"OVERHEIDRG.uitwerkingtredingDatum\" content=\"onbekend\"><meta name=\"DCTERMS.type\" "
           "content=\"verordening\"><meta name=\"DCTERMS.subject\" content=\"dieren\">"));
  const Regulation& read = sink.regulations.at(0);
  EXPECT_EQ(read.title, "Ezelverordening");
  EXPECT_THAT(read.other_titles, ElementsAre("EV"));
  EXPECT_EQ(read.work, "CVDR4711");
  EXPECT_EQ(read.version, "3");
  EXPECT_EQ(read.type, "verordening");
  EXPECT_EQ(read.subject, "dieren");
  EXPECT_EQ(read.adopted, Date::of(2020, 1, 31));
  EXPECT_EQ(read.from, Date::of(2020, 2, 1));
  EXPECT_FALSE(read.until);
  EXPECT_TRUE(sink.has_problem(Severity::kNotice, "\"onbekend\" is not a date"));
}

TEST(Html, NumbersListsAsABrowserDoes) {
  const auto sink = import(
      page("<h2>Artikel 1</h2><p>Verboden is:</p><ol type=\"a\" start=\"2\"><li>balken<ol type=\"i\"><li>luid</li><li "
           "value=\"4\">laat</li></ol></li></ol><ul><li>bijten</li></ul><ol><li>1. trappen</li></ol>"));
  EXPECT_EQ(sink.provision("artikel-1").text,
            "Verboden is:\n  b. balken\n    i. luid\n    iv. laat\n  - bijten\n  1. trappen");
}

TEST(Html, ReadsTablesAndTermsButNotTablesThatSetOutThePage) {
  const auto sink = import(page(
      "<table><tr><td><h2>Artikel 1</h2><p>Het tarief is:</p><table><thead><tr><th>Dier</th><th>Geld</th></tr></thead>"
      "<tbody><tr><td><p>ezel</p><p>klein</p></td><td>5</td></tr><tr><td></td><td>6</td></tr></tbody></table><dl>"
      "<dt>ezel:</dt><dd>dier</dd></dl></td></tr></table>"));
  EXPECT_EQ(sink.provision("artikel-1").text, "Het tarief is:\nDier\tGeld\nezel klein\t5\n\t6\nezel: dier");
  EXPECT_EQ(sink.total.tables, 19U);
  EXPECT_EQ(sink.total.share(), 1);
}

TEST(Html, KeepsNumbersThatNoTextFollows) {
  const std::string number = "<p class=\"lid\"><span class=\"lidnr\">1</span></p>";
  const auto sink = import(page("<h2>Artikel 1</h2>" + number + number + "<h2>Artikel 2</h2><p>Een ezel balkt.</p>"));
  EXPECT_EQ(sink.provision("artikel-1").text, "  1\n  1");
  EXPECT_EQ(sink.total.share(), 1);
}

TEST(Html, FindsArticlesThatAreParagraphsOnly) {
  const auto sink =
      import(page("<p><strong>Artikel 1 Ezels</strong></p><p>Een ezel balkt.</p><p><b>Artikel 2.</b> De burgemeester "
                  "telt de ezels, "
                  "en wel ieder jaar.</p>"));
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-1", "artikel-2"));
  EXPECT_EQ(sink.provision("artikel-2").text, "De burgemeester telt de ezels, en wel ieder jaar.");
  EXPECT_EQ(sink.total.share(), 1);
}

TEST(Html, LooksBeyondAMainContentThatHoldsNoArticle) {
  const auto sink = import(
      "<html><head><meta property=\"og:site_name\" content=\"Gemeente "
      "Leerdam\"></head><body><main><h1>Zoek</h1></main><div>"
      "<h2>Artikel 1</h2><p>Een ezel balkt.</p></div></body></html>");
  EXPECT_THAT(sink.paths(), ElementsAre("artikel-1"));
  EXPECT_EQ(sink.regulations.at(0).government, "Gemeente Leerdam");
}

TEST(Html, ThatDoesNotSayWhoseItIsIsNotReadAndSaysWhatToAdd) {
  const auto sink = import(
      "<html><head><meta property=\"og:site_name\" content=\"Overheid.nl\"></head><body><h2>Artikel 1</h2><p>Een ezel "
      "balkt.</p></body></html>");
  EXPECT_THAT(sink.regulations, IsEmpty());
  EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "add <meta name=\"dcterms.creator\""));
  EXPECT_EQ(sink.total.provisions, 0U);
}

TEST(Html, ReadsMarkupThatIsBrokenAsABrowserDoes) {
  const auto sink = import(page("<h2>Artikel 1<p>Een <b>ezel<p>balkt</b> luid.<li>los</table></div>"));
  EXPECT_EQ(sink.total.share(), 1);
  EXPECT_EQ(sink.regulations.size(), 1U);
}

TEST(Html, ReadsTheEncodingThePageNames) {
  const auto sink = import(page("<h2>Artikel 1</h2><p>E\xe9n ezel.</p>", "<meta charset=\"iso-8859-1\">"));
  EXPECT_EQ(sink.provision("artikel-1").text, "E\xc3\xa9n ezel.");
  EXPECT_THAT(sink.problems, IsEmpty());
}

TEST(Html, LeadsFromTheTextToTheBytesOfThePage) {
  const std::string text = page("<h2>Artikel 1</h2><p>Een <i>ezel</i> balkt.</p>");
  const auto sink = import(text);
  const Provision provision = sink.provision("artikel-1");
  ASSERT_EQ(provision.text, "Een ezel balkt.");
  for (const SourceSpan& span : provision.source_map)
    EXPECT_EQ(text[span.source], provision.text[span.text]) << span.text;
}

TEST(Html, RefusesPagesThatAreNone) {
  std::string deep = page("");
  for (int i = 0; i < 2000; ++i) deep.insert(deep.find("</main>"), "<div>");
  EXPECT_TRUE(import(deep).has_problem(Severity::kUnreadable, "levels deep"));
  EXPECT_TRUE(import(std::string(HtmlPage::kMaxBytes + 1, ' ')).has_problem(Severity::kUnreadable, "16 MiB"));
  EXPECT_TRUE(import("").has_problem(Severity::kUnreadable, "which government"));
}

TEST(Html, GivesUpMarkupWhoseTreeIsQuadraticInItsSize) {
  std::string bomb = page("");
  std::string tags;
  for (int i = 0; i < 20000; ++i) tags += "<b class=" + std::to_string(i) + "><p>";
  bomb.insert(bomb.find("</main>"), tags);
  EXPECT_TRUE(import(bomb).has_problem(Severity::kUnreadable, "more time or memory"));
}

}  // namespace
}  // namespace eender::corpus
