// SPDX-License-Identifier: EUPL-1.2
#include "ways/open_families.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <mutex>

#include "ways/opening.h"

namespace eender::ways {

Result<void> open_families(std::span<const FamilyRow> rows, const Analysis& analysis, const corpus::Corpus& corpus,
                           const Keyer& keyer, const std::function<void(std::size_t, OpenFamily)>& opened) {
  tbb::enumerable_thread_specific<std::optional<corpus::Reader>> readers;
  std::mutex mutex;  // of the analysis, of `opened` and of the error
  std::optional<Error> error;
  tbb::parallel_for(std::size_t{0}, rows.size(), [&](std::size_t i) {
    const auto work = [&]() -> Result<OpenFamily> {
      auto& reader = readers.local();
      if (!reader) {
        EENDER_TRY(auto fresh, corpus::Reader::open(corpus));
        reader.emplace(std::move(fresh));
      }
      const auto members = [&] {
        const std::lock_guard lock(mutex);
        return analysis.members(rows[i].id);
      }();
      if (!members) return tl::unexpected(members.error());
      return open_family(rows[i], *members, *reader, keyer, [&](std::string_view word) {
        const std::lock_guard lock(mutex);
        return analysis.is_word(word);
      });
    };
    auto family = work();
    const std::lock_guard lock(mutex);
    if (!family) {
      if (!error) error = family.error();
    } else if (!error) {
      opened(i, *std::move(family));
    }
  });
  if (error) return tl::unexpected(*std::move(error));
  return {};
}

}  // namespace eender::ways
