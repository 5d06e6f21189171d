// SPDX-License-Identifier: EUPL-1.2
#include "ways/compare.h"

#include <gtest/gtest.h>
#include <tbb/global_control.h>

#include <filesystem>
#include <set>

#include "base/file.h"
#include "base/test_folder.h"
#include "corpus/import.h"
#include "library/library.h"
#include "ways/family.h"
#include "ways/kind.h"

namespace eender::ways {
namespace {

namespace fs = std::filesystem;

// A library of a few invented regulations, made as a user would make it.
class Compared : public testing::Test {
 protected:
  static std::string line(const std::string& government, const std::string& number, const std::string& heading,
                          const std::string& text, const std::string& more = "") {
    return "{\"government\":\"" + government + "\",\"document\":\"werk\",\"number\":\"" + number + "\",\"heading\":\"" +
           heading + "\",\"text\":\"" + text + "\",\"language\":\"nl\"" + more + "}\n";
  }

  void import(const std::string& lines, bool as_model = false) {
    const fs::path file = home_ / ("source" + std::to_string(++files_) + ".jsonl");
    ASSERT_TRUE(replace_file(file, lines));
    const auto report = corpus::import_sources({home_ / "lib", {file.string()}, as_model}, corpus::Register());
    ASSERT_TRUE(report) << report.error().describe();
    ASSERT_EQ(report->unreadable, 0u);
  }

  void compare() {
    rules_.emplace(*Rules::load(fs::path(EENDER_SOURCE_DIR) / "data/ways"));
    auto update = library::Update::begin(home_ / "lib");
    ASSERT_TRUE(update) << update.error().describe();
    library_.emplace(*library::Library::open(home_ / "lib"));
    corpus_.emplace(*corpus::Corpus::open(*library_, *Date::of(2024, 1, 1)));
    const auto summary = ways::compare({*library_, *corpus_, *rules_, "test"}, *update);
    ASSERT_TRUE(summary) << summary.error().describe();
    ASSERT_TRUE(update->commit());
    library_.emplace(*library::Library::open(home_ / "lib"));
    corpus_.emplace(*corpus::Corpus::open(*library_, *Date::of(2024, 1, 1)));
    analysis_.emplace(*Analysis::open(*library_));
    keyer_.emplace(*corpus_, *rules_);
  }

  std::vector<FamilyRow> families() { return *analysis_->families(std::nullopt, true); }
  OpenFamily open(const FamilyRow& row) {
    auto reader = corpus::Reader::open(*corpus_);
    return *open_family(row, *analysis_, *reader, *keyer_);
  }

  TestFolder home_;
  int files_ = 0;
  std::optional<Rules> rules_;
  std::optional<library::Library> library_;
  std::optional<corpus::Corpus> corpus_;
  std::optional<Analysis> analysis_;
  std::optional<Keyer> keyer_;
};

const char* const kLoan =
    "Een rolstoel wordt uitgeleend voor ten hoogste %s, tegen een borg van € %s, aan inwoners van de gemeente %s die "
    "tijdelijk slecht ter been zijn.";

std::string loan(const std::string& term, const std::string& deposit, const std::string& name) {
  char text[512];
  std::snprintf(text, sizeof text, kLoan, term.c_str(), deposit.c_str(), name.c_str());
  return text;
}

TEST_F(Compared, CountsTheRungsOfTheLadder) {
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25", "Alfa")) +
         line("Beta", "1", "Uitleen", loan("6 weken", "25", "Beta")) +
         line("Gamma", "1", "Uitleen", loan("zes weken", "25", "Gamma")) +
         line("Delta", "1", "Uitleen", loan("8 weken", "40", "Delta")) +
         line("Epsilon", "1", "Uitleen", loan("8 weken", "40", "Epsilon").replace(0, 17, "Een rolstoel mag")) +
         line("Zeta", "1", "Honden",
              "Wie een hond houdt betaalt jaarlijks hondenbelasting aan de ontvanger van de gemeente waar het dier "
              "verblijft."));
  compare();
  const auto rows = families();
  ASSERT_EQ(rows.size(), 1u);
  const Ladder expected{5, 5, 4, 2, 2};
  EXPECT_EQ(rows[0].ladder, expected);
  EXPECT_EQ(rows[0].title, "Uitleen");
  const auto family = open(rows[0]);
  EXPECT_EQ(family.ladder, expected);
  ASSERT_EQ(family.columns.size(), 2u);
  std::multiset<std::string> terms;
  for (const auto& cell : family.columns[0].cells)
    if (cell) terms.insert(cell->normal);
  EXPECT_EQ(terms, (std::multiset<std::string>{"6 weeks", "6 weeks", "6 weeks", "8 weeks", "8 weeks"}));
}

TEST_F(Compared, JoinsTheCommonTextBackToTheBase) {
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25", "Alfa")) +
         line("Beta", "1", "Uitleen", loan("13 weken", "62,50", "Beta")) +
         line("Gamma", "1", "Uitleen", loan("6 weken", "25", "Gamma").replace(0, 23, "Een rolstoel kan worden")));
  compare();
  const auto family = open(families().at(0));
  std::string joined;
  for (const Piece& piece : family.text) joined += piece.text;
  EXPECT_EQ(joined, family.positions[family.base].position.text);
  EXPECT_TRUE(std::any_of(family.text.begin(), family.text.end(),
                          [](const Piece& p) { return p.kind == Piece::Kind::kVariation; }));
}

TEST_F(Compared, NeverCountsMoreOnALowerRung) {
  // Beta has taken Alfa's text over with Alfa's name in it: one wording, of which only Alfa sees an own name.
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25", "Alfa")) +
         line("Beta", "1", "Uitleen", loan("6 weken", "25", "Alfa")) +
         line("Gamma", "1", "Uitleen", loan("6 weken", "25", "Gamma")));
  compare();
  const Ladder expected{3, 2, 1, 1, 1};
  EXPECT_EQ(families().at(0).ladder, expected);
  EXPECT_EQ(open(families().at(0)).ladder, expected);
}

TEST_F(Compared, FindsShortProvisionsWithTwoWordsChangedInTwelve) {
  import(
      line("Alfa", "1", "", "Gebruikers brengen hun geleende rolstoel gereinigd, compleet en met volle accu terug.") +
      line("Beta", "1", "", "Gebruikers brengen hun gehuurde rolstoel gereinigd, compleet en met lege accu terug."));
  compare();
  ASSERT_EQ(families().size(), 1u);
  EXPECT_TRUE(families()[0].short_text);
}

// Of 29 words the first 16 are the same: 14 stretches of three of 40, just enough. Of the third text the first 15: 13 of 41.
TEST_F(Compared, FindsTextsThatShareThirtyFiveInAHundredStretches) {
  const std::string same = "Wie een geleende kano terugbrengt spoelt hem schoon legt de peddels droog weg onder het ";
  import(
      line("Alfa", "1", "",
           same + "afdak en sluit daarna zorgvuldig elke poort terwijl bezoekers nog rustig langs water wandelen.") +
      line("Beta", "1", "",
           same + "afdak waar nachtelijke zwanen vaak slapen tussen oude touwen manden zeilen planken verf kwasten.") +
      line("Gamma", "1", "",
           same + "bruggetje zonder ander gereedschap achter te laten dan natte lappen zeep borstels emmers sponzen."));
  compare();
  ASSERT_EQ(families().size(), 1u);
  EXPECT_EQ(families()[0].ladder.governments, 2u);
  EXPECT_DOUBLE_EQ(families()[0].weakest, 0.35);
}

// A source of running text had cut its headings off at 200 letters, in a word that went on in the text.
TEST_F(Compared, SaysOfAHeadingThatWasCutOffThatThereIsMore) {
  const std::string cut =
      "Van de uitleen van rolstoelen, driewielers en andere hulpmiddelen op wielen aan wie tijdelijk slecht ter been "
      "is "
      "en daarom hu";
  const std::string rest =
      "lp vraagt, geldt dat zij binnen zes weken worden teruggebracht bij de beheerder van de uitleendienst.";
  import(line("Alfa", "1", cut, rest) + line("Beta", "1", cut, rest));
  compare();
  EXPECT_EQ(families().at(0).title,
            "Van de uitleen van rolstoelen, driewielers en andere hulpmiddelen op wielen aan wie tijdelijk slecht ter "
            "been is en daarom …");
}

TEST_F(Compared, TakesTheFirstSentenceWhereNobodyHasAHeading) {
  import(line("Alfa", "1", "", "Een rolstoel kost € 1.250,50 per jaar. Wie hem leent betaalt dat bij het ophalen.") +
         line("Beta", "1", "", "Een rolstoel kost € 1.250,50 per jaar. Wie hem leent betaalt dat bij het brengen."));
  compare();
  EXPECT_EQ(families().at(0).title, "Een rolstoel kost € 1.250,50 per jaar");
}

TEST_F(Compared, CountsAModelNowhere) {
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25", "Alfa")) +
         line("Beta", "1", "Uitleen", loan("6 weken", "25", "Beta")));
  import(line("Vereniging", "1", "Uitleen", loan("6 weken", "30", "de burgers")), true);
  compare();
  ASSERT_EQ(families().size(), 1u);
  EXPECT_EQ(families()[0].ladder.governments, 2u);
  EXPECT_EQ(families()[0].models, 1u);
  EXPECT_EQ(open(families()[0]).positions.size(), 3u);
}

TEST_F(Compared, CountsOnlyWhatIsInForce) {
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25", "Alfa"), ",\"until\":\"2020-01-01\"") +
         line("Beta", "1", "Uitleen", loan("6 weken", "25", "Beta")) +
         line("Gamma", "1", "Uitleen", loan("6 weken", "25", "Gamma"), ",\"from\":\"2030-01-01\""));
  compare();
  EXPECT_TRUE(families().empty());
  EXPECT_EQ(corpus_->coverage().lapsed, 1u);
  EXPECT_EQ(corpus_->coverage().future, 1u);
}

// What the analysis keeps of a member is what opening its family finds.
TEST_F(Compared, KeepsOfEachProvisionHowManyGoItsWay) {
  const std::string other = loan("6 weken", "25", "Delta").replace(0, 17, "Een rolstoel mag");
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25", "Alfa")) +
         line("Alfa", "2", "Uitleen", loan("6 weken", "25", "Alfa")) +  // says nothing more
         line("Beta", "1", "Uitleen", loan("6 weken", "25", "Beta")) + line("Delta", "1", "Uitleen", other) +
         line("Gamma", "1", "Uitleen", loan("6 weken", "25", "Gamma")) +
         line("Gamma", "2", "Uitleen", loan("8 weken", "40", "Gamma")));
  import(line("Vereniging", "1", "Uitleen", other), true);
  compare();
  const OpenFamily family = open(families().at(0));
  EXPECT_EQ(family.row.commonest, family.ways.front().governments);
  EXPECT_EQ(family.row.commonest, 2u);
  std::size_t seen = 0;
  for (const Counted& counted : family.positions) {
    for (const corpus::ProvisionRow& provision : counted.position.provisions) {
      const auto place = *analysis_->place_of(provision.key);
      ASSERT_TRUE(place);
      EXPECT_EQ(place->member.standing, Member::Standing::kCounts);
      EXPECT_EQ(place->member.going, family.ways[counted.way].governments);
      EXPECT_EQ(place->member.together, counted.position.provisions.size());
      ++seen;
    }
    for (const corpus::ProvisionRow& provision : counted.position.repeated) {
      const auto place = *analysis_->place_of(provision.key);
      ASSERT_TRUE(place);
      EXPECT_EQ(place->member.standing, Member::Standing::kRepeated);
      ++seen;
    }
  }
  EXPECT_EQ(seen, 7u);
}

TEST_F(Compared, IsRefusedWhenAnotherVersionOfEenderComparedIt) {
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25", "Alfa")) +
         line("Beta", "1", "Uitleen", loan("6 weken", "25", "Beta")));
  auto update = *library::Update::begin(home_ / "lib");
  for (const auto& entry : library::Library::open(home_ / "lib")->of_kind("corpus")) ASSERT_TRUE(update.keep(entry));
  auto database = *library::Database::create(update.stage(kAnalysisFile));
  ASSERT_TRUE(
      database.run("CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT); INSERT INTO meta VALUES('format','1')"));
  ASSERT_TRUE(database.finish());
  ASSERT_TRUE(update.add(kAnalysisFile, "analysis"));
  ASSERT_TRUE(update.commit());
  const auto old = Analysis::open(*library::Library::open(home_ / "lib"));
  ASSERT_FALSE(old);
  EXPECT_EQ(old.error().kind, ErrorKind::kConflict);
  EXPECT_NE(old.error().message.find("another version"), std::string::npos);
}

TEST_F(Compared, IsRefusedWhenSourcesCameSince) {
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25", "Alfa")) +
         line("Beta", "1", "Uitleen", loan("6 weken", "25", "Beta")));
  compare();
  import(line("Gamma", "1", "Uitleen", loan("6 weken", "25", "Gamma")));
  const auto stale = Analysis::open(*library::Library::open(home_ / "lib"));
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().kind, ErrorKind::kConflict);
}

TEST_F(Compared, DoesNotDependOnThreads) {
  std::string lines;
  for (int i = 0; i < 60; ++i)
    lines += line("Plaats " + std::to_string(i), "1", "Uitleen",
                  loan(std::to_string(4 + i % 3) + " weken", "25", "Plaats " + std::to_string(i)));
  std::string results[2];
  for (const int threads : {1, 2}) {
    fs::remove_all(home_ / "lib");  // so that the second does not find what the first compared
    fs::remove_all(home_ / "lib.sources");
    files_ = 0;
    import(lines);
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    compare();
    results[threads - 1] = library_->of_kind("analysis").at(0).checksum + library_->of_kind("skeletons").at(0).checksum;
  }
  EXPECT_EQ(results[0], results[1]);
}

TEST_F(Compared, SearchFindsByTheBeginningOfWordsAndTakesOperatorsAsText) {
  import(line("Alfa", "1", "Uitleen", loan("6 weken", "25", "Alfa")) +
         line("Beta", "1", "Uitleen", loan("6 weken", "25", "Beta")));
  compare();
  EXPECT_EQ(analysis_->search("rolst", 5)->size(), 1u);
  EXPECT_EQ(analysis_->search("\"rolstoel\" NEAR(", 5)->size(), 1u);
  EXPECT_TRUE(analysis_->search("parkeervergunning", 5)->empty());
  EXPECT_TRUE(analysis_->search("  ", 5)->empty());
}

TEST(Kind, IsToldByHeadingAndText) {
  EXPECT_EQ(kind_of("Begripsbepalingen", ""), Kind::kDefinition);
  EXPECT_EQ(kind_of("", "In deze verordening wordt verstaan onder: rolstoel: een stoel op wielen."), Kind::kDefinition);
  EXPECT_EQ(kind_of("Slot", "Deze verordening treedt in werking op 1 januari 2020."), Kind::kClosing);
  EXPECT_EQ(kind_of("Uitleentermijn", "De rolstoel wordt zes weken uitgeleend."), Kind::kSubstantive);
}

}  // namespace
}  // namespace eender::ways
