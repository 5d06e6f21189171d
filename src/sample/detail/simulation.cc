// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/simulation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "sample/detail/dutch.h"
#include "sample/detail/random.h"
#include "sample/detail/rates.h"

namespace eender::sample {
namespace {

constexpr int kAdoptionMonths = 96;  // January 2012 to December 2019
constexpr int kLastMonth = 106;      // November 2020: all is in force when the year ends

struct Event {
  int month;
  std::size_t government;
  bool amends;
};

Day day_in(int month, Random& random) {
  static constexpr std::array<int, 14> kDays{3, 6, 8, 9, 11, 12, 14, 17, 18, 21, 23, 24, 26, 27};
  return {month, kDays[random.below(kDays.size())]};
}

// The two that the example of the whole product is about: lending a wheelchair is the same in both. They fill in, and nothing else.
bool faithful(const Subject& subject, const Municipality& government) {
  return subject.id == "rolstoel" && (government.id == "gm0392" || government.id == "gm0935");
}

class Spread {
 public:
  Spread(const Subject& subject, const std::set<std::string>& words, const std::vector<Municipality>& governments,
         std::uint64_t seed)
      : subject_(subject),
        words_(words),
        governments_(governments),
        seed_(seed_of({seed, number_of(subject.id)})),
        model_(model_of(subject, seed)) {}

  std::vector<std::optional<Adoption>> run() {
    std::vector<std::optional<Adoption>> adoptions(governments_.size());
    for (const Event& event : events()) {
      Random random(seed_of({seed_, number_of(governments_[event.government].id), event.amends ? 2U : 1U}));
      if (event.amends) {
        amend(event.month, adoptions[event.government], random);
      } else {
        adopt(event, adoptions, random);
      }
    }
    return adoptions;
  }

 private:
  std::vector<Event> events() const {
    std::vector<Event> events;
    for (std::size_t i = 0; i < governments_.size(); ++i) {
      Random random(seed_of({seed_, number_of(governments_[i].id), 0}));
      const int month = static_cast<int>(random.below(kAdoptionMonths));
      events.push_back({month, i, false});
      const bool amends = random.chance(rates::kAmend);
      const int first = month + 6;
      if (amends && first < kLastMonth && !faithful(subject_, governments_[i])) {
        events.push_back(
            {first + static_cast<int>(random.below(static_cast<std::size_t>(kLastMonth - first))), i, true});
      }
    }
    std::ranges::sort(events, {}, [](const Event& e) { return std::tuple(e.month, e.government, e.amends); });
    return events;
  }

  void adopt(const Event& event, std::vector<std::optional<Adoption>>& adoptions, Random& random) const {
    const bool is_faithful = faithful(subject_, governments_[event.government]);
    const auto drawn = random.weighted({rates::kLeaveOut, rates::kWriteOwn, 1 - rates::kLeaveOut - rates::kWriteOwn});
    const std::size_t how = is_faithful ? 2 : drawn;
    if (how == 0) return;
    Version version;
    version.from = day_in(event.month, random);
    // A first version is not always the work's first that was published.
    version.number = 1 + static_cast<int>(random.weighted({0.75, 0.15, 0.1}));
    if (how == 1) {
      auto own = written_alone(random);
      if (!own) return;
      version.state = *std::move(own);
    } else {
      const int from =
          is_faithful || !random.chance(rates::kFromGovernment) ? kFromModel : example_for(event, adoptions, random);
      version.state = from == kFromModel ? model_.state : adoptions[static_cast<std::size_t>(from)]->current.state;
      for (ProvisionState& state : version.state.provisions) state.from = from;
      version.state.from = from;
      const Zeal zeal = is_faithful ? Zeal::kFaithful : from == kFromModel ? Zeal::kAdopt : Zeal::kCopy;
      edit_regulation(subject_, words_, zeal, version.state, random);
      if (random.chance(rates::kOtherDivisions))
        version.state.divisions = static_cast<Divisions>(random.weighted(rates::kDivisions));
    }
    version.state.title_form = random.weighted({0.6, 0.2, 0.2});
    version.state.title_year = version.from.year();
    adoptions[event.government] = Adoption{std::move(version), std::nullopt};
  }

  void amend(int month, std::optional<Adoption>& adoption, Random& random) const {
    if (!adoption) return;
    adoption->expired = adoption->current;
    Version& current = adoption->current;
    current.from = day_in(month, random);
    ++current.number;
    edit_regulation(subject_, words_, Zeal::kAmend, current.state, random);
    adoption->expired->until = current.from;
  }

  // An earlier adopter, rather of the same province; the model where there is none.
  int example_for(const Event& event, const std::vector<std::optional<Adoption>>& adoptions, Random& random) const {
    std::vector<int> near;
    std::vector<int> all;
    for (std::size_t i = 0; i < adoptions.size(); ++i) {
      if (!adoptions[i] || adoptions[i]->current.state.from == kFromNobody ||
          adoptions[i]->current.from.month >= event.month)
        continue;
      all.push_back(static_cast<int>(i));
      if (governments_[i].province == governments_[event.government].province) near.push_back(static_cast<int>(i));
    }
    const auto& among = !near.empty() && random.chance(rates::kNeighbour) ? near : all;
    return among.empty() ? kFromModel : among[random.below(among.size())];
  }

  // Only texts that owe nothing to the template, and the shared closing provisions. Nothing where no such text can stand alone.
  std::optional<RegulationState> written_alone(Random& random) const {
    std::vector<bool> present(subject_.provisions.size());
    for (std::size_t i = 0; i < present.size(); ++i) {
      present[i] = i >= subject_.own_provisions || !subject_.provisions[i].independents.empty();
    }
    const auto stands = [&](const Text& text) {
      return std::ranges::all_of(text.slots, [&](const Slot& slot) {
        return slot.kind != SlotKind::kReference || (present[slot.target] && slot.paragraph == 0);
      });
    };
    RegulationState state;
    state.from = kFromNobody;
    for (std::size_t i = 0; i < present.size(); ++i) {
      if (!present[i]) continue;
      ProvisionState provision = untouched(subject_, i);
      if (i < subject_.own_provisions) {
        const auto& texts = subject_.provisions[i].independents;
        const std::size_t which = random.below(texts.size());
        // One that cannot stand makes the others' references to it hang: then there is no such regulation.
        if (!stands(texts[which])) return std::nullopt;
        write_independently(subject_, which, provision, random);
      } else if (!stands(subject_.provisions[i].text)) {
        return std::nullopt;
      }
      state.provisions.push_back(std::move(provision));
    }
    if (state.provisions.empty() || state.provisions.front().independent < 0) return std::nullopt;
    return state;
  }

  const Subject& subject_;
  const std::set<std::string>& words_;
  const std::vector<Municipality>& governments_;
  std::uint64_t seed_;
  Version model_;
};

}  // namespace

std::string Day::iso() const { return fmt::format("{}-{:02}-{:02}", year(), month % 12 + 1, day); }

std::string Day::dutch() const { return fmt::format("{} {} {}", day, month_name(month % 12 + 1), year()); }

Version model_of(const Subject& subject, std::uint64_t seed) {
  Random random(seed_of({seed, number_of(subject.id), number_of("model")}));
  Version model;
  model.from = {0, 3};
  model.state.divisions = static_cast<Divisions>(random.weighted(rates::kDivisions));
  for (std::size_t i = 0; i < subject.provisions.size(); ++i) model.state.provisions.push_back(untouched(subject, i));
  return model;
}

std::vector<std::optional<Adoption>> spread_of(const Subject& subject, const std::set<std::string>& words,
                                               const std::vector<Municipality>& governments, std::uint64_t seed) {
  return Spread(subject, words, governments, seed).run();
}

}  // namespace eender::sample
