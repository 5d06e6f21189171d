// SPDX-License-Identifier: EUPL-1.2
#include "ways/position.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "base/test_folder.h"
#include "corpus/import.h"
#include "library/library.h"
#include "ways/compare.h"
#include "ways/family.h"

namespace eender::ways {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;

// Invented rules of municipalities that were really merged: Spijkenisse and Bernisse became Nissewaard on 1 January 2015.
class Successors : public testing::Test {
 protected:
  static std::string rule(const std::string& government, const std::string& weeks, const std::string& named = "") {
    return R"({"government":")" + government + R"(","document":"pont","number":"1","heading":"Pont","text":)" +
           R"("De gemeente )" + (named.empty() ? government : named) + " zet fietsen over het water over binnen " +
           weeks + R"( weken nadat daarom is gevraagd bij de veerman."})" + "\n";
  }

  // The one family there is on a day.
  OpenFamily family(const std::string& lines, const char* on) {
    fs::remove_all(home_ / "lib");
    EXPECT_TRUE(replace_file(home_ / "a.jsonl", lines));
    const auto data = fs::path(EENDER_SOURCE_DIR) / "data";
    const auto governments = *corpus::Register::load(data / "governments.csv");
    EXPECT_TRUE(corpus::import_sources({home_ / "lib", {(home_ / "a.jsonl").string()}, false}, governments));
    rules_.emplace(*Rules::load(data / "ways"));
    auto update = *library::Update::begin(home_ / "lib");
    library_.emplace(*library::Library::open(home_ / "lib"));
    corpus_.emplace(*corpus::Corpus::open(*library_, *Date::parse(on), governments));
    summary_ = *compare({*library_, *corpus_, *rules_, "test"}, update);
    EXPECT_TRUE(update.commit());
    const auto analysis = *Analysis::open(*library::Library::open(home_ / "lib"));
    EXPECT_EQ(analysis.summary().coverage, summary_.coverage);
    const auto rows = *analysis.families(std::nullopt, true);
    EXPECT_EQ(rows.size(), 1u);
    auto reader = *corpus::Reader::open(*corpus_);
    auto opened = *open_family(rows.at(0), analysis, reader, Keyer(*corpus_, *rules_));
    EXPECT_EQ(opened.ladder, rows[0].ladder);
    return opened;
  }
  // "gm1930 ← gm0568 counts, gm0612 same"
  static std::vector<std::string> positions(const OpenFamily& family) {
    std::vector<std::string> result;
    for (const Counted& counted : family.positions) {
      std::string text = counted.position.government;
      for (const Inherited& left : counted.position.inherited) {
        const char* const fates[] = {" counts", " same", " replaced"};
        text +=
            (text.find('<') == std::string::npos ? " < " : ", ") + left.government + fates[static_cast<int>(left.fate)];
      }
      result.push_back(text);
    }
    return result;
  }

  TestFolder home_;
  std::optional<Rules> rules_;
  std::optional<library::Library> library_;
  std::optional<corpus::Corpus> corpus_;
  AnalysisSummary summary_;
};

TEST_F(Successors, CountWhatWasLeftToThem) {
  const std::string lines = rule("Haarlem", "6") + rule("Leiden", "6") + rule("Spijkenisse", "6");
  const auto before = family(lines, "2014-12-31");
  EXPECT_THAT(positions(before), ElementsAre("gm0392", "gm0546", "gm0612")) << "Spijkenisse still exists";
  const auto after = family(lines, "2015-01-01");
  EXPECT_THAT(positions(after), ElementsAre("gm0392", "gm0546", "gm1930 < gm0612 counts"));
  EXPECT_EQ(after.ladder, (Ladder{3, 3, 1, 1, 1}))
      << "Spijkenisse's name is its own, though the position is Nissewaard's";
  EXPECT_EQ(summary_.governments, 3u);
}

TEST_F(Successors, CallTheirNewNameTheirOwnInATextTheyTookOver) {
  const auto after = family(rule("Haarlem", "6") + rule("Spijkenisse", "6", "Nissewaard"), "2020-01-01");
  EXPECT_EQ(after.ladder.apart_from_names, 1u);
}

TEST_F(Successors, ReplaceWhatWasLeftToThemByTheirOwn) {
  const auto after = family(rule("Haarlem", "6") + rule("Spijkenisse", "13") + rule("Nissewaard", "8"), "2020-01-01");
  EXPECT_THAT(positions(after), ElementsAre("gm0392", "gm1930 < gm0612 replaced"));
  EXPECT_EQ(after.ladder.governments, 2u);
  EXPECT_EQ(after.row.provisions, 2u) << "what is replaced is not counted";
  const Position& own = after.positions[1].position;
  EXPECT_FALSE(own.is_inherited());
  EXPECT_EQ(own.text.find("13 weken"), std::string::npos);
  ASSERT_EQ(own.inherited.size(), 1u);
  EXPECT_EQ(own.inherited[0].provisions.size(), 1u) << "and stays to be seen";
}

TEST_F(Successors, CollapseWhatReadsTheSameButForNames) {
  const auto after = family(rule("Haarlem", "6") + rule("Bernisse", "6") + rule("Spijkenisse", "6"), "2020-01-01");
  EXPECT_THAT(positions(after), ElementsAre("gm0392", "gm1930 < gm0568 counts, gm0612 same"));
  EXPECT_EQ(after.ladder, (Ladder{2, 2, 1, 1, 1}));
}

TEST_F(Successors, LetWhatDiffersStandTogether) {
  const auto after = family(rule("Haarlem", "6") + rule("Bernisse", "6") + rule("Spijkenisse", "13"), "2020-01-01");
  EXPECT_THAT(positions(after), ElementsAre("gm0392", "gm1930 < gm0568 counts, gm0612 counts"));
  const Position& position = after.positions[1].position;
  EXPECT_NE(position.text.find("6 weken"), std::string::npos);
  EXPECT_NE(position.text.find("13 weken"), std::string::npos);
  EXPECT_EQ(after.ladder.ways, 2u);
}

// What stands one behind the other fills in each value twice: neither is the government's.
TEST_F(Successors, AreToldByTheWayOfEachTextAndStandInNoCommonText) {
  const std::string other =
      R"({"government":"Bernisse","document":"pont","number":"1","heading":"Pont","text":"De gemeente Bernisse zet )"
      R"(geen fietsen over het water over binnen 4 weken nadat daarom is gevraagd bij de schout."})"
      "\n";
  const auto after =
      family(rule("Haarlem", "6") + rule("Leiden", "6") + other + rule("Spijkenisse", "13"), "2020-01-01");
  const Counted& nissewaard = after.positions[2];
  ASSERT_EQ(nissewaard.position.government, "gm1930");
  ASSERT_EQ(nissewaard.parts.size(), 2u);
  EXPECT_EQ(nissewaard.parts[0].government, "gm0568");
  EXPECT_EQ(nissewaard.parts[0].way, std::nullopt) << "nobody else goes it";
  EXPECT_EQ(nissewaard.parts[1].way, 0u);
  EXPECT_EQ(after.ways[nissewaard.way].apart, Apart::kLeft);
  EXPECT_THAT(after.apart, ElementsAre(2u));
  EXPECT_FALSE(after.columns.at(0).cells[2]);
  const ColumnCoverage coverage = coverage_of(after.columns[0], after);
  EXPECT_EQ(coverage.filled, 2u);
  EXPECT_THAT(coverage.without, ElementsAre());
  EXPECT_THAT(coverage.apart, ElementsAre(2u));
  const auto alone = alone_in(after, *corpus_);
  ASSERT_EQ(alone.size(), 1u);
  EXPECT_EQ(alone[0].position, 2u);
  EXPECT_EQ(alone[0].because, Alone::Because::kLeft);
  const WayCounts counts = way_counts(after);
  EXPECT_EQ(counts.left, 1u);
  EXPECT_EQ(counts.others, 1u);
}

TEST_F(Successors, AreAloneForOneReasonEach) {
  std::string slipped = rule("Zwolle", "6");
  slipped.replace(slipped.find("fietsen"), 7, "fiesten");
  std::string own = rule("Assen", "6");
  own.replace(own.find("fietsen"), 7, "koetsen");
  std::string partly = rule("Spijkenisse", "6");  // of Nissewaard itself nothing was read
  partly.replace(partly.find("fietsen"), 7, "paarden");
  const auto four = family(rule("Haarlem", "6") + rule("Leiden", "6") + slipped + own + partly, "2020-01-01");
  const auto alone = alone_in(four, *corpus_);
  std::vector<std::string> told;
  for (const Alone& one : alone) {
    const char* const names[] = {" left", " slip", " partly", " own way"};
    told.push_back(four.positions[one.position].position.government + names[static_cast<int>(one.because)]);
  }
  EXPECT_THAT(told, ElementsAre("gm0106 own way", "gm0193 slip", "gm1930 partly"));
  const WayCounts counts = way_counts(four);
  EXPECT_EQ(counts.slips, 1u);
  EXPECT_EQ(counts.left, 0u);
  EXPECT_EQ(counts.others, 3u);
}

TEST_F(Successors, AreNotAnotherWayForARuleTheyHaveTwice) {
  std::string again = rule("Haarlem", "6");
  again.replace(again.find(R"("number":"1")"), 12, R"("number":"2")");
  const auto twice = family(rule("Haarlem", "6") + again + rule("Leiden", "6"), "2024-01-01");
  EXPECT_EQ(twice.ladder, (Ladder{2, 2, 1, 1, 1}));
  EXPECT_EQ(twice.row.provisions, 2u);
  const Position& haarlem = twice.positions[0].position;
  ASSERT_EQ(haarlem.repeated.size(), 1u) << "what is not counted stays to be seen";
  EXPECT_EQ(haarlem.repeated[0].number, "2");

  again.replace(again.find("6 weken"), 7, "8 weken");
  EXPECT_EQ(family(rule("Haarlem", "6") + again + rule("Leiden", "6"), "2024-01-01").ladder.ways, 2u)
      << "with another term it says more than the first";
}

TEST_F(Successors, ReadANameThatIsAnEverydayWordAsTheOthersHaveIt) {
  const auto cross = [](const std::string& government, const std::string& who, const std::string& minutes) {
    return R"({"government":")" + government + R"(","document":"pont","number":"1","heading":"Pont","text":)" +
           R"("De veerman zet bij het pontje over het water zonder wachten )" + who + " over binnen " + minutes +
           R"( minuten nadat daarom is gevraagd."})" + "\n";
  };
  // The words around tell it otherwise in each half: without the others Buren would have a way of its own.
  const auto word = family(
      cross("Haarlem", "buren", "10") + cross("Zwolle", "buren", "20") + cross("Buren", "buren", "30"), "2020-01-01");
  EXPECT_EQ(word.ladder, (Ladder{3, 3, 3, 1, 1}));
  const auto named = family(cross("Haarlem", "op last van Haarlem", "10") +
                                cross("Zwolle", "op last van Zwolle", "20") + cross("Buren", "op last van Buren", "30"),
                            "2020-01-01");
  EXPECT_EQ(named.ladder, (Ladder{3, 3, 3, 1, 1}));
}

TEST_F(Successors, ReadANameOfNoEverydayWordAsTheOthersHaveItToo) {
  const auto hedge = [](const std::string& government, const std::string& meters) {
    return R"({"government":")" + government + R"(","document":"pont","number":"1","heading":"Pont","text":)" +
           R"("Langs de wachtplaats bij het pontje over het water staat een haag van hulst van )" + meters +
           R"( meter hoog, die de veerman knipt."})" + "\n";
  };
  EXPECT_EQ(family(hedge("Haarlem", "2") + hedge("Zwolle", "3") + hedge("Hulst", "1"), "2020-01-01").ladder,
            (Ladder{3, 3, 3, 1, 1}));
  EXPECT_EQ(family(hedge("Haarlem", "2") + hedge("Hulst", "1"), "2020-01-01").ladder, (Ladder{2, 2, 2, 2, 2}))
      << "one other may have copied the name by mistake";
}

TEST_F(Successors, AndTheOthersAreCountedByWhatWasReadOfThem) {
  const std::string other =
      R"({"government":"Zwolle","document":"x","number":"1","text":"Honden lopen los op het strand in de winter."})"
      "\n";
  const auto one = family(rule("Haarlem", "6") + rule("Leiden", "6") + other, "2024-01-01");
  const FamilyCoverage coverage = coverage_of(one, *corpus_);
  EXPECT_EQ(coverage.expected, 342u);
  EXPECT_EQ(coverage.have, 2u);
  EXPECT_EQ(coverage.nothing, 1u);
  EXPECT_EQ(coverage.not_read, 339u);
}

}  // namespace
}  // namespace eender::ways
