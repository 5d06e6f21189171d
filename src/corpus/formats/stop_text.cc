// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/stop_text.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "corpus/formats/stop_elements.h"

namespace eender::corpus {
bool is_text(XmlNode node) { return node.is_text(); }

bool has_words(XmlNode node) {
  if (!node) return false;
  if (is_text(node)) return true;
  for (XmlNode at = next_node(node, node); at; at = next_node(at, node))
    if (is_text(at)) return true;
  return false;
}

bool points_into(std::string_view document, std::string_view piece) {
  const std::less<const char*> before;
  return !before(piece.data(), document.data()) && before(piece.data(), document.data() + document.size());
}

void StopText::append(XmlNode node, TextBuilder& out) {
  const Xml& xml = source_.xml();
  const bool here = points_into(xml.text(), node.value());
  out.append(node, here ? xml.offset(node) : kElsewhere + out.text().size());
}

void StopText::children(XmlNode node, TextBuilder& out, int depth) {
  for (const XmlNode inner : node.children()) {
    if (inner.after_space()) out.space();
    if (is_text(inner))
      append(inner, out);
    else if (inner.is_element())
      element(inner, out, depth);
  }
  if (node.ends_in_space()) out.space();
}

// Recursion ends: Xml refuses documents of more than Xml::kMaxDepth levels, and so does the reader of changes what it makes of them.
void StopText::element(XmlNode node, TextBuilder& out, int depth) {
  const std::string_view name = local_name(node);
  const StopRole role = stop_role(node);
  switch (role) {
    case StopRole::kInline:
      return children(node, out, depth);
    case StopRole::kSpaced:
      out.space();
      children(node, out, depth);
      out.space();
      return;
    case StopRole::kList:
      // "3." that is all before its list leads the words before the items; where there are none, it stands on a line of its own: behind it,
      // the first "a." would stand another level deep than the "b." below.
      if (!has_words(child(node, "Lijstaanhef"))) out.end_item();
      out.line(depth + 1);
      children(node, out, depth + 1);
      out.line(depth);
      return;
    case StopRole::kListFrame:
      depth = std::max(depth - 1, 0);
      break;
    case StopRole::kItem:
      out.line(depth);
      children(node, out, depth);
      out.end_item();
      out.line(depth);
      return;
    case StopRole::kMarker:
      out.marker(line(node, out.use()));
      return;
    case StopRole::kParagraph:
      return paragraph(node, out, depth);
    case StopRole::kRow:
      out.begin_row(depth);
      children(node, out, depth);
      out.end_row();
      return;
    case StopRole::kCell:
      out.cell();
      return children(node, out, depth);
    case StopRole::kFootnote:
      return footnote(node);
    case StopRole::kImage:
      return image(node);
    case StopRole::kStatus:
      return source_.leave_out(node, kReserved);
    case StopRole::kDeleted:
      return source_.leave_out(node, kDeletedText);
    case StopRole::kRegulation:
    case StopRole::kChange:
      return;
    case StopRole::kUnknown:
      ++unknown[std::string(name)];
      if (stands_in_a_line(node)) {
        out.space();
        children(node, out, depth);
        out.space();
        return;
      }
      break;
    case StopRole::kFootnoteNumber:
    case StopRole::kBlock:
    case StopRole::kHeading:
    case StopRole::kTitle:
    case StopRole::kArticle:
    case StopRole::kDivision:
    case StopRole::kText:
    case StopRole::kBody:
    case StopRole::kAside:
    case StopRole::kDecision:
      break;
  }
  out.line(depth);
  children(node, out, depth);
  out.line(depth);
}

void StopText::paragraph(XmlNode lid, TextBuilder& out, int depth) {
  const XmlNode status = child(lid, "Vervallen");
  if (status && !child(lid, "Inhoud")) return source_.leave_out(lid, kReserved);
  out.line(depth);
  out.mark(inner_text(child(lid, "LidNummer")));
  children(lid, out, depth);
  out.end_item();
  out.line(depth);
}

std::string StopText::line(XmlNode node, Use use) {
  TextBuilder out = builder(use);
  children(node, out, 0);
  return one_line(out.text());
}

Heading StopText::heading(XmlNode kop) {
  std::string label, number, title;
  const auto add = [](std::string& to, const std::string& more) {
    to += to.empty() || more.empty() ? more : " " + more;
  };
  for (const XmlNode part : kop.children()) {
    const std::string_view name = local_name(part);
    TextBuilder out = builder(Use::kHeading);
    if (is_text(part))
      append(part, out);
    else
      element(part, out, 0);
    add(name == "Label" ? label : name == "Nummer" ? number : title, one_line(out.text()));
  }
  return take_apart(label, number, title);
}

void StopText::footnote(XmlNode noot) {
  Note note;
  note.kind = "footnote";
  TextBuilder out = builder(Use::kNote);
  for (const XmlNode inner : noot.children()) {
    if (inner.after_space()) out.space();
    if (stop_role(inner) == StopRole::kFootnoteNumber)
      note.heading = line(inner, Use::kHeading);
    else if (is_text(inner))
      append(inner, out);
    else
      element(inner, out, 0);
  }
  note.text = out.text();
  if (!note.text.empty() || !note.heading.empty()) notes.push_back(std::move(note));
}

void StopText::image(XmlNode node) {
  ++images;
  Note note;
  note.kind = "image";
  note.heading = one_line(attribute(node, "naam"));
  note.text = one_line(attribute(node, "alt"));
  if (const std::string within = inner_text(node); !within.empty())
    note.text += (note.text.empty() ? "" : "\n") + within;
  source_.take(node, Use::kNote);
  notes.push_back(std::move(note));
}

}  // namespace eender::corpus
