// SPDX-License-Identifier: EUPL-1.2
#include "view/view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "corpus/segment.h"
#include "library/library.h"
#include "view/corpus_text.h"
#include "view/coverage_text.h"
#include "view/csv.h"
#include "view/family_list.h"
#include "view/family_text.h"
#include "view/json.h"
#include "view/terminal.h"
#include "view/values.h"

namespace eender::view {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

constexpr Terminal kPlain{80, false, true};

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    result.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return result;
}

TEST(Terminal, CountsColumnsAndNotBytes) {
  EXPECT_EQ(display_width("Fryslân"), 7);
  EXPECT_EQ(display_width("Frysla\xCC\x82n"), 7);  // a combining circumflex
  EXPECT_EQ(display_width("市町村"), 6);
  EXPECT_EQ(display_width("\xFF"), 1);
  EXPECT_EQ(left("é", 3), "é  ");
  EXPECT_EQ(right("市", 3), " 市");
}

TEST(Terminal, FillsLinesToTheWidthAndNoFurther) {
  const Terminal narrow{12, false, true};
  EXPECT_EQ(fill(narrow, {{"the board decides on it"}}, 0, 2), "the board\n  decides on\n  it\n");
  EXPECT_EQ(fill(narrow, {{"abcdefghijklmnopqrst"}}, 0, 2), "abcdefghijkl\n  mnopqrst\n");
  EXPECT_EQ(fill(narrow, {{"市町村市町村市町村"}}, 0, 0), "市町村市町村\n市町村\n");
}

TEST(Terminal, KeepsTheIndentOfListItemsAndTheCellsOfTables) {
  EXPECT_EQ(fill(Terminal{20, false, true}, {{"first\n  a. one two three four\nlast\tcell"}}, 2, 2),
            "  first\n    a. one two three\n    four\n  last | cell\n");
}

TEST(Terminal, PaintsOnlyWhereColourIsWanted) {
  const Runs runs = {{"the "}, {"board", Style::kOwn}, {"'s"}};
  EXPECT_EQ(fill(kPlain, runs, 0, 0), "the board's\n");
  EXPECT_EQ(fill(Terminal{80, true, true}, runs, 0, 0), "the \x1b[35mboard\x1b[0m's\n");
}

TEST(Terminal, LetsNoTextSteerTheScreen) {
  EXPECT_EQ(clean("a\x1b[2Jb\x07\r\n\tc"), "a\uFFFD[2Jb\uFFFD\n\tc");
  EXPECT_EQ(clean("a\u202Eb\xC2\x9B"
                  "c\xFF"),
            "a\uFFFDb\uFFFDc\uFFFD");
  EXPECT_EQ(clean("Fryslân 市"), "Fryslân 市");
  EXPECT_EQ(one_line("  a \n\t b\u00A0c "), "a b c");
}

TEST(Terminal, ShortensBetweenWordsWhereThatLosesLittle) {
  EXPECT_EQ(shorten("the board decides", 80, kPlain), "the board decides");
  EXPECT_EQ(shorten("the board decides", 13, kPlain), "the board …");
  EXPECT_EQ(shorten("incomprehensible", 8, kPlain), "incompr…");
  for (int width = 1; width < 20; ++width)
    EXPECT_LE(display_width(shorten("市町 é and more of it", width, kPlain)), std::max(width, 1));
}

TEST(Terminal, DrawsNoBarForNothingAndSomeForLittle) {
  EXPECT_EQ(bar(kPlain, 0, 4), "    ");
  EXPECT_EQ(bar(kPlain, 0.0001, 4), "▏   ");
  EXPECT_EQ(bar(kPlain, 0.5, 4), "██  ");
  EXPECT_EQ(bar(kPlain, 2, 4), "████");
  EXPECT_EQ(bar(Terminal{80, false, false}, 0.5, 4), "##  ");
}

TEST(View, WritesNumbersAndPlurals) {
  EXPECT_EQ(number(0), "0");
  EXPECT_EQ(number(999), "999");
  EXPECT_EQ(number(1000), "1,000");
  EXPECT_EQ(number(1234567), "1,234,567");
  EXPECT_EQ(counted(1, "government"), "1 government");
  EXPECT_EQ(counted(0, "family", "families"), "0 families");
}

// A library on disk with five governments and a model, and a family of their decisions made by hand: four say "within … of receipt" (6, 6,
// 8 and 13 weeks; the model 6), Elst "without delay". Breda's name is one that a spreadsheet would run.
class Family : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) / ("view_test." + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    auto update = library::Update::begin(folder_);
    ASSERT_TRUE(update) << update.error().describe();
    {
      auto writer = corpus::SegmentWriter::create(update->stage("corpus-1.sqlite"), register_);
      ASSERT_TRUE(writer) << writer.error().describe();
      writer->begin_source("decisions.jsonl", "0", 1, false);
      for (const char* name : {"Almen", "=Breda", "Celle", "Doorn", "Elst"})
        writer->regulation(regulation(name, false));
      writer->regulation(regulation("Bond", true));
      corpus::Problem problem;
      problem.source = "scan.xml";
      problem.line = 12;
      problem.government = "elst";
      problem.reason = "the text ends in the middle of an element";
      writer->problem(problem);
      ASSERT_TRUE(writer->finish());
    }
    ASSERT_TRUE(update->add("corpus-1.sqlite", "corpus"));
    ASSERT_TRUE(update->commit());
    const auto library = library::Library::open(folder_);
    ASSERT_TRUE(library);
    auto corpus = corpus::Corpus::open(*library, *Date::parse("2020-12-31"));
    ASSERT_TRUE(corpus) << corpus.error().describe();
    corpus_.emplace(*std::move(corpus));
    make_family();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  static corpus::Regulation regulation(const std::string& government, bool model) {
    corpus::Regulation r;
    r.government = government;
    r.work = "W1";
    r.version = "1";
    r.title = model ? "Model decisions" : "Decisions of " + government;
    r.model = model;
    corpus::Provision p;
    p.path = "article-1";
    p.text = "The board decides.";
    r.provisions.push_back(p);
    return r;
  }

  void make_family() {
    family_.row.id = 3;
    family_.row.title = "Term of\x1b[2J decision";
    family_.row.anchor = "almen/W1/article-1";
    family_.row.provisions = 6;
    family_.row.models = 1;
    family_.row.weakest = 0.5;
    family_.ladder = family_.row.ladder = {5, 5, 3, 2, 2};
    ASSERT_EQ(corpus_->regulations().size(), 6U);
    std::vector<std::uint32_t> order;  // governments ascending, then the model
    for (const bool model : {false, true})
      for (std::uint32_t r = 0; r < corpus_->regulations().size(); ++r)
        if (corpus_->regulations()[r].model == model) order.push_back(r);
    for (const std::uint32_t r : order) {
      ways::Counted counted;
      counted.position.government = corpus_->regulations()[r].government;
      counted.position.model = corpus_->regulations()[r].model;
      corpus::ProvisionRow provision;
      provision.regulation = r;
      provision.path = "article-1";
      counted.position.provisions.push_back(provision);
      counted.position.text = "The board of Almen decides within 6 weeks of receipt.";
      counted.keys = {"w" + std::to_string(r), "n" + std::to_string(r / 2), "the ⟨board⟩ decides",
                      "the ⟨board⟩ decides"};
      family_.positions.push_back(counted);
    }
    almen_ = at("Almen"), breda_ = at("=Breda"), celle_ = at("Celle"), doorn_ = at("Doorn"), elst_ = at("Elst"),
    model_ = 5;
    family_.base = almen_;
    family_.positions[elst_].way = 1;
    family_.positions[elst_].keys = {"w9", "n9", "the ⟨board⟩ decides without delay",
                                     "the ⟨board⟩ decides without delay"};
    family_.text = {
        {ways::Piece::Kind::kCommon, "The board of ", {}, {}},
        {ways::Piece::Kind::kOwn, "Almen", {}, {}},
        {ways::Piece::Kind::kCommon, " decides", {}, {}},
        {ways::Piece::Kind::kVariation,
         " within",
         {{"within", {almen_, breda_, celle_, doorn_, model_}, 4}, {"without delay, at most", {elst_}, 1}},
         {}},
        {ways::Piece::Kind::kCommon, " ", {}, {}},
        {ways::Piece::Kind::kValue,
         "6 weeks",
         {{"6 weeks", {almen_, breda_, model_}, 2}, {"eight weeks", {celle_}, 1}, {"13 weeks", {doorn_}, 1}},
         0},
        {ways::Piece::Kind::kCommon, " of receipt.", {}, {}}};
    ways::Column column;
    column.kind = text::ValueKind::kTerm;
    column.context = "decides within … of receipt";
    column.cells.resize(6);
    column.cells[almen_] = column.cells[breda_] = column.cells[model_] =
        ways::Cell{"6 weeks", "6 weeks", "42 days", text::Bound::kNone};
    column.cells[celle_] = ways::Cell{"eight weeks", "8 weeks", "56 days", text::Bound::kNone};
    column.cells[doorn_] = ways::Cell{"13 weeks", "13 weeks", "91 days", text::Bound::kNone};
    column.cells[elst_] = ways::Cell{"2 months", "2 months", "2 months", text::Bound::kNone};
    family_.columns = {column};
    ways::Way common;
    common.positions = {almen_, breda_, celle_, doorn_, model_};
    common.governments = 4;
    common.wordings = 4;
    ways::Way own;
    own.positions = {elst_};
    own.governments = own.wordings = 1;
    own.differences = {{3, 1}};
    family_.ways = {common, own};
  }

  std::uint32_t at(const std::string& name) const {
    for (std::uint32_t p = 0; p < family_.positions.size(); ++p)
      if (corpus_->government(family_.positions[p].position.government).name == name &&
          !family_.positions[p].position.model)
        return p;
    ADD_FAILURE() << name;
    return 0;
  }

  std::string page(const Terminal& terminal = kPlain, const PageOptions& options = {}) const {
    return family_page(family_, *corpus_, terminal, options);
  }

  std::filesystem::path folder_;
  corpus::Register register_;
  std::optional<corpus::Corpus> corpus_;
  ways::OpenFamily family_;
  std::uint32_t almen_ = 0, breda_ = 0, celle_ = 0, doorn_ = 0, elst_ = 0, model_ = 0;
};

TEST_F(Family, PageSaysTheLadderInOneSentence) {
  EXPECT_THAT(page(Terminal{100, false, true}),
              HasSubstr("5 governments · 5 wordings · 3 apart from names · 2 apart from values · at most 2 ways\n"));
}

TEST_F(Family, PageNamesWhoHasItDividedOtherwise) {
  EXPECT_THAT(page(kPlain), Not(HasSubstr("Divided otherwise")));
  family_.divided.emplace();
  EXPECT_THAT(page(kPlain), Not(HasSubstr("Divided otherwise")));
  const corpus::ProvisionRow& provision = family_.positions[almen_].position.provisions.front();
  const std::string id = corpus_->id_of(provision);
  const std::string government = family_.positions[almen_].position.government;
  using How = ways::Divided::How;
  family_.divided = {{government, false, How::kInLonger, 0.8349, {{provision, {0, 4}, 0.8349}}},
                     {government, false, How::kInSeveral, 0.5, {{provision, {0, 4}, 0.3}, {provision, {5, 9}, 0.2}}}};
  const std::string said = page(Terminal{100, false, true});
  EXPECT_THAT(said, HasSubstr("Divided otherwise, not counted among the ways\n"));
  EXPECT_THAT(said, HasSubstr("  1 government has this inside a longer provision: Almen 83% in " + id + ".\n"));
  EXPECT_THAT(said, HasSubstr("  1 government has this in several provisions: Almen 50% in " + id + ", " + id + ".\n"));
}

TEST_F(Family, PageShowsTheReadingsInPlaceAndMarksOwnNames) {
  EXPECT_THAT(page(Terminal{100, false, true}),
              HasSubstr("The board of ‹Almen› decides [within: 4 | without delay, at most: 1] "
                        "[6 weeks: 2 | eight weeks: 1"));
}

TEST_F(Family, PageSaysWhereAWayDiffers) {
  EXPECT_THAT(page(Terminal{120, false, true}),
              HasSubstr("… board of Almen decides [within → without delay, at most] 6 weeks of receipt."));
}

TEST_F(Family, PageOrdersValuesByMagnitudeWithTheirMedianAndWhoIsAlone) {
  const std::string text = page();
  const std::size_t six = text.find("   6 weeks  2"), eight = text.find("   8 weeks  1"),
                    months = text.find("  2 months  1"), thirteen = text.find("  13 weeks  1");
  EXPECT_LT(six, eight);
  EXPECT_LT(eight, months);
  EXPECT_LT(months, thirteen);
  EXPECT_NE(thirteen, std::string::npos);
  EXPECT_THAT(text.substr(eight, text.find('\n', eight) - eight), EndsWith("median"));
  EXPECT_THAT(text, HasSubstr("alone: Celle (8 weeks), Elst (2 months), Doorn (13 weeks)"));
}

TEST_F(Family, PageShowsModelsAndNeverCountsThem) {
  EXPECT_THAT(page(), HasSubstr("as the model: Model decisions"));
  EXPECT_THAT(page(), HasSubstr("5 provisions and 1 of a model"));
  EXPECT_THAT(page(), Not(HasSubstr("6 weeks  3")));
}

TEST_F(Family, PageSaysThatNotAllCouldBeRead) {
  EXPECT_THAT(page(), HasSubstr("1 place in the sources could not be read"));
  EXPECT_THAT(page(Terminal{120, false, true}), HasSubstr("not counted above, and not known to be absent"));
}

TEST_F(Family, PageKeepsToTheWidthAndIsPlainWithoutColour) {
  for (const int width : {40, 60, 80, 120})
    for (const bool unicode : {true, false}) {
      const std::string text = page(Terminal{width, false, unicode}, {true, true});
      EXPECT_THAT(text, Not(HasSubstr("\x1b")));
      for (const std::string& line : lines(text)) {
        EXPECT_LE(display_width(line), width) << line;
        EXPECT_THAT(line, Not(EndsWith(" ")));
      }
    }
  EXPECT_THAT(page(Terminal{80, true, true}), HasSubstr("\x1b["));
  EXPECT_THAT(page(Terminal{80, true, true}), Not(HasSubstr("\x1b[2J")));
}

TEST_F(Family, KeysAreATreeFromTheWayDownToTheWords) {
  const std::string text = page(kPlain, {false, true});
  EXPECT_THAT(text, HasSubstr("key 5 the ⟨board⟩ decides ("));
  EXPECT_THAT(text, HasSubstr("    key 4 the same ("));
  EXPECT_THAT(text, HasSubstr("        key 2 w9 (Elst)"));
  EXPECT_THAT(page(), Not(HasSubstr("key 5")));
}

TEST_F(Family, JsonHoldsWhatItsSchemaPromises) {
  const Json json = Json::parse(dump(ways_json("decision", {family_}, {}, *corpus_, {}, true)));
  EXPECT_EQ(json["query"], "decision");
  EXPECT_EQ(json["coverage"]["governments"], 5);
  EXPECT_EQ(json["coverage"]["unreadable"], 1);
  EXPECT_EQ(json["problems"][0]["line"], 12);
  const Json& family = json["families"][0];
  EXPECT_EQ(family["id"], 3);
  EXPECT_EQ(family["kind"], "substantive");
  EXPECT_EQ(family["ladder"],
            Json::parse(R"({"governments":5,"wordings":5,"apartFromNames":3,"apartFromValues":2,"ways":2})"));
  EXPECT_EQ(family["ways"][0]["governments"].size(), 4U);
  EXPECT_EQ(family["ways"][0]["models"].size(), 1U);
  EXPECT_THAT(family["ways"][0]["provisions"].get<std::vector<std::string>>(), Each(EndsWith("/W1/article-1")));
  EXPECT_EQ(family["ways"][1]["differences"][0]["reading"], "without delay, at most");
  EXPECT_EQ(family["commonText"],
            "The board of Almen decides[within: 4 | without delay, at most: 1] [6 weeks: 2 | eight weeks: 1 | 13 "
            "weeks: 1] of receipt.");
  EXPECT_EQ(family["pieces"][5]["value"], 0);
  EXPECT_EQ(family["values"][0]["cells"].size(), 5U);
}

TEST_F(Family, CsvHasALineAGovernmentAndNothingASpreadsheetWouldRun) {
  const auto rows = lines(values_csv(family_, *corpus_));
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_EQ(rows[0], "id,name,region,inhabitants,way,1 term: decides within … of receipt,from,reading\r");
  EXPECT_THAT(rows, testing::Contains(HasSubstr(",'=Breda,,,1,6 weeks,,read\r")));
  EXPECT_THAT(rows, testing::Contains(HasSubstr(",Elst,,,2,2 months,,partly\r")));
}

TEST_F(Family, CsvListsBehindTheFamilyWhoIsNotInIt) {
  family_.positions.erase(family_.positions.begin() + elst_);
  for (ways::Column& column : family_.columns) column.cells.erase(column.cells.begin() + elst_);
  const auto rows = lines(values_csv(family_, *corpus_));
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_EQ(rows.back(), "elst,Elst,,,,,,partly\r");
}

TEST_F(Family, SaysFromWhomWhatCountsWasInherited) {
  ways::Position& position = family_.positions[celle_].position;
  position.inherited = {{"doorn", ways::Inherited::Fate::kCounts, position.provisions}};
  EXPECT_THAT(page(), HasSubstr("Celle (from Doorn)"));
  EXPECT_THAT(page(), HasSubstr("Counted until it is replaced: from Doorn, now Celle."));
  EXPECT_THAT(values_csv(family_, *corpus_), HasSubstr(",Celle,,,1,8 weeks,\"from Doorn, now Celle\",read"));
  const Json json = family_json(family_, *corpus_);
  EXPECT_EQ(json["inherited"][0]["from"]["name"], "Doorn");
  EXPECT_EQ(json["inherited"][0]["now"]["name"], "Celle");
  EXPECT_EQ(json["ways"][0]["governments"][2]["from"][0]["id"], "doorn");
  position.inherited[0].fate = ways::Inherited::Fate::kReplaced;
  EXPECT_THAT(page(), Not(HasSubstr("Celle (from Doorn)")));
  EXPECT_THAT(page(), HasSubstr("Not counted, because the successor has its own: from Doorn, now Celle."));
  EXPECT_EQ(family_json(family_, *corpus_)["inherited"][0]["fate"], "replaced");
}

TEST(Coverage, IsSaidInASentence) {
  EXPECT_EQ(coverage_sentence(corpus::ReadingCounts{355, 4, 1, 2, 348, "municipality"}),
            "5 of 355 municipalities were read, 1 of them only in part; 2 could not be read, 348 were not imported.");
  EXPECT_EQ(coverage_sentence(corpus::ReadingCounts{1, 1, 0, 0, 0, ""}), "1 of 1 government was read.");
  EXPECT_EQ(coverage_sentence(ways::FamilyCoverage{342, 34, 3, 5, 1, 2, 300}, "municipality"),
            "34 of 342 municipalities have this; 3 have it divided otherwise, 5 have nothing on it, 1 has nothing on "
            "it in the part that was read, 2 "
            "could not be read, 300 were not imported.");
}

TEST(Csv, QuotesAndDefusesCells) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("--03-12"), "'--03-12");
  EXPECT_EQ(csv_cell("@x,y"), "\"'@x,y\"");
}

// "14 days" and "2 weeks" were two bars, and the commonest term the wrong one.
TEST(Values, ThatAreEqualExactlyAreOne) {
  ways::Column column;
  column.kind = text::ValueKind::kTerm;
  const auto add = [&](const char* normal, const char* measure) {
    column.cells.push_back(ways::Cell{"", normal, measure, text::Bound::kNone});
  };
  add("14 days", "14 days");
  add("2 weeks", "14 days");
  add("2 weeks", "14 days");
  add("10 working days", "10 working days");
  add("1 month", "1 month");
  add("3 weeks", "21 days");
  const ValueColumn grouped = value_column(column, std::vector<ways::Counted>(6));
  std::vector<std::string> labels;
  for (const ValueGroup& group : grouped.groups) labels.push_back(group.label);
  EXPECT_THAT(labels, testing::ElementsAre("10 working days", "2 weeks = 14 days", "3 weeks", "1 month"));
  EXPECT_EQ(grouped.median, 1U);
  const TermSorts sorts = term_sorts(column, grouped);
  EXPECT_TRUE(sorts.months && sorts.working_days && !sorts.hours);
}

TEST(Values, OfOneSortAreInAnExactOrder) {
  ways::Column column;
  column.kind = text::ValueKind::kTerm;
  column.cells.push_back(ways::Cell{"", "1 year", "12 months", text::Bound::kNone});
  column.cells.push_back(ways::Cell{"", "6 months", "6 months", text::Bound::kNone});
  EXPECT_FALSE(term_sorts(column, value_column(column, std::vector<ways::Counted>(2))).any());
}

TEST(Values, ManyAreToldByTheirCommonestWithTheRarerOnesBetween) {
  ways::Column column;
  column.kind = text::ValueKind::kAmount;
  std::vector<ways::Counted> positions(40);
  for (std::uint32_t p = 0; p < positions.size(); ++p) {
    const std::string amount = std::to_string(p < 20 ? 100 : p) + ".00 EUR";
    column.cells.push_back(ways::Cell{"", amount, amount, text::Bound::kAtMost});
  }
  const ValueColumn grouped = value_column(column, positions);
  EXPECT_EQ(grouped.groups.size(), 21U);
  EXPECT_EQ(grouped.bound, "at most");
  EXPECT_EQ(grouped.groups.front().label, "€ 20.00");
  EXPECT_EQ(grouped.groups.back().label, "€ 100.00");
  EXPECT_EQ(grouped.median, 19U);
}

TEST(FamilyList, AlignsItsColumnsAndFitsTheWidth) {
  ways::FamilyRow row;
  row.id = 12;
  row.title = "Een titel die langer is dan er op een smalle regel van een scherm past en daarom wordt ingekort";
  row.ladder = {355, 214, 96, 31, 7};
  ways::FamilyRow closing = row;
  closing.kind = ways::Kind::kClosing;
  for (const int width : {60, 80, 120})
    for (const std::string& line :
         lines(family_list({{row, "Verordening op de begraafplaatsen"}, {closing, "Marktverordening"}}, {},
                           Terminal{width, false, true})))
      EXPECT_LE(display_width(line), width) << line;
  EXPECT_THAT(family_list({{row, ""}}, {}, kPlain),
              HasSubstr("    12      355    214     96      31     7  Een titel"));
  EXPECT_THAT(family_list({{closing, ""}}, {}, kPlain), HasSubstr("… (closing)"));
}

TEST(Problems, AreListedGravestFirstWithPlaceAndReason) {
  corpus::Problem notice;
  notice.severity = corpus::Problem::Severity::kNotice;
  notice.source = "a.xml";
  notice.reason = "odd";
  corpus::Problem unreadable;
  unreadable.source = "b.xml";
  unreadable.offset = 1500;
  unreadable.reason = "cut short";
  EXPECT_EQ(problem_list({notice, unreadable}, kPlain, 5),
            "  unreadable b.xml, byte 1,500: cut short\n  notice a.xml: odd\n");
  EXPECT_THAT(problem_list({notice, unreadable}, kPlain, 1), EndsWith("  + 1 more\n"));
}

}  // namespace
}  // namespace eender::view
