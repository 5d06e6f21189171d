// SPDX-License-Identifier: EUPL-1.2
#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "corpus/formats/xml.h"
#include "xml_reference.h"

// Any bytes as XML: what Xml reads of them is UTF-8, and the tree is what a plain walk over pugixml's nodes finds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace eender::corpus;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!simdjson::validate_utf8(bytes.data(), size) || bytes.find('\0') != std::string_view::npos) return 0;
  Xml xml;
  if (!xml.read(bytes)) return 0;
  for (const DocumentText& text : xml.texts())
    EENDER_CHECK(simdjson::validate_utf8(text.begin, text.size), "texts are UTF-8");
  std::string quick, plain;
  EENDER_CHECK(reference::parses_as_plainly(bytes, quick, plain), "parse_xml and its slow twin see the same");
  return 0;
}
