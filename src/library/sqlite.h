// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

// SQLite as the library uses it: a table file is written by one writer, and is only read once it stands in a library.
namespace eender::library {

// A prepared statement. Views returned by text() and blob() live until the next step() or reset(). One thread at a time.
class Statement {
 public:
  // Binds the next parameter, from left to right; text and blobs are copied.
  Statement& bind(std::int64_t value);
  Statement& bind(double value);
  Statement& bind(std::string_view text);
  Statement& bind_blob(std::string_view bytes);
  // The same without a copy. REQUIRES: the bytes stay where they are until run() or reset() returns.
  Statement& lend(std::string_view text);
  Statement& lend_blob(std::string_view bytes);
  Statement& bind_null();
  Statement& bind_optional(const std::optional<std::string>& text);  // NULL for nothing

  [[nodiscard]] Result<bool> step();  // true: a row stands ready
  // For statements without rows; ready to be bound anew afterwards. REQUIRES: all are bound.
  [[nodiscard]] Result<void> run();
  void reset();  // ready to be bound anew

  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  bool null(int column) const;

 private:
  friend class Database;
  Statement& bind_text(std::string_view text, void (*keeping)(void*));
  Statement& bind_bytes(std::string_view bytes, void (*keeping)(void*));

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int next_ = 1;  // parameter to be bound
  int parameters_ = 0;
};

class Database {
 public:
  // A new file, written without journal and in one transaction: a crash leaves a file to be thrown away.
  // kConflict where the file exists.
  [[nodiscard]] static Result<Database> create(const std::filesystem::path& path);
  // A finished file that is nobody else's, to be changed as create() writes one.
  [[nodiscard]] static Result<Database> revise(const std::filesystem::path& path);
  // A finished file, read-only, that nobody changes while it is open. Memory: 16 MB, however large the file is.
  [[nodiscard]] static Result<Database> open(const std::filesystem::path& path);

  [[nodiscard]] Result<void> run(const std::string& sql);
  [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
  std::int64_t last_row() const;
  // Ends what create() or revise() began: all is in the file when it returns, and the Database is closed.
  [[nodiscard]] Result<void> finish();

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace eender::library
