// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "text/text.h"
#include "ways/ways.h"

namespace eender::ways {

// What kind of provision this is, by the words its heading and text use: definitions define, closing provisions say when the text takes
// effect and how it is called. Everything else is substantive.
Kind kind_of(std::string_view heading, std::string_view text);

}  // namespace eender::ways
