// SPDX-License-Identifier: EUPL-1.2
#include "view/difference_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "view/view.h"

namespace eender::view {
namespace {

using Kind = ways::Stretch::Kind;

constexpr Style kDeletedStyle = Style::kAlarm;
constexpr Style kInsertedStyle = Style::kValue;
constexpr Style kMovedStyle = Style::kOwn;
constexpr int kMovedAwayColumns = 40;  // of what moved away: enough to know it by; it stands whole where it went
constexpr int kOnlyColumns = 400;      // of a provision that the other side lacks

constexpr std::string_view kBlank = " \t\n";

std::string_view moved_mark(const Terminal& terminal) { return terminal.unicode ? "↕" : "moved:"; }

// The beginning, up to the end of that many words.
std::string_view head_of(std::string_view text, std::uint32_t words) {
  std::size_t at = 0;
  for (; words > 0 && at < text.size(); --words) {
    at = text.find_first_not_of(kBlank, at);
    at = at == std::string_view::npos ? text.size() : std::min(text.find_first_of(kBlank, at), text.size());
  }
  return text.substr(0, at);
}

std::string_view tail_of(std::string_view text, std::uint32_t words) {
  std::size_t at = text.size();
  for (; words > 0 && at > 0; --words) {
    const std::size_t last = text.substr(0, at).find_last_not_of(kBlank);
    const std::size_t before = last == std::string_view::npos ? last : text.substr(0, last).find_last_of(kBlank);
    at = before == std::string_view::npos ? 0 : before + 1;
  }
  return text.substr(at);
}

// One difference of two texts as runs.
class DifferenceRuns {
 public:
  DifferenceRuns(std::string_view left, std::string_view right, const ways::TextDifference& difference,
                 const Terminal& terminal, std::uint32_t context)
      : left_(left), right_(right), difference_(difference), terminal_(terminal), context_(context) {}

  Runs make() {
    const auto& stretches = difference_.stretches;
    for (std::uint32_t i = 0; i < stretches.size(); ++i) {
      const ways::Stretch& s = stretches[i];
      switch (s.kind) {
        case Kind::kKept:
          put_kept(s.right.of(right_), s.words, i == 0, i + 1 == stretches.size());
          break;
        case Kind::kDeleted:
          put(terminal_.colour ? "" : "[-", s.left.of(left_), terminal_.colour ? "" : "-]", kDeletedStyle);
          // What comes in its place follows on the same line.
          if (i + 1 < stretches.size() && stretches[i + 1].kind == Kind::kInserted &&
              runs_.back().text.find_first_not_of(kBlank) == std::string::npos)
            runs_.back().text = " ";
          break;
        case Kind::kInserted:
          put(terminal_.colour ? "" : "{+", s.right.of(right_), terminal_.colour ? "" : "+}", kInsertedStyle);
          break;
        case Kind::kMovedAway:
          put_moved_away(i, s);
          break;
        case Kind::kMovedHere:
          put_moved_here(s);
          break;
      }
    }
    return std::move(runs_);
  }

 private:
  // The marks stand at the words; the white space around them stays outside.
  void put(std::string_view open, std::string_view text, std::string_view close, Style style) {
    const std::size_t begin = std::min(text.find_first_not_of(kBlank), text.size());
    const std::size_t end = text.find_last_not_of(kBlank) + 1;
    plain(text.substr(0, begin));
    if (begin < text.size()) {
      // A text may end where the other goes on, without white space that would hold the two apart.
      if (!runs_.empty() && kBlank.find(runs_.back().text.back()) == std::string_view::npos) plain(" ");
      runs_.push_back({std::string(open) + clean(text.substr(begin, end - begin)) + std::string(close), style});
      plain(text.substr(end));
    }
  }

  void plain(std::string_view text) {
    if (!text.empty()) runs_.push_back({clean(text)});
  }

  void put_kept(std::string_view text, std::uint32_t words, bool first, bool last) {
    const std::uint32_t before = first ? 0 : context_;
    const std::uint32_t behind = last ? 0 : context_;
    constexpr std::uint32_t kWorthwhile = 4;  // leaving out less saves nothing
    if (words < before + behind + kWorthwhile) return plain(text);
    const std::string_view head = head_of(text, before);
    const std::string_view tail = tail_of(text.substr(head.size()), behind);
    const std::string_view middle = text.substr(head.size(), text.size() - head.size() - tail.size());
    const bool breaks = middle.find('\n') != std::string_view::npos;
    plain(head);
    if (!head.empty()) plain(breaks ? "\n" : " ");
    runs_.push_back({std::string(ellipsis(terminal_)), Style::kFaint});
    if (!tail.empty()) plain(breaks ? "\n" : " ");
    plain(tail);
  }

  static std::size_t line_of(std::string_view text, std::uint32_t byte) {
    return static_cast<std::size_t>(std::count(text.begin(), text.begin() + byte, '\n')) + 1;
  }

  void put_moved_away(std::uint32_t at, const ways::Stretch& s) {
    const std::size_t line = line_of(right_, difference_.stretches[s.partner].right.begin);
    const std::string words = shorten(one_line(s.left.of(left_)), kMovedAwayColumns, terminal_);
    put("", fmt::format("[{} {} to line {}: {}]", moved_mark(terminal_), s.partner < at ? "up" : "down", line, words),
        "", kMovedStyle);
    plain(s.left.of(left_).ends_with('\n') ? "\n" : " ");
  }

  void put_moved_here(const ways::Stretch& s) {
    const std::size_t line = line_of(left_, difference_.stretches[s.partner].left.begin);
    put(fmt::format("{{{} from line {}: ", moved_mark(terminal_), line), s.right.of(right_), "}", kMovedStyle);
  }

  std::string_view left_, right_;
  const ways::TextDifference& difference_;
  const Terminal& terminal_;
  std::uint32_t context_;
  Runs runs_;
};

// "artikel-5 Termijn": how it can be asked for, and what it is about.
std::string name_of(const corpus::ProvisionRow& p) {
  return p.heading.empty() ? p.path : p.path + " " + one_line(p.heading);
}

std::string side_line(std::string_view mark, Style style, const std::string& id,
                      const corpus::RegulationRow& regulation, const corpus::Corpus& corpus, const Terminal& terminal) {
  const std::string who = regulation.model ? "model" : one_line(corpus.government(regulation.government).name);
  std::string facts = who + std::string(separator(terminal)) + one_line(regulation.title);
  if (regulation.from) facts += fmt::format("{}from {}", separator(terminal), regulation.from->iso());
  if (regulation.until) facts += fmt::format("{}until {}", separator(terminal), regulation.until->iso());
  if (const corpus::Government& now = corpus.holder_of(regulation.government); now.id != regulation.government)
    facts += std::string(separator(terminal)) + "now " + one_line(now.name);
  if (!regulation.whole) facts += std::string(separator(terminal)) + "read only in part";
  return fill(terminal,
              {{std::string(mark) + " ", style},
               {clean(id), Style::kStrong},
               {std::string(separator(terminal)) + facts, Style::kFaint}},
              0, 4);
}

std::string head(const std::string& left_id, const corpus::RegulationRow& left, const std::string& right_id,
                 const corpus::RegulationRow& right, const corpus::Corpus& corpus, const Terminal& terminal) {
  return side_line("---", kDeletedStyle, left_id, left, corpus, terminal) +
         side_line("+++", kInsertedStyle, right_id, right, corpus, terminal) + "\n";
}

// "24 words the same, 2 deleted, 3 inserted, 8 moved."
std::string words_sentence(const ways::TextDifference& d) {
  std::string result = counted(d.kept, "word") + " the same";
  if (d.deleted > 0) result += fmt::format(", {} deleted", number(d.deleted));
  if (d.inserted > 0) result += fmt::format(", {} inserted", number(d.inserted));
  if (d.moved > 0) result += fmt::format(", {} moved", number(d.moved));
  return result + ".";
}

std::string standing_words(corpus::Standing standing, Date on) {
  switch (standing) {
    case corpus::Standing::kCurrent:
      return "in force on " + on.iso();
    case corpus::Standing::kSuperseded:
      return "superseded";
    case corpus::Standing::kLapsed:
      return "no longer in force";
    case corpus::Standing::kFuture:
      return "not yet in force";
    case corpus::Standing::kReplaced:
      return "read again";
  }
  return {};
}

std::string same_sentence(const ways::TextDifference& d) {
  return d.same_bytes ? "The same text."
                      : "The same words; only layout differs (case, punctuation, list markers, white space).";
}

class RegulationPage {
 public:
  RegulationPage(const RegulationSides& sides, const ways::RegulationDifference& difference, const Terminal& terminal,
                 const DifferenceOptions& options)
      : sides_(sides), difference_(difference), terminal_(terminal), options_(options) {}

  std::string make() {
    result_ = head(sides_.left_id, sides_.left, sides_.right_id, sides_.right, sides_.corpus, terminal_);
    for (const ways::ProvisionDifference& d : difference_.provisions) {
      using By = ways::ProvisionDifference::By;
      if (d.by == By::kOnlyLeft) {
        only("[-", left(d), "-]", kDeletedStyle);
      } else if (d.by == By::kOnlyRight) {
        only("{+", right(d), "+}", kInsertedStyle);
      } else {
        pair(d);
      }
    }
    tell_same();
    return result_ + fill(terminal_, {{summary(), Style::kStrong}}, 0, 0);
  }

 private:
  const corpus::ProvisionRow& left(const ways::ProvisionDifference& d) const { return sides_.left_provisions[*d.left]; }
  const corpus::ProvisionRow& right(const ways::ProvisionDifference& d) const {
    return sides_.right_provisions[*d.right];
  }

  // Provisions of which nothing can be said but that they are the same are counted, not listed.
  void tell_same() {
    if (same_ == 0) return;
    result_ +=
        fill(terminal_, {{fmt::format("= {} with the same words", counted(same_, "provision")), Style::kFaint}}, 0, 2) +
        "\n";
    same_ = 0;
  }

  void only(std::string_view open, const corpus::ProvisionRow& p, std::string_view close, Style style) {
    tell_same();
    const bool deleted = open[0] == '[';
    result_ += fill(terminal_,
                    {{deleted ? "- " : "+ ", style},
                     {clean(name_of(p)), Style::kStrong},
                     {fmt::format(": only in {}", deleted ? sides_.left_id : sides_.right_id), Style::kFaint}},
                    0, 2);
    std::string text = shorten(one_line(p.text), kOnlyColumns, terminal_);
    if (!terminal_.colour && !text.empty()) text = std::string(open) + text + std::string(close);
    result_ += fill(terminal_, {{text, style}}, 4, 4) + "\n";
  }

  void pair(const ways::ProvisionDifference& d) {
    const bool same_heading = ways::difference(left(d).heading, right(d).heading).same_words();
    if (d.text.same_words() && !d.renumbered && !d.moved && same_heading) {
      ++same_;
      return;
    }
    tell_same();
    const std::string from = clean(name_of(left(d)));
    const std::string to = clean(name_of(right(d)));
    Runs line = {{d.moved               ? std::string(moved_mark(terminal_)) + " "
                  : d.text.same_words() ? "= "
                                        : "~ ",
                  d.moved ? kMovedStyle : Style::kPlain},
                 {from == to ? from : fmt::format("{} {} {}", from, arrow(terminal_), to), Style::kStrong}};
    std::vector<std::string> facts;
    if (d.moved) facts.emplace_back("moved");
    if (d.renumbered) facts.emplace_back("renumbered");
    if (!same_heading) facts.emplace_back("another heading");
    using By = ways::ProvisionDifference::By;
    if (d.by == By::kWords) facts.emplace_back(d.text.same_bytes ? "the same text" : "the same words");
    if (d.by == By::kLikeness) facts.push_back(fmt::format("{:.0f} % alike", d.likeness * 100));
    if (d.by == By::kHeading) facts.emplace_back("paired by the heading");
    line.push_back({fmt::format(": {}", fmt::join(facts, separator(terminal_))), Style::kFaint});
    result_ += fill(terminal_, line, 0, 2);
    if (!d.text.same_words()) result_ += difference_words(left(d).text, right(d).text, d.text, terminal_, options_, 4);
    result_ += "\n";
  }

  std::string summary() const {
    const ways::RegulationDifference& d = difference_;
    if (d.alike() && d.provisions.empty()) return "Neither has provisions.";
    if (d.alike())
      return fmt::format("The same words in all {}{}.", counted(d.same, "provision"),
                         d.renumbered > 0 ? fmt::format(", {} renumbered", number(d.renumbered)) : "");
    std::vector<std::string> parts = {counted(d.same, "provision") + " with the same words"};
    if (d.changed > 0) parts.push_back(number(d.changed) + " changed");
    if (d.only_left > 0) parts.push_back(fmt::format("{} only in {}", number(d.only_left), sides_.left_id));
    if (d.only_right > 0) parts.push_back(fmt::format("{} only in {}", number(d.only_right), sides_.right_id));
    if (d.renumbered > 0) parts.push_back(number(d.renumbered) + " renumbered");
    if (d.moved > 0) parts.push_back(number(d.moved) + " moved");
    return fmt::format("{}.", fmt::join(parts, ", "));
  }

  const RegulationSides& sides_;
  const ways::RegulationDifference& difference_;
  const Terminal& terminal_;
  DifferenceOptions options_;
  std::uint32_t same_ = 0;  // since the last line
  std::string result_;
};

}  // namespace

std::string difference_words(std::string_view left, std::string_view right, const ways::TextDifference& difference,
                             const Terminal& terminal, const DifferenceOptions& options, int indent) {
  return fill(terminal, DifferenceRuns(left, right, difference, terminal, options.context).make(), indent, indent);
}

std::string difference_page(const ProvisionSides& sides, const ways::TextDifference& difference,
                            const Terminal& terminal, const DifferenceOptions& options) {
  const auto& regulations = sides.corpus.regulations();
  std::string result = head(sides.left_id, regulations[sides.left.regulation], sides.right_id,
                            regulations[sides.right.regulation], sides.corpus, terminal);
  const ways::TextDifference headings = ways::difference(sides.left.heading, sides.right.heading);
  if (!headings.same_words())
    result += difference_words(sides.left.heading, sides.right.heading, headings, terminal, options, 2) + "\n";
  if (difference.same_words()) return result + fill(terminal, {{same_sentence(difference), Style::kStrong}}, 0, 0);
  return result + difference_words(sides.left.text, sides.right.text, difference, terminal, options, 2) + "\n" +
         fill(terminal, {{words_sentence(difference), Style::kStrong}}, 0, 0);
}

std::string difference_page(const RegulationSides& sides, const ways::RegulationDifference& difference,
                            const Terminal& terminal, const DifferenceOptions& options) {
  return RegulationPage(sides, difference, terminal, options).make();
}

std::string version_list(const std::vector<corpus::RegulationRow>& versions, const corpus::Corpus& corpus,
                         const Terminal& terminal) {
  const corpus::RegulationRow& last = versions.back();
  std::string result =
      fill(terminal,
           {{one_line(last.title), Style::kHeading},
            {fmt::format("{}{}{}{}", separator(terminal), one_line(corpus.government(last.government).name),
                         separator(terminal), counted(versions.size(), "version")),
             Style::kFaint}},
           0, 2);
  int width = 0;
  for (const corpus::RegulationRow& r : versions) width = std::max(width, display_width(one_line(r.version)));
  for (const corpus::RegulationRow& r : versions) {
    const std::string from = r.from ? "from " + r.from->iso() : "from an unknown day";
    const std::string until = r.until ? " until " + r.until->iso() : "";
    result += fill(terminal,
                   {{width == 0 ? "" : "@" + left(one_line(r.version), width) + "  "},
                    {from + until},
                    {std::string(separator(terminal)) + standing_words(r.standing, corpus.on()),
                     r.standing == corpus::Standing::kCurrent ? Style::kStrong : Style::kFaint},
                    {r.whole ? "" : std::string(separator(terminal)) + "read only in part", Style::kAlarm}},
                   2, 4);
  }
  return result;
}

}  // namespace eender::view
