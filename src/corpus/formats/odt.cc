// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/odt.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/formats/odt_styles.h"
#include "corpus/formats/odt_text.h"
#include "corpus/formats/office_regulation.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

constexpr std::string_view kMargin = "headers and footers of pages";
constexpr std::string_view kDeclared = "declarations of fonts, styles and changes";

OfficeProperties properties(const OfficeParts& parts, const OdtStyles& styles) {
  OfficeProperties found;
  found.language = styles.language();
  Xml xml;
  if (!read_part(parts, "meta.xml", xml)) return found;
  const XmlNode meta = child(xml.root(), "meta");
  found.title = inner_text(child(meta, "title"));
  if (const std::string language = inner_text(child(meta, "language")); !language.empty()) found.language = language;
  for (const XmlNode node : meta.children())
    if (local_name(node) == "user-defined") found.own.emplace_back(attribute(node, "name"), inner_text(node));
  return found;
}

// Headers and footers stand in styles.xml, in the master styles.
void margins(const OfficeParts& parts, const Origin& origin, Sink& sink) {
  const auto part = parts.find("styles.xml");
  if (part == parts.end()) return;
  const Origin place{origin.source + "!styles.xml", origin.content, origin.model};
  XmlSource source(place, sink);
  if (!source.open(part->second)) return;
  source.leave_out(source.xml().root(), kDeclared);
  source.leave_out(child(source.xml().root(), "master-styles"), kMargin);
  source.close();
}

void tell(const OdtFindings& findings, std::vector<std::string>& notices, XmlSource& document) {
  const auto notice = [&](std::size_t count, const std::string& what) {
    if (count > 0) notices.push_back(std::to_string(count) + " " + what);
  };
  notice(findings.inserted, "tracked insertions, read as if accepted");
  notice(findings.deleted, "tracked deletions, left out as if accepted");
  notice(findings.comments, "comments, left out");
  notice(findings.hidden, "pieces of hidden text, left out");
  notice(findings.images, "images, whose content is not read");
  if (findings.embedded > 0)
    document.report(Severity::kPartial, {},
                    std::to_string(findings.embedded) +
                        " documents are embedded in it, which are not read; import them by themselves");
}

}  // namespace

void import_odt(const OfficeParts& parts, const Origin& origin, Sink& sink) {
  const auto content = parts.find("content.xml");
  if (content == parts.end()) {
    Problem problem;
    problem.source = origin.source;
    problem.reason = "is an OpenDocument file without a content.xml, so without text";
    return sink.problem(std::move(problem));
  }
  const Origin place{origin.source + "!content.xml", origin.content, origin.model};
  XmlSource document(place, sink);
  if (!document.open(content->second)) return;
  Xml layout;
  OdtStyles styles;
  if (read_part(parts, "styles.xml", layout)) styles.read(layout.root());
  styles.read(document.xml().root());
  std::vector<std::string> notices;
  Regulation regulation = office_regulation(properties(parts, styles), origin, notices);

  const XmlNode root = document.xml().root();
  const XmlNode body = child(root, "body");
  const XmlNode main = child(body, "text");
  for (const XmlNode node : root.children())
    if (node != body) document.leave_out(node, kDeclared);
  if (!main) {
    document.leave_out(root, "not a text");
    document.report(
        Severity::kUnreadable, {},
        "is an OpenDocument file, and no text (a spreadsheet, presentation or drawing); eender does not read "
        "that yet");
    return document.close();
  }
  OdtFindings findings;
  OfficeText text(document.ledger());
  OdtText(document, styles, findings).read(main, text);
  if (is_readable(document, text, regulation)) {
    if (!findings.title.empty()) regulation.title = findings.title;
    for (Note& note : findings.notes) regulation.notes.push_back(std::move(note));
    tell(findings, notices, document);
    deliver_office(document, text, std::move(regulation), std::move(notices));
  }
  document.close();
  margins(parts, origin, sink);
}

}  // namespace eender::corpus
