// SPDX-License-Identifier: EUPL-1.2
// What finding the skeletons alike to a new one costs, by the sketches of match/lookup.h and by its rivals, on one thread.
//
//   bench/speed/lookup LIBRARY      the library has to be compared
//
// Five times sixty consecutive provisions are looked up among all skeletons of the library, their own included. Of the prefix index of
// match/join.h it prints what it would have to hold at the same threshold, for texts larger and smaller than those it knows: a posting for
// every shingle of a prefix. `linked` and `candidates` are counts, the same on every machine; times are of the fastest of kRounds. The
// first kChecked of each stretch are also compared with every text, which has to link the same.
#include "match/lookup.h"

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <numeric>
#include <string>
#include <vector>

#include "base/string_map.h"
#include "corpus/reader.h"
#include "library/library.h"
#include "match/match.h"
#include "speed/give_up.h"
#include "ways/analysis.h"
#include "ways/compare.h"
#include "ways/draft_index.h"
#include "ways/keyer.h"

namespace {

using namespace eender;
using bench::must;

constexpr std::size_t kStretches = 5;
constexpr std::size_t kArticles = 60;
constexpr std::size_t kChecked = 2;
constexpr int kRounds = 5;

template <typename Work>
double milliseconds(int rounds, const Work& work) {
  double best = 1e12;
  for (int round = 0; round < rounds; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  return best;
}

struct Skeletons {
  match::Sequences sequences;            // distinct
  std::vector<match::Hash> of_word;      // by number
  std::vector<std::uint32_t> of_number;  // the skeleton of each provision
};

Skeletons read(const library::Library& library) {
  const auto analysis = must(ways::Analysis::open(library));
  const auto corpus = must(corpus::Corpus::open(library, analysis.summary().on));
  const auto rules = must(ways::Rules::load(std::string(EENDER_SOURCE_DIR) + "/data/ways"));
  const ways::Keyer keyer(corpus, rules);
  auto reader = must(corpus::Reader::open(corpus));
  Skeletons skeletons;
  StringMap<match::Word> numbers;
  StringMap<std::uint32_t> known;
  const auto done = reader.for_each_current([&](const corpus::ProvisionRow& provision) {
    const text::Keys keys = keyer.keys(provision.text, provision.regulation);
    std::vector<match::Word> words;
    for (const text::Token& token : keys.apart_from_values()) {
      const auto [at, added] = numbers.try_emplace(std::string(token.word), static_cast<match::Word>(numbers.size()));
      if (added) skeletons.of_word.push_back(ways::hash_of_word(token.word));
      words.push_back(at->second);
    }
    if (words.empty()) return;
    const std::string key(reinterpret_cast<const char*>(words.data()), words.size() * sizeof words[0]);
    const auto [at, added] = known.try_emplace(key, static_cast<std::uint32_t>(skeletons.sequences.size()));
    if (added) skeletons.sequences.add(words);
    skeletons.of_number.push_back(at->second);
  });
  if (!done) std::exit(2);
  return skeletons;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "lookup LIBRARY\n");
    return 2;
  }
  const Skeletons skeletons = read(must(library::Library::open(argv[1])));
  const match::Criteria likeness = ways::kCriteria;
  std::vector<std::vector<match::Hash>> members(skeletons.sequences.size());
  std::uint64_t all = 0, postings = 0;
  absl::flat_hash_map<match::Hash, std::uint32_t> sets_with;
  for (std::size_t i = 0; i < members.size(); ++i) {
    members[i] = match::shingle_hashes(skeletons.sequences[i], skeletons.of_word, likeness.shingle_words);
    const std::uint64_t size = members[i].size();
    all += size;
    // What is left when the fewest that a partner of any size must share are taken off, and one more.
    postings += size - (likeness.likeness.percent * size + 99) / 100 + 1;
    for (const match::Hash member : members[i]) ++sets_with[member];
  }
  const auto once = std::ranges::count_if(sets_with, [](const auto& one) { return one.second == 1; });
  std::vector<std::uint32_t> by_size(members.size());
  std::iota(by_size.begin(), by_size.end(), 0U);
  std::ranges::stable_sort(by_size, {}, [&](std::uint32_t i) { return members[i].size(); });
  match::Sketches sketches;
  const double made = milliseconds(1, [&] {
    for (const std::uint32_t i : by_size) sketches.add(members[i]);
  });
  fmt::print("{} provisions, {} skeletons of {} words\n", skeletons.of_number.size(), members.size(),
             skeletons.sequences.items.size());
  fmt::print("{} shingles in them, {} distinct, {} of one skeleton only\n", all, sets_with.size(), once);
  fmt::print("a prefix index would hold {} postings\n", postings);
  fmt::print("sketches hold {:.1f} MB, made of the hashes in {:.0f} ms\n\n",
             static_cast<double>(sketches.bits.size()) * 8e-6, made);

  // Of one article: all that are linked to it, by the sketches and by comparing with every text.
  std::uint64_t candidates = 0;
  const auto by_sketches = [&](std::uint32_t asked) {
    std::vector<std::uint32_t> linked;
    for (const auto& found : match::Sought(members[asked], likeness.likeness).candidates(sketches)) {
      const std::uint32_t other = by_size[found.sketch];
      ++candidates;
      if (match::shingle_likeness(skeletons.sequences[asked], skeletons.sequences[other], likeness.shingle_words)
              .strength(likeness.likeness) > 0)
        linked.push_back(other);
    }
    return linked;
  };
  const auto by_all = [&](std::uint32_t asked) {
    std::vector<std::uint32_t> linked;
    for (const std::uint32_t other : by_size)
      if (match::shingle_likeness(skeletons.sequences[asked], skeletons.sequences[other], likeness.shingle_words)
              .strength(likeness.likeness) > 0)
        linked.push_back(other);
    return linked;
  };
  fmt::print("{:>8} {:>8} {:>11} {:>24} {:>26}\n", "stretch", "linked", "candidates", "sketches, ms an article",
             "every text, ms an article");
  for (std::size_t stretch = 0; stretch < kStretches; ++stretch) {
    const std::size_t begin = skeletons.of_number.size() * (2 * stretch + 1) / (2 * kStretches);
    const std::span articles(skeletons.of_number.data() + begin,
                             std::min(kArticles, skeletons.of_number.size() - begin));
    std::uint64_t linked = 0;
    const double sought = milliseconds(kRounds, [&] {
      candidates = linked = 0;
      for (const std::uint32_t asked : articles) linked += by_sketches(asked).size();
    });
    const std::uint64_t tried = candidates;
    const auto checked = articles.first(std::min(kChecked, articles.size()));
    bool same = true;
    const double every = milliseconds(1, [&] {
      for (const std::uint32_t asked : checked) same = same && by_all(asked) == by_sketches(asked);
    });
    fmt::print("{:>8} {:>8} {:>11} {:>24.2f} {:>26.0f}{}\n", stretch + 1, linked, tried,
               sought / static_cast<double>(articles.size()), every / static_cast<double>(checked.size()),
               same ? "" : "  WRONG: these are others");
  }
}
