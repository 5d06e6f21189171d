// SPDX-License-Identifier: EUPL-1.2
#include "view/templates.h"

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/file.h"

namespace eender::view {
namespace {

constexpr std::string_view kOpen = "<eender-drawing name=\"";
constexpr std::string_view kClose = "\"></eender-drawing>";

Result<std::string> with_drawings(std::string_view page, const Drawings& drawings) {
  std::string result;
  for (std::size_t at = 0;;) {
    const std::size_t open = page.find(kOpen, at);
    result += page.substr(at, open - at);
    if (open == std::string_view::npos) return result;
    const std::size_t begin = open + kOpen.size();
    const std::size_t end = page.find(kClose, begin);
    if (end == std::string_view::npos) return fail(ErrorKind::kInternal, "a template leaves a drawing open");
    const auto found = drawings.find(page.substr(begin, end - begin));
    if (found == drawings.end())
      return fail(ErrorKind::kInternal,
                  "a template asks for a drawing that was not made: " + std::string(page.substr(begin, end - begin)));
    result += found->second;
    at = end + kClose.size();
  }
}

}  // namespace

Result<Templates> Templates::load(const std::filesystem::path& folder) {
  std::error_code code;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, code)) paths.push_back(entry.path());
  if (code) return fail(ErrorKind::kNotFound, "cannot read the templates: " + code.message(), folder.string());
  std::sort(paths.begin(), paths.end());
  Templates templates;
  for (const auto& path : paths) {
    if (path.extension() == ".mustache") {
      EENDER_TRY(templates.sources_[path.stem().string()], read_file(path));
    } else if (path.extension() == ".css") {
      EENDER_TRY(const std::string css, read_file(path));
      templates.style_ += css;
    }
  }
  return templates;
}

Result<std::string> Templates::render(std::string_view name, Data data, const Drawings& drawings) const {
  const auto found = sources_.find(name);
  if (found == sources_.end()) return fail(ErrorKind::kInternal, "there is no template " + std::string(name));
  for (const auto& [other, source] : sources_) {
    // One of the two would silently show nothing.
    if (data.get(other) != nullptr) return fail(ErrorKind::kInternal, "data goes by the name of a template: " + other);
    data.set(other, kainjow::mustache::partial([&text = source] { return text; }));
  }
  kainjow::mustache::mustache page(found->second);
  const std::string html = page.render(data);
  if (!page.is_valid()) return fail(ErrorKind::kInternal, "template " + found->first + ": " + page.error_message());
  return with_drawings(html, drawings);
}

}  // namespace eender::view
