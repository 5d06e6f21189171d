// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <absl/hash/hash.h>
#include <absl/strings/string_view.h>

#include <functional>
#include <string>
#include <string_view>

namespace eender {

// Looks strings up by std::string_view without making a std::string. (The distribution builds Abseil with a string_view of its own, so
// its default hash does not take the standard one, and falls back on std::hash, which costs half as much again for a word.)
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const noexcept {
    return absl::Hash<absl::string_view>{}(absl::string_view(s.data(), s.size()));
  }
};

template <typename Value>
using StringMap = absl::flat_hash_map<std::string, Value, StringHash, std::equal_to<>>;

// The same of strings that outlive it: literals.
template <typename Value>
using StringViewMap = absl::flat_hash_map<std::string_view, Value, StringHash, std::equal_to<>>;
using StringViewSet = absl::flat_hash_set<std::string_view, StringHash, std::equal_to<>>;

}  // namespace eender
