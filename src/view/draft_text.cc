// SPDX-License-Identifier: EUPL-1.2
#include "view/draft_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "view/corpus_text.h"
#include "view/coverage_text.h"
#include "view/difference_text.h"
#include "view/family_parts.h"
#include "view/values.h"
#include "view/view.h"

namespace eender::view {
namespace {

using Found = ways::DraftArticle::Found;

constexpr int kIndent = 2;
constexpr int kNameLines = 2;

std::string percent(double share) { return fmt::format("{:.0f}%", share * 100); }

std::string_view runs(const ways::DraftArticle& article) { return article.short_text ? "words" : "three-word runs"; }

class DraftPage {
 public:
  DraftPage(const ways::DraftOverview& draft, const corpus::Corpus& corpus, const ways::AnalysisSummary& summary,
            const Terminal& terminal, const DraftOptions& options)
      : draft_(draft), corpus_(corpus), summary_(summary), terminal_(terminal), options_(options) {}

  std::string make() {
    head();
    for (std::uint32_t a = 0; a < draft_.articles.size(); ++a) article(a);
    lacking();
    what_was_read();
    return std::move(result_);
  }

 private:
  void line(const Runs& runs, int indent = kIndent, int further = 2) {
    result_ += fill(terminal_, runs, indent, indent + further);
  }
  void say(std::string text, Style style = Style::kPlain) { line({{std::move(text), style}}); }

  std::string name(const std::string& government) const { return one_line(corpus_.government(government).name); }
  // "gm0392/CVDR112779/artikel-5 (Haarlem)"
  std::string place(const corpus::ProvisionRow& provision) const {
    return fmt::format("{} ({})", clean(corpus_.id_of(provision)),
                       name(corpus_.regulations()[provision.regulation].government));
  }

  void head() {
    const corpus::Regulation& regulation = draft_.draft.regulation;
    line({{one_line(regulation.title), Style::kHeading}}, 0);
    std::string whose = "a draft";
    if (draft_.owner.government) {
      whose += " of " + one_line(draft_.owner.government->name);
      if (!draft_.owner.known) whose += " (in no register, and nothing of it is here: its name is taken as written)";
    } else {
      whose += " that does not say whose it is, so no government's own names were set aside (--of)";
    }
    line({{fmt::format("{}{}{}", whose, separator(terminal_), counted(draft_.articles.size(), "article")),
           Style::kFaint}},
         0);
    std::size_t shared = 0, fresh = 0, alone = 0;
    for (const ways::DraftArticle& article : draft_.articles) {
      shared += article.family.has_value();
      alone += article.found == Found::kAlone || article.found == Found::kNothing;
    }
    for (const ways::DraftFamily& family : draft_.families) fresh += family.way ? 0 : family.articles.size();
    result_ += "\n";
    std::string counts = fmt::format("{} of {} {} what two governments or more arrange", number(shared),
                                     counted(draft_.articles.size(), "article"), shared == 1 ? "arranges" : "arrange");
    if (shared > 0)
      counts += fmt::format(", {} in a new way", fresh == 0 ? "none" : fresh == shared ? "all" : number(fresh));
    if (alone > 0) counts += fmt::format("; {} {} in no family", number(alone), alone == 1 ? "is" : "are");
    line({{counts + ".", Style::kStrong}}, 0, 0);
  }

  std::string label(std::uint32_t article) const {
    const ways::DraftArticle& a = draft_.articles[article];
    const corpus::Provision& first = draft_.draft.regulation.provisions[a.first];
    // Of an article taken whole the path of its paragraphs' parent.
    const std::string path = a.count == 1 ? first.path : first.path.substr(0, first.path.rfind('/'));
    return clean(first.heading.empty() ? path : path + " " + one_line(first.heading));
  }

  void article(std::uint32_t index) {
    const ways::DraftArticle& a = draft_.articles[index];
    result_ += "\n";
    line({{label(index), Style::kStrong}}, 0, 2);
    switch (a.found) {
      case Found::kNoWords:
        return say("Has no words to compare.", Style::kFaint);
      case Found::kNothing:
        return say("Nobody else has anything like it.");
      case Found::kAlone:
        return say(fmt::format("Only {} is like it, and that is in no family: they share {} of their {}.",
                               place(*a.nearest), percent(a.likeness), runs(a)));
      case Found::kSame:
      case Found::kMedoid:
      case Found::kMember:
        break;
    }
    const ways::DraftFamily& family = draft_.families[*a.family];
    family_line(a, family);
    const auto& together = family.articles;
    if (together.front() != index)
      return say(fmt::format("Judged together with {}, as all that one government has in a family; see there.",
                             label(together.front())),
                 Style::kFaint);
    if (together.size() > 1) {
      std::string others;
      for (std::size_t i = 1; i < together.size(); ++i) others += (i > 1 ? ", " : "") + label(together[i]);
      say(fmt::format("Together with {}:", others), Style::kFaint);
    }
    way(family);
    values(family);
    if (family.present != ways::DraftFamily::Present::kNone)
      say(fmt::format("The text that {} has today goes {} way.", one_line(draft_.owner.government->name),
                      family.present == ways::DraftFamily::Present::kSameWay ? "the same" : "another"),
          Style::kFaint);
  }

  void family_line(const ways::DraftArticle& a, const ways::DraftFamily& family) {
    std::string facts = fmt::format("{}in at most {}{}", separator(terminal_), counted(family.row.ladder.ways, "way"),
                                    separator(terminal_));
    if (a.found == Found::kMember)
      facts += fmt::format("shares {} of its {} with {}, and too few with the text in the middle", percent(a.likeness),
                           runs(a), place(*a.nearest));
    else if (a.found == Found::kSame && a.likeness >= 1)
      facts += "reads as the text in the middle";
    else
      // Such a text may be one of several that its government has there: its way is that of all of them.
      facts += fmt::format("{}shares {} of its {} with the text in the middle",
                           a.found != Found::kSame ? ""
                           : family.way            ? "reads as one of its texts, "
                                                   : "reads as a part of what another has there, ",
                           percent(a.likeness), runs(a));
    line({{fmt::format("family {} ", family.row.id), Style::kFaint},
          {one_line(family.row.title), Style::kOwn},
          {fmt::format("{}{}", separator(terminal_), counted(family.row.ladder.governments, "government")),
           Style::kPlain},
          {facts, Style::kFaint}});
  }

  // "the commonest way, as 20 of 34 governments: Assen, Zeist + 18 more"
  std::string way_words(const ways::DraftFamily& family, std::uint32_t index) const {
    const ways::DraftWay& way = family.ways[index];
    std::vector<std::string> names;
    for (const std::string& id : way.governments > 0 ? way.who : way.models) names.push_back(name(id));
    const std::string who =
        name_list(std::move(names), (terminal_.width - 2 * kIndent) * kNameLines - 40, options_.all);
    if (way.governments == 0) return "the way of a model that no government goes: " + who;
    const bool commonest =
        index == 0 && way.governments > 1 && (family.ways.size() < 2 || family.ways[1].governments < way.governments);
    const std::string which =
        commonest ? "the commonest way" : fmt::format("way {} of {}", index + 1, family.ways.size());
    return fmt::format("{}, {} of {}: {}{}", which, number(way.governments), counted(family.others, "other"), who,
                       way.models.empty() ? "" : ", and a model");
  }

  void way(const ways::DraftFamily& family) {
    const ways::TextDifference& d = family.difference;
    const std::string other = family.nearest.model ? "the model" : name(family.nearest.government);
    if (family.way) {
      line({{"Goes "}, {way_words(family, *family.way)}, {"."}});
      if (d.same_words()) return;
      say(fmt::format("In other words than {}:", other), Style::kFaint);
    } else {
      line({{"A new way.", Style::kAlarm}, {" Nearest is "}, {way_words(family, family.nearest_way)}, {"."}});
      say(fmt::format("From the text of {} to the draft:", other), Style::kFaint);
    }
    const std::uint32_t longest = d.kept + d.moved + std::max(d.deleted, d.inserted);
    if (!options_.all && 2 * (d.kept + d.moved) < longest) {
      say(fmt::format("too unlike to lay side by side: {} of {} are the same (--all shows them)",
                      number(d.kept + d.moved), counted(longest, "word")),
          Style::kFaint);
      return;
    }
    result_ += difference_words(family.nearest.text, family.text, d, terminal_, {}, 2 * kIndent);
  }

  void values(const ways::DraftFamily& family) {
    for (const ways::DraftValue& value : family.values) {
      std::uint32_t all = 0, same = 0;
      for (const auto& other : value.others) {
        all += other.governments;
        if (other.measure == value.cell.measure) same = other.governments;
      }
      const auto& commonest = value.others.front();
      const bool as_most = same == commonest.governments;
      if (as_most && !options_.all) continue;
      const std::string mine = drawn(terminal_, label_of(value.kind, value.cell.normal));
      const std::string most = drawn(terminal_, label_of(value.kind, commonest.normals));
      std::string facts;
      if (as_most) {
        facts = fmt::format(", as {} of {}", number(same), number(all));
      } else if (2 * commonest.governments > all) {
        facts = fmt::format(" where most have {} ({} of {}", most, number(commonest.governments), number(all));
      } else {
        facts = fmt::format(" where {} is commonest ({} of {}", most, number(commonest.governments), number(all));
      }
      if (!as_most)
        facts += same == 0 ? "); nobody else has it"
                           : fmt::format("); {} {} it too", number(same), same == 1 ? "has" : "have");
      line({{mine, Style::kValue},
            {facts},
            {fmt::format(": \"{}\"", drawn(terminal_, one_line(value.context))), Style::kFaint}});
    }
  }

  void lacking() {
    result_ += "\n";
    line({{"What others have and this lacks", Style::kStrong}}, 0);
    if (draft_.peers < 2) {
      say("No two governments have a regulation that shares a substantive family with the draft, so nothing can be "
          "said.");
      return;
    }
    say(fmt::format("Of {} with a regulation that shares {} or more with the draft, half or more have near to those:",
                    counted(draft_.peers, "government"),
                    counted(draft_.shared, "substantive family", "substantive families")),
        Style::kFaint);
    std::size_t shown = 0, others = 0;
    const auto digits = static_cast<int>(number(draft_.peers).size());
    for (const ways::DraftLacking& one : draft_.lacking) {
      if (!options_.all_kinds && one.row.kind != ways::Kind::kSubstantive) {
        ++others;
        continue;
      }
      if (shown++ >= options_.lacking) continue;
      line({{right(number(one.have), digits), Style::kStrong},
            {"  " + one_line(one.row.title)},
            {fmt::format("{}family {}{}{}", separator(terminal_), one.row.id, separator(terminal_),
                         counted(one.row.ladder.governments, "government")),
             Style::kFaint}},
           kIndent, digits + 2);
    }
    if (shown == 0) say("nothing");
    std::vector<std::string> more;
    if (shown > options_.lacking) more.push_back(fmt::format("{} more (--limit N)", number(shown - options_.lacking)));
    if (others > 0)
      more.push_back(counted(others, "definition or closing provision", "definitions and closing provisions") +
                     " (--all-kinds)");
    if (!more.empty()) say(fmt::format("+ {}", fmt::join(more, ", + ")), Style::kFaint);
  }

  void what_was_read() {
    result_ += "\n";
    line({{"What was read", Style::kStrong}}, 0);
    say(fmt::format(
        "The draft was read into memory for this page, and is kept nowhere. It was held against {} of {}, in "
        "force on {}.",
        counted(summary_.provisions, "provision"), counted(summary_.governments, "government"), summary_.on.iso()));
    say(coverage_sentence(summary_.coverage));
    if (draft_.draft.problems.empty()) return;
    constexpr std::size_t kProblems = 20;
    say("Of the draft itself:", Style::kAlarm);
    result_ += problem_list(draft_.draft.problems, terminal_, kProblems);
  }

  const ways::DraftOverview& draft_;
  const corpus::Corpus& corpus_;
  const ways::AnalysisSummary& summary_;
  const Terminal& terminal_;
  DraftOptions options_;
  std::string result_;
};

}  // namespace

std::string draft_page(const ways::DraftOverview& draft, const corpus::Corpus& corpus,
                       const ways::AnalysisSummary& summary, const Terminal& terminal, const DraftOptions& options) {
  return DraftPage(draft, corpus, summary, terminal, options).make();
}

}  // namespace eender::view
