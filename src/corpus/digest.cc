// SPDX-License-Identifier: EUPL-1.2
#include "corpus/digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "corpus/segment.h"

namespace eender::corpus {
namespace {

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : std::string(); }

// Degrees, to a tenth of a metre: no machine rounds these in another way.
std::string degrees(const std::optional<double>& value) {
  return value ? fmt::format("{:.6f}", *value) : std::string();
}

void add_governments(Digest& digest, const Corpus& corpus) {
  for (const auto& [id, g] : corpus.governments()) {
    Record record("government");
    record.field(id).field(g.name).field(g.kind).field(g.region);
    record.field(g.inhabitants ? std::to_string(*g.inhabitants) : std::string());
    record.field(degrees(g.latitude)).field(degrees(g.longitude));
    record.field(iso(g.from)).field(iso(g.until)).field(g.successor).field(std::int64_t{g.known});
    digest.add(std::move(record));
  }
}

// One corpus file.
class Segment {
 public:
  Segment(Digest& digest, const Corpus& corpus, std::uint32_t segment) : digest_(digest) {
    for (const SourceRow& source : corpus.sources())
      if (source.segment == segment) sources_.emplace(source.row, &source);
    for (const RegulationRow& regulation : corpus.regulations())
      if (regulation.segment == segment) standing_.emplace(regulation.row, regulation.standing);
  }

  Result<void> add(const std::filesystem::path& path) {
    EENDER_TRY(const auto database, library::Database::open(path));
    EENDER_TRY_VOID(add_of_sources(
        database, "problem", "SELECT source, member, severity, offset, line, government, reason FROM problems", 7));
    EENDER_TRY_VOID(add_of_sources(
        database, "account",
        "SELECT source, visible, provisions, tables, headings, notes, metadata, left_out, lost_at FROM accounts", 9));
    return add_regulations(database);
  }

 private:
  // Rows of which the first column is the source. What stands no more is left out.
  Result<void> add_of_sources(const library::Database& database, std::string_view kind, const char* sql, int columns) {
    EENDER_TRY(auto rows, database.prepare(sql));
    for (;;) {
      EENDER_TRY(const bool row, rows.step());
      if (!row) return {};
      const SourceRow* source = sources_.at(rows.integer(0));
      if (source->superseded) continue;
      Record record(kind);
      record.field(source->content).field(std::int64_t{source->as_model});
      digest_.add(std::move(record.columns(rows, 1, columns)));
    }
  }

  Result<void> add_regulations(const library::Database& database) {
    EENDER_TRY(
        auto rows,
        database.prepare("SELECT id, source, member, government, work, version, title, other_titles, type, "
                         "subject, language, adopted, valid_from, valid_until, model, relations FROM regulations"));
    EENDER_TRY(
        auto provisions,
        database.prepare(std::string("SELECT 'provision', p.path, p.number, p.heading, p.text, p.note, p.source_map ")
                             .append(kProvisionsOf)));
    EENDER_TRY(auto notes, database.prepare(std::string("SELECT 'note', n.kind, n.heading, n.text ").append(kNotesOf)));
    for (;;) {
      EENDER_TRY(const bool row, rows.step());
      if (!row) return {};
      const SourceRow* source = sources_.at(rows.integer(1));
      if (source->superseded && standing_.at(rows.integer(0)) == Standing::kReplaced) continue;
      Record record("regulation");
      record.field(source->content).columns(rows, 2, 16);
      for (const auto& [part, columns] : {std::pair(&provisions, 7), std::pair(&notes, 4)}) {
        part->reset();
        part->bind(rows.integer(0));
        for (;;) {
          EENDER_TRY(const bool more, part->step());
          if (!more) break;
          record.columns(*part, 0, columns);
        }
      }
      digest_.add(std::move(record));
    }
  }

  Digest& digest_;
  std::map<std::int64_t, const SourceRow*> sources_;
  std::map<std::int64_t, Standing> standing_;
};

}  // namespace

Record& Record::field(std::string_view value) {
  hasher_.add(std::to_string(value.size()));
  hasher_.add(":");
  hasher_.add(value);
  return *this;
}

Record& Record::columns(const library::Statement& row, int first, int end) {
  for (int column = first; column < end; ++column) field(row.text(column));
  return *this;
}

void Digest::add(Record record) {
  const std::string hash = record.finish();
  auto& kept = records_.emplace_back();
  std::copy_n(hash.begin(), kept.size(), kept.begin());
}

std::string Digest::finish() {
  std::sort(records_.begin(), records_.end());
  Hasher all;
  for (const auto& record : records_) all.add(std::string_view(record.data(), record.size()));
  return all.finish();
}

Result<void> add_to(Digest& digest, const library::Library& library, const Corpus& corpus) {
  add_governments(digest, corpus);
  std::uint32_t segment = 0;
  for (const library::Entry& entry : library.of_kind("corpus"))
    EENDER_TRY_VOID(Segment(digest, corpus, segment++).add(library.path_of(entry)));
  return {};
}

}  // namespace eender::corpus
