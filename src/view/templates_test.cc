// SPDX-License-Identifier: EUPL-1.2
#include "view/templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/test_folder.h"

namespace eender::view {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::filesystem::path kFolder = std::filesystem::path(EENDER_SOURCE_DIR) / "data" / "templates";

// What is wrong with where a template fills something in; empty where nothing is. Escaping makes text safe between tags and in quoted
// attributes, and nowhere else: not in tags, comments, styles or scripts, and an address would need more than escaping.
std::string misplaced(std::string_view html) {
  enum class In { kText, kTag, kValue, kComment } in = In::kText;
  std::string attribute;
  std::string element;
  std::string value;
  for (std::size_t i = 0; i < html.size(); ++i) {
    const std::string_view rest = html.substr(i);
    if (rest.starts_with("{{")) {
      const std::string where = std::string(rest.substr(0, 40));
      if (rest.starts_with("{{{") || rest.starts_with("{{&") || rest.starts_with("{{=")) return "not escaped: " + where;
      if (in == In::kTag || in == In::kComment) return "in a tag or a comment: " + where;
      if (in == In::kText && (element == "style" || element == "script")) return "in a style or a script: " + where;
      if (in == In::kValue && (attribute == "style" || attribute.starts_with("on") || attribute == "src"))
        return "in a style, a handler or a source: " + where;
      const bool address = rest.starts_with("{{address}}") || rest.starts_with("{{href}}");  // made in code
      if (in == In::kValue && attribute == "href" && !value.starts_with("#") && !address)
        return "in an address: " + where;
      i += rest.find("}}") + 1;
      continue;
    }
    const char c = html[i];
    switch (in) {
      case In::kText:
        if (rest.starts_with("<!--")) {
          in = In::kComment;
        } else if (c == '<') {
          in = In::kTag;
          const std::size_t end = rest.find_first_of(" >\n", 1);
          element = std::string(rest.substr(1, end - 1));
          attribute.clear();
        }
        break;
      case In::kTag:
        if (c == '>') in = In::kText;
        if (c == ' ' || c == '\n') attribute.clear();
        if (c == '\'') return "a single quote in a tag";
        if (c == '"') {
          in = In::kValue;
          value.clear();
        } else if (c != '=' && c != ' ' && c != '\n') {
          attribute += c;
        }
        break;
      case In::kValue:
        if (c == '"') in = In::kTag;
        value += c;
        break;
      case In::kComment:
        if (rest.starts_with("-->")) in = In::kText;
        break;
    }
  }
  return {};
}

TEST(Templates, FillInOnlyWhereEscapingMakesSafe) {
  const auto templates = Templates::load(kFolder);
  ASSERT_TRUE(templates) << templates.error().describe();
  ASSERT_GE(templates->sources().size(), 5u);
  for (const auto& [name, source] : templates->sources()) EXPECT_THAT(misplaced(source), IsEmpty()) << name;
}

TEST(Templates, AreRefusedWhereEscapingIsNotEnough) {
  EXPECT_THAT(misplaced(R"(<p class="{{a}}">{{b}}</p><a href="#{{c}}">)"), IsEmpty());
  for (const char* bad :
       {"{{{a}}}", "{{&a}}", "<p {{a}}>", "<p class={{a}}>", "<p class='{{a}}'>", "<!-- {{a}} -->",
        "<style>{{a}}</style>", R"(<p style="{{a}}">)", R"(<a href="{{a}}">)", R"(<p onclick="{{a}}">)"})
    EXPECT_NE(misplaced(bad), "") << bad;
}

class Folder : public testing::Test {
 protected:
  Result<std::string> render(const std::string& source, const Data& data, const Drawings& drawings = {}) {
    std::ofstream(folder_ / "page.mustache") << source;
    std::ofstream(folder_ / "other.mustache") << "<i>{{a}}</i>";
    EENDER_TRY(const auto templates, Templates::load(folder_.path()));
    return templates.render("page", data, drawings);
  }
  TestFolder folder_;
};

TEST_F(Folder, EscapesWhatIsFilledInAlsoInIncludedTemplates) {
  EXPECT_EQ(render("<b>{{a}}</b>{{>other}}", Data("a", "<&\"'>")).value(),
            "<b>&lt;&amp;&quot;&apos;&gt;</b><i>&lt;&amp;&quot;&apos;&gt;</i>");
}

TEST_F(Folder, SetsDrawingsInAndTakesNoTextForOne) {
  const Drawings drawings = {{"x", "<svg/>"}};
  EXPECT_EQ(render("<eender-drawing name=\"{{n}}\"></eender-drawing>", Data("n", "x"), drawings).value(), "<svg/>");
  EXPECT_THAT(render("{{n}}", Data("n", "<eender-drawing name=\"x\"></eender-drawing>"), drawings).value(),
              HasSubstr("&lt;eender-drawing"));
  EXPECT_FALSE(render("<eender-drawing name=\"y\"></eender-drawing>", Data(), drawings));
}

TEST_F(Folder, RefusesDataThatGoesByTheNameOfATemplate) {
  const auto page = render("{{>other}}", Data("other", "never seen"));
  ASSERT_FALSE(page);
  EXPECT_THAT(page.error().message, HasSubstr("name of a template: other"));
}

TEST_F(Folder, SaysWhatIsWrongWithABrokenTemplate) {
  const auto page = render("{{#open}}never closed", Data("open", true));
  ASSERT_FALSE(page);
  EXPECT_THAT(page.error().message, HasSubstr("template page"));
}

}  // namespace
}  // namespace eender::view
