// SPDX-License-Identifier: EUPL-1.2
#include "library/library.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "base/file.h"

namespace eender::library {
namespace fs = std::filesystem;
namespace {

constexpr int kFormat = 3;
constexpr std::string_view kManifestName = "library.json";

std::string print(const Manifest& manifest) {
  auto files = nlohmann::ordered_json::array();
  for (const Entry& e : manifest.entries)
    files.push_back({{"name", e.name}, {"kind", e.kind}, {"bytes", e.bytes}, {"xxh3", e.checksum}});
  return nlohmann::ordered_json{{"eender", "library"}, {"format", kFormat}, {"files", files}}.dump(1) + "\n";
}

Result<Manifest> parse(const std::string& text, const fs::path& where) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  const auto damaged = [&] {
    return fail(ErrorKind::kCorrupt, "the list of files is damaged; build the library anew from its sources",
                where.string());
  };
  const auto text_of = [](const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  if (!json.is_object() || text_of(json, "eender") != "library" || !json.contains("format")) return damaged();
  if (!json["format"].is_number()) return damaged();
  if (json["format"] != kFormat)
    return fail(
        ErrorKind::kUnsupported,
        fmt::format(
            "this library has format {}, this eender reads and writes format {}; use the eender that made it, or "
            "import its sources into a new library",
            json["format"].dump(), kFormat),
        where.string());
  Manifest manifest;
  if (!json.contains("files") || !json["files"].is_array()) return damaged();
  for (const auto& file : json["files"]) {
    if (!file.is_object() || !file.contains("bytes") || !file["bytes"].is_number_unsigned()) return damaged();
    Entry entry{text_of(file, "name"), text_of(file, "kind"), file["bytes"].get<std::uint64_t>(),
                text_of(file, "xxh3")};
    if (entry.name.empty() || entry.name.front() == '.' || entry.name.find('/') != std::string::npos) return damaged();
    if (entry.checksum.empty()) return damaged();
    manifest.entries.push_back(std::move(entry));
  }
  return manifest;
}

struct FreeHash {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

// As xxh128sum prints it.
Result<std::string> checksum_of(const fs::path& path, std::uint64_t& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "rbe");
  if (file == nullptr) return tl::unexpected(system_error("cannot open", path));
  const std::unique_ptr<XXH3_state_t, FreeHash> hash(XXH3_createState());
  XXH3_128bits_reset(hash.get());
  bytes = 0;
  std::string buffer(1 << 18, '\0');
  for (std::size_t n; (n = std::fread(buffer.data(), 1, buffer.size(), file)) > 0; bytes += n)
    XXH3_128bits_update(hash.get(), buffer.data(), n);
  const bool bad = std::ferror(file) != 0;
  std::fclose(file);
  if (bad) return tl::unexpected(system_error("cannot read", path));
  const XXH128_hash_t sum = XXH3_128bits_digest(hash.get());
  return fmt::format("{:016x}{:016x}", sum.high64, sum.low64);
}

// Has the disk begin on a file that will be waited for, so that it works while the checksum is made. Says nothing of errors: fsync does.
void begin_writing(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  ::sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
  ::close(file);
}

Result<Manifest> read_manifest(const fs::path& folder) {
  const fs::path path = folder / kManifestName;
  auto text = read_file(path);
  if (!text && text.error().kind == ErrorKind::kNotFound)
    return fail(ErrorKind::kNotFound,
                "there is no library here; make one with: eender import --library " + folder.string() + " SOURCE…",
                folder.string());
  if (!text) return tl::unexpected(std::move(text).error());
  return parse(*text, path);
}

fs::path beside(const fs::path& folder, std::string_view suffix) {
  fs::path path = folder;
  path += suffix;
  return path;
}

}  // namespace

std::vector<Entry> Library::of_kind(std::string_view kind) const {
  std::vector<Entry> result;
  std::copy_if(manifest_.entries.begin(), manifest_.entries.end(), std::back_inserter(result),
               [&](const Entry& e) { return e.kind == kind; });
  return result;
}

Result<Library> Library::open(const fs::path& folder) {
  Library result;
  result.folder_ = folder;
  EENDER_TRY(result.manifest_, read_manifest(folder));
  for (const Entry& entry : result.manifest_.entries) {
    std::error_code code;
    const auto bytes = fs::file_size(result.path_of(entry), code);
    if (code || bytes != entry.bytes)
      return fail(ErrorKind::kCorrupt,
                  "this file of the library is missing or has another size; build the library anew from its sources",
                  result.path_of(entry).string());
  }
  return result;
}

Result<void> Library::verify() const {
  for (const Entry& entry : manifest_.entries) {
    std::uint64_t bytes = 0;
    EENDER_TRY(const std::string checksum, checksum_of(path_of(entry), bytes));
    if (checksum != entry.checksum || bytes != entry.bytes)
      return fail(ErrorKind::kCorrupt, "this file of the library is damaged; build the library anew from its sources",
                  path_of(entry).string());
  }
  return {};
}

Update::Update(Update&& other) noexcept
    : folder_(std::move(other.folder_)),
      staging_(std::move(other.staging_)),
      before_(std::move(other.before_)),
      next_(std::move(other.next_)),
      lock_(std::exchange(other.lock_, -1)) {}

Update::~Update() {
  if (lock_ < 0) return;
  std::error_code ignored;  // what stays is removed by the next Update
  fs::remove_all(staging_, ignored);
  ::close(lock_);
}

Result<Update> Update::begin(const fs::path& folder) {
  Update update;
  update.folder_ = folder.filename().empty() ? folder.parent_path() : folder;  // "lib/" is "lib"
  update.staging_ = beside(update.folder_, ".next");
  std::error_code code;
  if (update.folder_.has_parent_path()) fs::create_directories(update.folder_.parent_path(), code);
  const fs::path lock = beside(update.folder_, ".lock");
  update.lock_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (update.lock_ < 0) return tl::unexpected(system_error("cannot create", lock));
  if (::flock(update.lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(std::exchange(update.lock_, -1));
    return fail(ErrorKind::kConflict, "another eender is writing this library; wait until it is done",
                update.folder_.string());
  }
  if (fs::exists(update.folder_, code)) {
    auto manifest = read_manifest(update.folder_);
    if (manifest) {
      update.before_ = *std::move(manifest);
    } else if (manifest.error().kind != ErrorKind::kNotFound) {
      return tl::unexpected(std::move(manifest).error());
    } else if (!fs::is_directory(update.folder_, code) || !fs::is_empty(update.folder_, code)) {
      return fail(ErrorKind::kConflict, "this is not a library and not an empty folder; name another one",
                  update.folder_.string());
    }
  }
  EENDER_TRY_VOID(update.clear_staging());
  return update;
}

Result<void> Update::clear_staging() {
  std::error_code code;
  fs::remove_all(staging_, code);
  if (::mkdir(staging_.c_str(), 0755) != 0) return tl::unexpected(system_error("cannot create", staging_));
  next_ = {};
  return {};
}

Result<void> Update::keep(const Entry& entry) {
  // A file never changes, so both states may share it; file systems without hard links get a copy.
  std::error_code code;
  fs::create_hard_link(folder_ / entry.name, staging_ / entry.name, code);
  if (code) {
    code.clear();
    fs::copy_file(folder_ / entry.name, staging_ / entry.name, code);
    if (code == std::errc::no_such_file_or_directory)
      return fail(ErrorKind::kCorrupt, "this file of the library is missing; build the library anew from its sources",
                  (folder_ / entry.name).string());
    if (code)
      return fail(ErrorKind::kUnavailable,
                  fmt::format("cannot copy it to {}: {}; the library stands as it was: make room or give yourself the "
                              "right, and run the same command again",
                              staging_.string(), code.message()),
                  (folder_ / entry.name).string());
    EENDER_TRY_VOID(sync_path(staging_ / entry.name));
  }
  next_.entries.push_back(entry);
  return {};
}

Result<void> Update::add(const std::string& name, const std::string& kind) {
  Entry entry{name, kind, 0, ""};
  begin_writing(stage(name));
  EENDER_TRY(entry.checksum, checksum_of(stage(name), entry.bytes));
  EENDER_TRY_VOID(sync_path(stage(name)));
  next_.entries.push_back(std::move(entry));
  return {};
}

Result<void> Update::commit() {
  EENDER_TRY_VOID(replace_file(staging_ / kManifestName, print(next_)));
  const bool exists = ::access(folder_.c_str(), F_OK) == 0;
  const int code = exists ? ::renameat2(AT_FDCWD, staging_.c_str(), AT_FDCWD, folder_.c_str(), RENAME_EXCHANGE)
                          : ::rename(staging_.c_str(), folder_.c_str());
  if (code != 0 && errno == EINVAL)
    return fail(ErrorKind::kUnsupported,
                "this file system cannot exchange two folders at once; keep the library on a local disk",
                folder_.string());
  if (code != 0) return tl::unexpected(system_error("cannot move the new library in place", folder_));
  EENDER_TRY_VOID(sync_path(folder_.has_parent_path() ? folder_.parent_path() : fs::path(".")));
  before_ = std::move(next_);
  return clear_staging();
}

fs::path sources_folder(const fs::path& library) {
  return beside(library.filename().empty() ? library.parent_path() : library, ".sources");
}

}  // namespace eender::library
