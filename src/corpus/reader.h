// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "corpus/corpus.h"
#include "corpus/government.h"
#include "library/library.h"
#include "library/sqlite.h"

// Reading the corpus of a library: which regulations there are, which of them count on a given day, and their provisions.
namespace eender::corpus {

enum class Standing : std::uint8_t {
  kCurrent,     // counts
  kSuperseded,  // in force by its dates, but a later version is too
  kLapsed,      // no longer in force
  kFuture,      // not yet in force
  kReplaced,    // read again later from another original
};

struct RegulationRow {
  std::uint32_t segment = 0;  // of the library's corpus files
  std::int64_t row = 0;
  std::string government;  // id
  std::string work, version, title, type, subject, language;
  std::vector<std::string> other_titles;
  std::optional<Date> adopted, from, until;
  bool model = false;
  std::string source;  // file as named when it was imported
  Standing standing = Standing::kCurrent;
};

// Names a provision within one opened Corpus, in a number. Stable names are made by Corpus::id_of.
struct ProvisionKey {
  std::uint32_t segment = 0;
  std::uint32_t row = 0;
  auto operator<=>(const ProvisionKey&) const = default;
};

struct ProvisionRow {
  ProvisionKey key;
  std::uint32_t regulation = 0;  // index into Corpus::regulations()
  std::uint32_t ordinal = 0;
  std::string path, number, heading, text, note;
};

struct Coverage {
  std::uint64_t sources = 0;
  std::uint64_t regulations = 0;  // that count
  std::uint64_t unreadable = 0;   // problems
  std::uint64_t partial = 0;
  std::uint64_t notices = 0;
  std::uint64_t superseded = 0, lapsed = 0, future = 0, replaced = 0;  // regulations kept and not counted
};

// Opened once, then read by any number of threads, each with a Reader of its own. Holds a record for every regulation in memory (about a
// kilobyte each); provisions are streamed.
class Corpus {
 public:
  // `on` is the reckoning date: of several versions of a work the one in force then counts.
  [[nodiscard]] static Result<Corpus> open(const library::Library& library, Date on);

  Date on() const { return on_; }
  // Ascending by government, work and version.
  const std::vector<RegulationRow>& regulations() const { return regulations_; }
  const Government& government(
      std::string_view id) const;  // REQUIRES: id stands in a regulation or a problem of this corpus
  const std::map<std::string, Government, std::less<>>& governments() const { return governments_; }
  const std::vector<Problem>& problems() const { return problems_; }
  const Coverage& coverage() const { return coverage_; }

  // "gm0392/CVDR112779/artikel-5": never depends on a build.
  std::string id_of(const ProvisionRow& provision) const;

 private:
  friend class Reader;
  [[nodiscard]] Result<void> load_segment(std::uint32_t segment, const std::filesystem::path& path);
  void judge();

  Date on_ = Date::today();
  std::vector<std::filesystem::path> segments_;
  std::map<std::string, Government, std::less<>> governments_;
  std::vector<RegulationRow> regulations_;
  std::map<std::pair<std::uint32_t, std::int64_t>, std::uint32_t> by_row_;  // (segment, row) → index
  std::vector<Problem> problems_;
  Coverage coverage_;
};

// One thread's eyes on a Corpus, which must outlive it.
class Reader {
 public:
  [[nodiscard]] static Result<Reader> open(const Corpus& corpus);

  // Every provision of the regulations that count, models included, in the order they were imported.
  [[nodiscard]] Result<void> for_each_current(const std::function<void(ProvisionRow)>& visit);
  [[nodiscard]] Result<ProvisionRow> provision(ProvisionKey key);
  // All of one regulation, in order.
  [[nodiscard]] Result<std::vector<ProvisionRow>> provisions_of(const RegulationRow& regulation);
  // By id_of; a version behind @ ("gm0392/CVDR112779@2/artikel-5"), else the one that counts, else the latest. kNotFound with the
  // nearest thing there is.
  [[nodiscard]] Result<ProvisionRow> find(std::string_view id);
  // By "government/work", with or without "@version".
  [[nodiscard]] Result<RegulationRow> find_regulation(std::string_view id);

 private:
  explicit Reader(const Corpus& corpus) : corpus_(&corpus) {}

  const Corpus* corpus_;
  std::vector<library::Database> databases_;
  std::vector<library::Statement> by_key_;
};

}  // namespace eender::corpus
