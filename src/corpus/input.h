// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/corpus.h"

// Opening what people point at: files, folders, standard input, plain or compressed.
namespace eender::corpus {

// How far compressed input may expand before it is taken for a bomb. Regulations compress five- to fifteenfold; no real text comes near
// a thousand.
struct ExpansionLimits {
  std::uint64_t bytes = std::uint64_t{16} << 30;
  std::uint64_t ratio = 1000;                          // expanded : compressed …
  std::uint64_t ratio_from = std::uint64_t{16} << 20;  // … once this many bytes have come out
};

// The bytes of one source, read once from begin to end in constant memory. What begins as gzip or Zstandard data is decompressed on the
// way, whatever its name. A damaged or oversized stream gives what came before (in blocks of 64 KiB), then an Error. For one thread at a
// time.
class Input {
 public:
  // "-" is standard input. Errors: kNotFound, kUnavailable (no rights), kInvalidInput (a folder).
  [[nodiscard]] static Result<Input> open(const std::string& path, const ExpansionLimits& limits = {});
  // Bytes that are in memory already; they must outlive the Input.
  static Input of_bytes(std::string_view bytes, std::string name, const ExpansionLimits& limits = {});
  // What stands within `around`, which must outlive it: a member of an archive. `read` is as read() below. Whatever either expands to
  // counts against the limits of the outermost together, so that bombs in bombs are no larger than one.
  using Read = std::function<Result<std::size_t>(char* into, std::size_t size)>;
  static Input within(Input& around, Read read, std::string name);

  Input(Input&&) noexcept;
  Input& operator=(Input&&) noexcept;
  ~Input();

  const std::string& name() const;  // as the user named it

  // The first bytes (up to 4 KiB), which stay to be read.
  [[nodiscard]] Result<std::string_view> peek();
  // Fills `into`; less than its size only at the end, 0 after it.
  [[nodiscard]] Result<std::size_t> read(char* into, std::size_t size);
  // Appends all there is. On an Error `into` holds what came before; kInvalidInput where there is more than `limit`.
  [[nodiscard]] Result<void> read_all(std::string& into, std::uint64_t limit);

  // All of it, without a copy: of bytes that are in memory already and as they are, while nothing has been read.
  std::optional<std::string_view> in_memory();

  // Counts bytes that somebody else expanded from this. kInvalidInput where it is too much, and at every read from then on.
  [[nodiscard]] Result<void> expanded(std::uint64_t bytes);

 private:
  struct State;
  explicit Input(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// hash_of a file's bytes as they are, in constant memory: Regulation::content of all it holds.
[[nodiscard]] Result<std::string> content_of(const std::filesystem::path& path);

// Nothing, or where a path that somebody named leads nowhere, why.
std::optional<std::string> why_missing(const std::string& path);

// Calls `found` for every file that `paths` name, folders in the order of their names and all the way down; "-" is passed on as it is.
// `plain`: it is a file that can be opened again, no pipe. Nothing is skipped silently: what cannot be read, an empty folder, a broken link, a link to a folder or something that is not a file
// (both only inside folders) becomes a Problem.
using FoundFile = std::function<void(const std::string& path, bool plain)>;
void for_each_file(const std::vector<std::string>& paths, const FoundFile& found, Sink& sink);

// The same failure, as what an importer reports.
Problem problem_of(const Error& error, std::string source, Problem::Severity severity = Problem::Severity::kUnreadable);

}  // namespace eender::corpus
