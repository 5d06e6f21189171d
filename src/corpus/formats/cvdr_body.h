// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// What was odd while a <regeling> was read.
struct CvdrFindings {
  std::map<std::string, std::size_t> unknown;  // elements of no known name → how often
  std::vector<std::string> empty;              // articles without text, as a person names them
  std::size_t repealed = 0;                    // articles that say "[Vervallen]" or the like
  std::size_t images = 0;
  std::vector<std::string> pdfs;   // PDFs that are linked to
  bool rules_in_preamble = false;  // and nowhere else
};

// As sentences for notices.
std::vector<std::string> describe(const CvdrFindings& findings);

// Fills the provisions and notes of `regulation` from its <regeling>, or from the <wetgeving> of national law.
CvdrFindings read_cvdr_body(XmlSource& source, XmlNode regeling, Regulation& regulation);

}  // namespace eender::corpus
