// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/cvdr.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "corpus/formats/cvdr_body.h"
#include "corpus/formats/cvdr_meta.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/stop.h"
#include "corpus/formats/text_builder.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

constexpr std::string_view kUnread = "not read; its problem says why";

class Importer {
 public:
  Importer(const Origin& origin, Sink& sink) : origin_(origin), sink_(sink), source_(origin, sink) {}

  void import(std::string_view document) {
    if (!source_.open(document)) return;
    documents();
    source_.close();
  }

 private:
  // One regulation, or the records of an answer of the SRU service.
  void documents() {
    const XmlNode top = source_.xml().root().parent();
    bool found = false;
    for (XmlNode at = next_node(top, top); at;) {
      const std::string_view name = local_name(at);
      const bool record = name == "record" || name == "gzd";
      bool done = true;
      source_.set_government({});
      if (name == "cvdr")
        document(at);
      else if (name == "Consolidaties")
        stop(at);
      else if (record && !descendant(at, "body"))
        metadata_only(at);
      else
        done = false;
      // What stands around regulations is the envelope of the search service.
      if (!done && !at.is_element()) source_.take(at, Use::kMetadata);
      found |= done;
      at = next_node(at, top, !done);
    }
    source_.set_government({});
    if (found) return;
    if (const XmlNode diagnostic = descendant(top, "diagnostic"))
      return source_.report(Severity::kUnreadable, source_.xml().offset(diagnostic),
                            "the search service answered with an error: " + inner_text(diagnostic));
    source_.report(Severity::kUnreadable, {}, "holds no CVDR regulation");
  }

  void unread(XmlNode node, std::string reason, Severity severity = Severity::kUnreadable) {
    source_.leave_out(node, kUnread);
    source_.report(severity, source_.xml().offset(node), std::move(reason));
  }

  void stop(XmlNode node) {
    if (!read_stop(source_, node))
      unread(node, "this is a STOP document (lvbbu:Consolidaties) without a regulation in it");
  }

  void metadata_only(XmlNode record) {
    Regulation regulation;
    meta(record, regulation);
    source_.take(record, Use::kMetadata);
    std::string url = inner_text(descendant(record, "publicatieurl_xml"));
    if (url.empty()) url = inner_text(child(descendant(record, "enrichedData"), "url"));
    source_.report(Severity::kUnreadable, source_.xml().offset(record),
                   named(regulation) + "only metadata; " +
                       (url.empty() ? "it does not say where the text itself is" : "the text itself is at " + url));
  }

  std::vector<std::string> meta(XmlNode document, Regulation& regulation) {
    std::vector<std::string> notices;
    regulation.source = origin_.source;
    regulation.content = origin_.content;
    regulation.model = origin_.model;
    if (const XmlNode node = descendant(document, "meta")) {
      read_cvdr_meta(node, regulation, notices);
      source_.take(node, Use::kMetadata);
    }
    source_.set_government(regulation.government);
    return notices;
  }

  static std::string named(const Regulation& regulation) {
    std::string name = regulation.work;
    if (!regulation.title.empty()) name += (name.empty() ? "\"" : " \"") + regulation.title + "\"";
    return name.empty() ? name : name + ": ";
  }

  void document(XmlNode node) {
    Regulation regulation;
    const std::uint64_t offset = source_.xml().offset(node);
    std::vector<std::string> notices = meta(node, regulation);
    const XmlNode body = child(node, "body");
    const XmlNode regeling = body ? descendant(body, "regeling") : XmlNode();
    if (!regeling) {
      if (const XmlNode other = descendant(node, "Consolidaties")) return stop(other);
      if (!body) return metadata_only(node);
      return unread(node, named(regulation) + "holds no <regeling>, so no rules");
    }
    complete(regulation, child(body, "intitule"));
    if (regulation.government.empty() && !regulation.model)
      return unread(node, named(regulation) + "names no government (dcterms:creator); add it and import again");
    if (!seen_.emplace(regulation.government, regulation.work, regulation.version).second)
      return unread(node, named(regulation) + "stands more than once in this source; only the first was read",
                    Severity::kPartial);
    source_.take(child(body, "intitule"), Use::kHeading);
    const CvdrFindings findings = read_cvdr_body(source_, regeling, regulation);
    if (regulation.provisions.empty() && findings.repealed == 0) {
      if (!findings.pdfs.empty())
        return unread(node, named(regulation) + "its text is only in a PDF, " + findings.pdfs.front() +
                                ", which eender does not read yet");
      source_.report(Severity::kPartial, offset, named(regulation) + "no rules were found; only notes came in");
    }
    tell(regulation, findings, std::move(notices), offset);
    sink_.regulation(std::move(regulation));
  }

  void complete(Regulation& regulation, XmlNode intitule) {
    const std::string title = inner_text(intitule);
    auto& others = regulation.other_titles;
    if (regulation.title.empty())
      regulation.title = title;
    else if (!title.empty() && title != regulation.title &&
             std::find(others.begin(), others.end(), title) == others.end())
      others.push_back(title);
    if (regulation.work.empty()) regulation.work = slug(regulation.title);
    if (regulation.work.empty()) regulation.work = origin_.content.substr(0, 16);
    if (regulation.title.empty()) regulation.title = regulation.work;
  }

  void tell(const Regulation& regulation, const CvdrFindings& findings, std::vector<std::string> notices,
            std::uint64_t offset) {
    for (std::string& notice : describe(findings)) notices.push_back(std::move(notice));
    for (std::string& notice : notices)
      source_.report(Severity::kNotice, offset, named(regulation) + std::move(notice));
  }

  const Origin& origin_;
  Sink& sink_;
  XmlSource source_;
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
};

}  // namespace

void import_cvdr(std::string_view document, const Origin& origin, Sink& sink) {
  Importer(origin, sink).import(document);
}

}  // namespace eender::corpus
