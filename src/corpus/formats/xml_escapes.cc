// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_escapes.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

namespace eender::corpus {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> kNamed{
    {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}}};

// The character that a reference stands for and how long it is written; 0 where there is none.
std::pair<UChar32, std::size_t> reference(std::string_view text) {
  for (const auto& [name, character] : kNamed)
    if (text.starts_with(name)) return {character, name.size()};
  if (!text.starts_with("&#")) return {};
  const bool hexadecimal = text.substr(2).starts_with('x');
  const char* first = text.data() + (hexadecimal ? 3 : 2);
  const char* last = text.data() + text.size();
  std::uint32_t value = 0;
  const auto [behind, error] = std::from_chars(first, last, value, hexadecimal ? 16 : 10);
  if (error != std::errc() || behind == last || *behind != ';') return {};
  return {static_cast<UChar32>(value), static_cast<std::size_t>(behind + 1 - text.data())};
}

}  // namespace

char* resolve_escapes(char* begin, char* end) {
  const auto next = [end](char* at) {
    void* found = std::memchr(at, '&', static_cast<std::size_t>(end - at));
    return found == nullptr ? end : static_cast<char*>(found);
  };
  char* out = next(begin);
  for (char* at = out; at < end;) {
    const auto [character, taken] = reference({at, static_cast<std::size_t>(end - at)});
    std::size_t made = 0;
    U8_APPEND_UNSAFE(out, made, taken > 0 ? character : '&');
    out += made;
    at += std::max<std::size_t>(taken, 1);
    char* const behind = next(at);
    std::memmove(out, at, static_cast<std::size_t>(behind - at));
    out += behind - at;
    at = behind;
  }
  return out;
}

}  // namespace eender::corpus
