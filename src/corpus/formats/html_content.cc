// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/html_content.h"

#include <algorithm>
#include <array>

#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

struct Named {
  std::string_view name, reason;
};

constexpr std::string_view kNavigation = "navigation";
constexpr std::string_view kHidden = "hidden";
constexpr std::string_view kForm = "fields and buttons";
constexpr std::string_view kNotPrinted = "not for print";

constexpr Named kByElement[] = {
    {"nav", kNavigation}, {"button", kForm},        {"select", kForm},
    {"textarea", kForm},  {"option", kForm},        {"datalist", kForm},
    {"dialog", kHidden},  {"drawing", "a drawing"}, {"aside", "beside the main content"},
};
constexpr Named kByRole[] = {
    {"navigation", kNavigation}, {"search", kForm}, {"dialog", kHidden},       {"alertdialog", kHidden},
    {"button", kForm},           {"menu", kForm},   {"banner", "page header"}, {"contentinfo", "page footer"},
};
constexpr Named kByClass[] = {
    {"sr-only", kHidden},
    {"visually-hidden", kHidden},
    {"visuallyhidden", kHidden},
    {"screen-reader-text", kHidden},
    {"modal", kHidden},
    {"skip-link", kNavigation},
    {"skiplink", kNavigation},
    {"skiplinks", kNavigation},
    {"breadcrumb", kNavigation},
    {"breadcrumbs", kNavigation},
    {"noprint", kNotPrinted},
    {"no-print", kNotPrinted},
    {"print-hidden", kNotPrinted},
    {"d-print-none", kNotPrinted},
    {"cookiebar", kNotPrinted},
};

// A form that only asks; pages of some systems are one form from top to bottom.
bool only_asks(const HtmlPage& page, std::uint32_t form) {
  const auto& nodes = page.nodes();
  for (std::uint32_t i = form + 1; i < page.behind(form); ++i)
    for (const std::string_view name : {"p", "h1", "h2", "h3", "h4", "h5", "h6", "article", "table"})
      if (nodes[i].name == name) return false;
  return true;
}

bool is_hidden(const HtmlPage& page, std::uint32_t node) {
  if (page.has_attribute(node, "hidden")) return true;
  std::string style;
  for (const char c : page.attribute(node, "style"))
    if (c != ' ') style += c;
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

// The ways of wetten.overheid.nl to offer what can be done with an article.
bool offers_actions(const HtmlPage& page, std::uint32_t node) {
  return page.attribute(node, "class").find("action--") != std::string_view::npos ||
         page.attribute(node, "aria-label").starts_with("Lijst met mogelijke acties");
}

bool holds_article(const HtmlPage& page, std::uint32_t top) {
  const auto& nodes = page.nodes();
  for (std::uint32_t i = top; i < page.behind(top); ++i) {
    if (!nodes[i].name.empty()) continue;
    std::string_view text = nodes[i].text.text;
    while (const std::size_t space = space_length(text)) text.remove_prefix(space);
    const std::string_view start = text.substr(0, 400);
    if (label_kind(start).empty()) continue;
    if (heading_line(one_line(start.substr(0, start.find('\n'))))) return true;
  }
  return false;
}

}  // namespace

bool has_class(const HtmlPage& page, std::uint32_t node, std::string_view name) {
  const std::string_view words = page.attribute(node, "class");
  for (std::size_t at = words.find(name); at != std::string_view::npos; at = words.find(name, at + 1)) {
    const auto edge = [&](std::size_t i) { return i >= words.size() || static_cast<unsigned char>(words[i]) <= 0x20; };
    if ((at == 0 || edge(at - 1)) && edge(at + name.size())) return true;
  }
  return false;
}

std::string_view reason_to_leave_out(const HtmlPage& page, std::uint32_t node) {
  const std::string_view name = page.nodes()[node].name;
  for (const Named& known : kByElement)
    if (known.name == name) return known.reason;
  if (name == "form" && only_asks(page, node)) return kForm;
  const std::string_view role = page.attribute(node, "role");
  for (const Named& known : kByRole)
    if (known.name == role) return known.reason;
  if (is_hidden(page, node)) return kHidden;
  if (offers_actions(page, node)) return kNavigation;
  if (!page.attribute(node, "class").empty())
    for (const Named& known : kByClass)
      if (has_class(page, node, known.name)) return known.reason;
  return {};
}

std::uint32_t main_content(const HtmlPage& page) {
  const auto& nodes = page.nodes();
  std::uint32_t body = 0;
  // By how surely they hold the text and nothing else.
  std::array<std::uint32_t, 6> found;
  found.fill(HtmlNode::kNone);
  int articles = 0;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const HtmlNode& node = nodes[i];
    if (node.name.empty()) continue;
    if (node.name == "body") body = i;
    const std::string_view id = page.attribute(i, "id");
    const auto keep = [&](std::size_t rank) {
      if (found[rank] == HtmlNode::kNone) found[rank] = i;
    };
    if (id == "regeling") keep(0);
    if (node.name == "main" || page.attribute(i, "role") == "main") keep(1);
    if (id == "main" || id == "main-content" || id == "maincontent") keep(2);
    if (id == "content" || id == "inhoud") keep(3);
    if (node.name == "article" && ++articles == 1) keep(4);
  }
  if (articles > 1) found[4] = HtmlNode::kNone;
  const auto best = std::find_if(found.begin(), found.end(), [](std::uint32_t i) { return i != HtmlNode::kNone; });
  if (best == found.end() || (!holds_article(page, *best) && holds_article(page, body))) return body;
  return *best;
}

}  // namespace eender::corpus
