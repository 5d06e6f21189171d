// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "base/file.h"
#include "base/test_folder.h"
#include "corpus/import.h"
#include "view/report.h"
#include "ways/compare.h"

namespace eender::view {

// A library of invented regulations, made as a user would make it.
class ReportLibrary : public testing::Test {
 protected:
  // `source` is the project's folder, `built_messages` the catalogues as programs read them.
  ReportLibrary(std::filesystem::path source, std::filesystem::path built_messages)
      : source_(std::move(source)), built_messages_(std::move(built_messages)) {}

  static std::string line(const std::string& government, const std::string& number, const std::string& heading,
                          const std::string& text) {
    return nlohmann::json{{"government", government}, {"document", "lening"}, {"number", number},
                          {"heading", heading},       {"text", text},         {"language", "nl"}}
               .dump() +
           "\n";
  }
  void import(const std::string& lines, bool as_model = false, const char* name = "source.jsonl") {
    const std::filesystem::path file = home_ / (as_model ? "model.jsonl" : name);
    ASSERT_TRUE(replace_file(file, lines));
    const auto report = corpus::import_sources({home_ / "lib", {file.string()}, as_model}, register_);
    ASSERT_TRUE(report) << report.error().describe();
  }
  // As if nothing had been imported.
  void fresh() { std::filesystem::remove_all(home_ / "lib"); }
  void compare() {
    const std::filesystem::path data = source_ / "data";
    rules_.emplace(*ways::Rules::load(data / "ways"));
    templates_.emplace(*Templates::load(data / "templates"));
    auto update = library::Update::begin(home_ / "lib");
    ASSERT_TRUE(update) << update.error().describe();
    library_.emplace(*library::Library::open(home_ / "lib"));
    corpus_.emplace(*corpus::Corpus::open(*library_, *Date::of(2024, 1, 1)));
    const auto summary = ways::compare({*library_, *corpus_, *rules_, "test"}, *update);
    ASSERT_TRUE(summary) << summary.error().describe();
    ASSERT_TRUE(update->commit());
    library_.emplace(*library::Library::open(home_ / "lib"));
    corpus_.emplace(*corpus::Corpus::open(*library_, *Date::of(2024, 1, 1)));
    analysis_.emplace(*ways::Analysis::open(*library_));
    keyer_.emplace(*corpus_, *rules_);
    reader_.emplace(*corpus::Reader::open(*corpus_));
  }

  std::filesystem::path source_, built_messages_;
  TestFolder home_;
  corpus::Register register_;  // knows nobody, unless a test loads one
  std::optional<ways::Rules> rules_;
  std::optional<Templates> templates_;
  std::optional<library::Library> library_;
  std::optional<corpus::Corpus> corpus_;
  std::optional<ways::Analysis> analysis_;
  std::optional<ways::Keyer> keyer_;
  std::optional<corpus::Reader> reader_;
};

}  // namespace eender::view
