// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "text/values.h"
#include "ways/analysis.h"
#include "ways/divided.h"
#include "ways/keyer.h"
#include "ways/position.h"
#include "ways/ways.h"

// One family opened: everything that is said about it, as data. Words and drawings are made of it by others.
namespace eender::ways {

// A position with what it counts as. `position` indexes OpenFamily::positions everywhere below.
struct Counted {
  Position position;
  PrintedKeys keys;
  std::vector<std::string> rules;  // of the last rung that changed its key 4, in the order of the text
  std::uint32_t way = 0;           // index into OpenFamily::ways
  // Of a position that stands on texts of several governments that are no more: whose each is, and the way it would go by itself, nothing
  // where nobody goes that way. Empty for all others.
  struct Part {
    std::string government;  // id
    std::optional<std::uint32_t> way;
  };
  std::vector<Part> parts;
};

// What makes a way probably a slip of the pen, and no other way (slips.h).
struct Slip {
  struct Word {
    std::string written, meant;  // as keys have them
  };
  std::uint32_t of = 0;     // the way that is meant: index into OpenFamily::ways
  std::vector<Word> words;  // one or two
};

// Why a text does not stand in the common text; told of the way's representative.
enum class Apart : std::uint8_t {
  kNot,         // it stands in it
  kLeft,        // it is texts of several governments that are no more, one behind the other
  kSeveral,     // it is several provisions, and the base's is fewer
  kUnlike,      // it has too few words in common with the base
  kRearranged,  // a long stretch of it reads otherwise, and few read so
};

// Governments that really do the same. A representative stands first.
struct Way {
  std::vector<std::uint32_t>
      positions;                  // ascending but for the first, which has the commonest wording; models included
  std::uint32_t governments = 0;  // of them, without models
  std::uint32_t wordings = 0;     // distinct keys 2 among the governments
  // How it reads where it differs from the base: index into OpenFamily::text, and the reading there. Empty for the base's own way, and
  // for one whose texts are apart.
  struct Difference {
    std::uint32_t piece = 0;
    std::uint32_t reading = 0;
  };
  std::vector<Difference> differences;
  Apart apart = Apart::kNot;
  std::optional<Slip> slip;
};

struct Reading {
  std::string text;                      // as its commonest position writes it; empty: nothing stands there
  std::vector<std::uint32_t> positions;  // that read so, models included
  std::uint32_t governments = 0;         // of them, without models
};

// The common text in pieces, in order: joined by their `text`, they are the base's position word for word.
struct Piece {
  enum class Kind : std::uint8_t {
    kCommon,     // all read the same here, apart from what the keys set apart
    kOwn,        // an own name or reference, or a body: everyone's own; `text` is the base's
    kValue,      // a magnitude; readings by magnitude, the commonest first
    kVariation,  // a variation point; readings by wording, the base's first
  };
  Kind kind = Kind::kCommon;
  std::string text;
  std::vector<Reading> readings;
  std::optional<std::uint32_t> column;  // of OpenFamily::columns, of a kValue
};

struct Cell {
  std::string written;  // "zes (6) weken"
  std::string normal;   // "6 weeks"
  std::string measure;  // "42 days": what equals it exactly has the same (text::Value::measure)
  text::Bound bound = text::Bound::kNone;
};

// One value that the family's texts fill in, over all positions.
struct Column {
  text::ValueKind kind = text::ValueKind::kCount;
  std::string
      context;  // the words around it in the base, the value as "…" (sentences.h): "beslist binnen … na ontvangst"
  std::vector<std::optional<Cell>> cells;  // by position; nothing where the text has no such value here
};

struct OpenFamily {
  FamilyRow row;
  Ladder ladder;                   // counted anew; equals row.ladder
  std::vector<Counted> positions;  // ascending by government, models last
  std::uint32_t base = 0;          // position whose text is the common text's
  std::vector<Way> ways;           // most governments first
  std::vector<Piece> text;
  std::vector<Column> columns;       // in the order of the text
  std::vector<std::uint32_t> apart;  // positions that take no part in the common text, ascending
  std::optional<std::vector<Divided>>
      divided;  // who has the medoid divided otherwise; nothing where that was not looked for (find_divided)
};

// How those stand who are expected (corpus::Corpus::government_coverage), each in exactly one of the seven: so that what was not read is not
// taken for absent.
struct FamilyCoverage {
  std::uint32_t expected = 0;
  std::uint32_t have = 0;        // are in the family
  std::uint32_t divided = 0;     // are not, and have it divided otherwise; none where OpenFamily::divided is nothing
  std::uint32_t nothing = 0;     // read, and nothing found on this
  std::uint32_t partly = 0;      // read in part, and nothing found on this in what was read
  std::uint32_t unreadable = 0;  // could not be read
  std::uint32_t not_read = 0;    // were not imported
};
FamilyCoverage coverage_of(const OpenFamily& family, const corpus::Corpus& corpus);

// Who fills in a value and who does not, of the governments of the family: each in exactly one of the three. Models left out.
struct ColumnCoverage {
  std::uint32_t filled = 0;
  std::vector<std::uint32_t> without;  // positions whose text has no such value where the common text has it
  std::vector<std::uint32_t>
      apart;  // positions that do not stand in the common text, so that nothing could be laid beside it
};
ColumnCoverage coverage_of(const Column& column, const OpenFamily& family);

// Governments that nobody else goes the way of, and what is known of how that came. The first that holds.
struct Alone {
  enum class Because : std::uint8_t {
    kLeft,    // it stands on different texts of several governments that it took over, and has none of its own yet
    kSlip,    // probably by a slip of the pen (Way::slip)
    kPartly,  // it was read only in part: what is missing may be what others have
    kOwnWay,  // it wrote what nobody else wrote
  };
  std::uint32_t position = 0;
  Because because = Because::kOwnWay;
};
std::vector<Alone> alone_in(const OpenFamily& family, const corpus::Corpus& corpus);  // ascending by position

// The ways that governments go, each in one of the three.
struct WayCounts {
  std::uint32_t slips = 0;  // probably slips of the pen
  std::uint32_t left = 0;   // of others those that only stand on texts of several governments that are no more
  std::uint32_t others = 0;
};
WayCounts way_counts(const OpenFamily& family);

[[nodiscard]] Result<OpenFamily> open_family(const FamilyRow& row, const Analysis& analysis, corpus::Reader& reader,
                                             const Keyer& keyer);

}  // namespace eender::ways
