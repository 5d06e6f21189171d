// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/office_regulation.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "corpus/formats/heading.h"
#include "corpus/formats/language_words.h"
#include "corpus/formats/plain_text_meta.h"
#include "corpus/formats/plain_text_source.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

// The government at the beginning of `text`, up to a sign or a word that ends it; empty where that is no name.
std::string name_at(std::string_view text) {
  constexpr std::size_t kMostWords = 6;
  text = text.substr(0, text.find_first_of(";,:.(["));
  for (const std::string_view end : {" gelezen", " gelet", " overwegende", " besluit", " heeft", " maakt"})
    text = text.substr(0, text.find(end));
  std::string name = one_line(text);
  const bool begins = !name.empty() && ((name[0] >= 'A' && name[0] <= 'Z') || name[0] == '\'' ||
                                        static_cast<unsigned char>(name[0]) >= 0x80);
  return begins && word_count(name) <= kMostWords ? name : std::string();
}

// "Gemeente Haarlem", where the line says nothing else; empty where it says more, or no government.
std::string only_government(std::string_view line) {
  constexpr std::array<std::string_view, 7> kKinds{
      "Gemeente ", "Provincie ", "Waterschap ", "Hoogheemraadschap ", "Municipality of ", "City of ", "County of "};
  for (const std::string_view kind : kKinds) {
    if (!line.starts_with(kind)) continue;
    std::string name = name_at(line);
    if (name.size() == line.size() && name.size() > kind.size()) return name;
  }
  return {};
}

// Programs write the language that they were set to, whatever the text is in: Dutch and English are told by the words.
void correct_language(const std::vector<Block>& blocks, Regulation& regulation, std::vector<std::string>& notices) {
  if (regulation.language != "nl" && regulation.language != "en") return;
  LanguageWords words;
  for (const Block& block : blocks) words.add(line_of(block));
  const std::string_view found = words.language();
  if (found.empty() || found == regulation.language) return;
  const auto name = [](std::string_view language) { return language == "nl" ? "Dutch" : "English"; };
  notices.push_back(std::string("says that it is in ") + name(regulation.language) + "; its words are " + name(found) +
                    ", and so it was read");
  regulation.language = found;
}

}  // namespace

Regulation office_regulation(const OfficeProperties& properties, const Origin& origin,
                             std::vector<std::string>& notices) {
  Regulation regulation;
  regulation.source = origin.source;
  regulation.content = origin.content;
  regulation.model = origin.model;
  regulation.title = one_line(properties.title);
  if (properties.language.size() >= 2) regulation.language = slug(std::string_view(properties.language).substr(0, 2));
  std::string lines = "---\n";
  for (const auto& [name, value] : properties.own) {
    const bool person = slug(name) == "creator";
    if (!person && name.find_first_of(":\n#") == std::string::npos)
      lines += one_line(name) + ": " + one_line(value) + "\n";
  }
  lines += "---\n";
  Ledger unused(lines);
  std::vector<std::string> said;
  read_front_matter(lines, unused, regulation, said);
  // Programs add properties of all kinds; those without a meaning here are nothing odd.
  for (std::string& notice : said)
    if (!notice.ends_with("was passed over")) notices.push_back(std::move(notice));
  if (regulation.language.empty()) regulation.language = "nl";
  return regulation;
}

std::string government_in(const std::vector<Block>& blocks) {
  constexpr std::size_t kFirstLines = 5, kBeginning = 40;
  constexpr std::array<std::string_view, 8> kFormulas{
      "de raad van de gemeente ",
      "de raad der gemeente ",
      "de gemeenteraad van de gemeente ",
      "de gemeenteraad van ",
      "het college van burgemeester en wethouders van de gemeente ",
      "het college van burgemeester en wethouders van ",
      "de burgemeester van de gemeente ",
      "de burgemeester van ",
  };
  for (std::size_t i = 0; i < std::min(blocks.size(), kBeginning); ++i) {
    const std::string line = line_of(blocks[i]);
    if (i < kFirstLines)
      if (std::string name = only_government(line); !name.empty()) return name;
    for (const std::string_view formula : kFormulas) {
      if (line.size() <= formula.size() ||
          !std::equal(formula.begin(), formula.end(), line.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); }))
        continue;
      if (const std::string name = name_at(std::string_view(line).substr(formula.size())); !name.empty())
        return "Gemeente " + name;
    }
  }
  return {};
}

bool is_readable(XmlSource& document, const OfficeText& text, Regulation& regulation) {
  if (regulation.government.empty()) regulation.government = government_in(text.blocks());
  document.set_government(regulation.government);
  const bool has_text = !text.blocks().empty();
  if (has_text && (!regulation.government.empty() || regulation.model)) return true;
  document.leave_out(document.xml().root(), kNotRead);
  document.report(Severity::kUnreadable, {},
                  has_text
                      ? "does not say which government it is of; give the document a property \"government\" (File, "
                        "Properties, Custom) or a first line such as \"Gemeente Haarlem\", and import again"
                      : "this office document holds no text; if its pages are images, import what they were made "
                        "from");
  return false;
}

void deliver_office(XmlSource& document, const OfficeText& text, Regulation regulation,
                    std::vector<std::string> notices) {
  constexpr std::size_t kTitleWords = 25;
  correct_language(text.blocks(), regulation, notices);
  const NumberedFindings findings = read_numbered_articles(text.blocks(), document.ledger(), regulation);
  if (regulation.title.empty()) {
    // A first line that names the government alone is no title where another follows.
    const std::vector<Block>& blocks = text.blocks();
    const bool skip = blocks.size() > 1 && !only_government(line_of(blocks[0])).empty();
    const std::string line = line_of(blocks[skip ? 1 : 0]);
    if (word_count(line) <= kTitleWords) regulation.title = line;
  }
  if (regulation.work.empty()) regulation.work = slug(regulation.title);
  if (regulation.work.empty()) regulation.work = regulation.content.substr(0, 16);
  if (regulation.work.empty()) regulation.work = "document";
  if (regulation.title.empty()) regulation.title = regulation.work;
  for (std::string& notice : describe(findings)) notices.push_back(std::move(notice));
  if (regulation.provisions.empty() && findings.repealed == 0)
    document.report(Severity::kPartial, {}, "no rules were found; only notes came in");
  for (std::string& notice : notices) document.report(Severity::kNotice, {}, std::move(notice));
  document.sink().regulation(std::move(regulation));
}

}  // namespace eender::corpus
