// SPDX-License-Identifier: EUPL-1.2
#include "ways/slips.h"

#include <gtest/gtest.h>

#include <set>

namespace eender::ways {
namespace {

TEST(Slip, IsALetterInsideAWord) {
  EXPECT_TRUE(differ_by_a_slip("rondkoomt", "rondkomt"));      // doubled
  EXPECT_TRUE(differ_by_a_slip("verstrkt", "verstrekt"));      // dropped
  EXPECT_TRUE(differ_by_a_slip("rolsteol", "rolstoel"));       // exchanged
  EXPECT_TRUE(differ_by_a_slip("vergunnnig", "vergunning"));   // taken for another
  EXPECT_TRUE(differ_by_a_slip("rolstole", "rolstoel"));       // exchanged, the last two
  EXPECT_TRUE(differ_by_a_slip("geëvaluerd", "geëvalueerd"));  // letters of two bytes are letters
  EXPECT_TRUE(differ_by_a_slip("coordinator", "coördinator"));
}

TEST(Slip, IsNoOtherFormAndNoOtherWord) {
  EXPECT_FALSE(differ_by_a_slip("aanvraag", "aanvraagt"));  // endings
  EXPECT_FALSE(differ_by_a_slip("inwoners", "inwoner"));
  EXPECT_FALSE(differ_by_a_slip("verleend", "verleent"));
  EXPECT_FALSE(differ_by_a_slip("onder", "ander"));        // beginnings
  EXPECT_FALSE(differ_by_a_slip("kan", "kon"));            // short words
  EXPECT_FALSE(differ_by_a_slip("minimaal", "maximaal"));  // two letters
  EXPECT_FALSE(differ_by_a_slip("artikel", "artikel"));
  EXPECT_FALSE(differ_by_a_slip("cvdr12345", "cvdr12445"));  // numbers
  EXPECT_FALSE(differ_by_a_slip("⟨amount⟩", "⟨ammount⟩"));   // marks
  EXPECT_FALSE(differ_by_a_slip("", "rolstoel"));
}

class Slips : public testing::Test {
 protected:
  // Adds a way that so many governments go.
  void way(const std::string& key, std::uint32_t governments) {
    Way way;
    way.governments = governments;
    for (std::uint32_t g = 0; g < std::max<std::uint32_t>(governments, 1); ++g) {
      way.positions.push_back(static_cast<std::uint32_t>(family_.positions.size()));
      family_.positions.emplace_back().keys.way = key;
    }
    family_.ways.push_back(std::move(way));
  }
  void find() {
    const auto key_of = [](const corpus::ProvisionRow& provision) { return provision.text; };
    ASSERT_TRUE(
        find_slips(family_, key_of, [&](std::string_view word) -> Result<bool> { return words_.contains(word); }));
  }
  // "rlostoel for rolstoel, of 1"
  std::string told(std::size_t way) const {
    const auto& slip = family_.ways[way].slip;
    if (!slip) return "none";
    std::string text;
    for (const Slip::Word& word : slip->words) text += word.written + " for " + word.meant + ", ";
    return text + "of " + std::to_string(slip->of);
  }

  OpenFamily family_;
  std::set<std::string, std::less<>> words_;
};

TEST_F(Slips, AreToldOfTheGreaterWay) {
  way("een rolstoel kost een waarborgsom", 9);
  way("een rolstoel kost een borg", 5);
  way("een rolstoel kost een waarbogrsom", 2);
  way("een rlostoel kost een borg", 1);
  way("een rlostoel kost een waarbrgsom", 1);
  way("een stoel ksot een waarborgsom", 1);  // "kost" is too short to say
  find();
  EXPECT_EQ(told(0), "none");
  EXPECT_EQ(told(1), "none");
  EXPECT_EQ(told(2), "waarbogrsom for waarborgsom, of 0");
  EXPECT_EQ(told(3), "rlostoel for rolstoel, of 1");
  EXPECT_EQ(told(4), "rlostoel for rolstoel, waarbrgsom for waarborgsom, of 0");
  EXPECT_EQ(told(5), "none");
}

TEST_F(Slips, AreNotToldOfWaysThatEquallyManyGo) {
  way("een rolstoel", 2);
  way("een rlostoel", 2);
  find();
  EXPECT_EQ(told(1), "none");
}

// "Verlenen" is to grant and "verlengen" to renew: a letter, and quite another rule.
TEST_F(Slips, AreNoWordsThatOthersWriteInOtherTexts) {
  way("het college kan de vergunning verlenen", 5);
  way("het college kan de vergunning verlengen", 1);
  way("wie wil verlengen vraagt dat aan", 1);
  find();
  EXPECT_EQ(told(1), "none");
}

TEST_F(Slips, MayHaveBeenTakenOverByAFew) {
  way("een rolstoel kost een borg voor de rolstoel", 60);
  way("een rlostoel kost een borg voor de rolstoel", 4);
  way("wie een rlostoel leent betaalt niets", 3);
  find();
  EXPECT_EQ(told(1), "rlostoel for rolstoel, of 0");
}

TEST_F(Slips, AreNoWordsOfOtherFamilies) {
  way("het college kan de vergunning verlenen", 5);
  way("het college kan de vergunning verlengen", 1);
  find();
  EXPECT_NE(told(1), "none") << "nothing says that it is a word";
  family_.ways[1].slip.reset();
  words_ = {"verlengen"};
  find();
  EXPECT_EQ(told(1), "none");
}

// A hardship clause that stands in several regulations of a government, once mistyped.
TEST_F(Slips, AreToldOfWhatAGovernmentHasTwice) {
  way("het college kan afwijken", 90);
  way("het college moet afwijken", 50);
  for (const std::vector<std::string>& texts :
       {std::vector<std::string>{"het college kan afwijken", "het collgee kan afwijken"},
        std::vector<std::string>{"het colllege moet afwijken", "het college moet afwijken"},
        std::vector<std::string>{"het college kan afwijken", "het collgee moet afwijken"}}) {
    way(texts[0] + " " + texts[1], 1);
    for (const std::string& text : texts) {
      corpus::ProvisionRow provision;
      provision.text = text;
      family_.positions.back().position.provisions.push_back(provision);
    }
  }
  find();
  EXPECT_EQ(told(2), "collgee for college, of 0");
  EXPECT_EQ(told(3), "colllege for college, of 1");
  EXPECT_EQ(told(4), "none") << "they say two things";
}

TEST_F(Slips, AreNotToldOfModels) {
  way("een rolstoel", 2);
  way("een rlostoel", 0);
  find();
  EXPECT_EQ(told(1), "none");
}

}  // namespace
}  // namespace eender::ways
