// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/result.h"

// Start here. The fictional corpus: regulations that look like those of Dutch municipalities but say things nobody adopted, and beside
// them the truth about who organises the same. The truth comes from what the generator did (docs/formats/sample.md), never from reading
// back what it wrote: this module knows nothing of the engine, so the truth cannot share the engine's mistakes.
//
// Inside: detail/templates.h reads the texts, detail/simulation.h plays how governments took them from each other through time,
// detail/truth.h says what is alike, detail/cvdr.h writes the files.
namespace eender::sample {

struct Plan {
  std::filesystem::path templates;    // a set's folder: one TOML file a subject, and common.toml
  std::filesystem::path governments;  // CSV: id,name,kind,region,inhabitants,latitude,longitude,from,until,successor
  int governments_count = 355;        // beyond the municipalities of the CSV on 2020-12-31, invented ones follow
  int subjects = 28;                  // beyond the set's own, subjects in invented words follow
  std::uint64_t seed = 1;
};

struct Summary {
  int governments = 0;  // of which invented_governments are invented: their names and codes do not exist
  int invented_governments = 0;
  int subjects = 0;  // of which invented_subjects are in invented words
  int invented_subjects = 0;
  std::size_t models = 0;
  std::size_t regulations = 0;  // in force, one a government and subject; models not counted
  std::size_t expired = 0;      // older versions, written beside
  std::size_t provisions = 0;   // of regulations in force: the truth's lines without those of models
  std::size_t independent = 0;  // provisions among them that were written without an example
  std::size_t families = 0;     // families with at least one provision in force
  std::uint64_t bytes = 0;      // of all files
};

struct Progress {
  int subjects_done = 0;
  int subjects = 0;
};

// Writes <folder>/cvdr/<government>/<id>_<version>.xml, <folder>/model/<id>.xml and <folder>/truth.jsonl. The same plan gives the same
// bytes. An earlier sample in the folder is replaced; a folder that holds anything else is kConflict. Memory holds one subject's
// regulations at a time. `progress` is called after each subject, on the calling thread.
[[nodiscard]] Result<Summary> generate(const Plan& plan, const std::filesystem::path& folder,
                                       const std::function<void(Progress)>& progress = {});

}  // namespace eender::sample
