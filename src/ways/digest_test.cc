// SPDX-License-Identifier: EUPL-1.2
#include "ways/digest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <tuple>

#include "base/file.h"
#include "base/test_folder.h"
#include "corpus/import.h"
#include "ways/compare.h"

namespace eender::ways {
namespace {

namespace fs = std::filesystem;

// Libraries of a few invented regulations, made as a user would make them.
class DigestOf : public testing::Test {
 protected:
  static std::string line(const std::string& government, const std::string& number, const std::string& heading,
                          const std::string& text, const std::string& document = "werk") {
    return "{\"government\":\"" + government + "\",\"document\":\"" + document + "\",\"number\":\"" + number +
           "\",\"heading\":\"" + heading + "\",\"text\":\"" + text + "\",\"language\":\"nl\"}\n";
  }
  static std::string source(const std::string& government, const std::string& term, const std::string& end) {
    return line(government, "1", "Uitleen",
                "Een rolstoel wordt uitgeleend voor ten hoogste " + term + " aan inwoners van " + government +
                    " die tijdelijk slecht ter been zijn" + end + ".") +
           line(government, "2", government < "M" ? "Borg" : "De borg",
                "Voor een geleende rolstoel wordt een borg gevraagd die na afloop wordt terugbetaald" + end + ".");
  }

  std::string put(const std::string& name, const std::string& bytes) {
    EXPECT_TRUE(replace_file(home_ / name, bytes));
    return (home_ / name).string();
  }
  // Eight sources: six governments, one of them spelled in two ways, and two that cannot be read, or not wholly.
  std::vector<std::string> sources() {
    std::vector<std::string> files;
    for (const auto& [government, term, end] :
         {std::tuple("Aalburg", "zes weken", ""), std::tuple("Barneveld", "8 weken", " of herstellen"),
          std::tuple("Coevorden", "drie maanden", ""), std::tuple("Noordwijk", "zes weken", " of herstellen"),
          std::tuple("Ommen", "1 jaar", " en geen eigen hulpmiddel hebben")})
      files.push_back(put(std::string(government) + ".jsonl", source(government, term, end)));
    files.push_back(put("spelled.jsonl", line("OMMEN", "7", "Slot", "Deze regeling heet uitleenregeling.", "ander")));
    files.push_back(
        put("part.jsonl", line("Putten", "1", "Borg", "Er wordt geen borg gevraagd.") + "{\"government\":\n"));
    files.push_back(put("scan.pdf", "%PDF-1.4 niets"));
    return files;
  }

  // Imports into a new library, all at once or each by itself, and compares it.
  std::string digest(const std::vector<std::string>& files, bool one_by_one, bool compared = true) {
    const fs::path folder = home_ / ("lib" + std::to_string(++libraries_));
    std::vector<std::vector<std::string>> imports(1, files);
    if (one_by_one) {
      imports.clear();
      for (const std::string& file : files) imports.push_back({file});
    }
    for (const auto& import : imports) EXPECT_TRUE(corpus::import_sources({folder, import}, corpus::Register()));
    const Date on = *Date::of(2024, 1, 1);
    if (compared) {
      auto update = library::Update::begin(folder);
      const auto library = library::Library::open(folder);
      const auto corpus = corpus::Corpus::open(*library, on);
      const auto rules = Rules::load(fs::path(EENDER_SOURCE_DIR) / "data/ways");
      const auto summary = compare({*library, *corpus, *rules, "test"}, *update);
      EXPECT_TRUE(summary && summary->families > 0);
      EXPECT_TRUE(update->commit());
    }
    const auto library = library::Library::open(folder);
    const auto corpus = corpus::Corpus::open(*library, on);
    const auto analysis = Analysis::open(*library);
    const auto digest = digest_of(*library, *corpus, analysis ? &*analysis : nullptr);
    EXPECT_TRUE(digest) << digest.error().describe();
    return digest.value_or("");
  }

  TestFolder home_;
  int libraries_ = 0;
};

TEST_F(DigestOf, DoesNotDependOnTheOrderOfTheSourcesOrOnHowManyImportsBroughtThem) {
  std::vector<std::string> files = sources();
  const std::string first = digest(files, false);
  EXPECT_EQ(first.size(), 64u);
  EXPECT_EQ(digest(files, true), first) << "one by one";
  std::mt19937 random(5);
  for (int order = 0; order < 3; ++order) {
    std::shuffle(files.begin(), files.end(), random);
    EXPECT_EQ(digest(files, order % 2 == 0), first) << "order " << order;
  }
}

TEST_F(DigestOf, DoesNotDependOnWhatTheSourcesAreCalled) {
  const std::string text = source("Aalburg", "zes weken", "") + source("Ommen", "zes weken", "");
  EXPECT_EQ(digest({put("a.jsonl", text)}, false), digest({put("b.jsonl", text)}, false));
}

TEST_F(DigestOf, ChangesWithEverythingThatTheLibrarySays) {
  std::vector<std::string> files = sources();
  const std::string all = digest(files, false);
  EXPECT_NE(digest(files, false, false), all) << "not compared";
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::vector<std::string> others = files;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_NE(digest(others, false), all) << "without " << files[i];
  }
  put("Aalburg.jsonl", source("Aalburg", "zeven weken", ""));
  EXPECT_NE(digest(files, false), all) << "a word";
}

}  // namespace
}  // namespace eender::ways
