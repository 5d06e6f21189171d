// SPDX-License-Identifier: EUPL-1.2
#include "text/names.h"

#include <algorithm>

#include "base/string_map.h"
#include "text/detail/beginnings.h"
#include "text/detail/dates.h"
#include "text/detail/everyday.h"
#include "text/detail/references.h"
#include "text/detail/sieve.h"
#include "text/words.h"

namespace eender::text {
namespace {

constexpr std::string_view kOwn = "\xE2\x9F\xA8own\xE2\x9F\xA9";
constexpr std::string_view kBoard =
    "\xE2\x9F\xA8"
    "board\xE2\x9F\xA9";
constexpr std::string_view kCouncil =
    "\xE2\x9F\xA8"
    "council\xE2\x9F\xA9";
constexpr std::string_view kMayor = "\xE2\x9F\xA8mayor\xE2\x9F\xA9";

using Phrase = std::vector<std::string_view>;

struct Body {
  Phrase phrase;
  std::string_view role;
};

// Longer phrases first: the first that fits is taken.
const std::vector<Body>& bodies(Language language) {
  static const std::vector<Body> dutch = {
      {{"college", "van", "burgemeester", "en", "wethouders"}, kBoard},
      {{"college", "van", "b", "en", "w"}, kBoard},
      {{"college", "van", "b", "w"}, kBoard},
      {{"burgemeester", "en", "wethouders"}, kBoard},
      {{"college", "van", "gedeputeerde", "staten"}, kBoard},
      {{"gedeputeerde", "staten"}, kBoard},
      {{"provinciale", "staten"}, kCouncil},
      {{"dagelijks", "bestuur"}, kBoard},
      {{"algemeen", "bestuur"}, kCouncil},
      {{"b", "en", "w"}, kBoard},
      {{"gemeenteraad"}, kCouncil},
      {{"burgemeester"}, kMayor},
      {{"college"}, kBoard},
      {{"raad"}, kCouncil},
  };
  static const std::vector<Body> english = {
      {{"mayor", "and", "board", "of", "aldermen"}, kCouncil},
      {{"mayor", "and", "city", "council"}, kCouncil},
      {{"mayor", "and", "town", "council"}, kCouncil},
      {{"board", "of", "county", "commissioners"}, kCouncil},
      {{"board", "of", "commissioners"}, kCouncil},
      {{"mayor", "and", "aldermen"}, kCouncil},
      {{"mayor", "and", "council"}, kCouncil},
      {{"city", "commission"}, kCouncil},
      {{"city", "council"}, kCouncil},
      {{"municipal", "council"}, kCouncil},
      {{"local", "council"}, kCouncil},
      {{"district", "council"}, kCouncil},
      {{"town", "council"}, kCouncil},
      {{"county", "commission"}, kCouncil},
      {{"governing", "authority"}, kCouncil},
      {{"governing", "body"}, kCouncil},
      {{"mayor"}, kMayor},
      {{"council"}, kCouncil},
  };
  return language == Language::kDutch ? dutch : english;
}

bool starts_with(std::span<const Token> key, std::size_t at, const Phrase& phrase) {
  if (at + phrase.size() > key.size()) return false;
  const std::size_t last = phrase.size() - 1;
  for (std::size_t i = 0; i < last; ++i)
    if (key[at + i].word != phrase[i]) return false;
  // "the Council's land"
  std::string_view word = key[at + last].word;
  for (const std::string_view possessive : {"'s", "\xE2\x80\x99s"})
    if (word.size() > possessive.size() && word.ends_with(possessive)) word.remove_suffix(possessive.size());
  return word == phrase[last];
}

std::string_view word(std::span<const Token> key, std::size_t at) {
  return at < key.size() ? key[at].word : std::string_view{};
}

struct Found {
  std::size_t words = 0;
  std::string_view mark;
};

// What may stand behind a body and belongs to it: "van de gemeente Haarlem", "van Haarlem", "of the city".
std::size_t belonging(std::span<const Token> key, std::size_t at, const OwnNames& names) {
  std::size_t i = at;
  if (word(key, i) != "van" && word(key, i) != "of" && word(key, i) != "der") return 0;
  ++i;
  if (const std::size_t n = names.match_announced(key, i)) return i + n - at;  // "van De Wolden"
  if (word(key, i) == "de" || word(key, i) == "het" || word(key, i) == "the") ++i;
  const std::size_t n = names.match_announced(key, i);
  return n > 0 ? i + n - at : 0;
}

// "college van beroep", "raad voor de kinderbescherming", "council of europe": bodies of others. What else follows "raad van" belongs to the
// sentence: "stelt de raad van dit voornemen in kennis", "vraagt het college voor de eerste dag".
bool of_others(std::span<const Token> key, std::size_t end, const Phrase& phrase) {
  static const StringViewSet others = {"state",
                                       "bestuur",
                                       "toezicht",
                                       "commissarissen",
                                       "beroep",
                                       "europa",
                                       "advies",
                                       "arbitrage",
                                       "discipline",
                                       "kerken",
                                       "regenten",
                                       "kerkrentmeesters",
                                       "dijkgraaf",
                                       "diakenen",
                                       "rechten",
                                       "rechtspraak",
                                       "rechtsbijstand",
                                       "kinderbescherming",
                                       "cultuur",
                                       "accreditatie",
                                       "leefomgeving",
                                       "volksgezondheid",
                                       "zorgverzekeringen",
                                       "toetsen",
                                       "persoonsgegevens",
                                       "ministers",
                                       "elf",
                                       "deelnemers"};
  if (phrase.size() != 1) return false;
  const auto next = word(key, end);
  if (phrase[0] == "council") return next == "of" || next == "member" || next == "members";
  if (phrase[0] != "college" && phrase[0] != "raad") return false;
  if (next == "bescherming") return true;
  if (next != "van" && next != "voor") return false;
  std::size_t i = end + 1;
  if (word(key, i) == "de" || word(key, i) == "het") ++i;
  return others.contains(word(key, i));
}

Found body(std::span<const Token> key, std::size_t at, const OwnNames& names, Language language) {
  std::size_t i = at;
  if (const auto w = word(key, i); w == "het" || w == "de" || w == "the") ++i;
  for (const Body& body : bodies(language)) {
    if (!starts_with(key, i, body.phrase)) continue;
    const std::size_t end = i + body.phrase.size();
    const std::size_t more = belonging(key, end, names);
    if (more == 0 && of_others(key, end, body.phrase)) return {};
    return {end + more - at, body.role};
  }
  return {};
}

// "vastgesteld op 12 maart 2020", "besluit van 3 mei 2019": a date behind such words is the adoption's.
bool adopts(std::span<const Token> key, std::size_t at) {
  if (at == 0) return false;
  const auto last = key[at - 1].word;
  const auto before = at >= 2 ? key[at - 2].word : std::string_view{};
  if (last == "d.d" || last == "dd" || last == "vastgesteld") return true;
  if (last == "van" || last == "op")
    return before == "besluit" || before == "vergadering" || before == "vastgesteld" || before == "raadsbesluit";
  if (last == "on" || last == "of")
    return before == "adopted" || before == "ord" || before == "ordinance" || before == "res";
  return false;
}

// What begins a body, a reference or a date.
const detail::Vocabulary& vocabulary(Language language) {
  const auto make = [](Language of) {
    detail::Vocabulary words;
    for (const std::string_view article : {"het", "de", "the"}) words.add(article, detail::kArticle);
    for (const Body& body : bodies(of)) words.add(body.phrase[0], detail::kBody);
    words.add_possessives(detail::kBody);
    detail::add_references(words, of);
    detail::add_dates(words, of);
    return words;
  };
  static const detail::Vocabulary dutch = make(Language::kDutch);
  static const detail::Vocabulary english = make(Language::kEnglish);
  return language == Language::kDutch ? dutch : english;
}

// "Beleidsregels parkeren gemeente Haarlem 2022": in Dutch a year behind the name belongs to the title of a text of its own.
bool is_year_of_title(std::span<const Token> key, std::size_t at) {
  const auto w = word(key, at);
  return w.size() == 4 && (w.starts_with("19") || w.starts_with("20")) &&
         w.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

struct OwnNames::Table {
  struct Name {
    std::vector<std::string> words;
    bool everyday = false;
  };
  struct First {
    bool kind = false;        // it is a kind of government
    std::vector<Name> names;  // that begin with it, the longest first
  };
  StringMap<First> by_first;
  detail::Sieve<512> sieve;  // small, for there is one of every government

  First& first(std::string_view word) {
    sieve.add(word);
    return by_first[std::string(word)];
  }
  const First* find(std::string_view word) const {
    if (!sieve.may_have(word)) return nullptr;
    const auto found = by_first.find(word);
    return found == by_first.end() ? nullptr : &found->second;
  }
  bool begins_name(std::string_view word) const {
    const First* found = find(word);
    return found != nullptr && !found->names.empty();
  }

  // What tells whether an everyday word is the name: a word before that announces it, what is decided already, or the words around.
  struct Judge {
    Language language;
    bool announced = false;
    std::span<const EverydayName> decided;

    bool is_name(std::span<const Token> key, std::size_t at, const Name& name) const {
      if (announced || name.words.size() > 1) return true;
      const auto d =
          std::partition_point(decided.begin(), decided.end(), [&](const EverydayName& e) { return e.word < at; });
      if (d != decided.end() && d->word == at) return d->own;
      return !name.everyday || detail::names_here(key, at, language);
    }
  };

  // The words of the name at `at`, where `found` is; nothing where it is a word and no name here.
  std::size_t match(const First* found, std::span<const Token> key, std::size_t at, const Judge& judge) const;
  std::size_t match_with_kind(std::span<const Token> key, std::size_t at, Judge judge) const;
  void add(std::string_view text, bool title) {
    const Words words(text);
    Name name;
    for (const Token& token : words.tokens()) name.words.emplace_back(token.word);
    if (name.words.empty()) return;
    const bool names_owner =
        std::any_of(name.words.begin(), name.words.end(), [&](const std::string& w) { return begins_name(w); });
    if (title && name.words.size() < (names_owner ? 2u : 3u)) return;
    name.everyday = !title && name.words.size() == 1 && detail::everyday(name.words[0]) != detail::kNotEveryday;
    auto& list = first(name.words[0]).names;
    if (std::any_of(list.begin(), list.end(), [&](const Name& n) { return n.words == name.words; })) return;
    list.push_back(std::move(name));
    std::stable_sort(list.begin(), list.end(),
                     [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
  }
};

OwnNames::OwnNames() : table_(std::make_unique<Table>()) {}
OwnNames::~OwnNames() = default;
OwnNames::OwnNames(OwnNames&&) noexcept = default;
OwnNames& OwnNames::operator=(OwnNames&&) noexcept = default;

void OwnNames::add_name(std::string_view name) { table_->add(name, false); }
void OwnNames::add_title(std::string_view title) { table_->add(title, true); }

void OwnNames::add_kind(std::string_view word) { table_->first(word).kind = true; }

std::size_t OwnNames::match(std::span<const Token> key, std::size_t at, Language language,
                            std::span<const EverydayName> decided) const {
  return table_->match_with_kind(key, at, {language, false, decided});
}

std::size_t OwnNames::match_announced(std::span<const Token> key, std::size_t at) const {
  return table_->match_with_kind(key, at, {Language::kDutch, true, {}});
}

bool OwnNames::may_begin(std::string_view word) const { return table_->sieve.may_have(word); }

bool OwnNames::is_name(std::string_view word) const {
  const Table::First* found = table_->find(word);
  return found != nullptr && !found->names.empty() && found->names.back().words.size() == 1;
}

std::size_t OwnNames::Table::match_with_kind(std::span<const Token> key, std::size_t at, Judge judge) const {
  if (at >= key.size()) return 0;
  const First* found = find(key[at].word);
  if (found == nullptr || !found->kind) return match(found, key, at, judge);
  const bool of = word(key, at + 1) == "of";
  const std::size_t name = at + (of ? 2 : 1);
  judge.announced |= of;
  const std::size_t n = name < key.size() ? match(find(key[name].word), key, name, judge) : 0;
  return n > 0 ? name + n - at : 1;
}

std::size_t OwnNames::Table::match(const First* found, std::span<const Token> key, std::size_t at,
                                   const Judge& judge) const {
  if (found == nullptr) return 0;
  for (const Name& name : found->names) {
    const std::size_t n = name.words.size();
    if (at + n > key.size()) continue;
    bool equal = true;
    for (std::size_t i = 1; i < n && equal; ++i) equal = key[at + i].word == name.words[i];
    if (!equal) continue;
    if (!judge.is_name(key, at, name)) continue;
    return n;
  }
  return 0;
}

std::vector<Token> mask_names(std::span<const Token> key2, const OwnNames& names, Language language,
                              std::span<const EverydayName> decided) {
  std::vector<Token> result;
  result.reserve(key2.size());
  detail::Beginnings begins(key2, vocabulary(language));
  for (std::size_t i = 0; i < key2.size(); ++i)
    if (names.may_begin(key2[i].word)) begins.add(i, detail::kOwnName);
  for (std::size_t i = 0; i < key2.size();) {
    if (const std::size_t next = begins.next(i); next > i) {
      result.insert(result.end(), key2.begin() + static_cast<std::ptrdiff_t>(i),
                    key2.begin() + static_cast<std::ptrdiff_t>(next));
      i = next;
      continue;
    }
    Found found;
    if (begins.body(i)) found = body(key2, i, names, language);
    if (found.words == 0 && begins.reference(i)) {
      if (const auto reference = detail::reference(key2, i, language); reference.words > 0) {
        if (reference.whose == detail::Whose::kForeign) {
          result.insert(result.end(), key2.begin() + static_cast<std::ptrdiff_t>(i),
                        key2.begin() + static_cast<std::ptrdiff_t>(i + reference.words));
          i += reference.words;
          continue;
        }
        found = {reference.words, kOwn};
      }
    }
    if (found.words == 0 && begins.own_name(i)) {
      found = {names.match(key2, i, language, decided), kOwn};
      const bool named = found.words > 1 || (found.words == 1 && names.is_name(key2[i].word));  // not "gemeente" alone
      if (named && language == Language::kDutch && is_year_of_title(key2, i + found.words)) ++found.words;
    }
    if (found.words == 0 && begins.date(i) && adopts(key2, i)) found = {detail::date(key2, i, language).words, kOwn};
    if (found.words == 0) {
      result.push_back(key2[i++]);
      continue;
    }
    result.push_back({found.mark, key2[i].begin, key2[i + found.words - 1].end});
    i += found.words;
  }
  return result;
}

}  // namespace eender::text
