// SPDX-License-Identifier: EUPL-1.2
#include "sample/sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/test_folder.h"
#include "sample/detail/document.h"
#include "sample/detail/governments.h"
#include "sample/detail/invent.h"
#include "sample/detail/truth.h"

namespace eender::sample {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

const fs::path kData = fs::path(EENDER_SOURCE_DIR) / "src/sample/testdata";

class Sample : public testing::Test {
 protected:
  fs::path made(const Plan& plan, const std::string& name) {
    const auto summary = generate(plan, root_ / name);
    EXPECT_TRUE(summary) << summary.error().describe();
    if (summary) summary_ = *summary;
    return root_ / name;
  }

  static Plan plan(int governments, int subjects, std::uint64_t seed = 1) {
    return {kData / "set", kData / "governments.csv", governments, subjects, seed};
  }

  static std::string bytes(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }

  static std::map<std::string, std::string> files(const fs::path& folder) {
    std::map<std::string, std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) all[fs::relative(entry.path(), folder).string()] = bytes(entry.path());
    }
    return all;
  }

  static std::vector<nlohmann::json> truth(const fs::path& folder) {
    std::vector<nlohmann::json> lines;
    std::ifstream file(folder / "truth.jsonl");
    for (std::string line; std::getline(file, line);) lines.push_back(nlohmann::json::parse(line));
    return lines;
  }

  const TestFolder root_;
  Summary summary_;
};

TEST_F(Sample, GivesTheSameBytesForTheSameSeedAndOthersForAnother) {
  const auto first = files(made(plan(60, 2), "a"));
  EXPECT_EQ(first, files(made(plan(60, 2), "b")));
  EXPECT_NE(first, files(made(plan(60, 2, 2), "c")));
}

TEST_F(Sample, SaysInEveryFileThatItIsFictional) {
  for (const auto& [path, text] : files(made(plan(40, 3), "a"))) {
    if (!path.ends_with(".xml")) continue;
    EXPECT_THAT(text, HasSubstr("<overheidrg:redactioneleToevoeging><al>Let op: deze regeling is fictief")) << path;
    EXPECT_THAT(text, HasSubstr("<preambule><al>Let op: deze regeling is fictief")) << path;
  }
}

// Tags open and close in order, nothing else uses their characters: what well-formed means for files without entities or comments.
void expect_well_formed(const std::string& path, const std::string& xml) {
  std::vector<std::string> open;
  std::size_t at = xml.find("?>") + 2;
  while (at < xml.size()) {
    const auto tag = xml.find('<', at);
    const std::string text = xml.substr(at, tag - at);
    EXPECT_THAT(text, Not(HasSubstr(">"))) << path;
    for (auto amp = text.find('&'); amp != std::string::npos; amp = text.find('&', amp + 1)) {
      EXPECT_LT(text.find(';', amp), amp + 7) << path;
    }
    if (tag == std::string::npos) break;
    const auto end = xml.find('>', tag);
    ASSERT_NE(end, std::string::npos) << path;
    const std::string inside = xml.substr(tag + 1, end - tag - 1);
    if (inside.starts_with('/')) {
      ASSERT_FALSE(open.empty()) << path;
      ASSERT_EQ(open.back(), inside.substr(1)) << path;
      open.pop_back();
    } else if (!inside.ends_with('/')) {
      open.push_back(inside.substr(0, inside.find(' ')));
    }
    at = end + 1;
  }
  EXPECT_TRUE(open.empty()) << path;
}

TEST_F(Sample, WritesWellFormedXmlWithSpecialCharactersEscaped) {
  bool less = false;
  bool ampersand = false;
  for (const auto& [path, text] : files(made(plan(60, 2), "a"))) {
    if (!path.ends_with(".xml")) continue;
    expect_well_formed(path, text);
    less = less || text.find("lener &lt; de") != std::string::npos;
    ampersand = ampersand || text.find("Wmo &amp; meer") != std::string::npos;
  }
  EXPECT_TRUE(less);
  EXPECT_TRUE(ampersand);
}

TEST_F(Sample, MakesEachRungOfTheTruthCoarserThanTheOneBefore) {
  const auto lines = truth(made(plan(80, 2), "a"));
  ASSERT_FALSE(lines.empty());
  const std::vector<std::pair<const char*, const char*>> rungs{{"wording", "apart_from_names"},
                                                               {"apart_from_names", "apart_from_values"},
                                                               {"apart_from_values", "way"},
                                                               {"way", "family"}};
  for (const auto& [fine, coarse] : rungs) {
    std::map<std::string, std::string> holder;
    std::set<std::string> coarser;
    for (const auto& line : lines) {
      const auto [at, fresh] = holder.try_emplace(line[fine], line[coarse]);
      EXPECT_EQ(at->second, line[coarse]) << fine << " of " << line["provision"];
      coarser.insert(line[coarse].get<std::string>());
    }
    EXPECT_LT(coarser.size(), holder.size()) << fine << " and " << coarse << " never differ here";
  }
}

TEST_F(Sample, LetsHaarlemAndMaastrichtMeetInOneWayOfLendingAWheelchair) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    std::map<std::string, std::set<std::string>> ways;
    for (const auto& line : truth(made(plan(4, 1, seed), "a"))) {
      if (line["template"] == "rolstoel/borg") ways[line["way"]].insert(line["government"].get<std::string>());
    }
    bool meet = false;
    for (const auto& [way, governments] : ways)
      meet = meet || (governments.contains("gm0392") && governments.contains("gm0935"));
    EXPECT_TRUE(meet) << "seed " << seed;
  }
}

TEST_F(Sample, TakesMunicipalitiesOfTheEndOf2020AndInventsOthersBeyond) {
  const auto all = municipalities(kData / "governments.csv", 9);
  ASSERT_TRUE(all);
  std::vector<std::string> ids;
  for (const auto& place : *all) ids.push_back(place.id);
  EXPECT_THAT(ids, testing::ElementsAre("gm0392", "gm0935", "gm0003", "gm0893", "gm0820", "gm0373", "gm0014", "gm5000",
                                        "gm5001"));
  EXPECT_EQ((*all)[5].name, "Bergen");
  EXPECT_EQ((*all)[5].creator, "Bergen (NH)");
  EXPECT_EQ((*all)[4].name, "Nuenen, Gerwen en Nederwetten");
  EXPECT_EQ((*all)[7].name, "Nieuw-Haarlem");
  EXPECT_TRUE((*all)[7].invented);
  made(plan(9, 2), "a");
  EXPECT_EQ(summary_.invented_governments, 2);
}

TEST_F(Sample, CountsInItsSummaryWhatItWrote) {
  const fs::path folder = made(plan(80, 2), "a");
  std::size_t xml = 0;
  std::size_t models = 0;
  std::uint64_t size = 0;
  for (const auto& [path, text] : files(folder)) {
    size += text.size();
    if (path.starts_with("model/")) ++models;
    if (path.starts_with("cvdr/")) ++xml;
  }
  std::size_t provisions = 0;
  std::size_t independent = 0;
  std::set<std::string> families;
  for (const auto& line : truth(folder)) {
    if (line["government"].get<std::string>().starts_with("model:")) continue;
    ++provisions;
    independent += line["independent"].get<bool>() ? 1 : 0;
    families.insert(line["family"].get<std::string>());
  }
  EXPECT_EQ(summary_.models, models);
  EXPECT_EQ(summary_.regulations + summary_.expired, xml);
  EXPECT_GT(summary_.expired, 0U);
  EXPECT_EQ(summary_.provisions, provisions);
  EXPECT_EQ(summary_.independent, independent);
  EXPECT_GT(summary_.independent, 0U);
  EXPECT_EQ(summary_.families, families.size());
  EXPECT_EQ(summary_.bytes, size);
}

TEST_F(Sample, KeepsEveryPathOfTheTruthUniqueAndItsSourceAnEarlierAdopter) {
  std::set<std::string> seen;
  std::set<std::string> adopters{"model"};
  const auto lines = truth(made(plan(60, 2), "a"));
  for (const auto& line : lines) {
    EXPECT_TRUE(seen.insert(line["provision"]).second) << line["provision"];
    adopters.insert(line["government"].get<std::string>());
  }
  bool copied = false;
  for (const auto& line : lines) {
    if (line["copied_from"].is_null()) continue;
    EXPECT_TRUE(adopters.contains(line["copied_from"].get<std::string>()));
    copied = copied || line["copied_from"] != "model";
  }
  EXPECT_TRUE(copied);
}

TEST_F(Sample, ReplacesAnEarlierSampleButNothingElse) {
  made(plan(20, 2), "a");
  const auto after = files(made(plan(5, 1), "a"));
  EXPECT_EQ(after, files(made(plan(5, 1), "b")));
  std::ofstream(root_ / "a" / "letter.txt") << "mine";
  const auto refused = generate(plan(5, 1), root_ / "a");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::kConflict);
}

TEST_F(Sample, GrowsBeyondItsSubjectsInInventedWordsThatShareNoContentWord) {
  const auto set = load_templates(kData / "set");
  ASSERT_TRUE(set) << set.error().describe();
  const Subject invented = invented_subject(set->subjects[0], 2, 1);
  EXPECT_EQ(invented.id, "rolstoel-2");
  EXPECT_TRUE(invented.title.starts_with("Verordening "));
  EXPECT_TRUE(invented.title.ends_with(" {g}"));
  EXPECT_FALSE(invented.words.contains("rolstoel"));
  EXPECT_FALSE(invented.words.contains("lener"));
  EXPECT_TRUE(invented.words.contains("weken"));
  EXPECT_EQ(invented.words.size(), set->subjects[0].words.size());
  made(plan(5, 5), "a");
  EXPECT_EQ(summary_.invented_subjects, 3);
}

TEST_F(Sample, NamesTheFileAndTheProvisionOfABrokenTemplate) {
  fs::create_directories(root_ / "set");
  fs::copy(kData / "set/common.toml", root_ / "set/common.toml");
  std::ofstream(root_ / "set/stoep.toml")
      << "subject = \"stoep\"\ntitle = \"T\"\n[[provision]]\nid = \"vegen\"\nheading = \"H\"\n"
         "kind = \"substantive\"\ntext = \"Veeg {term x: 6 manen | 2 weken}.\"\n";
  Plan broken = plan(2, 1);
  broken.templates = root_ / "set";
  const auto result = generate(broken, root_ / "a");
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().describe(), testing::AllOf(HasSubstr("stoep.toml: vegen"), HasSubstr("6 manen")));
}

// The state of the deposit with two edits, to see what each rung looks past.
class Rungs : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = load_templates(kData / "set");
    ASSERT_TRUE(loaded) << loaded.error().describe();
    set_ = *std::move(loaded);
    version_ = model_of(set_.subjects[0], 1);
    version_.state.divisions = Divisions::kNone;
  }
  ProvisionState& borg() { return version_.state.provisions[1]; }
  Classes classes(const Municipality& place) {
    return classes_of(Document(set_.subjects[0], version_, place, "CVDR1", false, 1), borg());
  }
  std::string text(const Municipality& place) {
    std::string all;
    for (const auto& line : Document(set_.subjects[0], version_, place, "CVDR1", false, 1).print(borg()))
      all += line.text + "\n";
    return all;
  }
  const Municipality haarlem_{"gm0392", "Haarlem", "Haarlem", "Noord-Holland", false};
  const Municipality maastricht_{"gm0935", "Maastricht", "Maastricht", "Limburg", false};
  TemplateSet set_;
  Version version_;
};

TEST_F(Rungs, LooksPastNamesFromTheThirdOn) {
  borg().written[1] = 3;  // {Board}
  const Classes here = classes(haarlem_);
  EXPECT_THAT(text(haarlem_), HasSubstr("Het college van burgemeester en wethouders van de gemeente Haarlem kan"));
  const Classes there = classes(maastricht_);
  EXPECT_NE(here.wording, there.wording);
  EXPECT_EQ(here.apart_from_names, there.apart_from_names);
  borg().written[1] = 0;
  EXPECT_EQ(here.apart_from_names, classes(haarlem_).apart_from_names);
}

TEST_F(Rungs, LooksPastValuesAndTheirSpellingFromTheFourthOn) {
  const Classes before = classes(haarlem_);
  borg().chosen[0] = 3;
  borg().written[0] = 2;
  EXPECT_THAT(text(haarlem_), HasSubstr("een borg van 1.250 euro."));
  const Classes after = classes(haarlem_);
  EXPECT_NE(before.apart_from_names, after.apart_from_names);
  EXPECT_EQ(before.apart_from_values, after.apart_from_values);
}

TEST_F(Rungs, LooksPastSynonymsAndOrderOnTheLastOnly) {
  const Classes before = classes(haarlem_);
  for (std::size_t i = 0; i < set_.subjects[0].provisions[1].text.slots.size(); ++i) {
    if (set_.subjects[0].provisions[1].text.slots[i].kind == SlotKind::kSynonym) borg().chosen[i] = 1;
  }
  std::swap(borg().lines[0], borg().lines[1]);
  EXPECT_THAT(text(haarlem_), HasSubstr("na het terugbrengen van"));
  const Classes after = classes(haarlem_);
  EXPECT_NE(before.apart_from_values, after.apart_from_values);
  EXPECT_EQ(before.way, after.way);
}

TEST_F(Rungs, TellsLinesThatReadTheSameApartByWhatIsFilledInAlone) {
  const TestFolder folder;
  fs::copy(kData / "set/common.toml", folder / "common.toml");
  std::ofstream(folder / "stal.toml")
      << "subject = \"stal\"\ntitle = \"Stalverordening\"\n[[provision]]\nid = \"tarief\"\n"
         "heading = \"Tarief\"\nkind = \"substantive\"\ntext = \"\"\"\nDe stalling kost:\n"
         "* van {count a: 1 | 2} ezels {amount b: 5 | 6};\n"
         "* van {count c: 3 | 4} ezels {amount d: 7 | 8};\n"
         "* van {count e: 9 | 8} ezels {term f: 2 weken | 3 weken}.\n\"\"\"\n";
  const auto set = load_templates(folder.path());
  ASSERT_TRUE(set) << set.error().describe();
  Version version = model_of(set->subjects[0], 1);
  ProvisionState& tarief = version.state.provisions[0];
  const auto classes = [&] {
    return classes_of(Document(set->subjects[0], version, haarlem_, "CVDR1", false, 1), tarief);
  };
  const Classes before = classes();
  std::swap(tarief.lines[1], tarief.lines[2]);
  const Classes amounts = classes();
  EXPECT_NE(before.wording, amounts.wording);
  EXPECT_NE(before.apart_from_names, amounts.apart_from_names);
  EXPECT_EQ(before.apart_from_values, amounts.apart_from_values);
  std::swap(tarief.lines[2], tarief.lines[3]);
  EXPECT_NE(before.apart_from_values, classes().apart_from_values) << "an amount is no term";
  EXPECT_EQ(before.way, classes().way);
}

TEST_F(Rungs, LooksPastWaysAndTypingErrorsOnNone) {
  const Classes before = classes(haarlem_);
  borg().chosen[2] = 1;
  EXPECT_THAT(text(haarlem_), HasSubstr("Het college moet de borg"));
  const Classes moet = classes(haarlem_);
  EXPECT_NE(before.way, moet.way);
  const std::string& fixed = set_.subjects[0].provisions[1].text.lines[0].pieces[0].text;
  borg().typos.push_back({0, 0, fixed.find("afhalen"), 7, "afhaleen"});
  EXPECT_THAT(text(haarlem_), HasSubstr("het afhaleen van"));
  EXPECT_NE(moet.way, classes(haarlem_).way);
}

TEST_F(Rungs, FollowsAReferenceToWhereItsParagraphNowStands) {
  const auto extension = [&] {
    return Document(set_.subjects[0], version_, haarlem_, "CVDR1", false, 1)
        .print(version_.state.provisions[2])[0]
        .text;
  };
  EXPECT_THAT(extension(), HasSubstr("zoals artikel 2, derde lid toelaat"));
  std::swap(borg().lines[1], borg().lines[2]);
  EXPECT_THAT(extension(), HasSubstr("zoals artikel 2, tweede lid toelaat"));
  version_.state.provisions[2].written[2] = 1;
  EXPECT_THAT(extension(), HasSubstr("zoals het tweede lid van artikel 2 toelaat"));
}

}  // namespace
}  // namespace eender::sample
