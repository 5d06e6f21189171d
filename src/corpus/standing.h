// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "base/date.h"
#include "corpus/reader.h"

namespace eender::corpus {

// Sorts regulations by government, work and version, and says of each whether it counts on a day. REQUIRES: those of one government, work
// and version come in the order in which they were imported.
//
//   Of one version read several times the last one counts, or the last one read whole where there is one.
//   A version is in force from its first day on and no more on its `until`; one that ends before it begins never was.
//   A later version takes the place of an earlier one for good, also when it has ended since: what was superseded does not come back.
//   Later is who begins later; of one day, the higher version. A version without a first day gives way to those that have one and have
//   begun, unless these have ended and it is the higher version: then it may well be what came after, and nothing says that it is not.
//   A version that names the work it was repealed by has ended on the day that work began, where the corpus holds it and the version says
//   nothing of its end.
//   What a regulation repeals has ended on the day that one began, whatever it says of its own end, where it had begun before. Models and
//   versions that never were in force repeal nothing, nor does one government what is another's.
void judge(std::vector<RegulationRow>& regulations, Date on);

}  // namespace eender::corpus
