// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

// Start here. The library as a folder: files that never change once written, a manifest (library.json) that lists them with their
// checksums, and replacement of the whole folder at once. What stands in the files is not known here. Format: docs/formats/library.md.
namespace eender::library {

struct Entry {
  std::string name;  // a plain file name in the folder
  std::string kind;  // "corpus", "analysis"
  std::uint64_t bytes = 0;
  std::string checksum;  // XXH3 of the contents: tells damage, not malice
  bool operator==(const Entry&) const = default;
};

struct Manifest {
  std::vector<Entry> entries;  // in the order they were added: a later corpus file supersedes an earlier one
  bool operator==(const Manifest&) const = default;
};

// A library opened for reading. What it names stays readable until the process ends the last use of the files it opened, also when the
// folder is replaced meanwhile; files not yet opened by then belong to the new library, so open what you need and check version().
class Library {
 public:
  // kNotFound: no such folder, or no library in it. kUnsupported: made by another format of eender. kCorrupt: manifest or a file damaged
  // (sizes are compared here; verify() compares the checksums).
  [[nodiscard]] static Result<Library> open(const std::filesystem::path& folder);

  const std::filesystem::path& folder() const { return folder_; }
  const Manifest& manifest() const { return manifest_; }
  std::vector<Entry> of_kind(std::string_view kind) const;
  std::filesystem::path path_of(const Entry& entry) const { return folder_ / entry.name; }
  [[nodiscard]] Result<void> verify() const;

 private:
  std::filesystem::path folder_;
  Manifest manifest_;
};

// A new state of a library, built beside it as <folder>.next and moved in place whole. There is one Update at a time, in any process;
// killed at any moment, the library stands as it was, and what was left behind is removed by the next Update.
class Update {
 public:
  // Makes the folder's parent where missing. kConflict: another eender is writing this library, or the folder holds something else.
  [[nodiscard]] static Result<Update> begin(const std::filesystem::path& folder);
  Update(Update&& other) noexcept;
  Update& operator=(Update&&) = delete;
  ~Update();  // without commit(): nothing has happened

  const Manifest& before() const { return before_; }
  // Takes a file of the library over into the new state.
  [[nodiscard]] Result<void> keep(const Entry& entry);
  // Where to write a new file; write it, then add() it.
  std::filesystem::path stage(const std::string& name) const { return staging_ / name; }
  [[nodiscard]] Result<void> add(const std::string& name, const std::string& kind);
  // The new state is the library when this returns, on disk. The lock is kept, so that a further state can follow on this one.
  [[nodiscard]] Result<void> commit();

 private:
  Update() = default;
  [[nodiscard]] Result<void> clear_staging();

  std::filesystem::path folder_;
  std::filesystem::path staging_;
  Manifest before_;
  Manifest next_;
  int lock_ = -1;
};

// Where the sources of a library are kept: originals and people's overrules, beside the folder so that the library can be replaced.
std::filesystem::path sources_folder(const std::filesystem::path& library);

}  // namespace eender::library
