// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "corpus/corpus.h"
#include "corpus/formats/office_package.h"
#include "corpus/formats/origin.h"

namespace eender::corpus {

// Reads the text of a DOCX (also DOCM, DOTX) from its parts, as docs/formats/docx.md says: rules, tables, footnotes, and numbers as a
// reader sees them. Bounds: kMaxOfficeBytes of parts, elements nested Xml::kMaxDepth deep in each.
void import_docx(const OfficeParts& parts, const Origin& origin, Sink& sink);

}  // namespace eender::corpus
