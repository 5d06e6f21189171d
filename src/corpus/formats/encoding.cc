// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/encoding.h"

#include <simdjson.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace eender::corpus {
namespace {

// 0x80 to 0x9f of windows-1252; the five it leaves open are what ISO-8859-1 says.
constexpr std::array<char16_t, 32> kWindows1252{0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                                0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
                                                0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                                0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

void append_utf8(std::string& text, char32_t c) { icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(text); }

std::string from_windows1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (c < 0x80)
      text += byte;
    else
      append_utf8(text, c < 0xa0 ? kWindows1252[c - 0x80] : c);
  }
  return text;
}

std::string from_utf16(std::string_view bytes, bool little_endian) {
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    units += static_cast<char16_t>(little_endian ? first | second << 8 : first << 8 | second);
  }
  std::string text;
  icu::UnicodeString(units.data(), static_cast<std::int32_t>(units.size())).toUTF8String(text);
  return text;
}

// The code point at text[i], i then behind it; nothing for a byte that begins none, i then behind that byte and what belongs to it.
std::optional<char32_t> next_code_point(std::string_view text, std::size_t& i) {
  const auto first = static_cast<unsigned char>(text[i++]);
  if (first < 0x80) return first;
  const int more = first >= 0xf0 && first < 0xf5   ? 3
                   : first >= 0xe0 && first < 0xf0 ? 2
                   : first >= 0xc2 && first < 0xe0 ? 1
                                                   : 0;
  if (more == 0) return std::nullopt;
  char32_t c = first & (0x3fU >> more);
  for (int k = 0; k < more; ++k) {
    if (i == text.size()) return std::nullopt;
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xc0) != 0x80) return std::nullopt;
    c = c << 6 | (byte & 0x3f);
    const bool impossible =
        k == 0 && ((more == 2 && (c < 0x20 || (c >= 0x360 && c < 0x380))) || (more == 3 && (c < 0x10 || c > 0x10f)));
    if (impossible) return std::nullopt;  // too long for what it says, half of a surrogate pair, or beyond the last
    ++i;
  }
  return c;
}

bool is_named(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view other) {
    return std::equal(name.begin(), name.end(), other.begin(), other.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
  });
}

Decoded repaired(std::string_view bytes, bool latin_declared, bool utf8_declared) {
  Decoded decoded;
  bool has_utf8 = false;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    const auto c = next_code_point(bytes, i);
    if (!c && !decoded.first_invalid) decoded.first_invalid = begin;
    has_utf8 |= c && *c >= 0x80;
  }
  if (latin_declared || !has_utf8) {
    decoded.made = from_windows1252(bytes);
    decoded.encoding = "windows-1252";
    decoded.as_declared = !utf8_declared;
    if (latin_declared) decoded.first_invalid.reset();
    return decoded;
  }
  decoded.encoding = "UTF-8";
  std::string& text = decoded.made.emplace();
  text.reserve(bytes.size() + 64);
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    if (next_code_point(bytes, i)) {
      text.append(bytes, begin, i - begin);
    } else {
      text += "\xef\xbf\xbd";
      ++decoded.replaced;
    }
  }
  return decoded;
}

}  // namespace

std::string_view declared_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (!bytes.starts_with("<?xml")) return {};
  bytes = bytes.substr(0, bytes.substr(0, 512).find("?>"));
  const std::size_t name = bytes.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t open = bytes.find_first_of("\"'", name);
  if (open == std::string_view::npos) return {};
  const std::size_t close = bytes.find(bytes[open], open + 1);
  return close == std::string_view::npos ? std::string_view{} : bytes.substr(open + 1, close - open - 1);
}

Result<Decoded> to_utf8(std::string_view bytes, std::string_view declared) {
  const std::string_view head = bytes.substr(0, 4);
  const bool little_endian = head.starts_with("\xff\xfe") || (head.size() >= 2 && head[0] == '<' && head[1] == '\0');
  const bool big_endian = head.starts_with("\xfe\xff") || (head.size() >= 2 && head[0] == '\0' && head[1] == '<');
  const bool latin = is_named(declared, {"iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252", "iso-8859-15"});
  const bool utf8 = declared.empty() || is_named(declared, {"utf-8", "utf8", "us-ascii", "ascii"});
  Decoded decoded;
  if (little_endian || big_endian) {
    const bool marked = head[0] != '<' && head[0] != '\0';
    if (bytes.size() / 2 > INT32_MAX) return fail(ErrorKind::kInvalidInput, "is too large");
    decoded.made = from_utf16(bytes.substr(marked ? 2 : 0), little_endian);
    decoded.encoding = "UTF-16";
  } else if (simdjson::validate_utf8(bytes.data(), bytes.size())) {
    const auto is_plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    decoded.given = bytes;
    decoded.encoding = "UTF-8";
    decoded.as_declared = utf8 || std::all_of(bytes.begin(), bytes.end(), is_plain);
  } else {
    decoded = repaired(bytes, latin, utf8);
  }
  if (const std::size_t nul = decoded.text().find('\0'); nul != std::string::npos)
    return fail(ErrorKind::kInvalidInput, "holds a NUL character at byte " + std::to_string(nul) +
                                              "; text has none, so this is not text or damaged");
  return decoded;
}

}  // namespace eender::corpus
