// SPDX-License-Identifier: EUPL-1.2
#include "ways/sentences.h"

#include <algorithm>

namespace eender::ways {
namespace {

constexpr std::size_t kBefore = 3;
constexpr std::size_t kBehind = 2;

bool begins_sentence(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] >= 'A' && text[0] <= 'Z') return true;
  // À to Þ
  return text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) <= 0x9E;
}

// Whether a sentence or a block ends between two tokens that follow each other. A full stop alone is not enough: "art. 5".
bool parted(std::string_view text, const text::Token& left, const text::Token& right) {
  const std::string_view between = text.substr(left.end, right.begin - left.end);
  if (between.find_first_of("\n;") != std::string_view::npos) return true;
  return between.find_first_of(".!?") != std::string_view::npos && begins_sentence(text.substr(right.begin));
}

}  // namespace

std::string context_of(std::string_view text, std::span<const text::Token> tokens, std::size_t at) {
  std::size_t before = 0;
  const auto take_before = [&](std::size_t most) {
    while (before < most && before < at && !parted(text, tokens[at - before - 1], tokens[at - before])) ++before;
  };
  std::size_t behind = 0;
  const auto take_behind = [&](std::size_t most) {
    while (behind < most && at + behind + 1 < tokens.size() &&
           !parted(text, tokens[at + behind], tokens[at + behind + 1]))
      ++behind;
  };
  take_before(kBefore);
  take_behind(kBehind + kBefore - before);
  take_before(kBefore + kBehind - behind);

  const auto words = [&](std::size_t begin, std::size_t end) {
    return text.substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin);
  };
  std::string result;
  if (before > 0) result = std::string(words(at - before, at)) + " ";
  result += "…";
  if (behind > 0) result += " " + std::string(words(at + 1, at + 1 + behind));
  return result;
}

std::string first_sentence(std::string_view text, std::span<const text::Token> tokens, std::size_t most) {
  if (tokens.empty()) return {};
  std::size_t last = 0;
  while (last + 1 < tokens.size() && !parted(text, tokens[last], tokens[last + 1])) ++last;
  const std::size_t begin = tokens.front().begin;
  if (tokens[last].end - begin <= most) return std::string(text.substr(begin, tokens[last].end - begin));
  std::size_t end = begin;
  for (std::size_t i = 0; i < last && tokens[i].end - begin <= most; ++i) end = tokens[i].end;
  return std::string(text.substr(begin, end - begin)) + (end > begin ? " …" : "…");
}

}  // namespace eender::ways
