// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#include "corpus/corpus.h"
#include "corpus/formats/origin.h"
#include "corpus/input.h"

namespace eender::corpus {

// Of one archive; what stands behind the last is not read, and said.
constexpr std::size_t kMostMembers = 1'000'000;

// Reads every member of a ZIP or tar file as import_source reads a file, in the order of the archive, named "file.zip!folder/member.xml";
// or the office document that the ZIP is. As docs/formats/archives.md says: members that are no regulations are counted in one notice,
// an archive within the archive is read and none within that, and of a regulation that several members hold the first counts.
//
// Memory: that of the document at hand, and some 100 bytes a regulation. The bytes that come out are bounded by the ExpansionLimits of
// `input`. Nothing is written to disk.
void import_archive(Input& input, const Origin& origin, Sink& sink);

}  // namespace eender::corpus
