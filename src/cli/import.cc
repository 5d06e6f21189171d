// SPDX-License-Identifier: EUPL-1.2
#include "corpus/import.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "view/account.h"
#include "view/corpus_text.h"
#include "view/json.h"

namespace eender::cli {
namespace {

constexpr Flag kFlags[] = {
    kLibraryFlag,
    {"as", 0, "KIND", "What all that is read is: model",
     "Models are offered for others to adopt. They are shown beside the governments' texts and never counted as a "
     "government's.",
     "model"},
    {"account", 0, "", "Say of every file where its text went",
     "Characters in provisions, tables, headings, notes and metadata, and what was left out and why. A file of which "
     "less than 99.5 % is "
     "accounted for is a problem with or without this flag."},
    kJsonFlag,
};

Result<int> run(const Arguments& arguments, const Screen& screen) {
  EENDER_TRY(const auto governments, corpus::Register::load(data_folder() / "governments.csv"));
  const corpus::ImportRequest request{*arguments.value("library"), arguments.operands(), arguments.has("as"),
                                      arguments.has("account")};
  const Interrupt interrupt;
  Result<corpus::ImportReport> report;
  {
    ProgressLine line(screen);
    report = corpus::import_sources(
        request, governments,
        [&](const corpus::ImportProgress& p) {
          if (line.due()) line.show(view::import_progress(p, screen.out));
        },
        Interrupt::asked);
  }
  if (!report) return tl::unexpected(std::move(report).error());
  const bool json = arguments.has("json");
  // Where nothing that was named is there, there is nothing to report.
  if (json || report->files + report->unreadable > 0 || report->missing.empty())
    EENDER_TRY_VOID(print(json ? view::dump(view::import_json(*report))
                               : view::import_report(*report, screen.out) + view::account_table(*report, screen.out) +
                                     view::import_next(*report, *arguments.value("library"), screen.out)));
  for (const Error& missing : report->missing) print_error(missing);
  if (report->interrupted) {
    print_error({ErrorKind::kUnavailable,
                 "interrupted; what was read until then is in the library, and the same command goes on from there",
                 *arguments.value("library")});
    return kInterrupted;
  }
  if (!report->missing.empty()) return exit_code(report->missing.front().kind);
  return report->unreadable + report->partial > 0 ? kNothingFound : kFound;
}

}  // namespace

constexpr Command kImport = {
    "import",
    "read regulations into a library",
    "SOURCE...",
    1,
    SIZE_MAX,
    "Reads files, folders (all the way down) and, as -, standard input into a library; makes the library where there "
    "is none. The format "
    "is told by content: CVDR, Akoma Ntoso, STOP and BWB XML, HTML pages, Word and OpenDocument texts, plain text and "
    "Markdown, JSON Lines; ZIP and tar archives of these, and any of them compressed with gzip or Zstandard.\n"
    "The library is replaced whole: stopped at any moment, it stands as it was or has what was read so far, and the "
    "same command goes on. "
    "Importing the same source twice changes nothing. The originals are kept beside the library, in DIR.sources.\n"
    "What cannot be read is listed with file, place and reason, counted, and stays visible in every later result. "
    "A SOURCE that is not there is a mistake, told and not kept; the others are imported. "
    "Governments that are in "
    "no register are taken as written, and listed.",
    kFlags,
    "eender import --library lib regulations/\n"
    "eender import --library lib --as model models/\n"
    "zcat ordinances.jsonl.gz | eender import --library lib -",
    "0  everything was read\n"
    "1  something could not be read; the rest is in the library\n"
    "2  trouble: a SOURCE is not there, or the library could not be written\n"
    "130  interrupted; the same command goes on",
    run,
};

}  // namespace eender::cli
