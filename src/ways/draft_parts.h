// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "ways/draft.h"
#include "ways/draft_index.h"

// The steps of open_draft, each in a file of its own.
namespace eender::ways {

// What all steps look at. `keys` reads a text as the draft's government would.
struct DraftContext {
  const corpus::Corpus& corpus;
  const Keyer& keyer;
  const text::OwnNames& names;
  text::Language language;
  std::string_view government;  // id; empty for nobody's

  text::Keys keys(std::string_view text) const { return text::keys_of(text, names, language); }
  // Whether a regulation is, on the reckoning date, of the draft's own government.
  bool own(const corpus::RegulationRow& regulation) const {
    return !government.empty() && !regulation.model && corpus.holder_of(regulation.government).id == government;
  }
};

struct LinkedArticle {
  DraftArticle article;                 // its `family` not set yet
  std::optional<std::uint32_t> family;  // id
};

// Finds for each article of the draft what it is like: its family is that of the text that reads the same, else of the medoid that it is
// linked to most strongly, else of the text that it is.
[[nodiscard]] Result<std::vector<LinkedArticle>> link_articles(const corpus::Regulation& draft, const DraftIndex& index,
                                                               const DraftContext& context);

// Lays the articles of one family beside the others of it. REQUIRES: the articles are in it.
[[nodiscard]] Result<DraftFamily> lay_beside(const FamilyRow& row, const std::vector<Member>& members,
                                             std::vector<std::uint32_t> articles, const std::vector<DraftArticle>& all,
                                             corpus::Reader& reader, const DraftContext& context);

// Fills peers, shared and lacking.
[[nodiscard]] Result<void> find_lacking(DraftOverview& overview, const DraftIndex& index, const Analysis& analysis,
                                        const DraftContext& context);

}  // namespace eender::ways
