// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_parser.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "corpus/formats/byte_block.h"
#include "corpus/formats/spaces.h"

namespace eender::corpus {
namespace {

constexpr int kMostLevels = 256;

enum : std::uint8_t { kSpace = 1, kNameStart = 2, kName = 4 };

constexpr auto kBytes = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (const unsigned char c : {' ', '\t', '\r', '\n'}) kinds[c] = kSpace;
  for (unsigned c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
    if (letter) kinds[c] = kNameStart | kName;
    if ((c >= '0' && c <= '9') || c == '-' || c == '.') kinds[c] = kName;
  }
  return kinds;
}();

bool is(char c, std::uint8_t kind) { return (kBytes[static_cast<unsigned char>(c)] & kind) != 0; }

char* put_utf8(char* out, std::uint32_t c) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | c >> 6);
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | c >> 12);
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *out++ = static_cast<char>(0xF0 | c >> 18);
    *out++ = static_cast<char>(0x80 | (c >> 12 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

// What "&…;" at the beginning of `text` stands for is put at `out`: never more bytes than it takes. The bytes it takes, 0 where it is no
// escape of XML.
std::size_t resolve(std::string_view text, char*& out) {
  struct Named {
    std::string_view written;
    char meant;
  };
  for (const auto& [written, meant] :
       {Named{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}})
    if (text.starts_with(written)) {
      *out++ = meant;
      return written.size();
    }
  if (!text.starts_with("&#")) return 0;
  const bool hexadecimal = text.size() > 2 && text[2] == 'x';
  std::size_t i = hexadecimal ? 3 : 2;
  const std::size_t digits = i;
  std::uint32_t value = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    const char low = static_cast<char>(c | 32);
    const bool letter = hexadecimal && low >= 'a' && low <= 'f';
    if (!letter && (c < '0' || c > '9')) break;
    value = value * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(letter ? low - 'a' + 10 : c - '0');
  }
  if (i == digits || i == text.size() || text[i] != ';') return 0;
  out = put_utf8(out, value);
  return i + 1;
}

// Resolves escapes in their place; the new end.
char* resolve_all(char* begin, char* end) {
  char* out = begin;
  for (const char* at = begin; at < end;) {
    const auto* ampersand = static_cast<const char*>(std::memchr(at, '&', static_cast<std::size_t>(end - at)));
    const char* until = ampersand == nullptr ? end : ampersand;
    std::memmove(out, at, static_cast<std::size_t>(until - at));
    out += until - at;
    at = until;
    if (at == end) break;
    if (const std::size_t taken = resolve({at, static_cast<std::size_t>(end - at)}, out); taken > 0)
      at += taken;
    else
      *out++ = *at++;
  }
  return out;
}

class Parser {
 public:
  Parser(std::span<char> text, XmlTree& tree, std::vector<DocumentText>* texts)
      : at_(text.data()), end_(text.data() + text.size()), tree_(tree), texts_(texts) {}

  bool parse() {
    if (rest().starts_with("\xef\xbb\xbf")) at_ += 3;
    parent_ = tree_.document().data();
    if (!around_root(true) || *at_ != '<' || !start_tag()) return false;
    while (levels_ > 0)
      if (*at_ == '<' ? !markup() : !text()) return false;
    return around_root(false) && at_ == end_;
  }

 private:
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

  bool skip_behind(std::string_view end, std::size_t from) {
    const std::size_t found = rest().find(end, from);
    if (found == std::string_view::npos) return false;
    at_ += found + end.size();
    return true;
  }

  void skip_space() {
    while (is(*at_, kSpace)) ++at_;
  }

  std::string_view take_name() {
    const char* begin = at_;
    while (is(*at_, kName)) ++at_;
    return {begin, static_cast<std::size_t>(at_ - begin)};
  }

  // Space, comments and instructions, before the root a DOCTYPE too; to what is none of them.
  bool around_root(bool before) {
    for (skip_space(); *at_ == '<' && !is(at_[1], kNameStart); skip_space()) {
      const bool doctype_here = before && rest().starts_with("<!DOCTYPE");
      if (doctype_here ? !doctype() : !comment_or_instruction()) return false;
    }
    return true;
  }

  bool comment_or_instruction() {
    if (rest().starts_with("<!--")) return skip_behind("-->", 4);
    return at_[1] == '?' && is(at_[2], kNameStart) && skip_behind("?>", 2);
  }

  // One without rules of its own and quotation marks in quotation marks.
  bool doctype() {
    for (at_ += 9;; ++at_) {
      at_ += std::min(rest().find_first_of("<>[\"'"), rest().size());
      if (at_ == end_ || *at_ == '<' || *at_ == '[') return false;
      if (*at_ == '>') return ++at_, true;
      const std::size_t close = rest().find(*at_, 1);
      if (close == std::string_view::npos) return false;
      at_ += close;
    }
  }

  // REQUIRES: at a "<", within the root.
  bool markup() {
    if (at_[1] == '/') return end_tag();
    if (is(at_[1], kNameStart)) return start_tag();
    if (rest().starts_with("<![CDATA[")) return cdata();
    return comment_or_instruction();
  }

  bool start_tag() {
    const char* begin = ++at_;
    XmlNodeData* node = tree_.make_element(begin, tree_.name(take_name()));
    link(node);
    if (is(*at_, kSpace) && !attributes(node)) return false;
    if (*at_ == '/') {
      if (*++at_ != '>') return false;
    } else if (*at_ == '>') {
      parent_ = node;
      last_ = nullptr;
      if (++levels_ > kMostLevels) return false;
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  bool attributes(XmlNodeData* node) {
    for (skip_space(); is(*at_, kNameStart); skip_space()) {
      const std::string_view name = take_name();
      skip_space();
      if (*at_++ != '=') return false;
      skip_space();
      const char quote = *at_;
      if (quote != '"' && quote != '\'') return false;
      char* begin = ++at_;
      bool escapes = false;
      if (!find(quote, escapes)) return false;
      const char* end = escapes ? resolve_all(begin, at_) : at_;
      tree_.add(node, {name, {begin, static_cast<std::size_t>(end - begin)}});
      if (is(*++at_, kNameStart)) return false;
    }
    return true;
  }

  // Moves to the next such byte; whether there are escapes before it.
  bool find(char byte, bool& escapes) {
    for (;; at_ += ByteBlock::kBytes) {
      if (at_ >= end_) return false;
      const ByteBlock block(at_);
      const ByteBlock::Bits found = block.equal(byte);
      const ByteBlock::Bits ampersands = block.equal('&');
      if (found != 0) {
        escapes |= (ampersands & ByteBlock::before(found)) != 0;
        at_ += std::countr_zero(found);
        return true;
      }
      escapes |= ampersands != 0;
    }
  }

  bool end_tag() {
    at_ += 2;
    const XmlName& name = *parent_->name;
    if (static_cast<std::size_t>(end_ - at_) <= name.full.size() || !XmlTree::begins_with(at_, name)) return false;
    at_ += name.full.size();
    if (is(*at_, kName)) return false;
    skip_space();
    if (*at_++ != '>') return false;
    last_ = parent_;
    parent_ = parent_->parent;
    --levels_;
    return true;
  }

  // Looks at a text while looking for its end. REQUIRES: not at a "<".
  bool text() {
    char* begin = at_;
    // Half of all texts are a line break and a few spaces.
    if (const ByteBlock::Bits visible = ByteBlock(at_).at_least(' ' + 1); visible != 0) {
      const int spaces = std::countr_zero(visible);
      if (at_[spaces] == '<') return at_ += spaces, add_text(XmlKind::kText, begin, at_, {true, false, 0});
    }
    TextEye eye;
    ByteBlock::Bits escapes = 0;
    for (;; at_ += ByteBlock::kBytes) {
      if (at_ >= end_) return false;
      const ByteBlock block(at_);
      const ByteBlock::Bits found = block.equal('<');
      const ByteBlock::Bits here = found == 0 ? ByteBlock::kAll : ByteBlock::before(found);
      eye.see(block, here, rest());
      escapes |= block.equal('&') & here;
      if (found == 0) continue;
      at_ += std::countr_zero(found);
      break;
    }
    if (escapes != 0) return add_text(XmlKind::kText, begin, resolve_all(begin, at_));
    const auto look = eye.look();
    return look ? add_text(XmlKind::kText, begin, at_, *look) : add_text(XmlKind::kText, begin, at_);
  }

  bool cdata() {
    const char* begin = at_ += 9;
    return skip_behind("]]>", 0) && add_text(XmlKind::kCdata, begin, at_ - 3);
  }

  bool add_text(XmlKind kind, const char* begin, const char* end) {
    return add_text(kind, begin, end, look_at({begin, static_cast<std::size_t>(end - begin)}));
  }
  bool add_text(XmlKind kind, const char* begin, const char* end, TextLook look) {
    link(tree_.make_text(kind, {begin, static_cast<std::size_t>(end - begin)}, look, texts_));
    return true;
  }

  // As XmlTree::append(), of which the last is known here.
  void link(XmlNodeData* node) {
    node->parent = parent_;
    if (last_ == nullptr) {
      parent_->first = node;
    } else {
      node->previous = last_;
      last_->next = node;
    }
    parent_->first->previous = node;
    last_ = node;
  }

  char* at_;
  char* end_;
  XmlTree& tree_;
  std::vector<DocumentText>* texts_;
  XmlNodeData* parent_ = nullptr;
  XmlNodeData* last_ = nullptr;  // child of it so far
  int levels_ = 0;               // open elements
};

}  // namespace

XmlBuffer::XmlBuffer(std::string_view text)
    : bytes_(std::make_unique_for_overwrite<char[]>(text.size() + ByteBlock::kBytes)), size_(text.size()) {
  if (size_ > 0) std::memcpy(bytes_.get(), text.data(), size_);
  std::fill_n(bytes_.get() + size_, ByteBlock::kBytes, '\0');
}

bool parse_xml(XmlBuffer& text, XmlTree& tree, std::vector<DocumentText>* texts) {
  return Parser(text.text(), tree, texts).parse();
}

}  // namespace eender::corpus
