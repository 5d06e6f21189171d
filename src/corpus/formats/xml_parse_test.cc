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

TEST(XmlParse, MakesTheTreeThatPugixmlsNodesAre) {
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
