// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <kainjow/mustache.hpp>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace eender::view {

// What a template is filled with: strings, lists and objects of them. Values are copied whole, so large ones are made once and moved.
using Data = kainjow::mustache::data;
using DataList = kainjow::mustache::list;

// HTML made by code of ours and not by a template, by name: drawings (view/drawings.h) and the style sheet.
using Drawings = std::map<std::string, std::string, std::less<>>;

// The templates of data/templates: *.mustache, each of which the others may include by its name, and the style sheets *.css.
//
// Whatever stands between {{ and }} is escaped; templates have no way to let something through (templates_test.cc). What must stand
// unescaped, our own drawings, is set in afterwards: a template says where by <eender-drawing name="…"></eender-drawing>, which no escaped
// text can contain.
class Templates {
 public:
  [[nodiscard]] static Result<Templates> load(const std::filesystem::path& folder);

  // kInternal for a template or a drawing that is not there.
  [[nodiscard]] Result<std::string> render(std::string_view name, Data data, const Drawings& drawings) const;

  // The style sheets as one, in the order of their names.
  const std::string& style() const { return style_; }
  const std::map<std::string, std::string, std::less<>>& sources() const { return sources_; }

 private:
  std::map<std::string, std::string, std::less<>> sources_;
  std::string style_;
};

}  // namespace eender::view
