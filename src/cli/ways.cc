// SPDX-License-Identifier: EUPL-1.2
#include "ways/ways.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/data_folder.h"
#include "cli/exit_code.h"
#include "corpus/draft.h"
#include "corpus/fictional.h"
#include "view/csv.h"
#include "view/draft_text.h"
#include "view/family_list.h"
#include "view/family_text.h"
#include "view/json.h"
#include "view/report.h"
#include "ways/analysis.h"
#include "ways/draft.h"
#include "ways/family.h"
#include "ways/open_families.h"
#include "ways/overview.h"

namespace eender::cli {
namespace {

constexpr Flag kFlags[] = {
    kLibraryFlag,
    {"family", 'f', "N", "Open the family with this number",
     "Numbers are of one compare; what lasts is a provision's id."},
    {"limit", 'n', "N", "How many to list; 20 families, or 5 others found, where not given", "0 lists all."},
    {"all", 'a', {}, "Show every name, way, reading and value"},
    {"all-kinds", 0, {}, "List definitions and closing provisions too"},
    {"keys",
     'k',
     {},
     "Show the keys by which texts count as one",
     "A tree: under each key of a way the keys it was made of, down to the words as they compare."},
    kJsonFlag,
    {"csv",
     0,
     {},
     "Print the table of values as CSV",
     "A line a government, a column a value in normal form; of one family."},
    {"html", 0, "FILE", "Write the family, or the draft beside the others, as one page to mail around",
     "A file that needs nothing else: no network, no scripts. See docs/formats/report.md."},
    {"language", 0, "nl|en", "Of the page; nl where not given", {}, "nl|en"},
    {"regulation", 0, "GOVERNMENT/WORK", "Page of a whole regulation instead: who shares its provisions",
     "Such as gm0392/CVDR112779; with --html."},
    {"government", 0, "NAME", "Page of one government instead: where it is alone",
     "By name or id, such as gm0392; with --html."},
    {"draft", 0, "FILE", "Hold a draft regulation that is not in the library against all that is",
     "Any format that import reads; - is standard input. It is read into memory, and kept nowhere but on the page "
     "of --html."},
    {"of", 0, "GOVERNMENT", "Whose the draft is, so that its own names are set aside",
     "By name or id, such as gm0392; what the draft itself says where not given."},
};

// Everything that stands open while a family is looked at.
struct Opened {
  ways::Analysis analysis;
  corpus::Corpus corpus;
  ways::Rules rules;
  bool fictional = false;
};

std::string remark(const Opened& opened, const Screen& screen) {
  return opened.fictional ? view::fictional_remark(screen.out) : std::string();
}

// What was asked for, found.
struct Found {
  std::vector<ways::FamilyRow> open;          // to show whole
  std::vector<ways::FamilyRow> also;          // to name
  std::optional<corpus::ProvisionRow> alone;  // a provision that is in no family
};

bool looks_like_id(const std::vector<std::string>& operands) {
  return operands.size() == 1 && std::count(operands[0].begin(), operands[0].end(), '/') >= 2;
}

Result<Found> find(const Arguments& arguments, const std::string& query, const Opened& opened, corpus::Reader& reader) {
  Found found;
  if (arguments.has("family")) {
    EENDER_TRY(const auto id, arguments.number("family", 0, UINT32_MAX));
    EENDER_TRY(found.open.emplace_back(), opened.analysis.family(static_cast<std::uint32_t>(id)));
    return found;
  }
  if (looks_like_id(arguments.operands())) {
    if (auto provision = reader.find(query)) {
      EENDER_TRY(const auto place, opened.analysis.place_of(provision->key));
      if (!place) {
        found.alone = *std::move(provision);
      } else {
        EENDER_TRY(found.open.emplace_back(), opened.analysis.family(place->family));
      }
      return found;
    } else if (provision.error().kind != ErrorKind::kNotFound) {
      return tl::unexpected(provision.error());
    }
  }
  EENDER_TRY(const auto limit, arguments.number("limit", 5, UINT32_MAX));
  EENDER_TRY(const auto ids,
             opened.analysis.search(query, limit == 0 ? opened.analysis.summary().families : limit + 1));
  for (const std::uint32_t id : ids) {
    EENDER_TRY((found.open.empty() ? found.open : found.also).emplace_back(), opened.analysis.family(id));
  }
  return found;
}

Result<std::vector<view::Listed>> listed(const std::vector<ways::FamilyRow>& families, const Opened& opened,
                                         corpus::Reader& reader) {
  std::vector<view::Listed> result;
  for (const ways::FamilyRow& row : families) {
    EENDER_TRY(const auto medoid, reader.provision(row.medoid));
    result.push_back({row, opened.corpus.regulations()[medoid.regulation].title});
  }
  return result;
}

Result<int> list(const Arguments& arguments, const Screen& screen, const Opened& opened, corpus::Reader& reader,
                 const ways::Keyer& keyer) {
  if (arguments.has("csv"))
    return fail(ErrorKind::kInvalidInput, "--csv is of one family; give words, a provision's id or --family N");
  EENDER_TRY(const auto limit, arguments.number("limit", 20, UINT32_MAX));
  EENDER_TRY(const auto families,
             opened.analysis.families(limit == 0 ? std::nullopt : std::optional<std::size_t>(limit),
                                      arguments.has("all-kinds")));
  const ways::AnalysisSummary& summary = opened.analysis.summary();
  if (arguments.has("json")) {
    std::vector<ways::OpenFamily> open(families.size());
    EENDER_TRY_VOID(ways::open_families(families, opened.analysis, opened.corpus, keyer,
                                        [&](std::size_t i, ways::OpenFamily family) { open[i] = std::move(family); }));
    EENDER_TRY_VOID(print(view::dump(view::ways_json("", open, {}, opened.corpus, summary, opened.fictional))));
  } else {
    EENDER_TRY(const auto rows, listed(families, opened, reader));
    EENDER_TRY_VOID(print(remark(opened, screen) + view::family_list(rows, summary, screen.out)));
  }
  return families.empty() ? kNothingFound : kFound;
}

// What pages are made with, in the language that was asked for.
struct PageTools {
  view::Messages messages;
  view::Templates templates;
};
Result<PageTools> page_tools(const Arguments& arguments) {
  EENDER_TRY(auto messages, view::Messages::load(message_folder(), arguments.value("language").value_or("nl")));
  EENDER_TRY(auto templates, view::Templates::load(data_folder() / "templates"));
  return PageTools{std::move(messages), std::move(templates)};
}

// What went wrong, with the name of a government here that was meant perhaps.
Error with_the_nearest(Error error, std::string_view name, const corpus::Corpus& corpus) {
  std::vector<std::string_view> names;
  for (const corpus::RegulationRow& r : corpus.regulations())
    if (!r.model) names.push_back(corpus.holder_of(r.government).name);
  const std::string_view near = nearest(name, names);
  if (error.kind == ErrorKind::kNotFound && !near.empty()) error.message += fmt::format("; did you mean {}?", near);
  return error;
}

// The page that was asked for: of the regulation, the government or, where neither is named, the family.
Result<std::string> page(const Arguments& arguments, const Opened& opened, corpus::Reader& reader,
                         const ways::Keyer& keyer, const ways::OpenFamily* family) {
  EENDER_TRY(const PageTools tools, page_tools(arguments));
  const view::ReportContext context{opened.corpus, tools.messages, tools.templates, opened.fictional};
  if (const auto id = arguments.value("regulation")) {
    EENDER_TRY(const auto regulation, reader.find_regulation(*id));
    EENDER_TRY(const auto overview, ways::open_regulation(regulation, opened.analysis, reader, keyer));
    return view::regulation_report(overview, context);
  }
  if (const auto name = arguments.value("government")) {
    const auto overview = ways::open_government(*name, opened.analysis, reader, keyer);
    if (!overview) return tl::unexpected(with_the_nearest(overview.error(), *name, opened.corpus));
    return view::government_report(*overview, context);
  }
  return view::family_report(*family, context);
}

Result<int> write_page(const Arguments& arguments, const Opened& opened, corpus::Reader& reader,
                       const ways::Keyer& keyer, const ways::OpenFamily* family) {
  EENDER_TRY(const std::string html, page(arguments, opened, reader, keyer, family));
  EENDER_TRY_VOID(replace_file(*arguments.value("html"), html));
  return kFound;
}

Result<int> show(const Arguments& arguments, const Screen& screen, const std::string& query,
                 const library::Library& library, const Opened& opened, corpus::Reader& reader,
                 const ways::Keyer& keyer) {
  EENDER_TRY(const Found found, find(arguments, query, opened, reader));
  std::vector<ways::OpenFamily> open;
  for (const ways::FamilyRow& row : found.open) {
    EENDER_TRY(open.emplace_back(), ways::open_family(row, opened.analysis, reader, keyer));
    if (arguments.has("csv")) continue;
    EENDER_TRY(open.back().divided, ways::find_divided(open.back(), library, opened.analysis, opened.corpus, keyer));
  }
  if (arguments.has("html") && !open.empty()) return write_page(arguments, opened, reader, keyer, &open.front());
  const ways::AnalysisSummary& summary = opened.analysis.summary();
  std::string text;
  if (arguments.has("json")) {
    text = view::dump(view::ways_json(query, open, found.also, opened.corpus, summary, opened.fictional));
  } else if (found.alone) {
    text = remark(opened, screen) + view::in_no_family(*found.alone, opened.corpus, screen.out);
  } else if (open.empty()) {
    text = view::nothing_found(query, summary, screen.out);
  } else if (arguments.has("csv")) {
    text = view::values_csv(open.front(), opened.corpus);
  } else {
    EENDER_TRY(const auto also, listed(found.also, opened, reader));
    text = remark(opened, screen) +
           view::family_page(open.front(), opened.corpus, screen.out, {arguments.has("all"), arguments.has("keys")}) +
           view::also_found(also, screen.out);
  }
  EENDER_TRY_VOID(print(text));
  return open.empty() ? kNothingFound : kFound;
}

Result<int> hold_draft(const Arguments& arguments, const Screen& screen, const library::Library& library,
                       const Opened& opened, const ways::Keyer& keyer) {
  EENDER_TRY(auto draft, corpus::read_draft(*arguments.value("draft")));
  EENDER_TRY(const auto limit, arguments.number("limit", view::DraftOptions{}.lacking, UINT32_MAX));
  EENDER_TRY(auto owner,
             ways::owner_of_draft(arguments.value("of").value_or(draft.regulation.government), library, opened.corpus));
  EENDER_TRY(const auto overview,
             ways::open_draft(std::move(draft), std::move(owner), library, opened.analysis, opened.corpus, keyer));
  const ways::AnalysisSummary& summary = opened.analysis.summary();
  const view::DraftOptions options{arguments.has("all"), arguments.has("all-kinds"),
                                   limit == 0 ? SIZE_MAX : static_cast<std::size_t>(limit)};
  if (arguments.has("json")) {
    EENDER_TRY_VOID(print(view::dump(view::draft_json(overview, opened.corpus, summary, opened.fictional))));
  } else if (arguments.has("html")) {
    EENDER_TRY(const PageTools tools, page_tools(arguments));
    EENDER_TRY(const std::string html,
               view::draft_report(overview, summary, {opened.corpus, tools.messages, tools.templates, opened.fictional},
                                  options));
    EENDER_TRY_VOID(replace_file(*arguments.value("html"), html));
  } else {
    EENDER_TRY_VOID(
        print(remark(opened, screen) + view::draft_page(overview, opened.corpus, summary, screen.out, options)));
  }
  return overview.families.empty() ? kNothingFound : kFound;
}

Result<void> check_draft(const Arguments& arguments) {
  if (!arguments.has("draft") && arguments.has("of"))
    return fail(ErrorKind::kInvalidInput, "--of says whose a draft is: give --draft FILE too");
  if (!arguments.has("draft")) return {};
  for (const std::string_view other : {"family", "keys", "csv", "regulation", "government"})
    if (arguments.has(other)) return fail(ErrorKind::kInvalidInput, fmt::format("--draft and --{}: choose one", other));
  if (!arguments.operands().empty())
    return fail(ErrorKind::kInvalidInput, "a draft is held against all there is: give no words beside --draft");
  std::error_code code;  // of a page that is not there yet
  if (arguments.has("html") && std::filesystem::equivalent(*arguments.value("draft"), *arguments.value("html"), code))
    return fail(ErrorKind::kInvalidInput, "the page would replace the draft: give --html another file",
                *arguments.value("html"));
  return {};
}

Result<void> check(const Arguments& arguments) {
  const int forms = arguments.has("json") + arguments.has("csv") + arguments.has("html");
  if (forms > 1) return fail(ErrorKind::kInvalidInput, "--json, --csv and --html: choose one");
  const bool words = !arguments.operands().empty();
  const int subjects = words + arguments.has("family") + arguments.has("regulation") + arguments.has("government");
  if (subjects > 1) return fail(ErrorKind::kInvalidInput, "words, --family, --regulation and --government: choose one");
  if (!arguments.has("html") && (arguments.has("regulation") || arguments.has("government")))
    return fail(ErrorKind::kInvalidInput, "--regulation and --government are pages: give --html FILE too");
  if (arguments.has("html") && subjects == 0 && !arguments.has("draft"))
    return fail(ErrorKind::kInvalidInput,
                "--html is of one family, regulation, government or draft: give words, a provision's id, --family, "
                "--regulation, --government or --draft");
  return {};
}

Result<int> run(const Arguments& arguments, const Screen& screen) {
  EENDER_TRY_VOID(check(arguments));
  EENDER_TRY_VOID(check_draft(arguments));
  EENDER_TRY(const auto library, library::Library::open(*arguments.value("library")));
  EENDER_TRY(auto analysis, ways::Analysis::open(library));
  EENDER_TRY(auto corpus, corpus::Corpus::open(library, analysis.summary().on));
  EENDER_TRY(auto rules, ways::Rules::load(data_folder() / "ways"));
  EENDER_TRY(const bool fictional, corpus::holds_fictional(library));
  const Opened opened{std::move(analysis), std::move(corpus), std::move(rules), fictional};
  const ways::Keyer keyer(opened.corpus, opened.rules);
  if (arguments.has("draft")) return hold_draft(arguments, screen, library, opened, keyer);
  EENDER_TRY(auto reader, corpus::Reader::open(opened.corpus));
  if (arguments.has("regulation") || arguments.has("government"))
    return write_page(arguments, opened, reader, keyer, nullptr);
  std::string query;
  for (const std::string& word : arguments.operands()) query += (query.empty() ? "" : " ") + word;
  return query.empty() && !arguments.has("family") ? list(arguments, screen, opened, reader, keyer)
                                                   : show(arguments, screen, query, library, opened, reader, keyer);
}

}  // namespace

constexpr Command kWays = {
    "ways",
    "show in how many ways something is arranged, and by whom",
    "[WORD...|PROVISION]",
    0,
    SIZE_MAX,
    "Without words, lists the families by number of governments. With words, opens the family that fits them best and "
    "names the next; with "
    "the id of a provision, such as gm0392/CVDR112779/artikel-5, opens the family it is in.\n"
    "A family's page shows the ladder: how many governments arrange it, in how many wordings, how many apart from own "
    "names, how many apart "
    "from values, and in how many ways at most. Then the ways with their governments; who has it divided "
    "otherwise, inside a longer provision or in several; the text they share, with [reading: governments | reading: "
    "governments] where they differ; the values they fill in; and what was read and what could not be.\n"
    "With --html the family is written as one page for people who install nothing: it can be mailed, printed and read "
    "by "
    "everyone, in Dutch or English. --regulation and --government make such pages of a whole regulation and of one "
    "government.\n"
    "With --draft a regulation that somebody is working on is held against all of the library: of each article the "
    "family, the way that is nearest and how the draft differs from it, and what others have and it lacks; with "
    "--html as a page.\n"
    "Colours only on a terminal, and none where NO_COLOR is set. COLUMNS sets the width.",
    kFlags,
    "eender ways --library lib\n"
    "eender ways --library lib rolstoel\n"
    "eender ways --library lib gm0392/CVDR112779/artikel-5\n"
    "eender ways --library lib --csv parkeervergunning >values.csv\n"
    "eender ways --library lib --html rolstoel.html rolstoel\n"
    "eender ways --library lib --html haarlem.html --government Haarlem\n"
    "eender ways --library lib --draft draft.docx --of Haarlem\n"
    "eender ways --library lib --draft draft.docx --of Haarlem --html draft.html",
    "0  found\n"
    "1  nothing found, the provision stands alone, or none has the like of a draft\n"
    "2  trouble: no library, not compared since an import, an unreadable draft",
    run,
};

}  // namespace eender::cli
