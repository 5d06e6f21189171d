// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

// Chance that is the same on every machine: the distributions of <random> are not, so everything is drawn from here.
namespace eender::sample {

// SplitMix64's finaliser: every bit of the input moves every bit of the output.
constexpr std::uint64_t scatter(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

// One seed from several: streams for different purposes do not meet.
constexpr std::uint64_t seed_of(std::initializer_list<std::uint64_t> parts) {
  std::uint64_t seed = 0;
  for (const std::uint64_t part : parts) seed = scatter(seed ^ part);
  return seed;
}

// FNV-1a: a number for a name, to seed with.
constexpr std::uint64_t number_of(std::string_view name) {
  std::uint64_t number = 0xcbf29ce484222325U;
  for (const char c : name) number = (number ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return number;
}

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() { return scatter(state_++); }
  // 0 … n-1. REQUIRES: n > 0. The modulo's bias is below n / 2^64.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool chance(double share) { return static_cast<double>(next() >> 11U) * 0x1p-53 < share; }
  // An index, each with its weight. REQUIRES: one weight is positive.
  std::size_t weighted(std::span<const double> weights) {
    double sum = 0;
    for (const double weight : weights) sum += weight;
    double at = static_cast<double>(next() >> 11U) * 0x1p-53 * sum;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
      if (at < weights[i]) return i;
      at -= weights[i];
    }
    return weights.size() - 1;
  }
  std::size_t weighted(std::initializer_list<double> weights) {
    return weighted(std::span<const double>(weights.begin(), weights.size()));
  }

 private:
  std::uint64_t state_;
};

}  // namespace eender::sample
