// SPDX-License-Identifier: EUPL-1.2
// The pieces of the engine, each alone, on synthetic provisions (synthetic.h).
//
//   pieces [--benchmark_filter=words]      and all else that Google Benchmark understands
//
// words, keys       texts into words; into keys 2, 3 and 4. One thread
// shingle           10,000 provisions into ranked sets; all threads, like the next two
// join              these sets into components at 0.5, the pairs not kept
// refine            these components into families at 0.4
// diff              a provision of 100 words and another wording of it. One thread, like the next
// align             342 such wordings along the first
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/string_map.h"
#include "match/alignment.h"
#include "match/diff.h"
#include "match/families.h"
#include "match/join.h"
#include "match/shingles.h"
#include "speed/synthetic.h"
#include "text/keys.h"

namespace {

using namespace eender;

std::vector<std::string> texts_of(const bench::Plan& plan) {
  std::vector<std::string> texts;
  bench::generate(plan, [&](const bench::SyntheticProvision& provision) { texts.push_back(provision.text); });
  return texts;
}

match::Sequences sequences_of(const std::vector<std::string>& texts) {
  StringMap<match::Word> vocabulary;
  match::Sequences sequences;
  std::vector<match::Word> numbers;
  for (const std::string& text : texts) {
    numbers.clear();
    const text::Words words(text);
    for (const text::Token& token : words.tokens())
      numbers.push_back(
          vocabulary.try_emplace(std::string(token.word), static_cast<match::Word>(vocabulary.size())).first->second);
    sequences.add(numbers);
  }
  return sequences;
}

const std::vector<std::string>& few_texts() {
  static const auto texts = texts_of(bench::plan_by_subjects(1000, 342));
  return texts;
}

const match::Sequences& many_sequences() {
  static const auto sequences = sequences_of(texts_of(bench::plan_by_subjects(10'000, 342)));
  return sequences;
}

const match::Sets& many_sets() {
  static const auto sets = match::shingle(many_sequences(), 3);
  return sets;
}

const match::Sequences& one_family() {
  static const auto sequences = [] {
    bench::Plan plan;
    plan.governments = 342;
    plan.words = 100;
    plan.by_all = true;
    return sequences_of(texts_of(plan));
  }();
  return sequences;
}

template <typename Cut>
void cut(benchmark::State& state, const Cut& into) {
  std::size_t bytes = 0;
  for (const std::string& text : few_texts()) bytes += text.size();
  for (auto _ : state)
    for (const std::string& text : few_texts()) benchmark::DoNotOptimize(into(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void words(benchmark::State& state) {
  cut(state, [](const std::string& text) { return text::Words(text); });
}

void keys(benchmark::State& state) {
  text::OwnNames names;
  names.add_name("Babababa");  // the first government
  names.add_kind("gemeente");
  cut(state, [&](const std::string& text) { return text::keys_of(text, names, text::Language::kDutch); });
}

void shingle(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(match::shingle(many_sequences(), 3));
  state.SetItemsProcessed(static_cast<std::int64_t>(many_sequences().size()) * state.iterations());
}

void join(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(match::components(many_sets(), {50}));
  state.SetItemsProcessed(static_cast<std::int64_t>(many_sets().lists.size()) * state.iterations());
}

void refine(benchmark::State& state) {
  const match::View views[] = {{&many_sets(), {40}, {}}};
  const auto labels = match::components(many_sets().lists.size(), views);
  const std::vector<match::Standing> standings(labels.size());
  for (auto _ : state) benchmark::DoNotOptimize(match::refine(views, labels, standings));
  state.SetItemsProcessed(static_cast<std::int64_t>(labels.size()) * state.iterations());
}

void diff(benchmark::State& state) {
  const match::Sequences& family = one_family();
  for (auto _ : state)
    for (std::size_t i = 1; i < family.size(); ++i) benchmark::DoNotOptimize(match::diff(family[0], family[i]));
  state.SetItemsProcessed(static_cast<std::int64_t>(family.size() - 1) * state.iterations());
}

void align(benchmark::State& state) {
  const match::Sequences& family = one_family();
  for (auto _ : state) benchmark::DoNotOptimize(match::align(family[0], family));
  state.SetItemsProcessed(static_cast<std::int64_t>(family.size()) * state.iterations());
}

BENCHMARK(words)->Unit(benchmark::kMillisecond);
BENCHMARK(keys)->Unit(benchmark::kMillisecond);
BENCHMARK(shingle)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(join)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(refine)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(diff)->Unit(benchmark::kMillisecond);
BENCHMARK(align)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
