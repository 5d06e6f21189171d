// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_parse.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "corpus/formats/xml.h"
#include "xml_reference.h"

namespace eender::corpus {
namespace {

void expect_alike(const std::string& text) {
  std::string quick, plain;
  EXPECT_TRUE(reference::parses_as_plainly(text, quick, plain)) << text << "\n" << quick << "\n" << plain;
}

TEST(XmlParse, MakesTheTreeThatPugixmlMakesOfTheTextOnceItIsMended) {
  for (const std::string text :
       {"<a/>",
        "<a></a>",
        "<a >x</a >",
        "",
        "\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!DOCTYPE a PUBLIC \"-//x\" 'y>z'>\n<a/>\n",
        "<a><!-- <b> --><b/><!----><?p <c>?>text<![CDATA[<&amp;]]]]><![CDATA[]]> \n</a><!-- end -->",
        "<a>x<!-- c -->y<b/>z</a>",
        "<a><![CDATA[x]]>y</a>",
        "<a> <b>x</b> <c/> y </a>",
        "<n:a xml:lang = 'nl' b=\"it's &lt;1&gt; &amp; more\"\n c='\"' ><n:b\tx='1'/></n:a>",
        "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F600;&#233;&unknown;&;&#x;&#;&#12x;&ampx &#32;</a>",
        "<a.b-c_1:d \xc3\xa9='\xc3\xa9'>\xc3\xa9\xe2\x80\x93</a.b-c_1:d>",
        "<a>1 > 0 ]]> \" '</a>",
        "<a><a><a></a></a>t<a/></a>",
        "<a>\x01\x02</a>",
        "<a/><b>x</b>",
        "<a>x<b",
        "<a>x</a><b",
        "<a>1 < 2 &lt; 3 <<b>4</b></a>",
        "<a b='<'>x</a>",
        "<a b='x>y</a>",
        "<a><b c='&lt;&amp;' d='>x</b></a>",
        "<a b=\"1\"c='2'/>",
        "<a>x</b>y</a>",
        "<a> </b> <c> </c> </a>",
        "<a> <!-- --> x<?p?> <![CDATA[ ]]></a>",
        "<a><b><c>x</a>y",
        "<a><!x><!DOCTYPE b></a>",
        "<!DOCTYPE a 'x><a>y</a>",
        "<a><!-- x</a>",
        "<a><![CDATA[x</a>",
        "<a><?p</a>",
        "<a></a",
        "<a>x</ a></a>",
        "<a/ >",
        "<a",
        "<a>x</a><b>y</b>",
        "text<a>x</a>",
        "<a",
        "<a>",
        "<a></b>",
        "<a>x<b>y",
        "<![CDATA[x]]><a>y</a>"})
    expect_alike(text);
}

TEST(XmlParse, AgreesWithItsTwinOnEveryRowOfAFewPieces) {
  const std::vector<std::string> pieces = {"<a>", "</a>", "<b c='&amp;d'>", "</b>",          "<c/>", "t",
                                           " \n", "&lt;", "<!--x-->",       "<![CDATA[y]]>", "<"};
  constexpr int kMost = 4;
  const auto visit = [&](const auto& self, const std::string& text, int left) -> void {
    expect_alike("<r>" + text + "</r>");
    if (left == 0) return;
    for (const std::string& piece : pieces) self(self, text + piece, left - 1);
  };
  visit(visit, "", kMost);
}

TEST(XmlParse, AgreesWithItsTwinOnTextsOfEveryLengthAroundABlock) {
  for (std::size_t before = 0; before < 40; ++before)
    for (std::size_t length = 0; length < 40; ++length)
      for (const char* piece : {"", "&amp;", "\xc3\xa9", "\xe2\x80\x83"}) {
        const std::string space(before, ' ');
        const std::string text = std::string(length, 'x') + piece + std::string(length, ' ');
        expect_alike("<a>" + space + "<b c='" + text + "'>" + text + "</b>" + space + "</a>");
      }
}

TEST(XmlParse, SaysWhatStandsOutsideTheRoot) {
  XmlBuffer buffer("<?xml version='1.0'?>\nbefore<a>x</a> <!-- c --> behind <b>y</b>\n<![CDATA[end]]>");
  XmlTree tree;
  std::vector<DocumentText> texts;
  const XmlParsed parsed = parse_xml(buffer, tree, &texts);
  ASSERT_EQ(parsed.faults.size(), 4U);
  EXPECT_EQ(parsed.faults[0].reason, "text outside the root; left out");
  EXPECT_EQ(parsed.faults[0].offset, 21U);
  EXPECT_EQ(parsed.faults[2].reason, "another root, <b>; it and what is in it is left out");
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(texts[0].view(), "x");
}

// What is quadratic takes hours of these.
TEST(XmlParse, TakesTimeInProportionToWhatNeverEnds) {
  constexpr int kTimes = 300'000;
  for (const std::string_view piece : {"<", "< ", "<!--", "<![CDATA[", "<?", "<!DOCTYPE '", "<!DOCTYPE \"x", "<a b='",
                                       "<a b=\"<a b='", "</b>", "</", "<a b='' ", "&#", "&", "<a></b>x"}) {
    std::string text = "<r>";
    for (int i = 0; i < kTimes; ++i) text += piece;
    for (const std::string& whole : {text, text + "</r>"}) {
      XmlBuffer buffer(whole);
      XmlTree tree;
      parse_xml(buffer, tree, nullptr);
    }
  }
}

std::string drawn_after(const std::string& text, const std::string& name, auto change) {
  XmlBuffer buffer(text);
  XmlTree tree;
  parse_xml(buffer, tree, nullptr);
  change(descendant(tree.document(), name).data());
  return inner_text(tree.document());
}

TEST(XmlTree, KeepsWordsApartWhenWhatStoodBetweenThemGoesOrMoves) {
  const auto remove = [](XmlNodeData* node) { XmlTree::remove(node); };
  EXPECT_EQ(drawn_after("<r><a>x</a> <d>gone</d><b>y</b></r>", "d", remove), "x y");
  EXPECT_EQ(drawn_after("<r><a>x</a><d>gone</d> <b>y</b></r>", "d", remove), "x y");
  EXPECT_EQ(drawn_after("<r><a>x</a><d>gone</d><b>y</b></r>", "d", remove), "xy");
  EXPECT_EQ(drawn_after("<r><p><a>x</a> <d>gone</d></p><b>y</b></r>", "d", remove), "x y");
  EXPECT_EQ(drawn_after("<r><a>x</a><d> </d><b>y</b></r>", "d", remove), "x y");
  const auto to_front = [](XmlNodeData* node) { XmlTree::move(node, node->parent->first); };
  EXPECT_EQ(drawn_after("<r><a>x</a><b>y</b> <c>z</c></r>", "c", to_front), "zxy");
  EXPECT_EQ(drawn_after("<r> <a>x</a> <b>y</b><c>z</c></r>", "c", to_front), "zx y");
}

TEST(XmlParse, SaysWhereElementsAreNestedTooDeep) {
  const auto nested = [](int levels, const std::string& within) {
    std::string text, ends;
    for (int i = 0; i < levels; ++i) text += "<a>", ends += "</a>";
    text += within + ends;
    XmlBuffer buffer(text);
    XmlTree tree;
    return parse_xml(buffer, tree, nullptr).too_deep;
  };
  EXPECT_FALSE(nested(Xml::kMaxDepth, "x"));
  EXPECT_FALSE(nested(Xml::kMaxDepth, "<b/>"));
  EXPECT_TRUE(nested(Xml::kMaxDepth, "<b>x</b>"));
  EXPECT_TRUE(nested(Xml::kMaxDepth, "<b><c/></b>"));
  EXPECT_TRUE(nested(100'000, ""));
}

TEST(XmlParse, NamesThatAreManyAndFallTogetherStayApart) {
  std::string text = "<a>";
  for (int i = 0; i < 20'000; ++i) text += "<samebegin" + std::to_string(i) + "same-end/>";
  expect_alike(text + "</a>");
}

}  // namespace
}  // namespace eender::corpus
