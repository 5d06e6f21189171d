// SPDX-License-Identifier: EUPL-1.2
#include "text/words.h"

#include <gtest/gtest.h>

namespace eender::text {
namespace {

std::string key(std::string_view text) { return print(Words(text).tokens()); }

TEST(Words, FoldsCaseAndDropsPunctuation) {
  EXPECT_EQ(key("Het College -  beslist; (ook) \"zó\"!"), "het college beslist ook zó");
}
TEST(Words, AppliesNfkc) {
  EXPECT_EQ(key("of\xEF\xAC\x81"
                "ciële m² １２\xC2\xA0 weken"),
            "officiële m2 12 weken");
  EXPECT_EQ(key("zee\xC2\xAD"
                "weg"),
            key("zeeweg"));
  EXPECT_EQ(key("e\xCC\x81\xC3\xA9n"), key("één"));
}
TEST(Words, KeepsNumbersWhole) {
  EXPECT_EQ(key("€ 1.250,50, 6:30 en 12-31-2020. 5."), "€ 1.250,50 6:30 en 12-31-2020 5");
}
TEST(Words, KeepsApostrophesAndInitials) {
  EXPECT_EQ(key("foto’s en foto's; O.C.G.A. § 3. End.The"), "foto's en foto's o.c.g.a § 3 end the");
}
TEST(Words, DropsListMarkersAtLineStarts) {
  EXPECT_EQ(key("aanhef:\n  a. een;\n  b) twee;\n1°. drie\n- vier\n(ii) vijf\n• zes"),
            "aanhef een twee drie vier vijf zes");
  EXPECT_EQ(key("1. a. dubbel"), "dubbel");
  EXPECT_EQ(key("2.3 Het college"), "het college");
  EXPECT_EQ(key("1 Het college\n2 Één raad\n20 personen"), "het college één raad 20 personen");
  EXPECT_EQ(key("2.5 miljoen"), "2.5 miljoen");
  EXPECT_EQ(key("7\xC2\xA0weken"), "7 weken");
}
TEST(Words, DropsListMarkersInsideALine) {
  EXPECT_EQ(key("Uses: (1)  Permitted: a.  Single; (b) other"), "uses permitted single other");
  EXPECT_EQ(key("within ten (10) days, (or) more"), "within ten 10 days or more");
  EXPECT_EQ(key("section 4(a)(2)"), "section 4 a 2");
}
TEST(Words, KeepsOffsetsIntoTheOriginalText) {
  const std::string text = "1. Één  Raad";
  const Words words(text);
  ASSERT_EQ(words.tokens().size(), 2u);
  EXPECT_EQ(text.substr(words.tokens()[0].begin, words.tokens()[0].end - words.tokens()[0].begin), "Één");
  EXPECT_EQ(text.substr(words.tokens()[1].begin), "Raad");
}
TEST(Words, TakesBrokenUtf8AsSeparators) {
  EXPECT_EQ(key("a\xFF"
                "b\xC3"),
            "a b");
}
TEST(Words, TokensStayValidWhenMoved) {
  // The last is longer folded than written, and in another place.
  Words first("kort ñ \xEF\xB7\xBA");
  const Words second = std::move(first);
  EXPECT_EQ(print(second.tokens()), "kort ñ صلى الله عليه وسلم");
}

}  // namespace
}  // namespace eender::text
