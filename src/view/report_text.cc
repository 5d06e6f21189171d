// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "view/report_parts.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

// Names of more than this many who share a reading say less than "the others".
constexpr std::size_t kNamedReading = 60;
constexpr std::size_t kReadings = 40;

Data reading_data(const FamilyReport& report, const ways::Piece& piece, std::size_t r, std::size_t commonest,
                  Budget& budget) {
  const Messages& say = report.say();
  const ways::Reading& reading = piece.readings[r];
  Data data;
  const std::string text = one_line(reading.text);
  if (text.empty()) {
    data.set("nothing", say.tr("(nothing)"));
  } else {
    data.set("text", text);
  }
  data.set("count", reading.governments > 0 ? say.trn("{n} government", "{n} governments", reading.governments)
                                            : say.tr("model"));
  data.set("number", reading.governments > 0 ? say.number(reading.governments) : say.tr("model"));
  if (reading.governments == 0) return data;
  const bool slipped = std::all_of(reading.positions.begin(), reading.positions.end(), [&](std::uint32_t p) {
    return report.model(p) || report.family.ways[report.family.positions[p].way].slip;
  });
  if (slipped) data.set("slipped", say.tr("probably a slip of the pen"));
  if (r == commonest && reading.governments > kNamedReading) {
    data.set("who", say.tr("all others that have this text"));
  } else if (const std::string names = report.names(reading.positions); budget.take(names.size() + text.size() + 60)) {
    data.set("who", names);
  }
  return data;
}

// The common text as lines of runs. A run is plain, own, or a point with its readings.
class Lines {
 public:
  explicit Lines(const FamilyReport& report) : report_(report), budget_(report.list_bytes) {}

  Data make() {
    for (const ways::Piece& piece : report_.family.text) {
      switch (piece.kind) {
        case ways::Piece::Kind::kCommon:
          stretch("plain", piece.text);
          break;
        case ways::Piece::Kind::kOwn:
          stretch("own", piece.text);
          break;
        case ways::Piece::Kind::kValue:
        case ways::Piece::Kind::kVariation:
          if (piece.readings.size() < 2) {
            stretch("plain", piece.text);
          } else {
            point(piece);
          }
          break;
      }
    }
    end_line();
    return std::move(lines_);
  }

  std::size_t points() const { return points_; }

 private:
  void stretch(const char* kind, std::string_view text) {
    for (std::size_t at = 0;;) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view part = text.substr(at, end - at);
      if (at_begin_) {
        const std::size_t indent = std::min(part.find_first_not_of(' '), part.size());
        depth_ += indent;
        part.remove_prefix(indent);
      }
      if (!part.empty()) run(Data(kind, clean(part)));
      if (end == text.size()) return;
      end_line();
      at = end + 1;
    }
  }

  void point(const ways::Piece& piece) {
    const Messages& say = report_.say();
    Data data;
    ++points_;
    // A reader takes what stands here for what is usual, and the base may fill in what few do.
    const bool usual = piece.kind == ways::Piece::Kind::kValue && !piece.readings.front().text.empty();
    const std::string text = one_line(usual ? piece.readings.front().text : piece.text);
    data.set("text", text.empty() ? say.tr("(nothing)") : text);
    data.set("readings_count", say.trn("{n} reading", "{n} readings", piece.readings.size()));
    std::size_t commonest = 0;
    for (std::size_t r = 1; r < piece.readings.size(); ++r)
      if (piece.readings[r].governments > piece.readings[commonest].governments) commonest = r;
    Data readings(Data::type::list);
    std::size_t shown = 0;
    for (; shown < std::min(piece.readings.size(), kReadings); ++shown) {
      // Twice: in the line and in the list. Two readings make a point, whatever they take.
      if (!budget_.take(2 * piece.readings[shown].text.size() + 180) && shown >= 2) break;
      readings.push_back(reading_data(report_, piece, shown, commonest, budget_));
    }
    data.set("readings", readings);
    if (shown < piece.readings.size())
      data.set("more", say.trn("one more reading", "{n} more readings", piece.readings.size() - shown));
    if (piece.column) data.set("class", "value");
    if (text.empty()) data.set("class", "nothing");
    if (!at_begin_ && piece.text.starts_with(' ')) run(Data("plain", " "));
    run(Data("point", data));
  }

  void run(const Data& data) {
    runs_.push_back(data);
    at_begin_ = false;
  }

  void end_line() {
    if (!at_begin_) {
      Data line("depth", std::to_string(std::min<std::size_t>(depth_ / 2, 6)));
      line.set("runs", runs_);
      lines_.push_back(line);
    }
    runs_ = Data(Data::type::list);
    depth_ = 0;
    at_begin_ = true;
  }

  const FamilyReport& report_;
  Budget budget_;
  Data lines_{Data::type::list};
  Data runs_{Data::type::list};
  std::size_t depth_ = 0;
  std::size_t points_ = 0;
  bool at_begin_ = true;
};

}  // namespace

Data text_data(const FamilyReport& report) {
  const Messages& say = report.say();
  Lines lines(report);
  Data data("lines", lines.make());
  const std::string government = report.name(report.family.base);
  const bool values = std::any_of(report.family.text.begin(), report.family.text.end(), [](const ways::Piece& p) {
    return p.kind == ways::Piece::Kind::kValue && p.readings.size() > 1;
  });
  const std::size_t laid = report.laid_beside();
  const FamilyReport::BaseWording wording = report.base_wording();
  std::string as =
      wording.commonest()
          ? say.tr("As {government} writes it, who has the commonest wording.", {{"government", government}})
      : wording.among_commonest() ? say.tr("As {government} writes it, whose wording is one of the {n} commonest.",
                                           {{"government", government}, {"n", say.number(wording.as_common)}})
                                  : say.tr("As {government} writes it.", {{"government", government}});
  if (values) as += " " + say.tr("Where values differ, it has the one that most fill in.");
  data.set("as", as);
  if (lines.points() > 0) {
    data.set("how",
             say.trn("At one place the texts differ: what is underlined opens to the readings and who has which.",
                     "At {n} places the texts differ: what is underlined opens to the readings and who has which.",
                     lines.points()));
    data.set("open_all", say.tr("Show all readings in the text"));
  } else if (laid > 1) {
    data.set("how", laid == report.governments()
                        ? say.tr("All have these words, but for what is everyone's own.")
                        : say.trn("{n} government has these words, but for what is everyone's own.",
                                  "{n} governments have these words, but for what is everyone's own.", laid));
  }
  const bool own = std::any_of(report.family.text.begin(), report.family.text.end(),
                               [](const ways::Piece& p) { return p.kind == ways::Piece::Kind::kOwn; });
  if (own)
    data.set("own_says",
             say.tr("Between {marks} stand names, bodies and references, which everyone writes in a way of their own.",
                    {{"marks", "‹ ›"}}));
  const auto apart = report.without_models(report.family.apart);
  if (!apart.empty())
    data.set("apart", say.trn("One government is left out here, because its text cannot be laid beside this one: "
                              "{names}. Why, and its text, stand with the ways.",
                              "{n} governments are left out here, because their texts cannot be laid beside this "
                              "one: {names}. Why, and their texts, stand with the ways.",
                              apart.size(), {{"names", report.names(apart)}}));
  return data;
}

}  // namespace eender::view
