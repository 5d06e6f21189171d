// SPDX-License-Identifier: EUPL-1.2
// How fast a text is cut into words (key 2), beside the ways there are of doing it, on one thread.
//
//   words [FILE...]      and all that Google Benchmark understands (--benchmark_filter=own)
//
// words     text/words.h
// twin      tests/reference/words_reference.h: the same words, by asking ICU about every character
// icu       ICU's word breaks, and its NFKC_Casefold of every word: the usual way, without the rules of words.h
// memory    the text copied and as many tokens written: what any of them has to do at the least
//
// The texts: `own`, made up here; `georgia`, a megabyte drawn evenly from the Georgia codes where they are beside the project; and each FILE
// of those given, as one text. Every measurement is one pass over a megabyte, in random order, and the fastest of many counts: machines are
// shared, and an undisturbed pass is the one to compare. The time is the processor's. The ratios are of one run.
#include "text/words.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utext.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/formats/format.h"
#include "corpus/input.h"
#include "words_reference.h"

namespace {

using namespace eender;

constexpr std::size_t kMegabyte = 1'000'000;
constexpr int kPasses = 40;

struct Texts {
  std::string name;
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  void add(std::string text) {
    bytes += text.size();
    texts.push_back(std::move(text));
  }
};

// What regulations look like: sentences, lists, amounts, references, and the characters that come with them.
Texts own_texts() {
  constexpr std::string_view kParagraphs[] = {
      "1. Het college beslist binnen zes (6) weken na ontvangst van de aanvraag; de beslissing kan één keer met ten "
      "hoogste acht weken "
      "worden verlengd.\n",
      "2. In afwijking van het eerste lid, onder b, bedraagt de vergoeding ten hoogste € 1.250,50 per jaar – te "
      "betalen vóór 1 april.\n"
      "a. voor foto’s en kopieën: 12,5 % van de kosten;\n  b. voor ruimten groter dan 25 m²: € 3,40 per m² (zie "
      "artikel 2:10, § 4);\n",
      "Deze verordening wordt aangehaald als “Verordening geluidshinder en evenementen”, en geldt van 9.00 tot 17.30 "
      "uur.\n",
      "- Powers of the board.\u2003(a)\u2003The board may, upon application, grant a variance; provided, however, that "
      "no variance shall "
      "be granted within 500 feet of a dwelling. (b)  The applicant's fee is $150.00, due within ten (10) days.\n",
      "It shall be unlawful for any person to own, keep or harbor more than three dogs without a permit issued under "
      "section 12-34(a)(2) "
      "of this chapter, O.C.G.A. § 36-33-1 notwithstanding.\n",
      "Ieder die daarbij belang heeft, kan bezwaar maken bij de burgemeester, die het bezwaar voorlegt aan een "
      "commissie van drie leden.\n"};
  Texts result{"own", {}, 0};
  while (result.bytes < kMegabyte) {
    // From one paragraph to a dozen, and never the same twice in a row.
    std::string text;
    const std::size_t n = result.texts.size();
    for (std::size_t i = 0; i <= n * 7 % 12; ++i) text += kParagraphs[(n + i * (n % 5 + 1)) % std::size(kParagraphs)];
    result.add(std::move(text));
  }
  return result;
}

// Every so many provisions, so that there is a megabyte.
struct Drawing : corpus::Sink {
  Texts texts{"georgia", {}, 0};
  std::size_t seen = 0;
  void regulation(corpus::Regulation regulation) override {
    constexpr std::size_t kStep = 184;
    for (corpus::Provision& provision : regulation.provisions)
      if (seen++ % kStep == 0) texts.add(std::move(provision.text));
  }
  void problem(corpus::Problem) override {}
  void account(const corpus::Account&) override {}
};

Texts georgia_texts() {
  const auto path =
      std::filesystem::path(EENDER_SOURCE_DIR).parent_path() / "shared" / "corpora" / "georgia-codes.jsonl.zst";
  Drawing drawing;
  auto input = corpus::Input::open(path.string());
  if (input) {
    corpus::import_source(*input, {path.string(), "", false}, drawing);
  } else {
    fmt::print("without the Georgia codes, which are not at {}\n", path.string());
  }
  return std::move(drawing.texts);
}

std::size_t by_words(const std::string& text) { return text::Words(text).tokens().size(); }

std::size_t by_twin(const std::string& text) { return text::reference::words_of(text).size(); }

std::size_t by_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  static const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText* utext = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  breaks->setText(utext, status);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  std::vector<text::Token> tokens;
  for (std::int32_t begin = breaks->first(), end = breaks->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks->next()) {
    if (breaks->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
    fold->normalizeUTF8(0, icu::StringPiece(text.data() + begin, end - begin), sink, nullptr, status);
    tokens.push_back({{}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  utext_close(utext);
  benchmark::DoNotOptimize(folded.data());
  return tokens.size();
}

std::size_t by_memory(const std::string& text) {
  constexpr std::size_t kBytesOfWord = 6;
  const std::string copy = text;
  const std::vector<text::Token> tokens(text.size() / kBytesOfWord);
  benchmark::DoNotOptimize(copy.data());
  benchmark::DoNotOptimize(tokens.data());
  return tokens.size();
}

// Keeps the fastest pass of each, and says it all at the end.
class Table : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      double& best = seconds_.try_emplace(run.run_name.function_name, 1e9).first->second;
      best = std::min(best, run.cpu_accumulated_time / static_cast<double>(run.iterations));
    }
  }
  void print(const std::vector<Texts>& all) const {
    fmt::print("{:<32}{:>8}{:>16}\n", "", "MB/s", "words : this");
    for (const Texts& texts : all)
      for (const auto& [name, seconds] : seconds_) {
        if (!name.starts_with(texts.name + "/")) continue;
        const auto words = seconds_.find(texts.name + "/words");
        const std::string ratio = words == seconds_.end() ? "" : fmt::format("{:.2f}", seconds / words->second);
        fmt::print("{:<32}{:>8.1f}{:>16}\n", name, static_cast<double>(texts.bytes) / 1e6 / seconds, ratio);
      }
  }

 private:
  std::map<std::string, double> seconds_;
};

void measure(const Texts& texts, const std::string& name, std::size_t (*count)(const std::string&)) {
  benchmark::RegisterBenchmark((texts.name + "/" + name).c_str(),
                               [&texts, count](benchmark::State& state) {
                                 for (auto _ : state)
                                   for (const std::string& text : texts.texts) benchmark::DoNotOptimize(count(text));
                               })
      ->Iterations(1)
      ->Repetitions(kPasses);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<char*> words(argv, argv + argc);
  char in_random_order[] = "--benchmark_enable_random_interleaving=true";
  words.insert(words.begin() + 1, in_random_order);
  auto count = static_cast<int>(words.size());
  benchmark::Initialize(&count, words.data());
  std::vector<Texts> all;
  all.push_back(own_texts());
  all.push_back(georgia_texts());
  for (int i = 1; i < count; ++i) {
    const std::string path = words[static_cast<std::size_t>(i)];
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      fmt::print(stderr, "cannot read {}\n", path);
      return 2;
    }
    all.push_back({path, {}, 0});
    all.back().add({std::istreambuf_iterator<char>(in), {}});
  }
  for (const Texts& texts : all) {
    if (texts.texts.empty()) continue;
    measure(texts, "words", by_words);
    measure(texts, "twin", by_twin);
    measure(texts, "icu", by_icu);
    measure(texts, "memory", by_memory);
  }
  Table table;
  benchmark::RunSpecifiedBenchmarks(&table);
  table.print(all);
}
