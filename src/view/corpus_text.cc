// SPDX-License-Identifier: EUPL-1.2
#include "view/corpus_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "view/coverage_text.h"
#include "view/view.h"

namespace eender::view {
namespace {

constexpr std::size_t kListed = 20;

std::string place(const corpus::Problem& problem) {
  std::string result = one_line(problem.source);
  if (problem.line) return result + fmt::format(", line {}", number(*problem.line));
  if (problem.offset) return result + fmt::format(", byte {}", number(*problem.offset));
  return result;
}

Style style_of(corpus::Problem::Severity severity) {
  return severity == corpus::Problem::Severity::kUnreadable ? Style::kAlarm
         : severity == corpus::Problem::Severity::kPartial  ? Style::kVariation
                                                            : Style::kFaint;
}

// "12 could not be read, 3 only in part, 40 notices"; empty where all went well.
std::string trouble(std::uint64_t unreadable, std::uint64_t partial, std::uint64_t notices) {
  std::vector<std::string> parts;
  if (unreadable > 0) parts.push_back(number(unreadable) + " could not be read");
  if (partial > 0) parts.push_back(number(partial) + " read only in part");
  if (notices > 0) parts.push_back(counted(notices, "notice"));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string list_of(const std::vector<std::string>& names, std::size_t most) {
  std::string result;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) result += (i == 0 ? "" : ", ") + one_line(names[i]);
  if (names.size() > most) result += fmt::format(" + {} more", number(names.size() - most));
  return result;
}

}  // namespace

std::string_view name_of(corpus::Problem::Severity severity) {
  switch (severity) {
    case corpus::Problem::Severity::kUnreadable:
      return "unreadable";
    case corpus::Problem::Severity::kPartial:
      return "partial";
    case corpus::Problem::Severity::kNotice:
      return "notice";
  }
  return {};
}

std::string problem_list(const std::vector<corpus::Problem>& problems, const Terminal& terminal, std::size_t most) {
  // The gravest first; within one severity in the order in which they were met.
  std::vector<const corpus::Problem*> order;
  for (const corpus::Problem& p : problems) order.push_back(&p);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->severity < b->severity; });
  std::string result;
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
    const corpus::Problem& p = *order[i];
    result +=
        fill(terminal,
             {{std::string(name_of(p.severity)) + "  ", style_of(p.severity)}, {place(p) + ": "}, {one_line(p.reason)}},
             2, 4);
  }
  if (order.size() > most) result += fmt::format("  + {} more\n", number(order.size() - most));
  return result;
}

std::string import_report(const corpus::ImportReport& report, const Terminal& terminal) {
  std::string text = fmt::format("{}: ", counted(report.files, "file"));
  if (report.unchanged > 0 && report.unchanged == report.files) {
    text += "all in the library already, nothing changed.";
  } else {
    text +=
        fmt::format("{} with {}", counted(report.regulations, "regulation"), counted(report.provisions, "provision"));
    if (report.notes > 0) text += fmt::format(" and {}", counted(report.notes, "note"));
    if (report.unchanged > 0) text += fmt::format("; {} unchanged", number(report.unchanged));
    text += ".";
  }
  std::string result = fill(terminal, {{text, Style::kStrong}}, 0, 2);
  const std::string problems = trouble(report.unreadable, report.partial, report.notices);
  if (!problems.empty())
    result +=
        fill(terminal, {{"Problems: " + problems + ".", report.unreadable > 0 ? Style::kAlarm : Style::kPlain}}, 0, 2) +
        problem_list(report.problems, terminal, kListed);
  if (report.unreadable + report.partial + report.notices > kListed)
    result += fill(terminal, {{"All of them: eender check --library DIR --problems, or import --json.", Style::kFaint}},
                   2, 2);
  if (!report.unknown_governments.empty())
    result += fill(terminal,
                   {{fmt::format("{} in no register, taken as written: ",
                                 report.unknown_governments.size() == 1
                                     ? "1 government is"
                                     : counted(report.unknown_governments.size(), "government") + " are")},
                    {list_of(report.unknown_governments, kListed)}},
                   0, 2);
  return result;
}

std::string import_next(const corpus::ImportReport& report, const std::string& library, const Terminal& terminal) {
  if (report.regulations == 0 || report.interrupted) return {};
  return fill(terminal, {{"Next: "}, {fmt::format("eender compare --library {}", one_line(library)), Style::kStrong}},
              0, 2);
}

std::string import_progress(const corpus::ImportProgress& progress, const Terminal& terminal) {
  return fmt::format("{}{dot}{}{dot}{}{dot}{}", counted(progress.files, "file"),
                     counted(progress.regulations, "regulation"), counted(progress.provisions, "provision"),
                     progress.file, fmt::arg("dot", separator(terminal)));
}

std::string compare_progress(const ways::CompareProgress& progress) {
  if (progress.of > 0) return fmt::format("{}: {} of {}", progress.doing, number(progress.done), number(progress.of));
  return progress.done > 0 ? fmt::format("{}: {}", progress.doing, number(progress.done)) : std::string(progress.doing);
}

std::string compare_report(const ways::CompareSummary& summary, const corpus::Coverage& coverage,
                           const Terminal& terminal) {
  std::string result = fill(terminal,
                            {{fmt::format("{} of {}, in force on {}.", counted(summary.provisions, "provision"),
                                          counted(summary.governments, "government"), summary.on.iso()),
                              Style::kStrong}},
                            0, 2);
  result += fill(terminal,
                 {{fmt::format("{} of {} or more; {} of the provisions are in one, {} stand alone.",
                               counted(summary.families, "family", "families"), "two governments",
                               number(summary.in_families), number(summary.provisions - summary.in_families))}},
                 0, 2);
  if (summary.read < summary.provisions)
    result += fill(terminal,
                   {{fmt::format("{} to be read for it; the others stand as they were compared before.",
                                 counted(summary.read, "provision had", "provisions had"))}},
                   0, 2);
  result += fill(terminal, {{coverage_sentence(summary.coverage)}}, 0, 2);
  if (coverage.unreadable + coverage.partial > 0)
    result += fill(terminal,
                   {{fmt::format("Not all was compared: {}. See: eender check --library DIR --problems",
                                 trouble(coverage.unreadable, coverage.partial, 0)),
                     Style::kAlarm}},
                   0, 2);
  return result;
}

std::size_t governments_read(const corpus::Corpus& corpus) {
  const auto& all = corpus.government_coverage();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const auto& g) { return g.regulations > 0; }));
}

namespace {

// Who was read only in part and who not at all, with the reason: as many as one can take in, or all.
std::string unread_list(const corpus::Corpus& corpus, const Terminal& terminal, std::size_t most) {
  std::string result;
  std::size_t told = 0;
  for (const corpus::GovernmentCoverage& g : corpus.government_coverage()) {
    if (g.reading != corpus::Reading::kPartly && g.reading != corpus::Reading::kUnreadable) continue;
    if (told++ == most) break;
    const bool partly = g.reading == corpus::Reading::kPartly;
    result += fill(terminal,
                   {{partly ? "in part  " : "unread   ", partly ? Style::kVariation : Style::kAlarm},
                    {one_line(g.government->name) + ": " + reason_words(g, corpus)}},
                   2, 4);
  }
  return result;
}

}  // namespace

std::string check_report(const corpus::Corpus& corpus, const ways::AnalysisSummary* analysis, bool problems,
                         const Terminal& terminal) {
  const corpus::Coverage& c = corpus.coverage();
  std::uint64_t models = 0;
  for (const corpus::RegulationRow& r : corpus.regulations())
    models += r.model && r.standing == corpus::Standing::kCurrent;
  std::size_t unknown = 0;
  for (const auto& [id, government] : corpus.governments()) unknown += !government.known;
  const corpus::ReadingCounts counts = corpus::counts_of(corpus.government_coverage());

  std::string result = fill(
      terminal, {{"The library is whole: every file has the checksum it was written with.", Style::kStrong}}, 0, 2);
  const auto row = [&](std::uint64_t n, std::string_view what) {
    result += fmt::format("  {}  {}\n", right(number(n), 9), what);
  };
  row(c.sources, "sources");
  row(governments_read(corpus), "governments with a regulation that counts");
  if (unknown > 0)
    row(unknown,
        unknown == 1 ? "government or model that is in no register" : "governments or models that are in no register");
  row(c.regulations, fmt::format("regulations that count on {}, {} of them models", corpus.on().iso(), number(models)));
  if (c.superseded > 0) row(c.superseded, "older versions that a later one in force takes the place of");
  if (c.lapsed > 0) row(c.lapsed, "regulations no longer in force");
  if (c.future > 0) row(c.future, "regulations not yet in force");
  if (c.replaced > 0) row(c.replaced, "regulations read again later from another original");
  if (analysis != nullptr) {
    row(analysis->provisions, "provisions compared");
    row(analysis->families, "families");
  } else {
    result += fill(terminal, {{"Not compared since the last import: eender compare --library DIR"}}, 0, 2);
  }
  result += fill(terminal, {{coverage_sentence(counts)}}, 0, 2);
  if (analysis == nullptr)
    result += fill(terminal, {{"Who else exists is known after a compare.", Style::kFaint}}, 2, 2);
  result += unread_list(corpus, terminal, problems ? corpus.government_coverage().size() : kListed);
  const std::string met = trouble(c.unreadable, c.partial, c.notices);
  result += fill(terminal,
                 {{met.empty() ? "Everything that was offered could be read." : "Problems: " + met + ".",
                   c.unreadable > 0 ? Style::kAlarm : Style::kPlain}},
                 0, 2);
  if (problems) {
    result += problem_list(corpus.problems(), terminal, corpus.problems().size());
  } else if (!corpus.problems().empty()) {
    result += fill(terminal, {{"--problems lists them.", Style::kFaint}}, 2, 2);
  }
  return result;
}

}  // namespace eender::view
