// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "corpus/corpus.h"

namespace eender::fuzz {

// Takes what an importer finds and ends the process where it is not as corpus/corpus.h says.
class CheckingSink : public corpus::Sink {
 public:
  void regulation(corpus::Regulation regulation) override {
    ++calls_;
    is_text(regulation.government);
    is_text(regulation.work);
    is_text(regulation.version);
    is_text(regulation.title);
    for (const corpus::Provision& provision : regulation.provisions) {
      is_text(provision.number);
      is_text(provision.heading);
      is_text(provision.note);
      is_block(provision.text);
      EENDER_CHECK(!provision.text.empty(), "a provision has a text");
      EENDER_CHECK(!provision.path.empty(), "a provision has a path");
      EENDER_CHECK(paths_.emplace(regulation.government, regulation.work, regulation.version, provision.path).second,
                   "paths are unique");
      for (std::size_t i = 0; i < provision.source_map.size(); ++i) {
        EENDER_CHECK(provision.source_map[i].text < provision.text.size(), "a source map points into its text");
        EENDER_CHECK(i == 0 || provision.source_map[i - 1].text < provision.source_map[i].text, "a source map ascends");
      }
    }
    for (const corpus::Note& note : regulation.notes) {
      is_text(note.heading);
      is_block(note.text);
    }
  }

  void problem(corpus::Problem problem) override {
    ++calls_;
    is_text(problem.reason);
    EENDER_CHECK(!problem.reason.empty(), "a problem says what it is");
  }

  void account(const corpus::Account& account) override {
    EENDER_CHECK(account.accounted() <= account.visible, "no more is accounted for than there is");
  }

  std::size_t calls() const { return calls_; }

 private:
  static void is_text(std::string_view text) {
    EENDER_CHECK(simdjson::validate_utf8(text.data(), text.size()), "texts are UTF-8");
    EENDER_CHECK(text.find('\0') == std::string_view::npos, "texts hold no NUL");
  }
  static void is_block(std::string_view text) {
    is_text(text);
    EENDER_CHECK(!text.starts_with('\n') && !text.ends_with('\n') && text.find("\n\n") == std::string_view::npos,
                 "no line is empty");
  }

  std::size_t calls_ = 0;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> paths_;
};

}  // namespace eender::fuzz
