// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/text_builder.h"

#include <algorithm>
#include <utility>

namespace eender::corpus {

std::vector<SourceSpan> slice(const std::vector<SourceSpan>& map, std::size_t begin, std::size_t end) {
  const auto from = [&](std::size_t text) {
    return std::lower_bound(map.begin(), map.end(), text,
                            [](const SourceSpan& s, std::size_t at) { return s.text < at; });
  };
  const auto first = from(begin);
  const auto last = from(end);
  std::vector<SourceSpan> part;
  part.reserve(static_cast<std::size_t>(last - first) + 1);
  // The stretch that `begin` lies within.
  if (first != map.begin() && (first == map.end() || first->text > begin))
    part.push_back({0, std::prev(first)->source + (begin - std::prev(first)->text)});
  for (auto span = first; span < last; ++span)
    part.push_back({static_cast<std::uint32_t>(span->text - begin), span->source});
  return part;
}

void TextBuilder::clear() {
  pieces_.clear();
  text_.clear();
  map_.clear();
  marks_.clear();
  marker_.clear();
  pending_mark_.reset();
  break_ = space_ = first_cell_ = false;
  depth_ = rows_ = tabs_ = 0;
}

void TextBuilder::append(std::string_view utf8, std::uint64_t source) {
  if (ledger_) ledger_->take(utf8, use());
  append_words(utf8, source);
}

void TextBuilder::append(XmlNode text, std::uint64_t source) {
  if (ledger_) ledger_->take(text.number(), use());
  const std::string_view value = text.value();
  if (!text.is_tidy()) return append_words(value, source);
  space_ |= value.front() == ' ';
  append_tidy(words_of(value), source + (value.front() == ' ' ? 1 : 0));
  space_ |= value.back() == ' ';
}

void TextBuilder::append_words(std::string_view utf8, std::uint64_t source) {
  while (!utf8.empty()) {
    std::size_t taken = space_length(utf8);
    if (taken > 0) {
      space_ = true;
    } else {
      taken = tidy_length(utf8);
      append_tidy(utf8.substr(0, taken), source);
    }
    utf8.remove_prefix(taken);
    source += taken;
  }
}

void TextBuilder::append_tidy(std::string_view words, std::uint64_t source) {
  if (break_ || space_ || tabs_ > 0 || text_.empty() || !marker_.empty()) before_word();
  if (map_.empty() || map_.back().source + (text_.size() - map_.back().text) != source)
    map_.push_back({static_cast<std::uint32_t>(text_.size()), source});
  if (ledger_) pieces_.emplace_back(text_.size(), words);
  text_ += words;
}

void TextBuilder::leave_out(std::size_t begin, std::size_t end, std::string_view reason) {
  for (const auto& [at, piece] : pieces_) {
    const std::size_t from = std::max(begin, at);
    const std::size_t to = std::min(end, at + piece.size());
    if (from < to) ledger_->leave_out(piece.substr(from - at, to - from), reason);
  }
}

void TextBuilder::before_word() {
  if (break_ || text_.empty()) {
    if (!text_.empty()) text_ += '\n';
    if (pending_mark_) {
      pending_mark_->text = text_.size();
      marks_.push_back(*std::move(pending_mark_));
      pending_mark_.reset();
    }
    text_.append(static_cast<std::size_t>(2 * depth_), ' ');
    text_.append(static_cast<std::size_t>(tabs_), '\t');
  } else if (tabs_ > 0) {
    text_.append(static_cast<std::size_t>(tabs_), '\t');
  } else if (space_) {
    text_ += ' ';
  }
  break_ = space_ = false;
  tabs_ = 0;
  if (!marker_.empty()) {
    text_ += marker_;
    text_ += ' ';
    marker_.clear();
  }
}

void TextBuilder::line(int depth) {
  if (rows_ > 0) {
    space_ = true;
    return;
  }
  break_ = true;
  depth_ = depth;
}

void TextBuilder::marker(std::string_view marker) {
  end_item();
  marker_ = one_line(marker);
}

void TextBuilder::end_item() {
  if (marker_.empty()) return;
  const std::string alone = std::exchange(marker_, {});
  before_word();
  text_ += alone;
  space_ = true;
}

void TextBuilder::begin_row(int depth) {
  line(depth);
  if (rows_++ == 0) {
    tabs_ = 0;
    first_cell_ = true;
  }
}

void TextBuilder::cell() {
  if (rows_ != 1) {
    space_ = true;
    return;
  }
  if (!first_cell_) ++tabs_;
  first_cell_ = false;
}

void TextBuilder::end_row() {
  if (--rows_ == 0) tabs_ = 0;
  line(depth_);
}

}  // namespace eender::corpus
