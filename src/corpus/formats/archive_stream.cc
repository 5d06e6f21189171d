// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/archive_stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/formats/encoding.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

constexpr std::size_t kBlock = 64 << 10;

// libarchive converts names to the encoding of the thread's locale; in "C", which programs begin in, names beyond ASCII would be lost.
class Utf8Names {
 public:
  Utf8Names() : before_(::uselocale(utf8())) {}
  ~Utf8Names() { ::uselocale(before_); }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t before_;
};

std::string readable_name(const char* name) {
  auto decoded = to_utf8(name ? name : "", {});
  std::string text = decoded ? one_line(decoded->text()) : std::string();
  if (text.size() > ArchiveStream::kLongestName) {
    std::size_t end = ArchiveStream::kLongestName;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
  }
  return text.empty() ? "unnamed" : text;
}

}  // namespace

struct ArchiveStream::State {
  explicit State(Input& from) : input(from) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (reader) archive_read_free(reader);
  }

  static la_ssize_t give_block(archive* reader, void* self, const void** bytes) {
    auto& state = *static_cast<State*>(self);
    const auto got = state.input.read(state.block.data(), state.block.size());
    if (!got) {
      state.input_failed = got.error();
      archive_set_error(reader, EIO, "what it stands in could not be read");
      return ARCHIVE_FATAL;
    }
    *bytes = state.block.data();
    return static_cast<la_ssize_t>(*got);
  }

  Error failure(const char* otherwise) const {
    if (input_failed) return *input_failed;
    const char* reason = archive_error_string(reader);
    return {ErrorKind::kInvalidInput,
            std::string("the archive is damaged or cut off (") + (reason ? reason : otherwise) + ")", input.name()};
  }

  Input& input;
  archive* reader = nullptr;
  std::string block = std::string(kBlock, '\0');
  std::optional<Error> input_failed;
  bool at_end = false;  // of the archive
  bool at_member_end = true;
};

ArchiveStream::ArchiveStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveStream::ArchiveStream(ArchiveStream&&) noexcept = default;
ArchiveStream::~ArchiveStream() = default;

Result<ArchiveStream> ArchiveStream::open(Input& input) {
  auto state = std::make_unique<State>(input);
  state->reader = archive_read_new();
  if (!state->reader) return fail(ErrorKind::kUnavailable, "no memory to read an archive", input.name());
  // As streams both: what a ZIP lists at its end is not looked at, so that files, pipes and members of archives are read alike.
  archive_read_support_format_zip_streamable(state->reader);
  archive_read_support_format_tar(state->reader);
  const Utf8Names utf8;
  if (archive_read_open(state->reader, state.get(), nullptr, State::give_block, nullptr) != ARCHIVE_OK)
    return tl::unexpected(state->failure("its beginning"));
  return ArchiveStream(std::move(state));
}

Result<bool> ArchiveStream::next(Member& member) {
  constexpr int kTries = 100;  // headers that are damaged and can be passed over
  State& state = *state_;
  if (state.at_end) return false;
  const Utf8Names utf8;
  archive_entry* entry = nullptr;
  int outcome = ARCHIVE_RETRY;
  for (int i = 0; i < kTries && outcome == ARCHIVE_RETRY; ++i) outcome = archive_read_next_header(state.reader, &entry);
  state.at_member_end = state.at_end = outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN;
  if (outcome == ARCHIVE_EOF) return false;
  if (state.at_end) return tl::unexpected(state.failure("it ends too early"));
  const char* name = archive_entry_pathname(entry);
  member.name = readable_name(name ? name : archive_entry_pathname_utf8(entry));
  member.encrypted = archive_entry_is_encrypted(entry) == 1;
  const auto type = archive_entry_filetype(entry);
  member.kind = Member::Kind::kOther;
  if (archive_entry_hardlink(entry) || type == AE_IFLNK)
    member.kind = Member::Kind::kLink;
  else if (type == AE_IFDIR || member.name.ends_with('/'))
    member.kind = Member::Kind::kFolder;
  else if (type == AE_IFREG || type == 0)
    member.kind = Member::Kind::kFile;
  return true;
}

Result<std::size_t> ArchiveStream::read(char* into, std::size_t size) {
  State& state = *state_;
  if (state.at_member_end || size == 0) return 0;
  const la_ssize_t got = archive_read_data(state.reader, into, size);
  state.at_member_end = got <= 0;
  if (got < 0) {
    Error error = state.failure("in this member");
    if (!state.input_failed && got != ARCHIVE_FATAL) {
      const char* reason = archive_error_string(state.reader);
      error.message = std::string("this member of the archive is damaged (") + (reason ? reason : "its data") + ")";
    }
    return tl::unexpected(std::move(error));
  }
  if (auto counted = state.input.expanded(static_cast<std::uint64_t>(got)); !counted) {
    state.at_member_end = true;
    return tl::unexpected(std::move(counted).error());
  }
  return static_cast<std::size_t>(got);
}

void ArchiveStream::drain() {
  std::string rest(kBlock, '\0');
  while (read(rest.data(), rest.size()).value_or(0) > 0) {
  }
}

}  // namespace eender::corpus
