// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/file.h"
#include "match/run_store.h"

namespace eender::library {

// A RunStore in files: those that were written before, which never change, and a new one behind them. A word is four bytes, the lowest
// first. Memory: a megabyte. Errors name the file.
class RunFiles : public match::RunStore {
 public:
  // kCorrupt where a file holds no whole number of words. The new file must not exist; it is made with the first word that is appended.
  [[nodiscard]] static Result<RunFiles> open(const std::vector<std::filesystem::path>& written,
                                             std::filesystem::path next);
  RunFiles(RunFiles&&) = default;

  [[nodiscard]] Result<void> append(std::span<const match::Word> words) override;
  [[nodiscard]] Result<void> read(std::uint64_t from, std::span<match::Word> into) const override;

  std::uint64_t words() const { return written_ + buffer_.size(); }  // in all files
  bool has_new() const { return new_; }                              // something was appended
  // All that was appended is in the file. Nothing is appended any more.
  [[nodiscard]] Result<void> finish();

 private:
  struct File {
    std::filesystem::path path;
    Descriptor descriptor;
    std::uint64_t begin = 0;  // of its first word
  };

  RunFiles() = default;
  [[nodiscard]] Result<void> flush();

  std::vector<File> files_;  // the new one last, once it is there
  std::filesystem::path next_;
  bool new_ = false;
  std::uint64_t written_ = 0;        // words that stand in files
  std::vector<match::Word> buffer_;  // those behind them
};

}  // namespace eender::library
