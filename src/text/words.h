// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <forward_list>
#include <memory>
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
// words. Memory: the size of the text, 24 bytes a word, and the few words that are longer folded than written.
class Words {
 public:
  Words() = default;
  explicit Words(std::string_view text);
  Words(Words&&) = default;
  Words& operator=(Words&&) = default;

  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  void add(std::size_t begin, std::size_t end, std::string_view word);
  void add_beyond_ascii(std::size_t begin, std::string_view raw);

  std::unique_ptr<char[]> folded_;        // each word where it begins in the text
  std::forward_list<std::string> grown_;  // those that are longer than what they were made of
  std::vector<Token> tokens_;
};

}  // namespace eender::text
