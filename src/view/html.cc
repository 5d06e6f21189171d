// SPDX-License-Identifier: EUPL-1.2
#include "view/html.h"

#include <algorithm>

#include "view/terminal.h"

namespace eender::view {

std::optional<std::string> web_address(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return std::nullopt;
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  static constexpr std::string_view kKept = "-._~:/?#[]@!$&()*+,;=%";  // of RFC 3986, without the apostrophe
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kKept.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return result;
}

std::string file_name(std::string_view source) {
  const std::size_t member = source.find('!');
  const std::size_t slash = source.substr(0, member).rfind('/');
  return one_line(slash == std::string_view::npos ? source : source.substr(slash + 1));
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    lines.push_back({static_cast<std::uint32_t>(std::min<std::size_t>(indent / 2, 6)), clean(line.substr(indent))});
    at = end + 1;
  }
  return lines;
}

}  // namespace eender::view
