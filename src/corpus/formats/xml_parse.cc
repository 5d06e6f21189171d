// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_parse.h"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

#include "corpus/formats/byte_block.h"
#include "corpus/formats/spaces.h"
#include "corpus/formats/xml.h"

namespace eender::corpus {
namespace {

// One pass over pugixml's nodes, in which each question is a call into its library and is asked once.
class Walk {
 public:
  Walk(XmlTree& tree, std::vector<DocumentText>* texts) : tree_(tree), texts_(texts) {}

  // False where it is too deep.
  bool take(const pugi::xml_document& document) {
    const pugi::xml_node root = document.document_element();
    XmlNodeData* around = tree_.document().data();
    for (pugi::xml_node node = document.first_child(); node; node = node.next_sibling()) {
      wanted_ = node == root ? texts_ : nullptr;
      if (!take(node, around, 1)) return false;
    }
    return true;
  }

 private:
  // Recursion ends at Xml::kMaxDepth.
  bool take(pugi::xml_node node, XmlNodeData* parent, int level) {
    const pugi::xml_node_type type = node.type();
    if (type != pugi::node_element) {
      text(type == pugi::node_cdata ? XmlKind::kCdata : XmlKind::kText, node.value(), parent);
      return true;
    }
    XmlNodeData* made = tree_.make_element(node.name(), node.first_attribute());
    XmlTree::append(made, parent);
    // The text that an element begins with stands in itself (parse_embed_pcdata).
    const char* begins_with = node.value();
    pugi::xml_node inner = node.first_child();
    if (*begins_with == '\0' && !inner) return true;
    if (level > Xml::kMaxDepth) return false;
    if (*begins_with != '\0') text(XmlKind::kText, begins_with, made);
    for (; inner; inner = inner.next_sibling())
      if (!take(inner, made, level + 1)) return false;
    return true;
  }

  void text(XmlKind kind, const char* value, XmlNodeData* parent) {
    XmlTree::append(tree_.make_text(kind, value, look_at(value), wanted_), parent);
  }

  XmlTree& tree_;
  std::vector<DocumentText>* texts_;
  std::vector<DocumentText>* wanted_ = nullptr;  // of what is at hand
};

}  // namespace

XmlBuffer::XmlBuffer(std::string_view text)
    : bytes_(std::make_unique_for_overwrite<char[]>(text.size() + ByteBlock::kBytes)), size_(text.size()) {
  if (size_ > 0) std::memcpy(bytes_.get(), text.data(), size_);
  std::fill_n(bytes_.get() + size_, ByteBlock::kBytes, '\0');
}

XmlParsed parse_xml(XmlBuffer& text, XmlTree& tree, std::vector<DocumentText>* texts) {
  constexpr unsigned kOptions =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_embed_pcdata;
  const pugi::xml_parse_result parsed =
      tree.parsed().load_buffer_inplace(text.text().data(), text.text().size(), kOptions, pugi::encoding_utf8);
  XmlParsed done;
  if (!parsed)
    done.fault = {static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)), parsed.description()};
  done.too_deep = !Walk(tree, texts).take(tree.parsed());
  return done;
}

}  // namespace eender::corpus
