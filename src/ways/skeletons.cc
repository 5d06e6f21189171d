// SPDX-License-Identifier: EUPL-1.2
#include "ways/skeletons.h"

#include <absl/container/flat_hash_map.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <deque>
#include <mutex>
#include <string>

#include "base/string_map.h"
#include "ways/draft_index.h"

namespace eender::ways {
namespace {

// Enough for all threads to have work, few enough that their texts fit in a few megabytes.
constexpr std::size_t kBatch = 2048;

// Numbers words, from any number of threads. Nearly every word has been met by the same thread before: each has a table of its own of the
// words it met, and asks the others' only for one that is new to it.
class Vocabulary {
 public:
  Vocabulary() : tables_([] { return Table(); }) {}

  using Table = absl::flat_hash_map<std::string_view, match::Word, StringHash, std::equal_to<>>;  // of words_

  // This thread's table; what it gives is good while no other thread uses it.
  Table& table() { return tables_.local(); }
  match::Word number(std::string_view word, Table& mine) {
    const auto found = mine.find(word);
    if (found != mine.end()) return found->second;
    const std::lock_guard lock(mutex_);
    auto at = all_.find(word);
    if (at == all_.end()) at = all_.try_emplace(words_.emplace_back(word), static_cast<match::Word>(all_.size())).first;
    return mine.insert(*at).first->second;
  }
  // By number. REQUIRES: no thread numbers words.
  const std::deque<std::string>& words() const { return words_; }

 private:
  tbb::enumerable_thread_specific<Table> tables_;
  std::mutex mutex_;
  std::deque<std::string> words_;  // guarded by mutex_, as is:
  Table all_;
};

// Which sequences there are, each once.
class Distinct {
 public:
  explicit Distinct(match::Sequences& sequences) : sequences_(sequences) {}

  std::uint32_t add(const std::vector<match::Word>& words) {
    std::uint64_t hash = words.size();
    for (const match::Word word : words) {
      hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 29;
    }
    // The newest of those that hash so; each knows the one before.
    const auto [newest, added] = newest_.try_emplace(hash, kNone);
    for (std::uint32_t other = newest->second; other != kNone; other = before_[other])
      if (std::ranges::equal(sequences_[other], words)) return other;
    sequences_.add(words);
    before_.push_back(newest->second);
    return newest->second = static_cast<std::uint32_t>(sequences_.size() - 1);
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  match::Sequences& sequences_;
  absl::flat_hash_map<std::uint64_t, std::uint32_t> newest_;  // by hash
  std::vector<std::uint32_t> before_;                         // by sequence
};

}  // namespace

Result<Skeletons> read_skeletons(const corpus::Corpus& corpus, const Keyer& keyer,
                                 const std::function<void(std::uint64_t)>& progress,
                                 const std::function<bool()>& stop) {
  Skeletons result;
  Distinct distinct(result.sequences);
  Vocabulary vocabulary;
  std::vector<corpus::ProvisionRow> batch;
  std::vector<std::vector<match::Word>> numbers(kBatch);
  bool stopped = false;
  const auto flush = [&] {
    tbb::parallel_for(std::size_t{0}, batch.size(), [&](std::size_t i) {
      const text::Keys keys = keyer.keys(batch[i].text, batch[i].regulation);
      Vocabulary::Table& table = vocabulary.table();
      numbers[i].clear();
      for (const text::Token& token : keys.apart_from_values())
        numbers[i].push_back(vocabulary.number(token.word, table));
    });
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (numbers[i].empty()) continue;  // not a word in it: nothing to compare
      result.provisions.push_back({batch[i].key, batch[i].regulation, distinct.add(numbers[i])});
    }
    batch.clear();
    stopped = stopped || stop();
    progress(result.provisions.size());
  };
  EENDER_TRY(auto reader, corpus::Reader::open(corpus));
  EENDER_TRY_VOID(reader.for_each_current([&](corpus::ProvisionRow provision) {
    if (stopped) return;
    batch.push_back(std::move(provision));
    if (batch.size() == kBatch) flush();
  }));
  flush();
  if (stopped)
    return fail(ErrorKind::kUnavailable, "interrupted; the library stands as it was, run the same command again");
  for (const std::string& word : vocabulary.words()) result.word_hashes.push_back(hash_of_word(word));
  return result;
}

}  // namespace eender::ways
