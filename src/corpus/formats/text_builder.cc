// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/text_builder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace eender::corpus {

std::size_t rare_space_length(std::string_view utf8) {
  const auto byte = [&](std::size_t i) { return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0U; };
  const unsigned first = byte(0);
  if (first <= 0x20 || first == 0x7f) return 1;
  if (first == 0xc2) return byte(1) == 0xa0 ? 2 : 0;  // no-break space
  if (first == 0xe2 && byte(1) == 0x80) {             // en quad … zero width space, separators, narrow no-break space
    const unsigned last = byte(2);
    return (last >= 0x80 && last <= 0x8b) || last == 0xa8 || last == 0xa9 || last == 0xaf ? 3 : 0;
  }
  if (first == 0xe2 && byte(1) == 0x81) return byte(2) == 0x9f ? 3 : 0;
  if (first == 0xe3) return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
  if (first == 0xef) return byte(1) == 0xbb && byte(2) == 0xbf ? 3 : 0;  // a byte order mark gone astray
  return 0;
}

namespace {

enum class Byte : unsigned char { kPlain, kSpace, kMayBeginSpace };

constexpr auto kBytes = [] {
  std::array<Byte, 256> bytes{};
  for (unsigned c = 0; c <= 0x20; ++c) bytes[c] = Byte::kSpace;
  bytes[0x7f] = Byte::kSpace;
  for (const unsigned c : {0xc2U, 0xe2U, 0xe3U, 0xefU}) bytes[c] = Byte::kMayBeginSpace;
  return bytes;
}();

Byte kind_at(std::string_view utf8, std::size_t i) { return kBytes[static_cast<unsigned char>(utf8[i])]; }

constexpr std::size_t kBlock = 16;

// Whether kBlock bytes are ASCII words with single spaces between; looks at the byte behind them too. Without branches, so that the
// compiler makes it wide.
bool is_tidy_block(const char* at) {
  unsigned char other = 0;
  for (std::size_t k = 0; k < kBlock; ++k) {
    const auto c = static_cast<unsigned char>(at[k]);
    const auto next = static_cast<unsigned char>(at[k + 1]);
    other |= static_cast<unsigned char>((c < 0x20) | (c >= 0x7f) | ((c == 0x20) & ((next <= 0x20) | (next >= 0x7f))));
  }
  return other == 0;
}

}  // namespace

std::size_t tidy_length(std::string_view utf8) {
  for (std::size_t i = 0;;) {
    while (i + kBlock < utf8.size() && is_tidy_block(utf8.data() + i)) i += kBlock;
    for (const std::size_t end = std::min(i + kBlock, utf8.size()); i < end; ++i) {
      const Byte kind = kind_at(utf8, i);
      if (kind == Byte::kPlain) continue;
      if (kind == Byte::kSpace) {
        if (utf8[i] == ' ' && i + 1 < utf8.size() && kind_at(utf8, i + 1) == Byte::kPlain) continue;
        return i;
      }
      if (space_length(utf8.substr(i)) > 0) return i;
    }
    if (i == utf8.size()) return i;
  }
}

std::string one_line(std::string_view utf8) {
  std::string line;
  line.reserve(utf8.size());
  while (!utf8.empty()) {
    if (const std::size_t space = space_length(utf8)) {
      utf8.remove_prefix(space);
      continue;
    }
    const std::size_t words = tidy_length(utf8);
    if (!line.empty()) line += ' ';
    line += utf8.substr(0, words);
    utf8.remove_prefix(words);
  }
  return line;
}

std::size_t word_count(std::string_view text) {
  const auto is_space = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(text[i]) <= 0x20);
  };
  if (text.empty()) return 0;
  std::size_t words = 1 - is_space(0);
  std::size_t i = 1;
  for (; i + kBlock <= text.size(); i += kBlock) {
    unsigned char begun = 0;
    for (std::size_t k = 0; k < kBlock; ++k)
      begun = static_cast<unsigned char>(begun + (is_space(i + k - 1) & ~is_space(i + k)));
    words += begun;
  }
  for (; i < text.size(); ++i) words += is_space(i - 1) & ~is_space(i);
  return words;
}

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
  pending_mark_.clear();
  has_pending_mark_ = break_ = space_ = first_cell_ = false;
  depth_ = rows_ = tabs_ = 0;
}

void TextBuilder::append(std::string_view utf8, std::uint64_t source) {
  if (ledger_) ledger_->take(utf8, rows_ > 0 ? Use::kTable : use_);
  while (!utf8.empty()) {
    if (const std::size_t space = space_length(utf8)) {
      space_ = true;
      utf8.remove_prefix(space);
      source += space;
      continue;
    }
    const std::size_t words = tidy_length(utf8);
    before_word();
    if (map_.empty() || map_.back().source + (text_.size() - map_.back().text) != source)
      map_.push_back({static_cast<std::uint32_t>(text_.size()), source});
    if (ledger_) pieces_.emplace_back(text_.size(), utf8.substr(0, words));
    text_ += utf8.substr(0, words);
    utf8.remove_prefix(words);
    source += words;
  }
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
    if (has_pending_mark_) marks_.push_back({text_.size(), std::move(pending_mark_)});
    has_pending_mark_ = false;
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
