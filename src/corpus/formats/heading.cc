// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/heading.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }
bool is_alnum(char c) { return is_digit(c) || is_letter(c); }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// As written in lower case, and the word used for it in paths.
struct LabelWord {
  std::string_view written;
  std::string_view kind;
};
constexpr std::array<LabelWord, 26> kLabels{{
    {"artikelnummer", "artikel"},
    {"artikel", "artikel"},
    {"art.", "artikel"},
    {"article", "article"},
    {"hoofdstuk", "hoofdstuk"},
    {"chapter", "chapter"},
    {"afdeling", "afdeling"},
    {"sub-paragraaf", "subparagraaf"},
    {"subparagraaf", "subparagraaf"},
    {"paragraaf", "paragraaf"},
    {"par.", "paragraaf"},
    {"§", "paragraaf"},
    {"titeldeel", "titel"},
    {"titel", "titel"},
    {"title", "title"},
    {"boek", "boek"},
    {"deel", "deel"},
    {"part", "part"},
    {"onderdeel", "onderdeel"},
    {"bijlage", "bijlage"},
    {"appendix", "appendix"},
    {"section", "section"},
    {"sec.", "section"},
    {"division", "division"},
    {"lid", "lid"},
    {"sectie", "sectie"},
}};

const LabelWord* leading_label(std::string_view text) {
  for (const LabelWord& label : kLabels) {
    if (text.size() < label.written.size() || lower(text[0]) != label.written[0]) continue;
    if (!std::equal(label.written.begin(), label.written.end(), text.begin(),
                    [](char a, char b) { return a == lower(b); }))
      continue;
    const bool ends = text.size() == label.written.size() || !is_letter(text[label.written.size()]) ||
                      !is_letter(label.written.back()) || label.written == "§";
    if (ends) return &label;
  }
  return nullptr;
}

bool is_roman(std::string_view text) {
  const auto all_of = [&](std::string_view letters) {
    return text.find_first_not_of(letters) == std::string_view::npos;
  };
  return !text.empty() && text.size() <= 7 && (all_of("IVXLC") || all_of("ivxlc"));
}

std::size_t count_while(std::string_view text, std::size_t from, bool (*holds)(char)) {
  std::size_t i = from;
  while (i < text.size() && holds(text[i])) ++i;
  return i - from;
}

// "3", "3a", "2.1", "5:10", "1.a", "A1", "B.2"; behind a label also "IV" and "C". The bytes it takes, 0 where there is none.
std::size_t number_length(std::string_view text, bool behind_label) {
  const std::size_t lead = count_while(text, 0, is_letter);
  if (behind_label && lead > 0 && (lead == text.size() || !is_digit(text[lead]))) {
    const bool is_number = is_roman(text.substr(0, lead)) || (lead == 1 && is_upper(text[0]));
    if (!is_number) return 0;
  } else if (lead > (behind_label ? 2U : 0U)) {
    return 0;
  }
  std::size_t i = lead;
  const std::size_t digits = count_while(text, i, is_digit);
  if (digits == 0 && lead == 0) return 0;
  i += digits;
  if (digits > 0) {
    const std::size_t suffix = count_while(text, i, is_letter);
    if (suffix > 2) return 0;
    i += suffix;
  }
  while (i + 1 < text.size() && std::string_view(".:-/").find(text[i]) != std::string_view::npos) {
    const std::size_t more = count_while(text, i + 1, is_digit);
    const std::size_t letters = count_while(text, i + 1 + more, is_letter);
    if (more == 0 && letters != 1) break;
    if (more == 0 && text[i] == '-') break;  // "1 Kosten-en" style hyphens are words
    if (letters > 2) break;
    i += 1 + more + letters;
  }
  return i;
}

std::string_view trim_left(std::string_view text, std::string_view characters) {
  const std::size_t begin = text.find_first_not_of(characters);
  return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

std::string_view trim_right(std::string_view text, std::string_view characters) {
  return text.substr(0, text.find_last_not_of(characters) + 1);
}

// What separates a number from its title. `strong` where it is more than a space.
std::string_view after_separator(std::string_view text, bool& strong) {
  strong = false;
  while (!text.empty()) {
    if (text[0] == ' ')
      text.remove_prefix(1);
    else if (std::string_view(".:)|").find(text[0]) != std::string_view::npos)
      text.remove_prefix(1), strong = true;
    else if (text.starts_with("- "))
      text.remove_prefix(2), strong = true;
    else if (text.starts_with("–") || text.starts_with("—"))
      text.remove_prefix(3), strong = true;
    else
      break;
  }
  return text;
}

bool begins_title(std::string_view text) {
  if (text.empty()) return true;
  const auto length = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), 8));
  const UChar32 first = icu::UnicodeString::fromUTF8({text.data(), length}).char32At(0);
  return (u_isupper(first) || first == '[' || first == '(' || first == '\'' || first == '"' || first == 0x2018 ||
          first == 0x201c);
}

std::string joined(std::string_view first, std::string_view second) {
  if (first.empty() || second.empty()) return std::string(first.empty() ? second : first);
  return std::string(first) + " " + std::string(second);
}

// A number and a title in one text, "2.1 Doel", "1.Parkeren"; nothing where the text does not begin with a number.
std::optional<Heading> split_number(std::string_view text, bool behind_label) {
  const std::size_t length = number_length(text, behind_label);
  if (length == 0) return std::nullopt;
  const std::string_view number = text.substr(0, length);
  bool strong = false;
  const std::string_view rest = after_separator(text.substr(length), strong);
  if (length < text.size() && rest.size() == text.size() - length) return std::nullopt;  // glued to more than a number
  const bool dotted = number.find_first_of(".:") != std::string_view::npos;
  if (!behind_label && !strong && !dotted && (number.size() > 3 || !begins_title(rest))) return std::nullopt;
  if (behind_label && !strong && !begins_title(rest)) return std::nullopt;
  return Heading{{}, std::string(number), std::string(rest)};
}

}  // namespace

Heading take_apart(std::string_view label_text, std::string_view number_text, std::string_view title_text) {
  Heading heading;
  std::string label = one_line(label_text);
  std::string number = one_line(number_text);
  heading.title = one_line(title_text);

  if (const LabelWord* word = leading_label(label)) {
    heading.label = label.substr(0, word->written.size());
    const std::string_view rest = trim_left(std::string_view(label).substr(word->written.size()), " ");
    if (!rest.empty()) {
      if (auto split = split_number(rest, true)) {
        if (number.empty()) number = split->number;
        heading.title = joined(split->title, heading.title);
      } else {
        heading.title = joined(trim_left(rest, " .:-"), heading.title);
      }
    }
  } else if (!label.empty()) {
    if (auto split = split_number(label, false); split && number.empty()) {
      number = split->number;
      heading.title = joined(split->title, heading.title);
    } else if (number.empty() || heading.title.empty()) {
      heading.title = joined(label, heading.title);
    } else {
      heading.label = label;
    }
  }

  if (!number.empty()) {
    std::string_view rest = number;
    if (const LabelWord* word = leading_label(rest); word && (word->written != "lid" || heading.label.empty())) {
      if (heading.label.empty()) heading.label = rest.substr(0, word->written.size());
      rest = trim_left(rest.substr(word->written.size()), " ");
    }
    if (auto split = split_number(rest, true)) {
      heading.number = split->number;
      if (split->title != heading.title) heading.title = joined(split->title, heading.title);
    } else if (heading.title.empty() && word_count(rest) > 1 && std::none_of(rest.begin(), rest.end(), is_digit)) {
      heading.title = rest;
    } else {
      heading.number = trim_right(rest, " .:)");
    }
  }

  // The number once more, or only, in the title.
  std::string_view title = heading.title;
  const LabelWord* word = leading_label(title);
  if (word) title = trim_left(title.substr(word->written.size()), " ");
  if (auto split = split_number(title, word != nullptr)) {
    if (heading.number.empty() || heading.number == split->number) {
      if (word && heading.label.empty()) heading.label = heading.title.substr(0, word->written.size());
      heading.number = split->number;
      heading.title = std::string(split->title);
    }
  }
  return heading;
}

std::optional<HeadingLine> heading_line(std::string_view line) {
  constexpr std::size_t kTitleWords = 12;
  const LabelWord* word = leading_label(line);
  if (!word || word->kind == "lid" || word->kind == "bijlage" || word->kind == "onderdeel") return std::nullopt;
  if (line.size() <= word->written.size() || (line[word->written.size()] != ' ' && word->written != "§"))
    return std::nullopt;
  const std::string_view rest = trim_left(line.substr(word->written.size()), " ");
  const std::size_t length = number_length(rest, true);
  if (length == 0) return std::nullopt;
  bool strong = false;
  const std::string_view title = after_separator(rest.substr(length), strong);
  if (length < rest.size() && title.size() == rest.size() - length) return std::nullopt;
  if (!begins_title(title)) return std::nullopt;
  HeadingLine found;
  found.heading.label = line.substr(0, word->written.size());
  found.heading.number = rest.substr(0, length);
  const bool is_sentence = !title.empty() && (word_count(title) > kTitleWords ||
                                              std::string_view(".;:,").find(title.back()) != std::string_view::npos);
  if (is_sentence) {
    if (!strong) return std::nullopt;
    found.rest = static_cast<std::size_t>(title.data() - line.data());
  } else {
    found.heading.title = title;
  }
  return found;
}

std::string_view label_kind(std::string_view label) {
  const LabelWord* word = leading_label(label);
  return word ? word->kind : std::string_view{};
}

namespace {

void append_slug(std::string& out, std::string_view text) {
  std::string folded;
  if (!std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    const auto whole = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    const icu::UnicodeString parts = U_SUCCESS(status) ? decompose->normalize(whole, status) : whole;
    for (std::int32_t i = 0; i < parts.length(); ++i) {
      const char16_t c = parts[i];
      if (u_charType(c) == U_NON_SPACING_MARK) continue;
      folded += c < 0x80 ? static_cast<char>(c) : ' ';
    }
    text = folded;
  }
  const std::size_t begin = out.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = lower(text[i]);
    const bool point = c == '.' && i > 0 && i + 1 < text.size() && is_alnum(text[i - 1]) && is_alnum(text[i + 1]);
    if (is_digit(c) || is_lower(c) || point)
      out += c;
    else if (out.size() > begin && out.back() != '-')
      out += '-';
  }
  while (out.size() > begin && out.back() == '-') out.pop_back();
}

}  // namespace

std::string slug(std::string_view text) {
  std::string out;
  append_slug(out, text);
  return out;
}

std::string path_part(const Heading& heading, std::string_view kind) {
  constexpr int kTitleWords = 5;
  const std::string_view labelled = label_kind(heading.label);
  std::string part;
  append_slug(part, labelled.empty() ? kind : labelled);
  std::string_view rest = heading.number;
  if (rest.empty()) {
    rest = heading.title;
    std::size_t end = 0;
    for (int words = 0; words < kTitleWords && end != std::string_view::npos; ++words) end = rest.find(' ', end + 1);
    rest = rest.substr(0, end);
  }
  if (part.empty()) return slug(rest);
  part += '-';
  append_slug(part, rest);
  if (part.ends_with('-')) part.pop_back();  // nothing came
  return part;
}

std::string Paths::unique(std::string path) {
  const auto [known, added] = used_.try_emplace(path, 2);
  if (added) return path;
  std::uint64_t number = known->second;
  std::string numbered;
  do {
    numbered = path + "~" + std::to_string(number++);
  } while (!used_.try_emplace(numbered, 2).second);
  used_[path] = number;
  return numbered;
}

WorkVersion work_and_version(std::string_view identifier) {
  std::string_view rest = identifier;
  if (rest.size() >= 4 && lowered(rest.substr(0, 4)) == "cvdr") rest.remove_prefix(4);
  const std::size_t work = count_while(rest, 0, is_digit);
  if (work == 0) return {std::string(identifier), {}};
  if (work == rest.size()) return {"CVDR" + std::string(rest), {}};
  const std::size_t version = rest[work] == '_' ? count_while(rest, work + 1, is_digit) : 0;
  if (version == 0 || work + 1 + version != rest.size()) return {std::string(identifier), {}};
  return {"CVDR" + std::string(rest.substr(0, work)), std::string(rest.substr(work + 1))};
}

std::string reference_target(std::string_view reference) {
  const std::string low = lowered(reference);
  for (std::size_t at = low.find("bwb"); at != std::string::npos; at = low.find("bwb", at + 1)) {
    const std::size_t digits = at + 4 < low.size() ? count_while(low, at + 4, is_digit) : 0;
    if (digits >= 6) {
      std::string target = low.substr(at, 4 + digits);
      std::transform(target.begin(), target.end(), target.begin(),
                     [](char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; });
      return target;
    }
  }
  for (std::size_t at = low.find("cvdr"); at != std::string::npos; at = low.find("cvdr", at + 1)) {
    std::size_t begin = at + 4;
    if (low.compare(begin, 3, "://") == 0)
      begin += 3;
    else if (begin < low.size() && low[begin] == ':')
      ++begin;
    if (low.compare(begin, 4, "cvdr") == 0) begin += 4;
    const std::size_t digits = count_while(low, begin, is_digit);
    if (digits > 0) return "CVDR" + low.substr(begin, digits);
  }
  if (low.starts_with("http://") || low.starts_with("https://")) return std::string(reference);
  return {};
}

bool says_nothing_stands_here(std::string_view text) {
  constexpr std::size_t kMostWords = 8;
  if (text.size() > 200 || word_count(text) > kMostWords) return false;
  std::string low = lowered(text);
  // A number and brackets around it say nothing more.
  std::string_view rest = trim_right(trim_left(low, " \t\n.,-–…[](){}*"), " \t\n.,-–…[](){}*");
  const auto skip_number = [&] { rest = trim_left(rest.substr(number_length(rest, false)), " .,-–…[](){}:"); };
  skip_number();
  for (const std::string_view lead : {"dit artikel ", "dit lid ", "artikel ", "is "}) {
    if (!rest.starts_with(lead)) continue;
    rest.remove_prefix(lead.size());
    skip_number();
  }
  for (const std::string_view word : {"vervallen", "gereserveerd", "ingetrokken", "reserved", "repealed"}) {
    if (!rest.starts_with(word)) continue;
    const std::string_view after = trim_left(rest.substr(word.size()), " .,-–…[](){}:");
    if (after.empty()) return true;
    for (const std::string_view since :
         {"per ", "met ingang ", "m.i.v. ", "bij ", "op ", "sinds ", "vanaf ", "by ", "on "})
      if (after.starts_with(since)) return true;
  }
  return false;
}

std::string_view without_full_stop(std::string_view text) {
  if (!text.ends_with('.') || text.ends_with("..") || lowered(text).ends_with(" etc.")) return text;
  return text.substr(0, text.size() - 1);
}

}  // namespace eender::corpus
