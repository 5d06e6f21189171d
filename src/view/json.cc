// SPDX-License-Identifier: EUPL-1.2
#include "view/json.h"

#include <cmath>
#include <set>

#include "view/account.h"
#include "view/corpus_text.h"
#include "view/coverage_text.h"
#include "view/family_text.h"
#include "view/values.h"

namespace eender::view {
namespace {

constexpr int kFormat = 1;
// With every result of `ways` come the problems met, up to this many; `check --problems --json` has all.
constexpr std::size_t kProblems = 100;

Json document(std::string_view command) { return {{"eender", command}, {"format", kFormat}}; }

Json readings_json(const corpus::Corpus& corpus) {
  const corpus::ReadingCounts r = corpus::counts_of(corpus.government_coverage());
  return {{"expected", r.governments},
          {"kind", r.kind.empty() ? Json(nullptr) : Json(r.kind)},
          {"read", r.read},
          {"partly", r.partly},
          {"unreadable", r.unreadable},
          {"notImported", r.nothing}};
}

Json coverage_json(const corpus::Corpus& corpus) {
  const corpus::Coverage& c = corpus.coverage();
  return {{"on", corpus.on().iso()},      {"sources", c.sources},       {"governments", governments_read(corpus)},
          {"regulations", c.regulations}, {"unreadable", c.unreadable}, {"partial", c.partial},
          {"notices", c.notices},         {"superseded", c.superseded}, {"lapsed", c.lapsed},
          {"future", c.future},           {"replaced", c.replaced},     {"readings", readings_json(corpus)}};
}

// Every government that is expected, so that whoever misses one sees why; or those only of whom something was found.
enum class Listing : std::uint8_t { kAll, kFound };
Json governments_json(const corpus::Corpus& corpus, Listing listing) {
  Json result = Json::array();
  for (const corpus::GovernmentCoverage& g : corpus.government_coverage()) {
    if (listing == Listing::kFound && g.reading == corpus::Reading::kNothing) continue;
    Json one = {{"id", g.government->id},
                {"name", g.government->name},
                {"reading", name_of(g.reading)},
                {"regulations", g.regulations}};
    if (const std::string reason = reason_words(g, corpus); !reason.empty()) one["reason"] = reason;
    result.push_back(std::move(one));
  }
  return result;
}

Json family_coverage_json(const ways::FamilyCoverage& c) {
  return {{"expected", c.expected},   {"have", c.have},     {"divided", c.divided},
          {"nothing", c.nothing},     {"partly", c.partly}, {"unreadable", c.unreadable},
          {"notImported", c.not_read}};
}

Json summary_json(const ways::AnalysisSummary& s) {
  return {{"on", s.on.iso()},
          {"provisions", s.provisions},
          {"governments", s.governments},
          {"families", s.families},
          {"inFamilies", s.in_families}};
}

Json ladder_json(const ways::Ladder& l) {
  return {{"governments", l.governments},
          {"wordings", l.wordings},
          {"apartFromNames", l.apart_from_names},
          {"apartFromValues", l.apart_from_values},
          {"ways", l.ways}};
}

Json government_json(const std::string& id, const corpus::Corpus& corpus) {
  const corpus::Government& g = corpus.government(id);
  return {{"id", g.id}, {"name", g.name}};
}

// With those that left it what counts here; where different texts of several count, with the way of each.
Json position_json(const ways::Counted& counted, const corpus::Corpus& corpus) {
  const ways::Position& position = counted.position;
  Json result = government_json(position.government, corpus);
  const corpus::Government& g = corpus.government(position.government);
  if (g.until && *g.until <= corpus.on()) result["until"] = g.until->iso();
  if (!position.is_inherited()) return result;
  Json from = Json::array();
  for (const ways::Inherited& left : position.inherited) from.push_back(government_json(left.government, corpus));
  for (std::size_t i = 0; i < counted.parts.size(); ++i) {
    const auto& way = counted.parts[i].way;
    from[i]["way"] = way ? Json(*way) : Json(nullptr);
  }
  result["from"] = std::move(from);
  return result;
}

std::string_view name_of(ways::Inherited::Fate fate) {
  switch (fate) {
    case ways::Inherited::Fate::kCounts:
      return "counts";
    case ways::Inherited::Fate::kSame:
      return "same";
    case ways::Inherited::Fate::kReplaced:
      return "replaced";
  }
  return {};
}

// What governments that are no more have left, whether it counts or not.
Json inherited_json(const ways::OpenFamily& family, const corpus::Corpus& corpus) {
  Json result = Json::array();
  for (const ways::Counted& counted : family.positions)
    for (const ways::Inherited& left : counted.position.inherited) {
      Json provisions = Json::array();
      for (const corpus::ProvisionRow& provision : left.provisions) provisions.push_back(corpus.id_of(provision));
      result.push_back({{"from", government_json(left.government, corpus)},
                        {"now", government_json(counted.position.government, corpus)},
                        {"fate", name_of(left.fate)},
                        {"provisions", std::move(provisions)}});
    }
  return result;
}

std::string_view name_of(ways::Apart apart) {
  switch (apart) {
    case ways::Apart::kNot:
      return "";
    case ways::Apart::kLeft:
      return "left";
    case ways::Apart::kSeveral:
      return "several";
    case ways::Apart::kUnlike:
      return "unlike";
    case ways::Apart::kRearranged:
      return "rearranged";
  }
  return {};
}

std::string_view name_of(ways::Alone::Because because) {
  switch (because) {
    case ways::Alone::Because::kLeft:
      return "left";
    case ways::Alone::Because::kSlip:
      return "slip";
    case ways::Alone::Because::kPartly:
      return "partly";
    case ways::Alone::Because::kOwnWay:
      return "own-way";
  }
  return {};
}

Json slip_json(const ways::Slip& slip) {
  Json words = Json::array();
  for (const ways::Slip::Word& word : slip.words) words.push_back({{"written", word.written}, {"meant", word.meant}});
  return {{"of", slip.of}, {"words", std::move(words)}};
}

Json alone_json(const ways::OpenFamily& family, const corpus::Corpus& corpus) {
  Json result = Json::array();
  for (const ways::Alone& alone : ways::alone_in(family, corpus)) {
    const ways::Counted& counted = family.positions[alone.position];
    Json one = government_json(counted.position.government, corpus);
    one["way"] = counted.way;
    one["because"] = name_of(alone.because);
    result.push_back(std::move(one));
  }
  return result;
}

// What a government has twice, and counts once.
Json repeated_json(const ways::OpenFamily& family, const corpus::Corpus& corpus) {
  Json result = Json::array();
  for (const ways::Counted& counted : family.positions) {
    if (counted.position.repeated.empty()) continue;
    Json one = government_json(counted.position.government, corpus);
    one["model"] = counted.position.model;
    for (const corpus::ProvisionRow& provision : counted.position.repeated)
      one["provisions"].push_back(corpus.id_of(provision));
    result.push_back(std::move(one));
  }
  return result;
}

double three_decimals(double likeness) { return std::round(likeness * 1000) / 1000; }

// Who has it divided otherwise: null where that was not looked for.
Json divided_json(const ways::OpenFamily& family, const corpus::Corpus& corpus) {
  if (!family.divided) return nullptr;
  Json result = Json::array();
  for (const ways::Divided& divided : *family.divided) {
    Json one = government_json(divided.government, corpus);
    one["model"] = divided.model;
    one["how"] = divided.how == ways::Divided::How::kInLonger ? "longer" : "several";
    one["share"] = three_decimals(divided.share);
    for (const ways::Divided::Part& part : divided.parts)
      one["provisions"].push_back({{"id", corpus.id_of(part.provision)},
                                   {"share", three_decimals(part.share)},
                                   {"begin", part.stretch.begin},
                                   {"end", part.stretch.end},
                                   {"text", part.stretch.of(part.provision.text)}});
    result.push_back(std::move(one));
  }
  return result;
}

Json way_json(const ways::OpenFamily& family, const ways::Way& way, const corpus::Corpus& corpus) {
  Json governments = Json::array();
  Json provisions = Json::array();
  Json models = Json::array();
  Json models_provisions = Json::array();
  std::set<std::uint32_t> ascending(way.positions.begin(), way.positions.end());
  for (const std::uint32_t p : ascending) {
    const ways::Position& position = family.positions[p].position;
    (position.model ? models : governments).push_back(position_json(family.positions[p], corpus));
    for (const corpus::ProvisionRow& provision : position.provisions)
      (position.model ? models_provisions : provisions).push_back(corpus.id_of(provision));
  }
  Json differences = Json::array();
  for (const ways::Way::Difference& d : way.differences)
    differences.push_back({{"piece", d.piece},
                           {"base", family.text[d.piece].readings.front().text},
                           {"reading", family.text[d.piece].readings[d.reading].text}});
  const ways::Counted& first = family.positions[way.positions.front()];
  Json rules = Json::array();
  std::set<std::string> used;
  for (const std::uint32_t p : ascending)
    used.insert(family.positions[p].rules.begin(), family.positions[p].rules.end());
  for (const std::string& rule : used) rules.push_back(rule);
  return {{"governments", std::move(governments)},
          {"provisions", std::move(provisions)},
          {"models", std::move(models)},
          {"modelProvisions", std::move(models_provisions)},
          {"wordings", way.wordings},
          {"text", first.position.text},
          {"keys", keys_json(first.keys)},
          {"rules", std::move(rules)},
          {"apart", way.apart != ways::Apart::kNot},
          {"apartBecause", way.apart == ways::Apart::kNot ? Json(nullptr) : Json(name_of(way.apart))},
          {"slip", way.slip ? slip_json(*way.slip) : Json(nullptr)},
          {"differences", std::move(differences)}};
}

std::string_view name_of(ways::Piece::Kind kind) {
  switch (kind) {
    case ways::Piece::Kind::kCommon:
      return "common";
    case ways::Piece::Kind::kOwn:
      return "own";
    case ways::Piece::Kind::kValue:
      return "value";
    case ways::Piece::Kind::kVariation:
      return "variation";
  }
  return {};
}

Json piece_json(const ways::OpenFamily& family, const ways::Piece& piece) {
  Json result = {{"kind", name_of(piece.kind)}, {"text", piece.text}};
  if (piece.column) result["value"] = *piece.column;
  if (piece.readings.empty()) return result;
  Json readings = Json::array();
  for (const ways::Reading& reading : piece.readings) {
    Json who = Json::array();
    for (const std::uint32_t p : reading.positions) who.push_back(family.positions[p].position.government);
    readings.push_back({{"text", reading.text}, {"governments", reading.governments}, {"who", std::move(who)}});
  }
  result["readings"] = std::move(readings);
  return result;
}

Json column_json(const ways::OpenFamily& family, const ways::Column& column) {
  Json cells = Json::array();
  for (std::size_t p = 0; p < column.cells.size(); ++p) {
    const std::optional<ways::Cell>& cell = column.cells[p];
    if (!cell || family.positions[p].position.model) continue;
    Json one = {
        {"government", family.positions[p].position.government}, {"normal", cell->normal}, {"written", cell->written}};
    if (cell->measure != cell->normal) one["measure"] = cell->measure;
    if (cell->bound != text::Bound::kNone) one["bound"] = view::name_of(cell->bound);
    cells.push_back(std::move(one));
  }
  return {{"kind", view::name_of(column.kind)}, {"context", column.context}, {"cells", std::move(cells)}};
}

}  // namespace

Json problems_json(const std::vector<corpus::Problem>& problems, std::size_t most) {
  Json result = Json::array();
  for (const corpus::Problem& p : problems) {
    if (result.size() == most) break;
    Json one = {{"severity", name_of(p.severity)}, {"source", p.source}};
    if (p.line) one["line"] = *p.line;
    if (p.offset) one["offset"] = *p.offset;
    if (!p.government.empty()) one["government"] = p.government;
    one["reason"] = p.reason;
    result.push_back(std::move(one));
  }
  return result;
}

Json row_json(const ways::FamilyRow& row) {
  return {{"id", row.id},
          {"anchor", row.anchor},
          {"title", row.title},
          {"kind", name_of(row.kind)},
          {"ladder", ladder_json(row.ladder)}};
}

Json keys_json(const ways::PrintedKeys& keys) {
  return {{"wording", keys.wording},
          {"apartFromNames", keys.apart_from_names},
          {"apartFromValues", keys.apart_from_values},
          {"way", keys.way}};
}

std::string common_text(const ways::OpenFamily& family) {
  std::string result;
  for (const ways::Piece& piece : family.text) {
    if (piece.readings.size() < 2) {
      result += piece.text;
      continue;
    }
    std::string readings;
    for (const ways::Reading& reading : piece.readings)
      readings += (readings.empty() ? "[" : " | ") + reading.text + ": " + std::to_string(reading.governments);
    result += readings + "]";
  }
  return result;
}

Json family_json(const ways::OpenFamily& family, const corpus::Corpus& corpus) {
  Json result = row_json(family.row);
  result["ladder"] = ladder_json(family.ladder);
  result["provisions"] = family.row.provisions;
  result["models"] = family.row.models;
  result["weakest"] = {{"likeness", three_decimals(family.row.weakest)},
                       {"of", family.row.short_text ? "words" : "shingles"}};
  const ways::Position& base = family.positions[family.base].position;
  result["regulation"] = corpus.regulations()[base.provisions.front().regulation].title;
  result["base"] = base.government;
  Json ways = Json::array();
  for (const ways::Way& way : family.ways) ways.push_back(way_json(family, way, corpus));
  result["ways"] = std::move(ways);
  result["alone"] = alone_json(family, corpus);
  result["commonText"] = common_text(family);
  Json pieces = Json::array();
  for (const ways::Piece& piece : family.text) pieces.push_back(piece_json(family, piece));
  result["pieces"] = std::move(pieces);
  Json values = Json::array();
  for (const ways::Column& column : family.columns) values.push_back(column_json(family, column));
  result["values"] = std::move(values);
  Json apart = Json::array();
  for (const std::uint32_t p : family.apart) apart.push_back(family.positions[p].position.government);
  result["apart"] = std::move(apart);
  result["inherited"] = inherited_json(family, corpus);
  result["repeated"] = repeated_json(family, corpus);
  result["divided"] = divided_json(family, corpus);
  result["coverage"] = family_coverage_json(ways::coverage_of(family, corpus));
  return result;
}

Json ways_json(const std::string& query, const std::vector<ways::OpenFamily>& families,
               const std::vector<ways::FamilyRow>& also, const corpus::Corpus& corpus,
               const ways::AnalysisSummary& summary, bool fictional) {
  Json result = document("ways");
  result["fictional"] = fictional;
  result["query"] = query.empty() ? Json(nullptr) : Json(query);
  result["analysis"] = summary_json(summary);
  result["coverage"] = coverage_json(corpus);
  Json opened = Json::array();
  for (const ways::OpenFamily& family : families) opened.push_back(family_json(family, corpus));
  result["families"] = std::move(opened);
  Json others = Json::array();
  for (const ways::FamilyRow& row : also) others.push_back(row_json(row));
  result["also"] = std::move(others);
  result["governments"] = governments_json(corpus, Listing::kFound);
  result["problems"] = problems_json(corpus.problems(), kProblems);
  return result;
}

Json import_json(const corpus::ImportReport& report) {
  Json result = document("import");
  result["files"] = report.files;
  result["unchanged"] = report.unchanged;
  result["regulations"] = report.regulations;
  result["provisions"] = report.provisions;
  result["notes"] = report.notes;
  result["unreadable"] = report.unreadable;
  result["partial"] = report.partial;
  result["notices"] = report.notices;
  result["interrupted"] = report.interrupted;
  result["missing"] = Json::array();
  for (const Error& one : report.missing) result["missing"].push_back(one.where);
  result["unknownGovernments"] = report.unknown_governments;
  result["account"] = account_json(report.account);
  for (const auto& [source, account] : report.accounts) {
    Json one{{"source", source}};
    one.update(account_json(account));
    result["accounts"].push_back(std::move(one));
  }
  result["problems"] = problems_json(report.problems, report.problems.size());
  return result;
}

Json compare_json(const ways::CompareSummary& summary, const corpus::Corpus& corpus, bool fictional) {
  Json result = document("compare");
  result["fictional"] = fictional;
  result["analysis"] = summary_json(summary);
  result["work"] = {{"provisions_read", summary.read},
                    {"skeletons_joined", summary.joined},
                    {"families_described", summary.described}};
  result["coverage"] = coverage_json(corpus);
  return result;
}

Json check_json(const corpus::Corpus& corpus, const ways::AnalysisSummary* analysis, bool problems, bool fictional) {
  Json result = document("check");
  result["fictional"] = fictional;
  result["whole"] = true;
  result["coverage"] = coverage_json(corpus);
  result["analysis"] = analysis == nullptr ? Json(nullptr) : summary_json(*analysis);
  result["governments"] = governments_json(corpus, Listing::kAll);
  if (problems) result["problems"] = problems_json(corpus.problems(), corpus.problems().size());
  return result;
}

Json digest_json(const std::string& digest) {
  Json result = document("check");
  result["whole"] = true;
  result["digest"] = digest;
  return result;
}

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace eender::view
