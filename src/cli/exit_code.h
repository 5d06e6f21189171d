// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

namespace eender::cli {

constexpr int kFound = 0;         // found, alike, all read
constexpr int kNothingFound = 1;  // ran, but found nothing, or a difference, or could not read all
constexpr int kTrouble = 2;

int exit_code(ErrorKind kind);

}  // namespace eender::cli
