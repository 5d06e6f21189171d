// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/akn_text.h"

#include <algorithm>
#include <utility>

#include "corpus/formats/akn.h"
#include "corpus/formats/akn_elements.h"
#include "corpus/formats/heading.h"

namespace eender::corpus {
namespace {

constexpr std::string_view kDeleted = "marked as deleted";
constexpr std::string_view kAboutTheFile = "about the file, not the regulation";

// The <def> that a paragraph begins with, behind no more than a quotation mark.
XmlNode leading_definition(XmlNode paragraph) {
  constexpr std::size_t kMark = 6;  // bytes: two typographic quotation marks
  for (const XmlNode inner : paragraph.children()) {
    if (is_text_node(inner)) {
      const std::string_view text = inner.value();
      const bool words = std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      });
      if (words || one_line(text).size() > kMark) return {};
      continue;
    }
    if (!inner.is_element()) continue;
    const AknRole role = akn_role(inner);
    if (role == AknRole::kDefined) return inner;
    return role == AknRole::kInline ? leading_definition(inner) : XmlNode();
  }
  return {};
}

std::size_t span_of(XmlNode cell, std::string_view name) {
  int span = 0;
  for (const char c : attribute(cell, name).substr(0, 4)) {
    if (c < '0' || c > '9') break;
    span = span * 10 + (c - '0');
  }
  return static_cast<std::size_t>(std::clamp(span, 1, kAknMostSpan));
}

}  // namespace

AknMark AknMark::of(XmlNode marked) {
  if (akn_role(marked) == AknRole::kDefined) {
    std::string term = inner_text(marked);
    return {path_part({{}, {}, term}, "definition"), std::move(term)};
  }
  std::string printed = inner_text(child(marked, AknRole::kNumber));
  const std::string digits = slug(printed);
  return {std::string(local_name(marked)) + (digits.empty() ? "" : "-") + digits, std::move(printed)};
}

void AknText::children(XmlNode node, TextBuilder& out, int depth) {
  for (const XmlNode inner : node.children()) {
    if (inner.after_space()) out.space();
    if (inner.is_element())
      element(inner, out, depth);
    else
      out.append(inner, xml_.offset(inner));
  }
  if (node.ends_in_space()) out.space();
}

// Recursion ends: Xml refuses documents of more than Xml::kMaxDepth levels.
void AknText::element(XmlNode node, TextBuilder& out, int depth) {
  const std::string_view name = local_name(node);
  switch (akn_role(node)) {
    case AknRole::kInline:
    case AknRole::kDefined:
      return children(node, out, depth);
    case AknRole::kLineEnd:
      return out.line(depth);
    case AknRole::kParagraph:
      out.line(depth);
      if (marking_ && depth == 0) mark_definition(node, out);
      break;
    case AknRole::kHtmlList: {
      const int around = std::exchange(list_number_, 0);
      children(node, out, depth);
      list_number_ = around;
      return;
    }
    case AknRole::kItem:
      return item(node, out, depth + 1);
    case AknRole::kNumber:
      return number(node, out);
    case AknRole::kMember:
    case AknRole::kUnit:
    case AknRole::kContainer:
      return member(node, out, depth);
    case AknRole::kTable:
      return table(node, out, depth);
    case AknRole::kRow:
      return row(node, out, depth);
    case AknRole::kCell:
      return cell(node, out, depth);
    case AknRole::kFootnote:
      return footnote(node);
    case AknRole::kImage:
      return image(node);
    case AknRole::kRemark:
      return remark(node, out, depth);
    case AknRole::kDeleted:
      out.space();
      return source_.leave_out(node, kDeleted);
    case AknRole::kMeta:
      return source_.leave_out(node, kAboutTheFile);
    case AknRole::kUnknown:
      ++unknown[std::string(name)];
      if (stands_in_a_line(node)) {
        out.space();
        children(node, out, depth);
        return out.space();
      }
      break;
    case AknRole::kBlock:
    case AknRole::kHeading:
    case AknRole::kCrossHeading:
    case AknRole::kQuoted:
    case AknRole::kBody:
    case AknRole::kAside:
    case AknRole::kAttachments:
      break;
  }
  out.line(depth);
  children(node, out, depth);
  out.line(depth);
}

void AknText::mark_definition(XmlNode paragraph, TextBuilder& out) {
  if (const XmlNode term = leading_definition(paragraph)) out.mark(term);
}

void AknText::top_element(XmlNode node, TextBuilder& out) {
  if (is_hierarchical(akn_role(node)) && child(node, AknRole::kNumber)) {
    out.line(0);
    out.mark(node);
  }
  marking_ = true;
  element(node, out, 0);
  marking_ = false;
}

// Numbered parts of numbered parts stand deeper.
void AknText::member(XmlNode node, TextBuilder& out, int depth) {
  if (child(node, AknRole::kNumber)) out.end_item();  // the number around stands alone on its line
  out.line(depth);
  for (const XmlNode inner : node.children()) {
    if (inner.after_space()) out.space();
    if (inner.is_element()) {
      const bool deeper = is_hierarchical(akn_role(inner)) && child(inner, AknRole::kNumber);
      element(inner, out, depth + deeper);
    } else if (is_text_node(inner)) {
      out.append(inner, xml_.offset(inner));
    }
  }
  out.end_item();
  out.line(depth);
}

void AknText::number(XmlNode node, TextBuilder& out) { out.marker(line(node, Use::kProvision)); }

void AknText::item(XmlNode node, TextBuilder& out, int depth) {
  out.end_item();
  out.line(depth);
  if (local_name(node) == "li") html_number(node, out);
  children(node, out, depth);
  out.end_item();
  out.line(depth);
}

// The numbers of a list of HTML are seen by a reader, and not in the text.
void AknText::html_number(XmlNode li, TextBuilder& out) {
  const std::string_view list = local_name(li.parent());
  ++list_number_;
  if (const std::string_view value = attribute(li, "value"); list == "ol" && !value.empty())
    out.marker(std::string(value) + ".");
  else if (list == "ol")
    out.marker(std::to_string(list_number_) + ".");
  else if (list == "ul")
    out.marker("-");
}

void AknText::table(XmlNode node, TextBuilder& out, int depth) {
  auto around = std::exchange(spanned_, {});
  const bool marking = std::exchange(marking_, false);
  out.line(depth);
  children(node, out, depth);
  out.line(depth);
  marking_ = marking;
  spanned_ = std::move(around);
}

void AknText::row(XmlNode node, TextBuilder& out, int depth) {
  out.begin_row(depth);
  const std::size_t around = std::exchange(column_, 0);
  children(node, out, depth);
  for (; column_ < spanned_.size(); ++column_) spanned_[column_] -= spanned_[column_] > 0;
  column_ = around;
  out.end_row();
}

// Its text stands where it begins; the columns and rows it spans are left empty, so that the cells behind keep their place.
void AknText::cell(XmlNode node, TextBuilder& out, int depth) {
  constexpr std::size_t kMostColumns = 1000;  // behind these, spans mean nothing
  for (; column_ < spanned_.size() && spanned_[column_] > 0; ++column_) {
    --spanned_[column_];
    out.cell();
  }
  const bool spans = column_ < kMostColumns;
  const std::size_t columns = spans ? span_of(node, "colspan") : 1;
  const std::size_t rows = spans ? span_of(node, "rowspan") : 1;
  const std::size_t after = column_ + columns;
  if (rows > 1) {
    if (spanned_.size() < after) spanned_.resize(after);
    std::fill_n(spanned_.begin() + static_cast<std::ptrdiff_t>(column_), columns, static_cast<int>(rows) - 1);
  }
  out.cell();
  children(node, out, depth);
  column_ = after;
  for (std::size_t i = 1; i < columns; ++i) out.cell();
}

void AknText::remark(XmlNode node, TextBuilder& out, int depth) {
  out.space();
  if (remarks_ == Remarks::kInText)
    children(node, out, depth);
  else
    apart_.push_back({out.text().size(), line(node, Use::kNote)});
  out.space();
}

std::vector<AknRemark> AknText::set_remarks(Remarks remarks) {
  remarks_ = remarks;
  return std::exchange(apart_, {});
}

std::string AknText::line(XmlNode node, Use use) {
  if (auto only = source_.take_only_text(node, use)) return *std::move(only);
  TextBuilder out = builder(use);
  const bool marking = std::exchange(marking_, false);
  children(node, out, 0);
  out.end_item();
  marking_ = marking;
  return one_line(out.text());
}

void AknText::footnote(XmlNode node) {
  Note note;
  note.kind = "footnote";
  note.heading = one_line(attribute(node, "marker"));
  TextBuilder out = builder(Use::kNote);
  const bool marking = std::exchange(marking_, false);
  const Remarks around = std::exchange(remarks_, Remarks::kInText);
  children(node, out, 0);
  out.end_item();
  remarks_ = around;
  marking_ = marking;
  note.text = out.text();
  if (!note.text.empty()) notes.push_back(std::move(note));
}

void AknText::image(XmlNode node) {
  ++images;
  notes.push_back({"image", one_line(attribute(node, "src")), one_line(attribute(node, "alt"))});
}

}  // namespace eender::corpus
