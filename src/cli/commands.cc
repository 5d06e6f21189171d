// SPDX-License-Identifier: EUPL-1.2
#include "cli/commands.h"

#include <array>

namespace eender::cli {

std::span<const Command* const> commands() {
  static constexpr std::array kCommands = {&kImport, &kCompare, &kWays, &kDiff, &kCheck, &kSample};
  return kCommands;
}

}  // namespace eender::cli
