// SPDX-License-Identifier: EUPL-1.2
#include "view/report_draft.h"

#include "view/report_overview.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

using Found = ways::DraftArticle::Found;

std::string whose(const DraftReport& report) {
  const Messages& say = report.say();
  const ways::DraftOwner& owner = report.draft.owner;
  if (!owner.government)
    return say.tr("a draft that does not say whose it is, so that nobody's own names were set aside");
  const std::string name = one_line(owner.government->name);
  return owner.known ? say.tr("a draft of {government}", {{"government", name}})
                     : say.tr("a draft of {government}, which is in no register: its name is taken as written",
                              {{"government", name}});
}

// How many articles go a known way, a new one, or stand alone: each in one kind.
Data standing_data(const DraftReport& report, Drawings& drawings) {
  const Messages& say = report.say();
  std::uint64_t known = 0, fresh = 0, alone = 0, wordless = 0;
  for (const ways::DraftArticle& a : report.draft.articles) {
    if (a.family) {
      ++(report.draft.families[*a.family].way ? known : fresh);
    } else {
      ++(a.found == Found::kNoWords ? wordless : alone);
    }
  }
  std::vector<CountedKind> kinds = {{say.tr("a known way"), known, "", false},
                                    {say.tr("a new way"), fresh, say.tr("others arrange this too"), fresh > 0},
                                    {say.tr("stand alone"), alone, say.tr("nobody has the like in a family"), false}};
  if (wordless > 0) kinds.push_back({say.tr("no words to compare"), wordless, "", false});
  return counts_data(report.context, drawings, "standing", say.tr("How they stand"), say.tr("Articles"), kinds);
}

Data lacking_data(const DraftReport& report, const DraftOptions& options) {
  const Messages& say = report.say();
  const ways::DraftOverview& draft = report.draft;
  Data data;
  if (draft.peers < 2) {
    data.set("intro",
             say.tr("No two governments have a regulation that has enough in common with the draft, so nothing "
                    "can be said."));
    return data;
  }
  data.set("intro", say.trn("Of {peers} governments with a regulation that shares one subject or more with the draft, "
                            "half or more have near to that:",
                            "Of {peers} governments with a regulation that shares {n} subjects or more with the draft, "
                            "half or more have near to those:",
                            draft.shared, {{"peers", say.number(draft.peers)}}));
  Data rows(Data::type::list);
  std::size_t shown = 0, others = 0;
  for (const ways::DraftLacking& one : draft.lacking) {
    if (!options.all_kinds && one.row.kind != ways::Kind::kSubstantive) {
      ++others;
      continue;
    }
    if (shown++ >= options.lacking) continue;
    Data row("title", one_line(one.row.title));
    row.set("have", say.number(one.have));
    row.set("share", say.percent(one.have, draft.peers));
    row.set("governments", say.number(one.row.ladder.governments));
    row.set("ways", say.number(one.row.ladder.ways));
    rows.push_back(row);
  }
  if (shown == 0) {
    data.set("none", say.tr("Nothing."));
  } else {
    Data table("rows", rows);
    table.set("title_head", say.tr("Subject"));
    table.set("have_head", say.tr("Of those governments"));
    table.set("governments_head", say.tr("Of all"));
    table.set("ways_head", say.tr("Ways at most"));
    data.set("table", table);
  }
  if (shown > options.lacking)
    data.set("more", say.trn("One more is left out; with --limit 0 it stands here.",
                             "{n} more are left out; with --limit 0 they stand here.", shown - options.lacking));
  if (others > 0)
    data.set("others",
             say.trn("One definition or closing provision is left out; with --all-kinds it stands here.",
                     "{n} definitions and closing provisions are left out; with --all-kinds they stand here.", others));
  return data;
}

Data read_data(const DraftReport& report, const ways::AnalysisSummary& summary) {
  constexpr std::size_t kProblems = 20;
  const Messages& say = report.say();
  const corpus::ReadingCounts& c = summary.coverage;
  Data data("kept", say.tr("The draft was read into memory, and is kept nowhere but on this page."));
  data.set("against", say.tr("It was held against {provisions} of {governments}, in force on {date}.",
                             {{"provisions", say.trn("{n} provision", "{n} provisions", summary.provisions)},
                              {"governments", say.trn("{n} government", "{n} governments", summary.governments)},
                              {"date", say.date(summary.on)}}));
  std::string read =
      say.trn("Of {n} government expected, {read} were read", "Of {n} governments expected, {read} were read",
              c.governments, {{"read", say.number(c.read + c.partly)}});
  if (c.partly > 0) read += ", " + say.trn("{n} of these only in part", "{n} of these only in part", c.partly);
  if (c.unreadable > 0) read += ", " + say.trn("{n} could not be read", "{n} could not be read", c.unreadable);
  if (c.nothing > 0) read += ", " + say.trn("{n} was not read", "{n} were not read", c.nothing);
  data.set("read", read + ".");
  Data problems(Data::type::list);
  for (const corpus::Problem& problem : report.draft.draft.problems) {
    if (problems.list_value().size() == kProblems) break;
    const ProblemText text = problem_text(one_line(problem.reason), say);
    Data one("reason", text.text);
    one.set("reason_lang", text.language);
    if (problem.line) one.set("line", say.tr("line {n}", {{"n", say.number(*problem.line)}}));
    problems.push_back(one);
  }
  if (problems.is_non_empty_list()) {
    Data told("list", problems);
    told.set("says", say.tr("Of the draft itself:"));
    const std::size_t more = report.draft.draft.problems.size() - problems.list_value().size();
    if (more > 0) told.set("more", say.trn("and one more", "and {n} more", more));
    data.set("problems", told);
  }
  return data;
}

Result<std::string> draft_page(const DraftReport& report, const ways::AnalysisSummary& summary,
                               const DraftOptions& options, std::size_t list_bytes) {
  const ways::DraftOverview& draft = report.draft;
  const ReportContext& context = report.context;
  const Messages& say = context.messages;
  Drawings drawings;
  const std::string title = one_line(draft.draft.regulation.title);
  Data data = page_data(context, title, drawings);
  data.set("text_lang", draft.language == text::Language::kDutch ? "nl" : "en");
  data.set("regulation_title", title);
  data.set("facts", whose(report));
  std::size_t shared = 0;
  for (const ways::DraftArticle& a : draft.articles) shared += a.family.has_value();
  data.set("lead", say.trn("{n} of {all} articles arranges what two governments or more arrange.",
                           "{n} of {all} articles arrange what two governments or more arrange.", shared,
                           {{"all", say.number(draft.articles.size())}}));
  data.set("standing_title", say.tr("How its articles stand"));
  data.set("standing", standing_data(report, drawings));
  data.set("article_head", say.tr("Article"));
  data.set("stands_head", say.tr("Goes"));
  data.set("governments_head", say.tr("Arranged by"));
  data.set("articles_title", say.tr("Article by article"));
  data.set("lacking_title", say.tr("What others have and this lacks"));
  data.set("read_title", say.tr("What was read"));
  Budget budget(list_bytes);
  Data articles(Data::type::list);
  for (std::uint32_t a = 0; a < draft.articles.size(); ++a) articles.push_back(draft_article_data(report, a, budget));
  data.set("articles", articles);
  data.set("lacking", lacking_data(report, options));
  data.set("what_was_read", read_data(report, summary));
  return context.templates.render("draft", std::move(data), drawings);
}

}  // namespace

Result<std::string> draft_report(const ways::DraftOverview& draft, const ways::AnalysisSummary& summary,
                                 const ReportContext& context, const DraftOptions& options) {
  const DraftReport report{draft, context, draft_labels(draft)};
  // Whole where that fits; else with fewer names and texts, until it does.
  for (std::size_t list_bytes = kListsBytes;; list_bytes /= 2) {
    EENDER_TRY(std::string html, draft_page(report, summary, options, list_bytes));
    if (html.size() <= kReportBytes || list_bytes < 5'000) return html;
  }
}

}  // namespace eender::view
