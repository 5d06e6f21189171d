// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/formats/office_list.h"
#include "corpus/formats/xml_node.h"

namespace eender::corpus {

// What the styles of an OpenDocument text say about its paragraphs and lists: those of styles.xml and those of content.xml.
class OdtStyles {
 public:
  static constexpr std::size_t kLevels = 10;

  struct Level {
    bool numbered = false;
    NumberForm form = NumberForm::kNone;
    std::string prefix, suffix, bullet;
    std::int64_t start = 1;
    std::size_t shown = 1;  // levels, its own and those above
  };
  struct List {
    std::size_t name = 0;  // from 1
    std::array<Level, kLevels> levels;
  };

  // All styles within.
  void read(XmlNode top);

  // Null where there is none of that name.
  const List* list(const std::string& name) const;
  const List& outline() const { return outline_; }
  // Of a paragraph style, through those it is based on; empty where it has none.
  std::string list_of(std::string style) const;
  bool is_title(std::string style) const;
  bool is_hidden(const std::string& style) const;
  const std::string& language() const { return language_; }  // "nl"; may be empty

 private:
  struct Paragraph {
    std::string parent, list;
    bool hidden = false;
  };
  static void read_levels(XmlNode node, List& list);

  std::map<std::string, List> lists_;
  List outline_;
  std::map<std::string, Paragraph> paragraphs_;
  std::string language_;
};

// The numbers reached in one list.
class OdtCounts {
 public:
  // What is printed before the next item of `level` (from 0); `start` where the item has a number of its own.
  std::string next(const OdtStyles::List& list, std::size_t level, std::optional<std::int64_t> start);

 private:
  std::array<std::optional<std::int64_t>, OdtStyles::kLevels> counts_;
};

}  // namespace eender::corpus
