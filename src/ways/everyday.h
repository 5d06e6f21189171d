// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "ways/position.h"

namespace eender::ways {

// "Overlast van buren" in Buren, "een haag van hulst" in Hulst: the words around a government's name do not always tell whether it is the
// name, and the other governments of the family do. A name of one word, with up to two words on each side, is sought in the others' key 4
// both as it is read and as it is not; where two or more have the latter, and more than have the former, it is that. So what many name alike
// ("de rechtbank Groningen") is no own name of the one whose name is in it.
//
// By position the names that the family reads otherwise than `readings` does, ascending; empty for nearly all. Takes time in the words of
// the family, and in the number of names that others have as a word, times its positions. REQUIRES: readings[i] is of positions[i], with nothing decided.
std::vector<std::vector<text::EverydayName>> decide_everyday_names(const std::vector<Position>& positions,
                                                                   const std::vector<PositionReading>& readings,
                                                                   const Keyer& keyer);

}  // namespace eender::ways
