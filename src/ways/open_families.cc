// SPDX-License-Identifier: EUPL-1.2
#include "ways/open_families.h"

#include <mutex>

#include "ways/for_each_parallel.h"
#include "ways/opening.h"

namespace eender::ways {

Result<void> open_families(std::span<const FamilyRow> rows, const Analysis& analysis, const corpus::Corpus& corpus,
                           const Keyer& keyer, const std::function<void(std::size_t, OpenFamily)>& opened) {
  std::mutex mutex;  // of the analysis and of `opened`
  return for_each_parallel(corpus, rows.size(), [&](corpus::Reader& reader, std::size_t i) -> Result<void> {
    const auto members = [&] {
      const std::lock_guard lock(mutex);
      return analysis.members(rows[i].id);
    }();
    if (!members) return tl::unexpected(members.error());
    EENDER_TRY(auto family, open_family(rows[i], *members, reader, keyer, [&](std::string_view word) {
                 const std::lock_guard lock(mutex);
                 return analysis.is_word(word);
               }));
    const std::lock_guard lock(mutex);
    opened(i, std::move(family));
    return {};
  });
}

}  // namespace eender::ways
