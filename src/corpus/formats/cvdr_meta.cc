// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/cvdr_meta.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"
#include "corpus/formats/xml.h"

namespace eender::corpus {
namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// The kind of body stands in the scheme only: "Utrecht" is a municipality and a province.
std::string government_name(XmlNode creator) {
  std::string name = inner_text(creator);
  if (contains(attribute(creator, "scheme"), "Provincie") && !name.starts_with("Provincie") &&
      !name.starts_with("provincie"))
    name = "Provincie " + name;
  return name;
}

Relation relation_of(std::string kind, XmlNode element, std::string_view target) {
  Relation relation{std::move(kind), reference_target(target), inner_text(element)};
  if (relation.target.empty()) relation.target = reference_target(relation.title);
  return relation;
}

class MetaReader {
 public:
  MetaReader(Regulation& regulation, std::vector<std::string>& notices) : regulation_(regulation), notices_(notices) {}

  void element(XmlNode node) {
    const std::string_view name = local_name(node);
    if (name == "identifier")
      identifier(inner_text(node));
    else if (name == "title")
      set(regulation_.title, node, "title");
    else if (name == "alternative")
      alternative(inner_text(node));
    else if (name == "creator")
      creator(node);
    else if (name == "type")
      set(regulation_.type, node, "");
    else if (name == "language")
      language(inner_text(node));
    else if (name == "subject" || name == "onderwerp")
      set(regulation_.subject, node, "");
    else if (name == "issued")
      date(regulation_.adopted, node);
    else if (name == "inwerkingtredingDatum")
      date(regulation_.from, node);
    else if (name == "uitwerkingtredingDatum")
      date(regulation_.until, node);
    else if (name == "isFormatOf")
      relation("publication", node);
    else if (name == "source")
      relation("source", node);
    else if (name == "redactioneleToevoeging")
      editors_addition(node);
  }

 private:
  // The first that says something counts; a second of which only one can be right is told.
  void set(std::string& field, XmlNode node, std::string_view unique) {
    std::string text = inner_text(node);
    if (text.empty() || text == field) return;
    if (field.empty())
      field = std::move(text);
    else if (!unique.empty())
      notices_.push_back("a second " + std::string(unique) + ", \"" + text + "\", was not used");
  }

  void identifier(const std::string& text) {
    if (text.empty() || !regulation_.work.empty()) return;
    auto [work, version] = work_and_version(text);
    regulation_.work = std::move(work);
    regulation_.version = std::move(version);
  }

  void alternative(std::string text) {
    auto& titles = regulation_.other_titles;
    if (text.empty() || std::find(titles.begin(), titles.end(), text) != titles.end()) return;
    titles.push_back(std::move(text));
  }

  void creator(XmlNode node) {
    std::string name = government_name(node);
    if (name.empty() || name == regulation_.government) return;
    if (regulation_.government.empty())
      regulation_.government = std::move(name);
    else
      notices_.push_back("made by more than one government: \"" + name + "\" is named after \"" +
                         regulation_.government + "\", which it counts for");
  }

  void language(const std::string& text) {
    if (text.size() >= 2) regulation_.language = text.substr(0, 2);
  }

  void date(std::optional<Date>& field, XmlNode node) {
    const std::string text = inner_text(node);
    if (text.empty()) return;
    const auto day = Date::parse(text);
    if (!day)
      notices_.push_back(std::string(local_name(node)) + " \"" + text + "\" is not a date; it counts as unknown");
    else if (!field)
      field = day;
  }

  void relation(std::string kind, XmlNode node) {
    const std::string_view identifier = attribute(node, "resourceIdentifier");
    Relation found = relation_of(std::move(kind), node, identifier);
    if (!found.target.empty() || !found.title.empty()) regulation_.relations.push_back(std::move(found));
  }

  // "Deze regeling volgt op <extref …>": what the words around a link say decides what it means.
  void editors_addition(XmlNode node) {
    for (XmlNode at = next_node(node, node); at; at = next_node(at, node)) {
      if (local_name(at) != "extref") continue;
      const std::string words = inner_text(at.parent());
      const std::string kind =
          contains(words, "ingetrokken") || contains(words, "vervangen door") ? "repealed-by"
          : contains(words, "volgt op") || contains(words, "vervangt") || contains(words, "opvolger van") ? "follows"
                                                                                                          : "mentions";
      regulation_.relations.push_back(relation_of(kind, at, attribute(at, "doc")));
    }
  }

  Regulation& regulation_;
  std::vector<std::string>& notices_;
};

}  // namespace

void read_cvdr_meta(XmlNode meta, Regulation& regulation, std::vector<std::string>& notices) {
  MetaReader reader(regulation, notices);
  for (const XmlNode group : meta.children()) {  // owmskern, owmsmantel, cvdripm, and what else the source wraps
    reader.element(group);
    for (const XmlNode element : group.children()) reader.element(element);
  }
  std::erase(regulation.other_titles, regulation.title);
}

}  // namespace eender::corpus
