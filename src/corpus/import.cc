// SPDX-License-Identifier: EUPL-1.2
#include "corpus/import.h"

#include <absl/container/flat_hash_set.h>
#include <fmt/format.h>

#include <cstdlib>
#include <new>
#include <optional>
#include <set>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "base/string_map.h"
#include "corpus/formats/format.h"
#include "corpus/input.h"
#include "corpus/segment.h"
#include "corpus/sources.h"
#include "corpus/version_texts.h"
#include "library/library.h"

namespace eender::corpus {
namespace {

constexpr std::uint64_t kBatchBytes = std::uint64_t{256} << 20;
constexpr std::uint64_t kBatchFiles = 20000;
// Files up to this size are read once, and held while they are: opening a file costs more than reading a small one. Larger ones are read to
// know their content, again to be kept, and again to be imported; the largest document seen has 40 MB.
constexpr std::uint64_t kHeldBytes = std::uint64_t{64} << 20;
constexpr const char* kStagedSegment = "corpus.part";

// What a library has already: content, read as a model or not, by which importer.
class Known {
 public:
  bool contains(std::string_view content, bool as_model, std::int64_t importer = kImporterVersion) const {
    return keys_.contains(key(content, as_model, importer));
  }
  // False where it was there.
  bool add(std::string_view content, bool as_model, std::int64_t importer = kImporterVersion) {
    return keys_.insert(key(content, as_model, importer)).second;
  }
  void remove(std::string_view content, bool as_model) { keys_.erase(key(content, as_model, kImporterVersion)); }

 private:
  static std::string key(std::string_view content, bool as_model, std::int64_t importer) {
    std::string key(content);
    key += as_model ? '!' : '.';
    return key += std::to_string(importer);
  }
  absl::flat_hash_set<std::string, StringHash, std::equal_to<>> keys_;
};

// An original that is kept, and is read again when other sources have come: it says only what changes in one of them.
struct Waiting {
  Sources::Kept kept;
  std::string name;
  bool as_model = false;
  bool in_library = false;  // with the problem that says what it waits for
};

Result<Known> known_sources(const std::filesystem::path& folder, const library::Manifest& manifest, const Sources& kept,
                            std::vector<Waiting>& waiting) {
  Known known;
  for (const library::Entry& entry : manifest.entries) {
    if (entry.kind != "corpus") continue;
    EENDER_TRY(const auto database, library::Database::open(folder / entry.name));
    EENDER_TRY(auto rows, database.prepare("SELECT content, as_model, importer, name, bytes FROM sources ORDER BY id"));
    for (;;) {
      EENDER_TRY(const bool row, rows.step());
      if (!row) break;
      const std::string content(rows.text(0));
      const bool as_model = rows.integer(1) != 0;
      known.add(content, as_model, std::abs(rows.integer(2)));
      std::erase_if(waiting, [&](const Waiting& w) { return w.kept.content == content && w.as_model == as_model; });
      if (rows.integer(2) == -kImporterVersion)
        waiting.push_back({{kept.path_of(content), content, static_cast<std::uint64_t>(rows.integer(4))},
                           std::string(rows.text(3)),
                           as_model,
                           true});
    }
  }
  return known;
}

// Thrown through an importer by Tee to leave a large source half-way. It never leaves this file.
struct Interrupted {};

// Passes on to the segment, keeps the problems for the report, and asks now and then whether to stop.
class Tee : public Sink {
 public:
  Tee(SegmentWriter& segment, ImportReport& report, const std::function<bool()>& stop, std::function<void()> progress)
      : segment_(&segment), report_(&report), stop_(&stop), progress_(std::move(progress)) {}

  void source(std::string name) { name_ = std::move(name); }

  void regulation(Regulation regulation) override {
    unreported_ += 1 + regulation.provisions.size();
    segment_->regulation(std::move(regulation));
    if (unreported_ < 1024) return;
    unreported_ = 0;
    progress_();
    if (*stop_ && (*stop_)()) throw Interrupted{};
  }
  void problem(Problem problem) override {
    if (problem.source.empty()) problem.source = name_;
    if (report_->problems.size() < kListedProblems) report_->problems.push_back(problem);
    segment_->problem(std::move(problem));
  }
  void account(const Account& account) override { segment_->account(account); }

  void texts(VersionTexts& texts) { texts_ = &texts; }
  void offer(const std::string& work, const std::string& version, const std::function<std::string()>&) override {
    offered_.emplace_back(work, version);
  }
  std::optional<std::string> text_of(const std::string& work, const std::string& version) override {
    auto text = texts_ == nullptr ? std::nullopt : texts_->find(work, version);
    missed_ |= !text;
    return text;
  }
  // The versions whose texts it holds: what was offered.
  const std::vector<std::pair<std::string, std::string>>& offered() const { return offered_; }
  bool missed() const { return missed_; }  // it asked for the text of a version, and none was there

 private:
  SegmentWriter* segment_;
  ImportReport* report_;
  const std::function<bool()>* stop_;
  std::function<void()> progress_;
  std::string name_;
  VersionTexts* texts_ = nullptr;
  std::vector<std::pair<std::string, std::string>> offered_;
  bool missed_ = false;
  std::uint64_t unreported_ = 0;  // provisions since progress was last shown
};

// One import at work: the update of the library and the segment being filled.
class Importing {
 public:
  Importing(const ImportRequest& request, const Register& governments,
            const std::function<void(const ImportProgress&)>& progress, const std::function<bool()>& stop)
      : request_(request), governments_(governments), progress_(progress), stop_(stop) {}

  Result<ImportReport> run() {
    EENDER_TRY(auto update, library::Update::begin(request_.library));
    update_.emplace(std::move(update));
    EENDER_TRY(auto sources, Sources::open(library::sources_folder(request_.library)));
    sources_.emplace(std::move(sources));
    EENDER_TRY(known_, known_sources(request_.library, update_->before(), *sources_, waiting_));
    texts_.emplace(*sources_, request_.library, update_->before());
    ProblemList walk;
    for_each_file(
        request_.sources,
        [&](const std::string& path, bool plain) {
          if (!error_ && !report_.interrupted) file(path, plain);
        },
        walk);
    if (error_) return tl::unexpected(*error_);
    EENDER_TRY_VOID(read_waiting());
    for (Problem& problem : walk.problems) EENDER_TRY_VOID(unread(std::move(problem)));
    EENDER_TRY_VOID(close_segment());
    for (const auto& name : unknown_) report_.unknown_governments.push_back(name);
    return std::move(report_);
  }

 private:
  struct ProblemList : Sink {
    void regulation(Regulation) override {}
    void problem(Problem problem) override { problems.push_back(std::move(problem)); }
    void account(const Account&) override {}
    std::vector<Problem> problems;
  };

  // A source of which nothing came in, not even its bytes. It is known by its name, so that the library lists it once; the report says it
  // every time.
  Result<void> unread(Problem problem) {
    if (!known_.add("unread " + problem.source, request_.as_model)) {
      ++report_.unreadable;
      if (report_.problems.size() < kListedProblems) report_.problems.push_back(std::move(problem));
      return {};
    }
    EENDER_TRY_VOID(open_segment());
    segment_->begin_source(problem.source, "unread " + problem.source, 0, request_.as_model);
    Tee(*segment_, report_, stop_, [] {}).problem(std::move(problem));
    tally();
    return segment_->status();
  }

  void file(const std::string& path, bool plain) {
    if (stop_ && stop_()) {
      report_.interrupted = true;
      return;
    }
    auto done = read(path, plain);
    if (!done) error_ = std::move(done).error();
  }

  // What is not `plain` (standard input, a pipe) can be read once only.
  Result<void> read(const std::string& path, bool plain) {
    ++report_.files;
    report(path);
    std::string_view bytes;
    std::string content;
    if (plain) {
      auto held = held_.read(path, kHeldBytes);
      if (!held) return unread(problem_of(held.error(), path));
      if (*held) {
        bytes = **held;
        content = hash_of(bytes);
      } else {
        auto hash = content_of(path);
        if (!hash) return unread(problem_of(hash.error(), path));
        content = *std::move(hash);
      }
      if (known_.contains(content, request_.as_model)) {
        ++report_.unchanged;
        return {};
      }
    }
    EENDER_TRY(auto kept, bytes.empty() ? sources_->keep(path) : sources_->keep(path, bytes, std::move(content)));
    if (!known_.add(kept.content, request_.as_model)) {
      ++report_.unchanged;
      return {};
    }
    Waiting source{std::move(kept), path == "-" ? "standard input" : path, request_.as_model};
    EENDER_TRY(const bool done, read_kept(source, Asking::kFirst, bytes));
    if (!done) waiting_.push_back(std::move(source));
    return {};
  }

  enum class Asking : std::uint8_t { kFirst, kLast };

  // False where it waits for another source and may be asked again: then nothing of it has come in. `bytes` are those of the source
  // where they are held, else empty.
  Result<bool> read_kept(const Waiting& source, Asking asking, std::string_view bytes = {}) {
    const Sources::Kept& kept = source.kept;
    const std::string& name = source.name;
    const bool as_model = source.as_model;
    EENDER_TRY_VOID(open_segment());
    segment_->begin_source(name, kept.content, kept.bytes, as_model);
    const std::size_t problems = report_.problems.size();
    Tee tee(*segment_, report_, stop_, [&] { report(name); });
    tee.source(name);
    texts_->begin_source();
    tee.texts(*texts_);
    const auto abandon = [&] {
      segment_->abandon_source();
      report_.problems.resize(problems);
    };
    try {
      auto input = bytes.empty() ? Input::open(kept.path) : Input::of_bytes(bytes, name);
      if (input) {
        import_source(*input, Origin{name, kept.content, as_model}, tee);
      } else {
        tee.problem(problem_of(input.error(), name));
      }
    } catch (const Interrupted&) {
      abandon();
      report_.interrupted = true;
      EENDER_TRY_VOID(segment_->status());
      return true;
    } catch (const std::bad_alloc&) {
      abandon();
      known_.remove(kept.content, as_model);
      EENDER_TRY_VOID(unread(problem_of(
          {ErrorKind::kUnavailable, "there was not enough memory to read it; give eender more, or split the file", ""},
          name)));
      return true;
    }
    for (const auto& [work, version] : tee.offered()) texts_->add(work, version, {name, kept.content, as_model});
    if (tee.missed() && asking == Asking::kFirst) {
      abandon();
      EENDER_TRY_VOID(segment_->status());
      return false;
    }
    if (tee.missed()) segment_->mark_waiting();
    close_account(name);
    tally();
    EENDER_TRY_VOID(segment_->status());
    if (segment_->text_bytes() < kBatchBytes && ++batch_files_ < kBatchFiles) return true;
    EENDER_TRY_VOID(close_segment());
    return true;
  }

  // Sources that say only what changes in others, once all have come: each after what it changes, in whatever order they came, in this
  // import or an earlier one.
  Result<void> read_waiting() {
    if (report_.files == report_.unchanged) return {};  // nothing came that they may have waited for
    for (bool more = true; more && !report_.interrupted;) {
      more = false;
      for (Waiting& source : std::exchange(waiting_, {})) {
        if (report_.interrupted || (stop_ && stop_())) report_.interrupted = true;
        EENDER_TRY(const bool done, report_.interrupted ? Result<bool>(false) : read_kept(source, Asking::kFirst));
        more |= done;
        if (!done) waiting_.push_back(std::move(source));
      }
    }
    for (const Waiting& source : waiting_) {
      if (source.in_library || report_.interrupted) continue;
      EENDER_TRY_VOID(read_kept(source, Asking::kLast));
    }
    return {};
  }

  // Where too much of the text went nowhere, that is a problem of the source like any other.
  void close_account(const std::string& name) {
    const Account& account = segment_->counts().account;
    if (account.share() < kLeastShare) {
      Problem problem;
      problem.severity = Problem::Severity::kPartial;
      problem.source = name;
      problem.offset = account.lost_at;
      problem.reason = fmt::format(
          "{} of its {} characters went nowhere, the first of them here; report this file to the makers of eender",
          account.lost(), account.visible);
      Tee(*segment_, report_, stop_, [] {}).problem(std::move(problem));
    }
    segment_->end_source();
    if (request_.account && account.visible > 0) report_.accounts.emplace_back(name, account);
    report_.account += account;
  }

  void tally() {
    const SourceCounts& counts = segment_->counts();
    report_.regulations += counts.regulations;
    report_.provisions += counts.provisions;
    report_.notes += counts.notes;
    report_.unreadable += counts.unreadable;
    report_.partial += counts.partial;
    report_.notices += counts.notices;
    const auto& unknown = segment_->unknown_governments();
    if (unknown.size() == unknown_in_segment_) return;
    unknown_in_segment_ = unknown.size();
    unknown_.insert(unknown.begin(), unknown.end());
  }

  void report(const std::string& path) {
    if (!progress_) return;
    const std::uint64_t regulations = segment_ ? segment_->counts().regulations : 0;
    const std::uint64_t provisions = segment_ ? segment_->counts().provisions : 0;
    progress_({report_.files, report_.regulations + regulations, report_.provisions + provisions, path});
  }

  Result<void> open_segment() {
    if (segment_) return {};
    EENDER_TRY(auto segment, SegmentWriter::create(update_->stage(kStagedSegment), governments_));
    segment_.emplace(std::move(segment));
    batch_files_ = 0;
    unknown_in_segment_ = 0;
    return {};
  }

  // Replaces the library by itself and the segment. An analysis stays, but is of what was there before; readers see that.
  Result<void> close_segment() {
    if (!segment_) return {};
    EENDER_TRY_VOID(segment_->finish());
    segment_.reset();
    std::size_t number = 1;
    for (const library::Entry& entry : update_->before().entries) {
      EENDER_TRY_VOID(update_->keep(entry));
      number += entry.kind == "corpus";
    }
    const std::string name = fmt::format("corpus-{:06}.sqlite", number);
    std::error_code code;
    std::filesystem::rename(update_->stage(kStagedSegment), update_->stage(name), code);
    if (code)
      return fail(ErrorKind::kUnavailable, "cannot rename: " + code.message(), update_->stage(kStagedSegment).string());
    EENDER_TRY_VOID(update_->add(name, "corpus"));
    // Before the library that names the originals takes its place.
    EENDER_TRY_VOID(sources_->settle());
    return update_->commit();
  }

  const ImportRequest& request_;
  const Register& governments_;
  const std::function<void(const ImportProgress&)>& progress_;
  const std::function<bool()>& stop_;
  std::optional<library::Update> update_;
  std::optional<Sources> sources_;
  std::optional<VersionTexts> texts_;
  std::vector<Waiting> waiting_;
  std::optional<SegmentWriter> segment_;
  std::uint64_t batch_files_ = 0;
  std::size_t unknown_in_segment_ = 0;  // of its unknown governments, those that are in unknown_
  FileReader held_;
  Known known_;
  std::set<std::string> unknown_;
  ImportReport report_;
  std::optional<Error> error_;
};

}  // namespace

Result<ImportReport> import_sources(const ImportRequest& request, const Register& governments,
                                    const std::function<void(const ImportProgress&)>& progress,
                                    const std::function<bool()>& stop) {
  ImportRequest there = request;
  std::vector<Error> missing;
  std::erase_if(there.sources, [&](const std::string& path) {
    const auto why = why_missing(path);
    if (why)
      missing.push_back(
          {ErrorKind::kNotFound, *why + "; nothing of it was kept: correct the path and import it", path});
    return why.has_value();
  });
  if (there.sources.empty() && !missing.empty()) {
    ImportReport nothing;
    nothing.missing = std::move(missing);
    return nothing;
  }
  EENDER_TRY(auto report, Importing(there, governments, progress, stop).run());
  report.missing = std::move(missing);
  return report;
}

}  // namespace eender::corpus
