// SPDX-License-Identifier: EUPL-1.2
// Whether importing n times as much takes n times as long, in each way in which there can be more.
//
//   bench/speed/import_growth
//
// files    a fictional corpus of more municipalities, into a new library
// again    the same once more, where all of it is there already
// length   one regulation of more articles
// alike    one regulation of more articles that bear no number, so that their paths are told apart
//
// Time is the processor's, in the system too, of the fastest of kRounds rounds. The exponent is that of the power of n that the time grows
// with, from the smallest to the largest: 1 where it is linear. Ends with 1 where one is above kMostExponent. Writes below TMPDIR, else /tmp;
// on a disk the kernel is most of what is measured: take TMPDIR=/dev/shm.
#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "corpus/import.h"
#include "sample/sample.h"
#include "speed/clocks.h"
#include "speed/give_up.h"

namespace {

namespace fs = std::filesystem;
namespace corpus = eender::corpus;
using eender::bench::give_up;
using eender::bench::Seconds;
using eender::bench::seconds;

constexpr int kRounds = 3;
constexpr double kMostExponent = 1.1;

void import(const fs::path& library, const fs::path& source) {
  static const auto governments = corpus::Register::load(fs::path(EENDER_SOURCE_DIR) / "data/governments.csv");
  if (!governments) give_up(governments.error().describe());
  const auto done = corpus::import_sources({library, {source.string()}, false, false}, *governments);
  if (!done) give_up(done.error().describe());
  if (done->unreadable + done->partial > 0) give_up(done->problems.front().reason);
}

// A row of the table, and the exponent.
class Series {
 public:
  explicit Series(const char* name) { fmt::print("{:8}", name); }

  template <typename Work>
  void add(int n, const Work& work) {
    Seconds least;
    for (int round = 0; round < kRounds; ++round) least.keep_least(work(round));
    if (sizes_ == 0) first_n_ = n, first_ = least.processor;
    ++sizes_;
    exponent_ = sizes_ == 1 ? 0 : std::log(least.processor / first_) / std::log(static_cast<double>(n) / first_n_);
    fmt::print(" {:>6} {:8.3f} s", n, least.processor);
  }

  bool is_linear() const {
    fmt::print("   exponent {:.2f}\n", exponent_);
    return exponent_ <= kMostExponent;
  }

 private:
  int sizes_ = 0;
  int first_n_ = 0;
  double first_ = 0, exponent_ = 0;
};

void write_regulation(const fs::path& file, int articles, bool numbered) {
  std::string xml =
      "<cvdr xmlns:dcterms=\"http://purl.org/dc/terms/\"><meta><owmskern><dcterms:identifier>1_1</dcterms:identifier>"
      "<dcterms:title>Ezelverordening</dcterms:title><dcterms:creator>Haarlem</dcterms:creator></owmskern></meta>"
      "<body><regeling><regeling-tekst>\n";
  for (int i = 1; i <= articles; ++i) {
    xml += "<artikel><kop><label>Artikel</label>";
    if (numbered) xml += fmt::format("<nr>{}</nr><titel>Ezels van soort {}</titel>", i, i);
    xml += fmt::format(
        "</kop>\n  <al>Een ezel van soort {} staat droog &amp; wordt <cursief>iedere</cursief> dag geborsteld.</al>\n  "
        "<lijst><li nr=\"a.\"><al>des ochtends, of</al></li><li nr=\"b.\"><al>des "
        "avonds.</al></li></lijst></artikel>\n",
        i);
  }
  xml += "</regeling-tekst></regeling></body></cvdr>\n";
  if (!eender::replace_file(file, xml)) give_up("cannot write " + file.string());
}

}  // namespace

int main() {
  const fs::path home = fs::temp_directory_path() / fmt::format("eender-growth-{}", getpid());
  fs::create_directories(home);
  bool linear = true;

  const std::vector<int> municipalities = {40, 80, 160, 320};
  for (const int n : municipalities) {
    eender::sample::Plan plan;
    plan.templates = fs::path(EENDER_SOURCE_DIR) / "data/sample/set-a";
    plan.governments = fs::path(EENDER_SOURCE_DIR) / "data/governments.csv";
    plan.governments_count = n;
    if (!eender::sample::generate(plan, home / std::to_string(n))) give_up("cannot write a fictional corpus");
  }
  const auto library = [&](int n, int round) { return home / fmt::format("library-{}-{}", n, round); };
  const auto import_sample = [&](int n, int round) {
    return seconds([&] { import(library(n, round), home / std::to_string(n) / "cvdr"); });
  };
  for (const char* name : {"files", "again"}) {
    Series series(name);
    for (const int n : municipalities) series.add(n, [&](int round) { return import_sample(n, round); });
    linear &= series.is_linear();
  }

  for (const bool numbered : {true, false}) {
    Series series(numbered ? "length" : "alike");
    for (const int n : {4000, 8000, 16000, 32000}) {
      const fs::path file = home / fmt::format("{}-{}.xml", n, numbered);
      write_regulation(file, n, numbered);
      series.add(n, [&](int round) {
        const fs::path made = home / fmt::format("library-{}-{}-{}", n, numbered, round);
        return seconds([&] { import(made, file); });
      });
    }
    linear &= series.is_linear();
  }
  fs::remove_all(home);
  return linear ? 0 : 1;
}
