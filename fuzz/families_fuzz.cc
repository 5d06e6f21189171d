// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <span>
#include <vector>

#include "base/check.h"
#include "families_reference.h"
#include "match/find_families.h"
#include "match/neighbours.h"
#include "memory_store.h"

// Joining in any memory, and joining what came to what was joined before and what went from it, against joining everything at once. The first
// five bytes set the criteria and the memory; the rest are words, one a byte, and a byte of 252 or more ends a sequence and says when
// it is there: before and after, twice as heavy as others or not, only after, only before.

namespace {

using namespace eender::match;

constexpr std::size_t kSettings = 5;

struct Input {
  Criteria criteria;
  std::uint64_t memory = 0;
  Sequences sequences;
  std::vector<Standing> standings;
  std::vector<bool> before, after;  // by sequence
};

Input read_input(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kMostSequences = 40;
  Input input;
  input.criteria = {1 + bytes[0] % 4U, {1 + bytes[1] % 100U}, bytes[2] % 32U, {1 + bytes[3] % 100U}};
  input.memory = bytes[4] * std::uint64_t{24 * 4};  // of four words a step, up to a thousand
  std::vector<Word> words;
  const auto end_with = [&](std::uint8_t byte) {
    const auto number = static_cast<std::uint32_t>(input.sequences.size());
    input.sequences.add(words);
    words.clear();
    input.standings.push_back({byte == 253 ? 2U : 1U, number % 3 == 0 ? kSeveral : number % 5});
    input.before.push_back(byte != 254);
    input.after.push_back(byte != 255);
  };
  for (const std::uint8_t byte : bytes.subspan(kSettings)) {
    if (byte < 252) {
      words.push_back(byte);
    } else {
      end_with(byte);
      if (input.sequences.size() == kMostSequences) return input;
    }
  }
  end_with(252);
  return input;
}

std::vector<std::uint32_t> numbers(const std::vector<bool>& those) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t i = 0; i < those.size(); ++i)
    if (those[i]) result.push_back(i);
  return result;
}

void expect_same(const std::vector<Family>& found, const std::vector<Family>& expected, const char* what) {
  EENDER_CHECK(found.size() == expected.size(), what);
  for (std::size_t i = 0; i < found.size(); ++i)
    EENDER_CHECK(found[i].members == expected[i].members && found[i].medoid == expected[i].medoid &&
                     found[i].weakest == expected[i].weakest && found[i].weakest_view == expected[i].weakest_view,
                 what);
}

class Joined {
 public:
  explicit Joined(const Input& input) : input_(input), stored_(input.sequences) {}

  // Of some of the sequences; families and labels have the input's numbers.
  Grouped find(const std::vector<std::uint32_t>& those, const std::vector<std::uint32_t>& connected = {}) const {
    std::vector<Run> runs;
    std::vector<Standing> standings;
    for (const std::uint32_t i : those) {
      runs.push_back(stored_.runs[i]);
      standings.push_back(input_.standings[i]);
    }
    auto grouped = *find_families(stored_.store, runs, standings, input_.criteria, input_.memory, connected);
    for (Family& family : grouped.families) {
      family.medoid = those[family.medoid];
      for (std::uint32_t& member : family.members) member = those[member];
    }
    for (std::uint32_t& label : grouped.labels) label = those[label];
    return grouped;
  }

  void check_memory() const {
    const Grouped expected = reference::families_at_once(input_.sequences, input_.standings, input_.criteria);
    std::vector<std::uint32_t> all(input_.sequences.size());
    std::iota(all.begin(), all.end(), 0U);
    const Grouped found = find(all);
    EENDER_CHECK(found.labels == reference::linked_components(input_.sequences, input_.criteria),
                 "components are what every two compared gives");
    EENDER_CHECK(found.labels == expected.labels, "components do not depend on the memory");
    expect_same(found.families, expected.families, "families do not depend on the memory");
  }

  void check_neighbours() const {
    const Sequences fresh = fresh_ones();
    std::vector<bool> skip;
    for (std::uint32_t i = 0; i < input_.sequences.size(); ++i) skip.push_back(i % 4 == 3);
    const auto found = *linked_to_any(stored_.store, stored_.runs, skip, fresh, input_.criteria);
    for (std::size_t i = 0; i < skip.size(); ++i) {
      bool expected = false;
      for (std::size_t f = 0; f < fresh.size() && !skip[i]; ++f)
        expected = expected || reference::linked(input_.sequences[i], fresh[f], input_.criteria);
      EENDER_CHECK(found[i] == expected, "linked is what comparing with each says");
    }
  }

  // What ways/compare does: the components that something came into, went from or is linked to are joined anew, the others stand.
  void check_increment() const {
    const std::vector<std::uint32_t> known = numbers(input_.before);
    const Grouped before = find(known);
    std::map<std::uint32_t, std::uint32_t> component;  // of what was there before
    std::vector<bool> lost(input_.sequences.size());   // by component, as is what is to be joined anew
    for (std::size_t place = 0; place < known.size(); ++place) {
      component[known[place]] = before.labels[place];
      if (!input_.after[known[place]]) lost[before.labels[place]] = true;
    }
    std::vector<bool> changed = lost;
    std::vector<Run> runs;
    std::vector<bool> skip;
    for (const std::uint32_t i : known) {
      runs.push_back(stored_.runs[i]);
      skip.push_back(changed[component[i]]);
    }
    const auto linked = *linked_to_any(stored_.store, runs, skip, fresh_ones(), input_.criteria);
    for (std::size_t place = 0; place < known.size(); ++place)
      if (linked[place]) changed[component[known[place]]] = true;

    std::vector<std::uint32_t> things, connected;
    std::map<std::uint32_t, std::uint32_t> first_of;  // by component that nothing went from
    for (const std::uint32_t i : numbers(input_.after)) {
      const auto of = component.find(i);
      if (of != component.end() && !changed[of->second]) continue;
      const auto place = static_cast<std::uint32_t>(things.size());
      things.push_back(i);
      connected.push_back(
          of == component.end() || lost[of->second] ? place : first_of.try_emplace(of->second, place).first->second);
    }
    std::vector<Family> families = find(things, connected).families;
    for (const Family& family : before.families)
      if (!changed[component[family.medoid]]) families.push_back(family);
    std::ranges::sort(families, {}, [](const Family& family) { return family.members.front(); });
    expect_same(families, find(numbers(input_.after)).families, "an increment gives what joining all gives");
  }

 private:
  Sequences fresh_ones() const {
    Sequences fresh;
    for (std::size_t i = 0; i < input_.sequences.size(); ++i)
      if (!input_.before[i]) fresh.add(input_.sequences[i]);
    return fresh;
  }

  const Input& input_;
  reference::Stored stored_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < kSettings || size > 2048) return 0;
  const Input input = read_input({data, size});
  const Joined joined(input);
  joined.check_memory();
  joined.check_neighbours();
  joined.check_increment();
  return 0;
}
