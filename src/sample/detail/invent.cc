// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/invent.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "sample/detail/random.h"

namespace eender::sample {
namespace {

// What holds a Dutch sentence together, units of values, and who acts: these keep a text readable as a regulation.
const std::set<std::string, std::less<>>& function_words() {
  static const std::set<std::string, std::less<>> kWords{
      "aan",     "achter",    "af",           "al",           "alle",       "alleen",      "als",      "alsook",
      "alvast",  "ander",     "andere",       "anderen",      "artikel",    "begin",       "behalve",  "bij",
      "binnen",  "boven",     "buiten",       "burgemeester", "college",    "daar",        "daarbij",  "daarin",
      "daarna",  "daarop",    "daarvan",      "dag",          "dagen",      "dan",         "dat",      "de",
      "deze",    "die",       "dit",          "door",         "drie",       "dus",         "een",      "eens",
      "eerste",  "elk",       "elke",         "en",           "enig",       "er",          "euro",     "ge",
      "geen",    "gemeente",  "gemeenteraad", "haar",         "heeft",      "hem",         "het",      "hij",
      "hoe",     "hoogste",   "hoogstens",    "hun",          "ieder",      "iedere",      "in",       "indien",
      "is",      "jaar",      "kan",          "krachtens",    "kunnen",     "lid",         "maand",    "maanden",
      "maar",    "mag",       "meer",         "met",          "mits",       "moet",        "moeten",   "mogen",
      "na",      "naar",      "nadat",        "niet",         "nog",        "nooit",       "of",       "om",
      "onder",   "op",        "over",         "procent",      "raad",       "slechts",     "s",        "te",
      "tegen",   "ten",       "tenzij",       "ter",          "terwijl",    "tot",         "tussen",   "twee",
      "uit",     "uiterlijk", "uur",          "van",          "vanaf",      "verordening", "verstaan", "voor",
      "voordat", "waar",      "waarbij",      "waarin",       "waarop",     "waarvan",     "wanneer",  "wat",
      "week",    "weken",     "werkdag",      "werkdagen",    "wethouders", "wie",         "wiens",    "wordt",
      "worden",  "zal",       "ze",           "zich",         "zij",        "zijn",        "zo",       "zodra",
      "zonder"};
  return kWords;
}

class Inventor {
 public:
  explicit Inventor(std::uint64_t seed) : seed_(seed) {}

  std::string text(std::string_view original) {
    std::string result;
    std::size_t done = 0;
    for_each_word(original, [&](std::size_t at, std::string_view word) {
      result += original.substr(done, at - done);
      result += this->word(word);
      done = at + word.size();
    });
    result += original.substr(done);
    return result;
  }

 private:
  std::string word(std::string_view original) {
    const std::string key = lower(original);
    if (key.size() < 2 || function_words().contains(key)) return std::string(original);
    const auto [at, fresh] = words_.try_emplace(key);
    if (fresh) at->second = invent(key);
    return key == original ? at->second : capitalised(at->second);
  }

  // About as long as the original, and never two originals to one.
  std::string invent(const std::string& original) {
    static constexpr std::array<std::string_view, 24> kBegins{"b",  "d",  "f",  "g",  "h",  "k",    "l",  "m",
                                                              "n",  "p",  "r",  "s",  "t",  "v",    "w",  "z",
                                                              "bl", "dr", "gr", "kl", "pr", "schr", "st", "vl"};
    static constexpr std::array<std::string_view, 14> kMiddles{"a",  "e",  "i",  "o",  "u",  "aa", "ee",
                                                               "oo", "ie", "oe", "ui", "ij", "eu", "ou"};
    static constexpr std::array<std::string_view, 14> kEnds{"",  "l",  "m",  "n",  "r",  "s",  "t",
                                                            "k", "nd", "rk", "lm", "st", "ft", "ng"};
    Random random(seed_of({seed_, number_of(original)}));
    for (;;) {
      std::string word;
      // Three letters a syllable; at least two syllables, so that short words do not run out.
      const std::size_t syllables = std::max<std::size_t>(2, original.size() / 3);
      for (std::size_t i = 0; i < syllables; ++i) {
        word += kBegins[random.below(kBegins.size())];
        word += kMiddles[random.below(kMiddles.size())];
        if (i + 1 == syllables || random.chance(0.3)) word += kEnds[random.below(kEnds.size())];
      }
      if (!function_words().contains(word) && used_.insert(word).second) return word;
    }
  }

  std::uint64_t seed_;
  std::map<std::string, std::string> words_;
  std::set<std::string> used_;
};

}  // namespace

Subject invented_subject(const Subject& subject, int round, std::uint64_t seed) {
  Subject result = subject;
  result.id = fmt::format("{}-{}", subject.id, round);
  result.invented = true;
  result.words.clear();
  Inventor inventor(seed_of({seed, number_of(result.id)}));

  // A shared closing provision becomes the subject's own, under an id that none of its others has.
  const auto renamed = [&](const std::string& id) {
    return result.id + (id.starts_with("common/") ? "/common-" : "/") + id.substr(id.find('/') + 1);
  };
  const auto rewrite = [&](Text& text) {
    text.id = renamed(text.id);
    for (Line& line : text.lines) {
      for (Piece& piece : line.pieces) piece.text = inventor.text(piece.text);
    }
    for (Slot& slot : text.slots) {
      for (std::string& option : slot.options) option = inventor.text(option);
    }
  };
  // "{g}" is one letter and stays.
  result.title = inventor.text(subject.title);
  for (Provision& provision : result.provisions) {
    provision.id = renamed(provision.id);
    provision.heading = inventor.text(provision.heading);
    rewrite(provision.text);
    for (Text& text : provision.independents) rewrite(text);
  }
  collect_words(result);
  return result;
}

}  // namespace eender::sample
