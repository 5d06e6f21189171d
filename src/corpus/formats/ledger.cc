// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/ledger.h"

#include <algorithm>
#include <cstring>
#include <functional>

#include "base/check.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

constexpr std::uint8_t kFirstReason = 16;
constexpr std::size_t kMostReasons = 100;
constexpr std::size_t kBlock = 16;

// How many of kBlock bytes are visible, where all are ASCII; else kBlock + 1. Without branches, so that the compiler makes it wide.
std::size_t visible_in_block(const char* at) {
  unsigned char visible = 0;
  unsigned char other = 0;
  for (std::size_t k = 0; k < kBlock; ++k) {
    const auto c = static_cast<unsigned char>(at[k]);
    visible = static_cast<unsigned char>(visible + (c > 0x20));
    other |= static_cast<unsigned char>(c >= 0x7f);
  }
  return other != 0 ? kBlock + 1 : visible;
}

}  // namespace

Ledger::Ledger(std::string_view document) : document_(document), uses_(document.size(), 0) {}

void Ledger::mark(std::string_view piece, std::uint8_t with) {
  const std::less<const char*> before;
  if (piece.empty() || before(piece.data(), document_.data()) ||
      before(document_.data() + document_.size(), piece.data() + piece.size()))
    return;
  std::memset(uses_.data() + (piece.data() - document_.data()), with, piece.size());
}

void Ledger::take(std::string_view piece, Use use) { mark(piece, static_cast<std::uint8_t>(use)); }

void Ledger::leave_out(std::string_view piece, std::string_view reason) {
  auto found = std::find(reasons_.begin(), reasons_.end(), reason);
  if (found == reasons_.end()) {
    EENDER_CHECK(reasons_.size() < kMostReasons, "reasons are written in the importers, not made from documents");
    found = reasons_.emplace(reasons_.end(), reason);
  }
  mark(piece, static_cast<std::uint8_t>(kFirstReason + (found - reasons_.begin())));
}

std::uint64_t visible_characters(std::string_view utf8) {
  std::uint64_t characters = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    if (i + kBlock <= utf8.size()) {
      if (const std::size_t visible = visible_in_block(utf8.data() + i); visible <= kBlock) {
        characters += visible;
        i += kBlock;
        continue;
      }
    }
    for (const std::size_t end = std::min(i + kBlock, utf8.size()); i < end;) {
      if (const std::size_t space = space_length(utf8.substr(i)); space > 0) {
        i += space;
      } else {
        characters += (static_cast<unsigned char>(utf8[i]) & 0xC0) != 0x80;  // else within a character
        ++i;
      }
    }
  }
  return characters;
}

void Ledger::add(std::uint8_t use, std::uint64_t characters, Account& account) const {
  account.visible += characters;
  switch (static_cast<Use>(use)) {
    case Use::kNothing:
      return;
    case Use::kProvision:
      account.provisions += characters;
      return;
    case Use::kTable:
      account.tables += characters;
      return;
    case Use::kHeading:
      account.headings += characters;
      return;
    case Use::kNote:
      account.notes += characters;
      return;
    case Use::kMetadata:
      account.metadata += characters;
      return;
  }
  account.left_out[reasons_[use - kFirstReason]] += characters;
}

void Ledger::count(std::string_view piece, std::uint64_t source, Account& account) const {
  const std::uint64_t visible = visible_characters(piece);
  if (visible == 0) return;
  const std::uint8_t* uses = uses_.data() + (piece.data() - document_.data());
  // A piece is mostly of one use.
  if (uses[0] != 0 && std::memcmp(uses, uses + 1, piece.size() - 1) == 0) return add(uses[0], visible, account);
  for (std::size_t i = 0; i < piece.size();) {
    std::size_t end = i + 1;
    while (end < piece.size() && uses[end] == uses[i]) ++end;
    const std::string_view run = piece.substr(i, end - i);
    const std::uint64_t characters = visible_characters(run);
    if (characters > 0) {
      add(uses[i], characters, account);
      if (uses[i] == 0 && !account.lost_at) account.lost_at = source + i + run.find_first_not_of(" \t\r\n");
    }
    i = end;
  }
}

}  // namespace eender::corpus
