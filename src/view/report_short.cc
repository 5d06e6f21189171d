// SPDX-License-Identifier: EUPL-1.2
#include "view/report_columns.h"
#include "view/terminal.h"

// The answers one opens the page for, before anything else.
namespace eender::view {
namespace {

constexpr std::size_t kValues = 4;
constexpr std::size_t kNames = 12;

// "at most 17, of which 8 probably slips of the pen; 9 remain"
Data ways_count(const FamilyReport& report) {
  const Messages& say = report.say();
  const ways::WayCounts counts = ways::way_counts(report.family);
  Data data("count", say.tr("at most {n}", {{"n", say.number(report.counted_ways())}}));
  if (counts.slips + counts.left == 0) return data;
  const std::string slips =
      counts.slips == 0 ? "" : say.trn("{n} probably a slip of the pen", "{n} probably slips of the pen", counts.slips);
  const std::string left =
      counts.left == 0 ? ""
                       : say.trn("{n} of a government that stands on texts of several it took over",
                                 "{n} of governments that stand on texts of several they took over", counts.left);
  const std::string both =
      slips.empty() || left.empty() ? slips + left : say.tr("{a} and {b}", {{"a", slips}, {"b", left}});
  data.set("of_which", say.tr("of which {some}; {n} remain", {{"some", both}, {"n", say.number(counts.others)}}));
  return data;
}

Data alone_data(const FamilyReport& report) {
  const Messages& say = report.say();
  const auto all = ways::alone_in(report.family, report.context.corpus);
  Data list(Data::type::list);
  const auto tell = [&](const std::string& title, ways::Alone::Because because, const std::string& nobody) {
    std::vector<std::uint32_t> who;
    for (const ways::Alone& one : all)
      if (one.because == because) who.push_back(one.position);
    if (who.empty() && nobody.empty()) return;
    Data row("title", title);
    // In alphabetical order; what is much opens.
    const std::vector<std::uint32_t> order = report.by_name(who);
    const std::size_t shown = order.size() > kNames + 1 ? kNames : order.size();
    const auto middle = order.begin() + static_cast<std::ptrdiff_t>(shown);
    row.set("names", who.empty() ? nobody : report.names({order.begin(), middle}));
    if (shown < order.size()) {
      Data more("title", say.trn("and one more", "and {n} more", order.size() - shown));
      more.set("names", report.names({middle, order.end()}));
      row.set("names_more", more);
    }
    list.push_back(row);
  };
  tell(say.tr("Alone with its way"), ways::Alone::Because::kOwnWay,
       all.empty() ? say.tr("nobody: every way is shared") : say.tr("nobody, apart from those below"));
  tell(say.tr("Alone, probably by a slip of the pen"), ways::Alone::Because::kSlip, "");
  tell(say.tr("Alone, as it stands on texts of several it took over"), ways::Alone::Because::kLeft, "");
  tell(say.tr("Alone, and read only in part"), ways::Alone::Because::kPartly, "");
  return list;
}

}  // namespace

Data commonest_values(const FamilyReport& report, std::size_t most) {
  const Messages& say = report.say();
  Data list(Data::type::list);
  std::size_t shown = 0;
  for (const Told& t : all_columns(report)) {
    if (t.values.groups.size() < 2) continue;
    if (shown++ == most) break;
    const Commonest most_have = commonest(t);
    Data one("kind", kind_of(report, t));
    // Several may stand between the same words: by its number each is found again among the values.
    one.set("number", std::to_string(shown) + ". ");
    one.set("context", one_line(report.family.columns[t.column].context));
    const std::string few = say.number(most_have.governments);
    if (most_have.groups.empty()) {
      one.set("count", say.tr("none is commonest: there are {n}", {{"n", say.number(t.values.groups.size())}}));
    } else {
      one.set("value", most_have.label);
      one.set("count",
              most_have.groups.size() == 1
                  ? say.trn("commonest, with {few} of the {n} that fills this in",
                            "commonest, with {few} of the {n} that fill this in", t.values.governments, {{"few", few}})
                  : say.trn("commonest, each with {few} of the {n} that fills this in",
                            "commonest, each with {few} of the {n} that fill this in", t.values.governments,
                            {{"few", few}}));
    }
    one.set("href", "#value-" + std::to_string(t.column + 1));
    list.push_back(one);
  }
  return list;
}

Data short_data(const FamilyReport& report) {
  const Messages& say = report.say();
  const ways::OpenFamily& family = report.family;
  Data data;
  if (family.ways.empty() || family.ways.front().governments == 0) return data;
  data.set("ways", ways_count(report));
  const ways::Way& most = family.ways.front();
  const std::size_t equal = report.commonest_ways();
  if (equal == 1) data.set("commonest_way", say.tr("way {letter}", {{"letter", report.way_label(0)}}));
  if (equal > 1)
    data.set("commonest", say.trn("none: {ways} ways are as common, of {n} government each",
                                  "none: {ways} ways are as common, of {n} governments each", most.governments,
                                  {{"ways", say.number(equal)}}));
  else
    data.set("commonest", say.tr("{n} of {governments} ({share})",
                                 {{"n", say.number(most.governments)},
                                  {"governments", say.trn("{n} government", "{n} governments", report.governments())},
                                  {"share", say.percent(most.governments, report.governments())}}));
  data.set("short_values", commonest_values(report, kValues));
  data.set("alone", alone_data(report));
  Data models(Data::type::list);
  for (std::uint32_t p = 0; p < family.positions.size(); ++p) {
    if (!report.model(p)) continue;
    const ways::Way& way = family.ways[family.positions[p].way];
    Data one("name", report.name(p));
    one.set("says", way.governments == 0
                        ? say.tr("no government goes its way")
                        : say.trn("{n} government goes its way, {letter}", "{n} governments go its way, {letter}",
                                  way.governments, {{"letter", report.way_label(family.positions[p].way)}}));
    models.push_back(one);
  }
  data.set("models", models);
  return data;
}

}  // namespace eender::view
