// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

// Provisions that nobody wrote, as many as wanted, to see how eender grows. The same plan gives the same bytes on any machine.
//
// A subject is a provision that governments have in common: a share of them, drawn for each subject anew. Its wordings descend from one
// another, as copies of copies do, with words replaced, exchanged, left out and put in, and sentences added. Most governments have one of
// the first wordings; each fills in its own name and values, and half of them change some words of their own.
//
// The r-th commonest word is drawn r times as rarely as the commonest (Zipf 1949), and sentences begin with formulas that all subjects
// share: so provisions of different subjects have words and phrases in common, as real ones do.
namespace eender::bench {

struct Plan {
  std::uint32_t subjects = 1;
  std::uint32_t governments = 1;
  // Of a first wording, from half to one and a half of it: makes texts of 860 bytes on average, and lines of 1,000.
  std::uint32_t words = 133;
  bool by_all = false;  // every government has every subject, and first wordings are of so many words
  std::uint64_t seed = 1;
};

// A plan of about so many provisions: as many subjects as that takes, or as many governments.
Plan plan_by_subjects(std::uint64_t provisions, std::uint32_t governments);
Plan plan_by_governments(std::uint64_t provisions, std::uint32_t subjects);

struct SyntheticProvision {
  std::string government;
  std::uint32_t subject = 0;
  std::string text;  // letters, digits, spaces and full stops: words are the same however a program cuts them
};

// Subjects that stand in one regulation together; provision by provision in the order of regulations, so that lines follow each other as
// docs/formats/jsonl.md asks.
constexpr std::uint32_t kSubjectsOfARegulation = 20;

void generate(const Plan& plan, const std::function<void(const SyntheticProvision&)>& provision);

// A line of docs/formats/jsonl.md, with the number of the line as "id" and a space behind each colon, as other programs want it. Ends
// with \n.
std::string jsonl_line(std::uint64_t id, const SyntheticProvision& provision);

}  // namespace eender::bench
