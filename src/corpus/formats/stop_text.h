// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"
#include "corpus/formats/xml_node.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// Text that came from another original than the document at hand has this or more as its place.
inline constexpr std::uint64_t kElsewhere = std::uint64_t{1} << 62;

inline constexpr std::string_view kDeletedText = "deleted by the change it stands in";
inline constexpr std::string_view kReserved = "repealed, reserved or not yet in force";

// Reads the text of elements of IMOP, and keeps what it meets on the way and does not belong in a text.
class StopText {
 public:
  explicit StopText(XmlSource& source) : source_(source) {}

  // Its text is taken for that use.
  TextBuilder builder(Use use) { return {source_.ledger(), use}; }

  // All within `node` onto `out`, at a depth of list levels. Regulations and changes in it are passed over: they are read on their own.
  void children(XmlNode node, TextBuilder& out, int depth);
  void element(XmlNode node, TextBuilder& out, int depth);
  // The text that `node` is.
  void append(XmlNode node, TextBuilder& out);

  // All within as one line.
  std::string line(XmlNode node, Use use);
  // A <Kop>, taken apart.
  Heading heading(XmlNode kop);

  std::vector<Note> notes;                     // footnotes and images, in order
  std::map<std::string, std::size_t> unknown;  // elements of no known name → how often
  std::size_t images = 0;

 private:
  void paragraph(XmlNode lid, TextBuilder& out, int depth);
  void footnote(XmlNode noot);
  void image(XmlNode node);

  XmlSource& source_;
};

bool is_text(XmlNode node);
bool has_words(XmlNode node);  // anywhere within, or the text that it is

// Whether a view points into the document itself, and not into a text from elsewhere that was added to its tree.
bool points_into(std::string_view document, std::string_view piece);

}  // namespace eender::corpus
