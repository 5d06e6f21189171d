// SPDX-License-Identifier: EUPL-1.2
#include "ways/draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "corpus/import.h"
#include "library/library.h"
#include "match_samples.h"
#include "ways/compare.h"
#include "ways/draft_index.h"

namespace eender::ways {
namespace {

namespace fs = std::filesystem;
using Found = DraftArticle::Found;
using Present = DraftFamily::Present;
using testing::ElementsAre;
using testing::IsEmpty;

struct Article {
  std::string number, heading, text;
};
using Articles = std::vector<Article>;

std::string lines_of(const std::string& government, const Articles& articles, const std::string& work = "werk") {
  std::string lines;
  for (const Article& a : articles)
    lines += "{\"government\":\"" + government + "\",\"document\":\"" + work + "\",\"number\":\"" + a.number +
             "\",\"heading\":\"" + a.heading + "\",\"text\":\"" + a.text + "\",\"language\":\"nl\"}\n";
  return lines;
}

// A library of invented regulations, and drafts that are held against it.
class DraftTest : public testing::Test {
 protected:
  DraftTest() {
    fs::remove_all(home_);
    fs::create_directories(home_ / "lib-home");
  }
  ~DraftTest() override { fs::remove_all(home_); }

  void import(const std::string& lines, bool as_model = false) {
    const fs::path file = home_ / ("source" + std::to_string(++files_) + ".jsonl");
    ASSERT_TRUE(replace_file(file, lines));
    const auto report = corpus::import_sources({folder(), {file.string()}, as_model}, corpus::Register());
    ASSERT_TRUE(report) << report.error().describe();
    ASSERT_EQ(report->unreadable, 0u);
  }

  void compare() {
    keyer_.reset();
    rules_.emplace(*Rules::load(fs::path(EENDER_SOURCE_DIR) / "data/ways"));
    auto update = library::Update::begin(folder());
    ASSERT_TRUE(update) << update.error().describe();
    library_.emplace(*library::Library::open(folder()));
    corpus_.emplace(*corpus::Corpus::open(*library_, *Date::of(2024, 1, 1)));
    const auto summary = ways::compare({*library_, *corpus_, *rules_, "test"}, *update);
    ASSERT_TRUE(summary) << summary.error().describe();
    ASSERT_TRUE(update->commit());
    library_.emplace(*library::Library::open(folder()));
    corpus_.emplace(*corpus::Corpus::open(*library_, *Date::of(2024, 1, 1)));
    analysis_.emplace(*Analysis::open(*library_));
    keyer_.emplace(*corpus_, *rules_);
  }

  DraftOverview hold(const Articles& articles, const std::string& government = {}) {
    corpus::Draft draft;
    draft.regulation.title = "Ontwerp";
    for (const Article& a : articles) {
      corpus::Provision provision;
      provision.path = "artikel-" + a.number;
      provision.number = a.number;
      provision.heading = a.heading;
      provision.text = a.text;
      draft.regulation.provisions.push_back(std::move(provision));
    }
    return hold_draft(std::move(draft), government);
  }
  DraftOverview hold_draft(corpus::Draft draft, const std::string& government = {}) {
    auto owner = owner_of_draft(government, *library_, *corpus_);
    auto overview = open_draft(std::move(draft), *std::move(owner), *library_, *analysis_, *corpus_, *keyer_);
    EXPECT_TRUE(overview) << overview.error().describe();
    return overview ? *std::move(overview) : DraftOverview{};
  }

  fs::path folder() const { return home_ / "lib-home" / "lib"; }

  fs::path home_ = fs::temp_directory_path() / ("eender-draft-" + std::to_string(getpid()));
  int files_ = 0;
  std::optional<Rules> rules_;
  std::optional<library::Library> library_;
  std::optional<corpus::Corpus> corpus_;
  std::optional<Analysis> analysis_;
  std::optional<Keyer> keyer_;
};

std::string loan(const std::string& begin, const std::string& term, const std::string& name) {
  return begin + " voor ten hoogste " + term + " aan inwoners van de gemeente " + name +
         " die tijdelijk slecht ter been zijn, na overleg met de arts van het wijkteam.";
}
const std::string kDeposit =
    "Bij het ophalen van de rolstoel betaalt de lener aan de balie een borg van € 25 aan de beheerder.";
const std::string kFerry =
    "Zwanen hebben op het water altijd voorrang boven elke pont, ook in de winter wanneer het ijs hen hindert.";

TEST_F(DraftTest, SaysTheWayOfEachArticleAndWhatMostFillIn) {
  import(lines_of("Alfa",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa") }}) +
         lines_of("Beta",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Beta") }}) +
         lines_of("Gamma",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "13 weken", "Gamma") }}) +
         lines_of("Delta",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel mag worden meegegeven", "8 weken", "Delta") }}));
  compare();
  const auto overview = hold(
      {{"4", "Uitleen", loan("Een rolstoel wordt uitgeleend", "zes weken", "Zeta")}, {"5", "Zwanen", kFerry}}, "Zeta");
  ASSERT_EQ(overview.articles.size(), 2u);
  EXPECT_EQ(overview.articles[0].found, Found::kSame);
  EXPECT_EQ(overview.articles[0].likeness, 1);
  EXPECT_EQ(overview.articles[1].found, Found::kNothing);
  EXPECT_FALSE(overview.owner.known);
  ASSERT_EQ(overview.families.size(), 1u);
  const DraftFamily& family = overview.families[0];
  EXPECT_EQ(family.others, 4u);
  ASSERT_EQ(family.way, 0u);
  EXPECT_EQ(family.ways[0].governments, 3u);
  EXPECT_THAT(family.ways[0].who, ElementsAre("alfa", "beta", "gamma"));
  EXPECT_TRUE(family.difference.same_words());
  ASSERT_EQ(family.values.size(), 1u);
  EXPECT_EQ(family.values[0].cell.normal, "6 weeks");
  EXPECT_EQ(family.values[0].cell.written, "zes weken");
  ASSERT_EQ(family.values[0].others.size(), 2u);
  EXPECT_THAT(family.values[0].others[0].normals, ElementsAre("8 weeks"));
  EXPECT_EQ(family.values[0].others[0].governments, 3u);  // Delta's too, which goes another way
  EXPECT_THAT(family.values[0].others[1].normals, ElementsAre("13 weeks"));
}

// "2 weeks", "14 days" and "fourteen days" once stood apart beside a draft, each with fewer than the three that agree.
TEST_F(DraftTest, CountsTermsThatAreEqualAsOne) {
  const auto lent = [](const char* government, const char* term) {
    return lines_of(government, {{"1", "Uitleen", loan("Een rolstoel wordt uitgeleend", term, government)}});
  };
  import(lent("Alfa", "2 weken") + lent("Beta", "14 dagen") + lent("Gamma", "twee weken") + lent("Delta", "13 weken") +
         lent("Eta", "13 weken"));
  compare();
  const auto overview = hold({{"4", "Uitleen", loan("Een rolstoel wordt uitgeleend", "14 dagen", "Zeta")}}, "Zeta");
  const DraftValue& value = overview.families.at(0).values.at(0);
  ASSERT_EQ(value.others.size(), 2u);
  EXPECT_EQ(value.others[0].governments, 3u);
  EXPECT_THAT(value.others[0].normals, ElementsAre("2 weeks", "14 days"));
  EXPECT_EQ(value.others[0].measure, value.cell.measure);
  EXPECT_EQ(value.others[1].governments, 2u);
}

TEST_F(DraftTest, ShowsANewWayBesideTheNearestText) {
  import(lines_of("Alfa",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa") }}) +
         lines_of("Beta",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Beta") }}) +
         lines_of("Delta",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel mag gratis worden meegegeven", "8 weken", "Delta") }}));
  compare();
  const auto overview =
      hold({{"1", "Uitleen", loan("Een rolstoel mag voortaan worden meegegeven", "8 weken", "Zeta")}}, "Zeta");
  ASSERT_EQ(overview.families.size(), 1u);
  const DraftFamily& family = overview.families[0];
  EXPECT_FALSE(family.way);
  EXPECT_EQ(family.nearest_way, 1u);
  EXPECT_EQ(family.nearest.government, "delta");
  EXPECT_EQ(family.difference.deleted, 1u);
  EXPECT_EQ(family.difference.inserted, 1u);
  std::string deleted, inserted;
  for (const Stretch& s : family.difference.stretches) {
    if (s.kind == Stretch::Kind::kDeleted) deleted += s.left.of(family.nearest.text);
    if (s.kind == Stretch::Kind::kInserted) inserted += s.right.of(family.text);
  }
  EXPECT_EQ(deleted, "gratis ");
  EXPECT_EQ(inserted, "voortaan ");
}

// Whose draft it is decides what is an own name; without it "Zeta" is a word that nobody else has.
TEST_F(DraftTest, SetsNamesApartForWhoseItIs) {
  import(lines_of("Alfa",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa") }}) +
         lines_of("Beta",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Beta") }}));
  compare();
  const Articles draft = {{"1", "Uitleen", loan("Een rolstoel wordt uitgeleend", "8 weken", "Zeta")}};
  EXPECT_EQ(hold(draft, "Zeta").families.at(0).way, 0u);
  EXPECT_EQ(hold(draft, "gemeente Zeta").families.at(0).way, 0u);
  const auto nobodys = hold(draft);
  EXPECT_FALSE(nobodys.owner.government);
  EXPECT_FALSE(nobodys.families.at(0).way);
}

TEST_F(DraftTest, CountsItsOwnGovernmentWithNobody) {
  import(lines_of("Alfa",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa") }}) +
         lines_of("Beta",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Beta") }}) +
         lines_of("Gamma", {{"1", "Uitleen", loan("Een rolstoel mag gratis worden meegegeven", "9 weken", "Gamma")},
                            { "2",
                              "Zwanen",
                              kFerry }}));
  compare();
  const Articles draft = {{"1", "Uitleen", loan("Een rolstoel mag gratis worden meegegeven", "9 weken", "Gamma")},
                          {"2", "Zwanen", kFerry}};
  const auto own = hold(draft, "Gamma");
  EXPECT_TRUE(own.owner.known);
  EXPECT_EQ(own.families.at(0).others, 2u);
  EXPECT_FALSE(own.families[0].way);
  EXPECT_EQ(own.families[0].present, Present::kSameWay);
  ASSERT_EQ(own.families[0].values.size(), 1u);
  EXPECT_EQ(own.families[0].values[0].others.size(), 1u);
  EXPECT_EQ(own.articles[1].found, Found::kNothing) << "only its own text of today is like it";
  const auto others = hold(
      {{"1", "Uitleen", loan("Een rolstoel mag gratis worden meegegeven", "9 weken", "Beta")}, {"2", "Zwanen", kFerry}},
      "Beta");
  EXPECT_EQ(others.families.at(0).way, 1u);
  EXPECT_EQ(others.families[0].present, Present::kOtherWay);
  EXPECT_EQ(others.articles[1].found, Found::kAlone);
  EXPECT_EQ(corpus_->id_of(*others.articles[1].nearest), "gamma/werk/2");
}

TEST_F(DraftTest, SaysWhatTheOthersHaveBesideWhatItShares) {
  const auto fee = [](const std::string& name) {
    return "Wie in de gemeente " + name +
           " een rolstoel te laat terugbrengt betaalt aan de beheerder per dag een boete van € 5.";
  };
  std::string lines;
  for (const std::string name : {"Alfa", "Beta", "Gamma", "Delta"}) {
    Articles articles = {{"1", "Uitleen", loan("Een rolstoel wordt uitgeleend", "8 weken", name)},
                         {"2", "Borg", kDeposit}};
    if (name != "Delta") articles.push_back({"3", "Boete", fee(name)});
    if (name == "Alfa") articles.push_back({"4", "Zwanen", kFerry});
    lines += lines_of(name, articles);
  }
  // The swans of two others stand in regulations that have nothing else of the draft.
  lines += lines_of("Epsilon", {{"1", "Zwanen", kFerry}}) + lines_of("Zeta", {{"1", "Zwanen", kFerry}});
  import(lines);
  compare();
  const auto overview =
      hold({{"1", "Uitleen", loan("Een rolstoel wordt uitgeleend", "8 weken", "Eta")}, {"2", "Borg", kDeposit}}, "Eta");
  EXPECT_EQ(overview.peers, 4u);
  EXPECT_EQ(overview.shared, 1u);
  ASSERT_EQ(overview.lacking.size(), 1u);
  EXPECT_EQ(overview.lacking[0].row.title, "Boete");
  EXPECT_EQ(overview.lacking[0].have, 3u);
  const auto whole = hold({{"1", "Uitleen", loan("Een rolstoel wordt uitgeleend", "8 weken", "Eta")},
                           {"2", "Borg", kDeposit},
                           {"3", "Boete", fee("Eta")}},
                          "Eta");
  EXPECT_THAT(whole.lacking, IsEmpty());
}

// A code of thousands of provisions is one regulation: what stands far from what is shared is of another subject.
TEST_F(DraftTest, DoesNotMissWhatStandsFarAway) {
  std::string lines;
  for (const std::string name : {"Alfa", "Beta"}) {
    Articles articles = {{"1", "Uitleen", loan("Een rolstoel wordt uitgeleend", "8 weken", name)}};
    for (int i = 2; i < 30; ++i) {
      std::string text;
      for (int w = 0; w < 30; ++w) text += name + std::to_string(i) + "x" + std::to_string(w) + " ";
      articles.push_back({std::to_string(i), "Vulling", text});
    }
    articles.push_back({"30", "Zwanen", kFerry});
    lines += lines_of(name, articles);
  }
  import(lines);
  compare();
  const auto overview = hold({{"1", "Uitleen", loan("Een rolstoel wordt uitgeleend", "8 weken", "Eta")}}, "Eta");
  EXPECT_EQ(overview.peers, 2u);
  EXPECT_THAT(overview.lacking, IsEmpty());
}

// The draft is like a member of a family that is itself far from the medoid: nothing at the threshold is missed.
TEST_F(DraftTest, FindsAFamilyByAMemberWhereTheMedoidIsTooFar) {
  // Runs of words that only number says: each text shares two thirds with the next, the first and the third hardly anything.
  const auto words = [](int first) {
    std::string text;
    for (int i = first; i < first + 40; ++i) text += "woord" + std::to_string(i) + " ";
    return text;
  };
  import(lines_of("Alfa",
                  {{ "1",
                     "Rij",
                     words(0) }}) +
         lines_of("Beta",
                  {{ "1",
                     "Rij",
                     words(0) }}) +
         lines_of("Gamma",
                  {{ "1",
                     "Rij",
                     words(12) }}));
  compare();
  ASSERT_EQ(analysis_->summary().families, 1u);
  const auto overview = hold({{"1", "Rij", words(24)}});
  ASSERT_EQ(overview.articles[0].found, Found::kMember);
  EXPECT_EQ(corpus_->id_of(*overview.articles[0].nearest), "gamma/werk/1");
  EXPECT_EQ(overview.families.at(0).others, 3u);
  EXPECT_FALSE(overview.families[0].way);
  EXPECT_EQ(hold({{"1", "Rij", words(48)}}).articles[0].found, Found::kNothing);
}

TEST_F(DraftTest, TakesTheParagraphsOfALongArticleTogetherWhereOthersDo) {
  const std::string whole = loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa") + "\\n" + kDeposit;
  import(lines_of("Alfa", {{"1", "Uitleen", whole},
                           { "2",
                             "Zwanen",
                             kFerry }}) +
         lines_of("Beta", {{"1", "Uitleen", whole},
                           { "2",
                             "Zwanen",
                             kFerry }}));
  compare();
  corpus::Draft draft;
  const auto add = [&](const std::string& path, const std::string& number, const std::string& text) {
    corpus::Provision provision;
    provision.path = path;
    provision.number = number;
    provision.text = text;
    draft.regulation.provisions.push_back(std::move(provision));
  };
  add("artikel-1/lid-1", "1, lid 1", loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa"));
  add("artikel-1/lid-2", "1, lid 2", kDeposit);
  add("artikel-2/lid-1", "2, lid 1", kFerry);
  add("artikel-2/lid-2", "2, lid 2",
      "Wie de pont nadert, luidt de bel die aan de steiger hangt, en wacht daarna rustig op de veerman.");
  const auto overview = hold_draft(draft);
  ASSERT_EQ(overview.articles.size(), 3u);
  EXPECT_EQ(overview.articles[0].count, 2u);
  EXPECT_EQ(overview.articles[0].found, Found::kMedoid);
  EXPECT_EQ(overview.articles[1].count, 1u);
  EXPECT_EQ(overview.articles[1].found, Found::kSame);
  EXPECT_EQ(overview.articles[2].found, Found::kNothing);
}

TEST_F(DraftTest, JudgesAllItHasInAFamilyAsOne) {
  const std::string one = loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa");
  const std::string two = loan("Een rolstoel wordt kosteloos uitgeleend", "8 weken", "Alfa");
  import(lines_of("Alfa", {{"1", "Uitleen", one},
                           { "2",
                             "Kosteloos",
                             two }}) +
         lines_of("Beta",
                  {{ "1",
                     "Uitleen",
                     one }}));
  compare();
  const auto overview = hold({{"1", "Uitleen", one}, {"2", "Kosteloos", two}, {"3", "Nogmaals", one}}, "Alfa en Beta");
  ASSERT_EQ(overview.families.size(), 1u);
  EXPECT_THAT(overview.families[0].articles, ElementsAre(0, 1, 2));
  EXPECT_EQ(overview.families[0].text, one + "\n" + two) << "what it says twice counts once";
}

TEST_F(DraftTest, HasArticlesWithoutWordsAndDraftsLikeNothing) {
  import(lines_of("Alfa",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa") }}) +
         lines_of("Beta",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Beta") }}));
  compare();
  const auto overview = hold({{"1", "Leeg", "…"}, {"2", "Zwanen", kFerry}});
  EXPECT_EQ(overview.articles[0].found, Found::kNoWords);
  EXPECT_THAT(overview.families, IsEmpty());
  EXPECT_EQ(overview.peers, 0u);
  EXPECT_THAT(overview.lacking, IsEmpty());
}

// The index, its bounds and the order in which candidates are read may save work, and change nothing: all texts are compared here.
TEST_F(DraftTest, FindsWhatComparingWithEveryTextFinds) {
  match::reference::Random random(21);
  const auto text_of = [](std::span<const match::Word> words) {
    std::string text;
    for (const match::Word word : words) text += "woord" + std::to_string(word) + " ";
    return text;
  };
  const auto known = match::reference::related_sequences(random, 240, 50, 80);
  std::string lines;
  for (std::uint32_t g = 0; g < 8; ++g) {
    Articles articles;
    for (std::uint32_t i = g; i < known.size(); i += 8)
      if (!known[i].empty()) articles.push_back({std::to_string(i), "", text_of(known[i])});
    lines += lines_of("Plaats" + std::to_string(g), articles);
  }
  import(lines);
  compare();
  Articles draft;
  for (std::uint32_t i = 0; i < 120; ++i) {
    const auto base = known[match::reference::below(random, 240)];
    const auto words = match::reference::edited(random, {base.begin(), base.end()}, i % 12, 80);
    draft.push_back({std::to_string(i + 1), "", text_of(words)});
  }
  const DraftOverview overview = hold(draft);

  auto reader = *corpus::Reader::open(*corpus_);
  struct Known {
    text::Keys keys;
    std::optional<std::uint32_t> family;
    bool medoid = false;
  };
  std::vector<Known> all;
  ASSERT_TRUE(reader.for_each_current([&](corpus::ProvisionRow provision) {
    const auto place = *analysis_->place_of(provision.key);
    all.push_back({keyer_->keys(provision.text, provision.regulation), std::nullopt, false});
    if (place) all.back().family = place->family;
    all.back().medoid = all.back().family && analysis_->family(*all.back().family)->medoid == provision.key;
  }));
  std::map<Found, int> seen;
  for (std::size_t i = 0; i < draft.size(); ++i) {
    const text::Keys keys = text::keys_of(draft[i].text, text::OwnNames(), text::Language::kDutch);
    const SoughtSkeleton sought(keys.apart_from_values());
    SkeletonLink medoid, member, alone;
    std::optional<std::uint32_t> same;
    for (const Known& one : all) {
      const SkeletonLink link = sought.link(one.keys.apart_from_values());
      SkeletonLink& best = one.medoid ? medoid : one.family ? member : alone;
      if (link.strength > best.strength) best = link;
      if (one.family && sought.equals(one.keys.apart_from_values())) same = one.family;
    }
    const DraftArticle& article = overview.articles[i];
    ++seen[article.found];
    const Found expected = keys.apart_from_values().empty() ? Found::kNoWords
                           : same                           ? Found::kSame
                           : medoid.strength > 0            ? Found::kMedoid
                           : member.strength > 0            ? Found::kMember
                           : alone.strength > 0             ? Found::kAlone
                                                            : Found::kNothing;
    ASSERT_EQ(article.found, expected) << draft[i].text;
    if (same) {
      EXPECT_EQ(overview.families[*article.family].row.id, *same);
    }
    const SkeletonLink& best = expected == Found::kMedoid ? medoid : expected == Found::kMember ? member : alone;
    if (expected != Found::kSame) {
      EXPECT_EQ(article.likeness, best.likeness) << draft[i].text;
    }
  }
  for (const Found found : {Found::kSame, Found::kMedoid, Found::kMember, Found::kAlone, Found::kNothing})
    EXPECT_GT(seen[found], 0) << "the sample has no case of " << static_cast<int>(found);
}

// What compare says of a text when it is in the library, a draft of it has to be told while it is not.
TEST_F(DraftTest, SaysOfATextWhatCompareSaysOfItOnceItIsImported) {
  const std::vector<std::string> begins = {"Een rolstoel wordt uitgeleend", "Een rolstoel mag gratis worden meegegeven",
                                           "De beheerder leent een rolstoel uit"};
  std::string lines;
  int number = 0;
  for (const std::string name : {"Alfa", "Beta", "Gamma", "Delta", "Epsilon", "Theta"})
    lines += lines_of(name, {{"1", "Uitleen", loan(begins[static_cast<std::size_t>(number++) % 3], "8 weken", name)},
                             {"2", "Borg", kDeposit}});
  import(lines);
  compare();
  std::map<std::string, std::set<std::string>> told;  // by text: who goes its way
  for (const std::string& begin : begins) {
    const auto overview = hold({{"1", "Uitleen", loan(begin, "6 weken", "Kappa")}}, "Kappa");
    const DraftFamily& family = overview.families.at(0);
    ASSERT_TRUE(family.way);
    told[begin] = {family.ways[*family.way].who.begin(), family.ways[*family.way].who.end()};
    EXPECT_EQ(told[begin].size(), 2u);
  }
  const DraftOverview before = hold({{"1", "Uitleen", loan(begins[2], "6 weken", "Kappa")}}, "Kappa");
  import(lines_of("Kappa", {{ "1", "Uitleen", loan(begins[2], "6 weken", "Kappa") }}, "nieuw"));
  compare();
  auto reader = *corpus::Reader::open(*corpus_);
  const auto provision = reader.find("kappa/nieuw/1");
  ASSERT_TRUE(provision);
  const auto place = *analysis_->place_of(provision->key);
  ASSERT_TRUE(place);
  const OpenFamily family = *open_family(*analysis_->family(place->family), *analysis_, reader, *keyer_);
  EXPECT_EQ(family.row.title, before.families[0].row.title);
  for (const Way& way : family.ways) {
    std::set<std::string> who;
    for (const std::uint32_t p : way.positions) who.insert(family.positions[p].position.government);
    if (who.erase("kappa") > 0) {
      EXPECT_EQ(who, told[begins[2]]);
    }
  }
}

TEST_F(DraftTest, IsToldTheSameOnOneThreadAndOnTwo) {
  std::string lines;
  for (int g = 0; g < 12; ++g) {
    const std::string name = "Plaats" + std::to_string(g);
    lines += lines_of(
        name, {{"1", "Uitleen", loan("Een rolstoel wordt uitgeleend " + std::to_string(g % 3), "8 weken", name)},
               {"2", "Borg", kDeposit},
               {"3", "Zwanen", kFerry + (g % 2 == 0 ? " Ook ganzen." : "")}});
  }
  import(lines);
  compare();
  const auto told = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    const auto overview = hold(
        {{"1", "Uitleen", loan("Een rolstoel wordt uitgeleend", "9 weken", "Eta")}, {"2", "Zwanen", kFerry}}, "Eta");
    std::string all;
    for (const DraftFamily& f : overview.families)
      all += f.row.anchor + " " + f.nearest.government + " " + std::to_string(f.nearest_way) + " " +
             std::to_string(f.difference.kept) + "\n";
    for (const DraftLacking& l : overview.lacking) all += l.row.anchor + " " + std::to_string(l.have) + "\n";
    return all;
  };
  const std::string once = told(1);
  EXPECT_FALSE(once.empty());
  EXPECT_EQ(told(2), once);
}

// Nothing of a draft is kept: not in the library, not beside it, not in the folder for temporary files.
TEST_F(DraftTest, LeavesEveryFileAsItWas) {
  import(lines_of("Alfa",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa") }}) +
         lines_of("Beta",
                  {{ "1",
                     "Uitleen",
                     loan("Een rolstoel wordt uitgeleend", "8 weken", "Beta") }}));
  compare();
  const auto state = [&] {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(home_))
      files[entry.path().string()] = entry.is_regular_file() ? hash_of(*read_file(entry.path())) : "";
    return files;
  };
  const auto before = state();
  hold({{"1", "Uitleen", loan("Een rolstoel wordt geheimgehouden", "8 weken", "Eta")}}, "Eta");
  EXPECT_EQ(state(), before);
}

TEST_F(DraftTest, IsRefusedByALibraryWithoutItsIndex) {
  import(lines_of("Alfa", {{ "1", "Uitleen", loan("Een rolstoel wordt uitgeleend", "8 weken", "Alfa") }}));
  compare();
  ASSERT_TRUE(DraftIndex::open(*library_));
  fs::remove(folder() / kAnalysisFile);
  auto database = *library::Database::create(folder() / kAnalysisFile);
  ASSERT_TRUE(database.run("CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT)"));
  ASSERT_TRUE(database.finish());
  const auto index = DraftIndex::open(*library_);
  ASSERT_FALSE(index);
  EXPECT_EQ(index.error().kind, ErrorKind::kConflict);
  EXPECT_NE(index.error().message.find("eender compare"), std::string::npos);
}

}  // namespace
}  // namespace eender::ways
