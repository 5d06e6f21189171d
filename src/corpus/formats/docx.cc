// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/docx.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/formats/docx_styles.h"
#include "corpus/formats/docx_text.h"
#include "corpus/formats/office_regulation.h"
#include "corpus/formats/plain_text_source.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

constexpr std::string_view kUnreferenced = "notes that nothing refers to";
constexpr std::string_view kComments = "comments of editors";
constexpr std::string_view kMargin = "headers and footers of pages";

// "../docProps/core.xml" from "word/document.xml" → "docProps/core.xml".
std::string resolved(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string base(folder);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    const std::size_t slash = base.find_last_of('/');
    base = slash == std::string::npos ? "" : base.substr(0, slash);
  }
  return base.empty() ? std::string(target) : base + "/" + std::string(target);
}

struct Importer {
  const OfficeParts& parts;
  const Origin& origin;
  Sink& sink;
  std::string main = "word/document.xml";
  std::map<std::string, std::vector<std::string>> related{};  // kind ("styles", "header") → parts

  void relations(const std::string& name, std::string_view folder,
                 std::map<std::string, std::vector<std::string>>& into) const {
    Xml xml;
    if (!read_part(parts, name, xml)) return;
    for (const XmlNode node : xml.root().children()) {
      if (attribute(node, "TargetMode") == "External") continue;
      const std::string_view type = attribute(node, "Type");
      into[std::string(type.substr(type.find_last_of('/') + 1))].push_back(resolved(folder, attribute(node, "Target")));
    }
  }

  // The names of the parts, by what the document says of them or else by custom.
  void find_parts() {
    std::map<std::string, std::vector<std::string>> top;
    relations("_rels/.rels", "", top);
    if (const auto& named = top["officeDocument"]; !named.empty() && parts.contains(named.front()))
      main = named.front();
    const std::size_t slash = main.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "" : main.substr(0, slash);
    relations((folder.empty() ? "" : folder + "/") + "_rels/" + main.substr(slash + 1) + ".rels", folder, related);
    for (const char* kind : {"styles", "numbering", "footnotes", "endnotes", "comments"})
      if (related[kind].empty()) related[kind].push_back(std::string("word/") + kind + ".xml");
  }

  OfficeProperties properties(const DocxStyles& styles) const {
    OfficeProperties found;
    found.language = styles.language();
    Xml core, own;
    if (read_part(parts, "docProps/core.xml", core)) {
      found.title = inner_text(child(core.root(), "title"));
      if (const std::string language = inner_text(child(core.root(), "language")); !language.empty())
        found.language = language;
    }
    if (read_part(parts, "docProps/custom.xml", own))
      for (const XmlNode node : own.root().children())
        found.own.emplace_back(attribute(node, "name"), inner_text(node));
    return found;
  }

  // A part that is read as text and has an account, or nothing.
  std::unique_ptr<XmlSource> open(const std::string& name, std::vector<std::unique_ptr<Origin>>& origins) const {
    const auto part = parts.find(name);
    if (part == parts.end()) return nullptr;
    Origin& place = *origins.emplace_back(std::make_unique<Origin>(origin));
    place.source += "!" + name;
    auto source = std::make_unique<XmlSource>(place, sink);
    return source->open(part->second) ? std::move(source) : nullptr;
  }

  void import() {
    find_parts();
    if (!parts.contains(main)) {
      Problem problem;
      problem.source = origin.source;
      problem.reason =
          "is an office document without a text that is read (" + main + "); save it as DOCX and import it again";
      return sink.problem(std::move(problem));
    }
    std::vector<std::unique_ptr<Origin>> origins;
    const auto document = open(main, origins);
    if (!document) return;
    DocxStyles styles;
    DocxNumbering numbering;
    Xml styles_xml, numbering_xml;
    if (read_part(parts, related["styles"].front(), styles_xml)) styles.read(styles_xml.root());
    if (read_part(parts, related["numbering"].front(), numbering_xml)) numbering.read(numbering_xml.root(), styles);

    std::vector<std::string> notices;
    Regulation regulation = office_regulation(properties(styles), origin, notices);
    DocxFindings findings;
    OfficeText text(document->ledger());
    const XmlNode body = child(document->xml().root(), "body");
    DocxText(*document, styles, numbering, findings).read(body ? body : document->xml().root(), text);
    const bool readable = is_readable(*document, text, regulation);
    if (readable) {
      if (!findings.title.empty()) regulation.title = findings.title;
      if (!findings.contents.empty()) regulation.notes.push_back({"contents", {}, findings.contents});
      for (Note& box : findings.boxes) regulation.notes.push_back(std::move(box));
    }
    notes(findings, styles, numbering, origins, readable ? &regulation : nullptr);
    margins(origins);
    tell(findings, notices, *document);
    if (readable) deliver_office(*document, text, std::move(regulation), std::move(notices));
    document->close();
  }

  // Footnotes and endnotes in the order of their references, numbered as Word prints them.
  void notes(const DocxFindings& main_text, const DocxStyles& styles, DocxNumbering& numbering,
             std::vector<std::unique_ptr<Origin>>& origins, Regulation* regulation) {
    for (const bool end : {false, true}) {
      const auto source = open(related[end ? "endnotes" : "footnotes"].front(), origins);
      if (!source) continue;
      source->leave_out(source->xml().root(), regulation ? kUnreferenced : kNotRead);
      std::map<std::string, XmlNode> by_id;
      for (const XmlNode node : source->xml().root().children())
        by_id.emplace(std::string(attribute(node, "id")), node);
      DocxFindings findings;
      std::set<std::string> read;
      int number = 0;
      for (const auto& [is_end, id] : main_text.references) {
        const auto found = by_id.find(id);
        if (!regulation || is_end != end || found == by_id.end() || !read.insert(id).second) continue;
        OfficeText text(source->ledger());
        DocxText(*source, styles, numbering, findings).read(found->second, text);
        Note note{"footnote", std::to_string(++number), text.as_note(source->ledger())};
        if (!note.text.empty()) regulation->notes.push_back(std::move(note));
      }
      if (regulation) {
        // A title or contents within a note are part of the notes all the same.
        if (!findings.title.empty()) regulation->notes.push_back({"footnote", {}, findings.title});
        if (!findings.contents.empty()) regulation->notes.push_back({"footnote", {}, findings.contents});
        for (Note& box : findings.boxes) regulation->notes.push_back(std::move(box));
      }
      source->close();
    }
  }

  // What stands around the text is left out, and counted.
  void margins(std::vector<std::unique_ptr<Origin>>& origins) {
    const std::pair<const char*, std::string_view> kinds[] = {
        {"comments", kComments}, {"header", kMargin}, {"footer", kMargin}};
    for (const auto& [kind, reason] : kinds) {
      std::set<std::string> seen;
      for (const std::string& name : related[kind]) {
        if (!seen.insert(name).second) continue;
        const auto source = open(name, origins);
        if (!source) continue;
        source->leave_out(source->xml().root(), reason);
        source->close();
      }
    }
  }

  static void tell(const DocxFindings& findings, std::vector<std::string>& notices, XmlSource& document) {
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
};

}  // namespace

void import_docx(const OfficeParts& parts, const Origin& origin, Sink& sink) { Importer{parts, origin, sink}.import(); }

}  // namespace eender::corpus
