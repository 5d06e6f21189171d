// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/draft.h"
#include "view/report_library.h"

namespace eender::view {
namespace {

using testing::HasSubstr;
using testing::Not;

class DraftReportPage : public ReportLibrary {
 protected:
  DraftReportPage() : ReportLibrary(EENDER_SOURCE_DIR, EENDER_BUILT_MESSAGES) {}

  // Five that lend, two of them with something on returning besides.
  void lenders() {
    std::string lines;
    for (const auto& [name, term] : {std::pair("Alfa", "6 weken"), {"Beta", "6 weken"}, {"Gamma", "8 weken"}})
      lines += line(name, "1", "Uitleen", loan("verstrekt", term)) + line(name, "2", "Terugbrengen", kReturn);
    for (const char* name : {"Delta", "Epsilon"}) lines += line(name, "1", "Uitleen", loan("weigert", "6 weken"));
    import(lines);
    compare();
  }
  static std::string loan(const std::string& verb, const std::string& term) {
    return "Het college " + verb + " een rolstoel voor ten hoogste " + term + " aan inwoners die slecht ter been zijn.";
  }
  std::string page(const std::string& articles, std::string_view language = "nl", const DraftOptions& options = {}) {
    const auto file = home_ / "draft.md";
    EXPECT_TRUE(replace_file(file, "# Regels voor <uitleen> van Zeta\n\n" + articles));
    auto draft = corpus::read_draft(file.string());
    EXPECT_TRUE(draft) << draft.error().describe();
    auto owner = ways::owner_of_draft("Zeta", *library_, *corpus_);
    const auto open = ways::open_draft(*std::move(draft), *std::move(owner), *library_, *analysis_, *corpus_, *keyer_);
    EXPECT_TRUE(open) << open.error().describe();
    const auto messages = Messages::load(built_messages_, language);
    return draft_report(*open, analysis_->summary(), {*corpus_, *messages, *templates_, false}, options).value();
  }

  static constexpr const char* kReturn =
      "Wie een rolstoel terugbrengt maakt haar schoon en levert de sleutel van het slot in.";
  static constexpr const char* kGoose =
      "## Artikel 9 Ganzen\n\nGanzen gaan op de stoep voor fietsers en wachten op niemand.\n";
};

TEST_F(DraftReportPage, CountsEachArticleInOneKindAndDrawsIt) {
  lenders();
  const std::string html =
      page("## Artikel 1 Uitleen\n\n" + loan("verstrekt", "7 weken") +
           "\n\n## Artikel 2 Terugbrengen\n\nWie een rolstoel terugbrengt maakt haar schoon en levert "
           "nooit de sleutel van het slot in.\n\n" +
           kGoose);
  EXPECT_THAT(html, HasSubstr("2 van de 3 artikelen regelen wat twee of meer overheden regelen."));
  EXPECT_THAT(html, HasSubstr("<svg"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">een bekende manier</th><td class=\"num\">1</td>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">een nieuwe manier <span class=\"faint\">(anderen regelen dit "
                              "ook)</span></th><td class=\"num\">1</td>"));
  EXPECT_THAT(html, HasSubstr("familie)</span></th><td class=\"num\">1</td>"));
}

TEST_F(DraftReportPage, SaysWhichWayAnArticleGoesAndWho) {
  lenders();
  const std::string html = page("## Artikel 1 Uitleen\n\n" + loan("verstrekt", "7 weken") + "\n");
  EXPECT_THAT(html, HasSubstr("Volgt de meest voorkomende manier, net als 3 van de 5 anderen."));
  EXPECT_THAT(html, HasSubstr("<p class=\"names\">Alfa, Beta, Gamma</p>"));
  EXPECT_THAT(html, HasSubstr("In dezelfde woorden, afgezien van namen en waarden."));
  EXPECT_THAT(
      html, HasSubstr("<strong>7 weken</strong> waar 6 weken het vaakst voorkomt (4 van 5); niemand anders heeft dit"));
}

TEST_F(DraftReportPage, CountsTermsThatAreEqualAsOne) {
  import(line("Alfa", "1", "Uitleen", loan("verstrekt", "2 weken")) +
         line("Beta", "1", "Uitleen", loan("verstrekt", "14 dagen")) +
         line("Gamma", "1", "Uitleen", loan("verstrekt", "2 weken")));
  compare();
  const std::string html = page("## Artikel 1 Uitleen\n\n" + loan("verstrekt", "14 dagen") + "\n");
  EXPECT_THAT(html, HasSubstr("14 dagen net als 3 van 3"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">2 weken = 14 dagen</th><td class=\"num\">3</td>"));
}

TEST_F(DraftReportPage, ShowsInPlaceWhatANewWayDiffersIn) {
  lenders();
  const std::string html = page("## Artikel 1 Uitleen\n\n" + loan("verhuurt", "6 weken") + "\n");
  EXPECT_THAT(html, HasSubstr("<strong>Een nieuwe manier.</strong> Het dichtstbij is de meest voorkomende manier"));
  EXPECT_THAT(html, HasSubstr("<del>verstrekt</del> <ins>verhuurt</ins>"));
  EXPECT_THAT(html, Not(HasSubstr("<strong>6 weken</strong>"))) << "as most have";
}

TEST_F(DraftReportPage, SaysWhatOthersHaveAndItLacks) {
  lenders();
  const std::string lacking = page("## Artikel 1 Uitleen\n\n" + loan("verstrekt", "6 weken") + "\n");
  EXPECT_THAT(lacking, HasSubstr("Van 5 overheden met een regeling die een of meer onderwerpen met het ontwerp deelt"));
  EXPECT_THAT(lacking, HasSubstr(">Terugbrengen</th>"));
  const std::string whole = page("## Artikel 1 Uitleen\n\n" + loan("verstrekt", "6 weken") +
                                 "\n\n## Artikel 2 Terugbrengen\n\n" + kReturn + "\n");
  EXPECT_THAT(whole, Not(HasSubstr(">Terugbrengen</th>")));
  EXPECT_THAT(whole, HasSubstr("<p>Niets.</p>"));
  DraftOptions none;
  none.lacking = 0;
  EXPECT_THAT(page("## Artikel 1 Uitleen\n\n" + loan("verstrekt", "6 weken") + "\n", "en", none),
              HasSubstr("with --limit 0 it stands here"));
}

TEST_F(DraftReportPage, LetsNoTextOfTheDraftBecomeMarkupAndSaysThatItIsKeptNowhereElse) {
  lenders();
  const std::string html =
      page(std::string("## Artikel 1 <script>\n\nHet <b>college</b> {{lead}} doet niets.\n\n") + kGoose);
  EXPECT_THAT(html, HasSubstr("Regels voor &lt;uitleen&gt; van Zeta"));
  EXPECT_THAT(html, HasSubstr("{{lead}}"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
  EXPECT_THAT(html, HasSubstr("wordt nergens bewaard dan op deze pagina"));
  EXPECT_THAT(html, HasSubstr("Niemand anders heeft iets dat hierop lijkt."));
}

TEST_F(DraftReportPage, CallsArticlesByNumberAndHeadingAndByPathWhereTwoHaveOne) {
  lenders();
  const std::string html = page("## Artikel 1 Uitleen\n\n" + loan("verstrekt", "6 weken") + "\n\n## Artikel 2\n\n" +
                                kReturn + "\n\n" + kGoose);
  EXPECT_THAT(html, HasSubstr("<h3 lang=\"nl\">1 Uitleen</h3>"));
  EXPECT_THAT(html, HasSubstr("<h3 lang=\"nl\">artikel-2</h3>"));
  const std::string twice =
      page("# Hoofdstuk 1\n\n## Artikel 1 Uitleen\n\n" + loan("verstrekt", "6 weken") +
           "\n\n# Hoofdstuk 2\n\n## Artikel 1 Uitleen\n\nGanzen gaan op de stoep voor fietsers.\n");
  EXPECT_THAT(twice, HasSubstr("<h3 lang=\"nl\">hoofdstuk-1/artikel-1 Uitleen</h3>"));
}

// A draft of 420 articles once made a page of 1.2 MB, most of it names.
TEST_F(DraftReportPage, StaysBelowAMegabyteAndSaysWhatItLeftOut) {
  std::string lines, articles;
  for (int g = 0; g < 300; ++g)
    lines +=
        line("Gemeente met een lange naam nummer " + std::to_string(g), "1", "Uitleen", loan("verstrekt", "6 weken"));
  import(lines);
  compare();
  // Paragraphs of one government are judged together, so that only the first names who goes its way; texts are the rest.
  std::string other;
  for (int i = 0; i < 40; ++i)
    other += " Wie iets met rolstoelen van doen heeft, leest dit lange artikel tot het einde toe.";
  for (int a = 1; a <= 400; ++a)
    articles +=
        "## Artikel " + std::to_string(a) + " Regel\n\n" + (a == 1 ? loan("verstrekt", "6 weken") : other) + "\n\n";
  const std::string html = page(articles);
  EXPECT_LT(html.size(), 1'000'000u);
  EXPECT_NE(html.find("nummer 299"), std::string::npos) << html.substr(html.find("<article"), 1500);
  EXPECT_NE(html.find("De tekst is weggelaten om deze pagina klein te houden."), std::string::npos);
}

TEST_F(DraftReportPage, SpeaksEnglishAroundADutchDraft) {
  lenders();
  const std::string html = page("## Artikel 1 Uitleen\n\n" + loan("verstrekt", "6 weken") + "\n", "en");
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("<h1 lang=\"nl\">"));
  EXPECT_THAT(html, HasSubstr("It goes the commonest way, as 3 of 5 others do."));
}

}  // namespace
}  // namespace eender::view
