// SPDX-License-Identifier: EUPL-1.2
#include "corpus/sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/test_folder.h"

namespace eender::corpus {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Kept : public testing::Test {
 protected:
  Kept() { EXPECT_TRUE(replace_file(home_ / "a.txt", "honden en katten")); }

  Sources::Kept keep() { return *Sources::open(home_ / "sources")->keep((home_ / "a.txt").string()); }
  std::string received() { return *read_file(home_ / "sources" / "received.jsonl"); }
  long lines() {
    const std::string text = received();
    return std::count(text.begin(), text.end(), '\n');
  }

  TestFolder home_;
};

TEST_F(Kept, IsToldOnce) {
  keep();
  keep();
  EXPECT_EQ(lines(), 1);
}

TEST_F(Kept, IsToldBeforeItStandsInItsPlace) {
  const auto kept = keep();
  // Killed between the line and the renaming: the line is there, the original is not.
  fs::remove(kept.path);
  keep();
  EXPECT_TRUE(fs::exists(kept.path));
  EXPECT_EQ(lines(), 1) << received();
}

TEST_F(Kept, CutsOffALineThatWasWrittenInPart) {
  const auto kept = keep();
  const std::string whole = received();
  EXPECT_TRUE(replace_file(home_ / "sources" / "received.jsonl", whole + "{\"name\": \"half"));
  fs::remove(kept.path);
  keep();
  EXPECT_EQ(received(), whole);
  EXPECT_TRUE(replace_file(home_ / "sources" / "received.jsonl", "{\"name\": \"half"));
  fs::remove(kept.path);
  keep();
  EXPECT_EQ(lines(), 1);
  EXPECT_THAT(received(), testing::Not(HasSubstr("half")));
}

TEST_F(Kept, SaysWhatToDoWhereTheFolderCannotBeMade) {
  EXPECT_TRUE(replace_file(home_ / "sources", "a file"));
  const auto refused = Sources::open(home_ / "sources");
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().describe(), HasSubstr("remove what is in the way"));
}

}  // namespace
}  // namespace eender::corpus
