// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <set>

#include "view/html.h"
#include "view/problem_text.h"
#include "view/report_parts.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

constexpr std::size_t kProblems = 20;

struct Named {
  std::string letters, name;
  ProblemText reason;
  bool operator<(const Named& other) const { return letters < other.letters; }
};

// A count with the names behind it, and reasons where there are some.
Data group_data(const FamilyReport& report, std::string title, std::vector<Named> members) {
  Data data("title", title);
  std::sort(members.begin(), members.end());
  data.set("count", report.say().number(members.size()));
  std::string names;
  Data reasons(Data::type::list);
  Budget budget(report.list_bytes / 4);
  std::size_t left_out = 0;
  for (const Named& member : members) {
    if (!budget.take(member.name.size() + member.reason.text.size() + 30)) {
      ++left_out;
    } else if (member.reason.text.empty()) {
      names += (names.empty() ? "" : ", ") + member.name;
    } else {
      Data one("name", member.name);
      one.set("reason", member.reason.text);
      one.set("reason_lang", member.reason.language);
      reasons.push_back(one);
    }
  }
  if (!names.empty()) data.set("names", names);
  if (reasons.is_non_empty_list()) data.set("reasons", Data("list", reasons));
  if (left_out > 0) data.set("group_more", report.say().trn("and one more", "and {n} more", left_out));
  return data;
}

// What is not counted as it stands: left by others, or there twice. Each a title, and items that name a government and say what.
Data counting_data(const FamilyReport& report) {
  const Messages& say = report.say();
  const corpus::Corpus& corpus = report.context.corpus;
  struct Item {
    std::string letters, name, says;
    bool operator<(const Item& other) const { return letters < other.letters; }
  };
  std::vector<Item> until;
  std::vector<Item> replaced;
  std::vector<Item> once;
  for (std::uint32_t p = 0; p < report.family.positions.size(); ++p) {
    const ways::Position& position = report.family.positions[p].position;
    const std::string name = report.name(p);
    const std::string letters = sorting_letters(name);
    std::string from;
    for (const ways::Inherited& left : position.inherited)
      from += (from.empty() ? "" : ", ") + one_line(corpus.government(left.government).name);
    if (!from.empty()) {
      auto& items = position.is_inherited() ? until : replaced;
      items.push_back({letters, name, say.tr("from {government}", {{"government", from}})});
    }
    std::string ids;
    for (const corpus::ProvisionRow& provision : position.repeated)
      ids += (ids.empty() ? "" : ", ") + clean(corpus.id_of(provision));
    if (!ids.empty()) once.push_back({letters, name, say.tr("again in {provisions}", {{"provisions", ids}})});
  }
  Data groups(Data::type::list);
  Budget budget(report.list_bytes / 2);
  const auto add = [&](const std::string& title, std::vector<Item>& items) {
    if (items.empty()) return;
    std::sort(items.begin(), items.end());
    Data list(Data::type::list);
    std::size_t shown = 0;
    for (const Item& item : items) {
      if (!budget.take(item.name.size() + item.says.size() + 30)) break;
      Data one("name", item.name);
      one.set("says", item.says);
      list.push_back(one);
      ++shown;
    }
    Data group("title", title);
    group.set("items", list);
    if (shown < items.size()) group.set("items_more", say.trn("and one more", "and {n} more", items.size() - shown));
    groups.push_back(group);
  };
  add(say.trn("One stands on what it took over, until it replaces that",
              "{n} stand on what they took over, until they replace that", until.size()),
      until);
  add(say.trn("One has replaced what it took over: that is not counted",
              "{n} have replaced what they took over: that is not counted", replaced.size()),
      replaced);
  add(say.trn("One has the same rule more than once: it counts once",
              "{n} have the same rule more than once: it counts once", once.size()),
      once);
  return groups;
}

}  // namespace

ProblemText reading_reason(const corpus::GovernmentCoverage& g, const ReportContext& context) {
  const Messages& say = context.messages;
  if (g.predecessors.empty()) return problem_text(one_line(g.problem), say);
  std::string names;
  for (const std::string& id : g.predecessors)
    names += (names.empty() ? "" : ", ") + one_line(context.corpus.government(id).name);
  return {say.tr("nothing of its own was found, only of {government}, which it took over", {{"government", names}}),
          say.language()};
}

Data coverage_data(const FamilyReport& report) {
  const Messages& say = report.say();
  const corpus::Corpus& corpus = report.context.corpus;
  std::set<std::string_view> here;
  for (std::uint32_t p = 0; p < report.family.positions.size(); ++p)
    if (!report.model(p)) here.insert(report.family.positions[p].position.government);
  std::vector<Named> divided;
  std::vector<Named> nothing;
  std::vector<Named> partly;
  std::vector<Named> have_partly;  // counted already among those that have it
  std::vector<Named> unreadable;
  std::vector<Named> not_read;
  for (const corpus::GovernmentCoverage& g : corpus.government_coverage()) {
    const std::string name = one_line(g.government->name);
    const Named named{sorting_letters(name), name, reading_reason(g, report.context)};
    if (report.divided(g.government->id)) {
      divided.push_back({named.letters, name, {}});
      continue;
    }
    switch (g.reading) {
      case corpus::Reading::kRead:
        if (!here.contains(g.government->id)) nothing.push_back({named.letters, name, {}});
        break;
      case corpus::Reading::kPartly:
        (here.contains(g.government->id) ? have_partly : partly).push_back(named);
        break;
      case corpus::Reading::kUnreadable:
        unreadable.push_back(named);
        break;
      case corpus::Reading::kNothing:
        not_read.push_back({named.letters, name, {}});
        break;
    }
  }
  const corpus::Coverage& coverage = corpus.coverage();
  Data data(
      "read",
      say.trn("One regulation counts here, in force on {date}; it was read from {sources}.",
              "{n} regulations count here, in force on {date}; they were read from {sources}.", coverage.regulations,
              {{"date", say.date(corpus.on())}, {"sources", say.trn("{n} source", "{n} sources", coverage.sources)}}));
  Data groups(Data::type::list);
  Data have("title", say.tr("Arrange this"));
  have.set("count", say.number(here.size()));
  have.set("plain", say.tr("who: on the first rung of the ladder"));
  groups.push_back(have);
  if (!have_partly.empty())
    groups.push_back(group_data(report, say.tr("Among them, read in part: they may have more on this"), have_partly));
  if (!divided.empty()) groups.push_back(group_data(report, say.tr("Have it divided otherwise: not counted"), divided));
  if (!nothing.empty()) groups.push_back(group_data(report, say.tr("Read, and nothing found on this"), nothing));
  if (!partly.empty())
    groups.push_back(group_data(report, say.tr("Read in part: what is missing is not known to be absent"), partly));
  if (!unreadable.empty()) groups.push_back(group_data(report, say.tr("Found, but could not be read"), unreadable));
  if (!not_read.empty())
    groups.push_back(group_data(report, say.tr("Not read: nothing of theirs was offered"), not_read));
  data.set("groups", groups);
  data.set("counted", counting_data(report));
  if (coverage.unreadable + coverage.partial > 0) {
    data.set("trouble",
             say.trn("One place in the sources could not be read, or only in part: what stands there is not "
                     "counted, and not known to be absent.",
                     "{n} places in the sources could not be read, or only in part: what stands there is not "
                     "counted, and not known to be absent.",
                     coverage.unreadable + coverage.partial));
    Data list(Data::type::list);
    std::size_t shown = 0;
    std::size_t all = 0;
    for (const corpus::Problem& p : corpus.problems()) {
      if (p.severity == corpus::Problem::Severity::kNotice || ++all > kProblems) continue;
      Data one("source", file_name(p.source));
      const ProblemText reason = problem_text(one_line(p.reason), say);
      one.set("reason", reason.text);
      one.set("reason_lang", reason.language);
      list.push_back(one);
      ++shown;
    }
    data.set("problems", Data("list", list));
    if (shown < all) data.set("more", say.trn("and one more", "and {n} more", all - shown));
  } else {
    data.set("no_trouble", say.tr("Everything that was offered could be read."));
  }
  data.set(
      "likeness",
      report.family.row.short_text
          ? say.tr("The text least like the others shares {share} of its words with the one in the middle.",
                   {{"share", say.percent(static_cast<std::uint64_t>(report.family.row.weakest * 1000), 1000)}})
          : say.tr(
                "The text least like the others shares {share} of its runs of three words with the one in the middle.",
                {{"share", say.percent(static_cast<std::uint64_t>(report.family.row.weakest * 1000), 1000)}}));
  return data;
}

Data sources_data(const FamilyReport& report) {
  const Messages& say = report.say();
  const corpus::Corpus& corpus = report.context.corpus;
  std::vector<std::pair<std::string, std::uint32_t>> order;
  for (std::uint32_t p = 0; p < report.family.positions.size(); ++p)
    order.emplace_back((report.model(p) ? "1" : "0") + sorting_letters(report.name(p)), p);
  std::sort(order.begin(), order.end());
  Data rows(Data::type::list);
  Budget budget(2 * report.list_bytes);
  std::size_t shown = 0;
  bool versions = false, days = false;
  for (const auto& [_, p] : order) {
    const ways::Position& position = report.family.positions[p].position;
    Data list(Data::type::list);
    std::size_t bytes = 60;
    for (const corpus::ProvisionRow& provision : position.provisions) {
      const corpus::RegulationRow& r = corpus.regulations()[provision.regulation];
      Data one("title", one_line(r.title));
      versions |= !one_line(r.version).empty();
      days |= r.from.has_value();
      one.set("version", one_line(r.version));
      one.set("from", r.from ? say.date(*r.from) : say.tr("unknown"));
      one.set("id", clean(corpus.id_of(provision)));
      if (const auto address = web_address(r.source)) {
        one.set("link", Data("address", *address));
      } else {
        one.set("source", file_name(r.source));
      }
      if (!position.model && r.government != position.government)
        one.set("of", say.tr("from {government}, which it took over",
                             {{"government", one_line(corpus.government(r.government).name)}}));
      bytes += r.title.size() + 2 * r.source.size() / 3 + 190;
      list.push_back(one);
    }
    Data row("name", position.model ? say.tr("model") : report.name(p));
    row.set("provisions", list);
    if (!budget.take(bytes)) break;
    rows.push_back(row);
    ++shown;
  }
  Data data("rows", rows);
  // A column in which no text has anything is not there.
  if (versions) data.set("version_head", say.tr("Version"));
  if (days) data.set("from_head", say.tr("In force from"));
  data.set("anchor", clean(report.family.row.anchor));
  data.set("title", say.trn("The source of one text", "The sources of {n} texts", shown));
  if (shown < order.size())
    data.set("more", say.trn("One more source is left out to keep this page small; eender ways --json has it.",
                             "{n} more sources are left out to keep this page small; eender ways --json has them.",
                             order.size() - shown));
  return data;
}

}  // namespace eender::view
