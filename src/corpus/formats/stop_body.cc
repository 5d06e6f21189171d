// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/stop_body.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/formats/cvdr.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/stop_elements.h"
#include "corpus/formats/stop_text.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

constexpr std::string_view kEmpty = "the heading of an article without text";

std::string in_path(const std::string& parent, const std::string& part) {
  return parent.empty() ? part : parent + "/" + part;
}

std::string as_printed(const Heading& heading) {
  std::string text;
  for (const std::string& part : {heading.label, heading.number, heading.title})
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  return text;
}

std::string_view note_kind(std::string_view name) {
  if (name == "Aanhef") return "preamble";
  if (name == "Bijlage") return "annex";
  if (name == "Sluiting") return "closing";
  if (name == "Inhoudsopgave") return "contents";
  if (name == "WijzigArtikel") return "decision";
  return "explanation";
}

class BodyReader {
 public:
  BodyReader(XmlSource& source, Regulation& regulation, StopFindings& findings)
      : source_(source), text_(source), regulation_(regulation), findings_(findings) {}

  ~BodyReader() {
    std::move(text_.notes.begin(), text_.notes.end(), std::back_inserter(regulation_.notes));
    for (const auto& [name, times] : text_.unknown) findings_.unknown[name] += times;
    findings_.images += text_.images;
  }
  BodyReader(const BodyReader&) = delete;
  BodyReader& operator=(const BodyReader&) = delete;

  void regulation(XmlNode node) {
    children(node, {}, {}, 0);
    if (!divisions_.empty()) regulation_.notes.push_back({"divisions", {}, std::move(divisions_)});
  }

  // Who decided, what, and why. What it decides is that a regulation is there or changes: that is no rule for anyone, so it is a note.
  void decision(XmlNode node) {
    Note note;
    note.kind = "decision";
    TextBuilder out = text_.builder(Use::kNote);
    for (const XmlNode inner : node.children()) {
      const StopRole role = stop_role(inner);
      if (role == StopRole::kTitle && note.heading.empty())
        note.heading = text_.line(inner, Use::kHeading);
      else if (role == StopRole::kAside)
        aside(inner);
      else
        text(inner, out);
    }
    note.text = out.text();
    if (!note.text.empty() || !note.heading.empty()) regulation_.notes.push_back(std::move(note));
  }

  // "Artikel 2.1 wordt vervangen": the <Nummer> and <Wat> of each step.
  void instructions(XmlNode node) {
    Note note;
    note.kind = "decision";
    TextBuilder out = text_.builder(Use::kNote);
    for (const XmlNode step : node.children()) {
      out.line(0);
      const StopRole role = stop_role(step);
      if (local_name(step) == "WijzigInstructies" || local_name(step) == "OpmerkingVersie" || is_text(step) ||
          role == StopRole::kUnknown) {
        text(step, out);
        continue;
      }
      for (const XmlNode part : step.children())
        if (local_name(part) == "Nummer" || local_name(part) == "Wat" || is_text(part)) {
          out.space();
          is_text(part) ? text_.append(part, out) : text_.children(part, out, 0);
        }
    }
    note.text = out.text();
    if (!note.text.empty()) regulation_.notes.push_back(std::move(note));
  }

 private:
  void text(XmlNode node, TextBuilder& out) {
    if (node.after_space()) out.space();
    if (is_text(node))
      text_.append(node, out);
    else if (node.is_element())
      text_.element(node, out, 0);
  }

  // All within a regulation, its body or a division. What stands there without an article around it becomes one provision a stretch.
  void children(XmlNode node, const std::string& path, const Heading& heading, int depth) {
    TextBuilder loose = text_.builder(Use::kProvision);
    const auto finish_loose = [&] {
      add(
          loose, 0, loose.text().size(), [&] { return paths_.unique(in_path(path, "tekst")); }, heading.number,
          heading.title);
      loose = text_.builder(Use::kProvision);
    };
    for (const XmlNode inner : node.children()) {
      switch (stop_role(inner)) {
        case StopRole::kArticle:
          finish_loose();
          article(inner, path);
          break;
        case StopRole::kDivision:
          finish_loose();
          division(inner, path, depth);
          break;
        case StopRole::kBody:
          finish_loose();
          children(inner, path, heading, depth);
          break;
        case StopRole::kText:
          finish_loose();
          division_text(inner, path, heading, depth);
          break;
        case StopRole::kAside:
          aside(inner);
          break;
        case StopRole::kTitle:
          title(inner);
          break;
        case StopRole::kHeading:
          break;  // read with its division
        case StopRole::kStatus:
          ++findings_.reserved;
          text(inner, loose);
          break;
        default:
          text(inner, loose);
      }
    }
    finish_loose();
  }

  void title(XmlNode node) {
    std::string title = text_.line(node, Use::kHeading);
    auto& others = regulation_.other_titles;
    if (regulation_.title.empty())
      regulation_.title = std::move(title);
    else if (!title.empty() && title != regulation_.title &&
             std::find(others.begin(), others.end(), title) == others.end())
      others.push_back(std::move(title));
  }

  void division(XmlNode node, const std::string& parent, int depth) {
    const XmlNode kop = child(node, "Kop");
    const Heading heading = kop ? text_.heading(kop) : Heading{};
    add_division(heading, depth);
    const std::string kind = slug(local_name(node));
    children(node, division_paths_.unique(in_path(parent, path_part(heading, kind))), heading, depth + 1);
  }

  void add_division(const Heading& heading, int depth) {
    const std::string printed = as_printed(heading);
    if (printed.empty()) return;
    if (!divisions_.empty()) divisions_ += '\n';
    divisions_.append(static_cast<std::size_t>(2 * depth), ' ');
    divisions_ += printed;
  }

  // With a heading of its own it stands on its own, like an article; else it is the text of the division around it.
  void division_text(XmlNode node, const std::string& parent, const Heading& around, int depth) {
    const XmlNode kop = child(node, "Kop");
    TextBuilder out = text_.builder(Use::kProvision);
    for (const XmlNode inner : node.children()) {
      if (inner == kop) continue;
      findings_.reserved += stop_role(inner) == StopRole::kStatus;
      text(inner, out);
    }
    if (!kop)
      return add(
          out, 0, out.text().size(), [&] { return paths_.unique(in_path(parent, "tekst")); }, around.number,
          around.title);
    const Heading heading = text_.heading(kop);
    if (out.text().empty()) return add_division(heading, depth);
    add(
        out, 0, out.text().size(), [&] { return paths_.unique(in_path(parent, path_part(heading, "tekst"))); },
        heading.number, heading.title);
  }

  void article(XmlNode node, const std::string& parent) {
    const XmlNode kop = child(node, "Kop");
    const Heading heading = kop ? text_.heading(kop) : Heading{};
    TextBuilder out = text_.builder(Use::kProvision);
    bool reserved = says_nothing_stands_here(heading.title);
    for (const XmlNode inner : node.children()) {
      if (inner == kop) continue;
      reserved |= stop_role(inner) == StopRole::kStatus;
      text(inner, out);
    }
    const std::string path = paths_.unique(in_path(parent, path_part(heading, "artikel")));
    if (out.text().empty()) {
      source_.leave_out(node, reserved ? kReserved : kEmpty);
      if (reserved)
        ++findings_.reserved;
      else
        findings_.empty.push_back(kop ? as_printed(heading) : std::string("an article without a heading"));
    } else if (out.marks().size() > 1 && word_count(out.text()) > kLongArticleWords) {
      paragraphs(out, path, heading);
    } else {
      add(
          out, 0, out.text().size(), [&] { return path; }, heading.number, heading.title);
    }
  }

  void paragraphs(TextBuilder& out, const std::string& path, const Heading& heading) {
    const auto& marks = out.marks();
    const std::string prefix = heading.number.empty() ? "" : heading.number + ", ";
    if (marks.front().text > 0)
      add(
          out, 0, marks.front().text, [&] { return paths_.unique(path + "/aanhef"); }, prefix + "aanhef",
          heading.title);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      std::string number = marks[i].name.substr(0, marks[i].name.find_last_not_of(" .:)") + 1);
      if (number.empty()) number = std::to_string(i + 1);
      const std::size_t end = i + 1 < marks.size() ? marks[i + 1].text : out.text().size();
      add(
          out, marks[i].text, end, [&] { return paths_.unique(path + "/lid-" + slug(number)); },
          prefix + "lid " + number, heading.title);
    }
  }

  // out.text()[begin, end) as a provision, unless it only says that nothing stands there.
  template <typename Path>
  void add(TextBuilder& out, std::size_t begin, std::size_t end, const Path& path, std::string number,
           std::string heading) {
    while (end > begin && out.text()[end - 1] == '\n') --end;
    std::string text = out.text().substr(begin, end - begin);
    if (text.empty()) return;
    if (says_nothing_stands_here(text)) {
      ++findings_.reserved;
      out.leave_out(begin, end, kReserved);
      return;
    }
    Provision provision;
    provision.path = path();
    provision.number = std::move(number);
    provision.heading = std::move(heading);
    provision.text = std::move(text);
    provision.source_map = slice(out.source_map(), begin, end);
    // A map of half a text would lead to the wrong place for the other half.
    if (std::any_of(provision.source_map.begin(), provision.source_map.end(),
                    [](const SourceSpan& span) { return span.source >= kElsewhere; }))
      provision.source_map.clear();
    regulation_.provisions.push_back(std::move(provision));
  }

  void aside(XmlNode node) {
    Note note;
    note.kind = note_kind(local_name(node));
    const XmlNode kop = child(node, "Kop");
    if (kop) note.heading = text_.line(kop, Use::kHeading);
    TextBuilder out = text_.builder(Use::kNote);
    for (const XmlNode inner : node.children())
      if (inner != kop) text(inner, out);
    note.text = out.text();
    if (!note.text.empty() || !note.heading.empty()) regulation_.notes.push_back(std::move(note));
  }

  XmlSource& source_;
  StopText text_;
  Regulation& regulation_;
  StopFindings& findings_;
  Paths paths_;
  Paths division_paths_;
  std::string divisions_;
};

}  // namespace

void read_stop_regulation(XmlSource& source, XmlNode node, Regulation& regulation, StopFindings& findings) {
  BodyReader(source, regulation, findings).regulation(node);
}

void read_stop_decision(XmlSource& source, XmlNode node, Regulation& regulation, StopFindings& findings) {
  BodyReader(source, regulation, findings).decision(node);
}

void read_stop_instructions(XmlSource& source, XmlNode node, Regulation& regulation, StopFindings& findings) {
  BodyReader(source, regulation, findings).instructions(node);
}

}  // namespace eender::corpus
