// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a page needs and a template cannot make: addresses, and the structure of a provision's text.
namespace eender::view {

// An address to link to, safe in any attribute; nothing where the text is none of http or https.
std::optional<std::string> web_address(std::string_view text);

// The last part of a path, with the member of an archive behind it: readers have no use for the folders of another's machine.
std::string file_name(std::string_view source);

// A line of a provision's text (corpus::Provision::text): a paragraph, a list item or a table row.
struct Line {
  std::uint32_t depth = 0;  // of the list it is in; 0 for none
  std::string text;         // without its indent
};
std::vector<Line> lines_of(std::string_view text);

}  // namespace eender::view
