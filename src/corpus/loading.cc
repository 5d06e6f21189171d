// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "corpus/reader.h"
#include "corpus/standing.h"

// How a Corpus is opened: what its files say of sources, governments, regulations and problems, brought together.

namespace eender::corpus {
namespace {

std::string text_of(const library::Statement& row, int column) { return std::string(row.text(column)); }

std::optional<Date> date_of(const library::Statement& row, int column) {
  return row.null(column) ? std::nullopt : Date::parse(row.text(column));
}

// What the relations say of who repealed whom; as a segment keeps them, a JSON list.
void read_repeals(std::string_view relations, RegulationRow& regulation) {
  if (relations.find("repeal") == std::string_view::npos) return;  // most have none: do not parse
  const auto list = nlohmann::json::parse(relations, nullptr, false);
  if (!list.is_array()) return;
  for (const auto& relation : list) {
    if (!relation.is_object()) continue;
    const std::string kind = relation.value("kind", "");
    std::string target = relation.value("target", "");
    if (kind == "repealed-by" && regulation.repealed_by.empty())
      regulation.repealed_by = std::move(target);
    else if (kind == "repeals" && !target.empty())
      regulation.repeals.push_back(std::move(target));
  }
}

// Calls `visit` for what a member stands in, the nearest first: of "inner.zip!letter.docx!word/document.xml" for "inner.zip!letter.docx" and
// "inner.zip", until it says true.
template <typename Visit>
bool any_around(std::string_view member, const Visit& visit) {
  for (std::size_t end = member.rfind('!'); end != std::string_view::npos && end > 0; end = member.rfind('!', end - 1))
    if (visit(member.substr(0, end))) return true;
  return false;
}

}  // namespace

// What is known of the sources until all segments are read.
struct Corpus::Loading {
  // Whose all is that was read of something, where it is of one.
  struct Owner {
    std::string government;
    bool several = false;
    void add(const std::string& other) {
      several = several || (!government.empty() && government != other);
      government = other;
    }
  };
  struct Place {
    std::size_t source = 0;
    std::string member;  // of the archive that it is, in it; else empty
  };
  struct Met {
    Problem problem;
    Place place;
  };
  std::vector<std::map<std::int64_t, std::size_t>> row_of;  // by segment: row → source
  std::vector<Place> place_of;                              // by regulation
  std::vector<Owner> owner_of;                              // by source
  std::map<std::pair<std::size_t, std::string>, Owner> owner_of_member;
  std::vector<Met> problems;

  const Owner& owner(const Place& place) const {
    const Owner* owner = nullptr;
    const auto look = [&](std::string_view member) {
      const auto found = owner_of_member.find({place.source, std::string(member)});
      if (found != owner_of_member.end()) owner = &found->second;
      return owner != nullptr;
    };
    return look(place.member) || any_around(place.member, look) ? *owner : owner_of[place.source];
  }
};

Result<void> Corpus::load_segment(std::uint32_t segment, Loading& loading) {
  EENDER_TRY(const auto database, library::Database::open(segments_[segment]));
  auto& row_of = loading.row_of.emplace_back();
  EENDER_TRY(auto source, database.prepare("SELECT id, name, content, as_model FROM sources ORDER BY id"));
  for (;;) {
    EENDER_TRY(const bool row, source.step());
    if (!row) break;
    row_of[source.integer(0)] = sources_.size();
    sources_.push_back(
        {segment, source.integer(0), text_of(source, 1), text_of(source, 2), source.integer(3) != 0, false});
  }
  loading.owner_of.resize(sources_.size());
  const auto name_of = [&](const Loading::Place& place) {
    const std::string& file = sources_[place.source].name;
    return place.member.empty() ? file : file + "!" + place.member;
  };
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
    // Of several spellings that no register has one, whichever came first.
    const auto [at, added] = governments_.try_emplace(g.id, g);
    if (!added && (g.known || (!at->second.known && g.name < at->second.name))) at->second = std::move(g);
  }
  EENDER_TRY(
      auto regulation,
      database.prepare("SELECT id, source, government, work, version, title, other_titles, type, subject, language, "
                       "adopted, valid_from, valid_until, model, relations, member FROM regulations ORDER BY id"));
  for (;;) {
    EENDER_TRY(const bool row, regulation.step());
    if (!row) break;
    RegulationRow r;
    r.segment = segment;
    r.row = regulation.integer(0);
    Loading::Place place{row_of[regulation.integer(1)], text_of(regulation, 15)};
    r.source = name_of(place);
    r.government = text_of(regulation, 2);
    loading.owner_of[place.source].add(r.government);
    if (!place.member.empty()) loading.owner_of_member[{place.source, place.member}].add(r.government);
    loading.place_of.push_back(std::move(place));
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
    read_repeals(regulation.text(14), r);
    regulations_.push_back(std::move(r));
  }
  EENDER_TRY(auto problem,
             database.prepare(
                 "SELECT source, severity, offset, line, government, reason, member FROM problems ORDER BY rowid"));
  for (;;) {
    EENDER_TRY(const bool row, problem.step());
    if (!row) break;
    Loading::Met met;
    met.place = {row_of[problem.integer(0)], text_of(problem, 6)};
    Problem& p = met.problem;
    p.source = name_of(met.place);
    p.severity = static_cast<Problem::Severity>(problem.integer(1));
    if (!problem.null(2)) p.offset = static_cast<std::uint64_t>(problem.integer(2));
    if (!problem.null(3)) p.line = static_cast<std::uint64_t>(problem.integer(3));
    p.government = text_of(problem, 4);
    p.reason = text_of(problem, 5);
    loading.problems.push_back(std::move(met));
  }
  return {};
}

// Problems stand until their source is read again: something came under its name, or the same bytes by importers that know more.
void Corpus::keep_problems(Loading& loading) {
  // Paths that led nowhere were recorded once, and mended in the next command. They are no sources, and stand for nothing.
  std::set<std::size_t> nowhere;
  for (const Loading::Met& met : loading.problems)
    if (met.problem.reason == "no such file or folder") nowhere.insert(met.place.source);
  std::set<std::pair<std::string_view, bool>> again;  // names that came, contents
  for (std::size_t i = sources_.size(); i-- > 0;) {
    SourceRow& source = sources_[i];
    const bool unread = source.content.starts_with("unread ");
    source.superseded = (unread && nowhere.contains(i)) || !again.emplace(source.content, source.as_model).second ||
                        (unread && again.contains({source.name, source.as_model}));
    if (!unread) again.emplace(source.name, source.as_model);
    coverage_.sources += !source.superseded;
  }
  for (Loading::Met& met : loading.problems) {
    const SourceRow& source = sources_[met.place.source];
    // What is wrong with a file that holds one government's texts is wrong with that government's.
    if (const Loading::Owner& owner = loading.owner(met.place); met.problem.government.empty() && !owner.several)
      met.problem.government = owner.government;
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

// A problem is of all regulations of its government in the file that it names, in what that file stands in, and in what stands in it: which
// of them it touches is not known.
void Corpus::find_whole(const Loading& loading) {
  using Touched = std::set<std::tuple<std::size_t, std::string_view, std::string_view>>;  // source, government, member
  Touched named, around;
  for (const Loading::Met& met : loading.problems) {
    if (met.problem.severity == Problem::Severity::kNotice) continue;
    const std::size_t source = met.place.source;
    const std::string_view member = met.place.member;
    const std::string_view government = met.problem.government;
    named.emplace(source, government, member);
    around.emplace(source, government, std::string_view());
    any_around(member, [&](std::string_view outer) {
      around.emplace(source, government, outer);
      return false;
    });
  }
  for (std::size_t i = 0; i < regulations_.size(); ++i) {
    RegulationRow& r = regulations_[i];
    const std::size_t source = loading.place_of[i].source;
    const std::string_view member = loading.place_of[i].member;
    const auto is_named = [&](std::string_view it) { return named.contains({source, r.government, it}); };
    r.whole = !is_named(member) && !is_named({}) && !any_around(member, is_named) &&
              !around.contains({source, r.government, member});
  }
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

}  // namespace eender::corpus
