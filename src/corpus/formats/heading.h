// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What headings, numbers, identifiers and references look like in regulations, whatever the format.
namespace eender::corpus {

// A heading in its parts, as printed; each may be empty.
struct Heading {
  std::string label;   // "Artikel", "§"
  std::string number;  // "5", "2.1", "IV"; without a final full stop
  std::string title;
};

// Takes apart what sources put together: a number glued into the label ("1.Parkeren", "Artikel 3."), all of it in the label or the
// title ("Artikel 3 Termijn"), a title behind the number. "Artikel 5 van de wet" is no heading with number 5, and stays a title.
Heading take_apart(std::string_view label, std::string_view number, std::string_view title);

// A line of running text that can only be a heading: "Artikel 1", "Artikel 2.1 Termijn", "Hoofdstuk II. Kosten"; `rest` is set instead
// of the title where the rule itself follows on the line ("Artikel 3. De burgemeester kan …").
struct HeadingLine {
  Heading heading;
  std::size_t rest = 0;  // byte where the text begins; 0: none on this line
};
std::optional<HeadingLine> heading_line(std::string_view line);

// What a printed label means in paths: "Art." → "artikel", "§ 2" → "paragraaf"; empty where it is no label that is known.
std::string_view label_kind(std::string_view label);

// Lower-case ASCII for paths: "Hoofdstuk 2" → "hoofdstuk-2", "1:2.a" → "1-2.a", "Één" → "een".
std::string slug(std::string_view text);

// The part of a path for a heading: by label and number ("artikel-5"), else by the first words of its title, else by `kind` alone.
std::string path_part(const Heading& heading, std::string_view kind);

// Makes paths unique in the order they come: the second "a" becomes "a~2".
class Paths {
 public:
  std::string unique(std::string path);

 private:
  absl::flat_hash_map<std::string, std::uint64_t> used_;  // → the number to try for the next that is called so
};

// "CVDR100394_2" and "100394_2" → CVDR100394, version 2; anything else is a work by its own name without a version.
struct WorkVersion {
  std::string work;
  std::string version;
};
WorkVersion work_and_version(std::string_view identifier);

// What a reference points at: "CVDR90740", "BWBR0004825" or, for others, a URL; empty where it is none of these.
std::string reference_target(std::string_view reference);

// Whether all that a text says is that there is none: "[Vervallen]", "Gereserveerd", "(vervallen per 1 mei 2019)", "Reserved.".
bool says_nothing_stands_here(std::string_view text);

// Without a single full stop at the end: "Definitions." → "Definitions"; "fees, etc." stays.
std::string_view without_full_stop(std::string_view text);

}  // namespace eender::corpus
