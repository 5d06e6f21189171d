// SPDX-License-Identifier: EUPL-1.2
#include "match/find_families.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <optional>

#include "base/check.h"
#include "match/detail/union_find.h"
#include "match/shingles.h"

namespace eender::match {
namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};

// What the sets, the index and the links of a sequence take, the sequence included, for each of its words: measured, and said in the header.
constexpr std::uint64_t kBytesAWord = 24;

// Sequences in memory, as they are judged.
class Judged {
 public:
  Judged(Sequences sequences, const Criteria& criteria) {
    Sequences short_ones;
    for (std::uint32_t i = 0; i < sequences.size(); ++i) {
      if (sequences[i].size() > criteria.short_words) continue;
      short_ones.add(sequences[i]);
      short_ids_.push_back(i);
    }
    words_ = word_sets(short_ones);
    shingles_ = shingle(sequences, criteria.shingle_words);
    views_ = {View{&shingles_, criteria.likeness, {}}, View{&words_, criteria.short_likeness, short_ids_}};
  }
  Judged(const Judged&) = delete;
  Judged& operator=(const Judged&) = delete;

  std::span<const View> views() const { return views_; }

 private:
  Sets shingles_, words_;
  std::vector<std::uint32_t> short_ids_;
  std::array<View, 2> views_;
};

class Finder {
 public:
  Finder(const RunStore& store, std::span<const Run> runs, std::span<const Standing> standings,
         const Criteria& criteria, std::uint64_t memory, const std::vector<std::uint32_t>& connected)
      : store_(store),
        runs_(runs),
        standings_(standings),
        criteria_(criteria),
        most_words_(memory / kBytesAWord),
        connected_(connected),
        place_of_(runs.size(), kNone) {}

  Result<Grouped> run() {
    std::vector<std::uint32_t> all(runs_.size());
    std::iota(all.begin(), all.end(), 0U);
    if (words_of(all) <= most_words_) return find_at_once(all);
    EENDER_TRY_VOID(connect_in_parts());
    Grouped grouped;
    for (const std::uint32_t i : all) grouped.labels.push_back(connected_.find(i));
    EENDER_TRY_VOID(refine_in_batches(grouped));
    return grouped;
  }

 private:
  std::uint64_t words_of(std::span<const std::uint32_t> sequences) const {
    std::uint64_t words = 0;
    for (const std::uint32_t i : sequences) words += runs_[i].words;
    return words;
  }

  Result<Sequences> load_those(std::span<const std::uint32_t> sequences) const {
    std::vector<Run> runs;
    for (const std::uint32_t i : sequences) runs.push_back(runs_[i]);
    return load(store_, runs);
  }

  // Of sequences, by place: the place of the first that it is known to hang together with.
  std::vector<std::uint32_t> places(std::span<const std::uint32_t> sequences) {
    std::vector<std::uint32_t> labels;
    for (std::uint32_t place = 0; place < sequences.size(); ++place) {
      std::uint32_t& first = place_of_[connected_.find(sequences[place])];
      if (first == kNone) first = place;
      labels.push_back(first);
    }
    for (const std::uint32_t i : sequences) place_of_[connected_.find(i)] = kNone;
    return labels;
  }

  Result<Grouped> find_at_once(std::span<const std::uint32_t> all) {
    Grouped grouped;
    grouped.labels = places(all);
    EENDER_TRY(auto sequences, load_those(all));
    const Judged judged(std::move(sequences), criteria_);
    connect(judged.views(), grouped.labels);
    grouped.families = refine(judged.views(), grouped.labels, standings_);
    return grouped;
  }

  // Every two parts as one.
  Result<void> connect_in_parts() {
    std::vector<std::vector<std::uint32_t>> parts(1);
    std::uint64_t words = 0;
    for (std::uint32_t i = 0; i < runs_.size(); ++i) {
      if (!parts.back().empty() && words + runs_[i].words > most_words_ / 2) {
        parts.emplace_back();
        words = 0;
      }
      parts.back().push_back(i);
      words += runs_[i].words;
    }
    for (std::size_t l = 0; l < parts.size(); ++l)
      for (std::size_t r = l + 1; r < parts.size(); ++r) {
        std::vector<std::uint32_t> both = parts[l];
        both.insert(both.end(), parts[r].begin(), parts[r].end());
        EENDER_TRY_VOID(connect_those(both));
      }
    return {};
  }

  Result<void> connect_those(std::span<const std::uint32_t> sequences) {
    EENDER_TRY(auto loaded, load_those(sequences));
    std::vector<std::uint32_t> labels = places(sequences);
    connect(Judged(std::move(loaded), criteria_).views(), labels);
    for (std::size_t place = 0; place < labels.size(); ++place)
      connected_.unite(sequences[place], sequences[labels[place]]);
    return {};
  }

  // As many components as fit, and always one.
  Result<void> refine_in_batches(Grouped& grouped) {
    std::vector<std::uint32_t> order(runs_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return grouped.labels[i]; });
    std::vector<std::uint32_t> batch;
    std::uint64_t words = 0;
    const auto flush = [&]() -> Result<void> {
      EENDER_TRY_VOID(refine_those(batch, grouped.families));
      batch.clear();
      words = 0;
      return {};
    };
    for (auto first = order.begin(); first != order.end();) {
      const std::uint32_t label = grouped.labels[*first];
      const auto end = std::find_if(first, order.end(), [&](std::uint32_t i) { return grouped.labels[i] != label; });
      const std::uint64_t more = words_of({first, end});
      if (words + more > most_words_) EENDER_TRY_VOID(flush());
      if (end - first == 1) {
        grouped.families.push_back({label, {label}});
      } else {
        batch.insert(batch.end(), first, end);
        words += more;
      }
      first = end;
    }
    EENDER_TRY_VOID(flush());
    std::ranges::sort(grouped.families, {}, [](const Family& family) { return family.members.front(); });
    return {};
  }

  Result<void> refine_those(std::vector<std::uint32_t>& sequences, std::vector<Family>& families) {
    if (sequences.empty()) return {};
    std::ranges::sort(sequences);
    EENDER_TRY(auto loaded, load_those(sequences));
    std::vector<Standing> standings;
    for (const std::uint32_t i : sequences) standings.push_back(standings_[i]);
    const Judged judged(std::move(loaded), criteria_);
    for (Family& family : refine(judged.views(), places(sequences), standings)) {
      family.medoid = sequences[family.medoid];
      for (std::uint32_t& member : family.members) member = sequences[member];
      families.push_back(std::move(family));
    }
    return {};
  }

  const RunStore& store_;
  std::span<const Run> runs_;
  std::span<const Standing> standings_;
  const Criteria& criteria_;
  std::uint64_t most_words_;
  detail::UnionFind connected_;
  std::vector<std::uint32_t> place_of_;  // by sequence; none between uses
};

}  // namespace

Result<Grouped> find_families(const RunStore& store, std::span<const Run> runs, std::span<const Standing> standings,
                              const Criteria& criteria, std::uint64_t memory, std::vector<std::uint32_t> connected) {
  EENDER_CHECK(standings.size() == runs.size(), "every sequence stands for something");
  if (connected.empty()) {
    connected.resize(runs.size());
    std::iota(connected.begin(), connected.end(), 0U);
  }
  return Finder(store, runs, standings, criteria, memory, connected).run();
}

}  // namespace eender::match
