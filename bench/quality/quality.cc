// SPDX-License-Identifier: EUPL-1.2
// How well the families, the ladder and the values of a library fit the truth about the fictional corpus it was made from.
//
//   quality [--show N] FOLDER...    FOLDER holds sample/ (eender sample) and library/ (import, compare); bench/quality/run makes them
//
// Prints one table with a column a folder. With --show, the first N mismatches of each sort follow, with what tells them apart. A folder
// named "sealed" is only scored: whoever reads its texts can no longer learn anything from its score.
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <functional>
#include <optional>
#include <string_view>

#include "quality/scores.h"

namespace {

using eender::bench::RungScore;
using eender::bench::Scores;

std::string share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "-" : fmt::format("{:.4f}", static_cast<double>(part) / static_cast<double>(whole));
}

struct Line {
  std::string name;
  std::function<std::string(const Scores&)> value;
};

std::vector<Line> lines() {
  const auto count = [](auto member) { return [member](const Scores& s) { return fmt::format("{}", s.*member); }; };
  std::vector<Line> result = {
      {"provisions in the truth", count(&Scores::provisions)},
      {"  not in the library", count(&Scores::missing)},
      {"  in the library, not in the truth", count(&Scores::unknown)},
      {"pairs, all kinds: precision", [](const Scores& s) { return fmt::format("{:.5f}", s.all.precision()); }},
      {"  recall", [](const Scores& s) { return fmt::format("{:.5f}", s.all.recall()); }},
      {"  F1", [](const Scores& s) { return fmt::format("{:.5f}", s.all.f1()); }},
      {"pairs, substantive: precision",
       [](const Scores& s) { return fmt::format("{:.5f}", s.substantive.precision()); }},
      {"  recall", [](const Scores& s) { return fmt::format("{:.5f}", s.substantive.recall()); }},
      {"  F1", [](const Scores& s) { return fmt::format("{:.5f}", s.substantive.f1()); }},
      {"families of two governments or more", count(&Scores::families)},
      {"  recovered whole", count(&Scores::whole)},
      {"  share", [](const Scores& s) { return share(s.whole, s.families); }},
      {"of those, as many governments", [](const Scores& s) { return share(s.governments, s.whole); }},
  };
  constexpr std::string_view kNames[] = {"wordings", "apart from names", "apart from values", "ways (informally)"};
  for (std::size_t rung = 0; rung < eender::bench::kRungs; ++rung) {
    const auto name = fmt::format("  as many {}", kNames[rung]);
    result.push_back({name, [rung](const Scores& s) { return share(s.rungs[rung].counts, s.whole); }});
    result.push_back({"    the same ones", [rung](const Scores& s) { return share(s.rungs[rung].classes, s.whole); }});
    result.push_back({"    found / in the truth", [rung](const Scores& s) {
                        return fmt::format("{} / {}", s.rungs[rung].found, s.rungs[rung].truth);
                      }});
  }
  result.insert(result.end(),
                {{"rungs 1 to 4 all exact: counts", [](const Scores& s) { return share(s.ladder_counts, s.whole); }},
                 {"  classes", [](const Scores& s) { return share(s.ladder_classes, s.whole); }},
                 {"values filled in", count(&Scores::values)},
                 {"  read from the text", [](const Scores& s) { return share(s.values_read, s.values); }},
                 {"  in the table of values", [](const Scores& s) { return share(s.values_in_table, s.values); }},
                 {"  read and not filled in", count(&Scores::values_more)}});
  return result;
}

struct Request {
  std::uint32_t show = 0;
  std::vector<std::filesystem::path> folders;
};

std::optional<Request> parse(int count, char** words) {
  Request request;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word != "--show") {
      request.folders.emplace_back(word);
      continue;
    }
    if (++i == count) return std::nullopt;
    const std::string_view number = words[i];
    if (std::from_chars(number.data(), number.data() + number.size(), request.show).ec != std::errc())
      return std::nullopt;
  }
  if (request.folders.empty()) return std::nullopt;
  return request;
}

}  // namespace

int main(int count, char** words) {
  const auto request = parse(count, words);
  if (!request) {
    fmt::print(stderr, "usage: quality [--show N] FOLDER...\n");
    return 2;
  }
  std::vector<std::string> names;
  std::vector<Scores> scores;
  for (const auto& folder : request->folders) {
    names.push_back(folder.filename().string());
    const bool sealed = names.back() == "sealed";
    auto measured = eender::bench::measure({folder / "sample" / "truth.jsonl", folder / "library",
                                            std::filesystem::path(EENDER_SOURCE_DIR) / "data" / "ways",
                                            sealed ? 0 : request->show});
    if (!measured) {
      fmt::print(stderr, "quality: {}\n", measured.error().describe());
      return 2;
    }
    scores.push_back(*std::move(measured));
  }
  constexpr int kNameWidth = 38;
  constexpr int kWidth = 16;
  fmt::print("{:<{}}", "", kNameWidth);
  for (const std::string& name : names) fmt::print("{:>{}}", name, kWidth);
  fmt::print("\n");
  for (const Line& line : lines()) {
    fmt::print("{:<{}}", line.name, kNameWidth);
    for (const Scores& s : scores) fmt::print("{:>{}}", line.value(s), kWidth);
    fmt::print("\n");
  }
  for (const Scores& s : scores)
    for (const std::string& text : s.shown) fmt::print("\n{}\n", text);
  return 0;
}
