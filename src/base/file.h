// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

// Small files, and the error texts of the operating system. What is large is streamed by those who read it.
namespace eender {

// The whole file as bytes; kInvalidInput where it is larger than `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::uint64_t limit = std::uint64_t{64} << 20);

// Writes beside and renames over, so that a reader sees the old bytes or the new ones and never half of either; on disk when it returns.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

// Puts what was written to a file or a folder on disk (fsync).
[[nodiscard]] Result<void> sync_path(const std::filesystem::path& path);
// The same for all that was written to the file system `path` is on (syncfs): for many small files, far less than one by one.
[[nodiscard]] Result<void> sync_file_system(const std::filesystem::path& path);

// An Error for the current errno: no such file → kNotFound; no rights, no space, anything else → kUnavailable.
[[nodiscard]] Error system_error(std::string_view doing, const std::filesystem::path& path);

}  // namespace eender
