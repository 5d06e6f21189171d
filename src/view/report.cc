// SPDX-License-Identifier: EUPL-1.2
#include "view/report.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "view/drawings.h"
#include "view/report_parts.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

std::string kind_name(const Messages& say, ways::Kind kind) {
  switch (kind) {
    case ways::Kind::kSubstantive:
      return {};
    case ways::Kind::kDefinition:
      return say.tr("definition");
    case ways::Kind::kClosing:
      return say.tr("closing provision");
  }
  return {};
}

// "342 governments read: 301 arrange this, 41 have nothing on it", and what is not known.
std::string read_sentence(const FamilyReport& report) {
  const Messages& say = report.say();
  const ways::FamilyCoverage c = ways::coverage_of(report.family, report.context.corpus);
  std::string text =
      say.trn("Of {n} government expected, {have} arrange this", "Of {n} governments expected, {have} arrange this",
              c.expected, {{"have", say.number(c.have)}});
  const auto add = [&](std::uint32_t n, const std::string& part) {
    if (n > 0) text += ", " + part;
  };
  add(c.divided, say.trn("{n} has it divided otherwise", "{n} have it divided otherwise", c.divided));
  add(c.nothing, say.trn("{n} has nothing on it", "{n} have nothing on it", c.nothing));
  add(c.partly, say.trn("{n} was read only in part", "{n} were read only in part", c.partly));
  add(c.unreadable, say.trn("{n} could not be read", "{n} could not be read", c.unreadable));
  add(c.not_read, say.trn("{n} was not read", "{n} were not read", c.not_read));
  return text + ".";
}

}  // namespace

std::string sorting_letters(std::string_view name) {
  std::string letters;
  for (const char c : name)
    if (!letters.empty() || static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0)
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (name.starts_with("'s-")) letters.erase(0, 2);
  return letters + "\x01" + std::string(name);
}

std::string FamilyReport::name(std::uint32_t position) const {
  const ways::Position& p = family.positions[position].position;
  if (p.model && !p.provisions.empty())
    return one_line(context.corpus.regulations()[p.provisions.front().regulation].title);
  return one_line(context.corpus.government(p.government).name);
}

bool FamilyReport::divided(std::string_view government) const {
  return family.divided && std::any_of(family.divided->begin(), family.divided->end(), [&](const ways::Divided& one) {
           return !one.model && one.government == government;
         });
}

std::vector<std::uint32_t> FamilyReport::without_models(const std::vector<std::uint32_t>& members) const {
  std::vector<std::uint32_t> result;
  for (const std::uint32_t p : members)
    if (!model(p)) result.push_back(p);
  return result;
}

std::vector<std::uint32_t> FamilyReport::by_name(const std::vector<std::uint32_t>& members) const {
  std::vector<std::pair<std::string, std::uint32_t>> order;
  for (const std::uint32_t p : without_models(members)) order.emplace_back(sorting_letters(name(p)), p);
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> result;
  for (const auto& [_, p] : order) result.push_back(p);
  return result;
}

std::string FamilyReport::names(const std::vector<std::uint32_t>& members) const {
  std::string result;
  for (const std::uint32_t p : by_name(members)) result += (result.empty() ? "" : ", ") + name(p);
  return result;
}

std::string FamilyReport::way_label(std::uint32_t way) const {
  return std::string(way_letter(static_cast<int>(std::min<std::uint32_t>(way, kOtherWays)))) +
         (way < kOtherWays ? "" : std::to_string(way - kOtherWays + 1));
}

std::string FamilyReport::way_id(std::uint32_t way) { return "way-" + std::to_string(way + 1); }

Data FamilyReport::way_link(std::uint32_t way, const std::string& label) const {
  Data data("way", label);
  if (way < ways_told) data.set("href", "#" + way_id(way));
  return data;
}

std::size_t FamilyReport::counted_ways() const {
  std::size_t n = 0;
  while (n < family.ways.size() && family.ways[n].governments > 0) ++n;
  return n;
}

std::size_t FamilyReport::commonest_ways() const {
  std::size_t n = 0;
  while (n < counted_ways() && family.ways[n].governments == family.ways.front().governments) ++n;
  return n;
}

FamilyReport::BaseWording FamilyReport::base_wording() const {
  std::map<std::string_view, std::uint32_t> wordings;
  for (std::uint32_t p = 0; p < family.positions.size(); ++p)
    if (!model(p)) ++wordings[family.positions[p].keys.wording];
  BaseWording result{wordings[family.positions[family.base].keys.wording], 0};
  const auto above = [&](const auto& wording) { return wording.second > result.governments; };
  if (std::any_of(wordings.begin(), wordings.end(), above)) return result;
  for (const auto& [_, governments] : wordings) result.as_common += governments == result.governments;
  return result;
}

std::size_t FamilyReport::laid_beside() const { return governments() - without_models(family.apart).size(); }

Data page_data(const ReportContext& context, std::string_view title, Drawings& drawings) {
  const Messages& say = context.messages;
  drawings["style"] = "<style>" + context.templates.style() + "</style>";
  Data data("lang", say.language());
  data.set("page_title", one_line(title));
  data.set("skip", say.tr("To the content"));
  data.set("contents", say.tr("On this page"));
  data.set("tagline", say.tr("what governments organise the same"));
  data.set("gone_mark", say.tr("left out:"));
  data.set("new_mark", say.tr("instead:"));
  if (context.fictional)
    data.set("fictional",
             say.tr("Fictional: regulations told of here were made up as examples and adopted by nobody, under "
                    "real names of governments. No conclusion about a government may be drawn from them."));
  data.set("foot_says",
           say.tr("Made with eender from the regulations named here, as they are in force on {date}. What is "
                  "compared is what is written. This page is one file: it needs no network, runs no scripts and "
                  "follows nobody.",
                  {{"date", say.date(context.corpus.on())}}));
  return data;
}

namespace {

Result<std::string> family_page(const ways::OpenFamily& family, const ReportContext& context, std::size_t list_bytes) {
  const Messages& say = context.messages;
  Drawings drawings;
  FamilyReport report{family, context, drawings, list_bytes};
  report.ways_told = ways_that_fit(report);
  const corpus::ProvisionRow& first = family.positions[family.base].position.provisions.front();
  const corpus::RegulationRow& regulation = context.corpus.regulations()[first.regulation];
  const std::string title = one_line(family.row.title);
  Data data = page_data(context, title, drawings);
  data.set("text_lang", regulation.language);
  data.set("family_title", title);
  const std::string kind = kind_name(say, family.row.kind);
  data.set("as_in", (kind.empty() ? "" : kind + " · ") + say.tr("as in"));
  data.set("regulation_title", one_line(regulation.title));
  const ways::Ladder& l = family.ladder;
  data.set("governments", say.trn("{n} government", "{n} governments", l.governments));
  data.set("rungs", say.trn("{n} wording", "{n} wordings", l.wordings) + " · " +
                        say.tr("{n} apart from names", {{"n", say.number(l.apart_from_names)}}) + " · " +
                        say.tr("{n} apart from values", {{"n", say.number(l.apart_from_values)}}));
  data.set("ways_count", say.trn("at most {n} way", "at most {n} ways", l.ways));
  data.set("read_sentence", read_sentence(report));
  data.set("coverage_link", say.tr("What was read"));

  data.set("short_title", say.tr("In short"));
  data.set("short_ways", say.tr("Ways"));
  data.set("short_way", say.tr("Commonest way"));
  data.set("short_model", say.tr("The model"));
  data.set("short", short_data(report));
  data.set("ladder_title", say.tr("The ladder"));
  data.set("ladder_intro",
           say.tr("The same governments counted five times, each time looking past one thing more. Every rung "
                  "opens to what it counts."));
  data.set("ladder_part", ladder_data(report));
  data.set("text_title", report.laid_beside() > 1
                             ? say.tr("One text that shows them all")
                             : say.tr("The text of {government}", {{"government", report.name(family.base)}}));
  data.set("text_part", text_data(report));
  data.set("ways_title", say.tr("The ways"));
  data.set("ways_intro",
           say.tr("The commonest first. Under each stands what would change on the common text: what is struck out "
                  "goes, what is underlined comes in its place."));
  data.set("divided_part", divided_data(report));
  data.set("as_model", say.tr("as the model"));
  data.set("ways_part", ways_data(report));
  for (std::uint32_t key = 0; key <= 7; ++key)
    drawings.try_emplace("key-" + std::to_string(key), tile_key_svg(static_cast<int>(key)));
  if (!family.columns.empty()) {
    Data values = values_data(report);
    report.columns_told = values.get("columns") != nullptr ? values.get("columns")->list_value().size() : 0;
    values.set("values_title", say.tr("Values"));
    values.set("same_title", say.tr("The same wherever filled in"));
    values.set("value_head", say.tr("Value"));
    values.set("governments_head", say.tr("Governments"));
    values.set("table_title", say.tr("As a table, with who"));
    values.set("figures_title", say.tr("The figures as a table"));
    values.set("group_head", say.tr("Group"));
    values.set("median_head", say.tr("Median"));
    values.set("commonest_head", say.tr("Commonest"));
    data.set("values_part", values);
  }
  Data map = map_data(report);
  if (map.is_object()) {
    map.set("map_title", say.tr("On the map"));
    map.set("legend_title", say.tr("What the letters mean"));
    map.set("map_table_title", say.tr("The map as a table"));
    map.set("region_head", say.tr("Province or state"));
    data.set("map_part", map);
  }
  Data index = index_data(report);
  index.set("name_head", say.tr("Government"));
  index.set("way_head", say.tr("Way"));
  index.set("tile_head", say.tr("Tile"));
  index.set("tile_says", say.tr("map"));
  data.set("index_title", say.tr("Governments from A to Z"));
  data.set("find_says", say.tr("Find a government, its way and its values:"));
  data.set("index_part", index);
  data.set("coverage_title", say.tr("What was read"));
  data.set("problems_title", say.tr("What could not be read, and why"));
  data.set("coverage_part", coverage_data(report));
  Data sources = sources_data(report);
  sources.set("sources_title", say.tr("Where every text comes from"));
  sources.set("anchor_says", say.tr("This family's address, and that of any of its members:"));
  sources.set("government_head", say.tr("Government"));
  sources.set("regulation_head", say.tr("Regulation"));
  sources.set("provision_head", say.tr("Provision"));
  sources.set("source_head", say.tr("Source"));
  data.set("sources_part", sources);
  return context.templates.render("family", std::move(data), drawings);
}

}  // namespace

Result<std::string> family_report(const ways::OpenFamily& family, const ReportContext& context) {
  // Most families fit whole. What a list takes on the page is only known when it is made, so of the others each is told again, shorter,
  // until it fits.
  for (std::size_t list_bytes = 200'000;; list_bytes /= 2) {
    EENDER_TRY(std::string html, family_page(family, context, list_bytes));
    if (html.size() <= kReportBytes || list_bytes < 5'000) return html;
  }
}

}  // namespace eender::view
