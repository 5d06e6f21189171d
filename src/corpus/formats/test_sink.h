// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/corpus.h"

namespace eender::corpus {

// Keeps what an importer hands over, for tests.
struct TestSink : Sink {
  std::vector<Regulation> regulations;
  std::vector<Problem> problems;
  Account total;

  void regulation(Regulation regulation) override { regulations.push_back(std::move(regulation)); }
  void problem(Problem problem) override { problems.push_back(std::move(problem)); }
  void account(const Account& account) override { total += account; }

  std::size_t provisions() const {
    std::size_t count = 0;
    for (const Regulation& regulation : regulations) count += regulation.provisions.size();
    return count;
  }
  // The first provision of that path, or one that says so.
  Provision provision(std::string_view path) const {
    for (const Regulation& regulation : regulations)
      for (const Provision& provision : regulation.provisions)
        if (provision.path == path) return provision;
    Provision none;
    none.text = "no provision with path " + std::string(path);
    return none;
  }
  std::vector<std::string> paths() const {
    std::vector<std::string> paths;
    for (const Regulation& regulation : regulations)
      for (const Provision& provision : regulation.provisions) paths.push_back(provision.path);
    return paths;
  }
  // The texts of the notes of that kind, a heading first where there is one: "heading: text".
  std::vector<std::string> notes(std::string_view kind) const {
    std::vector<std::string> texts;
    for (const Regulation& regulation : regulations)
      for (const Note& note : regulation.notes)
        if (note.kind == kind) texts.push_back(note.heading.empty() ? note.text : note.heading + ": " + note.text);
    return texts;
  }
  bool has_problem(Problem::Severity severity, std::string_view part) const {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
      return problem.severity == severity && problem.reason.find(part) != std::string::npos;
    });
  }
};

}  // namespace eender::corpus
