// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "sample/detail/random.h"
#include "sample/detail/templates.h"

// What a government made of a text, as symbols: which lines in which order, what was filled in, which letters went wrong. Texts and
// truth are both made from this; neither is made from the other.
namespace eender::sample {

constexpr int kFromModel = -1;
constexpr int kFromNobody = -2;

struct Typo {
  std::size_t line = 0;
  std::size_t piece = 0;
  std::size_t offset = 0;  // in the piece's fixed text
  std::size_t length = 0;
  std::string wrong;  // what stands there instead
};

struct ProvisionState {
  std::size_t provision = 0;          // index in Subject::provisions
  int independent = -1;               // index in Provision::independents, or the template itself
  int from = kFromModel;              // a government's index, kFromModel or kFromNobody
  std::vector<std::size_t> lines;     // indices in Text::lines, in the order written
  std::vector<std::uint8_t> chosen;   // a slot: which alternative
  std::vector<std::uint8_t> written;  // a slot: in which spelling or form
  std::vector<Typo> typos;
  std::vector<std::string> edits;  // the log: every edit since the model that is more than a value, spelling or name

  const Text& text(const Subject& subject) const {
    const Provision& p = subject.provisions[provision];
    return independent < 0 ? p.text : p.independents[static_cast<std::size_t>(independent)];
  }
};

enum class Divisions : std::uint8_t { kNone, kChapters, kChaptersAndParagraphs, kParagraphs, kChaptersAndSections };

struct RegulationState {
  std::vector<ProvisionState> provisions;  // in order: article 1, 2, …
  Divisions divisions = Divisions::kNone;
  std::size_t title_form = 0;
  int title_year = 0;
  int from = kFromModel;
};

// How much an adopter changes.
enum class Zeal : std::uint8_t {
  kAdopt,     // takes over from the model
  kCopy,      // takes over from a government: fewer new values
  kAmend,     // changes its own text
  kFaithful,  // only fills in: values, their spelling, names
};

// The model's own text of a provision.
ProvisionState untouched(const Subject& subject, std::size_t provision, int independent = -1);

// Draws the edits of one adoption and makes them. Deterministic in `random`.
void edit_regulation(const Subject& subject, const std::set<std::string>& words, Zeal zeal, RegulationState& regulation,
                     Random& random);

// Another text for the same matter, that owes nothing to the template.
void write_independently(const Subject& subject, std::size_t independent, ProvisionState& state, Random& random);

}  // namespace eender::sample
