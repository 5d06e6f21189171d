// SPDX-License-Identifier: EUPL-1.2
#include "corpus/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "base/check.h"
#include "corpus/standing.h"

namespace eender::corpus {
namespace {

std::string text_of(const library::Statement& row, int column) { return std::string(row.text(column)); }

std::optional<Date> date_of(const library::Statement& row, int column) {
  return row.null(column) ? std::nullopt : Date::parse(row.text(column));
}

ProvisionRow provision_row(const library::Statement& s, std::uint32_t segment, std::uint32_t regulation) {
  ProvisionRow p;
  p.key = {segment, static_cast<std::uint32_t>(s.integer(0))};
  p.regulation = regulation;
  p.ordinal = static_cast<std::uint32_t>(s.integer(2));
  p.path = text_of(s, 3);
  p.number = text_of(s, 4);
  p.heading = text_of(s, 5);
  p.text = text_of(s, 6);
  p.note = text_of(s, 7);
  return p;
}

constexpr std::string_view kProvision =
    "SELECT id, regulation, ordinal, path, number, heading, text, note FROM provisions ";

// Identifiers join their parts with "/"; in a work's own name it would start a path.
std::string work_in_id(std::string_view work) {
  std::string result(work);
  std::replace(result.begin(), result.end(), '/', '_');
  std::replace(result.begin(), result.end(), '@', '_');
  return result;
}

// Of relations as a segment keeps them, a JSON list: the work that repealed the regulation; empty where none is named.
std::string repealed_by(std::string_view relations) {
  constexpr std::string_view kKind = "repealed-by";
  if (relations.find(kKind) == std::string_view::npos) return {};  // most have none: do not parse
  const auto list = nlohmann::json::parse(relations, nullptr, false);
  if (!list.is_array()) return {};
  for (const auto& relation : list)
    if (relation.is_object() && relation.value("kind", "") == kKind) return relation.value("target", "");
  return {};
}

}  // namespace

// What is known of the sources until all segments are read.
struct Corpus::Loading {
  struct Source {
    std::string name, content;
    bool as_model = false;
    bool superseded = false;  // read again later
    std::string government;   // where all that was read of it is of one
    bool several = false;     // it is of more
  };
  struct Met {
    Problem problem;
    std::size_t source = 0;
  };
  std::vector<Source> sources;                              // in the order they were imported
  std::vector<std::map<std::int64_t, std::size_t>> row_of;  // by segment: row → source
  std::vector<std::size_t> source_of;                       // by regulation
  std::vector<Met> problems;
};

Result<void> Corpus::load_segment(std::uint32_t segment, Loading& loading) {
  EENDER_TRY(const auto database, library::Database::open(segments_[segment]));
  auto& row_of = loading.row_of.emplace_back();
  EENDER_TRY(auto source, database.prepare("SELECT id, name, content, as_model FROM sources ORDER BY id"));
  for (;;) {
    EENDER_TRY(const bool row, source.step());
    if (!row) break;
    row_of[source.integer(0)] = loading.sources.size();
    loading.sources.push_back({text_of(source, 1), text_of(source, 2), source.integer(3) != 0, false, {}, false});
  }
  EENDER_TRY(auto government, database.prepare("SELECT * FROM governments"));
  for (;;) {
    EENDER_TRY(const bool row, government.step());
    if (!row) break;
    Government g;
    g.id = text_of(government, 0);
    g.name = text_of(government, 1);
    g.kind = text_of(government, 2);
    g.region = text_of(government, 3);
    if (!government.null(4)) g.inhabitants = static_cast<int>(government.integer(4));
    if (!government.null(5)) g.latitude = government.real(5);
    if (!government.null(6)) g.longitude = government.real(6);
    g.from = date_of(government, 7);
    g.until = date_of(government, 8);
    g.successor = text_of(government, 9);
    g.known = government.integer(10) != 0;
    governments_.insert_or_assign(g.id, std::move(g));
  }
  EENDER_TRY(
      auto regulation,
      database.prepare("SELECT id, source, government, work, version, title, other_titles, type, subject, language, "
                       "adopted, valid_from, valid_until, model, relations FROM regulations ORDER BY id"));
  for (;;) {
    EENDER_TRY(const bool row, regulation.step());
    if (!row) break;
    RegulationRow r;
    r.segment = segment;
    r.row = regulation.integer(0);
    const std::size_t from = row_of[regulation.integer(1)];
    loading.source_of.push_back(from);
    r.source = loading.sources[from].name;
    r.government = text_of(regulation, 2);
    Loading::Source& read_from = loading.sources[from];
    read_from.several = read_from.several || (!read_from.government.empty() && read_from.government != r.government);
    read_from.government = r.government;
    r.work = text_of(regulation, 3);
    r.version = text_of(regulation, 4);
    r.title = text_of(regulation, 5);
    if (const auto titles = nlohmann::json::parse(regulation.text(6), nullptr, false); titles.is_array())
      for (const auto& title : titles)
        if (title.is_string()) r.other_titles.push_back(title.get<std::string>());
    r.type = text_of(regulation, 7);
    r.subject = text_of(regulation, 8);
    r.language = text_of(regulation, 9);
    r.adopted = date_of(regulation, 10);
    r.from = date_of(regulation, 11);
    r.until = date_of(regulation, 12);
    r.model = regulation.integer(13) != 0;
    r.repealed_by = repealed_by(regulation.text(14));
    regulations_.push_back(std::move(r));
  }
  EENDER_TRY(
      auto problem,
      database.prepare("SELECT source, severity, offset, line, government, reason FROM problems ORDER BY rowid"));
  for (;;) {
    EENDER_TRY(const bool row, problem.step());
    if (!row) break;
    Loading::Met met;
    met.source = row_of[problem.integer(0)];
    Problem& p = met.problem;
    p.source = loading.sources[met.source].name;
    p.severity = static_cast<Problem::Severity>(problem.integer(1));
    if (!problem.null(2)) p.offset = static_cast<std::uint64_t>(problem.integer(2));
    if (!problem.null(3)) p.line = static_cast<std::uint64_t>(problem.integer(3));
    p.government = text_of(problem, 4);
    p.reason = text_of(problem, 5);
    loading.problems.push_back(std::move(met));
  }
  return {};
}

// Problems stand until their source is read again: a file that was not there and came, or the same bytes by importers that know more.
void Corpus::keep_problems(Loading& loading) {
  std::set<std::pair<std::string_view, bool>> again;  // names that came, contents
  for (std::size_t i = loading.sources.size(); i-- > 0;) {
    Loading::Source& source = loading.sources[i];
    const bool unread = source.content.starts_with("unread ");
    source.superseded = !again.emplace(source.content, source.as_model).second ||
                        (unread && again.contains({source.name, source.as_model}));
    if (!unread) again.emplace(source.name, source.as_model);
    coverage_.sources += !source.superseded;
  }
  for (Loading::Met& met : loading.problems) {
    const Loading::Source& source = loading.sources[met.source];
    // What is wrong with a file that holds one government's texts is wrong with that government's.
    if (met.problem.government.empty() && !source.several) met.problem.government = source.government;
    if (source.superseded) continue;
    switch (met.problem.severity) {
      case Problem::Severity::kUnreadable:
        ++coverage_.unreadable;
        break;
      case Problem::Severity::kPartial:
        ++coverage_.partial;
        break;
      case Problem::Severity::kNotice:
        ++coverage_.notices;
        break;
    }
    problems_.push_back(met.problem);
    problem_of_model_.push_back(source.as_model);
  }
}

// A problem is of all regulations of its government in its source: which of them it touches is not known.
void Corpus::find_whole(const Loading& loading) {
  std::set<std::pair<std::size_t, std::string_view>> troubled;
  for (const Loading::Met& met : loading.problems)
    if (met.problem.severity != Problem::Severity::kNotice) troubled.emplace(met.source, met.problem.government);
  for (std::size_t i = 0; i < regulations_.size(); ++i)
    regulations_[i].whole = !troubled.contains({loading.source_of[i], regulations_[i].government});
}

void Corpus::count_standings() {
  for (std::uint32_t i = 0; i < regulations_.size(); ++i) {
    const RegulationRow& r = regulations_[i];
    by_row_[{r.segment, r.row}] = i;
    switch (r.standing) {
      case Standing::kCurrent:
        ++coverage_.regulations;
        break;
      case Standing::kSuperseded:
        ++coverage_.superseded;
        break;
      case Standing::kLapsed:
        ++coverage_.lapsed;
        break;
      case Standing::kFuture:
        ++coverage_.future;
        break;
      case Standing::kReplaced:
        ++coverage_.replaced;
        break;
    }
  }
}

Result<Corpus> Corpus::open(const library::Library& library, Date on) {
  const auto kept = library.of_kind(kRegisterKind);
  if (kept.empty()) return open(library, on, Register());
  EENDER_TRY(const auto governments, Register::load(library.path_of(kept.front())));
  return open(library, on, governments);
}

Result<Corpus> Corpus::open(const library::Library& library, Date on, const Register& governments) {
  Corpus corpus;
  corpus.on_ = on;
  for (const library::Entry& entry : library.of_kind("corpus")) corpus.segments_.push_back(library.path_of(entry));
  Loading loading;
  for (std::uint32_t i = 0; i < corpus.segments_.size(); ++i) EENDER_TRY_VOID(corpus.load_segment(i, loading));
  // A register that came later knows better than the one that was there at the import.
  for (const Government& g : governments.all()) corpus.governments_.insert_or_assign(g.id, g);
  corpus.keep_problems(loading);
  corpus.find_whole(loading);
  judge(corpus.regulations_, on);
  corpus.count_standings();
  corpus.relate_governments();
  corpus.cover_governments();
  return corpus;
}

const Government& Corpus::government(std::string_view id) const {
  const auto found = governments_.find(id);
  EENDER_CHECK(found != governments_.end(), "a segment holds every government it names");
  return found->second;
}

std::string Corpus::id_of(const ProvisionRow& p) const {
  const RegulationRow& r = regulations_[p.regulation];
  return r.government + "/" + work_in_id(r.work) + "/" + p.path;
}

std::string Corpus::id_of(const RegulationRow& r) const {
  return r.government + "/" + work_in_id(r.work) + "@" + r.version;
}

Result<Reader> Reader::open(const Corpus& corpus) {
  Reader reader(corpus);
  for (const auto& path : corpus.segments_) {
    EENDER_TRY(auto database, library::Database::open(path));
    EENDER_TRY(auto statement, database.prepare(std::string(kProvision) + "WHERE id=?"));
    reader.databases_.push_back(std::move(database));
    reader.by_key_.push_back(std::move(statement));
  }
  return reader;
}

Result<void> Reader::for_each_current(const std::function<void(ProvisionRow)>& visit) {
  for (std::uint32_t segment = 0; segment < databases_.size(); ++segment) {
    EENDER_TRY(auto rows, databases_[segment].prepare(std::string(kProvision) + "ORDER BY id"));
    for (;;) {
      EENDER_TRY(const bool row, rows.step());
      if (!row) break;
      const auto regulation = corpus_->by_row_.find({segment, rows.integer(1)});
      if (regulation == corpus_->by_row_.end())
        return fail(ErrorKind::kCorrupt,
                    "a provision of a regulation that is not there; build the library anew from its sources",
                    corpus_->segments_[segment].string());
      if (corpus_->regulations_[regulation->second].standing != Standing::kCurrent) continue;
      visit(provision_row(rows, segment, regulation->second));
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

Result<std::vector<ProvisionRow>> Reader::provisions_of(const RegulationRow& regulation) {
  std::vector<ProvisionRow> result;
  EENDER_TRY(auto rows,
             databases_[regulation.segment].prepare(std::string(kProvision) + "WHERE regulation=? ORDER BY ordinal"));
  rows.bind(regulation.row);
  const std::uint32_t index = corpus_->by_row_.at({regulation.segment, regulation.row});
  for (;;) {
    EENDER_TRY(const bool row, rows.step());
    if (!row) return result;
    result.push_back(provision_row(rows, regulation.segment, index));
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
  for (const RegulationRow& r : corpus_->regulations()) {
    if (r.government != government) continue;
    government_seen = true;
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
  return fail(ErrorKind::kNotFound,
              fmt::format("{} has no regulation '{}'{} here", government, work, version ? " of that version" : ""),
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
