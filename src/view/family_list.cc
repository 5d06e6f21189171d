// SPDX-License-Identifier: EUPL-1.2
#include "view/family_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "view/coverage_text.h"
#include "view/family_text.h"
#include "view/view.h"

namespace eender::view {
namespace {

// A family's title, then a regulation it stands in, as far as they fit; and its kind where it is not a substantive one.
std::string title_of(const Listed& listed, int columns, const Terminal& terminal) {
  const std::string kind =
      listed.family.kind == ways::Kind::kSubstantive ? "" : fmt::format(" ({})", name_of(listed.family.kind));
  columns -= display_width(kind);
  const std::string title = shorten(one_line(listed.family.title), columns, terminal);
  const int left = columns - display_width(title) - display_width(dash(terminal));
  std::string place;
  if (constexpr int kLeast = 8; left >= kLeast) {
    const std::string regulation = one_line(listed.regulation);
    const std::string shown = shorten(regulation, left, terminal);
    // Half a word says nothing.
    if (shown == regulation || shown.find(' ') != std::string::npos) place = std::string(dash(terminal)) + shown;
  }
  return title + paint(terminal, Style::kFaint, kind + place);
}

std::string table(const std::vector<Listed>& families, const Terminal& terminal) {
  struct Column {
    std::string_view above, heading;
    std::uint32_t ways::Ladder::*count;
    Style style;
  };
  constexpr Column kColumns[] = {{"govern-", "ments", &ways::Ladder::governments, Style::kStrong},
                                 {"word-", "ings", &ways::Ladder::wordings, Style::kPlain},
                                 {"apart", "names", &ways::Ladder::apart_from_names, Style::kPlain},
                                 {"from", "values", &ways::Ladder::apart_from_values, Style::kPlain},
                                 {"", "ways", &ways::Ladder::ways, Style::kStrong}};
  constexpr int kId = 6;
  const auto width_of = [](const Column& column) {
    return static_cast<int>(std::max(column.above.size(), column.heading.size()));
  };
  int used = kId;
  std::string above = left("", kId);
  std::string head = right("family", kId);
  for (const Column& column : kColumns) {
    above += "  " + right(column.above, width_of(column));
    head += "  " + right(column.heading, width_of(column));
    used += 2 + width_of(column);
  }
  above.erase(above.find_last_not_of(' ') + 1);
  std::string result =
      paint(terminal, Style::kFaint, above) + "\n" + paint(terminal, Style::kFaint, head + "  title") + "\n";
  for (const Listed& listed : families) {
    result += paint(terminal, Style::kFaint, right(std::to_string(listed.family.id), kId));
    for (const Column& column : kColumns)
      result +=
          "  " + paint(terminal, column.style, right(number(listed.family.ladder.*column.count), width_of(column)));
    result += "  " + title_of(listed, std::max(10, terminal.width - used - 2), terminal) + "\n";
  }
  return result;
}

}  // namespace

std::string family_list(const std::vector<Listed>& families, const ways::AnalysisSummary& summary,
                        const Terminal& terminal) {
  const std::string facts =
      fmt::format("{} of {}, in force on {}: {} are in {}.", counted(summary.provisions, "provision"),
                  counted(summary.governments, "government"), summary.on.iso(), number(summary.in_families),
                  counted(summary.families, "family", "families"));
  const std::string head = fill(terminal, {{facts, families.empty() ? Style::kPlain : Style::kFaint}}, 0, 0) +
                           fill(terminal, {{coverage_sentence(summary.coverage)}}, 0, 0);
  if (families.empty()) return head;
  std::string result = head + "\n" + table(families, terminal);
  if (families.size() < summary.families)
    result += "\n" + fill(terminal,
                          {{fmt::format("{} of {} shown. --limit N shows more, --all-kinds also definitions and "
                                        "closing provisions; ways WORDS, or "
                                        "--family N, opens one.",
                                        number(families.size()), counted(summary.families, "family", "families")),
                            Style::kFaint}},
                          0, 0);
  return result;
}

std::string also_found(const std::vector<Listed>& families, const Terminal& terminal) {
  if (families.empty()) return {};
  return "\n" + fill(terminal, {{"Also found", Style::kStrong}, {"  (--family N opens one)", Style::kFaint}}, 0, 0) +
         table(families, terminal);
}

std::string fictional_remark(const Terminal& terminal) {
  return fill(terminal, {{"Fictional: made up as examples under real names, and adopted by nobody.", Style::kAlarm}}, 0,
              0) +
         "\n";
}

std::string nothing_found(std::string_view query, const ways::AnalysisSummary& summary, const Terminal& terminal) {
  return fill(terminal,
              {{fmt::format("Nothing found for '{}' in {}. Words are looked for in titles, headings and texts, and may "
                            "be cut short; try other "
                            "words, or fewer. Without words, the families by number of governments are listed. {}",
                            one_line(query), counted(summary.families, "family", "families"),
                            coverage_sentence(summary.coverage))}},
              0, 0);
}

std::string in_no_family(const corpus::ProvisionRow& provision, const corpus::Corpus& corpus,
                         const Terminal& terminal) {
  const corpus::RegulationRow& regulation = corpus.regulations()[provision.regulation];
  const auto reason = [&]() -> std::string {
    switch (regulation.standing) {
      case corpus::Standing::kCurrent:
        return "It stands alone: no other government has a text that is alike enough.";
      case corpus::Standing::kSuperseded:
        return "It was not compared: a later version of its regulation is in force.";
      case corpus::Standing::kLapsed:
        return "It was not compared: its regulation was no longer in force on " + corpus.on().iso() + ".";
      case corpus::Standing::kFuture:
        return "It was not compared: its regulation was not yet in force on " + corpus.on().iso() + ".";
      case corpus::Standing::kReplaced:
        return "It was not compared: its regulation was read again later from another original.";
    }
    return {};
  };
  Runs runs = {{clean(corpus.id_of(provision)), Style::kStrong}};
  if (!provision.heading.empty()) runs.push_back({" (" + one_line(provision.heading) + ")"});
  runs.push_back({" is in no family. " + reason()});
  return fill(terminal, runs, 0, 0);
}

}  // namespace eender::view
