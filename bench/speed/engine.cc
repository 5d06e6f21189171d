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

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "corpus/formats/format.h"
#include "corpus/input.h"
#include "match/join.h"
#include "match/shingles.h"
#include "speed/provision_reader.h"

using namespace eender;
using bench::Stopwatch;

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
  bench::ProvisionReader reader;
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
