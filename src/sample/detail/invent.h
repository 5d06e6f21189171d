// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "sample/detail/templates.h"

// Subjects beyond those written: the same grammar in words that do not exist. Their families are as unlike those of any other subject
// as invented words make them: only function words, units and the names of bodies are shared.
namespace eender::sample {

// Round 2 of "rolstoel" is "rolstoel-2", with its own words for every content word, its closing provisions included (whose families
// are then its own, not common ones). The same word becomes the same word throughout the subject.
Subject invented_subject(const Subject& subject, int round, std::uint64_t seed);

}  // namespace eender::sample
