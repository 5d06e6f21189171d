// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "cli/commands.h"
#include "cli/date_flag.h"
#include "cli/exit_code.h"
#include "corpus/fictional.h"
#include "view/difference_text.h"
#include "view/family_list.h"
#include "ways/analysis.h"
#include "ways/difference.h"

namespace eender::cli {
namespace {

constexpr Flag kFlags[] = {
    kLibraryFlag,
    {"context", 'c', "N", "How many words to show around each difference; 12 where not given",
     "What lies further from any difference is left out."},
    {"on", 0, "DATE", "The day by which versions are chosen; the day that was compared where not given",
     "Written as 2020-12-31; today where nothing was compared."},
    {"json", 0, {}, "Print JSON", "The document is described in docs/cli/diff.md."},
};

enum class Asked : std::uint8_t { kRegulation, kProvision };

Result<Asked> asked(const std::string& id) {
  const auto slashes = std::count(id.begin(), id.end(), '/');
  if (slashes == 0)
    return fail(ErrorKind::kInvalidInput,
                "an id reads government/work or government/work/path, such as gm0392/CVDR112779/artikel-5; those of a "
                "government stand on its page: eender ways --html FILE --government NAME",
                id);
  return slashes == 1 ? Asked::kRegulation : Asked::kProvision;
}

// How it is to be said.
struct Saying {
  view::DifferenceOptions options;
  bool json = false;
  bool fictional = false;
  const Screen& screen;
};

// Prints the document, or the page where JSON was not asked for.
Result<void> say(view::Json document, const std::string& page, const Saying& saying) {
  if (!saying.json) return print((saying.fictional ? view::fictional_remark(saying.screen.out) : "") + page);
  document["fictional"] = saying.fictional;
  return print(view::dump(document));
}

Result<int> provisions(const std::vector<std::string>& ids, const corpus::Corpus& corpus, corpus::Reader& reader,
                       const Saying& saying) {
  EENDER_TRY(const auto left, reader.find(ids[0]));
  EENDER_TRY(const auto right, reader.find(ids[1]));
  const auto difference = ways::difference(left.text, right.text);
  const view::ProvisionSides sides{corpus, ids[0], ids[1], left, right};
  EENDER_TRY_VOID(say(saying.json ? view::difference_json(sides, difference) : view::Json(),
                      saying.json ? "" : view::difference_page(sides, difference, saying.screen.out, saying.options),
                      saying));
  return difference.same_words() ? kFound : kNothingFound;
}

Result<int> regulations(const std::vector<std::string>& ids, const corpus::Corpus& corpus, corpus::Reader& reader,
                        const Saying& saying) {
  EENDER_TRY(const auto left, reader.find_regulation(ids[0]));
  EENDER_TRY(const auto right, reader.find_regulation(ids[1]));
  EENDER_TRY(const auto left_provisions, reader.provisions_of(left));
  EENDER_TRY(const auto right_provisions, reader.provisions_of(right));
  const auto difference = ways::difference(left_provisions, right_provisions);
  const view::RegulationSides sides{corpus, ids[0], ids[1], left, right, left_provisions, right_provisions};
  EENDER_TRY_VOID(say(saying.json ? view::difference_json(sides, difference) : view::Json(),
                      saying.json ? "" : view::difference_page(sides, difference, saying.screen.out, saying.options),
                      saying));
  return difference.alike() ? kFound : kNothingFound;
}

// The two versions that say what changed last: the one in force and the one before it; where none is before it, the one behind it; where
// none is in force, the last two. REQUIRES: two or more.
std::pair<std::size_t, std::size_t> latest_change(const std::vector<corpus::RegulationRow>& versions) {
  std::size_t at = versions.size() - 1;
  for (std::size_t i = 0; i < versions.size(); ++i)
    if (versions[i].standing == corpus::Standing::kCurrent) at = i;
  return at == 0 ? std::pair(at, at + 1) : std::pair(at - 1, at);
}

Result<int> versions(const std::string& id, const corpus::Corpus& corpus, corpus::Reader& reader,
                     const Saying& saying) {
  EENDER_TRY(const auto all, reader.versions_of(id));
  auto document = saying.json ? view::versions_json(all, corpus) : view::Json();
  std::string page = saying.json ? std::string() : view::version_list(all, corpus, saying.screen.out);
  bool alike = true;
  if (all.size() > 1) {
    const auto [before, after] = latest_change(all);
    const corpus::RegulationRow& left = all[before];
    const corpus::RegulationRow& right = all[after];
    EENDER_TRY(const auto left_provisions, reader.provisions_of(left));
    EENDER_TRY(const auto right_provisions, reader.provisions_of(right));
    const auto difference = ways::difference(left_provisions, right_provisions);
    const view::RegulationSides sides{corpus, corpus.id_of(left), corpus.id_of(right), left,
                                      right,  left_provisions,    right_provisions};
    alike = difference.alike();
    if (saying.json)
      document["difference"] = view::difference_json(sides, difference);
    else
      page += "\n" + view::difference_page(sides, difference, saying.screen.out, saying.options);
  }
  EENDER_TRY_VOID(say(std::move(document), page, saying));
  return alike ? kFound : kNothingFound;
}

Result<int> run(const Arguments& arguments, const Screen& screen) {
  const std::vector<std::string>& ids = arguments.operands();
  EENDER_TRY(const Asked left, asked(ids[0]));
  EENDER_TRY(const Asked right, asked(ids.back()));
  if (ids.size() == 1 && left == Asked::kProvision)
    return fail(ErrorKind::kInvalidInput, "a provision is compared with another one; name that too", ids[0]);
  if (ids.size() == 1 && ids[0].find('@') != std::string::npos)
    return fail(ErrorKind::kInvalidInput,
                "a version is compared with another one; name that too, or leave the version out to see all", ids[0]);
  if (left != right)
    return fail(ErrorKind::kInvalidInput, "a regulation and a provision cannot be compared; give two of one sort");
  EENDER_TRY(const auto context, arguments.number("context", view::DifferenceOptions{}.context, 1'000'000));
  EENDER_TRY(const auto library, library::Library::open(*arguments.value("library")));
  // Which versions count is as compare judged it; without an analysis, as it is today.
  const auto analysis = ways::Analysis::open(library);
  EENDER_TRY(const auto given, reckoning_date(arguments));
  EENDER_TRY(const auto corpus,
             corpus::Corpus::open(library, given.value_or(analysis ? analysis->summary().on : Date::today())));
  EENDER_TRY(auto reader, corpus::Reader::open(corpus));
  EENDER_TRY(const bool fictional, corpus::holds_fictional(library));
  const Saying saying{{static_cast<std::uint32_t>(context)}, arguments.has("json"), fictional, screen};
  if (ids.size() == 1) return versions(ids[0], corpus, reader, saying);
  return left == Asked::kProvision ? provisions(ids, corpus, reader, saying) : regulations(ids, corpus, reader, saying);
}

}  // namespace

constexpr Command kDiff = {
    "diff",
    "show word by word how two provisions or two regulations differ",
    "A [B]",
    1,
    2,
    "A and B are two provisions (gm0392/CVDR112779/artikel-5) or two regulations (gm0392/CVDR112779); with @ a version "
    "other than the one in force (gm0392/CVDR112779@2). A regulation alone: lists its versions with their days, and "
    "shows "
    "what the version in force changed in the one before it.\n"
    "Case, punctuation, layout and list markers do not count: texts that differ in those alone are said to have the "
    "same "
    "words. What only A has reads [-so-], what only B has {+so+}; with colours the colours say it. A paragraph, list "
    "item "
    "or sentence that stands elsewhere is marked as moved, with the line it went to or came from.\n"
    "Of regulations, provisions with the same words are paired first, then those most alike, then those under the same "
    "heading and number; so an article that got another number is still the same article.",
    kFlags,
    "eender diff --library lib gm0392/CVDR112779/artikel-5 gm0935/CVDR99/artikel-6\n"
    "eender diff --library lib gm0392/CVDR112779@1 gm0392/CVDR112779@2\n"
    "eender diff --library lib --on 2019-07-01 gm0392/CVDR112779",
    "0  alike: the same words (in the same order of provisions)\n"
    "1  they differ\n"
    "2  trouble: no library, or A or B is not in it",
    run,
};

}  // namespace eender::cli
