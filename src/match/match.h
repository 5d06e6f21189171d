// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <vector>

// Start here. Finding alike sequences among many, and saying what differs. Pure: spans of numbers in, numbers out; no text, no files,
// no clock, no printing. The same input gives the same output on one thread or many.
//
//   shingles.h    sequences of words → sets of shingles, ranked by rarity
//   join.h        sets → every pair at or above a likeness, and the components such pairs make
//   neighbours.h  a few new sequences among many in a store: which of these are linked to them
//   lookup.h      a new set against many known ones of which only sketches are kept
//   families.h    components → families around a medoid, each with its weakest link
//   run_store.h   where sequences go that need not all be in memory
//   find_families.h  all of these: sequences in a store → families, in bounded memory
//   diff.h        two sequences → the shortest edit script; moved stretches
//   alignment.h   many sequences → the common text with its variation points
namespace eender::match {

using Word = std::uint32_t;  // names a word; equal words have equal numbers
using Item = std::uint32_t;  // names a member of a set: a shingle, or a word with its count

// Many lists of numbers in one place: list i is items[begin[i] .. begin[i + 1]). begin has one more entry than there are lists.
template <typename T>
struct Lists {
  std::vector<std::uint64_t> begin{0};
  std::vector<T> items;

  std::size_t size() const { return begin.size() - 1; }
  std::span<const T> operator[](std::size_t i) const { return {items.data() + begin[i], items.data() + begin[i + 1]}; }
  void add(std::span<const T> list) {
    items.insert(items.end(), list.begin(), list.end());
    begin.push_back(items.size());
  }
};

using Sequences = Lists<Word>;

// A bound on a likeness, in whole percents from 1 to 100, so that no comparison with it is ever rounded.
struct Threshold {
  std::uint32_t percent = 100;

  // Whether shared / united is at least the bound. Nothing is like nothing: false where united is 0.
  constexpr bool met(std::uint64_t shared, std::uint64_t united) const {
    return united > 0 && 100 * shared >= percent * united;
  }
};

}  // namespace eender::match
