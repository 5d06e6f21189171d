// SPDX-License-Identifier: EUPL-1.2
#include "base/hash.h"

#include <sodium.h>

#include <array>

namespace eender {
namespace {
constexpr std::size_t kBytes = 32;
}

struct Hasher::State {
  crypto_generichash_state inner;
};

Hasher::Hasher() : state_(std::make_unique<State>()) { crypto_generichash_init(&state_->inner, nullptr, 0, kBytes); }
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::string_view bytes) {
  crypto_generichash_update(&state_->inner, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string Hasher::finish() {
  std::array<unsigned char, kBytes> raw{};
  crypto_generichash_final(&state_->inner, raw.data(), raw.size());
  std::string hex(2 * kBytes + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), raw.data(), raw.size());
  hex.pop_back();
  return hex;
}

std::string hash_of(std::string_view bytes) {
  Hasher hasher;
  hasher.add(bytes);
  return hasher.finish();
}

}  // namespace eender
