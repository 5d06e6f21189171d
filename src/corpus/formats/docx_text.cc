// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/docx_text.h"

#include <charconv>

#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

constexpr std::string_view kDeleted = "deleted by a tracked change";
constexpr std::string_view kField = "codes of fields, which show as their results";
constexpr std::string_view kDrawing = "places and sizes of drawings";
constexpr std::string_view kOtherForm = "the same for older programs";
constexpr std::string_view kHidden = "hidden text";

bool is_text(XmlNode node) { return node.is_text(); }

bool is_on(XmlNode flag) {
  if (!flag) return false;
  const std::string_view value = attribute(flag, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

int number_of(std::string_view text, int otherwise) {
  int number = otherwise;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

}  // namespace

// Recursion ends: Xml refuses documents of more than Xml::kMaxDepth levels.
void DocxText::read(XmlNode node, OfficeText& text) {
  OfficeText* const before = std::exchange(text_, &text);
  const int rows = std::exchange(rows_, 0);
  const bool joined = std::exchange(joined_, false);
  blocks(node);
  if (joined_) text_->end_paragraph();
  text_ = before;
  rows_ = rows;
  joined_ = joined;
}

void DocxText::blocks(XmlNode node) {
  for (const XmlNode inner : node.children()) {
    if (!inner.is_element()) continue;
    const std::string_view name = local_name(inner);
    if (name == "p") {
      paragraph(inner);
    } else if (name == "tbl") {
      if (joined_) text_->end_paragraph();
      joined_ = false;
      table(inner);
    } else if (name == "del" || name == "moveFrom") {
      ++findings_.deleted;
      source_.leave_out(inner, kDeleted);
    } else if (name == "AlternateContent") {
      bool chosen = false;
      for (const XmlNode form : inner.children()) {
        if (std::exchange(chosen, true))
          source_.leave_out(form, kOtherForm);
        else
          blocks(form);
      }
    } else if (name == "altChunk" || name == "subDoc") {
      ++findings_.embedded;
    } else if (name != "sectPr" && name != "sdtPr" && name != "tcPr" && name != "customXmlPr") {
      blocks(inner);  // w:sdt, w:sdtContent, w:customXml, w:ins
    }
  }
}

void DocxText::paragraph(XmlNode node) {
  const XmlNode properties = child(node, "pPr");
  const std::string id(attribute(child(properties, "pStyle"), "val"));
  const DocxStyle& style = styles_.of(id);
  if (style.role != DocxStyle::Role::kText && rows_ == 0 && !joined_) {
    const bool title = style.role == DocxStyle::Role::kTitle;
    if (!title || findings_.title.empty()) return set_aside(node, title);
  }
  OfficeParagraph begin;
  begin.outline = style.outline;
  if (const XmlNode level = child(properties, "outlineLvl")) {
    const int outline = number_of(attribute(level, "val"), -1);
    begin.outline = outline >= 0 && outline <= 8 ? outline + 1 : 0;
  }
  std::string list = style.list;
  int level = style.level.value_or(numbering_.level_of_style(list, id).value_or(0));
  if (const XmlNode numbering = child(properties, "numPr")) {
    if (const XmlNode own = child(numbering, "numId")) list = attribute(own, "val");
    if (const XmlNode own = child(numbering, "ilvl")) level = number_of(attribute(own, "val"), level);
  }
  const XmlNode mark = child(properties, "rPr");
  if (!list.empty() && list != "0" && !joined_) {
    // Word numbers also paragraphs without text; those whose end was deleted are part of the next.
    DocxNumbering::Label label = numbering_.next(list, level);
    begin.label = std::move(label.text);
    begin.list = label.list;
    begin.list_level = level;
  }
  if (!joined_) text_->begin_paragraph(std::move(begin));
  inlines(node);
  joined_ = static_cast<bool>(child(mark, "del"));
  if (!joined_) text_->end_paragraph();
}

// A title, or a line of a table of contents: these are no rules, wherever they stand.
void DocxText::set_aside(XmlNode paragraph, bool title) {
  OfficeText text(source_.ledger());
  OfficeText* const before = std::exchange(text_, &text);
  text_->begin_paragraph({});
  inlines(paragraph);
  text_->end_paragraph();
  text_ = before;
  if (title) {
    for (const Block& block : text.blocks()) {
      findings_.title += (findings_.title.empty() ? "" : " ") + line_of(block);
      for (const Piece& piece : block.pieces) source_.ledger().take(piece.text, Use::kHeading);
      source_.ledger().take(block.marker.text, Use::kHeading);
      const std::string& marker = block.made_marker.empty() ? std::string(block.marker.text) : block.made_marker;
      if (!marker.empty()) findings_.title = marker + " " + findings_.title;
    }
    return;
  }
  const std::string line = text.as_note(source_.ledger());
  if (!line.empty()) findings_.contents += (findings_.contents.empty() ? "" : "\n") + line;
}

void DocxText::table(XmlNode node) {
  for (const XmlNode inner : node.children()) {
    const std::string_view name = local_name(inner);
    if (name == "tr") {
      if (child(child(inner, "trPr"), "del")) {
        ++findings_.deleted;
        source_.leave_out(inner, kDeleted);
        continue;
      }
      text_->begin_row();
      ++rows_;
      table(inner);
      --rows_;
      text_->end_row();
    } else if (name == "tc") {
      text_->cell();
      blocks(inner);
      joined_ = false;
    } else if (name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins") {
      table(inner);
    }
  }
}

void DocxText::inlines(XmlNode node) {
  for (const XmlNode inner : node.children()) {
    if (!inner.is_element()) continue;
    const std::string_view name = local_name(inner);
    if (name == "pPr" || name == "rPr" || name == "sdtPr" || name == "tblPr") continue;
    if (name == "r" && is_on(child(child(inner, "rPr"), "vanish"))) {
      ++findings_.hidden;
      source_.leave_out(inner, kHidden);
    } else if (!run_content(inner, name)) {
      inlines(inner);  // w:r, w:hyperlink, w:smartTag, w:fldSimple, m:oMath …
    }
  }
}

bool DocxText::run_content(XmlNode node, std::string_view name) {
  if (name == "t") {
    for (const XmlNode text : node.children())
      if (is_text(text)) text_->append(text.value(), source_.xml().offset(text));
    if (node.ends_in_space()) text_->space();
  } else if (name == "tab" || name == "ptab") {
    text_->space();
  } else if (name == "br" || name == "cr") {
    text_->line_break();
  } else if (name == "noBreakHyphen") {
    text_->append("-", source_.xml().offset(node));
  } else if (name == "del" || name == "moveFrom") {
    ++findings_.deleted;
    source_.leave_out(node, kDeleted);
  } else if (name == "ins" || name == "moveTo") {
    ++findings_.inserted;
    inlines(node);
  } else if (name == "delText") {
    source_.leave_out(node, kDeleted);
  } else if (name == "instrText" || name == "delInstrText" || name == "fldData") {
    source_.leave_out(node, kField);
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    findings_.references.emplace_back(name == "endnoteReference", attribute(node, "id"));
  } else if (name == "commentReference") {
    ++findings_.comments;
  } else if (name == "AlternateContent") {
    bool chosen = false;
    for (const XmlNode form : node.children()) {
      if (std::exchange(chosen, true))
        source_.leave_out(form, kOtherForm);
      else
        inlines(form);
    }
  } else if (name == "txbxContent") {
    box(node);
  } else if (name == "posOffset" || name == "align" || name == "pctWidth" || name == "pctHeight" ||
             name == "pctPosHOffset" || name == "pctPosVOffset") {
    source_.leave_out(node, kDrawing);
  } else if (name == "blip" || name == "imagedata") {
    ++findings_.images;
  } else if (name == "OLEObject") {
    ++findings_.embedded;
  } else {
    return false;
  }
  return true;
}

void DocxText::box(XmlNode content) {
  OfficeText text(source_.ledger());
  read(content, text);
  Note note;
  note.kind = "explanation";
  note.text = text.as_note(source_.ledger());
  if (!note.text.empty()) findings_.boxes.push_back(std::move(note));
}

}  // namespace eender::corpus
