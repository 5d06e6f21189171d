// SPDX-License-Identifier: EUPL-1.2
#include "ways/family.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/string_map.h"
#include "match/alignment.h"
#include "match/diff.h"
#include "ways/opening.h"
#include "ways/parts.h"
#include "ways/sentences.h"

namespace eender::ways {
namespace {

using Positions = std::vector<std::uint32_t>;

bool is_mark(std::string_view word) { return word.starts_with("\xE2\x9F\xA8"); }
bool is_own(std::string_view word) {
  return word == "\xE2\x9F\xA8own\xE2\x9F\xA9" ||
         word ==
             "\xE2\x9F\xA8"
             "board\xE2\x9F\xA9" ||
         word ==
             "\xE2\x9F\xA8"
             "council\xE2\x9F\xA9" ||
         word == "\xE2\x9F\xA8mayor\xE2\x9F\xA9";
}

// A reading of more words than a line holds, of fewer governments than one in twenty, would swallow the variation points that the others
// have in that stretch. Such texts stay out of the common text (Way::apart) and keep their place in every count and in the table of values.
constexpr std::uint32_t kLongReading = 15;
constexpr std::uint32_t kFewShare = 20;
// Texts that keep less of the base's words, or of their own, have nothing in common with it that helps a reader.
constexpr match::Threshold kLeastKept{50};

// Where the base's tokens stand in another skeleton: by base token its number there, or kGone.
constexpr std::uint32_t kGone = UINT32_MAX;

struct Laid {
  std::vector<std::uint32_t> at;
  std::uint32_t longest_edit = 0;  // words deleted or inserted in one go
  bool alike = false;
};

Laid lay(std::span<const match::Word> base, std::span<const match::Word> other) {
  Laid laid;
  laid.at.assign(base.size(), kGone);
  std::uint64_t kept = 0;
  for (const match::Edit& edit : match::diff(base, other)) {
    if (edit.kind != match::EditKind::kKeep) {
      laid.longest_edit = std::max({laid.longest_edit, edit.a_end - edit.a_begin, edit.b_end - edit.b_begin});
      continue;
    }
    kept += edit.a_end - edit.a_begin;
    for (std::uint32_t i = edit.a_begin; i < edit.a_end; ++i) laid.at[i] = edit.b_begin + (i - edit.a_begin);
  }
  laid.alike = kLeastKept.met(kept, std::max(base.size(), other.size()));
  return laid;
}

// Positions that read alike on one rung, with the one that stands for them first: of the commonest wording, the lowest number.
struct Group {
  Positions positions;
  std::uint32_t governments = 0;
};

class Opening {
 public:
  Opening(const FamilyRow& row, const Keyer& keyer) : keyer_(keyer) { family_.row = row; }

  Result<OpenFamily> run(const std::vector<Member>& members, corpus::Reader& reader, const IsWord& is_word) {
    EENDER_TRY(auto positions, positions_of(members, reader, keyer_));
    count(std::move(positions));
    group_by_skeleton();
    make_text();
    make_ways();
    find_parts(family_, keyer_);
    const auto key_of = [&](const corpus::ProvisionRow& provision) {
      const auto keys = keyer_.keys(provision.text, provision.regulation);
      return keyer_.print(keys, keyer_.language(provision.regulation)).way;
    };
    EENDER_TRY_VOID(find_slips(family_, key_of, is_word));
    return std::move(family_);
  }

 private:
  void count(std::vector<Position> positions) {
    auto readings = read_positions(positions, keyer_);
    family_.ladder = ladder_of(positions, readings);
    for (std::size_t i = 0; i < positions.size(); ++i) {
      keys_.push_back(std::move(readings[i].keys));
      family_.positions.push_back(
          {std::move(positions[i]), std::move(readings[i].printed), std::move(readings[i].rules), 0, {}});
    }
  }

  bool model(std::uint32_t position) const { return family_.positions[position].position.model; }

  // The positions by one of their keys, most governments first, of equally many the one with the lowest position.
  template <typename KeyOf>
  std::vector<Group> groups_by(KeyOf key_of) const {
    std::map<std::string_view, Group> groups;
    for (std::uint32_t i = 0; i < family_.positions.size(); ++i) {
      Group& group = groups[key_of(family_.positions[i].keys)];
      group.positions.push_back(i);
      group.governments += !model(i);
    }
    std::vector<Group> result;
    for (auto& [key, group] : groups) {
      std::map<std::string_view, std::uint32_t> wordings;
      for (const std::uint32_t i : group.positions) ++wordings[family_.positions[i].keys.wording];
      const auto first =
          std::max_element(group.positions.begin(), group.positions.end(), [&](std::uint32_t a, std::uint32_t b) {
            return wordings[family_.positions[a].keys.wording] < wordings[family_.positions[b].keys.wording];
          });
      std::rotate(group.positions.begin(), first, first + 1);
      result.push_back(std::move(group));
    }
    std::sort(result.begin(), result.end(), [](const Group& a, const Group& b) {
      return a.governments != b.governments ? a.governments > b.governments : a.positions.front() < b.positions.front();
    });
    return result;
  }

  void group_by_skeleton() {
    skeletons_ = groups_by([](const PrintedKeys& keys) -> std::string_view { return keys.apart_from_values; });
    skeleton_of_.resize(family_.positions.size());
    for (std::uint32_t g = 0; g < skeletons_.size(); ++g)
      for (const std::uint32_t i : skeletons_[g].positions) skeleton_of_[i] = g;
    family_.base = skeletons_.front().positions.front();
  }

  const std::vector<text::Token>& tokens(std::uint32_t skeleton) const {
    return keys_[skeletons_[skeleton].positions.front()].apart_from_values();
  }

  // The original words of a position from its key-4 token `begin` up to `end`, with the punctuation between.
  std::string original(std::uint32_t position, std::uint32_t begin, std::uint32_t end) const {
    const auto& t = keys_[position].apart_from_values();
    if (begin >= end) return {};
    const std::string& text = family_.positions[position].position.text;
    return text.substr(t[begin].begin, t[end - 1].end - t[begin].begin);
  }

  void make_text() {
    StringMap<match::Word> vocabulary;
    const auto ids_of = [&](std::uint32_t skeleton) {
      std::vector<match::Word> ids;
      for (const text::Token& token : tokens(skeleton))
        ids.push_back(
            vocabulary.try_emplace(std::string(token.word), static_cast<match::Word>(vocabulary.size())).first->second);
      return ids;
    };
    const auto base = ids_of(0);
    match::Sequences others;            // those that take part, the base's skeleton first
    std::vector<std::uint32_t> taking;  // by sequence: its skeleton
    for (std::uint32_t g = 0; g < skeletons_.size(); ++g) {
      const auto words = ids_of(g);
      laid_.push_back(lay(base, words));
      // Texts of several, one behind the other, fill in each value more than once.
      const auto of_several = [&](std::uint32_t p) { return family_.positions[p].position.is_of_several(); };
      if (g > 0 && std::all_of(skeletons_[g].positions.begin(), skeletons_[g].positions.end(), of_several))
        laid_[g].alike = false;
      const bool few = skeletons_[g].governments * kFewShare < family_.ladder.governments;
      apart_.push_back(!laid_[g].alike || (few && laid_[g].longest_edit > kLongReading));
      if (apart_[g]) continue;
      others.add(words);
      taking.push_back(g);
    }
    for (std::uint32_t i = 0; i < family_.positions.size(); ++i)
      if (apart_[skeleton_of_[i]]) family_.apart.push_back(i);
    const match::Alignment alignment = match::align(base, others, match::Threshold{0});

    std::uint32_t at = 0;
    for (const match::VariationPoint& point : alignment.points) {
      add_common(at, point.base.begin);
      add_variation(point, taking);
      at = point.base.end;
    }
    add_common(at, static_cast<std::uint32_t>(base.size()));
    fill_texts();
    add_columns();
  }

  // A stretch of the base that all have: cut where names and values stand.
  void add_common(std::uint32_t begin, std::uint32_t end) {
    const auto& base = tokens(0);
    for (std::uint32_t i = begin; i < end; ++i) {
      if (!is_mark(base[i].word)) {
        if (family_.text.empty() || family_.text.back().kind != Piece::Kind::kCommon)
          start_piece(Piece::Kind::kCommon, i);
      } else if (is_own(base[i].word)) {
        start_piece(Piece::Kind::kOwn, i);
      } else {
        start_piece(Piece::Kind::kValue, i);
      }
    }
  }

  void start_piece(Piece::Kind kind, std::uint32_t token) {
    Piece piece;
    piece.kind = kind;
    family_.text.push_back(std::move(piece));
    piece_begins_.push_back(token);
  }

  const text::Value* value_at(std::uint32_t position, std::uint32_t token) const {
    const auto& found = keys_[position].found;
    const auto at = std::lower_bound(found.begin(), found.end(), token,
                                     [](const text::Value& v, std::uint32_t t) { return v.token < t; });
    return at != found.end() && at->token == token ? &*at : nullptr;
  }

  Cell cell_of(std::uint32_t position, const text::Value& value) const {
    return {family_.positions[position].position.text.substr(value.begin, value.end - value.begin), value.normal(),
            value.measure(), value.bound};
  }

  // A column for each value of the base, whether its words are common or not; a value in common words also gets its readings.
  void add_columns() {
    const std::uint32_t base = skeletons_.front().positions.front();
    for (const text::Value& value : keys_[base].found) {
      Column column;
      column.kind = value.kind;
      column.context = context_of(family_.positions[base].position.text, tokens(0), value.token);
      column.cells.resize(family_.positions.size());
      for (std::uint32_t p = 0; p < family_.positions.size(); ++p) {
        const Laid& laid = laid_[skeleton_of_[p]];
        if (!laid.alike || laid.at[value.token] == kGone) continue;
        if (const text::Value* theirs = value_at(p, laid.at[value.token])) column.cells[p] = cell_of(p, *theirs);
      }
      for (std::size_t i = 0; i < family_.text.size(); ++i) {
        if (family_.text[i].kind != Piece::Kind::kValue || piece_begins_[i] != value.token) continue;
        family_.text[i].readings = readings_of(column);
        family_.text[i].column = static_cast<std::uint32_t>(family_.columns.size());
      }
      family_.columns.push_back(std::move(column));
    }
  }

  // By measure, the commonest first, of equally common ones by their letters.
  std::vector<Reading> readings_of(const Column& column) const {
    std::map<std::string_view, Reading> by_magnitude;
    for (std::uint32_t p = 0; p < column.cells.size(); ++p) {
      if (!column.cells[p]) continue;
      Reading& reading = by_magnitude[column.cells[p]->measure];
      if (reading.positions.empty()) reading.text = column.cells[p]->written;
      reading.positions.push_back(p);
      reading.governments += !model(p);
    }
    std::vector<Reading> readings;
    for (auto& [measure, reading] : by_magnitude) readings.push_back(std::move(reading));
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading& a, const Reading& b) { return a.governments > b.governments; });
    return readings;
  }

  void add_variation(const match::VariationPoint& point, const std::vector<std::uint32_t>& taking) {
    start_piece(Piece::Kind::kVariation, point.base.begin);
    std::vector<Reading> readings(point.readings.size());
    std::vector<std::uint32_t> best(point.readings.size(), 0);  // governments of the skeleton that words a reading
    std::vector<std::uint32_t> reading_of(skeletons_.size(), 0);
    for (std::size_t sequence = 0; sequence < taking.size(); ++sequence) {
      const std::uint32_t g = taking[sequence];
      const std::uint32_t r = reading_of[g] = point.reading_of[sequence];
      Reading& reading = readings[r];
      if (reading.positions.empty() || skeletons_[g].governments > best[r]) {
        reading.text =
            original(skeletons_[g].positions.front(), point.words_of[sequence].begin, point.words_of[sequence].end);
        best[r] = skeletons_[g].governments;
      }
      reading.governments += skeletons_[g].governments;
      reading.positions.insert(reading.positions.end(), skeletons_[g].positions.begin(), skeletons_[g].positions.end());
    }
    for (Reading& reading : readings) std::sort(reading.positions.begin(), reading.positions.end());
    // The base's own first, then the commonest.
    std::vector<std::uint32_t> order(readings.size());
    for (std::uint32_t r = 0; r < order.size(); ++r) order[r] = r;
    std::stable_sort(order.begin() + 1, order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return readings[a].governments > readings[b].governments;
    });
    std::vector<std::uint32_t> place(order.size());
    Piece& piece = family_.text.back();
    for (std::uint32_t r = 0; r < order.size(); ++r) {
      place[order[r]] = r;
      piece.readings.push_back(std::move(readings[order[r]]));
    }
    for (std::uint32_t& r : reading_of) r = place[r];
    variations_.push_back({static_cast<std::uint32_t>(family_.text.size() - 1), std::move(reading_of)});
  }

  // Gives each piece its stretch of the base's text: from its first word up to the next piece's, so that joined they are the text.
  void fill_texts() {
    const std::string& text = family_.positions[family_.base].position.text;
    const auto& base = tokens(0);
    std::size_t at = 0;
    for (std::size_t p = 0; p < family_.text.size(); ++p) {
      const std::size_t next = p + 1 < piece_begins_.size() ? piece_begins_[p + 1] : base.size();
      std::size_t end = next < base.size() ? base[next].begin : text.size();
      // White space and punctuation behind a mark belong to what follows it, so that only the mark is marked.
      const bool marked = family_.text[p].kind != Piece::Kind::kCommon;
      if (marked && next > piece_begins_[p]) end = base[next - 1].end;
      if (marked && next == piece_begins_[p]) end = at;
      family_.text[p].text = text.substr(at, end - at);
      at = end;
    }
    if (at < text.size()) {
      Piece rest;
      rest.text = text.substr(at);
      family_.text.push_back(std::move(rest));
    }
  }

  void make_ways() {
    for (Group& group : groups_by([](const PrintedKeys& keys) -> std::string_view { return keys.way; })) {
      Way way;
      way.governments = group.governments;
      std::set<std::string_view> wordings;
      for (const std::uint32_t i : group.positions) {
        family_.positions[i].way = static_cast<std::uint32_t>(family_.ways.size());
        if (!model(i)) wordings.insert(family_.positions[i].keys.wording);
      }
      way.wordings = static_cast<std::uint32_t>(wordings.size());
      const std::uint32_t skeleton = skeleton_of_[group.positions.front()];
      way.apart = why_apart(group.positions.front());
      const bool own_way =
          family_.positions[family_.base].keys.way == family_.positions[group.positions.front()].keys.way;
      if (way.apart == Apart::kNot && !own_way)
        for (const Variation& v : variations_)
          if (v.reading_of[skeleton] != 0) way.differences.push_back({v.piece, v.reading_of[skeleton]});
      way.positions = std::move(group.positions);
      family_.ways.push_back(std::move(way));
    }
  }

  Apart why_apart(std::uint32_t position) const {
    const std::uint32_t skeleton = skeleton_of_[position];
    if (!apart_[skeleton]) return Apart::kNot;
    const Position& p = family_.positions[position].position;
    if (p.is_of_several()) return Apart::kLeft;
    if (p.provisions.size() > family_.positions[family_.base].position.provisions.size()) return Apart::kSeveral;
    return laid_[skeleton].alike ? Apart::kRearranged : Apart::kUnlike;
  }

  struct Variation {
    std::uint32_t piece;
    std::vector<std::uint32_t> reading_of;  // by skeleton; of one that takes no part nothing
  };

  const Keyer& keyer_;
  OpenFamily family_;
  std::vector<text::Keys> keys_;             // by position
  std::vector<Group> skeletons_;             // distinct keys 4; the first is the base's
  std::vector<std::uint32_t> skeleton_of_;   // by position
  std::vector<Laid> laid_;                   // by skeleton, along the base's
  std::vector<bool> apart_;                  // by skeleton
  std::vector<std::uint32_t> piece_begins_;  // by piece: its first token in the base
  std::vector<Variation> variations_;
};

}  // namespace

Result<OpenFamily> open_family(const FamilyRow& row, const Analysis& analysis, corpus::Reader& reader,
                               const Keyer& keyer) {
  EENDER_TRY(const auto members, analysis.members(row.id));
  return open_family(row, members, reader, keyer, [&](std::string_view word) { return analysis.is_word(word); });
}

Result<OpenFamily> open_family(const FamilyRow& row, const std::vector<Member>& members, corpus::Reader& reader,
                               const Keyer& keyer, const IsWord& is_word) {
  return Opening(row, keyer).run(members, reader, is_word);
}

}  // namespace eender::ways
