// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "view/family_text.h"
#include "view/terminal.h"
#include "ways/family.h"

// The parts of a family's page, each in a file of its own.
namespace eender::view {

struct Page {
  const ways::OpenFamily& family;
  const corpus::Corpus& corpus;
  const Terminal& terminal;
  PageOptions options;

  bool model(std::uint32_t position) const { return family.positions[position].position.model; }
  // A government's name, a model's title; fit for a screen.
  std::string name(std::uint32_t position) const;
  // Names of positions in alphabetical order with commas between, then "+ 112 more" for those that do not fit in `columns`.
  std::string names(const std::vector<std::uint32_t>& members, int columns) const;
};

// Names in alphabetical order with commas between, then "+ 112 more" for those that do not fit in `columns`; all of them where `all`.
std::string name_list(std::vector<std::string> names, int columns, bool all);

std::string ways_part(const Page& page);     // ways, most governments first, and models
std::string divided_part(const Page& page);  // who has it divided otherwise; empty where nobody has
std::string text_part(const Page& page);     // the common text
std::string values_part(const Page& page);   // a histogram a column
std::string keys_part(const Page& page);     // the keys as a tree
std::string heading(const Page& page, std::string_view title, std::string_view remark = {});

// What of a reading to show beside another one of at most `columns`: all of it where that fits, else what is not the same at the begin and the end of both.
std::string reading_beside(const Page& page, std::string_view reading, std::string_view other, int columns);

}  // namespace eender::view
