// SPDX-License-Identifier: EUPL-1.2
#include "corpus/version_texts.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "base/test_folder.h"
#include "corpus/import.h"
#include "corpus/reader.h"
#include "library/library.h"

// Changes and what they change, in files of their own that come in any order.
namespace eender::corpus {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWork = "/akn/nl/act/gm0307/2020/plan";

std::string article(const std::string& number, const std::string& text) {
  return "<Artikel wId=\"art_" + number + "\"><Kop><Label>Artikel</Label><Nummer>" + number +
         "</Nummer></Kop><Inhoud><Al>" + text + "</Al></Inhoud></Artikel>";
}

// A version, with the day from which it is in force.
std::string document(const std::string& version, const std::string& from, const std::string& text) {
  const std::string expression = std::string(kWork) + "/nld@" + version;
  return "<AanleveringBesluit xmlns=\"https://standaarden.overheid.nl/lvbb/stop/aanlevering/\"><ConsolidatieInformatie>"
         "<BeoogdeRegeling><doelen><doel>d</doel></doelen><instrumentVersie>" +
         expression +
         "</instrumentVersie></BeoogdeRegeling><Tijdstempel><doel>d</doel><soortTijdstempel>juridischWerkendVanaf"
         "</soortTijdstempel><datum>" +
         from + "</datum></Tijdstempel></ConsolidatieInformatie>" + text + "</AanleveringBesluit>";
}
std::string whole(const std::string& articles) {
  return document("1", "2021-01-01",
                  "<RegelingCompact wordt=\"" + std::string(kWork) + "/nld@1\"><Lichaam wId=\"body\">" + articles +
                      "</Lichaam></RegelingCompact>");
}
std::string change(const std::string& was, const std::string& version, const std::string& from,
                   const std::string& step) {
  return document(version, from,
                  "<RegelingMutatie was=\"" + std::string(kWork) + "/nld@" + was + "\" wordt=\"" + kWork + "/nld@" +
                      version + "\">" + step + "</RegelingMutatie>");
}
std::string replaced(const std::string& number, const std::string& text) {
  return "<Vervang wat=\"art_" + number + "\">" + article(number, text) + "</Vervang>";
}

class Changes : public testing::Test {
 protected:
  Changes() { fs::create_directories(home_ / "in"); }

  std::string put(const std::string& name, const std::string& bytes) {
    EXPECT_TRUE(replace_file(home_ / "in" / name, bytes));
    return (home_ / "in" / name).string();
  }
  ImportReport import(std::vector<std::string> sources) {
    ImportRequest request;
    request.library = home_ / "lib";
    request.sources = std::move(sources);
    auto report = import_sources(request, Register());
    EXPECT_TRUE(report) << report.error().describe();
    return report ? *report : ImportReport{};
  }
  Corpus corpus(const char* on) { return *Corpus::open(*library::Library::open(home_ / "lib"), *Date::parse(on)); }
  // The texts in force on a day, in order.
  std::string in_force(const char* on) {
    const Corpus opened = corpus(on);
    auto reader = *Reader::open(opened);
    std::string texts;
    EXPECT_TRUE(reader.for_each_current([&](const ProvisionRow& row) { texts += row.number + ": " + row.text + " "; }));
    return texts;
  }

  TestFolder home_;
};

const std::string kBase = whole(article("1", "Een.") + article("2", "Twee."));
const std::string kSecond = change("1", "2", "2022-01-01", replaced("1", "Een, anders."));
const std::string kThird = change("2", "3", "2023-01-01", replaced("2", "Twee, anders."));

TEST_F(Changes, AreMadeOnWhatComesInALaterFile) {
  const auto report = import({put("a.xml", kThird), put("b.xml", kSecond), put("c.xml", kBase)});
  EXPECT_TRUE(report.problems.empty());
  EXPECT_EQ(report.regulations, 3u);
  EXPECT_EQ(report.provisions, 6u);
  EXPECT_EQ(in_force("2021-06-01"), "1: Een. 2: Twee. ");
  EXPECT_EQ(in_force("2022-06-01"), "1: Een, anders. 2: Twee. ");
  EXPECT_EQ(in_force("2023-06-01"), "1: Een, anders. 2: Twee, anders. ");
}

TEST_F(Changes, AreMadeOnWhatTheLibraryHolds) {
  import({put("base.xml", kBase)});
  EXPECT_TRUE(import({put("second.xml", kSecond)}).problems.empty());
  EXPECT_TRUE(import({put("third.xml", kThird)}).problems.empty());
  EXPECT_EQ(in_force("2023-06-01"), "1: Een, anders. 2: Twee, anders. ");
}

TEST_F(Changes, WaitForWhatComesInALaterImport) {
  const auto second = put("second.xml", kSecond);
  const auto first_time = import({second});
  EXPECT_EQ(first_time.partial, 1u);
  EXPECT_EQ(first_time.regulations, 0u);
  EXPECT_EQ(import({second}).unchanged, 1u);
  EXPECT_EQ(corpus("2022-06-01").problems().size(), 1u);

  const auto report = import({put("base.xml", kBase)});
  EXPECT_EQ(report.regulations, 2u);
  EXPECT_EQ(in_force("2022-06-01"), "1: Een, anders. 2: Twee. ");
  EXPECT_TRUE(corpus("2022-06-01").problems().empty());
  EXPECT_EQ(corpus("2022-06-01").coverage().sources, 2u);
}

TEST_F(Changes, OfOneVersionAreEachMadeOnIt) {
  const auto other = change("1", "2b", "2024-01-01", replaced("2", "Twee, apart."));
  EXPECT_TRUE(import({put("a.xml", other), put("b.xml", kSecond), put("c.xml", kBase)}).problems.empty());
  EXPECT_EQ(in_force("2022-06-01"), "1: Een, anders. 2: Twee. ");
  EXPECT_EQ(in_force("2024-06-01"), "1: Een. 2: Twee, apart. ");
}

TEST_F(Changes, ThatChangeEachOtherAreProblemsAndEnd) {
  const auto report = import({put("a.xml", change("9", "8", "2022-01-01", replaced("1", "Acht."))),
                              put("b.xml", change("8", "9", "2022-01-01", replaced("1", "Negen.")))});
  EXPECT_EQ(report.regulations, 0u);
  EXPECT_EQ(report.partial, 2u);
}

}  // namespace
}  // namespace eender::corpus
