// SPDX-License-Identifier: EUPL-1.2
// How well a likeness orders answers by how much was taken over, on the Corpus of Plagiarised Short Answers (Clough and Stevenson 2011).
//
//   gold FOLDER    holds file_information.csv, orig_task<x>.txt and the answers
//
// Each answer is compared with the original of its task. For each pair of classes (cut and pasted, lightly revised, heavily revised, written
// without the original): the area under the curve, which is the chance that an answer of the class nearer to the original is found liker
// than one of the other, with DeLong's interval (1988); and against the best of the baselines how much more, with the interval of that.
//
// What eender might do better is chosen on one half of the answers and shown on the other.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "match/shingles.h"
#include "quality/likeness.h"
#include "text/words.h"

namespace {

using namespace eender;

constexpr std::array<std::string_view, 4> kClasses = {"cut", "light", "heavy", "non"};  // nearest to the original first
constexpr double kNormal95 = 1.959964;

struct Answer {
  std::size_t text = 0, original = 0;  // of Corpus::texts
  std::size_t taken = 0;               // of kClasses
};

struct Corpus {
  std::vector<std::vector<std::string>> texts;  // words
  std::vector<Answer> answers;
};

// --- reading

std::vector<std::string> words_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  const text::Words words(text.view());
  std::vector<std::string> result;
  for (const text::Token& token : words.tokens()) result.emplace_back(token.word);
  return result;
}

Corpus read(const std::filesystem::path& folder) {
  Corpus corpus;
  std::map<char, std::size_t> originals;
  std::ifstream list(folder / "file_information.csv");
  for (std::string line; std::getline(list, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    const std::size_t first = line.find(','), second = line.rfind(',');
    if (first == std::string::npos || second == first) continue;
    const auto taken = std::ranges::find(kClasses, line.substr(second + 1));
    const auto file = folder / line.substr(0, first);
    if (taken == kClasses.end() || !std::filesystem::exists(file)) continue;
    const char task = line[first + 1];
    if (!originals.contains(task)) {
      originals[task] = corpus.texts.size();
      corpus.texts.push_back(words_of(folder / fmt::format("orig_task{}.txt", task)));
    }
    corpus.answers.push_back(
        {corpus.texts.size(), originals[task], static_cast<std::size_t>(taken - kClasses.begin())});
    corpus.texts.push_back(words_of(file));
  }
  return corpus;
}

// --- likenesses

using Likeness = std::function<double(const Answer&)>;
struct Named {
  std::string name;
  Likeness likeness;
};

// Of sets as match makes them.
Likeness jaccard_of(match::Sets sets) {
  return [sets = std::move(sets)](const Answer& a) { return bench::likeness(sets, a.text, a.original); };
}

// The distinct things of each text, and how much each weighs: 1, or by how few of the texts have it.
class Weighed {
 public:
  Weighed(std::vector<std::set<std::string>> sets, bool by_rarity) : sets_(std::move(sets)) {
    std::map<std::string, double> texts;
    for (const auto& set : sets_)
      for (const auto& item : set) ++texts[item];
    for (const auto& [item, count] : texts)
      weights_[item] = by_rarity ? std::log((static_cast<double>(sets_.size()) + 1) / count) : 1;
  }
  double jaccard(const Answer& a) const {
    const auto [shared, answer, original] = sums(a);
    return shared / (answer + original - shared);
  }
  // How much of the answer is in the original.
  double containment(const Answer& a) const {
    const auto [shared, answer, original] = sums(a);
    return shared / answer;
  }

 private:
  struct Sums {
    double shared = 0, answer = 0, original = 0;
  };
  Sums sums(const Answer& a) const {
    Sums s;
    for (const auto& item : sets_[a.text]) {
      s.answer += weights_.at(item);
      if (sets_[a.original].contains(item)) s.shared += weights_.at(item);
    }
    for (const auto& item : sets_[a.original]) s.original += weights_.at(item);
    return s;
  }
  std::vector<std::set<std::string>> sets_;
  std::map<std::string, double> weights_;
};

std::vector<std::set<std::string>> runs_of_words(const Corpus& corpus, std::size_t length) {
  std::vector<std::set<std::string>> sets;
  for (const auto& text : corpus.texts) {
    auto& set = sets.emplace_back();
    for (std::size_t i = 0; i + length <= text.size(); ++i) {
      std::string run;
      for (std::size_t k = i; k < i + length; ++k) run += text[k] + ' ';
      set.insert(run);
    }
  }
  return sets;
}

std::vector<std::set<std::string>> runs_of_letters(const Corpus& corpus, std::size_t length) {
  std::vector<std::set<std::string>> sets;
  for (const auto& text : corpus.texts) {
    std::string joined = " ";
    for (const std::string& word : text) joined += word + ' ';
    auto& set = sets.emplace_back();
    for (std::size_t i = 0; i + length <= joined.size(); ++i) set.insert(joined.substr(i, length));
  }
  return sets;
}

// The words of the answer that stand in the original in the same order, over its length.
double common_subsequence(const std::vector<std::string>& answer, const std::vector<std::string>& original) {
  std::vector<std::size_t> above(original.size() + 1), row(original.size() + 1);
  for (const std::string& word : answer) {
    for (std::size_t j = 1; j <= original.size(); ++j)
      row[j] = word == original[j - 1] ? above[j - 1] + 1 : std::max(above[j], row[j - 1]);
    std::swap(above, row);
  }
  return static_cast<double>(above.back()) / static_cast<double>(answer.size());
}

std::uint64_t simhash(const std::vector<std::string>& text) {
  std::array<int, 64> votes{};
  for (const std::string& word : text) {
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a, then mixed as in splitmix64: its high bits alone are not fair
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
    hash ^= hash >> 31;
    for (std::size_t bit = 0; bit < 64; ++bit) votes[bit] += (hash >> bit & 1) != 0 ? 1 : -1;
  }
  std::uint64_t result = 0;
  for (std::size_t bit = 0; bit < 64; ++bit) result |= std::uint64_t{votes[bit] > 0} << bit;
  return result;
}

// --- the area under the curve

// For every answer of the one class, how often it beats those of the other, and the other way round: their means are the area, their
// spread its variance (DeLong, DeLong, Clarke-Pearson 1988).
struct Placements {
  std::vector<double> nearer, farther;
  double area = 0;
};

Placements place(const std::vector<Answer>& answers, const Likeness& likeness, std::size_t nearer,
                 std::size_t farther) {
  std::vector<double> high, low;
  for (const Answer& a : answers)
    if (a.taken == nearer)
      high.push_back(likeness(a));
    else if (a.taken == farther)
      low.push_back(likeness(a));
  Placements p{std::vector<double>(high.size()), std::vector<double>(low.size()), 0};
  for (std::size_t i = 0; i < high.size(); ++i)
    for (std::size_t j = 0; j < low.size(); ++j) {
      const double win = high[i] > low[j] ? 1 : high[i] == low[j] ? 0.5 : 0;
      p.nearer[i] += win / static_cast<double>(low.size());
      p.farther[j] += win / static_cast<double>(high.size());
    }
  for (const double v : p.nearer) p.area += v / static_cast<double>(high.size());
  return p;
}

double covariance(const std::vector<double>& x, double x_mean, const std::vector<double>& y, double y_mean) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - x_mean) * (y[i] - y_mean);
  return sum / static_cast<double>(x.size() - 1) / static_cast<double>(x.size());
}

double covariance(const Placements& a, const Placements& b) {
  return covariance(a.nearer, a.area, b.nearer, b.area) + covariance(a.farther, a.area, b.farther, b.area);
}

constexpr std::array<std::pair<std::size_t, std::size_t>, 6> kPairs = {
    {{0, 3}, {1, 3}, {2, 3}, {0, 2}, {1, 2}, {0, 1}}};

std::string print_area(const Placements& p) {
  const double reach = kNormal95 * std::sqrt(covariance(p, p));
  return fmt::format("{:.3f} [{:.2f}–{:.2f}]", p.area, std::max(0.0, p.area - reach), std::min(1.0, p.area + reach));
}

double mean_area(const std::vector<Answer>& answers, const Likeness& likeness) {
  double sum = 0;
  for (const auto& [nearer, farther] : kPairs) sum += place(answers, likeness, nearer, farther).area;
  return sum / kPairs.size();
}

void print_head() {
  fmt::print("{:<38}", "");
  for (const auto& [nearer, farther] : kPairs)
    fmt::print("{:<20}", fmt::format("{} / {}", kClasses[nearer], kClasses[farther]));
  fmt::print("mean\n");
}

void print_row(const std::vector<Answer>& answers, const Named& measure) {
  fmt::print("{:<38}", measure.name);
  for (const auto& [nearer, farther] : kPairs)
    fmt::print("{:<20}", print_area(place(answers, measure.likeness, nearer, farther)));
  fmt::print("{:.3f}\n", mean_area(answers, measure.likeness));
}

// How much more than the best of the baselines for each pair of classes: the best there is, taken afterwards, so the bar is high.
void print_more(const std::vector<Answer>& answers, const Named& measure, const std::vector<Named>& baselines) {
  fmt::print("{:<38}", "  more than the best baseline");
  for (const auto& [nearer, farther] : kPairs) {
    const auto mine = place(answers, measure.likeness, nearer, farther);
    Placements best;
    for (const Named& baseline : baselines)
      if (auto p = place(answers, baseline.likeness, nearer, farther); p.area > best.area) best = std::move(p);
    const double reach =
        kNormal95 *
        std::sqrt(std::max(0.0, covariance(mine, mine) + covariance(best, best) - 2 * covariance(mine, best)));
    const double more = mine.area - best.area;
    fmt::print("{:<19}", fmt::format("{:+.3f} [{:+.2f} {:+.2f}]", more, more - reach, more + reach));
    fmt::print(" ");
  }
  fmt::print("\n");
}

void print_table(std::string_view title, const std::vector<Answer>& answers, const std::vector<Named>& measures,
                 const std::vector<Named>& baselines) {
  std::array<std::size_t, kClasses.size()> count{};
  for (const Answer& a : answers) ++count[a.taken];
  fmt::print("\n{}: {} answers", title, answers.size());
  for (std::size_t c = 0; c < kClasses.size(); ++c) fmt::print(", {} {}", count[c], kClasses[c]);
  fmt::print("\n");
  print_head();
  for (const Named& baseline : baselines) print_row(answers, baseline);
  for (const Named& measure : measures) {
    print_row(answers, measure);
    print_more(answers, measure, baselines);
  }
}

}  // namespace

int main(int count, char** words) {
  const Corpus corpus = count == 2 ? read(words[1]) : Corpus{};
  if (corpus.answers.empty()) {
    fmt::print(stderr, "usage: gold FOLDER    (../shared/corpora/gold/short-answers; found no answers there)\n");
    return 2;
  }
  bench::Numbered numbered;
  for (const auto& text : corpus.texts) numbered.add(text);
  const auto& sequences = numbered.sequences();
  const Weighed plain_words(runs_of_words(corpus, 1), false), rare_words(runs_of_words(corpus, 1), true);
  const Weighed pairs_of_words(runs_of_words(corpus, 2), false), threes(runs_of_words(corpus, 3), false);
  const Weighed letters(runs_of_letters(corpus, 3), false), rare_letters(runs_of_letters(corpus, 3), true);
  const Weighed rare_pairs(runs_of_words(corpus, 2), true);

  const std::vector<Named> baselines = {
      {"word overlap (Jaccard)", [&](const Answer& a) { return plain_words.jaccard(a); }},
      {"longest common subsequence",
       [&](const Answer& a) { return common_subsequence(corpus.texts[a.text], corpus.texts[a.original]); }},
      {"SimHash, 64 bits",
       [&](const Answer& a) {
         return 64 - std::popcount(simhash(corpus.texts[a.text]) ^ simhash(corpus.texts[a.original]));
       }},
  };
  const std::vector<Named> eender = {
      {"eender: three-word shingles", jaccard_of(match::shingle(sequences, 3))},
      {"eender: bags of words", jaccard_of(match::word_sets(sequences))},
  };
  const std::vector<Named> candidates = {
      {"words by rarity, Jaccard", [&](const Answer& a) { return rare_words.jaccard(a); }},
      {"words by rarity, containment", [&](const Answer& a) { return rare_words.containment(a); }},
      {"words, containment", [&](const Answer& a) { return plain_words.containment(a); }},
      {"three letters, Jaccard", [&](const Answer& a) { return letters.jaccard(a); }},
      {"three letters, containment", [&](const Answer& a) { return letters.containment(a); }},
      {"three letters by rarity, containment", [&](const Answer& a) { return rare_letters.containment(a); }},
      {"two words, Jaccard", [&](const Answer& a) { return pairs_of_words.jaccard(a); }},
      {"two words, containment", [&](const Answer& a) { return pairs_of_words.containment(a); }},
      {"two words by rarity, containment", [&](const Answer& a) { return rare_pairs.containment(a); }},
      {"three words, containment", [&](const Answer& a) { return threes.containment(a); }},
  };
  print_table("All", corpus.answers, eender, baselines);

  // Every second answer of each class, in the order of the list.
  std::vector<Answer> open, sealed;
  std::array<std::size_t, kClasses.size()> seen{};
  for (const Answer& a : corpus.answers) (seen[a.taken]++ % 2 == 0 ? open : sealed).push_back(a);
  fmt::print("\nCandidates on the open half, mean area:\n");
  const Named* best = &candidates.front();
  for (const Named& candidate : candidates) {
    fmt::print("  {:<38}{:.3f}\n", candidate.name, mean_area(open, candidate.likeness));
    if (mean_area(open, candidate.likeness) > mean_area(open, best->likeness)) best = &candidate;
  }
  std::vector<Named> shown = eender;
  shown.push_back(*best);
  print_table("The other half, with the candidate chosen", sealed, shown, baselines);
  return 0;
}
