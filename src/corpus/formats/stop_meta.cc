// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/stop_meta.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/formats/stop_elements.h"

namespace eender::corpus {
namespace {

struct Code {
  std::string_view code;
  std::string_view meaning;
};

// Where addresses begin that STOP writes without their beginning.
constexpr std::string_view kTooi = "https://identifier.overheid.nl";

constexpr std::string_view kRegulationTypes = "/join/id/stop/regelingtype_";
constexpr auto kTypes = std::to_array<Code>({
    {"001", "AMvB"},
    {"002", "Ministeriële regeling"},
    {"003", "Omgevingsplan"},
    {"004", "Omgevingsverordening"},
    {"005", "Waterschapsverordening"},
    {"006", "Omgevingsvisie"},
    {"007", "Projectbesluit"},
    {"008", "Instructie"},
});

constexpr auto kLanguages =
    std::to_array<Code>({{"nld", "nl"}, {"fry", "fy"}, {"eng", "en"}, {"deu", "de"}, {"fra", "fr"}});

template <typename Codes>
std::string meaning_of(const Codes& codes, std::string_view code) {
  for (const Code& c : codes)
    if (c.code == code) return std::string(c.meaning);
  return {};
}

// The text itself, which is long and says nothing about itself.
bool is_long_text(XmlNode node) {
  const StopRole role = stop_role(node);
  return role == StopRole::kRegulation || role == StopRole::kChange || role == StopRole::kDecision;
}

template <typename Visit>
void for_each(XmlNode top, std::string_view name, const Visit& visit) {
  for (XmlNode at = next_node(top, top); at; at = next_node(at, top, !is_long_text(at)))
    if (local_name(at) == name) visit(at);
}

XmlNode find(XmlNode top, std::string_view name) {
  XmlNode first;
  for_each(top, name, [&](XmlNode node) {
    if (!first) first = node;
  });
  return first;
}

std::string text_of(XmlNode parent, std::string_view name) { return inner_text(find(parent, name)); }

// What is asked of a scope itself.
constexpr auto kAbout = std::to_array<std::string_view>({
    "BeoogdeRegeling",
    "BesluitVersie",
    "ConsolidatieIdentificatie",
    "Intrekking",
    "Procedurestap",
    "RegelingMetadata",
    "RegelingVersieInformatie",
    "Tijdstempel",
    "instrumentVersie",
});

void look_around(XmlNode text, StopScope& scope) {
  XmlNode node = text;
  while (node.parent().is_element() && local_name(node) != "Consolidatie") node = node.parent();
  if (node == scope.node) return;
  scope.node = node;
  scope.elements.clear();
  for (XmlNode at = next_node(node, node); at && scope.elements.size() < StopScope::kMostElements;
       at = next_node(at, node, !is_long_text(at)))
    if (std::find(kAbout.begin(), kAbout.end(), local_name(at)) != kAbout.end()) scope.elements.push_back(at);
}

class MetaReader {
 public:
  MetaReader(XmlNode text, StopScope& scope, Regulation& regulation, std::vector<std::string>& notices)
      : text_(text), scope_(scope.node), elements_(scope.elements), regulation_(regulation), notices_(notices) {}

  void read(std::string_view name) {
    expression_ = name.empty() ? own_expression() : std::string(name);
    StopExpression expression = stop_expression(expression_);
    regulation_.work = std::move(expression.work);
    regulation_.version = std::move(expression.version);
    regulation_.language = std::move(expression.language);
    metadata(own_metadata());
    states();
    delivery();
  }

 private:
  // Of a text that does not name itself: it stands beside, or is the one that is delivered.
  std::string own_expression() const {
    for (XmlNode at = text_; at != scope_; at = at.parent())
      if (const XmlNode found = child(at.parent(), "ExpressionIdentificatie");
          found && local_name(at.parent()) != "BesluitVersie")
        return text_of(found, "FRBRExpression");
    return text_of(find_around("RegelingVersieInformatie"), "FRBRExpression");
  }

  // Beside the identification of this version; else the only one there is.
  XmlNode own_metadata() const {
    XmlNode own, any;
    int count = 0;
    for_each_around("RegelingMetadata", [&](XmlNode node) {
      if (!own && text_of(child(node.parent(), "ExpressionIdentificatie"), "FRBRExpression") == expression_) own = node;
      any = node;
      ++count;
    });
    return own ? own : count == 1 ? any : XmlNode();
  }

  void metadata(XmlNode node) {
    if (!node) return government_of_work();
    regulation_.government = text_of(node, "maker");
    if (regulation_.government.empty()) regulation_.government = text_of(node, "eindverantwoordelijke");
    if (regulation_.government.empty()) government_of_work();
    if (regulation_.government.starts_with("/tooi/")) regulation_.government.insert(0, kTooi);
    regulation_.title = text_of(node, "officieleTitel");
    for_each(node, "citeertitel", [&](XmlNode title) { add_title(inner_text(title)); });
    const std::string type = text_of(node, "soortRegeling");
    if (type.starts_with(kRegulationTypes)) regulation_.type = meaning_of(kTypes, type.substr(kRegulationTypes.size()));
    if (regulation_.type.empty()) regulation_.type = type;
    for_each(node, "opvolgerVan", [&](XmlNode work) { relate("follows", inner_text(work)); });
  }

  // "/akn/nl/act/gm0307/…"
  void government_of_work() {
    constexpr std::string_view kAct = "/akn/nl/act/";
    const std::string_view work = regulation_.work;
    if (!work.starts_with(kAct)) return;
    const std::string_view maker = work.substr(kAct.size(), work.find('/', kAct.size()) - kAct.size());
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (maker.size() > 2 && std::all_of(maker.begin() + 2, maker.end(), digit)) regulation_.government = maker;
  }

  void add_title(std::string title) {
    auto& others = regulation_.other_titles;
    if (regulation_.title.empty())
      regulation_.title = std::move(title);
    else if (title != regulation_.title && std::find(others.begin(), others.end(), title) == others.end())
      others.push_back(std::move(title));
  }

  void relate(std::string kind, std::string target, std::string title = {}) {
    if (!target.empty()) regulation_.relations.push_back({std::move(kind), std::move(target), std::move(title)});
  }

  std::optional<Date> date(XmlNode node) {
    const std::string text = inner_text(node);
    if (text.empty()) return std::nullopt;
    const auto day = Date::parse(text);
    if (!day)
      notices_.push_back(std::string(local_name(node)) + " \"" + text + "\" is not a date; it counts as unknown");
    return day;
  }

  // In a consolidation: the state of the regulation that this version is, and when that holds. Of several the last.
  void states() {
    XmlNode state;
    for_each_around("instrumentVersie", [&](XmlNode node) {
      if (local_name(node.parent()).ends_with("Toestand") && inner_text(node) == expression_) state = node.parent();
    });
    if (state) {
      const XmlNode period = find(state, "juridischWerkendOp");
      regulation_.from = date(period ? find(period, "vanaf") : find(state, "juridischWerkendVanaf"));
      regulation_.until = date(period ? find(period, "tot") : find(state, "juridischUitgewerktOp"));
    }
    relate("consolidation", inner_text(child(find_around("ConsolidatieIdentificatie"), "FRBRWork")));
  }

  // In a delivery: what the decision aims at, and when that enters into force.
  void delivery() {
    std::vector<std::string> goals;
    for_each_around("BeoogdeRegeling", [&](XmlNode node) {
      if (inner_text(child(node, "instrumentVersie")) == expression_)
        for_each(node, "doel", [&](XmlNode goal) { goals.push_back(inner_text(goal)); });
    });
    const auto aimed = [&](XmlNode node) {
      return std::find(goals.begin(), goals.end(), inner_text(find(node, "doel"))) != goals.end();
    };
    // It is there once all it aims at is.
    for_each_around("Tijdstempel", [&](XmlNode stamp) {
      if (text_of(stamp, "soortTijdstempel") != "juridischWerkendVanaf" || !aimed(stamp)) return;
      if (const auto day = date(child(stamp, "datum")); day && (!regulation_.from || *regulation_.from < *day))
        regulation_.from = day;
    });
    for_each_around("Intrekking", [&](XmlNode node) {
      if (aimed(node)) relate("repeals", stop_expression(text_of(node, "instrument")).work);
    });
    for_each_around("Procedurestap", [&](XmlNode step) {
      if (!regulation_.adopted && text_of(step, "soortStap").ends_with("/stap_002"))
        regulation_.adopted = date(child(step, "voltooidOp"));
    });
    const XmlNode decision = find_around("BesluitVersie");
    relate("decision", text_of(child(decision, "ExpressionIdentificatie"), "FRBRExpression"),
           text_of(child(decision, "BesluitMetadata"), "officieleTitel"));
  }

  template <typename Visit>
  void for_each_around(std::string_view name, const Visit& visit) const {
    for (const XmlNode element : elements_)
      if (local_name(element) == name) visit(element);
  }
  XmlNode find_around(std::string_view name) const {
    for (const XmlNode element : elements_)
      if (local_name(element) == name) return element;
    return {};
  }

  XmlNode text_;
  XmlNode scope_;
  const std::vector<XmlNode>& elements_;
  std::string expression_;
  Regulation& regulation_;
  std::vector<std::string>& notices_;
};

}  // namespace

StopExpression stop_expression(std::string_view name) {
  StopExpression expression;
  expression.language = "nl";
  const std::size_t at = name.rfind('@');
  const std::size_t slash = at == std::string_view::npos ? at : name.rfind('/', at);
  if (slash == std::string_view::npos) {
    expression.work = name;
    return expression;
  }
  expression.work = name.substr(0, slash);
  expression.version = name.substr(at + 1, name.find('!', at) - at - 1);
  if (std::string language = meaning_of(kLanguages, name.substr(slash + 1, at - slash - 1)); !language.empty())
    expression.language = std::move(language);
  return expression;
}

void read_stop_meta(XmlNode text, std::string_view expression, StopScope& scope, Regulation& regulation,
                    std::vector<std::string>& notices) {
  look_around(text, scope);
  MetaReader(text, scope, regulation, notices).read(expression);
}

}  // namespace eender::corpus
