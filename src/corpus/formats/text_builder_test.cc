// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/text_builder.h"

#include <gtest/gtest.h>

namespace eender::corpus {
namespace {

TEST(TextBuilder, MakesOneSpaceOfAllKindsOfWhiteSpace) {
  TextBuilder out;
  out.append("  een \n\t twee\u00a0drie\u2003vier\ufeff ", 0);
  EXPECT_EQ(out.text(), "een twee drie vier");
  EXPECT_EQ(one_line(" a \t b\u2028c "), "a b c");
}

TEST(TextBuilder, JoinsPiecesOfAWordAndSeparatesWords) {
  TextBuilder out;
  out.append("m", 0);
  out.append("2", 10);
  out.append(" en", 20);
  out.space();
  out.append("meer", 30);
  EXPECT_EQ(out.text(), "m2 en meer");
}

TEST(TextBuilder, WritesNoEmptyLinesWhateverTheCalls) {
  TextBuilder out;
  out.line(0);
  out.line(2);
  out.append("   ", 0);
  out.line(0);
  out.append("a", 0);
  out.line(1);
  out.line(0);
  out.append("b", 0);
  out.line(0);
  EXPECT_EQ(out.text(), "a\nb");
}

TEST(TextBuilder, LeadsItemsWithTheirMarkersAlsoWhereNothingFollows) {
  TextBuilder out;
  out.line(1);
  out.marker("a.");
  out.append("eerst", 0);
  out.end_item();
  out.line(1);
  out.marker("b.");
  out.end_item();
  out.line(1);
  out.marker("c.");
  out.append("laatst", 0);
  EXPECT_EQ(out.text(), "  a. eerst\n  b.\n  c. laatst");
}

TEST(TextBuilder, SeparatesCellsByTabsAndKeepsARowOnOneLine) {
  TextBuilder out;
  for (int row = 0; row < 2; ++row) {
    out.begin_row(0);
    out.cell();
    if (row == 0) out.append("a", 0);
    out.cell();
    out.line(0);
    out.append("b", 0);
    out.line(0);
    out.append("c", 0);
    out.cell();
    out.end_row();
  }
  EXPECT_EQ(out.text(), "a\tb c\n\tb c");
}

TEST(TextBuilder, MapsEveryWordToWhereItStood) {
  const std::string source = "<al>een  twee</al><al><vet>dr</vet>ie</al>";
  TextBuilder out;
  out.append("een  twee", source.find("een"));
  out.line(0);
  out.append("dr", source.find("dr"));
  out.append("ie", source.find("ie<"));
  ASSERT_EQ(out.text(), "een twee\ndrie");
  const auto& map = out.source_map();
  for (std::size_t i = 0; i < map.size(); ++i) {
    const std::size_t end = i + 1 < map.size() ? map[i + 1].text : out.text().size();
    std::string stretch = out.text().substr(map[i].text, end - map[i].text);
    stretch.erase(stretch.find_last_not_of(" \n") + 1);
    EXPECT_EQ(source.substr(map[i].source, stretch.size()), stretch);
  }
  EXPECT_EQ(map.size(), 4U);
}

TEST(TextBuilder, CutsASourceMapWithItsText) {
  const std::vector<SourceSpan> map{{0, 100}, {10, 200}, {20, 300}};
  const auto part = slice(map, 12, 20);
  ASSERT_EQ(part.size(), 1U);
  EXPECT_EQ(part[0].text, 0U);
  EXPECT_EQ(part[0].source, 202U);
  EXPECT_EQ(slice(map, 10, 25).size(), 2U);
}

}  // namespace
}  // namespace eender::corpus
