// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
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
  kSuperseded,  // a later version has taken its place
  kLapsed,      // no longer in force, or never was
  kFuture,      // not yet in force
  kReplaced,    // another original of the same version counts: one read later, or one read whole where this one was not
};

struct RegulationRow {
  std::uint32_t segment = 0;  // of the library's corpus files
  std::int64_t row = 0;
  std::string government;  // id
  std::string work, version, title, type, subject, language;
  std::vector<std::string> other_titles;
  std::optional<Date> adopted, from, until;
  bool model = false;
  std::string source;                // as Regulation::source
  std::string repealed_by;           // work of its government that its metadata say it was repealed by; may be empty
  std::vector<std::string> repeals;  // works of its government that it says it repeals
  bool whole = true;                 // nothing of it is known to be missing
  Standing standing = Standing::kCurrent;
};

// A file that was read, or could not be.
struct SourceRow {
  std::uint32_t segment = 0;
  std::int64_t row = 0;
  std::string name;     // as named when it was imported
  std::string content;  // hash_of its bytes; "unread …" where there were none to be had
  bool as_model = false;
  bool superseded = false;  // read again later: its problems do not stand any more
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

// What came in of a government. Nothing that was not read may be shown as absent.
enum class Reading : std::uint8_t {
  kRead,        // all that was found of it
  kPartly,      // something of it, and not all
  kUnreadable,  // it was found, and nothing of it could be read
  kNothing,     // nothing of it was found: it was not imported
};

struct GovernmentCoverage {
  const Government* government = nullptr;  // lives as long as the Corpus
  Reading reading = Reading::kNothing;
  std::uint64_t regulations = 0;  // of it, and of those it has taken over, that count; models left out
  std::string problem;            // the first, as its importer says it, of kPartly and kUnreadable
  std::vector<std::string>
      predecessors;  // ids, ascending; of a kPartly without problem: all that was found was left by these
};

// The same in numbers. Each government is in exactly one of the four.
struct ReadingCounts {
  std::uint64_t governments = 0;
  std::uint64_t read = 0, partly = 0, unreadable = 0, nothing = 0;
  std::string kind;  // "municipality", where all are of one kind that is known; else empty
  bool operator==(const ReadingCounts&) const = default;
};
ReadingCounts counts_of(const std::vector<GovernmentCoverage>& governments);

// Opened once, then read by any number of threads, each with a Reader of its own. Holds a record for every regulation in memory (about a
// kilobyte each); provisions are streamed.
class Corpus {
 public:
  // `on` is the reckoning date: of several versions of a work the one in force then counts. Who exists then, and who took over from whom,
  // is as the register says that compare put into the library; before the first compare, only what the corpus itself holds is known.
  [[nodiscard]] static Result<Corpus> open(const library::Library& library, Date on);
  // The same by another register, which need not outlive it.
  [[nodiscard]] static Result<Corpus> open(const library::Library& library, Date on, const Register& governments);
  Corpus(Corpus&&) = default;
  Corpus& operator=(Corpus&&) = default;

  Date on() const { return on_; }
  // In the order in which they were imported.
  const std::vector<SourceRow>& sources() const { return sources_; }
  // Ascending by government, work and version.
  const std::vector<RegulationRow>& regulations() const { return regulations_; }
  // Those that count: indices into regulations(), ascending.
  std::vector<std::uint32_t> current() const;
  // REQUIRES: id stands in a regulation or a problem of this corpus, or in its register.
  const Government& government(std::string_view id) const;
  // Those that something of was imported, and those of the register.
  const std::map<std::string, Government, std::less<>>& governments() const { return governments_; }
  // Whose the regulations of a government are on the reckoning date: its own, while it exists; else those of the government that took it
  // over, or that took over that one. Its own still where nobody is known to have taken it over. REQUIRES: as government().
  const Government& holder_of(std::string_view id) const;
  const std::vector<Problem>& problems() const { return problems_; }
  const Coverage& coverage() const { return coverage_; }
  // Ascending by id: everyone of whom something was imported, and of every kind of which one that the register knows was imported, all
  // that exist on the reckoning date. What was imported of a government that is no more stands with its holder.
  const std::vector<GovernmentCoverage>& government_coverage() const { return government_coverage_; }

  // "gm0392/CVDR112779/artikel-5": never depends on a build.
  std::string id_of(const ProvisionRow& provision) const;
  // "gm0392/CVDR112779@2", as Reader::find_regulation takes it.
  std::string id_of(const RegulationRow& regulation) const;
  // Of the work, whatever its version: "gm0392/CVDR112779".
  static std::string work_id_of(const RegulationRow& regulation);

 private:
  friend class Reader;
  struct Loading;

  Corpus() = default;
  [[nodiscard]] Result<void> load_segment(std::uint32_t segment, Loading& loading);
  void keep_problems(Loading& loading);
  void find_whole(const Loading& loading);
  void count_standings();
  void relate_governments();
  void cover_governments();

  Date on_ = Date::today();
  std::vector<std::filesystem::path> segments_;
  std::map<std::string, Government, std::less<>> governments_;
  std::vector<SourceRow> sources_;
  std::vector<RegulationRow> regulations_;
  std::map<std::pair<std::uint32_t, std::int64_t>, std::uint32_t> by_row_;  // (segment, row) → index
  std::vector<Problem> problems_;
  std::vector<bool> problem_of_model_;  // by problem: its source was imported as models
  Coverage coverage_;
  std::vector<GovernmentCoverage> government_coverage_;
};

// The library's copy of the register: who exists when, and who took over from whom, as it was known when it was last compared.
inline constexpr const char* kRegisterKind = "governments";
inline constexpr const char* kRegisterFile = "governments.csv";

// One thread's eyes on a Corpus, which must outlive it.
class Reader {
 public:
  [[nodiscard]] static Result<Reader> open(const Corpus& corpus);

  // Every provision of the regulations that count, models included, in the order of Corpus::regulations(), which does not depend on the
  // order in which they were imported, and within one in the order of its text.
  [[nodiscard]] Result<void> for_each_current(const std::function<void(ProvisionRow)>& visit);
  // The same of these regulations, whether they count or not: indices into Corpus::regulations().
  [[nodiscard]] Result<void> for_each_of(std::span<const std::uint32_t> regulations,
                                         const std::function<void(ProvisionRow)>& visit);
  [[nodiscard]] Result<ProvisionRow> provision(ProvisionKey key);
  // Whose regulation it is of, without reading its text: index into Corpus::regulations().
  [[nodiscard]] Result<std::uint32_t> regulation_of(ProvisionKey key);
  // Those of one regulation whose ordinals are first .. last, in order.
  [[nodiscard]] Result<std::vector<ProvisionRow>> provisions_of(const RegulationRow& regulation, std::uint32_t first,
                                                                std::uint32_t last);
  // All of one regulation, in order.
  [[nodiscard]] Result<std::vector<ProvisionRow>> provisions_of(const RegulationRow& regulation);
  // By id_of; a version behind @ ("gm0392/CVDR112779@2/artikel-5"), else the one that counts, else the latest. kNotFound with the
  // nearest thing there is.
  [[nodiscard]] Result<ProvisionRow> find(std::string_view id);
  // By "government/work", with or without "@version".
  [[nodiscard]] Result<RegulationRow> find_regulation(std::string_view id);
  // All versions of the work that find_regulation finds, one of each, the earliest first: by first day, those without one before the
  // others, then by number.
  [[nodiscard]] Result<std::vector<RegulationRow>> versions_of(std::string_view id);
  const Corpus& corpus() const { return *corpus_; }

 private:
  explicit Reader(const Corpus& corpus) : corpus_(&corpus) {}

  const Corpus* corpus_;
  std::vector<library::Database> databases_;
  std::vector<library::Statement> by_key_, regulation_by_key_;
};

}  // namespace eender::corpus
