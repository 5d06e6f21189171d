// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml.h"

#include <algorithm>
#include <functional>
#include <string>

namespace eender::corpus {
namespace {

// A numeric reference to no character: NUL, which would end a text in the middle, half of a surrogate pair, or a number beyond Unicode. The
// parser would write bytes for it that are not UTF-8. Empty where all are sound.
std::string_view unsound_reference(std::string_view text) {
  constexpr std::uint32_t kBeyond = 0x110000;
  for (std::size_t at = text.find("&#"); at != std::string_view::npos; at = text.find("&#", at + 2)) {
    const bool hexadecimal = at + 2 < text.size() && text[at + 2] == 'x';
    std::size_t i = at + (hexadecimal ? 3 : 2);
    const std::size_t digits = i;
    std::uint32_t value = 0;
    for (; i < text.size(); ++i) {
      const char c = text[i];
      const char lower = static_cast<char>(c | 32);
      const bool letter = hexadecimal && lower >= 'a' && lower <= 'f';
      if (!letter && (c < '0' || c > '9')) break;
      const auto digit = static_cast<std::uint32_t>(letter ? lower - 'a' + 10 : c - '0');
      value = std::min(value * (hexadecimal ? 16 : 10) + digit, kBeyond);
    }
    if (i == digits || i == text.size() || text[i] != ';') continue;
    if (value == 0 || value == kBeyond || (value >= 0xD800 && value < 0xE000)) return text.substr(at, i + 1 - at);
  }
  return {};
}

// A DOCTYPE with an internal subset. Looked for by its "!", which is rare; "<" is not.
bool declares_rules(std::string_view text) {
  std::size_t doctype = text.find("!DOCTYPE");
  while (doctype != std::string_view::npos && (doctype == 0 || text[doctype - 1] != '<'))
    doctype = text.find("!DOCTYPE", doctype + 1);
  const std::size_t end = text.find_first_of("[>", std::min(doctype, text.size()));
  return end != std::string_view::npos && text[end] == '[';
}

}  // namespace

Result<void> Xml::read(std::string_view text) {
  if (const std::string_view reference = unsound_reference(text); !reference.empty())
    return fail(ErrorKind::kInvalidInput, "holds " + std::string(reference.substr(0, 20)) +
                                              ", a reference to a character that does not exist; take it out");
  if (declares_rules(text))
    return fail(
        ErrorKind::kInvalidInput,
        "declares entities or rules of its own (DOCTYPE with an internal subset), which eender does not expand; "
        "expand them first, for instance with xmllint --noent --dropdtd");
  buffer_ = XmlBuffer(text);
  texts_.reserve(text.size() / 128);  // as many as regulations have, about
  XmlParsed parsed = parse_xml(buffer_, tree_, &texts_);
  faults_ = std::move(parsed.faults);
  for (root_ = tree_.document().first_child(); root_ && !root_.is_element();) root_ = root_.next_sibling();
  if (!root_) return fail(ErrorKind::kInvalidInput, "holds no XML element that can be read");
  if (parsed.too_deep)
    return fail(ErrorKind::kInvalidInput,
                "its elements are nested more than " + std::to_string(kMaxDepth) + " levels deep");
  return {};
}

std::uint64_t Xml::offset_of(const char* place) const {
  const std::less<const char*> before;
  const std::string_view all = buffer_.view();
  const bool inside = !before(place, all.data()) && before(place, all.data() + all.size());
  return inside ? static_cast<std::uint64_t>(place - all.data()) : 0;
}

}  // namespace eender::corpus
