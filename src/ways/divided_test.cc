// SPDX-License-Identifier: EUPL-1.2
#include "ways/divided.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/global_control.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"
#include "base/string_map.h"
#include "corpus/import.h"
#include "library/library.h"
#include "match_reference.h"
#include "match_samples.h"
#include "ways/compare.h"
#include "ways/family.h"

namespace eender::ways {
namespace {

namespace fs = std::filesystem;
using How = Divided::How;
using match::reference::below;
using match::reference::Random;
using testing::ElementsAre;
using testing::IsEmpty;

// What a regulation says, an article a text.
struct Regulation {
  std::string government;
  std::vector<std::string> articles;
  std::string work = "werk";
  std::string fields = {};  // of its lines as JSON, such as "\"until\":\"2020-01-01\","
};

class DividedTest : public testing::Test {
 protected:
  DividedTest() {
    fs::remove_all(home_);
    fs::create_directories(home_ / "home");
  }
  ~DividedTest() override { fs::remove_all(home_); }

  void compare(const std::vector<Regulation>& regulations) {
    std::string lines;
    for (const Regulation& r : regulations)
      for (std::size_t i = 0; i < r.articles.size(); ++i)
        lines += fmt::format(R"({{"government":"{}","document":"{}","number":"{}",{}"text":"{}","language":"nl"}})"
                             "\n",
                             r.government, r.work, i + 1, r.fields, r.articles[i]);
    ASSERT_TRUE(replace_file(home_ / "lines.jsonl", lines));
    const auto report = corpus::import_sources({folder(), {(home_ / "lines.jsonl").string()}}, corpus::Register());
    ASSERT_TRUE(report) << report.error().describe();
    ASSERT_EQ(report->unreadable, 0U);
    rules_.emplace(*Rules::load(fs::path(EENDER_SOURCE_DIR) / "data/ways"));
    auto update = library::Update::begin(folder());
    ASSERT_TRUE(update) << update.error().describe();
    library_.emplace(*library::Library::open(folder()));
    corpus_.emplace(*corpus::Corpus::open(*library_, *Date::of(2024, 1, 1)));
    ASSERT_TRUE(ways::compare({*library_, *corpus_, *rules_, "test"}, *update));
    ASSERT_TRUE(update->commit());
    library_.emplace(*library::Library::open(folder()));
    corpus_.emplace(*corpus::Corpus::open(*library_, *Date::of(2024, 1, 1)));
    analysis_.emplace(*Analysis::open(*library_));
    keyer_.emplace(*corpus_, *rules_);
  }

  OpenFamily open(const FamilyRow& row) {
    auto reader = corpus::Reader::open(*corpus_);
    auto family = open_family(row, *analysis_, *reader, *keyer_);
    EXPECT_TRUE(family) << family.error().describe();
    return *std::move(family);
  }
  std::vector<Divided> divided(const OpenFamily& family) {
    auto found = find_divided(family, *library_, *analysis_, *corpus_, *keyer_);
    EXPECT_TRUE(found && *found);
    return found && *found ? **std::move(found) : std::vector<Divided>{};
  }
  // Of the one family that holds this article.
  std::vector<Divided> divided_of(const std::string& provision) {
    auto reader = corpus::Reader::open(*corpus_);
    const auto place = analysis_->place_of(reader->find(provision)->key);
    EXPECT_TRUE(place && *place) << provision;
    return divided(open(*analysis_->family((*place)->family)));
  }
  std::vector<std::string> ids(const Divided& one) const {
    std::vector<std::string> result;
    for (const Divided::Part& part : one.parts) result.push_back(corpus_->id_of(part.provision));
    return result;
  }

  fs::path folder() const { return home_ / "home" / "lib"; }

  fs::path home_ = fs::temp_directory_path() / ("eender-divided-" + std::to_string(getpid()));
  std::optional<Rules> rules_;
  std::optional<library::Library> library_;
  std::optional<corpus::Corpus> corpus_;
  std::optional<Analysis> analysis_;
  std::optional<Keyer> keyer_;
};

const std::string kLoan =
    "Een rolstoel wordt uitgeleend aan inwoners die tijdelijk slecht ter been zijn, na overleg met de arts van het "
    "wijkteam en tegen betaling van een borg aan de balie.";
const std::string kReturn =
    "Wie de geleende rolstoel niet op tijd terugbrengt, krijgt eerst een vriendelijke herinnering en betaalt daarna "
    "voor elke volgende dag een kleine vergoeding aan de beheerder.";
const std::string kGeese =
    "Ganzen lopen langs de vaart altijd achter elkaar aan, behalve wanneer het hard waait of een hond hen nadert; dan "
    "vliegen zij luid gakkend op en strijken pas bij de volgende brug weer neer.";
const std::string kBells =
    "De klokken van de toren luiden elke zaterdag om de ramen te laten trillen, zodat ieder die nog slaapt begrijpt "
    "dat de markt begonnen is en dat verse kaas niet eeuwig op een koper wacht.";
const std::string kBoats =
    "Bootjes met een rode mast mogen aanleggen waar geen eend broedt, mits de schipper zachtjes zingt en zijn touw "
    "niet om de enkels van een visser slaat die daar vanouds zijn stoeltje heeft staan.";

TEST_F(DividedTest, FindsAnArticleThatIsAParagraphOfALongerOne) {
  const std::string longer = kGeese + "\\n" + kLoan + "\\n" + kBells + "\\n" + kBoats;
  compare({{"Alfa", {kLoan, kGeese}}, {"Beta", {kLoan}}, {"Gamma", {longer}}});
  const auto found = divided_of("alfa/werk/1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].government, "gamma");
  EXPECT_FALSE(found[0].model);
  EXPECT_EQ(found[0].how, How::kInLonger);
  EXPECT_EQ(found[0].share, 1);
  EXPECT_THAT(ids(found[0]), ElementsAre("gamma/werk/1"));
  const Divided::Part& part = found[0].parts[0];
  EXPECT_EQ(std::string(part.stretch.of(part.provision.text)) + ".", kLoan);
}

TEST_F(DividedTest, FindsAnArticleInOneOfFortyTimesItsLength) {
  Random random(3);
  std::string longer = kGeese + " " + kLoan;
  for (int i = 0; i < 1200; ++i) longer += fmt::format(" w{}x", random() % 5000);
  compare({{"Alfa", {kLoan}}, {"Beta", {kLoan}}, {"Gamma", {longer}}});
  const auto found = divided_of("alfa/werk/1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].how, How::kInLonger);
}

// Each of the two holds a third of the article and is not like it; together they are.
TEST_F(DividedTest, FindsAnArticleThatIsSeveralElsewhere) {
  const std::string whole = kLoan + " " + kReturn + " " + kBoats;
  compare({{"Alfa", {whole}}, {"Beta", {kGeese, whole}}, {"Gamma", {kGeese, kLoan, kBells, kReturn}}});
  const auto found = divided_of("alfa/werk/1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].government, "gamma");
  EXPECT_EQ(found[0].how, How::kInSeveral);
  EXPECT_THAT(ids(found[0]), ElementsAre("gamma/werk/2", "gamma/werk/4"));
  EXPECT_GT(found[0].share, 0.55);
  EXPECT_LT(found[0].parts[0].share, 0.4);
  EXPECT_EQ(std::string(found[0].parts[1].stretch.of(found[0].parts[1].provision.text)) + ".", kReturn);
}

// A third of the article is not the article.
TEST_F(DividedTest, LeavesOutWhoHasOnlyAPart) {
  const std::string whole = kLoan + " " + kReturn + " " + kBoats;
  compare({{"Alfa", {whole}}, {"Beta", {whole}}, {"Gamma", {kGeese, kLoan}}});
  EXPECT_THAT(divided_of("alfa/werk/1"), IsEmpty());
}

// What is less than a fifth of the article, or of few words, counts only near to a part that is more.
TEST_F(DividedTest, LeavesOutSmallPartsThatStandFarAway) {
  const std::string little =
      "Wie de geleende rolstoel niet op tijd terugbrengt, krijgt eerst een herinnering en betaalt later "
      "een kleine vergoeding aan de balie.";
  const std::string whole = kLoan + " " + little + " " + kBoats;
  Random random(4);
  std::vector<std::string> near{kLoan};
  for (int i = 0; i < 9; ++i) {
    std::string other;
    for (int w = 0; w < 30; ++w) other += fmt::format(" w{}x", random() % 5000);
    near.push_back(other);
  }
  near.push_back(little);
  std::vector<std::string> far = near;
  far.insert(far.begin() + 1, kGeese);
  compare({{"Alfa", {whole}}, {"Beta", {whole}}, {"Delta", near}, {"Gamma", far}});
  const auto found = divided_of("alfa/werk/1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].government, "delta");
  EXPECT_THAT(ids(found[0]), ElementsAre("delta/werk/1", "delta/werk/11"));
}

// Its words with so many others in between that they are no one part of it.
TEST_F(DividedTest, LeavesOutWhatStandsScattered) {
  const std::size_t half = kLoan.find("slecht ter been");
  const auto longer = [&](const std::string& between) {
    return kGeese + " " + kLoan.substr(0, half) + between + " " + kLoan.substr(half) + " " + kBells + " " + kBoats;
  };
  const std::string few = "en die met een briefje kunnen aantonen dat zij";
  compare({{"Alfa", {kLoan}}, {"Beta", {kLoan}}, {"Gamma", {longer(few)}}, {"Delta", {longer(few + " " + kReturn)}}});
  const auto found = divided_of("alfa/werk/1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].government, "gamma");
}

TEST_F(DividedTest, NamesNobodyWhoHasAPositionInTheFamily) {
  const std::string longer = kGeese + " " + kLoan + " " + kBells + " " + kBoats;
  compare({{"Alfa", {kLoan, longer}}, {"Beta", {kLoan}}, {"Gamma", {longer}}});
  const auto found = divided_of("alfa/werk/1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].government, "gamma");
}

// The index names one provision of a text that several have.
TEST_F(DividedTest, NamesAllWhoHaveTheSameLongerArticle) {
  const std::string longer = kGeese + " " + kLoan + " " + kBells + " " + kBoats;
  compare({{"Alfa", {kLoan, longer}}, {"Beta", {kLoan}}, {"Gamma", {longer}}, {"Delta", {kBoats, longer}}});
  const auto found = divided_of("alfa/werk/1");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].government, "delta");
  EXPECT_EQ(found[1].government, "gamma");
}

// A text that a government took over from a model is in no family, and the index names the model's.
TEST_F(DividedTest, NamesWhoTookTheLongerArticleOverFromAModel) {
  const std::string longer = kGeese + " " + kLoan + " " + kBells + " " + kBoats;
  compare({{"Alfa", {longer}, "model", R"("model":true,)"}, {"Beta", {kLoan}}, {"Gamma", {kLoan}}, {"Zeta", {longer}}});
  const auto found = divided_of("beta/werk/1");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].government, "zeta");
  EXPECT_FALSE(found[0].model);
  EXPECT_EQ(found[1].government, "alfa");
  EXPECT_TRUE(found[1].model);
}

TEST_F(DividedTest, NamesWhoTookItOverFromAModelThatIsInTheFamily) {
  const std::string longer = kGeese + " " + kLoan + " " + kBells + " " + kBoats;
  compare({{"Alfa", {kLoan, longer}, "model", R"("model":true,)"},
           {"Beta", {kLoan}},
           {"Gamma", {kLoan}},
           {"Zeta", {longer}}});
  const auto found = divided_of("beta/werk/1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].government, "zeta");
}

// The first regulation that has the one part has not the other, which is too small to be looked for by itself.
TEST_F(DividedTest, FindsThePartsInTheSecondRegulationThatHasOne) {
  const std::string little =
      "Wie de geleende rolstoel niet op tijd terugbrengt, krijgt eerst een herinnering en betaalt later "
      "een kleine vergoeding aan de balie.";
  const std::string whole = kLoan + " " + little + " " + kBoats;
  compare(
      {{"Alfa", {whole}}, {"Beta", {whole}}, {"Gamma", {kLoan}, "een"}, {"Gamma", {kLoan, kGeese, little}, "twee"}});
  const auto found = divided_of("alfa/werk/1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].how, How::kInSeveral);
  EXPECT_THAT(ids(found[0]), ElementsAre("gamma/twee/1", "gamma/twee/3"));
}

TEST_F(DividedTest, LeavesOutWhatIsNoLongerInForceAndTellsModelsApart) {
  const std::string longer = kGeese + " " + kLoan + " " + kBells + " " + kBoats;
  compare({{"Alfa", {kLoan}},
           {"Beta", {kLoan}},
           {"Gamma", {longer}, "oud", R"("until":"2020-01-01",)"},
           {"Delta", {kBoats + " " + kLoan + " " + kBells + " " + kGeese}, "model", R"("model":true,)"}});
  const auto found = divided_of("alfa/werk/1");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].model);
  EXPECT_EQ(found[0].government, "delta");
}

// A text of a dozen words stands in others by chance.
TEST_F(DividedTest, LooksForNoShortText) {
  const std::string text = "De uitleen van rolstoelen is gratis voor wie er een nodig heeft.";
  compare({{"Alfa", {text}}, {"Beta", {text}}, {"Gamma", {kGeese + " " + text + " " + kBells + " " + kBoats}}});
  EXPECT_THAT(divided_of("alfa/werk/1"), IsEmpty());
}

// All that is said, told in the plainest way: every text of the library is held against every medoid, in every window.
class Twin {
 public:
  Twin(const corpus::Corpus& corpus, const Keyer& keyer) : corpus_(corpus), keyer_(keyer) {
    auto reader = corpus::Reader::open(corpus);
    EXPECT_TRUE(
        reader->for_each_current([&](corpus::ProvisionRow provision) { all_.push_back(std::move(provision)); }));
    for (const auto& p : all_) words_.push_back(words_of(p.text, p.regulation));
  }

  static std::string who(bool model, const std::string& government) { return (model ? "model of " : "") + government; }

  // "gamma longer gamma/werk/3" of everyone, ascending.
  std::vector<std::string> divided(const OpenFamily& family) {
    std::set<std::string> have;
    for (const Counted& counted : family.positions)
      have.insert(who(counted.position.model, counted.position.government));
    const auto medoid = std::ranges::find(all_, family.row.medoid, &corpus::ProvisionRow::key);
    const auto& words = words_[static_cast<std::size_t>(medoid - all_.begin())];
    const auto set = match::reference::shingles_of(words, 3);
    std::map<std::string, std::string> longer;
    std::map<std::string, std::map<std::uint32_t, std::vector<std::size_t>>> parts;  // by government and regulation
    if (set.size() < 23) return {};
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const corpus::RegulationRow& regulation = corpus_.regulations()[all_[i].regulation];
      const std::string who = Twin::who(regulation.model, regulation.government);
      const auto other = match::reference::shingles_of(words_[i], 3);
      if (have.contains(who) || match::reference::likeness(set, other).at_least(kCriteria.likeness.percent)) continue;
      const bool may = match::reference::lies_in(set, other, 80);  // a stretch has no more than all of it
      if (may && holds(words_[i], set, 2 * words.size())) longer[who] += " " + corpus_.id_of(all_[i]);
      if (other.size() >= 8 && match::reference::lies_in(other, set, 80)) parts[who][all_[i].regulation].push_back(i);
    }
    std::vector<std::string> result;
    for (const auto& [who, where] : longer) result.push_back(who + " longer" + where);
    for (const auto& [who, by_regulation] : parts) {
      if (longer.contains(who)) continue;
      for (const auto& [regulation, there] : by_regulation)
        if (const std::string said = several(there, set); !said.empty()) result.push_back(who + " several" + said);
    }
    std::ranges::sort(result);
    return result;
  }

 private:
  std::vector<match::Word> words_of(const std::string& text, std::uint32_t regulation) {
    std::vector<match::Word> words;
    const text::Keys keys = keyer_.keys(text, regulation);
    for (const text::Token& token : keys.apart_from_values())
      words.push_back(
          numbers_.try_emplace(std::string(token.word), static_cast<match::Word>(numbers_.size())).first->second);
    return words;
  }

  static bool holds(std::span<const match::Word> words, const std::set<match::reference::Shingle>& set,
                    std::size_t longest) {
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
      const auto stretch = words.subspan(begin, std::min(longest, words.size() - begin));
      if (stretch.size() >= 3 && match::reference::lies_in(set, match::reference::shingles_of(stretch, 3), 80))
        return true;
    }
    return false;
  }

  std::string several(const std::vector<std::size_t>& there, const std::set<match::reference::Shingle>& set) {
    std::string said, text;
    std::size_t count = 0;
    for (const std::size_t i : there) {
      const bool beside = std::ranges::any_of(there, [&](std::size_t first) {
        const auto size = match::reference::shingles_of(words_[first], 3).size();
        const auto apart = std::int64_t{all_[first].ordinal} - all_[i].ordinal;
        return size >= 23 && 5 * size >= set.size() && std::abs(apart) <= 10;
      });
      if (!beside) continue;
      ++count;
      said += " " + corpus_.id_of(all_[i]);
      text += (text.empty() ? "" : "\n") + all_[i].text;
    }
    if (count < 2) return {};
    const auto together = match::reference::shingles_of(words_of(text, all_[there[0]].regulation), 3);
    return match::reference::likeness(set, together).at_least(kCriteria.likeness.percent) ? said : std::string();
  }

  const corpus::Corpus& corpus_;
  const Keyer& keyer_;
  StringMap<match::Word> numbers_;
  std::vector<corpus::ProvisionRow> all_;
  std::vector<std::vector<match::Word>> words_;
};

// Governments that take over, change, join and split the articles of a common stock of subjects, with articles of their own between; every other
// one takes over what a model has made of them.
class Divider {
 public:
  explicit Divider(std::uint32_t seed) : random_(seed) {}

  std::vector<Regulation> regulations() {
    std::vector<std::vector<std::string>> subjects;
    for (int s = 0; s < 12; ++s) subjects.push_back(fresh(30 + below(random_, 90)));
    std::vector<Regulation> result;
    for (int g = 0; g < 14; ++g) {
      Regulation regulation{fmt::format("Overheid{}", g), {}};
      if (g == 0) regulation.fields = R"("model":true,)";
      for (std::size_t s = 0; s < subjects.size(); ++s) {
        if (g % 2 == 1 && s % 4 == 0) {
          const std::vector<std::string>& model = result.front().articles;
          regulation.articles.push_back(model[below(random_, static_cast<std::uint32_t>(model.size()))]);
        } else {
          add(subjects[s], regulation.articles);
        }
      }
      result.push_back(std::move(regulation));
    }
    return result;
  }

 private:
  std::vector<std::string> fresh(std::uint32_t count) {
    std::vector<std::string> words;
    for (std::uint32_t i = 0; i < count; ++i) words.push_back(fmt::format("w{}x", below(random_, 4000)));
    return words;
  }
  static std::string text(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

  void add(std::vector<std::string> words, std::vector<std::string>& articles) {
    for (std::uint32_t edits = below(random_, 4); edits > 0; --edits)
      words[below(random_, static_cast<std::uint32_t>(words.size()))] = fresh(1)[0];
    switch (below(random_, 7)) {
      case 0:
        return;
      case 1: {  // in a longer one
        std::vector<std::string> longer = fresh(below(random_, 4 * static_cast<std::uint32_t>(words.size())));
        longer.insert(longer.begin() + below(random_, static_cast<std::uint32_t>(longer.size()) + 1), words.begin(),
                      words.end());
        articles.push_back(text(longer));
        return;
      }
      case 2:
      case 3: {  // in three, with others between
        const auto size = static_cast<std::uint32_t>(words.size());
        const auto first = words.begin() + size / 6 + below(random_, size / 4);
        const auto second = words.begin() + size / 2 + below(random_, size / 3);
        articles.push_back(text({words.begin(), first}));
        for (std::uint32_t others = below(random_, 14); others > 6; --others) articles.push_back(text(fresh(30)));
        articles.push_back(text({first, second}));
        articles.push_back(text({second, words.end()}));
        return;
      }
      default:
        articles.push_back(text(words));
    }
  }

  Random random_;
};

TEST_F(DividedTest, FindsWhatBruteForceFinds) {
  std::size_t longer = 0, several = 0;
  for (const std::uint32_t seed : {31U, 32U, 33U, 34U, 35U, 36U}) {
    fs::remove_all(folder());
    compare(Divider(seed).regulations());
    Twin twin(*corpus_, *keyer_);
    const auto rows = analysis_->families(std::nullopt, true);
    for (const FamilyRow& row : *rows) {
      const OpenFamily family = open(row);
      std::vector<std::string> found;
      for (const Divided& one : divided(family)) {
        const bool in_longer = one.how == How::kInLonger;
        ++(in_longer ? longer : several);
        found.push_back(fmt::format("{} {} {}", Twin::who(one.model, one.government), in_longer ? "longer" : "several",
                                    fmt::join(ids(one), " ")));
      }
      std::ranges::sort(found);
      ASSERT_EQ(found, twin.divided(family)) << "seed " << seed << ", family " << row.anchor;
    }
  }
  EXPECT_GT(longer, 50U);
  EXPECT_GT(several, 20U);
}

TEST_F(DividedTest, DoesNotDependOnTheNumberOfThreads) {
  compare(Divider(35).regulations());
  const auto told = [&] {
    std::string result;
    const auto rows = analysis_->families(std::nullopt, true);
    for (const FamilyRow& row : *rows)
      for (const Divided& one : divided(open(row)))
        result += fmt::format("{} {} {} {}\n", row.id, one.government, one.share, fmt::join(ids(one), " "));
    return result;
  };
  const std::string many = told();
  const tbb::global_control one_thread(tbb::global_control::max_allowed_parallelism, 1);
  EXPECT_EQ(told(), many);
  EXPECT_FALSE(many.empty());
}

}  // namespace
}  // namespace eender::ways
