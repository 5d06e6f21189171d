// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/everyday.h"

#include "base/string_map.h"

// In the texts of the government of Huizen the word is the name more often than houses, and a name that is missed parts it from all others.
// So it is the name unless the words around it speak for the everyday word:
//
//   an article, number or adjective before it        "de huizen", "nieuwe huizen", "een houten bank"
//   another noun joined to it                         "bomen en huizen", "een brug, sluis of steiger"
//   for a plural, what has it or is done to it        "ramen van huizen", "hinder door buren", "het voeren van duiven"
//   for a plural, that a clause begins with it        "als buren klagen", "buren hebben"
//   for an infinitive, "te", or what leads on         "te leiden", "leiden tot"; but "woont te Leiden"
//   for an adjective, what it may describe            "van houten planken"
//
// English words are the other way about, for English nouns stand bare anywhere: the name only where it is announced.
namespace eender::text::detail {
namespace {

using Set = StringViewSet;

std::string_view word(std::span<const Token> key, std::size_t at) {
  return at < key.size() ? key[at].word : std::string_view{};
}
std::string_view before(std::span<const Token> key, std::size_t at, std::size_t back) {
  return back <= at ? key[at - back].word : std::string_view{};
}

// What the name of a government follows without more: "gemeente Best", "stad Leiden".
bool is_kind(std::string_view w) {
  static const Set words = {"gemeente", "gemeenten", "stad", "dorp", "provincie", "city", "town", "county"};
  return words.contains(w);
}

bool of_place(std::string_view w) {
  static const Set words = {"in", "binnen", "buiten", "uit", "naar", "nabij", "vanuit", "rond", "rondom"};
  return words.contains(w);
}

// Articles, numbers and the like: the name never has one, but for "het Leiden van toen".
bool determines(std::string_view w) {
  static const Set words = {"de",     "het",    "een",     "deze",    "die",  "dit",    "zijn",
                            "haar",   "hun",    "elke",    "iedere",  "elk",  "ieder",  "geen",
                            "alle",   "andere", "beide",   "twee",    "drie", "enkele", "meer",
                            "minder", "veel",   "sommige", "overige", "als",  "zo",     "\xC3\xA9\xC3\xA9n"};
  return words.contains(w) || (!w.empty() && w[0] >= '0' && w[0] <= '9');
}

// "nieuwe huizen", "naaste buren", but not "organisatie Huizen" and "waarmee Huizen".
bool inflected(std::string_view w) {
  return w.size() > 3 && w.ends_with("e") && !w.ends_with("ie") && !w.ends_with("mee") && !is_kind(w);
}

// Also a singular noun stands bare behind these: "een brug met sluis".
bool bears_singular(std::string_view w) { return w == "met" || w == "zonder" || w == "per"; }

// A clause about people or things in general begins so: "als buren klagen", "wanneer huizen leegstaan".
bool begins_clause(std::string_view w) {
  static const Set words = {"als",   "indien",  "wanneer", "tenzij", "omdat",  "zodra",
                            "nadat", "voordat", "mits",    "want",   "hoewel", "zodat"};
  return words.contains(w);
}

bool joins(std::string_view w) { return w == "en" || w == "of" || w == "noch"; }

// "afspraken tussen de vereniging en Huizen"
bool between(std::span<const Token> key, std::size_t at) {
  for (std::size_t back = 3; back <= 6; ++back)
    if (before(key, at, back) == "tussen") return true;
  return false;
}

bool is_plural_verb(std::string_view w) {
  static const Set words = {"zijn",   "hebben",  "worden", "kunnen", "mogen", "moeten",
                            "zullen", "krijgen", "staan",  "waren",  "elkaar"};
  return words.contains(w);
}

// Behind these an infinitive: "kan leiden".
bool is_modal(std::string_view w) {
  static const Set words = {"kan",    "kunnen", "zal",   "zullen",  "mag",   "mogen",   "moet",    "moeten", "zou",
                            "zouden", "niet",   "ertoe", "daartoe", "banen", "hiertoe", "waartoe", "laten",  "laat"};
  return words.contains(w);
}

// Who lives, works or is written down somewhere, and what stands there.
bool resides(std::string_view w) {
  static const Set words = {
      "woont",           "wonen",        "wonend",     "wonende",     "woonachtig",   "woonachtige",  "woonplaats",
      "woonde",          "gewoond",      "verblijft",  "verblijven",  "verblijf",     "verblijvende", "gevestigd",
      "gevestigde",      "vestigt",      "vestigen",   "gelegen",     "ingeschreven", "inschrijven",  "inschrijving",
      "inwoner",         "inwoners",     "ingezetene", "ingezetenen", "verhuist",     "verhuizen",    "verhuizing",
      "geboren",         "gehuisvest",   "werkplaats", "kantoor",     "kantoren",     "adres",        "locatie",
      "loket",           "gebouw",       "pand",       "perceel",     "woning",       "school",       "station",
      "gemeentehuis",    "stadhuis",     "raadhuis",   "bedrijf",     "onderneming",  "terrein",      "begraafplaats",
      "begraafplaatsen", "plaats",       "plein",      "haven",       "markt",        "bibliotheek",  "sporthal",
      "zwembad",         "milieustraat", "kerk",       "museum",      "archief",      "residing",     "resides",
      "resident",        "residents",    "located",    "inhabitants"};
  return words.contains(w);
}

// "ingeschreven staat in Huizen"
bool is_auxiliary(std::string_view w) {
  return w == "is" || w == "zijn" || w == "staat" || w == "staan" || w == "wordt" || w == "heeft";
}

// What people or things have and a government has not, or what is done to them: "overlast van buren", "gevels van huizen".
bool of_everyday(std::string_view w) {
  static const Set words = {"overlast", "hinder",   "geluidhinder", "last",       "klacht",  "klachten",
                            "bezwaar",  "bezwaren", "toestemming",  "instemming", "gevel",   "gevels",
                            "muren",    "ramen",    "daken",        "deuren",     "kelders", "tuinen",
                            "bouw",     "verkoop",  "sloop",        "verhuur",    "aantal",  "aantallen",
                            "rij",      "rijen",    "groep",        "groepen",    "soort",   "soorten",
                            "voeren",   "houden",   "uitwerpselen", "aanleg",     "ruzie",   "ruzies"};
  return words.contains(w);
}

// "het voeren van duiven", not "het wapen van Huizen".
bool is_done(std::string_view article, std::string_view w) {
  return article == "het" && w.ends_with("en") && w != "wapen" && w != "leven" && w != "teken" && w != "eigen";
}

// What is made of wood.
bool is_wooden(std::string_view w) {
  static const Set words = {
      "palen",   "planken",     "kisten",          "kruisen",     "hekken",       "vlonders", "schuttingen", "kozijnen",
      "deuren",  "vloeren",     "balken",          "banken",      "schuren",      "huizen",   "huisjes",     "woningen",
      "bruggen", "trappen",     "panelen",         "ramen",       "kasten",       "delen",    "boten",       "meubels",
      "bakken",  "borden",      "speeltoestellen", "constructie", "constructies", "gebouwen", "materiaal",   "vloer",
      "gevels",  "beschoeiing", "beschoeiingen",   "steigers",    "kramen",       "tafels",   "stoelen",     "zetels"};
  return words.contains(w);
}

// What a government has: "limits of Commerce".
bool is_owned(std::string_view w) {
  static const Set words = {"mayor",      "council",    "limits",     "residents",     "citizens", "inhabitants",
                            "boundaries", "commission", "government", "commissioners", "aldermen", "charter"};
  return words.contains(w);
}

bool is_article(std::string_view w) {
  static const Set words = {"de", "een", "deze", "die", "zijn", "haar", "hun", "elke", "iedere", "geldige", "geen"};
  return words.contains(w);
}

bool is_plural_noun(std::string_view w) {
  static const Set others = {"worden", "kunnen", "mogen", "moeten",  "hebben",   "gelden", "staan", "tussen",
                             "binnen", "tegen",  "wonen", "treden",  "zullen",   "indien", "geen",  "alleen",
                             "buiten", "boven",  "samen", "blijven", "vanwegen", "komen"};
  return w.size() > 3 && (w.ends_with("en") || w.ends_with("jes")) && !others.contains(w) && !resides(w);
}

bool names_here_english(std::string_view last, std::string_view earlier, std::string_view next, std::uint8_t flags) {
  if (last != "of" && last != "in" && last != "within") return false;
  return (flags & kEnglish) == 0 || last == "within" || resides(earlier) || is_owned(earlier) || next == "is" ||
         next == "has";
}

}  // namespace

std::uint8_t everyday(std::string_view w) {
  // Chosen by hand: of the one-word names in data/governments.csv that the Dutch word list of Debian (wdutch) also has in lower case, those
  // that regulations use as words; and names of places in Georgia that are English words. A word that hardly occurs in a regulation
  // ("assen", "grave", "losser") is not here: masked everywhere, it does less harm than a name that is missed.
  static const StringViewMap<std::uint8_t> words = {{"beek", kNoun},
                                                    {"monster", kNoun},
                                                    {"sluis", kNoun},
                                                    {"duiven", kThings},
                                                    {"huizen", kThings},
                                                    {"bergen", kThings | kInfinitive},
                                                    {"putten", kThings | kInfinitive},
                                                    {"buren", kPeople},
                                                    {"kampen", kInfinitive},
                                                    {"leiden", kInfinitive},
                                                    {"best", kNoun},
                                                    {"houten", kAdjective},
                                                    {"echt", kAdverb},
                                                    {"heel", kAdverb},
                                                    {"bacon", kNoun},
                                                    {"bibb", kNoun},
                                                    {"clay", kNoun},
                                                    {"climax", kNoun},
                                                    {"enigma", kNoun},
                                                    {"grove", kNoun},
                                                    {"hall", kNoun},
                                                    {"hart", kNoun},
                                                    {"jersey", kNoun},
                                                    {"marion", kNoun},
                                                    {"oxford", kNoun},
                                                    {"park", kNoun},
                                                    {"peach", kNoun},
                                                    {"rome", kNoun},
                                                    {"banks", kEnglish},
                                                    {"commerce", kEnglish},
                                                    {"early", kEnglish},
                                                    {"lake", kEnglish},
                                                    {"long", kEnglish},
                                                    {"pine", kEnglish},
                                                    {"resource", kEnglish},
                                                    {"social", kEnglish},
                                                    {"stone", kEnglish},
                                                    {"towns", kEnglish},
                                                    {"union", kEnglish},
                                                    {"white", kEnglish}};
  const auto found = words.find(w);
  return found == words.end() ? std::uint8_t{kNotEveryday} : found->second;
}

bool names_here(std::span<const Token> key, std::size_t at, Language language) {
  const std::uint8_t flags = everyday(key[at].word);
  const auto next = word(key, at + 1);
  if (next == "county" || next == "city") return true;
  const auto last = before(key, at, 1);
  const auto earlier = before(key, at, 2);
  if (next == "pas" || next == "pashouder" || next == "pashouders") return is_article(last);
  const bool verb = (flags & kInfinitive) != 0;
  // "de gemeente leiden tot kosten" is about costs.
  if (verb && (next == "tot" || next == "naar")) return false;
  if (is_kind(last)) return true;
  if (language == Language::kEnglish) return names_here_english(last, earlier, next, flags);
  const bool resident = resides(earlier) || (is_auxiliary(earlier) && resides(before(key, at, 3))) || resides(next) ||
                        (is_auxiliary(next) && resides(word(key, at + 2)));
  if (last == "te") return !verb || resident || next == "waar";
  if ((flags & kAdverb) != 0) return false;
  const bool place = of_place(last);
  const bool announced = place || last == "van" || last == "voor" || last == "namens";
  if (verb && !announced && (is_modal(last) || next == "met")) return false;
  if ((flags & (kNoun | kThings | kPeople | kAdjective)) == 0) return true;
  if (determines(last) || inflected(last)) return false;
  if (joins(last)) return last == "en" && between(key, at);
  if ((flags & kNoun) != 0) return announced || (!joins(next) && !bears_singular(last) && !is_modal(last));
  if (resident) return true;
  if ((flags & kAdjective) != 0) return !is_wooden(next);
  if (of_everyday(earlier)) return false;
  if (!announced)
    return !begins_clause(last) && !joins(next) && !is_plural_verb(next) &&
           !(is_plural_noun(last) && is_plural_noun(next));
  if (last == "van" && is_done(before(key, at, 3), earlier)) return false;
  return !place || (flags & kThings) == 0 || next != "van";
}

}  // namespace eender::text::detail
