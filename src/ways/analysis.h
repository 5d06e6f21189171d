// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "library/library.h"
#include "library/sqlite.h"
#include "ways/ways.h"

// What compare found, as the library keeps it (docs/formats/library.md).
namespace eender::ways {

inline constexpr const char* kAnalysisFile = "analysis.sqlite";

struct AnalysisSummary {
  Date on = Date::today();       // the reckoning date
  std::uint64_t provisions = 0;  // that were compared
  std::uint64_t governments = 0;
  std::uint64_t families = 0;      // of two governments or more
  std::uint64_t in_families = 0;   // provisions in them
  corpus::ReadingCounts coverage;  // of the governments expected
};

// Writes the file: anew, or by changing a copy of an earlier one. One thread.
class AnalysisWriter {
 public:
  [[nodiscard]] static Result<AnalysisWriter> create(const std::filesystem::path& path);
  // REQUIRES: a file that AnalysisWriter finished, and that nobody else has.
  [[nodiscard]] static Result<AnalysisWriter> revise(const std::filesystem::path& path);
  // `headings` and `text` are what a search looks in beside the title. Returns the family's row, by which remove() knows it: unlike its id,
  // which finish() gives, it stays the same when others come and go.
  [[nodiscard]] Result<std::uint32_t> add(const FamilyRow& family, const std::vector<Member>& members,
                                          std::string_view headings, std::string_view text);
  // Takes a family away. `text` is what add() was given: that of its medoid.
  [[nodiscard]] Result<void> remove(std::uint32_t row, std::string_view text);
  [[nodiscard]] Result<corpus::ProvisionKey> medoid_of(std::uint32_t row);
  library::Database& database() { return database_; }  // for tables of others (workings.h, draft_index.h)
  // Gives families their ids, counts them and their members in `summary`, and writes that. `basis` is what the analysis depends on beside the
  // corpus.
  [[nodiscard]] Result<void> finish(AnalysisSummary& summary, const library::Manifest& compared,
                                    std::string_view basis);

 private:
  AnalysisWriter() = default;
  [[nodiscard]] Result<void> prepare();

  library::Database database_;
  library::Statement family_, member_, search_, described_, remove_search_, remove_members_, remove_family_;
};

// Where a library's analysis is, if it can be revised: it was made on this basis, of corpus files of which the library has all, in order, and
// perhaps more behind them.
[[nodiscard]] std::optional<std::filesystem::path> revisable_analysis(const library::Library& library,
                                                                      std::string_view basis);

// Reads it. One thread each.
class Analysis {
 public:
  // kNotFound where compare has not run; kConflict where the library was imported into since, or compared by another eender.
  [[nodiscard]] static Result<Analysis> open(const library::Library& library);

  const AnalysisSummary& summary() const { return summary_; }
  // By number of governments; substantive ones only unless all are asked for.
  [[nodiscard]] Result<std::vector<FamilyRow>> families(std::optional<std::size_t> most, bool all_kinds) const;
  [[nodiscard]] Result<FamilyRow> family(std::uint32_t id) const;
  [[nodiscard]] Result<std::vector<Member>> members(std::uint32_t id) const;
  // The family that holds a provision, and how it stands there; nothing where it is in none.
  struct Place {
    std::uint32_t family = 0;
    Member member;
  };
  [[nodiscard]] Result<std::optional<Place>> place_of(corpus::ProvisionKey provision) const;
  // Whether some family has this word in the text that stands for it; in any spelling of its accents. REQUIRES: letters only.
  [[nodiscard]] Result<bool> is_word(std::string_view word) const;
  // Families whose title, headings or text have all words of the query (or their beginnings), titles counting most; where none has all,
  // those that have any. Best first.
  [[nodiscard]] Result<std::vector<std::uint32_t>> search(std::string_view query, std::size_t most) const;

 private:
  Analysis() = default;
  library::Database database_;
  AnalysisSummary summary_;
};

}  // namespace eender::ways
