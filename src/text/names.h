// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace eender::text {

// A word of key 2 that is a government's name and may mean something else here ("huizen", "een haag van hulst"), and whether it is read as
// the name.
struct EverydayName {
  std::size_t word = 0;
  bool own = false;
};

// What one government calls its own: its name and places, and the titles of its regulations. Read from any number of threads.
class OwnNames {
 public:
  OwnNames();
  ~OwnNames();
  OwnNames(OwnNames&&) noexcept;
  OwnNames& operator=(OwnNames&&) noexcept;

  // "Haarlem", "Bergen (NH)". A name that is also an everyday word ("Huizen", "Union") counts only where the words around it say that it is
  // the name (detail/everyday.h), since case is gone by then.
  void add_name(std::string_view name);
  // What the government is, in one word: "gemeente", "city", "county". Alone ("de gemeente", "the city clerk") and before the name
  // ("city of Columbus") it stands for the government too.
  void add_kind(std::string_view word);
  // "Verordening rolstoelen Haarlem 2020"; titles under three words are passed over unless a name added before
  // stands in them, for they occur in plain sentences too.
  void add_title(std::string_view title);

  // How many tokens from `at` on are an own name or title, or the kind with or without the name behind it: the longest; 0 for none.
  // What is in `decided` is read so, whatever the words around it say. REQUIRES: `decided` is ascending by word.
  std::size_t match(std::span<const Token> key, std::size_t at, Language language,
                    std::span<const EverydayName> decided = {}) const;
  // The same, where the words before say already that a name follows ("het college van …"): an everyday word is the name here.
  std::size_t match_announced(std::span<const Token> key, std::size_t at) const;
  // Whether match() may find something at such a word: false for most, at a glance.
  bool may_begin(std::string_view word) const;
  // Whether the word alone is a name: what `decided` may be about.
  bool is_name(std::string_view word) const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

// Key 3: key 2 with own names, own references and adoption dates set to "⟨own⟩", and bodies to their role ("⟨board⟩", "⟨council⟩",
// "⟨mayor⟩") with their article and the government's name behind them. A reference to another's text ("artikel 4:17 van de Algemene wet
// bestuursrecht", "O.C.G.A. § 36-33-1") stays as it is: it is substance. REQUIRES: `decided` is ascending by word.
std::vector<Token> mask_names(std::span<const Token> key2, const OwnNames& names, Language language,
                              std::span<const EverydayName> decided = {});

}  // namespace eender::text
