// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

// Small files, and the error texts of the operating system. What is large is streamed by those who read it.
namespace eender {

// Closes an open file or folder in the end. Write errors are seen by whoever writes, or by fsync.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

// The whole file as bytes; kInvalidInput where it is larger than `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::uint64_t limit = std::uint64_t{64} << 20);

// hash_of the contents (base/hash.h), whatever their size.
[[nodiscard]] Result<std::string> hash_of_file(const std::filesystem::path& path);

// Reads plain files whole into memory that it keeps for the next one: of many small files, most of the time would go into making room.
class FileReader {
 public:
  // All of it, until the next call; nothing where it is larger than `limit` bytes.
  [[nodiscard]] Result<std::optional<std::string_view>> read(const std::string& path, std::uint64_t limit);

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
};

// Writes all of `bytes` to an open file. False where that failed: errno says why.
[[nodiscard]] bool write_all(int file, std::string_view bytes);

// Writes beside and renames over: a reader sees the old bytes or the new ones, never half, and nothing else is left. On disk when it returns.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

// Puts what was written to a file or a folder on disk (fsync).
[[nodiscard]] Result<void> sync_path(const std::filesystem::path& path);
// The same for all that was written to the file system `path` is on (syncfs): for many small files, far less than one by one.
[[nodiscard]] Result<void> sync_file_system(const std::filesystem::path& path);

// An Error for the current errno: no such file → kNotFound; no rights, no space, anything else → kUnavailable.
[[nodiscard]] Error system_error(std::string_view doing, const std::filesystem::path& path);

}  // namespace eender
