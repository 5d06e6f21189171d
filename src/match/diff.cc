// SPDX-License-Identifier: EUPL-1.2
#include "match/diff.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "base/check.h"

// The shortest script by Myers (1986), in linear space: the edit graph of a box is searched from both corners at once, one more edit each
// round, keeping for every diagonal the furthest point reached; where the two searches meet lies a snake (a run of kept words) in the
// middle of a shortest path, and the boxes before and behind it are solved in the same way. A round costs as many steps as there are
// edits, so the cost is that of what differs and not of what is long.
//
// A search that has not met by round kRounds gives up; the box is then cut at the words that are unique on both sides and in the same
// order there (the patience diff of Bram Cohen), which costs a sort.

namespace eender::match {
namespace {

constexpr std::int32_t kRounds = kShortestUpTo / 2;  // the two searches make one edit each a round
constexpr std::int32_t kNowhere = std::numeric_limits<std::int32_t>::min() / 2;

struct Box {
  std::int32_t a_begin, a_end, b_begin, b_end;
  std::int32_t width() const { return a_end - a_begin; }
  std::int32_t height() const { return b_end - b_begin; }
};

struct Kept {
  std::int32_t a, b, length;
};

// The furthest points of one search: for diagonal k = x - y the greatest x reached.
class Frontier {
 public:
  explicit Frontier(std::int32_t reach) : middle_(reach + 1), x_(static_cast<std::size_t>(2 * reach + 3)) {}
  std::int32_t& operator[](std::int32_t diagonal) { return x_[static_cast<std::size_t>(middle_ + diagonal)]; }

 private:
  std::int32_t middle_;
  std::vector<std::int32_t> x_;
};

class Differ {
 public:
  Differ(std::span<const Word> a, std::span<const Word> b)
      : a_(a), b_(b), forward_(reach(a.size() + b.size())), backward_(reach(a.size() + b.size())) {
    EENDER_CHECK(a.size() + b.size() < std::size_t{1} << 30, "places are numbers of 31 bits");
  }

  // The kept stretches, ascending.
  std::vector<Kept> kept() {
    solve({0, static_cast<std::int32_t>(a_.size()), 0, static_cast<std::int32_t>(b_.size())});
    return std::move(kept_);
  }

 private:
  // The searches meet after half of all words at the latest.
  static std::int32_t reach(std::size_t words) {
    return static_cast<std::int32_t>(std::min<std::size_t>(words / 2 + 1, kRounds));
  }

  bool equal(std::int32_t a, std::int32_t b) const {
    return a_[static_cast<std::size_t>(a)] == b_[static_cast<std::size_t>(b)];
  }

  void keep(std::int32_t a, std::int32_t b, std::int32_t length) {
    if (length == 0) return;
    if (!kept_.empty() && kept_.back().a + kept_.back().length == a && kept_.back().b + kept_.back().length == b) {
      kept_.back().length += length;
    } else {
      kept_.push_back({a, b, length});
    }
  }

  // Appends what is kept in the box.
  void solve(Box box) {
    std::int32_t prefix = 0;
    const std::int32_t shorter = std::min(box.width(), box.height());
    while (prefix < shorter && equal(box.a_begin + prefix, box.b_begin + prefix)) ++prefix;
    std::int32_t suffix = 0;
    while (suffix < shorter - prefix && equal(box.a_end - 1 - suffix, box.b_end - 1 - suffix)) ++suffix;
    keep(box.a_begin, box.b_begin, prefix);
    const Box inner{box.a_begin + prefix, box.a_end - suffix, box.b_begin + prefix, box.b_end - suffix};
    if (inner.width() > 0 && inner.height() > 0) {
      // Both ends differ, so it takes two edits at least, and each half takes fewer than the whole.
      if (const std::optional<Kept> snake = middle_snake(inner)) {
        solve({inner.a_begin, snake->a, inner.b_begin, snake->b});
        keep(snake->a, snake->b, snake->length);
        solve({snake->a + snake->length, inner.a_end, snake->b + snake->length, inner.b_end});
      } else {
        solve_between_anchors(inner);
      }
    }
    keep(box.a_end - suffix, box.b_end - suffix, suffix);
  }

  // One round of a search: every diagonal one edit further, then along equal words as far as they go. word_equal(x, y) compares in the
  // direction of the search; met(diagonal, start, end) is asked at each new point and ends the round by saying true.
  template <typename Equal, typename Met>
  static bool advance(Frontier& frontier, std::int32_t round, std::int32_t width, std::int32_t height,
                      const Equal& word_equal, const Met& met) {
    if (round == 0) {
      frontier[1] = 0;
    } else {
      frontier[round + 1] = kNowhere;
    }
    frontier[-round - 1] = kNowhere;
    // Diagonals outside the box are left out; they keep kNowhere.
    const std::int32_t first = -round + 2 * std::max(0, round - height);
    const std::int32_t last = round - 2 * std::max(0, round - width);
    for (std::int32_t k = first; k <= last; k += 2) {
      std::int32_t across = frontier[k - 1] + 1;
      if (across > width) across = kNowhere;
      std::int32_t down = frontier[k + 1];
      if (down - k > height) down = kNowhere;
      const std::int32_t start = std::max(across, down);
      if (start < 0) {
        frontier[k] = kNowhere;
        continue;
      }
      std::int32_t x = start;
      while (x < width && x - k < height && word_equal(x, x - k)) ++x;
      frontier[k] = x;
      if (met(k, start, x)) return true;
    }
    return false;
  }

  std::optional<Kept> middle_snake(const Box& box) {
    const std::int32_t width = box.width();
    const std::int32_t height = box.height();
    const std::int32_t delta = width - height;
    const bool odd = (delta & 1) != 0;
    std::optional<Kept> snake;
    for (std::int32_t round = 0; round <= kRounds; ++round) {
      const auto forward_equal = [&](std::int32_t x, std::int32_t y) {
        return equal(box.a_begin + x, box.b_begin + y);
      };
      const auto meets_backward = [&](std::int32_t k, std::int32_t start, std::int32_t end) {
        const std::int32_t other = delta - k;
        if (!odd || other < -(round - 1) || other > round - 1 || end + backward_[other] < width) return false;
        snake = Kept{box.a_begin + start, box.b_begin + start - k, end - start};
        return true;
      };
      if (advance(forward_, round, width, height, forward_equal, meets_backward)) break;
      const auto backward_equal = [&](std::int32_t x, std::int32_t y) {
        return equal(box.a_end - 1 - x, box.b_end - 1 - y);
      };
      const auto meets_forward = [&](std::int32_t k, std::int32_t start, std::int32_t end) {
        const std::int32_t other = delta - k;
        if (odd || other < -round || other > round || end + forward_[other] < width) return false;
        snake = Kept{box.a_end - end, box.b_end - (end - k), end - start};
        return true;
      };
      if (advance(backward_, round, width, height, backward_equal, meets_forward)) break;
    }
    return snake;
  }

  void solve_between_anchors(const Box& box) {
    Box rest = box;
    for (const auto& [a, b] : anchors(box)) {
      solve({rest.a_begin, a, rest.b_begin, b});
      keep(a, b, 1);
      rest.a_begin = a + 1;
      rest.b_begin = b + 1;
    }
    if (rest.width() < box.width()) solve(rest);
  }

  struct Anchor {
    std::int32_t a, b;
  };

  // The longest series of words that are unique on both sides of the box and stand in one order in both.
  std::vector<Anchor> anchors(const Box& box) const {
    struct Places {
      std::int32_t in_a = 0, in_b = 0;  // how often
      std::int32_t b = 0;
    };
    absl::flat_hash_map<Word, Places> places;
    for (std::int32_t a = box.a_begin; a < box.a_end; ++a) ++places[a_[static_cast<std::size_t>(a)]].in_a;
    for (std::int32_t b = box.b_begin; b < box.b_end; ++b) {
      const auto found = places.find(b_[static_cast<std::size_t>(b)]);
      if (found == places.end()) continue;
      ++found->second.in_b;
      found->second.b = b;
    }
    std::vector<Anchor> unique;
    for (std::int32_t a = box.a_begin; a < box.a_end; ++a)
      if (const Places& at = places[a_[static_cast<std::size_t>(a)]]; at.in_a == 1 && at.in_b == 1)
        unique.push_back({a, at.b});

    // The longest ascending series: ends[n] is the anchor with the least b that ends a series of n + 1; before[i] the one before i.
    std::vector<std::size_t> ends;
    std::vector<std::size_t> before(unique.size());
    for (std::size_t i = 0; i < unique.size(); ++i) {
      const auto at = std::ranges::lower_bound(ends, unique[i].b, {}, [&](std::size_t end) { return unique[end].b; });
      before[i] = at == ends.begin() ? i : *(at - 1);
      if (at == ends.end()) {
        ends.push_back(i);
      } else {
        *at = i;
      }
    }
    std::vector<Anchor> series(ends.size());
    if (!ends.empty())
      for (std::size_t n = ends.size(), i = ends.back(); n-- > 0; i = before[i]) series[n] = unique[i];
    return series;
  }

  std::span<const Word> a_;
  std::span<const Word> b_;
  Frontier forward_;
  Frontier backward_;
  std::vector<Kept> kept_;
};

std::uint32_t unsigned_of(std::int32_t place) { return static_cast<std::uint32_t>(place); }

}  // namespace

std::vector<Edit> diff(std::span<const Word> a, std::span<const Word> b) {
  std::vector<Kept> kept = Differ(a, b).kept();
  kept.push_back({static_cast<std::int32_t>(a.size()), static_cast<std::int32_t>(b.size()), 0});
  std::vector<Edit> edits;
  std::uint32_t a_end = 0;
  std::uint32_t b_end = 0;
  for (const Kept& next : kept) {
    const std::uint32_t a_begin = unsigned_of(next.a);
    const std::uint32_t b_begin = unsigned_of(next.b);
    if (a_end < a_begin) edits.push_back({EditKind::kDelete, a_end, a_begin, b_end, b_end});
    if (b_end < b_begin) edits.push_back({EditKind::kInsert, a_begin, a_begin, b_end, b_begin});
    a_end = a_begin + unsigned_of(next.length);
    b_end = b_begin + unsigned_of(next.length);
    if (next.length > 0) edits.push_back({EditKind::kKeep, a_begin, a_end, b_begin, b_end});
  }
  return edits;
}

std::vector<Move> moves(std::span<const Word> a, std::span<const Word> b, std::span<const Edit> edits) {
  // Tables repeat themselves: without a bound, a thousand equal rows would be tried at each of a thousand places.
  constexpr int kTried = 64;
  // Inserted and not yet found elsewhere. Between two inserted runs stands a kept word, so no stretch of free words leaves its run.
  std::vector<char> free(b.size());
  std::vector<std::uint32_t> begins;
  for (const Edit& edit : edits) {
    if (edit.kind != EditKind::kInsert) continue;
    for (std::uint32_t place = edit.b_begin; place < edit.b_end; ++place) {
      free[place] = 1;
      if (place + kMovedWords <= edit.b_end) begins.push_back(place);
    }
  }
  const auto first_words = [&](std::uint32_t place) { return b.subspan(place, kMovedWords); };
  std::ranges::sort(begins, [&](std::uint32_t l, std::uint32_t r) {
    const auto at = std::ranges::mismatch(first_words(l), first_words(r));
    return at.in1 != first_words(l).end() ? *at.in1 < *at.in2 : l < r;
  });

  std::vector<Move> found;
  for (const Edit& edit : edits) {
    if (edit.kind != EditKind::kDelete) continue;
    std::uint32_t place = edit.a_begin;
    while (place + kMovedWords <= edit.a_end) {
      const auto wanted = a.subspan(place, kMovedWords);
      auto candidate = std::ranges::lower_bound(begins, wanted, std::ranges::lexicographical_compare, first_words);
      Move best{place, 0, 0};
      for (int tried = 0; tried < kTried && candidate != begins.end(); ++tried, ++candidate) {
        if (!std::ranges::equal(first_words(*candidate), wanted)) break;
        std::uint32_t length = 0;
        while (place + length < edit.a_end && *candidate + length < b.size() && free[*candidate + length] != 0 &&
               a[place + length] == b[*candidate + length])
          ++length;
        if (length > best.length) best = {place, *candidate, length};
      }
      if (best.length < kMovedWords) {
        ++place;
        continue;
      }
      std::fill_n(free.begin() + best.b_begin, best.length, char{0});
      found.push_back(best);
      place += best.length;
    }
  }
  return found;
}

}  // namespace eender::match
