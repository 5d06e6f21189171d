// SPDX-License-Identifier: EUPL-1.2
#include "library/run_files.h"

#include <gtest/gtest.h>

#include <numeric>

#include "base/test_folder.h"

namespace eender::library {
namespace {

class RunFilesTest : public testing::Test {
 protected:
  std::filesystem::path path(const std::string& name) const { return folder_ / name; }
  // A finished file of these words.
  void write(const std::string& name, const std::vector<match::Word>& words) {
    auto files = RunFiles::open({}, path(name));
    ASSERT_TRUE(files);
    ASSERT_TRUE(files->append(words));
    ASSERT_TRUE(files->finish());
  }
  static std::vector<match::Word> count_from(match::Word first, std::size_t count) {
    std::vector<match::Word> words(count);
    std::iota(words.begin(), words.end(), first);
    return words;
  }

  TestFolder folder_;
};

TEST_F(RunFilesTest, ReadAcrossFilesAndWhatIsStillInMemory) {
  write("a", count_from(0, 1000));
  write("b", count_from(1000, 1));
  auto files = RunFiles::open({path("a"), path("b")}, path("c"));
  ASSERT_TRUE(files);
  EXPECT_FALSE(files->has_new());
  // So many that some have gone to the file, and some have not.
  for (match::Word first = 1001; first < 601'001; first += 1000) ASSERT_TRUE(files->append(count_from(first, 1000)));
  EXPECT_TRUE(files->has_new());
  EXPECT_EQ(files->words(), 601'001U);
  for (const auto& [from, count] :
       {std::pair{0, 601'001}, {999, 3}, {1000, 1}, {1001, 1}, {500'000, 101'001}, {7, 0}}) {
    std::vector<match::Word> into(static_cast<std::size_t>(count));
    ASSERT_TRUE(files->read(static_cast<std::uint64_t>(from), into));
    EXPECT_EQ(into, count_from(static_cast<match::Word>(from), into.size())) << from;
  }
  ASSERT_TRUE(files->finish());
  EXPECT_EQ(std::filesystem::file_size(path("c")), 4 * 600'000U);
}

TEST_F(RunFilesTest, MakeNoFileOfNothing) {
  auto files = RunFiles::open({}, path("none"));
  ASSERT_TRUE(files);
  ASSERT_TRUE(files->finish());
  EXPECT_FALSE(std::filesystem::exists(path("none")));
}

TEST_F(RunFilesTest, SayWhatIsWrongAndWhere) {
  write("cut", count_from(0, 10));
  std::filesystem::resize_file(path("cut"), 39);
  const auto cut = RunFiles::open({path("cut")}, path("next"));
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().kind, ErrorKind::kCorrupt);
  EXPECT_EQ(cut.error().where, path("cut").string());
  EXPECT_FALSE(RunFiles::open({path("missing")}, path("next")));
  write("there", count_from(0, 10));
  auto there = RunFiles::open({}, path("there"));
  ASSERT_TRUE(there);
  EXPECT_FALSE(there->append(count_from(0, 1)));
}

}  // namespace
}  // namespace eender::library
