// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/cvdr_text.h"

#include <algorithm>

#include "corpus/formats/cvdr_elements.h"

namespace eender::corpus {
void CvdrText::children(XmlNode node, TextBuilder& out, int depth) {
  for (const XmlNode inner : node.children()) {
    if (inner.after_space()) out.space();
    if (is_text_node(inner))
      out.append(inner, xml_.offset(inner));
    else if (inner.is_element())
      element(inner, out, depth);
  }
  if (node.ends_in_space()) out.space();
}

// Recursion ends: Xml refuses documents of more than Xml::kMaxDepth levels.
void CvdrText::element(XmlNode node, TextBuilder& out, int depth) {
  const std::string_view name = local_name(node);
  switch (role_of(node)) {
    case Role::kInline:
      keep_pdf(attribute(node, "doc"));
      children(node, out, depth);
      return;
    case Role::kSpaced:
      out.space();
      children(node, out, depth);
      out.space();
      return;
    case Role::kList:
      out.line(depth + 1);
      children(node, out, depth + 1);
      out.line(depth);
      return;
    case Role::kItem:
      return item(node, out, depth);
    case Role::kParagraph:
      if (attribute(node, "status") == "nogniet") return paragraph_to_come(node);
      out.line(depth);
      out.mark(inner_text(child(node, "lidnr")));
      children(node, out, depth);
      out.end_item();
      out.line(depth);
      return;
    case Role::kNumber:
      out.marker(line(node, out.use()));
      return;
    case Role::kRow:
      out.begin_row(depth);
      children(node, out, depth);
      out.end_row();
      return;
    case Role::kCell:
      out.cell();
      children(node, out, depth);
      return;
    case Role::kMeta:
      return source_.take(node, Use::kMetadata);
    case Role::kRemark:
      return remark(node, out, depth);
    case Role::kFootnote:
      return footnote(node);
    case Role::kImage:
      return image(node);
    case Role::kUnknown:
      ++unknown[std::string(name)];
      if (stands_in_a_line(node)) {
        out.space();
        children(node, out, depth);
        out.space();
        return;
      }
      break;
    case Role::kBlock:
    case Role::kHeading:
    case Role::kArticle:
    case Role::kDivision:
    case Role::kRules:
    case Role::kText:
    case Role::kAside:
      break;
  }
  out.line(depth);
  children(node, out, depth);
  out.line(depth);
}

void CvdrText::item(XmlNode li, TextBuilder& out, int depth) {
  out.line(depth);
  out.marker(attribute(li, "nr"));
  children(li, out, depth);
  out.end_item();
  out.line(depth);
}

std::string CvdrText::line(XmlNode node, Use use) {
  if (auto only = source_.take_only_text(node, use)) return *std::move(only);
  TextBuilder out = builder(use);
  children(node, out, 0);
  return one_line(out.text());
}

Heading CvdrText::heading(XmlNode kop) {
  std::string label, number, title;
  const auto add = [](std::string& to, const std::string& more) {
    to += to.empty() || more.empty() ? more : " " + more;
  };
  for (const XmlNode part : kop.children()) {
    const std::string_view name = local_name(part);
    if (name == "label")
      add(label, line(part, Use::kHeading));
    else if (name == "nr")
      add(number, line(part, Use::kHeading));
    else {
      TextBuilder out = builder(Use::kHeading);
      if (is_text_node(part))
        out.append(part, xml_.offset(part));
      else
        element(part, out, 0);
      add(title, one_line(out.text()));
    }
  }
  return take_apart(label, number, title);
}

void CvdrText::footnote(XmlNode noot) {
  Note note;
  note.kind = "footnote";
  TextBuilder out = builder(Use::kNote);
  for (const XmlNode inner : noot.children()) {
    if (inner.after_space()) out.space();
    if (local_name(inner) == "noot.nr")
      note.heading = line(inner, Use::kHeading);
    else if (is_text_node(inner))
      out.append(inner, xml_.offset(inner));
    else
      element(inner, out, 0);
  }
  note.text = out.text();
  if (!note.text.empty() || !note.heading.empty()) notes.push_back(std::move(note));
}

// It lapsed, or is no rule yet: then that is all there is. Otherwise it stands beside the rule.
void CvdrText::remark(XmlNode node, TextBuilder& out, int depth) {
  if (says_nothing_stands_here(inner_text(node))) {
    out.space();
    children(node, out, depth);
    out.space();
    return;
  }
  const std::string text = line(node, Use::kNote);
  if (text.empty()) return;
  if (!remarks.empty()) remarks += '\n';
  remarks += text;
}

void CvdrText::paragraph_to_come(XmlNode lid) {
  Note note;
  note.kind = "not-in-force";
  TextBuilder out = builder(Use::kNote);
  children(lid, out, 0);
  note.text = out.text();
  if (!note.text.empty()) notes.push_back(std::move(note));
}

void CvdrText::image(XmlNode node) {
  ++images;
  Note note;
  note.kind = "image";
  note.text = inner_text(node);
  source_.take(node, Use::kNote);
  for (XmlNode at = node; at && note.heading.empty(); at = next_node(at, node))
    note.heading = one_line(attribute(at, "naam"));
  keep_pdf(note.heading);
  notes.push_back(std::move(note));
}

void CvdrText::keep_pdf(std::string_view target) {
  constexpr std::string_view kEnd = ".pdf";
  if (target.size() < kEnd.size()) return;
  const std::string_view end = target.substr(target.size() - kEnd.size());
  if (std::equal(end.begin(), end.end(), kEnd.begin(), [](char a, char b) { return (a | 0x20) == (b | 0x20); }))
    pdfs.emplace_back(target);
}

}  // namespace eender::corpus
