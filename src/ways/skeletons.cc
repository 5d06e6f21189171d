// SPDX-License-Identifier: EUPL-1.2
#include "ways/skeletons.h"

#include <absl/container/flat_hash_map.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <mutex>
#include <string>
#include <utility>

#include "base/string_map.h"

namespace eender::ways {
namespace {

// Enough for all threads to have work, few enough that their texts fit in a few megabytes.
constexpr std::size_t kBatch = 2048;

// Numbers words, from any number of threads. Nearly every word has been met by the same thread before: each has a table of its own of the
// words it met, and asks the others' only for one that is new to it.
class Vocabulary {
 public:
  explicit Vocabulary(std::vector<std::string> known) : tables_([] { return Table(); }) {
    for (std::string& word : known)
      all_.try_emplace(words_.emplace_back(std::move(word)), static_cast<match::Word>(all_.size()));
  }

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
  // By number; nothing is numbered afterwards. REQUIRES: no thread numbers words.
  std::vector<std::string> take() {
    return {std::make_move_iterator(words_.begin()), std::make_move_iterator(words_.end())};
  }

 private:
  tbb::enumerable_thread_specific<Table> tables_;
  std::mutex mutex_;
  std::deque<std::string> words_;  // guarded by mutex_, as is:
  Table all_;
};

// Which skeletons there are, each once. Those that hash alike are compared word by word.
class Distinct {
 public:
  Distinct(std::vector<Skeleton>& skeletons, match::RunStore& store) : skeletons_(skeletons), store_(store) {
    for (std::uint32_t i = 0; i < skeletons.size(); ++i) {
      end_ = std::max(end_, skeletons[i].run.from + skeletons[i].run.words);
      before_.push_back(std::exchange(newest_.try_emplace(skeletons[i].hash, kNone).first->second, i));
    }
  }

  Result<std::uint32_t> add(const std::vector<match::Word>& words) {
    std::uint64_t hash = words.size();
    for (const match::Word word : words) {
      hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 29;
    }
    // The newest of those that hash so; each knows the one before.
    std::uint32_t& newest = newest_.try_emplace(hash, kNone).first->second;
    for (std::uint32_t other = newest; other != kNone; other = before_[other]) {
      if (skeletons_[other].run.words != words.size()) continue;
      read_.resize(words.size());
      EENDER_TRY_VOID(store_.read(skeletons_[other].run.from, read_));
      if (read_ == words) return other;
    }
    EENDER_TRY_VOID(store_.append(words));
    const auto number = static_cast<std::uint32_t>(skeletons_.size());
    skeletons_.push_back({{end_, static_cast<std::uint32_t>(words.size())}, hash, {}, Skeleton::kNone, 0, false});
    end_ += words.size();
    before_.push_back(std::exchange(newest, number));
    return number;
  }

 private:
  static constexpr std::uint32_t kNone = Skeleton::kNone;
  std::vector<Skeleton>& skeletons_;
  match::RunStore& store_;
  std::uint64_t end_ = 0;                                     // of what stands in the store
  absl::flat_hash_map<std::uint64_t, std::uint32_t> newest_;  // by hash
  std::vector<std::uint32_t> before_;                         // by skeleton
  std::vector<match::Word> read_;
};

}  // namespace

Result<std::vector<Compared>> read_skeletons(const corpus::Corpus& corpus, const Keyer& keyer,
                                             std::span<const std::uint32_t> regulations, Workings& workings,
                                             match::RunStore& store,
                                             const std::function<void(std::uint64_t)>& progress,
                                             const std::function<bool()>& stop) {
  std::vector<Compared> compared;
  Distinct distinct(workings.skeletons, store);
  Vocabulary vocabulary(std::move(workings.vocabulary));
  std::vector<corpus::ProvisionRow> batch;
  std::vector<std::vector<match::Word>> numbers(kBatch);
  const auto flush = [&]() -> Result<void> {
    tbb::parallel_for(std::size_t{0}, batch.size(), [&](std::size_t i) {
      const text::Keys keys = keyer.keys(batch[i].text, batch[i].regulation);
      Vocabulary::Table& table = vocabulary.table();
      numbers[i].clear();
      for (const text::Token& token : keys.apart_from_values())
        numbers[i].push_back(vocabulary.number(token.word, table));
    });
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (numbers[i].empty()) continue;  // not a word in it: nothing to compare
      EENDER_TRY(const std::uint32_t skeleton, distinct.add(numbers[i]));
      compared.push_back({batch[i].key, batch[i].regulation, skeleton});
    }
    batch.clear();
    progress(compared.size());
    if (!stop()) return {};
    return fail(ErrorKind::kUnavailable, "interrupted; the library stands as it was, run the same command again");
  };
  EENDER_TRY(auto reader, corpus::Reader::open(corpus));
  Result<void> flushed;
  EENDER_TRY_VOID(reader.for_each_of(regulations, [&](corpus::ProvisionRow provision) {
    if (!flushed) return;
    batch.push_back(std::move(provision));
    if (batch.size() == kBatch) flushed = flush();
  }));
  if (flushed) flushed = flush();
  if (!flushed) return tl::unexpected(std::move(flushed).error());
  workings.vocabulary = vocabulary.take();
  return compared;
}

}  // namespace eender::ways
