// SPDX-License-Identifier: EUPL-1.2
#include "corpus/import.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "base/test_folder.h"
#include "corpus/reader.h"
#include "corpus/segment.h"
#include "library/library.h"

namespace eender::corpus {
namespace {

namespace fs = std::filesystem;

class Imported : public testing::Test {
 protected:
  Imported() { fs::create_directories(home_ / "in"); }

  std::string put(const std::string& name, const std::string& bytes) {
    EXPECT_TRUE(replace_file(home_ / "in" / name, bytes));
    return (home_ / "in" / name).string();
  }
  ImportReport import(std::vector<std::string> sources, const std::function<bool()>& stop = {}) {
    auto report = import_sources({home_ / "lib", std::move(sources), false}, Register(), {}, stop);
    EXPECT_TRUE(report) << report.error().describe();
    return report ? *report : ImportReport{};
  }
  library::Library library() { return *library::Library::open(home_ / "lib"); }
  Corpus corpus(const char* on = "2024-06-01") { return *Corpus::open(library(), *Date::parse(on)); }

  static std::string line(const std::string& version, const std::string& more,
                          const std::string& text = "De tekst van deze bepaling.") {
    return R"({"government":"Alfa","document":"werk","version":")" + version +
           R"(","number":"1","heading":"Kop","text":")" + text + "\"" + more + "}\n";
  }

  TestFolder home_;
};

TEST_F(Imported, TwiceChangesNothing) {
  const auto file = put("a.jsonl", line("1", ""));
  EXPECT_EQ(import({file}).provisions, 1u);
  const auto before = library().manifest();
  const auto again = import({file});
  EXPECT_EQ(again.unchanged, 1u);
  EXPECT_EQ(again.provisions, 0u);
  EXPECT_EQ(library().manifest(), before);
  EXPECT_EQ(import({put("same-under-another-name.jsonl", line("1", ""))}).unchanged, 1u);
}

TEST_F(Imported, KeepsTheOriginal) {
  const auto bytes = line("1", "");
  import({put("a.jsonl", bytes)});
  bool found = false;
  for (const auto& entry : fs::recursive_directory_iterator(library::sources_folder(home_ / "lib") / "originals"))
    if (entry.is_regular_file()) found = *read_file(entry.path()) == bytes;
  EXPECT_TRUE(found);
}

TEST_F(Imported, OfSeveralVersionsTheOneInForceCounts) {
  import({put("a.jsonl", line("1", R"(,"from":"2010-01-01")") + line("2", R"(,"from":"2020-01-01")") +
                             line("10", R"(,"from":"2025-01-01")"))});
  const auto standing = [](const Corpus& corpus) {
    std::string result;
    for (const auto& r : corpus.regulations())
      result += r.version + ":" + std::to_string(static_cast<int>(r.standing)) + " ";
    return result;
  };
  EXPECT_EQ(standing(corpus("2024-06-01")), "1:1 2:0 10:3 ");
  EXPECT_EQ(standing(corpus("2015-06-01")), "1:0 2:3 10:3 ");
  EXPECT_EQ(standing(corpus("2025-01-01")), "1:1 2:1 10:0 ");
}

TEST_F(Imported, TheLaterImportOfOneVersionStands) {
  import({put("a.jsonl", line("1", "", "Oud en niet meer waar."))});
  import({put("b.jsonl", line("1", "", "Nieuw en verbeterd."))});
  const Corpus c = corpus();
  EXPECT_EQ(c.coverage().replaced, 1u);
  std::string text;
  ASSERT_TRUE(Reader::open(c)->for_each_current([&](ProvisionRow p) { text += p.text; }));
  EXPECT_EQ(text, "Nieuw en verbeterd.");
}

TEST_F(Imported, FindsAProvisionByItsId) {
  import({put("a.jsonl", line("1", ""))});
  const Corpus c = corpus();
  auto reader = Reader::open(c);
  std::string id;
  ASSERT_TRUE(reader->for_each_current([&](ProvisionRow p) { id = c.id_of(p); }));
  EXPECT_EQ(reader->find(id)->text, "De tekst van deze bepaling.");
  EXPECT_EQ(reader->find("alfa/werk/nergens").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(reader->find("beta/werk/1").error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(reader->find("").error().kind, ErrorKind::kNotFound);
}

TEST_F(Imported, WhatCouldNotBeReadStaysVisibleAndIsListedOnce) {
  const auto bad = put("b.jsonl", "{\"government\":\n" + line("1", ""));
  EXPECT_EQ(import({bad}).provisions, 1u);
  fs::create_directories(home_ / "in" / "empty");
  EXPECT_EQ(import({(home_ / "in" / "empty").string()}).unreadable, 1u);
  import({(home_ / "in" / "empty").string()});
  const Corpus c = corpus();
  EXPECT_EQ(c.problems().size(), 2u);
}

// Mistyped paths were recorded once, and could not be cleared: of the right path comes other content under another name.
TEST_F(Imported, KnowsNothingOfPathsThatLedNowhere) {
  import({put("a.jsonl", line("1", ""))});
  auto report = import({(home_ / "in" / "typo.jsonl").string(), put("b.jsonl", line("2", ""))});
  ASSERT_EQ(report.missing.size(), 1u);
  EXPECT_EQ(report.missing[0].where, (home_ / "in" / "typo.jsonl").string());
  EXPECT_EQ(report.unreadable, 0u);
  EXPECT_EQ(report.provisions, 1u);

  // As an earlier import left it.
  auto update = library::Update::begin(home_ / "lib");
  ASSERT_TRUE(update);
  for (const auto& entry : update->before().entries) ASSERT_TRUE(update->keep(entry));
  {
    const Register none;
    auto segment = SegmentWriter::create(update->stage("corpus-000009.sqlite"), none);
    ASSERT_TRUE(segment);
    segment->begin_source("typo.jsonl", "unread typo.jsonl", 0, false);
    Problem problem;
    problem.source = "typo.jsonl";
    problem.reason = "no such file or folder";
    segment->problem(std::move(problem));
    segment->end_source();
    ASSERT_TRUE(segment->finish());
  }
  ASSERT_TRUE(update->add("corpus-000009.sqlite", "corpus"));
  ASSERT_TRUE(update->commit());
  const Corpus read = corpus();
  EXPECT_EQ(read.coverage().unreadable, 0u);
  EXPECT_EQ(read.coverage().sources, 2u);
  EXPECT_TRUE(read.problems().empty());
}

TEST_F(Imported, GoesOnWhereItWasInterrupted) {
  std::vector<std::string> files;
  for (int i = 0; i < 5; ++i)
    files.push_back(put(std::to_string(i) + ".jsonl", line(std::to_string(i), "", "Tekst " + std::to_string(i))));
  int asked = 0;
  const auto first = import(files, [&] { return ++asked > 3; });
  EXPECT_TRUE(first.interrupted);
  EXPECT_EQ(corpus().regulations().size(), 3u);
  const auto second = import(files);
  EXPECT_EQ(second.unchanged, 3u);
  EXPECT_EQ(second.regulations, 2u);
  EXPECT_EQ(corpus().regulations().size(), 5u);
}

TEST_F(Imported, LeavesOutALargeSourceThatWasInterruptedHalfWay) {
  std::string lines;
  for (int i = 0; i < 5000; ++i) lines += line("1", ",\"path\":\"p" + std::to_string(i) + "\"");
  const auto file = put("large.jsonl", lines);
  int asked = 0;
  EXPECT_TRUE(import({file}, [&] { return ++asked > 2; }).interrupted);
  EXPECT_TRUE(corpus().regulations().empty());
  EXPECT_EQ(import({file}).provisions, 5000u);
}

TEST(SourceMap, IsReadBackAsPacked) {
  const std::vector<SourceSpan> map = {{0, 1000}, {5, 1200}, {300, 90}, {301, std::uint64_t{1} << 40}};
  std::string room;
  pack({{0, 7}, {1, 70}, {2, 700}, {3, 7000}, {4, 70000}, {5, 7}, {6, 70}, {7, 7}}, room);
  const auto back = unpack_source_map(pack(map, room));
  ASSERT_EQ(back.size(), map.size());
  for (std::size_t i = 0; i < map.size(); ++i) {
    EXPECT_EQ(back[i].text, map[i].text);
    EXPECT_EQ(back[i].source, map[i].source);
  }
}

}  // namespace
}  // namespace eender::corpus
