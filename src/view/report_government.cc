// SPDX-License-Identifier: EUPL-1.2
#include "view/problem_text.h"
#include "view/report_overview.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

// Whose words would be written.
std::string says_from(const ways::GovernmentOverview::Alone& alone, const ReportContext& context) {
  const Messages& say = context.messages;
  if (alone.from.empty())
    return say.tr("To write as the model does: what is struck out goes, what is underlined comes.");
  if (alone.from_most) return say.tr("To write as most do: what is struck out goes, what is underlined comes.");
  return say.tr("To write as {government} does: what is struck out goes, what is underlined comes.",
                {{"government", one_line(context.corpus.government(alone.from).name)}});
}

}  // namespace

Result<std::string> government_report(const ways::GovernmentOverview& overview, const ReportContext& context) {
  const Messages& say = context.messages;
  Drawings drawings;
  const std::string name = one_line(overview.government->name);
  Data data = page_data(context, name, drawings);
  data.set("name", name);
  if (overview.coverage != nullptr && overview.coverage->reading == corpus::Reading::kPartly) {
    const ProblemText reason = reading_reason(*overview.coverage, context);
    Data partly("says", say.tr("Only in part read, so that it may have more than stands here:"));
    partly.set("reason", reason.text);
    partly.set("reason_lang", reason.language);
    data.set("partly", partly);
  }
  ways::RegulationCounts all;
  Data rows(Data::type::list);
  Data alone(Data::type::list);
  Budget budget(kListsBytes);
  std::size_t left_out = 0;
  for (const auto& one : overview.regulations) {
    const ways::RegulationCounts& c = one.counts;
    all += c;
    Data row("title", one_line(one.regulation.title));
    row.set("row_lang", one.regulation.language);
    row.set("id", clean(corpus::Corpus::work_id_of(one.regulation)));
    row.set("provisions", say.number(c.provisions));
    row.set("shared", say.number(c.shared));
    row.set("own", say.number(c.own));
    row.set("commonest", say.number(c.commonest));
    row.set("alone", say.number(c.alone));
    if (budget.take(one.regulation.title.size() + 220)) {
      rows.push_back(row);
    } else {
      ++left_out;
    }
    if (one.alone.empty()) continue;
    Data items(Data::type::list);
    for (const auto& a : one.alone) {
      Data item("title", provision_title(a.provision));
      const std::string governments = say.trn("{n} government", "{n} governments", a.family.ladder.governments);
      item.set("says",
               a.family.commonest == 1
                   ? say.tr("{governments} arrange this, each in a way of its own", {{"governments", governments}})
                   : say.tr("{governments} arrange this in {ways}",
                            {{"governments", governments},
                             {"ways", say.trn("at most {n} way", "at most {n} ways", a.family.ladder.ways)}}));
      item.set("id", clean(context.corpus.id_of(a.provision)));
      std::size_t bytes = a.provision.heading.size() + 200;
      if (!a.slips.empty()) {
        item.set("slip", slip_words(say, a.slips, a.slip_of));
      } else if (a.apart == ways::Apart::kUnlike) {
        item.set("apart", why_apart(say, a.apart));
      } else if (!a.beside) {
        item.set("apart", unlike_all(say));
      } else if (const auto parts = turned(fragments(a.beside->base, a.beside->text, a.beside->difference, kPlaces));
                 !parts.empty()) {
        Data joining("fragments", fragment_data(parts, bytes));
        joining.set("says", says_from(a, context));
        item.set("joining", joining);
      }
      if (budget.take(bytes)) items.push_back(item);
    }
    Data group("title", one_line(one.regulation.title));
    group.set("row_lang", one.regulation.language);
    group.set("items", items);
    alone.push_back(group);
  }
  data.set("regulations_count", say.trn("{n} regulation", "{n} regulations", overview.regulations.size()));
  data.set("lead",
           say.trn("with {n} provision:", "with {n} provisions:", all.provisions) + " " + shared_words(say, all));
  data.set("standing", standing_data(all, context, drawings));
  data.set("standing_title", say.tr("How its provisions stand among those of others"));
  data.set("table_title", say.tr("Its regulations"));
  data.set("table_intro",
           say.tr("Of each: how many of its provisions other governments have too, and how it goes there."));
  data.set("regulation_head", say.tr("Regulation"));
  data.set("provisions_head", say.tr("Provisions"));
  data.set("shared_head", say.tr("Shared"));
  data.set("own_head", say.tr("Own"));
  data.set("commonest_head", say.tr("Commonest way"));
  data.set("alone_head", say.tr("Alone"));
  data.set("rows", rows);
  if (left_out > 0)
    data.set("rows_more", say.trn("One more regulation is left out to keep this page small.",
                                  "{n} more regulations are left out to keep this page small.", left_out));
  data.set("alone_title", say.tr("Where it is the only one with its way"));
  data.set("alone_intro", say.tr("Here {name} could join others, or is ahead of them.", {{"name", name}}));
  if (alone.is_empty_list())
    data.set("alone_none",
             all.together > 0
                 ? say.tr("Nowhere, as far as its provisions do not count together with others of its own.")
                 : say.tr("Nowhere: each of its ways is shared by others."));
  data.set("alone_groups", alone);
  return context.templates.render("government", std::move(data), drawings);
}

}  // namespace eender::view
