// SPDX-License-Identifier: EUPL-1.2
#include "view/drawings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <pugixml.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "view/drawing_parts.h"
#include "view/svg.h"

namespace eender::view {
namespace {

using testing::HasSubstr;
using testing::Not;

const Caption kCaption{"map-1", "Title", "Description"};

std::string in_days(double value) { return svg_number(value) + " dagen"; }

std::vector<LadderStep> steps() {
  return {{"governments", 355, "#rung-1"},
          {"wordings", 214, "#rung-2"},
          {"apart from names", 96, "#rung-3"},
          {"apart from values", 31, "#rung-4"},
          {"ways", 7, "#rung-5"}};
}
std::vector<Bar> bars() {
  return {{"4 weeks", 12, false, ""},
          {"6 weeks", 120, true, "commonest"},
          {"8 weeks", 30, true, "a median with a long name"},
          {"none", 0, false, ""}};
}
std::vector<Spread> groups() {
  return {{"Drenthe", 12, {{28, 1}, {42, 9}, {56, 4}}, 42, ""},
          {"Zeeland", 13, {{42, 1}, {182, 3}}, 182, ""},
          {"Utrecht", 0, {}, 0, ""}};
}
TileMap small_map() {
  TileMap map;
  map.cells = {{0, 0}, {1, 0}, {2, 1}, {0, 2}};
  map.columns = 3;
  map.rows = 3;
  return map;
}
std::vector<Tile> tiles() {
  return {{"HLM", "Haarlem", 0, "Haarlem: way A", "#haarlem", "t-haarlem"},
          {"TEX", "Texel", kOtherWays, "", "", ""},
          {"GRO", "Groningen", kNothingFound, "", "", ""},
          {"SLU", "Sluis", kUnreadable, "", "", ""}};
}

std::vector<std::string> one_of_each() {
  return {ladder_svg(kCaption, steps()), histogram_svg(kCaption, bars()), spread_svg(kCaption, groups(), in_days),
          tile_map_svg(kCaption, small_map(), tiles())};
}

pugi::xml_document parsed(const std::string& svg) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_string(svg.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
  EXPECT_TRUE(result) << result.description() << "\n" << svg;
  return document;
}

// Nodes live in their document.
std::vector<pugi::xml_node> all(pugi::xml_document&& document, const char* xpath) = delete;
std::vector<pugi::xml_node> all(const pugi::xml_document& document, const char* xpath) {
  std::vector<pugi::xml_node> nodes;
  for (const pugi::xpath_node& node : document.select_nodes(xpath)) nodes.push_back(node.node());
  return nodes;
}

double number(const pugi::xml_node& node, const char* attribute) {
  EXPECT_TRUE(node.attribute(attribute)) << node.name() << " has no " << attribute;
  return node.attribute(attribute).as_double();
}

std::string file(const std::string& path) {
  std::ifstream in(EENDER_SOURCE_DIR "/" + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Svg, EscapesWhatWouldBeMarkup) { EXPECT_EQ(svg_escape("<a b=\"c\">&'"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;"); }

TEST(Svg, ReplacesWhatXmlDoesNotAllow) {
  EXPECT_EQ(svg_escape("a\x01"
                       "b\xff"),
            "a\uFFFDb\uFFFD");
  EXPECT_EQ(svg_escape("\uFFFE"), "\uFFFD");
}

TEST(Svg, WritesNumbersShortAndWithAPoint) {
  EXPECT_EQ(svg_number(12), "12");
  EXPECT_EQ(svg_number(-0.001), "0");
  EXPECT_EQ(svg_number(12.5), "12.5");
  EXPECT_EQ(svg_number(-0.25), "-0.25");
  EXPECT_EQ(svg_number(3.07), "3.07");
  EXPECT_EQ(svg_number(1.999), "2");
}

TEST(Drawings, SayWhatTheyShow) {
  for (const std::string& svg : one_of_each()) {
    const pugi::xml_document document = parsed(svg);
    EXPECT_STREQ(document.document_element().attribute("aria-labelledby").value(), "map-1-t map-1-d");
    EXPECT_STREQ(document.select_node("/svg/title[@id='map-1-t']").node().child_value(), "Title");
    EXPECT_STREQ(document.select_node("/svg/desc[@id='map-1-d']").node().child_value(), "Description");
  }
}

TEST(Drawings, CarryNoStyleAndNoScript) {
  for (const std::string& svg : one_of_each()) {
    const pugi::xml_document document = parsed(svg);
    EXPECT_TRUE(
        all(document, "//@style/.. | //style | //script | //@fill/.. | //@*[starts-with(name(), 'on')]/..").empty());
  }
}

TEST(Drawings, AreImagesOnlyWhereNothingInThemIsALink) {
  std::vector<LadderStep> plain = steps();
  for (LadderStep& step : plain) step.href.clear();
  EXPECT_THAT(ladder_svg(kCaption, plain), HasSubstr("role=\"img\""));
  EXPECT_THAT(ladder_svg(kCaption, plain), Not(HasSubstr("<a ")));
  EXPECT_THAT(ladder_svg(kCaption, steps()), HasSubstr("role=\"group\""));
}

TEST(Drawings, EscapeWhatOthersWrote) {
  const std::string bad = "<script>\"&";
  const Caption caption{"x", bad, bad};
  for (const std::string& svg : {ladder_svg(caption, {{bad, 1, bad}}), histogram_svg(caption, {{bad, 1, true, bad}}),
                                 spread_svg(caption, {{bad, 1, {{1, 1}}, 1, ""}}, [&](double) { return bad; }),
                                 tile_map_svg(caption, {{{0, 0}}, 1, 1, false}, {{bad, bad, 0, bad, bad, bad}})}) {
    parsed(svg);
    EXPECT_THAT(svg, Not(HasSubstr("<script")));
  }
}

TEST(Drawings, OfNothingAreStillDrawings) {
  for (const std::string& svg : {ladder_svg(kCaption, {}), histogram_svg(kCaption, {}),
                                 spread_svg(kCaption, {}, in_days), tile_map_svg(kCaption, {}, {})}) {
    EXPECT_STREQ(parsed(svg).document_element().name(), "svg");
  }
}

TEST(Ladder, HasBarsAsLongAsTheirCounts) {
  const pugi::xml_document document = parsed(ladder_svg(kCaption, steps()));
  const auto found = all(document, "//rect[@class='bar']");
  ASSERT_EQ(found.size(), 5u);
  const double unit = number(found[0], "width") / 355;
  EXPECT_NEAR(number(found[1], "width"), 214 * unit, 0.01);
  EXPECT_NEAR(number(found[4], "width"), 7 * unit, 0.01);
}

TEST(Ladder, LinksEachStepAsOneText) {
  const pugi::xml_document document = parsed(ladder_svg(kCaption, steps()));
  const pugi::xml_node link = document.select_node("//a[@href='#rung-2']").node();
  EXPECT_EQ(pugi::xpath_query("string(text)").evaluate_string(link), "214 wordings");
}

TEST(Histogram, StaysInsideItsWidth) {
  std::vector<Bar> many = bars();
  for (std::uint64_t i = 1; i < 40; ++i) many.push_back({std::to_string(i) + " weeks", i * 7, i % 3 == 0, "a mark"});
  const pugi::xml_document document = parsed(histogram_svg(kCaption, many));
  for (const pugi::xml_node& rect : all(document, "//rect")) EXPECT_LE(number(rect, "x") + number(rect, "width"), 320);
  for (const pugi::xml_node& text : all(document, "//text")) {
    const double width = 0.55 * number(text, "font-size") * static_cast<double>(std::string(text.child_value()).size());
    EXPECT_LE(number(text, "x") + width, 320) << text.child_value();
  }
}

TEST(Histogram, MarksABarByAWord) {
  const pugi::xml_document document = parsed(histogram_svg(kCaption, bars()));
  EXPECT_EQ(all(document, "//g[@class='row marked']").size(), 2u);
  // In the bar where it fits, behind the count where not.
  EXPECT_EQ(all(document, "//g[text='6 weeks']/text[@class='mark-inside'][.='commonest']").size(), 1u);
  EXPECT_EQ(all(document, "//g[text='8 weeks']/text[@class='mark'][.='a median with a long name']").size(), 1u);
}

TEST(Histogram, HasNoBarForNothingAndOneForLittle) {
  const pugi::xml_document document =
      parsed(histogram_svg(kCaption, {{"a", 0, false, ""}, {"b", 1, false, ""}, {"c", 100000, false, ""}}));
  EXPECT_TRUE(all(document, "//g[text='a']/rect").empty());
  ASSERT_EQ(all(document, "//g[text='b']/rect").size(), 1u);
  EXPECT_GE(number(all(document, "//g[text='b']/rect")[0], "width"), 2);
  EXPECT_EQ(all(document, "//g[text='c']/text[.='100\u202f000']").size(), 1u);
}

TEST(Histogram, PutsLongLabelsAboveTheirBars) {
  const pugi::xml_document document =
      parsed(histogram_svg(kCaption, {{"at most six weeks after receipt", 3, false, ""}}));
  const pugi::xml_node rect = all(document, "//rect")[0];
  EXPECT_EQ(number(rect, "x"), 0);
  EXPECT_LT(number(all(document, "//text[@class='label']")[0], "y"), number(rect, "y"));
}

TEST(Spread, DrawsDotsWhoseAreaIsTheirCount) {
  const pugi::xml_document document = parsed(spread_svg(kCaption, groups(), in_days));
  const auto dots = all(document, "//circle");
  ASSERT_EQ(dots.size(), 5u);
  const double nine = number(dots[0], "r"), four = number(dots[1], "r");  // the largest first
  EXPECT_NEAR(four / nine, std::sqrt(4.0 / 9), 0.01);
}

TEST(Spread, PutsEqualValuesOfAllGroupsAboveEachOther) {
  const pugi::xml_document document = parsed(spread_svg(kCaption, groups(), in_days));
  const auto dots = all(document, "//circle[title[starts-with(., '42 dagen')]]");
  ASSERT_EQ(dots.size(), 2u);
  EXPECT_EQ(number(dots[0], "cx"), number(dots[1], "cx"));
  const auto medians = all(document, "//line[@class='median']");
  ASSERT_EQ(medians.size(), 4u) << "a tick and its key, for each group that has values";
  EXPECT_EQ(number(medians[0], "x1"), number(dots[0], "cx"));
}

TEST(Spread, LabelsTheEndsOfItsAxisAndNoTwoLabelsOverlap) {
  std::vector<Spread> groups;
  groups.push_back({"all", 60, {}, 30, ""});
  for (int i = 1; i <= 60; ++i) groups[0].values.emplace_back(i, static_cast<std::uint64_t>(i % 7 + 1));
  const pugi::xml_document document = parsed(spread_svg(kCaption, groups, in_days));
  const auto labels = all(document, "/svg/text[@class='faint']");
  ASSERT_GE(labels.size(), 3u);
  EXPECT_STREQ(labels.front().child_value(), "1 dagen");
  EXPECT_STREQ(labels.back().child_value(), "60 dagen");
  for (std::size_t i = 1; i < labels.size(); ++i) {
    const double width = 0.55 * number(labels[i - 1], "font-size") *
                         static_cast<double>(std::string(labels[i - 1].child_value()).size());
    EXPECT_LE(number(labels[i - 1], "x") + width, number(labels[i], "x"));
  }
}

// The grid once ran through the labels of the groups.
TEST(Spread, DrawsNoLineThroughLetters) {
  const pugi::xml_document document = parsed(spread_svg(kCaption, groups(), in_days));
  std::vector<std::pair<double, double>> lines;  // from and to, of upright strokes
  for (const auto& one : all(document, "//line"))
    if (number(one, "x1") == number(one, "x2")) lines.emplace_back(number(one, "y1"), number(one, "y2"));
  std::istringstream grid(std::string(all(document, "//path[@class='grid']").front().attribute("d").value()));
  for (std::string move; std::getline(grid, move, 'M');) {
    double x = 0, from = 0, to = 0;
    char v = 0;
    if (std::istringstream(move) >> x >> from >> v >> to) lines.emplace_back(from, to);
  }
  const auto texts = all(document, "//text[@class='label' or @class='faint']");
  ASSERT_GE(lines.size(), 2 * groups().size());
  ASSERT_GT(texts.size(), groups().size());
  for (const auto& text : texts) {
    const double bottom = number(text, "y") + 3, top = number(text, "y") - number(text, "font-size") + 2;
    for (const auto& [from, to] : lines) {
      const bool key = to - from == 11;  // stands to the right of every label, beside the median's value
      EXPECT_TRUE(key || to <= top || from >= bottom) << text.child_value() << ": " << from << " to " << to;
    }
  }
}

// "below 20,000 inhabitants (53)" once stood over "at most 26 weeks".
TEST(Spread, ShortensANameThatWouldStandOverTheMedian) {
  const std::vector<Spread> groups = {
      {"een provincie met een lange naam aan zee", 53, {{14, 3}}, 14, "ten hoogste 26 weken"},
      {"Fryslân", 3, {{14, 3}}, 14, "ten hoogste 26 weken"}};
  const pugi::xml_document document = parsed(spread_svg(kCaption, groups, in_days));
  const auto labels = all(document, "//text[@class='label']");
  ASSERT_EQ(labels.size(), 2u);
  const std::string cut = labels[0].child_value();
  EXPECT_THAT(cut, testing::AllOf(testing::StartsWith("een provincie"), testing::EndsWith("… ")));
  EXPECT_STREQ(labels[1].child_value(), "Fryslân ");
  const double key = number(all(document, "//line[@class='median']")[1], "x1");
  EXPECT_LT(text_width(cut + "(53)", 13), key);
}

TEST(Spread, NamesTheMedianAsItsGroupDoes) {
  const std::vector<Spread> groups = {{"all", 3, {{14, 3}}, 14, "10 werkdagen"}};
  EXPECT_THAT(spread_svg(kCaption, groups, in_days), testing::HasSubstr(">10 werkdagen</text>"));
}

TEST(Tiles, ShowTheirWayByALetter) {
  const pugi::xml_document document = parsed(tile_map_svg(kCaption, small_map(), tiles()));
  EXPECT_EQ(all(document, "//*[@class='way-0']/text[.='A']").size(), 1u);
  EXPECT_EQ(all(document, "//*[@class='way-7']/text[.='H']").size(), 1u);
  EXPECT_EQ(all(document, "//*[@class='way-unread']/text[.='?']").size(), 1u);
  EXPECT_EQ(all(document, "//*[@class='way-none']/rect").size(), 1u);
  EXPECT_EQ(all(document, "//*[@class='way-none']/text[.='GRO']").size(), 1u) << "its name, no letter";
}

TEST(Tiles, SayWhoseTheyAreAndStandInReadingOrder) {
  TileMap map = small_map();
  std::swap(map.cells[0], map.cells[3]);
  const pugi::xml_document document = parsed(tile_map_svg(kCaption, map, tiles()));
  const auto titles = all(document, "/svg/g//title");
  std::vector<std::string> said;
  for (const pugi::xml_node& title : titles) said.emplace_back(title.child_value());
  EXPECT_EQ(said, (std::vector<std::string>{"Sluis", "Texel", "Groningen", "Haarlem: way A"}));
}

TEST(Tiles, AreNoStopsForTheKeyboard) {
  const pugi::xml_document document = parsed(tile_map_svg(kCaption, small_map(), tiles()));
  const auto links = all(document, "//a");
  ASSERT_EQ(links.size(), 1u);
  EXPECT_STREQ(links[0].attribute("tabindex").value(), "-1");
  EXPECT_STREQ(links[0].attribute("href").value(), "#haarlem");
}

TEST(Tiles, OfManyColumnsHaveNoNamesAndTheWidestScroll) {
  TileMap map = small_map();
  map.columns = 25;
  EXPECT_THAT(tile_map_svg(kCaption, map, tiles()), Not(HasSubstr("HLM")));
  EXPECT_THAT(tile_map_svg(kCaption, map, tiles()), Not(HasSubstr("wide")));
  map.columns = 40;
  EXPECT_THAT(tile_map_svg(kCaption, map, tiles()), HasSubstr("class=\"drawing tiles wide\""));
}

TEST(Tiles, OfTheLegendLookLikeThoseOfTheMap) {
  const pugi::xml_document key = parsed(tile_key_svg(2));
  EXPECT_STREQ(key.document_element().attribute("class").value(), "drawing tile-key way-2");
  EXPECT_STREQ(key.select_node("/svg/text").node().child_value(), "C");
  EXPECT_STREQ(key.document_element().attribute("aria-hidden").value(), "true");
}

double luminance(const std::string& colour) {
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum += weights[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

// As WCAG 2.2 defines it.
double contrast(const std::string& a, const std::string& b) {
  const double la = luminance(a) + 0.05, lb = luminance(b) + 0.05;
  return std::max(la, lb) / std::min(la, lb);
}

TEST(DrawingColours, HaveTheContrastOfWcagOnLightAndDarkPages) {
  const std::string css = file("data/templates/drawings.css");
  const std::size_t dark = css.find("@media screen and (prefers-color-scheme: dark)");
  const std::size_t end = css.find("\n}\n", dark);
  ASSERT_NE(end, std::string::npos);
  const std::regex property("--([a-z0-9-]+): (#[0-9a-f]{6});");
  for (const auto& [part, page] : {std::pair(css.substr(0, dark), std::string("#ffffff")),
                                   std::pair(css.substr(dark, end - dark), std::string("#1e2126"))}) {
    std::map<std::string, std::string> colours;
    for (std::sregex_iterator it(part.begin(), part.end(), property), none; it != none; ++it)
      colours[(*it)[1]] = (*it)[2];
    ASSERT_EQ(colours.size(), 26u);
    for (const auto& [name, colour] : colours) {
      if (name.ends_with("-ink") && colours.contains(name.substr(0, name.size() - 4))) {
        EXPECT_GE(contrast(colour, colours[name.substr(0, name.size() - 4)]), 4.5) << name;
      } else if (name == "drawing-ink" || name == "drawing-faint" || name == "drawing-link" || name == "drawing-mark") {
        EXPECT_GE(contrast(colour, page), 4.5) << name << " on " << page;
        EXPECT_GE(contrast(colour, colours["drawing-shade"]), 4.5) << name << " on the slope";
      } else if (name != "drawing-grid" && name != "drawing-shade") {  // neither says anything of its own
        EXPECT_GE(contrast(colour, page), 3) << name << " on " << page;
      }
    }
  }
}

TEST(DrawingColours, AreGivenToEveryShape) {
  const std::string css = file("data/templates/drawings.css");
  std::string drawings;
  for (const std::string& svg : one_of_each()) drawings += svg;
  for (int way = 0; way <= kOtherWays; ++way) drawings += tile_key_svg(way);
  const std::regex shape("<(rect|path|line|circle) class=\"([a-z-]+)\"|class=\"(way-[a-z0-9]+)\"| (way-[0-9])\"");
  std::set<std::string> classes;
  for (std::sregex_iterator it(drawings.begin(), drawings.end(), shape), none; it != none; ++it) {
    classes.insert((*it)[2].str() + (*it)[3].str() + (*it)[4].str());
  }
  EXPECT_GE(classes.size(), 17u);
  for (const std::string& name : classes) EXPECT_THAT(css, HasSubstr("." + name)) << name;
}

}  // namespace
}  // namespace eender::view
