// SPDX-License-Identifier: EUPL-1.2
#include "ways/workings.h"

#include <algorithm>
#include <string_view>

namespace eender::ways {
namespace {

constexpr const char* kSchema = R"(
CREATE TABLE skeletons(id INTEGER PRIMARY KEY, facts BLOB);
CREATE TABLE vocabulary(id INTEGER PRIMARY KEY, words TEXT);
CREATE TABLE contents(id INTEGER PRIMARY KEY, segment INTEGER, regulation INTEGER, provisions BLOB);
CREATE TABLE governments(id TEXT PRIMARY KEY, basis TEXT) WITHOUT ROWID;
)";

// How many of a list stand in one row.
constexpr std::size_t kRow = 4096;
constexpr std::size_t kSkeletonBytes = 40;

tl::unexpected<Error> damaged() {
  return fail(ErrorKind::kCorrupt, "the analysis in this library is damaged; build the library anew from its sources");
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

// Rows of one column, in order.
template <typename Visit>
Result<void> for_each_row(const library::Database& database, std::string_view query, const Visit& visit) {
  EENDER_TRY(auto rows, database.prepare(query));
  for (;;) {
    EENDER_TRY(const bool row, rows.step());
    if (!row) return {};
    visit(rows);
  }
}

Result<void> write_skeletons(library::Database& database, std::span<const Skeleton> skeletons) {
  EENDER_TRY(auto insert, database.prepare("INSERT INTO skeletons VALUES(NULL,?)"));
  for (std::size_t at = 0; at < skeletons.size(); at += kRow) {
    std::string facts;
    for (const Skeleton& s : skeletons.subspan(at, std::min(kRow, skeletons.size() - at))) {
      put(facts, s.run.from);
      put(facts, s.run.words);
      put(facts, s.hash);
      put(facts, s.provision.segment);
      put(facts, s.provision.row);
      put(facts, s.component);
      put(facts, s.family);
      put(facts, std::uint32_t{s.medoid});
    }
    EENDER_TRY_VOID(insert.lend_blob(facts).run());
  }
  return {};
}

Result<void> write_contents(library::Database& database, std::span<const Compared> provisions,
                            const corpus::Corpus& corpus) {
  EENDER_TRY(auto insert, database.prepare("INSERT INTO contents VALUES(NULL,?,?,?)"));
  for (std::size_t at = 0; at < provisions.size();) {
    const std::uint32_t regulation = provisions[at].regulation;
    std::string bytes;
    std::uint32_t before = 0;
    for (; at < provisions.size() && provisions[at].regulation == regulation; ++at) {
      put_varint(bytes, provisions[at].key.row - before);  // modulo 2^32, should rows not ascend
      before = provisions[at].key.row;
      put_varint(bytes, provisions[at].skeleton);
    }
    const corpus::RegulationRow& row = corpus.regulations()[regulation];
    EENDER_TRY_VOID(insert.bind(std::int64_t{row.segment}).bind(row.row).lend_blob(bytes).run());
  }
  return {};
}

}  // namespace

Result<void> create_workings(library::Database& database) { return database.run(kSchema); }

Result<std::vector<Skeleton>> read_skeleton_rows(const library::Database& database) {
  std::vector<Skeleton> skeletons;
  bool whole = true;
  EENDER_TRY_VOID(for_each_row(database, "SELECT facts FROM skeletons ORDER BY id", [&](const auto& row) {
    const std::string_view facts = row.blob(0);
    whole &= facts.size() % kSkeletonBytes == 0;
    for (std::size_t at = 0; at + kSkeletonBytes <= facts.size(); at += kSkeletonBytes)
      skeletons.push_back({{get<std::uint64_t>(facts, at), get<std::uint32_t>(facts, at + 8)},
                           get<std::uint64_t>(facts, at + 12),
                           {get<std::uint32_t>(facts, at + 20), get<std::uint32_t>(facts, at + 24)},
                           get<std::uint32_t>(facts, at + 28),
                           get<std::uint32_t>(facts, at + 32),
                           get<std::uint32_t>(facts, at + 36) != 0});
  }));
  if (!whole) return damaged();
  return skeletons;
}

Result<Workings> read_workings(const library::Database& database) {
  Workings workings;
  EENDER_TRY(workings.skeletons, read_skeleton_rows(database));
  EENDER_TRY_VOID(for_each_row(database, "SELECT words FROM vocabulary ORDER BY id", [&](const auto& row) {
    for (std::string_view words = row.text(0); !words.empty();) {
      const std::size_t end = std::min(words.find('\n'), words.size() - 1);
      workings.vocabulary.emplace_back(words.substr(0, end));
      words.remove_prefix(end + 1);
    }
  }));
  EENDER_TRY_VOID(for_each_row(database, "SELECT id, basis FROM governments",
                               [&](const auto& row) { workings.bases.emplace(row.text(0), row.text(1)); }));
  return workings;
}

Result<void> for_each_compared(const library::Database& database,
                               const std::function<void(const ComparedRegulation&)>& visit) {
  return for_each_row(database, "SELECT segment, regulation, provisions FROM contents", [&](const auto& row) {
    ComparedRegulation regulation{static_cast<std::uint32_t>(row.integer(0)), row.integer(1), {}};
    const std::vector<std::uint32_t> numbers = varints(row.blob(2));
    std::uint32_t at = 0;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
      regulation.provisions.push_back({at += numbers[i], numbers[i + 1]});
    visit(regulation);
  });
}

Result<void> replace_workings(library::Database& database, const Workings& workings,
                              std::span<const Compared> provisions, const corpus::Corpus& corpus) {
  EENDER_TRY_VOID(
      database.run("DELETE FROM skeletons; DELETE FROM vocabulary; DELETE FROM contents; DELETE FROM governments"));
  EENDER_TRY_VOID(write_skeletons(database, workings.skeletons));
  EENDER_TRY(auto words, database.prepare("INSERT INTO vocabulary VALUES(NULL,?)"));
  for (std::size_t at = 0; at < workings.vocabulary.size();) {
    std::string row;
    for (const std::size_t end = std::min(at + kRow, workings.vocabulary.size()); at < end; ++at)
      row += workings.vocabulary[at] + "\n";
    EENDER_TRY_VOID(words.lend(row).run());
  }
  EENDER_TRY(auto governments, database.prepare("INSERT INTO governments VALUES(?,?)"));
  for (const auto& [id, basis] : workings.bases)
    EENDER_TRY_VOID(governments.bind(std::string_view(id)).bind(std::string_view(basis)).run());
  return write_contents(database, provisions, corpus);
}

}  // namespace eender::ways
