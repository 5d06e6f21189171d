// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader.h"
#include "ways/difference.h"
#include "ways/family.h"

// A whole regulation, and all of one government, among the others: which provisions others have too, and where one is alone.
namespace eender::ways {

// How a provision stands among those of others.
enum class Company : std::uint8_t {
  kOwn,         // in no family: nobody else has it
  kClosing,     // of a kind that is everyone's own: entry into force, citation
  kReplaced,    // in a family, but left to a government that has its own text there
  kRepeated,    // reads, but for names, as another one of its government in the family, which counts for both
  kOfSeveral,   // one of several that its government has in the family; only together they are compared with others
  kModel,       // of a model, which is no government
  kAlone,       // nobody else goes its way
  kWithMost,    // goes the commonest way
  kWithOthers,  // goes a way that others go too
};

// A text beside that of another position of its family, with own names and values set aside.
struct Beside {
  std::string base, text;
  TextDifference difference;   // from the base to the text, by key 4
  std::uint32_t position = 0;  // of the family: whose text the base is
};

// Beside the family's base; where a position goes that one's way, beside the first that goes another and can be laid beside it. Nothing
// where there is none.
std::optional<Beside> beside_another(const OpenFamily& family, std::uint32_t position, const Keyer& keyer);

// A provision of a regulation.
struct ProvisionStanding {
  corpus::ProvisionRow provision;
  Company company = Company::kOwn;
  std::optional<std::uint32_t> family;    // index into RegulationOverview::families; nothing of a kOwn
  std::optional<std::uint32_t> position;  // of that family; nothing of a kOwn, a kReplaced and a kRepeated
  // Of a kAlone, and of a kWithMost and a kWithOthers that goes another way than the base; nothing where no text can be laid beside it.
  std::optional<Beside> beside;
};

struct RegulationOverview {
  corpus::RegulationRow regulation;
  std::vector<ProvisionStanding> provisions;  // in the order of the text
  std::vector<OpenFamily> families;           // that they are in, each once, in the order of the text
};

[[nodiscard]] Result<RegulationOverview> open_regulation(const corpus::RegulationRow& regulation,
                                                         const Analysis& analysis, corpus::Reader& reader,
                                                         const Keyer& keyer);

// What can be said of a regulation in numbers. Each provision is shared or its own, and each that is shared in one of the seven below it.
struct RegulationCounts {
  std::uint32_t provisions = 0;
  std::uint32_t own = 0;        // in no family
  std::uint32_t shared = 0;     // that others have too
  std::uint32_t commonest = 0;  // that go the commonest way
  std::uint32_t others = 0;     // that go another way with others
  std::uint32_t alone = 0;      // whose way nobody else goes
  std::uint32_t together = 0;   // that count together with others of its government: neither alone nor with most
  std::uint32_t uncounted = 0;  // replaced by its own, or said elsewhere by itself
  std::uint32_t closing = 0;
  std::uint32_t models = 0;  // of a model
  std::uint32_t slips = 0;   // of those alone, that are probably slips of the pen
};
RegulationCounts& operator+=(RegulationCounts& all, const RegulationCounts& more);
RegulationCounts counts_of(const RegulationOverview& regulation);

struct GovernmentOverview {
  const corpus::Government* government = nullptr;        // lives as long as the Corpus
  const corpus::GovernmentCoverage* coverage = nullptr;  // what was read of it; null where it is no more
  struct Alone {                                         // a provision whose way nobody else goes
    corpus::ProvisionRow provision;
    FamilyRow family;
    std::vector<Slip::Word> slips;  // where it is probably a slip of the pen: what it writes
    std::uint32_t slip_of = 0;      // and how many governments go the way that is meant
    std::optional<Beside> beside;   // otherwise: how it differs; nothing where no text can be laid beside it
    std::string from;               // whose text that is beside: the id of its government; empty of a model's
    bool from_most = false;         // it goes the way that more governments go than any other
    Apart apart = Apart::kNot;
  };
  struct Regulation {
    corpus::RegulationRow regulation;
    RegulationCounts counts;
    std::vector<Alone> alone;  // in the order of the text
  };
  std::vector<Regulation> regulations;  // that count, and those it took over, by title; models left out
};

// By id or by name; kNotFound where nothing of such a government counts here. How provisions stand in their
// families is kept in the analysis; opened, on all threads, are only those where it is alone.
[[nodiscard]] Result<GovernmentOverview> open_government(std::string_view government, const Analysis& analysis,
                                                         corpus::Reader& reader, const Keyer& keyer);

}  // namespace eender::ways
