// SPDX-License-Identifier: EUPL-1.2
#include "text/detail/references.h"

#include <string_view>

namespace eender::text::detail {
namespace {

using Set = StringViewSet;

const Set& nouns(Language language) {
  static const Set dutch = {"artikel",    "artikelen", "artikels", "art",       "lid",       "leden",    "onderdeel",
                            "onderdelen", "onder",     "sub",      "hoofdstuk", "paragraaf", "afdeling", "bijlage",
                            "titel",      "tabel",     "tabellen", "figuur",    "\xC2\xA7"};
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
// "22.38", as articles are numbered by chapter.
bool dotted(std::string_view w) { return digit_first(w) && w.find('.') != std::string_view::npos; }
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

bool refers(std::span<const Token> key, std::size_t at) {
  static const Set words = {"bedoeld", "genoemd", "vermeld", "gesteld"};
  return at > 0 && words.contains(key[at - 1].word);
}

// Eats "artikel 3", "onder a", "section 12-34 a 2"; 0 where it does not stand here.
std::size_t numbered(std::span<const Token> key, std::size_t at, Language language) {
  if (!nouns(language).contains(word(key, at))) return 0;
  std::size_t i = at + 1;
  if (word(key, at) == word(key, i)) ++i;  // "§§"
  // "onder 70 decibel" is no reference; "onder a" is, and "bedoeld onder 1°".
  if (word(key, at) == "onder" && digit_first(word(key, i)) && !refers(key, at)) return 0;
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
// noun follows that it could count, or where both are written as articles only are.
bool one_more(std::span<const Token> key, std::size_t at, std::size_t number, Language language) {
  static const Set behind = {"",       "van",       "is",       "zijn",     "wordt",    "worden",  "kan",
                             "kunnen", "bedoelde",  "genoemde", "gestelde", "vermelde", "niet",    "en",
                             "of",     "tot",       "geldt",    "gelden",   "bepaalt",  "bepalen", "voor",
                             "in",     "op",        "met",      "lid",      "mag",      "te",      "aanhef",
                             "onder",  "onderdeel", "heeft",    "hebben",   "de",       "het",     "een"};
  if (language == Language::kEnglish || key[at].word.ends_with("en")) return true;
  if (dotted(word(key, at + 1)) && dotted(key[number].word)) return true;
  return behind.contains(word(key, number + 1)) || piece(key, number + 1, language) > 0;
}

std::size_t connectives(std::span<const Token> key, std::size_t at) {
  std::size_t i = at;
  while (i < at + 3 && connective(word(key, i))) ++i;
  return i;
}

// Whether the number at `number`, which follows another one, belongs to the reference that starts at `at`: the comma between is gone by now.
// "lid 2, 3 en 4", "artikel 3.90, 3.200 of 3.225", "artikel 4, eerste lid, 5, tweede lid", but not "artikel 3, 14 dagen na".
bool list_goes_on(std::span<const Token> key, std::size_t at, std::size_t number) {
  if (key[at].word.ends_with("en") && digit_first(key[number - 1].word)) return true;
  if (dotted(word(key, at + 1)) && dotted(key[number].word)) return true;
  for (std::size_t i = number + 1;; ++i) {
    if (piece(key, i, Language::kDutch) > 0) return true;
    if (digit_first(word(key, i))) continue;
    const std::size_t last = connectives(key, i);
    return last > i && digit_first(word(key, last)) && one_more(key, at, last, Language::kDutch);
  }
}

// "onder a, b en c": the letter at `at` follows another one; "u" and "s" are words too.
bool letters_go_on(std::span<const Token> key, std::size_t at) {
  const char letter = key[at].word[0];
  const char before = key[at - 1].word[0];
  const std::size_t next = connectives(key, at + 1);
  return letter == before + 1 || (letter > before && one_letter(word(key, next)) && word(key, next)[0] > letter);
}

// Where the reference from `at` to `end` in Dutch goes on with another number or letter, and what that ends with; `end` where it does not.
std::size_t one_more_dutch(std::span<const Token> key, std::size_t at, std::size_t end) {
  const auto last = key[end - 1].word;
  const std::size_t next = connectives(key, end);
  const auto w = word(key, next);
  if (word(key, end) == "onder" && digit_first(word(key, end + 1)) && one_more(key, at, end + 1, Language::kDutch))
    return end + 2;  // "onder a, onder 1°"
  if (word(key, end) == "aanhef" && word(key, end + 1) == "en" && word(key, end + 2) == "onder" &&
      numberish(word(key, end + 3)))
    return end + 4;  // "artikel 3, aanhef en onder b"
  if (one_letter(w) && one_letter(last)) return next > end || letters_go_on(key, next) ? next + 1 : end;
  const bool paragraph = last == "lid" || last == "leden";
  if (!digit_first(w) || !(numberish(last) || paragraph)) return end;
  if (next > end) return one_more(key, at, next, Language::kDutch) ? next + 1 : end;
  return (digit_first(last) || paragraph) && list_goes_on(key, at, next) ? next + 1 : end;
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
    const std::size_t j = connectives(key, i);
    if (j > i)
      if (const std::size_t n = piece(key, j, language)) {
        i = j + n;
        continue;
      }
    if (language == Language::kDutch) {
      if (const std::size_t end = one_more_dutch(key, at, i); end > i) {
        i = end;
        continue;
      }
    } else if (j > i && numberish(key[i - 1].word) &&
               (digit_first(word(key, j)) || (one_letter(word(key, j)) && one_letter(key[i - 1].word)))) {
      i = j + 1;
      continue;
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
