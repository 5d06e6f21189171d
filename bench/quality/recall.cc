// SPDX-License-Identifier: EUPL-1.2
// Whether the join finds every alike pair, on real provisions: those of a random sample against all, one by one.
//
//   recall FILE [PERCENT [SAMPLE [SEED]]]      JSON Lines, also compressed; threshold 50, sample 500 (0 for all), seed 1
//
// The plain way shares nothing with the join but the numbers of words: the stretches of three words of each provision as one sorted list, two
// of which are walked side by side. A pair counts as found where the join gives it with the same number of shared stretches.
#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "corpus/input.h"
#include "match/join.h"
#include "match/shingles.h"
#include "speed/give_up.h"
#include "speed/provision_reader.h"

namespace {

using namespace eender;
using bench::give_up;

using Stretches = std::vector<std::uint64_t>;

// Three words in one number. A provision of one or two has itself: the numbers of words go to 2^21 - 2, so that none is taken for another.
Stretches stretches_of(std::span<const match::Word> words) {
  constexpr std::uint64_t kNone = (1U << 21) - 1;
  const auto at = [&](std::size_t i) { return i < words.size() ? words[i] : kNone; };
  Stretches all;
  for (std::size_t i = 0; i == 0 ? !words.empty() : i + 3 <= words.size(); ++i) {
    for (std::size_t k = i; k < std::min(i + 3, words.size()); ++k)
      if (words[k] >= kNone) give_up("more different words than it can tell apart; give it fewer provisions");
    all.push_back(at(i) << 42 | at(i + 1) << 21 | at(i + 2));
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::uint32_t shared(const Stretches& left, const Stretches& right) {
  std::uint32_t count = 0;
  for (auto l = left.begin(), r = right.begin(); l != left.end() && r != right.end();) {
    if (*l == *r)
      ++count, ++l, ++r;
    else if (*l < *r)
      ++l;
    else
      ++r;
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) give_up("recall FILE [PERCENT [SAMPLE [SEED]]]");
  const auto number = [&](int i, std::uint32_t otherwise) {
    return argc > i ? static_cast<std::uint32_t>(std::stoul(argv[i])) : otherwise;
  };
  const match::Threshold threshold{number(2, 50)};
  auto input = corpus::Input::open(argv[1]);
  if (!input) give_up(input.error().describe());
  bench::ProvisionReader reader;
  corpus::import_source(*input, {argv[1], "", false}, reader);
  reader.flush();

  const std::size_t provisions = reader.sequences.size();
  std::vector<Stretches> all(provisions);
  tbb::parallel_for(std::size_t{0}, provisions, [&](std::size_t i) { all[i] = stretches_of(reader.sequences[i]); });
  std::vector<std::uint32_t> order(provisions);
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), std::mt19937(number(4, 1)));
  const std::uint32_t sample = number(3, 500);
  if (sample > 0 && sample < provisions) order.resize(sample);

  // Of each of the sample, those alike; a pair of two of the sample stands with both.
  std::vector<std::vector<match::Pair>> plain(order.size());
  tbb::parallel_for(std::size_t{0}, order.size(), [&](std::size_t s) {
    const std::uint32_t one = order[s];
    for (std::uint32_t other = 0; other < provisions; ++other) {
      if (other == one) continue;
      const std::uint32_t both = shared(all[one], all[other]);
      if (threshold.met(both, all[one].size() + all[other].size() - both))
        plain[s].push_back({std::min(one, other), std::max(one, other), both});
    }
  });

  std::vector<bool> drawn(provisions);
  for (const std::uint32_t one : order) drawn[one] = true;
  std::vector<match::Pair> expected, found;
  for (const auto& pairs : plain) expected.insert(expected.end(), pairs.begin(), pairs.end());
  std::sort(expected.begin(), expected.end());
  expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
  for (const match::Pair& pair : match::join(match::shingle(reader.sequences, 3), threshold))
    if (drawn[pair.left] || drawn[pair.right]) found.push_back(pair);
  std::vector<match::Pair> right;
  std::set_intersection(expected.begin(), expected.end(), found.begin(), found.end(), std::back_inserter(right));

  const auto of = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
  };
  fmt::print(
      "{} of {} provisions against all: {} pairs at {} % or more by the plain way, {} by the join\n"
      "recall {:.6f}  precision {:.6f}\n",
      order.size(), provisions, expected.size(), threshold.percent, found.size(), of(right.size(), expected.size()),
      of(right.size(), found.size()));
  return right.size() == expected.size() && right.size() == found.size() ? 0 : 1;
}
