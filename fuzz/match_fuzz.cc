// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/check.h"
#include "match/alignment.h"
#include "match/containment.h"
#include "match/diff.h"
#include "match/families.h"
#include "match/join.h"
#include "match/lookup.h"
#include "match/shingles.h"
#include "match_reference.h"

// Module match against its slow plain twins. The first byte sets the threshold, the second the length of shingles; the rest are words,
// one a byte, and a byte of 255 ends a sequence.

namespace {

using namespace eender::match;

Sequences read_sequences(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kMostSequences = 40;
  Sequences sequences;
  std::vector<Word> words;
  for (const std::uint8_t byte : bytes) {
    if (byte != 255) {
      words.push_back(byte);
      continue;
    }
    sequences.add(words);
    words.clear();
    if (sequences.size() == kMostSequences) return sequences;
  }
  sequences.add(words);
  return sequences;
}

void check_join_and_families(const Sequences& sequences, std::uint32_t words, Threshold threshold) {
  std::vector<std::set<reference::Shingle>> truth;
  for (std::size_t i = 0; i < sequences.size(); ++i) truth.push_back(reference::shingles_of(sequences[i], words));
  const auto pairs = reference::all_pairs(truth, threshold.percent);
  const Sets sets = shingle(sequences, words);
  const std::vector<Pair> found = join(sets, threshold);
  EENDER_CHECK(found.size() == pairs.size(), "the join finds all pairs and no others");
  for (std::size_t i = 0; i < pairs.size(); ++i)
    EENDER_CHECK(found[i].left == pairs[i][0] && found[i].right == pairs[i][1] && found[i].shared == pairs[i][2],
                 "the join finds the pairs that brute force finds");
  const std::vector<std::uint32_t> labels = components(sets, threshold);
  EENDER_CHECK(labels == reference::closure(truth.size(), pairs), "components are the closure of the pairs");

  const View view{&sets, threshold, {}};
  std::vector<Standing> standings(sequences.size());
  for (std::uint32_t i = 0; i < standings.size(); ++i) standings[i].holder = i % 3 == 0 ? kSeveral : i % 3;
  std::vector<int> seen(sequences.size());
  for (const Family& family : refine({&view, 1}, labels, standings))
    for (const std::uint32_t member : family.members) {
      ++seen[member];
      EENDER_CHECK(member == family.medoid ||
                       reference::likeness(truth[member], truth[family.medoid]).at_least(threshold.percent),
                   "every member is alike to the medoid");
    }
  EENDER_CHECK(std::ranges::count(seen, 1) == static_cast<std::ptrdiff_t>(seen.size()),
               "families partition the sequences");
}

// Hashes of words that are all the same make every bound as bad as it can be; others are spread.
void check_lookup(const Sequences& sequences, std::uint32_t words, Threshold threshold, bool same_hashes) {
  std::vector<Hash> of_word(256);
  for (Word word = 0; word < of_word.size(); ++word) of_word[word] = same_hashes ? 0 : word * 0x9e3779b97f4a7c15U;
  Sketches sketches;
  for (std::size_t i = 0; i < sequences.size(); ++i) sketches.add(shingle_hashes(sequences[i], of_word, words));
  for (std::size_t asked = 0; asked < sequences.size(); ++asked) {
    std::vector<std::uint32_t> most(sequences.size());
    const auto hashes = shingle_hashes(sequences[asked], of_word, words);
    const Sought sought(hashes, threshold);
    const auto holding = SoughtWhole(hashes, threshold).candidates(sketches);
    const auto parts = SoughtParts(hashes, threshold, 1).candidates(sketches);
    for (const auto& candidate : sought.candidates(sketches)) most[candidate.sketch] = candidate.most_shared;
    const auto members = reference::shingles_of(sequences[asked], words);
    for (std::uint32_t i = 0; i < sequences.size(); ++i) {
      const auto others = reference::shingles_of(sequences[i], words);
      const auto truth = reference::likeness(members, others);
      EENDER_CHECK(!reference::lies_in(members, others, threshold.percent) ||
                       others.size() > SoughtWhole::kSureUpTo * members.size() ||
                       std::ranges::binary_search(holding, i),
                   "no set that holds another and is not too much larger is missed");
      EENDER_CHECK(!reference::lies_in(others, members, threshold.percent) || std::ranges::binary_search(parts, i),
                   "no set that lies in another is missed");
      EENDER_CHECK(!truth.at_least(threshold.percent) || most[i] >= truth.shared,
                   "a lookup misses nothing at the threshold");
      const Likeness found = shingle_likeness(sequences[asked], sequences[i], words);
      EENDER_CHECK(found.shared == truth.shared && found.united == truth.united, "a likeness is that of brute force");
    }
  }
}

void check_densest(std::span<const Word> set, std::span<const Word> sequence, std::uint32_t words) {
  const std::uint32_t longest = words + 2 * static_cast<std::uint32_t>(set.size());
  const Place place = densest(set, sequence, longest, words);
  EENDER_CHECK(place.begin <= place.end && place.end <= sequence.size() && place.end - place.begin <= longest,
               "a place is a stretch");
  const auto members = reference::shingles_of(set, words);
  const auto shared = [&](std::span<const Word> stretch) {
    return stretch.size() < words ? 0 : reference::likeness(members, reference::shingles_of(stretch, words)).shared;
  };
  EENDER_CHECK(shared(sequence.subspan(place.begin, place.end - place.begin)) == place.shared, "it holds what it says");
  for (std::size_t begin = 0; begin < sequence.size() && set.size() >= words; ++begin)
    EENDER_CHECK(
        shared(sequence.subspan(begin, std::min<std::size_t>(longest, sequence.size() - begin))) <= place.shared,
        "no stretch holds more");
}

void check_diff(std::span<const Word> a, std::span<const Word> b) {
  const std::vector<Edit> edits = diff(a, b);
  std::uint32_t a_at = 0;
  std::uint32_t b_at = 0;
  std::size_t kept = 0;
  for (const Edit& edit : edits) {
    EENDER_CHECK(edit.a_begin == a_at && edit.b_begin == b_at, "a script has no gaps");
    a_at = edit.a_end;
    b_at = edit.b_end;
    if (edit.kind != EditKind::kKeep) continue;
    kept += edit.a_end - edit.a_begin;
    EENDER_CHECK(std::ranges::equal(a.subspan(edit.a_begin, edit.a_end - edit.a_begin),
                                    b.subspan(edit.b_begin, edit.b_end - edit.b_begin)),
                 "what is kept is equal");
  }
  EENDER_CHECK(a_at == a.size() && b_at == b.size(), "a script covers both sides");
  EENDER_CHECK(kept == reference::lcs_length(a, b), "a script is shortest");
  for (const Move& move : moves(a, b, edits))
    EENDER_CHECK(std::ranges::equal(a.subspan(move.a_begin, move.length), b.subspan(move.b_begin, move.length)),
                 "what moved is equal");
}

void check_alignment(const Sequences& sequences, Threshold min_kept) {
  const std::span<const Word> base = sequences[0];
  const Alignment alignment = align(base, sequences, min_kept);
  for (std::uint32_t i = 0; i < sequences.size(); ++i) {
    if (std::ranges::binary_search(alignment.apart, i)) continue;
    std::vector<Word> words;
    std::uint32_t at = 0;
    for (const VariationPoint& point : alignment.points) {
      words.insert(words.end(), base.begin() + at, base.begin() + point.base.begin);
      at = point.base.end;
      const Reading& reading = point.readings.at(point.reading_of[i]);
      const auto source = reading.sequence == kBase ? base : sequences[reading.sequence];
      words.insert(words.end(), source.begin() + reading.words.begin, source.begin() + reading.words.end);
    }
    words.insert(words.end(), base.begin() + at, base.end());
    EENDER_CHECK(std::ranges::equal(words, sequences[i]), "common text and readings give back every sequence");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 4096) return 0;
  const Threshold threshold{1 + data[0] % 100U};
  const std::uint32_t words = 1 + data[1] % 4U;
  const Sequences sequences = read_sequences({data + 2, size - 2});
  check_join_and_families(sequences, words, threshold);
  check_lookup(sequences, words, threshold, data[1] >= 128);
  for (std::size_t i = 1; i < sequences.size(); ++i) {
    check_diff(sequences[i - 1], sequences[i]);
    if (sequences[i].size() <= 100) check_densest(sequences[i - 1], sequences[i], words);
  }
  check_alignment(sequences, threshold);
  return 0;
}
