// SPDX-License-Identifier: EUPL-1.2
#include "ways/skeletons.h"

#include <absl/container/flat_hash_map.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "base/string_map.h"

namespace eender::ways {
namespace {

// Enough for all threads to have work, few enough that their texts fit in a few megabytes.
constexpr std::size_t kBatch = 2048;

// Words and their numbers, in the order in which they first occur.
class Vocabulary {
 public:
  explicit Vocabulary(std::vector<std::string> known) {
    for (std::string& word : known) number(std::move(word));
  }

  // Any number of threads, while none numbers.
  std::optional<match::Word> find(std::string_view word) const {
    const auto found = numbers_.find(word);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
  }
  match::Word number(std::string word) {
    const auto next = static_cast<match::Word>(words_.size());
    const auto found = numbers_.find(word);
    if (found != numbers_.end()) return found->second;
    numbers_.emplace(words_.emplace_back(std::move(word)), next);
    return next;
  }
  // By number; nothing is numbered afterwards.
  std::vector<std::string> take() {
    return {std::make_move_iterator(words_.begin()), std::make_move_iterator(words_.end())};
  }

 private:
  std::deque<std::string> words_;
  absl::flat_hash_map<std::string_view, match::Word, StringHash, std::equal_to<>> numbers_;  // of words_
};

// A skeleton on its way: threads number the words that are known, and what none of them knew is numbered afterwards in order.
struct Numbered {
  std::vector<match::Word> words;
  std::vector<std::pair<std::size_t, std::string>> unknown;  // where in `words`
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
                                             match::RunStore& store, const std::function<void(std::uint64_t)>& progress,
                                             const std::function<bool()>& stop) {
  std::vector<Compared> compared;
  Distinct distinct(workings.skeletons, store);
  Vocabulary vocabulary(std::move(workings.vocabulary));
  std::vector<corpus::ProvisionRow> batch;
  std::vector<Numbered> numbered(kBatch);
  const auto flush = [&]() -> Result<void> {
    tbb::parallel_for(std::size_t{0}, batch.size(), [&](std::size_t i) {
      const text::Keys keys = keyer.keys(batch[i].text, batch[i].regulation);
      auto& [words, unknown] = numbered[i];
      words.clear();
      unknown.clear();
      for (const text::Token& token : keys.apart_from_values()) {
        const auto number = vocabulary.find(token.word);
        if (!number) unknown.emplace_back(words.size(), token.word);
        words.push_back(number.value_or(0));
      }
    });
    for (std::size_t i = 0; i < batch.size(); ++i) {
      auto& [words, unknown] = numbered[i];
      if (words.empty()) continue;  // nothing to compare
      for (auto& [at, word] : unknown) words[at] = vocabulary.number(std::move(word));
      EENDER_TRY(const std::uint32_t skeleton, distinct.add(words));
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
