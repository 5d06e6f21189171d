// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/odt_text.h"

#include <charconv>
#include <string_view>
#include <utility>

namespace eender::corpus {
namespace {

constexpr std::string_view kDeleted = "deleted by a tracked change";
constexpr std::string_view kComments = "comments of editors";
constexpr std::string_view kHidden = "hidden text";
constexpr std::string_view kMeans = "declarations of fields, forms and scripts";

bool is_text(XmlNode node) { return node.is_text(); }

std::optional<std::int64_t> number_of(std::string_view text) {
  int number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size() ? std::optional<std::int64_t>(number) : std::nullopt;
}

}  // namespace

// Recursion ends: Xml refuses documents of more than Xml::kMaxDepth levels.
void OdtText::read(XmlNode node, OfficeText& text) {
  OfficeText* const before = std::exchange(text_, &text);
  const int rows = std::exchange(rows_, 0);
  InList none;
  blocks(node, none);
  text_ = before;
  rows_ = rows;
}

void OdtText::blocks(XmlNode node, InList& around) {
  for (const XmlNode inner : node.children())
    if (inner.is_element() && !block(inner, around)) blocks(inner, around);
}

bool OdtText::block(XmlNode node, InList& around) {
  const std::string_view name = local_name(node);
  if (name == "p" || name == "h") {
    paragraph(node, around, name == "h");
  } else if (name == "list") {
    list(node, around);
  } else if (name == "table") {
    table(node);
  } else if (name == "tracked-changes") {
    for (const XmlNode region : node.children()) {
      if (child(region, "deletion")) ++findings_.deleted;
      if (child(region, "insertion")) ++findings_.inserted;
    }
    source_.leave_out(node, kDeleted);
  } else if (name.ends_with("-index") || name == "table-of-content" || name == "bibliography") {
    if (const XmlNode body = child(node, "index-body")) aside(body, "contents", {});
    source_.leave_out(
        child(node, name == "table-of-content" ? "table-of-content-source" : std::string(name) + "-source"), kMeans);
  } else if (name == "forms" || name == "sequence-decls" || name == "variable-decls" || name == "user-field-decls" ||
             name == "scripts" || name == "dde-connection-decls") {
    source_.leave_out(node, kMeans);
  } else if (name == "annotation") {
    ++findings_.comments;
    source_.leave_out(node, kComments);
  } else if (name == "frame" || name == "custom-shape" || name == "rect" || name == "g") {
    inline_element(node);
  } else if (name == "section" && attribute(node, "display") == "none") {
    ++findings_.hidden;
    source_.leave_out(node, kHidden);
  } else {
    return false;
  }
  return true;
}

void OdtText::list(XmlNode node, const InList& around) {
  InList own = around;
  own.has_label = false;
  const std::string id(attribute(node, "id"));
  if (!around.counts) {
    std::string style(attribute(node, "style-name"));
    if (style.empty()) {
      for (XmlNode at = next_node(node, node); at && style.empty(); at = next_node(at, node))
        if (local_name(at) == "p" || local_name(at) == "h")
          style = styles_.list_of(std::string(attribute(at, "style-name")));
    }
    std::string key = style;
    const std::string continued(attribute(node, "continue-list"));
    if (const auto named = list_ids_.find(continued); !continued.empty() && named != list_ids_.end())
      key = named->second;
    else if (attribute(node, "continue-numbering") != "true" || style != last_style_)
      key += "\n" + std::to_string(++made_);  // begins anew
    else
      key += "\n" + std::to_string(made_);
    if (!id.empty()) list_ids_[id] = key;
    last_style_ = style;
    own.list = styles_.list(style);
    own.counts = &counts_[key];
    own.level = 0;
  } else {
    ++own.level;
    const std::string style(attribute(node, "style-name"));
    if (const OdtStyles::List* other = styles_.list(style)) own.list = other;
  }
  for (const XmlNode item : node.children()) {
    const std::string_view name = local_name(item);
    if (name != "list-item" && name != "list-header") continue;
    own.has_label = name == "list-item";
    own.start = number_of(attribute(item, "start-value"));
    blocks(item, own);
  }
}

void OdtText::paragraph(XmlNode node, InList& around, bool heading) {
  const std::string style(attribute(node, "style-name"));
  if (styles_.is_hidden(style)) {
    ++findings_.hidden;
    return source_.leave_out(node, kHidden);
  }
  OfficeParagraph begin;
  if (heading && rows_ == 0) {
    const auto level = number_of(attribute(node, "outline-level")).value_or(1);
    begin.outline = static_cast<int>(std::clamp<std::int64_t>(level, 1, static_cast<std::int64_t>(OdtStyles::kLevels)));
  }
  if (around.list && around.has_label) {
    begin.label = around.counts->next(*around.list, around.level, around.start);
    begin.list = around.list->name;
    begin.list_level = static_cast<int>(around.level);
    around.has_label = false;
  } else if (begin.outline > 0 && attribute(node, "is-list-header") != "true") {
    begin.label = outline_.next(styles_.outline(), static_cast<std::size_t>(begin.outline - 1),
                                number_of(attribute(node, "start-value")));
  }
  if (rows_ == 0 && findings_.title.empty() && styles_.is_title(style)) {
    OfficeText title(source_.ledger());
    OfficeText* const before = std::exchange(text_, &title);
    begin.outline = 1;  // so that it is one line
    text_->begin_paragraph(std::move(begin));
    inlines(node);
    text_->end_paragraph();
    text_ = before;
    for (const Block& block : title.blocks()) {
      findings_.title = line_of(block);
      for (const Piece& piece : block.pieces) source_.ledger().take(piece.text, Use::kHeading);
    }
    return;
  }
  text_->begin_paragraph(std::move(begin));
  inlines(node);
  text_->end_paragraph();
}

void OdtText::table(XmlNode node) {
  for (const XmlNode inner : node.children()) {
    const std::string_view name = local_name(inner);
    if (name == "table-row") {
      text_->begin_row();
      ++rows_;
      table(inner);
      --rows_;
      text_->end_row();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      text_->cell();
      InList none;
      blocks(inner, none);
    } else if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
      table(inner);
    } else if (name == "title" || name == "desc") {
      source_.leave_out(inner, kMeans);
    }
  }
}

void OdtText::inlines(XmlNode node) {
  for (const XmlNode inner : node.children()) {
    if (inner.after_space()) text_->space();
    if (is_text(inner))
      text_->append(inner.value(), source_.xml().offset(inner));
    else if (inner.is_element() && !inline_element(inner))
      inlines(inner);  // text:span, text:a, fields
  }
  if (node.ends_in_space()) text_->space();
}

bool OdtText::inline_element(XmlNode node) {
  const std::string_view name = local_name(node);
  if (name == "s" || name == "tab") {
    text_->space();
  } else if (name == "line-break") {
    text_->line_break();
  } else if (name == "note") {
    note(node);
  } else if (name == "annotation") {
    ++findings_.comments;
    source_.leave_out(node, kComments);
  } else if (name == "annotation-end") {
  } else if (name == "span" && styles_.is_hidden(std::string(attribute(node, "style-name")))) {
    ++findings_.hidden;
    source_.leave_out(node, kHidden);
  } else if (name == "hidden-text" || name == "hidden-paragraph") {
    source_.leave_out(node, kHidden);
  } else if (name == "script") {
    source_.leave_out(node, kMeans);
  } else if (name == "text-box" || name == "custom-shape" || name == "rect") {
    aside(node, "explanation", {});
  } else if (name == "image") {
    ++findings_.images;
    source_.leave_out(node, kMeans);
  } else if (name == "object" || name == "object-ole") {
    ++findings_.embedded;
    source_.leave_out(node, kMeans);
  } else if (name == "title" || name == "desc") {  // what is read aloud of an image
    Note read{"image", {}, inner_text(node)};
    source_.take(node, Use::kNote);
    if (!read.text.empty()) findings_.notes.push_back(std::move(read));
  } else if (name == "ruby-text") {
    text_->space();
    inlines(node);
  } else {
    return false;
  }
  return true;
}

void OdtText::note(XmlNode node) {
  const XmlNode citation = child(node, "note-citation");
  source_.take(citation, Use::kHeading);
  const std::string number = inner_text(citation);
  if (const XmlNode body = child(node, "note-body")) return aside(body, "footnote", number);
}

void OdtText::aside(XmlNode node, const char* kind, std::string heading) {
  OfficeText text(source_.ledger());
  read(node, text);
  Note note{kind, std::move(heading), text.as_note(source_.ledger())};
  if (!note.text.empty() || !note.heading.empty()) findings_.notes.push_back(std::move(note));
}

}  // namespace eender::corpus
