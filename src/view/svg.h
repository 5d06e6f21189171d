// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

// A tiny writer of SVG text: elements, attributes, text, escaping. Numbers are written with a point and at most two decimals, whatever
// the locale, so that the same drawing is the same bytes everywhere. A value belongs to one thread at a time.
namespace eender::view {

// Text as it may stand in an element or an attribute value: "&", "<", ">" and both quotes as entities, and clean() (view/terminal.h), so
// that what XML does not allow becomes U+FFFD.
std::string svg_escape(std::string_view text);

// 12, 12.5, 12.25; never "-0", never an exponent. REQUIRES: finite and below 1e9 in size.
std::string svg_number(double value);

// Elements are opened and closed in order; a start tag stays open for attributes until the first child or text:
//   svg.open("text").set("x", 4).set("class", "label").text("Zwolle").close();
class Svg {
 public:
  Svg& open(std::string_view name);
  Svg& set(std::string_view attribute, std::string_view value);
  Svg& set(std::string_view attribute, double value);
  Svg& text(std::string_view content);
  Svg& close();

  // The text written so far. REQUIRES: every element is closed.
  std::string take();

 private:
  void end_start_tag();

  std::string out_;
  std::vector<std::string> open_;
  bool in_start_tag_ = false;
};

}  // namespace eender::view
