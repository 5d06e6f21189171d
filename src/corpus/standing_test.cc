// SPDX-License-Identifier: EUPL-1.2
#include "corpus/standing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace eender::corpus {
namespace {

using testing::ElementsAre;

RegulationRow version(const std::string& number, const char* from, const char* until = "") {
  RegulationRow r;
  r.government = "gm1";
  r.work = "werk";
  r.version = number;
  r.from = Date::parse(from);
  r.until = Date::parse(until);
  return r;
}

// "1 superseded" and so on, in the order of the versions.
std::vector<std::string> judged(std::vector<RegulationRow> regulations, const char* on) {
  judge(regulations, *Date::parse(on));
  std::vector<std::string> result;
  for (const RegulationRow& r : regulations) {
    const char* const names[] = {"counts", "superseded", "lapsed", "future", "replaced"};
    result.push_back(r.version + " " + names[static_cast<int>(r.standing)]);
  }
  return result;
}

TEST(Standing, CountsFromTheFirstDayOnAndNotOnTheDayOfTheEnd) {
  const std::vector<RegulationRow> one = {version("1", "2015-03-01", "2018-07-01")};
  EXPECT_THAT(judged(one, "2015-02-28"), ElementsAre("1 future"));
  EXPECT_THAT(judged(one, "2015-03-01"), ElementsAre("1 counts"));
  EXPECT_THAT(judged(one, "2018-06-30"), ElementsAre("1 counts"));
  EXPECT_THAT(judged(one, "2018-07-01"), ElementsAre("1 lapsed"));
}

TEST(Standing, CountsAVersionWithoutDates) {
  EXPECT_THAT(judged({version("1", "")}, "1950-01-01"), ElementsAre("1 counts"));
  EXPECT_THAT(judged({version("1", ""), version("2", "")}, "2020-01-01"), ElementsAre("1 superseded", "2 counts"));
}

TEST(Standing, LetsAVersionWithoutDatesGiveWayToOneThatHasBegun) {
  const std::vector<RegulationRow> older = {version("1", ""), version("2", "2015-01-01")};
  EXPECT_THAT(judged(older, "2014-12-31"), ElementsAre("1 counts", "2 future"));
  EXPECT_THAT(judged(older, "2015-01-01"), ElementsAre("1 superseded", "2 counts"));
  const std::vector<RegulationRow> newer = {version("1", "2015-01-01", "2018-01-01"), version("2", "")};
  EXPECT_THAT(judged(newer, "2016-01-01"), ElementsAre("1 counts", "2 superseded"));
  EXPECT_THAT(judged(newer, "2018-01-01"), ElementsAre("1 lapsed", "2 counts"));
}

TEST(Standing, TakesTheHigherOfTwoVersionsWithEqualDates) {
  EXPECT_THAT(judged({version("10", "2015-01-01"), version("9", "2015-01-01")}, "2016-01-01"),
              ElementsAre("9 superseded", "10 counts"));
}

TEST(Standing, IgnoresALaterVersionUntilItIsInForce) {
  const std::vector<RegulationRow> two = {version("1", "2010-01-01"), version("2", "2020-01-01")};
  EXPECT_THAT(judged(two, "2019-12-31"), ElementsAre("1 counts", "2 future"));
  EXPECT_THAT(judged(two, "2020-01-01"), ElementsAre("1 superseded", "2 counts"));
}

TEST(Standing, CountsNothingInAGapBetweenVersions) {
  const std::vector<RegulationRow> two = {version("1", "2010-01-01", "2015-01-01"), version("2", "2017-01-01")};
  EXPECT_THAT(judged(two, "2014-12-31"), ElementsAre("1 counts", "2 future"));
  EXPECT_THAT(judged(two, "2016-01-01"), ElementsAre("1 lapsed", "2 future"));
  EXPECT_THAT(judged(two, "2017-01-01"), ElementsAre("1 lapsed", "2 counts"));
}

TEST(Standing, DoesNotBringBackWhatWasSupersededWhenTheLaterVersionEnds) {
  // The first version has no end of its own: that is how many registers leave it.
  const std::vector<RegulationRow> two = {version("1", "2010-01-01"), version("2", "2015-01-01", "2020-01-01")};
  EXPECT_THAT(judged(two, "2019-12-31"), ElementsAre("1 superseded", "2 counts"));
  EXPECT_THAT(judged(two, "2020-01-01"), ElementsAre("1 superseded", "2 lapsed"));
}

TEST(Standing, PassesOverAVersionThatEndsBeforeItBegins) {
  EXPECT_THAT(judged({version("1", "2010-01-01"), version("2", "2015-01-01", "2015-01-01")}, "2016-01-01"),
              ElementsAre("1 counts", "2 lapsed"));
}

TEST(Standing, EndsWhatIsKnownToBeRepealedOnTheDayTheOtherBegins) {
  RegulationRow old = version("1", "2010-01-01");
  old.repealed_by = "nieuw";
  RegulationRow repealing = version("A", "2018-01-01");
  repealing.work = "nieuw";
  EXPECT_THAT(judged({old, repealing}, "2017-12-31"), ElementsAre("A future", "1 counts"));
  EXPECT_THAT(judged({old, repealing}, "2018-01-01"), ElementsAre("A counts", "1 lapsed"));
  EXPECT_THAT(judged({old}, "2018-01-01"), ElementsAre("1 counts")) << "nobody knows when it ended, or whether";
  repealing.government = "gm2";
  EXPECT_THAT(judged({old, repealing}, "2018-01-01"), ElementsAre("1 counts", "A counts"))
      << "another government repeals nothing here";
}

RegulationRow repealing(const char* from, std::vector<std::string> works) {
  RegulationRow r = version("A", from);
  r.work = "nieuw";
  r.repeals = std::move(works);
  return r;
}

TEST(Standing, EndsWhatALaterRegulationRepealsOnTheDayThatOneBegins) {
  const std::vector<RegulationRow> two = {version("1", "2010-01-01"), repealing("2018-01-01", {"iets", "werk"})};
  EXPECT_THAT(judged(two, "2017-12-31"), ElementsAre("A future", "1 counts"));
  EXPECT_THAT(judged(two, "2018-01-01"), ElementsAre("A counts", "1 lapsed"));
  const std::vector<RegulationRow> undated = {version("1", ""), repealing("2018-01-01", {"werk"})};
  EXPECT_THAT(judged(undated, "2018-01-01"), ElementsAre("A counts", "1 lapsed"));
  const std::vector<RegulationRow> longer = {version("1", "2010-01-01", "2025-01-01"), two[1]};
  EXPECT_THAT(judged(longer, "2018-01-01"), ElementsAre("A counts", "1 lapsed")) << "sooner than it said itself";
  const std::vector<RegulationRow> shorter = {version("1", "2010-01-01", "2015-01-01"), two[1]};
  EXPECT_THAT(judged(shorter, "2016-01-01"), ElementsAre("A future", "1 lapsed"));
}

TEST(Standing, LetsNothingBeRepealedByWhatIsNotKnownToHaveTheRightOrTheDay) {
  const RegulationRow old = version("1", "2010-01-01");
  RegulationRow other = repealing("2018-01-01", {"werk"});
  other.government = "gm2";
  EXPECT_THAT(judged({old, other}, "2020-01-01"), ElementsAre("1 counts", "A counts")) << "of another government";
  EXPECT_THAT(judged({old, repealing("", {"werk"})}, "2020-01-01"), ElementsAre("A counts", "1 counts")) << "no day";
  EXPECT_THAT(judged({old, repealing("2018-01-01", {"wer"})}, "2020-01-01"), ElementsAre("A counts", "1 counts"));
  RegulationRow model = repealing("2018-01-01", {"werk"});
  model.model = true;
  EXPECT_THAT(judged({old, model}, "2020-01-01"), ElementsAre("A counts", "1 counts"));
  RegulationRow stillborn = repealing("2018-01-01", {"werk"});
  stillborn.until = stillborn.from;
  EXPECT_THAT(judged({old, stillborn}, "2020-01-01"), ElementsAre("A lapsed", "1 counts"));
  RegulationRow itself = version("1", "2010-01-01");
  itself.repeals = {"werk"};
  EXPECT_THAT(judged({itself}, "2020-01-01"), ElementsAre("1 counts"));
  EXPECT_THAT(judged({version("1", "2019-01-01"), repealing("2018-01-01", {"werk"})}, "2020-01-01"),
              ElementsAre("A counts", "1 counts"))
      << "what begins after the repeal is made anew";
}

TEST(Standing, KeepsTheWholeOneOfOneVersionReadAgainInPart) {
  RegulationRow whole = version("1", "");
  RegulationRow part = version("1", "");
  part.whole = false;
  EXPECT_THAT(judged({whole, part}, "2020-01-01"), ElementsAre("1 counts", "1 replaced"));
  EXPECT_THAT(judged({part, whole}, "2020-01-01"), ElementsAre("1 replaced", "1 counts"));
  EXPECT_THAT(judged({whole, part, whole}, "2020-01-01"), ElementsAre("1 replaced", "1 replaced", "1 counts"));
  EXPECT_THAT(judged({part, part}, "2020-01-01"), ElementsAre("1 replaced", "1 counts"));
}

}  // namespace
}  // namespace eender::corpus
