// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/akn_body.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

#include "corpus/formats/akn_elements.h"
#include "corpus/formats/akn_meta.h"
#include "corpus/formats/akn_text.h"
#include "corpus/formats/cvdr.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

constexpr std::string_view kRepealed = "repealed or reserved";
constexpr std::string_view kEmpty = "the heading of a provision without text";
constexpr std::string_view kAboutTheFile = "about the file, not the regulation";

std::string in_path(std::string_view parent, std::string_view part) {
  std::string path;
  path.reserve(parent.size() + 1 + part.size());
  path += parent;
  if (!parent.empty()) path += '/';
  return path += part;
}

std::string spaced(std::string first, std::string second) {
  if (first.empty()) return second;
  if (!second.empty()) first.append(" ").append(second);
  return first;
}

std::string as_printed(const Heading& heading) { return spaced(spaced(heading.label, heading.number), heading.title); }

// The number of a part of a provision: "5(3)", "5, dog", and "10.1" where it says by itself that it is of 10.
std::string number_in(const std::string& provision, const std::string& part) {
  if (provision.empty() || part.starts_with(provision + ".")) return std::string(without_full_stop(part));
  return provision + (part.starts_with('(') ? "" : ", ") + part;
}

bool has_words(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0xC3;  // a letter with an accent, or of another script
  });
}

// A heading without a text below it that is the text itself.
bool is_sentence(std::string_view title) {
  constexpr std::size_t kLeastWords = 8;
  return (title.ends_with('.') || title.ends_with(';')) && word_count(title) >= kLeastWords;
}

// Whether elements that are provisions of their own stand within, and not as a text that is quoted.
bool holds_provisions(XmlNode node) {
  for (const XmlNode inner : node.children()) {
    if (!inner.is_element()) continue;
    const AknRole role = akn_role(inner);
    if (role == AknRole::kUnit || role == AknRole::kContainer) return true;
    if (role == AknRole::kMember && (child(inner, "heading") || holds_provisions(inner))) return true;
  }
  return false;
}

bool mentions(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return (a | 0x20) == b; }) != text.end();
}

// A schedule holds rules, be it as a table, unless it says too little to be one, lists what is repealed, or is a form to be filled in.
bool reads_as_rules(const Heading& heading, XmlNode schedule) {
  constexpr std::size_t kLeastWords = 30;
  constexpr std::size_t kBeginning = 300;  // bytes: the heading of a table, its names of columns included
  std::string text;
  for (XmlNode at = next_node(schedule, schedule); at && text.size() < kBeginning; at = next_node(at, schedule))
    if (at.is_text()) text = spaced(std::move(text), one_line(std::string_view(at.value()).substr(0, kBeginning)));
  if (text.size() < kBeginning && word_count(text) < kLeastWords) return false;
  const std::string beginning = as_printed(heading) + " " + text;
  return !mentions(beginning, "repeal") && !mentions(heading.title, "form of") && !heading.title.ends_with("form");
}

class BodyReader {
 public:
  BodyReader(XmlSource& source, Regulation& regulation)
      : source_(source),
        text_(source),
        xml_(source.xml()),
        regulation_(regulation),
        provision_text_(text_.builder(Use::kProvision)) {}

  AknFindings read(XmlNode document, const std::vector<XmlNode>& attached) {
    parts(document);
    for (const XmlNode node : attached) attachments(node);
    if (!divisions_.empty()) regulation_.notes.push_back({"divisions", {}, std::move(divisions_)});
    std::move(text_.notes.begin(), text_.notes.end(), std::back_inserter(regulation_.notes));
    findings_.unknown = std::move(text_.unknown);
    findings_.images = text_.images;
    return std::move(findings_);
  }

 private:
  // The heading of an element, from its <num>, <heading> and <subheading>.
  Heading heading(XmlNode node) {
    std::string number, title;
    for (const XmlNode inner : node.children()) {
      const AknRole role = akn_role(inner);
      if (role == AknRole::kNumber)
        number = spaced(std::move(number), text_.line(inner, Use::kHeading));
      else if (role == AknRole::kHeading)
        title = spaced(std::move(title), text_.line(inner, Use::kHeading));
    }
    if (number.starts_with('(')) return {{}, std::move(number), std::move(title)};
    return take_apart({}, number, title);
  }

  static bool is_of_heading(XmlNode node) {
    const AknRole role = akn_role(node);
    return role == AknRole::kNumber || role == AknRole::kHeading;
  }

  // The parts of a document: what is around its rules, and the rules.
  void parts(XmlNode document) {
    for (const XmlNode inner : document.children()) {
      switch (akn_role(inner)) {
        case AknRole::kMeta:
          meta(inner);
          break;
        case AknRole::kBody:
          children(inner, {}, {}, 0);
          break;
        case AknRole::kAside:
          note(inner);
          break;
        case AknRole::kAttachments:
          attachments(inner);
          break;
        default:
          other(inner);
      }
    }
  }

  // Where the standard puts nothing: read as rules are.
  void other(XmlNode node) {
    TextBuilder loose = text_.builder(Use::kProvision);
    text_.set_remarks(AknText::Remarks::kApart);
    if (!node.is_element())
      loose.append(node, xml_.offset(node));
    else
      text_.element(node, loose, 0);
    finish_loose(loose, {}, {});
  }

  // All that is said in attributes has been read; the notes of the document stand here too.
  void meta(XmlNode node) {
    source_.leave_out(node, kAboutTheFile);
    TextBuilder nothing = text_.builder(Use::kNote);
    for (const XmlNode notes : node.children())
      if (local_name(notes) == "notes")
        for (const XmlNode note : notes.children())
          if (akn_role(note) == AknRole::kFootnote) text_.element(note, nothing, 0);
  }

  void note(XmlNode node) {
    const std::string_view name = local_name(node);
    Note note;
    note.kind = name == "conclusions" ? "closing" : name == "toc" ? "contents" : "preamble";
    text_.set_remarks(AknText::Remarks::kInText);
    TextBuilder out = text_.builder(Use::kNote);
    text_.children(node, out, 0);
    out.end_item();
    note.text = out.text();
    if (!note.text.empty()) regulation_.notes.push_back(std::move(note));
  }

  // All within a division or a body. What stands there outside of provisions becomes one a stretch.
  void children(XmlNode node, const std::string& path, const Heading& around, int depth) {
    TextBuilder loose = text_.builder(Use::kProvision);
    const auto flush = [&] {
      finish_loose(loose, path, around);
      loose.clear();
    };
    text_.set_remarks(AknText::Remarks::kApart);
    for (const XmlNode inner : node.children()) {
      if (!inner.is_element()) {
        loose.append(inner, xml_.offset(inner));
        continue;
      }
      const std::string_view name = local_name(inner);
      const AknRole role = akn_role(inner);
      if (is_of_heading(inner)) {
        continue;  // heading() has it
      } else if (role == AknRole::kCrossHeading) {
        flush();
        add_division(text_.line(inner, Use::kHeading), depth);
      } else if (role == AknRole::kBody) {
        flush();
        children(inner, path, around, depth);
      } else if (role == AknRole::kAside) {
        flush();
        note(inner);
        text_.set_remarks(AknText::Remarks::kApart);
      } else if (role == AknRole::kAttachments) {
        flush();
        attachments(inner);
        text_.set_remarks(AknText::Remarks::kApart);
      } else if (is_hierarchical(role) && holds_provisions(inner)) {
        flush();
        const Heading own = heading(inner);
        add_division(as_printed(own), depth);
        children(inner, division_paths_.unique(in_path(path, path_part(own, name))), own, depth + 1);
      } else if (is_hierarchical(role) && (role != AknRole::kMember || child(inner, "heading"))) {
        flush();
        Heading own = heading(inner);
        std::string own_path = in_path(path, path_part(own, name));
        provision(inner, std::move(own_path), std::move(own), around);
      } else {
        text_.top_element(inner, loose);
      }
    }
    flush();
  }

  void add_division(const std::string& printed, int depth) {
    if (printed.empty()) return;
    if (!divisions_.empty()) divisions_ += '\n';
    divisions_.append(static_cast<std::size_t>(2 * depth), ' ');
    divisions_ += printed;
  }

  // A provision without number and heading of its own bears those around it.
  void provision(XmlNode node, std::string path, Heading own, const Heading& around) {
    TextBuilder& out = provision_text_;
    out.clear();
    for (const XmlNode inner : node.children()) {
      if (!inner.is_element())
        out.append(inner, xml_.offset(inner));
      else if (!is_of_heading(inner))
        text_.top_element(inner, out);
    }
    if (out.text().empty() && is_sentence(own.title)) {
      for (const XmlNode inner : node.children())
        if (akn_role(inner) == AknRole::kHeading) text_.element(inner, out, 0);
      own.title.clear();
    }
    const std::vector<AknRemark> remarks = text_.set_remarks(AknText::Remarks::kApart);
    if (out.text().empty() || (!has_words(out.text()) && !remarks.empty())) {
      const bool repealed = !remarks.empty() || says_nothing_stands_here(own.title);
      source_.leave_out(node, repealed ? kRepealed : kEmpty);
      if (repealed)
        ++findings_.repealed;
      else if (const std::string printed = as_printed(own); !printed.empty())
        findings_.empty.push_back(printed);
      return;
    }
    const bool bare = own.number.empty() && own.title.empty();
    add_divided(out, paths_.unique(std::move(path)), bare ? around : std::move(own), remarks);
  }

  void finish_loose(TextBuilder& out, const std::string& path, const Heading& around) {
    const std::vector<AknRemark> remarks = text_.set_remarks(AknText::Remarks::kApart);
    if (!out.text().empty()) return add_divided(out, paths_.unique(in_path(path, "text")), around, remarks);
    for (const AknRemark& remark : remarks)
      regulation_.notes.push_back({"explanation", as_printed(around), remark.words});
  }

  // As one provision, or where it is long as its numbered parts and definitions.
  void add_divided(TextBuilder& out, std::string path, Heading heading, const std::vector<AknRemark>& remarks) {
    const auto& marks = out.marks();
    if (marks.size() < 2 || word_count(out.text()) <= kLongArticleWords)
      return add(out, 0, out.text().size(), std::move(path), std::move(heading.number), std::move(heading.title),
                 remarks);
    if (marks.front().text > 0)
      add(out, 0, marks.front().text, paths_.unique(path + "/intro"), heading.number, heading.title, remarks);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const AknMark mark = AknMark::of(marks[i].node);
      const std::size_t end = i + 1 < marks.size() ? marks[i + 1].text : out.text().size();
      add(out, marks[i].text, end, paths_.unique(path + "/" + mark.part), number_in(heading.number, mark.number),
          mark.part.starts_with("definition") ? heading.title + (heading.title.empty() ? "" : ": ") + mark.number
                                              : heading.title,
          remarks);
    }
  }

  // out.text()[begin, end) as a provision, with the remarks that stand in it.
  void add(TextBuilder& out, std::size_t begin, std::size_t end, std::string path, std::string number,
           std::string title, const std::vector<AknRemark>& remarks) {
    Provision provision;
    for (const AknRemark& remark : remarks)
      if (remark.text >= begin && (remark.text < end || end == out.text().size()))
        provision.note += (provision.note.empty() ? "" : "\n") + remark.words;
    while (end > begin && out.text()[end - 1] == '\n') --end;
    provision.text = out.text().substr(begin, end - begin);
    if (says_nothing_stands_here(provision.text) && provision.note.empty()) {
      ++findings_.repealed;
      return out.leave_out(begin, end, kRepealed);
    }
    provision.path = std::move(path);
    provision.number = std::move(number);
    provision.heading = std::move(title);
    provision.source_map = slice(out.source_map(), begin, end);
    regulation_.provisions.push_back(std::move(provision));
  }

  // <components>, <attachments>, or a document that stands in one.
  void attachments(XmlNode node) {
    if (akn_role(node) != AknRole::kAttachments) return schedule(node);
    for (const XmlNode inner : node.children()) {
      const AknRole role = akn_role(inner);
      if (role == AknRole::kAttachments)
        attachments(inner);
      else if (role == AknRole::kHeading)
        add_division(text_.line(inner, Use::kHeading), 0);
      else if (inner.is_element() && child(inner, "meta"))
        schedule(inner);
      else
        other(inner);
    }
  }

  void schedule(XmlNode document) {
    XmlNode main;
    for (const XmlNode inner : document.children()) {
      switch (akn_role(inner)) {
        case AknRole::kMeta:
          meta(inner);
          break;
        case AknRole::kBody:
          main = inner;
          break;
        case AknRole::kAside:
          note(inner);
          break;
        case AknRole::kAttachments:
          break;  // below, behind the schedule itself
        default:
          other(inner);
      }
    }
    if (main) schedule_text(document, sole_unit(main));
    for (const XmlNode inner : document.children())
      if (akn_role(inner) == AknRole::kAttachments) attachments(inner);
  }

  // Many schedules are wrapped in one article that is the schedule.
  static XmlNode sole_unit(XmlNode main) {
    XmlNode unit;
    for (const XmlNode inner : main.children()) {
      if (!inner.is_element()) continue;
      if (unit) return main;
      unit = inner;
    }
    return akn_role(unit) == AknRole::kUnit && !child(unit, AknRole::kNumber) ? unit : main;
  }

  void schedule_text(XmlNode document, XmlNode content) {
    const std::string name = akn_component_name(document);
    Heading own = heading(content);
    if (own.title.empty())
      own.title = name;
    else if (own.number.empty())
      own.number = name;
    if (!reads_as_rules(own, content)) return annex(content, as_printed(own));
    std::string part = slug(name);
    if (part.empty()) part = path_part(own, "schedule");
    if (!holds_provisions(content)) return provision(content, part, own, own);
    add_division(as_printed(own), 0);
    children(content, division_paths_.unique(part), own, 1);
  }

  void annex(XmlNode content, std::string title) {
    text_.set_remarks(AknText::Remarks::kInText);
    TextBuilder out = text_.builder(Use::kNote);
    for (const XmlNode inner : content.children()) {
      if (inner.after_space()) out.space();
      if (!inner.is_element())
        out.append(inner, xml_.offset(inner));
      else if (!is_of_heading(inner))
        text_.element(inner, out, 0);
    }
    out.end_item();
    if (!out.text().empty() || !title.empty()) regulation_.notes.push_back({"annex", std::move(title), out.text()});
  }

  XmlSource& source_;
  AknText text_;
  const Xml& xml_;
  Regulation& regulation_;
  AknFindings findings_;
  Paths paths_;
  Paths division_paths_;
  TextBuilder provision_text_;  // of the provision at hand
  std::string divisions_;
};

}  // namespace

AknFindings read_akn_body(XmlSource& source, XmlNode document, const std::vector<XmlNode>& attached,
                          Regulation& regulation) {
  return BodyReader(source, regulation).read(document, attached);
}

}  // namespace eender::corpus
