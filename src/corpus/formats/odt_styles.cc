// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/odt_styles.h"

#include <algorithm>
#include <charconv>

#include "corpus/formats/xml.h"

namespace eender::corpus {
namespace {

constexpr int kMostBased = 32;

int number_of(std::string_view text, int otherwise) {
  int number = otherwise;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

NumberForm form_of(std::string_view format) {
  if (format == "1") return NumberForm::kDecimal;
  if (format == "a") return NumberForm::kLowerLetter;
  if (format == "A") return NumberForm::kUpperLetter;
  if (format == "i") return NumberForm::kLowerRoman;
  if (format == "I") return NumberForm::kUpperRoman;
  return format.empty() ? NumberForm::kNone : NumberForm::kDecimal;
}

}  // namespace

void OdtStyles::read_levels(XmlNode node, List& list) {
  constexpr std::size_t kLongest = 100;  // what is longer is no part of a label
  const auto sign = [](std::string_view text) { return std::string(text.size() <= kLongest ? text : ""); };
  for (const XmlNode inner : node.children()) {
    const std::string_view name = local_name(inner);
    const int at = number_of(attribute(inner, "level"), 0);
    if (at < 1 || at > static_cast<int>(kLevels)) continue;
    Level& level = list.levels[static_cast<std::size_t>(at - 1)];
    if (name == "list-level-style-bullet" || name == "list-level-style-image") {
      level.bullet = as_bullet(attribute(inner, "bullet-char"));
    } else if (name == "list-level-style-number" || name == "outline-level-style") {
      level.form = form_of(attribute(inner, "num-format"));
      level.prefix = sign(attribute(inner, "num-prefix"));
      level.suffix = sign(attribute(inner, "num-suffix"));
      level.start = number_of(attribute(inner, "start-value"), 1);
      level.shown = static_cast<std::size_t>(std::clamp(number_of(attribute(inner, "display-levels"), 1), 1, at));
      level.numbered = level.form != NumberForm::kNone || !level.prefix.empty() || !level.suffix.empty();
    }
  }
}

void OdtStyles::read(XmlNode top) {
  for (XmlNode at = next_node(top, top); at;) {
    const std::string_view name = local_name(at);
    bool into = true;
    if (name == "list-style") {
      const auto [list, added] = lists_.try_emplace(std::string(attribute(at, "name")));
      if (added) list->second.name = lists_.size();
      read_levels(at, list->second);
      into = false;
    } else if (name == "outline-style") {
      read_levels(at, outline_);
      into = false;
    } else if (name == "style" || name == "default-style") {
      const XmlNode text = child(at, "text-properties");
      if (attribute(at, "family") == "paragraph" && language_.empty() && name == "default-style")
        language_ = attribute(text, "language");
      Paragraph& style = paragraphs_[std::string(attribute(at, "name"))];
      style.parent = attribute(at, "parent-style-name");
      style.list = attribute(at, "list-style-name");
      style.hidden = attribute(text, "display") == "none";
      into = false;
    } else if (name == "body") {
      into = false;
    }
    at = next_node(at, top, into);
  }
}

const OdtStyles::List* OdtStyles::list(const std::string& name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? nullptr : &found->second;
}

std::string OdtStyles::list_of(std::string style) const {
  for (int i = 0; i < kMostBased; ++i) {
    const auto found = paragraphs_.find(style);
    if (found == paragraphs_.end()) return {};
    if (!found->second.list.empty()) return found->second.list;
    style = found->second.parent;
  }
  return {};
}

bool OdtStyles::is_title(std::string style) const {
  for (int i = 0; i < kMostBased; ++i) {
    if (style == "Title") return true;
    if (style == "Heading" || style == "Subtitle") return false;
    const auto found = paragraphs_.find(style);
    if (found == paragraphs_.end()) return false;
    style = found->second.parent;
  }
  return false;
}

bool OdtStyles::is_hidden(const std::string& style) const {
  const auto found = paragraphs_.find(style);
  return found != paragraphs_.end() && found->second.hidden;
}

std::string OdtCounts::next(const OdtStyles::List& list, std::size_t level, std::optional<std::int64_t> start) {
  level = std::min(level, OdtStyles::kLevels - 1);
  const OdtStyles::Level& own = list.levels[level];
  auto& count = counts_[level];
  count = start ? *start : count ? *count + 1 : own.start;
  for (std::size_t below = level + 1; below < counts_.size(); ++below) counts_[below].reset();
  if (!own.bullet.empty()) return own.bullet;
  if (!own.numbered) return {};
  std::string text = own.prefix;
  bool first = true;
  for (std::size_t above = level + 1 - own.shown; above <= level; ++above) {
    const OdtStyles::Level& shown = list.levels[above];
    if (shown.form == NumberForm::kNone) continue;
    if (!counts_[above]) counts_[above] = shown.start;
    text += (first ? "" : ".") + as_number(*counts_[above], shown.form);
    first = false;
  }
  return text + own.suffix;
}

}  // namespace eender::corpus
