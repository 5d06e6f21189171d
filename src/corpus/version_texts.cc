// SPDX-License-Identifier: EUPL-1.2
#include "corpus/version_texts.h"

#include <utility>

#include "corpus/formats/format.h"
#include "corpus/input.h"
#include "library/sqlite.h"

namespace eender::corpus {
namespace {

constexpr std::size_t kMostBytesKept = std::size_t{64} << 20;

}  // namespace

// Lets all of a source pass but the one text.
class VersionTexts::Catch : public Sink {
 public:
  Catch(VersionTexts& texts, const Version& wanted) : texts_(texts), wanted_(wanted) {}

  void regulation(Regulation) override {}
  void problem(Problem) override {}
  void account(const Account&) override {}
  void offer(const std::string& work, const std::string& version, const std::function<std::string()>& text) override {
    if (work == wanted_.first && version == wanted_.second) caught = text();
  }
  std::optional<std::string> text_of(const std::string& work, const std::string& version) override {
    return texts_.find(work, version);
  }

  std::optional<std::string> caught;

 private:
  VersionTexts& texts_;
  const Version& wanted_;
};

void VersionTexts::add(const std::string& work, const std::string& version, Original original) {
  found_.erase({work, version});
  originals_.insert_or_assign({work, version}, std::move(original));
}

// A corpus file that cannot be read is an error of the library, which whoever opens it says; here its versions are not found.
void VersionTexts::read_library() {
  for (auto entry = manifest_.entries.rbegin(); entry != manifest_.entries.rend(); ++entry) {
    if (entry->kind != "corpus") continue;
    const auto database = library::Database::open(library_ / entry->name);
    if (!database) continue;
    // Only works named like this say what changes in them.
    auto rows = database->prepare(
        "SELECT r.work, r.version, s.name, s.content, s.as_model FROM regulations r JOIN sources s ON s.id = r.source "
        "WHERE r.work LIKE '/akn/%' ORDER BY r.id DESC");
    if (!rows) continue;
    for (auto row = rows->step(); row && *row; row = rows->step())
      originals_.try_emplace({std::string(rows->text(0)), std::string(rows->text(1))},
                             Original{std::string(rows->text(2)), std::string(rows->text(3)), rows->integer(4) != 0});
  }
}

std::optional<std::string> VersionTexts::find(const std::string& work, const std::string& version) {
  if (!std::exchange(library_read_, true)) read_library();
  const Version wanted{work, version};
  if (const auto found = found_.find(wanted); found != found_.end()) return found->second;
  const auto original = originals_.find(wanted);
  if (original == originals_.end() || at_hand_.size() >= kMostChanges || reads_ >= kMostReads) return std::nullopt;
  if (!at_hand_.insert(wanted).second) return std::nullopt;
  ++reads_;
  const Original from = original->second;
  Catch sink(*this, wanted);
  if (auto input = Input::open(sources_->path_of(from.content)))
    import_source(*input, Origin{from.name, from.content, from.as_model}, sink);
  at_hand_.erase(wanted);
  if (sink.caught) {
    if (found_bytes_ + sink.caught->size() > kMostBytesKept) found_.clear(), found_bytes_ = 0;
    found_bytes_ += sink.caught->size();
    found_[wanted] = *sink.caught;
  }
  return std::move(sink.caught);
}

}  // namespace eender::corpus
