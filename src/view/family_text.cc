// SPDX-License-Identifier: EUPL-1.2
#include "view/family_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "view/corpus_text.h"
#include "view/coverage_text.h"
#include "view/family_parts.h"
#include "view/view.h"

namespace eender::view {
namespace {

std::string title_part(const Page& page) {
  const ways::FamilyRow& row = page.family.row;
  const Terminal& terminal = page.terminal;
  const corpus::ProvisionRow& first = page.family.positions[page.family.base].position.provisions.front();
  std::string facts = fmt::format("{} family {}{}{}", name_of(row.kind), row.id, separator(terminal),
                                  counted(row.provisions - row.models, "provision"));
  if (row.models > 0) facts += fmt::format(" and {}", counted(row.models, "of a model", "of models"));
  facts += fmt::format(", such as in \"{}\"", one_line(page.corpus.regulations()[first.regulation].title));
  return fill(terminal, {{one_line(row.title), Style::kHeading}}, 0, 0) +
         fill(terminal, {{facts, Style::kFaint}}, 0, 0) + "\n" +
         fill_items(terminal, ladder_words(page.family.ladder), Style::kStrong, 2) + "\n";
}

std::string ladder_part(const Page& page) {
  const ways::Ladder& ladder = page.family.ladder;
  struct Rung {
    std::uint32_t count;
    std::string_view name, meaning;
  };
  const Rung rungs[] = {{ladder.governments, "governments", "arrange this"},
                        {ladder.wordings, "wordings", "but for capitals and punctuation"},
                        {ladder.apart_from_names, "apart from names", "own names set aside as well"},
                        {ladder.apart_from_values, "apart from values", "amounts, terms and dates as well"},
                        {ladder.ways, "ways at most", "what written rules make equal as well"}};
  const int digits = static_cast<int>(number(ladder.governments).size());
  constexpr int kName = 17;
  constexpr int kMeaning = 37;
  const bool meanings = page.terminal.width >= 2 + digits + 2 + kName + 2 + 12 + 2 + kMeaning;
  const int room = page.terminal.width - 2 - digits - 2 - kName - 2 - (meanings ? 2 + kMeaning : 0);
  const int width = std::clamp(room, 4, 40);
  std::string result;
  for (const Rung& rung : rungs) {
    const double share = ladder.governments == 0 ? 0 : static_cast<double>(rung.count) / ladder.governments;
    std::string line =
        fmt::format("  {}  {}  {}", paint(page.terminal, Style::kStrong, right(number(rung.count), digits)),
                    left(rung.name, kName), paint(page.terminal, Style::kBar, bar(page.terminal, share, width)));
    if (meanings) line += "  " + paint(page.terminal, Style::kFaint, rung.meaning);
    line.erase(line.find_last_not_of(' ') + 1);
    result += line + "\n";
  }
  return result;
}

// What was left to a government by one that is no more: what of it counts, and what it has replaced.
void tell_inherited(const Page& page, std::string& result) {
  std::vector<std::string> counts, replaced;
  for (const ways::Counted& c : page.family.positions) {
    if (c.position.inherited.empty()) continue;
    (c.position.is_inherited() ? counts : replaced).push_back(inherited_words(c.position, page.corpus));
  }
  const auto tell = [&](std::string_view what, const std::vector<std::string>& items) {
    if (!items.empty())
      result += fill(page.terminal, {{std::string(what)}, {fmt::format("{}.", fmt::join(items, "; "))}}, 2, 4);
  };
  tell("Counted until it is replaced: ", counts);
  tell("Not counted, because the successor has its own: ", replaced);
}

// What a government has twice, and counts once.
void tell_repeated(const Page& page, std::string& result) {
  constexpr std::size_t kShown = 6;
  std::vector<std::string> all;
  for (const ways::Counted& c : page.family.positions) {
    if (c.position.repeated.empty()) continue;
    std::vector<std::string> ids;
    for (const corpus::ProvisionRow& provision : c.position.repeated)
      ids.push_back(clean(page.corpus.id_of(provision)));
    all.push_back(fmt::format("{} in {}", government_name(c.position, page.corpus), fmt::join(ids, ", ")));
  }
  if (all.empty()) return;
  const std::size_t shown = page.options.all || all.size() <= kShown + 1 ? all.size() : kShown;
  std::string text = fmt::format("{}", fmt::join(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(shown), "; "));
  if (shown < all.size()) text += fmt::format("; + {} more", number(all.size() - shown));
  result += fill(page.terminal, {{"Counted once, though it stands there again: "}, {text + "."}}, 2, 4);
}

// What was read, and what could not be: an empty place in the family is an absence only where all was read.
std::string coverage_part(const Page& page) {
  const corpus::Coverage& coverage = page.corpus.coverage();
  const corpus::ReadingCounts counts = corpus::counts_of(page.corpus.government_coverage());
  const Terminal& terminal = page.terminal;
  std::string result = heading(page, "What was read");
  const auto sentence = [&](const std::string& text, Style style = Style::kPlain) {
    result += fill(terminal, {{text, style}}, 2, 2);
  };
  sentence(coverage_sentence(ways::coverage_of(page.family, page.corpus), counts.kind));
  tell_inherited(page, result);
  tell_repeated(page, result);
  sentence(fmt::format("{} from {}, of {}, in force on {}.", counted(coverage.regulations, "regulation"),
                       counted(coverage.sources, "source"), governments(governments_read(page.corpus), counts.kind),
                       page.corpus.on().iso()));
  if (coverage.unreadable + coverage.partial > 0) {
    std::string text;
    if (coverage.unreadable > 0) text = counted(coverage.unreadable, "place") + " in the sources could not be read";
    if (coverage.partial > 0)
      text += text.empty() ? counted(coverage.partial, "place") + " in the sources could be read only in part"
                           : ", " + number(coverage.partial) + " only in part";
    sentence(text +
                 ": what stands there is not counted above, and not known to be absent. See: eender check --library "
                 "DIR --problems",
             Style::kAlarm);
  } else {
    sentence("Everything that was offered could be read.");
  }
  const ways::FamilyRow& row = page.family.row;
  sentence(fmt::format("The text least like the others shares {:.0f}% of its {} with the one in the middle.",
                       row.weakest * 100, row.short_text ? "words" : "three-word runs"),
           Style::kFaint);
  sentence("This family's address, and that of any of its members: " + clean(row.anchor), Style::kFaint);
  return result;
}

}  // namespace

std::string_view name_of(ways::Kind kind) {
  switch (kind) {
    case ways::Kind::kSubstantive:
      return "substantive";
    case ways::Kind::kDefinition:
      return "definition";
    case ways::Kind::kClosing:
      return "closing";
  }
  return {};
}

std::vector<std::string> ladder_words(const ways::Ladder& ladder) {
  return {counted(ladder.governments, "government"), counted(ladder.wordings, "wording"),
          number(ladder.apart_from_names) + " apart from names",
          number(ladder.apart_from_values) + " apart from values", "at most " + counted(ladder.ways, "way")};
}

std::string heading(const Page& page, std::string_view title, std::string_view remark) {
  Runs runs = {{std::string(title), Style::kStrong}};
  if (!remark.empty()) runs.push_back({std::string(remark), Style::kFaint});
  return "\n" + fill(page.terminal, runs, 0, 2);
}

std::string Page::name(std::uint32_t position) const {
  const ways::Position& p = family.positions[position].position;
  if (p.model && !p.provisions.empty()) return one_line(corpus.regulations()[p.provisions.front().regulation].title);
  return government_name(p, corpus);
}

std::string name_list(std::vector<std::string> names, int columns, bool all) {
  const auto letters = [](const std::string& name) {  // "'s-Gravenhage" stands under s
    std::string result;
    for (const char c : name)
      if (result.size() > 0 || static_cast<unsigned char>(c) >= 0x80 ||
          std::isalpha(static_cast<unsigned char>(c)) != 0)
        result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
  };
  std::stable_sort(names.begin(), names.end(),
                   [&](const std::string& a, const std::string& b) { return letters(a) < letters(b); });
  std::string result;
  int used = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string next = (i == 0 ? "" : ", ") + names[i];
    const std::string more = fmt::format(" + {} more", number(names.size() - i));
    const int width = display_width(next);
    // Room is kept for the remark unless this name is the last.
    const int after = i + 1 == names.size() ? 0 : display_width(more);
    if (!all && i > 0 && used + width + after > columns) return result + more;
    result += next;
    used += width;
  }
  return result;
}

std::string Page::names(const std::vector<std::uint32_t>& members, int columns) const {
  std::vector<std::string> all;
  for (const std::uint32_t position : members) all.push_back(name(position));
  return name_list(std::move(all), columns, options.all);
}

std::string family_page(const ways::OpenFamily& family, const corpus::Corpus& corpus, const Terminal& terminal,
                        const PageOptions& options) {
  const Page page{family, corpus, terminal, options};
  std::string result =
      title_part(page) + ladder_part(page) + ways_part(page) + divided_part(page) + text_part(page) + values_part(page);
  if (options.keys) result += keys_part(page);
  return result + coverage_part(page);
}

}  // namespace eender::view
