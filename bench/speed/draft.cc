// SPDX-License-Identifier: EUPL-1.2
// How long eender takes to hold a draft regulation against a library, start-up included.
//
//   bench/speed/draft EENDER LIBRARY [ARTICLES]      60 articles where not given; the library has to be compared
//
// The drafts are made of the library's own provisions, with every fortieth word left out so that none reads as it does there, and written
// as Markdown to a folder below TMPDIR (else /tmp) that is removed:
//
//   stretch 1 … 5   consecutive provisions of the regulations that count, from five places of the corpus
//   commonest       the medoids of the families with the most governments: the most there is to compare with
//   start           no draft: `ways --limit 1`, which opens the same library
//
// They take turns kRounds times; of each the fastest round counts. `cpu` is the time of all processors. On a busy machine the wall clock
// says how busy it is; under `chrt -f 1` (which the superuser may give) other work waits, and it says what it would on an idle one.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "library/library.h"
#include "speed/give_up.h"
#include "ways/analysis.h"

extern char** environ;

namespace {

using namespace eender;
using bench::must;

constexpr int kRounds = 7;
constexpr std::size_t kStretches = 5;

struct Draft {
  std::string name;
  std::vector<std::string> arguments;
  std::uintmax_t bytes = 0;
  double wall_ms = 1e9, cpu_ms = 1e9;
};

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

void run(const std::string& eender, Draft& draft) {
  std::vector<char*> argv{const_cast<char*>(eender.c_str())};
  for (const std::string& argument : draft.arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto begin = std::chrono::steady_clock::now();
  pid_t child = 0;
  int status = 0;
  rusage usage{};
  if (posix_spawnp(&child, eender.c_str(), &actions, nullptr, argv.data(), environ) != 0 ||
      wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    fmt::print(stderr, "{} did not run\n", eender);
    std::exit(2);
  }
  const auto wall = std::chrono::steady_clock::now() - begin;
  posix_spawn_file_actions_destroy(&actions);
  draft.wall_ms = std::min(draft.wall_ms, std::chrono::duration<double, std::milli>(wall).count());
  draft.cpu_ms = std::min(draft.cpu_ms, milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
}

std::string markdown(const std::vector<corpus::ProvisionRow>& provisions) {
  std::string text = "# Draft\n";
  std::size_t words = 0;
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    text += fmt::format("\n## Section {}. Draft\n\n", i + 1);
    for (const char c : provisions[i].text) {
      words += c == ' ';
      if (words % 40 != 39) text += c;
    }
    text += "\n";
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "draft EENDER LIBRARY [ARTICLES]\n");
    return 2;
  }
  const std::string eender = argv[1];
  const std::string folder = argv[2];
  const std::size_t articles = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 60;
  const auto library = must(library::Library::open(folder));
  const auto analysis = must(ways::Analysis::open(library));
  const auto corpus = must(corpus::Corpus::open(library, analysis.summary().on));
  auto reader = must(corpus::Reader::open(corpus));

  std::vector<std::vector<corpus::ProvisionRow>> texts(kStretches + 1);
  const std::size_t step = analysis.summary().provisions / kStretches;
  std::size_t at = 0;
  if (!reader.for_each_current([&](corpus::ProvisionRow provision) {
        const std::size_t stretch = at / std::max<std::size_t>(step, 1);
        if (stretch < kStretches && at % step >= step / 2 && texts[stretch].size() < articles)
          texts[stretch].push_back(std::move(provision));
        ++at;
      }))
    return 2;
  for (const ways::FamilyRow& row : must(analysis.families(articles, true)))
    texts[kStretches].push_back(must(reader.provision(row.medoid)));

  const auto scratch = std::filesystem::temp_directory_path() / fmt::format("eender-bench-draft-{}", getpid());
  std::filesystem::create_directories(scratch);
  std::vector<Draft> drafts{{"start", {"ways", "--library", folder, "--limit", "1"}}};
  for (std::size_t i = 0; i <= kStretches; ++i) {
    const std::string file = (scratch / fmt::format("{}.md", i)).string();
    std::ofstream(file) << markdown(texts[i]);
    drafts.push_back({i < kStretches ? fmt::format("stretch {}", i + 1) : "commonest",
                      {"ways", "--library", folder, "--draft", file},
                      std::filesystem::file_size(file)});
  }
  for (int round = 0; round < kRounds; ++round)
    for (Draft& draft : drafts) run(eender, draft);
  std::filesystem::remove_all(scratch);

  fmt::print("{} provisions of {} governments in {} families; drafts of {} articles\n\n", analysis.summary().provisions,
             analysis.summary().governments, analysis.summary().families, articles);
  fmt::print("{:<10} {:>8} {:>9} {:>9}\n", "draft", "kB", "wall, ms", "cpu, ms");
  for (const Draft& draft : drafts)
    fmt::print("{:<10} {:>8.1f} {:>9.0f} {:>9.0f}\n", draft.name, static_cast<double>(draft.bytes) / 1e3, draft.wall_ms,
               draft.cpu_ms);
}
