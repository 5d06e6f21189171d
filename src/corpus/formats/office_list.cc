// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/office_list.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/formats/numbered_articles.h"

namespace eender::corpus {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::string roman(std::int64_t number, bool upper) {
  constexpr std::array<std::pair<int, std::string_view>, 13> kSigns{{{1000, "m"},
                                                                     {900, "cm"},
                                                                     {500, "d"},
                                                                     {400, "cd"},
                                                                     {100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
  std::string text;
  for (const auto& [value, sign] : kSigns)
    for (; number >= value; number -= value) text += sign;
  if (upper)
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  return text;
}

constexpr std::array<std::string_view, 8> kBullets{"•", "-", "–", "—", "*", "·", "▪", "◦"};

std::size_t bullet_length(std::string_view text) {
  for (const std::string_view bullet : kBullets)
    if (text.starts_with(bullet)) return bullet.size();
  return 0;
}

}  // namespace

std::string as_number(std::int64_t number, NumberForm form) {
  constexpr std::int64_t kLetters = 26, kMostRepeats = 10, kMostRoman = 3999;
  switch (form) {
    case NumberForm::kNone:
      return {};
    case NumberForm::kDecimal:
      break;
    case NumberForm::kDecimalZero:
      return (number >= 0 && number < 10 ? "0" : "") + std::to_string(number);
    case NumberForm::kLowerLetter:
    case NumberForm::kUpperLetter:
      if (number < 1 || number > kLetters * kMostRepeats) break;
      return std::string(static_cast<std::size_t>((number - 1) / kLetters + 1),
                         static_cast<char>((form == NumberForm::kLowerLetter ? 'a' : 'A') + (number - 1) % kLetters));
    case NumberForm::kLowerRoman:
    case NumberForm::kUpperRoman:
      if (number < 1 || number > kMostRoman) break;
      return roman(number, form == NumberForm::kUpperRoman);
  }
  return std::to_string(number);
}

std::string as_bullet(std::string_view sign) {
  if (!sign.empty() && sign.find_first_not_of(' ') == std::string_view::npos) return {};
  if (sign == "-" || sign == "–" || sign == "—" || sign == "*") return std::string(sign);
  return "•";
}

std::size_t typed_label_length(std::string_view line) {
  const auto spaced = [&](std::size_t length) { return length < line.size() && line[length] == ' ' ? length : 0; };
  if (const std::size_t bullet = bullet_length(line)) return spaced(bullet);
  std::size_t i = line.starts_with('(') ? 1 : 0;
  const std::size_t begin = i;
  while (i < line.size() && is_digit(line[i])) ++i;
  const std::size_t digits = i - begin;
  while (i < line.size() && is_letter(line[i])) ++i;
  const std::size_t letters = i - begin - digits;
  if (digits > 3 || letters > (digits > 0 ? 1U : 4U) || digits + letters == 0) return 0;
  const std::string_view word = line.substr(begin, i - begin);
  if (letters > 2 && word.find_first_not_of("ivxlIVXL") != std::string_view::npos) return 0;
  if (letters == 2 && digits == 0 && word[0] != word[1] && word.find_first_not_of("ivxlIVXL") != std::string_view::npos)
    return 0;
  const std::size_t closed = i;
  if (line.substr(i).starts_with("°")) i += 2;
  while (i < line.size() && (line[i] == '.' || line[i] == ')')) ++i;
  // A bare number or word is text: "3 dagen", "a meeting".
  return i > closed && i - closed <= 4 ? spaced(i) : 0;
}

ListDepth::Form ListDepth::form_of(std::string_view label, std::string& number) const {
  number.clear();
  for (const char c : label)
    if (is_digit(c) || is_letter(c) || (c == '.' && !number.empty())) number += c;
  while (number.ends_with('.')) number.pop_back();
  if (label.find("°") != std::string_view::npos) return Form::kDegree;
  if (bullet_length(label) > 0) return Form::kBullet;
  if (paragraph_number(label) > 0) return Form::kNumber;
  if (all_digits(number) || number.empty()) return number.empty() ? Form::kBullet : Form::kNumber;
  if (number.find('.') != std::string::npos) return Form::kCompound;
  const bool roman = number.find_first_not_of("ivxlIVXL") == std::string::npos;
  if (!roman)
    return std::all_of(number.begin(), number.end(), is_letter) && number.size() <= 2 ? Form::kLetter : Form::kOther;
  if (number.size() > 1) return Form::kRoman;
  // One letter of both: what the letters before it make of it.
  for (auto open = open_.rbegin(); open != open_.rend(); ++open)
    if (open->form == Form::kLetter && open->last.size() == 1 && open->last[0] + 1 == number[0]) return Form::kLetter;
  const char low = static_cast<char>(number[0] | 0x20);
  return low == 'i' || (!open_.empty() && open_.back().form == Form::kRoman) ? Form::kRoman : Form::kLetter;
}

// The document says so: of lists that it names, on a level under that of the other.
bool ListDepth::below(const Open& item, const Open& other) {
  return item.list != 0 && other.list != 0 && item.level > other.level;
}

int ListDepth::depth(std::size_t index) const {
  return static_cast<int>(index) + (open_.front().form == Form::kCompound ? 0 : 1);
}

int ListDepth::of(std::string_view label, std::size_t list, int level) {
  constexpr std::size_t kDeepest = 12;
  Open item{Form::kOther, list, level, {}};
  item.form = form_of(label, item.last);
  std::size_t at = open_.size();
  // The list it goes on with, the innermost first; else one of its form.
  for (std::size_t i = open_.size(); at == open_.size() && i-- > 0;)
    if (list != 0 && open_[i].list == list && open_[i].level == level) at = i;
  for (std::size_t i = open_.size(); at == open_.size() && i-- > 0;)
    if (open_[i].form == item.form && (list == 0 || (open_[i].list != list && !below(item, open_[i])))) at = i;
  // A level of a known list that lies above one that is open.
  if (at == open_.size() && list != 0)
    for (std::size_t i = 0; i < open_.size() && at == open_.size(); ++i)
      if (open_[i].list == list && open_[i].level > level) at = i;
  at = std::min(at, kDeepest);
  open_.resize(at, item);
  open_.push_back(std::move(item));
  return depth(at);
}

}  // namespace eender::corpus
