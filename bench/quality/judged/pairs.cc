// SPDX-License-Identifier: EUPL-1.2
#include "quality/judged/pairs.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "corpus/reader.h"
#include "match/shingles.h"
#include "quality/likeness.h"
#include "ways/keyer.h"

namespace eender::bench {
namespace {

constexpr std::uint32_t kShingleWords = 3;

// The texts of all pairs stand there the left and the right one of a pair next to each other.
void measure(const Numbered& exact, const Numbered& skeletons, std::vector<JudgedPair>& pairs) {
  const match::Sets sets[kMeasures] = {match::shingle(exact.sequences(), kShingleWords),
                                       match::shingle(skeletons.sequences(), kShingleWords),
                                       match::word_sets(exact.sequences()), match::word_sets(skeletons.sequences())};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto left = static_cast<std::uint32_t>(skeletons.sequences()[2 * i].size());
    const auto right = static_cast<std::uint32_t>(skeletons.sequences()[2 * i + 1].size());
    pairs[i].shortest = std::min(left, right);
    pairs[i].longest = std::max(left, right);
    for (std::size_t m = 0; m < kMeasures; ++m) pairs[i].likeness[m] = likeness(sets[m], 2 * i, 2 * i + 1);
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
  Numbered exact, skeletons;
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
        exact.add(keys.wording(), &text::Token::word);
        skeletons.add(keys.apart_from_values(), &text::Token::word);
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
