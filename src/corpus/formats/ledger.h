// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/account.h"

namespace eender::corpus {

// What became of a piece of text. kNothing is what nobody took.
enum class Use : std::uint8_t { kNothing, kProvision, kTable, kHeading, kNote, kMetadata };

// Characters other than white space, as an Account counts them.
std::uint64_t visible_characters(std::string_view utf8);

// Keeps for every byte of a document at hand what became of it. Whoever takes text from the document says so here, with the very bytes
// taken (views into the document), so that what nobody took shows. A byte that is taken twice is of its last use.
//
// Memory: a byte for each of the document. Taking costs a memset.
class Ledger {
 public:
  Ledger() = default;
  // `document` must outlive the Ledger and stay where it is.
  explicit Ledger(std::string_view document);

  // What lies outside the document is passed over.
  void take(std::string_view piece, Use use);
  // At most 100 different reasons; words for a person, as in "left out: repealed".
  void leave_out(std::string_view piece, std::string_view reason);

  // Counts the characters of a visible piece by their use. `source` is where the piece stands in the original.
  void count(std::string_view piece, std::uint64_t source, Account& account) const;

 private:
  void mark(std::string_view piece, std::uint8_t with);
  void add(std::uint8_t use, std::uint64_t characters, Account& account) const;

  std::string_view document_;
  std::vector<std::uint8_t> uses_;  // a Use, or kFirstReason + index into reasons_
  std::vector<std::string> reasons_;
};

}  // namespace eender::corpus
