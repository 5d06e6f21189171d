// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "view/problem_text.h"
#include "view/report.h"
#include "ways/difference.h"

// The parts of a family's report, each in a file of its own: data for data/templates/family.mustache.
namespace eender::view {

// What is left of the bytes a list may take.
class Budget {
 public:
  explicit Budget(std::size_t bytes) : left_(bytes) {}
  // Whether there is room for this; once there was not, there is for nothing.
  bool take(std::size_t bytes) {
    if (bytes > left_) left_ = 0;
    left_ -= std::min(left_, bytes);
    return left_ > 0;
  }

 private:
  std::size_t left_;
};

// A family being told, and the drawings made on the way.
struct FamilyReport {
  const ways::OpenFamily& family;
  const ReportContext& context;
  Drawings& drawings;
  std::size_t list_bytes = 0;    // about how much each of the long lists may take
  std::size_t ways_told = 0;     // ways that have an article of their own; links lead to no other
  std::size_t columns_told = 0;  // values that have an article of their own, once values_data() was made

  const Messages& say() const { return context.messages; }
  bool model(std::uint32_t position) const { return family.positions[position].position.model; }
  std::uint32_t governments() const { return family.ladder.governments; }
  // A government's name, a model's title.
  std::string name(std::uint32_t position) const;
  // Names of the governments among them, in alphabetical order with commas between; models left out.
  std::string names(const std::vector<std::uint32_t>& members) const;
  std::vector<std::uint32_t> by_name(
      const std::vector<std::uint32_t>& members) const;  // in that order, models left out
  // Whether it is not in the family and has its text divided otherwise.
  bool divided(std::string_view government) const;
  std::vector<std::uint32_t> without_models(const std::vector<std::uint32_t>& members) const;
  // "A" to "G" for the seven commonest ways, as the map letters them; "H1", "H2", … for the others, which are H there.
  std::string way_label(std::uint32_t way) const;
  static std::string way_id(std::uint32_t way);  // of its article on the page
  // That way as data: {way} and, where it has an article, {href} to it.
  Data way_link(std::uint32_t way, const std::string& label) const;
  // Ways that only models have stand behind all others and count nowhere.
  std::size_t counted_ways() const;
  // How many ways are gone by as many governments as the first: 1 where one is the commonest.
  std::size_t commonest_ways() const;
  // Of the wording that others are compared with, the base's, how many are as common, itself among them: 1 where it is the commonest.
  // 0 where another one is commoner: the base is of the commonest text apart from values, which may be worded in many ways.
  struct BaseWording {
    std::uint32_t governments = 0;  // that have it
    std::size_t as_common = 0;
    bool commonest() const { return as_common == 1; }
    bool among_commonest() const { return as_common > 1 && governments > 1; }  // else each wording stands once
  };
  BaseWording base_wording() const;
  // How many governments' texts stand in the common text.
  std::size_t laid_beside() const;
};

// Where two texts differ, with some words around each place.
struct Fragment {
  enum class Kind : std::uint8_t { kSame, kGone, kNew, kGap };
  Kind kind = Kind::kSame;
  std::string text;
  friend bool operator==(const Fragment&, const Fragment&) = default;
};
// At most `most` places; a gap ends the list where there are more. Empty for equal words.
std::vector<Fragment> fragments(std::string_view left, std::string_view right, std::size_t most);
std::vector<Fragment> fragments(std::string_view left, std::string_view right, const ways::TextDifference& difference,
                                std::size_t most);
// The same from right to left: what was new goes, what was gone comes.
std::vector<Fragment> turned(std::vector<Fragment> parts);
// As data for difference-words.mustache: a list of {kept|gone|new: text, space}; `bytes` is raised by about what they take on the page.
Data fragment_data(const std::vector<Fragment>& fragments, std::size_t& bytes);
// Why a text does not stand in the common text, as a sentence; empty where it does.
std::string why_apart(const Messages& say, ways::Apart apart);
// A provision's text as data: a list of {depth, text}.
Data line_data(std::string_view text);

// Names of governments as one sorts them: "'s-Gravenhage" under s.
std::string sorting_letters(std::string_view name);

// Of a government that is not in the family: "nothing found on this", "divided otherwise", "not read".
std::string reading_words(const FamilyReport& report, const corpus::GovernmentCoverage& government);

// Why a government was not read whole.
ProblemText reading_reason(const corpus::GovernmentCoverage& government, const ReportContext& context);

// How many ways fit on the page, the first ones.
std::size_t ways_that_fit(const FamilyReport& report);

Data short_data(const FamilyReport& report);
Data ladder_data(const FamilyReport& report);
Data ways_data(const FamilyReport& report);
Data divided_data(const FamilyReport& report);  // false where nobody has it divided otherwise
Data text_data(const FamilyReport& report);
Data values_data(const FamilyReport& report);
Data map_data(const FamilyReport& report);
Data index_data(const FamilyReport& report);
Data coverage_data(const FamilyReport& report);
Data sources_data(const FamilyReport& report);

// How many of something are of each kind, drawn as bars and as a table: for counts.mustache. `id` is the drawing's, `what` is counted.
struct CountedKind {
  std::string label;
  std::uint64_t count = 0;
  std::string note;     // behind the count in the table; may be empty
  bool marked = false;  // stands out
};
Data counts_data(const ReportContext& context, Drawings& drawings, const std::string& id, const std::string& title,
                 const std::string& what, const std::vector<CountedKind>& kinds);

// What every page has: language, style, words of the frame. `title` is plain text.
Data page_data(const ReportContext& context, std::string_view title, Drawings& drawings);

// One value of a family, told in a line: "Bedrag …: meestal € 25 (197 van 301)"; of the columns that vary.
Data commonest_values(const FamilyReport& report, std::size_t most);

}  // namespace eender::view
