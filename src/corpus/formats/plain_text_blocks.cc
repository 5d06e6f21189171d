// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/plain_text_blocks.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "corpus/formats/heading.h"
#include "corpus/formats/plain_text_inline.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

// A line of at least so many bytes that does not end a sentence goes on in the next: shorter ones stand alone, as titles do.
constexpr std::size_t kWrapped = 45;
constexpr std::size_t kTitleWords = 12;
constexpr std::string_view kStops = ".;:,";
constexpr Piece kSpace{" ", 0};  // for a line break; taken from nowhere

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

enum class MarkerKind : std::uint8_t { kNumber, kLetter, kDegree, kBracket, kBullet };

struct Marker {
  std::size_t length = 0;
  MarkerKind kind = MarkerKind::kBullet;
};

bool ends_marker(std::string_view line, std::size_t at) {
  return at == line.size() || line[at] == ' ' || line[at] == '\t' || line.substr(at).starts_with("\xc2\xa0");
}

// "a.", "1)", "1°.", "(iv)", "-" at the beginning of a line.
std::optional<Marker> marker_of(std::string_view line) {
  for (const std::string_view bullet : {"-", "*", "+", "•", "–", "—", "·", "▪", "◦", "○", "−"})
    if (line.starts_with(bullet) && line.size() > bullet.size() && ends_marker(line, bullet.size()))
      return Marker{bullet.size(), MarkerKind::kBullet};
  std::size_t at = line.starts_with('(') ? 1 : 0;
  const bool bracket = at == 1;
  std::size_t digits = 0, letters = 0;
  while (at < line.size() && digits < 4 && is_digit(line[at])) ++at, ++digits;
  while (at < line.size() && letters < 5 && is_lower(line[at])) ++at, ++letters;
  if (digits > 3 || (digits > 0 && letters > 1) || digits + letters == 0) return std::nullopt;
  const std::string_view roman = line.substr(at - letters, letters);
  if (letters > 2 && roman.find_first_not_of("ivxl") != std::string_view::npos) return std::nullopt;
  if (bracket) {
    if (at >= line.size() || line[at] != ')' || !ends_marker(line, at + 1)) return std::nullopt;
    return Marker{at + 1, MarkerKind::kBracket};
  }
  const std::string_view rest = line.substr(at);
  for (const std::string_view end : {"°.", "º.", "°", "º"})
    if (digits > 0 && rest.starts_with(end) && ends_marker(rest, end.size()))
      return Marker{at + end.size(), MarkerKind::kDegree};
  if (rest.empty() || (rest[0] != '.' && rest[0] != ')') || !ends_marker(rest, 1)) return std::nullopt;
  return Marker{at + 1, digits > 0 ? MarkerKind::kNumber : MarkerKind::kLetter};
}

// "2" of "2. Kosten", "2.1" of "2.1 Kosten" where the line can be the heading of a chapter; empty otherwise.
std::string_view chapter_number(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && (is_digit(line[at]) || (line[at] == '.' && at > 0))) ++at;
  if (at == 0 || at > 8 || at >= line.size() || line[at] != ' ' || !is_upper(line[at + 1 < line.size() ? at + 1 : at]))
    return {};
  if (word_count(line) > kTitleWords || kStops.find(line.back()) != std::string_view::npos) return {};
  std::string_view number = line.substr(0, at);
  if (number.ends_with('.')) number.remove_suffix(1);
  return number.find("..") == std::string_view::npos ? number : std::string_view{};
}

bool all_of_line(std::string_view line, std::string_view characters, std::size_t least) {
  return line.size() >= least && line.find_first_not_of(characters) == std::string_view::npos;
}

class Lines {
 public:
  Lines(std::string_view text, Ledger& ledger) : text_(text), ledger_(ledger) {}

  std::vector<Block> read(std::size_t begin) {
    while (begin < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      line(begin, end);
      begin = end + 1;
    }
    find_chapters();
    find_title();
    return std::move(blocks_);
  }

 private:
  struct Level {
    std::size_t indent;
    MarkerKind kind;
  };

  std::string_view view(std::size_t begin, std::size_t end) const { return text_.substr(begin, end - begin); }

  void line(std::size_t begin, std::size_t end) {
    while (begin < end) {  // blank at its end, of any kind, is not looked at
      const char last = text_[end - 1];
      if (last != ' ' && last != '\t' && last != '\r' && last != '\f') break;
      --end;
    }
    std::size_t indent = 0;
    while (begin < end && (text_[begin] == ' ' || text_[begin] == '\t' || text_[begin] == '>' ||
                           view(begin, end).starts_with("\xc2\xa0") || view(begin, end).starts_with("\xef\xbb\xbf"))) {
      const std::size_t bytes = std::max<std::size_t>(space_length(view(begin, end)), 1);
      if (text_[begin] == '>') ledger_.leave_out(view(begin, begin + 1), kMarkup);
      indent += text_[begin] == '\t' ? 4 : 1;
      begin += bytes;
    }
    const std::string_view line = view(begin, end);
    if (line.starts_with("```") || line.starts_with("~~~")) {
      ledger_.leave_out(line, kMarkup);
      fenced_ = !fenced_;
      open_ = false;
    } else if (line.empty()) {
      open_ = false;
      blank_ = true;
    } else if (fenced_) {
      begin_block(0).pieces.push_back({line, begin});
      open_ = false;
    } else if (!comment(begin, end)) {
      words(begin, end, indent);
    }
  }

  // <!-- … -->, over one line or more.
  bool comment(std::size_t begin, std::size_t end) {
    const std::string_view line = view(begin, end);
    if (!in_comment_ && !line.starts_with("<!--")) return false;
    const bool whole = line.find("-->") != std::string_view::npos;
    if (!in_comment_ && !whole && text_.find("-->", end) == std::string_view::npos) return false;
    ledger_.leave_out(line, kComment);
    in_comment_ = !whole;
    return true;
  }

  void words(std::size_t begin, std::size_t end, std::size_t indent) {
    const std::string_view line = view(begin, end);
    if (underline(line)) return;
    if (line[0] == '#' && marked_heading(begin, end)) return;
    if (line[0] == '|') return row(begin, end, indent, '|');
    if (const auto marker = marker_of(line)) return item(begin, end, indent, *marker);
    if (line.find('\t') != std::string_view::npos && !heading_line(one_line(line)))
      return row(begin, end, indent, '\t');
    if (open_ && continues(line)) {
      blocks_.back().pieces.push_back(kSpace);
      return inline_text(begin, end);
    }
    if (open_ && !blocks_.back().marker.text.empty() && indent > 0) {
      blocks_.back().pieces.push_back(kSpace);
      return inline_text(begin, end);
    }
    if (indent == 0) lists_.clear();
    begin_block(indent > 0 ? static_cast<int>(lists_.size()) : 0);
    inline_text(begin, end);
  }

  // Whether `line` goes on with the paragraph before it.
  bool continues(std::string_view line) const {
    const Block& block = blocks_.back();
    return block.kind == Block::Kind::kText && last_line_.size() >= kWrapped &&
           std::string_view(".;:!?").find(last_line_.back()) == std::string_view::npos && !heading_line(line);
  }

  // "=====" or "-----" under a line makes that a heading; elsewhere it is drawn across the page.
  bool underline(std::string_view line) {
    const bool strong = all_of_line(line, "=", 3);
    if (!strong && !all_of_line(line, "-", 3) && !all_of_line(line, "_", 3) && !all_of_line(line, "*", 3) &&
        !all_of_line(line, "- ", 5) && !all_of_line(line, "* ", 5))
      return false;
    ledger_.leave_out(line, kMarkup);
    const bool heading = open_ && lines_ == 1 && blocks_.back().kind == Block::Kind::kText &&
                         blocks_.back().marker.text.empty() && (strong || line[0] == '-') &&
                         word_count(last_line_) <= kTitleWords;
    if (heading) {
      blocks_.back().kind = Block::Kind::kHeading;
      blocks_.back().level = strong ? 1 : 2;
      lists_.clear();
    }
    open_ = false;
    return true;
  }

  bool marked_heading(std::size_t begin, std::size_t end) {
    std::size_t level = 0;
    while (begin + level < end && text_[begin + level] == '#') ++level;
    if (level > 6 || begin + level >= end || (text_[begin + level] != ' ' && text_[begin + level] != '\t'))
      return false;
    ledger_.leave_out(view(begin, begin + level), kMarkup);
    std::size_t last = end;
    while (last > begin + level && text_[last - 1] == '#') --last;
    if (last < end && text_[last - 1] == ' ')
      ledger_.leave_out(view(last, end), kMarkup);
    else
      last = end;
    lists_.clear();
    Block& block = begin_block(0);
    block.kind = Block::Kind::kHeading;
    block.level = static_cast<int>(level);
    inline_text(begin + level, last);
    open_ = false;
    return true;
  }

  void row(std::size_t begin, std::size_t end, std::size_t indent, char between) {
    const std::string_view line = view(begin, end);
    if (between == '|' && line.find_first_not_of("|-: \t") == std::string_view::npos) {
      ledger_.leave_out(line, kMarkup);
      return;
    }
    if (indent == 0) lists_.clear();
    Block& block = begin_block(static_cast<int>(lists_.size()));
    block.kind = Block::Kind::kRow;
    std::size_t cell = begin;
    for (std::size_t i = begin; i <= end; ++i) {
      if (i < end && (text_[i] != between || (i > begin && text_[i - 1] == '\\'))) continue;
      const bool edge = between == '|' && (i == begin || (i == end && cell == end));
      if (!edge) {
        block.cells.push_back(block.pieces.size());
        read_inline(view(cell, i), cell, ledger_, block.pieces);
      }
      if (i < end) ledger_.leave_out(view(i, i + 1), kMarkup);
      cell = i + 1;
    }
    open_ = false;
  }

  void item(std::size_t begin, std::size_t end, std::size_t indent, Marker marker) {
    while (!lists_.empty() && lists_.back().indent > indent) lists_.pop_back();
    // Without indentation the kind of the marker tells the depth: a. within 1., 1°. within a.
    const auto same = std::find_if(lists_.begin(), lists_.end(), [&](const Level& level) {
      return level.indent == indent && level.kind == marker.kind;
    });
    constexpr std::size_t kDeepest = 16;
    if (same != lists_.end())
      lists_.erase(same + 1, lists_.end());
    else if (lists_.size() < kDeepest)
      lists_.push_back({indent, marker.kind});
    Block& block = begin_block(static_cast<int>(lists_.size()));
    block.marker = {view(begin, begin + marker.length), begin};
    last_line_ = {};
    if (begin + marker.length < end) inline_text(begin + marker.length, end);
  }

  Block& begin_block(int depth) {
    Block block;
    block.depth = depth;
    blocks_.push_back(std::move(block));
    after_blank_.push_back(blank_ || blocks_.size() == 1);
    blank_ = false;
    open_ = true;
    lines_ = 0;
    return blocks_.back();
  }

  void inline_text(std::size_t begin, std::size_t end) {
    last_line_ = view(begin, end);
    ++lines_;
    read_inline(last_line_, begin, ledger_, blocks_.back().pieces);
  }

  static bool is_heading(const Block& block) {
    return block.kind == Block::Kind::kHeading ||
           (block.kind == Block::Kind::kText && block.depth == 0 && block.marker.text.empty() &&
            heading_line(line_of(block)).has_value());
  }

  // "1. Doel" and "1.1 Begrippen" are headings where a text has no others and text stands under them.
  void find_chapters() {
    if (std::any_of(blocks_.begin(), blocks_.end(), is_heading)) return;
    std::vector<std::pair<std::size_t, int>> found;  // block, level
    int expected = 1;
    bool text_below = false;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      const bool number_marker = paragraph_number(block.marker.text) > 0;
      if (block.kind != Block::Kind::kText || !after_blank_[i] || (block.depth != 0 && !number_marker)) continue;
      const std::string line =
          block.marker.text.empty() ? line_of(block) : std::string(block.marker.text) + " " + line_of(block);
      const std::string_view number = chapter_number(line);
      if (number.empty()) continue;
      const auto points = std::count(number.begin(), number.end(), '.');
      if (points == 0 && number != std::to_string(expected)) continue;
      if (points == 0) ++expected;
      found.emplace_back(i, static_cast<int>(std::min<std::ptrdiff_t>(2 + points, 6)));
      text_below |= i + 1 < blocks_.size() && blocks_[i + 1].depth == 0 && blocks_[i + 1].marker.text.empty();
    }
    if (found.size() < 2 || !text_below || expected < 3) return;
    for (const auto& [i, level] : found) {
      Block& block = blocks_[i];
      if (!block.marker.text.empty()) block.pieces.insert(block.pieces.begin(), std::exchange(block.marker, {}));
      block.kind = Block::Kind::kHeading;
      block.level = level;
      block.depth = 0;
    }
  }

  // A few words that begin a text with headings, and stand alone, are its title.
  void find_title() {
    if (blocks_.size() < 2 || !after_blank_[1]) return;
    Block& first = blocks_[0];
    if (first.kind != Block::Kind::kText || first.depth != 0 || is_heading(first)) return;
    const std::string line = line_of(first);
    if (line.empty() || word_count(line) > 2 * kTitleWords || kStops.find(line.back()) != std::string_view::npos)
      return;
    const auto top = [](const Block& block) { return block.level == 1; };
    if (std::any_of(blocks_.begin(), blocks_.end(), top)) return;
    if (std::none_of(blocks_.begin() + 1, blocks_.end(), is_heading)) return;
    first.kind = Block::Kind::kHeading;
    first.level = 1;
  }

  std::string_view text_;
  Ledger& ledger_;
  std::vector<Block> blocks_;
  std::vector<bool> after_blank_;
  std::vector<Level> lists_;
  std::string_view last_line_;
  std::size_t lines_ = 0;  // of the last block
  bool open_ = false;      // the last block may go on
  bool blank_ = false;
  bool fenced_ = false;
  bool in_comment_ = false;
};

}  // namespace

std::size_t marker_length(std::string_view line) {
  const auto marker = marker_of(line);
  return marker ? marker->length : 0;
}

std::vector<Block> blocks_of_text(std::string_view text, std::size_t begin, Ledger& ledger) {
  return Lines(text, ledger).read(begin);
}

}  // namespace eender::corpus
