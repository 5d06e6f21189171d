// SPDX-License-Identifier: EUPL-1.2
#include "corpus/draft.h"

#include <algorithm>
#include <iterator>
#include <new>
#include <tuple>
#include <utility>

#include "corpus/formats/format.h"
#include "corpus/formats/language_words.h"
#include "corpus/input.h"

namespace eender::corpus {
namespace {

// Keeps the first regulation, and counts those that are others.
class DraftSink : public Sink {
 public:
  void regulation(Regulation regulation) override {
    if (regulations_ == 0) {
      regulations_ = 1;
      draft_.regulation = std::move(regulation);
      return;
    }
    Regulation& first = draft_.regulation;
    if (std::tie(first.government, first.work, first.version) !=
        std::tie(regulation.government, regulation.work, regulation.version)) {
      ++regulations_;
      return;
    }
    std::ranges::move(regulation.provisions, std::back_inserter(first.provisions));
    std::ranges::move(regulation.notes, std::back_inserter(first.notes));
  }
  void problem(Problem problem) override { draft_.problems.push_back(std::move(problem)); }
  void account(const Account&) override {}

  std::uint64_t regulations() const { return regulations_; }
  Draft& draft() { return draft_; }

 private:
  std::uint64_t regulations_ = 0;
  Draft draft_;
};

void tell_language(Draft& draft) {
  Regulation& regulation = draft.regulation;
  if (regulation.language != "nl" && regulation.language != "en") return;
  LanguageWords words;
  for (const Provision& provision : regulation.provisions) words.add(provision.text);
  if (!words.language().empty()) regulation.language = words.language();
}

Result<Draft> judged(DraftSink& sink, const std::string& path) {
  Draft& draft = sink.draft();
  if (sink.regulations() > 1)
    return fail(ErrorKind::kInvalidInput,
                "holds more than one regulation; a draft is one, so give each a file of its own", path);
  // A text without any heading comes as one rule that has neither number nor heading.
  const auto named = [](const Provision& p) { return !p.number.empty() || !p.heading.empty(); };
  if (std::ranges::none_of(draft.regulation.provisions, named)) {
    // What is worst says most.
    const auto worst = std::ranges::min_element(draft.problems, {}, &Problem::severity);
    if (sink.regulations() == 0 && worst != draft.problems.end())
      return fail(ErrorKind::kInvalidInput, worst->reason, path);
    return fail(ErrorKind::kInvalidInput,
                "no articles were found in it; an article begins with a line such as \"Artikel 1\" or \"Section 1\" "
                "(docs/formats/text.md)",
                path);
  }
  tell_language(draft);
  return std::move(draft);
}

}  // namespace

Result<Draft> read_draft(const std::string& path) {
  ExpansionLimits limits;
  limits.bytes = kMostDraftBytes;
  const std::string name = path == "-" ? "standard input" : path;
  try {
    EENDER_TRY(auto input, Input::open(path, limits));
    std::string bytes;
    if (auto all = input.read_all(bytes, kMostDraftBytes); !all) {
      all.error().where = name;
      return tl::unexpected(std::move(all).error());
    }
    auto document = Input::of_bytes(bytes, name, limits);
    DraftSink sink;
    // As a model, so that it need not say whose it is.
    import_source(document, Origin{name, {}, true}, sink);
    if (auto bounded = document.expanded(0); !bounded) {
      bounded.error().where = name;
      return tl::unexpected(std::move(bounded).error());
    }
    return judged(sink, name);
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::kUnavailable, "there was not enough memory to read it", name);
  }
}

}  // namespace eender::corpus
