// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/encoding.h"
#include "corpus/formats/ledger.h"
#include "corpus/formats/origin.h"
#include "corpus/formats/xml.h"

namespace eender::corpus {

// A document in XML at hand: what every importer of XML begins and ends with. Decodes and parses it, reports what is wrong with either,
// keeps the account of its text. Not movable.
class XmlSource {
 public:
  XmlSource(const Origin& origin, Sink& sink) : origin_(origin), sink_(sink) {}

  // REQUIRES: called once; `bytes` outlive it. False where nothing of it can be read, which has then been reported.
  bool open(std::string_view bytes);

  const Xml& xml() const { return xml_; }
  const Origin& origin() const { return origin_; }
  Sink& sink() { return sink_; }
  Ledger& ledger() { return ledger_; }

  // All text within, or the text that `node` is.
  void take(XmlNode node, Use use);
  // The text of an element that holds nothing else, as one line; nothing, and nothing taken, of any other.
  std::optional<std::string> take_only_text(XmlNode node, Use use);
  void leave_out(XmlNode node, std::string_view reason);

  // The government that problems are about from now on; empty for none.
  void set_government(std::string government) { government_ = std::move(government); }
  // `offset` as Xml::offset gives it.
  void report(Problem::Severity severity, std::optional<std::uint64_t> offset, std::string reason);

  // Hands the account to the sink: all text of the document by its use. Called last.
  void close();

 private:
  const Origin& origin_;
  Sink& sink_;
  Decoded decoded_;
  std::string_view text_;  // of it
  Xml xml_;
  Ledger ledger_;
  std::string government_;
  std::size_t counted_to_ = 0;  // bytes of text_ whose line breaks have been counted
  std::uint64_t counted_ = 0;   // those line breaks
};

}  // namespace eender::corpus
