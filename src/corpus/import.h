// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "corpus/corpus.h"
#include "corpus/government.h"

// From sources to a library: originals are kept, what they hold is read into a new segment, the library is replaced whole.
namespace eender::corpus {

struct ImportRequest {
  std::filesystem::path library;
  std::vector<std::string> sources;  // files and folders; "-" is standard input
  bool as_model = false;             // all that is read are models
  bool account = false;              // ImportReport::accounts is wanted
};

struct ImportProgress {
  std::uint64_t files = 0;  // read or found unchanged
  std::uint64_t regulations = 0;
  std::uint64_t provisions = 0;
  std::string_view file;  // at hand
};

struct ImportReport {
  std::uint64_t files = 0;
  std::uint64_t unchanged = 0;  // of them, that the library had already
  std::uint64_t regulations = 0;
  std::uint64_t provisions = 0;
  std::uint64_t notes = 0;
  std::uint64_t unreadable = 0, partial = 0, notices = 0;
  Account account;                                        // of all that was read now
  std::vector<std::pair<std::string, Account>> accounts;  // by source, of those with text, where it was asked for
  std::vector<Problem> problems;                          // the first kListedProblems of this import
  std::vector<std::string> unknown_governments;  // names that are in no register, ascending; accepted all the same
  // Named sources that are not there: mistakes of whoever named them. The library knows nothing of them.
  std::vector<Error> missing;
  bool interrupted = false;  // what was read until then is in the library; the same command goes on from there
};

inline constexpr std::size_t kListedProblems = 10000;

// Importing a source twice changes nothing: a source is known by its content. The library is replaced after every 256 MiB of text or
// 20,000 files and at the end, so a long import that is interrupted, killed even, goes on where the last replacement was. Errors are of
// the library or the disk; what is wrong with a source is a Problem. Where none of the sources is there, no library is made. `stop` is asked between files and within large ones.
[[nodiscard]] Result<ImportReport> import_sources(const ImportRequest& request, const Register& governments,
                                                  const std::function<void(const ImportProgress&)>& progress = {},
                                                  const std::function<bool()>& stop = {});

}  // namespace eender::corpus
