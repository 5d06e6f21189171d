// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/state.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "sample/detail/rates.h"

namespace eender::sample {
namespace {

// One government at work on one provision. Each edit changes the state and says so in the log.
class Editor {
 public:
  Editor(const Subject& subject, ProvisionState& state, Random& random)
      : text_(state.text(subject)), provision_(subject.provisions[state.provision]), state_(state), random_(random) {}

  void fill_in(double share, double spelling) {
    for (std::size_t i = 0; i < text_.slots.size(); ++i) {
      const Slot& slot = text_.slots[i];
      if (is_value(slot.kind)) {
        if (random_.chance(share)) choose(i, slot.values.size());
        if (random_.chance(spelling)) {
          // The plain spelling first: figures are the norm, words the exception.
          state_.written[i] = static_cast<std::uint8_t>(random_.weighted({0.4, 0.3, 0.2, 0.1}));
        }
      } else if (slot.kind == SlotKind::kReference && slot.paragraph > 0 && random_.chance(rates::kReferenceForm)) {
        state_.written[i] = static_cast<std::uint8_t>(1 - state_.written[i]);
      }
    }
  }

  // The house's manner of naming bodies: in full where a provision first names one, short after.
  void name_bodies(std::size_t form) {
    bool first = true;
    for (std::size_t i = 0; i < text_.slots.size(); ++i) {
      if (!is_body(text_.slots[i].kind)) continue;
      state_.written[i] = static_cast<std::uint8_t>(first || random_.chance(0.3) ? form : 0);
      first = false;
    }
  }

  void reword() {
    for (std::size_t i = 0; i < text_.slots.size(); ++i) {
      const Slot& slot = text_.slots[i];
      const bool way = slot.kind == SlotKind::kWay && random_.chance(rates::kWay);
      const bool synonym = slot.kind == SlotKind::kSynonym && random_.chance(rates::kSynonym);
      if (!way && !synonym) continue;
      choose(i, slot.options.size());
      log("{} {}: {}", way ? "way" : "synonym", i, slot.options[state_.chosen[i]]);
    }
  }

  void add_own_line() {
    std::vector<std::size_t> free;
    for (std::size_t line = text_.base; line < text_.lines.size(); ++line) {
      if (std::ranges::find(state_.lines, line) == state_.lines.end()) free.push_back(line);
    }
    if (free.empty()) return;
    const std::size_t line = free[random_.below(free.size())];
    // An item joins the last list; a paragraph, numbered or not, ends the article.
    const auto is_item = [&](std::size_t other) { return text_.lines[other].kind == LineKind::kItem; };
    const auto last_item = std::find_if(state_.lines.rbegin(), state_.lines.rend(), is_item);
    const auto at = is_item(line) && last_item != state_.lines.rend() ? last_item.base() : state_.lines.end();
    state_.lines.insert(at, line);
    log("added line {}", line);
  }

  void leave_line_out() {
    const auto items = movable_items();
    if (items.size() < 3) return;
    const std::size_t at = items[random_.below(items.size())];
    log("left out line {}", state_.lines[at]);
    state_.lines.erase(state_.lines.begin() + static_cast<std::ptrdiff_t>(at));
  }

  // Two paragraphs with all that stands under them, or two items of one list.
  void swap() {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < state_.lines.size(); ++i) {
      if (text_.lines[state_.lines[i]].kind == LineKind::kParagraph) starts.push_back(i);
    }
    if (starts.size() >= 2) {
      const std::size_t which = random_.below(starts.size() - 1);
      starts.push_back(state_.lines.size());
      const auto at = [&](std::size_t i) { return state_.lines.begin() + static_cast<std::ptrdiff_t>(starts[i]); };
      std::rotate(at(which), at(which + 1), at(which + 2));
      log("swapped paragraphs {} and {}", which + 1, which + 2);
      return;
    }
    const auto items = movable_items();
    if (items.size() < 2) return;
    const std::size_t first = random_.below(items.size() - 1);
    std::swap(state_.lines[items[first]], state_.lines[items[first + 1]]);
    log("swapped lines {} and {}", state_.lines[items[first + 1]], state_.lines[items[first]]);
  }

  // One letter doubled, dropped or exchanged with the next, in a word of fixed text. Never a word that the templates use elsewhere: it
  // would be another word, not a mistake.
  void mistype(const std::set<std::string>& words, const std::set<std::string>& more) {
    struct Place {
      std::size_t line, piece, offset, length;
    };
    std::vector<Place> places;
    for (const std::size_t line : state_.lines) {
      const auto& pieces = text_.lines[line].pieces;
      for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
        const std::string& fixed = pieces[piece].text;
        for_each_word(fixed, [&](std::size_t at, std::string_view word) {
          const bool plain = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
          // Spaces on both sides: no part of a compound, and nothing that a slot touches.
          const bool apart =
              at > 0 && fixed[at - 1] == ' ' && at + word.size() < fixed.size() && fixed[at + word.size()] == ' ';
          if (plain && apart && word.size() >= 6) places.push_back({line, piece, at, word.size()});
        });
      }
    }
    std::erase_if(places, [&](const Place& p) {
      return std::ranges::any_of(
          state_.typos, [&](const Typo& t) { return t.line == p.line && t.piece == p.piece && t.offset == p.offset; });
    });
    if (places.empty()) return;
    const Place place = places[random_.below(places.size())];
    const std::string word = text_.lines[place.line].pieces[place.piece].text.substr(place.offset, place.length);
    std::string wrong = word;
    const std::size_t letter = 1 + random_.below(word.size() - 2);
    switch (random_.below(3)) {
      case 0:
        wrong.insert(letter, 1, wrong[letter]);
        break;
      case 1:
        wrong.erase(letter, 1);
        break;
      default:
        std::swap(wrong[letter], wrong[letter + 1]);
    }
    if (wrong == word || words.contains(wrong) || more.contains(wrong)) return;
    log("typo {}", wrong);
    state_.typos.push_back({place.line, place.piece, place.offset, place.length, std::move(wrong)});
  }

 private:
  template <typename... Args>
  void log(fmt::format_string<Args...> format, Args&&... args) {
    state_.edits.push_back(fmt::format(format, std::forward<Args>(args)...));
  }

  // Another alternative than now; the earlier a template names one, the more governments have it.
  void choose(std::size_t slot, std::size_t alternatives) {
    std::vector<double> weights;
    for (std::size_t k = 0; k < alternatives; ++k) {
      weights.push_back(k == state_.chosen[slot] ? 0 : 1 / static_cast<double>(k + 1));
    }
    state_.chosen[slot] = static_cast<std::uint8_t>(random_.weighted(weights));
  }

  // Places in state_.lines of the items of one list, where its items stand free of each other ("…; of" ties one to the next) and hold
  // no paragraph that is referred to.
  std::vector<std::size_t> movable_items() {
    std::vector<std::vector<std::size_t>> lists;
    bool inside = false;
    for (std::size_t i = 0; i < state_.lines.size(); ++i) {
      const Line& line = text_.lines[state_.lines[i]];
      if (line.kind == LineKind::kItem && !inside) lists.emplace_back();
      inside = line.kind == LineKind::kItem;
      if (inside) lists.back().push_back(i);
    }
    std::erase_if(lists, [&](const std::vector<std::size_t>& list) {
      return std::ranges::any_of(list, [&](std::size_t i) {
        const std::string& end = text_.lines[state_.lines[i]].pieces.back().text;
        return end.ends_with(" of") || end.ends_with(" en") || end.ends_with(" of;") || end.ends_with(" en;");
      });
    });
    if (lists.empty()) return {};
    return lists[random_.below(lists.size())];
  }

  const Text& text_;
  const Provision& provision_;
  ProvisionState& state_;
  Random& random_;
};

void leave_optional_out(const Subject& subject, RegulationState& regulation, Random& random) {
  std::erase_if(regulation.provisions, [&](const ProvisionState& state) {
    const Provision& provision = subject.provisions[state.provision];
    return provision.optional && !provision.referred && random.chance(rates::kOptionalLeftOut);
  });
}

}  // namespace

ProvisionState untouched(const Subject& subject, std::size_t provision, int independent) {
  ProvisionState state;
  state.provision = provision;
  state.independent = independent;
  const Text& text = state.text(subject);
  state.lines.resize(text.base);
  std::iota(state.lines.begin(), state.lines.end(), std::size_t{0});
  state.chosen.assign(text.slots.size(), 0);
  state.written.assign(text.slots.size(), 0);
  return state;
}

void write_independently(const Subject& subject, std::size_t independent, ProvisionState& state, Random& random) {
  state = untouched(subject, state.provision, static_cast<int>(independent));
  state.from = kFromNobody;
  state.edits = {"written independently"};
  Editor editor(subject, state, random);
  // Its author had no example, so every alternative is as near as the first: 2 / 3 moves away from it.
  editor.fill_in(2.0 / 3, 0.3);
  editor.name_bodies(random.below(kBodyForms));
}

void edit_regulation(const Subject& subject, const std::set<std::string>& words, Zeal zeal, RegulationState& regulation,
                     Random& random) {
  const bool rewords = zeal == Zeal::kAdopt || zeal == Zeal::kCopy;
  if (rewords) leave_optional_out(subject, regulation, random);

  const bool house_style = zeal != Zeal::kAmend && random.chance(rates::kHouseStyle);
  const std::size_t house_form = random.weighted({0.3, 0.35, 0.15, 0.2});
  const double share = zeal == Zeal::kAdopt || zeal == Zeal::kFaithful ? rates::kValue : rates::kValueFromCopy;
  for (ProvisionState& state : regulation.provisions) {
    const Provision& provision = subject.provisions[state.provision];
    if (rewords && state.independent < 0 && !provision.independents.empty() && !provision.paragraph_referred &&
        random.chance(rates::kReplaceByOwn)) {
      write_independently(subject, random.below(provision.independents.size()), state, random);
      continue;
    }
    Editor editor(subject, state, random);
    editor.fill_in(share, zeal == Zeal::kAmend ? 0 : rates::kSpelling);
    if (house_style) editor.name_bodies(house_form);
    if (zeal == Zeal::kFaithful) continue;
    editor.reword();
    if (random.chance(rates::kOwnLine)) editor.add_own_line();
    if (random.chance(rates::kLineLeftOut)) editor.leave_line_out();
    if (random.chance(rates::kSwap)) editor.swap();
    if (random.chance(rates::kTypo)) editor.mistype(words, subject.words);
  }

  // An article moved one place down: never the definitions at the head or the closing ones at the end.
  if (rewords && regulation.provisions.size() > 5 && random.chance(rates::kMoveArticle)) {
    const auto own = std::ranges::count_if(
        regulation.provisions, [&](const ProvisionState& s) { return s.provision < subject.own_provisions; });
    if (own > 3) {
      const auto at = 1 + random.below(static_cast<std::size_t>(own) - 2);
      std::swap(regulation.provisions[at], regulation.provisions[at + 1]);
    }
  }
}

}  // namespace eender::sample
