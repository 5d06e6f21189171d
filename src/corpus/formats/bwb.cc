// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/bwb.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/formats/cvdr_body.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

constexpr std::size_t kMostRelations = 2000;

constexpr std::string_view kAbout = "meta-data";

// Visits the text of a title: without what is said about it.
template <typename Visit>
void for_each_text_of_title(XmlNode title, const Visit& visit) {
  for (XmlNode at = next_node(title, title); at;) {
    const bool meta = local_name(at) == kAbout;
    if (at.is_text()) visit(at);
    at = next_node(at, title, !meta);
  }
}

// "Stb. 2025, 123", and where it can be read.
Relation publication_of(XmlNode publication) {
  const std::string gazette(attribute(publication, "soort"));
  const std::string year = inner_text(child(publication, "publicatiejaar"));
  const std::string number = inner_text(child(publication, "publicatienr"));
  Relation relation{"publication", {}, {}};
  if (year.empty() || number.empty()) return relation;
  relation.title = (gazette.empty() ? "" : gazette + ". ") + year + ", " + number;
  for (const std::string_view known : {"Stb", "Stcrt", "Trb"})
    if (gazette == known)
      relation.target = "https://zoek.officielebekendmakingen.nl/" + slug(gazette) + "-" + year + "-" + number;
  return relation;
}

class Importer {
 public:
  Importer(const Origin& origin, Sink& sink) : origin_(origin), sink_(sink), source_(origin, sink) {}

  void import(std::string_view document) {
    if (!source_.open(document)) return;
    source_.set_government(std::string(kState));
    const XmlNode root = source_.xml().root();
    const XmlNode law = local_name(root) == "wetgeving" ? root : child(root, "wetgeving");
    if (law) {
      read(root, law);
    } else {
      source_.leave_out(root, "not read: it holds no <wetgeving>");
      source_.report(Severity::kUnreadable, source_.xml().offset(root),
                     "holds no <wetgeving>, so no rules; eender reads the XML of a state (\"toestand\") of a law");
    }
    source_.close();
  }

 private:
  void read(XmlNode state, XmlNode law) {
    Regulation regulation;
    regulation.government = kState;
    regulation.source = origin_.source;
    regulation.content = origin_.content;
    regulation.model = origin_.model;
    regulation.type = attribute(law, "soort");
    if (const std::string_view language = attribute(law, "lang"); language.size() >= 2)
      regulation.language = language.substr(0, 2);
    titles(law, regulation);
    identity(state, law, regulation);
    published(law, regulation);
    legal_basis(law, regulation);
    for (XmlNode beside = state.first_child(); beside && state != law; beside = beside.next_sibling())
      if (beside != law) source_.take(beside, Use::kMetadata);
    const CvdrFindings findings = read_cvdr_body(source_, law, regulation);
    for (const XmlNode inner : law.children()) {
      if (local_name(inner) != "citeertitel" && local_name(inner) != "intitule") continue;
      for_each_text_of_title(inner, [&](XmlNode piece) { source_.take(piece, Use::kHeading); });
    }
    const std::uint64_t offset = source_.xml().offset(law);
    const std::string named = regulation.work + " \"" + regulation.title + "\": ";
    if (regulation.provisions.empty() && findings.repealed == 0)
      source_.report(Severity::kPartial, offset, named + "no rules were found; only notes came in");
    for (const std::string& notice : notices_) source_.report(Severity::kNotice, offset, named + notice);
    for (const std::string& notice : describe(findings)) source_.report(Severity::kNotice, offset, named + notice);
    sink_.regulation(std::move(regulation));
  }

  static void titles(XmlNode law, Regulation& regulation) {
    for (const std::string_view name : {"citeertitel", "intitule"}) {
      for (const XmlNode inner : law.children()) {
        if (local_name(inner) != name) continue;
        std::string title = inner_text(inner, kAbout);
        auto& others = regulation.other_titles;
        if (regulation.title.empty())
          regulation.title = std::move(title);
        else if (!title.empty() && title != regulation.title &&
                 std::find(others.begin(), others.end(), title) == others.end())
          others.push_back(std::move(title));
      }
    }
  }

  // The version is the day from which the state holds, and its number where there are several of a day: the last part of
  // "…/id/BWBR0005537/2024-01-01/1".
  void identity(XmlNode state, XmlNode law, Regulation& regulation) {
    regulation.work = attribute(state, "bwb-id");
    if (regulation.work.empty()) regulation.work = slug(regulation.title);
    if (regulation.work.empty()) regulation.work = origin_.content.substr(0, 16);
    if (regulation.work.empty()) regulation.work = "untitled";
    if (regulation.title.empty()) regulation.title = regulation.work;
    date(state, "inwerkingtreding", regulation.from);
    if (!regulation.from) date(law, "inwerkingtredingsdatum", regulation.from);
    date(state, "einddatum", regulation.until);
    if (regulation.from) regulation.version = regulation.from->iso();
    const std::string_view address = attribute(state, "bwb-ng-vast-deel");
    const std::string_view last = address.substr(address.rfind('/') + 1);
    if (!last.empty() && last != "0" && last.size() < 4 &&
        last.find_first_not_of("0123456789") == std::string_view::npos)
      regulation.version += "_" + std::string(last);
  }

  void date(XmlNode node, std::string_view name, std::optional<Date>& day) {
    constexpr std::string_view kNever = "9999-12-31";
    const std::string_view text = attribute(node, name);
    if (text.empty() || text == kNever) return;
    day = Date::parse(text);
    if (!day)
      notices_.push_back(std::string(name) + " \"" + std::string(text) + "\" is not a date; it counts as unknown");
  }

  void published(XmlNode law, Regulation& regulation) {
    XmlNode about = child(law, "meta-data");
    if (!about) about = child(child(law, "intitule"), "meta-data");
    const XmlNode original = descendant(about, "oorspronkelijk");
    const XmlNode publication = child(original, "publicatie");
    if (Relation relation = publication_of(publication); !relation.title.empty())
      regulation.relations.push_back(std::move(relation));
    const XmlNode signed_on = descendant(original, "ondertekeningsdatum");
    const std::string_view day = attribute(signed_on, "isodatum");
    regulation.adopted = day.empty() ? Date::parse(inner_text(signed_on)) : Date::parse(day);
  }

  // What the preamble links to: "Gelet op artikel 5 van …".
  static void legal_basis(XmlNode law, Regulation& regulation) {
    const XmlNode preamble = descendant(law, "aanhef");
    for (XmlNode at = next_node(preamble, preamble); at && regulation.relations.size() < kMostRelations;
         at = next_node(at, preamble)) {
      if (local_name(at) != "extref" && local_name(at) != "intref") continue;
      Relation relation{"source", reference_target(attribute(at, "doc")), inner_text(at)};
      if (relation.target.empty()) relation.target = reference_target(attribute(at, "bwb-id"));
      if (!relation.target.empty() && relation.target != regulation.work)
        regulation.relations.push_back(std::move(relation));
    }
  }

  const Origin& origin_;
  Sink& sink_;
  XmlSource source_;
  std::vector<std::string> notices_;
};

}  // namespace

void import_bwb(std::string_view document, const Origin& origin, Sink& sink) {
  Importer(origin, sink).import(document);
}

}  // namespace eender::corpus
