// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

#include "base/file.h"
#include "base/test_folder.h"
#include "corpus/import.h"
#include "library/library.h"
#include "ways/analysis.h"
#include "ways/compare.h"
#include "ways/digest.h"
#include "ways/draft_index.h"

// What is compared a bit at a time is what is compared at once.
namespace eender::ways {
namespace {

namespace fs = std::filesystem;

class Increment : public testing::Test {
 protected:
  static Date day(int year) { return *Date::of(year, 1, 1); }

  void import(const std::string& lines) {
    const fs::path file = home_ / ("source" + std::to_string(++files_) + ".jsonl");
    ASSERT_TRUE(replace_file(file, lines));
    const auto report = corpus::import_sources({home_ / "lib", {file.string()}, false}, corpus::Register());
    ASSERT_TRUE(report) << report.error().describe();
    ASSERT_EQ(report->unreadable, 0u);
  }

  // Compares, in `memory` bytes, as of the first of a year. What another program found is not built upon.
  void compare(const std::string& name, Date on, const std::string& program = "test",
               std::uint64_t memory = std::uint64_t{1} << 30) {
    auto update = library::Update::begin(home_ / name);
    ASSERT_TRUE(update) << update.error().describe();
    const auto library = *library::Library::open(home_ / name);
    const auto corpus = *corpus::Corpus::open(library, on);
    const auto summary = ways::compare({library, corpus, rules_, program, memory}, *update);
    ASSERT_TRUE(summary) << summary.error().describe();
    ASSERT_TRUE(update->commit());
  }

  std::string digest(const std::string& name, Date on) {
    const auto library = library::Library::open(home_ / name);
    const auto corpus = corpus::Corpus::open(*library, on);
    const auto analysis = Analysis::open(*library);
    EXPECT_TRUE(analysis) << analysis.error().describe();
    families_ = analysis->summary().families;
    return *digest_of(*library, *corpus, &*analysis);
  }

  // Everything that a search and a draft find: kept beside the records.
  std::string found(const std::string& name) {
    const auto library = *library::Library::open(home_ / name);
    const auto analysis = *Analysis::open(library);
    std::string all;
    for (const char* word : {"honden", "termijn", "college", "aanvraag", "gemeente"}) {
      const auto ids = *analysis.search(word, 100);
      for (const std::uint32_t id : ids) all += std::to_string(id) + " ";
    }
    std::multiset<std::string> regulations;
    EXPECT_TRUE(DraftIndex::open(library)->for_each_regulation([&](const IndexedRegulation& r) {
      std::string line = std::to_string(r.segment) + ":" + std::to_string(r.row);
      for (const std::uint32_t family : r.families) line += " " + std::to_string(family);
      regulations.insert(line);
    }));
    for (const std::string& line : regulations) all += "\n" + line;
    return all;
  }

  // The library is as one that is compared from nothing.
  void expect_as_from_nothing(Date on) {
    fs::remove_all(home_ / "anew");
    fs::copy(home_ / "lib", home_ / "anew");
    compare("anew", on, "another");
    EXPECT_EQ(digest("lib", on), digest("anew", on));
    EXPECT_EQ(found("lib"), found("anew"));
  }

  std::vector<std::string> files(const std::string& kind) {
    std::vector<std::string> names;
    const auto library = *library::Library::open(home_ / "lib");
    for (const auto& entry : library.of_kind(kind)) names.push_back(entry.name);
    return names;
  }

  TestFolder home_;
  int files_ = 0;
  std::uint64_t families_ = 0;
  Rules rules_ = *Rules::load(fs::path(EENDER_SOURCE_DIR) / "data/ways");
};

// Makes up regulations of governments that take over from one another, with their names, amounts and slips.
class Makers {
 public:
  explicit Makers(unsigned seed) : random_(seed) {
    for (int i = 0; i < 12; ++i) models_.push_back(sentence(12 + below(30)));
    for (int i = 0; i < 4; ++i) models_.push_back(sentence(4 + below(5)));
  }

  // All of one government, in force between two years.
  std::string government(const std::string& name, int from, int until, const std::string& title) {
    std::string lines;
    for (std::size_t i = 0; i < models_.size(); ++i) {
      if (below(3) == 0) continue;
      const std::string text = below(8) == 0 ? sentence(20) : edited(models_[i], name);
      lines += "{\"government\":\"" + name + "\",\"work\":\"w" + std::to_string(i % 3) + "\",\"version\":\"" +
               std::to_string(from) + "\",\"title\":\"" + title + " " + std::to_string(i % 3) + "\",\"number\":\"" +
               std::to_string(i) + "\",\"text\":\"" + text + "\",\"from\":\"" + std::to_string(from) +
               "-01-01\",\"until\":\"" + std::to_string(until) + "-01-01\"}\n";
    }
    return lines;
  }
  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

 private:
  std::string word() {
    static const char* const kWords[] = {"honden", "termijn",    "college", "aanvraag", "gemeente", "weg",    "verbod",
                                         "week",   "vergunning", "euro",    "besluit",  "melding",  "plaats", "boete"};
    return below(3) == 0 ? "woord" + std::to_string(below(200)) : kWords[below(std::size(kWords))];
  }
  std::string sentence(int words) {
    std::string text = word();
    while (--words > 0) text += " " + word();
    return text;
  }
  std::string edited(const std::string& model, const std::string& name) {
    std::string text = model;
    for (int edits = below(4); edits > 0; --edits) {
      const std::size_t at = text.find(' ', static_cast<std::size_t>(below(static_cast<int>(text.size()))));
      if (at != std::string::npos) text.insert(at, " " + word());
    }
    if (below(2) == 0) text += " van de gemeente " + name;
    if (below(2) == 0) text += " binnen " + std::to_string(1 + below(3)) + " weken";
    return text;
  }

  std::mt19937 random_;
  std::vector<std::string> models_;
};

TEST_F(Increment, GivesWhatComparingFromNothingGivesInAnyOrder) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    fs::remove_all(home_ / "lib");
    fs::remove_all(home_ / "lib.sources");
    Makers make(seed);
    std::vector<std::string> names{"Alfa", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta"};
    std::mt19937 random(seed);
    std::ranges::shuffle(names, random);
    for (std::size_t i = 0; i < names.size(); ++i) {
      // Some leave in 2022, some are there only from then on.
      const int from = i % 4 == 1 ? 2022 : 2000;
      const int until = i % 4 == 2 ? 2022 : 2100;
      import(make.government(names[i], from, until, "Verordening"));
      if (i < 2 || make.below(3) == 0) continue;  // several may come at once
      compare("lib", day(2021));
      expect_as_from_nothing(day(2021));
    }
    // One is replaced; then some leave and others come as time goes on, and as it goes back.
    import(make.government(names[0], 2010, 2100, "Verordening"));
    compare("lib", day(2021));
    expect_as_from_nothing(day(2021));
    for (const int year : {2023, 2005, 2021}) {
      compare("lib", day(year), "test", year == 2005 ? 1 << 16 : 1 << 30);
      expect_as_from_nothing(day(year));
    }
    EXPECT_GT(families_, 5u);
    EXPECT_GT(files("skeletons").size(), 1u);
  }
}

TEST_F(Increment, ReadsAGovernmentAgainThatGotANewTitle) {
  // The title of the regulation that comes is a name in what Alfa had already.
  const std::string text =
      "Deze regels gelden naast de Algemene verordening honden Alfa en worden door het college uitgelegd in de geest "
      "van wat daar staat.";
  const auto line = [&](const std::string& government, const std::string& work, const std::string& title,
                        const std::string& says) {
    return "{\"government\":\"" + government + "\",\"work\":\"" + work + "\",\"title\":\"" + title +
           "\",\"number\":\"1\",\"text\":\"" + says + "\"}\n";
  };
  std::string other = text;
  other.replace(other.find("Alfa"), 4, "Beta");
  import(line("Alfa", "w", "Regels", text) + line("Beta", "w", "Regels", other));
  compare("lib", day(2021));
  const std::string before = digest("lib", day(2021));
  import(line("Alfa", "v", "Algemene verordening honden Alfa", "Honden lopen los."));
  compare("lib", day(2021));
  expect_as_from_nothing(day(2021));
  EXPECT_NE(digest("lib", day(2021)), before);
}

TEST_F(Increment, KeepsItsFilesWhereNothingIsNew) {
  Makers make(9);
  for (const char* name : {"Alfa", "Beta", "Gamma"}) import(make.government(name, 2000, 2100, "Verordening"));
  compare("lib", day(2021));
  const std::string before = digest("lib", day(2021));
  const auto skeletons = files("skeletons");
  ASSERT_EQ(skeletons.size(), 1u);
  compare("lib", day(2021));
  EXPECT_EQ(files("skeletons"), skeletons);
  EXPECT_EQ(digest("lib", day(2021)), before);
  // Of another program nothing is taken over.
  compare("lib", day(2021), "another");
  EXPECT_EQ(files("skeletons"), skeletons);
  EXPECT_EQ(digest("lib", day(2021)), before);
}

TEST_F(Increment, RefusesWorkingsThatNameWhatIsNotThere) {
  Makers make(11);
  for (const char* name : {"Alfa", "Beta", "Gamma"}) import(make.government(name, 2000, 2100, "Verordening"));
  compare("lib", day(2021));
  auto database = *library::Database::revise(home_ / "lib" / kAnalysisFile);
  ASSERT_TRUE(
      database.run("UPDATE contents SET provisions = x'01FFFFFF7F'"));  // one provision, of a skeleton far beyond
  ASSERT_TRUE(database.finish());
  auto update = *library::Update::begin(home_ / "lib");
  const auto library = *library::Library::open(home_ / "lib");
  const auto corpus = *corpus::Corpus::open(library, day(2021));
  const auto summary = ways::compare({library, corpus, rules_, "test"}, update);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().kind, ErrorKind::kCorrupt);
}

TEST_F(Increment, ForgetsWhatNobodyHasAnyMore) {
  Makers make(10);
  for (const char* name : {"Alfa", "Beta", "Gamma"}) import(make.government(name, 2000, 2022, "Verordening"));
  for (const char* name : {"Delta", "Epsilon"}) import(make.government(name, 2022, 2100, "Verordening"));
  compare("lib", day(2021));
  compare("lib", day(2023));
  ASSERT_EQ(files("skeletons").size(), 2u);
  // More than half of what stands in the files is of those that left: the next comparison begins from nothing.
  compare("lib", day(2023));
  EXPECT_EQ(files("skeletons").size(), 1u);
  expect_as_from_nothing(day(2023));
}

}  // namespace
}  // namespace eender::ways
