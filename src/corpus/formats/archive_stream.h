// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "corpus/input.h"

namespace eender::corpus {

// The members of a ZIP or tar file in the order in which they stand, each read once from begin to end, in constant memory. Nothing is
// ever written: names are labels, whatever they say. For one thread at a time.
class ArchiveStream {
 public:
  // A name is cut behind that many bytes.
  static constexpr std::size_t kLongestName = 1024;

  struct Member {
    enum class Kind : std::uint8_t { kFile, kFolder, kLink, kOther };
    Kind kind = Kind::kFile;
    std::string name;  // UTF-8 without control characters; "unnamed" where it has none
    bool encrypted = false;
  };

  // `input` must outlive the stream.
  [[nodiscard]] static Result<ArchiveStream> open(Input& input);
  ArchiveStream(ArchiveStream&&) noexcept;
  ~ArchiveStream();

  // False at the end. After an Error, which is of the archive as a whole, there is nothing more.
  [[nodiscard]] Result<bool> next(Member& member);
  // Of the member at hand, as Input::read. An Error is of this member, and perhaps of the archive: next() tells. What comes out counts
  // as expanded from the input.
  [[nodiscard]] Result<std::size_t> read(char* into, std::size_t size);
  // Reads on to the end of the member at hand.
  void drain();

 private:
  struct State;
  explicit ArchiveStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace eender::corpus
