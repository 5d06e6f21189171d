// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/reader.h"
#include "ways/family.h"

// What was read and what was not, beside every count: a government that is not named may have nothing, or may not have been read.
namespace eender::view {

std::string_view name_of(corpus::Reading reading);  // "read", "partly", "unreadable", "not-imported"

// "342 municipalities", "1 province"; of no one kind "governments".
std::string governments(std::uint64_t n, std::string_view kind);

// "5 of 355 municipalities were read, 1 of them only in part; 2 could not be read, 348 were not imported."
std::string coverage_sentence(const corpus::ReadingCounts& counts);

// Why it was not read whole, as in "nothing of its own was found, only of Spijkenisse, which it took over"; empty where it was.
std::string reason_words(const corpus::GovernmentCoverage& government, const corpus::Corpus& corpus);

// "34 of 342 municipalities have this; 3 have it divided otherwise, 4 have nothing on it, of 2 nothing was found in the part that was read, 2 could not be read, 300
// were not imported."
std::string coverage_sentence(const ways::FamilyCoverage& coverage, std::string_view kind);

// Whose the texts are that a position stands on, and the way of each: "Appingedam (way 1) and Delfzijl (a way of nobody else)". Empty where
// it does not stand on texts of several.
std::string parts_words(const ways::Counted& counted, const corpus::Corpus& corpus);

// "from Spijkenisse, now Nissewaard"; of several "from Boskoop and Rijnwoude, now …". REQUIRES: the position has something inherited.
std::string inherited_words(const ways::Position& position, const corpus::Corpus& corpus);

// "Nissewaard (from Spijkenisse)" where what counts was left to it; "Overal (no longer exists, no successor known)"; else the name alone.
std::string government_name(const ways::Position& position, const corpus::Corpus& corpus);

}  // namespace eender::view
