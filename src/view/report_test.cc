// SPDX-License-Identifier: EUPL-1.2
#include "view/report.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/fictional.h"
#include "view/report_library.h"
#include "view/report_parts.h"

namespace eender::view {
namespace {

using testing::HasSubstr;
using testing::Not;

class Report : public ReportLibrary {
 protected:
  Report() : ReportLibrary(EENDER_SOURCE_DIR, EENDER_BUILT_MESSAGES) {}

  std::string family(std::string_view language = "nl", bool fictional = false) {
    const auto messages = Messages::load(EENDER_BUILT_MESSAGES, language);
    const auto rows = analysis_->families(std::nullopt, true);
    auto open = ways::open_family(rows->front(), *analysis_, *reader_, *keyer_);
    open->divided = *ways::find_divided(*open, *library_, *analysis_, *corpus_, *keyer_);
    const auto html = family_report(*open, {*corpus_, *messages, *templates_, fictional});
    EXPECT_TRUE(html) << html.error().describe();
    return html.value_or("");
  }
  std::string regulation(std::string_view id) {
    const auto messages = Messages::load(EENDER_BUILT_MESSAGES, "nl");
    const auto overview = ways::open_regulation(*reader_->find_regulation(id), *analysis_, *reader_, *keyer_);
    return regulation_report(*overview, {*corpus_, *messages, *templates_, false}).value();
  }
  std::string government(std::string_view name) {
    const auto messages = Messages::load(EENDER_BUILT_MESSAGES, "nl");
    const auto overview = ways::open_government(name, *analysis_, *reader_, *keyer_);
    return government_report(*overview, {*corpus_, *messages, *templates_, false}).value();
  }

  // Five that lend, one of them in its own way, and one that has something else.
  void lenders() {
    const auto loan = [](const std::string& verb, const std::string& term, const std::string& deposit) {
      return "Het college " + verb + " een rolstoel voor ten hoogste " + term + ", tegen een borg van € " + deposit +
             ", aan inwoners die <tijdelijk> slecht ter been zijn & hulp nodig hebben {{tag}}.";
    };
    import(line("Alfa", "1", "Uitleen", loan("verstrekt", "6 weken", "25")) +
           line("Beta", "1", "Uitleen", loan("verstrekt", "6 weken", "25")) +
           line("Gamma", "1", "Uitleen", loan("verstrekt", "8 weken", "25")) +
           line("Delta", "1", "Uitleen", loan("verstrekt", "8 weken", "40")) +
           line("Epsilon", "1", "Uitleen", loan("weigert", "13 weken", "40")) +
           line("Epsilon", "2", "Honden", "Wie een hond houdt betaalt jaarlijks belasting aan de ontvanger.") +
           line("Zeta", "1", "Bomen", "Niemand velt zonder vergunning een boom die dikker is dan een mens."));
    import(line("Bond", "1", "Uitleen", loan("verstrekt", "6 weken", "25")), true);
    compare();
  }
};

TEST_F(Report, SaysTheLadderFirstAndThenItsPartsInOrder) {
  lenders();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("<strong>5 overheden</strong>"));
  EXPECT_THAT(html, HasSubstr("<strong>ten hoogste 2 manieren</strong>"));
  std::size_t at = 0;
  for (const char* part : {"<h1", "id=\"short-title\"", "id=\"ladder-part\"", "id=\"ways\"", "id=\"text\"",
                           "id=\"values\"", "id=\"map-part\"", "id=\"coverage\"", "id=\"sources\""}) {
    const std::size_t next = html.find(part, at);
    ASSERT_NE(next, std::string::npos) << part;
    at = next;
  }
}

TEST_F(Report, LetsNoTextOfOthersBecomeMarkup) {
  lenders();
  for (const std::string& html : {family(), regulation("alfa/lening")}) {
    EXPECT_THAT(html, HasSubstr("&lt;tijdelijk&gt;"));
    EXPECT_THAT(html, HasSubstr("{{tag}}"));  // it stays text: nothing is rendered twice
    EXPECT_THAT(html, Not(HasSubstr("<tijdelijk>")));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
  }
}

TEST_F(Report, KeepsTheSpaceBetweenABodyAndWhatDiffersBehindIt) {
  lenders();
  EXPECT_THAT(family(), HasSubstr("<span class=\"own\">‹Het college›</span> <details class=\"point \"><summary>"
                                  "<span class=\"base\">verstrekt</span>"));
}

// What would be written was once struck out, and what would go underlined: who looked at the page read it the other way round.
TEST_F(Report, StrikesOutWhatWouldGoByJoining) {
  lenders();
  const std::string html = family();
  EXPECT_THAT(
      html, HasSubstr("Overgaan op manier A: het doorgestreepte vervalt, het onderstreepte komt ervoor in de plaats."));
  EXPECT_THAT(html,
              HasSubstr("vervalt: </span>weigert</del> <ins><span class=\"hidden\" lang=\"nl\">in plaats daarvan: "
                        "</span>verstrekt</ins>"));
}

TEST_F(Report, OpensTheTextInPlaceWithWhoHasWhich) {
  lenders();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("<details class=\"point value\"><summary><span class=\"base\">6 weken</span>"));
  EXPECT_THAT(
      html,
      HasSubstr("<strong>8 weken</strong> <span lang=\"nl\">2 overheden: <span class=\"names\">Delta, Gamma</span>"));
}

TEST_F(Report, GivesEveryValueItsCountMedianAndWhoIsAlone) {
  lenders();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("De mediaan is 8 weken."));
  EXPECT_THAT(html, HasSubstr("Als enige met deze waarde: Epsilon (13 weken)."));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">€\u00A025</th><td class=\"num\">3</td><td class=\"num\">60%</td>"));
}

TEST_F(Report, NamesModelsAndNeverCountsThem) {
  lenders();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("4 overheden doen het op deze manier, A"));
  EXPECT_THAT(html, Not(HasSubstr("6 overheden")));
}

// Two that lend in an article of their own, one in the midst of a longer one, and one in three.
TEST_F(Report, MarksWhereOthersHaveItDividedOtherwise) {
  const std::string loan =
      "Een rolstoel wordt uitgeleend aan inwoners die <tijdelijk> slecht ter been zijn, na overleg met de arts en met "
      "wie "
      "hen thuis verzorgt of door huis en tuin begeleidt";
  const std::string back =
      "wie hem niet op tijd terugbrengt krijgt eerst een vriendelijke herinnering en betaalt daarna elke volgende dag "
      "een kleine vergoeding aan de beheerder van het magazijn";
  const std::string clean =
      "de lener veegt bij het inleveren zand en bladeren van de wielen en meldt scheuren in de zitting, losse spaken "
      "en "
      "lekke banden zonder daar iets van te verzwijgen";
  const std::string other =
      "Ganzen lopen langs de vaart altijd achter elkaar aan, behalve wanneer het hard waait of een hond hen nadert; "
      "dan "
      "vliegen zij luid gakkend op en strijken pas bij de volgende brug weer neer om gras te zoeken dat nog niet door "
      "schapen werd gegeten of door de maaier van de boer werd weggenomen voor het hooi van de komende strenge winter "
      "waarin niemand meer langs de vaart loopt en de ganzen elders zijn om daar op de lente te wachten met hun jongen "
      "die in deze streek geboren zijn en er elk jaar weer naar terugkeren om te nestelen in het riet dat wij laten "
      "staan "
      "en dat pas in oktober door vrijwilligers met zeisen wordt gemaaid nadat iedereen daarvan bericht kreeg; tot dan "
      "zitten op elke paal van het oude hek de reigers te dutten "
      "met hun kop tussen hun veren en kijkt een zwaan vanaf haar nest toe hoe twee kleine eenden ruzie maken om "
      "brood.";
  const std::string whole = loan + "; " + back + "; " + clean + ".";
  import(line("Alfa", "1", "Uitleen", whole) + line("Beta", "1", "Uitleen", whole) +
         line("Gamma", "1", "Ganzen en rolstoelen", other + "\n" + whole + "\n" + other) +
         line("Delta", "1", "Lenen", loan) + line("Delta", "2", "Terug", back) + line("Delta", "3", "Schoon", clean));
  compare();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("1 overheid heeft dit in een langere bepaling"));
  EXPECT_THAT(html, HasSubstr("<mark>Een rolstoel wordt uitgeleend aan inwoners die &lt;tijdelijk&gt; slecht"));
  EXPECT_THAT(html, HasSubstr("te verzwijgen</mark>."));
  EXPECT_THAT(html, HasSubstr("1 overheid heeft dit over meer bepalingen verdeeld"));
  EXPECT_THAT(html, HasSubstr("<code>delta/lening/3</code>"));
  // They are not said to have nothing.
  EXPECT_THAT(html, HasSubstr("Van de 4 verwachte overheden regelen 2 dit, 2 hebben het anders ingedeeld."));
  EXPECT_THAT(html, HasSubstr("Gamma: anders ingedeeld</title>"));
  EXPECT_THAT(html, Not(HasSubstr("nothing found")));
  EXPECT_THAT(html, Not(HasSubstr("niets gevonden")));
  EXPECT_THAT(family("en"), HasSubstr("1 government has this inside a longer provision"));
}

TEST_F(Report, SaysWhoHasNothingOnIt) {
  lenders();
  EXPECT_THAT(family(), HasSubstr("Van de 6 verwachte overheden regelen 5 dit, 1 heeft er niets over."));
}

TEST_F(Report, CountsWhoHasItAndWasReadInPartOnce) {
  lenders();
  import(line("Alfa", "3", "Paarden", "Paarden lopen niet los.") + "{\"government\":\"Alfa\",\n", false, "alfa.jsonl");
  compare();
  ASSERT_EQ(corpus_->government_coverage().front().reading, corpus::Reading::kPartly);
  const std::string page = family();
  EXPECT_THAT(page, HasSubstr("Van hen voor een deel gelezen"));
  EXPECT_THAT(page, Not(HasSubstr("van wat ontbreekt is niet bekend of het er niet is")));
}

TEST_F(Report, TellsWhoIsAloneFromWhoMistypedAWord) {
  lenders();
  std::string slip =
      "Het college vertsrekt een rolstoel voor ten hoogste 6 weken, tegen een borg van € 25, aan inwoners die "
      "<tijdelijk> slecht ter been zijn & hulp nodig hebben {{tag}}.";
  import(line("Eta", "1", "Uitleen", slip), false, "eta.jsonl");
  compare();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("<dt>Als enige met een eigen manier</dt><dd>Epsilon</dd>"));
  EXPECT_THAT(html, HasSubstr("<dt>Alleen, waarschijnlijk door een verschrijving</dt><dd>Eta</dd>"));
  EXPECT_THAT(html,
              HasSubstr("ten hoogste 3</a>, waarvan 1 waarschijnlijk door een verschrijving; dan blijven er 2 over"));
  EXPECT_THAT(html, HasSubstr("Waarschijnlijk een verschrijving van <a href=\"#way-1\">manier A</a>: "
                              "<q lang=\"nl\">vertsrekt</q> in plaats van <q lang=\"nl\">verstrekt</q>."));
  EXPECT_THAT(government("Eta"), HasSubstr("<q>vertsrekt</q> waar 4 overheden schrijven <q>verstrekt</q>"));
  EXPECT_THAT(
      government("Eta"),
      HasSubstr("<th scope=\"row\">een manier van niemand anders <span class=\"faint\">(waarvan 1 waarschijnlijk "
                "door een verschrijving)</span></th><td class=\"num\">1</td>"));
  EXPECT_THAT(regulation("eta/lening"), HasSubstr("<q>vertsrekt</q> waar 4 overheden schrijven <q>verstrekt</q>"));
}

TEST_F(Report, ListsEveryoneWhoIsExpectedWithWayTileAndValues) {
  lenders();
  const std::string html = family();
  EXPECT_THAT(
      html, HasSubstr("<tr id=\"g-alfa\"><th scope=\"row\">Alfa</th><td><a href=\"#way-1\">A</a></td>"
                      "<td>6 weken</td><td>€\u00A025</td><td class=\"tile\"><a href=\"#t-alfa\">kaart</a></td></tr>"));
  EXPECT_THAT(html, HasSubstr("<tr id=\"g-zeta\"><th scope=\"row\">Zeta</th><td><span class=\"remark\">niets "
                              "gevonden</span></td>"));
  EXPECT_THAT(html, HasSubstr("id=\"t-zeta\" href=\"#g-zeta\""));
  EXPECT_THAT(html, HasSubstr("<a href=\"#az-Z\">Z</a>"));
}

TEST_F(Report, SaysWhoDoesNotFillAValueIn) {
  lenders();
  const std::string without =
      "Het college verstrekt een rolstoel voor ten hoogste 6 weken, zonder borg, aan inwoners die <tijdelijk> slecht "
      "ter been zijn & hulp nodig hebben {{tag}}.";
  import(line("Eta", "1", "Uitleen", without), false, "eta.jsonl");
  compare();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("Geteld zijn de 5 overheden die dit invullen."));
  EXPECT_THAT(html, HasSubstr("<summary>De andere die dit regelt</summary>"));
  EXPECT_THAT(html, HasSubstr("staat in hun tekst geen waarde: <span class=\"names\">Eta</span>"));
  EXPECT_THAT(html, HasSubstr("het vaakst, bij 3 van de 5 die dit invullen"));
}

TEST_F(Report, CountsTermsThatAreEqualAsOne) {
  const auto loan = [](const std::string& term) {
    return "Het college verstrekt een rolstoel voor ten hoogste " + term + " aan inwoners die slecht ter been zijn.";
  };
  import(line("Alfa", "1", "Uitleen", loan("14 dagen")) + line("Beta", "1", "Uitleen", loan("twee weken")) +
         line("Gamma", "1", "Uitleen", loan("14 dagen")) + line("Delta", "1", "Uitleen", loan("één maand")) +
         line("Epsilon", "1", "Uitleen", loan("10 werkdagen")));
  compare();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("Het vaakst: 14 dagen = 2 weken, bij 3 van de 5 (60%)."));
  EXPECT_THAT(html, HasSubstr("een maand telt als 30,4 dagen, een werkdag telt als 1,4 dag"));
}

TEST_F(Report, NamesWhatAGovernmentHasTwiceAndCountsOnce) {
  lenders();
  const std::string again =
      "Het college verstrekt een rolstoel voor ten hoogste 6 weken, tegen een borg van € 25, aan inwoners die "
      "<tijdelijk> slecht ter been zijn & hulp nodig hebben {{tag}}.";
  import(line("Alfa", "1", "Uitleen", again) + line("Alfa", "7", "Nog eens", again), false, "alfa.jsonl");
  compare();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("Eén heeft dezelfde bepaling vaker: die telt één keer"));
  EXPECT_THAT(html, HasSubstr("Alfa: nog eens in alfa/lening/7"));
}

// The words once had the name of the template that holds them, and the foot of every page was empty.
TEST_F(Report, SaysAtItsFootWhatItWasMadeFrom) {
  lenders();
  for (const std::string& html : {family(), regulation("alfa/lening"), government("Alfa")})
    EXPECT_TRUE(html.find("<footer class=\"bar\"><p>Gemaakt met eender") != std::string::npos);
}

TEST_F(Report, SpeaksEnglishAroundDutchTexts) {
  lenders();
  const std::string html = family("en");
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("<strong>at most 2 ways</strong>"));
  EXPECT_THAT(html, HasSubstr("<h1 lang=\"nl\">Uitleen</h1>"));
}

TEST_F(Report, SaysFirstThatItIsFictional) {
  lenders();
  EXPECT_THAT(family("nl", false), Not(HasSubstr("class=\"notice\"")));
  const std::string html = family("nl", true);
  EXPECT_LT(html.find("class=\"notice\""), html.find("<h1"));
  EXPECT_FALSE(corpus::holds_fictional(*library_).value());
}

TEST_F(Report, OfARegulationTellsSharedFromItsOwn) {
  lenders();
  const std::string html = regulation("epsilon/lening");
  EXPECT_THAT(html, HasSubstr("<strong>2 bepalingen</strong>: 1 gedeeld met andere overheden, 1 alleen hier"));
  EXPECT_THAT(html, HasSubstr("als enige op deze manier"));
  EXPECT_THAT(html, HasSubstr("niemand anders heeft dit"));
  EXPECT_THAT(html, HasSubstr("<del>weigert</del> <ins>verstrekt</ins>"));
}

// A page once showed the term of the commonest wording, which few had, and readers took it for the usual one.
TEST_F(Report, ShowsTheValueInTheTextThatMostFillIn) {
  const auto loan = [](const std::string& term, const std::string& deposit) {
    return "Het college verstrekt een rolstoel voor ten hoogste " + term + ", tegen een borg van € " + deposit + ".";
  };
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25")) + line("Beta", "1", "Uitleen", loan("6 weken", "25")) +
         line("Gamma", "1", "Uitleen", loan("8 weken", "30")) + line("Delta", "1", "Uitleen", loan("8 weken", "40")) +
         line("Epsilon", "1", "Uitleen", loan("8 weken", "50")));
  compare();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("<span class=\"base\">8 weken</span>"));
  EXPECT_THAT(html,
              HasSubstr("Zoals Alfa het schrijft, met de meest voorkomende formulering. Waar waarden verschillen, "
                        "staat er de waarde die het vaakst is ingevuld."));
}

// The page of a regulation once called a wording commonest that only one government had, like every other.
TEST_F(Report, CallsNoWordingCommonestThatIsNot) {
  const auto moor = [](const std::string& government, const std::string& boat) {
    return line(government, "1", "Aanleggen",
                fmt::format("Wie met een {} wil aanleggen, vraagt de havenmeester volgens artikel {} om een plaats.",
                            boat, boat.size()));
  };
  const auto say = [&](const std::string& lines, const std::string& base, const std::string& other) {
    fresh();
    import(lines);
    compare();
    EXPECT_THAT(regulation("alfa/lening"), HasSubstr(base));
    EXPECT_THAT(regulation("delta/lening"), HasSubstr(other));
    return family();
  };
  const std::string once = say(moor("Alfa", "sloep") + moor("Beta", "kano") + moor("Delta", "jol"),
                               "Geen formulering komt het vaakst voor, want elke staat er één keer",
                               "naar de formulering van Alfa; geen komt het vaakst voor, want elke staat er één keer");
  EXPECT_THAT(once, HasSubstr("Zoals Alfa het schrijft."));
  EXPECT_THAT(once, Not(HasSubstr("e meest voorkomende formulering")));
  const std::string tie =
      say(moor("Alfa", "sloep") + moor("Beta", "sloep") + moor("Gamma", "jol") + moor("Delta", "jol"),
          "Zij heeft woordelijk een van de 2 meest voorkomende formuleringen.",
          "naar de formulering van Alfa, een van de 2 meest voorkomende");
  EXPECT_THAT(tie, HasSubstr("Zoals Alfa het schrijft, met een van de 2 meest voorkomende formuleringen."));
  EXPECT_THAT(regulation("delta/lening"), HasSubstr("een van de 2 meest voorkomende manieren, met 1 andere"));
  // Three that differ in a value only are together more than two that read the same: the others are compared with the first of them.
  const std::string other = say(moor("Alfa", "sloep van 3 meter") + moor("Beta", "sloep van 4 meter") +
                                    moor("Gamma", "sloep van 5 meter") + moor("Delta", "jol") + moor("Epsilon", "jol"),
                                "de formulering waarmee de andere worden vergeleken; een andere komt vaker voor",
                                "naar de formulering van Alfa; een andere komt vaker voor");
  EXPECT_THAT(other, HasSubstr("Zoals Alfa het schrijft."));
}

// Of governments that no register knows, the columns of provinces and inhabitants were once there, and empty.
TEST_F(Report, HasNoColumnInWhichNobodyHasAnything) {
  const auto heads = [](const std::string& html) {
    std::vector<std::string> found;
    for (const char* head : {"Provincie", "Inwoners", "Versie", "Geldig vanaf"})
      for (const char* begin : {"<th scope=\"col\">", "<th scope=\"col\" class=\"num\">"})
        if (html.find(begin + std::string(head) + "</th>") != std::string::npos) found.push_back(head);
    return found;
  };
  const auto ferry = [](const std::string& government) {
    return nlohmann::json::parse(line(government, "1", "Uitleen", "Het college leent rolstoelen uit aan inwoners."));
  };
  import(ferry("Alfa").dump() + "\n" + ferry("Beta").dump());
  compare();
  const std::string plain = family();
  EXPECT_THAT(plain, HasSubstr("<tr id=\"g-alfa\"><th scope=\"row\">Alfa</th>"));
  EXPECT_THAT(heads(plain), testing::IsEmpty());
  // One that a register knows, of a text with a first day and a version.
  fresh();
  register_ = *corpus::Register::load(source_ / "data/governments.csv");
  auto known = ferry("Haarlem");
  known["from"] = "2015-01-01";
  known["version"] = "3";
  import(known.dump() + "\n" + ferry("Beta").dump());
  compare();
  const std::string html = family();
  EXPECT_THAT(heads(html), testing::ElementsAre("Provincie", "Inwoners", "Versie", "Geldig vanaf"));
  EXPECT_THAT(html, HasSubstr("<td>Noord-Holland</td><td class=\"num\">"));
}

// Of three governments that each go their own way the first was once called the commonest.
TEST_F(Report, CallsNothingCommonestThatOthersAreAsMuch) {
  const auto loan = [](const std::string& verb, const std::string& term) {
    return "Het college " + verb + " een rolstoel voor ten hoogste " + term + " aan inwoners die slecht ter been zijn.";
  };
  import(line("Alfa", "1", "Uitleen", loan("verstrekt", "6 weken")) +
         line("Beta", "1", "Uitleen", loan("verstrekt", "8 weken")) +
         line("Gamma", "1", "Uitleen", loan("weigert", "6 weken")) +
         line("Delta", "1", "Uitleen", loan("weigert", "8 weken")));
  compare();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("<dd>geen: 2 manieren komen even vaak voor, elk bij 2 overheden</dd>"));
  EXPECT_THAT(html, HasSubstr("6 weken / 8 weken</a>: het vaakst, elk bij 2 van de 4 die dit invullen"));
  EXPECT_THAT(html, HasSubstr("Het vaakst: 6 weken / 8 weken, elk bij 2 van de 4 (50%)."));
  EXPECT_THAT(html, Not(HasSubstr("<td><strong>"))) << "neither is another value than most have";
  EXPECT_THAT(regulation("delta/lening"), HasSubstr("Schrijven zoals Alfa: het doorgestreepte vervalt"));
}

// Of texts of which nothing but one can be laid out, the page said that all have its words.
TEST_F(Report, SaysOfNobodyThatItHasWordsThatAreNotItsOwn) {
  const std::string both = "Wie met een boot door de sluis wil meldt dat bij de sluiswachter en betaalt hem sluisgeld";
  import(line("Alfa", "1", "Sluis",
              both + ", waarna de sluiswachter de deuren opent zodra het water aan weerszijden even hoog staat.") +
         line("Beta", "1", "Sluis", both + "."));
  compare();
  const auto rows = analysis_->families(std::nullopt, true);
  ways::OpenFamily open = *ways::open_family(rows->front(), *analysis_, *reader_, *keyer_);
  const auto page = [&] {
    return *family_report(open, {*corpus_, *Messages::load(EENDER_BUILT_MESSAGES, "nl"), *templates_, false});
  };
  EXPECT_THAT(page(), HasSubstr("Eén tekst die ze allemaal toont</h2>"));
  // As where the other text is too unlike to be laid beside it.
  open.apart = {open.base == 0 ? 1u : 0u};
  open.text = {{ways::Piece::Kind::kCommon, both, {}, {}}};
  for (ways::Way& way : open.ways) way.differences.clear();
  const std::string alone = page();
  const std::string name = corpus_->government(open.positions[open.base].position.government).name;
  EXPECT_THAT(alone, HasSubstr("De tekst van " + name + "</h2>"));
  EXPECT_THAT(alone, HasSubstr("<p>Zoals " + name + " het schrijft.  </p>"));
  EXPECT_THAT(alone, HasSubstr("Zoals de tekst hieronder."));
  EXPECT_THAT(alone, Not(HasSubstr("hebben deze woorden")));
  EXPECT_THAT(alone, Not(HasSubstr("Meest voorkomend</th>"))) << "neither way is, and there are no values";
}

TEST_F(Report, SetsInBoldWhereMostFillInAnotherValue) {
  lenders();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Meest voorkomend</th><td><a href=\"#way-1\">A</a></td>"
                              "<td>6 weken / 8 weken</td><td>€\u00A025</td><td class=\"tile\"></td>"));
  EXPECT_THAT(
      html,
      HasSubstr("Delta</th><td><a href=\"#way-1\">A</a></td><td>8 weken</td><td><strong>€\u00A040</strong></td>"));
  EXPECT_THAT(html, HasSubstr("<a href=\"#way-2\">B</a></td><td><strong>13 weken</strong></td>"));
}

TEST_F(Report, OfARegulationTellsWhatChangesOnTheCommonestWay) {
  lenders();
  const std::string html = regulation("epsilon/lening");
  EXPECT_THAT(html, HasSubstr("Overgaan op de meest voorkomende manier: het doorgestreepte vervalt, het onderstreepte "
                              "komt ervoor in de plaats.</p>\n<p class=\"inside diff\" lang=\"nl\">Het college "
                              "<del>weigert</del> <ins>verstrekt</ins> een rolstoel voor ten …</p>"));
  EXPECT_THAT(html, HasSubstr("<strong>13 weken</strong> waar 6 weken / 8 weken het vaakst voorkomt (2 van 5)"));
  EXPECT_THAT(html, HasSubstr("<strong>€\u00A040</strong> waar €\u00A025 het vaakst voorkomt (3 van 5)"));
  const std::string usual = regulation("alfa/lening");
  EXPECT_THAT(usual, Not(HasSubstr("Overgaan op")));
  EXPECT_THAT(usual, Not(HasSubstr("het vaakst voorkomt")));
}

TEST_F(Report, CountsEachProvisionOfARegulationInOneKind) {
  lenders();
  const auto counts = [&](std::string_view id) {
    return ways::counts_of(*ways::open_regulation(*reader_->find_regulation(id), *analysis_, *reader_, *keyer_));
  };
  for (const char* id : {"alfa/lening", "epsilon/lening", "bond/lening"}) {
    const ways::RegulationCounts c = counts(id);
    EXPECT_EQ(c.provisions, c.own + c.shared) << id;
    EXPECT_EQ(c.shared, c.commonest + c.others + c.alone + c.together + c.uncounted + c.closing + c.models) << id;
  }
  EXPECT_EQ(counts("alfa/lening").commonest, 1u);
  EXPECT_EQ(counts("epsilon/lening").alone, 1u);
  EXPECT_EQ(counts("bond/lening").models, 1u);
}

// Works of STOP have names with slashes; the page once gave an id that no command knew.
TEST_F(Report, GivesIdsOfRegulationsThatCommandsTake) {
  auto named = nlohmann::json::parse(line("Alfa", "1", "Uitleen", "Het college leent rolstoelen uit aan inwoners."));
  named["document"] = "/akn/nl/act/alfa/2021/plan";
  import(named.dump() + "\n" + line("Beta", "1", "Uitleen", "Het college leent rolstoelen uit aan inwoners."));
  compare();
  const std::string id = "alfa/_akn_nl_act_alfa_2021_plan";
  EXPECT_THAT(government("Alfa"), HasSubstr("<code>" + id + "</code>"));
  EXPECT_THAT(regulation(id), HasSubstr("<code>" + id + "</code>"));
}

TEST_F(Report, OfAGovernmentTellsWhatItWouldWriteAsMostDo) {
  lenders();
  const std::string html = government("Epsilon");
  EXPECT_THAT(html, HasSubstr("Schrijven zoals de meeste"));
  EXPECT_THAT(html, HasSubstr("<del>weigert</del> <ins>verstrekt</ins>"));
  EXPECT_THAT(html, Not(HasSubstr("<ins>13"))) << "values make no way";
}

// Of two governments with a way each, the page said what the most of them do.
TEST_F(Report, OfTwoGovernmentsCallsNeitherMost) {
  import(line("Alfa", "1", "Sluis", "Wie met een boot door de sluis wil, meldt dat bij de sluiswachter van dienst.") +
         line("Beta", "1", "Sluis", "Wie met een boot door de sluis wil, meldt dat bij de havenmeester van dienst."));
  compare();
  const std::string both = government("Alfa") + government("Beta");
  EXPECT_THAT(both, HasSubstr("Schrijven zoals Beta:"));
  EXPECT_THAT(both, Not(HasSubstr("Schrijven zoals de meeste")));
}

// Whose text the others were compared with, and was alone with its way, was compared with nobody: its page said no word of the difference.
TEST_F(Report, LaysWhoeverIsAloneBesideAnother) {
  const auto lock = [](const std::string& name, const std::string& with) {
    return line(name, "1", "Sluis", "Wie met een boot door de sluis wil, meldt dat bij de " + with + " van dienst.");
  };
  import(lock("Alfa", "sluiswachter") + lock("Beta", "havenmeester"));
  compare();
  const char* kToBeta = "<del>sluiswachter</del> <ins>havenmeester</ins>";
  for (const std::string& html : {regulation("alfa/lening"), government("Alfa")}) {
    EXPECT_THAT(html, HasSubstr("Schrijven zoals Beta: "));
    EXPECT_THAT(html, HasSubstr(kToBeta));
  }
  EXPECT_THAT(regulation("beta/lening"), HasSubstr("Schrijven zoals Alfa: "));
  EXPECT_THAT(regulation("beta/lening"), Not(HasSubstr("Woord voor woord")))
      << "the same words would stand there again";
}

TEST_F(Report, OfARegulationSaysWhoseItIsNow) {
  register_ = *corpus::Register::load(source_ / "data/governments.csv");
  const std::string text = "Het college leent rolstoelen uit aan inwoners.";
  import(line("Spijkenisse", "1", "Uitleen", text) + line("Haarlem", "1", "Uitleen", text) +
         line("Nissewaard", "1", "Honden", "Wie een hond houdt betaalt jaarlijks belasting aan de ontvanger."));
  compare();
  EXPECT_THAT(regulation("gm0612/lening"), HasSubstr("Spijkenisse, nu Nissewaard"));
  EXPECT_THAT(regulation("gm0392/lening"), Not(HasSubstr("nu Haarlem")));
}

// Two values between the same words stood one under the other, and nothing said which was which.
TEST_F(Report, NumbersValuesInShortAsBelow) {
  lenders();
  const std::string html = family();
  EXPECT_THAT(html, HasSubstr("<dt>2. Bedrag "));
  EXPECT_THAT(html, HasSubstr("<h3>2. Bedrag: "));
}

TEST_F(Report, OfAGovernmentTellsWhereItIsAlone) {
  lenders();
  EXPECT_THAT(government("Epsilon"), HasSubstr("5 overheden regelen dit op ten hoogste 2 manieren"));
  EXPECT_THAT(government("alfa"), HasSubstr("Nergens: elke manier wordt door anderen gedeeld."));
  EXPECT_FALSE(ways::open_government("Nergenshuizen", *analysis_, *reader_, *keyer_));
}

// 342 governments whose long texts differ at many places, every value another: more than what is really met.
TEST_F(Report, StaysBelowAMegabyteAndSaysWhatItLeftOut) {
  std::string lines;
  for (int g = 0; g < 342; ++g) {
    std::string text = "Het college stelt regels voor het uitlenen van rolstoelen aan inwoners.";
    for (int i = 0; i < 30; ++i)
      text += fmt::format(
          " In geval {} betaalt de aanvrager van een rolstoel een bedrag van € {} binnen {} dagen aan de "
          "{} van de uitleendienst.",
          static_cast<char>('a' + i % 26), 10 + (g * 7 + i) % 300, 1 + (g + i * 5) % 90,
          (g >> (i % 9)) % 2 == 0 ? "beheerder" : "kassier");
    lines += line("Gemeente met een lange naam nummer " + std::to_string(g), "1", "Regels", text);
  }
  import(lines);
  compare();
  const std::string html = family();
  EXPECT_LT(html.size(), 1'000'000u);
  EXPECT_THAT(html, HasSubstr("weggelaten om deze pagina klein te houden"));
}

// Where the list of ways ended early, rows of governments linked to ways that were not there.
TEST_F(Report, LinksToNoWayThatItLeftOut) {
  std::string lines;
  for (int g = 0; g < 150; ++g) {
    std::string text = "Het college stelt regels voor het uitlenen van rolstoelen aan inwoners.";
    for (int i = 0; i < 30; ++i)
      text += fmt::format(" In geval {} gaat de aanvrager van een rolstoel met zijn papieren naar de {} van de dienst.",
                          static_cast<char>('a' + i % 26), (g >> (i % 8)) % 2 == 0 ? "beheerder" : "kassier");
    lines += line("Gemeente " + std::to_string(g), "1", "Regels", text + fmt::format(" Dit is regel {}.", g));
  }
  import(lines);
  compare();
  const std::string html = family();
  ASSERT_THAT(html, HasSubstr("manieren, van"));
  for (std::size_t at = 0; (at = html.find("href=\"#way-", at)) != std::string::npos; ++at) {
    const std::size_t from = at + 7, end = html.find('"', from);
    EXPECT_THAT(html, HasSubstr("id=\"" + html.substr(from, end - from) + "\""));
  }
}

TEST(Fragments, ShowWhatDiffersWithAFewWordsAround) {
  const auto parts = fragments("the board decides on it within six weeks of receipt of the whole application",
                               "the board decides on it within eight weeks of receipt of the whole application", 5);
  std::string text;
  for (const Fragment& f : parts)
    text += (f.kind == Fragment::Kind::kGone ? "-" : f.kind == Fragment::Kind::kNew ? "+" : "") + f.text + "|";
  EXPECT_EQ(text, "…|decides on it within|-six|+eight|weeks of receipt of|…|");
  EXPECT_TRUE(fragments("The same.", "the same", 5).empty());
}

TEST(Fragments, TurnedTellTheWayBack) {
  const auto parts =
      turned(fragments("the board may decide within six weeks", "the board must decide in six weeks", 5));
  std::string told;
  for (const Fragment& f : parts)
    told += (f.kind == Fragment::Kind::kGone ? "-" : f.kind == Fragment::Kind::kNew ? "+" : "") + f.text + "|";
  EXPECT_EQ(told, "the board|-must|+may|decide|-in|+within|six weeks|");
}

TEST(Fragments, KeepWhatBothEndWith) {
  const auto parts = fragments("It costs € 125. Whoever pays", "It costs € 100. Whoever pays", 5);
  std::size_t bytes = 0;
  std::string text;
  const Data data = fragment_data(parts, bytes);
  for (const Data& one : data.list_value())
    for (const char* key : {"kept", "gone", "new", "space"})
      if (const Data* part = one.get(key); part != nullptr) text += part->string_value();
  EXPECT_EQ(text, "It costs € 125 100. Whoever pays");
}

TEST(Fragments, KeepTheMarksOfKeysWhole) {
  const auto parts = fragments("on the ground of ⟨own⟩ it is", "on the ground of ⟨board⟩ it is", 5);
  EXPECT_EQ(parts[1].text, "⟨own⟩");
  EXPECT_EQ(parts[2].text, "⟨board⟩");
}

}  // namespace
}  // namespace eender::view
