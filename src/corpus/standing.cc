// SPDX-License-Identifier: EUPL-1.2
#include "corpus/standing.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace eender::corpus {
namespace {

// Versions order by number where both are numbers ("10" after "9"), else by their letters.
bool version_less(const std::string& a, const std::string& b) {
  std::uint64_t x = 0;
  std::uint64_t y = 0;
  const auto [p, e] = std::from_chars(a.data(), a.data() + a.size(), x);
  const auto [q, f] = std::from_chars(b.data(), b.data() + b.size(), y);
  const bool numbers = e == std::errc() && f == std::errc() && p == a.data() + a.size() && q == b.data() + b.size();
  return numbers && x != y ? x < y : a < b;
}

bool same_work(const RegulationRow& a, const RegulationRow& b) {
  return a.government == b.government && a.work == b.work;
}

// By government and work.
using Days = std::map<std::pair<std::string_view, std::string_view>, std::set<Date>>;

struct Known {
  Days beginnings;  // of each work that has dates
  Days repeals;     // of each work that another of its government says it repeals: when that one begins
};

Known known_of(const std::vector<RegulationRow>& regulations) {
  Known known;
  for (const RegulationRow& r : regulations) {
    if (!r.from) continue;
    known.beginnings[{r.government, r.work}].insert(*r.from);
    const bool stillborn = r.until && *r.until <= *r.from;
    if (r.model || stillborn) continue;
    for (const std::string& work : r.repeals)
      if (work != r.work) known.repeals[{r.government, work}].insert(*r.from);
  }
  return known;
}

std::optional<Date> end_of(const RegulationRow& r, const Known& known) {
  std::optional<Date> end = r.until;
  if (!end && !r.repealed_by.empty() && r.repealed_by != r.work) {
    const auto repealing = known.beginnings.find({r.government, r.repealed_by});
    if (repealing != known.beginnings.end()) end = *repealing->second.begin();
  }
  if (const auto repealed = known.repeals.find({r.government, r.work}); repealed != known.repeals.end() && !r.model) {
    const std::set<Date>& days = repealed->second;
    const auto day = r.from ? days.upper_bound(*r.from) : days.begin();
    if (day != days.end() && (!end || *day < *end)) end = *day;
  }
  return end;
}

// Leaves of each version the one reading that stands for it; the others are kReplaced. Gives those that stand, in order.
std::vector<RegulationRow*> one_of_each_version(std::span<RegulationRow> work) {
  std::vector<RegulationRow*> result;
  for (RegulationRow& r : work) {
    if (result.empty() || result.back()->version != r.version) {
      result.push_back(&r);
    } else if (r.whole || !result.back()->whole) {
      std::exchange(result.back(), &r)->standing = Standing::kReplaced;
    } else {
      r.standing = Standing::kReplaced;
    }
  }
  return result;
}

void judge_work(std::span<RegulationRow> work, Date on, const Known& known) {
  const std::vector<RegulationRow*> versions = one_of_each_version(work);
  std::vector<std::size_t> begun;  // and not stillborn
  const auto ended = [&](const RegulationRow& r) {
    const auto end = end_of(r, known);
    return end && *end <= on;
  };
  for (std::size_t i = 0; i < versions.size(); ++i) {
    RegulationRow& r = *versions[i];
    const auto end = end_of(r, known);
    if (end && r.from && *end <= *r.from) {
      r.standing = Standing::kLapsed;
    } else if (r.from && *r.from > on) {
      r.standing = Standing::kFuture;
    } else {
      r.standing = ended(r) ? Standing::kLapsed : Standing::kSuperseded;
      begun.push_back(i);
    }
  }
  if (begun.empty()) return;
  const auto later = [&](std::size_t a, std::size_t b) {
    return std::tuple(versions[a]->from, a) < std::tuple(versions[b]->from, b);
  };
  std::size_t last = *std::max_element(begun.begin(), begun.end(), later);
  if (ended(*versions[last]))
    for (const std::size_t i : begun)
      if (i > last && !versions[i]->from && !ended(*versions[i])) last = i;
  if (!ended(*versions[last])) versions[last]->standing = Standing::kCurrent;
}

}  // namespace

void judge(std::vector<RegulationRow>& regulations, Date on) {
  std::stable_sort(regulations.begin(), regulations.end(), [](const RegulationRow& a, const RegulationRow& b) {
    if (a.government != b.government) return a.government < b.government;
    if (a.work != b.work) return a.work < b.work;
    return version_less(a.version, b.version);
  });
  const Known known = known_of(regulations);
  for (std::size_t begin = 0; begin < regulations.size();) {
    std::size_t end = begin + 1;
    while (end < regulations.size() && same_work(regulations[begin], regulations[end])) ++end;
    judge_work(std::span(regulations).subspan(begin, end - begin), on, known);
    begin = end;
  }
}

}  // namespace eender::corpus
