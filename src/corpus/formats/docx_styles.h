// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/formats/office_list.h"
#include "corpus/formats/xml_node.h"

namespace eender::corpus {

// What a paragraph style means for the text.
struct DocxStyle {
  enum class Role : std::uint8_t { kText, kTitle, kContents };
  Role role = Role::kText;
  int outline = 0;   // 1 to 9; 0: no heading
  std::string list;  // w:numId; empty: none
  std::optional<int> level;
};

// word/styles.xml. Styles that are based on others inherit from them, 32 deep at most.
class DocxStyles {
 public:
  void read(XmlNode styles);
  // Of a paragraph without a style, the empty id.
  const DocxStyle& of(const std::string& id) const;
  const std::string& language() const { return language_; }  // "nl-NL"; may be empty

 private:
  std::map<std::string, DocxStyle> styles_;
  DocxStyle none_;
  std::string language_;
};

// word/numbering.xml: counts the numbered paragraphs of a document in their order and gives what Word prints before each.
class DocxNumbering {
 public:
  static constexpr int kLevels = 9;

  void read(XmlNode numbering, const DocxStyles& styles);

  struct Label {
    std::string text;      // "Artikel 2", "a."; may be empty
    std::size_t list = 0;  // names the list; 0: there is none of that id
  };
  // Of the next paragraph of that w:numId and level, from 0.
  Label next(const std::string& list, int level);
  // The level of a list that belongs to a style, where one does.
  std::optional<int> level_of_style(const std::string& list, const std::string& style) const;

 private:
  struct Level {
    std::int64_t start = 1;
    NumberForm form = NumberForm::kDecimal;
    bool bullet = false;
    bool legal = false;  // levels above in decimals
    std::string text;    // "%1.%2"
    std::optional<int> restart;
    std::string style;
  };
  using Levels = std::array<Level, kLevels>;
  struct Abstract {
    Levels levels;
    std::string style_link;  // the style whose list it is
  };
  struct List {
    std::string abstract;
    std::map<int, std::int64_t> starts;  // of levels that begin anew in this list
    std::map<int, Level> levels;         // that are otherwise in this list
  };

  static Level level_of(XmlNode node);
  const Level& level(const List& list, const Abstract& abstract, int at) const;

  std::map<std::string, Abstract> abstracts_;
  std::map<std::string, List> lists_;
  std::map<std::string, std::array<std::optional<std::int64_t>, kLevels>> counts_;  // by abstract
  std::set<std::pair<std::string, int>> begun_;  // (list, level) with a start of its own
};

}  // namespace eender::corpus
