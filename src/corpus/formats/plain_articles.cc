// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/plain_articles.h"

#include <algorithm>

#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

bool is_article(const Heading& heading) {
  const std::string_view kind = label_kind(heading.label);
  return kind == "artikel" || kind == "article";
}

}  // namespace

bool is_title_line(std::string_view line) {
  constexpr std::size_t kTitleWords = 8;
  if (line.empty() || line[0] == ' ' || line.find('\t') != std::string_view::npos || heading_line(line)) return false;
  const bool upper = line[0] >= 'A' && line[0] <= 'Z';
  return upper && word_count(line) <= kTitleWords &&
         std::string_view(".;:,").find(line.back()) == std::string_view::npos;
}

std::vector<PlainPart> split_plain_articles(std::string_view text, std::size_t least) {
  std::vector<PlainPart> parts{PlainPart{}};
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = line_at(text, at);
    const std::size_t next = std::min(at + line.size() + 1, text.size());
    auto found =
        line.empty() || line[0] == ' ' || line.find('\t') != std::string_view::npos ? std::nullopt : heading_line(line);
    if (!found) {
      parts.back().end = at + line.size();
      at = next;
      continue;
    }
    PlainPart part;
    part.kind = is_article(found->heading) ? PlainPart::Kind::kArticle : PlainPart::Kind::kDivision;
    part.heading = std::move(found->heading);
    part.begin = part.end = next;
    if (found->rest > 0) {
      part.begin = at + found->rest;
      part.end = at + line.size();
    } else if (part.kind == PlainPart::Kind::kArticle && part.heading.title.empty() && next < text.size()) {
      const std::string_view below = line_at(text, next);
      const std::size_t behind = next + below.size() + 1;
      if (is_title_line(below) && behind < text.size() && !heading_line(line_at(text, behind))) {
        part.heading.title = below;
        part.begin = part.end = behind;
      }
    }
    at = std::max(next, part.begin);
    if (part.begin == part.end) part.end = std::min(part.begin, text.size());
    part.begin = std::min(part.begin, text.size());
    parts.push_back(std::move(part));
  }
  const auto articles = std::count_if(parts.begin(), parts.end(),
                                      [](const PlainPart& part) { return part.kind == PlainPart::Kind::kArticle; });
  if (static_cast<std::size_t>(articles) < least) return {};
  return parts;
}

}  // namespace eender::corpus
