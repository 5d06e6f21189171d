// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/jsonl_record.h"

#include <algorithm>

#include "corpus/formats/heading.h"
#include "corpus/formats/history_note.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "158.", "1-10", "04A.001.", "74—60": one word, with a digit, that begins with one or with a single letter. Its bytes without a final
// full stop; 0 where `text` does not begin so.
std::size_t section_number_length(std::string_view text) {
  std::size_t end = std::min(text.find(' '), text.size());
  while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ':')) --end;
  const std::string_view word = text.substr(0, end);
  if (word.empty() || !(is_digit(word[0]) || (word.size() > 1 && (is_digit(word[1]) || word[1] == '-')))) return 0;
  std::size_t letters = 0;
  for (const char c : word) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    letters = letter ? letters + 1 : 0;
    if (letters > 2) return 0;
  }
  return std::any_of(word.begin(), word.end(), is_digit) ? end : 0;
}

// A heading that is a number, or begins with one and " - ", is the second half of the number: "24" and "158. - Fire chief" → "24-158".
// True where nothing but a number was in it.
bool move_number(std::string& number, std::string& heading) {
  const std::size_t length = section_number_length(heading);
  if (length == 0) return false;
  std::string_view rest = std::string_view(heading).substr(length);
  if (rest.starts_with('.') || rest.starts_with(':')) rest.remove_prefix(1);
  const bool only_number = rest.empty();
  if (!only_number) {
    if (!rest.starts_with(" - ")) return false;
    rest.remove_prefix(3);
  }
  const std::string part = heading.substr(0, length);
  if (number.empty())
    number = part;
  else if (number != part && !number.ends_with("-" + part))
    number += "-" + part;
  heading = std::string(rest);
  return only_number;
}

// "- Short title. This division …" behind a bare number: the heading stands at the beginning of the text. The bytes of the text that
// are no longer text.
std::size_t move_heading(std::string_view text, std::string& heading) {
  constexpr std::size_t kMostWords = 30;
  if (!text.starts_with("- ")) return 0;
  std::size_t begin = 2;
  std::size_t end = 0, rest = 0;
  if (text.substr(begin).starts_with('[')) {  // set between brackets by an editor
    ++begin;
    end = text.find(']', begin);
    rest = end + 1;
  } else {
    end = text.find(". ", begin);
    rest = end + 1;
    if (end == std::string_view::npos && text.ends_with('.')) end = text.size() - 1, rest = text.size();
  }
  if (end == std::string_view::npos || word_count(text.substr(begin, end - begin)) > kMostWords) return 2;
  heading = one_line(text.substr(begin, end - begin));
  return rest;
}

// In the form of Provision::text: single spaces, no empty line; line breaks, tabs and the spaces that indent a line stay. A line that is
// indented further than any list goes on where the one before it ended: so sources are laid out that were wrapped. `leading` is the
// bytes before the first word.
std::string tidy_lines(std::string_view text, std::size_t& leading) {
  constexpr std::size_t kMostIndent = 16;
  std::string out;
  out.reserve(text.size());
  bool line_break = false, space = false;
  std::size_t indent = 0, tabs = 0;
  leading = text.size();
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t gap = space_length(text.substr(i))) {
      if (text[i] == '\n') {
        line_break = true;
        indent = tabs = 0;
      } else if (text[i] == '\t') {
        ++tabs;
      } else if (line_break && tabs == 0) {
        ++indent;
      }
      space = true;
      i += gap;
      continue;
    }
    if (out.empty()) {
      leading = i;
    } else if (line_break && indent <= kMostIndent) {
      out += '\n';
      out.append(indent / 2 * 2, ' ');
      out.append(tabs, '\t');
    } else if (tabs > 0) {
      out.append(tabs, '\t');
    } else if (space) {
      out += ' ';
    }
    line_break = space = false;
    indent = tabs = 0;
    const std::size_t words = tidy_length(text.substr(i));
    out += text.substr(i, words);
    i += words;
  }
  return out;
}

// "Hoofdstuk 2 Kosten > Artikel 5 Termijn > lid 3": headings instead of a path. Number and heading are taken from it where there are none.
std::string path_of_headings(std::string_view path, Provision& provision) {
  constexpr std::string_view kBetween = " > ";
  std::string slugs, number, heading;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find(kBetween), path.size());
    const Heading part = take_apart({}, {}, path.substr(0, end));
    path.remove_prefix(std::min(end + kBetween.size(), path.size()));
    if (const std::string slugged = path_part(part, {}); !slugged.empty())
      slugs += (slugs.empty() ? "" : "/") + slugged;
    if (label_kind(part.label) == "lid") {
      number += (number.empty() ? "lid " : ", lid ") + part.number;
    } else {
      number = part.number;
      heading = part.title;
    }
  }
  if (provision.number.empty()) provision.number = number;
  if (provision.heading.empty()) provision.heading = heading;
  return slugs;
}

}  // namespace

Provision provision_of(const JsonProvision& fields, std::string_view language) {
  Provision provision;
  provision.number = one_line(fields.number);
  provision.heading = one_line(fields.heading);
  std::string_view text = fields.text;
  std::uint64_t offset = fields.text_offset;
  if (!provision.heading.empty() && move_number(provision.number, provision.heading)) {
    const std::size_t moved = move_heading(text, provision.heading);
    text.remove_prefix(moved);
    offset += moved;
  }
  provision.heading = without_full_stop(provision.heading);

  std::size_t leading = 0;
  provision.text = tidy_lines(text, leading);
  provision.source_map.push_back({0, offset + leading});
  provision.note = one_line(fields.note);
  if (language == "en") {
    std::string note = split_history_note(provision.text);
    if (!note.empty()) provision.note += (provision.note.empty() ? "" : "\n") + note;
  }

  if (fields.path.find(" > ") != std::string_view::npos ||
      (!fields.path.empty() && fields.path.find(' ') != std::string_view::npos))
    provision.path = path_of_headings(fields.path, provision);
  else
    provision.path = fields.path;
  if (provision.path.empty()) provision.path = path_part({{}, provision.number, provision.heading}, {});
  if (provision.path.empty()) provision.path = "tekst";
  return provision;
}

}  // namespace eender::corpus
