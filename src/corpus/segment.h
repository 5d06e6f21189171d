// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "corpus/corpus.h"
#include "corpus/formats/heading.h"
#include "corpus/government.h"
#include "library/sqlite.h"

namespace eender::corpus {

// Changes when importers give other records for the same bytes, so that what an older eender read is read again.
inline constexpr int kImporterVersion = 3;

struct SourceCounts {
  std::uint64_t regulations = 0;
  std::uint64_t provisions = 0;
  std::uint64_t notes = 0;
  std::uint64_t unreadable = 0;
  std::uint64_t partial = 0;
  std::uint64_t notices = 0;
  Account account;
};

// Writes one corpus file of the library (docs/formats/library.md): the sources, their regulations with all they hold, and the problems
// met. Memory: a key for each regulation of the source at hand. One thread.
class SegmentWriter : public Sink {
 public:
  [[nodiscard]] static Result<SegmentWriter> create(const std::filesystem::path& path, const Register& governments);

  // What follows is of this source; until the next, or finish().
  void begin_source(const std::string& name, const std::string& content, std::uint64_t bytes, bool as_model);
  // All of it has come: its account is written.
  void end_source();
  // The source at hand says what changes in another that has not come: it is to be read again when others come.
  void mark_waiting();
  // Takes back what has come of the source at hand, as if it had not been begun.
  void abandon_source();
  void regulation(Regulation regulation) override;
  void problem(Problem problem) override;
  void account(const Account& account) override;

  const SourceCounts& counts() const { return counts_; }    // of the source at hand
  std::uint64_t text_bytes() const { return text_bytes_; }  // of all so far
  // Names so far that no register has, without models, as they were written.
  const std::set<std::string>& unknown_governments() const { return unknown_governments_; }
  // The first thing that went wrong with the file, if any; from then on nothing more is written.
  [[nodiscard]] Result<void> status() const;
  [[nodiscard]] Result<void> finish();

 private:
  using Key = std::tuple<std::string, std::string, std::string>;  // government, work, version
  struct Rows {                                                   // that follow each other
    std::int64_t first = 0;
    std::int64_t last = 0;
  };
  struct Open {
    std::int64_t row = 0;
    std::int64_t provisions = 0;
    std::int64_t notes = 0;
    std::vector<Rows> provision_rows;
    std::vector<Rows> note_rows;
    std::vector<std::string> first_paths;  // of the first call, in which the importer made them unique
    Paths paths;                           // of all calls, once there are more
  };

  explicit SegmentWriter(const Register& governments) : governments_(&governments) {}
  void write(library::Statement& statement);
  std::string government_id(const std::string& written);
  void write_governments();
  std::string_view member_of(std::string_view source) const;
  Open& open_regulation(const Regulation& regulation, const std::string& government);
  void add_row(std::vector<Rows>& rows) const;
  void close_regulations();
  static std::string path_across_calls(Open& open, std::string path);

  const Register* governments_;
  library::Database database_;
  library::Statement source_, account_, regulation_, provision_, provisions_of_, note_, notes_of_, problem_,
      government_;
  std::map<Key, Open> open_;                           // the regulations of the source at hand
  std::map<std::string, std::string> government_ids_;  // as written → id
  std::map<std::string, Government> named_;            // by id
  std::set<std::string> unknown_governments_;
  std::int64_t source_row_ = 0;
  std::string source_name_;  // of the source at hand
  bool as_model_ = false;
  SourceCounts counts_;
  std::uint64_t text_bytes_ = 0;
  std::string map_room_;  // where maps are packed
  std::optional<Error> error_;
};

// In `room`, which is made larger where that is needed and is kept by whoever packs one map after another.
std::string_view pack(const std::vector<SourceSpan>& map, std::string& room);
std::vector<SourceSpan> unpack_source_map(std::string_view bytes);

// What follows the columns wanted, in a query for the provisions or the notes of one regulation, in their order.
inline constexpr std::string_view kProvisionsOf =
    "FROM provisions_of o CROSS JOIN provisions p ON p.id BETWEEN o.first AND o.last WHERE o.regulation=? "
    "ORDER BY o.first, p.id";
inline constexpr std::string_view kNotesOf =
    "FROM notes_of o CROSS JOIN notes n ON n.id BETWEEN o.first AND o.last WHERE o.regulation=? ORDER BY o.first, n.id";

}  // namespace eender::corpus
