// SPDX-License-Identifier: EUPL-1.2
#include "base/hash.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>

namespace eender {
struct Hasher::State {
  sha256_ctx inner;
};

Hasher::Hasher() : state_(std::make_unique<State>()) { sha256_init(&state_->inner); }
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::string_view bytes) {
  sha256_update(&state_->inner, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Hasher::finish() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> raw{};
  sha256_digest(&state_->inner, raw.size(), raw.data());
  std::string hex(BASE16_ENCODE_LENGTH(raw.size()), '\0');
  base16_encode_update(hex.data(), raw.size(), raw.data());
  return hex;
}

std::string hash_of(std::string_view bytes) {
  Hasher hasher;
  hasher.add(bytes);
  return hasher.finish();
}

}  // namespace eender
