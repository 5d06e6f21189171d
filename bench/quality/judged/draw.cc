// SPDX-License-Identifier: EUPL-1.2
// Draws pairs of provisions of two governments over the whole range of likeness, to be read and judged.
//
//   judged_draw LIBRARY PAIRS READING    PAIRS: the pairs, as ids and places; READING: their texts, in another order and without scores
//
// How: of provisions drawn at random each is compared with all others, without a cap (shingles of three words, and bags of words where
// both are of at most 24 words). Within a stratum of likeness each drawn provision has one pair, with a partner drawn from those it has
// there; of these pairs as many are kept as the stratum is to have. So a stratum shows what a provision meets, and one family of a
// hundred governments does not fill it. No provision is in two pairs, and equal texts are left out: they need no judgement.
//
// READING holds texts of others and belongs outside the repository.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <set>
#include <unordered_map>

#include "corpus/reader.h"
#include "corpus/segment.h"
#include "match/shingles.h"
#include "quality/likeness.h"
#include "text/words.h"

namespace {

using namespace eender;

constexpr std::uint64_t kSeed = 300;
constexpr std::size_t kDrawn = 8000;    // long provisions compared with all others: enough that every stratum is filled
constexpr std::size_t kShort = 24;      // words, as in ways/compare.h
constexpr std::size_t kVeryShort = 12;  // words
constexpr std::size_t kPairs = 300;
constexpr std::size_t kLongStrata = 9;  // of texts of more than 24 words: 0.1 to 0.9
constexpr std::size_t kNowhere = 99;    // no number of a stratum
constexpr std::size_t kFirstWords = 150, kLastWords = 50;

struct Provision {
  std::string id;
  corpus::ProvisionKey key;
  std::uint32_t government = 0;
  std::uint32_t words = 0;
  bool dutch = false;
  bool passage = false;  // of the passages about social support
  std::string heading;   // its words
};

struct Pair {
  std::uint32_t left = 0, right = 0;
  std::uint64_t partners = 0;  // how many the left one has in the stratum
};

struct Stratum {
  std::string name;
  std::size_t wanted = 0;
  std::uint64_t of = 0, drawn = 0;  // the provisions it is of, and how many of them were compared
  std::vector<Pair> pairs;          // one a provision
};

// std::shuffle and std::uniform_int_distribution differ between libraries.
class Chance {
 public:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  template <typename T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::mt19937_64 engine_{kSeed};
};

// Shared members of one set with every other.
class Index {
 public:
  explicit Index(const match::Sets& sets) : sets_(sets), shared_(sets.lists.size()) {
    match::Item items = 0;
    for (const match::Item item : sets.lists.items) items = std::max(items, item + 1);
    begin_.assign(items + 1, 0);
    for (const match::Item item : sets.lists.items) ++begin_[item + 1];
    for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    holders_.resize(sets.lists.items.size());
    auto next = begin_;
    for (std::uint32_t set = 0; set < sets.lists.size(); ++set)
      for (const match::Item item : sets.lists[set]) holders_[next[item]++] = set;
  }
  std::size_t sets() const { return sets_.lists.size(); }
  // visit(other, likeness) for all that share anything.
  template <typename Visit>
  void visit(std::uint32_t set, const Visit& visit) {
    std::vector<std::uint32_t> touched;
    for (const match::Item item : sets_.lists[set])
      for (std::uint64_t i = begin_[item]; i < begin_[item + 1]; ++i)
        if (shared_[holders_[i]]++ == 0) touched.push_back(holders_[i]);
    std::ranges::sort(touched);
    for (const std::uint32_t other : touched) {
      const double shared = shared_[other];
      if (other != set) visit(other, shared / (sets_.sizes[set] + sets_.sizes[other] - shared));
      shared_[other] = 0;
    }
  }

 private:
  const match::Sets& sets_;
  std::vector<std::uint32_t> shared_;
  std::vector<std::uint64_t> begin_;
  std::vector<std::uint32_t> holders_;
};

struct Texts {
  std::vector<Provision> provisions;
  match::Sequences words;
};

Result<Texts> read(const corpus::Corpus& corpus, corpus::Reader& reader) {
  std::vector<Provision> provisions;
  bench::Numbered numbered;
  std::map<std::string, std::uint32_t> governments;
  EENDER_TRY_VOID(reader.for_each_current([&](corpus::ProvisionRow row) {
    const text::Words words(row.text);
    if (words.tokens().empty()) return;
    numbered.add(words.tokens(), &text::Token::word);
    const auto& regulation = corpus.regulations()[row.regulation];
    const auto government =
        governments.try_emplace(regulation.government, static_cast<std::uint32_t>(governments.size())).first->second;
    provisions.push_back({corpus.id_of(row), row.key, government, static_cast<std::uint32_t>(words.tokens().size()),
                          regulation.language != "en", regulation.source.find("passages") != std::string::npos,
                          text::print(text::Words(row.heading).tokens())});
  }));
  // By id, so that the draw does not depend on the order of the import.
  std::vector<std::uint32_t> order(provisions.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) -> const std::string& { return provisions[i].id; });
  Texts texts;
  for (const std::uint32_t i : order) {
    texts.provisions.push_back(std::move(provisions[i]));
    texts.words.add(numbered.sequences()[i]);
  }
  return texts;
}

class Drawing {
 public:
  Drawing(const Texts& texts, Chance& chance) : texts_(texts), chance_(chance) {}

  std::vector<Stratum> run() {
    const match::Sets shingles = match::shingle(texts_.words, 3);
    Index by_shingles(shingles);
    const auto tenths = [&](const std::string& name, std::size_t from, std::size_t wanted) {
      std::map<std::size_t, Stratum> result;
      for (std::size_t i = from; i < 10; ++i) result[i] = {fmt::format("{} 0.{}", name, i), wanted, 0, 0, {}};
      return result;
    };
    const auto tenth = [](double likeness) {
      return likeness >= 1 ? 10 : static_cast<std::size_t>(likeness * 10 + 1e-9);
    };
    const auto english = provisions_in(false), dutch = provisions_in(true);
    const auto both_short = [&](std::uint32_t l, std::uint32_t r) {
      return texts_.provisions[l].words <= kShort && texts_.provisions[r].words <= kShort;
    };

    auto of_long = tenths("shingles", 1, 19);
    compare(by_shingles, english, of_long, [&](std::uint32_t l, std::uint32_t r, double likeness) {
      return both_short(l, r) ? kNowhere : tenth(likeness);
    });
    std::map<std::size_t, Stratum> headings{{0, {"same heading, shingles below 0.1", 20, 0, 0, {}}}};
    compare_headings(by_shingles, headings[0]);
    auto of_dutch = tenths("Dutch, shingles", 1, 3);
    compare(by_shingles, dutch, of_dutch,
            [&](std::uint32_t, std::uint32_t, double likeness) { return tenth(likeness); });
    of_dutch[0] = {"Dutch passages, the likest in words", 12, 0, 0, {}};
    compare_passages(of_dutch[0]);

    match::Sequences short_texts;
    std::vector<std::uint32_t> ids;
    for (std::uint32_t i = 0; i < texts_.provisions.size(); ++i) {
      if (texts_.provisions[i].words > kShort || texts_.provisions[i].dutch) continue;
      short_texts.add(texts_.words[i]);
      ids.push_back(i);
    }
    const match::Sets bags = match::word_sets(short_texts);
    Index by_words(bags);
    auto very_short = tenths("words, under 12", 3, 6);
    auto rather_short = tenths("words, 12 to 24", 3, 4);
    const auto under = [&](std::uint32_t l, std::uint32_t r) {
      return std::min(texts_.provisions[l].words, texts_.provisions[r].words) < kVeryShort;
    };
    compare(by_words, ids, very_short, [&](std::uint32_t l, std::uint32_t r, double likeness) {
      return under(l, r) ? tenth(likeness) : kNowhere;
    });
    compare(by_words, ids, rather_short, [&](std::uint32_t l, std::uint32_t r, double likeness) {
      return under(l, r) ? kNowhere : tenth(likeness);
    });

    std::vector<Stratum> result;
    for (auto* strata : {&very_short, &rather_short, &of_dutch, &headings, &of_long})
      for (auto& [number, stratum] : *strata) result.push_back(std::move(stratum));
    return result;
  }

 private:
  std::vector<std::uint32_t> provisions_in(bool dutch) const {
    std::vector<std::uint32_t> result;
    for (std::uint32_t i = 0; i < texts_.provisions.size(); ++i)
      if (texts_.provisions[i].dutch == dutch) result.push_back(i);
    return result;
  }

  // Compares provisions drawn from `ids` with all there are in the index, in which set i is of provision i, or of ids[i] where it has
  // no other sets.
  template <typename StratumOf>
  void compare(Index& index, const std::vector<std::uint32_t>& ids, std::map<std::size_t, Stratum>& strata,
               const StratumOf& stratum_of) {
    const bool only_those = index.sets() == ids.size();
    const auto provision = [&](std::uint32_t set) { return only_those ? ids[set] : set; };
    std::vector<std::uint32_t> sets = ids;
    if (only_those) std::iota(sets.begin(), sets.end(), 0U);
    chance_.shuffle(sets);
    if (!only_those) sets.resize(std::min(sets.size(), kDrawn));
    for (const std::uint32_t set : sets) {
      std::map<std::size_t, std::vector<std::uint32_t>> partners;
      const std::uint32_t left = provision(set);
      index.visit(set, [&](std::uint32_t other, double likeness) {
        const std::uint32_t right = provision(other);
        if (texts_.provisions[left].government == texts_.provisions[right].government) return;
        if (texts_.provisions[left].dutch != texts_.provisions[right].dutch) return;
        const std::size_t stratum = stratum_of(left, right, likeness);  // kNowhere: in none
        if (strata.contains(stratum)) partners[stratum].push_back(right);
      });
      for (const auto& [stratum, rights] : partners)
        strata[stratum].pairs.push_back({left, rights[chance_.below(rights.size())], rights.size()});
    }
    for (auto& [number, stratum] : strata) {
      stratum.of = ids.size();
      stratum.drawn = sets.size();
    }
  }

  // What is said of the same thing in other words: under a heading of two words or more that few share.
  void compare_headings(Index& index, Stratum& stratum) {
    constexpr std::size_t kMostSharing = 40;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_heading;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < texts_.provisions.size(); ++i) {
      const Provision& p = texts_.provisions[i];
      if (p.dutch || p.words <= kShort || p.heading.find(' ') == std::string::npos) continue;
      by_heading[p.heading].push_back(i);
      order.push_back(i);
    }
    stratum.of = order.size();
    chance_.shuffle(order);
    order.resize(std::min(order.size(), kDrawn));
    stratum.drawn = order.size();
    for (const std::uint32_t left : order) {
      const auto& same = by_heading[texts_.provisions[left].heading];
      if (same.size() > kMostSharing) continue;
      std::set<std::uint32_t> alike;
      index.visit(left, [&](std::uint32_t other, double likeness) {
        if (likeness >= 0.1) alike.insert(other);
      });
      std::vector<std::uint32_t> rights;
      for (const std::uint32_t right : same)
        if (texts_.provisions[right].government != texts_.provisions[left].government && !alike.contains(right))
          rights.push_back(right);
      if (!rights.empty()) stratum.pairs.push_back({left, rights[chance_.below(rights.size())], rights.size()});
    }
  }

  // The passages share too little to fill strata: each has the one that is likest to it in words.
  void compare_passages(Stratum& stratum) {
    match::Sequences words;
    std::vector<std::uint32_t> ids;
    for (std::uint32_t i = 0; i < texts_.provisions.size(); ++i) {
      if (!texts_.provisions[i].passage) continue;
      words.add(texts_.words[i]);
      ids.push_back(i);
    }
    const match::Sets bags = match::word_sets(words);
    Index index(bags);
    for (std::uint32_t set = 0; set < ids.size(); ++set) {
      std::pair<double, std::uint32_t> likest{0, 0};
      index.visit(set, [&](std::uint32_t other, double likeness) {
        if (texts_.provisions[ids[set]].government != texts_.provisions[ids[other]].government)
          likest = std::max(likest, std::pair(likeness, ids[other]));
      });
      if (likest.first > 0) stratum.pairs.push_back({ids[set], likest.second, 1});
    }
    stratum.of = stratum.drawn = ids.size();
  }

  const Texts& texts_;
  Chance& chance_;
};

// As it is read; of a long text the beginning and the end.
std::string abridged(const std::string& text) {
  std::vector<std::pair<std::size_t, std::size_t>> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(" \n\t", at);
    if (begin == std::string::npos) break;
    at = std::min(text.find_first_of(" \n\t", begin), text.size());
    words.emplace_back(begin, at);
  }
  if (words.size() <= kFirstWords + kLastWords) return text;
  return text.substr(0, words[kFirstWords].first) +
         fmt::format("\n[… {} words …]\n", words.size() - kFirstWords - kLastWords) +
         text.substr(words[words.size() - kLastWords].first);
}

// The original and the byte of it where a provision begins.
Result<std::pair<std::string, std::uint64_t>> origin(const library::Library& library, corpus::ProvisionKey key,
                                                     const std::string& source) {
  const auto segments = library.of_kind("corpus");
  EENDER_TRY(const auto database, library::Database::open(library.path_of(segments[key.segment])));
  EENDER_TRY(auto row, database.prepare("SELECT source_map FROM provisions WHERE id = ?"));
  row.bind(std::int64_t{key.row});
  EENDER_TRY(const bool found, row.step());
  const auto map = found ? corpus::unpack_source_map(row.blob(0)) : std::vector<corpus::SourceSpan>{};
  return std::pair(std::filesystem::path(source).filename().string(), map.empty() ? 0 : map.front().source);
}

Result<void> draw(const std::filesystem::path& folder, const std::filesystem::path& pairs_file,
                  const std::filesystem::path& reading_file) {
  EENDER_TRY(const auto library, library::Library::open(folder));
  EENDER_TRY(const auto corpus, corpus::Corpus::open(library, Date::today(), corpus::Register()));
  EENDER_TRY(auto reader, corpus::Reader::open(corpus));
  EENDER_TRY(const auto texts, read(corpus, reader));
  Chance chance;
  auto strata = Drawing(texts, chance).run();

  struct Chosen {
    const Stratum* stratum;
    Pair pair;
  };
  std::vector<Chosen> chosen;
  std::set<std::uint32_t> used;
  for (Stratum& stratum : strata) chance.shuffle(stratum.pairs);
  const auto take = [&](const Stratum& stratum, std::size_t wanted) {
    for (const Pair& pair : stratum.pairs) {
      if (wanted == 0) break;
      if (used.contains(pair.left) || used.contains(pair.right)) continue;
      used.insert({pair.left, pair.right});
      chosen.push_back({&stratum, pair});
      --wanted;
    }
  };
  for (const Stratum& stratum : strata) {
    take(stratum, stratum.wanted);
    fmt::print("{:<36} of {:>6} provisions compared {:>6} have a partner here\n", stratum.name, stratum.drawn,
               stratum.pairs.size());
  }
  // What small strata lack, the last ones, which are the largest, make up for.
  for (std::size_t s = strata.size() - kLongStrata; s < strata.size() && chosen.size() < kPairs; ++s)
    take(strata[s], 1);

  chance.shuffle(chosen);
  std::ofstream pairs(pairs_file);
  std::ofstream reading(reading_file);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto& [stratum, pair] = chosen[i];
    nlohmann::ordered_json line{{"pair", i + 1}};
    fmt::format_to(std::ostreambuf_iterator<char>(reading), "\n######## {}\n", i + 1);
    for (const auto& [name, provision] : {std::pair("left", pair.left), std::pair("right", pair.right)}) {
      EENDER_TRY(const auto row, reader.provision(texts.provisions[provision].key));
      const auto& regulation = corpus.regulations()[row.regulation];
      EENDER_TRY(const auto from, origin(library, row.key, regulation.source));
      line[name] = {
          {"id", corpus.id_of(row)}, {"source", from.first}, {"byte", from.second}, {"bytes", row.text.size()}};
      fmt::format_to(std::ostreambuf_iterator<char>(reading), "--- {} [{}] {} {}\n{}\n", regulation.government,
                     regulation.title.substr(0, 60), row.number, row.heading, abridged(row.text));
    }
    line["stratum"] = stratum->name;
    line["provisions"] = stratum->pairs.size() * stratum->of / std::max<std::uint64_t>(stratum->drawn, 1);
    line["partners"] = pair.partners;
    line["sealed"] = i % 2 == 1;
    pairs << line.dump() << '\n';
  }
  return {};
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    fmt::print(stderr, "usage: judged_draw LIBRARY PAIRS READING\n");
    return 2;
  }
  if (const auto drawn = draw(words[1], words[2], words[3]); !drawn) {
    fmt::print(stderr, "judged_draw: {}\n", drawn.error().describe());
    return 2;
  }
  return 0;
}
