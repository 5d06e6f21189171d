// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/stop_change.h"

#include <algorithm>
#include <unordered_map>

#include "corpus/formats/stop_elements.h"
#include "corpus/formats/stop_text.h"

namespace eender::corpus {
namespace {

constexpr std::string_view kNotTaken = "part of a change that could not be made; its problem says why";

bool is_deeper_than(XmlNode top, int most) {
  int depth = 1;
  for (XmlNode at = top; at;) {
    if (at.first_child()) {
      at = at.first_child();
      if (++depth > most) return true;
      continue;
    }
    while (at && at != top && !at.next_sibling()) {
      at = at.parent();
      --depth;
    }
    if (!at || at == top) return false;
    at = at.next_sibling();
  }
  return false;
}

// Where the new stands to what the change names. The standard says "volgtOp"; older and other notations are taken as they read.
enum class Position { kUnknown, kBefore, kAfter, kFirst, kLast };

Position position_of(std::string_view word) {
  if (word.empty() || word == "volgtOp" || word == "na" || word == "achter") return Position::kAfter;
  if (word.starts_with("voor") || word.starts_with("gaatVooraf") || word == "gevolgdDoor" || word == "komtVoor")
    return Position::kBefore;
  if (word.starts_with("eerste") || word == "begin") return Position::kFirst;
  if (word.starts_with("laatste") || word == "in" || word == "binnen" || word == "nestIn" || word == "einde")
    return Position::kLast;
  return Position::kUnknown;
}

class Changer {
 public:
  Changer(XmlSource& source, XmlTree& tree, XmlNode base, std::vector<StopFault>& faults)
      : source_(source), tree_(tree), base_(base), faults_(faults) {
    index(base);
  }

  void change(XmlNode mutation) {
    for (const XmlNode step : mutation.children()) {
      if (!step.is_element()) continue;
      const std::string_view name = local_name(step);
      if (name == "Vervang")
        replace(step);
      else if (name == "VervangKop")
        replace_heading(step);
      else if (name == "VoegToe")
        insert(step);
      else if (name == "Verwijder")
        remove(step);
    }
  }

 private:
  void index(XmlNode top) {
    for (XmlNode at = top; at; at = next_node(at, top))
      if (const std::string_view id = attribute(at, "wId"); !id.empty()) by_id_[std::string(id)] = at;
  }
  void forget(XmlNode top) {
    for (XmlNode at = top; at; at = next_node(at, top))
      if (const auto found = by_id_.find(std::string(attribute(at, "wId")));
          found != by_id_.end() && found->second == at)
        by_id_.erase(found);
  }

  XmlNode named(XmlNode step, std::string_view attribute_name) {
    const std::string id(attribute(step, attribute_name));
    const auto found = by_id_.find(id);
    if (found != by_id_.end()) return found->second;
    fail(step, id.empty() ? "does not say what it is about (" + std::string(attribute_name) + ")"
                          : "is about \"" + id + "\", which the version that it changes does not have");
    return {};
  }

  void fail(XmlNode step, std::string reason) {
    source_.leave_out(step, kNotTaken);
    faults_.push_back({step, std::move(reason)});
  }

  // The elements that a step brings, behind its <Nummer> and <Wat>.
  template <typename Visit>
  static void for_each_new(XmlNode step, const Visit& visit) {
    for (const XmlNode inner : step.children())
      if (inner.is_element() && local_name(inner) != "Nummer" && local_name(inner) != "Wat") visit(inner);
  }

  // Before `at`, or as the last in `parent` where that is empty. Names and values stay views of the document.
  XmlNode copy(XmlNode original, XmlNode parent, XmlNode at) {
    XmlNodeData* copied = tree_.copy(original);
    at ? XmlTree::insert(copied, at.data()) : XmlTree::append(copied, parent.data());
    const XmlNode made(copied);
    settle(made);
    index(made);
    return made;
  }

  // Makes of marked changes what they come to.
  void settle(XmlNode top) {
    for (XmlNode at = top.first_child(); at;) {
      const std::string_view action = attribute(at, "wijzigactie");
      const bool removed_around = action == "verwijderContainer";
      if (local_name(at) == "VerwijderdeTekst" || action == "verwijder") {
        source_.leave_out(at, kDeletedText);
        at = remove_node(at);
      } else if (removed_around || local_name(at) == "NieuweTekst") {
        at = unwrap(at, removed_around);
      } else {
        settle(at);
        at = at.next_sibling();
      }
    }
  }

  static XmlNode remove_node(XmlNode node) {
    const XmlNode next = node.next_sibling();
    XmlTree::remove(node.data());
    return next;
  }

  // Puts what is within in its place; of an element that is deleted around its content not what belongs to itself. The first of it.
  XmlNode unwrap(XmlNode node, bool removed) {
    XmlNode first;
    for (XmlNode inner = node.first_child(); inner;) {
      const XmlNode next = inner.next_sibling();
      const StopRole role = stop_role(inner);
      if (removed && (role == StopRole::kHeading || role == StopRole::kMarker)) {
        source_.leave_out(inner, kDeletedText);
      } else {
        XmlTree::move(inner.data(), node.data());
        if (!first) first = inner;
      }
      inner = next;
    }
    const XmlNode next = remove_node(node);
    return first ? first : next;
  }

  void replace(XmlNode step) {
    const XmlNode old = named(step, "wat");
    if (!old) return;
    if (old == base_) return fail(step, "replaces the whole text as if it were a part of it");
    forget(old);
    for_each_new(step, [&](XmlNode original) { copy_unless_deleted(original, old.parent(), old); });
    XmlTree::remove(old.data());
  }

  void copy_unless_deleted(XmlNode original, XmlNode parent, XmlNode at) {
    if (attribute(original, "wijzigactie") == "verwijder")
      source_.leave_out(original, kDeletedText);
    else
      copy(original, parent, at);
  }

  void replace_heading(XmlNode step) {
    const XmlNode about = named(step, "wat");
    if (!about) return;
    const XmlNode heading = child(step, "Kop");
    if (!heading) return fail(step, "brings no heading (Kop)");
    XmlNode place = about;
    const XmlNode old = child(about, "Kop");
    copy(heading, place, old ? old : about.first_child());
    if (old) XmlTree::remove(old.data());
  }

  void insert(XmlNode step) {
    XmlNode about = named(step, "context");
    if (!about) return;
    std::string_view word = attribute(step, "positie");
    if (word.empty()) word = attribute(step, "doelPositie");
    const Position position = position_of(word);
    if (position == Position::kUnknown)
      return fail(step, "puts the new at an unknown place (positie \"" + std::string(word) + "\")");
    if (about == base_ && (position == Position::kBefore || position == Position::kAfter))
      return fail(step, "puts the new outside the text that it changes");
    XmlNode parent, at;
    switch (position) {
      case Position::kFirst:
        parent = about;
        at = child(about, "Kop") ? child(about, "Kop").next_sibling() : about.first_child();
        break;
      case Position::kLast:
        parent = about;
        break;
      case Position::kBefore:
        parent = about.parent();
        at = about;
        break;
      case Position::kAfter:
      case Position::kUnknown:
        parent = about.parent();
        at = about.next_sibling();
        break;
    }
    for_each_new(step, [&](XmlNode original) { copy_unless_deleted(original, parent, at); });
  }

  void remove(XmlNode step) {
    const XmlNode old = named(step, "wat");
    if (!old) return;
    if (old == base_) return fail(step, "deletes the whole text as if it were a part of it");
    for_each_new(step, [&](XmlNode original) { source_.leave_out(original, kDeletedText); });
    forget(old);
    XmlTree::remove(old.data());
  }

  XmlSource& source_;
  XmlTree& tree_;
  XmlNode base_;
  std::vector<StopFault>& faults_;
  std::unordered_map<std::string, XmlNode> by_id_;
};

void print_escaped(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("&<>\"", at), text.size());
    out += text.substr(at, end - at);
    if (end < text.size())
      out += text[end] == '&' ? "&amp;" : text[end] == '<' ? "&lt;" : text[end] == '>' ? "&gt;" : "&quot;";
    at = end + 1;
  }
}

void print(XmlNode node, std::string& out) {
  if (node.after_space()) out += ' ';
  if (node.is_cdata()) {
    out.append("<![CDATA[").append(node.value()).append("]]>");
  } else if (node.is_text()) {
    print_escaped(node.value(), out);
  } else {
    out.append("<").append(node.name());
    for (auto* attribute = node.first_attribute(); attribute != nullptr; attribute = attribute->next) {
      out.append(" ").append(attribute->name).append("=\"");
      print_escaped(attribute->value, out);
      out += '"';
    }
    out += '>';
    for (const XmlNode inner : node.children()) print(inner, out);
    if (node.ends_in_space()) out += ' ';
    out.append("</").append(node.name()).append(">");
  }
}

}  // namespace

StopChanged::StopChanged(XmlSource& source, std::string_view base, XmlNode change) : base_(base) {
  const XmlParsed parsed = parse_xml(base_, tree_, nullptr);
  if (parsed.faults.empty()) node_ = tree_.document().first_child();
  if (!node_ || parsed.too_deep || is_deeper_than(node_, Xml::kMaxDepth)) {
    faults_.push_back({change, "the version that it changes could not be read again"});
    source.leave_out(change, kNotTaken);
  } else {
    Changer(source, tree_, node_, faults_).change(change);
    if (!is_deeper_than(node_, Xml::kMaxDepth)) return;
    faults_.push_back({change, "it would be nested more than " + std::to_string(Xml::kMaxDepth) + " levels deep"});
  }
  node_ = {};
}

std::string stop_xml(XmlNode node) {
  std::string out;
  print(node, out);
  return out;
}

}  // namespace eender::corpus
