// SPDX-License-Identifier: EUPL-1.2
#include "cli/commands.h"
#include "cli/date_flag.h"
#include "cli/exit_code.h"
#include "corpus/fictional.h"
#include "view/corpus_text.h"
#include "view/json.h"
#include "ways/analysis.h"
#include "ways/digest.h"

namespace eender::cli {
namespace {

constexpr Flag kFlags[] = {
    kLibraryFlag,
    {"on", 0, "DATE", "The day to say what counts on; the day that was compared where not given",
     "Written as 2020-12-31; today where nothing was compared."},
    {"problems", 0, {}, "List every problem met while importing", "With file, place and reason."},
    {"digest",
     0,
     {},
     "Print one digest of everything the library says, and nothing else",
     "SHA-256 of its governments, regulations, provisions, notes and problems, and of the families with their "
     "ladders where it was compared since the last import. Two libraries made of the same sources have the same "
     "digest, in whatever order these were imported, by one import or many, on any machine."},
    kJsonFlag,
};

Result<int> run(const Arguments& arguments, const Screen& screen) {
  EENDER_TRY(const auto library, library::Library::open(*arguments.value("library")));
  EENDER_TRY_VOID(library.verify());
  // Not compared yet, or not since the last import, is no trouble here; the report says so.
  const auto analysis = ways::Analysis::open(library);
  const ways::AnalysisSummary* summary = analysis ? &analysis->summary() : nullptr;
  if (!analysis && analysis.error().kind != ErrorKind::kNotFound && analysis.error().kind != ErrorKind::kConflict)
    return tl::unexpected(analysis.error());
  EENDER_TRY(const auto given, reckoning_date(arguments));
  EENDER_TRY(const auto corpus,
             corpus::Corpus::open(library, given.value_or(summary != nullptr ? summary->on : Date::today())));
  if (arguments.has("digest")) {
    EENDER_TRY(const std::string digest, ways::digest_of(library, corpus, analysis ? &*analysis : nullptr));
    EENDER_TRY_VOID(print(arguments.has("json") ? view::dump(view::digest_json(digest)) : digest + "\n"));
    return kFound;
  }
  const bool problems = arguments.has("problems");
  EENDER_TRY(const bool fictional, corpus::holds_fictional(library));
  EENDER_TRY_VOID(print(arguments.has("json") ? view::dump(view::check_json(corpus, summary, problems, fictional))
                                              : view::check_report(corpus, summary, problems, screen.out)));
  return kFound;
}

}  // namespace

constexpr Command kCheck = {
    "check",
    "verify a library and say what is in it",
    "",
    0,
    0,
    "Reads every file of the library and compares it with the checksum it was written with. Then says how many "
    "governments and regulations "
    "it holds, which of them count, who was not read, and what could not be.",
    kFlags,
    "eender check --library lib\n"
    "eender check --library lib --problems\n"
    "eender check --library lib --on 2014-12-31\n"
    "eender check --library lib --digest",
    "0  the library is whole\n"
    "2  trouble: it is damaged, or there is none",
    run,
};

}  // namespace eender::cli
