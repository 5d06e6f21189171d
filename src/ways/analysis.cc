// SPDX-License-Identifier: EUPL-1.2
#include "ways/analysis.h"

#include <fmt/format.h>

#include <map>

#include "text/words.h"
#include "ways/draft_index.h"

namespace eender::ways {
namespace {

// Of this file; raised where its tables change, so that compare is run again and nothing is read wrongly. 3: workings.
constexpr const char* kFormat = "3";

constexpr const char* kSchema = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE families(row INTEGER PRIMARY KEY, id INTEGER, anchor TEXT, title TEXT, kind INTEGER, governments INTEGER, wordings INTEGER,
  apart_from_names INTEGER, apart_from_values INTEGER, ways INTEGER, provisions INTEGER, models INTEGER, commonest INTEGER, weakest REAL,
  short INTEGER, medoid_segment INTEGER, medoid_row INTEGER, headings TEXT);
CREATE TABLE members(family INTEGER, segment INTEGER, provision INTEGER, government TEXT, model INTEGER, standing INTEGER,
  together INTEGER, going INTEGER);
CREATE VIRTUAL TABLE search USING fts5(title, headings, text, content='', tokenize="unicode61 remove_diacritics 2", prefix='3 4 5');
)";

constexpr std::string_view kFamily =
    "SELECT id, anchor, title, kind, governments, wordings, apart_from_names, apart_from_values, ways, provisions, "
    "models, commonest, weakest, short, medoid_segment, medoid_row FROM families ";

constexpr std::string_view kMember = "segment, provision, government, model, standing, together, going ";

FamilyRow family_row(const library::Statement& s) {
  const auto count = [&](int column) { return static_cast<std::uint32_t>(s.integer(column)); };
  FamilyRow f;
  f.id = count(0);
  f.anchor = s.text(1);
  f.title = s.text(2);
  f.kind = static_cast<Kind>(s.integer(3));
  f.ladder = {count(4), count(5), count(6), count(7), count(8)};
  f.provisions = count(9);
  f.models = count(10);
  f.commonest = count(11);
  f.weakest = s.real(12);
  f.short_text = s.integer(13) != 0;
  f.medoid = {count(14), count(15)};
  return f;
}

// From the column on at which kMember begins.
Member member_row(const library::Statement& s, int column) {
  const auto count = [&](int n) { return static_cast<std::uint32_t>(s.integer(column + n)); };
  return {{count(0), count(1)},
          std::string(s.text(column + 2)),
          s.integer(column + 3) != 0,
          static_cast<Member::Standing>(s.integer(column + 4)),
          count(5),
          count(6)};
}

// What the analysis was made of: the checksums of the corpus files, in order.
std::string compared_with(const library::Manifest& manifest) {
  std::string result;
  for (const library::Entry& entry : manifest.entries)
    if (entry.kind == "corpus") result += entry.checksum + "\n";
  return result;
}

// Words of people as an FTS5 query: each a prefix, quoted, so that none of its operators comes through.
std::string fts_query(std::string_view query, std::string_view between) {
  std::string result;
  const text::Words words(query);
  for (const text::Token& token : words.tokens()) {
    std::string word;
    for (const char c : token.word)
      if (c != '"') word += c;
    if (word.empty()) continue;
    if (!result.empty()) result += between;
    result += '"' + word + "\"*";
  }
  return result;
}

}  // namespace

Result<AnalysisWriter> AnalysisWriter::create(const std::filesystem::path& path) {
  AnalysisWriter writer;
  EENDER_TRY(writer.database_, library::Database::create(path));
  EENDER_TRY_VOID(writer.database_.run(kSchema));
  EENDER_TRY_VOID(writer.prepare());
  return writer;
}

Result<AnalysisWriter> AnalysisWriter::revise(const std::filesystem::path& path) {
  AnalysisWriter writer;
  EENDER_TRY(writer.database_, library::Database::revise(path));
  EENDER_TRY_VOID(writer.database_.run("DELETE FROM meta; DROP INDEX families_by_id"));
  EENDER_TRY_VOID(writer.prepare());
  return writer;
}

Result<void> AnalysisWriter::prepare() {
  EENDER_TRY(family_, database_.prepare("INSERT INTO families VALUES(NULL,NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  EENDER_TRY(member_, database_.prepare("INSERT INTO members VALUES(?,?,?,?,?,?,?,?)"));
  EENDER_TRY(search_, database_.prepare("INSERT INTO search(rowid, title, headings, text) VALUES(?,?,?,?)"));
  EENDER_TRY(described_,
             database_.prepare("SELECT title, headings, medoid_segment, medoid_row FROM families WHERE row=?"));
  // An index without contents has to be told what it had.
  EENDER_TRY(remove_search_,
             database_.prepare("INSERT INTO search(search, rowid, title, headings, text) VALUES('delete',?,?,?,?)"));
  EENDER_TRY(remove_members_, database_.prepare("DELETE FROM members WHERE family=?"));
  EENDER_TRY(remove_family_, database_.prepare("DELETE FROM families WHERE row=?"));
  return {};
}

Result<std::uint32_t> AnalysisWriter::add(const FamilyRow& f, const std::vector<Member>& members,
                                          std::string_view headings, std::string_view text) {
  family_.bind(std::string_view(f.anchor)).bind(std::string_view(f.title)).bind(static_cast<std::int64_t>(f.kind));
  for (const std::uint32_t count : {f.ladder.governments, f.ladder.wordings, f.ladder.apart_from_names,
                                    f.ladder.apart_from_values, f.ladder.ways, f.provisions, f.models, f.commonest})
    family_.bind(std::int64_t{count});
  family_.bind(f.weakest)
      .bind(std::int64_t{f.short_text})
      .bind(std::int64_t{f.medoid.segment})
      .bind(std::int64_t{f.medoid.row})
      .lend(headings);
  EENDER_TRY_VOID(family_.run());
  const std::int64_t row = database_.last_row();
  for (const Member& m : members) {
    member_.bind(row)
        .bind(std::int64_t{m.provision.segment})
        .bind(std::int64_t{m.provision.row})
        .bind(std::string_view(m.government))
        .bind(std::int64_t{m.model})
        .bind(static_cast<std::int64_t>(m.standing))
        .bind(std::int64_t{m.together})
        .bind(std::int64_t{m.going});
    EENDER_TRY_VOID(member_.run());
  }
  EENDER_TRY_VOID(search_.bind(row).lend(f.title).lend(headings).lend(text).run());
  return static_cast<std::uint32_t>(row);
}

Result<corpus::ProvisionKey> AnalysisWriter::medoid_of(std::uint32_t row) {
  described_.bind(std::int64_t{row});
  EENDER_TRY(const bool there, described_.step());
  const corpus::ProvisionKey medoid{static_cast<std::uint32_t>(described_.integer(2)),
                                    static_cast<std::uint32_t>(described_.integer(3))};
  described_.reset();
  if (!there) return fail(ErrorKind::kCorrupt, "the analysis names a family that is not there");
  return medoid;
}

Result<void> AnalysisWriter::remove(std::uint32_t row, std::string_view text) {
  described_.bind(std::int64_t{row});
  EENDER_TRY(const bool there, described_.step());
  if (!there) return fail(ErrorKind::kCorrupt, "the analysis names a family that is not there");
  const std::string title(described_.text(0)), headings(described_.text(1));
  described_.reset();
  EENDER_TRY_VOID(remove_search_.bind(std::int64_t{row}).lend(title).lend(headings).lend(text).run());
  EENDER_TRY_VOID(remove_members_.bind(std::int64_t{row}).run());
  return remove_family_.bind(std::int64_t{row}).run();
}

Result<void> AnalysisWriter::finish(AnalysisSummary& summary, const library::Manifest& compared,
                                    std::string_view basis) {
  EENDER_TRY_VOID(database_.run(R"(
CREATE INDEX IF NOT EXISTS members_of ON members(family);
CREATE INDEX IF NOT EXISTS family_of ON members(segment, provision);
UPDATE families SET id = place FROM (SELECT row AS placed, row_number() OVER (ORDER BY governments DESC, anchor) AS place FROM families)
  WHERE row = placed AND id IS NOT place;
CREATE INDEX families_by_id ON families(id);
)"));
  {
    EENDER_TRY(auto counts,
               database_.prepare("SELECT (SELECT count(*) FROM families), (SELECT count(*) FROM members)"));
    EENDER_TRY_VOID(counts.step());
    summary.families = static_cast<std::uint64_t>(counts.integer(0));
    summary.in_families = static_cast<std::uint64_t>(counts.integer(1));
  }
  EENDER_TRY(auto meta, database_.prepare("INSERT INTO meta VALUES(?,?)"));
  const corpus::ReadingCounts& coverage = summary.coverage;
  const std::map<std::string, std::string> rows = {{"basis", std::string(basis)},
                                                   {"compared", compared_with(compared)},
                                                   {"expected", std::to_string(coverage.governments)},
                                                   {"expected_kind", coverage.kind},
                                                   {"expected_nothing", std::to_string(coverage.nothing)},
                                                   {"expected_partly", std::to_string(coverage.partly)},
                                                   {"expected_read", std::to_string(coverage.read)},
                                                   {"expected_unreadable", std::to_string(coverage.unreadable)},
                                                   {"families", std::to_string(summary.families)},
                                                   {"format", kFormat},
                                                   {"governments", std::to_string(summary.governments)},
                                                   {"in_families", std::to_string(summary.in_families)},
                                                   {"on", summary.on.iso()},
                                                   {"provisions", std::to_string(summary.provisions)},
                                                   {"sketches", std::string(kSketchFormat)}};
  for (const auto& [key, value] : rows)
    EENDER_TRY_VOID(meta.bind(std::string_view(key)).bind(std::string_view(value)).run());
  for (library::Statement* statement :
       {&meta, &family_, &member_, &search_, &described_, &remove_search_, &remove_members_, &remove_family_})
    *statement = {};
  return database_.finish();
}

std::optional<std::filesystem::path> revisable_analysis(const library::Library& library, std::string_view basis) {
  const auto entries = library.of_kind("analysis");
  if (entries.empty()) return std::nullopt;
  const auto database = library::Database::open(library.path_of(entries.front()));
  if (!database) return std::nullopt;
  auto rows = database->prepare("SELECT key, value FROM meta");
  if (!rows) return std::nullopt;
  std::map<std::string, std::string, std::less<>> meta;
  for (;;) {
    const auto row = rows->step();
    if (!row) return std::nullopt;
    if (!*row) break;
    meta.emplace(rows->text(0), rows->text(1));
  }
  if (meta["format"] != kFormat || meta["sketches"] != kSketchFormat || meta["basis"] != basis) return std::nullopt;
  if (!compared_with(library.manifest()).starts_with(meta["compared"])) return std::nullopt;
  return library.path_of(entries.front());
}

Result<Analysis> Analysis::open(const library::Library& library) {
  const auto entries = library.of_kind("analysis");
  if (entries.empty())
    return fail(ErrorKind::kNotFound,
                "nothing has been compared yet; run: eender compare --library " + library.folder().string(),
                library.folder().string());
  Analysis analysis;
  EENDER_TRY(analysis.database_, library::Database::open(library.path_of(entries.front())));
  std::map<std::string, std::string, std::less<>> meta;
  EENDER_TRY(auto rows, analysis.database_.prepare("SELECT key, value FROM meta"));
  for (;;) {
    EENDER_TRY(const bool row, rows.step());
    if (!row) break;
    meta.emplace(rows.text(0), rows.text(1));
  }
  if (meta["format"] != kFormat)
    return fail(
        ErrorKind::kConflict,
        "it was compared by another version of eender; run: eender compare --library " + library.folder().string(),
        library.folder().string());
  if (meta["compared"] != compared_with(library.manifest()))
    return fail(
        ErrorKind::kConflict,
        "sources were imported since the last compare; run: eender compare --library " + library.folder().string(),
        library.folder().string());
  const auto count = [&](const char* key) { return std::strtoull(meta[key].c_str(), nullptr, 10); };
  analysis.summary_ = {Date::parse(meta["on"]).value_or(Date::today()),
                       count("provisions"),
                       count("governments"),
                       count("families"),
                       count("in_families"),
                       {count("expected"), count("expected_read"), count("expected_partly"),
                        count("expected_unreadable"), count("expected_nothing"), meta["expected_kind"]}};
  return analysis;
}

Result<std::vector<FamilyRow>> Analysis::families(std::optional<std::size_t> most, bool all_kinds) const {
  EENDER_TRY(auto rows,
             database_.prepare(std::string(kFamily) + (all_kinds ? "" : "WHERE kind=0 ") + "ORDER BY id LIMIT ?"));
  rows.bind(most ? static_cast<std::int64_t>(*most) : std::int64_t{-1});
  std::vector<FamilyRow> result;
  for (;;) {
    EENDER_TRY(const bool row, rows.step());
    if (!row) return result;
    result.push_back(family_row(rows));
  }
}

Result<FamilyRow> Analysis::family(std::uint32_t id) const {
  EENDER_TRY(auto rows, database_.prepare(std::string(kFamily) + "WHERE id=?"));
  rows.bind(std::int64_t{id});
  EENDER_TRY(const bool row, rows.step());
  if (!row)
    return fail(ErrorKind::kNotFound,
                fmt::format("there is no family {}, of the {} that were found", id, summary_.families));
  return family_row(rows);
}

Result<std::vector<Member>> Analysis::members(std::uint32_t id) const {
  EENDER_TRY(auto rows,
             database_.prepare("SELECT " + std::string(kMember) +
                               "FROM members WHERE family=(SELECT row FROM families WHERE id=?) ORDER BY rowid"));
  rows.bind(std::int64_t{id});
  std::vector<Member> result;
  for (;;) {
    EENDER_TRY(const bool row, rows.step());
    if (!row) return result;
    result.push_back(member_row(rows, 0));
  }
}

Result<std::optional<Analysis::Place>> Analysis::place_of(corpus::ProvisionKey key) const {
  EENDER_TRY(auto rows, database_.prepare("SELECT (SELECT id FROM families WHERE row=family), " + std::string(kMember) +
                                          "FROM members WHERE segment=? AND provision=?"));
  rows.bind(std::int64_t{key.segment}).bind(std::int64_t{key.row});
  EENDER_TRY(const bool row, rows.step());
  if (!row) return std::nullopt;
  return Place{static_cast<std::uint32_t>(rows.integer(0)), member_row(rows, 1)};
}

Result<bool> Analysis::is_word(std::string_view word) const {
  EENDER_TRY(auto rows, database_.prepare("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"));
  rows.bind(std::string_view("text : \"" + std::string(word) + "\""));
  return rows.step();
}

Result<std::vector<std::uint32_t>> Analysis::search(std::string_view query, std::size_t most) const {
  std::vector<std::uint32_t> result;
  for (const std::string_view between : {" AND ", " OR "}) {
    const std::string words = fts_query(query, between);
    if (words.empty()) return result;
    // Substance before definitions and closing provisions; then by how well title, text and headings fit, weighed by the number of
    // wordings: of families that fit alike, the one that is worded in most ways is most worth opening.
    EENDER_TRY(
        auto rows,
        database_.prepare("SELECT f.id FROM search s JOIN families f ON f.row = s.rowid WHERE search MATCH ? "
                          "ORDER BY f.kind > 0, bm25(search, 10.0, 1.0, 4.0) * (1 + log10(f.wordings)), f.id LIMIT ?"));
    rows.bind(std::string_view(words)).bind(static_cast<std::int64_t>(most));
    for (;;) {
      EENDER_TRY(const bool row, rows.step());
      if (!row) break;
      result.push_back(static_cast<std::uint32_t>(rows.integer(0)));
    }
    if (!result.empty()) return result;
  }
  return result;
}

}  // namespace eender::ways
