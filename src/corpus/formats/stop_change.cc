// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/stop_change.h"

#include <sstream>
#include <unordered_map>

#include "corpus/formats/stop_elements.h"
#include "corpus/formats/stop_text.h"

namespace eender::corpus {
namespace {

constexpr std::string_view kNotTaken = "part of a change that could not be made; its problem says why";

bool is_deeper_than(pugi::xml_node top, int most) {
  int depth = 1;
  for (pugi::xml_node at = top; at;) {
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
  Changer(XmlSource& source, pugi::xml_node base, std::vector<StopFault>& faults)
      : source_(source), base_(base), faults_(faults) {
    index(base);
  }

  void change(pugi::xml_node mutation) {
    for (const pugi::xml_node step : mutation.children()) {
      if (step.type() != pugi::node_element) continue;
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
  void index(pugi::xml_node top) {
    for (pugi::xml_node at = top; at; at = next_node(at, top))
      if (const std::string_view id = attribute(at, "wId"); !id.empty()) by_id_[std::string(id)] = at;
  }
  void forget(pugi::xml_node top) {
    for (pugi::xml_node at = top; at; at = next_node(at, top))
      if (const auto found = by_id_.find(std::string(attribute(at, "wId")));
          found != by_id_.end() && found->second == at)
        by_id_.erase(found);
  }

  pugi::xml_node named(pugi::xml_node step, std::string_view attribute_name) {
    const std::string id(attribute(step, attribute_name));
    const auto found = by_id_.find(id);
    if (found != by_id_.end()) return found->second;
    fail(step, id.empty() ? "does not say what it is about (" + std::string(attribute_name) + ")"
                          : "is about \"" + id + "\", which the version that it changes does not have");
    return {};
  }

  void fail(pugi::xml_node step, std::string reason) {
    source_.leave_out(step, kNotTaken);
    faults_.push_back({step, std::move(reason)});
  }

  // The elements that a step brings, behind its <Nummer> and <Wat>.
  template <typename Visit>
  static void for_each_new(pugi::xml_node step, const Visit& visit) {
    for (const pugi::xml_node inner : step.children())
      if (inner.type() == pugi::node_element && local_name(inner) != "Nummer" && local_name(inner) != "Wat")
        visit(inner);
  }

  // Before `at`, or as the last in `parent` where that is empty. Names and values stay views of the document.
  pugi::xml_node copy(pugi::xml_node original, pugi::xml_node parent, pugi::xml_node at) {
    pugi::xml_node made = at ? parent.insert_copy_before(original, at) : parent.append_copy(original);
    settle(made);
    index(made);
    return made;
  }

  // Makes of marked changes what they come to.
  void settle(pugi::xml_node top) {
    for (pugi::xml_node at = top.first_child(); at;) {
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

  static pugi::xml_node remove_node(pugi::xml_node node) {
    const pugi::xml_node next = node.next_sibling();
    node.parent().remove_child(node);
    return next;
  }

  // Puts what is within in its place; of an element that is deleted around its content not what belongs to itself. The first of it.
  pugi::xml_node unwrap(pugi::xml_node node, bool removed) {
    pugi::xml_node first;
    for (pugi::xml_node inner = node.first_child(); inner;) {
      const pugi::xml_node next = inner.next_sibling();
      const StopRole role = stop_role(local_name(inner));
      if (removed && (role == StopRole::kHeading || role == StopRole::kMarker)) {
        source_.leave_out(inner, kDeletedText);
      } else {
        const pugi::xml_node moved = node.parent().insert_move_before(inner, node);
        if (!first) first = moved;
      }
      inner = next;
    }
    const pugi::xml_node next = remove_node(node);
    return first ? first : next;
  }

  void replace(pugi::xml_node step) {
    const pugi::xml_node old = named(step, "wat");
    if (!old) return;
    if (old == base_) return fail(step, "replaces the whole text as if it were a part of it");
    forget(old);
    for_each_new(step, [&](pugi::xml_node original) { copy_unless_deleted(original, old.parent(), old); });
    old.parent().remove_child(old);
  }

  void copy_unless_deleted(pugi::xml_node original, pugi::xml_node parent, pugi::xml_node at) {
    if (attribute(original, "wijzigactie") == "verwijder")
      source_.leave_out(original, kDeletedText);
    else
      copy(original, parent, at);
  }

  void replace_heading(pugi::xml_node step) {
    const pugi::xml_node about = named(step, "wat");
    if (!about) return;
    const pugi::xml_node heading = child(step, "Kop");
    if (!heading) return fail(step, "brings no heading (Kop)");
    pugi::xml_node place = about;
    const pugi::xml_node old = child(about, "Kop");
    copy(heading, place, old ? old : about.first_child());
    if (old) place.remove_child(old);
  }

  void insert(pugi::xml_node step) {
    pugi::xml_node about = named(step, "context");
    if (!about) return;
    std::string_view word = attribute(step, "positie");
    if (word.empty()) word = attribute(step, "doelPositie");
    const Position position = position_of(word);
    if (position == Position::kUnknown)
      return fail(step, "puts the new at an unknown place (positie \"" + std::string(word) + "\")");
    if (about == base_ && (position == Position::kBefore || position == Position::kAfter))
      return fail(step, "puts the new outside the text that it changes");
    pugi::xml_node parent, at;
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
    for_each_new(step, [&](pugi::xml_node original) { copy_unless_deleted(original, parent, at); });
  }

  void remove(pugi::xml_node step) {
    const pugi::xml_node old = named(step, "wat");
    if (!old) return;
    if (old == base_) return fail(step, "deletes the whole text as if it were a part of it");
    for_each_new(step, [&](pugi::xml_node original) { source_.leave_out(original, kDeletedText); });
    forget(old);
    old.parent().remove_child(old);
  }

  XmlSource& source_;
  pugi::xml_node base_;
  std::vector<StopFault>& faults_;
  std::unordered_map<std::string, pugi::xml_node> by_id_;
};

}  // namespace

StopChanged::StopChanged(XmlSource& source, std::string_view base, pugi::xml_node change) {
  pugi::xml_node top = source.xml().root().parent();
  const pugi::xml_node last = top.last_child();
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata;
  const bool parsed = !!top.append_buffer(base.data(), base.size(), kOptions, pugi::encoding_utf8);
  node_ = last.next_sibling();
  if (!parsed || !node_ || is_deeper_than(node_, Xml::kMaxDepth)) {
    faults_.push_back({change, "the version that it changes could not be read again"});
    source.leave_out(change, kNotTaken);
  } else {
    Changer(source, node_, faults_).change(change);
    if (!is_deeper_than(node_, Xml::kMaxDepth)) return;
    faults_.push_back({change, "it would be nested more than " + std::to_string(Xml::kMaxDepth) + " levels deep"});
  }
  while (last.next_sibling()) top.remove_child(last.next_sibling());
  node_ = {};
}

StopChanged::~StopChanged() {
  if (node_) node_.parent().remove_child(node_);
}

std::string stop_xml(pugi::xml_node node) {
  std::ostringstream out;
  node.print(out, "", pugi::format_raw | pugi::format_no_declaration);
  return std::move(out).str();
}

}  // namespace eender::corpus
