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
#include "corpus/formats/encoding.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"
#include "corpus/formats/xml.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

class Importer {
 public:
  Importer(const Origin& origin, Sink& sink) : origin_(origin), sink_(sink) {}

  void import(std::string_view bytes) {
    if (bytes.size() > kMaxCvdrBytes)
      return report(Severity::kUnreadable, {}, "is larger than 256 MiB, the most that is read as one document");
    auto decoded = to_utf8(std::string(bytes), declared_encoding(bytes));
    if (!decoded) return report(Severity::kUnreadable, {}, decoded.error().message);
    text_ = decoded->text;
    report_encoding(*decoded);
    const auto read = xml_.read(text_);
    report_faults();
    if (!read) return report(Severity::kUnreadable, {}, read.error().message);
    documents();
  }

 private:
  void report(Severity severity, std::optional<std::uint64_t> offset, std::string reason) {
    Problem problem;
    problem.severity = severity;
    problem.source = origin_.source;
    problem.offset = offset;
    if (offset)
      problem.line =
          1 + static_cast<std::uint64_t>(std::count(
                  text_.begin(),
                  text_.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(*offset, text_.size())), '\n'));
    problem.government = government_;
    problem.reason = std::move(reason);
    sink_.problem(std::move(problem));
  }

  void report_encoding(const Decoded& decoded) {
    if (decoded.replaced > 0) {
      report(Severity::kPartial, decoded.first_invalid,
             std::to_string(decoded.replaced) +
                 " stretches of bytes are not UTF-8, this is the first; they were replaced by \xef\xbf\xbd");
    } else if (!decoded.as_declared && decoded.first_invalid) {
      report(Severity::kPartial, decoded.first_invalid,
             "is not UTF-8 as it says, from this byte on; read as " + decoded.encoding);
    } else if (!decoded.as_declared) {
      report(Severity::kNotice, {}, "is " + decoded.encoding + ", though it says otherwise");
    }
  }

  void report_faults() {
    constexpr std::size_t kMostFaults = 20;
    const auto& faults = xml_.faults();
    for (std::size_t i = 0; i < std::min(faults.size(), kMostFaults); ++i)
      report(Severity::kPartial, faults[i].offset, "not well-formed XML: " + faults[i].reason);
    if (faults.size() > kMostFaults)
      report(Severity::kPartial, {},
             "not well-formed XML in " + std::to_string(faults.size() - kMostFaults) + " more places");
  }

  // One regulation, or the records of an answer of the SRU service.
  void documents() {
    const pugi::xml_node top = xml_.root().parent();
    bool found = false;
    for (pugi::xml_node at = next_node(top, top); at;) {
      const std::string_view name = local_name(at);
      const bool record = name == "record" || name == "gzd";
      bool done = true;
      government_.clear();
      if (name == "cvdr")
        document(at);
      else if (name == "Consolidaties")
        stop(at);
      else if (record && !descendant(at, "body"))
        metadata_only(at);
      else
        done = false;
      found |= done;
      at = next_node(at, top, !done);
    }
    government_.clear();
    if (found) return;
    if (const pugi::xml_node diagnostic = descendant(top, "diagnostic"))
      return report(Severity::kUnreadable, xml_.offset(diagnostic),
                    "the search service answered with an error: " + inner_text(diagnostic));
    report(Severity::kUnreadable, {}, "holds no CVDR regulation");
  }

  void stop(pugi::xml_node node) {
    report(Severity::kUnreadable, xml_.offset(node),
           "this is a STOP document (lvbbu:Consolidaties), which eender does not read yet");
  }

  void metadata_only(pugi::xml_node record) {
    Regulation regulation;
    meta(record, regulation);
    std::string url = inner_text(descendant(record, "publicatieurl_xml"));
    if (url.empty()) url = inner_text(child(descendant(record, "enrichedData"), "url"));
    report(Severity::kUnreadable, xml_.offset(record),
           named(regulation) + "only metadata; " +
               (url.empty() ? "it does not say where the text itself is" : "the text itself is at " + url));
  }

  std::vector<std::string> meta(pugi::xml_node document, Regulation& regulation) {
    std::vector<std::string> notices;
    regulation.source = origin_.source;
    regulation.content = origin_.content;
    regulation.model = origin_.model;
    if (const pugi::xml_node node = descendant(document, "meta")) read_cvdr_meta(node, regulation, notices);
    government_ = regulation.government;
    return notices;
  }

  static std::string named(const Regulation& regulation) {
    std::string name = regulation.work;
    if (!regulation.title.empty()) name += (name.empty() ? "\"" : " \"") + regulation.title + "\"";
    return name.empty() ? name : name + ": ";
  }

  void document(pugi::xml_node node) {
    Regulation regulation;
    const std::uint64_t offset = xml_.offset(node);
    std::vector<std::string> notices = meta(node, regulation);
    const pugi::xml_node body = child(node, "body");
    const pugi::xml_node regeling = body ? descendant(body, "regeling") : pugi::xml_node();
    if (!regeling) {
      if (const pugi::xml_node other = descendant(node, "Consolidaties")) return stop(other);
      if (!body) return metadata_only(node);
      return report(Severity::kUnreadable, offset, named(regulation) + "holds no <regeling>, so no rules");
    }
    complete(regulation, child(body, "intitule"));
    if (regulation.government.empty() && !regulation.model)
      return report(Severity::kUnreadable, offset,
                    named(regulation) + "names no government (dcterms:creator); add it and import again");
    if (!seen_.emplace(regulation.government, regulation.work, regulation.version).second)
      return report(Severity::kPartial, offset,
                    named(regulation) + "stands more than once in this source; only the first was read");
    const CvdrFindings findings = read_cvdr_body(xml_, regeling, regulation);
    if (regulation.provisions.empty() && findings.repealed == 0) {
      if (!findings.pdfs.empty())
        return report(Severity::kUnreadable, offset,
                      named(regulation) + "its text is only in a PDF, " + findings.pdfs.front() +
                          ", which eender does not read yet");
      report(Severity::kPartial, offset, named(regulation) + "no rules were found; only notes came in");
    }
    tell(regulation, findings, std::move(notices), offset);
    sink_.regulation(std::move(regulation));
  }

  void complete(Regulation& regulation, pugi::xml_node intitule) {
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
    constexpr std::size_t kNamed = 5;
    if (findings.rules_in_preamble)
      notices.emplace_back("all of its text stands in the preamble (aanhef), and was read from there");
    if (!findings.empty.empty()) {
      std::string names;
      for (std::size_t i = 0; i < std::min(findings.empty.size(), kNamed); ++i)
        names += (i ? "; " : "") + findings.empty[i];
      if (findings.empty.size() > kNamed) names += "; …";
      notices.push_back(std::to_string(findings.empty.size()) + " without text, left out: " + names);
    }
    if (findings.repealed > 0)
      notices.push_back(std::to_string(findings.repealed) + " said to be repealed or reserved, left out");
    if (findings.images > 0) notices.push_back(std::to_string(findings.images) + " images, whose content is not read");
    for (const auto& [name, times] : findings.unknown)
      notices.push_back("unknown element <" + name + "> (" + std::to_string(times) + " times); its text was kept");
    for (std::string& notice : notices) report(Severity::kNotice, offset, named(regulation) + std::move(notice));
  }

  const Origin& origin_;
  Sink& sink_;
  std::string text_;
  Xml xml_;
  std::string government_;  // of the document at hand
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
};

}  // namespace

void import_cvdr(std::string_view bytes, const Origin& origin, Sink& sink) { Importer(origin, sink).import(bytes); }

}  // namespace eender::corpus
