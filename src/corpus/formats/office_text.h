// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/ledger.h"
#include "corpus/formats/numbered_articles.h"
#include "corpus/formats/office_list.h"

namespace eender::corpus {

// How a paragraph of an office document begins.
struct OfficeParagraph {
  int outline = 0;       // 1 for the highest heading; 0: no heading by its style
  std::string label;     // that automatic numbering puts before it
  std::size_t list = 0;  // names the list of the label; 0: none
  int list_level = 0;
};

// Makes blocks of the paragraphs and rows of an office document, in their order: finds labels that are typed, and how deep items are in
// lists. Blocks hold views into it and into the document; it is not movable.
class OfficeText {
 public:
  // Labels that are typed may be taken from `ledger`, which must outlive it.
  explicit OfficeText(Ledger& ledger) : ledger_(ledger) {}
  OfficeText(const OfficeText&) = delete;
  OfficeText& operator=(const OfficeText&) = delete;

  // Within a row a paragraph is part of a cell.
  void begin_paragraph(OfficeParagraph paragraph);
  void append(std::string_view text, std::uint64_t source);
  void space();
  void line_break();
  void end_paragraph();

  // A table within a cell is part of that cell.
  void begin_row();
  void cell();
  void end_row();

  const std::vector<Block>& blocks() const { return blocks_; }

  // All of it as a note's text, taken from `ledger` for that.
  std::string as_note(Ledger& ledger) const;

 private:
  std::string_view keep(std::string text);
  void add_block();
  void take_typed_label(const std::string& line);

  Ledger& ledger_;
  std::deque<std::string> kept_;  // labels that blocks show
  std::vector<Block> blocks_;
  OfficeParagraph paragraph_;
  Block block_;
  ListDepth lists_;
  int rows_ = 0;  // rows within rows
};

}  // namespace eender::corpus
