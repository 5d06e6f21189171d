// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <string_view>

#include "view/difference_text.h"
#include "view/draft_text.h"
#include "view/values.h"

namespace eender::view {
namespace {

std::string_view name_of(ways::DraftArticle::Found found) {
  switch (found) {
    case ways::DraftArticle::Found::kSame:
      return "same";
    case ways::DraftArticle::Found::kMedoid:
      return "medoid";
    case ways::DraftArticle::Found::kMember:
      return "member";
    case ways::DraftArticle::Found::kAlone:
      return "alone";
    case ways::DraftArticle::Found::kNothing:
      return "nothing";
    case ways::DraftArticle::Found::kNoWords:
      return "noWords";
  }
  return {};
}

std::string_view name_of(ways::DraftFamily::Present present) {
  switch (present) {
    case ways::DraftFamily::Present::kNone:
      return "none";
    case ways::DraftFamily::Present::kSameWay:
      return "sameWay";
    case ways::DraftFamily::Present::kOtherWay:
      return "otherWay";
  }
  return {};
}

Json governments_json(const std::vector<std::string>& ids, const corpus::Corpus& corpus) {
  Json result = Json::array();
  for (const std::string& id : ids) result.push_back({{"id", id}, {"name", corpus.government(id).name}});
  return result;
}

Json article_json(const ways::DraftArticle& article, const ways::DraftOverview& draft, const corpus::Corpus& corpus) {
  const corpus::Provision& first = draft.draft.regulation.provisions[article.first];
  Json paths = Json::array();
  for (std::uint32_t i = 0; i < article.count; ++i)
    paths.push_back(draft.draft.regulation.provisions[article.first + i].path);
  Json result = {{"paths", std::move(paths)},
                 {"number", first.number},
                 {"heading", first.heading},
                 {"found", name_of(article.found)},
                 {"family", article.family ? Json(*article.family) : Json(nullptr)}};
  if (article.family || article.nearest)
    result["likeness"] = {{"likeness", std::round(article.likeness * 1000) / 1000},
                          {"of", article.short_text ? "words" : "shingles"}};
  if (article.nearest) result["nearest"] = corpus.id_of(*article.nearest);
  return result;
}

Json value_json(const ways::DraftValue& value) {
  Json others = Json::array();
  for (const auto& other : value.others) {
    Json one = {{"normal", other.normals.front()}, {"governments", other.governments}};
    if (other.measure != other.normals.front()) one["measure"] = other.measure;
    others.push_back(std::move(one));
  }
  Json result = {{"kind", view::name_of(value.kind)},
                 {"context", value.context},
                 {"normal", value.cell.normal},
                 {"written", value.cell.written}};
  if (value.cell.measure != value.cell.normal) result["measure"] = value.cell.measure;
  if (value.cell.bound != text::Bound::kNone) result["bound"] = view::name_of(value.cell.bound);
  result["others"] = std::move(others);
  return result;
}

Json nearest_json(const ways::DraftFamily& family, const corpus::Corpus& corpus) {
  Json provisions = Json::array();
  for (const corpus::ProvisionRow& provision : family.nearest.provisions) provisions.push_back(corpus.id_of(provision));
  Json result = {{"government", family.nearest.government},
                 {"model", family.nearest.model},
                 {"provisions", std::move(provisions)},
                 {"text", family.nearest.text}};
  add_difference(result, family.difference, family.nearest.text, family.text);
  return result;
}

Json draft_family_json(const ways::DraftFamily& family, const corpus::Corpus& corpus) {
  Json result = row_json(family.row);
  result["articles"] = family.articles;
  result["others"] = family.others;
  Json ways = Json::array();
  for (const ways::DraftWay& way : family.ways)
    ways.push_back(
        {{"governments", governments_json(way.who, corpus)}, {"models", governments_json(way.models, corpus)}});
  result["ways"] = std::move(ways);
  result["way"] = family.way ? Json(*family.way) : Json(nullptr);
  result["nearestWay"] = family.nearest_way;
  result["nearest"] = nearest_json(family, corpus);
  Json values = Json::array();
  for (const ways::DraftValue& value : family.values) values.push_back(value_json(value));
  result["values"] = std::move(values);
  result["present"] = name_of(family.present);
  result["text"] = family.text;
  result["keys"] = keys_json(family.keys);
  return result;
}

}  // namespace

Json draft_json(const ways::DraftOverview& draft, const corpus::Corpus& corpus, const ways::AnalysisSummary& summary,
                bool fictional) {
  Json articles = Json::array();
  for (const ways::DraftArticle& article : draft.articles) articles.push_back(article_json(article, draft, corpus));
  Json families = Json::array();
  for (const ways::DraftFamily& family : draft.families) families.push_back(draft_family_json(family, corpus));
  Json lacking = Json::array();
  for (const ways::DraftLacking& one : draft.lacking) {
    Json row = row_json(one.row);
    row["have"] = one.have;
    lacking.push_back(std::move(row));
  }
  const auto& government = draft.owner.government;
  Json result = ways_json("", {}, {}, corpus, summary, fictional);
  result["draft"] = {
      {"title", draft.draft.regulation.title},
      {"language", draft.draft.regulation.language},
      {"government", government
                         ? Json({{"id", government->id}, {"name", government->name}, {"known", draft.owner.known}})
                         : Json(nullptr)},
      {"articles", std::move(articles)},
      {"families", std::move(families)},
      {"lacking", {{"peers", draft.peers}, {"shared", draft.shared}, {"families", std::move(lacking)}}},
      {"problems", problems_json(draft.draft.problems, draft.draft.problems.size())}};
  return result;
}

}  // namespace eender::view
