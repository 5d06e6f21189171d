// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include "corpus/reader.h"

// Who is expected in a corpus, what came in of each, and whose the regulations are of those that are no more.
namespace eender::corpus {
namespace {

bool exists(const Government& government, Date on) {
  return !(government.from && *government.from > on) && !(government.until && *government.until <= on);
}

}  // namespace

const Government& Corpus::holder_of(std::string_view id) const {
  const Government* holder = &government(id);
  // Bounded, because only the register was checked for circles.
  for (std::size_t step = 0; step < governments_.size(); ++step) {
    if (!holder->until || *holder->until > on_) break;
    const auto next = governments_.find(holder->successor);
    if (next == governments_.end()) break;
    holder = &next->second;
  }
  return *holder;
}

// The texts of a government that was taken over go on naming it, or name the new one since they were changed: both are its own.
void Corpus::relate_governments() {
  std::map<std::string_view, std::set<std::string_view>> related;  // holder → itself and whose regulations it holds
  for (const RegulationRow& r : regulations_) {
    const Government& holder = holder_of(r.government);
    if (holder.id == r.government) continue;
    related[holder.id].insert(holder.id);
    related[holder.id].insert(r.government);
  }
  std::vector<std::pair<Government*, std::vector<std::string>>> named;
  for (const auto& [holder, ids] : related) {
    std::vector<std::string> names;
    for (const std::string_view id : ids)
      for (std::string& name : own_names(government(id))) names.push_back(std::move(name));
    for (const std::string_view id : ids) named.emplace_back(&governments_.find(id)->second, names);
  }
  for (auto& [government, names] : named) government->related_names = std::move(names);
}

void Corpus::cover_governments() {
  struct Came {
    bool something = false;              // regulations, whether they count or not
    bool own = false;                    // of itself
    std::set<std::string> predecessors;  // ids
    std::string problem;
    std::uint64_t regulations = 0;
  };
  std::map<std::string_view, Came> came;  // by holder
  std::set<std::string_view> kinds;
  for (const RegulationRow& r : regulations_) {
    if (r.model) continue;
    const Government& writer = government(r.government);
    const Government& holder = holder_of(r.government);
    if (writer.known) kinds.insert(writer.kind);
    Came& c = came[holder.id];
    c.something = true;
    c.own |= holder.id == writer.id;
    if (holder.id != writer.id) c.predecessors.insert(writer.id);
    c.regulations += r.standing == Standing::kCurrent;
  }
  for (std::size_t i = 0; i < problems_.size(); ++i) {
    const Problem& p = problems_[i];
    if (p.severity == Problem::Severity::kNotice || p.government.empty() || problem_of_model_[i]) continue;
    if (government(p.government).known) kinds.insert(government(p.government).kind);
    Came& c = came[holder_of(p.government).id];
    if (c.problem.empty()) c.problem = p.reason;
  }
  for (const auto& [id, g] : governments_)
    if (g.known && kinds.contains(g.kind) && exists(g, on_)) came.try_emplace(id);

  for (const auto& [id, c] : came) {
    GovernmentCoverage row;
    row.government = &government(id);
    row.regulations = c.regulations;
    row.problem = c.problem;
    if (!c.something) {
      row.reading = c.problem.empty() ? Reading::kNothing : Reading::kUnreadable;
    } else if (!c.problem.empty()) {
      row.reading = Reading::kPartly;
    } else if (!c.own) {
      row.reading = Reading::kPartly;
      row.predecessors.assign(c.predecessors.begin(), c.predecessors.end());
    } else {
      row.reading = Reading::kRead;
    }
    government_coverage_.push_back(std::move(row));
  }
}

ReadingCounts counts_of(const std::vector<GovernmentCoverage>& governments) {
  ReadingCounts counts;
  counts.governments = governments.size();
  for (const GovernmentCoverage& g : governments) {
    switch (g.reading) {
      case Reading::kRead:
        ++counts.read;
        break;
      case Reading::kPartly:
        ++counts.partly;
        break;
      case Reading::kUnreadable:
        ++counts.unreadable;
        break;
      case Reading::kNothing:
        ++counts.nothing;
        break;
    }
  }
  const auto same_kind = [&](const GovernmentCoverage& g) {
    return g.government->kind == governments.front().government->kind;
  };
  if (!governments.empty() && std::all_of(governments.begin(), governments.end(), same_kind))
    counts.kind = governments.front().government->kind;
  return counts;
}

}  // namespace eender::corpus
