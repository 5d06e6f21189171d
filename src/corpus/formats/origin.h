// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace eender::corpus {

// Where the bytes an importer reads come from.
struct Origin {
  std::string source;   // Regulation::source of all that is read
  std::string content;  // Regulation::content: hash_of the original bytes
  bool model = false;   // what it holds are model regulations, which need not name a government
};

}  // namespace eender::corpus
