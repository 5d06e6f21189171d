// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml.h"

#include <algorithm>
#include <functional>

#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

// Writes a text that is not well-formed anew so that it is, in one pass over its tags.
class Mender {
 public:
  Mender(std::string_view in, std::vector<XmlFault>& faults,
         std::vector<std::pair<std::uint64_t, std::uint64_t>>& moved)
      : in_(in), faults_(faults), moved_(moved) {}

  std::string mend() {
    out_.reserve(in_.size() + 256);
    while (at_ < in_.size()) {
      const std::size_t tag = std::min(in_.find('<', at_), in_.size());
      out_ += in_.substr(at_, tag - at_);
      at_ = tag;
      if (at_ < in_.size()) markup();
    }
    if (!open_.empty()) {
      fault(in_.size(), "the text ends while <" + std::string(open_.back()) + "> and " +
                            std::to_string(open_.size() - 1) + " around it are open; it is probably cut off");
      while (!open_.empty()) close_last();
    }
    return std::move(out_);
  }

 private:
  void markup() {
    const std::string_view rest = in_.substr(at_);
    if (rest.starts_with("<!--")) return copy_until("-->", 4);
    if (rest.starts_with("<![CDATA[")) return copy_until("]]>", 9);
    if (rest.starts_with("<?")) return copy_until("?>", 2);
    if (rest.starts_with("<!")) return copy_until(">", 2);
    if (rest.starts_with("</")) return end_tag();
    start_tag();
  }

  void copy_until(std::string_view end, std::size_t from) {
    const std::size_t found = in_.find(end, at_ + from);
    if (found == std::string_view::npos) return bare_less_than();
    copy(found + end.size());
  }

  void copy(std::size_t until) {
    out_ += in_.substr(at_, until - at_);
    at_ = until;
  }

  // A "<" that begins nothing; at the very end what follows it is the rest of a tag that was cut off.
  void bare_less_than() {
    if (in_.find('>', at_) == std::string_view::npos && at_ + 1 < in_.size() &&
        (is_name_start(in_[at_ + 1]) || in_[at_ + 1] == '/' || in_[at_ + 1] == '!')) {
      at_ = in_.size();
      return;
    }
    fault(at_, "a \"<\" that begins no tag; read as text");
    out_ += "&lt;";
    ++at_;
    moved();
  }

  void end_tag() {
    std::size_t i = at_ + 2;
    while (i < in_.size() && is_name(in_[i])) ++i;
    const std::string_view name = in_.substr(at_ + 2, i - at_ - 2);
    i = std::min(in_.find_first_not_of(kSpace, i), in_.size());
    if (name.empty() || i == in_.size() || in_[i] != '>') return bare_less_than();
    const auto opened = std::find(open_.rbegin(), open_.rend(), name);
    if (opened == open_.rend()) {
      fault(at_, "</" + std::string(name) + "> closes nothing; left out");
      at_ = i + 1;
      moved();
      return;
    }
    if (open_.back() != name) {
      fault(at_, "</" + std::string(name) + "> stands where <" + std::string(open_.back()) +
                     "> is still open; closed before it");
      while (open_.back() != name) close_last();
      moved();
    }
    open_.pop_back();
    copy(i + 1);
  }

  void start_tag() {
    std::size_t i = at_ + 1;
    if (i >= in_.size() || !is_name_start(in_[i])) return bare_less_than();
    while (i < in_.size() && is_name(in_[i])) ++i;
    const std::string_view name = in_.substr(at_ + 1, i - at_ - 1);
    while (true) {
      const std::size_t before = i;
      i = std::min(in_.find_first_not_of(kSpace, i), in_.size());
      if (i == in_.size()) return bare_less_than();
      if (in_[i] == '>') {
        open_.push_back(name);
        return copy(i + 1);
      }
      if (in_[i] == '/' && i + 1 < in_.size() && in_[i + 1] == '>') return copy(i + 2);
      if (i == before || !is_name_start(in_[i])) return bare_less_than();
      while (i < in_.size() && is_name(in_[i])) ++i;
      i = in_.find_first_not_of(kSpace, i);
      if (i == std::string_view::npos || in_[i] != '=') return bare_less_than();
      i = in_.find_first_not_of(kSpace, i + 1);
      if (i == std::string_view::npos || (in_[i] != '"' && in_[i] != '\'')) return bare_less_than();
      const std::size_t close = in_.find(in_[i], i + 1);
      if (close == std::string_view::npos || in_.substr(i, close - i).find('<') != std::string_view::npos)
        return bare_less_than();
      i = close + 1;
    }
  }

  void close_last() {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    open_.pop_back();
  }

  void fault(std::size_t offset, std::string reason) { faults_.push_back({offset, std::move(reason)}); }
  void moved() { moved_.emplace_back(out_.size(), at_); }

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string_view> open_;
  std::vector<XmlFault>& faults_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>>& moved_;
};

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

pugi::xml_parse_result Xml::parse(std::string text) {
  buffer_ = std::move(text);
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_doctype;
  return tree_.load_buffer_inplace(buffer_.data(), buffer_.size(), kOptions, pugi::encoding_utf8);
}

// False where the elements are nested too deep.
bool Xml::collect_texts() {
  int depth = 1;
  for (pugi::xml_node at = root().first_child(); at;) {
    if (is_text_node(at)) {
      if (const char* text = at.value(); !is_blank(text)) texts_.emplace_back(text);
    } else if (const pugi::xml_node inner = at.first_child()) {
      if (++depth > kMaxDepth) return false;
      at = inner;
      continue;
    }
    pugi::xml_node next = at.next_sibling();
    while (!next && --depth > 0) {
      at = at.parent();
      next = at.next_sibling();
    }
    at = next;
  }
  return true;
}

Result<void> Xml::read(std::string_view text) {
  if (const std::string_view reference = unsound_reference(text); !reference.empty())
    return fail(ErrorKind::kInvalidInput, "holds " + std::string(reference.substr(0, 20)) +
                                              ", a reference to a character that does not exist; take it out");
  if (declares_rules(text))
    return fail(
        ErrorKind::kInvalidInput,
        "declares entities or rules of its own (DOCTYPE with an internal subset), which eender does not expand; "
        "expand them first, for instance with xmllint --noent --dropdtd");
  if (const auto parsed = parse(std::string(text)); !parsed) {
    const auto offset = static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
    const std::string reason = parsed.description();
    const auto mended = parse(Mender(text, faults_, moved_).mend());
    if (!mended || faults_.empty()) faults_.insert(faults_.begin(), {offset, reason});
  }
  if (!root()) return fail(ErrorKind::kInvalidInput, "holds no XML element that can be read");
  if (!collect_texts())
    return fail(ErrorKind::kInvalidInput,
                "its elements are nested more than " + std::to_string(kMaxDepth) + " levels deep");
  return {};
}

std::uint64_t Xml::offset(pugi::xml_node node) const {
  const char* name = is_text_node(node) ? "" : node.name();
  return offset(std::string_view(*name != '\0' ? name : node.value(), 0));
}

std::uint64_t Xml::offset(std::string_view piece) const {
  // Names and values are views of the buffer; offset_debug() says the same, but nothing once more text was added to the tree.
  const char* place = piece.data();
  const std::less<const char*> before;
  const bool inside = !before(place, buffer_.data()) && before(place, buffer_.data() + buffer_.size());
  const auto here = inside ? static_cast<std::uint64_t>(place - buffer_.data()) : 0;
  if (moved_.empty()) return here;
  const auto behind = std::upper_bound(moved_.begin(), moved_.end(), here,
                                       [](std::uint64_t at, const auto& entry) { return at < entry.first; });
  if (behind == moved_.begin()) return here;
  const auto& [mended, given] = *std::prev(behind);
  return given + (here - mended);
}

std::string_view local_name(pugi::xml_node node) {
  // Names are short: one loop costs less than two calls.
  const char* name = node.name();
  const char* end = name;
  while (*end != '\0' && *end != ':') ++end;
  if (*end == ':') return end + 1;
  return {name, static_cast<std::size_t>(end - name)};
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

pugi::xml_node next_node(pugi::xml_node at, pugi::xml_node top, bool into) {
  if (into && at.first_child()) return at.first_child();
  while (at && at != top) {
    if (at.next_sibling()) return at.next_sibling();
    at = at.parent();
  }
  return {};
}

pugi::xml_node descendant(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node node = next_node(parent, parent); node; node = next_node(node, parent))
    if (local_name(node) == name) return node;
  return {};
}

std::string inner_text(pugi::xml_node node) {
  std::string text;
  for (pugi::xml_node at = next_node(node, node); at; at = next_node(at, node)) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata)
      text += at.value();
    else if (local_name(at) == "al")
      text += ' ';
  }
  return one_line(text);
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute value : node.attributes()) {
    std::string_view full = value.name();
    if (const std::size_t colon = full.find(':'); colon != std::string_view::npos) full.remove_prefix(colon + 1);
    if (full == name) return value.value();
  }
  return {};
}

}  // namespace eender::corpus
