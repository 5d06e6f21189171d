// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/characters.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "base/check.h"

// NFKC_Casefold of a word is not always that of its characters one behind the other: "e" and a combining acute accent become "é". But ICU
// tells of which characters nothing before them can matter (Normalizer2::hasBoundaryBefore), and a text of such characters folds one by one.
// The table holds them with what ICU makes of each, and nothing of the rest: a word with any of the rest is ICU's. So the table cannot
// disagree with ICU, of whatever version.
namespace eender::text::detail {
namespace {

// Latin (with the Supplement, Extended-A and Extended-B), and general punctuation with the currency signs.
constexpr UChar32 kLatinEnd = 0x250;
constexpr UChar32 kSignsBegin = 0x2000;
constexpr UChar32 kSignsEnd = 0x2100;
constexpr std::size_t kKept = kLatinEnd + (kSignsEnd - kSignsBegin);

constexpr std::size_t place_of(UChar32 c) {
  if (c < kLatinEnd) return static_cast<std::size_t>(c);
  if (c >= kSignsBegin && c < kSignsEnd) return static_cast<std::size_t>(c - kSignsBegin + kLatinEnd);
  return kKept;
}

struct Folded {
  std::uint8_t size = 0;  // 0: not by itself
  std::array<char, 7> bytes{};
};

struct Table {
  std::array<Class, kKept> kinds;
  std::array<Folded, kKept> folded;
};

const icu::Normalizer2& nfkc_casefold() {
  static const icu::Normalizer2* instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
    EENDER_CHECK(found != nullptr, "ICU's data hold NFKC_Casefold");
    return found;
  }();
  return *instance;
}

Class ask_class(UChar32 c) {
  if (c < 0x80) return kClassOfByte[static_cast<std::size_t>(c)];
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return Class::kNewline;
  if (u_isUWhiteSpace(c)) return Class::kSpace;
  if (u_isdigit(c)) return Class::kDigit;
  if (c == 0xA7 || u_charType(c) == U_CURRENCY_SYMBOL) return Class::kSymbol;
  // Default ignorables (soft hyphen, zero-width joiners) lie inside words and fold to nothing.
  const auto mask = U_GET_GC_MASK(c);
  if ((mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0 ||
      u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
    return Class::kLetter;
  return Class::kPunctuation;
}

Folded ask_folded(UChar32 c) {
  if (!nfkc_casefold().hasBoundaryBefore(c)) return {};
  std::array<char, 4> bytes{};
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, c);
  const std::string word = fold({bytes.data(), size});
  Folded folded;
  if (word.size() > folded.bytes.size()) return {};
  folded.size = static_cast<std::uint8_t>(word.size());
  std::copy(word.begin(), word.end(), folded.bytes.begin());
  return folded;
}

const Table& table() {
  static const Table kept = [] {
    Table made;
    for (UChar32 c = 0; c < kSignsEnd; ++c) {
      const std::size_t at = place_of(c);
      if (at == kKept) continue;
      made.kinds[at] = ask_class(c);
      made.folded[at] = ask_folded(c);
    }
    return made;
  }();
  return kept;
}

UChar32 decode(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, at, text.size(), c);
  return c;
}

}  // namespace

Character character_beyond_ascii(std::string_view text, std::size_t at) {
  std::size_t next = at;
  UChar32 c = decode(text, next);
  if (c < 0) c = ' ';  // not UTF-8
  const std::size_t place = place_of(c);
  return {c, place < kKept ? table().kinds[place] : ask_class(c), static_cast<std::uint32_t>(next - at)};
}

std::size_t fold_in_place(std::string_view word, char* into) {
  const Table& kept = table();
  std::size_t size = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t place = place_of(decode(word, at));
    if (place == kKept) return 0;
    const Folded& folded = kept.folded[place];
    if (folded.size == 0 || folded.size > word.size() - size) return 0;
    std::memcpy(into + size, folded.bytes.data(), folded.size);
    size += folded.size;
  }
  return size;
}

std::string fold(std::string_view word) {
  std::string straight;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool curly = word.substr(i).starts_with("\xE2\x80\x98") || word.substr(i).starts_with("\xE2\x80\x99");
    straight += curly ? '\'' : word[i];
    if (curly) i += 2;
  }
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  nfkc_casefold().normalizeUTF8(0, icu::StringPiece(straight.data(), static_cast<std::int32_t>(straight.size())), sink,
                                nullptr, status);
  return result;
}

}  // namespace eender::text::detail
