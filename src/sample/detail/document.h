// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sample/detail/simulation.h"

// One version of one regulation as it will be printed: its names, its numbering, the words of each line. Still without layout.
namespace eender::sample {

struct Division {
  std::string label;  // "Hoofdstuk"
  int number = 0;
  std::string title;
  std::size_t depth = 0;     // 0: directly in the regulation
  std::size_t articles = 0;  // how many stand in it before the next division begins
};

// One slot as written here. `spelled` decides the wording: two slots with equal `spelled` read the same.
struct Filled {
  std::string spelled;
  std::string value;  // of values: normal
};

struct PrintedLine {
  LineKind kind = LineKind::kPlain;
  std::string text;
};

class Document {
 public:
  // Keeps references to all but `work`.
  Document(const Subject& subject, const Version& version, const Municipality& municipality, std::string work,
           bool model, std::uint64_t seed);

  const Subject& subject() const { return subject_; }
  const Version& version() const { return version_; }
  const Municipality& municipality() const { return municipality_; }
  const std::string& work() const { return work_; }  // "CVDR123456"
  bool model() const { return model_; }
  const std::string& title() const { return title_; }
  bool introduced() const { return introduced_; }  // the first division is only an introduction
  const std::vector<Division>& divisions() const { return divisions_; }
  std::uint64_t seed() const { return seed_; }  // for what is only layout

  // The article's path: its divisions and itself ("hoofdstuk-2/artikel-5"). `article` counts from 0.
  const std::string& path(std::size_t article) const { return paths_[article]; }

  Filled fill(const ProvisionState& state, std::size_t slot) const;
  std::vector<PrintedLine> print(const ProvisionState& state) const;

 private:
  void divide();
  std::string referred(const Slot& slot, std::size_t form) const;

  const Subject& subject_;
  const Version& version_;
  const Municipality& municipality_;
  std::string work_;
  bool model_;
  std::uint64_t seed_;
  std::string title_;
  bool introduced_ = false;
  std::vector<Division> divisions_;
  std::vector<std::string> paths_;
};

}  // namespace eender::sample
