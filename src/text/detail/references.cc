// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/references.h"

#include <string_view>

namespace eender::text::detail {
namespace {

using Set = StringViewSet;

const Set& nouns(Language language) {
  static const Set dutch = {"artikel",   "artikelen",  "artikels", "art",     "lid",       "leden",
                            "onderdeel", "onderdelen", "onder",    "sub",     "hoofdstuk", "paragraaf",
                            "afdeling",  "bijlage",    "titel",    "\xC2\xA7"};
  static const Set english = {"section",    "sections",     "sec",      "subsection", "subsections", "paragraph",
                              "paragraphs", "subparagraph", "article",  "articles",   "chapter",     "chapters",
                              "division",   "\xC2\xA7",     "appendix", "schedule",   "clause"};
  return language == Language::kDutch ? dutch : english;
}

const Set& ordinals() {
  static const Set words = {"eerste",      "tweede",     "derde",      "vierde",    "vijfde",      "zesde",
                            "zevende",     "achtste",    "negende",    "tiende",    "elfde",       "twaalfde",
                            "dertiende",   "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende",
                            "negentiende", "twintigste", "1e",         "2e",        "3e",          "4e",
                            "5e",          "6e",         "7e",         "8e",        "9e",          "10e",
                            "1ste",        "2de",        "3de"};
  return words;
}

// Words behind "van de …" that mean the text itself.
const Set& own_texts() {
  static const Set words = {"deze",         "dit",       "\xE2\x9F\xA8own\xE2\x9F\xA9",
                            "verordening",  "regeling",  "beleidsregels",
                            "beleidsregel", "besluit",   "reglement",
                            "this",         "ordinance", "code",
                            "charter",      "chapter",   "article",
                            "section",      "division",  "by-law",
                            "bylaw",        "statuut",   "subsidieregeling",
                            "lid",          "artikel",   "overeenkomst"};
  return words;
}

const Set& laws() {
  static const Set words = {"awb",
                            "wmo",
                            "avg",
                            "gemeentewet",
                            "participatiewet",
                            "jeugdwet",
                            "wet",
                            "awr",
                            "wvw",
                            "rvv",
                            "bw",
                            "sr",
                            "sv",
                            "grondwet",
                            "provinciewet",
                            "waterschapswet",
                            "omgevingswet",
                            "woningwet",
                            "alcoholwet",
                            "wabo",
                            "wro",
                            "huisvestingswet",
                            "winkeltijdenwet",
                            "erfgoedwet",
                            "kieswet",
                            "invorderingswet",
                            "ioaw",
                            "ioaz",
                            "wgr",
                            "wgs"};
  return words;
}

std::string_view word(std::span<const Token> key, std::size_t at) {
  return at < key.size() ? key[at].word : std::string_view{};
}
bool digit_first(std::string_view w) { return !w.empty() && w[0] >= '0' && w[0] <= '9'; }
bool one_letter(std::string_view w) { return w.size() == 1 && ((w[0] >= 'a' && w[0] <= 'z')); }
bool roman(std::string_view w) {
  return !w.empty() && w.size() <= 5 && w.find_first_not_of("ivxl") == std::string_view::npos;
}
bool numberish(std::string_view w) { return digit_first(w) || one_letter(w) || roman(w); }
bool connective(std::string_view w) {
  static const Set words = {"en", "of", "tot", "met", "t", "m", "juncto", "jo", "and", "or", "through", "to"};
  return words.contains(w);
}

// Eats "eerste (en|of|tot en met) derde lid"; the number of words, 0 where it does not stand here.
std::size_t ordinal_paragraphs(std::span<const Token> key, std::size_t at) {
  std::size_t i = at;
  if (!ordinals().contains(word(key, i))) return 0;
  ++i;
  for (;;) {
    std::size_t j = i;
    while (j < i + 3 && connective(word(key, j))) ++j;
    if (!ordinals().contains(word(key, j))) break;
    i = j + 1;
  }
  const std::string_view noun = word(key, i);
  return noun == "lid" || noun == "leden" || noun == "volzin" ? i + 1 - at : 0;
}

// "a", "2", "ii" of "section 12-34(a)(2)(ii)": the parentheses are gone by now.
bool part_of_section(std::span<const Token> key, std::size_t at) {
  const auto w = word(key, at);
  const auto before = key[at - 1].word;
  if (one_letter(w)) return w != "a" || digit_first(before);
  return w.size() <= 2 && digit_first(w) && one_letter(before);
}

// Eats "artikel 3", "onder a", "section 12-34 a 2"; 0 where it does not stand here.
std::size_t numbered(std::span<const Token> key, std::size_t at, Language language) {
  if (!nouns(language).contains(word(key, at))) return 0;
  std::size_t i = at + 1;
  if (word(key, at) == word(key, i)) ++i;  // "§§"
  // "onder 70 decibel" is no reference; "onder a" is.
  if (word(key, at) == "onder" && digit_first(word(key, i))) return 0;
  if (!numberish(word(key, i))) return 0;
  // "a" and "i" behind an English noun are words more often than letters.
  if (language == Language::kEnglish && (word(key, i) == "a" || word(key, i) == "i") &&
      !(word(key, at) == "subsection" || word(key, at) == "paragraph" || word(key, at) == "appendix"))
    return 0;
  ++i;
  if (language == Language::kEnglish)
    while (i < at + 6 && part_of_section(key, i)) ++i;
  return i - at;
}

const Set& kinds_of_law() {
  static const Set words = {"act", "ordinance", "proclamation"};
  return words;
}

// "Act 53 of 2003", "Act No. 32 of 2000", "Ordinance 17 of 1939": how many words; 0 where it does not stand here.
std::size_t law_of_a_year(std::span<const Token> key, std::size_t at) {
  const auto digits = [](std::string_view w) {
    return !w.empty() && w.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!kinds_of_law().contains(word(key, at))) return 0;
  std::size_t i = at + 1;
  std::string_view number = word(key, i);
  if (number == "no" || number == "number" || number == "nr") number = word(key, ++i);
  if (number.starts_with("no.")) number.remove_prefix(3);  // "No.32"
  const std::string_view year = word(key, i + 2);
  const bool is_year = year.size() == 4 && digits(year) && year >= "1800" && year < "2100";
  return digits(number) && word(key, i + 1) == "of" && is_year ? i + 3 - at : 0;
}

std::size_t piece(std::span<const Token> key, std::size_t at, Language language) {
  if (const std::size_t n = numbered(key, at, language)) return n;
  if (language == Language::kEnglish) return 0;
  if (const std::size_t n = ordinal_paragraphs(key, at)) return n;
  if (word(key, at) == "het" || word(key, at) == "de")
    if (const std::size_t n = ordinal_paragraphs(key, at + 1)) return n + 1;
  return 0;
}

// "artikel 3 of 4 bepaalt", but "volgens artikel 3 of 4 keer per jaar": behind one "artikel", a second number is an article's only where no
// noun follows that it could count.
bool one_more(std::span<const Token> key, std::size_t at, std::size_t number, Language language) {
  static const Set behind = {"",          "van",   "is",     "zijn", "wordt", "worden", "kan",    "kunnen",  "bedoelde",
                             "genoemde",  "niet",  "en",     "of",   "tot",   "geldt",  "gelden", "bepaalt", "bepalen",
                             "voor",      "in",    "op",     "met",  "lid",   "mag",    "te",     "aanhef",  "onder",
                             "onderdeel", "heeft", "hebben", "de",   "het",   "een"};
  if (language == Language::kEnglish || key[at].word.ends_with("en")) return true;
  const auto w = word(key, number + 1);
  return behind.contains(w) || ordinals().contains(w);
}

// A word that names a law, also as the last part of a compound: "jeugdwet", "bouwbesluit", "burgerlijk wetboek".
bool names_law(std::string_view w) {
  static const Set words = {"wetboek", "verdrag", "richtlijn", "handvest", "apv", "statuut", "eu"};
  return laws().contains(w) || words.contains(w) || (w.size() > 3 && (w.ends_with("wet") || w.ends_with("wetboek"))) ||
         w.ends_with("besluit") || w.ends_with("regeling") || w.ends_with("verordening") || w.ends_with("reglement");
}

// Behind "van" and an article, the text of others begins within so many words: "van de Wet maatschappelijke ondersteuning", "van het
// Reglement verkeersregels", "van de Algemene plaatselijke verordening".
constexpr std::size_t kWordsOfTitle = 4;

bool foreign_dutch(std::span<const Token> key, std::size_t at) {
  const auto article = word(key, at);
  // "is artikel 5 van toepassing", "artikel 5 van Boek 7"
  if (article != "de" && article != "het" && article != "een")
    return names_law(article) || article == "boek" || article == "titel";
  // "van de verordening" is the text itself, "van de Verordening speelautomaten" may be; only a number of a year tells, and it is left.
  if (own_texts().contains(word(key, at + 1))) return false;
  for (std::size_t i = at + 1; i <= at + kWordsOfTitle; ++i)
    if (names_law(word(key, i))) return true;
  return false;
}

Whose whose(std::span<const Token> key, std::size_t begin, std::size_t end, Language language) {
  if (begin > 0 &&
      (key[begin - 1].word == "o.c.g.a" || key[begin - 1].word == "ga" || laws().contains(key[begin - 1].word)))
    return Whose::kForeign;
  const auto behind = word(key, end);
  if (laws().contains(behind) || (behind.size() > 3 && behind.ends_with("wet"))) return Whose::kForeign;
  if (language == Language::kDutch)
    return behind == "van" && foreign_dutch(key, end + 1) ? Whose::kForeign : Whose::kOwn;
  std::size_t i = end;
  if (word(key, i) != "of") return Whose::kOwn;
  ++i;
  if (word(key, i) == "the") ++i;
  if (word(key, i) == "this") return Whose::kOwn;
  return own_texts().contains(word(key, i)) ? Whose::kOwn : Whose::kForeign;
}

}  // namespace

Reference reference(std::span<const Token> key, std::size_t at, Language language) {
  if (language == Language::kEnglish)
    if (const std::size_t n = law_of_a_year(key, at)) return {n, Whose::kForeign};
  const std::size_t first = piece(key, at, language);
  if (first == 0) return {};
  std::size_t i = at + first;
  for (;;) {
    if (const std::size_t n = piece(key, i, language)) {
      i += n;
      continue;
    }
    std::size_t j = i;
    while (j < i + 3 && connective(word(key, j))) ++j;
    if (j > i || language == Language::kDutch) {
      const bool after_number = numberish(key[i - 1].word);
      if (const std::size_t n = piece(key, j, language); n > 0 && j > i) {
        i = j + n;
        continue;
      }
      if (j > i && after_number &&
          ((digit_first(word(key, j)) && one_more(key, at, j, language)) ||
           (one_letter(word(key, j)) && one_letter(key[i - 1].word)))) {
        i = j + 1;
        continue;
      }
      // "artikelen 3 4 en 5": the comma is gone by now.
      if (j == i && after_number && digit_first(key[i - 1].word) && digit_first(word(key, i)) &&
          key[at].word.ends_with("en")) {
        ++i;
        continue;
      }
    }
    // "het tweede lid van artikel 3", "subsection a of section 5"
    if (word(key, i) == "van" || word(key, i) == "of") {
      if (const std::size_t n = piece(key, i + 1, language)) {
        i += 1 + n;
        continue;
      }
    }
    break;
  }
  return {i - at, whose(key, at, i, language)};
}

void add_references(Vocabulary& vocabulary, Language language) {
  for (const std::string_view noun : nouns(language)) vocabulary.add(noun, kReference);
  if (language == Language::kEnglish) {
    for (const std::string_view kind : kinds_of_law()) vocabulary.add(kind, kReference);
    return;
  }
  for (const std::string_view ordinal : ordinals()) vocabulary.add(ordinal, kOrdinal);
  for (const std::string_view article : {"het", "de"}) vocabulary.add(article, kArticle);
}

}  // namespace eender::text::detail
