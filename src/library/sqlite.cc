// SPDX-License-Identifier: EUPL-1.2
#include "library/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "base/check.h"

namespace eender::library {
namespace {

Error error_of(sqlite3* database, std::string_view doing) {
  const int code = sqlite3_errcode(database) & 0xff;
  const char* file = sqlite3_db_filename(database, nullptr);
  const std::string where = file == nullptr ? "" : file;
  switch (code) {
    case SQLITE_FULL:
      return {ErrorKind::kUnavailable, "the disk is full; make room and run the same command again", where};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorKind::kCorrupt, "this file of the library is damaged; build the library anew from its sources",
              where};
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_AUTH:
      return {ErrorKind::kUnavailable, fmt::format("{}: {}", doing, sqlite3_errmsg(database)), where};
    default:
      return {ErrorKind::kInternal, fmt::format("{}: {}", doing, sqlite3_errmsg(database)), where};
  }
}

// Opens a file as all of them are opened. What SQLite's memory comes to is never asked, and counting it takes a lock for each piece.
int open_file(const char* name, int flags, sqlite3** raw) {
  static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(uncounted);
  return sqlite3_open_v2(name, raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Statement& Statement::bind(std::int64_t value) {
  EENDER_CHECK(sqlite3_bind_int64(statement_.get(), next_++, value) == SQLITE_OK, "a parameter that the statement has");
  return *this;
}

Statement& Statement::bind(double value) {
  EENDER_CHECK(sqlite3_bind_double(statement_.get(), next_++, value) == SQLITE_OK,
               "a parameter that the statement has");
  return *this;
}

Statement& Statement::bind(std::string_view text) { return bind_text(text, SQLITE_TRANSIENT); }
Statement& Statement::lend(std::string_view text) { return bind_text(text, SQLITE_STATIC); }
Statement& Statement::bind_blob(std::string_view bytes) { return bind_bytes(bytes, SQLITE_TRANSIENT); }
Statement& Statement::lend_blob(std::string_view bytes) { return bind_bytes(bytes, SQLITE_STATIC); }

Statement& Statement::bind_text(std::string_view text, void (*keeping)(void*)) {
  const int code = sqlite3_bind_text64(statement_.get(), next_++, text.data() == nullptr ? "" : text.data(),
                                       text.size(), keeping, SQLITE_UTF8);
  EENDER_CHECK(code == SQLITE_OK, "a parameter that the statement has, and a text below SQLite's limit of 1 GB");
  return *this;
}

Statement& Statement::bind_bytes(std::string_view bytes, void (*keeping)(void*)) {
  const int code = sqlite3_bind_blob64(statement_.get(), next_++, bytes.data() == nullptr ? "" : bytes.data(),
                                       bytes.size(), keeping);
  EENDER_CHECK(code == SQLITE_OK, "a parameter that the statement has");
  return *this;
}

Statement& Statement::bind_null() {
  EENDER_CHECK(sqlite3_bind_null(statement_.get(), next_++) == SQLITE_OK, "a parameter that the statement has");
  return *this;
}

Statement& Statement::bind_optional(const std::optional<std::string>& text) {
  return text ? bind(std::string_view(*text)) : bind_null();
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return tl::unexpected(error_of(sqlite3_db_handle(statement_.get()), "cannot read or write a table"));
}

Result<void> Statement::run() {
  EENDER_CHECK(next_ == parameters_ + 1, "all parameters are bound, so that none has what was bound before");
  auto stepped = step();
  reset();
  if (!stepped) return tl::unexpected(std::move(stepped).error());
  return {};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  next_ = 1;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }
bool Statement::null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes == nullptr
             ? std::string_view{}
             : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return bytes == nullptr
             ? std::string_view{}
             : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

Result<Database> Database::create(const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) return fail(ErrorKind::kConflict, "this file exists already", path.string());
  return revise(path);
}

Result<Database> Database::revise(const std::filesystem::path& path) {
  Database result;
  sqlite3* raw = nullptr;
  const int code = open_file(path.c_str(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &raw);
  result.database_.reset(raw);
  if (code != SQLITE_OK) return tl::unexpected(error_of(raw, "cannot open a table file for writing"));
  // Pages stay in memory up to 32 MiB, so that few are written more than once or read back, and an index is sorted there. Of 4 to 64 KiB
  // a page, 16 are written fastest, and the file is hardly larger.
  EENDER_TRY_VOID(result.run(
      "PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; "
      "PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY; BEGIN"));
  return result;
}

Result<Database> Database::open(const std::filesystem::path& path) {
  // immutable: the file has no journal and no other writer, so no lock is taken and a read-only medium will do.
  std::string uri = "file:";
  for (const char c : path.string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  uri += "?immutable=1";
  Database result;
  sqlite3* raw = nullptr;
  const int code = open_file(uri.c_str(), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, &raw);
  result.database_.reset(raw);
  if (code != SQLITE_OK) {
    Error error = error_of(raw, "cannot open a table file");
    error.where = path.string();  // of a file that could not be opened SQLite knows no name
    return tl::unexpected(std::move(error));
  }
  // Nothing is mapped: what a connection maps of a large file is resident, and each thread has one.
  EENDER_TRY_VOID(result.run("PRAGMA cache_size=-16000; PRAGMA mmap_size=0"));
  return result;
}

Result<void> Database::run(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return tl::unexpected(error_of(database_.get(), "cannot run a statement"));
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) const {
  Statement result;
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  result.statement_.reset(raw);
  if (code != SQLITE_OK) return tl::unexpected(error_of(database_.get(), "cannot prepare a statement"));
  result.parameters_ = sqlite3_bind_parameter_count(raw);
  return result;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(database_.get()); }

Result<void> Database::finish() {
  EENDER_TRY_VOID(run("COMMIT"));
  database_.reset();
  return {};
}

}  // namespace eender::library
