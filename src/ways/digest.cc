// SPDX-License-Identifier: EUPL-1.2
#include "ways/digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace eender::ways {
namespace {

using corpus::Digest;
using corpus::Record;

Record of_summary(const AnalysisSummary& s) {
  Record record("compared");
  record.field(s.on.iso()).field(s.coverage.kind);
  const corpus::ReadingCounts& c = s.coverage;
  for (const std::uint64_t count : {s.provisions, s.governments, s.families, s.in_families, c.governments, c.read,
                                    c.partly, c.unreadable, c.nothing})
    record.field(static_cast<std::int64_t>(count));
  return record;
}

// A family's number is left out: its anchor names it.
Result<Record> of_family(const FamilyRow& f, const Analysis& analysis, corpus::Reader& reader) {
  const corpus::Corpus& corpus = reader.corpus();
  Record record("family");
  record.field(f.anchor).field(f.title).field(static_cast<std::int64_t>(f.kind));
  for (const std::uint32_t count : {f.ladder.governments, f.ladder.wordings, f.ladder.apart_from_names,
                                    f.ladder.apart_from_values, f.ladder.ways, f.provisions, f.models, f.commonest})
    record.field(std::int64_t{count});
  record.field(fmt::format("{:.6f}", f.weakest)).field(std::int64_t{f.short_text});
  EENDER_TRY(const auto medoid, reader.provision(f.medoid));
  record.field(corpus.id_of(medoid));
  EENDER_TRY(const auto members, analysis.members(f.id));
  std::vector<std::tuple<std::string, std::string, bool, std::int64_t, std::int64_t, std::int64_t>> told;
  for (const Member& member : members) {
    EENDER_TRY(const auto provision, reader.provision(member.provision));
    told.emplace_back(corpus.id_of(provision), member.government, member.model,
                      static_cast<std::int64_t>(member.standing), member.together, member.going);
  }
  std::sort(told.begin(), told.end());
  for (const auto& [id, government, model, standing, together, going] : told)
    record.field(id).field(government).field(std::int64_t{model}).field(standing).field(together).field(going);
  return record;
}

}  // namespace

Result<std::string> digest_of(const library::Library& library, const corpus::Corpus& corpus, const Analysis* analysis) {
  Digest digest;
  EENDER_TRY_VOID(corpus::add_to(digest, library, corpus));
  if (analysis == nullptr) return digest.finish();
  digest.add(of_summary(analysis->summary()));
  EENDER_TRY(auto reader, corpus::Reader::open(corpus));
  EENDER_TRY(const auto families, analysis->families(std::nullopt, true));
  for (const FamilyRow& family : families) {
    EENDER_TRY(auto record, of_family(family, *analysis, reader));
    digest.add(std::move(record));
  }
  return digest.finish();
}

}  // namespace eender::ways
