// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "ways/draft_parts.h"
#include "ways/for_each_parallel.h"

// What each article of a draft is like.
//
// The index gives every skeleton that is linked to the article, with a bound on how strongly, and some that are not. They are read and
// compared in the order of their bounds, until what is found is stronger than the next can be: so the strongest is found without reading
// all of a family of hundreds.

namespace eender::ways {
namespace {

// A candidate that was read and is linked.
struct Linked {
  IndexedSkeleton skeleton;
  corpus::ProvisionRow provision;
  std::string id;
  SkeletonLink link;
};

struct Unit {
  std::uint32_t first = 0, count = 1;  // provisions of the draft
  std::string text;
};

struct LinkedUnit {
  LinkedArticle article;
  std::uint32_t strength = 0;
};

class Linking {
 public:
  Linking(const SoughtSkeleton& sought, std::vector<IndexCandidate> candidates, corpus::Reader& reader,
          const DraftContext& context)
      : sought_(sought), candidates_(std::move(candidates)), reader_(reader), context_(context) {
    std::ranges::sort(candidates_, [](const IndexCandidate& a, const IndexCandidate& b) {
      return std::tie(b.strongest, a.skeleton.provision) < std::tie(a.strongest, b.skeleton.provision);
    });
  }

  Result<LinkedUnit> run(Unit unit) {
    using Found = DraftArticle::Found;
    DraftArticle article;
    std::tie(article.first, article.count, article.text) = std::tie(unit.first, unit.count, unit.text);
    EENDER_TRY(auto medoid, strongest([](const IndexedSkeleton& s) { return s.medoid; }, false));
    EENDER_TRY(const auto same, find_same());
    if (same && (!medoid || medoid->skeleton.family != same->skeleton.family)) {
      const std::uint32_t family = same->skeleton.family;
      EENDER_TRY(medoid, strongest([&](const IndexedSkeleton& s) { return s.medoid && s.family == family; }, false));
      if (!medoid) medoid = same;
    }
    if (medoid) return found(std::move(article), same ? Found::kSame : Found::kMedoid, *medoid);
    EENDER_TRY(auto member, strongest([](const IndexedSkeleton& s) { return s.family != 0 && !s.medoid; }, false));
    if (member) return found(std::move(article), Found::kMember, *member);
    EENDER_TRY(auto alone, strongest([](const IndexedSkeleton& s) { return s.family == 0; }, true));
    if (alone) return found(std::move(article), Found::kAlone, *alone);
    return LinkedUnit{{std::move(article), {}}, 0};
  }

 private:
  static LinkedUnit found(DraftArticle article, DraftArticle::Found how, Linked& to) {
    article.found = how;
    article.likeness = to.link.likeness;
    article.short_text = to.link.short_text;
    const bool medoid = how == DraftArticle::Found::kSame || how == DraftArticle::Found::kMedoid;
    if (!medoid) article.nearest = std::move(to.provision);
    const std::optional<std::uint32_t> family =
        to.skeleton.family == 0 ? std::nullopt : std::optional(to.skeleton.family);
    return {{std::move(article), family}, to.link.strength};
  }

  // The text that a candidate stands for.
  Result<std::pair<corpus::ProvisionRow, text::Keys>> read(const IndexedSkeleton& skeleton) {
    EENDER_TRY(auto provision, reader_.provision(skeleton.provision));
    text::Keys keys = context_.keyer.keys(provision.text, provision.regulation);
    return std::pair(std::move(provision), std::move(keys));
  }

  // Of those that `take`, the one that is linked most strongly; of equals one in a family, in the first of these, then the first by id.
  template <typename Take>
  Result<std::optional<Linked>> strongest(const Take& take, bool of_others) {
    std::optional<Linked> best;
    std::set<corpus::ProvisionKey> seen;
    const auto before = [](const Linked& a, const Linked& b) {
      const auto rank = [](const Linked& l) { return std::pair(l.skeleton.family == 0, l.skeleton.family); };
      if (a.link.strength != b.link.strength) return a.link.strength > b.link.strength;
      return rank(a) != rank(b) ? rank(a) < rank(b) : a.id < b.id;
    };
    for (const IndexCandidate& candidate : candidates_) {
      if (best && candidate.strongest < best->link.strength) break;
      if (!take(candidate.skeleton) || !seen.insert(candidate.skeleton.provision).second) continue;
      EENDER_TRY(auto text, read(candidate.skeleton));
      auto& [provision, keys] = text;
      if (of_others && context_.own(context_.corpus.regulations()[provision.regulation])) continue;
      const SkeletonLink link = sought_.link(keys.apart_from_values());
      if (link.strength == 0) continue;
      Linked linked{candidate.skeleton, std::move(provision), {}, link};
      linked.id = context_.corpus.id_of(linked.provision);
      if (!best || before(linked, *best)) best = std::move(linked);
    }
    return best;
  }

  // The text of a family whose skeleton is the same: there is at most one.
  Result<std::optional<Linked>> find_same() {
    constexpr match::Threshold kAny{1};
    const std::uint32_t equal = match::Likeness{1, 1}.strength(kAny);
    for (const IndexCandidate& candidate : candidates_) {
      if (candidate.strongest < equal) break;
      if (candidate.skeleton.family == 0) continue;
      EENDER_TRY(auto text, read(candidate.skeleton));
      auto& [provision, keys] = text;
      if (sought_.equals(keys.apart_from_values()))
        return Linked{candidate.skeleton, std::move(provision), {}, sought_.link(keys.apart_from_values())};
    }
    return std::nullopt;
  }

  const SoughtSkeleton& sought_;
  std::vector<IndexCandidate> candidates_;  // the greatest bound first
  corpus::Reader& reader_;
  const DraftContext& context_;
};

std::string_view parent_of(std::string_view path) { return path.substr(0, std::min(path.rfind('/'), path.size())); }

// Where the parts of one article end that was divided into its paragraphs: "2, lid 1" and "2, lid 2" of artikel-2.
std::uint32_t article_end(const std::vector<corpus::Provision>& provisions, std::uint32_t first) {
  const auto article = [](const corpus::Provision& p) {
    const std::size_t end = p.number.find_first_of(",(");
    return std::string_view(p.number).substr(0, end == std::string::npos ? 0 : end);
  };
  std::uint32_t end = first + 1;
  while (!article(provisions[first]).empty() && end < provisions.size() &&
         article(provisions[end]) == article(provisions[first]) &&
         parent_of(provisions[end].path) == parent_of(provisions[first].path))
    ++end;
  return end;
}

}  // namespace

Result<std::vector<LinkedArticle>> link_articles(const corpus::Regulation& draft, const DraftIndex& index,
                                                 const DraftContext& context) {
  // Every provision, and behind the parts of an article that article: others may have it in one piece.
  std::vector<Unit> units;
  const auto& provisions = draft.provisions;
  for (std::uint32_t first = 0; first < provisions.size();) {
    const std::uint32_t end = article_end(provisions, first);
    Unit whole{first, end - first, {}};
    for (std::uint32_t i = first; i < end; ++i) {
      units.push_back({i, 1, provisions[i].text});
      whole.text += (i > first ? "\n" : "") + provisions[i].text;
    }
    if (whole.count > 1) units.push_back(std::move(whole));
    first = end;
  }
  std::vector<SoughtSkeleton> sought;
  for (const Unit& unit : units) sought.emplace_back(context.keys(unit.text).apart_from_values());
  EENDER_TRY(auto candidates, index.candidates(sought));
  std::vector<LinkedUnit> linked(units.size());
  EENDER_TRY_VOID(for_each_parallel(context.corpus, units.size(), [&](auto& reader, std::size_t i) -> Result<void> {
    const bool words = sought[i].word_count() > 0;
    EENDER_TRY(linked[i], Linking(sought[i], std::move(candidates[i]), reader, context).run(std::move(units[i])));
    if (!words) linked[i].article.article.found = DraftArticle::Found::kNoWords;
    return {};
  }));

  std::vector<LinkedArticle> articles;
  for (std::size_t i = 0; i < linked.size(); ++i) {
    // The parts stand before the whole: which of both are more like what others have?
    const std::uint32_t parts = linked[i].article.article.count;
    if (parts > 1) {
      const auto part = articles.end() - parts;
      std::uint32_t strongest = 0;
      for (std::size_t p = i - parts; p < i; ++p)
        if (linked[p].article.family) strongest = std::max(strongest, linked[p].strength);
      const bool in_family = linked[i].article.family && linked[i].strength >= strongest;
      const bool alone = strongest == 0 && linked[i].article.article.found == DraftArticle::Found::kAlone;
      if (!in_family && !alone) continue;
      articles.erase(part, articles.end());
    }
    articles.push_back(std::move(linked[i].article));
  }
  return articles;
}

}  // namespace eender::ways
