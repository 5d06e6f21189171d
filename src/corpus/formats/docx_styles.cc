// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/docx_styles.h"

#include <algorithm>
#include <charconv>

#include "corpus/formats/xml.h"

namespace eender::corpus {
namespace {

std::string_view value_of(XmlNode parent, std::string_view name) { return attribute(child(parent, name), "val"); }

std::optional<int> number_of(std::string_view text) {
  int number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// 2 of "heading 2" where `lead` is "heading ".
int numbered(std::string_view name, std::string_view lead) {
  if (!name.starts_with(lead) || name.size() != lead.size() + 1) return 0;
  const char digit = name.back();
  return digit >= '1' && digit <= '9' ? digit - '0' : 0;
}

// What the style's own elements say; names are of Word in English and Dutch.
void apply(XmlNode node, DocxStyle& style) {
  const std::string name = lowered(value_of(node, "name"));
  for (const std::string_view lead : {"heading ", "kop "})
    if (const int level = numbered(name, lead)) style.outline = level;
  if (name == "title" || name == "titel") style.role = DocxStyle::Role::kTitle;
  for (const std::string_view lead : {"toc ", "inhopg "})
    if (numbered(name, lead)) style.role = DocxStyle::Role::kContents;
  const XmlNode properties = child(node, "pPr");
  if (const auto level = number_of(value_of(properties, "outlineLvl")))
    style.outline = *level >= 0 && *level <= 8 ? *level + 1 : 0;
  if (const XmlNode numbering = child(properties, "numPr")) {
    if (child(numbering, "numId")) style.list = value_of(numbering, "numId");
    if (const auto level = number_of(value_of(numbering, "ilvl"))) style.level = level;
  }
}

NumberForm form_of(std::string_view name) {
  if (name == "none") return NumberForm::kNone;
  if (name == "decimalZero") return NumberForm::kDecimalZero;
  if (name == "lowerLetter") return NumberForm::kLowerLetter;
  if (name == "upperLetter") return NumberForm::kUpperLetter;
  if (name == "lowerRoman") return NumberForm::kLowerRoman;
  if (name == "upperRoman") return NumberForm::kUpperRoman;
  return NumberForm::kDecimal;
}

}  // namespace

void DocxStyles::read(XmlNode styles) {
  constexpr int kMostBased = 32;
  std::map<std::string, XmlNode> nodes;
  language_ = attribute(descendant(child(styles, "docDefaults"), "lang"), "val");
  std::string standard;
  for (const XmlNode node : styles.children()) {
    if (local_name(node) != "style" || attribute(node, "type") != "paragraph") continue;
    const std::string id(attribute(node, "styleId"));
    nodes.emplace(id, node);
    if (attribute(node, "default") == "1" || attribute(node, "default") == "true") standard = id;
  }
  for (const auto& [id, node] : nodes) {
    std::vector<XmlNode> chain{node};
    while (chain.size() < kMostBased) {
      const auto based = nodes.find(std::string(value_of(chain.back(), "basedOn")));
      if (based == nodes.end()) break;
      chain.push_back(based->second);
    }
    DocxStyle style;
    for (auto at = chain.rbegin(); at != chain.rend(); ++at) apply(*at, style);
    // What is based on the title is a subtitle or the like.
    if (style.role == DocxStyle::Role::kTitle && numbered(lowered(value_of(node, "name")), "heading ")) style.role = {};
    styles_.emplace(id, std::move(style));
  }
  if (const auto found = styles_.find(standard); found != styles_.end()) none_ = found->second;
}

const DocxStyle& DocxStyles::of(const std::string& id) const {
  const auto found = styles_.find(id);
  return found == styles_.end() ? none_ : found->second;
}

DocxNumbering::Level DocxNumbering::level_of(XmlNode node) {
  constexpr std::size_t kLongestLabel = 200;  // a longer one is no label
  Level level;
  level.start = number_of(value_of(node, "start")).value_or(1);
  const std::string_view form = value_of(node, "numFmt");
  level.form = form_of(form);
  level.bullet = form == "bullet";
  if (const std::string_view text = value_of(node, "lvlText"); text.size() <= kLongestLabel) level.text = text;
  level.legal = static_cast<bool>(child(node, "isLgl"));
  level.restart = number_of(value_of(node, "lvlRestart"));
  level.style = value_of(node, "pStyle");
  return level;
}

void DocxNumbering::read(XmlNode numbering, const DocxStyles& styles) {
  const auto index = [](XmlNode node) { return number_of(attribute(node, "ilvl")).value_or(-1); };
  for (const XmlNode node : numbering.children()) {
    if (local_name(node) == "abstractNum") {
      Abstract& abstract = abstracts_[std::string(attribute(node, "abstractNumId"))];
      abstract.style_link = value_of(node, "numStyleLink");
      for (const XmlNode inner : node.children())
        if (local_name(inner) == "lvl" && index(inner) >= 0 && index(inner) < kLevels)
          abstract.levels[static_cast<std::size_t>(index(inner))] = level_of(inner);
    } else if (local_name(node) == "num") {
      List& list = lists_[std::string(attribute(node, "numId"))];
      list.abstract = value_of(node, "abstractNumId");
      for (const XmlNode inner : node.children()) {
        if (local_name(inner) != "lvlOverride" || index(inner) < 0 || index(inner) >= kLevels) continue;
        if (const auto start = number_of(value_of(inner, "startOverride"))) list.starts[index(inner)] = *start;
        if (const XmlNode own = child(inner, "lvl")) list.levels[index(inner)] = level_of(own);
      }
    }
  }
  // A list that is defined by a style: once through the style to the list that it has.
  for (auto& [id, list] : lists_) {
    const auto abstract = abstracts_.find(list.abstract);
    if (abstract == abstracts_.end() || abstract->second.style_link.empty()) continue;
    const auto linked = lists_.find(styles.of(abstract->second.style_link).list);
    if (linked != lists_.end()) list.abstract = linked->second.abstract;
  }
}

const DocxNumbering::Level& DocxNumbering::level(const List& list, const Abstract& abstract, int at) const {
  const auto own = list.levels.find(at);
  return own == list.levels.end() ? abstract.levels[static_cast<std::size_t>(at)] : own->second;
}

std::optional<int> DocxNumbering::level_of_style(const std::string& list, const std::string& style) const {
  const auto found = lists_.find(list);
  if (found == lists_.end() || style.empty()) return std::nullopt;
  const auto abstract = abstracts_.find(found->second.abstract);
  if (abstract == abstracts_.end()) return std::nullopt;
  for (int at = 0; at < kLevels; ++at)
    if (level(found->second, abstract->second, at).style == style) return at;
  return std::nullopt;
}

DocxNumbering::Label DocxNumbering::next(const std::string& id, int at) {
  const auto found = lists_.find(id);
  if (found == lists_.end()) return {};
  const List& list = found->second;
  const auto abstract = abstracts_.find(list.abstract);
  if (abstract == abstracts_.end()) return {};
  at = std::clamp(at, 0, kLevels - 1);
  auto& counts = counts_[list.abstract];
  const auto here = static_cast<std::size_t>(at);
  const auto start = list.starts.find(at);
  if (start != list.starts.end() && begun_.emplace(id, at).second)
    counts[here] = start->second;
  else
    counts[here] = counts[here] ? *counts[here] + 1 : level(list, abstract->second, at).start;
  for (int below = at + 1; below < kLevels; ++below)
    if (at < level(list, abstract->second, below).restart.value_or(below))
      counts[static_cast<std::size_t>(below)].reset();

  Label label;
  label.list = 1 + static_cast<std::size_t>(std::distance(abstracts_.begin(), abstract));
  const Level& own = level(list, abstract->second, at);
  if (own.bullet) {
    label.text = as_bullet(own.text);
    return label;
  }
  if (own.form == NumberForm::kNone && own.text.find('%') == std::string::npos && own.text.empty()) return label;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool slot = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
    if (!slot) {
      label.text += own.text[i];
      continue;
    }
    const int above = own.text[++i] - '1';
    const Level& shown = level(list, abstract->second, above);
    auto& count = counts[static_cast<std::size_t>(above)];
    if (!count) count = shown.start;
    label.text += as_number(*count, own.legal && above != at ? NumberForm::kDecimal : shown.form);
  }
  return label;
}

}  // namespace eender::corpus
