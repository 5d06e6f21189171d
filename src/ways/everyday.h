// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "ways/position.h"

namespace eender::ways {

// "Overlast van buren" in Buren: the words around a name that is an everyday word too do not always tell which of both it is, and the other
// governments of the family do. Such a name, with up to two words on each side, is sought in the others' key 4 both as it is read and as it
// is not; where two or more have the latter, and more than have the former, it is that.
//
// By position the names that the family reads otherwise than `readings` does, ascending; empty for nearly all. Takes time in the words of
// the family, and in the number of such names times its positions. REQUIRES: readings[i] is of positions[i], with nothing decided.
std::vector<std::vector<text::EverydayName>> decide_everyday_names(const std::vector<Position>& positions,
                                                                   const std::vector<PositionReading>& readings,
                                                                   const Keyer& keyer);

}  // namespace eender::ways
