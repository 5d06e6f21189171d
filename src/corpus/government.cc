// SPDX-License-Identifier: EUPL-1.2
#include "corpus/government.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/check.h"
#include "base/file.h"

namespace eender::corpus {
namespace {

// Names that no row carries, and people use.
struct Alias {
  std::string_view id, name;
};
constexpr Alias kAliases[] = {
    {"gm0518", "Den Haag"},
    {"gm0796", "Den Bosch"},
    {"gm0820", "Nuenen"},
    {"gm0820", "Nuenen c.a."},
    {"gm1921", "Friese Meren"},
    {"pv21", "Friesland"},
    {"ws0653", "Wetterskip Friesland"},
};

// Words before a name that say what it is the name of. `key` is in the form of name_key.
struct KindWord {
  std::string_view key, kind;
};
constexpr KindWord kKindWords[] = {
    {"gemeente ", "municipality"},         {"provincie ", "province"},     {"hoogheemraadschap van ", "water-board"},
    {"hoogheemraadschap ", "water-board"}, {"waterschap ", "water-board"}, {"wetterskip ", "water-board"},
};

// How lists write the province that tells two places of one name apart: the ways as name_key has them, between commas.
struct Qualifier {
  std::string_view keys, region;
};
constexpr Qualifier kQualifiers[] = {
    {",groningen,gr,gn,", "Groningen"},
    {",fryslan,friesland,fr,frl,fri,", "Fryslân"},
    {",drenthe,dr,d,", "Drenthe"},
    {",overijssel,ov,o,", "Overijssel"},
    {",flevoland,fl,", "Flevoland"},
    {",gelderland,gld,gd,gl,g,", "Gelderland"},
    {",utrecht,utr,ut,u,", "Utrecht"},
    {",noord holland,nh,n h,", "Noord-Holland"},
    {",zuid holland,zh,z h,", "Zuid-Holland"},
    {",zeeland,zld,zl,z,", "Zeeland"},
    {",noord brabant,nb,n b,nbr,n br,", "Noord-Brabant"},
    {",limburg,lb,li,lim,l,", "Limburg"},
};

bool is_apostrophe(UChar32 c) { return c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201B); }

// What one name written in several ways has in common: folded case, no accents, apostrophes or dots, and one space for every other
// run of characters that are neither letters nor digits; round brackets stay, because they set apart what is not the name.
std::string name_key(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* decompose = icu::Normalizer2::getNFDInstance(status);
  EENDER_CHECK(U_SUCCESS(status), "ICU carries its normalisation data");
  const auto folded =
      fold->normalize(icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}), status);
  const auto letters = decompose->normalize(folded, status);
  icu::UnicodeString key;
  bool gap = false;
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 c = letters.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK || is_apostrophe(c) || c == '.') continue;
    if (c == '(' || c == ')') {
      key.append(c == '(' && !key.isEmpty() ? u" (" : c == '(' ? u"(" : u")");
      gap = false;
    } else if (u_isalnum(c) || c == '&') {
      if (gap && !key.isEmpty() && !key.endsWith(u"(")) key.append(u' ');
      gap = false;
      if (c == '&') {
        key.append(u"en");
      } else {
        key.append(c);
      }
    } else {
      gap = true;
    }
  }
  std::string utf8;
  key.toUTF8String(utf8);
  return utf8;
}

std::string slug(std::string_view name) {
  std::string result;
  for (const char c : name_key(name)) {
    if (c == ' ') {
      result += '-';
    } else if (c != '(' && c != ')') {
      result += c;
    }
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// The name in an address such as ".../terms/Haarlem_(gemeente)" or ".../id/gemeente/gm0392"; anything else as it is.
std::string without_address(std::string_view written) {
  if (written.find("://") == std::string_view::npos) return std::string(written);
  while (written.ends_with('/')) written.remove_suffix(1);
  written.remove_prefix(written.rfind('/') + 1);
  std::string name;
  for (std::size_t i = 0; i < written.size(); ++i) {
    unsigned byte = 0;
    if (written[i] == '%' && i + 2 < written.size() &&
        std::from_chars(&written[i + 1], &written[i + 1] + 2, byte, 16).ptr == &written[i + 1] + 2) {
      name += static_cast<char>(byte);
      i += 2;
    } else {
      name += written[i] == '_' ? ' ' : written[i];
    }
  }
  return name;
}

// A name as written, taken apart.
struct Parts {
  std::string key;     // name_key, without the rest
  std::string kind;    // where a word says so
  std::string region;  // where a qualifier says so
};

// "waterschap" → "water-board"; empty where it is no word for a kind.
std::string_view kind_of(std::string_view word) {
  for (const auto& [key, kind] : kKindWords) {
    if (key.substr(0, key.size() - 1) == word) return kind;
  }
  return {};
}

// "nh" → "Noord-Holland"; empty where it is no way to write a province.
std::string_view region_of(std::string_view qualifier) {
  const std::string wanted = "," + std::string(qualifier) + ",";
  for (const auto& [keys, region] : kQualifiers) {
    if (keys.find(wanted) != std::string_view::npos) return region;
  }
  return {};
}

// A kind as callers know it: our own word, or the Dutch one, as in the scheme of an OWMS element ("overheid:Gemeente").
std::string kind_from_hint(std::string_view hint) {
  if (hint == "municipality" || hint == "province" || hint == "water-board") return std::string(hint);
  return std::string(kind_of(name_key(hint.substr(hint.rfind(':') + 1))));
}

Parts take_apart(std::string_view written) {
  Parts parts{.key = name_key(written), .kind = {}, .region = {}};
  for (const auto& [word, kind] : kKindWords) {
    if (parts.key.starts_with(word)) {
      parts.key.erase(0, word.size());
      parts.kind = kind;
      break;
    }
  }
  if (const auto open = parts.key.find(" ("); open != std::string::npos && parts.key.ends_with(')')) {
    const auto inside = std::string_view(parts.key).substr(open + 2, parts.key.size() - open - 3);
    const auto kind = kind_of(inside);
    const auto region = region_of(inside);
    if (!kind.empty()) parts.kind = kind;
    parts.region = region;
    if (!kind.empty() || !region.empty()) parts.key.erase(open);
  }
  return parts;
}

// "Gemeente Overal" and "Overal (gemeente)" → "Overal": people leave that word out as often as not. Other kinds keep theirs, or they
// would be taken for a municipality.
std::string_view without_municipality(std::string_view name) {
  constexpr std::string_view kWord = "gemeente";
  constexpr std::size_t kBrackets = 3;  // " (" and ")"
  if (name.size() > kWord.size() && name_key(name.substr(0, kWord.size() + 1)) == kWord) {
    name.remove_prefix(kWord.size() + 1);
  } else if (name.size() > kWord.size() + kBrackets &&
             name_key(name.substr(name.size() - kWord.size() - kBrackets)) == "(gemeente)") {
    name.remove_suffix(kWord.size() + kBrackets);
  }
  return trimmed(name);
}

// "fulton-county" → "Fulton County"; what has capitals or spaces was written for people already.
std::string readable(std::string_view written) {
  const bool coded = !written.empty() && std::all_of(written.begin(), written.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  });
  if (!coded) return std::string(written);
  constexpr std::array<std::string_view, 6> kSmallWords = {"of", "and", "the", "de", "en", "van"};
  std::string result;
  while (!written.empty()) {
    const auto end = std::min(written.find_first_of("-_"), written.size());
    std::string word(written.substr(0, end));
    written.remove_prefix(std::min(end + 1, written.size()));
    if (word.empty()) continue;
    if (result.empty() || std::find(kSmallWords.begin(), kSmallWords.end(), word) == kSmallWords.end()) {
      word[0] = static_cast<char>(word[0] - 'a' + 'A');
    }
    result += (result.empty() ? "" : " ") + word;
  }
  return result;
}

// One record of comma-separated values (RFC 4180, without line breaks inside quotes).
std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') {
      if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
        fields.back() += line[i++];
      } else {
        quoted = !quoted;
      }
    } else if (line[i] == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += line[i];
    }
  }
  return fields;
}

template <typename Number>
bool read_number(std::string_view text, std::optional<Number>& value) {
  if (text.empty()) return true;
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return false;
  value = number;
  return true;
}

bool read_date(std::string_view text, std::optional<Date>& value) {
  if (!text.empty()) value = Date::parse(text);
  return text.empty() || value.has_value();
}

constexpr std::string_view kHeader = "id,name,kind,region,inhabitants,latitude,longitude,from,until,successor";

// The government of a line, or why there is none.
tl::expected<Government, std::string_view> government_of(std::string_view line) {
  auto fields = fields_of(line);
  if (fields.size() != 10) return tl::unexpected(std::string_view("a row has ten fields"));
  Government g{.id = std::move(fields[0]),
               .name = std::move(fields[1]),
               .kind = std::move(fields[2]),
               .region = std::move(fields[3]),
               .inhabitants = {},
               .latitude = {},
               .longitude = {},
               .from = {},
               .until = {},
               .successor = std::move(fields[9]),
               .known = true,
               .related_names = {}};
  if (g.id.empty() || g.name.empty()) return tl::unexpected(std::string_view("a row needs an id and a name"));
  if (!read_number(fields[4], g.inhabitants)) return tl::unexpected(std::string_view("inhabitants is not a number"));
  if (!read_number(fields[5], g.latitude) || !read_number(fields[6], g.longitude))
    return tl::unexpected(std::string_view("latitude or longitude is not a number"));
  if (!read_date(fields[7], g.from) || !read_date(fields[8], g.until))
    return tl::unexpected(std::string_view("from or until is not a day such as 2021-01-01"));
  if (!g.until && !g.successor.empty())
    return tl::unexpected(std::string_view("a government with a successor needs an until"));
  return g;
}

}  // namespace

Result<Register> Register::load(const std::filesystem::path& csv) {
  EENDER_TRY(const std::string bytes, read_file(csv));
  Register result;
  std::string_view rest = bytes;
  for (int number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto refuse = [&](std::string_view why) {
      return fail(ErrorKind::kInvalidInput, std::string(why), csv.string() + ":" + std::to_string(number));
    };
    if (number == 1) {
      if (line != kHeader) return refuse("the first line must be " + std::string(kHeader));
      continue;
    }
    auto government = government_of(line);
    if (!government) return refuse(government.error());
    if (!result.governments_.empty() && result.governments_.back().id >= government->id)
      return refuse("rows must ascend by id, each id once");
    result.governments_.push_back(*std::move(government));
  }

  for (std::size_t row = 0; row < result.governments_.size(); ++row) {
    const auto& government = result.governments_[row];
    result.by_name_[take_apart(government.name).key].push_back(row);
    for (const auto& [id, name] : kAliases) {
      if (id == government.id) result.by_name_[take_apart(name).key].push_back(row);
    }
    if (!government.successor.empty() && result.by_id(government.successor) == nullptr)
      return fail(ErrorKind::kInvalidInput, government.id + " has a successor that has no row: " + government.successor,
                  csv.string());
  }
  for (const auto& government : result.governments_) {
    const auto* last = &government;
    for (std::size_t steps = 0; !last->successor.empty(); last = result.by_id(last->successor))
      if (++steps > result.governments_.size())
        return fail(ErrorKind::kInvalidInput, "the successors of " + government.id + " go round in a circle",
                    csv.string());
  }
  return result;
}

const Government* Register::by_id(std::string_view id) const {
  const auto at =
      std::lower_bound(governments_.begin(), governments_.end(), id,
                       [](const Government& government, std::string_view key) { return government.id < key; });
  return at != governments_.end() && at->id == id ? &*at : nullptr;
}

Government Register::find(std::string_view written, std::string_view kind_hint) const {
  const std::string name = without_address(trimmed(written));
  Parts parts = take_apart(name);
  for (const std::string& code : {name, parts.key})
    if (const auto* government = by_id(code)) return *government;

  auto named = by_name_.find(parts.key);
  if (const auto space = parts.key.rfind(' '); named == by_name_.end() && space != std::string::npos) {  // "Bergen NH"
    if (const auto region = region_of(std::string_view(parts.key).substr(space + 1)); !region.empty()) {
      parts.region = region;
      named = by_name_.find(parts.key.substr(0, space));
    }
  }

  // A word in what is written says more than the hint, the hint more than the habit of meaning the municipality.
  const std::string kind = parts.kind.empty() ? kind_from_hint(kind_hint) : parts.kind;
  std::vector<const Government*> meant;
  if (named != by_name_.end()) {
    for (const auto row : named->second) {
      const auto& government = governments_[row];
      if ((kind.empty() || kind == government.kind) && (parts.region.empty() || parts.region == government.region))
        meant.push_back(&government);
    }
  }
  const auto prefer = [&meant](auto&& better) {
    if (std::any_of(meant.begin(), meant.end(), better)) {
      std::erase_if(meant, [&better](const Government* government) { return !better(government); });
    }
  };
  for (const std::string_view usual : {"municipality", "province"}) {
    prefer([usual](const Government* government) { return government->kind == usual; });
  }
  prefer([](const Government* government) { return !government->until; });
  if (meant.size() == 1) return *meant.front();

  Government unknown;
  unknown.name = readable(kind == "municipality" ? without_municipality(name) : name);
  unknown.id = slug(unknown.name);
  if (unknown.id.empty()) unknown.id = "unnamed";
  unknown.kind = kind;
  return unknown;
}

std::vector<std::string> own_names(const Government& government) {
  std::vector<std::string> names{government.name};
  const auto add = [&names](std::string_view name) {
    name = trimmed(name);
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  };
  for (const auto& [id, name] : kAliases) {
    if (id == government.id) add(name);
  }
  if (const auto open = government.name.find(" ("); open != std::string::npos) add(government.name.substr(0, open));
  for (const std::string_view before : {"Hoogheemraadschap van ", "Hoogheemraadschap ", "Waterschap ", "Wetterskip ",
                                        "Provincie ", "City of ", "County of ", "Town of "}) {
    if (government.name.starts_with(before)) {
      add(std::string_view(government.name).substr(before.size()));
      break;
    }
  }
  if (constexpr std::string_view kCounty = " County"; government.name.ends_with(kCounty)) {
    add(std::string_view(government.name).substr(0, government.name.size() - kCounty.size()));
  }
  for (const std::string& name : government.related_names) add(name);
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return names;
}

}  // namespace eender::corpus
