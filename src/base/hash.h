// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

// Names for contents: SHA-256 (FIPS 180-4, by Nettle), written as 64 hexadecimal digits. Two contents with one name have
// never been found, so a name may stand for its content, also where an adversary chose the content.
namespace eender {

class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  void add(std::string_view bytes);
  std::string finish();  // REQUIRES: called once; nothing is added after

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string hash_of(std::string_view bytes);

}  // namespace eender
