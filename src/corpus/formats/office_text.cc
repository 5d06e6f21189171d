// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/office_text.h"

#include <algorithm>
#include <utility>

#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

constexpr int kMostLevels = 6;  // of headings, as Block::level

std::string joined(const std::string& label, const std::string& text) {
  return label.empty() || text.empty() ? label + text : label + " " + text;
}

// "2" and "2.1" before a title: with a full stop, so that they are not read as part of it.
std::string heading_label(std::string label) {
  if (!label.empty() && label.find_first_not_of("0123456789.") == std::string::npos && label.back() != '.')
    label += '.';
  return label;
}

}  // namespace

std::string_view OfficeText::keep(std::string text) { return kept_.emplace_back(std::move(text)); }

void OfficeText::begin_paragraph(OfficeParagraph paragraph) {
  if (rows_ > 0) {
    space();
    if (!paragraph.label.empty()) append(keep(paragraph.label + " "), 0);
    return;
  }
  paragraph_ = std::move(paragraph);
  block_ = {};
}

void OfficeText::append(std::string_view text, std::uint64_t source) {
  if (!text.empty()) block_.pieces.push_back({text, source});
}

void OfficeText::space() {
  if (!block_.pieces.empty()) block_.pieces.push_back({" ", block_.pieces.back().source});
}

void OfficeText::line_break() {
  if (rows_ > 0 || paragraph_.outline > 0) return space();
  if (line_of(block_).empty()) return;  // before the first word: its label is still to come
  const int depth = block_.depth;
  add_block();
  const int last = blocks_.empty() ? depth : blocks_.back().depth;
  paragraph_ = {};
  block_ = {};
  block_.depth = last;
}

void OfficeText::end_paragraph() {
  if (rows_ == 0) add_block();
}

void OfficeText::add_block() {
  Block block = std::exchange(block_, {});
  const std::string text = line_of(block);
  std::string label = std::exchange(paragraph_.label, {});
  const bool leads = !label.empty() && heading_line(joined(label, text)).has_value();
  if (text.empty() && !leads) return;
  if (paragraph_.outline > 0 || leads) {
    if (!label.empty()) {
      const std::uint64_t source = block.pieces.empty() ? 0 : block.pieces.front().source;
      block.pieces.insert(block.pieces.begin(), {keep(heading_label(std::move(label)) + " "), source});
    }
    if (paragraph_.outline > 0) {
      block.kind = Block::Kind::kHeading;
      block.level = std::min(paragraph_.outline, kMostLevels);
    }
    block.depth = 0;
    lists_.reset();
  } else if (!label.empty()) {
    block.depth = lists_.of(label, paragraph_.list, paragraph_.list_level);
    block.made_marker = std::move(label);
  } else if (heading_line(text)) {
    block.depth = 0;
    lists_.reset();
  } else {
    block_ = std::move(block);
    take_typed_label(text);
    block = std::exchange(block_, {});
  }
  blocks_.push_back(std::move(block));
}

void OfficeText::take_typed_label(const std::string& line) {
  const std::size_t length = typed_label_length(line);
  if (length == 0) return;
  const std::string label = line.substr(0, length);
  block_.depth = lists_.of(label, 0, 0);
  // The label's own bytes; where runs divide it, each part of it.
  std::size_t left = length;
  std::size_t taken = 0;
  std::vector<Piece> parts;
  for (Piece& piece : block_.pieces) {
    while (left > 0 && !piece.text.empty()) {
      std::size_t step = space_length(piece.text);
      if (step == 0) {
        step = std::min(left, piece.text.size());
        for (std::size_t i = 0; i < step; ++i)
          if (space_length(piece.text.substr(i)) > 0) step = i;
        parts.push_back({piece.text.substr(0, step), piece.source});
        left -= step;
      }
      piece.text.remove_prefix(step);
      piece.source += step;
    }
    if (left == 0) break;
    ++taken;
  }
  block_.pieces.erase(block_.pieces.begin(), block_.pieces.begin() + static_cast<std::ptrdiff_t>(taken));
  if (parts.size() == 1) {
    block_.marker = parts.front();
    return;
  }
  for (const Piece& part : parts) ledger_.take(part.text, Use::kProvision);
  block_.made_marker = label;
}

void OfficeText::begin_row() {
  if (rows_++ > 0) return;
  block_ = {};
  block_.kind = Block::Kind::kRow;
}

void OfficeText::cell() {
  if (rows_ == 1)
    block_.cells.push_back(block_.pieces.size());
  else
    space();
}

void OfficeText::end_row() {
  if (--rows_ > 0) return;
  Block row = std::exchange(block_, {});
  if (!line_of(row).empty()) blocks_.push_back(std::move(row));
}

std::string OfficeText::as_note(Ledger& ledger) const {
  TextBuilder out(ledger, Use::kNote);
  for (const Block& block : blocks_) {
    if (block.kind == Block::Kind::kRow) {
      out.begin_row(0);
      std::size_t cell = 0;
      for (std::size_t i = 0; i < block.pieces.size(); ++i) {
        for (; cell < block.cells.size() && block.cells[cell] <= i; ++cell) out.cell();
        out.append(block.pieces[i].text, block.pieces[i].source);
      }
      out.end_row();
      continue;
    }
    out.line(block.depth);
    if (block.made_marker.empty()) {
      out.append(block.marker.text, block.marker.source);
      out.space();
    } else {
      out.marker(block.made_marker);
    }
    for (const Piece& piece : block.pieces) out.append(piece.text, piece.source);
    out.end_item();
  }
  return out.text();
}

}  // namespace eender::corpus
