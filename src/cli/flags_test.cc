// SPDX-License-Identifier: EUPL-1.2
#include "cli/flags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cli/commands.h"

namespace eender::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr Flag kRows[] = {
    {"library", 'l', "DIR", "Where", "Long story.", {}, true},
    {"kind", 0, "KIND", "What kind", {}, "big|small"},
    {"all", 'a', {}, "All of it"},
};
constexpr Command kTry = {"try", "tries", "WORD...", 1, 2, "About it.", kRows, "eender try", "0  done", nullptr};

Result<Arguments> parse(std::vector<std::string> words) { return kTry.parse(words); }
std::string refusal(std::vector<std::string> words) {
  const auto result = parse(std::move(words));
  return result ? "accepted" : result.error().message;
}

TEST(Flags, AreReadInAllTheFormsPeopleWrite) {
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"--library", "d", "w"}, {"--library=d", "w"}, {"-l", "d", "w"}, {"w", "-ld"}}) {
    const auto arguments = parse(words);
    ASSERT_TRUE(arguments) << arguments.error().message;
    EXPECT_EQ(arguments->value("library"), "d");
    EXPECT_THAT(arguments->operands(), ElementsAre("w"));
    EXPECT_FALSE(arguments->has("all"));
  }
}

TEST(Flags, LeaveStandardInputAndWhatFollowsTwoDashesAlone) {
  EXPECT_THAT(parse({"-a", "-l", "d", "-"})->operands(), ElementsAre("-"));
  EXPECT_THAT(parse({"-l", "d", "--", "--all", "-x"})->operands(), ElementsAre("--all", "-x"));
}

TEST(Flags, NameTheNearestOfAnUnknownOne) {
  EXPECT_THAT(refusal({"--libary", "d", "w"}), HasSubstr("did you mean --library?"));
  EXPECT_THAT(refusal({"--libary=d", "w"}), HasSubstr("unknown option '--libary'; did you mean --library?"));
  EXPECT_THAT(refusal({"--zzzzzz", "w"}), Not(HasSubstr("did you mean")));
  EXPECT_THAT(refusal({"-z", "w"}), HasSubstr("unknown option '-z'"));
}

TEST(Flags, RefuseWhatDoesNotFitTheirRow) {
  EXPECT_THAT(refusal({"-l", "d"}), HasSubstr("WORD... is missing"));
  EXPECT_THAT(refusal({"-l", "d", "a", "b", "c"}), HasSubstr("'c' is one too many"));
  EXPECT_THAT(refusal({"w"}), HasSubstr("--library DIR is missing"));
  EXPECT_THAT(refusal({"w", "--library"}), HasSubstr("--library needs a value (DIR)"));
  EXPECT_THAT(refusal({"-l", "d", "w", "--all=yes"}), HasSubstr("--all takes no value"));
  EXPECT_THAT(refusal({"-l", "d", "w", "--kind", "bi"}), HasSubstr("--kind takes big|small, not 'bi'"));
  EXPECT_EQ(refusal({"-l", "d", "w", "--kind", "big"}), "accepted");
}

TEST(Flags, TakeWholeNumbersUpToTheirMostAndNothingElse) {
  const auto number = [](const std::string& text) { return parse({"w", "-l", text})->number("library", 7, 50); };
  EXPECT_EQ(*number("50"), 50U);
  EXPECT_EQ(*number("0"), 0U);
  for (const char* wrong : {"51", "-1", "", "5x", "99999999999999999999999"}) EXPECT_FALSE(number(wrong)) << wrong;
  EXPECT_EQ(*parse({"w", "-l", "3"})->number("kind", 7, 50), 7U);
}

TEST(Flags, HelpOfEveryCommandNamesEveryFlagInEightyColumns) {
  for (const Command* command : commands()) {
    for (const std::string& help : {command->short_help(), command->long_help()}) {
      for (const Flag& flag : command->flags)
        EXPECT_THAT(help, HasSubstr("--" + std::string(flag.name))) << command->name;
      for (std::size_t at = 0; at < help.size();) {
        const std::size_t end = help.find('\n', at);
        EXPECT_LE(end - at, 80U) << help.substr(at, end - at);
        at = end + 1;
      }
    }
    EXPECT_THAT(command->long_help(), HasSubstr("Exit status:"));
  }
}

TEST(Flags, NamesAndLettersOfACommandAreItsOwn) {
  for (const Command* command : commands()) {
    std::set<std::string_view> names = {"help"};
    std::set<char> letters = {'h'};
    for (const Flag& flag : command->flags) {
      EXPECT_TRUE(names.insert(flag.name).second) << flag.name;
      EXPECT_TRUE(flag.letter == 0 || letters.insert(flag.letter).second) << flag.letter;
    }
  }
}

}  // namespace
}  // namespace eender::cli
