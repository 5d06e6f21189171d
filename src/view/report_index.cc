// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cctype>
#include <map>

#include "view/report_columns.h"
#include "view/terminal.h"

// All governments that are expected, in alphabetical order: where each one finds itself, with its way, its tile and its values.
namespace eender::view {
namespace {

constexpr std::size_t kRowBytes = 330;
constexpr std::size_t kCellBytes = 34;

// A value that is told of everyone: by position what it has, and what most have.
struct Cells {
  std::vector<std::string> names;
  std::vector<bool> others;  // it is another value than most have
  std::string most;
};

Cells cells_of(const FamilyReport& report, const Told& told) {
  const std::size_t positions = report.family.positions.size();
  Cells cells{std::vector<std::string>(positions), std::vector<bool>(positions), {}};
  const Commonest most = commonest(told);
  for (std::size_t g = 0; g < told.values.groups.size(); ++g) {
    for (const std::uint32_t p : told.values.groups[g].positions) {
      cells.names[p] = told.names[g];
      cells.others[p] = !most.groups.empty() && !most.has(g);
    }
  }
  cells.most = most.groups.empty() ? "–" : most.name;
  return cells;
}

struct Entry {
  std::string letters;  // to sort by
  const corpus::GovernmentCoverage* government = nullptr;
  std::optional<std::uint32_t> position;
};

std::vector<Entry> entries(const FamilyReport& report) {
  std::map<std::string_view, std::uint32_t> position_of;
  for (std::uint32_t p = 0; p < report.family.positions.size(); ++p)
    if (!report.model(p)) position_of[report.family.positions[p].position.government] = p;
  std::vector<Entry> result;
  for (const corpus::GovernmentCoverage& g : report.context.corpus.government_coverage()) {
    const auto found = position_of.find(g.government->id);
    result.push_back({sorting_letters(one_line(g.government->name)), &g,
                      found == position_of.end() ? std::nullopt : std::optional(found->second)});
  }
  std::sort(result.begin(), result.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.letters, a.government->government->id) < std::tie(b.letters, b.government->government->id);
  });
  return result;
}

// What there is to know of how it came to its way, in few words.
std::string remark(const FamilyReport& report, std::uint32_t position, corpus::Reading reading) {
  const Messages& say = report.say();
  const ways::Counted& counted = report.family.positions[position];
  const ways::Way& way = report.family.ways[counted.way];
  if (!counted.parts.empty()) return say.tr("several texts");
  if (way.slip) return say.tr("{letter} with a slip?", {{"letter", report.way_label(way.slip->of)}});
  return reading == corpus::Reading::kPartly ? say.tr("read in part") : "";
}

Data row_data(const FamilyReport& report, const Entry& entry, const std::vector<Cells>& cells) {
  const Messages& say = report.say();
  const corpus::Government& g = *entry.government->government;
  Data row("id", g.id);
  row.set("name", one_line(g.name));
  row.set("region", one_line(g.region));
  row.set("inhabitants", g.inhabitants ? say.number(static_cast<std::uint64_t>(*g.inhabitants)) : "–");
  if (!entry.position) {
    const bool nothing = entry.government->reading == corpus::Reading::kRead && !report.divided(g.id);
    row.set("state", nothing ? say.tr("nothing found") : reading_words(report, *entry.government));
    if (!cells.empty()) row.set("rest", Data("columns", std::to_string(cells.size())));
    return row;
  }
  const std::uint32_t way = report.family.positions[*entry.position].way;
  Data goes = report.way_link(way, report.way_label(way));
  if (const std::string said = remark(report, *entry.position, entry.government->reading); !said.empty())
    goes.set("remark", said);
  row.set("goes", goes);
  Data values(Data::type::list);
  for (const Cells& column : cells) {
    const std::string& name = column.names[*entry.position];
    Data value("value", name.empty() ? "–" : name);
    value.set("other", Data(bool{column.others[*entry.position]}));
    values.push_back(value);
  }
  row.set("values", values);
  return row;
}

}  // namespace

std::string reading_words(const FamilyReport& report, const corpus::GovernmentCoverage& government) {
  const Messages& say = report.say();
  if (report.divided(government.government->id)) return say.tr("divided otherwise");
  switch (government.reading) {
    case corpus::Reading::kRead:
      return say.tr("nothing found on this");
    case corpus::Reading::kPartly:
      return say.tr("read in part, nothing found");
    case corpus::Reading::kUnreadable:
      return say.tr("could not be read");
    case corpus::Reading::kNothing:
      return say.tr("not read");
  }
  return {};
}

Data index_data(const FamilyReport& report) {
  const Messages& say = report.say();
  const std::vector<Entry> all = entries(report);
  // Everyone finds themselves here: where there is little room, values are left out before governments.
  const std::size_t most_rows = kReportBytes / 3 / kRowBytes;
  const std::size_t shown = std::min(all.size(), most_rows);
  const std::size_t room = 2 * report.list_bytes - std::min(2 * report.list_bytes, shown * kRowBytes);

  Data head(Data::type::list);
  std::vector<Cells> cells;
  Data most_values(Data::type::list);
  std::size_t varying = 0;
  for (const Told& told : all_columns(report)) {
    if (told.values.groups.size() < 2) continue;
    ++varying;
    if ((cells.size() + 1) * kCellBytes * shown > room) continue;
    cells.push_back(cells_of(report, told));
    most_values.push_back(Data("value", cells.back().most));
    Data one("number", std::to_string(varying));
    one.set("kind", say.kind(report.family.columns[told.column].kind));
    if (varying <= report.columns_told) one.set("href", "#value-" + std::to_string(told.column + 1));
    head.push_back(one);
  }

  Data letters(Data::type::list);
  Data groups(Data::type::list);
  Data rows(Data::type::list);
  std::string letter;
  const auto end_group = [&] {
    if (letter.empty()) return;
    Data group("letter", letter);
    group.set("rows", rows);
    groups.push_back(group);
    letters.push_back(Data("letter", letter));
    rows = Data(Data::type::list);
  };
  for (std::size_t i = 0; i < shown; ++i) {
    const char first = all[i].letters.front();
    const std::string next(1, std::isalnum(static_cast<unsigned char>(first)) != 0
                                  ? static_cast<char>(std::toupper(static_cast<unsigned char>(first)))
                                  : '*');
    if (next != letter) {
      end_group();
      letter = next;
    }
    rows.push_back(row_data(report, all[i], cells));
  }
  end_group();

  Data data("head", head);
  const bool one_way = report.counted_ways() > 0 && report.commonest_ways() == 1;
  if (one_way || !cells.empty()) {
    Data most("title", say.tr("Commonest"));
    if (one_way) most.set("goes", Data("way", report.way_label(0)));
    most.set("values", most_values);
    data.set("most", most);
  }
  data.set("intro", cells.empty()
                        ? say.tr("Everyone who is expected, with the way it goes and its tile on the map.")
                        : say.tr("Everyone who is expected, with the way it goes, its tile on the map and its "
                                 "values; in bold where most fill in another."));
  data.set("letters", letters);
  data.set("groups", groups);
  // A column in which nobody has anything is not there.
  const auto anyone = [&](auto has) {
    return std::any_of(all.begin(), all.end(), [&](const Entry& entry) { return has(*entry.government->government); });
  };
  if (anyone([](const corpus::Government& g) { return !one_line(g.region).empty(); }))
    data.set("region_head", say.tr("Province or state"));
  if (anyone([](const corpus::Government& g) { return g.inhabitants.has_value(); }))
    data.set("inhabitants_head", say.tr("Inhabitants"));
  if (shown < all.size())
    data.set("more_rows", say.trn("One more government is left out to keep this page small; eender ways --csv has it.",
                                  "{n} more governments are left out to keep this page small; eender ways --csv has "
                                  "them.",
                                  all.size() - shown));
  if (cells.size() < varying)
    data.set("more_columns",
             say.trn("One more value is left out to keep this page small; eender ways --csv has it.",
                     "{n} more values are left out to keep this page small; eender ways --csv has them.",
                     varying - cells.size()));
  return data;
}

}  // namespace eender::view
