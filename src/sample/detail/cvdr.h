// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "sample/detail/document.h"

namespace eender::sample {

// The document as a CVDR XML file, well-formed UTF-8. All that is drawn here is layout: it changes no rung of the ladder.
std::string cvdr(const Document& document);

}  // namespace eender::sample
