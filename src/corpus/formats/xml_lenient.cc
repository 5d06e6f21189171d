// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_lenient.h"

#include <algorithm>
#include <pugixml.hpp>

#include "corpus/formats/xml.h"

namespace eender::corpus {
namespace {

class Copier {
 public:
  Copier(XmlTree& tree, std::vector<DocumentText>& texts) : tree_(tree), texts_(texts) {}

  // False where it is too deep.
  bool copy(const pugi::xml_document& document) {
    root_ = document.document_element();
    return children(document, tree_.document().data(), 1);
  }

 private:
  bool children(pugi::xml_node from, XmlNodeData* to, int level) {
    for (const pugi::xml_node node : from.children()) {
      if (level == 1) in_root_ = node == root_;
      XmlNodeData* made = node.type() == pugi::node_element ? element(node) : text(node);
      XmlTree::append(made, to);
      if (node.first_child() && (level > Xml::kMaxDepth || !children(node, made, level + 1))) return false;
    }
    return true;
  }

  XmlNodeData* element(pugi::xml_node node) {
    XmlNodeData* made = tree_.make_element(node.name(), tree_.name(node.name()));
    for (const pugi::xml_attribute attribute : node.attributes())
      tree_.add(made, {attribute.name(), attribute.value()});
    return made;
  }

  XmlNodeData* text(pugi::xml_node node) {
    const std::string_view value = node.value();
    const XmlKind kind = node.type() == pugi::node_cdata ? XmlKind::kCdata : XmlKind::kText;
    return tree_.make_text(kind, value, look_at(value), in_root_ ? &texts_ : nullptr);
  }

  XmlTree& tree_;
  std::vector<DocumentText>& texts_;
  pugi::xml_node root_;
  bool in_root_ = false;
};

}  // namespace

XmlLenient parse_xml_leniently(XmlBuffer& text, XmlTree& tree, std::vector<DocumentText>& texts) {
  pugi::xml_document document;
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result parsed =
      document.load_buffer_inplace(text.text().data(), text.text().size(), kOptions, pugi::encoding_utf8);
  XmlLenient done;
  if (!parsed)
    done.fault = {static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)), parsed.description()};
  done.too_deep = !Copier(tree, texts).copy(document);
  return done;
}

}  // namespace eender::corpus
