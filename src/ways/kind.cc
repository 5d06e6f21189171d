// SPDX-License-Identifier: EUPL-1.2
#include "ways/kind.h"

#include <algorithm>
#include <array>

#include "text/words.h"

namespace eender::ways {
namespace {

// Headings that name the kind, in words as key 2 has them.
constexpr std::array<std::string_view, 9> kDefinitionHeadings = {
    "begripsbepaling", "begripsbepalingen", "begripsomschrijving", "begripsomschrijvingen", "begrippen", "definities",
    "definitie",       "definitions",       "definition"};
constexpr std::array<std::string_view, 15> kClosingHeadings = {
    "inwerkingtreding",  "citeertitel",    "citeerartikel",     "slotbepaling",        "slotbepalingen",
    "hardheidsclausule", "overgangsrecht", "overgangsbepaling", "overgangsbepalingen", "intrekking",
    "aanhaling",         "severability",   "short title",       "effective date",      "repeal"};
// Phrases of texts. "Verstaan onder" alone is also substance ("wordt daaronder verstaan"), so it must come early.
constexpr std::array<std::string_view, 8> kDefinitionPhrases = {
    "wordt verstaan onder",       "verstaan onder",
    "wordt bedoeld met",          "following words terms and phrases",
    "shall have the meaning",     "shall have the meanings",
    "have the meanings ascribed", "following definitions"};
constexpr std::array<std::string_view, 9> kClosingPhrases = {"treedt in werking",
                                                             "treden in werking",
                                                             "in werking treedt",
                                                             "wordt aangehaald",
                                                             "kan worden aangehaald",
                                                             "shall be known as",
                                                             "shall be known and may be cited",
                                                             "may be cited as",
                                                             "shall take effect"};
// A closing provision says little else; a longer text that also says when it starts is about something.
constexpr std::size_t kClosingWords = 60;
// A definition begins with what it is.
constexpr std::size_t kDefinitionWithin = 40;

bool has_phrase(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

template <std::size_t N>
bool has_any(std::string_view text, const std::array<std::string_view, N>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return has_phrase(text, phrase); });
}

}  // namespace

Kind kind_of(std::string_view heading, std::string_view text) {
  const std::string title = text::print(text::Words(heading).tokens());
  if (has_any(title, kDefinitionHeadings)) return Kind::kDefinition;
  if (has_any(title, kClosingHeadings)) return Kind::kClosing;
  const text::Words words(text);
  const auto& tokens = words.tokens();
  if (has_any(text::print(std::span(tokens).first(std::min(tokens.size(), kDefinitionWithin))), kDefinitionPhrases))
    return Kind::kDefinition;
  if (tokens.size() <= kClosingWords && has_any(text::print(tokens), kClosingPhrases)) return Kind::kClosing;
  return Kind::kSubstantive;
}

}  // namespace eender::ways
