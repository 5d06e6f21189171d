// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

// The reader's screen, and text that fits on it.
namespace eender::view {

// What the screen can show. Whoever writes to it finds out (cli/screen.h).
struct Terminal {
  int width = 80;       // columns
  bool colour = false;  // understands ANSI colours, and the reader wants them
  bool unicode = true;  // else what we draw ourselves is ASCII; texts of others stay as they are
};

// What a stretch of text is; the colours follow from it.
enum class Style { kPlain, kStrong, kFaint, kHeading, kOwn, kValue, kVariation, kBar, kAlarm };

struct Run {
  std::string text;
  Style style = Style::kPlain;
};
using Runs = std::vector<Run>;

// Columns that a text takes: none for combining marks, two for wide letters. Bytes that are not UTF-8 take one each.
int display_width(std::string_view text);

// A text of others as it may be sent to a screen: what would steer it (escape sequences, other controls, marks that turn the direction of
// writing) becomes U+FFFD, as do bytes that are not UTF-8. Line breaks and tabs stay.
std::string clean(std::string_view text);

// clean() on one line: white space of any kind and length becomes one space, none at the ends.
std::string one_line(std::string_view text);

// At most `width` columns, ending in an ellipsis where something is left out; between words where that loses little.
std::string shorten(std::string_view text, int width, const Terminal& terminal);

// Padded with spaces to `width` columns; longer texts stay whole.
std::string left(std::string_view text, int width);
std::string right(std::string_view text, int width);

std::string paint(const Terminal& terminal, Style style, std::string_view text);

// Lines of at most terminal.width columns, each ended by '\n' and begun with `indent` spaces, the first with `first` instead. Breaks at
// spaces; words longer than a line are cut. A '\n' in the text breaks the line; spaces behind it indent what follows up to the next one.
std::string fill(const Terminal& terminal, const Runs& runs, int first, int indent);

// Items with a separator between them, on as few lines as hold them; an item is never broken where it fits on a line.
std::string fill_items(const Terminal& terminal, const std::vector<std::string>& items, Style style, int indent);

// A bar of `share` (0 to 1) of `width` columns, padded to `width`; never empty where share > 0.
std::string bar(const Terminal& terminal, double share, int width);

// The marks we draw ourselves.
std::string_view ellipsis(const Terminal& terminal);
std::string_view separator(const Terminal& terminal);  // " · "
std::string_view dash(const Terminal& terminal);       // " – "
std::string_view arrow(const Terminal& terminal);      // "→"
// A text that holds marks of ours, "…" or "€", as the screen can show it.
std::string drawn(const Terminal& terminal, std::string text);
std::string own(const Terminal& terminal, std::string_view name);  // "‹Haarlem›"

}  // namespace eender::view
