// SPDX-License-Identifier: EUPL-1.2
#include "view/terminal.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace eender::view {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// The next code point; negative for bytes that are no UTF-8.
UChar32 next(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  auto i = static_cast<std::int32_t>(at);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, i, static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(i);
  return c;
}

int width_of(UChar32 c) {
  if (c < 0) return 1;
  if (c == 0xAD) return 1;  // terminals print the soft hyphen
  if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0) return 0;
  if (c >= 0x1160 && c <= 0x11FF) return 0;  // the vowels and ends of Korean syllables join the letter before
  const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

bool turns_direction(UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

// The longest beginning of at most `width` columns, combining marks with their letter.
std::size_t fitting(std::string_view text, int width) {
  std::size_t at = 0;
  for (int used = 0; at < text.size();) {
    std::size_t end = at;
    const int w = width_of(next(text, end));
    if (used + w > width) return at;
    used += w;
    at = end;
  }
  return at;
}

std::string_view code_of(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kStrong:
      return "1";
    case Style::kFaint:
      return "2";
    case Style::kHeading:
      return "1;4";
    case Style::kOwn:
      return "35";
    case Style::kValue:
      return "36";
    case Style::kVariation:
      return "33";
    case Style::kBar:
      return "34";
    case Style::kAlarm:
      return "31";
  }
  return "";
}

// Stretches without a space between them stay on one line.
struct Word {
  Runs parts;
  int width = 0;
};

class Filler {
 public:
  Filler(const Terminal& terminal, int first, int indent) : terminal_(terminal), indent_(indent) { begin_line(first); }

  void add(const Run& run) {
    for (std::size_t at = 0; at < run.text.size();) {
      const char c = run.text[at];
      if (c == '\n') {
        flush();
        if (!empty_) result_ += '\n';
        block_ = 0;
        begin_line(indent_);
        leading_ = true;
        ++at;
      } else if (c == ' ' || c == '\t') {
        flush();
        if (c == '\t') add_word({{{"|", Style::kFaint}}, 1});  // between the cells of a table
        if (leading_) begin_line(indent_ + ++block_);
        ++at;
      } else {
        leading_ = false;
        const std::size_t end = std::min(run.text.find_first_of(" \t\n", at), run.text.size());
        const std::string_view piece(run.text.data() + at, end - at);
        word_.parts.push_back({std::string(piece), run.style});
        word_.width += display_width(piece);
        at = end;
      }
    }
  }

  std::string finish() {
    flush();
    if (!empty_) result_ += '\n';
    return std::move(result_);
  }

 private:
  // What stands before the line's first word is written with that word, so that no line ends in spaces.
  void begin_line(int indent) {
    line_indent_ = std::min(indent, terminal_.width / 2);
    used_ = line_indent_;
    empty_ = true;
  }
  void put(std::string_view text, Style style) {
    if (empty_) result_.append(static_cast<std::size_t>(line_indent_), ' ');
    empty_ = false;
    result_ += paint(terminal_, style, text);
    used_ += display_width(text);
  }
  void wrap() {
    result_ += '\n';
    begin_line(indent_ + block_);
  }
  void flush() {
    if (!word_.parts.empty()) add_word(std::move(word_));
    word_ = {};
  }
  void add_word(const Word& word) {
    if (!empty_ && used_ + 1 + word.width > terminal_.width) wrap();
    if (!empty_) {
      result_ += ' ';
      ++used_;
    }
    for (const Run& part : word.parts) {
      std::string_view rest = part.text;
      while (used_ + display_width(rest) > terminal_.width) {
        std::size_t fits = fitting(rest, terminal_.width - used_);
        if (fits == 0 && empty_) {  // not even one letter fits: a screen of a column or two
          fits = 0;
          next(rest, fits);
        }
        if (fits > 0) put(rest.substr(0, fits), part.style);
        rest.remove_prefix(fits);
        wrap();
      }
      if (!rest.empty()) put(rest, part.style);
    }
  }

  const Terminal& terminal_;
  int indent_;
  int line_indent_ = 0;
  int used_ = 0;
  int block_ = 0;         // further indent of the block at hand
  bool leading_ = false;  // only spaces since the line break
  bool empty_ = true;     // nothing on the line at hand
  Word word_;
  std::string result_;
};

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next(text, at));
  return width;
}

std::string clean(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const UChar32 c = next(text, at);
    if (c == '\r') continue;
    const bool control = c >= 0 && u_charType(c) == U_CONTROL_CHAR && c != '\n' && c != '\t';
    const bool steers = c < 0 || control || c == 0x2028 || c == 0x2029 || turns_direction(c);
    result.append(steers ? kReplacement : text.substr(begin, at - begin));
  }
  return result;
}

std::string one_line(std::string_view text) {
  std::string result;
  bool gap = false;
  const std::string safe = clean(text);
  for (std::size_t at = 0; at < safe.size();) {
    const std::size_t begin = at;
    if (u_isUWhiteSpace(next(safe, at))) {
      gap = !result.empty();
      continue;
    }
    if (gap) result += ' ';
    gap = false;
    result.append(safe, begin, at - begin);
  }
  return result;
}

std::string shorten(std::string_view text, int width, const Terminal& terminal) {
  if (display_width(text) <= width) return std::string(text);
  const std::string_view mark = ellipsis(terminal);
  const std::size_t fits = fitting(text, std::max(0, width - display_width(mark)));
  const std::size_t space = fits == 0 ? std::string_view::npos : text.rfind(' ', fits - 1);
  if (space != std::string_view::npos && space * 2 > fits)
    return std::string(text.substr(0, space)).append(" ").append(mark);
  return std::string(text.substr(0, fits)).append(mark);
}

std::string left(std::string_view text, int width) {
  return std::string(text).append(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
}

std::string right(std::string_view text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ').append(text);
}

std::string paint(const Terminal& terminal, Style style, std::string_view text) {
  const std::string_view code = code_of(style);
  if (!terminal.colour || code.empty() || text.empty()) return std::string(text);
  return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
}

std::string fill(const Terminal& terminal, const Runs& runs, int first, int indent) {
  Filler filler(terminal, first, indent);
  for (const Run& run : runs) filler.add(run);
  return filler.finish();
}

std::string fill_items(const Terminal& terminal, const std::vector<std::string>& items, Style style, int indent) {
  std::string result;
  std::string line;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 < items.size() ? std::string(separator(terminal)) : std::string());
    const int shown =
        display_width(items[i]) + (i + 1 < items.size() ? 2 : 0);  // the separator's last space may hang over
    if (!line.empty() && display_width(line) + shown > terminal.width - (result.empty() ? 0 : indent)) {
      result += fill(terminal, {{line, style}}, result.empty() ? 0 : indent, indent);
      line.clear();
    }
    line += item;
  }
  return result + fill(terminal, {{line, style}}, result.empty() ? 0 : indent, indent);
}

std::string bar(const Terminal& terminal, double share, int width) {
  share = std::clamp(share, 0.0, 1.0);
  if (!terminal.unicode) {
    const int full = share > 0 ? std::max(1, static_cast<int>(std::lround(share * width))) : 0;
    return left(std::string(static_cast<std::size_t>(full), '#'), width);
  }
  // U+2588 is a full block, U+2589 seven eighths, … U+258F one eighth.
  const int eighths = share > 0 ? std::max(1, static_cast<int>(std::lround(share * width * 8))) : 0;
  std::string drawn;
  for (int i = 0; i < eighths / 8; ++i) drawn += "\xE2\x96\x88";
  if (eighths % 8 > 0) drawn += {'\xE2', '\x96', static_cast<char>(0x88 + 8 - eighths % 8)};
  return left(drawn, width);
}

std::string_view ellipsis(const Terminal& terminal) { return terminal.unicode ? "…" : "..."; }
std::string_view separator(const Terminal& terminal) { return terminal.unicode ? " · " : ", "; }
std::string_view dash(const Terminal& terminal) { return terminal.unicode ? " – " : " - "; }
std::string_view arrow(const Terminal& terminal) { return terminal.unicode ? "→" : "->"; }
std::string drawn(const Terminal& terminal, std::string text) {
  if (terminal.unicode) return text;
  constexpr std::pair<std::string_view, std::string_view> kMarks[] = {{"…", "..."}, {"€", "EUR"}};
  for (const auto& [mark, ascii] : kMarks)
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += ascii.size())
      text.replace(at, mark.size(), ascii);
  return text;
}
std::string own(const Terminal& terminal, std::string_view name) {
  return std::string(terminal.unicode ? "‹" : "<").append(name).append(terminal.unicode ? "›" : ">");
}

}  // namespace eender::view
