// SPDX-License-Identifier: EUPL-1.2
#include "corpus/sources.h"

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

namespace eender::corpus {
namespace fs = std::filesystem;
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

constexpr const char* kPart = "originals/arriving.part";

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

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

struct Sources::Log {
  File file;
  std::string last;  // line of it when it was opened
};

Sources::Sources(fs::path folder) : folder_(std::move(folder)), log_(std::make_unique<Log>()) {}
Sources::Sources(Sources&&) noexcept = default;
Sources& Sources::operator=(Sources&&) noexcept = default;
Sources::~Sources() = default;

Result<Sources> Sources::open(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder / "originals", code);
  if (code)
    return fail(ErrorKind::kUnavailable,
                "cannot make the folder of the sources here: " + code.message() +
                    "; remove what is in the way or give yourself the right to write, or name another library",
                folder.string());
  return Sources(folder);
}

Result<Sources::Kept> Sources::keep(const std::string& name) {
  const File in(name == "-" ? stdin : std::fopen(name.c_str(), "rbe"));
  if (!in) return tl::unexpected(system_error("cannot open", name));
  const fs::path part = folder_ / kPart;
  Kept kept;
  {
    const File out(std::fopen(part.c_str(), "wbe"));
    if (!out) return tl::unexpected(system_error("cannot create", part));
    Hasher hasher;
    std::string buffer(1 << 18, '\0');
    for (std::size_t n; (n = std::fread(buffer.data(), 1, buffer.size(), in.get())) > 0; kept.bytes += n) {
      hasher.add(std::string_view(buffer).substr(0, n));
      if (std::fwrite(buffer.data(), 1, n, out.get()) != n) return tl::unexpected(system_error("cannot write", part));
    }
    if (std::ferror(in.get()) != 0) return tl::unexpected(system_error("cannot read", name));
    if (std::fflush(out.get()) != 0) return tl::unexpected(system_error("cannot write", part));
    kept.content = hasher.finish();
  }
  std::error_code code;
  if (stands(kept)) {
    fs::remove(part, code);
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
  const fs::path part = folder_ / kPart;
  {
    const File out(std::fopen(part.c_str(), "wbe"));
    if (!out) return tl::unexpected(system_error("cannot create", part));
    if (std::fwrite(bytes.data(), 1, bytes.size(), out.get()) != bytes.size() || std::fflush(out.get()) != 0)
      return tl::unexpected(system_error("cannot write", part));
  }
  EENDER_TRY_VOID(shelve(name, kept));
  return kept;
}

// One with other bytes is what a power cut left of it before settle(): it is written anew.
bool Sources::stands(Kept& kept) const {
  kept.path = path_of(kept.content);
  std::error_code code;
  return fs::exists(kept.path, code) && content_of(kept.path) == kept.content;
}

Result<void> Sources::shelve(const std::string& name, const Kept& kept) {
  EENDER_TRY_VOID(tell(name, kept));
  const fs::path part = folder_ / kPart;
  if (std::rename(part.c_str(), kept.path.c_str()) == 0) return {};
  std::error_code code;
  fs::create_directory(kept.path.parent_path(), code);
  if (std::rename(part.c_str(), kept.path.c_str()) != 0) return tl::unexpected(system_error("cannot keep", kept.path));
  return {};
}

// Says in received.jsonl that something came in, before it stands under its name: killed between the two, the next time finds the line
// there and does not say it twice.
Result<void> Sources::tell(const std::string& name, const Kept& kept) {
  const fs::path path = folder_ / "received.jsonl";
  if (!log_->file) {
    EENDER_TRY(log_->last, last_line(path));
    log_->file.reset(std::fopen(path.c_str(), "abe"));
    if (!log_->file) return tl::unexpected(system_error("cannot open", path));
  }
  const auto told = nlohmann::json::parse(std::exchange(log_->last, {}), nullptr, false);
  if (told.is_object() && told.value("content", nlohmann::json()) == kept.content &&
      told.value("name", nlohmann::json()) == name)
    return {};
  const nlohmann::ordered_json record = {
      {"name", name}, {"content", kept.content}, {"bytes", kept.bytes}, {"at", now()}};
  const std::string line = record.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  if (std::fwrite(line.data(), 1, line.size(), log_->file.get()) != line.size() || std::fflush(log_->file.get()) != 0)
    return tl::unexpected(system_error("cannot write", path));
  return {};
}

Result<void> Sources::settle() const { return sync_file_system(folder_); }

}  // namespace eender::corpus
