// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/html_blocks.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/formats/html_content.h"
#include "corpus/formats/plain_text_blocks.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 26> kBlocks{
    "address", "article", "blockquote", "body",   "caption",    "center", "dd",      "details", "div",
    "dl",      "dt",      "fieldset",   "figure", "figcaption", "footer", "form",    "header",  "hgroup",
    "hr",      "legend",  "li",         "main",   "p",          "pre",    "section", "summary"};

// Around the number of a paragraph or list item, in the pages of Dutch governments.
constexpr std::array<std::string_view, 5> kNumberClasses{"lidnr", "ol", "li-nr", "li_nr", "nr"};

int heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const std::size_t space = space_length(text);
    if (space == 0) return false;
    text.remove_prefix(space);
  }
  return true;
}

std::string roman(int number) {
  struct Numeral {
    int value;
    std::string_view letters;
  };
  constexpr Numeral kNumerals[] = {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
                                   {9, "ix"},  {5, "v"},   {4, "iv"}, {1, "i"}};
  std::string text;
  for (const Numeral& numeral : kNumerals)
    for (; number >= numeral.value; number -= numeral.value) text += numeral.letters;
  return text;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

// As a browser numbers the items of an <ol type="a">.
std::string ordinal(int number, std::string_view type) {
  constexpr int kMostRoman = 399, kLetters = 26;
  if (number > 0 && (type == "a" || type == "A")) {
    std::string text;
    for (int rest = number; rest > 0; rest = (rest - 1) / kLetters)
      text.insert(text.begin(), static_cast<char>('a' + (rest - 1) % kLetters));
    return (type == "A" ? upper(text) : text) + ".";
  }
  if (number > 0 && number <= kMostRoman && (type == "i" || type == "I"))
    return (type == "I" ? upper(roman(number)) : roman(number)) + ".";
  return std::to_string(number) + ".";
}

std::optional<int> number_in(std::string_view text) {
  constexpr std::size_t kMostDigits = 6;
  if (text.empty() || text.size() > kMostDigits || text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return std::atoi(std::string(text).c_str());
}

class Walk {
 public:
  Walk(const HtmlPage& page, Ledger& ledger) : page_(page), nodes_(page.nodes()), ledger_(ledger) {}

  std::vector<Block> read() {
    main_ = main_content(page_);
    around(0);
    if (!nodes_.empty()) element(main_, 0);
    std::erase_if(blocks_, [](const Block& block) {
      return block.pieces.empty() && block.marker.text.empty() && block.made_marker.empty();
    });
    for (Block& block : blocks_) find_marker(block);
    nest_by_markers();
    return std::move(blocks_);
  }

 private:
  void leave_out(std::uint32_t node, std::string_view reason) {
    for (std::uint32_t i = node; i < page_.behind(node); ++i) ledger_.leave_out(nodes_[i].text.text, reason);
  }

  // What stands around the main content.
  void around(std::uint32_t top) {
    for (std::uint32_t i = top; i < nodes_.size();) {
      const HtmlNode& node = nodes_[i];
      std::string_view reason;
      if (i == main_) {
        i = page_.behind(i);
        continue;
      }
      if (node.name.empty())
        reason = "outside the main content";
      else if (node.name == "head")
        reason = "in the head of the page";
      else if (node.name == "header")
        reason = "page header";
      else if (node.name == "footer")
        reason = "page footer";
      else
        reason = reason_to_leave_out(page_, i);
      const bool holds_main = i < main_ && main_ < page_.behind(i);
      if (reason.empty() || holds_main) {
        ++i;
        continue;
      }
      leave_out(i, reason);
      i = page_.behind(i);
    }
  }

  // Recursion ends: HtmlPage refuses pages of more than kMaxDepth levels.
  void children(std::uint32_t node, int depth) {
    for (std::uint32_t i = nodes_[node].first_child; i != HtmlNode::kNone; i = nodes_[i].next) element(i, depth);
  }

  void element(std::uint32_t node, int depth) {
    const std::string_view name = nodes_[node].name;
    if (name.empty()) return text(nodes_[node].text, depth);
    if (node != main_) {
      if (const std::string_view reason = reason_to_leave_out(page_, node); !reason.empty())
        return leave_out(node, reason);
    }
    if (name == "br") return line_break(depth);
    if (const int level = heading_level(name); level > 0 && !in_row_ && !in_heading_) return heading(node, level);
    if (name == "tr" && !in_row_ && !in_heading_ && !is_layout_) return row(node, depth);
    if (name == "table" && !in_row_ && !in_heading_) return table(node, depth);
    if (name == "ul" || name == "ol") return list(node, depth, name == "ol");
    if (is_number(node)) return number(node, depth);
    const bool cell_of_layout = is_layout_ && (name == "td" || name == "th" || name == "tr");
    if (is_one_of(name, kBlocks) || cell_of_layout || heading_level(name) > 0) return block(node, name, depth);
    children(node, depth);
  }

  void text(const Piece& piece, int depth) {
    if (!open_ && is_blank(piece.text)) return;
    current(depth).pieces.push_back(piece);
  }

  // Between two that stand in one line; taken from nowhere.
  void space(int depth) {
    if (open_) current(depth).pieces.push_back({" ", 0});
  }

  void line_break(int depth) {
    if (in_row_ || in_heading_)
      space(depth);
    else
      open_ = false;
  }

  void block(std::uint32_t node, std::string_view name, int depth) {
    if (in_row_ || in_heading_ || (name == "dd" && open_ && after_term_)) {
      space(depth);
      after_term_ = false;
      children(node, depth);
      return space(depth);
    }
    open_ = false;
    const std::size_t before = blocks_.size();
    children(node, depth);
    after_term_ = name == "dt" && blocks_.size() > before;  // an empty term leaves nothing to go on
    open_ = after_term_;
  }

  void heading(std::uint32_t node, int level) {
    Block& made = begin(0);
    made.kind = Block::Kind::kHeading;
    made.level = level;
    in_heading_ = true;
    children(node, 0);
    in_heading_ = false;
    open_ = false;
  }

  // A table that holds headings or tables is there to set out the page.
  void table(std::uint32_t node, int depth) {
    bool layout = false;
    for (std::uint32_t i = node + 1; i < page_.behind(node) && !layout; ++i)
      layout = heading_level(nodes_[i].name) > 0 || nodes_[i].name == "table";
    open_ = false;
    const bool before = std::exchange(is_layout_, layout);
    children(node, depth);
    is_layout_ = before;
    open_ = false;
  }

  void row(std::uint32_t node, int depth) {
    begin(depth).kind = Block::Kind::kRow;
    const std::size_t row = blocks_.size() - 1;
    in_row_ = true;
    for (std::uint32_t i = nodes_[node].first_child; i != HtmlNode::kNone; i = nodes_[i].next) {
      if (nodes_[i].name == "td" || nodes_[i].name == "th") blocks_[row].cells.push_back(blocks_[row].pieces.size());
      element(i, depth);
    }
    in_row_ = false;
    open_ = false;
  }

  void list(std::uint32_t node, int depth, bool ordered) {
    if (in_row_ || in_heading_) {
      space(depth);
      children(node, depth);
      return space(depth);
    }
    constexpr int kDeepest = 32;
    const int inner = std::min(depth + 1, kDeepest);
    const std::string_view type = page_.attribute(node, "type");
    int next = number_in(page_.attribute(node, "start")).value_or(1);
    open_ = false;
    for (std::uint32_t i = nodes_[node].first_child; i != HtmlNode::kNone; i = nodes_[i].next) {
      if (nodes_[i].name != "li") {
        element(i, inner);
        continue;
      }
      if (ordered) {
        next = number_in(page_.attribute(i, "value")).value_or(next);
        made_marker_ = ordinal(next++, type);
      } else {
        made_marker_ = "-";
      }
      element(i, inner);
      made_marker_.clear();
    }
    open_ = false;
  }

  bool is_number(std::uint32_t node) const {
    if (nodes_[node].name != "span" || in_row_ || in_heading_) return false;
    return std::any_of(kNumberClasses.begin(), kNumberClasses.end(),
                       [&](std::string_view name) { return has_class(page_, node, name); });
  }

  // Its text as the marker of the block, where it begins one and is a single piece; else it is text like other text.
  void number(std::uint32_t node, int depth) {
    const std::uint32_t only = nodes_[node].first_child;
    const bool single =
        only != HtmlNode::kNone && nodes_[only].name.empty() && page_.behind(only) == page_.behind(node);
    const bool begins = !open_ || (blocks_.back().pieces.empty() && blocks_.back().marker.text.empty());
    if (!single || !begins || is_blank(nodes_[only].text.text)) {
      space(depth);
      children(node, depth);
      return space(depth);
    }
    made_marker_.clear();
    Block& made = open_ ? blocks_.back() : begin(depth);
    made.made_marker.clear();
    made.marker = nodes_[only].text;
  }

  // The block that text goes to.
  Block& current(int depth) {
    if (open_) return blocks_.back();
    // A number that has a paragraph of its own leads the next.
    const bool waits = !blocks_.empty() && blocks_.back().pieces.empty() && !blocks_.back().marker.text.empty() &&
                       blocks_.back().depth == depth && blocks_.back().kind == Block::Kind::kText;
    if (!waits || !made_marker_.empty()) return begin(depth);
    open_ = true;
    return blocks_.back();
  }

  Block& begin(int depth) {
    open_ = true;
    after_term_ = false;
    Block block;
    block.depth = depth;
    block.made_marker = std::exchange(made_marker_, {});
    blocks_.push_back(std::move(block));
    return blocks_.back();
  }

  // "a. the dog" with its marker as text.
  static void find_marker(Block& block) {
    if (block.kind != Block::Kind::kText || !block.marker.text.empty() || block.pieces.empty()) return;
    while (block.pieces.size() > 1 && is_blank(block.pieces.front().text)) block.pieces.erase(block.pieces.begin());
    Piece& first = block.pieces.front();
    while (const std::size_t space = space_length(first.text)) {
      first.text.remove_prefix(space);
      first.source += space;
    }
    const std::size_t length = marker_length(first.text);
    if (length == 0 || (length == first.text.size() && block.pieces.size() == 1)) return;
    block.marker = {first.text.substr(0, length), first.source};
    block.made_marker.clear();
    first.text.remove_prefix(length);
    first.source += length;
  }

  // Paragraphs that begin with "1." and "a." are lists without the markup of one: the kind of the marker tells the depth.
  void nest_by_markers() {
    std::vector<char> kinds;
    for (Block& block : blocks_) {
      const std::string_view marker = block.marker.text;
      if (block.kind != Block::Kind::kText || block.depth > 0 || marker.empty()) {
        if (block.kind == Block::Kind::kHeading || (block.depth == 0 && marker.empty())) kinds.clear();
        continue;
      }
      const char kind = marker.find("°") != std::string_view::npos ? '*'
                        : marker[0] == '('                         ? '('
                        : paragraph_number(one_line(marker)) > 0   ? '1'
                        : marker[0] >= 'a' && marker[0] <= 'z'     ? 'a'
                                                                   : '-';
      const auto same = std::find(kinds.begin(), kinds.end(), kind);
      if (same != kinds.end())
        kinds.erase(same + 1, kinds.end());
      else
        kinds.push_back(kind);
      block.depth = static_cast<int>(kinds.size());
    }
  }

  const HtmlPage& page_;
  const std::vector<HtmlNode>& nodes_;
  Ledger& ledger_;
  std::uint32_t main_ = 0;
  std::vector<Block> blocks_;
  std::string made_marker_;  // of the list item that begins
  bool open_ = false;        // text goes on in the last block
  bool in_row_ = false;
  bool in_heading_ = false;
  bool is_layout_ = false;
  bool after_term_ = false;  // a <dt>, whose <dd> stands on its line
};

}  // namespace

std::vector<Block> blocks_of_page(const HtmlPage& page, Ledger& ledger) { return Walk(page, ledger).read(); }

}  // namespace eender::corpus
