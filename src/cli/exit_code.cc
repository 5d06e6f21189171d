// SPDX-License-Identifier: EUPL-1.2
#include "cli/exit_code.h"

namespace eender::cli {

// No default: a new kind does not compile until somebody has thought about it here. A thing that was named and is not there is trouble,
// as for grep and diff; a search that finds nothing is no Error, and its command says kNothingFound itself.
int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kNotFound:
    case ErrorKind::kInvalidInput:
    case ErrorKind::kUnsupported:
    case ErrorKind::kConflict:
    case ErrorKind::kUnavailable:
    case ErrorKind::kCorrupt:
    case ErrorKind::kInternal:
      return kTrouble;
  }
  return kTrouble;
}

}  // namespace eender::cli
