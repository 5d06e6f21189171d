// SPDX-License-Identifier: EUPL-1.2
#include "ways/slips.h"

#include <algorithm>
#include <map>
#include <set>

namespace eender::ways {
namespace {

constexpr std::size_t kLeastLetters =
    5;  // in shorter words a letter more often makes another word: "kan" and "kon", "voor" and "door"
constexpr std::size_t kMostWords = 2;  // more, and somebody wrote so on purpose
// Where so many write the word that is meant for one who writes the other in a text that is otherwise another, that one slipped too.
constexpr std::uint32_t kFewShare = 20;

// Empty where there is anything but letters in it.
std::vector<std::string_view> letters_of(std::string_view word) {
  std::vector<std::string_view> letters;
  for (std::size_t at = 0; at < word.size();) {
    const auto lead = static_cast<unsigned char>(word[at]);
    if (lead < 0x80 && (lead < 'a' || lead > 'z')) return {};
    if (lead == 0xE2) return {};  // U+2000 to U+2FFF: marks of keys, currency signs
    std::size_t end = at + 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) ++end;
    letters.push_back(word.substr(at, end - at));
    at = end;
  }
  return letters;
}

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

using Words = std::vector<std::string_view>;

// The words in which `written` slipped, where that is all by which it differs from `meant`; else none.
std::vector<Slip::Word> slips_between(const Words& written, const Words& meant) {
  if (written.size() != meant.size()) return {};
  std::vector<Slip::Word> slips;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == meant[i]) continue;
    if (slips.size() == kMostWords || !differ_by_a_slip(written[i], meant[i])) return {};
    slips.push_back({std::string(written[i]), std::string(meant[i])});
  }
  return slips;
}

class Finding {
 public:
  Finding(OpenFamily& family, const KeyOf& key_of) : family_(family), key_of_(key_of) {
    for (const Way& way : family.ways) keys_.push_back(words_of(family.positions[way.positions.front()].keys.way));
  }

  Result<void> run(const IsWord& is_word) {
    count_words();
    for (std::uint32_t w = 1; w < keys_.size(); ++w) {
      compare(w, keys_[w], {});
      if (!family_.ways[w].slip) compare_once(w);
    }
    count_words();
    for (Way& way : family_.ways) {
      if (!way.slip) continue;
      bool words = false;  // one of them is a word
      for (const Slip::Word& word : way.slip->words) {
        words = words || written(word.written) * kFewShare > written(word.meant);
        if (!words) {
          EENDER_TRY(words, is_word(word.written));
        }
      }
      if (words) way.slip.reset();
    }
    return {};
  }

 private:
  // Looks for the greater way that `key`, of way `w`, is but for slips, after those that were seen already.
  void compare(std::uint32_t w, const Words& key, const std::vector<Slip::Word>& seen) {
    Way& way = family_.ways[w];
    if (way.governments == 0) return;  // only models go it
    for (std::uint32_t greater = 0; greater < w && !way.slip; ++greater) {
      if (family_.ways[greater].governments == way.governments) return;
      auto slips = seen;
      if (key != keys_[greater]) {
        const auto more = slips_between(key, keys_[greater]);
        if (more.empty()) continue;
        slips.insert(slips.end(), more.begin(), more.end());
      }
      const bool rarer = std::all_of(slips.begin(), slips.end(), [&](const Slip::Word& word) {
        return written(word.written) < written(word.meant);
      });
      if (!slips.empty() && slips.size() <= kMostWords && rarer) way.slip = Slip{greater, std::move(slips)};
    }
  }

  // Governments that write a word, but for those whose whole way looks like a slip.
  void count_words() {
    written_.clear();
    for (std::uint32_t w = 0; w < keys_.size(); ++w) {
      if (family_.ways[w].slip) continue;
      for (const std::string_view word : std::set(keys_[w].begin(), keys_[w].end()))
        written_[word] += family_.ways[w].governments;
    }
  }

  std::uint32_t written(std::string_view word) const {
    const auto found = written_.find(word);
    return found == written_.end() ? 0 : found->second;
  }

  // A government that has the same rule in several of its regulations counts once (Position::repeated), but where a letter slipped in one
  // of them: without that one it may go the way of others.
  void compare_once(std::uint32_t w) {
    const Position& position = family_.positions[family_.ways[w].positions.front()].position;
    if (position.provisions.size() < 2 || position.is_of_several()) return;
    std::vector<std::string> keys;
    for (const corpus::ProvisionRow& provision : position.provisions) keys.push_back(key_of_(provision));
    std::vector<Words> once;
    std::vector<Slip::Word> slips;
    for (const std::string& key : keys) {
      Words words = words_of(key);
      const auto same = std::find_if(once.begin(), once.end(), [&](const Words& other) {
        return other == words || !slips_between(words, other).empty();
      });
      if (same == once.end()) {
        once.push_back(std::move(words));
        continue;
      }
      auto more = slips_between(words, *same);
      const bool meant = std::any_of(more.begin(), more.end(), [&](const Slip::Word& word) {
        return written(word.written) > written(word.meant);
      });
      if (meant) {  // it is the earlier one that slipped
        for (Slip::Word& word : more) std::swap(word.written, word.meant);
        *same = std::move(words);
      }
      slips.insert(slips.end(), more.begin(), more.end());
    }
    Words all;
    for (const Words& words : once) all.insert(all.end(), words.begin(), words.end());
    compare(w, all, slips);
  }

  OpenFamily& family_;
  const KeyOf& key_of_;
  std::vector<Words> keys_;  // by way
  std::map<std::string_view, std::uint32_t> written_;
};

}  // namespace

bool differ_by_a_slip(std::string_view a, std::string_view b) {
  const auto left = letters_of(a);
  const auto right = letters_of(b);
  if (std::min(left.size(), right.size()) < kLeastLetters) return false;
  const auto [from, other] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  const auto before = static_cast<std::size_t>(from - left.begin());
  std::size_t behind = 0;
  while (behind < std::min(left.size(), right.size()) - before &&
         left[left.size() - 1 - behind] == right[right.size() - 1 - behind])
    ++behind;
  const std::size_t in_left = left.size() - before - behind;
  const std::size_t in_right = right.size() - before - behind;
  if (before == 0) return false;
  if (in_left == 2 && in_right == 2) return from[0] == other[1] && from[1] == other[0];
  return behind > 0 && std::max(in_left, in_right) == 1;
}

Result<void> find_slips(OpenFamily& family, const KeyOf& key_of, const IsWord& is_word) {
  return Finding(family, key_of).run(is_word);
}

}  // namespace eender::ways
