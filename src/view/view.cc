// SPDX-License-Identifier: EUPL-1.2
#include "view/view.h"

namespace eender::view {

std::string number(std::uint64_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) {
  std::string result = number(n) + " ";
  if (n == 1) return result.append(one);
  return many.empty() ? result.append(one).append("s") : result.append(many);
}

}  // namespace eender::view
