// SPDX-License-Identifier: EUPL-1.2
#include "corpus/sources.h"

#include <cerrno>
#include <cstdio>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/hash.h"

namespace eender::corpus {
namespace fs = std::filesystem;
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

Result<void> append_line(const fs::path& path, const std::string& line) {
  const File file(std::fopen(path.c_str(), "abe"));
  if (!file) return tl::unexpected(system_error("cannot open", path));
  if (std::fwrite(line.data(), 1, line.size(), file.get()) != line.size() || std::fflush(file.get()) != 0)
    return tl::unexpected(system_error("cannot write", path));
  return {};
}

}  // namespace

Result<Sources> Sources::open(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder / "originals", code);
  if (code)
    return fail(ErrorKind::kUnavailable, "cannot create the sources folder: " + code.message(), folder.string());
  return Sources(folder);
}

Result<Sources::Kept> Sources::keep(const std::string& name) const {
  const File in(name == "-" ? stdin : std::fopen(name.c_str(), "rbe"));
  if (!in) return tl::unexpected(system_error("cannot open", name));
  const fs::path part = folder_ / "originals" / "arriving.part";
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
  const fs::path shelf = folder_ / "originals" / kept.content.substr(0, 2);
  kept.path = shelf / kept.content;
  std::error_code code;
  // One of another size is what a power cut left of it: it is replaced.
  if (fs::exists(kept.path, code) && fs::file_size(kept.path, code) == kept.bytes) {
    fs::remove(part, code);
    return kept;
  }
  fs::create_directories(shelf, code);
  EENDER_TRY_VOID(sync_path(part));
  if (std::rename(part.c_str(), kept.path.c_str()) != 0) return tl::unexpected(system_error("cannot keep", kept.path));
  EENDER_TRY_VOID(sync_path(shelf));
  const nlohmann::ordered_json line = {{"name", name}, {"content", kept.content}, {"bytes", kept.bytes}, {"at", now()}};
  EENDER_TRY_VOID(append_line(folder_ / "received.jsonl",
                              line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n"));
  return kept;
}

}  // namespace eender::corpus
