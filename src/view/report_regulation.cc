// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "view/drawings.h"
#include "view/html.h"
#include "view/report_columns.h"
#include "view/report_overview.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

// Which way it goes, in words.
std::string way_of(const FamilyReport& report, const ways::ProvisionStanding& standing) {
  const Messages& say = report.say();
  const auto counted = [&]() -> const ways::Counted& { return report.family.positions[*standing.position]; };
  const auto going = [&] { return report.family.ways[counted().way].governments; };
  switch (standing.company) {
    case ways::Company::kOwn:
      return say.tr("nobody else has this");
    case ways::Company::kClosing:
      return say.tr("closing provision");
    case ways::Company::kReplaced:
      return say.tr("not counted: replaced by its own");
    case ways::Company::kRepeated:
      return say.tr("not counted: says the same as another one of its own");
    case ways::Company::kOfSeveral:
      return say.trn("one of {n} on this, compared together", "one of {n} on this, compared together",
                     counted().position.provisions.size());
    case ways::Company::kModel:
      return say.trn("{n} government goes this way", "{n} governments go this way", going());
    case ways::Company::kAlone:
      return say.tr("alone with its way");
    case ways::Company::kWithMost:
      if (const std::size_t equal = report.commonest_ways(); equal > 1)
        return say.trn("one of the {ways} commonest ways, with {n} other",
                       "one of the {ways} commonest ways, with {n} others", going() - 1, {{"ways", say.number(equal)}});
      return say.trn("the commonest way, with {n} other", "the commonest way, with {n} others", going() - 1);
    case ways::Company::kWithOthers:
      return say.trn("a way with {n} other", "a way with {n} others", going() - 1);
  }
  return {};
}

// "€ 50 where most have € 25 (192 of 296)": the values that it fills in otherwise than most do.
Data unusual_values(const FamilyReport& report, std::uint32_t position, std::size_t& bytes) {
  const Messages& say = report.say();
  Data list(Data::type::list);
  for (const Told& told : all_columns(report)) {
    const Commonest most = commonest(told);
    if (most.groups.empty()) continue;
    for (std::size_t g = 0; g < told.values.groups.size(); ++g) {
      const auto& positions = told.values.groups[g].positions;
      if (most.has(g) || !std::binary_search(positions.begin(), positions.end(), position)) continue;
      Data one("value", told.labels[g]);
      one.set("where",
              say.tr("where {value} is commonest ({n} of {all})", {{"value", most.label},
                                                                   {"n", say.number(most.governments)},
                                                                   {"all", say.number(told.values.governments)}}));
      one.set("context", one_line(report.family.columns[told.column].context));
      bytes += 160 + report.family.columns[told.column].context.size();
      list.push_back(one);
    }
  }
  return list;
}

// Its words as they are, beside those that all are compared with; unless that is what was `told` already.
void wording_data(const FamilyReport& report, std::uint32_t position, const std::vector<Fragment>& told, Data& data,
                  std::size_t& bytes) {
  const Messages& say = report.say();
  const ways::OpenFamily& family = report.family;
  const FamilyReport::BaseWording wording = report.base_wording();
  const std::string many = say.number(wording.as_common);
  const auto parts =
      fragments(family.positions[position].position.text, family.positions[family.base].position.text, kPlaces);
  if (parts.empty()) {
    data.set("same",
             wording.commonest() ? say.tr("It has the commonest wording, word for word.")
             : wording.among_commonest()
                 ? say.tr("It has one of the {n} commonest wordings, word for word.", {{"n", many}})
             : wording.as_common == 0
                 ? say.tr("It has the wording that others are compared with, word for word; another is commoner.")
                 : say.tr("No wording is the commonest, as each stands once: the others are compared with "
                          "this one."));
    return;
  }
  if (parts == told) return;
  const std::string of = report.name(family.base);
  Data difference("fragments", fragment_data(parts, bytes));
  difference.set(
      "says",
      wording.commonest() ? say.tr("Word for word to the commonest wording, that of {government}", {{"government", of}})
      : wording.among_commonest() ? say.tr("Word for word to the wording of {government}, one of the {n} commonest",
                                           {{"government", of}, {"n", many}})
      : wording.as_common == 0
          ? say.tr("Word for word to the wording of {government}; another is commoner", {{"government", of}})
          : say.tr("Word for word to the wording of {government}; none is the commonest, as each stands once",
                   {{"government", of}}));
  data.set("difference", difference);
}

// What would change for it on the commonest way, in words and in values; and where it differs word for word.
void compare_data(const FamilyReport& report, const ways::ProvisionStanding& standing, Data& data, std::size_t& bytes) {
  const Messages& say = report.say();
  const ways::OpenFamily& family = report.family;
  const std::uint32_t position = *standing.position;
  const std::optional<ways::Beside>& beside = standing.beside;
  const ways::Way& way = family.ways[family.positions[position].way];
  if (way.apart != ways::Apart::kNot && !way.slip) data.set("apart", why_apart(say, way.apart));
  std::vector<Fragment> told;
  if (beside && !way.slip && way.apart != ways::Apart::kUnlike) {
    told = turned(fragments(beside->base, beside->text, beside->difference, kPlaces));
    Data joining("fragments", fragment_data(told, bytes));
    joining.set("says",
                family.positions[beside->position].way == 0 && report.commonest_ways() == 1
                    ? say.tr("To change over to the commonest way: what is struck out goes, what is "
                             "underlined comes.")
                    : say.tr("To write as {government} does: what is struck out goes, what is underlined comes.",
                             {{"government", report.name(beside->position)}}));
    data.set("joining", joining);
  } else if (standing.company == ways::Company::kAlone && !beside) {
    data.set("apart", unlike_all(say));
  }
  if (const Data values = unusual_values(report, position, bytes); values.is_non_empty_list()) {
    Data unusual("list", values);
    unusual.set("says", say.tr("It fills in otherwise than most:"));
    data.set("unusual", unusual);
  }
  wording_data(report, position, told, data, bytes);
}

Data provision_data(const ways::RegulationOverview& overview, const ways::ProvisionStanding& standing, std::size_t n,
                    const ReportContext& context, Drawings& drawings, Budget& budget) {
  const Messages& say = context.messages;
  Data data("id", "provision-" + std::to_string(n));
  data.set("title", provision_title(standing.provision));
  std::size_t bytes = 300 + standing.provision.text.size();
  if (!standing.family) {
    data.set("state", "own");
    data.set("shared", say.tr("its own"));
    data.set("way", say.tr("nobody else has this"));
  } else {
    const ways::OpenFamily& family = overview.families[*standing.family];
    const FamilyReport report{family, context, drawings, 0};
    const ways::Ladder& l = family.ladder;
    data.set("state", "shared");
    data.set("shared", say.trn("{n} government", "{n} governments", l.governments));
    data.set("ways", say.trn("at most {n} way", "at most {n} ways", l.ways));
    if (standing.company == ways::Company::kAlone) {
      data.set("state", "alone");
      const auto& slip = family.ways[family.positions[*standing.position].way].slip;
      if (slip) data.set("slip", slip_words(say, slip->words, family.ways[slip->of].governments));
    }
    data.set("way", way_of(report, standing));
    const bool comparable = standing.position && standing.company != ways::Company::kOfSeveral &&
                            standing.company != ways::Company::kClosing;
    if (comparable) compare_data(report, standing, data, bytes);
  }
  if (budget.take(bytes)) {
    data.set("body", Data("lines", line_data(standing.provision.text)));
  } else {
    data.set("no_body", say.tr("The text is left out to keep this page small."));
  }
  return data;
}

}  // namespace

Result<std::string> regulation_report(const ways::RegulationOverview& overview, const ReportContext& context) {
  const Messages& say = context.messages;
  Drawings drawings;
  const corpus::RegulationRow& r = overview.regulation;
  const std::string title = one_line(r.title);
  const ways::RegulationCounts counts = ways::counts_of(overview);
  Data data = page_data(context, title, drawings);
  data.set("text_lang", r.language);
  data.set("regulation_title", title);
  std::string facts = one_line(context.corpus.government(r.government).name);
  if (const corpus::Government& holder = context.corpus.holder_of(r.government); holder.id != r.government)
    facts += ", " + say.tr("now {government}", {{"government", one_line(holder.name)}});
  if (!r.version.empty()) facts += " · " + say.tr("version {version}", {{"version", one_line(r.version)}});
  if (r.from) facts += " · " + say.tr("in force from {date}", {{"date", say.date(*r.from)}});
  data.set("facts", facts);
  data.set("provisions_count", say.trn("{n} provision", "{n} provisions", counts.provisions));
  data.set("lead", shared_words(say, counts));
  data.set("standing", standing_data(counts, context, drawings));
  data.set("standing_title", say.tr("How its provisions stand among those of others"));
  data.set("text_title", say.tr("Its provisions, in the order of the text"));
  data.set("intro",
           say.tr("How many governments have the same provision, in how many ways, and which way this regulation "
                  "goes. The titles lead to the texts below."));
  data.set("provision_head", say.tr("Provision"));
  data.set("shared_head", say.tr("Shared by"));
  data.set("ways_head", say.tr("In"));
  data.set("way_head", say.tr("This one"));
  data.set("whole_title", say.tr("The texts"));
  data.set("source_title", say.tr("Where this text comes from"));
  data.set("address", clean(corpus::Corpus::work_id_of(r)));
  if (const auto address = web_address(r.source)) {
    data.set("source_link", Data("address", *address));
  } else {
    data.set("source_file", file_name(r.source));
  }
  Budget budget(kListsBytes);
  Data list(Data::type::list);
  std::size_t n = 0;
  for (const ways::ProvisionStanding& standing : overview.provisions)
    list.push_back(provision_data(overview, standing, ++n, context, drawings, budget));
  data.set("provisions", list);
  return context.templates.render("regulation", std::move(data), drawings);
}

}  // namespace eender::view
