// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "view/drawings.h"
#include "view/report_columns.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

constexpr std::size_t kBars = 24;      // of a histogram; the rest stands in its table
constexpr std::size_t kAloneFrom = 5;  // among four, being the only one says nothing
constexpr std::size_t kAlone = 40;

bool numeric(text::ValueKind kind) { return kind != text::ValueKind::kDate && kind != text::ValueKind::kTime; }

// Groups of governments, in order: provinces by their names, sizes from small to large.
using Grouping = std::vector<std::pair<std::string, std::vector<std::uint32_t>>>;

Grouping by_region(const FamilyReport& report) {
  std::map<std::string, std::vector<std::uint32_t>> regions;
  for (std::uint32_t p = 0; p < report.family.positions.size(); ++p) {
    if (report.model(p)) continue;
    const auto& region = report.context.corpus.government(report.family.positions[p].position.government).region;
    if (!region.empty()) regions[one_line(region)].push_back(p);
  }
  return {regions.begin(), regions.end()};
}

Grouping by_size(const FamilyReport& report) {
  const Messages& say = report.say();
  // Bounds at which Dutch statistics on municipalities cut, too.
  Grouping classes = {{say.tr("below {n}", {{"n", say.number(20'000)}}), {}},
                      {say.tr("{a} to {b}", {{"a", say.number(20'000)}, {"b", say.number(50'000)}}), {}},
                      {say.tr("{a} to {b}", {{"a", say.number(50'000)}, {"b", say.number(100'000)}}), {}},
                      {say.tr("{n} or more", {{"n", say.number(100'000)}}), {}}};
  for (std::uint32_t p = 0; p < report.family.positions.size(); ++p) {
    if (report.model(p)) continue;
    const auto& n = report.context.corpus.government(report.family.positions[p].position.government).inhabitants;
    if (n) classes[*n < 20'000 ? 0 : *n < 50'000 ? 1 : *n < 100'000 ? 2 : 3].second.push_back(p);
  }
  std::erase_if(classes, [](const auto& c) { return c.second.empty(); });
  return classes;
}

bool same_place(double a, double b) { return std::abs(a - b) < 1e-6; }

// "14 days / 10 working days", the commonest first; "14 days …" where all of them are too long for an axis.
std::string names_of_place(const Told& t, std::vector<std::size_t> groups) {
  constexpr std::size_t kLetters = 26;
  std::stable_sort(groups.begin(), groups.end(), [&](std::size_t a, std::size_t b) {
    return t.values.groups[a].positions.size() > t.values.groups[b].positions.size();
  });
  std::string all;
  for (const std::size_t g : groups) all += (all.empty() ? "" : " / ") + t.names[g];
  return groups.size() == 1 || all.size() <= kLetters ? all : t.names[groups.front()] + " …";
}

// The values of a column by group, drawn and as a table; nothing where there are fewer than two groups.
Data spread_data(const FamilyReport& report, const Told& t, const Grouping& grouping, const std::string& id,
                 const std::string& title) {
  const Messages& say = report.say();
  std::map<std::uint32_t, std::size_t> group_of;  // by position
  for (std::size_t g = 0; g < t.values.groups.size(); ++g)
    for (const std::uint32_t p : t.values.groups[g].positions) group_of[p] = g;
  std::vector<Spread> spreads;
  Data rows(Data::type::list);
  for (const auto& [label, members] : grouping) {
    std::map<std::size_t, std::uint64_t> counts;
    std::uint64_t all = 0;
    for (const std::uint32_t p : members) {
      const auto found = group_of.find(p);
      if (found == group_of.end()) continue;
      ++counts[found->second];
      ++all;
    }
    if (all == 0) continue;
    Spread spread{label, all, {}, 0, {}};
    std::size_t most = counts.begin()->first;
    std::size_t middle = counts.begin()->first;
    std::uint64_t before = 0;
    bool median_found = false;
    for (const auto& [g, count] : counts) {
      // Terms that are no multiples of each other may stand at one place: there they are one dot.
      if (!spread.values.empty() && same_place(spread.values.back().first, t.magnitudes[g])) {
        spread.values.back().second += count;
      } else {
        spread.values.emplace_back(t.magnitudes[g], count);
      }
      if (count > counts[most]) most = g;
      before += count;
      if (!median_found && before * 2 >= all) {
        middle = g;
        median_found = true;
      }
    }
    spread.median = t.magnitudes[middle];
    spread.median_says = t.names[middle];
    spreads.push_back(std::move(spread));
    Data row("label", label);
    row.set("count", say.number(all));
    row.set("median", t.names[middle]);
    row.set("commonest", say.tr("{value} ({n} of {all})",
                                {{"value", t.names[most]}, {"n", say.number(counts[most])}, {"all", say.number(all)}}));
    rows.push_back(row);
  }
  if (spreads.size() < 2) return Data(false);
  const auto label = [&](double value) {
    // Terms of two sorts may stand at one place, and one term with two bounds does.
    std::vector<std::size_t> here;
    for (std::size_t g = 0; g < t.magnitudes.size(); ++g)
      if (same_place(t.magnitudes[g], value)) here.push_back(g);
    if (!here.empty()) return names_of_place(t, here);
    switch (report.family.columns[t.column].kind) {
      case text::ValueKind::kAmount: {
        const std::string& normal = cell_of(report, t.column, t.values.groups.front()).normal;
        return say.money(value, std::string_view(normal).substr(std::min(normal.find(' ') + 1, normal.size())));
      }
      case text::ValueKind::kTerm:
        return say.tr("{amount} days", {{"amount", say.decimal(value)}});
      case text::ValueKind::kPercentage:
        return say.decimal(value) + "%";
      default:
        return say.decimal(value);
    }
  };
  report.drawings[id] =
      spread_svg({id, title,
                  say.tr("A line a group: a dot a value, larger where more have it; the stroke is the "
                         "median. The table below has the figures.")},
                 spreads, label);
  Data data("id", id);
  data.set("title", title);
  data.set("rows", rows);
  return data;
}

// Who arranges this and does not fill it in, and why.
Data others_data(const FamilyReport& report, const Told& t) {
  const Messages& say = report.say();
  const ways::ColumnCoverage coverage = ways::coverage_of(report.family.columns[t.column], report.family);
  const std::size_t count = coverage.without.size() + coverage.apart.size();
  if (count == 0) return Data(false);
  Data groups(Data::type::list);
  const auto add = [&](const std::string& why, const std::vector<std::uint32_t>& who) {
    if (who.empty()) return;
    Data group("why", why);
    group.set("names", report.names(who));
    groups.push_back(group);
  };
  add(say.tr("Where the common text has this, their texts have no such value:"), coverage.without);
  add(say.tr("Their texts cannot be laid beside the common text, so it is not known where they have this:"),
      coverage.apart);
  Data data("groups", groups);
  data.set("title", say.trn("The other one that arranges this", "The {n} others that arrange this", count));
  return data;
}

// Where terms stand in one order that are no multiples of each other.
Data order_data(const FamilyReport& report, const Told& t) {
  const Messages& say = report.say();
  const TermSorts sorts = term_sorts(report.family.columns[t.column], t.values);
  if (!sorts.any()) return Data(false);
  std::string parts;
  const auto add = [&](bool there, const std::string& part) {
    if (there) parts += (parts.empty() ? "" : ", ") + part;
  };
  add(sorts.months, say.tr("a month counts as {n} days", {{"n", say.decimal(30.4)}}));
  add(sorts.working_days, say.tr("a working day counts as {n} days, for five make a week", {{"n", say.decimal(1.4)}}));
  add(sorts.hours, say.tr("24 hours count as a day"));
  const std::string says = say.tr(
      "Not all terms here convert exactly into each other, so their order is about right: {how}.", {{"how", parts}});
  return Data("says", says);
}

Data column_data(const FamilyReport& report, const Told& t, std::size_t number, const Grouping& regions,
                 const Grouping& sizes, std::size_t& bytes) {
  const Messages& say = report.say();
  const std::string id = "value-" + std::to_string(t.column + 1);
  Data data("id", id);
  data.set("number", std::to_string(number));
  data.set("kind", kind_of(report, t));
  data.set("context", one_line(report.family.columns[t.column].context));
  data.set("filled", say.trn("Counted is the one government that fills this in.",
                             "Counted are the {n} governments that fill this in.", t.values.governments));
  data.set("others", others_data(report, t));
  data.set("order", order_data(report, t));
  data.set("share_head", say.tr("Share of {n}", {{"n", say.number(t.values.governments)}}));
  const Commonest most = commonest(t);
  const std::string n = say.number(most.governments), all = say.number(t.values.governments),
                    share = say.percent(most.governments, t.values.governments);
  std::string summary = most.groups.empty() ? say.tr("No value is commoner than the others.")
                        : most.groups.size() == 1
                            ? say.tr("The commonest is {value}: {n} of {all} ({share}).",
                                     {{"value", most.label}, {"n", n}, {"all", all}, {"share", share}})
                            : say.tr("The commonest are {value}: {n} of {all} ({share}) each.",
                                     {{"value", most.label}, {"n", n}, {"all", all}, {"share", share}});
  if (t.values.median) summary += " " + say.tr("The median is {value}.", {{"value", t.labels[*t.values.median]}});
  data.set("summary", summary);

  std::vector<Bar> bars;
  Data rows(Data::type::list);
  Budget budget(report.list_bytes / 4);
  for (std::size_t g = 0; g < t.values.groups.size(); ++g) {
    const ValueGroup& group = t.values.groups[g];
    const bool median = t.values.median == g;
    if (bars.size() < kBars)
      bars.push_back({t.labels[g], group.positions.size(), median, median ? say.tr("median") : ""});
    Data row("value", t.labels[g]);
    row.set("count", say.number(group.positions.size()));
    row.set("share", say.percent(group.positions.size(), t.values.governments));
    const std::string names = report.names(group.positions);
    const bool named = budget.take(names.size());
    row.set("names", named ? names : say.tr("see the table of all values"));
    bytes += 120 + (named ? names.size() : 30);
    rows.push_back(row);
  }
  data.set("rows", rows);
  report.drawings[id + "-h"] = histogram_svg(
      {id + "-h", say.tr("How many governments fill in which value"), say.tr("The table below has the same figures.")},
      bars);
  if (t.values.groups.size() > kBars)
    data.set("more_bars", say.trn("One more value stands in the table only.",
                                  "{n} more values stand in the table only.", t.values.groups.size() - kBars));
  if (t.values.governments >= kAloneFrom) {
    std::string alone;
    std::size_t count = 0;
    for (std::size_t g = 0; g < t.values.groups.size(); ++g) {
      if (t.values.groups[g].positions.size() != 1) continue;
      if (++count <= kAlone)
        alone +=
            (alone.empty() ? "" : ", ") + report.name(t.values.groups[g].positions.front()) + " (" + t.labels[g] + ")";
    }
    if (count > kAlone) alone += ", …";
    if (count > 0 && count < t.values.groups.size())
      data.set("alone", say.tr("Alone with its value: {names}.", {{"names", alone}}));
  }
  if (numeric(report.family.columns[t.column].kind)) {
    const Data by_place = spread_data(report, t, regions, id + "-p", say.tr("By province or state"));
    const Data by_inhabitants = spread_data(report, t, sizes, id + "-s", say.tr("By number of inhabitants"));
    if (by_place.is_object() || by_inhabitants.is_object())
      data.set("key", say.tr("A dot a value, larger where more governments have it; the stroke is the median, and "
                             "stands again with its value at the right."));
    data.set("regions", by_place);
    data.set("sizes", by_inhabitants);
  }
  for (const char* drawing : {"-h", "-p", "-s"})
    if (const auto drawn = report.drawings.find(id + drawing); drawn != report.drawings.end())
      bytes += drawn->second.size();
  return data;
}

}  // namespace

Data values_data(const FamilyReport& report) {
  const Messages& say = report.say();
  std::vector<Told> varying;
  Data same(Data::type::list);
  for (Told& t : all_columns(report)) {
    if (t.values.groups.size() > 1) {
      varying.push_back(std::move(t));
      continue;
    }
    const std::string bound = bound_of(report, t);
    Data one("value", (bound.empty() ? "" : bound + " ") + t.labels.front());
    one.set("context", one_line(report.family.columns[t.column].context));
    one.set("count", say.trn("{n} government", "{n} governments", t.values.governments));
    same.push_back(one);
  }
  Data data;
  if (same.is_non_empty_list()) data.set("same", Data("list", same));
  if (varying.empty()) return data;
  const Grouping regions = by_region(report);
  const Grouping sizes = by_size(report);
  Data columns(Data::type::list);
  Budget budget(2 * report.list_bytes);
  std::size_t shown = 0;
  for (; shown < varying.size(); ++shown) {
    std::size_t bytes = 1000;
    const Data column = column_data(report, varying[shown], shown + 1, regions, sizes, bytes);
    if (!budget.take(bytes)) break;
    columns.push_back(column);
  }
  data.set("columns", columns);
  if (shown < varying.size())
    data.set("more", say.trn("One more value stands in the table only.", "{n} more values stand in the table only.",
                             varying.size() - shown));
  return data;
}

}  // namespace eender::view
