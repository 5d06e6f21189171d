// SPDX-License-Identifier: EUPL-1.2
#include "view/coverage_text.h"

#include <fmt/format.h>

#include <vector>

#include "view/terminal.h"
#include "view/view.h"

namespace eender::view {
namespace {

std::string were(std::uint64_t n) { return n == 1 ? "was" : "were"; }

// "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& names) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i)
    result += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return result;
}

std::string writers(const ways::Position& position, const corpus::Corpus& corpus) {
  std::vector<std::string> names;
  for (const ways::Inherited& left : position.inherited)
    names.push_back(one_line(corpus.government(left.government).name));
  return listed(names);
}

}  // namespace

std::string_view name_of(corpus::Reading reading) {
  switch (reading) {
    case corpus::Reading::kRead:
      return "read";
    case corpus::Reading::kPartly:
      return "partly";
    case corpus::Reading::kUnreadable:
      return "unreadable";
    case corpus::Reading::kNothing:
      return "not-imported";
  }
  return {};
}

std::string governments(std::uint64_t n, std::string_view kind) {
  if (kind == "municipality") return counted(n, "municipality", "municipalities");
  if (kind == "province") return counted(n, "province");
  if (kind == "water-board") return counted(n, "water board");
  if (kind == "metropolitan-municipality")
    return counted(n, "metropolitan municipality", "metropolitan municipalities");
  return counted(n, "government");
}

std::string coverage_sentence(const corpus::ReadingCounts& counts) {
  const std::uint64_t read = counts.read + counts.partly;
  std::string result =
      fmt::format("{} of {} {} read", number(read), governments(counts.governments, counts.kind), were(read));
  if (counts.partly > 0) result += fmt::format(", {} of them only in part", number(counts.partly));
  std::vector<std::string> rest;
  if (counts.unreadable > 0) rest.push_back(number(counts.unreadable) + " could not be read");
  if (counts.nothing > 0)
    rest.push_back(fmt::format("{} {} not imported", number(counts.nothing), were(counts.nothing)));
  if (!rest.empty()) result += fmt::format("; {}", fmt::join(rest, ", "));
  return result + ".";
}

std::string reason_words(const corpus::GovernmentCoverage& government, const corpus::Corpus& corpus) {
  if (government.predecessors.empty()) return one_line(government.problem);
  std::vector<std::string> names;
  for (const std::string& id : government.predecessors) names.push_back(one_line(corpus.government(id).name));
  return fmt::format("nothing of its own was found, only of {}, which it took over", listed(names));
}

std::string coverage_sentence(const ways::FamilyCoverage& coverage, std::string_view kind) {
  std::string result = fmt::format("{} of {} {} this", number(coverage.have), governments(coverage.expected, kind),
                                   coverage.have == 1 ? "has" : "have");
  std::vector<std::string> rest;
  if (coverage.divided > 0)
    rest.push_back(
        fmt::format("{} {} it divided otherwise", number(coverage.divided), coverage.divided == 1 ? "has" : "have"));
  if (coverage.nothing > 0)
    rest.push_back(
        fmt::format("{} {} nothing on it", number(coverage.nothing), coverage.nothing == 1 ? "has" : "have"));
  if (coverage.partly > 0)
    rest.push_back(fmt::format("{} {} nothing on it in the part that was read", number(coverage.partly),
                               coverage.partly == 1 ? "has" : "have"));
  if (coverage.unreadable > 0) rest.push_back(number(coverage.unreadable) + " could not be read");
  if (coverage.not_read > 0)
    rest.push_back(fmt::format("{} {} not imported", number(coverage.not_read), were(coverage.not_read)));
  if (!rest.empty()) result += fmt::format("; {}", fmt::join(rest, ", "));
  return result + ".";
}

std::string parts_words(const ways::Counted& counted, const corpus::Corpus& corpus) {
  std::vector<std::string> parts;
  for (const ways::Counted::Part& part : counted.parts) {
    const std::string way = part.way ? "way " + number(*part.way + 1) : "a way of nobody else";
    parts.push_back(fmt::format("{} ({})", one_line(corpus.government(part.government).name), way));
  }
  return listed(parts);
}

std::string inherited_words(const ways::Position& position, const corpus::Corpus& corpus) {
  return fmt::format("from {}, now {}", writers(position, corpus),
                     one_line(corpus.government(position.government).name));
}

std::string government_name(const ways::Position& position, const corpus::Corpus& corpus) {
  const corpus::Government& government = corpus.government(position.government);
  const std::string name = one_line(government.name);
  if (position.is_inherited()) return fmt::format("{} (from {})", name, writers(position, corpus));
  if (government.until && *government.until <= corpus.on()) return name + " (no longer exists, no successor known)";
  return name;
}

}  // namespace eender::view
