// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "view/drawings.h"
#include "view/html.h"
#include "view/problem_text.h"
#include "view/report_parts.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

constexpr std::size_t kPlaces = 8;
constexpr std::size_t kMostBytes = 600'000;  // of lists; leaves room for their marks

// "Artikel 5 Beslistermijn" cannot be known from a number alone, so: "5 Beslistermijn", or the path where there is neither.
std::string provision_title(const corpus::ProvisionRow& p) {
  std::string title = one_line(p.number);
  const std::string heading = one_line(p.heading);
  if (!heading.empty()) title += (title.empty() ? "" : " ") + heading;
  return title.empty() ? one_line(p.path) : title;
}

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
      return say.trn("the commonest way, with {n} other", "the commonest way, with {n} others", going() - 1);
    case ways::Company::kWithOthers:
      return say.trn("a way with {n} other", "a way with {n} others", going() - 1);
  }
  return {};
}

// "probably a slip of the pen: “rlostoel” where 204 governments write “rolstoel”"
Data slip_words(const Messages& say, const std::vector<ways::Slip::Word>& words, std::uint32_t governments) {
  Data list(Data::type::list);
  for (const ways::Slip::Word& word : words) {
    Data one("written", word.written);
    one.set("meant", word.meant);
    if (&word != &words.front()) one.set("and", ", ");
    list.push_back(one);
  }
  Data data("words", list);
  data.set("slip_says", say.tr("probably a slip of the pen:"));
  data.set("where_others", say.trn("where {n} government writes", "where {n} governments write", governments));
  return data;
}

// "4 provisions, 2 of them …": what stands under the title.
std::string lead(const Messages& say, const ways::RegulationCounts& counts) {
  std::string text = say.tr(
      "{shared} shared with other governments, {own} its own; {commonest} go the commonest way, "
      "{alone} a way that nobody else goes",
      {{"shared", say.number(counts.shared)},
       {"own", say.number(counts.own)},
       {"commonest", say.number(counts.commonest)},
       {"alone", say.number(counts.alone)}});
  if (counts.slips > 0)
    text += say.trn(", {n} of these probably by a slip of the pen", ", {n} of these probably by slips of the pen",
                    counts.slips);
  if (counts.together > 0)
    text += say.trn("; {n} counts together with others of its own on the same, and is in neither",
                    "; {n} count together with others of its own on the same, and are in neither", counts.together);
  return text + ".";
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
    if (comparable) {
      const std::string& base = family.positions[family.base].position.text;
      const auto parts = fragments(base, family.positions[*standing.position].position.text, kPlaces);
      if (parts.empty()) {
        data.set("same", say.tr("It has the commonest wording, word for word."));
      } else {
        Data difference("fragments", fragment_data(parts, bytes));
        difference.set("says", say.tr("Where it differs from the commonest wording, that of {government}:",
                                      {{"government", report.name(family.base)}}));
        data.set("difference", difference);
      }
    }
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
  if (!r.version.empty()) facts += " · " + say.tr("version {version}", {{"version", one_line(r.version)}});
  if (r.from) facts += " · " + say.tr("in force from {date}", {{"date", say.date(*r.from)}});
  data.set("facts", facts);
  data.set("provisions_count", say.trn("{n} provision", "{n} provisions", counts.provisions));
  data.set("lead", lead(say, counts));
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
  data.set("address", clean(r.government + "/" + r.work));
  if (const auto address = web_address(r.source)) {
    data.set("source_link", Data("address", *address));
  } else {
    data.set("source_file", file_name(r.source));
  }
  Budget budget(kMostBytes);
  Data list(Data::type::list);
  std::size_t n = 0;
  for (const ways::ProvisionStanding& standing : overview.provisions)
    list.push_back(provision_data(overview, standing, ++n, context, drawings, budget));
  data.set("provisions", list);
  return context.templates.render("regulation", std::move(data), drawings);
}

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
  Budget budget(kMostBytes);
  std::size_t left_out = 0;
  for (const auto& one : overview.regulations) {
    const ways::RegulationCounts& c = one.counts;
    all.provisions += c.provisions;
    all.own += c.own;
    all.shared += c.shared;
    all.commonest += c.commonest;
    all.alone += c.alone;
    all.slips += c.slips;
    all.together += c.together;
    Data row("title", one_line(one.regulation.title));
    row.set("row_lang", one.regulation.language);
    row.set("id", clean(one.regulation.government + "/" + one.regulation.work));
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
      item.set("says",
               say.tr("{governments} arrange this in {ways}",
                      {{"governments", say.trn("{n} government", "{n} governments", a.family.ladder.governments)},
                       {"ways", say.trn("at most {n} way", "at most {n} ways", a.family.ladder.ways)}}));
      item.set("id", clean(context.corpus.id_of(a.provision)));
      if (!a.slips.empty()) item.set("slip", slip_words(say, a.slips, a.slip_of));
      if (budget.take(a.provision.heading.size() + 200)) items.push_back(item);
    }
    Data group("title", one_line(one.regulation.title));
    group.set("row_lang", one.regulation.language);
    group.set("items", items);
    alone.push_back(group);
  }
  data.set("regulations_count", say.trn("{n} regulation", "{n} regulations", overview.regulations.size()));
  data.set("lead", say.trn("with {n} provision:", "with {n} provisions:", all.provisions) + " " + lead(say, all));
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
