// SPDX-License-Identifier: EUPL-1.2
// Which likeness tells provisions that organise the same from those that do not, and from what threshold on.
//
//   judged LIBRARY [PAIRS]    LIBRARY holds the texts of the pairs; PAIRS is pairs.jsonl beside this file where not given
//
// Prints, for texts of more than 24 words and for short ones, precision and recall by threshold of each measure, on the open half of the
// pairs (thresholds may be chosen on it), on the sealed half, and on all, weighted back to the corpus.
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <string_view>

#include "quality/judged/pairs.h"
#include "ways/compare.h"

namespace {

using eender::bench::JudgedPair;
using eender::bench::Measure;
using Found = std::function<bool(const JudgedPair&)>;
using Weight = std::function<double(const JudgedPair&)>;
using Pairs = std::vector<JudgedPair>;

constexpr std::string_view kMeasureNames[] = {"shingles", "shingles of skeletons", "words", "words of skeletons"};
constexpr int kFirstPercent = 10, kLastPercent = 90, kStepPercent = 5;

double at(const JudgedPair& pair, Measure measure) { return pair.likeness[static_cast<std::size_t>(measure)]; }

// Not rounded: a likeness is the quotient of two small numbers, and its hundredfold is off by less than this.
bool reaches(double likeness, int percent) { return likeness * 100 >= percent - 1e-9; }

// A share with what it is of; of weighted things, how many equal ones would say as much (Kish).
struct Share {
  double part = 0, whole = 0, squares = 0;
  void add(double weight, bool counts) {
    part += counts ? weight : 0;
    whole += weight;
    squares += weight * weight;
  }
  double value() const { return part / whole; }
  // "0.93 [0.85–0.97]": Wilson's interval, 95 %.
  std::string print() const {
    if (whole == 0) return fmt::format("{:<18}", "-");
    constexpr double z = 1.959964;
    const double n = whole * whole / squares, p = value();
    const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double reach = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return fmt::format("{:.2f} [{:.2f}–{:.2f}] ", p, std::max(0.0, middle - reach), std::min(1.0, middle + reach));
  }
};

struct Score {
  Share precision, recall;
  double f1() const {
    const double sum = precision.whole + recall.whole;
    return sum == 0 ? 0 : 2 * recall.part / sum;
  }
  std::string print() const { return precision.print() + recall.print(); }
};

Score score(const Pairs& pairs, const Found& found, const Weight& weight) {
  Score s;
  for (const JudgedPair& pair : pairs) {
    if (found(pair)) s.precision.add(weight(pair), pair.alike);
    if (pair.alike) s.recall.add(weight(pair), found(pair));
  }
  return s;
}

Pairs those(const Pairs& pairs, const std::function<bool(const JudgedPair&)>& which) {
  Pairs result;
  for (const JudgedPair& pair : pairs)
    if (which(pair)) result.push_back(pair);
  return result;
}

double one(const JudgedPair&) { return 1; }

Pairs open_half(const Pairs& pairs) {
  return those(pairs, [](const JudgedPair& p) { return !p.sealed; });
}
Pairs sealed_half(const Pairs& pairs) {
  return those(pairs, [](const JudgedPair& p) { return p.sealed; });
}

Found from(Measure measure, int percent) {
  return [=](const JudgedPair& p) { return reaches(at(p, measure), percent); };
}

// What a drawn pair stands for: provisions that have a partner in its stratum, or pairs there are.
class Weights {
 public:
  explicit Weights(const Pairs& all) {
    for (const JudgedPair& pair : all) ++drawn_[pair.stratum];
  }
  Weight provisions() const {
    return [this](const JudgedPair& p) { return p.provisions / drawn_.at(p.stratum); };
  }
  Weight pairs() const {
    return [this](const JudgedPair& p) { return p.provisions * p.partners / drawn_.at(p.stratum); };
  }

 private:
  std::map<std::string, double> drawn_;
};

void print_head() {
  fmt::print("{:<12}", "");
  for (const char* name : {"open half: precision, recall", "sealed half", "all, by provisions", "all, by pairs"})
    fmt::print("{:<38}", name);
  fmt::print("\n");
}

void print_line(const std::string& name, const Pairs& pairs, const Found& found, const Weights& weights) {
  fmt::print("{:<12}{}  {}  {}  {}\n", name, score(open_half(pairs), found, one).print(),
             score(sealed_half(pairs), found, one).print(), score(pairs, found, weights.provisions()).print(),
             score(pairs, found, weights.pairs()).print());
}

void print_measure(Measure measure, const Pairs& pairs, const Weights& weights) {
  fmt::print("\n{}\n", kMeasureNames[static_cast<std::size_t>(measure)]);
  print_head();
  int best = kFirstPercent;
  const auto f1 = [&](const Pairs& half, int percent) { return score(half, from(measure, percent), one).f1(); };
  for (int percent = kFirstPercent; percent <= kLastPercent; percent += kStepPercent) {
    print_line(fmt::format("0.{:02}", percent), pairs, from(measure, percent), weights);
    if (f1(open_half(pairs), percent) > f1(open_half(pairs), best)) best = percent;
  }
  fmt::print("best F1 on the open half: {:.3f} at 0.{:02}; on the sealed half there: {:.3f}\n",
             f1(open_half(pairs), best), best, f1(sealed_half(pairs), best));
}

// What compare() links two skeletons by.
bool linked(const JudgedPair& pair) {
  const eender::match::Criteria rule = eender::ways::kCriteria;
  const auto percent = [](eender::match::Threshold t) { return static_cast<int>(t.percent); };
  return reaches(at(pair, Measure::kSkeletonShingles), percent(rule.likeness)) ||
         (pair.longest <= rule.short_words && reaches(at(pair, Measure::kSkeletonWords), percent(rule.short_likeness)));
}

void print_rule(const std::string& name, const Pairs& pairs, const Weights& weights) {
  fmt::print("\n{}\n", name);
  print_head();
  print_line("as judged", pairs, linked, weights);
  const auto but = [&](std::string_view remark) {
    return those(pairs, [=](const JudgedPair& p) { return p.remark != remark; });
  };
  Pairs strict = pairs;
  for (JudgedPair& pair : strict) pair.alike = pair.alike && pair.remark != "generic";
  print_line("generic: no", strict, linked, weights);
  print_line("no generic", but("generic"), linked, weights);
  print_line("no contained", but("contained"), linked, weights);
  print_line("no borderl.", but("borderline"), linked, weights);
}

}  // namespace

int main(int count, char** words) {
  if (count != 2 && count != 3) {
    fmt::print(stderr, "usage: judged LIBRARY [PAIRS]\n");
    return 2;
  }
  const std::filesystem::path source = EENDER_SOURCE_DIR;
  const auto judged = eender::bench::read_pairs(
      count == 3 ? std::filesystem::path(words[2]) : source / "bench/quality/judged/pairs.jsonl", words[1],
      source / "data/ways");
  if (!judged) {
    fmt::print(stderr, "judged: {}\n", judged.error().describe());
    return 2;
  }
  const Weights weights(judged->pairs);
  const std::uint32_t short_words = eender::ways::kCriteria.short_words;
  constexpr std::uint32_t kVeryShort = 12;
  struct Group {
    std::string name;
    Pairs pairs;
    bool by_words;
  };
  const auto group = [&](std::string name, bool by_words, const std::function<bool(const JudgedPair&)>& which) {
    return Group{std::move(name), those(judged->pairs, which), by_words};
  };
  const auto is_short = [=](const JudgedPair& p) { return p.longest <= short_words; };
  const Group groups[] = {
      group("Georgia, one of more than 24 words", false, [&](const auto& p) { return !p.dutch && !is_short(p); }),
      group("Georgia, both of at most 24 words", true, [&](const auto& p) { return !p.dutch && is_short(p); }),
      group("of those, one under 12 words", true,
            [&](const auto& p) { return !p.dutch && is_short(p) && p.shortest < kVeryShort; }),
      group("Dutch", false, [](const auto& p) { return p.dutch; }),
  };
  fmt::print("{} pairs; {} of their texts have another length than when they were read\n", judged->pairs.size(),
             judged->changed);
  for (const Group& g : groups) {
    const auto yes = those(g.pairs, [](const JudgedPair& p) { return p.alike; }).size();
    fmt::print("\n## {}: {} pairs, {} organise the same\n", g.name, g.pairs.size(), yes);
    print_measure(Measure::kShingles, g.pairs, weights);
    print_measure(Measure::kSkeletonShingles, g.pairs, weights);
    if (g.by_words) {
      print_measure(Measure::kWords, g.pairs, weights);
      print_measure(Measure::kSkeletonWords, g.pairs, weights);
    }
    print_rule("as compare links them", g.pairs, weights);
  }
  return 0;
}
