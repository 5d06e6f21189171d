// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/account.h"

namespace eender::corpus {

// What became of a piece of text. kNothing is what nobody took.
enum class Use : std::uint8_t { kNothing, kProvision, kTable, kHeading, kNote, kMetadata };

// A text of a document that is not blank.
struct DocumentText {
  const char* begin = nullptr;
  std::uint32_t size = 0;
  std::uint32_t visible = 0;  // visible_characters() of it

  std::string_view view() const { return {begin, size}; }
};

// Keeps for all text of a document at hand what became of it. Whoever takes text from the document says so here, with the very bytes
// taken (views into the document), so that what nobody took shows. What is taken twice is of its last use.
//
// Texts are taken whole, nearly all of them: that takes a byte a text and no look at what is in it. Of a text that is taken in pieces there is
// a byte for each of its own.
class Ledger {
 public:
  Ledger() = default;
  // `texts`: all there are, in the order of their places; they and what they show must outlive the Ledger and stay where they are.
  explicit Ledger(std::span<const DocumentText> texts) : texts_(texts), uses_(texts.size(), 0) {}
  // The same of a document that is one text.
  explicit Ledger(std::string_view document);
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;
  Ledger(Ledger&&) = default;
  Ledger& operator=(Ledger&&) = default;

  // What lies outside the document is passed over.
  void take(std::string_view piece, Use use) { mark(piece, static_cast<std::uint8_t>(use)); }
  // At most 100 different reasons; words for a person, as in "left out: repealed".
  void leave_out(std::string_view piece, std::string_view reason) { mark(piece, number_of(reason)); }
  // The same for a whole text by its number, from 1; 0 is passed over.
  void take(std::uint32_t text, Use use) { mark(text, static_cast<std::uint8_t>(use)); }
  void leave_out(std::uint32_t text, std::string_view reason) { mark(text, number_of(reason)); }

  // Counts the characters of a visible piece of one text by their use. `source` is where the piece stands in the original.
  void count(std::string_view piece, std::uint64_t source, Account& account) const;
  // Counts all texts.
  template <typename SourceOf>
  Account count(const SourceOf& source_of) const;

 private:
  static constexpr std::uint8_t kInPieces = 255;
  using Sums = std::array<std::uint64_t, 256>;  // by what uses_ holds

  std::uint8_t number_of(std::string_view reason);
  void mark(std::string_view piece, std::uint8_t with);
  void mark(std::uint32_t text, std::uint8_t with);
  void mark(std::size_t index, std::size_t begin, std::size_t end, std::uint8_t with);
  std::size_t index_of(const char* place) const;
  void add_pieces(std::size_t index, std::string_view piece, std::uint64_t source, Sums& sums, Account& account) const;
  void add(const Sums& sums, Account& account) const;

  std::vector<DocumentText> own_;  // where the document is one text
  std::span<const DocumentText> texts_;
  std::vector<std::uint8_t> uses_;  // of each text: a Use, kFirstReason + index into reasons_, or kInPieces
  std::unordered_map<std::size_t, std::vector<std::uint8_t>>
      pieces_;  // of the texts taken in pieces: the same for each byte
  std::vector<std::string> reasons_;
  mutable std::size_t last_ = 0;  // the text that was looked for last
};

template <typename SourceOf>
Account Ledger::count(const SourceOf& source_of) const {
  Account account;
  Sums sums{};
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const std::string_view text = texts_[i].view();
    if (uses_[i] == kInPieces || (uses_[i] == 0 && texts_[i].visible > 0))
      add_pieces(i, text, source_of(text), sums, account);
    else
      sums[uses_[i]] += texts_[i].visible;
  }
  add(sums, account);
  return account;
}

}  // namespace eender::corpus
