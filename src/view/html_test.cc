// SPDX-License-Identifier: EUPL-1.2
#include "view/html.h"

#include <gtest/gtest.h>

namespace eender::view {
namespace {

TEST(Html, LinksOnlyToTheWebAndKeepsNothingThatEndsAnAttribute) {
  EXPECT_EQ(web_address("https://example.org/a?b=1&c=\"x y\"'"), "https://example.org/a?b=1&c=%22x%20y%22%27");
  EXPECT_EQ(web_address("javascript:alert(1)"), std::nullopt);
  EXPECT_EQ(web_address("/home/somebody/a.xml"), std::nullopt);
}

TEST(Html, NamesTheFileAndNotTheFoldersOfAnotherMachine) {
  EXPECT_EQ(file_name("/home/somebody/cvdr/a.xml"), "a.xml");
  EXPECT_EQ(file_name("/home/somebody/b.zip!folder/a.xml"), "b.zip!folder/a.xml");
}

TEST(Html, ReadsTheStructureOfATextFromItsIndents) {
  const auto lines = lines_of("In this:\n  a. one;\n    1. two");
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[1].depth, 1u);
  EXPECT_EQ(lines[2].depth, 2u);
  EXPECT_EQ(lines[2].text, "1. two");
}

}  // namespace
}  // namespace eender::view
