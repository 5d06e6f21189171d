// SPDX-License-Identifier: EUPL-1.2
#include "view/drawing_parts.h"

#include <algorithm>

#include "view/terminal.h"

namespace eender::view {

void open_drawing(Svg& svg, std::string_view classes, const Caption& caption, double width, double height,
                  Interaction interaction) {
  svg.open("svg")
      .set("xmlns", "http://www.w3.org/2000/svg")
      .set("class", classes)
      .set("viewBox", "0 0 " + svg_number(width) + " " + svg_number(height))
      .set("width", width)
      .set("height", height)
      .set("role", interaction == Interaction::kLinks ? "group" : "img")
      .set("aria-labelledby", caption.id + "-t " + caption.id + "-d");
  svg.open("title").set("id", caption.id + "-t").text(caption.title).close();
  svg.open("desc").set("id", caption.id + "-d").text(caption.description).close();
}

Svg& open_text(Svg& svg, std::string_view classes, double x, double y, double size) {
  return svg.open("text").set("class", classes).set("x", x).set("y", y).set("font-size", size);
}

double text_width(std::string_view text, double size) {
  // In hundredths of the size, as wide as the widest fonts in use have them (Verdana, DejaVu Sans): "110%" was drawn over its bar.
  double hundredths = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    const std::string_view letter = text.substr(at, end - at);
    at = end;
    if (std::string_view("ijlrtfI .,:;'|!()[]-").find(letter) != std::string_view::npos) {
      hundredths += 38;
    } else if (std::string_view("mwMW%@").find(letter) != std::string_view::npos) {
      hundredths += 95;
    } else if (letter[0] >= 'A' && letter[0] <= 'Z') {
      hundredths += 72;
    } else {
      hundredths += 63 * std::max(display_width(letter), 0);
    }
  }
  return hundredths / 100 * size;
}

std::string count_text(std::uint64_t count) {
  const std::string digits = std::to_string(count);
  if (count < 10000) return digits;
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += "\u202f";
    out += digits[i];
  }
  return out;
}

}  // namespace eender::view
