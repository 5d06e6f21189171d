// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace eender::corpus {

// A body that makes rules: a row of data/governments.csv (docs/formats/governments.md), or one that no row is about.
struct Government {
  std::string id;      // "gm0392"; of an unknown one made from its name: "fulton-county"
  std::string name;    // "Haarlem", "Waterschap Rivierenland", "Fulton County": without "gemeente" or "provincie"
  std::string kind;    // "municipality", "province", "water-board", "metropolitan-municipality"; empty where unknown
  std::string region;  // the province it lies in; may be empty
  std::optional<int> inhabitants;
  std::optional<double> latitude, longitude;  // degrees, WGS 84
  std::optional<Date> from;                   // none: unknown, or before anything that matters here
  std::optional<Date> until;                  // the first day it was no more; none: it exists
  std::string successor;  // id; set only where `until` is; empty where nobody is known to have taken it over
  bool known = false;     // it has a row
  std::vector<std::string>
      related_names;  // of those it took over from or was taken over by, that its texts call their own too
};

// The governments by any of the ways people and files write them. Immutable: any number of threads may ask.
class Register {
 public:
  // A register that knows nobody, so that every government is made from its name.
  Register() = default;

  // kInvalidInput, naming the line, where the file is not what docs/formats/governments.md says.
  [[nodiscard]] static Result<Register> load(const std::filesystem::path& csv);

  // The government that is meant. Understands names in any case and spelling of apostrophes, hyphens, accents and white space, with or
  // without their kind ("Gemeente Haarlem", "Provincie Zeeland"), with what tells two apart in any form ("Bergen (NH.)", "Bergen NH",
  // "Hengelo (O.)"), everyday names ("Den Haag"), codes ("GM0392") and the addresses of OWMS and TOOI.
  //
  // One name for a municipality and a province means the municipality, unless `written` or `kind_hint` says otherwise; one for a
  // municipality that exists and one that is no more means the one that exists. A name that fits two equally ("Bergen") is not guessed.
  // `kind_hint` is one of the kinds above or its Dutch word ("overheid:Gemeente", the scheme of an OWMS element); others say nothing.
  //
  // What is not in the register gets an id of its own from its name, always the same (find(find(x).id).id == find(x).id), the name
  // made readable ("fulton-county" → "Fulton County"), and known = false.
  Government find(std::string_view written, std::string_view kind_hint = {}) const;

  // By its code; null where no row has it. Valid as long as the Register.
  const Government* by_id(std::string_view id) const;

  // Ascending by id.
  const std::vector<Government>& all() const { return governments_; }

 private:
  std::vector<Government> governments_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // name_key of each name → rows, ascending
};

// The ways a government's own name is written in running text, the longest first, without its kind: "Bergen (NH)" and "Bergen";
// "'s-Gravenhage" and "Den Haag"; "Waterschap Rivierenland" and "Rivierenland"; "Fulton County" and "Fulton". With its related names.
std::vector<std::string> own_names(const Government& government);

}  // namespace eender::corpus
