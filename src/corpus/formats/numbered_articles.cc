// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/numbered_articles.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/formats/cvdr.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/numbered_parts.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

constexpr std::string_view kRepealed = "repealed or reserved";
constexpr std::string_view kEmpty = "the heading of an article without text";

// The words of paths and numbers, in the language of the document.
struct Words {
  std::string_view text, lead, paragraph, part;
};
constexpr Words kDutch{"tekst", "aanhef", "lid", "onderdeel"};
constexpr Words kOther{"text", "lead", "paragraph", "part"};

std::string in_path(const std::string& parent, const std::string& part) {
  return parent.empty() ? part : parent + "/" + part;
}

std::string as_printed(const Heading& heading) {
  std::string text;
  for (const std::string& part : {heading.label, heading.number, heading.title})
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  return text;
}

// How far out a division stands whose heading is only a line of text; below all that are marked.
int rank_of_label(std::string_view kind) {
  constexpr std::array<std::array<std::string_view, 2>, 7> kOrder{{{"boek", "boek"},
                                                                   {"deel", "part"},
                                                                   {"titel", "title"},
                                                                   {"hoofdstuk", "chapter"},
                                                                   {"afdeling", "division"},
                                                                   {"sectie", "section"},
                                                                   {"paragraaf", "paragraaf"}}};
  constexpr int kUnmarked = 10;
  int rank = kUnmarked;
  for (const auto& names : kOrder) {
    if (kind == names[0] || kind == names[1]) return rank;
    ++rank;
  }
  return rank;
}

class Assembly {
 public:
  Assembly(Ledger& ledger, Regulation& regulation)
      : ledger_(ledger), regulation_(regulation), words_(regulation.language == "nl" ? kDutch : kOther) {}

  NumberedFindings read(const std::vector<Block>& blocks) {
    std::vector<Part> parts = parts_of(blocks, regulation_.title.empty());
    has_headings_ = std::any_of(parts.begin(), parts.end(), [](const Part& part) {
      return part.kind == Part::Kind::kArticle || part.kind == Part::Kind::kDivision;
    });
    for (Part& part : parts) add(part);
    finish();
    if (!divisions_.empty()) regulation_.notes.push_back({"divisions", {}, std::move(divisions_)});
    return std::move(findings_);
  }

 private:
  struct Division {
    int rank = 0;
    std::string path;
    Heading heading;
    bool holds_deeper = false;  // articles whose headings are marked below its own
  };

  void add(Part& part) {
    if (!note_.kind.empty() && stays_in_note(part)) {
      held_.push_back(std::move(part.block));
      return;
    }
    const bool within_article = in_article_ && article_level_ > 0 && part.kind == Part::Kind::kDivision &&
                                part.block.level > article_level_ && part.heading.label.empty() &&
                                part.heading.number.empty();
    if (part.kind == Part::Kind::kText || within_article) {
      held_.push_back(std::move(part.block));
      return;
    }
    finish();
    heading_ = part.heading;
    heading_pieces_ = std::move(part.block.pieces);
    take(heading_pieces_, Use::kHeading);
    if (part.kind == Part::Kind::kTitle) {
      title();
    } else if (part.kind == Part::Kind::kNote) {
      note_.kind = part.note;
      note_.heading = as_printed(heading_);
      note_level_ = part.block.level;
    } else if (part.kind == Part::Kind::kArticle) {
      begin_article(part.block.level);
    } else {
      begin_division(part.block.level);
    }
  }

  bool stays_in_note(const Part& part) const {
    if (part.kind == Part::Kind::kText) return true;
    if (part.kind == Part::Kind::kTitle) return false;
    const int level = part.block.level;
    if (part.kind == Part::Kind::kNote) return level > note_level_ && note_level_ > 0;
    const bool long_kind = note_.kind == "annex" || note_.kind == "explanation";
    if (!long_kind) return false;
    if (note_level_ == 0) return true;
    if (level == 0) return true;
    return part.kind == Part::Kind::kArticle ? level >= note_level_ : level > note_level_;
  }

  void title() {
    const std::string printed = as_printed(heading_);
    auto& others = regulation_.other_titles;
    if (regulation_.title.empty())
      regulation_.title = printed;
    else if (printed != regulation_.title && std::find(others.begin(), others.end(), printed) == others.end())
      others.push_back(printed);
    heading_ = {};
    heading_pieces_.clear();
  }

  void begin_article(int level) {
    while (level > 0 && !open_.empty() &&
           (open_.back().rank > level || (open_.back().rank == level && open_.back().holds_deeper)))
      open_.pop_back();
    if (level > 0 && !open_.empty() && open_.back().rank < level) open_.back().holds_deeper = true;
    in_article_ = true;
    article_level_ = level;
  }

  void begin_division(int level) {
    const int rank = level > 0 ? level : rank_of_label(label_kind(heading_.label));
    while (!open_.empty() && open_.back().rank >= rank) open_.pop_back();
    const std::string part = path_part(heading_, heading_.number.empty() ? std::string_view{} : words_.part);
    const std::string parent = open_.empty() ? std::string() : open_.back().path;
    if (const std::string printed = as_printed(heading_); !printed.empty()) {
      if (!divisions_.empty()) divisions_ += '\n';
      divisions_.append(2 * open_.size(), ' ');
      divisions_ += printed;
    }
    open_.push_back({rank, division_paths_.unique(in_path(parent, part.empty() ? std::string(words_.part) : part)),
                     heading_, false});
    in_article_ = false;
  }

  // Writes what was held back since the last heading.
  void finish() {
    std::vector<Block> blocks = std::exchange(held_, {});
    if (!note_.kind.empty()) {
      finish_note(blocks);
    } else if (in_article_ || !open_.empty()) {
      rules(blocks);
    } else if (!blocks.empty()) {
      if (has_headings_) {
        note_.kind = "preamble";
        finish_note(blocks);
      } else {
        rules(blocks);
      }
    }
    in_article_ = false;
  }

  void finish_note(const std::vector<Block>& blocks) {
    TextBuilder out(ledger_, Use::kNote);
    write(blocks, out, 0);
    note_.text = out.text();
    if (!note_.text.empty() || !note_.heading.empty()) regulation_.notes.push_back(std::move(note_));
    note_ = {};
  }

  // "Aldus vastgesteld …" ends the rules.
  static std::size_t closing_at(const std::vector<Block>& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i)
      if (blocks[i].kind == Block::Kind::kText && blocks[i].depth == 0 && line_of(blocks[i]).starts_with("Aldus "))
        return i;
    return blocks.size();
  }

  void rules(std::vector<Block>& blocks) {
    const auto closing = blocks.begin() + static_cast<std::ptrdiff_t>(closing_at(blocks));
    std::vector<Block> behind(std::make_move_iterator(closing), std::make_move_iterator(blocks.end()));
    blocks.erase(closing, blocks.end());
    const bool article = in_article_;
    const Heading heading = article || open_.empty() ? heading_ : open_.back().heading;
    const std::string parent = open_.empty() ? std::string() : open_.back().path;
    const int shift = items_are_paragraphs(blocks) ? 1 : 0;
    TextBuilder out(ledger_, Use::kProvision);
    write(blocks, out, shift);
    const std::string part = article ? path_part(heading, words_.text) : std::string(words_.text);
    if (out.text().empty()) {
      if (article) empty_article(heading);
    } else if (says_nothing_stands_here(out.text())) {
      out.leave_out(0, out.text().size(), kRepealed);
      if (article) leave_out(heading_pieces_, kRepealed);
      ++findings_.repealed;
    } else {
      const std::string path = paths_.unique(in_path(parent, part));
      if (word_count(out.text()) > kLongArticleWords && out.marks().size() > 1)
        paragraphs(out, path, heading);
      else
        provision(out, 0, out.text().size(), path, heading.number, heading.title);
    }
    if (!behind.empty()) {
      note_.kind = "closing";
      finish_note(behind);
    }
  }

  void empty_article(const Heading& heading) {
    const bool repealed = says_nothing_stands_here(heading.title);
    leave_out(heading_pieces_, repealed ? kRepealed : kEmpty);
    if (repealed)
      ++findings_.repealed;
    else
      findings_.empty.push_back(as_printed(heading));
  }

  void paragraphs(TextBuilder& out, const std::string& path, const Heading& heading) {
    const auto& marks = out.marks();
    const std::string prefix = heading.number.empty() ? "" : heading.number + ", ";
    const std::string lead(words_.lead), paragraph(words_.paragraph);
    if (marks.front().text > 0)
      provision(out, 0, marks.front().text, paths_.unique(path + "/" + lead), prefix + lead, heading.title);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const std::string number = marks[i].name.substr(0, marks[i].name.find_last_not_of(" .:)") + 1);
      const std::size_t end = i + 1 < marks.size() ? marks[i + 1].text : out.text().size();
      provision(out, marks[i].text, end, paths_.unique(path + "/" + paragraph + "-" + slug(number)),
                prefix + paragraph + " " + number, heading.title);
    }
  }

  void provision(TextBuilder& out, std::size_t begin, std::size_t end, std::string path, std::string number,
                 std::string title) {
    while (end > begin && out.text()[end - 1] == '\n') --end;
    std::string text = out.text().substr(begin, end - begin);
    if (text.empty()) return;
    if (says_nothing_stands_here(text)) {
      ++findings_.repealed;
      out.leave_out(begin, end, kRepealed);
      return;
    }
    Provision made;
    made.path = std::move(path);
    made.number = std::move(number);
    made.heading = std::move(title);
    made.text = std::move(text);
    made.source_map = slice(out.source_map(), begin, end);
    regulation_.provisions.push_back(std::move(made));
  }

  // Numbered paragraphs that come as a list: 1., 2., 3. from the beginning of the article on; behind a colon such a list is an
  // enumeration.
  static bool items_are_paragraphs(const std::vector<Block>& blocks) {
    int expected = 1;
    std::string before;
    for (const Block& block : blocks) {
      if (block.depth == 0) before = line_of(block);
      if (block.depth != 1) continue;
      const int number = paragraph_number(block.made_marker.empty() ? block.marker.text : block.made_marker);
      if (number == 0) continue;
      if (number != expected && number != expected - 1) return false;
      if (expected == 1 && (number != 1 || before.ends_with(':'))) return false;
      if (number == expected) ++expected;
    }
    return expected > 2;
  }

  // `shift` list levels further out.
  static void write(const std::vector<Block>& blocks, TextBuilder& out, int shift) {
    for (const Block& block : blocks) {
      const int depth = std::max(0, block.depth - shift);
      if (block.kind == Block::Kind::kRow) {
        out.begin_row(depth);
        std::size_t cell = 0;
        for (std::size_t i = 0; i < block.pieces.size(); ++i) {
          for (; cell < block.cells.size() && block.cells[cell] <= i; ++cell) out.cell();
          out.append(block.pieces[i].text, block.pieces[i].source);
        }
        out.end_row();
        continue;
      }
      out.line(depth);
      const std::string_view marker = block.made_marker.empty() ? block.marker.text : block.made_marker;
      if (shift > 0 && block.depth == 1 && paragraph_number(marker) > 0) out.mark(std::string(marker));
      if (block.made_marker.empty()) {
        out.append(block.marker.text, block.marker.source);
        out.space();
      } else {
        out.marker(block.made_marker);
      }
      for (const Piece& piece : block.pieces) out.append(piece.text, piece.source);
      out.end_item();
    }
  }

  void take(const std::vector<Piece>& pieces, Use use) {
    for (const Piece& piece : pieces) ledger_.take(piece.text, use);
  }
  void leave_out(const std::vector<Piece>& pieces, std::string_view reason) {
    for (const Piece& piece : pieces) ledger_.leave_out(piece.text, reason);
  }

  Ledger& ledger_;
  Regulation& regulation_;
  const Words& words_;
  NumberedFindings findings_;
  bool has_headings_ = false;
  std::vector<Division> open_;
  std::string divisions_;
  Paths paths_, division_paths_;
  // What is being read: the article, division or note under the last heading.
  Heading heading_;
  std::vector<Piece> heading_pieces_;
  std::vector<Block> held_;
  bool in_article_ = false;
  int article_level_ = 0;
  Note note_;
  int note_level_ = 0;
};

}  // namespace

std::string line_of(const Block& block) {
  TextBuilder out;
  for (const Piece& piece : block.pieces) out.append(piece.text, piece.source);
  return out.text();
}

int paragraph_number(std::string_view marker) {
  constexpr std::size_t kMostDigits = 3;
  std::size_t digits = 0;
  int number = 0;
  while (digits < marker.size() && marker[digits] >= '0' && marker[digits] <= '9')
    number = std::min(number * 10 + (marker[digits++] - '0'), 1000);
  if (digits == 0 || digits > kMostDigits) return 0;
  std::string_view rest = marker.substr(digits);
  if (!rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') rest.remove_prefix(1);
  return rest.empty() || rest == "." || rest == ")" ? number : 0;
}

NumberedFindings read_numbered_articles(const std::vector<Block>& blocks, Ledger& ledger, Regulation& regulation) {
  return Assembly(ledger, regulation).read(blocks);
}

std::vector<std::string> describe(const NumberedFindings& findings) {
  constexpr std::size_t kNamed = 5;
  std::vector<std::string> notices;
  if (!findings.empty.empty()) {
    std::string names;
    for (std::size_t i = 0; i < std::min(findings.empty.size(), kNamed); ++i)
      names += (i ? "; " : "") + findings.empty[i];
    if (findings.empty.size() > kNamed) names += "; …";
    notices.push_back(std::to_string(findings.empty.size()) + " without text, left out: " + names);
  }
  if (findings.repealed > 0)
    notices.push_back(std::to_string(findings.repealed) + " said to be repealed or reserved, left out");
  return notices;
}

}  // namespace eender::corpus
