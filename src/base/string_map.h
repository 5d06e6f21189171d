// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <absl/container/flat_hash_map.h>
#include <absl/strings/string_view.h>

#include <functional>
#include <string>
#include <string_view>

namespace eender {

// Looks strings up by std::string_view without making a std::string. (The distribution builds Abseil with a string_view of its own, so
// its default hash does not take the standard one.)
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const noexcept {
    return absl::Hash<absl::string_view>{}({s.data(), s.size()});
  }
};

template <typename Value>
using StringMap = absl::flat_hash_map<std::string, Value, StringHash, std::equal_to<>>;

}  // namespace eender
