// SPDX-License-Identifier: EUPL-1.2
#include "sample/sample.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <set>
#include <string>
#include <utility>

#include "base/file.h"
#include "sample/detail/cvdr.h"
#include "sample/detail/governments.h"
#include "sample/detail/invent.h"
#include "sample/detail/simulation.h"
#include "sample/detail/templates.h"
#include "sample/detail/truth.h"

namespace eender::sample {
namespace {

// Models' works stand far above the governments', which are numbered from kFirstWork on, as real ones are.
constexpr std::size_t kFirstWork = 100000;
constexpr std::size_t kFirstModelWork = 900000000;

Result<Descriptor> create(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file) return tl::unexpected(system_error("cannot create", path));
  return file;
}

Result<void> write(const Descriptor& file, const std::filesystem::path& path, std::string_view bytes) {
  if (!write_all(file.get(), bytes)) return tl::unexpected(system_error("cannot write", path));
  return {};
}

Result<void> make_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error) return {};
  errno = error.value();
  return tl::unexpected(system_error("cannot make the folder", path));
}

// An empty folder, or one that holds a sample, which is removed.
Result<void> clear(const std::filesystem::path& folder) {
  EENDER_TRY_VOID(make_folder(folder));
  static const std::set<std::string> kOurs{"cvdr", "model", "truth.jsonl"};
  std::error_code error;
  std::vector<std::filesystem::path> old;
  for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (!kOurs.contains(it->path().filename().string())) {
      return fail(ErrorKind::kConflict, "holds something else than a sample; name an empty or a new folder",
                  folder.string());
    }
    old.push_back(it->path());
  }
  for (std::size_t i = 0; !error && i < old.size(); ++i) std::filesystem::remove_all(old[i], error);
  if (error) return fail(ErrorKind::kUnavailable, "cannot clear the folder: " + error.message(), folder.string());
  return {};
}

class Generator {
 public:
  Generator(const Plan& plan, std::filesystem::path folder, TemplateSet set, std::vector<Municipality> governments)
      : plan_(plan), folder_(std::move(folder)), set_(std::move(set)), governments_(std::move(governments)) {}

  Result<Summary> run(const std::function<void(Progress)>& progress) {
    EENDER_TRY_VOID(clear(folder_));
    EENDER_TRY_VOID(make_folder(folder_ / "model"));
    for (const Municipality& government : governments_) {
      EENDER_TRY_VOID(make_folder(folder_ / "cvdr" / government.id));
      ++summary_.governments;
      if (government.invented) ++summary_.invented_governments;
    }
    EENDER_TRY(truth_, create(truth_path()));
    for (std::size_t i = 0; i < static_cast<std::size_t>(plan_.subjects); ++i) {
      const std::size_t round = i / set_.subjects.size() + 1;
      const Subject& written = set_.subjects[i % set_.subjects.size()];
      if (round == 1) {
        EENDER_TRY_VOID(subject(i, written));
      } else {
        EENDER_TRY_VOID(subject(i, invented_subject(written, static_cast<int>(round), plan_.seed)));
        ++summary_.invented_subjects;
      }
      ++summary_.subjects;
      if (progress) progress({summary_.subjects, plan_.subjects});
    }
    return summary_;
  }

 private:
  Result<void> subject(std::size_t index, const Subject& subject) {
    // Families of one subject are those of no other, but for the shared closing provisions: those alone are remembered.
    std::erase_if(families_seen_, [](const std::string& family) { return !family.starts_with("common/"); });
    static const Municipality kNoPlace{"", "", "[naam gemeente]", "", false};
    const Version model = model_of(subject, plan_.seed);
    const Document model_document(subject, model, kNoPlace, fmt::format("CVDR{}", kFirstModelWork + index), true,
                                  plan_.seed);
    EENDER_TRY_VOID(put(model_document, folder_ / "model" / (subject.id + ".xml")));
    EENDER_TRY_VOID(tell(truth_lines(model_document, governments_)));
    ++summary_.models;

    const auto adoptions = spread_of(subject, set_.words, governments_, plan_.seed);
    for (std::size_t g = 0; g < governments_.size(); ++g) {
      if (!adoptions[g]) continue;
      const std::string work = fmt::format("CVDR{}", kFirstWork + index * governments_.size() + g);
      const std::filesystem::path place = folder_ / "cvdr" / governments_[g].id;
      if (const auto& expired = adoptions[g]->expired) {
        EENDER_TRY_VOID(
            put(Document(subject, *expired, governments_[g], work, false, plan_.seed), place / name(work, *expired)));
        ++summary_.expired;
      }
      const Version& current = adoptions[g]->current;
      const Document document(subject, current, governments_[g], work, false, plan_.seed);
      EENDER_TRY_VOID(put(document, place / name(work, current)));
      EENDER_TRY_VOID(tell(truth_lines(document, governments_)));
      ++summary_.regulations;
      for (const ProvisionState& state : current.state.provisions) {
        ++summary_.provisions;
        if (state.independent >= 0) ++summary_.independent;
        if (families_seen_.insert(state.text(subject).id).second) ++summary_.families;
      }
    }
    return {};
  }

  static std::string name(const std::string& work, const Version& version) {
    return fmt::format("{}_{}.xml", work, version.number);
  }

  Result<void> put(const Document& document, const std::filesystem::path& path) {
    const std::string xml = cvdr(document);
    summary_.bytes += xml.size();
    EENDER_TRY(const Descriptor file, create(path));
    return write(file, path, xml);
  }

  std::filesystem::path truth_path() const { return folder_ / "truth.jsonl"; }

  Result<void> tell(const std::string& lines) {
    summary_.bytes += lines.size();
    return write(truth_, truth_path(), lines);
  }

  const Plan& plan_;
  std::filesystem::path folder_;
  TemplateSet set_;
  std::vector<Municipality> governments_;
  Descriptor truth_;
  std::set<std::string> families_seen_;
  Summary summary_;
};

}  // namespace

Result<Summary> generate(const Plan& plan, const std::filesystem::path& folder,
                         const std::function<void(Progress)>& progress) {
  if (plan.governments_count < 1 || plan.subjects < 1) {
    return fail(ErrorKind::kInvalidInput, "a corpus needs at least one government and one subject");
  }
  EENDER_TRY(TemplateSet set, load_templates(plan.templates));
  EENDER_TRY(auto governments, municipalities(plan.governments, plan.governments_count));
  return Generator(plan, folder, std::move(set), std::move(governments)).run(progress);
}

}  // namespace eender::sample
