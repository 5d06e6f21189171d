// SPDX-License-Identifier: EUPL-1.2
#include "ways/draft.h"

#include <map>
#include <utility>

#include "ways/draft_parts.h"
#include "ways/for_each_parallel.h"

namespace eender::ways {
namespace {

text::OwnNames names_of(const corpus::Regulation& draft, const DraftOwner& owner, text::Language language,
                        const corpus::Corpus& corpus) {
  text::OwnNames names;
  if (owner.government) {
    names = own_names_of(*owner.government, language);
    for (const corpus::RegulationRow& r : corpus.regulations()) {
      if (r.government != owner.government->id) continue;
      names.add_title(r.title);
      for (const std::string& title : r.other_titles) names.add_title(title);
    }
  }
  names.add_title(draft.title);
  for (const std::string& title : draft.other_titles) names.add_title(title);
  return names;
}

// A family that the draft has something in, before it is opened.
struct Entered {
  FamilyRow row;
  std::vector<Member> members;
  std::vector<std::uint32_t> articles;
};

}  // namespace

Result<DraftOwner> owner_of_draft(std::string_view written, const library::Library& library,
                                  const corpus::Corpus& corpus) {
  DraftOwner owner;
  if (written.empty()) return owner;
  const auto& known = corpus.governments();
  auto found = known.find(written);
  if (found == known.end()) {
    corpus::Register governments;
    if (const auto kept = library.of_kind(corpus::kRegisterKind); !kept.empty()) {
      EENDER_TRY(governments, corpus::Register::load(library.path_of(kept.front())));
    }
    owner.government = governments.find(written);
    found = known.find(owner.government->id);
  }
  if (found == known.end()) return owner;
  owner.known = true;
  owner.government = corpus.holder_of(found->first);
  return owner;
}

Result<DraftOverview> open_draft(corpus::Draft draft, DraftOwner owner, const library::Library& library,
                                 const Analysis& analysis, const corpus::Corpus& corpus, const Keyer& keyer) {
  DraftOverview overview;
  overview.draft = std::move(draft);
  overview.owner = std::move(owner);
  const corpus::Regulation& regulation = overview.draft.regulation;
  overview.language = text::language_of(regulation.language).value_or(text::Language::kDutch);
  const text::OwnNames names = names_of(regulation, overview.owner, overview.language, corpus);
  const DraftContext context{
      corpus, keyer, names, overview.language,
      overview.owner.government ? std::string_view(overview.owner.government->id) : std::string_view()};
  EENDER_TRY(const auto index, DraftIndex::open(library));

  EENDER_TRY(auto linked, link_articles(regulation, index, context));
  std::map<std::uint32_t, std::uint32_t> place_of;  // family → index
  std::vector<Entered> entered;
  for (LinkedArticle& one : linked) {
    if (one.family) {
      const auto [at, added] = place_of.try_emplace(*one.family, static_cast<std::uint32_t>(entered.size()));
      if (added) {
        Entered& fresh = entered.emplace_back();
        EENDER_TRY(fresh.row, analysis.family(*one.family));
        EENDER_TRY(fresh.members, analysis.members(*one.family));
      }
      one.article.family = at->second;
      entered[at->second].articles.push_back(static_cast<std::uint32_t>(overview.articles.size()));
    }
    overview.articles.push_back(std::move(one.article));
  }

  overview.families.resize(entered.size());
  EENDER_TRY_VOID(for_each_parallel(corpus, entered.size(), [&](corpus::Reader& reader, std::size_t i) -> Result<void> {
    EENDER_TRY(overview.families[i], lay_beside(entered[i].row, entered[i].members, std::move(entered[i].articles),
                                                overview.articles, reader, context));
    return {};
  }));
  EENDER_TRY_VOID(find_lacking(overview, index, analysis, context));
  return overview;
}

}  // namespace eender::ways
