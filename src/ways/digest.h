// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "corpus/digest.h"
#include "corpus/reader.h"
#include "library/library.h"
#include "ways/analysis.h"

namespace eender::ways {

// The digest of a library: what corpus/digest.h says of its corpus, and the families with their ladders where it was compared since the
// last import; `analysis` is null where it was not. Reads all of it. Memory: 64 bytes for each regulation, problem, source and family, and the
// members of one family.
[[nodiscard]] Result<std::string> digest_of(const library::Library& library, const corpus::Corpus& corpus,
                                            const Analysis* analysis);

}  // namespace eender::ways
