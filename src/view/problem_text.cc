// SPDX-License-Identifier: EUPL-1.2
#include "view/problem_text.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "view/problem_sentences.h"

namespace eender::view {
namespace {

using Values = std::vector<Messages::Filling>;  // of the {places}; {reason} stands once at most

// What stands in the places of a sentence where `reason` is that sentence. Each place takes as little as it can, the last one the rest.
std::optional<Values> values_of(std::string_view sentence, std::string_view reason) {
  Values values;
  while (true) {
    const std::size_t open = std::min(sentence.find('{'), sentence.size());
    if (reason.substr(0, open) != sentence.substr(0, open)) return std::nullopt;
    reason.remove_prefix(open);
    sentence.remove_prefix(open);
    if (sentence.empty()) return reason.empty() ? std::optional(values) : std::nullopt;
    const std::size_t close = sentence.find('}');
    const std::string_view name = sentence.substr(1, close - 1);
    sentence.remove_prefix(close + 1);
    const std::string_view next = sentence.substr(0, sentence.find('{'));
    const bool last = next.size() == sentence.size();
    std::size_t end = reason.size();
    if (last && !reason.ends_with(next)) return std::nullopt;
    if (last) end -= next.size();
    if (!last && (end = reason.find(next)) == std::string_view::npos) return std::nullopt;
    if (end == 0) return std::nullopt;
    values.emplace_back(name, reason.substr(0, end));
    reason.remove_prefix(end);
  }
}

std::size_t letters_of(std::string_view sentence) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t open = std::min(sentence.find('{', at), sentence.size());
    letters += open - at;
    at = open == sentence.size() ? open : sentence.find('}', open) + 1;
  }
  return letters;
}

std::optional<std::string> told(std::string_view reason, const Messages& say, int depth) {
  if (depth > 4) return std::nullopt;  // no importer says so much of one thing
  const char* best = nullptr;
  Values best_values;
  for (const char* const one : kProblemSentences) {
    if (best != nullptr && letters_of(one) <= letters_of(best)) continue;
    if (auto values = values_of(one, reason)) {
      best = one;
      best_values = *std::move(values);
    }
  }
  if (best != nullptr) {
    std::string inner;
    for (auto& [name, value] : best_values) {
      if (name != "reason") continue;
      inner = told(value, say, depth + 1).value_or(std::string(value));
      value = inner;
    }
    return filled(say.tr(best), std::span<const Messages::Filling>(best_values));
  }
  // What it is about stands before it: 'CVDR112779 "Titel": holds no <regeling>'.
  for (std::size_t colon = reason.find(": "); colon != std::string_view::npos; colon = reason.find(": ", colon + 2))
    if (const auto rest = told(reason.substr(colon + 2), say, depth + 1))
      return std::string(reason.substr(0, colon + 2)) + *rest;
  return std::nullopt;
}

}  // namespace

ProblemText problem_text(std::string_view reason, const Messages& say) {
  if (auto text = told(reason, say, 0)) return {*std::move(text), say.language()};
  return {std::string(reason), "en"};
}

}  // namespace eender::view
