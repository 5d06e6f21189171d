// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/draft.h"
#include "corpus/reader.h"
#include "library/library.h"
#include "text/keys.h"
#include "ways/analysis.h"
#include "ways/difference.h"
#include "ways/family.h"
#include "ways/keyer.h"

// A draft, which is not in the library, among what is: of each of its articles the family, the nearest way, and what is other in it; and
// what others have and it lacks. Nothing of the draft is kept.
namespace eender::ways {

// Whose a draft is, and so what it calls its own: the names and the titles of its government, and its own title. Of nobody's draft only the
// last.
struct DraftOwner {
  std::optional<corpus::Government> government;
  bool known = false;  // it has a row in the register, or a regulation in the library
};

// The government that is meant, as the library writes it: by its id, or by name as the register understands it. One that neither knows is
// taken as written. Nobody where `written` is empty.
[[nodiscard]] Result<DraftOwner> owner_of_draft(std::string_view written, const library::Library& library,
                                                const corpus::Corpus& corpus);

// An article of the draft: a provision, or a long one's numbered paragraphs taken together where others have those in one piece.
struct DraftArticle {
  enum class Found : std::uint8_t {
    kSame,     // reads, apart from names and values, as a text of its family
    kMedoid,   // is like its family's medoid
    kMember,   // is like a text of its family, and like no family's medoid
    kAlone,    // is like a text that is in no family, and like none that is
    kNothing,  // is like no text
    kNoWords,  // has no word to compare
  };
  std::uint32_t first = 0, count = 1;  // provisions of the draft
  std::string text;
  Found found = Found::kNothing;
  std::optional<std::uint32_t> family;          // index into DraftOverview::families
  double likeness = 0;                          // to the family's medoid; of a kMember and a kAlone to `nearest`
  bool short_text = false;                      // that likeness is of bags of words, not of shingles
  std::optional<corpus::ProvisionRow> nearest;  // of a kMember and a kAlone: the text that it is most like
};

// A way that the others of a family go.
struct DraftWay {
  std::uint32_t governments = 0;    // without models
  std::vector<std::string> who;     // their ids, ascending
  std::vector<std::string> models;  // ids of those who offer models that go it
};

// A value that the draft fills in, beside what the others fill in at that place.
struct DraftValue {
  // What equals each other exactly is one, as in a family's table of values: "14 days = 2 weeks".
  struct Other {
    std::string measure;               // as of Cell
    std::vector<std::string> normals;  // the commonest first, of equally common ones the lower
    std::uint32_t governments = 0;
  };
  text::ValueKind kind = text::ValueKind::kCount;
  Cell cell;
  std::string context;        // the words around it in the draft, the value as "…"
  std::vector<Other> others;  // most governments first, of equally many the lower measure; not empty
};

// A family that the draft has something in. What it has is judged as one, as with every government (position.h); "others" are all but the
// draft's own government.
struct DraftFamily {
  FamilyRow row;
  std::vector<std::uint32_t> articles;  // indices into DraftOverview::articles, ascending
  std::string text;                     // of all of them that count, a line break between
  PrintedKeys keys;
  std::uint32_t others = 0;          // governments
  std::vector<DraftWay> ways;        // of the others, most governments first; those of models only behind all
  std::optional<std::uint32_t> way;  // that the draft goes; nothing: a new one
  std::uint32_t nearest_way = 0;     // that, or the way of `nearest`
  Position nearest;  // of that way the text that takes the fewest words put in or left out to become the draft's
  TextDifference difference;       // from nearest.text to `text`, by key 4
  std::vector<DraftValue> values;  // where any other fills one in, in the order of the text
  enum class Present : std::uint8_t { kNone, kSameWay, kOtherWay };
  Present present = Present::kNone;  // what the draft's own government has in the family now
};

// A family that others have beside what they share with the draft, and the draft has not.
struct DraftLacking {
  FamilyRow row;
  std::uint32_t have = 0;  // of the peers
};

struct DraftOverview {
  corpus::Draft draft;
  DraftOwner owner;
  text::Language language = text::Language::kDutch;
  std::vector<DraftArticle> articles;  // in the order of the draft
  std::vector<DraftFamily> families;   // that they are in, each once, in that order
  // Peers are the governments of which a regulation shares at least `shared` substantive families with the draft.
  std::uint32_t peers = 0;
  std::uint32_t shared = 0;
  std::vector<DraftLacking>
      lacking;  // that half of the peers have near to what they share with the draft; most peers first
};

// Uses all threads; the result does not depend on how many.
[[nodiscard]] Result<DraftOverview> open_draft(corpus::Draft draft, DraftOwner owner, const library::Library& library,
                                               const Analysis& analysis, const corpus::Corpus& corpus,
                                               const Keyer& keyer);

}  // namespace eender::ways
