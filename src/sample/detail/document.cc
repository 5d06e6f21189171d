// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "sample/detail/rates.h"

namespace eender::sample {
namespace {

std::string with_name(std::string title, std::string_view name) {
  if (const auto at = title.find("{g}"); at != std::string::npos) title.replace(at, 3, name);
  return title;
}

// The regulation's title in the manner its government chose: as the model, with the word "gemeente", or with the year.
std::string title_of(const Subject& subject, const RegulationState& state, const std::string& name) {
  if (state.title_form == 1 && subject.title.find("gemeente {g}") == std::string::npos)
    return with_name(subject.title, "gemeente " + name);
  if (state.title_form == 2) return fmt::format("{} {}", with_name(subject.title, name), state.title_year);
  return with_name(subject.title, name);
}

bool begins_sentence(std::string_view before) {
  return before.empty() || before.ends_with(". ") || before.ends_with(".");
}

// An empty alternative leaves two spaces, or one before a comma.
std::string tidied(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool closes = c == ' ' || c == ',' || c == ';' || c == '.' || c == ':';
    if (closes && result.ends_with(' ')) result.pop_back();
    if (c != ' ' || !result.empty()) result += c;
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace

Document::Document(const Subject& subject, const Version& version, const Municipality& municipality, std::string work,
                   bool model, std::uint64_t seed)
    : subject_(subject),
      version_(version),
      municipality_(municipality),
      work_(std::move(work)),
      model_(model),
      seed_(seed_of({seed, number_of(work_), static_cast<std::uint64_t>(version.number)})),
      title_(title_of(subject, version.state, municipality.name)) {
  divide();
}

// First what the words mean, then the matter, then the closing provisions; the matter once more divided where the kind asks for it.
void Document::divide() {
  const auto& provisions = version_.state.provisions;
  const Divisions kind = version_.state.divisions;
  const auto matter_end = static_cast<std::size_t>(std::ranges::count_if(
      provisions, [&](const ProvisionState& s) { return s.provision < subject_.own_provisions; }));
  const bool divided = kind != Divisions::kNone && matter_end >= 4 && matter_end < provisions.size();
  if (divided) {
    Random random(seed_of({seed_, number_of("introduction")}));
    const std::string_view label = kind == Divisions::kParagraphs ? "Paragraaf" : "Hoofdstuk";
    introduced_ = kind != Divisions::kParagraphs && random.chance(rates::kIntroduction);
    int number = 0;
    if (introduced_) divisions_.push_back({std::string(label), ++number, "Inleiding", 0, 0});
    divisions_.push_back({std::string(label), ++number, "Algemene bepalingen", 0, 1});
    const std::size_t matter = matter_end - 1;
    const bool twice = kind == Divisions::kChaptersAndParagraphs || kind == Divisions::kChaptersAndSections;
    divisions_.push_back({std::string(label), ++number, "Uitvoering", 0, twice ? 0 : matter});
    if (twice) {
      const std::string_view inner = kind == Divisions::kChaptersAndParagraphs ? "Paragraaf" : "Afdeling";
      divisions_.push_back({std::string(inner), 1, "Voorwaarden", 1, matter / 2});
      divisions_.push_back({std::string(inner), 2, "Verdere bepalingen", 1, matter - matter / 2});
    }
    divisions_.push_back({std::string(label), ++number, "Slotbepalingen", 0, provisions.size() - matter_end});
  }

  std::vector<std::string> prefixes;
  std::size_t article = 0;
  const auto add = [&](const std::string& prefix) { paths_.push_back(fmt::format("{}artikel-{}", prefix, ++article)); };
  for (const Division& division : divisions_) {
    prefixes.resize(division.depth);
    const std::string above = prefixes.empty() ? "" : prefixes.back();
    prefixes.push_back(fmt::format("{}{}-{}/", above, lower(division.label), division.number));
    for (std::size_t i = 0; i < division.articles; ++i) add(prefixes.back());
  }
  while (paths_.size() < provisions.size()) add("");
}

std::string Document::referred(const Slot& slot, std::size_t form) const {
  const auto& provisions = version_.state.provisions;
  const auto found = std::ranges::find(provisions, slot.target, &ProvisionState::provision);
  EENDER_CHECK(found != provisions.end(), "what is referred to is never left out");
  const auto article = found - provisions.begin() + 1;
  if (slot.paragraph == 0) return fmt::format("artikel {}", article);

  // The template's nth paragraph, wherever it stands now.
  const Text& text = found->text(subject_);
  std::size_t wanted = 0;
  for (int seen = 0; wanted < text.lines.size(); ++wanted) {
    if (text.lines[wanted].kind == LineKind::kParagraph && ++seen == slot.paragraph) break;
  }
  int place = 0;
  for (const std::size_t line : found->lines) {
    if (text.lines[line].kind == LineKind::kParagraph) ++place;
    if (line == wanted) break;
  }
  if (form == 1) return fmt::format("het {} lid van artikel {}", ordinal(place), article);
  return fmt::format("artikel {}, {} lid", article, ordinal(place));
}

Filled Document::fill(const ProvisionState& state, std::size_t at) const {
  const Slot& slot = state.text(subject_).slots[at];
  const std::size_t chosen = state.chosen[at];
  const std::size_t written = state.written[at];
  switch (slot.kind) {
    case SlotKind::kName:
      return {municipality_.name, ""};
    case SlotKind::kBoard:
    case SlotKind::kCouncil:
    case SlotKind::kMayor:
      return {body(slot.kind, written, municipality_.name), ""};
    case SlotKind::kRegulation:
      return {title_, ""};
    case SlotKind::kReference:
      return {referred(slot, written), ""};
    case SlotKind::kTerm:
    case SlotKind::kAmount:
    case SlotKind::kPercent:
    case SlotKind::kCount:
    case SlotKind::kDate:
    case SlotKind::kTime:
    case SlotKind::kHour:
      return {spelling(slot.values[chosen], written), slot.values[chosen].normal};
    case SlotKind::kWay:
    case SlotKind::kSynonym:
      return {slot.options[chosen], ""};
  }
  return {};
}

std::vector<PrintedLine> Document::print(const ProvisionState& state) const {
  const Text& text = state.text(subject_);
  std::vector<PrintedLine> printed;
  for (const std::size_t at : state.lines) {
    const Line& line = text.lines[at];
    std::string words;
    for (std::size_t p = 0; p < line.pieces.size(); ++p) {
      const Piece& piece = line.pieces[p];
      if (piece.slot >= 0) {
        std::string filled = fill(state, static_cast<std::size_t>(piece.slot)).spelled;
        const bool capital = begins_sentence(words) && (line.kind != LineKind::kItem || !words.empty());
        words += capital ? capitalised(std::move(filled)) : std::move(filled);
        continue;
      }
      std::string fixed = piece.text;
      std::vector<Typo> typos;
      for (const Typo& typo : state.typos) {
        if (typo.line == at && typo.piece == p) typos.push_back(typo);
      }
      std::ranges::sort(typos, std::greater{}, &Typo::offset);
      for (const Typo& typo : typos) fixed.replace(typo.offset, typo.length, typo.wrong);
      words += fixed;
    }
    printed.push_back({line.kind, tidied(words)});
  }
  return printed;
}

}  // namespace eender::sample
