// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

namespace eender {

/// The bytes of memory that this program may count on: of the machine, or of the container it runs in where that is less.
std::uint64_t memory_of_machine();

}  // namespace eender
