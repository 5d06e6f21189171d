// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/text_builder.h"
#include "corpus/formats/xml_node.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// An editor's remark that stands with a text and is not of it.
struct AknRemark {
  std::size_t text = 0;  // the bytes of the text before it
  std::string words;
};

// Names a marked line of a text: the part of a path, and what is added to the number of the provision.
struct AknMark {
  std::string part;    // "subsection-3", "definition-dog"
  std::string number;  // "(3)", "dog"

  // Of a part that has a number, or a term that is defined.
  static AknMark of(XmlNode marked);
};

// Reads the text of Akoma Ntoso elements, and keeps what it meets on the way and does not belong in a text.
class AknText {
 public:
  // What becomes of editors' remarks.
  enum class Remarks { kInText, kApart };

  explicit AknText(XmlSource& source) : source_(source), xml_(source.xml()) {}

  // Its text is taken for that use.
  TextBuilder builder(Use use) { return {source_.ledger(), use}; }

  // All within `node` onto `out`, at a depth of list levels.
  void children(XmlNode node, TextBuilder& out, int depth);
  void element(XmlNode node, TextBuilder& out, int depth);
  // The same for a part of a provision directly below it: marked where it has a number, or defines a term.
  void top_element(XmlNode node, TextBuilder& out);

  // All within as one line.
  std::string line(XmlNode node, Use use);

  // From now on. Remarks that stood apart since this was called last.
  std::vector<AknRemark> set_remarks(Remarks remarks);

  std::vector<Note> notes;                     // footnotes and images, in order
  std::map<std::string, std::size_t> unknown;  // elements of no known name → how often
  std::size_t images = 0;

 private:
  void member(XmlNode node, TextBuilder& out, int depth);
  void number(XmlNode node, TextBuilder& out);
  void item(XmlNode node, TextBuilder& out, int depth);
  void html_number(XmlNode li, TextBuilder& out);
  void table(XmlNode node, TextBuilder& out, int depth);
  void row(XmlNode node, TextBuilder& out, int depth);
  void cell(XmlNode node, TextBuilder& out, int depth);
  void remark(XmlNode node, TextBuilder& out, int depth);
  void mark_definition(XmlNode paragraph, TextBuilder& out);
  void footnote(XmlNode node);
  void image(XmlNode node);

  XmlSource& source_;
  const Xml& xml_;
  Remarks remarks_ = Remarks::kInText;
  std::vector<AknRemark> apart_;
  bool marking_ = false;      // definitions, which stand at depth 0 of a provision
  int list_number_ = 0;       // of the last item of the list at hand
  std::vector<int> spanned_;  // of the table at hand: for each column, the rows from here on that a cell above takes
  std::size_t column_ = 0;    // the next of the row at hand
};

}  // namespace eender::corpus
