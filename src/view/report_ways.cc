// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "view/report_parts.h"
#include "view/terminal.h"

namespace eender::view {
namespace {

constexpr std::size_t kNamesAtOnce = 16;  // more stand behind a click
constexpr std::size_t kContextBytes = 40;
constexpr std::size_t kReadingBytes = 400;

// The last words before a piece, and the first behind it.
std::string before_piece(const std::vector<ways::Piece>& pieces, std::size_t piece) {
  std::string text;
  for (std::size_t p = piece; p-- > 0 && text.size() < 4 * kContextBytes;) text = pieces[p].text + text;
  text = one_line(text);
  if (text.size() <= kContextBytes) return text;
  const std::size_t space = text.find(' ', text.size() - kContextBytes);
  return space == std::string::npos ? "" : text.substr(space + 1);
}

std::string after_piece(const std::vector<ways::Piece>& pieces, std::size_t piece) {
  std::string text;
  for (std::size_t p = piece + 1; p < pieces.size() && text.size() < 4 * kContextBytes; ++p) text += pieces[p].text;
  text = one_line(text);
  return text.size() <= kContextBytes ? text : text.substr(0, text.rfind(' ', kContextBytes));
}

std::string bounded(const std::string& reading) {
  const std::string text = one_line(reading);
  return text.size() <= kReadingBytes ? text : text.substr(0, text.rfind(' ', kReadingBytes)) + " …";
}

// What would change to read as the base: the way's own reading goes, the base's comes.
Data difference_data(const std::vector<ways::Piece>& text, const ways::Way::Difference& d, std::size_t& bytes) {
  const ways::Piece& piece = text[d.piece];
  const std::string gone = bounded(piece.readings[d.reading].text);
  const std::string comes = bounded(piece.readings.front().text);
  Data one("before", before_piece(text, d.piece));
  const std::string after = after_piece(text, d.piece);
  const bool touches = !after.empty() && std::string_view(".,;:)").find(after.front()) != std::string_view::npos;
  one.set("after", (touches ? "" : " ") + after);
  if (!gone.empty()) one.set("gone", gone);
  if (!comes.empty()) one.set("new", comes);
  bytes += gone.size() + comes.size() + 2 * kContextBytes + 60;
  return one;
}

Data models_data(const FamilyReport& report, const ways::Way& way) {
  Data list(Data::type::list);
  for (const std::uint32_t p : way.positions)
    if (report.model(p)) list.push_back(Data("name", report.name(p)));
  return list;
}

// The way that is meant, and the words: "rlostoel" for "rolstoel".
Data slip_data(const FamilyReport& report, const ways::Slip& slip) {
  const Messages& say = report.say();
  Data words(Data::type::list);
  for (const ways::Slip::Word& word : slip.words) {
    Data one("written", word.written);
    one.set("meant", word.meant);
    if (&word != &slip.words.front()) one.set("and", ", ");
    words.push_back(one);
  }
  Data data = report.way_link(slip.of, say.tr("way {letter}", {{"letter", report.way_label(slip.of)}}));
  data.set("words", words);
  data.set("says", say.tr("Probably a slip of the pen for"));
  data.set("for_word", say.tr("instead of"));
  return data;
}

}  // namespace

std::string why_apart(const Messages& say, ways::Apart apart) {
  switch (apart) {
    case ways::Apart::kNot:
      return {};
    case ways::Apart::kLeft:
      return say.tr("Not laid beside the common text: it is several texts, one behind the other.");
    case ways::Apart::kSeveral:
      return say.tr("Not laid beside the common text, because it has more provisions on this: its own text.");
    case ways::Apart::kUnlike:
      return say.tr("Too unlike the common text to be laid beside it: its own text.");
    case ways::Apart::kRearranged:
      return say.tr("A long stretch of it reads otherwise than the common text, and few read so: its own text.");
  }
  return {};
}

namespace {

// Those that stand on texts of several governments that are no more, with the way of each.
Data left_data(const FamilyReport& report, const ways::Way& way) {
  constexpr std::size_t kMost = 12;
  const Messages& say = report.say();
  Data list(Data::type::list);
  for (const std::uint32_t p : way.positions) {
    const ways::Counted& counted = report.family.positions[p];
    if (counted.parts.empty() || list.list_value().size() == kMost) continue;
    Data parts(Data::type::list);
    for (const ways::Counted::Part& part : counted.parts) {
      Data one("name", one_line(report.context.corpus.government(part.government).name));
      if (!parts.is_empty_list()) one.set("and", ", ");
      if (part.way) {
        one.set("goes", report.way_link(*part.way, say.tr("way {letter}", {{"letter", report.way_label(*part.way)}})));
      } else {
        one.set("nobody", say.tr("a way of nobody else"));
      }
      parts.push_back(one);
    }
    Data one("parts", parts);
    one.set("says", say.tr("{government} stands on the texts of those it took over, as long as it has none of its own:",
                           {{"government", report.name(p)}}));
    list.push_back(one);
  }
  return list;
}

Data way_data(const FamilyReport& report, std::uint32_t w, Budget& budget) {
  const Messages& say = report.say();
  const ways::Way& way = report.family.ways[w];
  const std::uint32_t of_base = report.family.positions[report.family.base].way;
  const bool base = of_base == w;
  Data data("id", FamilyReport::way_id(w));
  data.set("title", say.tr("Way {letter}", {{"letter", report.way_label(w)}}));
  data.set("count", say.trn("{n} government", "{n} governments", way.governments));
  data.set("share", say.percent(way.governments, report.governments()));
  data.set("wordings", say.trn("{n} wording", "{n} wordings", way.wordings));
  data.set("tile", "key-" + std::to_string(std::min<std::uint32_t>(w, 7)));
  data.set("models", models_data(report, way));
  const auto governments = report.without_models(way.positions);
  const std::string names = report.names(governments);
  data.set(governments.size() > kNamesAtOnce ? "many" : "few", Data("names", names));
  data.set("who", say.trn("The government", "The {n} governments", way.governments));
  std::size_t bytes = names.size() + 400;
  if (base) {
    const bool differs = std::any_of(report.family.text.begin(), report.family.text.end(),
                                     [](const ways::Piece& p) { return p.readings.size() > 1; });
    data.set("as_base", differs ? say.tr("As the common text below, with the first reading everywhere.")
                                : say.tr("As the text below."));
  } else if (way.slip) {
    data.set("slip", slip_data(report, *way.slip));
  } else if (way.apart != ways::Apart::kNot) {
    data.set("apart", why_apart(say, way.apart));
  } else {
    Data list(Data::type::list);
    for (const ways::Way::Difference& d : way.differences)
      list.push_back(difference_data(report.family.text, d, bytes));
    Data differences("list", list);
    if (list.is_non_empty_list())
      differences.set("joining", say.tr("To change over to {way}: what is struck out goes, what is underlined comes.",
                                        {{"way", say.tr("way {letter}", {{"letter", report.way_label(of_base)}})}}));
    data.set("differences", differences);
  }
  data.set("left", left_data(report, way));
  const std::uint32_t shown = way.positions.front();
  const std::string& text = report.family.positions[shown].position.text;
  if (budget.take(bytes + text.size())) {
    Data whole("lines", line_data(text));
    whole.set("title", say.tr("The text, as {government} writes it", {{"government", report.name(shown)}}));
    data.set("whole", whole);
  }
  return data;
}

}  // namespace

std::size_t ways_that_fit(const FamilyReport& report) {
  // Twice that of other lists, as in ways_data().
  Budget budget(2 * report.list_bytes);
  std::size_t fit = 0;
  for (; fit < report.counted_ways(); ++fit) {
    const ways::Way& way = report.family.ways[fit];
    if (!budget.take(400 + 15 * way.governments + 300 * way.differences.size())) break;
  }
  return fit;
}

Data ways_data(const FamilyReport& report) {
  const Messages& say = report.say();
  const std::size_t counted = report.counted_ways();
  // Twice that of other lists: each way has its text whole. Where the room ends, ways keep their names and differences.
  Budget budget(2 * report.list_bytes);
  Data list(Data::type::list);
  std::uint32_t left_out = 0;
  for (std::uint32_t w = 0; w < counted; ++w) {
    if (w < report.ways_told) {
      list.push_back(way_data(report, w, budget));
    } else {
      left_out += report.family.ways[w].governments;
    }
  }
  Data data("list", list);
  if (report.ways_told < counted)
    data.set("more", say.trn("One more way, of {governments}, is left out to keep this page small.",
                             "{n} more ways, of {governments}, are left out to keep this page small.",
                             counted - report.ways_told,
                             {{"governments", say.trn("{n} government", "{n} governments", left_out)}}));
  Data models(Data::type::list);
  for (std::size_t w = counted; w < report.family.ways.size(); ++w)
    for (const std::uint32_t p : report.family.ways[w].positions)
      models.push_back(
          Data("says", say.tr("No government follows the model \"{model}\".", {{"model", report.name(p)}})));
  data.set("unfollowed", models);
  return data;
}

}  // namespace eender::view
