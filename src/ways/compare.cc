// SPDX-License-Identifier: EUPL-1.2
#include "ways/compare.h"

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <set>

#include "base/hash.h"
#include "library/run_files.h"
#include "match/neighbours.h"
#include "ways/describe.h"
#include "ways/draft_index.h"
#include "ways/skeletons.h"

namespace eender::ways {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kNone = Skeleton::kNone;

tl::unexpected<Error> interrupted() {
  return fail(ErrorKind::kUnavailable, "interrupted; the library stands as it was, run the same command again");
}

// What an analysis depends on beside the corpus.
std::string basis_of(const CompareRequest& request) {
  std::string told = request.program;
  for (const Rule& rule : request.rules.all()) {
    told += fmt::format("\n{}\n{}\n{}", rule.id, static_cast<int>(rule.language), rule.to);
    for (const std::string& from : rule.from) told += "\n\t" + from;
  }
  return hash_of(told);
}

// What the corpus holds, as it is compared, and what of that was compared before.
class Comparing {
 public:
  Comparing(const CompareRequest& request, library::Update& update, const OnProgress& progress, const Stop& stop)
      : request_(request),
        corpus_(request.corpus),
        update_(update),
        progress_(progress),
        stop_(stop),
        keyer_(request.corpus, request.rules),
        comparison_{request.corpus, keyer_, {}, {}},
        basis_(basis_of(request)) {}

  Result<CompareSummary> run() {
    for (const library::Entry& entry : request_.library.of_kind("corpus")) EENDER_TRY_VOID(update_.keep(entry));
    EENDER_TRY_VOID(take_up_before());
    EENDER_TRY_VOID(read());
    tell("joining what is alike");
    EENDER_TRY_VOID(find());
    if (stopped()) return interrupted();
    return write();
  }

 private:
  struct BeforeRegulation {
    std::uint32_t first = 0, end = 0;  // of before_
    bool taken = false;                // it counts still, and reads the same
  };

  bool stopped() const { return stop_ && stop_(); }
  void tell(std::string_view doing, std::uint64_t done = 0, std::uint64_t of = 0) const {
    if (progress_) progress_({doing, done, of});
  }

  // What is there of an earlier comparison; nothing where that cannot be built upon.
  Result<void> take_up_before() {
    std::vector<fs::path> files;
    analysis_ = revisable_analysis(request_.library, basis_);
    if (analysis_) {
      EENDER_TRY(const auto database, library::Database::open(*analysis_));
      EENDER_TRY(workings_, read_workings(database));
      // What nobody has any more stands in the files all the same: where that is most of them, they are written anew.
      std::uint64_t words = 0, idle = 0;
      for (const Skeleton& s : workings_.skeletons) {
        words += s.run.words;
        if (s.component == kNone) idle += s.run.words;
      }
      if (idle > words / 2) {
        analysis_.reset();
        workings_ = {};
      } else {
        EENDER_TRY_VOID(for_each_compared(database, [&](const ComparedRegulation& regulation) {
          const auto first = static_cast<std::uint32_t>(before_.size());
          before_.insert(before_.end(), regulation.provisions.begin(), regulation.provisions.end());
          regulations_before_[{regulation.segment, regulation.row}] = {first,
                                                                       static_cast<std::uint32_t>(before_.size())};
        }));
        for (const library::Entry& entry : request_.library.of_kind(kSkeletonsKind)) {
          EENDER_TRY_VOID(update_.keep(entry));
          files.push_back(update_.stage(entry.name));
        }
      }
    }
    skeletons_before_ = static_cast<std::uint32_t>(workings_.skeletons.size());
    new_file_ = fmt::format("skeletons-{:06}.words", files.size() + 1);
    EENDER_TRY(auto store, library::RunFiles::open(files, update_.stage(new_file_)));
    store_ = std::make_unique<library::RunFiles>(std::move(store));
    if (is_sound()) return {};
    return fail(ErrorKind::kCorrupt, "the analysis in this library is damaged; build the library anew from its sources",
                analysis_->string());
  }

  // Whether what was taken up names nothing that is not there.
  bool is_sound() const {
    const auto there = [&](std::uint32_t skeleton) { return skeleton < skeletons_before_; };
    return std::ranges::all_of(workings_.skeletons,
                               [&](const Skeleton& s) {
                                 return s.run.from <= store_->words() && s.run.words <= store_->words() - s.run.from &&
                                        (s.component == kNone || there(s.component));
                               }) &&
           std::ranges::all_of(before_, [&](const auto& provision) { return there(provision.skeleton); });
  }

  // Reads the regulations that are new, or whose government has other names or titles than before.
  Result<void> read() {
    auto bases = reading_bases(corpus_);
    std::vector<std::uint32_t> to_read;
    std::vector<std::uint32_t> current = corpus_.current();
    for (const std::uint32_t i : current) {
      const corpus::RegulationRow& regulation = corpus_.regulations()[i];
      const auto before = regulations_before_.find({regulation.segment, regulation.row});
      const auto basis = workings_.bases.find(regulation.government);
      if (before == regulations_before_.end() || basis == workings_.bases.end() ||
          basis->second != bases.at(regulation.government)) {
        to_read.push_back(i);
      } else {
        before->second.taken = true;
      }
    }
    workings_.bases = std::move(bases);
    EENDER_TRY(const auto fresh,
               read_skeletons(
                   corpus_, keyer_, to_read, workings_, *store_,
                   [&](std::uint64_t n) { tell("reading provisions", n); }, [&] { return stopped(); }));
    EENDER_TRY_VOID(store_->finish());
    read_ = fresh.size();
    touched_.resize(workings_.skeletons.size());
    for (const auto& [key, before] : regulations_before_)
      if (!before.taken)
        for (std::uint32_t i = before.first; i < before.end; ++i) touched_[before_[i].skeleton] = true;
    auto next = fresh.begin();
    for (const std::uint32_t i : current) {
      const corpus::RegulationRow& regulation = corpus_.regulations()[i];
      const auto before = regulations_before_.find({regulation.segment, regulation.row});
      if (before != regulations_before_.end() && before->second.taken)
        for (std::uint32_t p = before->second.first; p < before->second.end; ++p)
          comparison_.provisions.push_back({{regulation.segment, before_[p].row}, i, before_[p].skeleton});
      for (; next != fresh.end() && next->regulation == i; ++next) {
        touched_[next->skeleton] = true;
        comparison_.provisions.push_back(*next);
      }
    }
    regulations_before_.clear();
    std::vector<ComparedRegulation::Provision>().swap(before_);
    list_by_skeleton();
    return {};
  }

  void list_by_skeleton() {
    auto& lists = comparison_.of_skeleton;
    lists.begin.assign(workings_.skeletons.size() + 1, 0);
    for (const Compared& one : comparison_.provisions) ++lists.begin[one.skeleton + 1];
    std::partial_sum(lists.begin.begin(), lists.begin.end(), lists.begin.begin());
    lists.items.resize(comparison_.provisions.size());
    std::vector<std::uint64_t> next(lists.begin.begin(), lists.begin.end() - 1);
    for (std::uint32_t i = 0; i < comparison_.provisions.size(); ++i)
      lists.items[next[comparison_.provisions[i].skeleton]++] = i;
  }

  bool counts(std::uint32_t skeleton) const { return !comparison_.of_skeleton[skeleton].empty(); }

  // What the skeletons stand for. What is a model's is of several: others are meant to have it too.
  std::vector<match::Standing> standings_of(std::span<const std::uint32_t> skeletons) const {
    absl::flat_hash_map<std::string_view, std::uint32_t> holders;
    const auto holder = [&](std::uint32_t i) {
      if (comparison_.regulation_of(i).model) return match::kSeveral;
      return holders.try_emplace(comparison_.holder_of(i), static_cast<std::uint32_t>(holders.size())).first->second;
    };
    std::vector<match::Standing> standings;
    for (const std::uint32_t skeleton : skeletons) {
      const auto provisions = comparison_.of_skeleton[skeleton];
      match::Standing standing{static_cast<std::uint32_t>(provisions.size()), holder(provisions.front())};
      for (const std::uint32_t i : provisions)
        if (holder(i) != standing.holder) standing.holder = match::kSeveral;
      standings.push_back(standing);
    }
    return standings;
  }

  // Finds the families of all components that something came into or went from, anew.
  Result<void> find() {
    auto& skeletons = workings_.skeletons;
    std::vector<bool> changed(skeletons.size()), lost(skeletons.size());  // by component
    std::vector<std::uint32_t> fresh;
    std::uint64_t words = 0, fresh_words = 0;
    for (std::uint32_t i = 0; i < skeletons.size(); ++i) {
      const std::uint32_t component = skeletons[i].component;
      if (counts(i)) words += skeletons[i].run.words;
      if (counts(i) && component == kNone) {
        fresh.push_back(i);
        fresh_words += skeletons[i].run.words;
      } else if (component != kNone && touched_[i]) {
        changed[component] = true;
        if (!counts(i)) lost[component] = true;
      }
    }
    // Where there is much that is new, joining everything is less work than looking for each of it among all.
    constexpr std::uint64_t kFew = 8;
    constexpr std::uint64_t kBytesAWord = 30;  // as linked_to_any says
    if (fresh_words * kFew > words || fresh_words * kBytesAWord > request_.memory) {
      for (const Skeleton& skeleton : skeletons)
        if (skeleton.component != kNone) changed[skeleton.component] = true;
    } else if (!fresh.empty()) {
      EENDER_TRY_VOID(find_neighbours(fresh, changed));
    }
    std::vector<std::uint32_t> things;
    for (std::uint32_t i = 0; i < skeletons.size(); ++i) {
      const std::uint32_t component = skeletons[i].component;
      const bool again = component == kNone ? counts(i) : changed[component];
      if (!again) continue;
      if (skeletons[i].family != 0) families_before_[skeletons[i].family].push_back(i);
      if (counts(i)) things.push_back(i);
    }
    // In the order in which they first occur, which ties go by.
    std::ranges::sort(things, {}, [&](std::uint32_t i) { return comparison_.of_skeleton[i].front(); });
    std::vector<std::uint32_t> connected;
    absl::flat_hash_map<std::uint32_t, std::uint32_t> first_of;  // by component that nothing went from
    for (std::uint32_t place = 0; place < things.size(); ++place) {
      const std::uint32_t component = skeletons[things[place]].component;
      const bool known = component != kNone && !lost[component];
      connected.push_back(known ? first_of.try_emplace(component, place).first->second : place);
    }
    joined_ = things.size();
    std::vector<match::Run> runs;
    for (const std::uint32_t i : things) runs.push_back(skeletons[i].run);
    EENDER_TRY(auto grouped, match::find_families(*store_, runs, standings_of(things), kCriteria, request_.memory,
                                                  std::move(connected)));
    for (std::uint32_t i = 0; i < skeletons.size(); ++i)
      if (!counts(i)) skeletons[i].component = kNone;
    for (std::uint32_t place = 0; place < things.size(); ++place)
      skeletons[things[place]].component = things[grouped.labels[place]];
    families_ = std::move(grouped.families);
    for (match::Family& family : families_) {
      family.medoid = things[family.medoid];
      for (std::uint32_t& member : family.members) member = things[member];
    }
    return {};
  }

  // Marks the components of what is linked to something fresh.
  Result<void> find_neighbours(std::span<const std::uint32_t> fresh, std::vector<bool>& changed) const {
    std::vector<match::Run> known, runs;
    std::vector<bool> skip;
    for (const Skeleton& skeleton : workings_.skeletons) {
      known.push_back(skeleton.run);
      skip.push_back(skeleton.component == kNone || changed[skeleton.component]);
    }
    for (const std::uint32_t i : fresh) runs.push_back(workings_.skeletons[i].run);
    EENDER_TRY(const match::Sequences sequences, match::load(*store_, runs));
    EENDER_TRY(const auto linked, match::linked_to_any(*store_, known, skip, sequences, kCriteria));
    for (std::size_t i = 0; i < known.size(); ++i)
      if (linked[i]) changed[workings_.skeletons[i].component] = true;
    return {};
  }

  // Whether a family is one there was, and nothing in it is another's than before.
  bool unchanged(const match::Family& family) const {
    const std::uint32_t row = workings_.skeletons[family.medoid].family;
    if (row == 0 || !workings_.skeletons[family.medoid].medoid) return false;
    if (families_before_.at(row).size() != family.members.size()) return false;
    return std::ranges::all_of(family.members,
                               [&](std::uint32_t i) { return workings_.skeletons[i].family == row && !touched_[i]; });
  }

  Result<CompareSummary> write() {
    std::erase_if(families_, [&](const match::Family& family) {
      if (!unchanged(family)) return false;
      families_before_.erase(workings_.skeletons[family.medoid].family);
      return true;
    });
    const fs::path file = update_.stage(kAnalysisFile);
    EENDER_TRY(auto writer, open_writer(file));
    EENDER_TRY_VOID(remove_changed(writer));
    EENDER_TRY_VOID(describe_families(writer));
    for (std::uint32_t i = 0; i < workings_.skeletons.size(); ++i)
      if (counts(i)) workings_.skeletons[i].provision = comparison_.provisions[comparison_.of_skeleton[i].front()].key;
    EENDER_TRY_VOID(add_sketches(writer.database(), workings_, *store_, skeletons_before_));
    EENDER_TRY_VOID(replace_workings(writer.database(), workings_, comparison_.provisions, corpus_));
    CompareSummary summary = summarize();
    EENDER_TRY_VOID(writer.finish(summary, request_.library.manifest(), basis_));
    if (store_->has_new()) EENDER_TRY_VOID(update_.add(new_file_, kSkeletonsKind));
    EENDER_TRY_VOID(update_.add(kAnalysisFile, "analysis"));
    return summary;
  }

  Result<AnalysisWriter> open_writer(const fs::path& file) const {
    if (analysis_) {
      std::error_code code;
      fs::copy_file(*analysis_, file, code);
      if (code)
        return fail(ErrorKind::kUnavailable,
                    fmt::format("cannot copy it to {}: {}; the library stands as it was: make room and run the same "
                                "command again",
                                file.string(), code.message()),
                    analysis_->string());
      return AnalysisWriter::revise(file);
    }
    EENDER_TRY(auto writer, AnalysisWriter::create(file));
    EENDER_TRY_VOID(create_workings(writer.database()));
    EENDER_TRY_VOID(create_sketches(writer.database()));
    return writer;
  }

  // Families that are no more, or not as they were.
  Result<void> remove_changed(AnalysisWriter& writer) {
    EENDER_TRY(auto reader, corpus::Reader::open(corpus_));
    for (const auto& [row, members] : families_before_) {
      EENDER_TRY(const corpus::ProvisionKey key, writer.medoid_of(row));
      EENDER_TRY(const auto medoid, reader.provision(key));
      EENDER_TRY_VOID(writer.remove(row, medoid.text));
      for (const std::uint32_t i : members) {
        workings_.skeletons[i].family = 0;
        workings_.skeletons[i].medoid = false;
      }
    }
    return {};
  }

  // Describes families a batch at a time on all threads, and writes them in order meanwhile.
  Result<void> describe_families(AnalysisWriter& writer) {
    struct Batch {
      std::size_t first = 0;
      std::vector<std::optional<Described>> families;
    };
    constexpr std::size_t kBatch = 16;
    constexpr std::size_t kBatchesInWork = 64;
    tbb::enumerable_thread_specific<std::optional<corpus::Reader>> readers;
    std::mutex mutex;
    std::optional<Error> error;  // guarded by the mutex
    const auto failed = [&](Error met) {
      const std::lock_guard lock(mutex);
      if (!error) error = std::move(met);
    };
    std::size_t next = 0;
    const auto take = [&](tbb::flow_control& control) {
      const std::lock_guard lock(mutex);
      if (error || next >= families_.size()) {
        control.stop();
        return Batch{};
      }
      return Batch{std::exchange(next, next + kBatch), {}};
    };
    const auto open = [&](Batch batch) {
      auto& reader = readers.local();
      if (!reader) {
        auto opened = corpus::Reader::open(corpus_);
        if (!opened) return failed(std::move(opened).error()), batch;
        reader.emplace(*std::move(opened));
      }
      for (std::size_t i = batch.first; i < std::min(families_.size(), batch.first + kBatch); ++i) {
        auto described = describe(families_[i], comparison_, *reader);
        if (!described) return failed(std::move(described).error()), batch;
        batch.families.push_back(*std::move(described));
      }
      return batch;
    };
    const auto keep = [&](const Batch& batch) {
      for (std::size_t i = 0; i < batch.families.size(); ++i)
        if (auto kept = keep_family(families_[batch.first + i], batch.families[i], writer); !kept)
          return failed(std::move(kept).error());
      if (batch.first % 4096 != 0) return;
      if (stopped()) return failed(interrupted().value());
      tell("counting ways", batch.first, families_.size());
    };
    tbb::parallel_pipeline(kBatchesInWork, tbb::make_filter<void, Batch>(tbb::filter_mode::serial_in_order, take) &
                                               tbb::make_filter<Batch, Batch>(tbb::filter_mode::parallel, open) &
                                               tbb::make_filter<Batch, void>(tbb::filter_mode::serial_in_order, keep));
    if (error) return tl::unexpected(*std::move(error));
    return {};
  }

  Result<void> keep_family(const match::Family& family, const std::optional<Described>& found, AnalysisWriter& writer) {
    if (!found) return {};
    EENDER_TRY(const std::uint32_t row, writer.add(found->row, found->members, found->headings, found->text));
    for (const std::uint32_t i : family.members) workings_.skeletons[i].family = row;
    workings_.skeletons[family.medoid].medoid = true;
    return {};
  }

  CompareSummary summarize() const {
    std::set<std::string_view> governments;
    for (std::uint32_t i = 0; i < comparison_.provisions.size(); ++i)
      if (!comparison_.regulation_of(i).model) governments.insert(comparison_.holder_of(i));
    CompareSummary summary{{corpus_.on(), comparison_.provisions.size(), governments.size(), 0, 0, {}}};
    summary.read = read_;
    summary.joined = joined_;
    summary.described = families_.size();
    summary.coverage = corpus::counts_of(corpus_.government_coverage());
    return summary;
  }

  const CompareRequest& request_;
  const corpus::Corpus& corpus_;
  library::Update& update_;
  const OnProgress& progress_;
  const Stop& stop_;
  Keyer keyer_;
  Comparison comparison_;
  std::string basis_;

  std::optional<fs::path> analysis_;                                                       // that is built upon
  std::map<std::pair<std::uint32_t, std::int64_t>, BeforeRegulation> regulations_before_;  // by corpus file and row
  std::vector<ComparedRegulation::Provision> before_;
  Workings workings_;
  std::uint32_t skeletons_before_ = 0;
  std::string new_file_;
  std::unique_ptr<library::RunFiles> store_;

  std::uint64_t read_ = 0, joined_ = 0;
  std::vector<bool> touched_;  // by skeleton: a provision that has it came or went
  std::map<std::uint32_t, std::vector<std::uint32_t>> families_before_;  // that may have changed: row → skeletons
  std::vector<match::Family> families_;                                  // that may be new; of skeletons
};

}  // namespace

Result<CompareSummary> compare(const CompareRequest& request, library::Update& update, const OnProgress& progress,
                               const Stop& stop) {
  return Comparing(request, update, progress, stop).run();
}

}  // namespace eender::ways
