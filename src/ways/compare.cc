// SPDX-License-Identifier: EUPL-1.2
#include "ways/compare.h"

#include <absl/container/flat_hash_map.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>

#include "match/families.h"
#include "match/join.h"
#include "match/shingles.h"
#include "ways/draft_index.h"
#include "ways/keyer.h"
#include "ways/kind.h"
#include "ways/position.h"
#include "ways/sentences.h"
#include "ways/skeletons.h"

namespace eender::ways {
namespace {

tl::unexpected<Error> interrupted() {
  return fail(ErrorKind::kUnavailable, "interrupted; the library stands as it was, run the same command again");
}

// The families of skeletons: two views, one of shingles for all, one of words for the short.
std::vector<match::Family> families_of(const match::Sequences& skeletons, const std::vector<match::Standing>& standings,
                                       const Likeness& likeness) {
  match::Sequences short_texts;
  std::vector<std::uint32_t> short_ids;
  for (std::uint32_t i = 0; i < skeletons.size(); ++i) {
    if (skeletons[i].size() > likeness.short_words) continue;
    short_texts.add(skeletons[i]);
    short_ids.push_back(i);
  }
  const match::Sets shingles = match::shingle(skeletons, likeness.shingle_words);
  const match::Sets words = match::word_sets(short_texts);
  const match::View views[] = {{&shingles, likeness.likeness, {}}, {&words, likeness.short_likeness, short_ids}};
  const auto labels = match::components(skeletons.size(), views);
  return match::refine(views, labels, standings);
}

// A heading; of one that its source cut off in a word or a sentence that goes on in the text, the whole words, and that there is more.
std::string whole_words(const corpus::ProvisionRow& provision) {
  constexpr std::size_t kLong = 100;  // shorter ones are headings that end, before texts that begin without a capital
  const std::string& heading = provision.heading;
  const bool goes_on = heading.size() >= kLong && !provision.text.empty() && provision.text.front() >= 'a' &&
                       provision.text.front() <= 'z' &&
                       std::string_view(".;:!?)]").find(heading.back()) == std::string_view::npos;
  const std::size_t space = heading.rfind(' ');
  return goes_on && space != std::string::npos ? heading.substr(0, space) + " …" : heading;
}

// A heading that says something; else the text's first sentence, up to a length that fits a line.
std::string title_of(const std::vector<Position>& positions, const corpus::ProvisionRow& medoid) {
  std::map<std::string, std::pair<std::uint32_t, std::string>> headings;  // as key 2 → how many, first spelling
  for (const Position& position : positions)
    for (const auto& provision : position.provisions) {
      const bool letters = std::any_of(provision.heading.begin(), provision.heading.end(),
                                       [](char c) { return (static_cast<unsigned char>(c) | 32) >= 'a'; });
      if (!letters) continue;
      auto& [count, spelling] = headings[text::print(text::Words(provision.heading).tokens())];
      if (count++ == 0) spelling = whole_words(provision);
    }
  const auto best = std::max_element(headings.begin(), headings.end(),
                                     [](const auto& a, const auto& b) { return a.second.first < b.second.first; });
  if (best != headings.end()) return best->second.second;
  constexpr std::size_t kTitleBytes = 80;
  return first_sentence(medoid.text, text::Words(medoid.text).tokens(), kTitleBytes);
}

// Whose it is on the reckoning date; of a model, who offers it.
const std::string& holder_of(const corpus::RegulationRow& regulation, const corpus::Corpus& corpus) {
  return regulation.model ? regulation.government : corpus.holder_of(regulation.government).id;
}

// What the skeletons stand for. What is a model's is of several: others are meant to have it too.
std::vector<match::Standing> standings_of(const std::vector<std::vector<std::uint32_t>>& provisions_of,
                                          const std::vector<Compared>& compared, const corpus::Corpus& corpus) {
  absl::flat_hash_map<std::string_view, std::uint32_t> holders;
  const auto holder = [&](std::uint32_t i) {
    const corpus::RegulationRow& regulation = corpus.regulations()[compared[i].regulation];
    if (regulation.model) return match::kSeveral;
    return holders.try_emplace(holder_of(regulation, corpus), static_cast<std::uint32_t>(holders.size())).first->second;
  };
  std::vector<match::Standing> standings;
  for (const auto& provisions : provisions_of) {
    match::Standing standing{static_cast<std::uint32_t>(provisions.size()), holder(provisions.front())};
    for (const std::uint32_t i : provisions)
      if (holder(i) != standing.holder) standing.holder = match::kSeveral;
    standings.push_back(standing);
  }
  return standings;
}

struct Found {
  std::size_t family = 0;  // as refine() gave it
  FamilyRow row;
  std::vector<Member> members;
  std::string headings, text;
};

// Everything that is kept of a family; nothing where fewer than two governments share it.
Result<std::optional<Found>> describe(const match::Family& family,
                                      const std::vector<std::vector<std::uint32_t>>& provisions_of,
                                      const std::vector<Compared>& compared, const corpus::Corpus& corpus,
                                      const Keyer& keyer, corpus::Reader& reader) {
  std::set<std::string_view> governments;
  Found found;
  for (const std::uint32_t skeleton : family.members)
    for (const std::uint32_t i : provisions_of[skeleton]) {
      const corpus::RegulationRow& regulation = corpus.regulations()[compared[i].regulation];
      const std::string& holder = holder_of(regulation, corpus);
      if (!regulation.model) governments.insert(holder);
      found.members.push_back({compared[i].key, holder, regulation.model});
    }
  if (governments.size() < 2) return std::nullopt;
  EENDER_TRY(const auto positions, positions_of(found.members, reader, keyer));
  const auto readings = read_positions(positions, keyer);
  std::map<std::string_view, std::uint32_t> going;  // by way
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::uint32_t now = going[readings[i].printed.way] += !positions[i].model;
    found.row.commonest = std::max(found.row.commonest, now);
  }
  found.members.clear();
  std::set<std::string> headings;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const Position& position = positions[i];
    for (const auto& provision : position.provisions) {
      found.members.push_back({provision.key, position.government, position.model, Member::Standing::kCounts,
                               static_cast<std::uint32_t>(position.provisions.size()),
                               going.at(readings[i].printed.way)});
      found.row.models += position.model;
      if (headings.size() < 50) headings.insert(provision.heading);
      const std::string id = corpus.id_of(provision);
      if (!position.model && (found.row.anchor.empty() || id < found.row.anchor)) found.row.anchor = id;
    }
  }
  found.row.provisions = static_cast<std::uint32_t>(found.members.size());
  // What does not count is of the family all the same: whoever asks for it finds where it belongs.
  const auto keep = [&](const Position& position, const corpus::ProvisionRow& provision, Member::Standing standing) {
    found.members.push_back({provision.key, position.government, position.model, standing, 0, 0});
  };
  for (const Position& position : positions) {
    for (const auto& provision : position.repeated) keep(position, provision, Member::Standing::kRepeated);
    for (const Inherited& left : position.inherited)
      if (left.fate != Inherited::Fate::kCounts)
        for (const auto& provision : left.provisions)
          keep(position, provision,
               left.fate == Inherited::Fate::kSame ? Member::Standing::kRepeated : Member::Standing::kReplaced);
  }
  found.row.ladder = ladder_of(positions, readings);
  found.row.weakest = family.weakest;
  found.row.short_text = family.weakest_view == 1;
  // Of equal texts a government's own rather than a model's.
  const std::vector<std::uint32_t>& medoids = provisions_of[family.medoid];
  const auto own = std::find_if(medoids.begin(), medoids.end(),
                                [&](std::uint32_t i) { return !corpus.regulations()[compared[i].regulation].model; });
  found.row.medoid = compared[own == medoids.end() ? medoids.front() : *own].key;
  EENDER_TRY(const auto medoid, reader.provision(found.row.medoid));
  found.row.title = title_of(positions, medoid);
  found.row.kind = kind_of(found.row.title, medoid.text);
  for (const std::string& heading : headings) found.headings += heading + "\n";
  found.headings += corpus.regulations()[medoid.regulation].title;
  found.text = medoid.text;
  return found;
}

// What drafts are looked up in: every skeleton with its family, and the families of every regulation.
Indexed indexed(const Skeletons& skeletons, const std::vector<match::Family>& families,
                const std::vector<std::optional<Found>>& found, const std::vector<Compared>& compared,
                const corpus::Corpus& corpus) {
  Indexed indexed{
      skeletons.sequences, skeletons.word_hashes, std::vector<IndexedSkeleton>(skeletons.sequences.size()), {}};
  for (auto one = compared.rbegin(); one != compared.rend(); ++one)
    indexed.skeletons[one->skeleton].provision = one->key;  // of the first that has it
  for (const auto& f : found) {
    for (const std::uint32_t member : families[f->family].members) indexed.skeletons[member].family = f->row.id;
    indexed.skeletons[families[f->family].medoid].medoid = true;
  }
  for (const Compared& one : compared) {
    const corpus::RegulationRow& regulation = corpus.regulations()[one.regulation];
    const bool first = indexed.contents.empty() || indexed.contents.back().segment != regulation.segment ||
                       indexed.contents.back().row != regulation.row;
    if (first) indexed.contents.push_back({regulation.segment, regulation.row, {}});
    indexed.contents.back().families.push_back(indexed.skeletons[one.skeleton].family);
  }
  return indexed;
}

}  // namespace

Result<AnalysisSummary> compare(const corpus::Corpus& corpus, const Rules& rules, const library::Manifest& manifest,
                                const std::filesystem::path& file, const OnProgress& progress, const Stop& stop,
                                const Likeness& likeness) {
  const Keyer keyer(corpus, rules);
  const auto read = [&](std::uint64_t n) {
    if (progress) progress({"reading provisions", n, 0});
  };
  EENDER_TRY(const Skeletons skeletons, read_skeletons(corpus, keyer, read, [&] { return stop && stop(); }));
  const std::vector<Compared>& compared = skeletons.provisions;
  std::vector<std::vector<std::uint32_t>> provisions_of(skeletons.sequences.size());
  for (std::uint32_t i = 0; i < compared.size(); ++i) provisions_of[compared[i].skeleton].push_back(i);
  if (progress) progress({"joining what is alike", 0, 0});
  const auto families = families_of(skeletons.sequences, standings_of(provisions_of, compared, corpus), likeness);
  if (stop && stop()) return interrupted();

  std::vector<std::optional<Found>> found(families.size());
  tbb::enumerable_thread_specific<std::optional<corpus::Reader>> readers;
  std::mutex mutex;
  std::optional<Error> error;
  std::atomic<std::uint64_t> done = 0;
  std::atomic<bool> ended = false;
  tbb::parallel_for(std::size_t{0}, families.size(), [&](std::size_t i) {
    if (ended) return;
    const auto work = [&]() -> Result<void> {
      auto& reader = readers.local();
      if (!reader) {
        EENDER_TRY(auto opened, corpus::Reader::open(corpus));
        reader.emplace(std::move(opened));
      }
      EENDER_TRY(found[i], describe(families[i], provisions_of, compared, corpus, keyer, *reader));
      if (found[i]) found[i]->family = i;
      return {};
    };
    auto worked = work();
    const std::uint64_t n = ++done;
    if (worked && n % 4096 != 0) return;
    const std::lock_guard lock(mutex);
    if (!worked && !error) error = worked.error();
    if (stop && stop()) ended = true;
    if (error) ended = true;
    if (progress) progress({"counting ways", n, families.size()});
  });
  if (error) return tl::unexpected(*error);
  if (ended) return interrupted();

  std::erase_if(found, [](const auto& f) { return !f.has_value(); });
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    const auto governments = [](const auto& f) { return f->row.ladder.governments; };
    return governments(a) != governments(b) ? governments(a) > governments(b) : a->row.anchor < b->row.anchor;
  });
  EENDER_TRY(auto writer, AnalysisWriter::create(file));
  std::set<std::string_view> governments;
  for (const Compared& c : compared) {
    const corpus::RegulationRow& regulation = corpus.regulations()[c.regulation];
    if (!regulation.model) governments.insert(holder_of(regulation, corpus));
  }
  AnalysisSummary summary{corpus.on(), compared.size(), governments.size(), found.size(), 0, {}};
  summary.coverage = corpus::counts_of(corpus.government_coverage());
  std::uint32_t id = 0;
  for (auto& f : found) {
    f->row.id = ++id;
    summary.in_families += f->members.size();
    EENDER_TRY_VOID(writer.add(f->row, f->members, f->headings, f->text));
  }
  EENDER_TRY_VOID(write_index(indexed(skeletons, families, found, compared, corpus), writer.database()));
  EENDER_TRY_VOID(writer.finish(summary, manifest));
  return summary;
}

}  // namespace eender::ways
