// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "view/family_parts.h"
#include "view/view.h"

namespace eender::view {
namespace {

constexpr std::size_t kReadings = 6;
constexpr int kReadingColumns = 48;

// The common text as runs. Marks of our own never touch a word: a space stands between where the text has none.
class TextRuns {
 public:
  explicit TextRuns(const Page& page) : page_(page) {}

  Runs make() {
    for (const ways::Piece& piece : page_.family.text) {
      switch (piece.kind) {
        case ways::Piece::Kind::kCommon:
          put(clean(piece.text), Style::kPlain);
          break;
        case ways::Piece::Kind::kOwn:
          put(own(page_.terminal, one_line(piece.text)), Style::kOwn);
          break;
        case ways::Piece::Kind::kValue:
          put_readings(piece, Style::kValue);
          break;
        case ways::Piece::Kind::kVariation:
          put_readings(piece, Style::kVariation);
          break;
      }
    }
    return std::move(runs_);
  }

 private:
  void put(std::string text, Style style) {
    if (text.empty()) return;
    if (after_bracket_ && text.front() != ' ' && text.front() != '\n' && text.front() != '\t' &&
        (static_cast<unsigned char>(text.front()) >= 0x80 ||
         std::isalnum(static_cast<unsigned char>(text.front())) != 0 || text.front() == '['))
      text.insert(0, 1, ' ');
    after_bracket_ = false;
    const bool inside = last_ != ' ' && last_ != '\n' && last_ != '(' && last_ != '\t';
    if (text.front() == '[' && inside) text.insert(0, 1, ' ');
    last_ = text.back();
    runs_.push_back({std::move(text), style});
  }

  void put_readings(const ways::Piece& piece, Style style) {
    if (piece.readings.size() < 2) {
      put(clean(piece.text), style);
      return;
    }
    const std::size_t shown =
        page_.options.all || piece.readings.size() <= kReadings + 1 ? piece.readings.size() : kReadings;
    std::string text = "[";
    for (std::size_t r = 0; r < shown; ++r) {
      const ways::Reading& reading = piece.readings[r];
      const std::string words = one_line(reading.text);
      if (r > 0) text += " | ";
      text += words.empty() ? "(nothing)"
                            : reading_beside(page_, words, piece.readings[r == 0 ? 1 : 0].text, kReadingColumns);
      text += reading.governments > 0 ? ": " + number(reading.governments) : ": model";
    }
    if (shown < piece.readings.size()) text += fmt::format(" | + {} more", number(piece.readings.size() - shown));
    put(text + "]", style);
    after_bracket_ = true;
  }

  const Page& page_;
  Runs runs_;
  char last_ = ' ';
  bool after_bracket_ = false;
};

}  // namespace

std::string text_part(const Page& page) {
  const ways::OpenFamily& family = page.family;
  if (family.text.empty()) return {};
  const bool varies =
      std::any_of(family.text.begin(), family.text.end(), [](const ways::Piece& p) { return p.readings.size() > 1; });
  const bool names = std::any_of(family.text.begin(), family.text.end(),
                                 [](const ways::Piece& p) { return p.kind == ways::Piece::Kind::kOwn; });
  std::string remark = ", as " + page.name(family.base) + " writes it";
  if (varies) remark += fmt::format("; [reading: governments | {}]", ellipsis(page.terminal));
  if (names) remark += "; " + own(page.terminal, "everyone's own");
  std::string result = heading(page, "The text", remark) + fill(page.terminal, TextRuns(page).make(), 2, 2);
  if (!family.apart.empty()) {
    const auto governments =
        std::count_if(family.apart.begin(), family.apart.end(), [&](std::uint32_t p) { return !page.model(p); });
    if (governments > 0)
      result += fill(
          page.terminal,
          {{fmt::format("{} left out here; why stands with the ways.",
                        governments == 1 ? "1 government is"
                                         : counted(static_cast<std::uint64_t>(governments), "government") + " are"),
            Style::kFaint}},
          2, 2);
  }
  return result;
}

}  // namespace eender::view
