// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/cvdr_elements.h"

#include <algorithm>
#include <array>

namespace eender::corpus {
namespace {

struct Element {
  std::string_view name;
  Role role;
};

// Ascending by name. Every element of the 19,898 documents whose paths were counted, and of the CVDR schema around them.
constexpr auto kElements = std::to_array<Element>({
    {"aanhef", Role::kAside},
    {"afdeling", Role::kDivision},
    {"afkondiging", Role::kBlock},
    {"al", Role::kBlock},
    {"al-groep", Role::kBlock},
    {"artikel", Role::kArticle},
    {"bijlage", Role::kAside},
    {"bijlage-sluiting", Role::kBlock},
    {"boek", Role::kDivision},
    {"br", Role::kSpaced},
    {"circulaire.divisie", Role::kDivision},
    {"colspec", Role::kBlock},
    {"considerans", Role::kBlock},
    {"considerans.al", Role::kBlock},
    {"context", Role::kBlock},
    {"context.al", Role::kBlock},
    {"context.lijst", Role::kList},
    {"cursief", Role::kInline},
    {"dagtekening", Role::kBlock},
    {"datum", Role::kSpaced},
    {"deel", Role::kDivision},
    {"divisie", Role::kDivision},
    {"enig-artikel", Role::kArticle},
    {"entry", Role::kCell},
    {"extref", Role::kInline},
    {"functie", Role::kBlock},
    {"gegeven", Role::kBlock},
    {"hoofdstuk", Role::kDivision},
    {"illustratie", Role::kImage},
    {"inf", Role::kInline},
    {"inhoudsopgave", Role::kAside},
    {"intref", Role::kInline},
    {"kop", Role::kHeading},
    {"label", Role::kSpaced},
    {"li", Role::kItem},
    {"lid", Role::kParagraph},
    {"lidnr", Role::kNumber},
    {"lijst", Role::kList},
    {"link", Role::kInline},
    {"naam", Role::kBlock},
    {"nadruk", Role::kInline},
    {"noot", Role::kFootnote},
    {"noot.al", Role::kBlock},
    {"noot.li", Role::kItem},
    {"noot.lijst", Role::kList},
    {"noot.nr", Role::kSpaced},
    {"nota-toelichting", Role::kAside},
    {"nr", Role::kSpaced},
    {"officiele-inhoudsopgave", Role::kAside},
    {"onderstreept", Role::kInline},
    {"ondertekenaar", Role::kBlock},
    {"ondertekening", Role::kBlock},
    {"paragraaf", Role::kDivision},
    {"plaatje", Role::kImage},
    {"plaats", Role::kSpaced},
    {"preambule", Role::kBlock},
    {"regeling-sluiting", Role::kAside},
    {"regeling-tekst", Role::kDivision},
    {"row", Role::kRow},
    {"slotformulering", Role::kBlock},
    {"structuurtekst", Role::kText},
    {"sub-paragraaf", Role::kDivision},
    {"subparagraaf", Role::kDivision},
    {"subtitel", Role::kSpaced},
    {"sup", Role::kInline},
    {"table", Role::kBlock},
    {"tbody", Role::kBlock},
    {"tekst", Role::kText},
    {"tfoot", Role::kBlock},
    {"tgroup", Role::kBlock},
    {"thead", Role::kBlock},
    {"titel", Role::kSpaced},
    {"titeldeel", Role::kDivision},
    {"toelichting", Role::kAside},
    {"tussenkop", Role::kBlock},
    {"vet", Role::kInline},
    {"wie", Role::kBlock},
    {"wij", Role::kBlock},
});

constexpr bool by_name(const Element& a, const Element& b) { return a.name < b.name; }
static_assert(std::is_sorted(kElements.begin(), kElements.end(), by_name), "looked up by halving");

}  // namespace

Role role_of(std::string_view local_name) {
  const auto found = std::lower_bound(kElements.begin(), kElements.end(), Element{local_name, Role::kUnknown}, by_name);
  return found != kElements.end() && found->name == local_name ? found->role : Role::kUnknown;
}

}  // namespace eender::corpus
