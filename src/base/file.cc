// SPDX-License-Identifier: EUPL-1.2
#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "base/hash.h"

namespace eender {
Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Error system_error(std::string_view doing, const std::filesystem::path& path) {
  const int number = errno;
  const ErrorKind kind = number == ENOENT || number == ENOTDIR ? ErrorKind::kNotFound : ErrorKind::kUnavailable;
  std::string reason = std::generic_category().message(number);
  if (number == ENOSPC || number == EDQUOT) reason = "the disk is full; make room and run the same command again";
  if (number == EACCES || number == EPERM)
    reason = "no rights to it; check the owner and mode of the file and its folder";
  return Error{kind, fmt::format("{}: {}", doing, reason), path.string()};
}

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return tl::unexpected(system_error("cannot open", path));
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t n = ::read(file.get(), buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tl::unexpected(system_error("cannot read", path));
    if (n == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(n) > limit)
      return fail(ErrorKind::kInvalidInput, fmt::format("larger than the limit of {} MiB", limit >> 20), path.string());
    bytes.append(buffer, static_cast<std::size_t>(n));
  }
}

Result<std::string> hash_of_file(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return tl::unexpected(system_error("cannot open", path));
  Hasher hasher;
  std::string buffer(1 << 18, '\0');
  for (;;) {
    const ssize_t n = ::read(file.get(), buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tl::unexpected(system_error("cannot read", path));
    if (n == 0) return hasher.finish();
    hasher.add(std::string_view(buffer).substr(0, static_cast<std::size_t>(n)));
  }
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

Result<std::optional<std::string_view>> FileReader::read(const std::string& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return tl::unexpected(system_error("cannot open", path));
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return tl::unexpected(system_error("cannot read", path));
  const auto expected = static_cast<std::uint64_t>(status.st_size);
  if (expected > limit) return std::nullopt;
  std::size_t size = 0;
  for (;;) {
    // One byte more than there should be, so that a file that did not grow takes one read and its end another.
    if (size == capacity_ || expected >= capacity_) {
      const std::size_t more = std::max<std::size_t>({static_cast<std::size_t>(expected) + 1, 2 * size, 1 << 16});
      auto bytes = std::make_unique_for_overwrite<char[]>(more);
      if (size > 0) std::memcpy(bytes.get(), bytes_.get(), size);
      bytes_ = std::move(bytes);
      capacity_ = more;
    }
    const ssize_t n = ::read(file.get(), bytes_.get() + size, capacity_ - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tl::unexpected(system_error("cannot read", path));
    size += static_cast<std::size_t>(n);
    if (size > limit) return std::nullopt;
    if (n == 0) return std::string_view(bytes_.get(), size);
  }
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
  // A device would be renamed over as well: whoever may do so had no /dev/null any more.
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
    return fail(ErrorKind::kInvalidInput, "is there already and is no file; name another one", path.string());
  std::filesystem::path beside = path;
  beside += ".part";
  const auto give_up = [&](std::string_view doing, const std::filesystem::path& what) {
    Error error = system_error(doing, what);
    ::unlink(beside.c_str());  // half a file would only keep a full disk full
    return tl::unexpected(std::move(error));
  };
  {
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file) return tl::unexpected(system_error("cannot create", path));  // nobody asked for the one beside it
    if (!write_all(file.get(), bytes) || ::fsync(file.get()) != 0) return give_up("cannot write", beside);
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return give_up("cannot replace", path);
  return sync_path(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
}

Result<void> sync_path(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return tl::unexpected(system_error("cannot open", path));
  if (::fsync(file.get()) != 0) return tl::unexpected(system_error("cannot write", path));
  return {};
}

Result<void> sync_file_system(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return tl::unexpected(system_error("cannot open", path));
  if (::syncfs(file.get()) != 0) return tl::unexpected(system_error("cannot write", path));
  return {};
}

}  // namespace eender
