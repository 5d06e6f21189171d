// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "view/report_draft.h"
#include "view/terminal.h"

// An article of a draft on its page: its family, its way, how it differs and what it fills in.
namespace eender::view {
namespace {

using Found = ways::DraftArticle::Found;

constexpr std::size_t kPlacesOfDraft = 30;  // where two texts differ; an article is seldom changed at more
constexpr std::size_t kNamesAtOnce = 16;    // more stand behind a click

std::string name_of(const DraftReport& report, const std::string& government) {
  return one_line(report.context.corpus.government(government).name);
}

std::string place_of(const DraftReport& report, const corpus::ProvisionRow& provision) {
  const corpus::Corpus& corpus = report.context.corpus;
  return clean(corpus.id_of(provision)) + " (" +
         name_of(report, corpus.regulations()[provision.regulation].government) + ")";
}

// "84% of its runs of three words"
std::string part_of(const DraftReport& report, const ways::DraftArticle& a) {
  constexpr std::uint64_t kParts = 1'000'000;  // so that it is rounded once
  const Messages& say = report.say();
  const std::string share = say.percent(static_cast<std::uint64_t>(a.likeness * kParts), kParts);
  return a.short_text ? say.tr("{share} of their words", {{"share", share}})
                      : say.tr("{share} of their runs of three words", {{"share", share}});
}

std::string why_family(const DraftReport& report, const ways::DraftArticle& a, const ways::DraftFamily& family) {
  const Messages& say = report.say();
  switch (a.found) {
    case Found::kSame:
      return family.way ? say.tr("It reads as one of the texts of this family.")
                        : say.tr("It reads as a part of what another has on this.");
    case Found::kMember:
      return say.tr("It shares {part} with {place}, and too few with the text in the middle of this family.",
                    {{"part", part_of(report, a)}, {"place", place_of(report, *a.nearest)}});
    default:
      return say.tr("It and the text in the middle of this family share {part}.", {{"part", part_of(report, a)}});
  }
}

bool commonest(const ways::DraftFamily& family, std::uint32_t way) {
  return way == 0 && family.ways[0].governments > 1 &&
         (family.ways.size() < 2 || family.ways[1].governments < family.ways[0].governments);
}

// "It goes the commonest way, as 20 of 34 others", and who.
Data way_data(const DraftReport& report, const ways::DraftFamily& family, Budget& budget) {
  const Messages& say = report.say();
  const std::uint32_t index = family.way.value_or(family.nearest_way);
  const ways::DraftWay& way = family.ways[index];
  const std::string n = say.number(way.governments), others = say.number(family.others);
  Data data;
  if (!family.way) data.set("fresh", say.tr("A new way."));
  std::string says;
  if (way.governments == 0) {
    says = family.way ? say.tr("It goes the way of a model that no government goes.")
                      : say.tr("Nearest is the way of a model that no government goes.");
  } else if (commonest(family, index)) {
    says = family.way
               ? say.tr("It goes the commonest way, as {n} of {others} others do.", {{"n", n}, {"others", others}})
               : say.tr("Nearest is the commonest way, of {n} of {others} others.", {{"n", n}, {"others", others}});
  } else {
    says = family.way ? say.tr("It goes a way as {n} of {others} others do.", {{"n", n}, {"others", others}})
                      : say.tr("Nearest is a way of {n} of {others} others.", {{"n", n}, {"others", others}});
  }
  if (!way.models.empty() && way.governments > 0) says += " " + say.tr("A model goes it too.");
  data.set("says", says);
  const std::vector<std::string>& who = way.governments > 0 ? way.who : way.models;
  std::vector<std::pair<std::string, std::string>> order;
  for (const std::string& id : who) order.emplace_back(sorting_letters(name_of(report, id)), name_of(report, id));
  std::sort(order.begin(), order.end());
  std::string names;
  for (const auto& [_, name] : order) names += (names.empty() ? "" : ", ") + name;
  if (budget.take(names.size() + 100)) {
    data.set(who.size() > kNamesAtOnce ? "many" : "few", Data("names", names));
  } else {
    data.set("few", Data("names", say.tr("The names are left out to keep this page small.")));
  }
  data.set("who", say.trn("Who goes this way: {n}", "Who go this way: {n}", who.size()));
  return data;
}

// The draft beside the nearest text, own names and values set aside.
void set_difference(const DraftReport& report, const ways::DraftFamily& family, Data& data, std::size_t& bytes) {
  const Messages& say = report.say();
  const ways::TextDifference& d = family.difference;
  if (d.same_words()) {
    data.set("same", say.tr("In the same words, apart from names and values."));
    return;
  }
  const std::uint32_t same = d.kept + d.moved, longest = same + std::max(d.deleted, d.inserted);
  if (2 * same < longest) {
    data.set("same", say.trn("Too unlike the nearest text to lay side by side: {same} of {n} word is the same.",
                             "Too unlike the nearest text to lay side by side: {same} of {n} words are the same.",
                             longest, {{"same", say.number(same)}}));
    return;
  }
  const auto parts = fragments(family.nearest.text, family.text, d, kPlacesOfDraft);
  Data difference("fragments", fragment_data(parts, bytes));
  difference.set(
      "says", family.nearest.model
                  ? say.tr("Beside the text of the model: struck out is what only that has, underlined what only the "
                           "draft has.")
                  : say.tr("Beside the text of {government}: struck out is what only that has, underlined what only "
                           "the draft has.",
                           {{"government", name_of(report, family.nearest.government)}}));
  data.set("difference", difference);
}

// "€ 30 where € 25 is commonest (192 of 296); nobody else has it", and what others fill in.
Data value_data(const DraftReport& report, const ways::DraftValue& value) {
  const Messages& say = report.say();
  const std::uint32_t most = value.others.front().governments;
  std::uint32_t all = 0, same = 0;
  std::string commonest;
  std::size_t equal = 0;
  Data rows(Data::type::list);
  for (const auto& other : value.others) {
    all += other.governments;
    if (other.measure == value.cell.measure) same = other.governments;
    const std::string label = say.values(value.kind, other.normals);
    if (other.governments == most && ++equal <= 3) commonest += (equal == 1 ? "" : " / ") + label;
    Data row("value", label);
    row.set("count", say.number(other.governments));
    rows.push_back(row);
  }
  Data data("value", say.value(value.kind, value.cell.normal));
  data.set("context", one_line(value.context));
  data.set("rows", rows);
  std::string where;
  if (equal > 3) {
    where = say.tr("where no value is commonest");
  } else if (same == most) {
    where = say.tr("as {n} of {all}", {{"n", say.number(same)}, {"all", say.number(all)}});
  } else {
    where = say.tr("where {value} is commonest ({n} of {all})",
                   {{"value", commonest}, {"n", say.number(most)}, {"all", say.number(all)}});
  }
  if (same == 0) where += "; " + say.tr("nobody else has it");
  if (same > 0 && same < most) where += "; " + say.trn("{n} has it too", "{n} have it too", same);
  data.set("where", where);
  data.set("other", Data(bool{equal <= 3 && same != most}));
  return data;
}

}  // namespace

std::vector<std::string> draft_labels(const ways::DraftOverview& draft) {
  std::vector<std::string> labels, paths;
  std::map<std::string, int> times;
  for (const ways::DraftArticle& a : draft.articles) {
    const corpus::Provision& first = draft.draft.regulation.provisions[a.first];
    // Of an article taken whole the path of its paragraphs' parent.
    const std::string path = clean(a.count == 1 ? first.path : first.path.substr(0, first.path.rfind('/')));
    const std::string heading = one_line(first.heading);
    std::string label = a.count == 1 ? one_line(first.number) : "";
    if (!heading.empty()) label += (label.empty() ? "" : " ") + heading;
    labels.push_back(heading.empty() ? path : label);
    paths.push_back(heading.empty() ? path : path + " " + heading);
    ++times[labels.back()];
  }
  for (std::size_t a = 0; a < labels.size(); ++a)
    if (times.at(labels[a]) > 1) labels[a] = paths[a];
  return labels;
}

Data draft_article_data(const DraftReport& report, std::uint32_t index, Budget& budget) {
  const Messages& say = report.say();
  const ways::DraftArticle& a = report.draft.articles[index];
  Data data("id", "article-" + std::to_string(index + 1));
  data.set("title", report.labels[index]);
  std::size_t bytes = 600 + a.text.size();
  if (a.family) {
    const ways::DraftFamily& family = report.draft.families[*a.family];
    Data about("title", one_line(family.row.title));
    about.set("governments", say.trn("{n} government", "{n} governments", family.row.ladder.governments));
    about.set("ways", say.trn("at most {n} way", "at most {n} ways", family.row.ladder.ways));
    about.set("why", why_family(report, a, family));
    about.set("says", say.tr("Family"));
    data.set("family_of", about);
    data.set("governments", say.trn("{n} government", "{n} governments", family.row.ladder.governments));
    data.set("stands", family.way ? say.tr("a known way") : say.tr("a new way"));
    const std::uint32_t first = family.articles.front();
    if (first != index) {
      Data together("says", say.tr("Judged together with what else the draft has on this; see there:"));
      together.set("href", "#article-" + std::to_string(first + 1));
      together.set("label", report.labels[first]);
      data.set("together", together);
    } else {
      std::string others;
      for (const std::uint32_t other : family.articles)
        if (other != index) others += (others.empty() ? "" : ", ") + report.labels[other];
      if (!others.empty()) data.set("with", say.tr("Together with {others}:", {{"others", others}}));
      data.set("goes", way_data(report, family, budget));
      set_difference(report, family, data, bytes);
      Data values(Data::type::list);
      for (const ways::DraftValue& value : family.values) {
        bytes += 250 + value.context.size() + 90 * value.others.size();
        values.push_back(value_data(report, value));
      }
      if (values.is_non_empty_list()) {
        Data told("list", values);
        told.set("title", say.tr("What it fills in, beside the others"));
        told.set("figures_title", say.tr("The figures as a table"));
        told.set("value_head", say.tr("Value"));
        told.set("governments_head", say.tr("Governments"));
        data.set("fills_in", told);
      }
      const std::string owner = report.draft.owner.government ? one_line(report.draft.owner.government->name) : "";
      if (family.present == ways::DraftFamily::Present::kSameWay)
        data.set("present", say.tr("The text that {government} has today goes the same way.", {{"government", owner}}));
      if (family.present == ways::DraftFamily::Present::kOtherWay)
        data.set("present", say.tr("The text that {government} has today goes another way.", {{"government", owner}}));
    }
  } else {
    data.set("stands", a.found == Found::kNoWords ? say.tr("no words to compare") : say.tr("stands alone"));
    data.set("state", "own");
    data.set("alone", a.found == Found::kNoWords ? say.tr("Has no words to compare.")
                      : a.found == Found::kNothing
                          ? say.tr("Nobody else has anything like it.")
                          : say.tr("Only {place} is like it, and stands in no family: they share {part}.",
                                   {{"place", place_of(report, *a.nearest)}, {"part", part_of(report, a)}}));
  }
  if (budget.take(bytes)) {
    Data body("lines", line_data(a.text));
    body.set("title", say.tr("The text of the draft"));
    data.set("body", body);
  } else {
    data.set("no_body", say.tr("The text is left out to keep this page small."));
  }
  return data;
}

}  // namespace eender::view
