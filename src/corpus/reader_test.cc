// SPDX-License-Identifier: EUPL-1.2
#include "corpus/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "base/test_folder.h"
#include "corpus/formats/test_archive.h"
#include "corpus/import.h"
#include "library/library.h"

namespace eender::corpus {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

// The real register, and a few invented regulations.
class Coverage : public testing::Test {
 protected:
  static const Register& dutch() {
    static const Register all = *Register::load(fs::path(EENDER_SOURCE_DIR) / "data/governments.csv");
    return all;
  }
  static std::string line(const std::string& government, const std::string& more = "") {
    return R"({"government":")" + government + R"(","document":"werk","number":"1","text":"De tekst van )" +
           government + R"(.")" + more + "}\n";
  }
  static std::string cvdr(const std::string& creator, const std::string& end = "</cvdr>") {
    return "<cvdr><meta><owmskern><dcterms:identifier>CVDR7_1</dcterms:identifier><dcterms:title>Ezels</dcterms:title>"
           "<dcterms:creator>" +
           creator +
           "</dcterms:creator></owmskern></meta><body><regeling><regeling-tekst><artikel><kop><label>Artikel</label>"
           "<nr>1</nr></kop><al>Een ezel staat op stal.</al></artikel><artikel><kop><label>Artikel</label><nr>2</nr>"
           "</kop><al>Een ezel balkt.</al></artikel></regeling-tekst></regeling></body>" +
           end;
  }
  std::string put(const std::string& name, const std::string& bytes) {
    EXPECT_TRUE(replace_file(home_ / name, bytes));
    return (home_ / name).string();
  }
  void import(const std::string& file, bool as_model = false) {
    const auto report = import_sources({home_ / "lib", {file}, as_model}, dutch());
    ASSERT_TRUE(report) << report.error().describe();
  }
  Corpus corpus(const char* on = "2024-06-01") {
    return *Corpus::open(*library::Library::open(home_ / "lib"), *Date::parse(on), dutch());
  }
  static std::string of(const Corpus& corpus, std::string_view id) {
    const char* const names[] = {"read", "partly", "unreadable", "nothing"};
    for (const GovernmentCoverage& g : corpus.government_coverage())
      if (g.government->id == id)
        return std::string(names[static_cast<int>(g.reading)]) + " " + std::to_string(g.regulations) +
               (g.problem.empty() ? "" : ": " + g.problem) +
               (g.predecessors.empty() ? "" : ", only of " + g.predecessors.front());
    return "not listed";
  }

  TestFolder home_;
};

TEST_F(Coverage, ExpectsEveryMunicipalityThatExistsThenAndNoProvince) {
  import(put("a.jsonl", line("Haarlem")));
  const ReadingCounts now = counts_of(corpus("2024-01-01").government_coverage());
  EXPECT_EQ(now, (ReadingCounts{342, 1, 0, 0, 341, "municipality"}));
  EXPECT_EQ(counts_of(corpus("2020-12-31").government_coverage()).governments, 355u);
  import(put("b.jsonl", line("Provincie Zeeland")));
  const ReadingCounts both = counts_of(corpus("2024-01-01").government_coverage());
  EXPECT_EQ(both, (ReadingCounts{354, 2, 0, 0, 352, ""}));
}

TEST_F(Coverage, NamesTheMemberOfAnArchiveAndBlamesNoOther) {
  const std::string inner = packed({{"c.xml", cvdr("Zwolle")}, {"empty.xml", ""}});
  import(put("all.zip", packed({{"map/a.xml", cvdr("Haarlem")},
                                {"map/b.xml", cvdr("Nieuwegein", "")},
                                {"map/c.zip", inner},
                                { "scan.pdf",
                                  "%PDF-1.4" }})));
  const Corpus c = corpus();
  const std::string archive = (home_ / "all.zip").string();
  std::vector<std::string> sources;
  for (const RegulationRow& r : c.regulations())
    sources.push_back(r.source.substr(archive.size()) + (r.whole ? "" : " in part"));
  EXPECT_THAT(sources, ElementsAre("!map/c.zip!c.xml", "!map/b.xml in part", "!map/a.xml"));
  std::vector<std::string> places;
  for (const Problem& p : c.problems()) places.push_back(p.source.substr(archive.size()) + " of " + p.government);
  EXPECT_THAT(places, ElementsAre("!map/b.xml of gm0356", "!map/c.zip of ", "!scan.pdf of "));
  EXPECT_EQ(of(c, "gm0392"), "read 1");
  EXPECT_THAT(of(c, "gm0356"), HasSubstr("partly 1"));
  EXPECT_EQ(c.sources().size(), 1U);
}

TEST_F(Coverage, ListsWhoIsInNoRegisterWhereSomethingOfThemCame) {
  import(put("a.jsonl", line("Fulton County")));
  const Corpus c = corpus();
  ASSERT_EQ(c.government_coverage().size(), 1u);
  EXPECT_EQ(of(c, "fulton-county"), "read 1");
}

TEST_F(Coverage, IsNotOfModels) {
  import(put("a.jsonl", line("Haarlem")), true);
  EXPECT_TRUE(corpus().government_coverage().empty());
}

TEST_F(Coverage, TellsReadFromPartlyReadFromUnreadableFromNothing) {
  import(put("a.jsonl", line("Haarlem") + line("Leiden", R"(,"until":"2020-01-01")")));
  import(put("cut.xml", cvdr("Zwolle", "")));
  import(put("empty.xml",
             "<cvdr><meta><owmskern><dcterms:identifier>CVDR8_1</dcterms:identifier><dcterms:creator>Assen"
             "</dcterms:creator></owmskern></meta><body><regeling></regeling></body></cvdr>"));
  const Corpus c = corpus();
  EXPECT_EQ(of(c, "gm0392"), "read 1");
  EXPECT_EQ(of(c, "gm0546"), "read 0") << "what was found of Leiden is no longer in force";
  EXPECT_THAT(of(c, "gm0193"), HasSubstr("partly 1: "));
  EXPECT_THAT(of(c, "gm0106"), testing::AnyOf(HasSubstr("unreadable 0: "), HasSubstr("partly"))) << "Assen";
  EXPECT_EQ(of(c, "gm0363"), "nothing 0");
}

TEST_F(Coverage, AscendsByIdAndSurvivesAMove) {
  import(put("a.jsonl", line("Zwolle") + line("Haarlem") + line("Fulton County")));
  Corpus first = corpus();
  const Corpus c = std::move(first);
  std::string last;
  for (const GovernmentCoverage& g : c.government_coverage()) {
    EXPECT_LT(last, g.government->id);
    EXPECT_EQ(g.government, &c.government(g.government->id));
    last = g.government->id;
  }
}

TEST_F(Coverage, GivesWhatAnAbolishedMunicipalityLeftToItsSuccessor) {
  import(put("a.jsonl", line("Spijkenisse")));
  const Corpus before = corpus("2014-12-31");
  EXPECT_EQ(before.holder_of("gm0612").id, "gm0612");
  EXPECT_EQ(of(before, "gm0612"), "read 1");
  EXPECT_EQ(of(before, "gm1930"), "not listed") << "Nissewaard does not exist yet";
  const Corpus after = corpus("2015-01-01");
  EXPECT_EQ(after.holder_of("gm0612").name, "Nissewaard");
  EXPECT_EQ(of(after, "gm0612"), "not listed");
  EXPECT_THAT(of(after, "gm1930"), HasSubstr("partly 1, only of gm0612"));
  import(put("b.jsonl", line("Nissewaard")));
  EXPECT_EQ(of(corpus(), "gm1930"), "read 2");
}

TEST_F(Coverage, FollowsSuccessorsOfSuccessorsUpToTheDay) {
  const Register& all = dutch();
  std::size_t chains = 0;
  import(put("a.jsonl", line("Haarlem")));
  const Corpus now = corpus("2024-01-01");
  for (const Government& g : all.all()) {
    const Government& holder = now.holder_of(g.id);
    EXPECT_TRUE(!holder.until || *holder.until > now.on()) << g.name;
    if (g.successor.empty() || all.by_id(g.successor)->successor.empty()) continue;
    ++chains;
    const Government& next = *all.by_id(g.successor);
    const Corpus between = corpus(g.until->iso().c_str());
    if (*next.until > *g.until) {
      EXPECT_EQ(between.holder_of(g.id).id, next.id) << g.name;
    }
  }
  EXPECT_GT(chains, 0u);
}

TEST_F(Coverage, KnowsTheNamesOfBothAsOwn) {
  import(put("a.jsonl", line("Spijkenisse")));
  EXPECT_THAT(own_names(corpus("2020-01-01").government("gm0612")), ElementsAre("Spijkenisse", "Nissewaard"));
  EXPECT_THAT(own_names(corpus("2020-01-01").government("gm1930")), ElementsAre("Spijkenisse", "Nissewaard"));
  EXPECT_THAT(own_names(corpus("2014-01-01").government("gm0612")), ElementsAre("Spijkenisse"));
}

TEST_F(Coverage, KeepsUnderItsOwnNameWhatNobodyIsKnownToHaveTakenOver) {
  const std::string header = "id,name,kind,region,inhabitants,latitude,longitude,from,until,successor\n";
  const Register alone = *Register::load(put("g.csv", header + "gm1,Weg,municipality,,,,,,2010-01-01,\n"));
  ASSERT_TRUE(import_sources({home_ / "lib", {put("a.jsonl", line("Weg"))}, false}, alone));
  const Corpus c = *Corpus::open(*library::Library::open(home_ / "lib"), *Date::of(2020, 1, 1), alone);
  EXPECT_EQ(c.holder_of("gm1").id, "gm1");
  EXPECT_EQ(of(c, "gm1"), "read 1");
}

TEST_F(Coverage, OfATruncatedFileDoesNotPutTheWholeOneAside) {
  import(put("whole.xml", cvdr("Haarlem")));
  ASSERT_EQ(corpus().coverage().partial, 0u);
  import(put("cut.xml", cvdr("Haarlem", "").substr(0, 420)));
  const Corpus c = corpus();
  EXPECT_GE(c.coverage().partial + c.coverage().unreadable, 1u);
  std::size_t provisions = 0;
  ASSERT_TRUE(Reader::open(c)->for_each_current([&](const ProvisionRow&) { ++provisions; }));
  EXPECT_EQ(provisions, 2u);
  EXPECT_THAT(of(c, "gm0392"), HasSubstr("partly 1: "));
}

TEST_F(Coverage, ForgetsThatNothingWasReadOfWhatCameLater) {
  fs::create_directories(home_ / "late.jsonl");
  import((home_ / "late.jsonl").string());
  EXPECT_EQ(corpus().problems().size(), 1u) << "the folder is empty";
  fs::remove(home_ / "late.jsonl");
  import(put("late.jsonl", line("Haarlem")));
  const Corpus c = corpus();
  EXPECT_TRUE(c.problems().empty());
  EXPECT_EQ(c.coverage().unreadable, 0u);
  EXPECT_EQ(c.coverage().sources, 1u);
  // Gone again, it is what was read of it that counts.
  fs::remove(home_ / "late.jsonl");
  import((home_ / "late.jsonl").string());
  EXPECT_EQ(corpus().coverage().regulations, 1u);
  EXPECT_TRUE(corpus().problems().empty());
}

TEST_F(Coverage, GivesTheVersionsOfAWorkTheEarliestFirst) {
  import(put("a.jsonl", line("Haarlem", R"(,"version":"2","from":"2010-01-01")") +
                            line("Haarlem", R"(,"version":"3","from":"2005-01-01")") +
                            line("Haarlem", R"(,"version":"1")")));
  const Corpus c = corpus();
  std::string versions;
  const auto rows = Reader::open(c)->versions_of("gm0392/werk");
  ASSERT_TRUE(rows);
  for (const RegulationRow& r : *rows) versions += r.version + " ";
  EXPECT_EQ(versions, "1 3 2 ");
  EXPECT_FALSE(Reader::open(c)->versions_of("gm0392/nergens"));
}

TEST_F(Coverage, FindsTheProvisionsOfARegulationBetweenThoseOfOthers) {
  std::string lines;
  for (const char* number : {"1", "2", "3"})
    for (const char* government : {"Haarlem", "Gouda"}) {
      std::string numbered = line(government);
      numbered.replace(numbered.find("\"1\"") + 1, 1, number);
      lines += numbered;
    }
  import(put("a.jsonl", lines));
  const Corpus c = corpus();
  auto reader = Reader::open(c);
  for (const char* id : {"gm0392/werk", "gm0513/werk"}) {
    const auto provisions = reader->provisions_of(*reader->find_regulation(id));
    ASSERT_TRUE(provisions);
    std::string numbers;
    for (const ProvisionRow& provision : *provisions) numbers += provision.number + " ";
    EXPECT_EQ(numbers, "1 2 3 ") << id;
  }
  std::size_t current = 0;
  ASSERT_TRUE(reader->for_each_current([&](const ProvisionRow&) { ++current; }));
  EXPECT_EQ(current, 6u);
}

}  // namespace
}  // namespace eender::corpus
