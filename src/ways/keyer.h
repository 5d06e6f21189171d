// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader.h"
#include "text/keys.h"
#include "ways/rules.h"

namespace eender::ways {

// Keys 2 to 5 of one text, as printed. Equal texts here are one on that rung.
struct PrintedKeys {
  std::string wording, apart_from_names, apart_from_values, way;
};

// The names of a government and the words for what it is, as its own texts use them.
text::OwnNames own_names_of(const corpus::Government& government, text::Language language);

// By government, all that the keys of its texts and its place in a family depend on beside the texts and the rules: its names, the titles of its
// regulations, who took it over. As one name for it (base/hash.h).
std::map<std::string, std::string, std::less<>> reading_bases(const corpus::Corpus& corpus);

// Reads texts of a corpus with what their governments call their own. Holds the names of every government and the titles of its
// regulations in memory; the corpus and the rules must outlive it. Read from any number of threads.
class Keyer {
 public:
  Keyer(const corpus::Corpus& corpus, const Rules& rules);

  // REQUIRES: `decided` is ascending by word.
  text::Keys keys(std::string_view text, std::uint32_t regulation,
                  std::span<const text::EverydayName> decided = {}) const;
  // Whether the word alone is a name of the regulation's government.
  bool is_name(std::string_view word, std::uint32_t regulation) const;
  PrintedKeys print(const text::Keys& keys, text::Language language,
                    std::vector<std::string>* rules_used = nullptr) const;
  text::Language language(std::uint32_t regulation) const;

 private:
  const corpus::Corpus* corpus_;
  const Rules* rules_;
  std::vector<text::OwnNames> names_;         // by government
  std::vector<std::uint32_t> government_of_;  // by regulation
};

}  // namespace eender::ways
