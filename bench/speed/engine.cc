// SPDX-License-Identifier: EUPL-1.2
// How long it takes from the bytes of provisions to what hangs together: read, cut into words, shingled by three, joined exactly. What
// programs that look for near duplicates do, so that they can be compared in the same run (bench/peers); eender compare does more.
//
//   engine FILE [PERCENT [THREADS]]      JSON Lines, also compressed; threshold 50, threads 2
//
// Prints seconds a step, with the bytes of the file over the total, the peak of memory, and the components of more than one provision.
#include <fmt/format.h>
#include <sys/resource.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/string_map.h"
#include "corpus/formats/format.h"
#include "corpus/input.h"
#include "match/join.h"
#include "match/shingles.h"
#include "text/words.h"

namespace {

using namespace eender;

class Stopwatch {
 public:
  // Seconds since the last lap.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

// Takes provisions as the importer hands them over, and turns them into sequences of words a batch at a time: texts are not kept.
class Reader : public corpus::Sink {
 public:
  void regulation(corpus::Regulation regulation) override {
    for (corpus::Provision& provision : regulation.provisions) texts_.push_back(std::move(provision.text));
    constexpr std::size_t kBatch = 4096;  // work for all threads in a few megabytes
    if (texts_.size() >= kBatch) flush();
  }
  void problem(corpus::Problem problem) override {
    if (problem.severity == corpus::Problem::Severity::kUnreadable)
      fmt::print(stderr, "{}: {}\n", problem.source, problem.reason);
  }
  void account(const corpus::Account&) override {}

  void flush() {
    reading += watch_.lap();
    std::vector<text::Words> words(texts_.size());
    tbb::parallel_for(std::size_t{0}, texts_.size(), [&](std::size_t i) { words[i] = text::Words(texts_[i]); });
    texts_.clear();
    cutting += watch_.lap();
    for (const text::Words& provision : words) {
      numbers_.clear();
      for (const text::Token& token : provision.tokens()) {
        const auto found = vocabulary_.find(token.word);
        const auto next = static_cast<match::Word>(vocabulary_.size());
        numbers_.push_back(found != vocabulary_.end() ? found->second : next);
        if (found == vocabulary_.end()) vocabulary_.emplace(std::string(token.word), next);
      }
      sequences.add(numbers_);
    }
    words.clear();
    numbering += watch_.lap();
  }

  double reading = 0, cutting = 0, numbering = 0;
  match::Sequences sequences;

 private:
  Stopwatch watch_;
  std::vector<std::string> texts_;
  StringMap<match::Word> vocabulary_;
  std::vector<match::Word> numbers_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "engine FILE [PERCENT [THREADS]]\n");
    return 2;
  }
  const match::Threshold threshold{argc > 2 ? static_cast<std::uint32_t>(std::atoi(argv[2])) : 50};
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism,
                                    argc > 3 ? static_cast<std::size_t>(std::atoi(argv[3])) : 2);
  auto input = corpus::Input::open(argv[1]);
  if (!input) {
    fmt::print(stderr, "engine: {}\n", input.error().describe());
    return 2;
  }
  Reader reader;
  corpus::import_source(*input, {argv[1], "", false}, reader);
  reader.flush();

  Stopwatch watch;
  const match::Sets sets = match::shingle(reader.sequences, 3);
  const double shingling = watch.lap();
  const std::vector<std::uint32_t> labels = match::components(sets, threshold);
  const double joining = watch.lap();

  std::vector<std::uint32_t> members(labels.size());
  for (const std::uint32_t label : labels) ++members[label];
  const auto several = std::ranges::count_if(members, [](std::uint32_t n) { return n > 1; });
  const std::uint32_t largest = members.empty() ? 0 : *std::ranges::max_element(members);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print(
      "read {:.2f}  words {:.2f}  number {:.2f}  shingle {:.2f}  join {:.2f}  total {:.2f} s  memory {} MB\n"
      "provisions {}  words {}  components of more than one {}  the largest {}\n",
      reader.reading, reader.cutting, reader.numbering, shingling, joining,
      reader.reading + reader.cutting + reader.numbering + shingling + joining, used.ru_maxrss / 1024, labels.size(),
      reader.sequences.items.size(), several, largest);
  return 0;
}
