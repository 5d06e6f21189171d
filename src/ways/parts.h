// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ways/family.h"

namespace eender::ways {

// Sets Counted::parts. REQUIRES: the ways are made.
void find_parts(OpenFamily& family, const Keyer& keyer);

}  // namespace eender::ways
