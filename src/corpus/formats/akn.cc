// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/akn.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "corpus/formats/akn_body.h"
#include "corpus/formats/akn_elements.h"
#include "corpus/formats/akn_meta.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

enum class Kind { kNone, kRules, kCollection, kOther };

// What a document of the standard is.
Kind kind_of(std::string_view name) {
  for (const std::string_view rules : {"act", "bill", "doc", "statement", "amendment", "portion"})
    if (name == rules) return Kind::kRules;
  for (const std::string_view collection : {"documentCollection", "officialGazette", "amendmentList"})
    if (name == collection) return Kind::kCollection;
  for (const std::string_view other : {"judgment", "debate", "debateReport"})
    if (name == other) return Kind::kOther;
  return Kind::kNone;
}

class Importer {
 public:
  Importer(const Origin& origin, Sink& sink) : origin_(origin), sink_(sink), source_(origin, sink) {}

  void import(std::string_view document) {
    if (!source_.open(document)) return;
    documents();
    source_.close();
  }

 private:
  // Documents beside or within each other. What stands in <components> behind a text of rules belongs to it.
  void documents() {
    const XmlNode top = source_.xml().root().parent();
    bool found = false;
    for (XmlNode at = next_node(top, top); at;) {
      const std::string_view name = local_name(at);
      const Kind kind = at.is_element() ? kind_of(name) : Kind::kNone;
      source_.set_government({});
      if (kind == Kind::kRules) {
        std::vector<XmlNode> attached;
        XmlNode behind = at.next_sibling();
        for (; behind; behind = behind.next_sibling()) {
          if (!behind.is_element()) continue;
          if (akn_role(behind) != AknRole::kAttachments) break;
          attached.push_back(behind);
        }
        document(at, attached);
        if (!attached.empty()) at = attached.back();
      } else if (kind == Kind::kOther) {
        source_.leave_out(at, "no regulation");
        source_.report(Severity::kUnreadable, source_.xml().offset(at),
                       "holds a " + std::string(name) + ", which is no regulation");
      } else if (kind == Kind::kCollection) {
        source_.leave_out(at, "of the collection around the regulations");
      }
      found |= kind == Kind::kRules || kind == Kind::kOther;
      at = next_node(at, top, kind == Kind::kNone || kind == Kind::kCollection);
    }
    source_.set_government({});
    if (!found) source_.report(Severity::kUnreadable, {}, "holds no act, bill or other text of rules of Akoma Ntoso");
  }

  static std::string named(const Regulation& regulation) {
    std::string name = regulation.work;
    if (!regulation.title.empty() && regulation.title != regulation.work)
      name += (name.empty() ? "\"" : " \"") + regulation.title + "\"";
    return name.empty() ? name : name + ": ";
  }

  void document(XmlNode node, const std::vector<XmlNode>& attached) {
    Regulation regulation;
    std::vector<std::string> notices;
    const std::uint64_t offset = source_.xml().offset(node);
    regulation.source = origin_.source;
    regulation.content = origin_.content;
    regulation.model = origin_.model;
    read_akn_meta(node, regulation, notices);
    if (regulation.work.empty()) regulation.work = slug(regulation.title);
    if (regulation.work.empty()) regulation.work = origin_.content.substr(0, 16);
    if (regulation.title.empty()) regulation.title = regulation.work;
    source_.set_government(regulation.government);
    if (regulation.government.empty() && !regulation.model)
      return source_.report(Severity::kUnreadable, offset,
                            named(regulation) +
                                "names no government (neither FRBRuri nor FRBRauthor nor FRBRcountry); add "
                                "it and import again");
    if (!seen_.emplace(regulation.government, regulation.work, regulation.version).second)
      return source_.report(Severity::kPartial, offset,
                            named(regulation) + "stands more than once in this source; only the first was read");
    const AknFindings findings = read_akn_body(source_, node, attached, regulation);
    if (regulation.provisions.empty() && regulation.notes.empty() && findings.repealed == 0)
      return source_.report(Severity::kUnreadable, offset,
                            named(regulation) + "only metadata; the publisher gives its text elsewhere");
    if (regulation.provisions.empty() && findings.repealed == 0)
      source_.report(Severity::kPartial, offset, named(regulation) + "no rules were found; only notes came in");
    tell(regulation, findings, std::move(notices), offset);
    sink_.regulation(std::move(regulation));
  }

  void tell(const Regulation& regulation, const AknFindings& findings, std::vector<std::string> notices,
            std::uint64_t offset) {
    constexpr std::size_t kNamed = 5;
    if (!findings.empty.empty()) {
      std::string names;
      for (std::size_t i = 0; i < std::min(findings.empty.size(), kNamed); ++i)
        names += (i > 0 ? "; " : "") + findings.empty[i];
      if (findings.empty.size() > kNamed) names += "; …";
      notices.push_back(std::to_string(findings.empty.size()) + " without text, left out: " + names);
    }
    if (findings.repealed > 0)
      notices.push_back(std::to_string(findings.repealed) + " said to be repealed or reserved, left out");
    if (findings.images > 0) notices.push_back(std::to_string(findings.images) + " images, whose content is not read");
    for (const auto& [name, times] : findings.unknown)
      notices.push_back("unknown element <" + name + "> (" + std::to_string(times) + " times); its text was kept");
    for (std::string& notice : notices)
      source_.report(Severity::kNotice, offset, named(regulation) + std::move(notice));
  }

  const Origin& origin_;
  Sink& sink_;
  XmlSource source_;
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
};

}  // namespace

void import_akn(std::string_view document, const Origin& origin, Sink& sink) {
  Importer(origin, sink).import(document);
}

}  // namespace eender::corpus
