// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "base/string_map.h"
#include "match/diff.h"
#include "ways/draft_parts.h"
#include "ways/sentences.h"

// What a draft has in a family, laid beside what the others have.
//
// Nothing is aligned that is not shown: of a family of hundreds the draft is compared word by word with the few texts that may be the
// nearest, and, where it fills in a value, with those that are alike enough to say what stands at that place.

namespace eender::ways {
namespace {

// Texts that keep fewer of the draft's words, or of their own, say nothing of what they fill in at one of its places (as in family.cc).
constexpr match::Threshold kLeastKept{50};

// The others that share a key 4, and what their words have in common with the draft's.
struct Skeleton {
  std::vector<std::uint32_t> positions;
  std::vector<match::Word> words;
  std::size_t fewest_edits = 0;  // words to put in or leave out, at least: by the words alone, whatever their order
};

// A draft of nobody keeps words that others set apart, "the city" beside a mark. What reads the same is the same.
void join_equal(TextDifference& difference, std::string_view left, std::string_view right) {
  using Kind = Stretch::Kind;
  const auto same_words = [&](const Stretch& deleted, const Stretch& inserted) {
    return text::print(text::Words(deleted.left.of(left)).tokens()) ==
           text::print(text::Words(inserted.right.of(right)).tokens());
  };
  std::vector<Stretch> joined;
  std::vector<std::uint32_t> place_of;
  const auto& all = difference.stretches;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Stretch stretch = all[i];
    const bool pair = stretch.kind == Kind::kDeleted && i + 1 < all.size() && all[i + 1].kind == Kind::kInserted;
    if (pair && same_words(stretch, all[i + 1])) {
      difference.deleted -= stretch.words;
      stretch = {Kind::kKept, stretch.left, all[i + 1].right, all[i + 1].words, 0};
      difference.inserted -= stretch.words;
      difference.kept += stretch.words;
      place_of.push_back(0);  // of the two, neither has moved
      ++i;
    }
    if (stretch.kind == Kind::kKept && !joined.empty() && joined.back().kind == Kind::kKept) {
      joined.back().left.end = stretch.left.end;
      joined.back().right.end = stretch.right.end;
      joined.back().words += stretch.words;
    } else {
      joined.push_back(stretch);
    }
    place_of.push_back(static_cast<std::uint32_t>(joined.size() - 1));
  }
  for (Stretch& stretch : joined)
    if (stretch.kind == Kind::kMovedAway || stretch.kind == Kind::kMovedHere)
      stretch.partner = place_of[stretch.partner];
  difference.stretches = std::move(joined);
}

class Laying {
 public:
  Laying(const FamilyRow& row, const DraftContext& context) : context_(context) { family_.row = row; }

  Result<DraftFamily> run(const std::vector<Member>& members, std::vector<std::uint32_t> articles,
                          const std::vector<DraftArticle>& all, corpus::Reader& reader) {
    family_.articles = std::move(articles);
    EENDER_TRY(positions_, positions_of(members, reader, context_.keyer));
    readings_ = read_positions(positions_, context_.keyer);
    take(all);
    if (others_.empty()) return fail(ErrorKind::kCorrupt, "the analysis has a family of nobody; run compare again");
    make_ways();
    group_by_skeleton();
    find_nearest();
    add_values();
    return std::move(family_);
  }

 private:
  // The draft's position, and who the others are.
  void take(const std::vector<DraftArticle>& all) {
    std::set<std::string> texts;
    for (const std::uint32_t article : family_.articles) {
      const std::string& text = all[article].text;
      if (!texts.insert(text::print(context_.keys(text).apart_from_names())).second) continue;
      family_.text += (family_.text.empty() ? "" : "\n") + text;
    }
    keys_ = context_.keys(family_.text);
    family_.keys = context_.keyer.print(keys_, context_.language);
    for (std::uint32_t p = 0; p < positions_.size(); ++p) {
      const bool own =
          !positions_[p].model && !context_.government.empty() && positions_[p].government == context_.government;
      // What is worded alike is read alike (position.h).
      if (readings_[p].printed.wording == family_.keys.wording) {
        family_.keys = readings_[p].printed;
        if (!own) same_wording_ = p;
      }
      if (own)
        own_ = p;
      else
        others_.push_back(p);
      family_.others += !own && !positions_[p].model;
    }
    if (own_)
      family_.present = readings_[*own_].printed.way == family_.keys.way ? DraftFamily::Present::kSameWay
                                                                         : DraftFamily::Present::kOtherWay;
  }

  void make_ways() {
    struct Group {
      std::string_view key;
      std::uint32_t first = 0;
      DraftWay way;
    };
    std::map<std::string_view, std::uint32_t> place_of;
    std::vector<Group> groups;
    for (const std::uint32_t p : others_) {
      const std::string& key = readings_[p].printed.way;
      const auto [at, added] = place_of.try_emplace(key, static_cast<std::uint32_t>(groups.size()));
      if (added) groups.push_back({key, p, {}});
      DraftWay& way = groups[at->second].way;
      (positions_[p].model ? way.models : way.who).push_back(positions_[p].government);
      way.governments += !positions_[p].model;
    }
    std::ranges::sort(groups, [](const Group& a, const Group& b) {
      return a.way.governments != b.way.governments ? a.way.governments > b.way.governments : a.first < b.first;
    });
    for (Group& group : groups) {
      const auto place = static_cast<std::uint32_t>(family_.ways.size());
      way_of_[group.key] = place;
      if (group.key == family_.keys.way) family_.way = place;
      family_.ways.push_back(std::move(group.way));
    }
  }

  std::uint32_t way_of(std::uint32_t position) const { return way_of_.at(readings_[position].printed.way); }

  std::vector<match::Word> numbered(std::span<const text::Token> key) {
    std::vector<match::Word> words;
    for (const text::Token& token : key)
      words.push_back(
          numbers_.try_emplace(std::string(token.word), static_cast<match::Word>(numbers_.size())).first->second);
    return words;
  }

  void group_by_skeleton() {
    words_ = numbered(keys_.apart_from_values());
    std::map<std::string_view, std::uint32_t> place_of;
    for (const std::uint32_t p : others_) {
      const auto [at, added] =
          place_of.try_emplace(readings_[p].printed.apart_from_values, static_cast<std::uint32_t>(skeletons_.size()));
      if (added) {
        Skeleton& fresh = skeletons_.emplace_back();
        fresh.words = numbered(readings_[p].keys.apart_from_values());
        fresh.fewest_edits = words_.size() + fresh.words.size() - 2 * shared_words(fresh.words);
      }
      skeletons_[at->second].positions.push_back(p);
    }
  }

  // With the draft, whatever their order.
  std::size_t shared_words(std::span<const match::Word> words) {
    std::vector<std::uint32_t> left(numbers_.size());
    for (const match::Word word : words_) ++left[word];
    std::size_t shared = 0;
    for (const match::Word word : words)
      if (left[word] > 0) {
        --left[word];
        ++shared;
      }
    return shared;
  }

  std::size_t edits_to(const Skeleton& other) const {
    std::size_t edits = 0;
    for (const match::Edit& edit : match::diff(words_, other.words))
      if (edit.kind != match::EditKind::kKeep) edits += edit.a_end - edit.a_begin + edit.b_end - edit.b_begin;
    return edits;
  }

  void find_nearest() {
    std::uint32_t nearest = others_.front();
    if (same_wording_) {
      nearest = *same_wording_;
    } else {
      // Of equally near ones that of the commonest way.
      std::vector<std::uint32_t> order(skeletons_.size());
      std::iota(order.begin(), order.end(), 0U);
      const auto rank = [&](std::uint32_t s) {
        return std::pair(way_of(skeletons_[s].positions.front()), skeletons_[s].positions.front());
      };
      if (family_.way) std::erase_if(order, [&](std::uint32_t s) { return rank(s).first != *family_.way; });
      std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(skeletons_[a].fewest_edits, rank(a)) < std::pair(skeletons_[b].fewest_edits, rank(b));
      });
      std::optional<std::pair<std::size_t, std::pair<std::uint32_t, std::uint32_t>>> best;
      for (const std::uint32_t s : order) {
        if (best && skeletons_[s].fewest_edits > best->first) break;
        const std::pair found(edits_to(skeletons_[s]), rank(s));
        if (!best || found < *best) best = found;
      }
      nearest = best->second.second;
    }
    family_.nearest_way = way_of(nearest);
    family_.difference = same_wording_
                             ? difference(positions_[nearest].text, family_.text)
                             : difference(positions_[nearest].text, readings_[nearest].keys.apart_from_values(),
                                          family_.text, keys_.apart_from_values());
    join_equal(family_.difference, positions_[nearest].text, family_.text);
    family_.nearest = positions_[nearest];
  }

  static const text::Value* value_at(const text::Keys& keys, std::uint32_t token) {
    const auto at = std::ranges::lower_bound(keys.found, token, {}, &text::Value::token);
    return at != keys.found.end() && at->token == token ? &*at : nullptr;
  }

  // Governments by how they write a value, by what it measures.
  using Others = std::map<std::string, std::map<std::string, std::uint32_t>>;

  // What stands at the draft's values, by what it measures, with the number of governments.
  void add_values() {
    if (keys_.found.empty()) return;
    std::vector<Others> others(keys_.found.size());
    for (const Skeleton& skeleton : skeletons_) {
      const std::size_t longest = std::max(words_.size(), skeleton.words.size());
      const std::size_t most_kept = (words_.size() + skeleton.words.size() - skeleton.fewest_edits) / 2;
      if (!kLeastKept.met(most_kept, longest)) continue;
      std::vector<std::uint32_t> at(words_.size(), UINT32_MAX);  // by word of the draft: its place in the other
      std::size_t kept = 0;
      for (const match::Edit& edit : match::diff(words_, skeleton.words)) {
        if (edit.kind != match::EditKind::kKeep) continue;
        kept += edit.a_end - edit.a_begin;
        for (std::uint32_t i = edit.a_begin; i < edit.a_end; ++i) at[i] = edit.b_begin + (i - edit.a_begin);
      }
      if (!kLeastKept.met(kept, longest)) continue;
      for (std::size_t v = 0; v < keys_.found.size(); ++v)
        for (const std::uint32_t p : skeleton.positions) {
          if (positions_[p].model || at[keys_.found[v].token] == UINT32_MAX) continue;
          if (const text::Value* theirs = value_at(readings_[p].keys, at[keys_.found[v].token]))
            ++others[v][theirs->measure()][theirs->normal()];
        }
    }
    for (std::size_t v = 0; v < keys_.found.size(); ++v)
      if (!others[v].empty()) family_.values.push_back(value_of(keys_.found[v], others[v]));
  }

  DraftValue value_of(const text::Value& value, const Others& others) const {
    DraftValue result;
    result.kind = value.kind;
    result.cell = {family_.text.substr(value.begin, value.end - value.begin), value.normal(), value.measure(),
                   value.bound};
    result.context = context_of(family_.text, keys_.apart_from_values(), value.token);
    for (const auto& [measure, written] : others) {
      DraftValue::Other other{measure, {}, 0};
      std::vector<std::pair<std::string, std::uint32_t>> order(written.begin(), written.end());
      std::ranges::stable_sort(order, std::greater<>(), &std::pair<std::string, std::uint32_t>::second);
      for (const auto& [normal, governments] : order) {
        other.normals.push_back(normal);
        other.governments += governments;
      }
      result.others.push_back(std::move(other));
    }
    std::ranges::stable_sort(result.others, std::greater<>(), &DraftValue::Other::governments);
    return result;
  }

  const DraftContext& context_;
  DraftFamily family_;
  text::Keys keys_;                        // of the draft's position
  std::vector<Position> positions_;        // all that the family has
  std::vector<PositionReading> readings_;  // of them
  std::vector<std::uint32_t> others_;      // of them, those that are not of the draft's government
  std::optional<std::uint32_t> own_, same_wording_;
  std::map<std::string_view, std::uint32_t> way_of_;  // key 5 → index into DraftFamily::ways
  StringMap<match::Word> numbers_;
  std::vector<match::Word> words_;   // of the draft's key 4
  std::vector<Skeleton> skeletons_;  // of the others
};

}  // namespace

Result<DraftFamily> lay_beside(const FamilyRow& row, const std::vector<Member>& members,
                               std::vector<std::uint32_t> articles, const std::vector<DraftArticle>& all,
                               corpus::Reader& reader, const DraftContext& context) {
  return Laying(row, context).run(members, std::move(articles), all, reader);
}

}  // namespace eender::ways
