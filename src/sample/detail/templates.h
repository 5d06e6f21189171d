// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sample/detail/dutch.h"

// The texts that governments start from, as data/sample/<set>/*.toml hold them.
namespace eender::sample {

struct Slot {
  SlotKind kind = SlotKind::kName;
  std::string name;                  // of values: the name in the truth
  std::vector<Value> values;         // of values; the model's first
  std::vector<std::string> options;  // of ways and synonyms; the model's first; an option may be empty
  std::size_t target = 0;            // of references: the provision's index in the subject
  int paragraph = 0;                 // of references: the numbered paragraph, from 1; 0: the whole article
  std::string target_id;             // as the template names it
};

// A stretch of fixed text, or a slot where slot >= 0.
struct Piece {
  std::string text;
  int slot = -1;
};

enum class LineKind : std::uint8_t { kPlain, kItem, kParagraph };

struct Line {
  LineKind kind = LineKind::kPlain;
  std::vector<Piece> pieces;
};

struct Text {
  std::string id;  // "rolstoel/borg", and "rolstoel/borg~1" for the first written independently: names the family
  std::vector<Line> lines;  // the template's own, then what a government may add
  std::size_t base = 0;     // how many of them are the template's
  std::vector<Slot> slots;
};

struct Provision {
  std::string id;  // "rolstoel/borg", "common/citeertitel"
  std::string heading;
  std::string kind;  // "definition", "substantive", "closing"
  bool optional = false;
  bool referred = false;            // another provision refers to it, so it is never left out
  bool paragraph_referred = false;  // … to a numbered paragraph of it, so it keeps its paragraphs
  Text text;
  std::vector<Text> independents;
};

struct Subject {
  std::string id;
  std::string title;  // with "{g}"
  bool invented = false;
  std::vector<Provision> provisions;  // in order; the shared closing ones last
  std::size_t own_provisions = 0;     // how many come before the shared ones
  std::set<std::string> words;        // every word of its texts in lower case
};

struct TemplateSet {
  std::vector<Subject> subjects;  // rolstoel first where there is one, the others by name
  std::set<std::string> words;    // of all subjects
};

// kInvalidInput, with file and provision, where a text breaks the format or may grow beyond kMostWords.
[[nodiscard]] Result<TemplateSet> load_templates(const std::filesystem::path& folder);

// An article of more than 300 words is read as several provisions; none may come near.
constexpr std::size_t kMostWords = 280;

// Calls `each` with every word of a text (letters of ASCII and all beyond it).
template <typename Each>
void for_each_word(std::string_view text, Each each) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!is_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    each(at, text.substr(at, end - at));
    at = end;
  }
}

std::string lower(std::string_view word);  // ASCII; other letters as they are

// Fills Subject::words from its texts.
void collect_words(Subject& subject);

}  // namespace eender::sample
