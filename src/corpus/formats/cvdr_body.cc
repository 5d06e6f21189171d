// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/cvdr_body.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/formats/cvdr.h"
#include "corpus/formats/cvdr_elements.h"
#include "corpus/formats/cvdr_text.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/plain_articles.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

std::string in_path(const std::string& parent, const std::string& part) {
  return parent.empty() ? part : parent + "/" + part;
}

std::string as_printed(const Heading& heading) {
  std::string text;
  for (const std::string& part : {heading.label, heading.number, heading.title})
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  return text;
}

// "3.", "3", "3)" → 3.
std::optional<int> item_number(std::string_view marker) {
  const std::size_t digits = std::min(marker.find_first_not_of("0123456789"), marker.size());
  if (digits == 0 || digits > 3) return std::nullopt;
  const std::string_view rest = marker.substr(digits);
  if (!rest.empty() && rest != "." && rest != ")" && rest != "°") return std::nullopt;
  return std::stoi(std::string(marker.substr(0, digits)));
}

std::string_view note_kind(std::string_view name) {
  if (name == "aanhef") return "preamble";
  if (name == "bijlage") return "annex";
  if (name.ends_with("sluiting")) return "closing";
  if (name == "officiele-inhoudsopgave" || name == "inhoudsopgave") return "contents";
  return "explanation";
}

bool contains_article(XmlNode node) {
  for (XmlNode at = next_node(node, node); at; at = next_node(at, node))
    if (at.is_element() && role_of(at) == Role::kArticle) return true;
  return false;
}

// Many articles have their numbered paragraphs not as <lid> but as the items of a list, or of several lists after each other:
// 1., 2., 3. from the beginning of the article on. Behind a sentence that ends in a colon such a list is an enumeration.
bool items_are_paragraphs(XmlNode article) {
  int expected = 1;
  XmlNode before;
  for (const XmlNode inner : article.children()) {
    const std::string_view name = local_name(inner);
    if (name == "lid") return false;
    if (name == "al") before = inner;
    if (name != "lijst") continue;
    for (const XmlNode li : inner.children()) {
      const auto number = item_number(attribute(li, "nr"));
      if (!number) continue;
      if (*number != expected || (expected == 1 && inner_text(before).ends_with(':'))) return false;
      ++expected;
    }
  }
  return expected > 2;
}

bool is_not_yet_in_force(XmlNode node) { return attribute(node, "status") == "nogniet"; }

constexpr std::string_view kNotInForce = "not-in-force";
constexpr std::string_view kRepealed = "repealed or reserved";
constexpr std::string_view kEmpty = "the heading of an article without text";

class BodyReader {
 public:
  BodyReader(XmlSource& source, Regulation& regulation)
      : source_(source),
        text_(source),
        xml_(source.xml()),
        regulation_(regulation),
        article_text_(text_.builder(Use::kProvision)) {}

  CvdrFindings read(XmlNode regeling) {
    children(regeling, {}, {}, 0);
    if (regulation_.provisions.empty() && findings_.repealed == 0) rules_in_preamble();
    if (!divisions_.empty()) regulation_.notes.push_back({"divisions", {}, std::move(divisions_)});
    std::move(text_.notes.begin(), text_.notes.end(), std::back_inserter(regulation_.notes));
    findings_.unknown = std::move(text_.unknown);
    findings_.pdfs = std::move(text_.pdfs);
    findings_.images = text_.images;
    return std::move(findings_);
  }

 private:
  // All within a division or a wrapper. What stands there without an article around it becomes one provision a stretch.
  // `kop`: where `heading` was read from, if from a child of `node`.
  void children(XmlNode node, const std::string& path, const Heading& heading, int depth, XmlNode kop = {}) {
    TextBuilder loose = text_.builder(Use::kProvision);
    const auto finish_loose = [&] {
      finish_text(loose, path, heading);
      loose.clear();
    };
    for (const XmlNode inner : node.children()) {
      const std::string_view name = local_name(inner);
      const Role role = role_of(inner);
      if (!inner.is_element()) {
        loose.append(inner, xml_.offset(inner));
      } else if (is_not_yet_in_force(inner)) {
        note(inner, kNotInForce);
      } else if (role == Role::kArticle) {
        finish_loose();
        article(inner, path);
      } else if (role == Role::kDivision) {
        finish_loose();
        division(inner, path, depth);
      } else if (role == Role::kAside) {
        note(inner, note_kind(name));
      } else if (role == Role::kRules || ((role == Role::kText || role == Role::kUnknown) && contains_article(inner))) {
        if (role == Role::kUnknown) ++text_.unknown[std::string(name)];
        finish_loose();
        children(inner, path, heading, depth);
      } else if (role == Role::kText) {
        finish_loose();
        text_.children(inner, loose, 0);
        finish_loose();
      } else if (inner != kop) {
        text_.element(inner, loose, 0);
      }
    }
    finish_loose();
    keep_remarks(heading);
  }

  void division(XmlNode node, const std::string& parent, int depth) {
    const XmlNode kop = child(node, "kop");
    const Heading heading = kop ? text_.heading(kop) : Heading{};
    add_division(heading, depth);
    children(node, division_paths_.unique(in_path(parent, path_part(heading, local_name(node)))), heading, depth + 1,
             kop);
  }

  void add_division(const Heading& heading, int depth) {
    const std::string printed = as_printed(heading);
    if (printed.empty()) return;
    if (!divisions_.empty()) divisions_ += '\n';
    divisions_.append(static_cast<std::size_t>(2 * depth), ' ');
    divisions_ += printed;
  }

  void article(XmlNode node, const std::string& parent) {
    if (attribute(node, "status") == "vervallen") {
      ++findings_.repealed;
      return source_.leave_out(node, kRepealed);
    }
    const XmlNode kop = child(node, "kop");
    const Heading heading = kop ? text_.heading(kop) : Heading{};
    const bool items = items_are_paragraphs(node);
    TextBuilder& out = article_text_;
    out.clear();
    for (const XmlNode inner : node.children()) {
      if (inner == kop) continue;
      if (!inner.is_element())
        out.append(inner, xml_.offset(inner));
      else if (items && local_name(inner) == "lijst")
        paragraph_items(inner, out);
      else
        text_.element(inner, out, 0);
    }
    const std::string path = paths_.unique(in_path(parent, path_part(heading, local_name(node))));
    if (out.text().empty()) {
      const bool repealed = says_nothing_stands_here(heading.title);
      if (text_.remarks.empty()) source_.leave_out(node, repealed ? kRepealed : kEmpty);
      if (repealed)
        ++findings_.repealed;
      else if (text_.remarks.empty())
        findings_.empty.push_back(kop ? as_printed(heading) : std::string("an article without a heading"));
    } else if (out.marks().size() > 1 && word_count(out.text()) > kLongArticleWords) {
      add_paragraphs(out, path, heading);
    } else {
      add(out, 0, out.text().size(), path, heading.number, heading.title);
    }
    keep_remarks(heading);
  }

  // What editors say where there is no rule that it could stand with.
  void keep_remarks(const Heading& heading) {
    if (text_.remarks.empty()) return;
    regulation_.notes.push_back({"editorial", as_printed(heading), std::exchange(text_.remarks, {})});
  }

  void paragraph_items(XmlNode list, TextBuilder& out) {
    for (const XmlNode inner : list.children()) {
      const std::string_view marker = attribute(inner, "nr");
      const bool paragraph = item_number(marker).has_value();
      out.line(paragraph ? 0 : 1);
      if (paragraph) out.mark(std::string(marker));
      if (!inner.is_element())
        out.append(inner, xml_.offset(inner));
      else
        text_.element(inner, out, paragraph ? 0 : 1);
    }
    out.line(0);
  }

  void add_paragraphs(TextBuilder& out, const std::string& path, const Heading& heading) {
    const auto& marks = out.marks();
    const std::string prefix = heading.number.empty() ? "" : heading.number + ", ";
    if (marks.front().text > 0)
      add(out, 0, marks.front().text, paths_.unique(path + "/aanhef"), prefix + "aanhef", heading.title);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      std::string number = marks[i].name.substr(0, marks[i].name.find_last_not_of(" .:)") + 1);
      if (number.empty()) number = std::to_string(i + 1);
      const std::size_t end = i + 1 < marks.size() ? marks[i + 1].text : out.text().size();
      add(out, marks[i].text, end, paths_.unique(path + "/lid-" + slug(number)), prefix + "lid " + number,
          heading.title);
    }
  }

  // out.text()[begin, end) as a provision, unless it only says that it was repealed.
  void add(TextBuilder& out, std::size_t begin, std::size_t end, std::string path, std::string number,
           std::string heading) {
    while (end > begin && out.text()[end - 1] == '\n') --end;
    std::string text = out.text().substr(begin, end - begin);
    if (text.empty()) return;
    if (says_nothing_stands_here(text)) {
      ++findings_.repealed;
      out.leave_out(begin, end, kRepealed);
      return;
    }
    Provision provision;
    provision.path = std::move(path);
    provision.number = std::move(number);
    provision.heading = std::move(heading);
    provision.text = std::move(text);
    provision.source_map = slice(out.source_map(), begin, end);
    provision.note = std::exchange(text_.remarks, {});
    regulation_.provisions.push_back(std::move(provision));
  }

  void finish_text(TextBuilder& out, const std::string& path, const Heading& heading) {
    constexpr std::size_t kLeastArticles = 2;  // one line that looks like a heading may be a reference
    if (out.text().empty()) return;
    if (auto parts = split_plain_articles(out.text(), kLeastArticles); !parts.empty())
      add_parts(out, parts, path, heading);
    else
      add(out, 0, out.text().size(), paths_.unique(in_path(path, "tekst")), heading.number, heading.title);
  }

  void add_parts(TextBuilder& out, const std::vector<PlainPart>& parts, const std::string& path,
                 const Heading& around) {
    std::string parent = path;
    Heading division = around;
    for (const PlainPart& part : parts) {
      if (part.kind == PlainPart::Kind::kDivision) {
        division = part.heading;
        add_division(division, 0);
        parent = division_paths_.unique(in_path(path, path_part(division, "tekst")));
      }
      if (part.kind == PlainPart::Kind::kArticle) {
        if (part.begin == part.end)
          findings_.empty.push_back(as_printed(part.heading));
        else
          add(out, part.begin, part.end, paths_.unique(in_path(parent, path_part(part.heading, "artikel"))),
              part.heading.number, part.heading.title);
      } else if (part.begin < part.end) {
        add(out, part.begin, part.end, paths_.unique(in_path(parent, "tekst")), division.number, division.title);
      }
    }
  }

  void note(XmlNode node, std::string_view kind) {
    Note note;
    note.kind = kind;
    const XmlNode kop = child(node, "kop");
    if (kop) note.heading = text_.line(kop, Use::kHeading);
    TextBuilder out = text_.builder(Use::kNote);
    for (const XmlNode inner : node.children()) {
      if (inner == kop) continue;
      if (!inner.is_element())
        out.append(inner, xml_.offset(inner));
      else
        text_.element(inner, out, 0);
    }
    note.text = out.text();
    if (note.text.empty() && note.heading.empty()) return;
    if (kind == "preamble") preamble_ = std::move(out);
    regulation_.notes.push_back(std::move(note));
  }

  // About one in seventy has all of its text in <aanhef>.
  void rules_in_preamble() {
    constexpr std::size_t kLeastWords = 150;  // fewer, next to a PDF, only introduce the PDF
    const std::string& text = preamble_.text();
    const auto parts = split_plain_articles(text, 1);
    if (text.empty() || (parts.empty() && !text_.pdfs.empty() && word_count(text) < kLeastWords)) return;
    findings_.rules_in_preamble = true;
    const auto is_preamble = [](const Note& note) { return note.kind == "preamble"; };
    const auto note = std::find_if(regulation_.notes.begin(), regulation_.notes.end(), is_preamble);
    if (parts.empty()) {
      add(preamble_, 0, text.size(), paths_.unique("tekst"), {}, {});
      note->text.clear();
    } else {
      note->text = text.substr(0, parts.front().end);
      add_parts(preamble_, {parts.begin() + 1, parts.end()}, {}, {});
    }
    if (note->text.empty() && note->heading.empty()) regulation_.notes.erase(note);
  }

  XmlSource& source_;
  CvdrText text_;
  const Xml& xml_;
  Regulation& regulation_;
  CvdrFindings findings_;
  Paths paths_;
  Paths division_paths_;
  TextBuilder article_text_;  // of the article at hand
  TextBuilder preamble_;
  std::string divisions_;
};

}  // namespace

std::vector<std::string> describe(const CvdrFindings& findings) {
  constexpr std::size_t kNamed = 5;
  std::vector<std::string> notices;
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
  return notices;
}

CvdrFindings read_cvdr_body(XmlSource& source, XmlNode regeling, Regulation& regulation) {
  return BodyReader(source, regulation).read(regeling);
}

}  // namespace eender::corpus
