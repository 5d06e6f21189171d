// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "view/coverage_text.h"
#include "view/family_parts.h"
#include "view/view.h"

namespace eender::view {
namespace {

// As many as one takes in at a glance; --all shows the rest.
constexpr std::size_t kWays = 10;
constexpr std::size_t kDifferences = 4;
constexpr int kNameLines = 2;
constexpr int kReadingColumns = 44;
constexpr int kContextColumns = 24;

struct Context {
  std::string text;
  bool cut = false;  // there is more
};

// The last words before a piece.
Context before_piece(const ways::OpenFamily& family, std::size_t piece) {
  std::string text;
  for (std::size_t p = piece; p-- > 0;) text = family.text[p].text + text;
  text = one_line(text);
  std::size_t at = text.size();
  while (at > 0) {
    const std::size_t space = at < 2 ? std::string::npos : text.rfind(' ', at - 2);
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    if (display_width(std::string_view(text).substr(begin)) > kContextColumns) break;
    at = begin;
  }
  return {text.substr(at), at > 0};
}

// The first words after it.
Context after_piece(const ways::OpenFamily& family, std::size_t piece) {
  std::string text;
  for (std::size_t p = piece + 1; p < family.text.size(); ++p) text += family.text[p].text;
  text = one_line(text);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at + 1), text.size());
    if (display_width(std::string_view(text).substr(0, end)) > kContextColumns) break;
    at = end;
  }
  return {text.substr(0, at), at < text.size()};
}

Runs difference(const Page& page, const ways::Way::Difference& d) {
  const ways::Piece& piece = page.family.text[d.piece];
  const std::string& base = piece.readings.front().text;
  const std::string& reading = piece.readings[d.reading].text;
  const std::string from = reading_beside(page, base, reading, kReadingColumns);
  const std::string to = reading_beside(page, reading, base, kReadingColumns);
  std::string change = base.empty()      ? "adds: " + to
                       : reading.empty() ? "leaves out: " + from
                                         : from + " " + std::string(arrow(page.terminal)) + " " + to;
  const std::string dots(ellipsis(page.terminal));
  const Context before = before_piece(page.family, d.piece);
  const Context after = after_piece(page.family, d.piece);
  Runs runs;
  if (!before.text.empty()) runs.push_back({(before.cut ? dots + " " : "") + before.text + " ", Style::kFaint});
  runs.push_back({"[" + change + "]", Style::kVariation});
  const bool touches =
      !after.text.empty() && std::string_view(".,;:)").find(after.text.front()) != std::string_view::npos;
  if (!after.text.empty())
    runs.push_back({(touches ? "" : " ") + after.text + (after.cut ? " " + dots : ""), Style::kFaint});
  return runs;
}

struct Layout {
  int number, bar, count, indent;
};

std::string percent(std::uint32_t part, std::uint32_t whole) {
  const std::uint32_t n = whole == 0 ? 0 : (200 * part + whole) / (2 * whole);
  return n == 0 && part > 0 ? "<1%" : std::to_string(n) + "%";
}

// "probably a slip of the pen: way 2 with [rlostoel] for [rolstoel]"
Runs slip(const ways::Slip& slip) {
  Runs runs = {{fmt::format("probably a slip of the pen: way {} with ", number(slip.of + 1)), Style::kFaint}};
  for (std::size_t i = 0; i < slip.words.size(); ++i) {
    if (i > 0) runs.push_back({" and ", Style::kFaint});
    runs.push_back({clean(slip.words[i].written), Style::kVariation});
    runs.push_back({" for ", Style::kFaint});
    runs.push_back({clean(slip.words[i].meant), Style::kPlain});
  }
  return runs;
}

// Of a way that is not laid beside the common text: why, and its text.
Runs own_text(const Page& page, const ways::Way& way, int indent) {
  const ways::Counted& counted = page.family.positions[way.positions.front()];
  if (way.apart == ways::Apart::kLeft)
    return {{"as it stands on texts left to it: " + parts_words(counted, page.corpus), Style::kFaint}};
  const std::string because = way.apart == ways::Apart::kSeveral      ? "several provisions, laid beside nothing: "
                              : way.apart == ways::Apart::kRearranged ? "a long stretch of it reads otherwise: "
                                                                      : "too unlike the text below: ";
  const std::string text = one_line(counted.position.text);
  const int columns = 2 * (page.terminal.width - indent) - display_width(because) - 6;
  return {{because, Style::kFaint},
          {page.options.all ? text : shorten(text, columns, page.terminal), Style::kVariation}};
}

// Who is alone, and of whom that says little.
std::string alone(const Page& page) {
  struct Group {
    std::string_view title;
    ways::Alone::Because because;
  };
  constexpr Group kGroups[] = {
      {"alone with its way: ", ways::Alone::Because::kOwnWay},
      {"alone, and read only in part: ", ways::Alone::Because::kPartly},
      {"alone, probably by a slip of the pen: ", ways::Alone::Because::kSlip},
      {"alone, as it stands on different texts left to it: ", ways::Alone::Because::kLeft},
  };
  const auto all = ways::alone_in(page.family, page.corpus);
  if (all.size() == page.family.ladder.governments) return {};  // nobody shares anything: the ways above say so
  std::string result;
  for (const Group& group : kGroups) {
    std::vector<std::uint32_t> who;
    for (const ways::Alone& one : all)
      if (one.because == group.because) who.push_back(one.position);
    if (who.empty()) continue;
    const int columns = page.terminal.width * kNameLines - display_width(group.title) - 10;
    result += fill(page.terminal, {{std::string(group.title), Style::kFaint}, {page.names(who, columns)}}, 2, 4);
  }
  return result;
}

std::string one_way(const Page& page, std::size_t index, const Layout& at) {
  const ways::OpenFamily& family = page.family;
  const Terminal& terminal = page.terminal;
  const ways::Way& way = family.ways[index];
  std::vector<std::uint32_t> governments;
  std::vector<std::uint32_t> models;
  for (const std::uint32_t p : way.positions) (page.model(p) ? models : governments).push_back(p);
  std::sort(governments.begin(), governments.end());

  const double share =
      family.ladder.governments == 0 ? 0 : static_cast<double>(way.governments) / family.ladder.governments;
  const Runs names = {{page.names(governments, (terminal.width - at.indent - 1) * kNameLines)}};
  std::string result =
      fmt::format("  {}  {} {} {:>4}  ", paint(terminal, Style::kStrong, right(number(index + 1), at.number)),
                  paint(terminal, Style::kBar, bar(terminal, share, at.bar)), right(number(way.governments), at.count),
                  percent(way.governments, family.ladder.governments));
  // The names begin where the drawing ends; the drawing takes the place of the first line's indent.
  result += fill(terminal, names, at.indent, at.indent).substr(static_cast<std::size_t>(at.indent));
  for (const std::uint32_t m : models)
    result +=
        fill(terminal, {{"as the model: ", Style::kFaint}, {page.name(m), Style::kOwn}}, at.indent, at.indent + 2);
  const bool base = family.positions[family.base].way == index;
  if (way.slip) {
    result += fill(terminal, slip(*way.slip), at.indent, at.indent + 2);
  } else if (way.apart != ways::Apart::kNot) {
    result += fill(terminal, own_text(page, way, at.indent), at.indent, at.indent + 2);
  } else if (base) {
    result += fill(terminal, {{"as the text below, with the first reading everywhere", Style::kFaint}}, at.indent,
                   at.indent + 2);
  }
  const std::size_t differences = base || way.slip ? 0 : way.differences.size();
  const std::size_t shown = page.options.all ? differences : std::min(differences, kDifferences);
  for (std::size_t d = 0; d < shown; ++d)
    result += fill(terminal, difference(page, way.differences[d]), at.indent, at.indent + 2);
  if (shown < differences)
    result += fill(terminal, {{fmt::format("+ {}", counted(differences - shown, "more difference")), Style::kFaint}},
                   at.indent, at.indent);
  return result;
}

}  // namespace

std::string reading_beside(const Page& page, std::string_view reading, std::string_view other, int columns) {
  const std::string a = one_line(reading);
  const std::string b = one_line(other);
  if (page.options.all || display_width(a) <= columns) return a;
  const std::string dots(ellipsis(page.terminal));
  std::size_t begin = 0;
  std::size_t end = 0;  // from the back
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i)
    if (a[i] == ' ') begin = i + 1;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) - begin && a[a.size() - 1 - i] == b[b.size() - 1 - i]; ++i)
    if (a[a.size() - 1 - i] == ' ') end = i + 1;
  const std::string_view core = std::string_view(a).substr(begin, a.size() - begin - std::min(end, a.size() - begin));
  if (core.empty()) return shorten(a, columns, page.terminal);
  std::string result = shorten(core, columns, page.terminal);
  const bool shortened = result.size() < core.size();
  if (begin > 0) result = dots + " " + result;
  if (end > 0 && !shortened) result += " " + dots;
  return result;
}

std::string ways_part(const Page& page) {
  const ways::OpenFamily& family = page.family;
  // Ways that only models have stand behind all others and count nowhere.
  std::size_t counted_ways = 0;
  while (counted_ways < family.ways.size() && family.ways[counted_ways].governments > 0) ++counted_ways;
  const std::size_t shown = page.options.all || counted_ways <= kWays + 1 ? counted_ways : kWays;
  Layout at{static_cast<int>(number(shown).size()),
            page.terminal.width >= 100  ? 16
            : page.terminal.width >= 60 ? 10
                                        : 0,
            static_cast<int>(number(family.ladder.governments).size()), 0};
  at.indent = 2 + at.number + 2 + at.bar + 1 + at.count + 1 + 4 + 2;

  std::string result = heading(page, "Ways");
  for (std::size_t w = 0; w < shown; ++w) result += one_way(page, w, at);
  if (shown < counted_ways) {
    std::uint32_t governments = 0;
    for (std::size_t w = shown; w < counted_ways; ++w) governments += family.ways[w].governments;
    result += fill(page.terminal,
                   {{fmt::format("+ {} of {} (--all shows them)", counted(counted_ways - shown, "more way"),
                                 counted(governments, "government")),
                     Style::kFaint}},
                   2, 4);
  }
  for (std::size_t w = counted_ways; w < family.ways.size(); ++w)
    for (const std::uint32_t m : family.ways[w].positions)
      result += fill(page.terminal, {{"No government follows the model: ", Style::kFaint}, {page.name(m), Style::kOwn}},
                     2, 4);
  return result + alone(page);
}

}  // namespace eender::view
