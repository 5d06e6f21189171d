// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "view/family_parts.h"
#include "view/view.h"

namespace eender::view {
namespace {

struct Rung {
  std::string_view name;
  std::string ways::PrintedKeys::*key;
  std::size_t shown;  // of each branch, unless all are asked for
};
constexpr Rung kRungs[] = {{"key 5", &ways::PrintedKeys::way, 4},
                           {"key 4", &ways::PrintedKeys::apart_from_values, 3},
                           {"key 3", &ways::PrintedKeys::apart_from_names, 2},
                           {"key 2", &ways::PrintedKeys::wording, 2}};

// Whether the members have one key on all rungs from this one down, and it is the same on each: nothing more to tell.
bool one_key(const Page& page, const std::vector<std::uint32_t>& members, std::size_t rung) {
  const std::string& key = page.family.positions[members.front()].keys.*kRungs[rung].key;
  for (const std::uint32_t p : members)
    for (std::size_t r = rung; r < std::size(kRungs); ++r)
      if (page.family.positions[p].keys.*kRungs[r].key != key) return false;
  return true;
}

// Every key is made of the one before, so the keys of a family are a tree: under each key stand those that became it.
std::string branches(const Page& page, const std::vector<std::uint32_t>& positions, std::size_t rung,
                     std::string_view above = {}) {
  const Terminal& terminal = page.terminal;
  std::map<std::string_view, std::vector<std::uint32_t>> groups;
  for (const std::uint32_t p : positions) groups[page.family.positions[p].keys.*kRungs[rung].key].push_back(p);
  std::vector<std::pair<std::string_view, std::vector<std::uint32_t>>> order(groups.begin(), groups.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  const std::size_t shown =
      page.options.all || order.size() <= kRungs[rung].shown + 1 ? order.size() : kRungs[rung].shown;
  const int indent = 2 + 2 * static_cast<int>(rung);
  std::string result;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& [key, members] = order[i];
    const bool last = rung + 1 == std::size(kRungs) || one_key(page, members, rung);
    const std::string rung_name = last && rung + 1 < std::size(kRungs) ? std::string(kRungs[rung].name) + " to 2"
                                                                       : std::string(kRungs[rung].name);
    const std::string who = page.names(members, terminal.width / 2);
    Runs runs = {{rung_name + "  ", Style::kStrong},
                 {key == above ? "the same" : clean(key)},
                 {"  (" + who + ")", Style::kFaint}};
    std::set<std::string> rules;
    for (const std::uint32_t p : members)
      if (rung == 1) rules.insert(page.family.positions[p].rules.begin(), page.family.positions[p].rules.end());
    for (const std::string& rule : rules) runs.push_back({"  by rule " + rule, Style::kOwn});
    result += fill(terminal, runs, indent, indent + 7);
    if (!last) result += branches(page, members, rung + 1, key);
  }
  if (shown < order.size())
    result +=
        fill(terminal, {{fmt::format("+ {} more (--all shows them)", number(order.size() - shown)), Style::kFaint}},
             indent, indent);
  return result;
}

}  // namespace

std::string keys_part(const Page& page) {
  std::string result =
      heading(page, "Keys", ": texts with one key count as one on that rung; each key is made of the one under it");
  std::vector<std::uint32_t> all(page.family.positions.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  return result + branches(page, all, 0);
}

}  // namespace eender::view
