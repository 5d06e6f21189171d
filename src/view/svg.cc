// SPDX-License-Identifier: EUPL-1.2
#include "view/svg.h"

#include <cmath>
#include <utility>

#include "base/check.h"
#include "view/terminal.h"

namespace eender::view {

std::string svg_escape(std::string_view text) {
  std::string out;
  const std::string cleaned = clean(text);
  for (std::size_t i = 0; i < cleaned.size(); ++i) {
    // The two code points that clean() has no reason to mind, and XML has.
    if (cleaned.compare(i, 3, "\uFFFE") == 0 || cleaned.compare(i, 3, "\uFFFF") == 0) {
      out += "\uFFFD";
      i += 2;
      continue;
    }
    const char c = cleaned[i];
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string svg_number(double value) {
  EENDER_CHECK(std::isfinite(value) && std::fabs(value) < 1e9, "a drawing has bounds");
  const long long hundredths = std::llround(value * 100);
  const long long size = hundredths < 0 ? -hundredths : hundredths;
  std::string out = hundredths < 0 ? "-" : "";
  out += std::to_string(size / 100);
  if (size % 100 == 0) return out;
  out += '.';
  out += static_cast<char>('0' + size % 100 / 10);
  if (size % 10 != 0) out += static_cast<char>('0' + size % 10);
  return out;
}

Svg& Svg::open(std::string_view name) {
  end_start_tag();
  out_ += '<';
  out_ += name;
  open_.emplace_back(name);
  in_start_tag_ = true;
  return *this;
}

Svg& Svg::set(std::string_view attribute, std::string_view value) {
  EENDER_CHECK(in_start_tag_, "attributes come before children");
  out_ += ' ';
  out_ += attribute;
  out_ += "=\"";
  out_ += svg_escape(value);
  out_ += '"';
  return *this;
}

Svg& Svg::set(std::string_view attribute, double value) { return set(attribute, svg_number(value)); }

Svg& Svg::text(std::string_view content) {
  end_start_tag();
  out_ += svg_escape(content);
  return *this;
}

Svg& Svg::close() {
  EENDER_CHECK(!open_.empty(), "what is closed was opened");
  if (in_start_tag_) {
    out_ += "/>";
    in_start_tag_ = false;
  } else {
    out_ += "</" + open_.back() + ">";
  }
  open_.pop_back();
  return *this;
}

std::string Svg::take() {
  EENDER_CHECK(open_.empty(), "every element is closed");
  return std::move(out_);
}

void Svg::end_start_tag() {
  if (in_start_tag_) out_ += '>';
  in_start_tag_ = false;
}

}  // namespace eender::view
