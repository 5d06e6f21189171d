// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "corpus/formats/archive_stream.h"
#include "corpus/formats/test_archive.h"

namespace eender::corpus {
namespace {

namespace fs = std::filesystem;
using Severity = Problem::Severity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string record(const std::string& government, const std::string& document = "ezels") {
  return "{\"government\": \"" + government + "\", \"document\": \"" + document +
         "\", \"number\": \"1\", \"heading\": \"Ezels\", \"text\": \"De ezel van " + government + " balkt.\"}\n";
}

std::vector<std::string> sources(const TestSink& sink) {
  std::vector<std::string> names;
  for (const Regulation& regulation : sink.regulations) names.push_back(regulation.source);
  return names;
}

std::vector<std::string> reasons(const TestSink& sink) {
  std::vector<std::string> texts;
  for (const Problem& problem : sink.problems) texts.push_back(problem.source + ": " + problem.reason);
  return texts;
}

TEST(Archives, OfEveryPackingAreReadInTheirOrder) {
  const Members members{{"map/", ""}, {"map/b.jsonl", record("Haarlem")}, {"a.jsonl", record("Borsele")}};
  for (const Packing packing : {Packing::kZip, Packing::kZipStored, Packing::kZipWithoutSizes, Packing::kZip64,
                                Packing::kTar, Packing::kTarGzip, Packing::kTarZstd}) {
    const TestSink sink = import_packed(packed(members, packing));
    EXPECT_THAT(sources(sink), ElementsAre("a.zip!map/b.jsonl", "a.zip!a.jsonl")) << static_cast<int>(packing);
    EXPECT_THAT(reasons(sink), IsEmpty());
    ASSERT_EQ(sink.regulations.size(), 2U);
    EXPECT_EQ(sink.regulations[0].content, "c0ffee");
  }
}

TEST(Archives, AreReadFromCompressedMembersAndOneLevelDown) {
  const std::string inner = packed({{"in.jsonl", record("Haarlem")}}, Packing::kTarGzip);
  const TestSink sink = import_packed(packed({{"inner.tgz", inner}, {"b.jsonl", record("Borsele")}}));
  EXPECT_THAT(sources(sink), ElementsAre("a.zip!inner.tgz!in.jsonl", "a.zip!b.jsonl"));

  const std::string outer = packed({{"two.zip", packed({{"one.zip", packed({{"a.jsonl", record("Goes")}})}})}});
  const TestSink deep = import_packed(outer);
  EXPECT_EQ(deep.provisions(), 0U);
  EXPECT_TRUE(deep.has_problem(Severity::kUnreadable, "further down than is read; unpack the outer one"));
}

TEST(Archives, CountWhatIsNoRegulationInOneNotice) {
  const TestSink sink =
      import_packed(packed({{"a.jsonl", record("Haarlem")},
                            {"plaatjes/een.png", "\x89PNG\r\n\x1a\n...."},
                            {"gebied.gml", "<gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\"/>"},
                            {"manifest.xml", "<manifest/>"},
                            {"__MACOSX/._a.jsonl", "rommel"},
                            {".DS_Store", "rommel"},
                            {"leeg", ""}}));
  EXPECT_EQ(sink.provisions(), 1U);
  ASSERT_EQ(sink.problems.size(), 1U);
  EXPECT_EQ(sink.problems[0].severity, Severity::kNotice);
  EXPECT_EQ(sink.problems[0].source, "a.zip");
  EXPECT_EQ(
      sink.problems[0].reason,
      "6 members are no regulation, left out. XML of a kind unknown to eender: 2 (gebied.gml; manifest.xml); empty: 1 "
      "(leeg); images: 1 (plaatjes/een.png); of an operating system: 2 (__MACOSX/._a.jsonl; .DS_Store)");
}

TEST(Archives, OfNothingThatIsReadAreUnreadable) {
  EXPECT_TRUE(import_packed(packed({{"a.png", "\x89PNG...."}}))
                  .has_problem(Severity::kUnreadable, "holds nothing that eender reads"));
  EXPECT_TRUE(import_packed(packed({})).has_problem(Severity::kUnreadable, "is an archive without files"));
  EXPECT_TRUE(import_packed(packed({{"a.pdf", "%PDF-1.7"}})).has_problem(Severity::kUnreadable, "this is a PDF"));
}

TEST(Archives, ThatAreCutOffGiveWhatCameBefore) {
  Members members;
  for (int i = 0; i < 50; ++i) {
    std::string noise;
    for (int j = 0; j < 400; ++j) noise += std::to_string((i * 7919 + j * 104729) % 1000003) + " ";
    members.emplace_back(std::to_string(i) + ".jsonl", record(noise, std::to_string(i)));
  }
  for (const Packing packing :
       {Packing::kZip, Packing::kZipWithoutSizes, Packing::kTar, Packing::kTarGzip, Packing::kTarZstd}) {
    std::string bytes = packed(members, packing);
    bytes.resize(bytes.size() / 2);
    const TestSink sink = import_packed(bytes);
    EXPECT_GT(sink.provisions(), 5U) << static_cast<int>(packing);
    EXPECT_LT(sink.provisions(), 50U);
    EXPECT_TRUE(sink.has_problem(Severity::kPartial, "damaged or cut off")) << testing::PrintToString(reasons(sink));
  }
  EXPECT_TRUE(import_packed("PK\x03\x04 en verder niets").has_problem(Severity::kUnreadable, "damaged or cut off"));
}

TEST(Archives, WithADamagedMemberGiveTheOthers) {
  std::string bytes =
      packed({{"a.jsonl", record("Haarlem")}, {"b.jsonl", record("Borsele")}}, Packing::kZipWithoutSizes);
  bytes[bytes.find("PK\x07\x08") + 4] ^= 1;  // the checksum of the first
  const TestSink sink = import_packed(bytes);
  ASSERT_EQ(sink.provisions(), 1U);
  EXPECT_EQ(sink.regulations[0].government, "Borsele");
  EXPECT_TRUE(sink.has_problem(Severity::kUnreadable, "this member of the archive is damaged"))
      << testing::PrintToString(reasons(sink));
}

TEST(Archives, WithEncryptedMembersSaySo) {
  const TestSink sink = import_packed(packed({{"geheim.jsonl", record("Haarlem")}}, Packing::kZipEncrypted));
  EXPECT_EQ(sink.provisions(), 0U);
  EXPECT_TRUE(
      sink.has_problem(Severity::kUnreadable, "members are encrypted and were not read: 1 (geheim.jsonl); unpack"))
      << testing::PrintToString(reasons(sink));
}

TEST(Archives, ThatExplodeAreStopped) {
  const std::string bomb = "{\"government\": \"" + std::string(std::size_t{64} << 20, 'a');
  for (const Members& members : {Members{{"bom.jsonl", bomb}, {"b.jsonl", record("Haarlem")}},
                                 Members{{"bom.png", "\x89PNG" + bomb}, {"b.jsonl", record("Haarlem")}}}) {
    for (const Packing packing : {Packing::kZip, Packing::kTarGzip}) {
      const TestSink sink = import_packed(packed(members, packing));
      EXPECT_EQ(sink.provisions(), 0U);
      EXPECT_TRUE(sink.has_problem(Severity::kPartial, "expands to more than 1000 times its size"))
          << testing::PrintToString(reasons(sink));
    }
  }
}

// Each of the bombs within is small enough, and so is the archive around them.
TEST(Archives, CountWhatExpandsWithinThemTogether) {
  const std::string zeros(std::size_t{12} << 20, 'a');
  Members bombs;
  for (int i = 0; i < 4; ++i) bombs.emplace_back(std::to_string(i) + ".jsonl", "{\"a" + zeros);
  const std::string inner = packed(bombs);
  const TestSink sink =
      import_packed(packed({{"een.zip", inner}, {"twee.zip", inner}, {"b.jsonl", record("Haarlem")}}));
  EXPECT_EQ(sink.provisions(), 0U);
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "expands to more than 1000 times its size"))
      << testing::PrintToString(reasons(sink));

  const ExpansionLimits small{.bytes = 1 << 20};
  const TestSink large = import_packed(
      packed({{"a.jsonl", record("Haarlem")}, {"b.jsonl", "{\"a" + zeros}}, Packing::kZipStored), {}, small);
  EXPECT_EQ(large.provisions(), 1U);
  EXPECT_TRUE(large.has_problem(Severity::kPartial, "expands to more than 1 MiB"));
}

TEST(Archives, ClaimingAHugeMemberAreReadAsFarAsTheyGo) {
  std::string tar = packed({{"a.jsonl", record("Haarlem")}, {"b.jsonl", record("Borsele")}}, Packing::kTar);
  // The second header: its size becomes 8 GiB - 1, its checksum is made anew.
  const std::size_t header = tar.find("b.jsonl");
  ASSERT_EQ(header % 512, 0U);
  tar.replace(header + 124, 11, "77777777777");
  tar.replace(header + 148, 8, "        ");
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(tar[header + i]);
  char checksum[8];
  std::snprintf(checksum, sizeof checksum, "%06o", sum);
  tar.replace(header + 148, 7, checksum, 7);
  const TestSink sink = import_packed(tar);
  ASSERT_GE(sink.provisions(), 1U);
  EXPECT_EQ(sink.regulations[0].government, "Haarlem");
  EXPECT_TRUE(sink.has_problem(Severity::kPartial, "damaged or cut off")) << testing::PrintToString(reasons(sink));
}

TEST(Archives, TakeNamesAsLabelsOnly) {
  const std::string deep(5000, 'x');
  const TestSink sink = import_packed(packed({{"../../etc/passwd", record("Haarlem", "1")},
                                              {"/absoluut", record("Haarlem", "2")},
                                              {"caf\xc3\xa9\nregel", record("Haarlem", "3")},
                                              {deep, record("Haarlem", "4")}},
                                             Packing::kTar));
  ASSERT_EQ(sink.regulations.size(), 4U);
  EXPECT_EQ(sink.regulations[0].source, "a.zip!../../etc/passwd");
  EXPECT_EQ(sink.regulations[1].source, "a.zip!/absoluut");
  EXPECT_EQ(sink.regulations[2].source, "a.zip!caf\xc3\xa9 regel");
  EXPECT_EQ(sink.regulations[3].source.size(), 6 + ArchiveStream::kLongestName);
}

TEST(Archives, WithOneNameTwiceGiveBothAndOneRegulationTwiceGiveTheFirst) {
  const TestSink names =
      import_packed(packed({{"a.jsonl", record("Haarlem")}, {"a.jsonl", record("Borsele")}}, Packing::kTar));
  EXPECT_EQ(names.provisions(), 2U);
  const TestSink same = import_packed(packed({{"a.jsonl", record("Haarlem")}, {"b.jsonl", record("Haarlem")}}));
  EXPECT_EQ(same.provisions(), 1U);
  EXPECT_TRUE(same.has_problem(Severity::kPartial, "ezels: stands also in a.jsonl; only that was read"));
}

TEST(Archives, OfOtherOfficeDocumentsAreNamed) {
  EXPECT_TRUE(import_packed(packed({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}}))
                  .has_problem(Severity::kUnreadable, "this is a spreadsheet; eender does not read that yet"));
  EXPECT_TRUE(
      import_packed(packed({{"mimetype", "application/epub+zip"}, {"OEBPS/a.xhtml", "<html/>"}}, Packing::kZipStored))
          .has_problem(Severity::kUnreadable, "this is an EPUB"));
  EXPECT_TRUE(import_packed(packed({{"docProps/regels.jsonl", record("Haarlem")}}))
                  .has_problem(Severity::kUnreadable, "if it is an archive of regulations, unpack it"));
}

// Real files, read from a folder and from archives made of it: the same regulations.
TEST(Archives, OfRealFilesHoldWhatTheirFolderHolds) {
  const fs::path corpora = fs::path(EENDER_SOURCE_DIR).parent_path() / "shared" / "corpora";
  if (!fs::exists(corpora)) GTEST_SKIP() << "needs the real texts in " << corpora;
  for (const char* name : {"south-africa-bylaws", "nl-cvdr"}) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(corpora / name))
      if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    TestSink folder;
    Members members;
    for (const fs::path& file : files) {
      std::ifstream in(file, std::ios::binary);
      std::string bytes(std::istreambuf_iterator<char>(in), {});
      Input input = Input::of_bytes(bytes, file.string());
      import_source(input, {file.string(), "c", false}, folder);
      members.emplace_back(file.filename().string(), std::move(bytes));
    }
    ASSERT_GT(folder.provisions(), 0U);
    for (const Packing packing : {Packing::kZip, Packing::kTarGzip}) {
      const TestSink archive = import_packed(packed(members, packing));
      ASSERT_EQ(archive.regulations.size(), folder.regulations.size()) << name;
      for (std::size_t i = 0; i < folder.regulations.size(); ++i) {
        const Regulation& a = archive.regulations[i];
        const Regulation& f = folder.regulations[i];
        EXPECT_EQ(a.work + "@" + a.version, f.work + "@" + f.version);
        ASSERT_EQ(a.provisions.size(), f.provisions.size());
        for (std::size_t p = 0; p < f.provisions.size(); ++p) {
          ASSERT_EQ(a.provisions[p].path, f.provisions[p].path);
          ASSERT_EQ(a.provisions[p].text, f.provisions[p].text);
        }
        EXPECT_EQ(a.notes.size(), f.notes.size());
      }
      EXPECT_EQ(archive.total.visible, folder.total.visible);
      EXPECT_EQ(archive.total.accounted(), folder.total.accounted());
    }
  }
}

}  // namespace
}  // namespace eender::corpus
