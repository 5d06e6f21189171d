// SPDX-License-Identifier: EUPL-1.2
#include "cli/data_folder.h"

#include <cstdlib>
#include <system_error>

namespace eender::cli {

std::filesystem::path data_folder() {
  if (const char* named = std::getenv("EENDER_DATA"); named != nullptr && *named != '\0') return named;
  std::error_code code;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", code);
  const auto installed = program.parent_path().parent_path() / "share" / "eender";
  if (!code && std::filesystem::exists(installed / "governments.csv", code)) return installed;
  return EENDER_SOURCE_DATA;
}

std::filesystem::path message_folder() {
  std::error_code code;
  const auto installed = data_folder() / "messages";
  // The source tree's folder of that name holds what they are compiled from.
  return std::filesystem::exists(installed / "nl" / "LC_MESSAGES" / "eender.mo", code) ? installed
                                                                                       : EENDER_BUILT_MESSAGES;
}

}  // namespace eender::cli
