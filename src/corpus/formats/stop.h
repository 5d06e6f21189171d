// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// Reads regulations in STOP: deliveries to the LVBB, consolidations from it, or the text alone, as docs/formats/stop.md says. A change
// becomes the version that it makes; the version that it changes comes from the same document or from Sink::text_of. Where that has not
// come in, the change is a kPartial problem that names it, and nothing else.
//
// Bounds, besides those of Xml: a text is at most Xml::kMaxDepth levels deep, also after a change; of one document kMaxStopTexts texts
// and changes are read, and changes are made as long as the versions that they change are together no more than kMaxStopMade bytes. The
// others are kPartial problems.
inline constexpr std::size_t kMaxStopTexts = 5000;
inline constexpr std::size_t kMaxStopMade = std::size_t{1} << 30;
void import_stop(std::string_view document, const Origin& origin, Sink& sink);

// The same of a part of a document of another format. False where there is no regulation in it; then nothing was reported or taken.
bool read_stop(XmlSource& source, XmlNode part);

}  // namespace eender::corpus
