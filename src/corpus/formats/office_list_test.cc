// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/office_list.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace eender::corpus {
namespace {

TEST(OfficeLists, WriteNumbersInEveryForm) {
  using Form = NumberForm;
  for (const auto& [number, form, expected] :
       std::vector<std::tuple<std::int64_t, Form, std::string>>{{1, Form::kDecimal, "1"},
                                                                {7, Form::kDecimalZero, "07"},
                                                                {12, Form::kDecimalZero, "12"},
                                                                {1, Form::kLowerLetter, "a"},
                                                                {26, Form::kLowerLetter, "z"},
                                                                {27, Form::kLowerLetter, "aa"},
                                                                {28, Form::kUpperLetter, "BB"},
                                                                {4, Form::kLowerRoman, "iv"},
                                                                {1994, Form::kUpperRoman, "MCMXCIV"},
                                                                {0, Form::kLowerLetter, "0"},
                                                                {0, Form::kUpperRoman, "0"},
                                                                {4000, Form::kUpperRoman, "4000"},
                                                                {100000, Form::kLowerLetter, "100000"},
                                                                {5, Form::kNone, ""}})
    EXPECT_EQ(as_number(number, form), expected);
}

TEST(OfficeLists, FindTheLabelThatIsTyped) {
  for (const auto& [line, label] : std::vector<std::pair<std::string, std::string>>{{"1. De ezel", "1."},
                                                                                    {"12a. De ezel", "12a."},
                                                                                    {"b) de ezel", "b)"},
                                                                                    {"(c) de ezel", "(c)"},
                                                                                    {"iv. de ezel", "iv."},
                                                                                    {"1°. de ezel", "1°."},
                                                                                    {"• de ezel", "•"},
                                                                                    {"- de ezel", "-"},
                                                                                    {"aa. de ezel", "aa."},
                                                                                    {"1.5 meter", ""},
                                                                                    {"3 dagen", ""},
                                                                                    {"a meeting", ""},
                                                                                    {"De ezel. Die", ""},
                                                                                    {"1.", ""},
                                                                                    {"2019. Het jaar", ""},
                                                                                    {"Zij. Dat", ""},
                                                                                    {"", ""},
                                                                                    {"-5 graden", ""}})
    EXPECT_EQ(line.substr(0, typed_label_length(line)), label) << line;
}

TEST(OfficeLists, TakeABlankSignForNone) {
  EXPECT_EQ(as_bullet(" "), "");
  EXPECT_EQ(as_bullet(""), "•") << "a picture";
  EXPECT_EQ(as_bullet("\xef\x82\xb7"), "•");
}

TEST(OfficeLists, PutAListOfTheSameFormDeeperWhereTheDocumentDoes) {
  ListDepth lists;
  EXPECT_EQ(lists.of("a.", 1, 0), 1);
  EXPECT_EQ(lists.of("a.", 2, 1), 2) << "within the first";
  EXPECT_EQ(lists.of("b.", 2, 1), 2);
  EXPECT_EQ(lists.of("b.", 1, 0), 1);
  EXPECT_EQ(lists.of("a.", 3, 0), 1) << "another list beside it";
}

std::vector<int> depths(const std::vector<std::string>& labels) {
  ListDepth lists;
  std::vector<int> depths;
  for (const std::string& label : labels) depths.push_back(lists.of(label, 0, 0));
  return depths;
}

TEST(OfficeLists, TellHowDeepTypedItemsAre) {
  EXPECT_EQ(depths({"1.", "a.", "b.", "2.", "a.", "1°.", "2°.", "b."}), (std::vector<int>{1, 2, 2, 1, 2, 3, 3, 2}));
  EXPECT_EQ(depths({"a.", "b.", "c."}), (std::vector<int>{1, 1, 1}));
  EXPECT_EQ(depths({"2.1", "a.", "2.2"}), (std::vector<int>{0, 1, 0}));
  // The ninth letter and the first Roman number look alike.
  EXPECT_EQ(depths({"g.", "h.", "i.", "j."}), (std::vector<int>{1, 1, 1, 1}));
  EXPECT_EQ(depths({"a.", "i.", "ii.", "b."}), (std::vector<int>{1, 2, 2, 1}));
}

TEST(OfficeLists, KnowListsByTheirNames) {
  ListDepth lists;
  EXPECT_EQ(lists.of("1.", 1, 0), 1);
  EXPECT_EQ(lists.of("1.", 1, 1), 2);  // one list, deeper
  EXPECT_EQ(lists.of("2.", 1, 0), 1);
  EXPECT_EQ(lists.of("a.", 2, 0), 2);  // another list, within the item
  EXPECT_EQ(lists.of("3.", 1, 0), 1);
  EXPECT_EQ(lists.of("a.", 3, 0), 2);  // a third, of the form of the second
  lists.reset();
  EXPECT_EQ(lists.of("a.", 3, 0), 1);
}

}  // namespace
}  // namespace eender::corpus
