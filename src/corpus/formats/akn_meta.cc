// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/akn_meta.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "corpus/formats/text_builder.h"
#include "corpus/formats/xml.h"

namespace eender::corpus {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string_view value_of(XmlNode parent, std::string_view name) { return attribute(child(parent, name), "value"); }

// Elements are named by `id` in 2.0, by `eId` in 3.0.
std::string_view id_of(XmlNode node) {
  const std::string_view id = attribute(node, "eId");
  return id.empty() ? attribute(node, "id") : id;
}

// "#council" → "council".
std::string_view pointed_at(std::string_view reference) {
  if (reference.starts_with('#')) reference.remove_prefix(1);
  return reference;
}

// An address without the server before it and the "akn" that 3.0 puts first, so that both editions name a work alike.
std::string_view bare_uri(std::string_view uri) {
  if (const std::size_t server = uri.find("://"); server != std::string_view::npos) {
    const std::size_t path = uri.find('/', server + 3);
    uri = path == std::string_view::npos ? std::string_view{} : uri.substr(path);
  }
  if (uri.starts_with("/akn/")) uri.remove_prefix(4);
  return uri;
}

// The parts of "/za-cpt/act/by-law/2013/dogs": "za-cpt" and "act/by-law/2013/dogs".
struct WorkUri {
  std::string_view jurisdiction;
  std::string_view rest;

  // Country and, behind a hyphen, who made it within the country.
  bool is_local() const { return holds(jurisdiction, "-"); }
  // "by-law", or "act" where there is nothing more than that.
  std::string_view type() const {
    const std::size_t first = rest.find('/');
    if (first == std::string_view::npos) return rest;
    const std::string_view second = rest.substr(first + 1, rest.find('/', first + 1) - first - 1);
    const bool number = second.empty() || (second[0] >= '0' && second[0] <= '9');
    return number ? rest.substr(0, first) : second;
  }
};

WorkUri parts_of(std::string_view uri) {
  uri = bare_uri(uri);
  if (!uri.starts_with('/')) return {{}, uri};
  const std::size_t end = std::min(uri.find('/', 1), uri.size());
  return {uri.substr(1, end - 1), uri.substr(std::min(end + 1, uri.size()))};
}

// "/za-cpt/act/by-law/2013/dogs/eng@2015-01-01/main" → "eng@2015-01-01", what lies behind the work's own address.
std::string_view expression_part(std::string_view expression, std::string_view work) {
  expression = bare_uri(expression);
  work = bare_uri(work);
  if (!expression.starts_with(work)) return {};
  expression.remove_prefix(work.size());
  if (expression.starts_with('/')) expression.remove_prefix(1);
  return expression.substr(0, expression.find_first_of("/!"));
}

class MetaReader {
 public:
  MetaReader(XmlNode document, Regulation& regulation, std::vector<std::string>& notices)
      : document_(document), meta_(child(document, "meta")), out_(regulation), notices_(notices) {}

  void read() {
    const XmlNode identification = child(meta_, "identification");
    work_ = child(identification, "FRBRWork");
    expression_ = child(identification, "FRBRExpression");
    work_uri_ = value_of(work_, "FRBRuri");
    if (work_uri_.empty()) work_uri_ = value_of(work_, "FRBRthis");
    for (const std::string_view main : {"/main", "!main"})
      if (work_uri_.ends_with(main)) work_uri_.remove_suffix(main.size());
    const WorkUri uri = parts_of(work_uri_);
    out_.work = uri.rest;
    out_.government = government(uri);
    language();
    titles();
    type(uri);
    version();
    events();
    times_in_force();
    relations();
    subject();
  }

 private:
  // The code of the place in the work's address is the same in every text of it; the name of who made it is written in many ways, or is
  // only "Council".
  std::string government(const WorkUri& uri) {
    if (uri.is_local()) return std::string(uri.jurisdiction);
    const std::string_view author = pointed_at(attribute(child(work_, "FRBRauthor"), "href"));
    const XmlNode references = child(meta_, "references");
    for (const XmlNode at : references.children())
      if (!author.empty() && id_of(at) == author)
        if (std::string name = one_line(attribute(at, "showAs")); !name.empty()) return name;
    if (!uri.jurisdiction.empty()) return std::string(uri.jurisdiction);
    return one_line(value_of(work_, "FRBRcountry"));
  }

  void language() {
    const std::string code = lowered(attribute(child(expression_, "FRBRlanguage"), "language"));
    if (code.empty() || code.size() > 8) return out_.language.clear();
    char shortest[ULOC_LANG_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    const auto length = uloc_getLanguage(code.c_str(), shortest, ULOC_LANG_CAPACITY, &status);  // "eng" → "en"
    out_.language = U_SUCCESS(status) && length > 0 ? std::string(shortest) : code;
  }

  void add_title(std::string title) {
    if (title.empty()) return;
    auto& others = out_.other_titles;
    if (out_.title.empty())
      out_.title = std::move(title);
    else if (title != out_.title && std::find(others.begin(), others.end(), title) == others.end())
      others.push_back(std::move(title));
  }

  void titles() {
    const auto aliases = [&](bool called_title) {
      for (const XmlNode level : {expression_, work_})
        for (const XmlNode at : level.children())
          if (local_name(at) == "FRBRalias" && (attribute(at, "name") == "title") == called_title)
            add_title(one_line(attribute(at, "value")));
    };
    aliases(true);
    for (const std::string_view part : {"preface", "coverPage"})
      for (const std::string_view name : {"shortTitle", "docTitle"})
        if (const XmlNode found = descendant(child(document_, part), name)) add_title(inner_text(found));
    aliases(false);
    // Where only codes and a full title in the text are known, the words are the title.
    if (out_.title.empty()) add_title(inner_text(descendant(child(document_, "preface"), "longTitle")));
  }

  void type(const WorkUri& uri) {
    std::string_view type = value_of(work_, "FRBRsubtype");
    if (type.empty()) type = uri.type();
    if (type.empty()) type = local_name(document_);
    out_.type = type;
    // Of a text that changes others, and is spent when it has.
    const std::string title = lowered(out_.title);
    if (local_name(document_) == "amendment" || holds(title, "amendment") || holds(title, "amending"))
      out_.type += " (amending)";
    else if (holds(title, "repeal of") || holds(title, "repeal by-law"))
      out_.type += " (repealing)";
  }

  void version() {
    const std::string_view part = expression_part(value_of(expression_, "FRBRuri"), work_uri_);
    const std::size_t at = part.find_first_of("@:");
    const std::string_view date = attribute(child(expression_, "FRBRdate"), "date");
    out_.version = at == std::string_view::npos || at + 1 == part.size() ? date : part.substr(at + 1);
    out_.from = Date::parse(out_.version);
    if (!out_.from) out_.from = Date::parse(date);
    out_.adopted = Date::parse(attribute(child(work_, "FRBRdate"), "date"));
    for (const XmlNode level : {work_, expression_})
      for (const XmlNode named : level.children()) {
        if (local_name(named) != "FRBRdate") continue;
        const std::string name = lowered(attribute(named, "name"));
        if (holds(name, "force") || holds(name, "commence")) not_before(Date::parse(attribute(named, "date")));
      }
  }

  void not_before(std::optional<Date> date) {
    if (date && (!out_.from || *out_.from < *date)) out_.from = date;
  }

  void events() {
    const XmlNode lifecycle = child(meta_, "lifecycle");
    std::optional<Date> amended;
    for (const XmlNode event : lifecycle.children()) {
      const auto date = Date::parse(attribute(event, "date"));
      if (!date) continue;
      event_dates_.emplace(id_of(event), *date);
      const std::string_view type = attribute(event, "type");
      sources_.emplace(pointed_at(attribute(event, "source")), type);
      if (type == "repeal") out_.until = date;
      if (type == "amendment" && (!amended || *amended < *date)) amended = date;
    }
    if (amended && out_.from && *out_.from < *amended)
      notices_.push_back("was amended on " + amended->iso() + ", after this version of " + out_.from->iso());
  }

  std::optional<Date> event(std::string_view reference) const {
    const auto found = event_dates_.find(pointed_at(reference));
    return found == event_dates_.end() ? std::nullopt : std::optional(found->second);
  }

  // When the whole is in force, where it says so: by itself in 2.0 (`start`, `end`), by a group of intervals in 3.0 (`period`).
  void times_in_force() {
    for (const XmlNode node : {document_, child(document_, "body")}) {
      not_before(event(attribute(node, "start")));
      if (const auto end = event(attribute(node, "end"))) out_.until = end;
      const std::string_view period = pointed_at(attribute(node, "period"));
      const XmlNode temporal = child(meta_, "temporalData");
      if (period.empty()) continue;
      for (const XmlNode group : temporal.children())
        if (id_of(group) == period) interval(child(group, "timeInterval"));
    }
  }

  void interval(XmlNode interval) {
    not_before(event(attribute(interval, "start")));
    if (const auto end = event(attribute(interval, "end"))) out_.until = end;
  }

  void relations() {
    if (const XmlNode publication = child(meta_, "publication")) {
      std::string title = one_line(attribute(publication, "name"));
      if (title.empty()) title = one_line(attribute(publication, "showAs"));
      for (const std::string_view more : {attribute(publication, "number"), attribute(publication, "date")})
        if (!more.empty()) title += (title.empty() ? "" : ", ") + one_line(more);
      if (!title.empty()) out_.relations.push_back({"publication", {}, std::move(title)});
    }
    const XmlNode references = child(meta_, "references");
    for (const XmlNode at : references.children()) {
      const std::string_view name = local_name(at);
      if (name != "passiveRef" && name != "activeRef") continue;
      const auto event = sources_.find(id_of(at));
      const bool repeals = name == "passiveRef" && event != sources_.end() && event->second == "repeal";
      out_.relations.push_back(
          {repeals ? "repealed-by" : "mentions", work_at(attribute(at, "href")), one_line(attribute(at, "showAs"))});
    }
  }

  // The work as Regulation::work has it where it is of the same government, else its address.
  std::string work_at(std::string_view uri) const {
    const WorkUri parts = parts_of(uri);
    const bool own = !parts.jurisdiction.empty() && parts.jurisdiction == parts_of(work_uri_).jurisdiction;
    return std::string(own ? parts.rest : uri);
  }

  void subject() {
    const XmlNode classification = child(meta_, "classification");
    for (const XmlNode keyword : classification.children()) {
      const std::string words = one_line(attribute(keyword, "showAs"));
      if (!words.empty()) out_.subject += (out_.subject.empty() ? "" : "; ") + words;
    }
  }

  XmlNode document_, meta_, work_, expression_;
  Regulation& out_;
  std::vector<std::string>& notices_;
  std::string_view work_uri_;
  std::map<std::string_view, Date> event_dates_;
  std::map<std::string_view, std::string_view> sources_;  // what an event comes from → its type
};

}  // namespace

void read_akn_meta(XmlNode document, Regulation& regulation, std::vector<std::string>& notices) {
  MetaReader(document, regulation, notices).read();
}

std::string akn_component_name(XmlNode document) {
  const XmlNode work = child(child(child(document, "meta"), "identification"), "FRBRWork");
  std::string name = one_line(value_of(work, "FRBRalias"));
  return name.empty() ? one_line(attribute(document, "name")) : name;
}

}  // namespace eender::corpus
