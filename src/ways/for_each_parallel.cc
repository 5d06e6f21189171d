// SPDX-License-Identifier: EUPL-1.2
#include "ways/for_each_parallel.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <map>
#include <mutex>
#include <optional>

namespace eender::ways {

Result<void> for_each_parallel(const corpus::Corpus& corpus, std::size_t count,
                               const std::function<Result<void>(corpus::Reader&, std::size_t)>& work) {
  tbb::enumerable_thread_specific<std::optional<corpus::Reader>> readers;
  std::mutex mutex;
  std::map<std::size_t, Error> errors;
  const auto one = [&](std::size_t i) {
    auto& reader = readers.local();
    Result<void> done;
    if (!reader) {
      auto opened = corpus::Reader::open(corpus);
      if (opened)
        reader.emplace(*std::move(opened));
      else
        done = tl::unexpected(std::move(opened).error());
    }
    if (done) done = work(*reader, i);
    if (done) return;
    const std::lock_guard lock(mutex);
    errors.emplace(i, std::move(done).error());
  };
  // One at a time, for one family may take as long as all others.
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, count, 1),
      [&](const auto& range) {
        for (std::size_t i = range.begin(); i != range.end(); ++i) one(i);
      },
      tbb::simple_partitioner());
  if (!errors.empty()) return tl::unexpected(errors.begin()->second);
  return {};
}

}  // namespace eender::ways
