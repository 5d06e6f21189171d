// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sample/detail/governments.h"
#include "sample/detail/state.h"

// How one subject spread: a model is offered, governments adopt one after another from 2012 to 2019, from the model or from each other,
// and some amend what they have.
namespace eender::sample {

// A month and a day in it. Days are never the 1st, 15th or last, where the dates in the texts fall: what a text fills in is a value and
// shall not by chance look like the regulation's own date.
struct Day {
  int month = 0;  // since January 2012
  int day = 0;
  std::string iso() const;    // "2015-01-24"
  std::string dutch() const;  // "24 januari 2015"
  int year() const { return 2012 + month / 12; }
};

struct Version {
  RegulationState state;
  int number = 1;
  Day from;
  std::optional<Day> until;
};

struct Adoption {
  Version current;
  std::optional<Version> expired;
};

// What each government has in the end, by its index; nothing where it left the subject out.
std::vector<std::optional<Adoption>> spread_of(const Subject& subject, const std::set<std::string>& words,
                                               const std::vector<Municipality>& governments, std::uint64_t seed);

// The model itself.
Version model_of(const Subject& subject, std::uint64_t seed);

}  // namespace eender::sample
