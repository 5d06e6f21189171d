// SPDX-License-Identifier: EUPL-1.2
#include "quality/judged/pairs.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_map>

#include "corpus/reader.h"
#include "match/shingles.h"
#include "ways/keyer.h"

namespace eender::bench {
namespace {

constexpr std::uint32_t kShingleWords = 3;

// The texts of all pairs, the left and the right one of a pair next to each other.
class Texts {
 public:
  void add(const std::vector<text::Token>& key) {
    std::vector<match::Word> numbers;
    for (const text::Token& token : key)
      numbers.push_back(
          vocabulary_.try_emplace(std::string(token.word), static_cast<match::Word>(vocabulary_.size())).first->second);
    sequences_.add(numbers);
  }
  const match::Sequences& sequences() const { return sequences_; }

 private:
  std::unordered_map<std::string, match::Word> vocabulary_;
  match::Sequences sequences_;
};

double likeness(const match::Sets& sets, std::size_t left) {
  const auto l = sets.lists[left], r = sets.lists[left + 1];
  std::vector<match::Item> shared;
  std::ranges::set_intersection(l, r, std::back_inserter(shared));
  const double united =
      static_cast<double>(sets.sizes[left]) + sets.sizes[left + 1] - static_cast<double>(shared.size());
  return united == 0 ? 0 : static_cast<double>(shared.size()) / united;
}

void measure(const Texts& exact, const Texts& skeletons, std::vector<JudgedPair>& pairs) {
  const match::Sets sets[kMeasures] = {match::shingle(exact.sequences(), kShingleWords),
                                       match::shingle(skeletons.sequences(), kShingleWords),
                                       match::word_sets(exact.sequences()), match::word_sets(skeletons.sequences())};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto left = static_cast<std::uint32_t>(skeletons.sequences()[2 * i].size());
    const auto right = static_cast<std::uint32_t>(skeletons.sequences()[2 * i + 1].size());
    pairs[i].shortest = std::min(left, right);
    pairs[i].longest = std::max(left, right);
    for (std::size_t m = 0; m < kMeasures; ++m) pairs[i].likeness[m] = likeness(sets[m], 2 * i);
  }
}

}  // namespace

Result<JudgedPairs> read_pairs(const std::filesystem::path& file, const std::filesystem::path& folder,
                               const std::filesystem::path& rules_folder) {
  EENDER_TRY(const auto library, library::Library::open(folder));
  EENDER_TRY(const auto corpus, corpus::Corpus::open(library, Date::today(), corpus::Register()));
  EENDER_TRY(auto reader, corpus::Reader::open(corpus));
  EENDER_TRY(const auto rules, ways::Rules::load(rules_folder));
  const ways::Keyer keyer(corpus, rules);
  std::ifstream in(file);
  if (!in) return fail(ErrorKind::kNotFound, "cannot be read", file.string());
  JudgedPairs result;
  Texts exact, skeletons;
  try {
    for (std::string line; std::getline(in, line);) {
      const auto json = nlohmann::json::parse(line);
      JudgedPair pair;
      pair.stratum = json.at("stratum");
      pair.remark = json.value("remark", "");
      pair.alike = json.at("judgement") == "yes";
      pair.sealed = json.at("sealed");
      pair.provisions = json.at("provisions");
      pair.partners = json.at("partners");
      for (const char* side : {"left", "right"}) {
        EENDER_TRY(const auto row, reader.find(json.at(side).at("id").get<std::string>()));
        if (row.text.size() != json.at(side).at("bytes")) ++result.changed;
        const auto keys = keyer.keys(row.text, row.regulation);
        exact.add(keys.wording());
        skeletons.add(keys.apart_from_values());
        pair.dutch = keyer.language(row.regulation) == text::Language::kDutch;
      }
      result.pairs.push_back(std::move(pair));
    }
  } catch (const nlohmann::json::exception& e) {
    return fail(ErrorKind::kInvalidInput, e.what(), file.string());
  }
  measure(exact, skeletons, result.pairs);
  return result;
}

}  // namespace eender::bench
