// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/xml.h"

namespace eender::corpus {

// "/akn/nl/act/gm0307/2020/omgevingsplan/nld@2": the name of one version of a work.
struct StopExpression {
  std::string work;      // "/akn/nl/act/gm0307/2020/omgevingsplan"
  std::string version;   // "2"; may be empty
  std::string language;  // ISO 639-1
};
StopExpression stop_expression(std::string_view name);

// The delivery or the consolidation that a text stands in, and the elements in it that say something about its texts; kept between calls,
// because one may hold many texts.
struct StopScope {
  static constexpr std::size_t kMostElements = 100000;  // further ones are not looked at
  XmlNode node;
  std::vector<XmlNode> elements;
};

// What the modules around the text of a regulation say of it: its <ExpressionIdentificatie>, metadata, dates, the decision it belongs to.
// `text` is its <RegelingCompact>, <RegelingMutatie> or the like; `expression` what that names itself ("wordt"), if anything.
void read_stop_meta(XmlNode text, std::string_view expression, StopScope& scope, Regulation& regulation,
                    std::vector<std::string>& notices);

}  // namespace eender::corpus
