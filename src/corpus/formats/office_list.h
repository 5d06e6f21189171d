// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The numbers and letters that lead list items in office documents, computed or typed.
namespace eender::corpus {

enum class NumberForm : std::uint8_t {
  kNone,
  kDecimal,
  kDecimalZero,
  kLowerLetter,
  kUpperLetter,
  kLowerRoman,
  kUpperRoman
};

// "3", "03", "c", "C", "iii", "III"; behind z comes aa, then bb. Where a form has no such number (0, 4000 in Roman, letters behind
// "zzzzzzzzzz"), as decimal.
std::string as_number(std::int64_t number, NumberForm form);

// What an item is led by in running text when its sign is drawn with a font of pictures: "•"; "-", "–", "—" and "*" stay, and blanks are no
// sign: so programs mark what goes on with the item before.
std::string as_bullet(std::string_view sign);

// The label that is typed at the beginning of a paragraph: "1.", "2a.", "b)", "(c)", "iv.", "1°.", "•", "-"; its bytes, 0 where there is none.
// What follows a number must be a space, so that "1.5 meter" is text.
std::size_t typed_label_length(std::string_view line);

// The list level of each item of an article, told by what leads it: a list that begins within an item is one level deeper, one that goes on
// or begins anew in the same form is on its own level, unless the document has it on a lower one. The outermost is 1, and 0 where its labels are compound ("2.1"): these are the paragraphs of article 2.
class ListDepth {
 public:
  // Of an item with that label. `list` names its list where the document does (0: it does not), `level` its level there.
  int of(std::string_view label, std::size_t list, int level);
  // At a heading.
  void reset() { open_.clear(); }

 private:
  enum class Form : std::uint8_t { kNumber, kCompound, kLetter, kRoman, kDegree, kBullet, kOther };
  struct Open {
    Form form;
    std::size_t list;
    int level;
    std::string last;  // its number, without signs around it
  };
  Form form_of(std::string_view label, std::string& number) const;
  static bool below(const Open& item, const Open& other);
  int depth(std::size_t index) const;

  std::vector<Open> open_;
};

}  // namespace eender::corpus
