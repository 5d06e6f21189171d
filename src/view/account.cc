// SPDX-License-Identifier: EUPL-1.2
#include "view/account.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "view/view.h"

namespace eender::view {
namespace {

constexpr int kNumber = 13;  // columns: ten thousand million characters, and a space

std::uint64_t left_out(const corpus::Account& account) {
  std::uint64_t sum = 0;
  for (const auto& [reason, characters] : account.left_out) sum += characters;
  return sum;
}

// Rounded down: 100 % is said only where nothing is lost.
std::string percentage(const corpus::Account& account) {
  return fmt::format("{:.2f} %", std::floor(account.share() * 10000) / 100);
}

std::string line(const corpus::Account& account, std::string_view name, const Terminal& terminal) {
  std::string result;
  for (const std::uint64_t n : {account.visible, account.provisions, account.tables, account.headings, account.notes,
                                account.metadata, left_out(account)})
    result += right(number(n), kNumber);
  const bool low = account.share() < corpus::kLeastShare;
  return result + paint(terminal, low ? Style::kAlarm : Style::kPlain, right(percentage(account), kNumber)) + "  " +
         one_line(name) + "\n";
}

}  // namespace

std::string account_table(const corpus::ImportReport& report, const Terminal& terminal) {
  if (report.accounts.empty()) return {};
  std::string head;
  for (const std::string_view column :
       {"characters", "provisions", "tables", "headings", "notes", "metadata", "left out", "accounted"})
    head += right(column, kNumber);
  std::string result = "\n" + paint(terminal, Style::kFaint, head + "  file") + "\n";
  for (const auto& [name, account] : report.accounts) result += line(account, name, terminal);
  if (report.accounts.size() > 1)
    result += line(report.account, "in " + counted(report.accounts.size(), "file"), terminal);
  if (!report.account.left_out.empty()) result += "\nLeft out, in characters:\n";
  for (const auto& [reason, characters] : report.account.left_out)
    result += right(number(characters), kNumber) + "  " + reason + "\n";
  return result + fill(terminal,
                       {{"Characters of the text that a reader sees, white space apart. Tables are those of provisions "
                         "and of notes.",
                         Style::kFaint}},
                       0, 0);
}

nlohmann::ordered_json account_json(const corpus::Account& account) {
  nlohmann::ordered_json result;
  result["characters"] = account.visible;
  result["provisions"] = account.provisions;
  result["tables"] = account.tables;
  result["headings"] = account.headings;
  result["notes"] = account.notes;
  result["metadata"] = account.metadata;
  result["leftOut"] = account.left_out;
  result["lost"] = account.lost();
  if (account.lost_at) result["lostAt"] = *account.lost_at;
  result["share"] = account.share();
  return result;
}

}  // namespace eender::view
