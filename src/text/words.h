// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace eender::text {

// The words of a text as they compare: key 2 of the ladder. Unicode NFKC and case folding (ICU); white space, punctuation and list
// markers left out. A word is a run of letters, marks and digits; an apostrophe between letters, a full stop between single letters
// ("o.c.g.a") and . , : / - between digits ("1.250,50", "12-31-2020") belong to it. Currency signs, % and § are words of their own.
//
// A list marker is "a.", "a)", "(a)", "1.", "1°.", "iv." or a bullet at the start of a line, there also "2" or "2.3" before a capital; and, inside a line, "(a)" that follows
// the start or one of . ; : , and "a." that does so and has two spaces behind it.
//
// Owns the folded words; tokens and copies of tokens live as long as it does, also when it is moved. Bytes that are not UTF-8 separate
// words. Memory: about the size of the text, and 24 bytes a word.
class Words {
 public:
  Words() = default;
  explicit Words(std::string_view text);
  Words(Words&&) = default;
  Words& operator=(Words&&) = default;

  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  void add(std::string_view text, std::size_t begin, std::size_t end, bool ascii);

  std::vector<char> folded_;         // the ASCII words, one behind the other; reserved once, so that views stay
  std::deque<std::string> unusual_;  // the others
  std::vector<Token> tokens_;
};

}  // namespace eender::text
