// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/machine.h"
#include "base/result.h"
#include "base/test_folder.h"

namespace eender {
namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return fail(ErrorKind::kInvalidInput, "odd", "half");
  return n / 2;
}

Result<int> quarter(int n) {
  EENDER_TRY(const int once, half(n));
  EENDER_TRY(const int twice, half(once));
  return twice;
}

TEST(Machine, HasMoreMemoryThanThisTestTakesAndLessThanAnyHas) {
  EXPECT_GT(memory_of_machine(), std::uint64_t{1} << 26);
  EXPECT_LT(memory_of_machine(), std::uint64_t{1} << 50);
}

TEST(Result, TryReturnsTheErrorUnchanged) {
  EXPECT_EQ(*quarter(8), 2);
  const auto failed = quarter(6);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().describe(), "half: odd");
}

TEST(Date, RefusesDaysThatDoNotExist) {
  EXPECT_FALSE(Date::parse("2021-02-29"));
  EXPECT_FALSE(Date::parse("2021-13-01"));
  EXPECT_FALSE(Date::parse("21-01-01"));
  EXPECT_FALSE(Date::parse("2021-01-01 x"));
  EXPECT_EQ(Date::parse("2020-02-29")->iso(), "2020-02-29");
}

TEST(Date, KeepsTheDayOfATimeAsWritten) { EXPECT_EQ(Date::parse("2023-04-20T23:59:59+02:00")->iso(), "2023-04-20"); }

TEST(Date, OrdersByTime) { EXPECT_LT(*Date::of(2020, 12, 31), *Date::of(2021, 1, 1)); }

TEST(File, ReplacesWholeAndReadsBack) {
  const TestFolder folder;
  const auto path = folder / "file";
  ASSERT_TRUE(replace_file(path, "one"));
  ASSERT_TRUE(replace_file(path, "two"));
  EXPECT_EQ(*read_file(path), "two");
  EXPECT_EQ(read_file(path, 2).error().kind, ErrorKind::kInvalidInput);
  std::filesystem::remove(path);
  EXPECT_EQ(read_file(path).error().kind, ErrorKind::kNotFound);
}

// As administrator, `ways --html /dev/null` made a file of the device.
TEST(File, ReplacesNothingThatIsNoFile) {
  const TestFolder folder;
  const auto pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::filesystem::create_directory(folder / "folder");
  for (const char* name : {"pipe", "folder"}) {
    const auto done = replace_file(folder / name, "one");
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().message, "is there already and is no file; name another one");
  }
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
  EXPECT_FALSE(std::filesystem::exists(folder / "pipe.part"));
}

TEST(File, IsReadAfterAnotherIntoTheSameMemory) {
  const auto path = (std::filesystem::temp_directory_path() / "eender-base-test-reader").string();
  FileReader reader;
  for (const std::size_t size : {100'000U, 3U, 0U, 1'000'000U}) {
    const std::string bytes(size, static_cast<char>('a' + size % 7));
    std::ofstream(path, std::ios::binary) << bytes;
    const auto all = reader.read(path, 1'000'000);
    ASSERT_TRUE(all && *all);
    EXPECT_EQ(**all, bytes);
  }
  EXPECT_FALSE(*reader.read(path, 999'999));
  std::filesystem::remove(path);
  EXPECT_EQ(reader.read(path, 1).error().kind, ErrorKind::kNotFound);
}

TEST(Hash, OfNothingIsThatOfTheStandard) {
  EXPECT_EQ(hash_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Hasher pieces;
  pieces.add("ab");
  pieces.add("c");
  EXPECT_EQ(pieces.finish(), hash_of("abc"));
}

}  // namespace
}  // namespace eender
