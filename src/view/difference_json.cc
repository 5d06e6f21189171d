// SPDX-License-Identifier: EUPL-1.2
#include <string_view>

#include "view/difference_text.h"

namespace eender::view {
namespace {

constexpr int kFormat = 1;

std::string_view name_of(ways::Stretch::Kind kind) {
  switch (kind) {
    case ways::Stretch::Kind::kKept:
      return "kept";
    case ways::Stretch::Kind::kDeleted:
      return "deleted";
    case ways::Stretch::Kind::kInserted:
      return "inserted";
    case ways::Stretch::Kind::kMovedAway:
      return "movedAway";
    case ways::Stretch::Kind::kMovedHere:
      return "movedHere";
  }
  return {};
}

std::string_view name_of(ways::ProvisionDifference::By by) {
  switch (by) {
    case ways::ProvisionDifference::By::kWords:
      return "words";
    case ways::ProvisionDifference::By::kLikeness:
      return "likeness";
    case ways::ProvisionDifference::By::kHeading:
      return "heading";
    case ways::ProvisionDifference::By::kOnlyLeft:
      return "onlyLeft";
    case ways::ProvisionDifference::By::kOnlyRight:
      return "onlyRight";
  }
  return {};
}

Json bytes_json(ways::Bytes bytes, std::string_view text) {
  return {{"begin", bytes.begin}, {"end", bytes.end}, {"text", bytes.of(text)}};
}

Json regulation_json(const std::string& id, const corpus::RegulationRow& r, const corpus::Corpus& corpus) {
  Json result = {
      {"id", id},         {"government", {{"id", r.government}, {"name", corpus.government(r.government).name}}},
      {"work", r.work},   {"version", r.version},
      {"title", r.title}, {"model", r.model}};
  result["from"] = r.from ? Json(r.from->iso()) : Json(nullptr);
  result["until"] = r.until ? Json(r.until->iso()) : Json(nullptr);
  result["whole"] = r.whole;
  if (const corpus::Government& now = corpus.holder_of(r.government); now.id != r.government)
    result["now"] = {{"id", now.id}, {"name", now.name}};
  return result;
}

std::string_view name_of(corpus::Standing standing) {
  switch (standing) {
    case corpus::Standing::kCurrent:
      return "inForce";
    case corpus::Standing::kSuperseded:
      return "superseded";
    case corpus::Standing::kLapsed:
      return "lapsed";
    case corpus::Standing::kFuture:
      return "future";
    case corpus::Standing::kReplaced:
      return "replaced";
  }
  return {};
}

Json provision_json(const corpus::ProvisionRow& p) {
  return {{"path", p.path}, {"number", p.number}, {"heading", p.heading}};
}

Json side_json(const std::string& id, const corpus::ProvisionRow& p, const corpus::Corpus& corpus) {
  Json result = regulation_json(id, corpus.regulations()[p.regulation], corpus);
  result.update(provision_json(p));
  return result;
}

Json document(std::string_view of, bool alike, Json left, Json right) {
  return {{"eender", "diff"}, {"format", kFormat},       {"of", of},
          {"alike", alike},   {"left", std::move(left)}, {"right", std::move(right)}};
}

}  // namespace

void add_difference(Json& to, const ways::TextDifference& d, std::string_view left, std::string_view right) {
  to["sameWords"] = d.same_words();
  to["onlyLayoutDiffers"] = d.only_layout_differs();
  to["words"] = {{"kept", d.kept}, {"deleted", d.deleted}, {"inserted", d.inserted}, {"moved", d.moved}};
  Json stretches = Json::array();
  for (const ways::Stretch& s : d.stretches) {
    Json one = {{"kind", name_of(s.kind)},
                {"words", s.words},
                {"left", bytes_json(s.left, left)},
                {"right", bytes_json(s.right, right)}};
    if (s.kind == ways::Stretch::Kind::kMovedAway || s.kind == ways::Stretch::Kind::kMovedHere)
      one["partner"] = s.partner;
    stretches.push_back(std::move(one));
  }
  to["stretches"] = std::move(stretches);
}

Json difference_json(const ProvisionSides& sides, const ways::TextDifference& difference) {
  Json result = document("provisions", difference.same_words(), side_json(sides.left_id, sides.left, sides.corpus),
                         side_json(sides.right_id, sides.right, sides.corpus));
  add_difference(result, difference, sides.left.text, sides.right.text);
  return result;
}

Json difference_json(const RegulationSides& sides, const ways::RegulationDifference& difference) {
  Json result = document("regulations", difference.alike(), regulation_json(sides.left_id, sides.left, sides.corpus),
                         regulation_json(sides.right_id, sides.right, sides.corpus));
  result["counts"] = {{"same", difference.same},
                      {"changed", difference.changed},
                      {"onlyLeft", difference.only_left},
                      {"onlyRight", difference.only_right},
                      {"renumbered", difference.renumbered},
                      {"moved", difference.moved}};
  Json provisions = Json::array();
  for (const ways::ProvisionDifference& d : difference.provisions) {
    Json one = {{"by", name_of(d.by)}};
    if (d.left) one["left"] = provision_json(sides.left_provisions[*d.left]);
    if (d.right) one["right"] = provision_json(sides.right_provisions[*d.right]);
    if (d.left && d.right) {
      one["likeness"] = d.likeness;
      one["renumbered"] = d.renumbered;
      one["moved"] = d.moved;
      add_difference(one, d.text, sides.left_provisions[*d.left].text, sides.right_provisions[*d.right].text);
    } else {
      one["text"] = d.left ? sides.left_provisions[*d.left].text : sides.right_provisions[*d.right].text;
    }
    provisions.push_back(std::move(one));
  }
  result["provisions"] = std::move(provisions);
  return result;
}

Json versions_json(const std::vector<corpus::RegulationRow>& versions, const corpus::Corpus& corpus) {
  Json list = Json::array();
  for (const corpus::RegulationRow& r : versions) {
    Json one = regulation_json(corpus.id_of(r), r, corpus);
    one["standing"] = name_of(r.standing);
    list.push_back(std::move(one));
  }
  return {{"eender", "diff"},
          {"format", kFormat},
          {"of", "versions"},
          {"on", corpus.on().iso()},
          {"versions", std::move(list)}};
}

}  // namespace eender::view
