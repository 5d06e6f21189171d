// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/truth.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/hash.h"

namespace eender::sample {
namespace {

enum class Rung : std::uint8_t { kWording, kNames, kValues, kWay };

// Whether two lines of a template read the same but for what is filled in: "€ … for a household" twice in one tariff.
bool same_form(const Text& text, const Line& a, const Line& b) {
  const auto same_slot = [&](int x, int y) {
    if (x < 0 || y < 0) return x == y;
    const SlotKind kind = text.slots[static_cast<std::size_t>(x)].kind;
    const bool filled_in = kind != SlotKind::kWay && kind != SlotKind::kSynonym;
    return x == y || (filled_in && kind == text.slots[static_cast<std::size_t>(y)].kind);
  };
  return a.kind == b.kind && std::ranges::equal(a.pieces, b.pieces, [&](const Piece& x, const Piece& y) {
           return x.text == y.text && same_slot(x.slot, y.slot);
         });
}

// The number of the first line of that form, so that two of one form that changed places are told apart by what is filled in alone.
std::size_t form_of(const Text& text, std::size_t line) {
  const auto same = [&](const Line& other) { return same_form(text, other, text.lines[line]); };
  return static_cast<std::size_t>(std::ranges::find_if(text.lines, same) - text.lines.begin());
}

// The state as a string of symbols, with what a rung looks past left out. 0x1f and 0x1e occur in no text.
std::string symbols(const Document& document, const ProvisionState& state, Rung rung) {
  const Text& text = state.text(document.subject());
  std::vector<std::string> lines;
  for (const std::size_t at : state.lines) {
    std::string& result = lines.emplace_back("\x1e" + std::to_string(form_of(text, at)));
    std::vector<std::tuple<std::size_t, std::size_t, std::string>> wrong;
    for (const Typo& typo : state.typos) {
      if (typo.line == at) wrong.emplace_back(typo.piece, typo.offset, typo.wrong);
    }
    std::ranges::sort(wrong);
    for (const auto& [piece, offset, word] : wrong)
      result += "\x1f!" + std::to_string(piece) + "." + std::to_string(offset) + word;
    for (const Piece& piece : text.lines[at].pieces) {
      if (piece.slot < 0) continue;
      const auto slot = static_cast<std::size_t>(piece.slot);
      const SlotKind kind = text.slots[slot].kind;
      result += "\x1f";
      if (kind == SlotKind::kWay || (kind == SlotKind::kSynonym && rung < Rung::kWay)) {
        result += std::to_string(state.chosen[slot]);
      } else if (is_value(kind)) {
        if (rung < Rung::kValues) result += document.fill(state, slot).spelled;
      } else if (kind != SlotKind::kSynonym && rung < Rung::kNames) {
        result += document.fill(state, slot).spelled;
      }
    }
  }
  if (rung == Rung::kWay) std::ranges::sort(lines);
  std::string result = text.id;
  for (const std::string& line : lines) result += line;
  return result;
}

std::string class_of(const std::string& text) { return hash_of(text).substr(0, 16); }

}  // namespace

Classes classes_of(const Document& document, const ProvisionState& state) {
  return {class_of(symbols(document, state, Rung::kWording)), class_of(symbols(document, state, Rung::kNames)),
          class_of(symbols(document, state, Rung::kValues)), class_of(symbols(document, state, Rung::kWay))};
}

std::string truth_lines(const Document& document, const std::vector<Municipality>& governments) {
  const auto& provisions = document.version().state.provisions;
  const std::string government = document.model() ? "model:" + document.subject().id : document.municipality().id;
  std::string lines;
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    const ProvisionState& state = provisions[i];
    const Provision& provision = document.subject().provisions[state.provision];
    const Text& text = state.text(document.subject());
    const Classes classes = classes_of(document, state);
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    for (const std::size_t line : state.lines) {
      for (const Piece& piece : text.lines[line].pieces) {
        if (piece.slot < 0) continue;
        const auto slot = static_cast<std::size_t>(piece.slot);
        if (is_value(text.slots[slot].kind)) values[text.slots[slot].name] = document.fill(state, slot).value;
      }
    }
    nlohmann::ordered_json from;
    if (state.from == kFromModel && !document.model()) from = "model";
    if (state.from >= 0) from = governments[static_cast<std::size_t>(state.from)].id;

    nlohmann::ordered_json line;
    line["provision"] = government + "/" + document.work() + "/" + document.path(i);
    line["government"] = government;
    line["work"] = document.work();
    line["version"] = std::to_string(document.version().number);
    line["article"] = i + 1;
    line["subject"] = document.subject().id;
    line["template"] = provision.id;
    line["family"] = text.id;
    line["kind"] = provision.kind;
    line["wording"] = classes.wording;
    line["apart_from_names"] = classes.apart_from_names;
    line["apart_from_values"] = classes.apart_from_values;
    line["way"] = classes.way;
    line["values"] = std::move(values);
    line["copied_from"] = std::move(from);
    line["independent"] = state.independent >= 0;
    line["edits"] = state.edits;
    lines += line.dump() + "\n";
  }
  return lines;
}

}  // namespace eender::sample
