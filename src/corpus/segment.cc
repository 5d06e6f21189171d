// SPDX-License-Identifier: EUPL-1.2
#include "corpus/segment.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "corpus/json_text.h"

namespace eender::corpus {
namespace {

constexpr const char* kSchema = R"(
CREATE TABLE sources(id INTEGER PRIMARY KEY, name TEXT, content TEXT, bytes INTEGER, as_model INTEGER, importer INTEGER);
CREATE TABLE accounts(source INTEGER, visible INTEGER, provisions INTEGER, tables INTEGER, headings INTEGER, notes INTEGER,
  metadata INTEGER, left_out TEXT, lost_at INTEGER);
CREATE TABLE governments(id TEXT PRIMARY KEY, name TEXT, kind TEXT, region TEXT, inhabitants INTEGER, latitude REAL, longitude REAL,
  valid_from TEXT, valid_until TEXT, successor TEXT, known INTEGER) WITHOUT ROWID;
CREATE TABLE regulations(id INTEGER PRIMARY KEY, source INTEGER, government TEXT, work TEXT, version TEXT, title TEXT, other_titles TEXT,
  type TEXT, subject TEXT, language TEXT, adopted TEXT, valid_from TEXT, valid_until TEXT, model INTEGER, relations TEXT,
  member TEXT);
CREATE TABLE provisions(id INTEGER PRIMARY KEY, regulation INTEGER, ordinal INTEGER, path TEXT, number TEXT, heading TEXT, text TEXT,
  note TEXT, source_map BLOB);
CREATE TABLE provisions_of(regulation INTEGER, first INTEGER, last INTEGER, PRIMARY KEY(regulation, first)) WITHOUT ROWID;
CREATE TABLE notes(id INTEGER PRIMARY KEY, regulation INTEGER, ordinal INTEGER, kind TEXT, heading TEXT, text TEXT);
CREATE TABLE notes_of(regulation INTEGER, first INTEGER, last INTEGER, PRIMARY KEY(regulation, first)) WITHOUT ROWID;
CREATE TABLE problems(source INTEGER, severity INTEGER, offset INTEGER, line INTEGER, government TEXT, reason TEXT, member TEXT);
)";

constexpr std::size_t kLongestVarint = 10;

char* put_varint(char* out, std::uint64_t n) {
  for (; n >= 0x80; n >>= 7) *out++ = static_cast<char>((n & 0x7F) | 0x80);
  *out++ = static_cast<char>(n);
  return out;
}

// Zigzag, because source offsets may go back (a footnote's text that stands elsewhere).
std::uint64_t zigzag(std::int64_t n) {
  return (static_cast<std::uint64_t>(n) << 1) ^ static_cast<std::uint64_t>(n >> 63);
}
std::int64_t zagzig(std::uint64_t n) { return static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1); }

std::optional<std::string> iso(const std::optional<Date>& date) {
  return date ? std::optional(date->iso()) : std::nullopt;
}

std::string json_of(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const std::string& text : texts) {
    if (json.size() > 1) json += ',';
    append_json(json, text);
  }
  return json += ']';
}

std::string json_of(const std::vector<Relation>& relations) {
  std::string json = "[";
  for (const Relation& relation : relations) {
    json += json.size() > 1 ? ",{\"kind\":" : "{\"kind\":";
    append_json(json, relation.kind);
    json += ",\"target\":";
    append_json(json, relation.target);
    json += ",\"title\":";
    append_json(json, relation.title);
    json += '}';
  }
  return json += ']';
}

std::string json_of(const std::map<std::string, std::uint64_t>& counts) {
  std::string json = "{";
  for (const auto& [reason, count] : counts) {
    if (json.size() > 1) json += ',';
    append_json(json, reason);
    json += ':' + std::to_string(count);
  }
  return json += '}';
}

}  // namespace

std::string_view pack(const std::vector<SourceSpan>& map, std::string& room) {
  room.resize(std::max(room.size(), 2 * kLongestVarint * map.size()));
  char* end = room.data();
  SourceSpan last;
  for (const SourceSpan& span : map) {
    end = put_varint(end, span.text - last.text);
    end = put_varint(end, zigzag(static_cast<std::int64_t>(span.source - last.source)));
    last = span;
  }
  return {room.data(), static_cast<std::size_t>(end - room.data())};
}

std::vector<SourceSpan> unpack_source_map(std::string_view bytes) {
  std::vector<SourceSpan> map;
  std::size_t at = 0;
  const auto get = [&] {
    std::uint64_t n = 0;
    for (int shift = 0; at < bytes.size() && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes[at++]);
      n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) break;
    }
    return n;
  };
  SourceSpan span;
  while (at < bytes.size()) {
    span.text += static_cast<std::uint32_t>(get());
    span.source += static_cast<std::uint64_t>(zagzig(get()));
    map.push_back(span);
  }
  return map;
}

Result<SegmentWriter> SegmentWriter::create(const std::filesystem::path& path, const Register& governments) {
  SegmentWriter writer(governments);
  EENDER_TRY(writer.database_, library::Database::create(path));
  EENDER_TRY_VOID(writer.database_.run(kSchema));
  EENDER_TRY(writer.source_, writer.database_.prepare("INSERT INTO sources VALUES(?,?,?,?,?,?)"));
  EENDER_TRY(writer.account_, writer.database_.prepare("INSERT INTO accounts VALUES(?,?,?,?,?,?,?,?,?)"));
  EENDER_TRY(writer.regulation_,
             writer.database_.prepare("INSERT INTO regulations VALUES(NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  EENDER_TRY(writer.provision_, writer.database_.prepare("INSERT INTO provisions VALUES(NULL,?,?,?,?,?,?,?,?)"));
  EENDER_TRY(writer.note_, writer.database_.prepare("INSERT INTO notes VALUES(NULL,?,?,?,?,?)"));
  EENDER_TRY(writer.provisions_of_, writer.database_.prepare("INSERT INTO provisions_of VALUES(?,?,?)"));
  EENDER_TRY(writer.notes_of_, writer.database_.prepare("INSERT INTO notes_of VALUES(?,?,?)"));
  EENDER_TRY(writer.problem_, writer.database_.prepare("INSERT INTO problems VALUES(?,?,?,?,?,?,?)"));
  EENDER_TRY(writer.government_, writer.database_.prepare("INSERT INTO governments VALUES(?,?,?,?,?,?,?,?,?,?,?)"));
  return writer;
}

void SegmentWriter::write(library::Statement& statement) {
  auto done = statement.run();
  if (!done && !error_) error_ = std::move(done).error();
}

Result<void> SegmentWriter::status() const {
  if (error_) return tl::unexpected(*error_);
  return {};
}

void SegmentWriter::begin_source(const std::string& name, const std::string& content, std::uint64_t bytes,
                                 bool as_model) {
  close_regulations();
  ++source_row_;
  source_name_ = name;
  counts_ = {};
  as_model_ = as_model;
  source_.bind(source_row_)
      .bind(name)
      .bind(content)
      .bind(static_cast<std::int64_t>(bytes))
      .bind(std::int64_t{as_model})
      .bind(std::int64_t{kImporterVersion});
  write(source_);
}

// A negative importer: docs/formats/library.md.
void SegmentWriter::mark_waiting() {
  if (error_) return;
  auto done = database_.run("UPDATE sources SET importer=-importer WHERE id=" + std::to_string(source_row_));
  if (!done) error_ = std::move(done).error();
}

void SegmentWriter::abandon_source() {
  open_.clear();
  if (error_) return;
  const std::string id = std::to_string(source_row_);
  const std::string regulations = "(SELECT id FROM regulations WHERE source=" + id + ")";
  auto done = database_.run(
      "DELETE FROM provisions WHERE regulation IN " + regulations + "; DELETE FROM notes WHERE regulation IN " +
      regulations + "; DELETE FROM regulations WHERE source=" + id + "; DELETE FROM problems WHERE source=" + id +
      "; DELETE FROM accounts WHERE source=" + id + "; DELETE FROM sources WHERE id=" + id);
  if (!done) error_ = std::move(done).error();
}

std::string SegmentWriter::government_id(const std::string& written) {
  if (const auto found = government_ids_.find(written); found != government_ids_.end()) return found->second;
  const Government g = governments_->find(written);
  government_ids_.emplace(written, g.id);
  if (!g.known && !as_model_) unknown_governments_.insert(written);
  // Of several spellings of one that no register has, the same one whichever came first.
  const auto [at, added] = named_.try_emplace(g.id, g);
  if (!added && !g.known && g.name < at->second.name) at->second = g;
  return g.id;
}

void SegmentWriter::write_governments() {
  for (const auto& [id, g] : named_) {
    government_.bind(id).bind(g.name).bind(g.kind).bind(g.region);
    g.inhabitants ? government_.bind(std::int64_t{*g.inhabitants}) : government_.bind_null();
    g.latitude ? government_.bind(*g.latitude) : government_.bind_null();
    g.longitude ? government_.bind(*g.longitude) : government_.bind_null();
    government_.bind_optional(iso(g.from)).bind_optional(iso(g.until)).bind(g.successor).bind(std::int64_t{g.known});
    write(government_);
  }
}

// What stands behind the name of the source at hand: "folder/name.xml" in "archive.zip!folder/name.xml".
std::string_view SegmentWriter::member_of(std::string_view source) const {
  const bool within = source.starts_with(source_name_) && source.substr(source_name_.size()).starts_with('!');
  return within ? source.substr(source_name_.size() + 1) : std::string_view{};
}

SegmentWriter::Open& SegmentWriter::open_regulation(const Regulation& r, const std::string& government) {
  const auto [at, added] = open_.try_emplace(Key{government, r.work, r.version});
  if (!added) return at->second;
  regulation_.bind(source_row_).bind(government).bind(r.work).bind(r.version).bind(r.title);
  regulation_.bind(json_of(r.other_titles)).bind(r.type).bind(r.subject).bind(r.language);
  regulation_.bind_optional(iso(r.adopted))
      .bind_optional(iso(r.from))
      .bind_optional(iso(r.until))
      .bind(std::int64_t{r.model || as_model_});
  regulation_.bind(json_of(r.relations)).bind(member_of(r.source));
  write(regulation_);
  at->second.row = database_.last_row();
  ++counts_.regulations;
  return at->second;
}

// Importers number repeats within a call; across calls they cannot.
std::string SegmentWriter::path_across_calls(Open& open, std::string path) {
  for (std::string& first : std::exchange(open.first_paths, {})) open.paths.unique(std::move(first));
  return open.paths.unique(std::move(path));
}

// Joins the row that was written last.
void SegmentWriter::add_row(std::vector<Rows>& rows) const {
  const std::int64_t row = database_.last_row();
  if (!rows.empty() && rows.back().last + 1 == row)
    rows.back().last = row;
  else
    rows.push_back({row, row});
}

void SegmentWriter::close_regulations() {
  for (const auto& [key, open] : std::exchange(open_, {})) {
    for (const auto& [statement, rows] :
         {std::pair(&provisions_of_, &open.provision_rows), std::pair(&notes_of_, &open.note_rows)}) {
      for (const Rows& some : *rows) {
        statement->bind(open.row).bind(some.first).bind(some.last);
        write(*statement);
      }
    }
  }
}

void SegmentWriter::regulation(Regulation r) {
  if (error_) return;
  const std::string government = government_id(r.government);
  Open& open = open_regulation(r, government);
  const bool first = open.provisions == 0;
  for (Provision& p : r.provisions) {
    std::string path = first ? std::move(p.path) : path_across_calls(open, std::move(p.path));
    provision_.bind(open.row)
        .bind(open.provisions++)
        .lend(path)
        .lend(p.number)
        .lend(p.heading)
        .lend(p.text)
        .lend(p.note);
    provision_.lend_blob(pack(p.source_map, map_room_));
    write(provision_);
    add_row(open.provision_rows);
    if (first) open.first_paths.push_back(std::move(path));
    ++counts_.provisions;
    text_bytes_ += p.text.size();
  }
  for (const Note& n : r.notes) {
    note_.bind(open.row).bind(open.notes++).lend(n.kind).lend(n.heading).lend(n.text);
    write(note_);
    add_row(open.note_rows);
    ++counts_.notes;
    text_bytes_ += n.text.size();
  }
}

void SegmentWriter::problem(Problem p) {
  if (error_) return;
  switch (p.severity) {
    case Problem::Severity::kUnreadable:
      ++counts_.unreadable;
      break;
    case Problem::Severity::kPartial:
      ++counts_.partial;
      break;
    case Problem::Severity::kNotice:
      ++counts_.notices;
      break;
  }
  problem_.bind(source_row_).bind(static_cast<std::int64_t>(p.severity));
  p.offset ? problem_.bind(static_cast<std::int64_t>(*p.offset)) : problem_.bind_null();
  p.line ? problem_.bind(static_cast<std::int64_t>(*p.line)) : problem_.bind_null();
  problem_.bind(p.government.empty() ? std::string() : government_id(p.government)).bind(p.reason);
  problem_.bind(member_of(p.source));
  write(problem_);
}

void SegmentWriter::account(const Account& account) { counts_.account += account; }

void SegmentWriter::end_source() {
  if (error_) return;
  const Account& a = counts_.account;
  if (a.visible == 0) return;
  account_.bind(source_row_);
  for (const std::uint64_t n : {a.visible, a.provisions, a.tables, a.headings, a.notes, a.metadata})
    account_.bind(static_cast<std::int64_t>(n));
  account_.bind(json_of(a.left_out));
  a.lost_at ? account_.bind(static_cast<std::int64_t>(*a.lost_at)) : account_.bind_null();
  write(account_);
}

Result<void> SegmentWriter::finish() {
  close_regulations();
  write_governments();
  EENDER_TRY_VOID(status());
  for (library::Statement* statement :
       {&source_, &account_, &regulation_, &provision_, &provisions_of_, &note_, &notes_of_, &problem_, &government_})
    *statement = {};
  return database_.finish();
}

}  // namespace eender::corpus
