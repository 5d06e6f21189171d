// SPDX-License-Identifier: EUPL-1.2
#include "ways/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "base/file.h"
#include "base/test_folder.h"
#include "text/keys.h"

namespace eender::ways {
namespace {

namespace fs = std::filesystem;

class RulesFolder : public testing::Test {
 protected:
  static std::string rule(const std::string& id, const std::string& from, const std::string& to) {
    return "[[rule]]\nid = \"" + id + "\"\nkind = \"synonym\"\nreason = \"test\"\nfrom = [\"" + from + "\"]\nto = \"" +
           to + "\"\nmerges = [\"x " + from + " y\", \"x " + to + " y\"]\ndiffers = [\"x " + from + "\", \"x z\"]\n";
  }
  Result<Rules> load(const std::string& text) {
    EXPECT_TRUE(replace_file(folder_ / "nl.toml", "language = \"nl\"\n" + text));
    return Rules::load(folder_.path());
  }
  static std::string apply(const Rules& rules, const std::string& text) {
    const text::Words words(text);
    return text::print(rules.apply(words.tokens(), text::Language::kDutch));
  }

  TestFolder folder_;
};

TEST_F(RulesFolder, ReplaceTheLongestPhraseFirst) {
  const auto rules = load(rule("a", "dan wel", "of") + rule("b", "dan wel niet", "of niet meer"));
  ASSERT_TRUE(rules) << rules.error().describe();
  EXPECT_EQ(apply(*rules, "ja dan wel niet, ja dan wel nee"), "ja of niet meer ja of nee");
}

TEST_F(RulesFolder, GiveOneResultInAnyOrder) {
  std::vector<std::string> texts = {rule("a", "p b", "c"), rule("b", "b q", "d"), rule("e", "q p", "f"),
                                    rule("g", "b", "h")};
  std::mt19937 random(1);
  std::string first;
  for (int i = 0; i < 24; ++i) {
    std::shuffle(texts.begin(), texts.end(), random);
    const auto rules = load(texts[0] + texts[1] + texts[2] + texts[3]);
    ASSERT_TRUE(rules) << rules.error().describe();
    const std::string result = apply(*rules, "p b q p b b q b");
    if (first.empty()) first = result;
    EXPECT_EQ(result, first);
  }
}

TEST_F(RulesFolder, RefuseTwoRulesForOnePhrase) {
  const auto rules = load(rule("a", "p", "q") + rule("b", "p", "r"));
  ASSERT_FALSE(rules);
  EXPECT_NE(rules.error().message.find("a and b"), std::string::npos) << rules.error().message;
}

TEST_F(RulesFolder, RefuseARuleWhoseResultIsReplaced) {
  const auto rules = load(rule("a", "p", "q") + rule("b", "q", "r"));
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().kind, ErrorKind::kInvalidInput);
}

TEST_F(RulesFolder, RefuseARuleWhoseExamplesDoNotComeOut) {
  std::string text = rule("a", "p", "q");
  text.replace(text.find("differs"), std::string::npos, "differs = [\"x p\", \"x q\"]\n");
  EXPECT_FALSE(load(text));
}

TEST_F(RulesFolder, NameTheLineOfBrokenToml) {
  const auto rules = load("[[rule]\n");
  ASSERT_FALSE(rules);
  EXPECT_NE(rules.error().message.find("line 2"), std::string::npos) << rules.error().message;
}

TEST(Rules, ThatShipKeepTheirPromises) {
  const auto rules = Rules::load(fs::path(EENDER_SOURCE_DIR) / "data/ways");
  ASSERT_TRUE(rules) << rules.error().describe();
  EXPECT_GT(rules->all().size(), 10u);
}

TEST(Rules, NameWhatTheyMerged) {
  const auto rules = Rules::load(fs::path(EENDER_SOURCE_DIR) / "data/ways");
  ASSERT_TRUE(rules);
  std::vector<std::string> used;
  const text::Words words("Het verzoek vervalt wanneer hij of zij verhuist");
  EXPECT_EQ(text::print(rules->apply(words.tokens(), text::Language::kDutch, &used)),
            "de aanvraag vervalt indien hij verhuist");
  EXPECT_EQ(used, (std::vector<std::string>{"nl.verzoek", "nl.indien", "nl.gender"}));
}

}  // namespace
}  // namespace eender::ways
