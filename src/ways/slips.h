// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "ways/family.h"

namespace eender::ways {

// Whether two words are one but for a letter inside it that was doubled, dropped, added, taken for another or exchanged with the next. The
// first letter and, but for an exchange, the last one stay: endings make another form of a word, which may say something else. Words of
// letters only, of five or more. Symmetric. REQUIRES: UTF-8.
bool differ_by_a_slip(std::string_view a, std::string_view b);

// Sets Way::slip. A way is probably a slip of the pen where its key differs from that of a way with more governments in one or two words
// that differ by a slip, and what it writes is no word: hardly anybody in the family writes it in a text that is otherwise another ("verlenen"
// and "verlengen" are a letter apart, and two words), and `is_word` knows it not either. A rule that a government has twice, once with a slip, is taken as one. Takes time in the pairs of ways, and for most pairs
// in a word or two of each. REQUIRES: the ways are made.
using KeyOf = std::function<std::string(const corpus::ProvisionRow&)>;  // its key 5, by itself
using IsWord = std::function<Result<bool>(std::string_view)>;
[[nodiscard]] Result<void> find_slips(OpenFamily& family, const KeyOf& key_of, const IsWord& is_word);

}  // namespace eender::ways
