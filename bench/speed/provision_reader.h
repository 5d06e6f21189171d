// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/string_map.h"
#include "corpus/formats/format.h"
#include "match/match.h"
#include "text/words.h"

namespace eender::bench {

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
class ProvisionReader : public corpus::Sink {
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

}  // namespace eender::bench
