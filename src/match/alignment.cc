// SPDX-License-Identifier: EUPL-1.2
#include "match/alignment.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "match/diff.h"

// Each sequence is compared with the base alone. A word of the base is common when all aligned sequences keep it, and a gap between two
// common words is closed when nobody inserts there. So the points are what lies between common words, except closed gaps; and as a common
// word has a place in every sequence, so have the ends of every point.
//
// The cost is one diff a sequence, and one step a point and sequence: docs/design/0003-alignment.md.

namespace eender::match {
namespace {

std::uint32_t length_of(std::span<const Word> words) { return static_cast<std::uint32_t>(words.size()); }

// The kept stretches of a diff.
std::vector<Edit> kept_stretches(std::span<const Word> base, std::span<const Word> words) {
  std::vector<Edit> edits = diff(base, words);
  std::erase_if(edits, [](const Edit& edit) { return edit.kind != EditKind::kKeep; });
  return edits;
}

bool takes_part(const std::vector<Edit>& kept, std::uint32_t longest, Threshold min_kept) {
  std::uint32_t words = 0;
  for (const Edit& edit : kept) words += edit.a_end - edit.a_begin;
  return longest == 0 || min_kept.met(words, longest);
}

// The stretches of the base that are points: between common words, what is not common and gaps where somebody inserts.
class Cuts {
 public:
  explicit Cuts(std::uint32_t base_length) : common_(base_length, 1), open_(base_length + std::size_t{1}, 0) {}

  void add(const std::vector<Edit>& kept, std::uint32_t length) {
    std::uint32_t base_end = 0;
    std::uint32_t end = 0;
    const auto between = [&](std::uint32_t base_begin, std::uint32_t begin) {
      std::fill(common_.begin() + base_end, common_.begin() + base_begin, char{0});
      if (end < begin) open_[base_end] = 1;
    };
    for (const Edit& edit : kept) {
      between(edit.a_begin, edit.b_begin);
      base_end = edit.a_end;
      end = edit.b_end;
    }
    between(static_cast<std::uint32_t>(common_.size()), length);
  }

  std::vector<Range> points() const {
    std::vector<Range> points;
    const auto length = static_cast<std::uint32_t>(common_.size());
    for (std::uint32_t begin = 0; begin <= length; ++begin) {
      std::uint32_t end = begin;
      while (end < length && common_[end] == 0) ++end;
      if (end > begin || open_[begin] != 0) points.push_back({begin, end});
      begin = end;
    }
    return points;
  }

 private:
  std::vector<char> common_;  // by word of the base
  std::vector<char> open_;    // by gap of the base, gap i before word i
};

// A sequence's words at each point.
std::vector<Range> words_at(const std::vector<Range>& points, const std::vector<Edit>& kept, std::uint32_t base_length,
                            std::uint32_t length) {
  std::vector<Range> words;
  auto stretch = kept.begin();
  // Where the common word at this place of the base stands in the sequence.
  const auto place_of = [&](std::uint32_t base_word) {
    while (stretch->a_end <= base_word) ++stretch;
    return stretch->b_begin + (base_word - stretch->a_begin);
  };
  for (const Range& point : points) {
    const std::uint32_t begin = point.begin == 0 ? 0 : place_of(point.begin - 1) + 1;
    const std::uint32_t end = point.end == base_length ? length : place_of(point.end);
    words.push_back({begin, end});
  }
  return words;
}

// Readings are told apart by their words: as bytes, which are equal exactly where the words are.
std::string_view bytes(std::span<const Word> words) {
  return {reinterpret_cast<const char*>(words.data()), words.size_bytes()};
}

VariationPoint variation_point(std::span<const Word> base, const Sequences& sequences, Range at,
                               std::vector<Range> words_of, const std::vector<char>& aligned) {
  VariationPoint point{at, {{kBase, at}}, std::vector<std::uint32_t>(sequences.size(), kApart), std::move(words_of)};
  absl::flat_hash_map<std::string_view, std::uint32_t> reading_of;
  reading_of.emplace(bytes(base.subspan(at.begin, at.size())), 0U);
  for (std::uint32_t i = 0; i < sequences.size(); ++i) {
    if (aligned[i] == 0) continue;
    const Range words = point.words_of[i];
    const auto [found, fresh] = reading_of.emplace(bytes(sequences[i].subspan(words.begin, words.size())),
                                                   static_cast<std::uint32_t>(point.readings.size()));
    if (fresh) point.readings.push_back({i, words});
    point.reading_of[i] = found->second;
  }
  return point;
}

}  // namespace

Alignment align(std::span<const Word> base, const Sequences& sequences, Threshold min_kept) {
  Alignment alignment;
  std::vector<char> aligned(sequences.size());
  std::vector<std::vector<Edit>> kept(sequences.size());
  Cuts cuts(length_of(base));
  for (std::uint32_t i = 0; i < sequences.size(); ++i) {
    kept[i] = kept_stretches(base, sequences[i]);
    if (takes_part(kept[i], std::max(length_of(base), length_of(sequences[i])), min_kept)) {
      aligned[i] = 1;
      cuts.add(kept[i], length_of(sequences[i]));
    } else {
      alignment.apart.push_back(i);
    }
  }

  const std::vector<Range> points = cuts.points();
  std::vector<std::vector<Range>> words(points.size(), std::vector<Range>(sequences.size()));
  for (std::uint32_t i = 0; i < sequences.size(); ++i) {
    if (aligned[i] == 0) continue;
    const std::vector<Range> mine = words_at(points, kept[i], length_of(base), length_of(sequences[i]));
    for (std::size_t p = 0; p < points.size(); ++p) words[p][i] = mine[p];
  }
  for (std::size_t p = 0; p < points.size(); ++p)
    alignment.points.push_back(variation_point(base, sequences, points[p], std::move(words[p]), aligned));
  return alignment;
}

}  // namespace eender::match
