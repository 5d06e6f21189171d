// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/numbered_parts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "corpus/formats/plain_articles.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

// "annex" for a heading such as "Bijlage 2"; empty where rules follow it.
std::string_view note_kind(const Heading& heading) {
  const std::string_view label = label_kind(heading.label);
  if (label == "bijlage" || label == "appendix") return "annex";
  if (!label.empty()) return {};
  struct Name {
    std::string_view begins, kind;
    bool whole;
  };
  constexpr Name kNames[] = {
      {"bijlage", "annex", false},
      {"annex", "annex", false},
      {"appendix", "annex", false},
      {"schedule", "annex", false},
      {"toelichting", "explanation", false},
      {"nota-van-toelichting", "explanation", false},
      {"algemene-toelichting", "explanation", false},
      {"artikelsgewijze-toelichting", "explanation", false},
      {"memorie-van-toelichting", "explanation", false},
      {"explanatory", "explanation", false},
      {"inhoudsopgave", "contents", true},
      {"inhoud", "contents", true},
      {"contents", "contents", true},
      {"table-of-contents", "contents", true},
      {"aanhef", "preamble", true},
      {"considerans", "preamble", true},
      {"preamble", "preamble", true},
      {"ondertekening", "closing", true},
      {"slotformulering", "closing", true},
      {"signature", "closing", true},
  };
  const std::string title = slug(heading.title);
  for (const Name& name : kNames) {
    if (!title.starts_with(name.begins)) continue;
    const bool whole = title.size() == name.begins.size();
    if (whole || (!name.whole && title[name.begins.size()] == '-')) return name.kind;
  }
  return {};
}

// A line of text that can only be the heading of what is no rule: "Bijlage 1", "Toelichting".
bool is_note_line(std::string_view line) {
  constexpr std::size_t kMostWords = 8;
  return !line.empty() && word_count(line) <= kMostWords &&
         std::string_view(".;:,").find(line.back()) == std::string_view::npos && line[0] >= 'A' && line[0] <= 'Z';
}

// The bytes of `pieces` up to the `words`-th byte that is not white space.
std::pair<std::size_t, std::size_t> place_of(const std::vector<Piece>& pieces, std::size_t words) {
  for (std::size_t p = 0; p < pieces.size(); ++p) {
    const std::string_view text = pieces[p].text;
    for (std::size_t i = 0; i < text.size();) {
      if (const std::size_t space = space_length(text.substr(i))) {
        i += space;
        continue;
      }
      if (words == 0) return {p, i};
      --words;
      ++i;
    }
  }
  return {pieces.size(), 0};
}

std::size_t bytes_without_space(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c != ' '; }));
}

// Which labels are the articles of a document.
enum class ArticleLabel : std::uint8_t { kNone, kArticle, kSection, kParagraph };

ArticleLabel article_label(const Heading& heading) {
  const std::string_view kind = label_kind(heading.label);
  if (heading.number.empty()) return ArticleLabel::kNone;
  if (kind == "artikel" || kind == "article") return ArticleLabel::kArticle;
  if (kind == "section" || kind == "sectie") return ArticleLabel::kSection;
  if (kind == "paragraaf") return ArticleLabel::kParagraph;
  return ArticleLabel::kNone;
}

class Reader {
 public:
  explicit Reader(bool untitled) : untitled_(untitled) {}

  std::vector<Part> read(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) classify(block);
    choose_articles();
    take_titles_below();
    return std::move(parts_);
  }

 private:
  void classify(const Block& block) {
    Part part;
    part.block = block;
    if (block.kind == Block::Kind::kHeading) {
      part.heading = take_apart({}, {}, line_of(block));
      part.kind = Part::Kind::kDivision;
      if (part.heading.label.empty() && part.heading.number.empty() && part.heading.title.empty()) return;
    } else if (block.kind == Block::Kind::kText && block.depth == 0 && block.marker.text.empty() &&
               block.made_marker.empty()) {
      const std::string line = line_of(block);
      if (line.empty()) return;
      if (auto found = heading_line(line)) {
        part.heading = std::move(found->heading);
        part.kind = Part::Kind::kDivision;
        if (found->rest > 0) return split(part, std::string_view(line).substr(0, found->rest));
      } else if (is_note_line(line)) {
        const Heading heading = take_apart({}, {}, line);
        part.note = note_kind(heading);
        if (!part.note.empty()) {
          part.heading = heading;
          part.kind = Part::Kind::kNote;
        }
      }
    }
    if (block.kind == Block::Kind::kHeading && part.kind == Part::Kind::kDivision) {
      part.note = note_kind(part.heading);
      if (!part.note.empty()) part.kind = Part::Kind::kNote;
    }
    parts_.push_back(std::move(part));
  }

  // "Artikel 3. De burgemeester kan …": a heading, and the text behind it.
  void split(Part& part, std::string_view lead) {
    const auto [piece, byte] = place_of(part.block.pieces, bytes_without_space(lead));
    Part text;
    text.block.pieces.assign(part.block.pieces.begin() + static_cast<std::ptrdiff_t>(piece), part.block.pieces.end());
    part.block.pieces.resize(std::min(piece + 1, part.block.pieces.size()));
    if (piece < part.block.pieces.size()) {
      part.block.pieces.back().text = part.block.pieces.back().text.substr(0, byte);
      text.block.pieces.front().text.remove_prefix(byte);
      text.block.pieces.front().source += byte;
    }
    parts_.push_back(std::move(part));
    parts_.push_back(std::move(text));
  }

  void choose_articles() {
    std::array<std::size_t, 4> counts{};
    for (const Part& part : parts_)
      if (part.kind == Part::Kind::kDivision) ++counts[static_cast<std::size_t>(article_label(part.heading))];
    const auto wanted = counts[1] > 0   ? ArticleLabel::kArticle
                        : counts[2] > 0 ? ArticleLabel::kSection
                        : counts[3] > 0 ? ArticleLabel::kParagraph
                                        : ArticleLabel::kNone;
    bool article_seen = false, heading_seen = false;
    const bool one_top =
        std::count_if(parts_.begin(), parts_.end(), [](const Part& part) { return part.block.level == 1; }) == 1;
    for (Part& part : parts_) {
      if (part.kind == Part::Kind::kDivision && wanted != ArticleLabel::kNone &&
          article_label(part.heading) == wanted) {
        part.kind = Part::Kind::kArticle;
        article_seen = true;
      } else if (part.kind == Part::Kind::kDivision && part.block.level == 1 && !heading_seen &&
                 part.heading.label.empty() && (one_top || untitled_)) {
        part.kind = Part::Kind::kTitle;
      } else if (part.kind == Part::Kind::kNote && part.block.level == 0 && !article_seen) {
        part.kind = Part::Kind::kText;  // a line of text that says "Bijlage 1" before there was a rule
      }
      heading_seen |= part.kind != Part::Kind::kText;
    }
  }

  // Under an "Artikel 1" without a title the title often stands on a line of its own.
  void take_titles_below() {
    for (std::size_t i = 0; i + 2 < parts_.size(); ++i) {
      Part& part = parts_[i];
      Part& below = parts_[i + 1];
      if (part.kind != Part::Kind::kArticle || !part.heading.title.empty()) continue;
      const bool text_behind = parts_[i + 2].kind == Part::Kind::kText;
      const bool deeper = below.kind == Part::Kind::kDivision && below.block.level > part.block.level &&
                          part.block.level > 0 && below.heading.label.empty() && below.heading.number.empty();
      const bool line = below.kind == Part::Kind::kText && below.block.kind == Block::Kind::kText &&
                        below.block.depth == 0 && below.block.marker.text.empty() &&
                        is_title_line(line_of(below.block));
      if (!text_behind || !(deeper || line)) continue;
      part.heading.title = line_of(below.block);
      std::move(below.block.pieces.begin(), below.block.pieces.end(), std::back_inserter(part.block.pieces));
      below.block.pieces.clear();
      below.kind = Part::Kind::kText;
      below.block.kind = Block::Kind::kText;
    }
  }

  bool untitled_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> parts_of(const std::vector<Block>& blocks, bool untitled) { return Reader(untitled).read(blocks); }

}  // namespace eender::corpus
