// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "view/drawings.h"
#include "view/report_parts.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

constexpr std::size_t kPlaces = 12;  // of one text that differ; its whole is one of the ways below

struct Rung {
  std::string id, name, meaning, explanation;
  std::uint32_t count = 0;
  std::string ways::PrintedKeys::*key = nullptr;
};

// Governments with one key, the one with the lowest number first; most governments first.
std::vector<std::vector<std::uint32_t>> classes(const FamilyReport& report, std::string ways::PrintedKeys::*key) {
  std::map<std::string_view, std::vector<std::uint32_t>> by_key;
  for (std::uint32_t p = 0; p < report.family.positions.size(); ++p)
    if (!report.model(p)) by_key[report.family.positions[p].keys.*key].push_back(p);
  std::vector<std::vector<std::uint32_t>> result;
  for (auto& [_, members] : by_key) result.push_back(std::move(members));
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
  return result;
}

// On the first rung who they are, by province where that is known.
Data regions_data(const FamilyReport& report) {
  std::map<std::string, std::vector<std::uint32_t>> regions;
  for (std::uint32_t p = 0; p < report.family.positions.size(); ++p)
    if (!report.model(p))
      regions[report.context.corpus.government(report.family.positions[p].position.government).region].push_back(p);
  Data list(Data::type::list);
  for (const auto& [region, members] : regions) {
    Data one;
    const bool named = !region.empty() || regions.size() > 1;
    if (named) one.set("region", region.empty() ? report.say().tr("Region unknown") : one_line(region));
    if (named) one.set("count", report.say().number(members.size()));
    one.set("names", report.names(members));
    list.push_back(one);
  }
  return list;
}

// The texts of a rung: one whole, the others by what differs from it; and the keys, by which anyone can check the count.
// Where it counts as many as the rung above, `above`, it has the same groups, because each key is made of the one before: these are then
// not told again.
Data rung_data(const FamilyReport& report, const Rung& rung, std::uint32_t above) {
  const Messages& say = report.say();
  const auto& positions = report.family.positions;
  Data data;
  data.set("id", rung.id);
  data.set("count", say.number(rung.count));
  data.set("name", rung.name);
  data.set("meaning", rung.meaning);
  data.set("explanation", rung.explanation);
  if (rung.key == nullptr) {
    data.set("regions", regions_data(report));
    return data;
  }
  const auto all = classes(report, rung.key);
  if (all.empty()) return data;
  const bool originals = rung.key == &ways::PrintedKeys::wording;
  const auto text_of = [&](std::uint32_t p) -> const std::string& {
    return originals ? positions[p].position.text : positions[p].keys.*rung.key;
  };
  // The first text, than which none is commoner, is what the others are compared with.
  const std::uint32_t first = all.front().front();
  Budget texts(report.list_bytes);
  Budget keys(report.list_bytes / 2);
  const bool as_above = rung.count == above && !originals;
  Data texts_list(Data::type::list);
  Data keys_list(Data::type::list);
  std::size_t shown = 0;
  std::size_t shown_keys = 0;
  std::size_t left_out = 0;
  for (const auto& members : all) {
    const std::string& key = positions[members.front()].keys.*rung.key;
    if (keys.take(key.size() + 20)) {
      keys_list.push_back(Data("key", clean(key)));
      ++shown_keys;
    }
    if (as_above) continue;
    Data one;
    std::size_t bytes = 60;
    const std::string names = report.names(members);
    one.set("count", say.number(members.size()));
    one.set("names", names);
    if (&members == &all.front()) {
      one.set("lines", line_data(text_of(first)));
    } else {
      one.set("fragments", fragment_data(fragments(text_of(first), text_of(members.front()), kPlaces), bytes));
    }
    if (left_out == 0 && texts.take(bytes + names.size())) {
      texts_list.push_back(one);
      ++shown;
    } else {
      left_out += members.size();
    }
  }
  if (as_above) {
    data.set("as_above", say.tr("The same groups as on the rung above; only their keys are others."));
  } else {
    data.set("texts", Data("list", texts_list));
  }
  data.set("keys", Data("list", keys_list));
  data.set("keys_title", say.tr("The keys themselves"));
  if (!as_above && shown < all.size())
    data.set("more",
             say.trn("One more text, of {governments}, is left out to keep this page small.",
                     "{n} more texts, of {governments}, are left out to keep this page small.", all.size() - shown,
                     {{"governments", say.trn("{n} government", "{n} governments", left_out)}}));
  if (shown_keys < all.size())
    data.set("more_keys", say.trn("One more key is left out; the command eender ways --keys --all prints it.",
                                  "{n} more keys are left out; the command eender ways --keys --all prints them.",
                                  all.size() - shown_keys));
  return data;
}

}  // namespace

Data ladder_data(const FamilyReport& report) {
  const Messages& say = report.say();
  const ways::Ladder& l = report.family.ladder;
  const std::vector<Rung> rungs = {
      {"rung-1", say.trn("government", "governments", l.governments), say.tr("arrange this"), "", l.governments,
       nullptr},
      {"rung-2", say.trn("wording", "wordings", l.wordings), say.tr("but for capitals, spaces and punctuation"),
       say.tr("The first wording stands here whole; of every other one, what is left out and what comes in its place."),
       l.wordings, &ways::PrintedKeys::wording},
      {"rung-3", say.tr("apart from names"), say.tr("own names and references set aside as well"),
       say.tr(
           "Compared are the words with own names, article numbers and bodies set aside: they stand as marks such as "
           "{own} and {board}.",
           {{"own", "⟨own⟩"}, {"board", "⟨board⟩"}}),
       l.apart_from_names, &ways::PrintedKeys::apart_from_names},
      {"rung-4", say.tr("apart from values"), say.tr("amounts, terms and dates as well"),
       say.tr("Of amounts, terms, percentages and dates only the kind counts: {amount}, {term}. Words such as "
              "\"at most\" and \"must\" stay.",
              {{"amount", "⟨amount⟩"}, {"term", "⟨term⟩"}}),
       l.apart_from_values, &ways::PrintedKeys::apart_from_values},
      {"rung-5", say.trn("way at most", "ways at most", l.ways), say.tr("what written rules make equal as well"),
       say.tr("What no rule makes equal stays apart, typing errors too: therefore \"at most\"."), l.ways,
       &ways::PrintedKeys::way},
  };
  std::vector<LadderStep> steps;
  Data list(Data::type::list);
  std::uint32_t above = 0;
  for (const Rung& rung : rungs) {
    steps.push_back({rung.name, rung.count, "#" + rung.id});
    list.push_back(rung_data(report, rung, above));
    above = rung.count;
  }
  report.drawings["ladder"] = ladder_svg(
      {"ladder", say.tr("The ladder"),
       say.tr("Five counts, each looking past one thing more than the one before. The list below gives them and opens "
              "the texts.")},
      steps);
  Data data("rungs", list);
  return data;
}

}  // namespace eender::view
