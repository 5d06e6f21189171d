// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "library/library.h"

namespace eender::corpus {

// Whether a regulation of the library says of itself, as those of the sample do at the head of their text, that it is fictional. What is
// shown of such a library must say so too.
[[nodiscard]] Result<bool> holds_fictional(const library::Library& library);

}  // namespace eender::corpus
