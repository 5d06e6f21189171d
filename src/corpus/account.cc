// SPDX-License-Identifier: EUPL-1.2
#include "corpus/account.h"

namespace eender::corpus {

std::uint64_t Account::accounted() const {
  std::uint64_t sum = provisions + tables + headings + notes + metadata;
  for (const auto& [reason, characters] : left_out) sum += characters;
  return sum;
}

double Account::share() const {
  return visible == 0 ? 1 : static_cast<double>(accounted()) / static_cast<double>(visible);
}

Account& Account::operator+=(const Account& other) {
  visible += other.visible;
  provisions += other.provisions;
  tables += other.tables;
  headings += other.headings;
  notes += other.notes;
  metadata += other.metadata;
  for (const auto& [reason, characters] : other.left_out) left_out[reason] += characters;
  if (!lost_at) lost_at = other.lost_at;
  return *this;
}

}  // namespace eender::corpus
