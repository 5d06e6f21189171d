// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/ledger.h"
#include "corpus/formats/numbered_articles.h"
#include "corpus/formats/origin.h"

namespace eender::corpus {

// The reason why the text of a document that is unreadable is left out.
inline constexpr std::string_view kNotRead = "not read; its problem says why";

// A document without a schema at hand, in UTF-8: what the importers of pages and of plain text begin and end with. Not movable.
class TextSource {
 public:
  TextSource(const Origin& origin, Sink& sink) : origin_(origin), sink_(sink) {}
  TextSource(const TextSource&) = delete;
  TextSource& operator=(const TextSource&) = delete;

  // REQUIRES: called once. `declared`: the encoding the document names, empty where it names none. False where nothing of it can be read,
  // which has then been reported.
  bool open(std::string_view bytes, std::string_view declared);

  std::string_view text() const { return text_; }

  // A regulation of this source, without a word of it yet.
  Regulation begin() const;

  void report(Problem::Severity severity, std::optional<std::uint64_t> offset, std::string reason);

  // Whether the metadata name a government or it is a model; else that is reported with `remedy`, what to add to the document.
  bool names_government(const Regulation& regulation, std::string_view remedy);

  // Reads the blocks, names the work after its title where nothing else does, and hands the regulation over with `notices`.
  void deliver(const std::vector<Block>& blocks, Ledger& ledger, Regulation regulation,
               std::vector<std::string> notices);

 private:
  const Origin& origin_;
  Sink& sink_;
  std::string text_;
  std::string government_;
};

}  // namespace eender::corpus
