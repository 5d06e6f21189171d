// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"
#include "corpus/formats/xml_node.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// Reads the text of CVDR elements, and of those of BWB, which are much the same, and keeps what it meets on the way and does not belong in a text.
class CvdrText {
 public:
  explicit CvdrText(XmlSource& source) : source_(source), xml_(source.xml()) {}

  // Its text is taken for that use.
  TextBuilder builder(Use use) { return {source_.ledger(), use}; }

  // All within `node` onto `out`, at a depth of list levels.
  void children(XmlNode node, TextBuilder& out, int depth);
  void element(XmlNode node, TextBuilder& out, int depth);
  void item(XmlNode li, TextBuilder& out, int depth);

  // All within as one line.
  std::string line(XmlNode node, Use use);
  // A <kop>, taken apart.
  Heading heading(XmlNode kop);

  std::vector<Note> notes;                     // footnotes, images, paragraphs not yet in force, in order
  std::string remarks;                         // of editors, a line each; whoever makes a provision takes them
  std::map<std::string, std::size_t> unknown;  // elements of no known name → how often
  std::vector<std::string> pdfs;               // what is linked to and is a PDF
  std::size_t images = 0;

 private:
  void footnote(XmlNode noot);
  void remark(XmlNode redactie, TextBuilder& out, int depth);
  void paragraph_to_come(XmlNode lid);
  void image(XmlNode node);
  void keep_pdf(std::string_view target);

  XmlSource& source_;
  const Xml& xml_;
};

}  // namespace eender::corpus
