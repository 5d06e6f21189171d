// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/ledger.h"
#include "corpus/formats/spaces.h"
#include "corpus/formats/xml_node.h"

namespace eender::corpus {

// Writes text in the form of Provision::text from the pieces a document gives: lines, indented list items with their markers, table
// rows. White space in the pieces means nothing but "here a word ends". Nothing is written before there is a character to write, so no
// line is empty, whatever the order of calls.
class TextBuilder {
 public:
  // A place in the text that a caller wants to find again.
  struct Mark {
    std::size_t text = 0;  // where the line begins
    std::string name;
    XmlNode node;
  };

  TextBuilder() = default;
  // What is appended is taken from `ledger` for that use, or for a table where it stands in a row. The ledger must outlive the builder.
  TextBuilder(Ledger& ledger, Use use) : ledger_(&ledger), use_(use) {}

  // As new, for the same ledger and use. Keeps its memory: one builder for many texts costs less than one for each.
  void clear();

  void append(std::string_view utf8, std::uint64_t source);
  void append(XmlNode text, std::uint64_t source);
  void space() { space_ = true; }

  // What follows stands on a line of its own, `depth` list levels deep; inside a row, in the same cell, after a space.
  void line(int depth);
  // Leads what is written next: "a. ". end_item() writes it alone where nothing came.
  void marker(std::string_view marker);
  void end_item();
  // Names the line that is written next, or gives the node that a name can be made of: most names are never asked for.
  void mark(std::string name) { pending_mark_ = {0, std::move(name), {}}; }
  void mark(XmlNode node) { pending_mark_ = {0, {}, node}; }

  // A row's cells follow each other after a tab; empty ones at the end leave nothing.
  void begin_row(int depth);
  void cell();
  void end_row();

  // Takes back that text()[begin, end) was taken from the ledger: it is not kept, for that reason.
  void leave_out(std::size_t begin, std::size_t end, std::string_view reason);

  // What is appended now is taken for this.
  Use use() const { return rows_ > 0 ? Use::kTable : use_; }

  const std::string& text() const { return text_; }
  const std::vector<SourceSpan>& source_map() const { return map_; }
  const std::vector<Mark>& marks() const { return marks_; }

 private:
  void append_words(std::string_view utf8, std::uint64_t source);
  void append_tidy(std::string_view words, std::uint64_t source);
  void before_word();

  Ledger* ledger_ = nullptr;
  Use use_ = Use::kNothing;
  std::vector<std::pair<std::size_t, std::string_view>>
      pieces_;  // (where in text_, what of the document), where there is a ledger
  std::string text_;
  std::vector<SourceSpan> map_;
  std::vector<Mark> marks_;
  std::string marker_;
  std::optional<Mark> pending_mark_;
  bool break_ = false;
  bool space_ = false;
  int depth_ = 0;
  int rows_ = 0;  // rows within rows: a table in a cell
  int tabs_ = 0;
  bool first_cell_ = false;
};

// The entries of `map` for text[begin, end), counted from `begin`.
std::vector<SourceSpan> slice(const std::vector<SourceSpan>& map, std::size_t begin, std::size_t end);

}  // namespace eender::corpus
