// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/odt_styles.h"
#include "corpus/formats/office_text.h"
#include "corpus/formats/xml_node.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// What is met in an OpenDocument text and does not belong in its paragraphs.
struct OdtFindings {
  std::string title;        // of the style for titles
  std::vector<Note> notes;  // footnotes, text boxes, contents, in order
  std::size_t inserted = 0, deleted = 0, images = 0, comments = 0, embedded = 0, hidden = 0;
};

// Reads the paragraphs and tables of content.xml into `text`; what does not belong there into `findings`. All outlive it.
class OdtText {
 public:
  OdtText(XmlSource& source, const OdtStyles& styles, OdtFindings& findings)
      : source_(source), styles_(styles), findings_(findings) {}

  // All within <office:text>.
  void read(XmlNode node, OfficeText& text);

 private:
  // The lists around a paragraph; within an item its label is for the first paragraph.
  struct InList {
    const OdtStyles::List* list = nullptr;
    OdtCounts* counts = nullptr;
    std::size_t level = 0;
    std::optional<std::int64_t> start;
    bool has_label = false;
  };

  void blocks(XmlNode node, InList& around);
  bool block(XmlNode node, InList& around);
  void list(XmlNode node, const InList& around);
  void paragraph(XmlNode node, InList& around, bool heading);
  void table(XmlNode node);
  void inlines(XmlNode node);
  bool inline_element(XmlNode node);
  void note(XmlNode node);
  void aside(XmlNode node, const char* kind, std::string heading);

  XmlSource& source_;
  const OdtStyles& styles_;
  OdtFindings& findings_;
  OfficeText* text_ = nullptr;
  int rows_ = 0;
  OdtCounts outline_;
  std::map<std::string, OdtCounts> counts_;      // by list style: where lists go on
  std::map<std::string, std::string> list_ids_;  // xml:id of a list → its key in counts_
  std::string last_style_;
  std::size_t made_ = 0;  // lists without a style of their own
};

}  // namespace eender::corpus
