// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/ledger.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

#include "base/check.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

constexpr std::uint8_t kFirstReason = 16;
constexpr std::size_t kMostReasons = 100;

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
    // ASCII in a loop without branches, which the compiler makes wide.
    std::size_t end = i;
    std::uint64_t visible = 0;
    for (; end < utf8.size() && static_cast<unsigned char>(utf8[end]) < 0x7f; ++end) visible += utf8[end] > 0x20;
    characters += visible;
    i = end;
    if (i == utf8.size()) break;
    if (const std::size_t space = space_length(utf8.substr(i)); space > 0) {
      i += space;
    } else {
      characters += (static_cast<unsigned char>(utf8[i]) & 0xC0) != 0x80;  // else within a character
      ++i;
    }
  }
  return characters;
}

void Ledger::count(std::string_view piece, std::uint64_t source, Account& account) const {
  std::array<std::uint64_t, kFirstReason + kMostReasons> counts{};
  const std::uint8_t* uses = uses_.data() + (piece.data() - document_.data());
  std::optional<std::size_t> lost;
  // By runs of one use: a piece is mostly one.
  for (std::size_t i = 0; i < piece.size();) {
    std::size_t end = i + 1;
    while (end < piece.size() && uses[end] == uses[i]) ++end;
    const std::string_view run = piece.substr(i, end - i);
    const std::uint64_t characters = visible_characters(run);
    counts[uses[i]] += characters;
    if (uses[i] == 0 && characters > 0 && !lost) lost = i + run.find_first_not_of(" \t\r\n");
    i = end;
  }
  for (const std::uint64_t n : counts) account.visible += n;
  account.provisions += counts[static_cast<std::size_t>(Use::kProvision)];
  account.tables += counts[static_cast<std::size_t>(Use::kTable)];
  account.headings += counts[static_cast<std::size_t>(Use::kHeading)];
  account.notes += counts[static_cast<std::size_t>(Use::kNote)];
  account.metadata += counts[static_cast<std::size_t>(Use::kMetadata)];
  for (std::size_t i = 0; i < reasons_.size(); ++i)
    if (counts[kFirstReason + i] > 0) account.left_out[reasons_[i]] += counts[kFirstReason + i];
  if (lost && !account.lost_at) account.lost_at = source + *lost;
}

}  // namespace eender::corpus
