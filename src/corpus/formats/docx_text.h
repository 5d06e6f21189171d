// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/docx_styles.h"
#include "corpus/formats/office_text.h"
#include "corpus/formats/xml_node.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// What is met in the text of a DOCX and does not belong in its paragraphs.
struct DocxFindings {
  std::string title;                                     // of the style for titles
  std::vector<std::pair<bool, std::string>> references;  // to notes in order: whether an endnote, and its w:id
  std::vector<Note> boxes;                               // text boxes
  std::string contents;                                  // lines of tables of contents
  std::size_t inserted = 0, deleted = 0, images = 0, comments = 0, embedded = 0, hidden = 0;
};

// Reads the paragraphs and tables of one part of a DOCX into `text`; what does not belong there into `findings`. All outlive it.
class DocxText {
 public:
  DocxText(XmlSource& source, const DocxStyles& styles, DocxNumbering& numbering, DocxFindings& findings)
      : source_(source), styles_(styles), numbering_(numbering), findings_(findings) {}

  // All within `node`: <w:body>, <w:footnote> and the like.
  void read(XmlNode node, OfficeText& text);

 private:
  void blocks(XmlNode node);
  void paragraph(XmlNode node);
  void set_aside(XmlNode paragraph, bool title);
  void table(XmlNode node);
  void inlines(XmlNode node);
  bool run_content(XmlNode node, std::string_view name);
  void box(XmlNode content);

  XmlSource& source_;
  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  DocxFindings& findings_;
  OfficeText* text_ = nullptr;
  int rows_ = 0;
  bool joined_ = false;  // the last paragraph's end was deleted: the next one goes on in it
};

}  // namespace eender::corpus
