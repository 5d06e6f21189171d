// SPDX-License-Identifier: EUPL-1.2
#include "quality/scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "corpus/reader.h"
#include "text/words.h"
#include "ways/analysis.h"
#include "ways/family.h"

namespace eender::bench {
namespace {

constexpr std::array<std::string_view, kRungs> kRungNames = {"wordings", "apart from names", "apart from values",
                                                             "ways"};

std::string_view key_of(const ways::PrintedKeys& keys, std::size_t rung) {
  const std::array<std::string_view, kRungs> all = {keys.wording, keys.apart_from_names, keys.apart_from_values,
                                                    keys.way};
  return all[rung];
}

std::uint64_t pairs_of(std::uint64_t n) { return n * (n - 1) / 2; }

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Where two keys part: a few words before, what each has there, up to where they meet again at the end.
std::string parting(std::string_view left, std::string_view right) {
  const auto a = words_of(left);
  const auto b = words_of(right);
  std::size_t begin = 0;
  while (begin < std::min(a.size(), b.size()) && a[begin] == b[begin]) ++begin;
  std::size_t end = 0;
  while (end < std::min(a.size(), b.size()) - begin && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  const auto part = [&](const std::vector<std::string_view>& words) {
    constexpr std::size_t kShown = 14;
    const std::size_t last = std::max(begin, words.size() - end);
    std::string text;
    for (std::size_t i = begin; i < std::min(last, begin + kShown); ++i)
      text += std::string(text.empty() ? "" : " ").append(words[i]);
    return last > begin + kShown ? text + " …" : text;
  };
  std::string before;
  for (std::size_t i = begin < 6 ? 0 : begin - 6; i < begin; ++i) before += std::string(a[i]) + " ";
  return fmt::format("      {}[ {} | {} ]", before, part(a), part(b));
}

class Measurer {
 public:
  Measurer(const Truth& truth, const ways::Analysis& analysis, const corpus::Corpus& corpus, corpus::Reader& reader,
           const ways::Keyer& keyer, std::uint32_t show)
      : truth_(truth), analysis_(analysis), corpus_(corpus), reader_(reader), keyer_(keyer), show_(show) {}

  Result<Scores> run() {
    scores_.provisions = truth_.provisions.size();
    EENDER_TRY_VOID(read_provisions());
    EENDER_TRY_VOID(read_families());
    scores_.all = score_pairs([](const TrueProvision&) { return true; });
    scores_.substantive = score_pairs([](const TrueProvision& p) { return p.kind == "substantive"; });
    EENDER_TRY_VOID(score_families());
    return std::move(scores_);
  }

 private:
  // Says it, unless enough of the sort has been said.
  void show(const std::string& sort, const std::string& text) {
    if (shown_[sort]++ < show_) scores_.shown.push_back(sort + ": " + text);
  }

  Result<void> read_provisions() {
    of_provision_.assign(truth_.provisions.size(), std::nullopt);
    std::vector<char> there(truth_.provisions.size());
    EENDER_TRY_VOID(reader_.for_each_current([&](const corpus::ProvisionRow& row) {
      if (corpus_.regulations()[row.regulation].model) return;
      const std::string id = corpus_.id_of(row);
      const auto found = truth_.by_id.find(id);
      if (found == truth_.by_id.end()) {
        ++scores_.unknown;
        show("not in the truth", id);
        return;
      }
      there[found->second] = 1;
      index_[row.key] = found->second;
      score_reading(row, truth_.provisions[found->second]);
    }));
    for (std::uint32_t i = 0; i < there.size(); ++i) {
      if (there[i] != 0) continue;
      ++scores_.missing;
      scores_.values += truth_.provisions[i].values.size();
      show("not in the library", truth_.provisions[i].id);
    }
    return {};
  }

  // The values of one text. A slot may be written twice, so a value is sought among all the text has.
  void score_reading(const corpus::ProvisionRow& row, const TrueProvision& truth) {
    const text::Keys keys = keyer_.keys(row.text, row.regulation);
    std::multiset<std::string> read;
    for (const text::Value& value : keys.found) read.insert(value.normal());
    scores_.values += truth.values.size();
    for (const std::string& value : truth.values) {
      if (read.contains(value)) {
        ++scores_.values_read;
      } else {
        std::string others;
        for (const std::string& other : read) others += " " + other + ",";
        show("value not read",
             fmt::format("{} {}: {}; read were{}\n      {}", truth.family, truth.id, value, others, row.text));
      }
    }
    for (const text::Value& value : keys.found) {
      if (std::ranges::find(truth.values, value.normal()) != truth.values.end()) continue;
      ++scores_.values_more;
      const std::size_t from = row.text.rfind('\n', value.begin) + 1;  // 0 where there is none
      const std::string line = row.text.substr(from, row.text.find('\n', value.end) - from);
      show("value more", fmt::format("{} {}: {} in {}", truth.family, truth.id, value.normal(), line));
    }
  }

  Result<void> read_families() {
    EENDER_TRY(rows_, analysis_.families(std::nullopt, true));
    for (std::uint32_t f = 0; f < rows_.size(); ++f) {
      EENDER_TRY(const auto members, analysis_.members(rows_[f].id));
      for (const ways::Member& member : members) {
        if (member.model) continue;
        const auto found = index_.find(member.provision);
        if (found == index_.end()) {
          strangers_.insert(f);
        } else {
          of_provision_[found->second] = f;
          members_[f].push_back(found->second);
        }
      }
      std::ranges::sort(members_[f]);
    }
    return {};
  }

  template <typename Counts>
  Pairs score_pairs(const Counts& counts) const {
    std::map<std::string_view, std::uint64_t> truth;
    std::map<std::uint32_t, std::uint64_t> found;
    std::map<std::pair<std::string_view, std::uint32_t>, std::uint64_t> both;
    for (std::uint32_t i = 0; i < truth_.provisions.size(); ++i) {
      const TrueProvision& p = truth_.provisions[i];
      if (!counts(p)) continue;
      ++truth[p.family];
      if (!of_provision_[i]) continue;
      ++found[*of_provision_[i]];
      ++both[{p.family, *of_provision_[i]}];
    }
    Pairs pairs;
    for (const auto& [family, n] : truth) pairs.truth += pairs_of(n);
    for (const auto& [family, n] : found) pairs.found += pairs_of(n);
    for (const auto& [families, n] : both) pairs.both += pairs_of(n);
    return pairs;
  }

  Result<void> score_families() {
    std::map<std::uint32_t, ways::OpenFamily> recovered;
    for (const auto& [name, positions] : truth_.families) {
      if (positions.size() < 2) continue;
      ++scores_.families;
      std::vector<std::uint32_t> provisions;
      for (const auto& [government, position] : positions)
        provisions.insert(provisions.end(), position.provisions.begin(), position.provisions.end());
      std::ranges::sort(provisions);
      const auto family = of_provision_[provisions.front()];
      if (family && members_[*family] == provisions && !strangers_.contains(*family)) {
        ++scores_.whole;
        whole_[*family] = name;
      } else {
        show("not whole", describe(name, provisions));
      }
    }
    for (std::uint32_t f = 0; f < rows_.size(); ++f) {
      EENDER_TRY(const auto open, ways::open_family(rows_[f], analysis_, reader_, keyer_));
      score_table(open);
      if (const auto whole = whole_.find(f); whole != whole_.end()) score_ladder(open, whole->second);
    }
    return {};
  }

  // How a family of the truth fell apart, and what is with it.
  std::string describe(const std::string& name, const std::vector<std::uint32_t>& provisions) {
    std::map<std::string, std::uint32_t> pieces;
    for (const std::uint32_t i : provisions)
      ++pieces[of_provision_[i] ? "family " + std::to_string(rows_[*of_provision_[i]].id) : "alone"];
    std::string text = fmt::format("{} ({} provisions):", name, provisions.size());
    for (const auto& [piece, n] : pieces) text += fmt::format(" {} in {};", n, piece);
    std::map<std::string, std::uint32_t> others;
    for (const std::uint32_t i : provisions) {
      if (!of_provision_[i]) continue;
      for (const std::uint32_t other : members_[*of_provision_[i]])
        if (truth_.provisions[other].family != name) others[truth_.provisions[other].family] += 1;
    }
    for (const auto& [other, n] : others) text += " with " + other + ";";
    const auto of = [&](const auto& wanted) {
      return std::ranges::find_if(provisions, [&](std::uint32_t i) { return wanted(of_provision_[i]); });
    };
    const auto main = of_provision_[provisions.front()];
    if (const auto odd = of([&](const auto& f) { return f != main; }); odd != provisions.end())
      text += fmt::format("\n      apart: {} {}\n      from:  {}", truth_.provisions[*odd].id,
                          truth_.provisions[*odd].edits, truth_.provisions[provisions.front()].id);
    return text;
  }

  void score_table(const ways::OpenFamily& open) {
    for (std::size_t p = 0; p < open.positions.size(); ++p) {
      if (open.positions[p].position.model) continue;
      std::multiset<std::string> cells;
      for (const ways::Column& column : open.columns)
        if (column.cells[p]) cells.insert(column.cells[p]->normal);
      for (const corpus::ProvisionRow& row : open.positions[p].position.provisions) {
        const auto found = index_.find(row.key);
        if (found == index_.end()) continue;
        for (const std::string& value : truth_.provisions[found->second].values) {
          const auto cell = cells.find(value);
          if (cell == cells.end()) continue;
          ++scores_.values_in_table;
          cells.erase(cell);
        }
      }
    }
  }

  void score_ladder(const ways::OpenFamily& open, const std::string& name) {
    const auto& truth = truth_.families.at(name);
    const bool governments = open.ladder.governments == truth.size();
    scores_.governments += governments;
    bool counts = governments;
    bool classes = governments;
    for (std::size_t rung = 0; rung < kRungs; ++rung) {
      std::set<std::string_view> found_classes, true_classes;
      std::set<std::pair<std::string_view, std::string_view>> both;
      for (const ways::Counted& counted : open.positions) {
        if (counted.position.model) continue;
        const std::string& true_class = truth.at(counted.position.government).classes[rung];
        found_classes.insert(key_of(counted.keys, rung));
        true_classes.insert(true_class);
        both.emplace(key_of(counted.keys, rung), true_class);
      }
      RungScore& score = scores_.rungs[rung];
      const bool same_counts = found_classes.size() == true_classes.size();
      const bool same_classes = same_counts && both.size() == true_classes.size();
      score.counts += same_counts;
      score.classes += same_classes;
      score.truth += true_classes.size();
      score.found += found_classes.size();
      constexpr std::size_t kExact = 3;  // rungs 2, 3 and 4; the last one is the rules' to make
      if (rung < kExact) {
        counts = counts && same_counts;
        classes = classes && same_classes;
      }
      if (!same_classes) show_partings(open, name, rung);
    }
    scores_.ladder_counts += counts;
    scores_.ladder_classes += classes;
  }

  // The first two positions that one of truth and keys has together and the other apart.
  void show_partings(const ways::OpenFamily& open, const std::string& name, std::size_t rung) {
    if (show_ == 0) return;
    const auto& truth = truth_.families.at(name);
    std::map<std::string_view, const ways::Counted*> by_truth, by_key;
    bool split = false;
    bool merged = false;
    for (const ways::Counted& counted : open.positions) {
      if (counted.position.model) continue;
      const TruePosition& position = truth.at(counted.position.government);
      const std::string_view key = key_of(counted.keys, rung);
      const ways::Counted& alike = *by_truth.try_emplace(position.classes[rung], &counted).first->second;
      if (key_of(alike.keys, rung) != key && !split) {
        split = true;
        show(fmt::format("{}: one in the truth, apart here", kRungNames[rung]),
             fmt::format("{} {} {}\n{}", name, alike.position.government, counted.position.government,
                         parting(key_of(alike.keys, rung), key)));
      }
      const ways::Counted& equal = *by_key.try_emplace(key, &counted).first->second;
      const TruePosition& other = truth.at(equal.position.government);
      if (other.classes[rung] != position.classes[rung] && !merged) {
        merged = true;
        show(fmt::format("{}: apart in the truth, one here", kRungNames[rung]),
             fmt::format("{} {} {} {} {}\n{}", name, equal.position.government,
                         truth_.provisions[other.provisions.front()].edits, counted.position.government,
                         truth_.provisions[position.provisions.front()].edits,
                         parting(equal.keys.wording, counted.keys.wording)));
      }
    }
  }

  const Truth& truth_;
  const ways::Analysis& analysis_;
  const corpus::Corpus& corpus_;
  corpus::Reader& reader_;
  const ways::Keyer& keyer_;
  std::uint32_t show_;

  Scores scores_;
  std::map<std::string, std::uint32_t> shown_;
  std::map<corpus::ProvisionKey, std::uint32_t> index_;          // → of Truth::provisions
  std::vector<ways::FamilyRow> rows_;                            // the families of the library
  std::vector<std::optional<std::uint32_t>> of_provision_;       // by Truth::provisions: index into rows_
  std::map<std::uint32_t, std::vector<std::uint32_t>> members_;  // index into rows_ → Truth::provisions, ascending
  std::set<std::uint32_t> strangers_;                            // families that hold what the truth does not know
  std::map<std::uint32_t, std::string> whole_;                   // index into rows_ → name in the truth
};

}  // namespace

Result<Scores> measure(const Measure& what) {
  EENDER_TRY(const auto truth, read_truth(what.truth));
  EENDER_TRY(const auto library, library::Library::open(what.library));
  EENDER_TRY(const auto analysis, ways::Analysis::open(library));
  EENDER_TRY(const auto corpus, corpus::Corpus::open(library, analysis.summary().on));
  EENDER_TRY(auto reader, corpus::Reader::open(corpus));
  EENDER_TRY(const auto rules, ways::Rules::load(what.rules));
  const ways::Keyer keyer(corpus, rules);
  return Measurer(truth, analysis, corpus, reader, keyer, what.show).run();
}

}  // namespace eender::bench
