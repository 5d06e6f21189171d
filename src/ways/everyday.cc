// SPDX-License-Identifier: EUPL-1.2
#include "ways/everyday.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <set>
#include <span>
#include <string>

namespace eender::ways {
namespace {

constexpr std::size_t kAround = 2;  // words on each side
constexpr std::size_t kFewest = 2;  // one other may have copied the name by mistake

// Words of key 4 around a name, and how many they are.
struct Window {
  std::string words;
  std::size_t size = 0;

  bool operator==(const Window&) const = default;
};

// Whether a name is read otherwise than it was depends on which of the two the others have.
struct Question {
  std::uint32_t position;
  text::EverydayName otherwise;
  Window read, other;
};

// Around the word that the byte `at` of the text lies in.
Window window_at(const text::Keys& keys, std::size_t at) {
  const std::vector<text::Token>& key = keys.apart_from_values();
  const auto found = std::partition_point(key.begin(), key.end(), [&](const text::Token& t) { return t.end <= at; });
  const auto middle = static_cast<std::size_t>(found - key.begin());
  const std::size_t begin = middle - std::min(middle, kAround);
  const std::size_t size = std::min(key.size(), middle + kAround + 1) - begin;
  return {text::print(std::span(key).subspan(begin, size)), size};
}

// Words of a text that are a name of the government whose text it is.
std::vector<std::size_t> names_in(const Position& position, const text::Keys& read, const Keyer& keyer) {
  std::vector<std::size_t> words;
  for (std::size_t i = 0; i < read.wording().size(); ++i)
    if (keyer.is_name(read.wording()[i].word, position.provisions.front().regulation)) words.push_back(i);
  return words;
}

// Who has a word in key 4, so does not read it as a name; for the words asked after. Most names are in nobody's: there is nothing to decide.
class HaveAsWord {
 public:
  void ask_after(std::string_view word) { governments_.try_emplace(word); }
  void add(const std::string& government, const text::Keys& keys) {
    for (const text::Token& token : keys.apart_from_values())
      if (const auto found = governments_.find(token.word); found != governments_.end())
        found->second.insert(government);
  }
  // Whether the one has it, or enough others do to decide on how it is read.
  bool in_doubt(std::string_view word, const std::string& government) const {
    const auto& have = governments_.at(word);
    return have.contains(government) || have.size() >= kFewest;
  }

 private:
  absl::flat_hash_map<std::string_view, std::set<std::string_view>> governments_;
};

// All names are read as its own and as the word at once, so a text is read at most twice more, however many it has.
void ask(std::uint32_t number, const Position& position, const text::Keys& read, const std::vector<std::size_t>& names,
         const Keyer& keyer, std::vector<Question>& questions) {
  if (names.empty()) return;
  const std::uint32_t regulation = position.provisions.front().regulation;
  std::vector<text::EverydayName> own, word;
  for (const std::size_t i : names) {
    own.push_back({i, true});
    word.push_back({i, false});
  }
  const text::Keys as_own = keyer.keys(position.text, regulation, own);
  const text::Keys as_word = keyer.keys(position.text, regulation, word);
  for (std::size_t i = 0; i < own.size(); ++i) {
    const std::size_t at = read.wording()[own[i].word].begin;
    Window now = window_at(read, at), if_own = window_at(as_own, at), if_word = window_at(as_word, at);
    const bool is_own = now == if_own;
    Window& other = is_own ? if_word : if_own;
    if (now != other) questions.push_back({number, is_own ? word[i] : own[i], std::move(now), std::move(other)});
  }
}

// The positions that have a window, ascending, for the windows asked after.
using PositionsWith = absl::flat_hash_map<std::string, std::vector<std::uint32_t>>;

PositionsWith positions_with(const std::vector<Question>& questions, const std::vector<PositionReading>& readings) {
  PositionsWith with;
  std::set<std::size_t> sizes;
  for (const Question& question : questions)
    for (const Window* window : {&question.read, &question.other}) {
      with.try_emplace(window->words);
      sizes.insert(window->size);
    }
  for (std::uint32_t p = 0; p < readings.size(); ++p) {
    const std::span<const text::Token> key = readings[p].keys.apart_from_values();
    for (const std::size_t size : sizes)
      for (std::size_t begin = 0; begin + size <= key.size(); ++begin) {
        const auto found = with.find(text::print(key.subspan(begin, size)));
        if (found != with.end() && (found->second.empty() || found->second.back() != p)) found->second.push_back(p);
      }
  }
  return with;
}

}  // namespace

std::vector<std::vector<text::EverydayName>> decide_everyday_names(const std::vector<Position>& positions,
                                                                   const std::vector<PositionReading>& readings,
                                                                   const Keyer& keyer) {
  std::vector<std::vector<std::size_t>> names;
  HaveAsWord have_as_word;
  for (std::size_t p = 0; p < positions.size(); ++p) {
    names.push_back(names_in(positions[p], readings[p].keys, keyer));
    for (const std::size_t i : names[p]) have_as_word.ask_after(readings[p].keys.wording()[i].word);
  }
  for (std::size_t p = 0; p < positions.size(); ++p) have_as_word.add(positions[p].government, readings[p].keys);
  std::vector<Question> questions;
  for (std::uint32_t p = 0; p < positions.size(); ++p) {
    std::erase_if(names[p], [&](std::size_t i) {
      return !have_as_word.in_doubt(readings[p].keys.wording()[i].word, positions[p].government);
    });
    ask(p, positions[p], readings[p].keys, names[p], keyer, questions);
  }
  const PositionsWith with = positions_with(questions, readings);
  const auto others_with = [&](const Question& question, const Window& window) {
    const std::vector<std::uint32_t>& have = with.at(window.words);
    const std::string& asks = positions[question.position].government;
    return static_cast<std::size_t>(
        std::count_if(have.begin(), have.end(), [&](std::uint32_t p) { return positions[p].government != asks; }));
  };
  std::vector<std::vector<text::EverydayName>> decided(positions.size());
  for (const Question& question : questions) {
    const std::size_t have_other = others_with(question, question.other);
    if (have_other >= kFewest && have_other > others_with(question, question.read))
      decided[question.position].push_back(question.otherwise);
  }
  return decided;
}

}  // namespace eender::ways
