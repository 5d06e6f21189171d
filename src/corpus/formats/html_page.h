// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "corpus/formats/numbered_articles.h"

namespace eender::corpus {

// An element of a page, or a stretch of its text.
struct HtmlNode {
  static constexpr std::uint32_t kNone = UINT32_MAX;

  std::string_view name;  // "h2"; in lower case; empty: text
  Piece text;             // of text, entities resolved
  std::uint32_t parent = kNone, first_child = kNone, next = kNone;
  std::uint32_t attributes = 0, attributes_end = 0;
};

// A page as a browser would build it, whatever its errors (the parsing rules of HTML 5), without comments, scripts and styles.
// Not movable: nodes point into it.
class HtmlPage {
 public:
  // Pages of laws are the largest there are, and have some 5 MB.
  static constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
  static constexpr int kMaxDepth = 512;
  // What parsing may take at most. Markup can be written so that its tree is quadratic in its size; that is no page of a government.
  static constexpr std::size_t kMaxMemory = std::size_t{512} << 20;
  static constexpr int kMaxSeconds = 20;  // of one processor

  HtmlPage() = default;
  HtmlPage(const HtmlPage&) = delete;
  HtmlPage& operator=(const HtmlPage&) = delete;

  // REQUIRES: called once; `html`, which need not outlive the call, is UTF-8 without NUL. kInvalidInput where a bound above is passed.
  [[nodiscard]] Result<void> read(std::string_view html);

  // In the order of the document, so that what is within a node follows it; the first is <html>.
  const std::vector<HtmlNode>& nodes() const { return nodes_; }
  // The node behind all that is within `node`.
  std::uint32_t behind(std::uint32_t node) const;
  // Empty where it has none.
  std::string_view attribute(std::uint32_t node, std::string_view name) const;
  bool has_attribute(std::uint32_t node, std::string_view name) const;
  // All text within, on one line.
  std::string line(std::uint32_t node) const;
  // What the texts of the nodes are views of.
  std::string_view text() const { return text_; }

 private:
  std::vector<HtmlNode> nodes_;
  std::vector<std::pair<std::string, std::string>> attributes_;  // name in lower case, value
  std::string text_;
};

}  // namespace eender::corpus
