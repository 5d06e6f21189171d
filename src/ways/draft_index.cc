// SPDX-License-Identifier: EUPL-1.2
#include "ways/draft_index.h"

#include <absl/container/flat_hash_map.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <string>

#include "ways/analysis.h"
#include "ways/compare.h"

namespace eender::ways {
namespace {

// Changes whenever sketches or the hashes in them do, so that no draft is looked up by hashes that are not those of the sketches.
constexpr std::string_view kIndexFormat = "1";

constexpr const char* kSchema = R"(
CREATE TABLE sketches(id INTEGER PRIMARY KEY, view INTEGER, smallest INTEGER, largest INTEGER, skeletons BLOB, bits BLOB);
CREATE TABLE contents(id INTEGER PRIMARY KEY, segment INTEGER, regulation INTEGER, families BLOB);
)";

enum class View : std::uint8_t { kShingles, kWords };

// A row of sketches holds about this much: what a second-level cache holds while all texts that are sought are held against it.
constexpr std::size_t kRowWords = std::size_t{128} * 1024 / 8;
constexpr std::size_t kRowSkeletons = 4096;

template <typename Number>
void put(std::string& bytes, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
}

template <typename Number>
Number get(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i)
    number |= static_cast<Number>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return number;
}

// size, segment, row, and the family with a bit for the medoid.
constexpr std::size_t kSkeletonBytes = 16;

Result<void> write_view(View view, const Indexed& indexed, std::span<const std::uint32_t> skeletons,
                        const library::Database& database) {
  const Likeness likeness;
  std::vector<match::Sketches> sketches(skeletons.size());  // of one each
  tbb::parallel_for(std::size_t{0}, skeletons.size(), [&](std::size_t i) {
    const auto sequence = indexed.sequences[skeletons[i]];
    sketches[i].add(view == View::kShingles ? match::shingle_hashes(sequence, indexed.of_word, likeness.shingle_words)
                                            : match::word_hashes(sequence, indexed.of_word));
  });
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
      const IndexedSkeleton& skeleton = indexed.skeletons[skeletons[order[at]]];
      largest = sketches[order[at]].sizes[0];
      put(facts, largest);
      put(facts, skeleton.provision.segment);
      put(facts, skeleton.provision.row);
      put(facts, skeleton.family << 1 | std::uint32_t{skeleton.medoid});
      for (const std::uint64_t word : sketches[order[at]].bits) put(bits, word);
    }
    insert.bind(static_cast<std::int64_t>(view)).bind(std::int64_t{smallest}).bind(std::int64_t{largest});
    EENDER_TRY_VOID(insert.lend_blob(facts).lend_blob(bits).run());
  }
  return {};
}

void put_varint(std::string& bytes, std::uint32_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(number | 0x80);
  bytes += static_cast<char>(number);
}

std::vector<std::uint32_t> varints(std::string_view bytes) {
  std::vector<std::uint32_t> numbers;
  std::uint32_t number = 0;
  int shift = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (shift < 32) number |= std::uint32_t{byte & 0x7FU} << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    numbers.push_back(number);
    number = 0;
    shift = 0;
  }
  return numbers;
}

// One row of sketches as it is read.
struct Row {
  match::Sketches sketches;
  std::vector<IndexedSkeleton> skeletons;
};

Result<Row> row_of(std::string_view facts, std::string_view bits, const std::filesystem::path& file) {
  Row row;
  std::size_t words = 0;
  for (std::size_t at = 0; at + kSkeletonBytes <= facts.size(); at += kSkeletonBytes) {
    row.sketches.sizes.push_back(get<std::uint32_t>(facts, at));
    const auto family = get<std::uint32_t>(facts, at + 12);
    row.skeletons.push_back(
        {{get<std::uint32_t>(facts, at + 4), get<std::uint32_t>(facts, at + 8)}, family >> 1, (family & 1) != 0});
    words += match::sketch_words(row.sketches.sizes.back());
  }
  if (facts.size() % kSkeletonBytes != 0 || bits.size() != 8 * words)
    return fail(ErrorKind::kCorrupt, "this file of the library is damaged; run compare again", file.string());
  row.sketches.bits.resize(words);
  for (std::size_t i = 0; i < words; ++i) row.sketches.bits[i] = get<std::uint64_t>(bits, 8 * i);
  return row;
}

void find_in(const Row& row, View view, std::span<const SoughtSkeleton> sought,
             std::vector<std::vector<IndexCandidate>>& found) {
  const Likeness likeness;
  for (std::size_t s = 0; s < sought.size(); ++s) {
    const bool shingles = view == View::kShingles;
    if (!shingles && !sought[s].words()) continue;
    const match::Sought& asked = shingles ? sought[s].shingles() : *sought[s].words();
    const std::uint64_t size = shingles ? sought[s].shingle_count() : sought[s].word_count();
    for (const auto [sketch, most] : asked.candidates(row.sketches)) {
      const match::Likeness bound{most, size + row.sketches.sizes[sketch] - most};
      found[s].push_back(
          {row.skeletons[sketch], bound.strength(shingles ? likeness.likeness : likeness.short_likeness)});
    }
  }
}

}  // namespace

match::Hash hash_of_word(std::string_view word) {
  match::Hash hash = 0xcbf29ce484222325U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

Result<void> write_index(const Indexed& indexed, library::Database& database) {
  EENDER_TRY_VOID(database.run(kSchema));
  EENDER_TRY(auto format, database.prepare("INSERT INTO meta VALUES('sketches', ?)"));
  EENDER_TRY_VOID(format.bind(kIndexFormat).run());
  std::vector<std::uint32_t> all(indexed.sequences.size());
  std::iota(all.begin(), all.end(), 0U);
  EENDER_TRY_VOID(write_view(View::kShingles, indexed, all, database));
  std::erase_if(all, [&](std::uint32_t i) { return indexed.sequences[i].size() > Likeness{}.short_words; });
  EENDER_TRY_VOID(write_view(View::kWords, indexed, all, database));
  EENDER_TRY(auto insert, database.prepare("INSERT INTO contents VALUES(NULL,?,?,?)"));
  for (const IndexedRegulation& regulation : indexed.contents) {
    std::string families;
    for (const std::uint32_t family : regulation.families) put_varint(families, family);
    EENDER_TRY_VOID(insert.bind(std::int64_t{regulation.segment}).bind(regulation.row).bind_blob(families).run());
  }
  return {};
}

SoughtSkeleton::SoughtSkeleton(std::span<const text::Token> key) {
  const Likeness likeness;
  std::vector<match::Hash> of_word;
  for (const text::Token& token : key) {
    const auto [at, added] = numbers_.try_emplace(std::string(token.word), static_cast<match::Word>(numbers_.size()));
    if (added) of_word.push_back(hash_of_word(token.word));
    sequence_.push_back(at->second);
  }
  const auto shingles = match::shingle_hashes(sequence_, of_word, likeness.shingle_words);
  shingle_count_ = static_cast<std::uint32_t>(shingles.size());
  shingles_ = match::Sought(shingles, likeness.likeness);
  if (sequence_.size() <= likeness.short_words)
    words_.emplace(match::word_hashes(sequence_, of_word), likeness.short_likeness);
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

SkeletonLink SoughtSkeleton::link(std::span<const text::Token> key) const {
  const Likeness likeness;
  const std::vector<match::Word> other = numbered(key);
  const match::Likeness shingles = match::shingle_likeness(sequence_, other, likeness.shingle_words);
  SkeletonLink link{shingles.strength(likeness.likeness), shingles.value(), false};
  if (!words_ || other.size() > likeness.short_words) return link;
  const match::Likeness words = match::word_likeness(sequence_, other);
  const std::uint32_t strength = words.strength(likeness.short_likeness);
  return strength > link.strength ? SkeletonLink{strength, words.value(), true} : link;
}

bool SoughtSkeleton::equals(std::span<const text::Token> key) const { return numbered(key) == sequence_; }

Result<DraftIndex> DraftIndex::open(const library::Library& library) {
  const auto entries = library.of_kind("analysis");
  DraftIndex index;
  if (!entries.empty()) {
    index.file_ = library.path_of(entries.front());
    EENDER_TRY(const auto database, library::Database::open(index.file_));
    EENDER_TRY(auto format, database.prepare("SELECT value FROM meta WHERE key='sketches'"));
    EENDER_TRY(const bool row, format.step());
    if (row && format.text(0) == kIndexFormat) return index;
  }
  return fail(ErrorKind::kConflict,
              "this library was compared by an eender that kept nothing to look drafts up in; run: eender compare "
              "--library " +
                  library.folder().string(),
              library.folder().string());
}

Result<std::vector<std::vector<IndexCandidate>>> DraftIndex::candidates(std::span<const SoughtSkeleton> sought) const {
  struct Reading {
    library::Database database;
    library::Statement row;
  };
  const auto open = [&]() -> Result<Reading> {
    Reading reading;
    EENDER_TRY(reading.database, library::Database::open(file_));
    EENDER_TRY(reading.row, reading.database.prepare("SELECT view, skeletons, bits FROM sketches WHERE id=?"));
    return reading;
  };
  EENDER_TRY(const auto database, library::Database::open(file_));
  EENDER_TRY(auto ids, database.prepare("SELECT id, view, smallest, largest FROM sketches ORDER BY id"));
  std::vector<std::int64_t> rows;
  for (;;) {
    EENDER_TRY(const bool more, ids.step());
    if (!more) break;
    const bool shingles = ids.integer(1) == static_cast<int>(View::kShingles);
    const auto fits = [&](const match::Sought& asked) {
      return ids.integer(2) <= asked.largest() && ids.integer(3) >= asked.smallest();
    };
    if (std::ranges::any_of(sought, [&](const SoughtSkeleton& s) {
          return shingles ? fits(s.shingles()) : s.words() && fits(*s.words());
        }))
      rows.push_back(ids.integer(0));
  }
  tbb::enumerable_thread_specific<std::optional<Reading>> readings;
  std::vector<std::vector<std::vector<IndexCandidate>>> by_row(rows.size());
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
        return fail(ErrorKind::kCorrupt, "this file of the library is damaged; run compare again", file_.string());
      EENDER_TRY(const Row row, row_of(reading->row.blob(1), reading->row.blob(2), file_));
      by_row[i].resize(sought.size());
      find_in(row, reading->row.integer(0) == 0 ? View::kShingles : View::kWords, sought, by_row[i]);
      return {};
    };
    auto worked = work();
    if (worked) return;
    const std::lock_guard lock(mutex);
    if (!error) error = worked.error();
  });
  if (error) return tl::unexpected(*error);
  std::vector<std::vector<IndexCandidate>> found(sought.size());
  for (const auto& row : by_row)
    for (std::size_t s = 0; s < sought.size(); ++s) found[s].insert(found[s].end(), row[s].begin(), row[s].end());
  return found;
}

Result<void> DraftIndex::for_each_regulation(const std::function<void(const IndexedRegulation&)>& visit) const {
  EENDER_TRY(const auto database, library::Database::open(file_));
  EENDER_TRY(auto rows, database.prepare("SELECT segment, regulation, families FROM contents ORDER BY id"));
  for (;;) {
    EENDER_TRY(const bool more, rows.step());
    if (!more) return {};
    visit({static_cast<std::uint32_t>(rows.integer(0)), rows.integer(1), varints(rows.blob(2))});
  }
}

}  // namespace eender::ways
