// SPDX-License-Identifier: EUPL-1.2
#include <simdjson.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/check.h"
#include "corpus/formats/xml.h"

namespace {

using eender::corpus::XmlAttribute;
using eender::corpus::XmlNode;

bool same(XmlNode a, XmlNode b) {
  if (a.name() != b.name() || a.value() != b.value() || a.is_cdata() != b.is_cdata() || a.is_blank() != b.is_blank() ||
      a.is_tidy() != b.is_tidy() || a.number() != b.number())
    return false;
  if (a.attributes().size() != b.attributes().size()) return false;
  for (std::size_t i = 0; i < a.attributes().size(); ++i)
    if (a.attributes()[i].name != b.attributes()[i].name || a.attributes()[i].value != b.attributes()[i].value)
      return false;
  a = a.first_child();
  b = b.first_child();
  for (; a && b; a = a.next_sibling(), b = b.next_sibling())
    if (!same(a, b)) return false;
  return !a && !b;
}

}  // namespace

// Any bytes as XML: what parse_xml takes it reads as pugixml does, and nothing is read of what Xml refuses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace eender::corpus;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!simdjson::validate_utf8(bytes.data(), size) || bytes.find('\0') != std::string_view::npos) return 0;
  Xml xml;
  if (!xml.read(bytes)) return 0;
  for (const DocumentText& text : xml.texts())
    EENDER_CHECK(simdjson::validate_utf8(text.begin, text.size), "texts are UTF-8");
  XmlBuffer quick(bytes), slow(bytes);
  XmlTree quick_tree, slow_tree;
  std::vector<DocumentText> quick_texts, slow_texts;
  if (!parse_xml(quick, quick_tree, &quick_texts)) return 0;
  const XmlLenient lenient = parse_xml_leniently(slow, slow_tree, slow_texts);
  EENDER_CHECK(!lenient.fault && !lenient.too_deep, "what parse_xml takes is well-formed");
  EENDER_CHECK(same(quick_tree.document(), slow_tree.document()), "both read the same tree");
  EENDER_CHECK(std::equal(quick_texts.begin(), quick_texts.end(), slow_texts.begin(), slow_texts.end(),
                          [](const DocumentText& a, const DocumentText& b) {
                            return a.view() == b.view() && a.visible == b.visible;
                          }),
               "both find the same texts");
  return 0;
}
