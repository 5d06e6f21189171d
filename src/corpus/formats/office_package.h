// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "corpus/corpus.h"
#include "corpus/formats/archive_stream.h"
#include "corpus/formats/origin.h"
#include "corpus/formats/xml.h"

namespace eender::corpus {

// All XML that is kept of one office document, and so what is held in memory of it, unpacked. A thousand pages by Word are some 15 MB.
constexpr std::size_t kMaxOfficeBytes = std::size_t{64} << 20;

// The parts of an office document that are read, by their names within it: "word/document.xml", "content.xml".
using OfficeParts = std::map<std::string, std::string, std::less<>>;

// Whether a ZIP whose first file has that name is an office document. Office programs write [Content_Types].xml or mimetype first; those
// who pack one anew mostly put another part of it there.
bool begins_office_document(std::string_view first_name);

// Reads the document whose first member `member` is the one at hand in `archive`: DOCX or ODT, or a problem that says what else it is.
void import_office_document(ArchiveStream& archive, ArchiveStream::Member member, const Origin& origin, Sink& sink);

// The same from parts in memory.
void import_office_parts(const OfficeParts& parts, const Origin& origin, Sink& sink);

// Reads a part of layout or properties, which hold no rules: what is wrong with one is not told. False where it is not there or cannot be
// read, and then it counts as not there.
bool read_part(const OfficeParts& parts, std::string_view name, Xml& xml);

}  // namespace eender::corpus
