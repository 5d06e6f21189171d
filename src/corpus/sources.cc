// SPDX-License-Identifier: EUPL-1.2
#include "corpus/sources.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "corpus/input.h"
#include "corpus/json_text.h"

namespace eender::corpus {
namespace fs = std::filesystem;
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

constexpr const char* kPart = "arriving.part";
constexpr const char* kReceived = "received.jsonl";

// The last line of a file, without its end; nothing where there is none. What a killed process left of a line is cut off.
Result<std::string> last_line(const fs::path& path) {
  std::error_code code;
  const auto size = fs::file_size(path, code);
  if (code || size == 0) return std::string();
  const File file(std::fopen(path.c_str(), "rbe"));
  if (!file) return tl::unexpected(system_error("cannot open", path));
  // The longest path there can be, and the rest of a line.
  constexpr std::uintmax_t kLongest = 16384;
  const auto length = static_cast<std::size_t>(std::min(size, kLongest));
  std::string end(length, '\0');
  if (std::fseek(file.get(), -static_cast<long>(length), SEEK_END) != 0 ||
      std::fread(end.data(), 1, length, file.get()) != length)
    return tl::unexpected(system_error("cannot read", path));
  const std::size_t whole = end.rfind('\n') == std::string::npos ? 0 : end.rfind('\n') + 1;
  if (whole < length) {
    fs::resize_file(path, size - (length - whole), code);
    if (code)
      return fail(
          ErrorKind::kUnavailable,
          "cannot cut off a line that was written in part: " + code.message() + "; give yourself the right to write it",
          path.string());
  }
  if (whole == 0) return std::string();
  end.resize(whole - 1);
  return end.substr(end.rfind('\n') == std::string::npos ? 0 : end.rfind('\n') + 1);
}

}  // namespace

// received.jsonl.
struct Sources::Log {
  Descriptor file;
  std::string last;  // line of it when it was opened
  std::time_t second = -1;
  std::string at;  // that second, as it is written

  const std::string& now() {
    const std::time_t seconds = std::time(nullptr);
    if (std::exchange(second, seconds) == seconds) return at;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    at.assign(text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc));
    return at;
  }
};

Sources::Sources(fs::path folder, Descriptor originals)
    : folder_(std::move(folder)),
      originals_path_((folder_ / "originals" / "").string()),
      originals_(std::move(originals)),
      log_(std::make_unique<Log>()) {}
Sources::Sources(Sources&&) noexcept = default;
Sources& Sources::operator=(Sources&&) noexcept = default;
Sources::~Sources() = default;

Result<Sources> Sources::open(const fs::path& folder) {
  std::error_code code;
  const fs::path originals = folder / "originals";
  fs::create_directories(originals, code);
  if (code)
    return fail(ErrorKind::kUnavailable,
                "cannot make the folder of the sources here: " + code.message() +
                    "; remove what is in the way or give yourself the right to write, or name another library",
                folder.string());
  Descriptor opened(::open(originals.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened) return tl::unexpected(system_error("cannot open", originals));
  return Sources(folder, std::move(opened));
}

std::string Sources::path_of(std::string_view content) const {
  std::string path;
  path.reserve(originals_path_.size() + 3 + content.size());
  path.append(originals_path_).append(content.substr(0, 2)).append("/").append(content);
  return path;
}

// The same from the folder of originals.
const char* Sources::place_of(const Kept& kept) const { return kept.path.c_str() + originals_path_.size(); }

fs::path Sources::part_path() const { return originals_path_ + kPart; }

Result<Descriptor> Sources::begin_part() const {
  Descriptor part(::openat(originals_.get(), kPart, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!part) return tl::unexpected(system_error("cannot create", part_path()));
  return part;
}

Result<Sources::Kept> Sources::keep(const std::string& name) {
  const Descriptor opened(name == "-" ? -1 : ::open(name.c_str(), O_RDONLY | O_CLOEXEC));
  if (name != "-" && !opened) return tl::unexpected(system_error("cannot open", name));
  const int in = opened ? opened.get() : STDIN_FILENO;
  Kept kept;
  {
    EENDER_TRY(const Descriptor part, begin_part());
    Hasher hasher;
    std::string buffer(1 << 18, '\0');
    for (;;) {
      const ssize_t n = ::read(in, buffer.data(), buffer.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return tl::unexpected(system_error("cannot read", name));
      if (n == 0) break;
      const std::string_view block = std::string_view(buffer).substr(0, static_cast<std::size_t>(n));
      hasher.add(block);
      if (!write_all(part.get(), block)) return tl::unexpected(system_error("cannot write", part_path()));
      kept.bytes += block.size();
    }
    kept.content = hasher.finish();
  }
  if (stands(kept)) {
    ::unlinkat(originals_.get(), kPart, 0);
    return kept;
  }
  EENDER_TRY_VOID(shelve(name, kept));
  return kept;
}

Result<Sources::Kept> Sources::keep(const std::string& name, std::string_view bytes, std::string content) {
  Kept kept;
  kept.content = std::move(content);
  kept.bytes = bytes.size();
  if (stands(kept)) return kept;
  {
    EENDER_TRY(const Descriptor part, begin_part());
    if (!write_all(part.get(), bytes)) return tl::unexpected(system_error("cannot write", part_path()));
  }
  EENDER_TRY_VOID(shelve(name, kept));
  return kept;
}

// One with other bytes is what a power cut left of it before settle(): it is written anew.
bool Sources::stands(Kept& kept) const {
  kept.path = path_of(kept.content);
  return ::faccessat(originals_.get(), place_of(kept), F_OK, 0) == 0 && content_of(kept.path) == kept.content;
}

Result<void> Sources::shelve(const std::string& name, const Kept& kept) {
  EENDER_TRY_VOID(tell(name, kept));
  const auto put = [&] { return ::renameat(originals_.get(), kPart, originals_.get(), place_of(kept)) == 0; };
  if (put()) return {};
  ::mkdirat(originals_.get(), kept.content.substr(0, 2).c_str(), 0777);
  if (!put()) return tl::unexpected(system_error("cannot keep", kept.path));
  return {};
}

// Says in received.jsonl that something came in, before it stands under its name: killed between the two, the next time finds the line
// there and does not say it twice.
Result<void> Sources::tell(const std::string& name, const Kept& kept) {
  if (!log_->file) {
    const fs::path path = folder_ / kReceived;
    EENDER_TRY(log_->last, last_line(path));
    log_->file = Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666));
    if (!log_->file) return tl::unexpected(system_error("cannot open", path));
  }
  if (!log_->last.empty()) {
    const auto told = nlohmann::json::parse(std::exchange(log_->last, {}), nullptr, false);
    if (told.is_object() && told.value("content", nlohmann::json()) == kept.content &&
        told.value("name", nlohmann::json()) == name)
      return {};
  }
  std::string line = "{\"name\":";
  append_json(line, name);
  line += fmt::format(",\"content\":\"{}\",\"bytes\":{},\"at\":\"{}\"}}\n", kept.content, kept.bytes, log_->now());
  if (!write_all(log_->file.get(), line)) return tl::unexpected(system_error("cannot write", folder_ / kReceived));
  return {};
}

Result<void> Sources::settle() const { return sync_file_system(folder_); }

}  // namespace eender::corpus
