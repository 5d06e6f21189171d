// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/history_note.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace eender::corpus {
namespace {

constexpr std::size_t kLookBack = 16 << 10;
constexpr std::string_view kSpace = " \t\n";
constexpr std::string_view kDash = "\xe2\x80\x94";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  return words;
}

// Whether `before` ends a sentence, a list item or another note; true for nothing at all.
bool ends_sentence(std::string_view before) {
  before = trim(before);
  if (before.empty()) return true;
  return std::string_view(".;:!?)\"]_*").find(before.back()) != std::string_view::npos ||
         before.ends_with("\xe2\x80\x9d") || before.ends_with("\xe2\x80\x99");
}

// "10-17-2016", "8-25-08", "10/17/2016" at the end.
bool ends_in_date(std::string_view text) {
  std::size_t i = text.size();
  for (int part = 0; part < 3; ++part) {
    const std::size_t most = part == 0 ? 4 : 2;
    std::size_t digits = 0;
    while (i > 0 && digits < most && is_digit(text[i - 1])) --i, ++digits;
    if (digits == 0) return false;
    if (part == 2) return i == 0 || text[i - 1] == ' ';
    if (i == 0 || (text[i - 1] != '-' && text[i - 1] != '/')) return false;
    --i;
  }
  return false;
}

std::string_view first_words(std::string_view text, int words) {
  std::size_t end = 0;
  while (words-- > 0 && end != std::string_view::npos) end = text.find(' ', end + 1);
  return text.substr(0, end);
}

// Whether a text in parentheses tells where a section comes from.
bool is_history(std::string_view inner) {
  constexpr std::array<std::string_view, 24> kBeginnings{
      "Ordinance No", "Code ",      "Comp. Ord", "Prior Code", "Res.",         "Resolution No", "Res of",    "Amd.",
      "Amend.",       "Amended by", "Acts ",     "Act ",       "Laws ",        "Ga. L",         "Mo. of",    "Mot. of",
      "Min. of",      "S.B.",       "H.B.",      "Land Dev",   "Revised Code", "Enacted by",    "Policy of", "ZOA "};
  constexpr std::array<std::string_view, 6> kEarly{"Ord.", "Ords.", "Res.", "Ga. Laws", "Ga. L.", "Subd. Regs."};
  inner = trim(inner);
  if (inner.find("\xc2\xa7") == std::string_view::npos && std::none_of(inner.begin(), inner.end(), is_digit))
    return false;
  for (const std::string_view beginning : kBeginnings)
    if (inner.starts_with(beginning)) return true;
  for (const std::string_view early : kEarly)  // "Land Use Ord. of …", "1921 Ga. Laws, page 864"
    if (first_words(inner, 4).find(early) != std::string_view::npos) return true;
  const std::string_view first = first_words(inner, 1);
  if (first == inner) return false;
  if (first.size() == 4 && std::all_of(first.begin(), first.end(), is_digit) && inner.substr(5).starts_with("Code"))
    return true;
  // "91-RC-669, 12-18-91": a number with a hyphen, and at the end a date.
  return std::any_of(first.begin(), first.end(), is_digit) && first.find('-') != std::string_view::npos &&
         ends_in_date(inner);
}

// Where a history note at the end of `text` begins.
std::optional<std::size_t> history(std::string_view text) {
  constexpr std::size_t kMost = 4000;
  if (text.empty() || text.back() != ')') return std::nullopt;
  int open = 0;
  for (std::size_t i = text.size(); i-- > 0 && text.size() - i < kMost;) {
    if (text[i] == ')') ++open;
    if (text[i] != '(' || --open > 0) continue;
    const std::string_view inner = trim(text.substr(i + 1, text.size() - i - 2));
    if (is_history(inner) && (ends_in_date(inner) || ends_sentence(text.substr(0, i)))) return i;
    return std::nullopt;
  }
  return std::nullopt;
}

// Whether the words before a dash call what follows a note of the editors; where they begin.
std::optional<std::size_t> note_label(std::string_view before) {
  constexpr std::array<std::string_view, 8> kEnds{"note",      "notes",      "Note",      "Notes",
                                                  "reference", "references", "Reference", "References"};
  constexpr std::array<std::string_view, 23> kWords{
      "Editor's", "*Editor's",  "Land",           "development",  "Editors'",      "Editor\xe2\x80\x99s",
      "Cross",    "cross",      "State",          "law",          "Law",           "laws",
      "Charter",  "Code",       "code",           "Constitution", "constitution",  "Related",
      "of",       "ordinances", "Organizational", "act",          "constitutional"};
  const auto last_word = [&](std::size_t end) {
    const std::size_t space = before.find_last_of(" \n\t)", end - 1);
    return space == std::string_view::npos || space >= end ? std::size_t{0} : space + 1;
  };
  if (before.empty()) return std::nullopt;
  std::size_t begin = last_word(before.size());
  if (std::find(kEnds.begin(), kEnds.end(), before.substr(begin)) == kEnds.end()) return std::nullopt;
  while (begin > 1 && before[begin - 1] == ' ') {
    const std::size_t word = last_word(begin - 1);
    if (std::find(kWords.begin(), kWords.end(), before.substr(word, begin - 1 - word)) == kWords.end()) break;
    begin = word;
  }
  if (!is_upper(before[begin]) && before[begin] != '*') return std::nullopt;
  return begin;
}

// Where the editors' notes at the end of `text` begin: at the first that ends the section.
std::optional<std::size_t> editors_notes(std::string_view text) {
  constexpr std::size_t kShort = 80;  // words behind a bare "Note—", which may also stand within a rule
  const std::size_t from = text.size() > kLookBack ? text.size() - kLookBack : 0;
  for (std::size_t dash = text.find(kDash, from); dash != std::string_view::npos; dash = text.find(kDash, dash + 1)) {
    const auto begin = note_label(text.substr(0, dash));
    if (!begin || !ends_sentence(text.substr(0, *begin))) continue;
    const std::string_view label = text.substr(*begin, dash - *begin);
    const bool bare = label.starts_with("Note") || label.starts_with("Reference");
    if (bare && words_in(text.substr(dash)) > kShort) continue;
    return begin;
  }
  return std::nullopt;
}

constexpr std::string_view kNumberMarks = "-.\xe2\x80\x94";  // the last three bytes: a dash

// A number of a division: "II.", "4", "2-3.", "3â5", "B."
bool is_division_number(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.empty() || word.size() > 10) return false;
  if (std::any_of(word.begin(), word.end(), is_digit))
    return std::all_of(word.begin(), word.end(), [](char c) {
      return is_digit(c) || is_upper(c) || kNumberMarks.find(c) != std::string_view::npos;
    });
  return word.size() == 1 ? is_upper(word[0]) : word.find_first_not_of("IVXLC") == std::string_view::npos;
}

// Whether all of `text` could be the title of a division: a few words, hardly any in lower case, no sentence.
bool is_division_title(std::string_view text) {
  constexpr std::size_t kMostWords = 16;
  text = trim(text);
  if (text.empty() || words_in(text) > kMostWords || text.find(". ") != std::string_view::npos || text.ends_with('.') ||
      text.ends_with(';'))
    return false;
  std::size_t capital = 0, small = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && text[i - 1] != ' ') continue;
    capital += is_upper(text[i]);
    small += is_letter(text[i]) && !is_upper(text[i]);
  }
  return capital > small;
}

// Where the heading of the next division begins that got stuck to the end of `text`.
std::optional<std::size_t> next_division(std::string_view text) {
  constexpr std::array<std::string_view, 9> kWords{"ARTICLE", "DIVISION",    "CHAPTER",    "PART",    "TITLE",
                                                   "SUBPART", "SUBDIVISION", "SUBCHAPTER", "APPENDIX"};
  constexpr std::size_t kMostBytes = 240;
  const std::size_t from = text.size() > kMostBytes ? text.size() - kMostBytes : 0;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!is_upper(text[at]) || (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n')) continue;
    const std::string_view rest = text.substr(at);
    const std::size_t space = rest.find(' ');
    if (space == std::string_view::npos) break;
    std::string word(rest.substr(0, space));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (word.ends_with('S')) word.pop_back();
    if (std::find(kWords.begin(), kWords.end(), word) == kWords.end()) continue;
    const std::size_t dash = rest.find(" - ");
    if (dash == std::string_view::npos || dash <= space) continue;
    if (!is_division_number(rest.substr(space + 1, dash - space - 1)) || !is_division_title(rest.substr(dash + 3)))
      continue;
    // Some sources print a number before the word as well.
    const std::string_view before = text.substr(0, at);
    const std::size_t number = trim(before).find_last_of(' ') + 1;
    if (ends_sentence(before)) return at;
    if (is_division_number(trim(before).substr(number)) &&
        ends_sentence(before.substr(0, before.size() - trim(before).substr(number).size() - 1)))
      return before.size() - trim(before).substr(number).size() - 1;
  }
  return std::nullopt;
}

// "[2]" behind a heading, and the footnotes to such marks, which go on to the end.
std::optional<std::size_t> footnotes(std::string_view text) {
  const std::size_t from = text.size() > kLookBack ? text.size() - kLookBack : 0;
  std::size_t at = std::min(text.find("Footnotes: --- (", from), text.find("FOOTNOTE(S): --- (", from));
  if (at == std::string_view::npos) return std::nullopt;
  at = text.substr(0, at).find_last_not_of(kSpace) + 1;
  if (at > 2 && text[at - 1] == ']') {
    std::size_t open = at - 1;
    while (open > 0 && is_digit(text[open - 1])) --open;
    if (open > 0 && open < at - 1 && text[open - 1] == '[') at = open - 1;
  }
  return at;
}

}  // namespace

std::string split_history_note(std::string& text) {
  std::string note;
  std::string_view left = trim(text);
  left = std::string_view(text).substr(0, static_cast<std::size_t>(left.data() + left.size() - text.data()));
  const auto cut = [&](std::optional<std::size_t> at) {
    if (!at) return false;
    const std::string_view part = trim(left.substr(*at));
    note = note.empty() ? std::string(part) : std::string(part) + "\n" + note;
    left = left.substr(0, left.substr(0, *at).find_last_not_of(kSpace) + 1);
    return true;
  };
  cut(footnotes(left));
  while (!left.empty() && (cut(next_division(left)) || cut(editors_notes(left)) || cut(history(left)))) {
  }
  if (!note.empty()) text.resize(left.size());
  return note;
}

}  // namespace eender::corpus
