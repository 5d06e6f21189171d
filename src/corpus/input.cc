// SPDX-License-Identifier: EUPL-1.2
#include "corpus/input.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "base/file.h"
#include "base/hash.h"

namespace eender::corpus {
namespace {

constexpr std::size_t kBlock = 64 << 10;
constexpr std::size_t kPeek = 4 << 10;

// RFC 1952 and RFC 8878; a Zstandard stream may begin with a skippable frame.
bool is_compressed(std::string_view bytes) {
  if (bytes.starts_with("\x1f\x8b")) return true;
  if (bytes.starts_with("\x28\xb5\x2f\xfd")) return true;
  return bytes.size() >= 4 && (static_cast<unsigned char>(bytes[0]) & 0xf0) == 0x50 &&
         bytes.substr(1, 3) == "\x2a\x4d\x18";
}

std::string readable_size(std::uint64_t bytes) {
  constexpr std::array<const char*, 4> kUnits{"bytes", "KiB", "MiB", "GiB"};
  std::size_t unit = 0;
  while (unit + 1 < kUnits.size() && bytes >= 1024 && bytes % 1024 == 0) {
    bytes /= 1024;
    ++unit;
  }
  return std::to_string(bytes) + " " + kUnits[unit];
}

}  // namespace

struct Input::State {
  std::string name;
  ExpansionLimits limits;
  int file = -1;            // to be closed unless standard input
  std::string_view held;    // where there is no file
  std::string_view memory;  // of it, what was not read yet
  Read source;              // where it is set, and neither of these
  State* around = nullptr;  // that the source stands in
  std::string block;        // the last bytes of the original that were read
  std::string_view unread;  // the part of `block` that nobody took yet
  std::uint64_t consumed = 0;
  std::uint64_t produced = 0;
  archive* decompressor = nullptr;
  std::string peeked;
  std::size_t peeked_taken = 0;
  bool has_peeked = false;
  bool started = false;
  bool given = false;  // bytes as they are
  bool at_end = false;
  std::optional<Error> source_failed;    // behind bytes that it gave
  std::optional<Error> original_failed;  // told in its own words rather than libarchive's
  std::optional<Error> bomb;             // it expands too far: whoever reads on hears that again
  std::optional<Error> pending;          // met after bytes that are still to be handed out

  ~State() {
    if (decompressor) archive_read_free(decompressor);
    if (file > STDIN_FILENO) ::close(file);
  }

  // The next bytes of the original into `unread`, none at the end.
  Result<void> read_block() {
    if (source) {
      EENDER_TRY_VOID(read_source_block());
    } else if (file < 0) {
      unread = memory.substr(0, std::min(memory.size(), kBlock));
      memory.remove_prefix(unread.size());
    } else {
      // A pipe gives what it has; whole blocks tell a compressed stream from its very first bytes.
      block.resize(kBlock);
      std::size_t filled = 0;
      while (filled < block.size()) {
        const ssize_t got = ::read(file, block.data() + filled, block.size() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return tl::unexpected(system_error("cannot read", name));
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
      }
      unread = std::string_view(block).substr(0, filled);
    }
    consumed += unread.size();
    return {};
  }

  Result<void> read_source_block() {
    if (source_failed) return tl::unexpected(*source_failed);
    block.resize(kBlock);
    std::size_t filled = 0;
    while (filled < block.size()) {
      auto got = source(block.data() + filled, block.size() - filled);
      if (!got && filled == 0) return tl::unexpected(std::move(got).error());
      if (!got) source_failed = std::move(got).error();
      if (!got || *got == 0) break;
      filled += *got;
    }
    unread = std::string_view(block).substr(0, filled);
    return {};
  }

  static la_ssize_t give_block(archive* reader, void* self, const void** bytes) {
    auto& state = *static_cast<State*>(self);
    if (state.unread.empty()) {
      if (auto read = state.read_block(); !read) {
        state.original_failed = std::move(read).error();
        archive_set_error(reader, EIO, "the original could not be read");
        return ARCHIVE_FATAL;
      }
    }
    *bytes = state.unread.data();
    return static_cast<la_ssize_t>(std::exchange(state.unread, {}).size());
  }

  Result<void> start() {
    started = true;
    EENDER_TRY_VOID(read_block());
    if (!is_compressed(unread)) return {};
    decompressor = archive_read_new();
    if (!decompressor) return fail(ErrorKind::kUnavailable, "no memory to decompress", name);
    archive_read_support_filter_gzip(decompressor);
    archive_read_support_filter_zstd(decompressor);
    archive_read_support_format_raw(decompressor);  // takes any bytes as one file
    archive_entry* entry = nullptr;
    const int opened = archive_read_open(decompressor, this, nullptr, give_block, nullptr);
    const int found = opened == ARCHIVE_OK ? archive_read_next_header(decompressor, &entry) : opened;
    if (found == ARCHIVE_EOF)
      at_end = true;  // nothing, compressed
    else if (found != ARCHIVE_OK)
      return damaged();
    else if (archive_filter_count(decompressor) == 1)
      return damaged();  // taken for bytes as they are
    return {};
  }

  tl::unexpected<Error> damaged() {
    at_end = true;
    if (original_failed) return tl::unexpected<Error>(*std::move(original_failed));
    const char* reason = archive_error_string(decompressor);
    return fail(ErrorKind::kInvalidInput,
                std::string("the compressed data is damaged or cut off (") + (reason ? reason : "its header") + ")",
                name);
  }

  // Some bytes, 0 at the end.
  Result<std::size_t> read_some(char* into, std::size_t size) {
    if (bomb) return tl::unexpected(*bomb);
    if (!started) EENDER_TRY_VOID(start());
    if (at_end) return 0;
    if (!decompressor) {
      if (unread.empty()) EENDER_TRY_VOID(read_block());
      const std::size_t got = std::min(size, unread.size());
      std::memcpy(into, unread.data(), got);
      unread.remove_prefix(got);
      given = true;
      at_end = got == 0;
      return got;
    }
    const la_ssize_t got = archive_read_data(decompressor, into, size);
    if (got < 0) return damaged();
    at_end = got == 0;
    EENDER_TRY_VOID(expanded(static_cast<std::uint64_t>(got)));
    return static_cast<std::size_t>(got);
  }

  State& outermost() {
    State* state = this;
    while (state->around) state = state->around;
    return *state;
  }

  Result<void> expanded(std::uint64_t bytes) {
    State& whole = outermost();
    const ExpansionLimits& most = whole.limits;
    whole.produced += std::min(bytes, most.bytes + 1);
    if (whole.produced > most.bytes) return too_large(readable_size(most.bytes));
    if (whole.produced > most.ratio_from && whole.produced / most.ratio > whole.consumed)
      return too_large(std::to_string(most.ratio) + " times its size");
    return {};
  }

  tl::unexpected<Error> too_large(const std::string& than) {
    Error error{ErrorKind::kInvalidInput, "expands to more than " + than + "; if that is right, decompress it first",
                name};
    for (State* state = this; state; state = state->around) {
      if (!state->bomb) state->bomb = error;
      state->at_end = true;
    }
    return tl::unexpected(std::move(error));
  }
};

Input::Input(std::unique_ptr<State> state) : state_(std::move(state)) {}
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input&&) noexcept = default;
Input::~Input() = default;

const std::string& Input::name() const { return state_->name; }

Result<Input> Input::open(const std::string& path, const ExpansionLimits& limits) {
  auto state = std::make_unique<State>();
  state->name = path;
  state->limits = limits;
  state->file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (state->file < 0) return tl::unexpected(system_error("cannot open", path));
  struct stat status {};
  if (::fstat(state->file, &status) == 0 && S_ISDIR(status.st_mode))
    return fail(ErrorKind::kInvalidInput, "is a folder", path);
  return Input(std::move(state));
}

Input Input::of_bytes(std::string_view bytes, std::string name, const ExpansionLimits& limits) {
  auto state = std::make_unique<State>();
  state->name = std::move(name);
  state->limits = limits;
  state->held = state->memory = bytes;
  return Input(std::move(state));
}

Input Input::within(Input& around, Read read, std::string name) {
  auto state = std::make_unique<State>();
  state->name = std::move(name);
  state->source = std::move(read);
  state->around = around.state_.get();
  return Input(std::move(state));
}

Result<void> Input::expanded(std::uint64_t bytes) { return state_->expanded(bytes); }

Result<std::string_view> Input::peek() {
  if (!state_->started && !state_->bomb) {
    if (auto begun = state_->start(); !begun) {
      state_->at_end = true;
      return tl::unexpected(std::move(begun).error());
    }
  }
  // Of bytes as they are the first block is at hand.
  if (!state_->decompressor && !state_->given && !state_->bomb) return state_->unread.substr(0, kPeek);
  if (!state_->has_peeked) {
    std::string first(kPeek, '\0');
    EENDER_TRY(const std::size_t got, read(first.data(), first.size()));
    first.resize(got);
    state_->peeked = std::move(first);
    state_->has_peeked = true;
  }
  return std::string_view(state_->peeked);
}

Result<std::size_t> Input::read(char* into, std::size_t size) {
  if (state_->pending && state_->peeked_taken == state_->peeked.size())
    return tl::unexpected(*std::exchange(state_->pending, {}));
  std::size_t got = 0;
  if (state_->peeked_taken < state_->peeked.size()) {
    got = state_->peeked.copy(into, size, state_->peeked_taken);
    state_->peeked_taken += got;
  }
  while (got < size && !state_->pending) {
    auto some = state_->read_some(into + got, size - got);
    if (!some) {
      state_->at_end = true;
      if (got == 0) return some;
      state_->pending = std::move(some).error();  // first what came before it, then the error
      break;
    }
    if (*some == 0) break;
    got += *some;
  }
  return got;
}

Result<void> Input::read_all(std::string& into, std::uint64_t limit) {
  std::uint64_t total = 0;
  while (true) {
    const std::size_t begin = into.size();
    const std::size_t step = std::clamp<std::size_t>(begin, kBlock, 16 << 20);
    into.resize(begin + step);
    auto got = read(into.data() + begin, step);
    into.resize(begin + got.value_or(0));
    if (!got) return tl::unexpected(std::move(got).error());
    total += *got;
    if (total > limit) {
      into.resize(into.size() - static_cast<std::size_t>(total - limit));
      return fail(ErrorKind::kInvalidInput, "is larger than " + readable_size(limit), name());
    }
    if (*got < step && !state_->pending) return {};
  }
}

std::optional<std::string_view> Input::in_memory() {
  const bool plain = state_->held.data() != nullptr && peek() && !state_->decompressor && !state_->given;
  return plain ? std::optional(state_->held) : std::nullopt;
}

Result<std::string> content_of(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return tl::unexpected(system_error("cannot open", path));
  Hasher hasher;
  std::string block(kBlock, '\0');
  ssize_t got = 0;
  while ((got = ::read(file, block.data(), block.size())) != 0) {
    if (got > 0) hasher.add(std::string_view(block).substr(0, static_cast<std::size_t>(got)));
    if (got < 0 && errno != EINTR) break;
  }
  auto failed = got < 0 ? std::optional(system_error("cannot read", path)) : std::nullopt;
  ::close(file);
  if (failed) return tl::unexpected(std::move(*failed));
  return hasher.finish();
}

namespace {

namespace fs = std::filesystem;

bool is_link(const fs::path& path) {
  std::error_code failed;
  return fs::symlink_status(path, failed).type() == fs::file_type::symlink;
}

}  // namespace

std::optional<std::string> why_missing(const std::string& path) {
  std::error_code failed;
  if (path == "-" || fs::status(path, failed).type() != fs::file_type::not_found) return std::nullopt;
  return is_link(path) ? "a link to something that does not exist" : "no such file or folder";
}

namespace {

class Walk {
 public:
  Walk(const FoundFile& found, Sink& sink) : found_(found), sink_(sink) {}

  void named(const std::string& path) {
    if (path == "-") return found_(path, false);
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (const auto why = why_missing(path)) return report(path, *why);
    if (failed) return report(path, "cannot be looked at: " + failed.message());
    if (status.type() == fs::file_type::directory) return folder(path);
    found_(path, status.type() == fs::file_type::regular);  // also a pipe, where a user names one
  }

 private:
  void folder(const fs::path& path) {
    std::error_code failed;
    // Of most entries the folder itself says what they are; only the others are looked at.
    std::vector<std::pair<std::string, bool>> entries;
    for (fs::directory_iterator at(path, failed), end; !failed && at != end; at.increment(failed)) {
      std::error_code unknown;
      entries.emplace_back(at->path().string(), at->is_regular_file(unknown));
    }
    if (failed) return report(path, "the folder cannot be read: " + failed.message());
    if (entries.empty()) return report(path, "the folder is empty");
    std::sort(entries.begin(), entries.end());
    for (const auto& [entry, plain] : entries) plain ? found_(entry, true) : inside(entry);
  }

  void inside(const fs::path& path) {
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    switch (status.type()) {
      case fs::file_type::regular:
        return found_(path.string(), true);
      case fs::file_type::directory:
        if (is_link(path))
          return report(path,
                        "a link to a folder, which could lead round in a circle; name the folder itself to read it");
        return folder(path);
      case fs::file_type::not_found:
        return report(path, "a link to something that does not exist");
      case fs::file_type::none:
        return report(path, "cannot be looked at: " + failed.message());
      default:
        return report(path, "not a regular file");
    }
  }

  void report(const fs::path& path, std::string reason) {
    Problem problem;
    problem.source = path.string();
    problem.reason = std::move(reason);
    sink_.problem(std::move(problem));
  }

  const FoundFile& found_;
  Sink& sink_;
};

}  // namespace

void for_each_file(const std::vector<std::string>& paths, const FoundFile& found, Sink& sink) {
  Walk walk(found, sink);
  for (const std::string& path : paths) walk.named(path);
}

Problem problem_of(const Error& error, std::string source, Problem::Severity severity) {
  Problem problem;
  problem.severity = severity;
  problem.source = std::move(source);
  problem.reason = error.message;
  return problem;
}

}  // namespace eender::corpus
