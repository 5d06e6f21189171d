// SPDX-License-Identifier: EUPL-1.2
// How long somebody waits for a family to open: the first of a library, everything that is said about it.
//
//   family LIBRARY      imported and compared; bench/speed/family makes one of 342 wordings
//
// open    from the names of its members to the common text, the ways and the table of values: ways::open_family
// keys    of that, cutting all texts into words and setting names and values apart
// align   of that, laying all of them along one: match::align, as bench/peers measures CollateX
// first   all that a process does that opens nothing before it: the library, the corpus, the rules, the names of all governments, open
//
// The fastest and the middle of kRounds rounds by the clock, and the middle of what the processor took, in milliseconds; one thread.
#include "ways/family.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "base/string_map.h"
#include "corpus/reader.h"
#include "library/library.h"
#include "match/alignment.h"
#include "speed/give_up.h"

namespace {

using namespace eender;
using bench::must;

constexpr int kRounds = 21;
constexpr double kGoalMs = 50;  // a person does not notice the wait

class Times {
 public:
  template <typename Work>
  void take(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t begin_cpu = std::clock();
    work();
    cpu_ms_.push_back(1000.0 * static_cast<double>(std::clock() - begin_cpu) / CLOCKS_PER_SEC);
    ms_.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
  }
  void print(std::string_view name) {
    fmt::print("{:6} {:8.2f} {:8.2f} {:8.2f}\n", name, fastest(), middle(ms_), cpu());
  }
  double fastest() const { return *std::ranges::min_element(ms_); }
  double cpu() { return middle(cpu_ms_); }

 private:
  static double middle(std::vector<double>& figures) {
    std::ranges::sort(figures);
    return figures[figures.size() / 2];
  }

  std::vector<double> ms_, cpu_ms_;
};

struct Opened {
  library::Library library;
  corpus::Corpus corpus;
  ways::Rules rules;
  ways::Analysis analysis;
  ways::FamilyRow row;
};

Opened open_library(const std::filesystem::path& folder) {
  const std::filesystem::path data = std::filesystem::path(EENDER_SOURCE_DIR) / "data";
  auto library = must(library::Library::open(folder));
  auto analysis = must(ways::Analysis::open(library));
  auto governments = must(corpus::Register::load(folder / corpus::kRegisterFile));
  auto corpus = must(corpus::Corpus::open(library, analysis.summary().on, governments));
  auto row = must(analysis.family(1));
  return {std::move(library), std::move(corpus), must(ways::Rules::load(data / "ways")), std::move(analysis),
          std::move(row)};
}

// The words of the texts as numbers.
match::Sequences numbered(const std::vector<text::Keys>& texts) {
  StringMap<match::Word> vocabulary;
  match::Sequences sequences;
  std::vector<match::Word> words;
  for (const text::Keys& text : texts) {
    words.clear();
    for (const text::Token& token : text.wording())
      words.push_back(
          vocabulary.try_emplace(std::string(token.word), static_cast<match::Word>(vocabulary.size())).first->second);
    sequences.add(words);
  }
  return sequences;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "family LIBRARY\n");
    return 2;
  }
  const Opened opened = open_library(argv[1]);
  const ways::Keyer keyer(opened.corpus, opened.rules);
  auto reader = must(corpus::Reader::open(opened.corpus));
  Times first, open, keys, align;
  ways::OpenFamily family;
  match::Sequences sequences;
  std::size_t points = 0;
  // In turns, so that what else the machine does meets all of them.
  for (int round = 0; round < kRounds; ++round) {
    first.take([&] {
      const Opened anew = open_library(argv[1]);
      const ways::Keyer its_keyer(anew.corpus, anew.rules);
      auto its_reader = must(corpus::Reader::open(anew.corpus));
      must(ways::open_family(anew.row, anew.analysis, its_reader, its_keyer));
    });
    open.take([&] { family = must(ways::open_family(opened.row, opened.analysis, reader, keyer)); });
    std::vector<text::Keys> read;
    keys.take([&] {
      for (const ways::Counted& counted : family.positions)
        for (const auto& provision : counted.position.provisions)
          read.push_back(keyer.keys(provision.text, provision.regulation));
    });
    sequences = numbered(read);
    align.take([&] { points = match::align(sequences[family.base], sequences).points.size(); });
  }

  fmt::print(
      "{} governments, {} wordings, {} ways, {} words; {} columns of values, {} variation points among the wordings\n",
      family.ladder.governments, family.ladder.wordings, family.ladder.ways, sequences.items.size(),
      family.columns.size(), points);
  fmt::print("ms      fastest   middle      CPU\n");
  open.print("open");
  keys.print("keys");
  align.print("align");
  first.print("first");
  // All on one thread: what the processor took is the wait on a machine with nothing else to do.
  fmt::print("open is {} the goal of {} ms\n", open.cpu() <= kGoalMs ? "within" : "over", kGoalMs);
  return 0;
}
