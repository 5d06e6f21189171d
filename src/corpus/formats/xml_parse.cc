// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_parse.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "corpus/formats/byte_block.h"
#include "corpus/formats/spaces.h"
#include "corpus/formats/xml.h"
#include "corpus/formats/xml_escapes.h"

namespace eender::corpus {
namespace {

enum : std::uint8_t { kNameStart = 1, kName = 2, kSpace = 4 };

constexpr auto kBytes = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
    if (letter) kinds[c] = kNameStart | kName;
    if ((c >= '0' && c <= '9') || c == '-' || c == '.') kinds[c] = kName;
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') kinds[c] = kSpace;
  }
  return kinds;
}();

bool is(char c, std::uint8_t kind) { return (kBytes[static_cast<unsigned char>(c)] & kind) != 0; }
char* behind(char* at, std::uint8_t kind) {
  while (is(*at, kind)) ++at;
  return at;
}
std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

// Goes through the text from tag to tag. Wherever a tag may stand, a question is whether it does: what begins like one and is none is text,
// so a text is made when the tag behind it is known to be one.
class Parser {
 public:
  Parser(XmlBuffer& text, XmlTree& tree, std::vector<DocumentText>* texts)
      : begin_(text.text().data()),
        end_(begin_ + text.text().size()),
        last_tag_end_(begin_ + (text.view().rfind('>') + 1)),
        tree_(tree),
        wanted_(texts),
        current_(tree.document().data()) {}

  XmlParsed parse() {
    for (bool tag = true; tag && !parsed_.too_deep;) {
      text_ = at_;
      to_next_tag();
      joined_ = false;
      while ((tag = at_ < end_) && !markup()) less_than();
    }
    if (parsed_.too_deep) return std::move(parsed_);
    end_text();
    if (level_ > 0)
      fault(end_, "the text ends while <" + std::string(current_->name->full) + "> and " + std::to_string(level_ - 1) +
                      " around it are open; it is probably cut off");
    return std::move(parsed_);
  }

 private:
  void to_next_tag() {
    look_ = look_at(at_, '<');
    at_ += look_.size;
    text_end_ = at_;
  }

  // False where no tag begins at at_; else at_ is behind it.
  bool markup() {
    switch (at_[1]) {
      case '/':
        return end_tag();
      case '?':
        return skip(2, "?>", kInstruction);
      case '!':
        return declaration();
      default:
        return start_tag();
    }
  }

  // A "<" that begins nothing; where no tag ends any more, what follows is the rest of one that was cut off.
  void less_than() {
    if (at_ >= last_tag_end_ && (is(at_[1], kNameStart) || at_[1] == '/' || at_[1] == '!')) {
      if (level_ == 0) fault(at_, "text outside the root; left out");
      at_ = end_;
      return;
    }
    fault(at_, "a \"<\" that begins no tag; read as text");
    ++at_;
    to_next_tag();
    joined_ = true;
  }

  bool declaration() {
    const std::string_view rest = between(at_, end_);
    if (rest.starts_with("<!--")) return skip(4, "-->", kComment);
    if (rest.starts_with("<![CDATA[")) return cdata();
    return rest.starts_with("<!DOCTYPE") && level_ == 0 && doctype();
  }

  enum : std::uint8_t { kComment = 1, kInstruction = 2, kCdata = 4, kDoctype = 8 };

  // The place of `end`, at least `from` bytes from here; null where there is none. What was sought once without success is not sought again.
  char* find(std::size_t from, std::string_view end, std::uint8_t kind) {
    if ((missing_ & kind) != 0) return nullptr;
    const std::size_t found = between(at_, end_).find(end, from);
    if (found == std::string_view::npos) missing_ |= kind;
    return found == std::string_view::npos ? nullptr : at_ + found;
  }

  bool skip(std::size_t from, std::string_view end, std::uint8_t kind) {
    char* const found = find(from, end, kind);
    if (found == nullptr) return false;
    end_text();
    at_ = found + end.size();
    return true;
  }

  bool cdata() {
    constexpr std::size_t kBegin = 9;
    char* const found = find(kBegin, "]]>", kCdata);
    if (found == nullptr) return false;
    end_text();
    *found = '\0';
    text(XmlKind::kCdata, at_ + kBegin, look_at(at_ + kBegin));
    at_ = found + 3;
    return true;
  }

  // Up to a ">" that does not stand between quotation marks.
  bool doctype() {
    if ((missing_ & kDoctype) != 0) return false;
    for (char* at = at_; at < end_; ++at) {
      if (*at == '"' || *at == '\'') {
        at = static_cast<char*>(std::memchr(at + 1, *at, static_cast<std::size_t>(end_ - at - 1)));
        if (at == nullptr) break;
      } else if (*at == '>') {
        end_text();
        at_ = at + 1;
        return true;
      }
    }
    missing_ |= kDoctype;
    return false;
  }

  bool end_tag() {
    // Nearly always it is that of what is open, and the name is known.
    const std::size_t open = level_ > 0 ? current_->name->full.size() : 0;
    if (open > 0 && open + 2 < static_cast<std::size_t>(end_ - at_) && at_[2 + open] == '>' &&
        XmlTree::is_called(current_, {at_ + 2, open})) {
      end_text();
      leave();
      at_ += open + 3;
      return true;
    }
    char* const name_end = behind(at_ + 2, kName);
    const std::string_view name = between(at_ + 2, name_end);
    char* const close = behind(name_end, kSpace);
    if (name.empty() || *close != '>') return false;
    end_text();
    const auto opened = [&](const XmlNodeData* node) { return XmlTree::is_called(node, name); };
    if (level_ == 0 || !opened(current_)) {
      int levels = 1;
      const XmlNodeData* node = current_;
      while (levels <= level_ && !opened(node)) node = node->parent, ++levels;
      if (levels > level_) {
        fault(at_, "</" + std::string(name) + "> closes nothing; left out");
        at_ = close + 1;
        return true;
      }
      fault(at_, "</" + std::string(name) + "> stands where <" + std::string(current_->name->full) +
                     "> is still open; closed before it");
      while (!opened(current_)) leave();
    }
    leave();
    at_ = close + 1;
    return true;
  }

  void leave() {
    current_ = current_->parent;
    --level_;
  }

  bool start_tag() {
    char* const name = at_ + 1;
    if (!is(*name, kNameStart)) return false;
    char* at = behind(name + 1, kName);
    const std::string_view full = between(name, at);
    XmlAttribute* first = nullptr;
    XmlAttribute** next = &first;
    bool escaped = false;
    while (true) {
      const bool apart = is(*at, kSpace);
      at = behind(at, kSpace);
      if (*at == '>' || (*at == '/' && at[1] == '>')) break;
      if (!apart || !is(*at, kNameStart)) return false;
      at = attribute(at, next, escaped);
      if (at == nullptr) return false;
    }
    end_text();
    if (escaped) resolve(first);
    XmlNodeData* made = tree_.make_element(full, first);
    if (level_ == 0 && root_seen_) {
      fault(at_, "another root, <" + std::string(full) + ">; it and what is in it is left out");
      wanted_ = nullptr;
    }
    root_seen_ = true;
    append(made);
    if (*at == '>') {
      current_ = made;
      ++level_;
    }
    at_ = at + (*at == '>' ? 1 : 2);
    return true;
  }

  // Where it ends; null where it is none.
  char* attribute(char* at, XmlAttribute**& next, bool& escaped) {
    const char* const name = at;
    at = behind(at, kName);
    const std::string_view full = between(name, at);
    at = behind(at, kSpace);
    if (*at != '=') return nullptr;
    at = behind(at + 1, kSpace);
    const char quote = *at;
    if (quote != '"' && quote != '\'') return nullptr;
    char* const value = ++at;
    for (ByteBlock::Bits end = 0; end == 0;) {
      const ByteBlock block(at);
      end = block.equal(quote) | block.equal('<') | block.equal('\0');
      const ByteBlock::Bits here = end == 0 ? ByteBlock::kAll : ByteBlock::before(end);
      escaped |= (block.equal('&') & here) != 0;
      at += end == 0 ? ByteBlock::kBytes : static_cast<std::size_t>(std::countr_zero(end));
    }
    if (*at != quote) return nullptr;
    *next = tree_.make_attribute(full, between(value, at));
    next = &(*next)->next;
    return at + 1;
  }

  // Of the attributes of what is known to be a tag: else they are text, as they are written.
  void resolve(XmlAttribute* attribute) {
    for (; attribute != nullptr; attribute = attribute->next) {
      char* const value = begin_ + (attribute->value.data() - begin_);
      attribute->value = between(value, resolve_escapes(value, value + attribute->value.size()));
    }
  }

  // Makes a text of what stands before the tag at hand.
  void end_text() {
    if (text_ == text_end_) return;
    if (joined_ || look_.escaped) {
      text_end_ = resolve_escapes(text_, text_end_);
      *text_end_ = '\0';  // what stood there is known: the "<" of the tag, or nothing
      look_ = look_at(text_);
    }
    text(XmlKind::kText, text_, look_);
    text_ = text_end_;
  }

  void text(XmlKind kind, const char* value, const TextLook& look) {
    if (level_ == 0) {
      if (look.visible > 0) fault(value, "text outside the root; left out");
    } else if (look.blank) {
      current_->ends_in_space |= look.size > 0;
    } else {
      append(tree_.make_text(kind, value, look, wanted_));
    }
  }

  void append(XmlNodeData* node) {
    if (level_ > Xml::kMaxDepth) parsed_.too_deep = true;
    XmlTree::append(node, current_);
  }

  void fault(const char* at, std::string reason) {
    parsed_.faults.push_back({static_cast<std::uint64_t>(at - begin_), std::move(reason)});
  }

  char* const begin_;
  char* const end_;
  const char* const last_tag_end_;  // behind the last ">" there is
  XmlTree& tree_;
  std::vector<DocumentText>* wanted_;
  XmlParsed parsed_;
  XmlNodeData* current_;
  int level_ = 0;  // how many are open
  bool root_seen_ = false;
  std::uint8_t missing_ = 0;
  char* at_ = begin_;
  // The text before the tag at hand.
  char* text_ = begin_;
  char* text_end_ = begin_;
  TextLook look_;
  bool joined_ = false;  // holds a "<": look_ is of its last part
};

}  // namespace

XmlBuffer::XmlBuffer(std::string_view text)
    : bytes_(std::make_unique_for_overwrite<char[]>(text.size() + ByteBlock::kBytes)), size_(text.size()) {
  if (size_ > 0) std::memcpy(bytes_.get(), text.data(), size_);
  std::fill_n(bytes_.get() + size_, ByteBlock::kBytes, '\0');
}

XmlParsed parse_xml(XmlBuffer& text, XmlTree& tree, std::vector<DocumentText>* texts) {
  return Parser(text, tree, texts).parse();
}

}  // namespace eender::corpus
