// SPDX-License-Identifier: EUPL-1.2
#include "ways/draft_index.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <mutex>
#include <numeric>
#include <string>

#include "ways/analysis.h"
#include "ways/compare.h"

namespace eender::ways {
namespace {

constexpr const char* kSchema = R"(
CREATE TABLE sketches(id INTEGER PRIMARY KEY, view INTEGER, smallest INTEGER, largest INTEGER, skeletons BLOB, bits BLOB);
)";

enum class View : std::uint8_t { kShingles, kWords };

// A row of sketches holds about this much: what a second-level cache holds while all texts that are sought are held against it.
constexpr std::size_t kRowWords = std::size_t{128} * 1024 / 8;
constexpr std::size_t kRowSkeletons = 4096;

// Size and number of the skeleton.
constexpr std::size_t kSketchBytes = 8;

// How many sequences are read at a time.
constexpr std::size_t kBatch = 8192;

Result<std::vector<match::Sketches>> sketches_of(View view, const Workings& workings, const match::RunStore& store,
                                                 std::span<const match::Hash> of_word,
                                                 std::span<const std::uint32_t> skeletons) {
  std::vector<match::Sketches> sketches(skeletons.size());  // of one each
  for (std::size_t first = 0; first < skeletons.size(); first += kBatch) {
    std::vector<match::Run> runs;
    for (const std::uint32_t i : skeletons.subspan(first, std::min(kBatch, skeletons.size() - first)))
      runs.push_back(workings.skeletons[i].run);
    EENDER_TRY(const match::Sequences sequences, match::load(store, runs));
    tbb::parallel_for(std::size_t{0}, runs.size(), [&](std::size_t i) {
      sketches[first + i].add(view == View::kShingles
                                  ? match::shingle_hashes(sequences[i], of_word, kCriteria.shingle_words)
                                  : match::word_hashes(sequences[i], of_word));
    });
  }
  return sketches;
}

Result<void> write_view(View view, const Workings& workings, const match::RunStore& store,
                        std::span<const match::Hash> of_word, std::span<const std::uint32_t> skeletons,
                        const library::Database& database) {
  EENDER_TRY(const auto sketches, sketches_of(view, workings, store, of_word, skeletons));
  // By size, so that a text that is sought passes over the rows of all that are too small or too large for it.
  std::vector<std::uint32_t> order(skeletons.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return sketches[i].sizes[0]; });
  EENDER_TRY(auto insert, database.prepare("INSERT INTO sketches VALUES(NULL,?,?,?,?,?)"));
  for (std::size_t at = 0; at < order.size();) {
    std::string facts, bits;
    const std::uint32_t smallest = sketches[order[at]].sizes[0];
    std::uint32_t largest = smallest;
    const std::size_t end = std::min(order.size(), at + kRowSkeletons);
    for (; at < end && bits.size() < 8 * kRowWords; ++at) {
      largest = sketches[order[at]].sizes[0];
      put(facts, largest);
      put(facts, skeletons[order[at]]);
      for (const std::uint64_t word : sketches[order[at]].bits) put(bits, word);
    }
    insert.bind(static_cast<std::int64_t>(view)).bind(std::int64_t{smallest}).bind(std::int64_t{largest});
    EENDER_TRY_VOID(insert.lend_blob(facts).lend_blob(bits).run());
  }
  return {};
}

// One row of sketches as it is read.
struct SketchRow {
  View view = View::kShingles;
  match::Sketches sketches;
  std::vector<std::uint32_t> skeletons;
};

Result<SketchRow> row_of(View view, std::string_view facts, std::string_view bits, std::size_t skeletons,
                         const std::filesystem::path& file) {
  SketchRow row;
  row.view = view;
  std::size_t words = 0;
  bool whole = facts.size() % kSketchBytes == 0;
  for (std::size_t at = 0; at + kSketchBytes <= facts.size(); at += kSketchBytes) {
    row.sketches.sizes.push_back(get<std::uint32_t>(facts, at));
    row.skeletons.push_back(get<std::uint32_t>(facts, at + 4));
    whole &= row.skeletons.back() < skeletons;
    words += match::sketch_words(row.sketches.sizes.back());
  }
  if (!whole || bits.size() != 8 * words)
    return fail(ErrorKind::kCorrupt, "this file of the library is damaged; run compare again", file.string());
  row.sketches.bits.resize(words);
  if constexpr (std::endian::native == std::endian::little) {
    if (words > 0) std::memcpy(row.sketches.bits.data(), bits.data(), bits.size());
  } else {
    for (std::size_t i = 0; i < words; ++i) row.sketches.bits[i] = get<std::uint64_t>(bits, 8 * i);
  }
  return row;
}

void find_in(const SketchRow& row, std::span<const SoughtSkeleton> sought,
             std::span<const std::optional<IndexedSkeleton>> skeletons,
             std::vector<std::vector<IndexCandidate>>& found) {
  for (std::size_t s = 0; s < sought.size(); ++s) {
    const bool shingles = row.view == View::kShingles;
    if (!shingles && !sought[s].words()) continue;
    const match::Sought& asked = shingles ? sought[s].shingles() : *sought[s].words();
    const std::uint64_t size = shingles ? sought[s].shingle_count() : sought[s].word_count();
    for (const auto [sketch, most] : asked.candidates(row.sketches)) {
      const auto& skeleton = skeletons[row.skeletons[sketch]];
      if (!skeleton) continue;
      const match::Likeness bound{most, size + row.sketches.sizes[sketch] - most};
      found[s].push_back({*skeleton, bound.strength(shingles ? kCriteria.likeness : kCriteria.short_likeness)});
    }
  }
}

// Gives find(row) of every row of sketches that fits(view, smallest, largest) holds of, in order. They are of so many skeletons. Uses all
// threads.
template <typename Found, typename Fits, typename Find>
Result<std::vector<Found>> scan(const std::filesystem::path& file, std::size_t skeletons, const Fits& fits,
                                const Find& find) {
  struct Reading {
    library::Database database;
    library::Statement row;
  };
  const auto open = [&]() -> Result<Reading> {
    Reading reading;
    EENDER_TRY(reading.database, library::Database::open(file));
    EENDER_TRY(reading.row, reading.database.prepare("SELECT view, skeletons, bits FROM sketches WHERE id=?"));
    return reading;
  };
  EENDER_TRY(const auto database, library::Database::open(file));
  EENDER_TRY(auto ids, database.prepare("SELECT id, view, smallest, largest FROM sketches ORDER BY id"));
  std::vector<std::int64_t> rows;
  for (;;) {
    EENDER_TRY(const bool more, ids.step());
    if (!more) break;
    if (fits(static_cast<View>(ids.integer(1)), ids.integer(2), ids.integer(3))) rows.push_back(ids.integer(0));
  }
  tbb::enumerable_thread_specific<std::optional<Reading>> readings;
  std::vector<Found> by_row(rows.size());
  std::mutex mutex;
  std::optional<Error> error;
  tbb::parallel_for(std::size_t{0}, rows.size(), [&](std::size_t i) {
    const auto work = [&]() -> Result<void> {
      auto& reading = readings.local();
      if (!reading) {
        EENDER_TRY(auto opened, open());
        reading.emplace(std::move(opened));
      }
      reading->row.reset();
      reading->row.bind(rows[i]);
      EENDER_TRY(const bool there, reading->row.step());
      if (!there)
        return fail(ErrorKind::kCorrupt, "this file of the library is damaged; run compare again", file.string());
      EENDER_TRY(const SketchRow row, row_of(static_cast<View>(reading->row.integer(0)), reading->row.blob(1),
                                             reading->row.blob(2), skeletons, file));
      by_row[i] = find(row);
      return {};
    };
    auto worked = work();
    if (worked) return;
    const std::lock_guard lock(mutex);
    if (!error) error = worked.error();
  });
  if (error) return tl::unexpected(*error);
  return by_row;
}

}  // namespace

match::Hash hash_of_word(std::string_view word) {
  match::Hash hash = 0xcbf29ce484222325U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

Result<void> create_sketches(library::Database& database) { return database.run(kSchema); }

Result<void> add_sketches(library::Database& database, const Workings& workings, const match::RunStore& store,
                          std::uint32_t first) {
  std::vector<match::Hash> of_word;
  for (const std::string& word : workings.vocabulary) of_word.push_back(hash_of_word(word));
  std::vector<std::uint32_t> added(workings.skeletons.size() - first);
  std::iota(added.begin(), added.end(), first);
  EENDER_TRY_VOID(write_view(View::kShingles, workings, store, of_word, added, database));
  std::erase_if(added, [&](std::uint32_t i) { return workings.skeletons[i].run.words > kCriteria.short_words; });
  return write_view(View::kWords, workings, store, of_word, added, database);
}

SoughtSkeleton::SoughtSkeleton(std::span<const text::Token> key) {
  std::vector<match::Hash> of_word;
  for (const text::Token& token : key) {
    const auto [at, added] = numbers_.try_emplace(std::string(token.word), static_cast<match::Word>(numbers_.size()));
    if (added) of_word.push_back(hash_of_word(token.word));
    sequence_.push_back(at->second);
  }
  shingle_hashes_ = match::shingle_hashes(sequence_, of_word, kCriteria.shingle_words);
  shingles_ = match::Sought(shingle_hashes_, kCriteria.likeness);
  if (sequence_.size() <= kCriteria.short_words)
    words_.emplace(match::word_hashes(sequence_, of_word), kCriteria.short_likeness);
}

std::vector<match::Word> SoughtSkeleton::numbered(std::span<const text::Token> key) const {
  std::vector<match::Word> sequence;
  absl::flat_hash_map<std::string_view, match::Word, StringHash> others;
  for (const text::Token& token : key) {
    const auto known = numbers_.find(token.word);
    sequence.push_back(
        known != numbers_.end()
            ? known->second
            : others.try_emplace(token.word, static_cast<match::Word>(numbers_.size() + others.size())).first->second);
  }
  return sequence;
}

std::vector<match::Word> SoughtSkeleton::own_words(std::span<const text::Token> key) const {
  std::vector<match::Word> sequence;
  sequence.reserve(key.size());
  for (const text::Token& token : key) {
    const auto known = numbers_.find(token.word);
    sequence.push_back(known != numbers_.end() ? known->second : static_cast<match::Word>(numbers_.size()));
  }
  return sequence;
}

SkeletonLink SoughtSkeleton::link(std::span<const text::Token> key) const {
  const std::vector<match::Word> other = numbered(key);
  const match::Likeness shingles = match::shingle_likeness(sequence_, other, kCriteria.shingle_words);
  SkeletonLink link{shingles.strength(kCriteria.likeness), shingles.value(), false};
  if (!words_ || other.size() > kCriteria.short_words) return link;
  const match::Likeness words = match::word_likeness(sequence_, other);
  const std::uint32_t strength = words.strength(kCriteria.short_likeness);
  return strength > link.strength ? SkeletonLink{strength, words.value(), true} : link;
}

bool SoughtSkeleton::equals(std::span<const text::Token> key) const { return numbered(key) == sequence_; }

Result<DraftIndex> DraftIndex::open(const library::Library& library) {
  const auto entries = library.of_kind("analysis");
  const auto other = [&] {
    return fail(ErrorKind::kConflict,
                "this library was compared by an eender that kept nothing to look drafts up in; run: eender compare "
                "--library " +
                    library.folder().string(),
                library.folder().string());
  };
  if (entries.empty()) return other();
  DraftIndex index;
  index.file_ = library.path_of(entries.front());
  EENDER_TRY(const auto database, library::Database::open(index.file_));
  EENDER_TRY(auto format, database.prepare("SELECT value FROM meta WHERE key='sketches'"));
  EENDER_TRY(const bool row, format.step());
  if (!row || format.text(0) != kSketchFormat) return other();
  EENDER_TRY(const auto skeletons, read_skeleton_rows(database));
  absl::flat_hash_map<std::uint32_t, std::uint32_t> ids;  // of families, by row
  EENDER_TRY(auto families, database.prepare("SELECT row, id FROM families"));
  for (;;) {
    EENDER_TRY(const bool more, families.step());
    if (!more) break;
    ids.emplace(static_cast<std::uint32_t>(families.integer(0)), static_cast<std::uint32_t>(families.integer(1)));
  }
  for (const Skeleton& skeleton : skeletons) {
    auto& known = index.skeletons_.emplace_back();
    if (skeleton.component == Skeleton::kNone) continue;
    const auto id = ids.find(skeleton.family);
    known = IndexedSkeleton{skeleton.provision, id == ids.end() ? 0 : id->second, skeleton.medoid};
  }
  return index;
}

Result<std::vector<std::vector<IndexCandidate>>> DraftIndex::candidates(std::span<const SoughtSkeleton> sought) const {
  using Found = std::vector<std::vector<IndexCandidate>>;
  const auto fits = [&](View view, std::int64_t smallest, std::int64_t largest) {
    const auto one = [&](const match::Sought& asked) {
      return smallest <= asked.largest() && largest >= asked.smallest();
    };
    return std::ranges::any_of(sought, [&](const SoughtSkeleton& s) {
      return view == View::kShingles ? one(s.shingles()) : s.words() && one(*s.words());
    });
  };
  EENDER_TRY(const auto by_row, scan<Found>(file_, skeletons_.size(), fits, [&](const SketchRow& row) {
               Found found(sought.size());
               find_in(row, sought, skeletons_, found);
               return found;
             }));
  Found found(sought.size());
  for (const auto& row : by_row)
    for (std::size_t s = 0; s < sought.size(); ++s) found[s].insert(found[s].end(), row[s].begin(), row[s].end());
  return found;
}

Result<DraftIndex::Divisions> DraftIndex::divisions(const match::SoughtWhole& whole, const match::SoughtParts& parts,
                                                    std::uint32_t without) const {
  const auto fits = [&](View view, std::int64_t smallest, std::int64_t largest) {
    return view == View::kShingles &&
           (largest >= whole.smallest() || (smallest <= parts.largest() && largest >= parts.smallest()));
  };
  struct Numbers {
    std::vector<std::uint32_t> longer, parts;  // of skeletons
  };
  EENDER_TRY(const auto by_row, scan<Numbers>(file_, skeletons_.size(), fits, [&](const SketchRow& row) {
               const auto numbers = [&](std::vector<std::uint32_t> sketches) {
                 for (std::uint32_t& sketch : sketches) sketch = row.skeletons[sketch];
                 return sketches;
               };
               return Numbers{numbers(whole.candidates(row.sketches)), numbers(parts.candidates(row.sketches))};
             }));
  Divisions found;
  absl::flat_hash_set<std::uint32_t> longer_alone, parts_alone;
  const auto sort_out = [&](const std::vector<std::uint32_t>& numbers, Division& division, auto& alone) {
    for (const std::uint32_t number : numbers) {
      const auto& skeleton = skeletons_[number];
      if (!skeleton || skeleton->family == without) continue;
      if (skeleton->family == 0)
        alone.insert(number);
      else
        division.in_families.push_back(*skeleton);
    }
  };
  for (const Numbers& row : by_row) {
    sort_out(row.longer, found.longer, longer_alone);
    sort_out(row.parts, found.parts, parts_alone);
  }
  if (longer_alone.empty() && parts_alone.empty()) return found;
  EENDER_TRY(const auto database, library::Database::open(file_));
  EENDER_TRY_VOID(for_each_compared(database, [&](const ComparedRegulation& compared) {
    for (const auto& [row, skeleton] : compared.provisions) {
      if (longer_alone.contains(skeleton)) found.longer.alone.push_back({compared.segment, row});
      if (parts_alone.contains(skeleton)) found.parts.alone.push_back({compared.segment, row});
    }
  }));
  return found;
}

Result<void> DraftIndex::for_each_regulation(const std::function<void(const IndexedRegulation&)>& visit) const {
  EENDER_TRY(const auto database, library::Database::open(file_));
  return for_each_compared(database, [&](const ComparedRegulation& compared) {
    IndexedRegulation regulation{compared.segment, compared.row, {}};
    for (const auto& provision : compared.provisions) {
      const bool known = provision.skeleton < skeletons_.size() && skeletons_[provision.skeleton];
      regulation.families.push_back(known ? skeletons_[provision.skeleton]->family : 0);
    }
    visit(regulation);
  });
}

}  // namespace eender::ways
