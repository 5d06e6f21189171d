// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/ledger.h"

#include <algorithm>
#include <cstring>
#include <functional>

#include "base/check.h"
#include "corpus/formats/spaces.h"

namespace eender::corpus {
namespace {

constexpr std::uint8_t kFirstReason = 16;
constexpr std::size_t kMostReasons = 100;

}  // namespace

Ledger::Ledger(std::string_view document)
    : own_{{document.data(), static_cast<std::uint32_t>(document.size()),
            static_cast<std::uint32_t>(visible_characters(document))}},
      texts_(own_),
      uses_(1, 0) {}

std::uint8_t Ledger::number_of(std::string_view reason) {
  auto found = std::find(reasons_.begin(), reasons_.end(), reason);
  if (found == reasons_.end()) {
    EENDER_CHECK(reasons_.size() < kMostReasons, "reasons are written in the importers, not made from documents");
    found = reasons_.emplace(reasons_.end(), reason);
  }
  return static_cast<std::uint8_t>(kFirstReason + (found - reasons_.begin()));
}

// The text that a place lies in or, where it lies in none, the one behind it. Pieces come in the order of the document, most of them.
std::size_t Ledger::index_of(const char* place) const {
  const std::less<const char*> before;
  const auto ends_before = [&](const DocumentText& text) { return !before(place, text.begin + text.size); };
  const bool near = last_ < texts_.size() && (last_ == 0 || ends_before(texts_[last_ - 1]));
  for (std::size_t next = last_; near && next < std::min(last_ + 3, texts_.size()); ++next)
    if (!ends_before(texts_[next])) return last_ = next;
  last_ = static_cast<std::size_t>(std::partition_point(texts_.begin(), texts_.end(), ends_before) - texts_.begin());
  return last_;
}

void Ledger::mark(std::string_view piece, std::uint8_t with) {
  const std::less<const char*> before;
  const char* end = piece.data() + piece.size();
  for (std::size_t i = index_of(piece.data()); i < texts_.size() && before(texts_[i].begin, end); ++i) {
    const DocumentText& text = texts_[i];
    const std::size_t from = before(text.begin, piece.data()) ? static_cast<std::size_t>(piece.data() - text.begin) : 0;
    const std::size_t to = before(end, text.begin + text.size) ? static_cast<std::size_t>(end - text.begin) : text.size;
    mark(i, from, to, with);
  }
}

void Ledger::mark(std::uint32_t text, std::uint8_t with) {
  if (text > 0 && text <= texts_.size()) mark(text - 1, 0, texts_[text - 1].size, with);
}

void Ledger::mark(std::size_t index, std::size_t begin, std::size_t end, std::uint8_t with) {
  std::uint8_t& use = uses_[index];
  if (begin == 0 && end == texts_[index].size) {
    use = with;
  } else if (begin < end && use != with) {
    std::vector<std::uint8_t>& bytes = pieces_[index];
    if (use != kInPieces) bytes.assign(texts_[index].size, use);
    use = kInPieces;
    std::memset(bytes.data() + begin, with, end - begin);
  }
}

// Of a piece within one text.
void Ledger::add_pieces(std::size_t index, std::string_view piece, std::uint64_t source, Sums& sums,
                        Account& account) const {
  const std::uint8_t* bytes =
      uses_[index] == kInPieces ? pieces_.at(index).data() + (piece.data() - texts_[index].begin) : nullptr;
  const auto use_at = [&](std::size_t i) { return bytes == nullptr ? uses_[index] : bytes[i]; };
  for (std::size_t i = 0; i < piece.size();) {
    std::size_t end = bytes == nullptr ? piece.size() : i + 1;
    while (end < piece.size() && use_at(end) == use_at(i)) ++end;
    const std::string_view run = piece.substr(i, end - i);
    const std::uint64_t characters = visible_characters(run);
    sums[use_at(i)] += characters;
    if (characters > 0 && use_at(i) == 0 && !account.lost_at)
      account.lost_at = source + i + run.find_first_not_of(" \t\r\n");
    i = end;
  }
}

void Ledger::add(const Sums& sums, Account& account) const {
  for (const std::uint64_t characters : sums) account.visible += characters;
  const auto of = [&](Use use) { return sums[static_cast<std::size_t>(use)]; };
  account.provisions += of(Use::kProvision);
  account.tables += of(Use::kTable);
  account.headings += of(Use::kHeading);
  account.notes += of(Use::kNote);
  account.metadata += of(Use::kMetadata);
  for (std::size_t i = 0; i < reasons_.size(); ++i)
    if (sums[kFirstReason + i] > 0) account.left_out[reasons_[i]] += sums[kFirstReason + i];
}

void Ledger::count(std::string_view piece, std::uint64_t source, Account& account) const {
  const std::less<const char*> before;
  const std::size_t index = index_of(piece.data());
  if (piece.empty() || index == texts_.size() || before(piece.data(), texts_[index].begin)) return;
  Sums sums{};
  add_pieces(index, piece, source, sums, account);
  add(sums, account);
}

}  // namespace eender::corpus
