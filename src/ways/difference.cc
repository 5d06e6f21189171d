// SPDX-License-Identifier: EUPL-1.2
#include "ways/difference.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/string_map.h"
#include "match/diff.h"
#include "match/join.h"
#include "match/shingles.h"
#include "text/words.h"

// Whole lines are looked at before words. A shortest script of words would rather keep a few words of one list item inside another than
// say that the two changed places; so lines that occur on both sides are laid along each other first, those that are out of order are
// taken out as moved, and only what remains is compared word by word.

namespace eender::ways {
namespace {

using match::EditKind;
using match::Word;

// Gives equal words (or lines, or whole texts) equal numbers, over both sides.
class Numbers {
 public:
  Word of(std::string_view key) { return numbers_.try_emplace(key, static_cast<Word>(numbers_.size())).first->second; }

 private:
  StringMap<Word> numbers_;
};

std::uint32_t count(std::size_t n) { return static_cast<std::uint32_t>(n); }

// A line that holds words: words begin .. end.
struct Line {
  std::uint32_t begin = 0, end = 0;
};

constexpr std::uint32_t kMovedLineWords =
    3;  // a shorter line ("ja", "of", "€ 25") stands in many places without having come from any

enum class Fate : std::uint8_t { kGone, kKept, kMoved };  // gone: deleted of the left, inserted of the right

struct Side {
  std::string_view text;
  std::vector<Word> numbers;         // by word
  std::vector<Fate> fates;           // by word
  std::vector<std::uint32_t> moves;  // by word: which move, where moved
  std::vector<std::uint32_t> edges;  // by word: the byte where its part of the text begins
  std::vector<Line> lines;

  Side(std::string_view whole, std::span<const text::Token> tokens, Numbers& numbering) : text(whole) {
    numbers.reserve(tokens.size());
    for (const text::Token& token : tokens) numbers.push_back(numbering.of(token.word));
    fates.assign(tokens.size(), Fate::kGone);
    moves.assign(tokens.size(), 0);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      if (i == 0) {
        edges.push_back(0);
        lines.push_back({0, 0});
      } else {
        const std::uint32_t gap = tokens[i - 1].end;
        const std::size_t newline = text.substr(gap, tokens[i].begin - gap).rfind('\n');
        // Without a line break an opening bracket or quote still belongs to the word behind it; so cut behind the last space.
        const std::size_t space = text.substr(gap, tokens[i].begin - gap).rfind(' ');
        const bool breaks = newline != std::string_view::npos;
        edges.push_back(breaks                            ? gap + count(newline) + 1
                        : space != std::string_view::npos ? gap + count(space) + 1
                                                          : tokens[i].begin);
        if (breaks) lines.push_back({i, i});
      }
      lines.back().end = i + 1;
    }
  }

  std::uint32_t size() const { return count(numbers.size()); }
  std::uint32_t edge(std::uint32_t word) const { return word == size() ? count(text.size()) : edges[word]; }
  Bytes bytes(std::uint32_t begin, std::uint32_t end) const { return {edge(begin), edge(end)}; }
  std::string_view line_key(Line line) const {  // the numbers of its words, as they lie in memory
    return {reinterpret_cast<const char*>(numbers.data() + line.begin), (line.end - line.begin) * sizeof(Word)};
  }
  void move(std::uint32_t begin, std::uint32_t length, std::uint32_t which) {
    std::fill_n(fates.begin() + begin, length, Fate::kMoved);
    std::fill_n(moves.begin() + begin, length, which);
  }
};

// Takes out the lines that stand in another order, and says how many moves there were.
std::uint32_t move_lines(Side& left, Side& right) {
  Numbers numbering;
  const auto numbers_of = [&](const Side& side) {
    std::vector<Word> numbers;
    for (const Line& line : side.lines) numbers.push_back(numbering.of(side.line_key(line)));
    return numbers;
  };
  const std::vector<Word> a = numbers_of(left);
  const std::vector<Word> b = numbers_of(right);
  const auto edits = match::diff(a, b);
  std::map<Word, std::vector<std::uint32_t>>
      came;  // lines of the right that have no place in the order, the last first
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
    if (edit->kind == EditKind::kInsert)
      for (std::uint32_t line = edit->b_end; line-- > edit->b_begin;) came[b[line]].push_back(line);
  std::uint32_t moves = 0;
  for (const match::Edit& edit : edits) {
    if (edit.kind != EditKind::kDelete) continue;
    for (std::uint32_t line = edit.a_begin; line < edit.a_end; ++line) {
      const std::uint32_t words = left.lines[line].end - left.lines[line].begin;
      const auto candidates = came.find(a[line]);
      if (words < kMovedLineWords || candidates == came.end() || candidates->second.empty()) continue;
      left.move(left.lines[line].begin, words, moves);
      right.move(right.lines[candidates->second.back()].begin, words, moves);
      candidates->second.pop_back();
      ++moves;
    }
  }
  return moves;
}

// The words that have not moved: their numbers, and which they are.
struct Rest {
  std::vector<Word> numbers;
  std::vector<std::uint32_t> places;

  explicit Rest(const Side& side) {
    for (std::uint32_t i = 0; i < side.size(); ++i) {
      if (side.fates[i] == Fate::kMoved) continue;
      numbers.push_back(side.numbers[i]);
      places.push_back(i);
    }
  }
};

// Judges the words that move_lines left.
void compare_words(Side& left, Side& right, std::uint32_t moves) {
  const Rest a(left);
  const Rest b(right);
  const auto edits = match::diff(a.numbers, b.numbers);
  for (const match::Edit& edit : edits) {
    if (edit.kind != EditKind::kKeep) continue;
    for (std::uint32_t i = edit.a_begin; i < edit.a_end; ++i) left.fates[a.places[i]] = Fate::kKept;
    for (std::uint32_t i = edit.b_begin; i < edit.b_end; ++i) right.fates[b.places[i]] = Fate::kKept;
  }
  for (const match::Move& move : match::moves(a.numbers, b.numbers, edits)) {
    for (std::uint32_t i = 0; i < move.length; ++i) {
      left.move(a.places[move.a_begin + i], 1, moves);
      right.move(b.places[move.b_begin + i], 1, moves);
    }
    ++moves;
  }
}

// One past the last word from `at` on that fares as it does.
std::uint32_t run_end(const Side& side, std::uint32_t at) {
  std::uint32_t end = at + 1;
  while (end < side.size() && side.fates[end] == side.fates[at] && side.moves[end] == side.moves[at]) ++end;
  return end;
}

std::vector<Stretch> stretches_of(const Side& left, const Side& right) {
  using Kind = Stretch::Kind;
  std::vector<Stretch> stretches;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  while (a < left.size() || b < right.size()) {
    while (a < left.size() && left.fates[a] != Fate::kKept) {
      const std::uint32_t end = run_end(left, a);
      stretches.push_back({left.fates[a] == Fate::kMoved ? Kind::kMovedAway : Kind::kDeleted, left.bytes(a, end),
                           right.bytes(b, b), end - a, left.moves[a]});
      a = end;
    }
    while (b < right.size() && right.fates[b] != Fate::kKept) {
      const std::uint32_t end = run_end(right, b);
      stretches.push_back({right.fates[b] == Fate::kMoved ? Kind::kMovedHere : Kind::kInserted, left.bytes(a, a),
                           right.bytes(b, end), end - b, right.moves[b]});
      b = end;
    }
    const std::uint32_t kept =
        std::min(a < left.size() ? run_end(left, a) - a : 0, b < right.size() ? run_end(right, b) - b : 0);
    if (kept > 0) stretches.push_back({Kind::kKept, left.bytes(a, a + kept), right.bytes(b, b + kept), kept, 0});
    a += kept;
    b += kept;
  }
  // `partner` held the number of the move until here. A move that something else moved into is several stretches; each side's first
  // names the other's.
  std::map<std::uint32_t, std::uint32_t> away, here;
  const auto moved = [](const Stretch& s) { return s.kind == Kind::kMovedAway || s.kind == Kind::kMovedHere; };
  for (std::uint32_t i = 0; i < stretches.size(); ++i)
    if (moved(stretches[i])) (stretches[i].kind == Kind::kMovedAway ? away : here).try_emplace(stretches[i].partner, i);
  for (Stretch& stretch : stretches)
    stretch.partner = moved(stretch) ? (stretch.kind == Kind::kMovedAway ? here : away).at(stretch.partner) : 0;
  return stretches;
}

struct Partner {
  std::uint32_t at = 0;  // on the other side
  ProvisionDifference::By by = ProvisionDifference::By::kWords;
  double likeness = 0;
};

// The pairing of two regulations, made in rounds: each takes from what the ones before left. By provision, nothing where it is alone.
struct Pairing {
  std::vector<std::optional<Partner>> of_left, of_right;

  void pair(std::uint32_t l, std::uint32_t r, ProvisionDifference::By by, double likeness) {
    of_left[l] = Partner{r, by, likeness};
    of_right[r] = Partner{l, by, likeness};
  }

  // The first of equal keys with the first, and so on; an empty key is no key.
  void by_key(ProvisionDifference::By by, const std::vector<std::string>& left, const std::vector<std::string>& right) {
    std::map<std::string_view, std::vector<std::uint32_t>> places;  // on the right, the last first
    for (std::uint32_t r = count(right.size()); r-- > 0;)
      if (!of_right[r] && !right[r].empty()) places[right[r]].push_back(r);
    for (std::uint32_t l = 0; l < left.size(); ++l) {
      const auto found = of_left[l] ? places.end() : places.find(left[l]);
      if (found == places.end() || found->second.empty()) continue;
      pair(l, found->second.back(), by, by == ProvisionDifference::By::kWords ? 1 : 0);
      found->second.pop_back();
    }
  }

  void by_likeness(const match::Sequences& left, const match::Sequences& right) {
    struct Place {
      bool on_right = false;
      std::uint32_t at = 0;
    };
    match::Sequences rest;
    std::vector<Place> places;
    const auto add = [&](bool on_right, const match::Sequences& all, const auto& partners) {
      for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (partners[i]) continue;
        rest.add(all[i]);
        places.push_back({on_right, i});
      }
    };
    add(false, left, of_left);
    add(true, right, of_right);
    constexpr std::uint32_t kShingleWords = 3;
    const match::Sets sets = match::shingle(rest, kShingleWords);
    auto pairs = match::join(sets, {kPairedFromPercent});
    const auto united = [&](const match::Pair& p) {
      return std::uint64_t{sets.sizes[p.left]} + sets.sizes[p.right] - p.shared;
    };
    std::stable_sort(pairs.begin(), pairs.end(), [&](const match::Pair& a, const match::Pair& b) {
      return a.shared * united(b) > b.shared * united(a);
    });
    for (const match::Pair& p : pairs) {
      const Place l = places[p.left];
      const Place r = places[p.right];
      if (l.on_right == r.on_right || of_left[l.at] || of_right[r.at]) continue;
      pair(l.at, r.at, ProvisionDifference::By::kLikeness,
           static_cast<double>(p.shared) / static_cast<double>(united(p)));
    }
  }
};

// What the pairing asks of one side's provisions, made once.
struct Provisions {
  std::vector<std::string> words, headed_words;  // key 2; the same with the heading
  std::vector<std::string> headings,
      places;  // heading in words; heading with number, the path where there is no heading
  match::Sequences sequences;

  Provisions(std::span<const corpus::ProvisionRow> rows, Numbers& numbering) {
    for (const corpus::ProvisionRow& row : rows) {
      const text::Words key(row.text);
      std::vector<Word> sequence;
      for (const text::Token& token : key.tokens()) sequence.push_back(numbering.of(token.word));
      sequences.add(sequence);
      words.push_back(text::print(key.tokens()));
      headings.push_back(text::print(text::Words(row.heading).tokens()));
      // No words hold a line break, so the parts of a key cannot run into one another.
      places.push_back(headings.back() + "\n" + (headings.back().empty() ? row.path : row.number));
      headed_words.push_back(words.back().empty() ? std::string() : words.back() + "\n" + headings.back());
    }
  }
};

Pairing pair_provisions(std::span<const corpus::ProvisionRow> left, std::span<const corpus::ProvisionRow> right) {
  using By = ProvisionDifference::By;
  Numbers numbering;
  const Provisions l(left, numbering);
  const Provisions r(right, numbering);
  Pairing pairing;
  pairing.of_left.resize(left.size());
  pairing.of_right.resize(right.size());
  pairing.by_key(By::kWords, l.headed_words, r.headed_words);
  pairing.by_key(By::kWords, l.words, r.words);
  pairing.by_likeness(l.sequences, r.sequences);
  pairing.by_key(By::kHeading, l.places, r.places);
  pairing.by_key(By::kHeading, l.headings, r.headings);
  return pairing;
}

}  // namespace

TextDifference difference(std::string_view left, std::string_view right) {
  const text::Words left_words(left);
  const text::Words right_words(right);
  return difference(left, left_words.tokens(), right, right_words.tokens());
}

TextDifference difference(std::string_view left, std::span<const text::Token> left_key, std::string_view right,
                          std::span<const text::Token> right_key) {
  Numbers numbering;
  Side a(left, left_key, numbering);
  Side b(right, right_key, numbering);
  compare_words(a, b, move_lines(a, b));
  TextDifference result;
  result.stretches = stretches_of(a, b);
  result.same_bytes = left == right;
  for (const Stretch& stretch : result.stretches) {
    switch (stretch.kind) {
      case Stretch::Kind::kKept:
        result.kept += stretch.words;
        break;
      case Stretch::Kind::kDeleted:
        result.deleted += stretch.words;
        break;
      case Stretch::Kind::kInserted:
        result.inserted += stretch.words;
        break;
      case Stretch::Kind::kMovedAway:
        result.moved += stretch.words;
        break;
      case Stretch::Kind::kMovedHere:
        break;
    }
  }
  return result;
}

RegulationDifference difference(std::span<const corpus::ProvisionRow> left,
                                std::span<const corpus::ProvisionRow> right) {
  using By = ProvisionDifference::By;
  const Pairing pairing = pair_provisions(left, right);

  // Pairs by their number on the right, in the order of either side: what a shortest script keeps has not moved.
  std::vector<Word> order_left, order_right;
  for (const auto& partner : pairing.of_left)
    if (partner) order_left.push_back(partner->at);
  for (std::uint32_t r = 0; r < right.size(); ++r)
    if (pairing.of_right[r]) order_right.push_back(r);
  std::vector<char> stays(right.size());
  for (const match::Edit& edit : match::diff(order_left, order_right))
    if (edit.kind == EditKind::kKeep)
      for (std::uint32_t i = edit.b_begin; i < edit.b_end; ++i) stays[order_right[i]] = 1;

  RegulationDifference result;
  const auto only = [&](By by, std::optional<std::uint32_t> l, std::optional<std::uint32_t> r) {
    ProvisionDifference& entry = result.provisions.emplace_back();
    entry.by = by;
    entry.left = l;
    entry.right = r;
    ++(by == By::kOnlyLeft ? result.only_left : result.only_right);
  };
  // Told from `from` on up to the next that stays; those that moved are told where they went.
  const auto only_left = [&](std::uint32_t from) {
    for (std::uint32_t l = from; l < left.size(); ++l) {
      const auto& partner = pairing.of_left[l];
      if (!partner) only(By::kOnlyLeft, l, std::nullopt);
      if (partner && stays[partner->at] != 0) return;
    }
  };
  only_left(0);
  for (std::uint32_t r = 0; r < right.size(); ++r) {
    const auto& partner = pairing.of_right[r];
    if (!partner) {
      only(By::kOnlyRight, std::nullopt, r);
      continue;
    }
    ProvisionDifference& entry = result.provisions.emplace_back();
    entry.by = partner->by;
    entry.left = partner->at;
    entry.right = r;
    entry.likeness = partner->likeness;
    entry.renumbered = left[partner->at].number != right[r].number;
    entry.moved = stays[r] == 0;
    entry.text = difference(left[partner->at].text, right[r].text);
    ++(entry.text.same_words() ? result.same : result.changed);
    if (entry.renumbered) ++result.renumbered;
    if (entry.moved) ++result.moved;
    if (stays[r] != 0) only_left(partner->at + 1);
  }
  return result;
}

}  // namespace eender::ways
