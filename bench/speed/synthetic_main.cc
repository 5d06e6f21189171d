// SPDX-License-Identifier: EUPL-1.2
// Writes synthetic provisions (synthetic.h) as JSON Lines to standard output.
//
//   synthetic by-subjects PROVISIONS [GOVERNMENTS]     that many governments (342), as many subjects as it takes
//   synthetic by-governments PROVISIONS [SUBJECTS]     that many subjects (1,170), as many governments as it takes
//   synthetic family GOVERNMENTS WORDS                 one provision that all of them have
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "speed/synthetic.h"

int main(int argc, char** argv) {
  using namespace eender::bench;
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const auto number = [&](std::size_t i, std::uint64_t otherwise) {
    return i < arguments.size() ? std::strtoull(argv[i + 1], nullptr, 10) : otherwise;
  };
  Plan plan;
  if (arguments.size() >= 2 && arguments[0] == "by-subjects") {
    plan = plan_by_subjects(number(1, 0), static_cast<std::uint32_t>(number(2, 342)));
  } else if (arguments.size() >= 2 && arguments[0] == "by-governments") {
    plan = plan_by_governments(number(1, 0), static_cast<std::uint32_t>(number(2, 1170)));
  } else if (arguments.size() == 3 && arguments[0] == "family") {
    plan.governments = static_cast<std::uint32_t>(number(1, 0));
    plan.words = static_cast<std::uint32_t>(number(2, 0));
    plan.by_all = true;
  } else {
    fmt::print(stderr,
               "synthetic by-subjects|by-governments PROVISIONS [GOVERNMENTS|SUBJECTS], or family GOVERNMENTS WORDS\n");
    return 2;
  }
  std::uint64_t id = 0;
  generate(plan, [&](const SyntheticProvision& provision) {
    const std::string line = jsonl_line(id++, provision);
    std::fwrite(line.data(), 1, line.size(), stdout);
  });
  return std::fflush(stdout) == 0 ? 0 : 2;
}
