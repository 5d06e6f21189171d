// SPDX-License-Identifier: EUPL-1.2
#include "corpus/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <set>

#include "base/check.h"
#include "corpus/segment.h"

namespace eender::corpus {
namespace {

ProvisionRow provision_row(const library::Statement& s, std::uint32_t segment, std::uint32_t regulation) {
  ProvisionRow p;
  p.key = {segment, static_cast<std::uint32_t>(s.integer(0))};
  p.regulation = regulation;
  p.ordinal = static_cast<std::uint32_t>(s.integer(2));
  p.path = std::string(s.text(3));
  p.number = std::string(s.text(4));
  p.heading = std::string(s.text(5));
  p.text = std::string(s.text(6));
  p.note = std::string(s.text(7));
  return p;
}

constexpr std::string_view kProvision =
    "SELECT p.id, p.regulation, p.ordinal, p.path, p.number, p.heading, p.text, p.note ";
std::string provisions_of_regulation() { return std::string(kProvision).append(kProvisionsOf); }

// Identifiers join their parts with "/"; in a work's own name it would start a path.
std::string work_in_id(std::string_view work) {
  std::string result(work);
  std::replace(result.begin(), result.end(), '/', '_');
  std::replace(result.begin(), result.end(), '@', '_');
  return result;
}

}  // namespace

const Government& Corpus::government(std::string_view id) const {
  const auto found = governments_.find(id);
  EENDER_CHECK(found != governments_.end(), "a segment holds every government it names");
  return found->second;
}

std::string Corpus::id_of(const ProvisionRow& p) const { return work_id_of(regulations_[p.regulation]) + "/" + p.path; }

std::string Corpus::id_of(const RegulationRow& r) const { return work_id_of(r) + "@" + r.version; }

std::string Corpus::work_id_of(const RegulationRow& r) { return r.government + "/" + work_in_id(r.work); }

Result<Reader> Reader::open(const Corpus& corpus) {
  Reader reader(corpus);
  for (const auto& path : corpus.segments_) {
    EENDER_TRY(auto database, library::Database::open(path));
    EENDER_TRY(auto statement, database.prepare(std::string(kProvision) + "FROM provisions p WHERE id=?"));
    EENDER_TRY(auto regulation, database.prepare("SELECT regulation FROM provisions WHERE id=?"));
    reader.regulation_by_key_.push_back(std::move(regulation));
    reader.databases_.push_back(std::move(database));
    reader.by_key_.push_back(std::move(statement));
  }
  return reader;
}

std::vector<std::uint32_t> Corpus::current() const {
  std::vector<std::uint32_t> current;
  for (std::uint32_t i = 0; i < regulations_.size(); ++i)
    if (regulations_[i].standing == Standing::kCurrent) current.push_back(i);
  return current;
}

Result<void> Reader::for_each_current(const std::function<void(ProvisionRow)>& visit) {
  return for_each_of(corpus_->current(), visit);
}

Result<void> Reader::for_each_of(std::span<const std::uint32_t> regulations,
                                 const std::function<void(ProvisionRow)>& visit) {
  std::vector<library::Statement> by_regulation;
  for (const library::Database& database : databases_) {
    EENDER_TRY(auto rows, database.prepare(provisions_of_regulation()));
    by_regulation.push_back(std::move(rows));
  }
  for (const std::uint32_t i : regulations) {
    const RegulationRow& regulation = corpus_->regulations_[i];
    library::Statement& rows = by_regulation[regulation.segment];
    rows.reset();
    rows.bind(regulation.row);
    for (;;) {
      EENDER_TRY(const bool row, rows.step());
      if (!row) break;
      visit(provision_row(rows, regulation.segment, i));
    }
  }
  return {};
}

Result<ProvisionRow> Reader::provision(ProvisionKey key) {
  if (key.segment >= by_key_.size())
    return fail(ErrorKind::kCorrupt, "the analysis names a corpus file that is not there; run compare again");
  library::Statement& statement = by_key_[key.segment];
  statement.reset();
  statement.bind(std::int64_t{key.row});
  EENDER_TRY(const bool row, statement.step());
  const auto regulation = row ? corpus_->by_row_.find({key.segment, statement.integer(1)}) : corpus_->by_row_.end();
  if (regulation == corpus_->by_row_.end())
    return fail(ErrorKind::kCorrupt, "the analysis names a provision that is not there; run compare again");
  return provision_row(statement, key.segment, regulation->second);
}

Result<std::uint32_t> Reader::regulation_of(ProvisionKey key) {
  if (key.segment >= regulation_by_key_.size())
    return fail(ErrorKind::kCorrupt, "the analysis names a corpus file that is not there; run compare again");
  library::Statement& rows = regulation_by_key_[key.segment];
  rows.reset();
  rows.bind(std::int64_t{key.row});
  EENDER_TRY(const bool row, rows.step());
  const auto regulation = row ? corpus_->by_row_.find({key.segment, rows.integer(0)}) : corpus_->by_row_.end();
  if (regulation == corpus_->by_row_.end())
    return fail(ErrorKind::kCorrupt, "the analysis names a provision that is not there; run compare again");
  return regulation->second;
}

Result<std::vector<ProvisionRow>> Reader::provisions_of(const RegulationRow& regulation) {
  return provisions_of(regulation, 0, std::numeric_limits<std::uint32_t>::max());
}

Result<std::vector<ProvisionRow>> Reader::provisions_of(const RegulationRow& regulation, std::uint32_t first,
                                                        std::uint32_t last) {
  std::vector<ProvisionRow> result;
  EENDER_TRY(auto rows, databases_[regulation.segment].prepare(provisions_of_regulation()));
  rows.bind(regulation.row);
  const std::uint32_t index = corpus_->by_row_.at({regulation.segment, regulation.row});
  for (;;) {
    EENDER_TRY(const bool row, rows.step());
    if (!row) return result;
    const std::int64_t ordinal = rows.integer(2);
    if (ordinal > last) return result;
    if (ordinal >= first) result.push_back(provision_row(rows, regulation.segment, index));
  }
}

Result<RegulationRow> Reader::find_regulation(std::string_view id) {
  const std::size_t slash = id.find('/');
  const std::string_view government = id.substr(0, slash);
  std::string_view work = slash == std::string_view::npos ? std::string_view{} : id.substr(slash + 1);
  std::optional<std::string_view> version;
  if (const std::size_t at = work.rfind('@'); at != std::string_view::npos) {
    version = work.substr(at + 1);
    work = work.substr(0, at);
  }
  const RegulationRow* best = nullptr;
  bool government_seen = false;
  std::set<std::string, std::less<>> works;
  for (const RegulationRow& r : corpus_->regulations()) {
    if (r.government != government) continue;
    government_seen = true;
    if (r.standing != Standing::kReplaced) works.insert(work_in_id(r.work));
    if (work_in_id(r.work) != work || r.standing == Standing::kReplaced) continue;
    if (version ? r.version == *version : best == nullptr || best->standing != Standing::kCurrent) best = &r;
  }
  if (best != nullptr) return *best;
  if (!government_seen)
    return fail(ErrorKind::kNotFound,
                fmt::format("no government '{}' in this library; an id reads government/work/path, such as "
                            "gm0392/CVDR112779/artikel-5",
                            government),
                std::string(id));
  std::string known;
  if (!works.empty() && !works.contains(work))
    known = fmt::format(", but {}{}", works.size() == 1 ? "" : fmt::format("{} others, such as ", works.size()),
                        *works.begin());
  return fail(
      ErrorKind::kNotFound,
      fmt::format("{} has no regulation '{}'{} here{}", government, work, version ? " of that version" : "", known),
      std::string(id));
}

Result<std::vector<RegulationRow>> Reader::versions_of(std::string_view id) {
  EENDER_TRY(const RegulationRow one, find_regulation(id));
  std::vector<RegulationRow> result;
  for (const RegulationRow& r : corpus_->regulations())
    if (r.government == one.government && r.work == one.work && r.standing != Standing::kReplaced) result.push_back(r);
  // They come by number.
  std::stable_sort(result.begin(), result.end(),
                   [](const RegulationRow& a, const RegulationRow& b) { return a.from < b.from; });
  return result;
}

Result<ProvisionRow> Reader::find(std::string_view id) {
  const std::size_t first = id.find('/');
  const std::size_t second = first == std::string_view::npos ? first : id.find('/', first + 1);
  EENDER_TRY(const RegulationRow regulation, find_regulation(id.substr(0, second)));
  const std::string_view path = second == std::string_view::npos ? std::string_view{} : id.substr(second + 1);
  EENDER_TRY(auto provisions, provisions_of(regulation));
  for (ProvisionRow& p : provisions)
    if (p.path == path) return std::move(p);
  return fail(
      ErrorKind::kNotFound,
      fmt::format(
          "this regulation has {} provisions{}, and none with path '{}'", provisions.size(),
          provisions.empty() ? "" : " from '" + provisions.front().path + "' to '" + provisions.back().path + "'",
          path),
      std::string(id));
}

}  // namespace eender::corpus
