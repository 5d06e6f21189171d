// SPDX-License-Identifier: EUPL-1.2
#include "library/run_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstddef>
#include <string_view>

namespace eender::library {
namespace {

constexpr std::size_t kBufferWords = std::size_t{1} << 18;
constexpr std::size_t kWordBytes = sizeof(match::Word);
static_assert(std::endian::native == std::endian::little, "words are written as they stand in memory");

Result<void> read_all(int file, std::uint64_t at, std::span<std::byte> into, const std::filesystem::path& path) {
  while (!into.empty()) {
    const ssize_t n = ::pread(file, into.data(), into.size(), static_cast<off_t>(at));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return tl::unexpected(system_error("cannot read", path));
    if (n == 0)
      return fail(ErrorKind::kCorrupt, "this file of the library is cut off; run compare again", path.string());
    at += static_cast<std::uint64_t>(n);
    into = into.subspan(static_cast<std::size_t>(n));
  }
  return {};
}

}  // namespace

Result<RunFiles> RunFiles::open(const std::vector<std::filesystem::path>& written, std::filesystem::path next) {
  RunFiles files;
  files.next_ = std::move(next);
  for (const std::filesystem::path& path : written) {
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (!descriptor) return tl::unexpected(system_error("cannot open", path));
    if (::fstat(descriptor.get(), &status) != 0) return tl::unexpected(system_error("cannot read", path));
    const auto bytes = static_cast<std::uint64_t>(status.st_size);
    if (bytes % kWordBytes != 0)
      return fail(ErrorKind::kCorrupt, "this file of the library is cut off; run compare again", path.string());
    files.files_.push_back({path, std::move(descriptor), files.written_});
    files.written_ += bytes / kWordBytes;
  }
  return files;
}

Result<void> RunFiles::append(std::span<const match::Word> words) {
  if (!new_) {
    Descriptor descriptor(::open(next_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!descriptor) return tl::unexpected(system_error("cannot create", next_));
    files_.push_back({next_, std::move(descriptor), written_});
    new_ = true;
  }
  buffer_.insert(buffer_.end(), words.begin(), words.end());
  return buffer_.size() < kBufferWords ? Result<void>() : flush();
}

Result<void> RunFiles::flush() {
  const std::string_view bytes(reinterpret_cast<const char*>(buffer_.data()), buffer_.size() * kWordBytes);
  if (!write_all(files_.back().descriptor.get(), bytes)) return tl::unexpected(system_error("cannot write", next_));
  written_ += buffer_.size();
  buffer_.clear();
  return {};
}

Result<void> RunFiles::read(std::uint64_t from, std::span<match::Word> into) const {
  auto file = std::ranges::upper_bound(files_, from, {}, &File::begin);
  while (!into.empty() && from < written_) {
    // REQUIRES of read(): there is a file that holds this word.
    const std::uint64_t end = file == files_.end() ? written_ : file->begin;
    const File& holder = *std::prev(file);
    const std::size_t count = std::min<std::uint64_t>(into.size(), end - from);
    EENDER_TRY_VOID(read_all(holder.descriptor.get(), (from - holder.begin) * kWordBytes,
                             std::as_writable_bytes(into.first(count)), holder.path));
    from += count;
    into = into.subspan(count);
    if (file != files_.end()) ++file;
  }
  if (!into.empty())
    std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(from - written_), into.size(), into.begin());
  return {};
}

Result<void> RunFiles::finish() {
  if (new_) EENDER_TRY_VOID(flush());
  return {};
}

}  // namespace eender::library
