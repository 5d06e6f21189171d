// SPDX-License-Identifier: EUPL-1.2
#include "ways/compare.h"

#include "base/file.h"
#include "base/machine.h"
#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/date_flag.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "corpus/fictional.h"
#include "view/corpus_text.h"
#include "view/json.h"

namespace eender::cli {
namespace {

constexpr Flag kFlags[] = {
    kLibraryFlag,
    {"on", 0, "DATE", "The day whose law is compared; today where not given",
     "Written as 2020-12-31. Of several versions of a regulation the one in force on that day counts; one without "
     "dates counts as in force. Who is no more on that day is counted with who took it over."},
    {"memory", 0, "MB", "What joining may take of memory; a quarter of the machine's where not given",
     "What does not fit is joined in parts, with the same result and more time. Beside it about 120 bytes a provision "
     "are held, and where a single family takes more than the limit, that."},
    kJsonFlag,
};

Result<int> run(const Arguments& arguments, const Screen& screen) {
  EENDER_TRY(const auto given, reckoning_date(arguments));
  // Leaves room for others on the machine, and for what the system keeps of the files.
  EENDER_TRY(const std::uint64_t megabytes,
             arguments.number("memory", memory_of_machine() / 4 >> 20, std::uint64_t{1} << 20));
  const Date on = given.value_or(Date::today());
  const std::filesystem::path folder = *arguments.value("library");
  EENDER_TRY(const auto rules, ways::Rules::load(data_folder() / "ways"));
  const std::filesystem::path register_file = data_folder() / corpus::kRegisterFile;
  EENDER_TRY(const auto governments, corpus::Register::load(register_file));
  if (const auto there = library::Library::open(folder); !there) return tl::unexpected(there.error());
  // From here on nobody else writes, so what is opened now is what is compared.
  EENDER_TRY(auto update, library::Update::begin(folder));
  EENDER_TRY(const auto library, library::Library::open(folder));
  EENDER_TRY(const auto corpus, corpus::Corpus::open(library, on, governments));
  // The library takes the register along, so that it says the same wherever it is copied to.
  EENDER_TRY(const auto register_bytes, read_file(register_file));
  EENDER_TRY_VOID(replace_file(update.stage(corpus::kRegisterFile), register_bytes));
  EENDER_TRY_VOID(update.add(corpus::kRegisterFile, corpus::kRegisterKind));
  EENDER_TRY(const std::string program, hash_of_file("/proc/self/exe"));

  const Interrupt interrupt;
  Result<ways::CompareSummary> summary;
  {
    ProgressLine line(screen);
    summary = ways::compare(
        {library, corpus, rules, program, megabytes << 20}, update,
        [&](const ways::CompareProgress& p) {
          if (line.due()) line.show(view::compare_progress(p));
        },
        Interrupt::asked);
  }
  if (!summary) return tl::unexpected(std::move(summary).error());
  EENDER_TRY_VOID(update.commit());
  EENDER_TRY(const bool fictional, corpus::holds_fictional(library));
  EENDER_TRY_VOID(print(arguments.has("json") ? view::dump(view::compare_json(*summary, corpus, fictional))
                                              : view::compare_report(*summary, corpus.coverage(), screen.out)));
  return summary->families > 0 ? kFound : kNothingFound;
}

}  // namespace

constexpr Command kCompare = {
    "compare",
    "find what is arranged the same, and in how many ways",
    "",
    0,
    0,
    "Finds the families of a library: provisions of two governments or more that arrange the same. Of each it counts "
    "the governments, the "
    "wordings, the wordings apart from own names, apart from values, and the ways, which are really different. The "
    "result stands in the "
    "library, for eender ways. Run it again after an import.\n"
    "Regulations of a municipality that is no more count for the one that took it over, until that has its own; and it "
    "says of how many governments nothing was read.\n"
    "What was compared before is not compared again: after an import only what is new, and what hangs together with "
    "it.\n"
    "The join is exact: no two provisions that are alike enough are missed. The same library gives the same families, "
    "on any number of "
    "processors.",
    kFlags,
    "eender compare --library lib\n"
    "eender compare --library lib --on 2020-12-31",
    "0  families were found\n"
    "1  none was found\n"
    "2  trouble: no library, or it could not be written\n"
    "130  interrupted; the library stands as it was",
    run,
};

}  // namespace eender::cli
