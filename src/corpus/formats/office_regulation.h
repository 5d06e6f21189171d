// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/office_text.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// What an office document says about itself, outside its text.
struct OfficeProperties {
  std::string title;
  std::string language;                                  // "nl-NL"
  std::vector<std::pair<std::string, std::string>> own;  // that its author added: name and value
};

// A regulation as its properties say: those of its author by the names of docs/formats/text.md. What is odd is added to `notices`.
Regulation office_regulation(const OfficeProperties& properties, const Origin& origin,
                             std::vector<std::string>& notices);

// The government that one of the first lines names: a line that is nothing but "Gemeente Haarlem", or begins as regulations do, "De raad
// van de gemeente Haarlem;". Empty where none does.
std::string government_in(const std::vector<Block>& blocks);

// Whether there is text and it is known whose it is, by the properties or by `text`; else that is reported, and all text of `document`
// left out.
bool is_readable(XmlSource& document, const OfficeText& text, Regulation& regulation);

// Fills `regulation` from the main text and hands it on. Notes that were read elsewhere stand in it already. REQUIRES: is_readable().
void deliver_office(XmlSource& document, const OfficeText& text, Regulation regulation,
                    std::vector<std::string> notices);

}  // namespace eender::corpus
