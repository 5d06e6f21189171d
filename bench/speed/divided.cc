// SPDX-License-Identifier: EUPL-1.2
// What opening a family costs with and without looking for those who have its text divided otherwise (ways/divided.h), and what is found.
//
//   bench/speed/divided LIBRARY [EVERY [check]]      every EVERYth family, 50 where not given; the library has to be compared
//
// Milliseconds of the processor, of all threads, and by the clock. With `check` the sketches are also held against brute force: of how many
// skeletons that hold a family's medoid, or are a part of it, none was to be missed, and how many were. That reads the whole library. And
// how many hold so many percent of a medoid that they are not linked to, all their text taken together.
#include "ways/divided.h"

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "match/containment.h"
#include "memory_store.h"
#include "speed/give_up.h"
#include "ways/compare.h"
#include "ways/draft_index.h"
#include "ways/family.h"
#include "ways/skeletons.h"

namespace {

using namespace eender;
using bench::must;

class Times {
 public:
  template <typename Work>
  void take(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t begin_cpu = std::clock();
    work();
    cpu_ms_.push_back(1000.0 * static_cast<double>(std::clock() - begin_cpu) / CLOCKS_PER_SEC);
    wall_ms_.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  void print(std::string_view name) {
    for (auto& [what, figures] : {std::pair("cpu", &cpu_ms_), std::pair("wall", &wall_ms_)}) {
      std::ranges::sort(*figures);
      const auto at = [&, f = figures](std::size_t percent) { return (*f)[(f->size() - 1) * percent / 100]; };
      fmt::print("{:8} {:5} {:8.1f} {:8.1f} {:8.1f} {:8.1f}\n", name, what, at(50), at(90), at(99), at(100));
    }
  }

 private:
  std::vector<double> cpu_ms_, wall_ms_;
};

struct Skeletons {
  std::vector<ways::Compared> provisions;
  match::Sequences sequences;
  std::vector<match::Hash> word_hashes;
};

Skeletons read(const corpus::Corpus& corpus, const ways::Keyer& keyer) {
  ways::Workings workings;
  match::reference::MemoryStore store;
  Skeletons skeletons;
  skeletons.provisions = must(ways::read_skeletons(
      corpus, keyer, corpus.current(), workings, store, [](std::uint64_t) {}, [] { return false; }));
  std::vector<match::Run> runs;
  for (const ways::Skeleton& skeleton : workings.skeletons) runs.push_back(skeleton.run);
  skeletons.sequences = must(match::load(store, runs));
  for (const std::string& word : workings.vocabulary) skeletons.word_hashes.push_back(ways::hash_of_word(word));
  return skeletons;
}

// All skeletons' sets, by the number of each member.
struct Sets {
  std::vector<std::vector<match::Hash>> hashes;
  match::Sketches sketches;
  std::vector<std::vector<std::uint32_t>> with;  // by member, the sets that have it
  std::vector<std::vector<std::uint32_t>> members;
};

Sets sets_of(const Skeletons& skeletons) {
  Sets sets;
  absl::flat_hash_map<match::Hash, std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < skeletons.sequences.size(); ++i) {
    sets.hashes.push_back(match::shingle_hashes(skeletons.sequences[i], skeletons.word_hashes, 3));
    sets.sketches.add(sets.hashes.back());
    auto& members = sets.members.emplace_back();
    for (const match::Hash hash : sets.hashes.back()) {
      const auto [at, added] = numbers.try_emplace(hash, static_cast<std::uint32_t>(sets.with.size()));
      if (added) sets.with.emplace_back();
      sets.with[at->second].push_back(i);
      members.push_back(at->second);
    }
  }
  return sets;
}

struct Checked {
  std::uint64_t right = 0, missed = 0, strangers = 0;
  void print(std::string_view name) const {
    fmt::print("{:32} {:8} right, {} of them missed, {} others\n", name, right, missed, strangers);
  }
};

void check(const std::vector<ways::FamilyRow>& rows, const Skeletons& skeletons) {
  const Sets sets = sets_of(skeletons);
  std::map<corpus::ProvisionKey, std::uint32_t> skeleton_of;
  for (const ways::Compared& one : skeletons.provisions) skeleton_of[one.key] = one.skeleton;
  const ways::Containment numbers;
  Checked sure, unsure, parts;
  std::map<std::uint32_t, std::uint64_t> at_least;  // by percent
  for (const ways::FamilyRow& row : rows) {
    const std::uint32_t medoid = skeleton_of.at(row.medoid);
    const auto size = static_cast<std::uint32_t>(sets.members[medoid].size());
    if (size < numbers.least) continue;
    std::vector<std::uint32_t> shared(sets.members.size());
    for (const std::uint32_t member : sets.members[medoid])
      for (const std::uint32_t other : sets.with[member]) ++shared[other];
    const std::uint32_t smallest = std::max(numbers.least, (size + numbers.parts - 1) / numbers.parts);
    const auto longer = match::SoughtWhole(sets.hashes[medoid], numbers.contained).candidates(sets.sketches);
    const auto inside = match::SoughtParts(sets.hashes[medoid], numbers.contained, smallest).candidates(sets.sketches);
    for (std::uint32_t i = 0; i < shared.size(); ++i) {
      const auto theirs = static_cast<std::uint32_t>(sets.members[i].size());
      const auto note = [&](Checked& checked, bool right, bool found) {
        checked.right += right;
        checked.missed += right && !found;
        checked.strangers += found && !right;
      };
      note(theirs > match::SoughtWhole::kSureUpTo * size ? unsure : sure, numbers.contained.met(shared[i], size),
           std::ranges::binary_search(longer, i));
      note(parts, theirs >= smallest && numbers.contained.met(shared[i], theirs),
           std::ranges::binary_search(inside, i));
      if (!ways::kCriteria.likeness.met(shared[i], std::uint64_t{size} + theirs - shared[i]))
        for (const std::uint32_t percent : {60U, 70U, 80U, 90U, 100U})
          at_least[percent] += match::Threshold{percent}.met(shared[i], size);
    }
  }
  sure.print("holding, up to five times as large");
  unsure.print("holding, larger");
  parts.print("parts, from a fifth on");
  for (const auto& [percent, count] : at_least) fmt::print("{:3}% of a medoid in {}\n", percent, count);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "divided LIBRARY [EVERY [check]]\n");
    return 2;
  }
  const std::size_t every = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 50;
  if (every == 0) return 2;
  const auto library = must(library::Library::open(argv[1]));
  const auto analysis = must(ways::Analysis::open(library));
  const auto corpus = must(corpus::Corpus::open(library, analysis.summary().on));
  const auto rules = must(ways::Rules::load(std::string(EENDER_SOURCE_DIR) + "/data/ways"));
  const ways::Keyer keyer(corpus, rules);
  auto reader = must(corpus::Reader::open(corpus));
  std::vector<ways::FamilyRow> rows;
  const auto all = must(analysis.families(std::nullopt, false));
  for (std::size_t i = 0; i < all.size(); i += every) rows.push_back(all[i]);
  Times open, divide;
  std::uint64_t longer = 0, several = 0, families = 0;
  for (const ways::FamilyRow& row : rows) {
    ways::OpenFamily family;
    open.take([&] { family = must(ways::open_family(row, analysis, reader, keyer)); });
    std::optional<std::vector<ways::Divided>> found;
    divide.take([&] { found = must(ways::find_divided(family, library, analysis, corpus, keyer)); });
    if (!found) continue;
    families += !found->empty();
    for (const ways::Divided& one : *found) ++(one.how == ways::Divided::How::kInLonger ? longer : several);
  }
  fmt::print("{} families of {}; {} of them others have divided otherwise: {} in a longer provision, {} in several\n",
             rows.size(), all.size(), families, longer, several);
  fmt::print("ms                  median      90%      99%      all\n");
  open.print("open");
  divide.print("divided");
  if (argc > 3 && std::string_view(argv[3]) == "check") check(rows, read(corpus, keyer));
  return 0;
}
