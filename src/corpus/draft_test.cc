// SPDX-License-Identifier: EUPL-1.2
#include "corpus/draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "corpus/formats/test_archive.h"

namespace eender::corpus {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Drafts : public testing::Test {
 protected:
  Drafts() { fs::create_directories(folder_); }
  ~Drafts() override { fs::remove_all(folder_); }

  Result<Draft> read(const std::string& bytes) const {
    const std::string path = (folder_ / "draft").string();
    std::ofstream(path, std::ios::binary) << bytes;
    return read_draft(path);
  }
  std::string refused(const std::string& bytes) const {
    const auto draft = read(bytes);
    if (draft) return "read";
    EXPECT_EQ(draft.error().kind, ErrorKind::kInvalidInput);
    EXPECT_THAT(draft.error().where, HasSubstr("draft"));
    return draft.error().message;
  }

  fs::path folder_ = fs::temp_directory_path() / ("eender-draft-test-" + std::to_string(getpid()));
};

const std::string kText =
    "# Ezelverordening\n\n## Artikel 1 Stallen\n\nEen ezel staat op stal.\n\n## Artikel 2 Balken\n\nBalken mag tot "
    "tien "
    "uur.\n";

TEST_F(Drafts, AreReadFromMarkdownThatDoesNotSayWhoseItIs) {
  const auto draft = read(kText);
  ASSERT_TRUE(draft) << draft.error().describe();
  EXPECT_EQ(draft->regulation.title, "Ezelverordening");
  EXPECT_EQ(draft->regulation.government, "");
  ASSERT_EQ(draft->regulation.provisions.size(), 2U);
  EXPECT_EQ(draft->regulation.provisions[1].heading, "Balken");
}

TEST_F(Drafts, SayWhoseTheyAreWhereTheTextDoes) {
  const auto draft = read("government: Haarlem\n" + kText);
  ASSERT_TRUE(draft) << draft.error().describe();
  EXPECT_EQ(draft->regulation.government, "Haarlem");
}

TEST_F(Drafts, AreReadFromWordDocuments) {
  const auto paragraph = [](const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; };
  const auto draft =
      read(packed({{"[Content_Types].xml", "<Types/>"},
                   {"word/document.xml",
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                        paragraph("Ezelverordening") + paragraph("Artikel 1 Stallen") +
                        paragraph("Een ezel staat op stal.") + "</w:body></w:document>"}}));
  ASSERT_TRUE(draft) << draft.error().describe();
  ASSERT_EQ(draft->regulation.provisions.size(), 1U);
  EXPECT_EQ(draft->regulation.provisions[0].text, "Een ezel staat op stal.");
}

TEST_F(Drafts, AreInTheLanguageOfTheirWords) {
  const auto draft = read(
      "Section 1. Stables\n\nThe owner of any donkey shall keep the donkey in a stable, and the stable shall be "
      "cleaned by "
      "the owner of the donkey for the good of the town and of all who live by it.\n");
  ASSERT_TRUE(draft) << draft.error().describe();
  EXPECT_EQ(draft->regulation.language, "en");
}

TEST_F(Drafts, AreRefusedWithTheReason) {
  EXPECT_THAT(refused(""), HasSubstr("an empty file"));
  EXPECT_THAT(refused("%PDF-1.4 ezel"), HasSubstr("a PDF"));
  EXPECT_THAT(refused(std::string("ezel\0\1\2\3", 8)), HasSubstr("unknown format"));
  EXPECT_THAT(refused("Ezels balken. Dat is alles wat hier staat.\n"), HasSubstr("no articles were found"));
  EXPECT_THAT(refused("{\"government\":\"A\",\"document\":\"x\",\"number\":\"1\",\"text\":\"Een ezel.\"}\n"
                      "{\"government\":\"A\",\"document\":\"y\",\"number\":\"1\",\"text\":\"Een muildier.\"}\n"),
              HasSubstr("more than one regulation"));
  EXPECT_THAT(refused(packed({{"een.md", kText}, {"twee.md", "# Muildieren\n\nArtikel 1\n\nEen muildier balkt.\n"}})),
              HasSubstr("more than one regulation"));
  EXPECT_THAT(refused("PK\x03\x04 ezel"), HasSubstr("archive"));
  const auto missing = read_draft((folder_ / "nothing").string());
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::kNotFound);
  const auto folder = read_draft(folder_.string());
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().kind, ErrorKind::kInvalidInput);
}

TEST_F(Drafts, AreRefusedWhereTheyAreLargerThanAnyRegulation) {
  EXPECT_THAT(refused(kText + std::string(kMostDraftBytes, '\n')), HasSubstr("larger than 64 MiB"));
}

// What unpacks to more than it says is a bomb, whatever the text in it would have been.
TEST_F(Drafts, AreRefusedWhereTheyExpandWithoutEnd) {
  EXPECT_THAT(refused(packed({{"een.md", kText + std::string(kMostDraftBytes, ' ')}})), HasSubstr("expands to more"));
}

TEST_F(Drafts, TellWhatOfThemCouldNotBeRead) {
  const auto draft = read(kText + "\n## Artikel 3 Leeg\n");
  ASSERT_TRUE(draft) << draft.error().describe();
  ASSERT_FALSE(draft->problems.empty());
  EXPECT_THAT(draft->problems[0].reason, HasSubstr("3"));
}

}  // namespace
}  // namespace eender::corpus
