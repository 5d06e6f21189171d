// SPDX-License-Identifier: EUPL-1.2
#include "speed/synthetic.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace eender::bench {
namespace {

// Numbers of the standard library's distributions differ between implementations; these do not. Steele, Lea, Flood 2014 (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t x = state_ += 0x9E3779B97F4A7C15;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return x ^ (x >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(unit() * static_cast<double>(n)); }
  bool chance(double share) { return unit() < share; }

 private:
  std::uint64_t state_;
};

std::uint64_t seed_of(std::uint64_t seed, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  for (const std::uint64_t part : {a, b, c}) seed = Random(seed ^ (part * 0xD1342543DE82EF95)).next();
  return seed;
}

// What a wording is made of: words of the vocabulary by rank, and slots.
using Element = std::uint32_t;
constexpr Element kVocabulary = 40'000;
constexpr Element kStop = kVocabulary;  // the end of a sentence
constexpr Element kName = kStop + 1;
constexpr Element kTerm = kStop + 2;
constexpr Element kAmount = kStop + 3;
constexpr Element kPercentage = kStop + 4;
using Wording = std::vector<Element>;

// Consonants and vowels that make no number word, month or unit of Dutch.
constexpr std::array<std::string_view, 26> kOnsets = {"b",  "d",   "f",  "g",  "h",  "k",  "l",  "m",  "n",
                                                      "p",  "r",   "s",  "t",  "v",  "w",  "z",  "br", "gr",
                                                      "kl", "sch", "st", "tr", "vl", "sl", "kr", "pl"};
constexpr std::array<std::string_view, 11> kVowels = {"a", "e", "i", "o", "u", "aa", "oe", "ij", "ou", "ui", "eu"};

constexpr std::uint64_t kSyllables = kOnsets.size() * kVowels.size();
constexpr std::uint64_t kTwoSyllables = kSyllables * kSyllables;

// The n-th word of so many syllables or, where those are used up, of more.
std::string spell(std::uint64_t n, int syllables) {
  std::uint64_t words = 1;
  for (int i = 0; i < syllables; ++i) words *= kSyllables;
  for (; n >= words; words *= kSyllables, ++syllables) n -= words;
  std::string word;
  for (int i = 0; i < syllables; ++i, n /= kSyllables) {
    word += kOnsets[n % kSyllables / kVowels.size()];
    word += kVowels[n % kVowels.size()];
  }
  return word;
}

class Vocabulary {
 public:
  Vocabulary() {
    constexpr Element kShort = 80;     // words of one syllable: frequent words are short, in every language
    constexpr Element kMiddle = 9000;  // of two
    double sum = 0;
    for (Element rank = 0; rank < kVocabulary; ++rank) {
      // Neighbours in rank are to look unlike: prime steps, so that no word comes twice.
      if (rank < kShort) {
        spelling_.push_back(spell(rank * 3, 1));
      } else {
        spelling_.push_back(rank < kMiddle ? spell(rank * std::uint64_t{101} % kTwoSyllables, 2)
                                           : spell(rank * std::uint64_t{577}, 3));
      }
      cumulative_.push_back(sum += 1 / static_cast<double>(rank + 1));
    }
  }
  Element draw(Random& random) const {
    const double at = random.unit() * cumulative_.back();
    return static_cast<Element>(std::upper_bound(cumulative_.begin(), cumulative_.end(), at) - cumulative_.begin());
  }
  const std::string& spelling(Element word) const { return spelling_[word]; }

 private:
  std::vector<std::string> spelling_;
  std::vector<double> cumulative_;
};

// Makes the wordings of subjects, and of one of them a text.
class Writer {
 public:
  explicit Writer(const Plan& plan) : plan_(plan) {
    constexpr std::size_t kFormulas = 300;
    Random random(seed_of(plan.seed, 1, 0, 0));
    for (std::size_t i = 0; i < kFormulas; ++i) {
      Wording formula;
      for (std::uint32_t n = 4 + random.below(5); n > 0; --n) formula.push_back(vocabulary_.draw(random));
      formulas_.push_back(std::move(formula));
    }
  }

  // The wordings of a subject: the more governments, the more.
  std::vector<Wording> wordings(std::uint32_t subject) const {
    constexpr std::uint32_t kGovernmentsAWording = 20;
    Random random(seed_of(plan_.seed, 2, subject, 0));
    std::vector<Wording> result{first(random)};
    for (std::uint32_t i = 0; i < plan_.governments / kGovernmentsAWording; ++i) {
      result.push_back(result[early(random, result.size())]);
      change(result.back(), 1 + random.below(6), random);
      if (random.chance(0.2)) add_sentence(result.back(), random);
    }
    return result;
  }

  std::string text(const std::vector<Wording>& wordings, std::uint32_t subject, std::uint32_t government) const {
    Random random(seed_of(plan_.seed, 3, subject, government));
    Wording wording = wordings[early(random, wordings.size())];
    if (random.chance(0.5)) change(wording, 1 + random.below(4), random);
    if (random.chance(0.1)) add_sentence(wording, random);
    return write(wording, government, random);
  }

  std::string name(std::uint32_t government) const {
    // Four syllables: no word of the vocabulary.
    std::string name = spell(government * std::uint64_t{104'729}, 4);
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
  }

 private:
  // One of n, the first ones most.
  static std::uint32_t early(Random& random, std::size_t n) {
    const double u = random.unit();
    return static_cast<std::uint32_t>(u * u * u * static_cast<double>(n));
  }

  void sentence(Wording& wording, Random& random) const {
    if (random.chance(0.4)) {
      const Wording& formula = formulas_[early(random, formulas_.size())];
      wording.insert(wording.end(), formula.begin(), formula.end());
    }
    const std::size_t end = wording.size() + 8 + random.below(14);
    const std::size_t slot = wording.size() + random.below(20);  // beyond the end: none
    while (wording.size() < end) {
      if (wording.size() == slot) wording.push_back(random.chance(0.4) ? kName : kTerm + random.below(3));
      wording.push_back(vocabulary_.draw(random));
    }
    wording.push_back(kStop);
  }

  Wording first(Random& random) const {
    Wording wording;
    const std::uint32_t words = plan_.by_all ? plan_.words : plan_.words / 2 + random.below(plan_.words);
    while (wording.size() < words) sentence(wording, random);
    return wording;
  }

  void add_sentence(Wording& wording, Random& random) const {
    Wording added;
    sentence(added, random);
    std::size_t at = random.below(wording.size());
    while (at > 0 && wording[at - 1] != kStop) --at;
    wording.insert(wording.begin() + static_cast<std::ptrdiff_t>(at), added.begin(), added.end());
  }

  void change(Wording& wording, std::uint32_t times, Random& random) const {
    for (; times > 0; --times) {
      const std::uint32_t at = random.below(wording.size() - 1);
      const auto place = wording.begin() + at;
      if (wording[at] >= kVocabulary || wording[at + 1] >= kVocabulary) continue;  // slots and stops stay
      switch (random.below(5)) {
        case 0:
          std::swap(*place, *(place + 1));
          break;
        case 1:
          wording.erase(place);
          break;
        case 2:
          wording.insert(place, vocabulary_.draw(random));
          break;
        default:
          *place = vocabulary_.draw(random);
      }
    }
  }

  std::string write(const Wording& wording, std::uint32_t government, Random& random) const {
    std::string text;
    bool begins = true;
    for (const Element element : wording) {
      if (element == kStop) {
        text += '.';
        begins = true;
        continue;
      }
      if (!text.empty()) text += ' ';
      const std::size_t at = text.size();
      switch (element) {
        case kName:
          text += "gemeente " + name(government);
          break;
        case kTerm: {
          const std::uint32_t count = 2 + random.below(12);  // before the unit: arguments are evaluated in any order
          text += fmt::format("binnen {} {}", count, random.chance(0.5) ? "weken" : "maanden");
          break;
        }
        case kAmount:
          text += fmt::format("{} euro", 5 + 5 * random.below(60));
          break;
        case kPercentage:
          text += fmt::format("{} procent", 5 + 5 * random.below(19));
          break;
        default:
          text += vocabulary_.spelling(element);
      }
      if (begins && text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - 'a' + 'A');
      begins = false;
    }
    return text;
  }

  const Plan& plan_;
  Vocabulary vocabulary_;
  std::vector<Wording> formulas_;
};

// How large a part of the governments has a subject; half on average.
bool has(const Plan& plan, std::uint32_t subject, std::uint32_t government) {
  if (plan.by_all) return true;
  const double share = Random(seed_of(plan.seed, 4, subject, 0)).unit();
  return Random(seed_of(plan.seed, 5, subject, government)).unit() < share;
}

}  // namespace

Plan plan_by_subjects(std::uint64_t provisions, std::uint32_t governments) {
  Plan plan;
  plan.governments = governments;
  plan.subjects = static_cast<std::uint32_t>(std::max<std::uint64_t>(1, 2 * provisions / governments));
  return plan;
}

Plan plan_by_governments(std::uint64_t provisions, std::uint32_t subjects) {
  Plan plan;
  plan.subjects = subjects;
  plan.governments = static_cast<std::uint32_t>(std::max<std::uint64_t>(1, 2 * provisions / subjects));
  return plan;
}

void generate(const Plan& plan, const std::function<void(const SyntheticProvision&)>& provision) {
  const Writer writer(plan);
  SyntheticProvision made;
  for (std::uint32_t begin = 0; begin < plan.subjects; begin += kSubjectsOfARegulation) {
    const std::uint32_t end = std::min(begin + kSubjectsOfARegulation, plan.subjects);
    std::vector<std::vector<Wording>> wordings;
    for (std::uint32_t subject = begin; subject < end; ++subject) wordings.push_back(writer.wordings(subject));
    for (std::uint32_t government = 0; government < plan.governments; ++government) {
      made.government = writer.name(government);
      for (made.subject = begin; made.subject < end; ++made.subject) {
        if (!has(plan, made.subject, government)) continue;
        made.text = writer.text(wordings[made.subject - begin], made.subject, government);
        provision(made);
      }
    }
  }
}

std::string jsonl_line(std::uint64_t id, const SyntheticProvision& provision) {
  const std::uint32_t regulation = provision.subject / kSubjectsOfARegulation;
  return fmt::format(
      R"({{"id": "{}", "government": "{}", "document": "regeling-{}", "title": "Regeling {} van de gemeente {}", "number": "{}", "text": "{}"}})"
      "\n",
      id, provision.government, regulation, regulation, provision.government, provision.subject + 1, provision.text);
}

}  // namespace eender::bench
