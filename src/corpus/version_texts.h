// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "corpus/sources.h"
#include "library/library.h"

namespace eender::corpus {

// The texts of versions, for documents that say only what changes in them: found by reading once more the original that a version came
// from. So nothing is kept twice, and what a change makes depends on originals only. One thread.
class VersionTexts {
 public:
  struct Original {
    std::string name;  // as a person named it
    std::string content;
    bool as_model = false;
  };

  // Knows what a library holds, without reading anything until something is looked for.
  VersionTexts(const Sources& sources, std::filesystem::path library, library::Manifest manifest)
      : sources_(&sources), library_(std::move(library)), manifest_(std::move(manifest)) {}

  // `original` holds that version; of several the last that was told.
  void add(const std::string& work, const std::string& version, Original original);

  // A new source asks.
  void begin_source() { reads_ = 0; }

  // What the reader of the original offered to a Sink for it. None where no original holds it, or where it cannot be read any more. Of
  // changes of changes of … at most kMostChanges are followed, and at most kMostReads originals read for one source: a chain takes a read
  // for each of its changes, and what takes more has been made to.
  std::optional<std::string> find(const std::string& work, const std::string& version);

  static constexpr std::size_t kMostChanges = 100;
  static constexpr std::size_t kMostReads = 500;

 private:
  using Version = std::pair<std::string, std::string>;  // work, version
  class Catch;

  void read_library();

  const Sources* sources_;
  std::filesystem::path library_;
  library::Manifest manifest_;
  bool library_read_ = false;
  std::map<Version, Original> originals_;
  std::set<Version> at_hand_;  // being looked for
  // The last few that were found: changes come one after the other, each of what the one before made.
  std::map<Version, std::string> found_;
  std::size_t found_bytes_ = 0;
  std::size_t reads_ = 0;
};

}  // namespace eender::corpus
