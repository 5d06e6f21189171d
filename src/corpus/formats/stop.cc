// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/stop.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "corpus/formats/heading.h"
#include "corpus/formats/stop_body.h"
#include "corpus/formats/stop_change.h"
#include "corpus/formats/stop_elements.h"
#include "corpus/formats/stop_meta.h"
#include "corpus/formats/stop_text.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

constexpr std::string_view kUnread = "not read; its problem says why";

class StopReader {
 public:
  StopReader(XmlSource& source, XmlNode part) : source_(source), part_(part) {}

  bool read() {
    find_texts(part_, {});
    if (texts_.empty()) return false;
    if (texts_.size() > kMaxStopTexts) {
      report(Severity::kPartial, texts_[kMaxStopTexts].node,
             "this document holds " + std::to_string(texts_.size()) + " texts and changes; only the first " +
                 std::to_string(kMaxStopTexts) + " were read; split it");
      for (std::size_t i = kMaxStopTexts; i < texts_.size(); ++i) source_.leave_out(texts_[i].node, kUnread);
      texts_.resize(kMaxStopTexts);
    }
    for (const Text& text : texts_) {
      if (!text.is_change) continue;
      const StopExpression was = stop_expression(attribute(text.node, "was"));
      asked_.emplace(was.work, was.version);
    }
    account_metadata();
    for (const Text& text : texts_)
      if (!text.is_change) whole(text);
    changes();
    for (const Text& text : texts_)
      if (text.decision && !is_told(text.decision)) leave_out_around(text.decision);
    source_.set_government({});
    return true;
  }

 private:
  using Version = std::pair<std::string, std::string>;  // work, version

  struct Text {
    XmlNode node;
    XmlNode decision;  // that it stands in, if any
    std::string name;  // as it names itself; may be empty
    bool is_change = false;
  };

  void find_texts(XmlNode node, XmlNode decision) {
    const StopRole role = stop_role(node);
    if (role == StopRole::kDecision && !decision) decision = node;
    if (role == StopRole::kChange) return add_change(node, decision);
    if (role == StopRole::kRegulation) {
      texts_.push_back({node, decision, std::string(attribute(node, "wordt")), false});
      // Only there changes stand between the articles.
      if (local_name(node) != "RegelingKlassiek") return;
    }
    for (const XmlNode inner : node.children())
      if (inner.is_element()) find_texts(inner, decision);
  }

  // A change that brings the whole text anew is that text.
  void add_change(XmlNode node, XmlNode decision) {
    std::string name(attribute(node, "wordt"));
    if (const XmlNode anew = child(node, "VervangRegeling"))
      for (const XmlNode inner : anew.children())
        if (stop_role(inner) == StopRole::kRegulation) {
          texts_.push_back({inner, decision, std::move(name), false});
          for (const XmlNode other : anew.children())
            if (other != inner) source_.take(other, Use::kMetadata);
          return;
        }
    texts_.push_back({node, decision, std::move(name), true});
  }

  // What is neither text of a regulation nor of a decision is about them.
  void account_metadata() {
    for (XmlNode at = part_; at;) {
      const StopRole role = stop_role(at);
      const bool text = role == StopRole::kDecision || role == StopRole::kRegulation || role == StopRole::kChange;
      if (is_text(at)) source_.take(at, Use::kMetadata);
      at = next_node(at, part_, !text);
    }
  }

  Regulation about(const Text& text) {
    Regulation regulation;
    regulation.source = source_.origin().source;
    regulation.content = source_.origin().content;
    regulation.model = source_.origin().model;
    notices_.clear();
    findings_ = {};
    read_stop_meta(text.node, text.name, scope_, regulation, notices_);
    source_.set_government(regulation.government);
    return regulation;
  }

  static std::string named(const Regulation& regulation) {
    std::string name = regulation.work;
    if (!regulation.version.empty()) name += "@" + regulation.version;
    return name.empty() ? name : name + ": ";
  }

  void report(Severity severity, XmlNode at, std::string reason) {
    source_.report(severity, source_.xml().offset(at), std::move(reason));
  }

  void unread(const Text& text, std::string reason, Severity severity = Severity::kUnreadable) {
    source_.leave_out(text.node, kUnread);
    report(severity, text.node, std::move(reason));
  }

  void whole(const Text& text) {
    Regulation regulation = about(text);
    deliver(text, text.node, std::move(regulation));
  }

  // Each after what it changes, in whatever order they stand.
  void changes() {
    std::vector<const Text*> waiting;
    for (const Text& text : texts_)
      if (text.is_change) waiting.push_back(&text);
    while (!waiting.empty()) {
      const std::size_t left = std::erase_if(waiting, [&](const Text* text) { return change(*text, false); });
      if (left > 0) continue;
      for (const Text* text : waiting) change(*text, true);
      return;
    }
  }

  // False where what it changes is not there; that is reported where it is the `last` time to ask.
  bool change(const Text& text, bool last) {
    const StopExpression was = stop_expression(attribute(text.node, "was"));
    const std::optional<std::string> base = text_of({was.work, was.version});
    if (!base && !last) return false;
    Regulation regulation = about(text);
    if (!base) {
      unread(text,
             was.work.empty()
                 ? named(regulation) +
                       "this change does not say which version it changes (was); import the version it makes"
                 : named(regulation) + "this is a change of " + std::string(attribute(text.node, "was")) +
                       ", which has not come in; import that too, before or after",
             Severity::kPartial);
      return true;
    }
    made_ += base->size();
    if (made_ > kMaxStopMade) {
      unread(text,
             named(regulation) + "the versions that this document makes are larger than eender makes of one; split it",
             Severity::kPartial);
      return true;
    }
    const StopChanged changed(source_, *base, text.node);
    constexpr std::size_t kMostFaults = 20;
    const auto& faults = changed.faults();
    for (std::size_t i = 0; i < std::min(faults.size(), kMostFaults); ++i)
      report(Severity::kPartial, faults[i].step,
             named(regulation) + "this step of the change (" + std::string(local_name(faults[i].step)) + ") " +
                 faults[i].reason + "; it was not taken");
    if (faults.size() > kMostFaults)
      report(Severity::kPartial, text.node,
             named(regulation) + std::to_string(faults.size() - kMostFaults) +
                 " more steps of this change were not taken");
    if (!changed.node()) return true;
    regulation.relations.push_back({"mutates", std::string(attribute(text.node, "was")), {}});
    read_stop_instructions(source_, text.node, regulation, findings_);
    deliver(text, changed.node(), std::move(regulation));
    return true;
  }

  bool is_told(XmlNode decision) const { return std::find(told_.begin(), told_.end(), decision) != told_.end(); }

  std::optional<std::string> text_of(const Version& version) {
    if (const auto found = here_.find(version); found != here_.end()) return found->second;
    if (version.first.empty()) return std::nullopt;
    return source_.sink().text_of(version.first, version.second);
  }

  void deliver(const Text& text, XmlNode node, Regulation regulation) {
    read_stop_regulation(source_, node, regulation, findings_);
    if (text.decision && !is_told(text.decision)) {
      told_.push_back(text.decision);
      read_stop_decision(source_, text.decision, regulation, findings_);
    }
    if (regulation.work.empty()) regulation.work = slug(regulation.title);
    if (regulation.work.empty()) regulation.work = source_.origin().content.substr(0, 16);
    if (regulation.title.empty()) regulation.title = regulation.work;
    std::erase(regulation.other_titles, regulation.title);
    if (regulation.government.empty() && !regulation.model)
      return unread(text, named(regulation) + "names no government (maker); add it and import again");
    if (!seen_.emplace(regulation.government, regulation.work, regulation.version).second)
      return unread(text, named(regulation) + "stands more than once in this source; only the first was read",
                    Severity::kPartial);
    if (regulation.provisions.empty() && findings_.reserved == 0)
      report(Severity::kPartial, text.node, named(regulation) + "no rules were found; only notes came in");
    tell(regulation, text.node);
    if (asked_.contains({regulation.work, regulation.version}))
      here_[{regulation.work, regulation.version}] = stop_xml(node);
    source_.sink().offer(regulation.work, regulation.version, [&] { return stop_xml(node); });
    source_.sink().regulation(std::move(regulation));
  }

  void tell(const Regulation& regulation, XmlNode at) {
    constexpr std::size_t kNamed = 5;
    if (!findings_.empty.empty()) {
      std::string names;
      for (std::size_t i = 0; i < std::min(findings_.empty.size(), kNamed); ++i)
        names += (i ? "; " : "") + findings_.empty[i];
      if (findings_.empty.size() > kNamed) names += "; …";
      notices_.push_back(std::to_string(findings_.empty.size()) + " without text, left out: " + names);
    }
    if (findings_.reserved > 0)
      notices_.push_back(std::to_string(findings_.reserved) + " repealed, reserved or not yet in force, left out");
    if (findings_.images > 0)
      notices_.push_back(std::to_string(findings_.images) + " images, whose content is not read");
    for (const auto& [name, times] : findings_.unknown)
      notices_.push_back("unknown element <" + name + "> (" + std::to_string(times) + " times); its text was kept");
    for (const std::string& notice : notices_) report(Severity::kNotice, at, named(regulation) + notice);
  }

  // What a decision says of regulations none of which came in.
  void leave_out_around(XmlNode decision) {
    told_.push_back(decision);
    for (XmlNode at = next_node(decision, decision); at;) {
      const StopRole role = stop_role(at);
      if (is_text(at)) source_.leave_out(at, kUnread);
      at = next_node(at, decision, role != StopRole::kRegulation && role != StopRole::kChange);
    }
  }

  XmlSource& source_;
  XmlNode part_;
  std::vector<Text> texts_;
  std::set<Version> asked_;              // what changes of this document change
  std::size_t made_ = 0;                 // bytes
  std::vector<XmlNode> told_;            // decisions
  std::map<Version, std::string> here_;  // texts of this document that a change in it may ask for
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
  StopScope scope_;
  StopFindings findings_;  // of the regulation at hand
  std::vector<std::string> notices_;
};

}  // namespace

bool read_stop(XmlSource& source, XmlNode part) { return StopReader(source, part).read(); }

void import_stop(std::string_view document, const Origin& origin, Sink& sink) {
  XmlSource source(origin, sink);
  if (!source.open(document)) return;
  if (!read_stop(source, source.xml().root())) {
    source.leave_out(source.xml().root(), kUnread);
    source.report(Severity::kUnreadable, {}, "holds no regulation, and no change of one");
  }
  source.close();
}

}  // namespace eender::corpus
