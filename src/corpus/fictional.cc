// SPDX-License-Identifier: EUPL-1.2
#include "corpus/fictional.h"

#include "library/sqlite.h"

namespace eender::corpus {

Result<bool> holds_fictional(const library::Library& library) {
  for (const library::Entry& entry : library.of_kind("corpus")) {
    EENDER_TRY(const auto database, library::Database::open(library.path_of(entry)));
    EENDER_TRY(auto notes, database.prepare("SELECT 1 FROM notes WHERE kind='preamble' AND text LIKE "
                                            "'%deze regeling is fictief%' LIMIT 1"));
    EENDER_TRY(const bool found, notes.step());
    if (found) return true;
  }
  return false;
}

}  // namespace eender::corpus
