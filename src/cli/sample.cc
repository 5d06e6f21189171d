// SPDX-License-Identifier: EUPL-1.2
#include "sample/sample.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/exit_code.h"
#include "view/json.h"
#include "view/view.h"

namespace eender::cli {
namespace {

constexpr Flag kFlags[] = {
    {"governments", 0, "N", "How many municipalities; 355 where not given",
     "Beyond those of 2020-12-31, invented ones follow."},
    {"subjects", 0, "N", "How many subjects; 28 where not given",
     "Beyond those of the templates, subjects in invented words follow."},
    {"seed", 0, "N", "Another number, another corpus; 1 where not given", "The same numbers give the same bytes."},
    {"set", 0, "NAME", "The templates: set-a or sealed; set-a where not given",
     "Both have the same subjects, in other words.", "set-a|sealed"},
};

Result<int> run(const Arguments& arguments, const Screen& screen) {
  constexpr std::uint64_t kMost = 1'000'000;
  sample::Plan plan;
  plan.templates = data_folder() / "sample" / arguments.value("set").value_or("set-a");
  plan.governments = data_folder() / "governments.csv";
  EENDER_TRY(const auto governments, arguments.number("governments", 355, kMost));
  EENDER_TRY(const auto subjects, arguments.number("subjects", 28, kMost));
  EENDER_TRY(plan.seed, arguments.number("seed", 1, UINT64_MAX));
  plan.governments_count = static_cast<int>(governments);
  plan.subjects = static_cast<int>(subjects);
  Result<sample::Summary> made;
  {
    ProgressLine line(screen);
    made = sample::generate(plan, arguments.operands().front(), [&](sample::Progress p) {
      if (line.due())
        line.show(fmt::format("writing fictional regulations: {} of {} subjects", p.subjects_done, p.subjects));
    });
  }
  if (!made) return tl::unexpected(std::move(made).error());
  const auto counted = [](auto n, std::string_view one) { return view::counted(static_cast<std::uint64_t>(n), one); };
  EENDER_TRY_VOID(print(fmt::format(
      "{}, {}: {} in force with {}, {} older, {}; {} MB.\nAll of it is fictional, under real names. The truth "
      "about it is in {}.\n",
      counted(made->governments, "government"), counted(made->subjects, "subject"),
      counted(made->regulations, "regulation"), counted(made->provisions, "provision"), view::number(made->expired),
      counted(made->models, "model"), view::number(made->bytes / 1'000'000),
      view::clean((std::filesystem::path(arguments.operands().front()) / "truth.jsonl").string()))));
  return kFound;
}

}  // namespace

constexpr Command kSample = {
    "sample",
    "write a fictional corpus to practise and to measure on",
    "DIR",
    1,
    1,
    "Writes regulations of municipalities as CVDR XML into DIR/cvdr and models into DIR/model. The municipalities have "
    "their real names; "
    "what the regulations say is fictional: adopted by nobody, copied from each other through time, with changed "
    "values, typing errors, "
    "moved paragraphs and own additions. Beside them stands the truth, DIR/truth.jsonl: who took what from whom, and "
    "what is the same.\n"
    "An earlier sample in DIR is replaced; a folder that holds anything else is left alone.",
    kFlags,
    "eender sample sample\n"
    "eender import --library lib sample/cvdr\n"
    "eender import --library lib --as model sample/model",
    "0  written\n"
    "2  trouble: the folder holds something else, or could not be written",
    run,
};

}  // namespace eender::cli
