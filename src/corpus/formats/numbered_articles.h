// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/ledger.h"

// Regulations from documents that are a row of headings and text and know nothing of articles: pages, plain text, Markdown.
namespace eender::corpus {

// A stretch of a document's text: a view into what its Ledger keeps, and the byte of the original where it stands.
struct Piece {
  std::string_view text;
  std::uint64_t source = 0;
};

// A heading, a paragraph or list item, or the row of a table.
struct Block {
  enum class Kind : std::uint8_t { kText, kHeading, kRow };
  Kind kind = Kind::kText;
  int level = 0;            // of a heading that is marked as one: 1 for the highest, to 6
  int depth = 0;            // list levels deep; 0: in no list
  Piece marker;             // "a." as printed, where the document has it as text; not among `pieces`
  std::string made_marker;  // "a." where only the markup says so
  std::vector<Piece> pieces;
  std::vector<std::size_t> cells;  // of a row: the piece each of its cells begins with
};

// The text of a block on one line, without its marker.
std::string line_of(const Block& block);

// 3 of "3.", "3)", "3a."; 0 where it is no such number.
int paragraph_number(std::string_view marker);

// What was odd.
struct NumberedFindings {
  std::vector<std::string> empty;  // articles without text, as a person names them
  std::size_t repealed = 0;        // articles that say "[Vervallen]" or the like
};

// Fills the title, where `regulation` has none, and the provisions and notes from the blocks of a document. All text of the blocks is
// taken from `ledger` or left out with a reason.
//
// Articles are the headings "Artikel 5" or "Article 5", also where they are lines of text only; in a document without these "Section 5",
// and without those "§ 5". Other headings are divisions, whose own text is a provision ("…/tekst"); in a document without articles that is
// every rule. What stands before the first heading is the preamble; annexes, explanations, contents and closings are told by their
// headings, and are notes. Long articles are divided into their numbered paragraphs as in cvdr.h.
NumberedFindings read_numbered_articles(const std::vector<Block>& blocks, Ledger& ledger, Regulation& regulation);

// As sentences for notices.
std::vector<std::string> describe(const NumberedFindings& findings);

}  // namespace eender::corpus
