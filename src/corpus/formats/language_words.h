// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

namespace eender::corpus {

// Tells Dutch and English by the commonest words of either.
class LanguageWords {
 public:
  void add(std::string_view text);
  // "nl" or "en" where what was added is of that language beyond doubt, else empty.
  std::string_view language() const;

 private:
  std::size_t dutch_ = 0, english_ = 0;
};

}  // namespace eender::corpus
