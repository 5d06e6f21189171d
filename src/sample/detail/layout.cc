// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "sample/detail/rates.h"

namespace eender::sample {
namespace {

constexpr std::string_view kHardSpace = "\xc2\xa0";

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kLaws{
    {{"Algemene wet bestuursrecht", "BWBR0005537"},
     {"Gemeentewet", "BWBR0005416"},
     {"Participatiewet", "BWBR0015703"},
     {"Jeugdwet", "BWBR0034925"},
     {"Winkeltijdenwet", "BWBR0007952"},
     {"Wet maatschappelijke ondersteuning 2015", "BWBR0035362"}}};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

// Straight quotes become curly: a double one opens after a space or at the beginning, a single one is always the apostrophe's form.
std::string curled(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      result += i == 0 || text[i - 1] == ' ' || text[i - 1] == '(' ? "“" : "”";
    } else if (text[i] == '\'') {
      result += "’";
    } else {
      result += text[i];
    }
  }
  return result;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// An item's end is the list's affair, except where a word ties it to the next: "…; of".
std::string without_end(std::string text) {
  while (!text.empty() && (text.back() == ';' || text.back() == '.' || text.back() == ',')) text.pop_back();
  return text;
}

std::string ended(const Layout& layout, std::string text, bool last) {
  text = without_end(std::move(text));
  if (text.ends_with("; of") || text.ends_with("; en") || text.ends_with(", of") || text.ends_with(", en")) return text;
  if (layout.item_end == 2) return text;
  return text + (last ? "." : layout.item_end == 1 ? "," : ";");
}

std::string al(const std::string& inside) { return "<al>" + inside + "</al>"; }

// The word a definition explains, marked where the house marks it.
std::string defined(const Layout& layout, const std::string& text, Random& random) {
  const auto colon = text.find(": ");
  if (layout.emphasis == 0 || colon == std::string::npos || colon > 40) return inline_xml(layout, text, random);
  const std::string_view tag = layout.emphasis == 1 ? "cursief" : "vet";
  return fmt::format("<{0}>{1}</{0}>{2}", tag, inline_xml(layout, text.substr(0, colon), random),
                     inline_xml(layout, text.substr(colon), random));
}

std::string list_xml(const Layout& layout, const std::vector<std::string>& items, Random& random) {
  std::string xml = layout.marker == 3 || layout.marker == 4 ? "<lijst type=\"bullet\">" : "<lijst type=\"expliciet\">";
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::string text = ended(layout, items[i], i + 1 == items.size());
    if (layout.capital_items) text = capitalised(std::move(text));
    xml += fmt::format("<li nr=\"{}\">{}</li>", escaped(marker_of(layout.marker, i + 1)),
                       al(defined(layout, text, random)));
  }
  return xml + "</lijst>";
}

std::string definition_table(const Layout& layout, const std::vector<std::string>& items, Random& random) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string text = ended(layout, items[i], i + 1 == items.size());
    const auto colon = text.find(": ");
    rows.emplace_back(inline_xml(layout, text.substr(0, colon), random),
                      inline_xml(layout, text.substr(colon + 2), random));
  }
  return table_xml(rows, false);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

Layout::Layout(Random& random)
    : marker(random.weighted({0.62, 0.12, 0.06, 0.06, 0.08, 0.06})),
      item_end(random.weighted({0.82, 0.10, 0.08})),
      emphasis(random.weighted({0.72, 0.2, 0.08})),
      curly_quotes(random.chance(rates::kCurlyQuotes)),
      hard_spaces(random.chance(rates::kHardSpace)),
      capital_items(random.chance(0.12)),
      lid_as_list(random.chance(rates::kLidAsList)),
      bare_lidnr(random.chance(0.25)),
      glued_label(random.chance(rates::kGluedLabel)),
      headings(!random.chance(rates::kNoHeading)),
      upper_headings(random.chance(0.04)),
      pretty(random.chance(0.4)),
      links(random.chance(0.4)) {}

std::string marker_of(std::size_t kind, std::size_t number) {
  // Lists here have fewer items than there are letters.
  const char letter = static_cast<char>('a' + (number - 1) % 26);
  switch (kind) {
    case 0:
      return fmt::format("{}.", letter);
    case 1:
      return fmt::format("{})", letter);
    case 2:
      return fmt::format("{}°.", number);
    case 3:
      return "–";
    case 4:
      return "-";
    default:
      return fmt::format("{}.", number);
  }
}

std::string inline_xml(const Layout& layout, std::string text, Random& random) {
  if (layout.curly_quotes) text = curled(text);
  std::string spaced;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between = i > 0 && i + 1 < text.size();
    if (text[i] != ' ' || !between) {
      spaced += text[i];
    } else if (layout.hard_spaces && (is_digit(text[i - 1]) || spaced.ends_with("€"))) {
      spaced += kHardSpace;
    } else {
      spaced += random.chance(rates::kDoubleSpace) ? "  " : " ";
    }
  }
  std::string xml = escaped(spaced);
  if (layout.links) {
    for (const auto& [law, number] : kLaws) {
      replace_all(xml, law,
                  fmt::format("<extref doc=\"http://wetten.overheid.nl/{}\" struct=\"BWB\">{}</extref>", number, law));
    }
  }
  return xml;
}

std::string table_xml(const std::vector<std::pair<std::string, std::string>>& rows, bool header) {
  std::string xml =
      "<table frame=\"all\"><tgroup cols=\"2\" align=\"left\"><colspec colname=\"col1\" colwidth=\"30*\"></colspec>"
      "<colspec colname=\"col2\" colwidth=\"70*\"></colspec>";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0) xml += header ? "<thead valign=\"top\">" : "<tbody valign=\"top\">";
    xml += fmt::format(
        "<row><entry colname=\"col1\" morerows=\"0\" rotate=\"0\">{}</entry><entry colname=\"col2\">{}</entry></row>",
        al(rows[i].first), al(rows[i].second));
    if (i == 0 && header) xml += "</thead><tbody valign=\"top\">";
  }
  return xml + "</tbody></tgroup></table>";
}

std::string blocks_xml(const Layout& layout, const std::vector<PrintedLine>& lines, bool definitions, Random& random) {
  const std::size_t noted = random.chance(rates::kFootnote) ? random.below(lines.size()) : lines.size();
  std::string xml;
  std::vector<std::string> items;
  std::size_t paragraph = 0;
  const auto close_list = [&] {
    if (items.empty()) return;
    const bool explains = definitions && std::ranges::all_of(items, [](const std::string& i) {
                            return i.find(": ") != std::string::npos;
                          });
    xml += explains && random.chance(rates::kDefinitionTable) ? definition_table(layout, items, random)
                                                              : list_xml(layout, items, random);
    items.clear();
  };
  const auto close_paragraph = [&] {
    close_list();
    if (paragraph > 0) xml += layout.lid_as_list ? "</li>" : "</lid>";
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const PrintedLine& line = lines[i];
    if (line.kind == LineKind::kItem) {
      items.push_back(line.text);
      continue;
    }
    if (line.kind == LineKind::kParagraph) {
      close_paragraph();
      ++paragraph;
      if (layout.lid_as_list) {
        xml += fmt::format("{}<li nr=\"{}.\">", paragraph == 1 ? "<lijst type=\"expliciet\">" : "", paragraph);
      } else {
        xml += fmt::format("<lid><lidnr>{}{}</lidnr>", paragraph, layout.bare_lidnr ? "" : ".");
      }
    } else {
      close_list();
    }
    std::string inside = inline_xml(layout, line.text, random);
    if (i == noted)
      inside += "<noot type=\"voet\"><noot.nr>1</noot.nr><noot.al>Deze voetnoot is fictief.</noot.al></noot>";
    xml += al(inside);
  }
  close_paragraph();
  if (paragraph > 0 && layout.lid_as_list) xml += "</lijst>";
  if (random.chance(rates::kEmptyBlock)) xml += "<al/>";
  return xml;
}

}  // namespace eender::sample
