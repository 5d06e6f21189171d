// SPDX-License-Identifier: EUPL-1.2
#include "library/library.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "base/file.h"
#include "base/test_folder.h"
#include "library/sqlite.h"

namespace eender::library {
namespace {

namespace fs = std::filesystem;

class LibraryFolder : public testing::Test {
 protected:
  void put(const std::string& name, const std::string& bytes) {
    auto update = Update::begin(folder_);
    ASSERT_TRUE(update) << update.error().describe();
    for (const Entry& entry : update->before().entries) ASSERT_TRUE(update->keep(entry));
    ASSERT_TRUE(replace_file(update->stage(name), bytes));
    ASSERT_TRUE(update->add(name, "corpus"));
    ASSERT_TRUE(update->commit());
  }

  TestFolder home_;
  fs::path folder_ = home_ / "lib";
};

TEST_F(LibraryFolder, KeepsOldFilesAndAddsNewOnes) {
  put("a", "one");
  put("b", "two");
  const auto library = Library::open(folder_);
  ASSERT_TRUE(library) << library.error().describe();
  ASSERT_EQ(library->manifest().entries.size(), 2u);
  EXPECT_EQ(*read_file(library->path_of(library->manifest().entries[0])), "one");
  EXPECT_TRUE(library->verify());
  EXPECT_FALSE(fs::exists(folder_.string() + ".next"));
}

TEST_F(LibraryFolder, WithoutCommitNothingHappens) {
  put("a", "one");
  {
    auto update = Update::begin(folder_);
    ASSERT_TRUE(replace_file(update->stage("b"), "two"));
    ASSERT_TRUE(update->add("b", "corpus"));
  }
  EXPECT_EQ(Library::open(folder_)->manifest().entries.size(), 1u);
}

TEST_F(LibraryFolder, RefusesASecondWriter) {
  const auto first = Update::begin(folder_);
  ASSERT_TRUE(first);
  const auto second = Update::begin(folder_);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::kConflict);
}

TEST_F(LibraryFolder, SurvivesAWriterThatIsKilled) {
  put("a", "one");
  const pid_t child = fork();
  if (child == 0) {
    auto update = Update::begin(folder_);
    if (update) (void)replace_file(update->stage("b"), "half");
    ::kill(getpid(), SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(Library::open(folder_)->manifest().entries.size(), 1u);
  put("c", "three");
  EXPECT_EQ(Library::open(folder_)->manifest().entries.size(), 2u);
}

TEST_F(LibraryFolder, SaysWhenItsFormatIsAnother) {
  fs::create_directories(folder_);
  ASSERT_TRUE(replace_file(folder_ / "library.json", R"({"eender":"library","format":99,"files":[]})"));
  EXPECT_EQ(Library::open(folder_).error().kind, ErrorKind::kUnsupported);
  EXPECT_EQ(Update::begin(folder_).error().kind, ErrorKind::kUnsupported);
  for (const std::string number : {"4294967297", "18446744073709551615", "99999999999999999999"}) {
    ASSERT_TRUE(replace_file(folder_ / "library.json", R"({"eender":"library","files":[],"format":)" + number + "}"));
    const auto refused = Library::open(folder_);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::kUnsupported);
    const std::string told = number.size() < 20 || number[0] == '1' ? number : "1e+20";
    EXPECT_NE(refused.error().message.find("format " + told + ","), std::string::npos) << refused.error().message;
  }
}

TEST_F(LibraryFolder, SaysWhatToDoWhereAFileThatItKeepsIsGone) {
  put("a", "one");
  auto update = Update::begin(folder_);
  ASSERT_TRUE(update);
  const Entry entry = update->before().entries.at(0);
  fs::remove(folder_ / "a");
  const auto kept = update->keep(entry);
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().kind, ErrorKind::kCorrupt);
  EXPECT_NE(kept.error().message.find("build the library anew"), std::string::npos) << kept.error().message;
}

TEST_F(LibraryFolder, ChecksumsAreThoseOfXxh128sum) {
  put("a", "");
  EXPECT_EQ(Library::open(folder_)->manifest().entries.at(0).checksum, "99aa06d3014798d86001c324468d497f");
}

TEST_F(LibraryFolder, SeesDamage) {
  put("a", "one");
  ASSERT_TRUE(replace_file(folder_ / "a", "eno"));
  EXPECT_EQ(Library::open(folder_)->verify().error().kind, ErrorKind::kCorrupt);
  ASSERT_TRUE(replace_file(folder_ / "a", "longer"));
  EXPECT_EQ(Library::open(folder_).error().kind, ErrorKind::kCorrupt);
  ASSERT_TRUE(replace_file(folder_ / "library.json", "{\"eender\""));
  EXPECT_EQ(Library::open(folder_).error().kind, ErrorKind::kCorrupt);
}

TEST_F(LibraryFolder, WillNotReplaceAFolderOfSomethingElse) {
  fs::create_directories(folder_);
  ASSERT_TRUE(replace_file(folder_ / "thesis.odt", "years of work"));
  EXPECT_EQ(Update::begin(folder_).error().kind, ErrorKind::kConflict);
  EXPECT_TRUE(fs::exists(folder_ / "thesis.odt"));
}

TEST_F(LibraryFolder, TableFilesAreReadBack) {
  {
    auto database = Database::create(home_ / "t%.sqlite");
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->run("CREATE TABLE t(a INTEGER, b TEXT)"));
    auto insert = database->prepare("INSERT INTO t VALUES(?,?)");
    ASSERT_TRUE(insert->bind(std::int64_t{7}).bind(std::string_view("zeven")).run());
    insert.value() = Statement{};
    ASSERT_TRUE(database->finish());
  }
  auto database = Database::open(home_ / "t%.sqlite");
  ASSERT_TRUE(database) << database.error().describe();
  auto select = database->prepare("SELECT a, b FROM t");
  ASSERT_TRUE(*select->step());
  EXPECT_EQ(select->integer(0), 7);
  EXPECT_EQ(select->text(1), "zeven");
  EXPECT_FALSE(*select->step());
}

}  // namespace
}  // namespace eender::library
