// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_parser.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "corpus/formats/xml.h"
#include "corpus/formats/xml_lenient.h"

namespace eender::corpus {
namespace {

// A tree as one line, in which everything shows that a reader of it can see.
void draw(XmlNode node, std::string& out) {
  if (node.is_text()) {
    out += node.is_cdata() ? "[" : "(";
    out += node.value();
    out += fmt::format("){}{}{} ", node.number(), node.is_blank() ? "b" : "", node.is_tidy() ? "t" : "");
    return;
  }
  out.append(node.name()).append("|").append(node.local_name());
  for (const XmlAttribute& attribute : node.attributes())
    out.append(" ").append(attribute.name).append("='").append(attribute.value).append("'");
  out += '{';
  XmlNode before;
  for (const XmlNode inner : node.children()) {
    EXPECT_EQ(inner.parent(), node);
    EXPECT_EQ(inner.previous_sibling(), before);
    draw(inner, out);
    before = inner;
  }
  out += '}';
}

struct Read {
  bool done = false;
  std::string tree, texts;
};

template <typename Parse>
Read read(const std::string& text, const Parse& parse) {
  Read read;
  XmlBuffer buffer(text);
  XmlTree tree;
  std::vector<DocumentText> texts;
  read.done = parse(buffer, tree, texts);
  draw(tree.document(), read.tree);
  for (const DocumentText& piece : texts)
    read.texts += fmt::format("{}@{}:{} ", piece.view(), piece.begin - buffer.view().data(), piece.visible);
  return read;
}

Read read_quickly(const std::string& text) {
  return read(text, [](auto& buffer, auto& tree, auto& texts) { return parse_xml(buffer, tree, &texts); });
}
Read read_leniently(const std::string& text) {
  return read(text, [](auto&... arguments) {
    const XmlLenient done = parse_xml_leniently(arguments...);
    return !done.fault && !done.too_deep;
  });
}

// Whether parse_xml takes it; what it takes it must read as pugixml does.
bool is_taken(const std::string& text) {
  const Read quick = read_quickly(text);
  if (!quick.done) return false;
  const Read slow = read_leniently(text);
  EXPECT_TRUE(slow.done) << text;
  EXPECT_EQ(quick.tree, slow.tree) << text;
  EXPECT_EQ(quick.texts, slow.texts) << text;
  return true;
}

TEST(XmlParser, ReadsWhatIsWellFormedAsPugixmlDoes) {
  for (const std::string text :
       {"<a/>", "<a></a>", "<a >x</a >",
        "\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!DOCTYPE a PUBLIC \"-//x\" 'y>z'>\n<a/>\n",
        "<a><!-- <b> --><b/><!----><?p <c>?>text<![CDATA[<&amp;]]]]><![CDATA[]]> \n</a><!-- end -->",
        "<n:a xml:lang = 'nl' b=\"it's &lt;1&gt; &amp; more\"\n c='\"' ><n:b\tx='1'/></n:a>",
        "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F600;&#233;&unknown;&;&#x;&#;&#12x;&ampx &#32;</a>",
        "<a>&#32;&#10;</a>",
        "<a>&amp;#0; and a long text, long enough to take several blocks, with an &amp; at the end of it &amp;</a>",
        "<a.b-c_1:d \xc3\xa9='\xc3\xa9'>\xc3\xa9\xe2\x80\x93</a.b-c_1:d>", "<a>1 > 0 ]]> \" '</a>", "<a b='<'/>",
        "<a><a><a></a></a>t<a/></a>", "<a>\x01\x02</a>"})
    EXPECT_TRUE(is_taken(text)) << text;
}

TEST(XmlParser, LeavesTheRestToPugixml) {
  for (const std::string text : {"",
                                 " ",
                                 "text",
                                 "<a",
                                 "<a>",
                                 "<a></b>",
                                 "<a><b></a></b>",
                                 "<a/><b/>",
                                 "<a/>text",
                                 "text<a/>",
                                 "</a>",
                                 "<a></a",
                                 "<a></a b>",
                                 "<a b>",
                                 "<a b=1/>",
                                 "<a b='1/>",
                                 "<a b='1'c='2'/>",
                                 "<a / >",
                                 "<a/ >",
                                 "<1/>",
                                 "< a/>",
                                 "<a><!-- </a>",
                                 "<a><![CDATA[</a>",
                                 "<a><?p</a>",
                                 "<a><!b></a>",
                                 "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
                                 "<![CDATA[x]]><a/>",
                                 "<a></ab>",
                                 "<ab></a>",
                                 "<a>&lt;"})
    EXPECT_FALSE(is_taken(text)) << text;
}

TEST(XmlParser, AgreesWithPugixmlOnEveryRowOfAFewPieces) {
  const std::vector<std::string> pieces = {"<a>", "</a>", "<b c='&amp;d'>", "</b>",          "<c/>", "t",
                                           " \n", "&lt;", "<!--x-->",       "<![CDATA[y]]>", "<"};
  constexpr int kMost = 5;
  std::size_t taken = 0;
  std::vector<std::size_t> row;
  const auto visit = [&](const auto& self, const std::string& text) -> void {
    taken += is_taken("<r>" + text + "</r>");
    if (row.size() == kMost) return;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      row.push_back(i);
      self(self, text + pieces[i]);
      row.pop_back();
    }
  };
  visit(visit, "");
  EXPECT_GT(taken, 10'000U);
}

TEST(XmlParser, AgreesWithPugixmlOnTextsOfEveryLengthAroundABlock) {
  for (std::size_t before = 0; before < 40; ++before)
    for (std::size_t length = 0; length < 40; ++length)
      for (const char* piece : {"", "&amp;", "\xc3\xa9"}) {
        const std::string space(before, ' ');
        const std::string text = std::string(length, 'x') + piece + std::string(length, ' ');
        EXPECT_TRUE(is_taken("<a>" + space + "<b c='" + text + "'>" + text + "</b>" + space + "</a>"));
      }
}

TEST(XmlParser, AgreesWithPugixmlOnDamagedDocuments) {
  const std::string whole =
      "<?xml version='1.0'?><!DOCTYPE r><r xmlns:n='u'><n:a b='1' c=\"&lt;2&gt;\">een <b>twee</b> &amp; "
      "drie<br/></n:a>\n  <![CDATA[x < y]]> <!-- "
      "niets --> vier &#233;</r>\n";
  ASSERT_TRUE(is_taken(whole));
  std::mt19937 random(1);
  const std::string_view bytes = "<>/&;'\"= !-[]?ax:#1\n";
  for (int i = 0; i < 50'000; ++i) {
    std::string text = whole;
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = bytes[random() % bytes.size()];
          break;
        case 1:
          text.erase(at, 1 + random() % 4);
          break;
        default:
          text.insert(at, 1, bytes[random() % bytes.size()]);
      }
    }
    is_taken(text);
  }
}

TEST(XmlParser, NamesThatAreManyAndFallTogetherTakeNoLonger) {
  std::string text = "<a>";
  for (int i = 0; i < 20'000; ++i) {
    const std::string name = "samebegin" + std::to_string(i) + "same-end";
    text += "<" + name + "/>";
  }
  EXPECT_TRUE(is_taken(text + "</a>"));
}

}  // namespace
}  // namespace eender::corpus
