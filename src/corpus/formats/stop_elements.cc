// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/stop_elements.h"

#include <algorithm>
#include <array>

namespace eender::corpus {
namespace {

struct Element {
  std::string_view name;
  StopRole role;
};

// Ascending by name. The elements of the versions 1.0 to 2.0 of the standard, those of CALS tables among them.
constexpr auto kElements = std::to_array<Element>({
    {"Aanhef", StopRole::kAside},
    {"Achternaam", StopRole::kSpaced},
    {"Afdeling", StopRole::kDivision},
    {"Afkondiging", StopRole::kBlock},
    {"Al", StopRole::kBlock},
    {"AlgemeneToelichting", StopRole::kAside},
    {"Artikel", StopRole::kArticle},
    {"ArtikelgewijzeToelichting", StopRole::kAside},
    {"Begeleidendetekst", StopRole::kBlock},
    {"Begrip", StopRole::kItem},
    {"Begrippenlijst", StopRole::kList},
    {"BesluitCompact", StopRole::kDecision},
    {"BesluitKlassiek", StopRole::kDecision},
    {"BesluitMutatie", StopRole::kBlock},
    {"Bijlage", StopRole::kAside},
    {"Bijschrift", StopRole::kBlock},
    {"Boek", StopRole::kDivision},
    {"Bron", StopRole::kBlock},
    {"Citaat", StopRole::kBlock},
    {"Conditie", StopRole::kBlock},
    {"Considerans", StopRole::kBlock},
    {"Contact", StopRole::kInline},
    {"Dagtekening", StopRole::kBlock},
    {"Datum", StopRole::kSpaced},
    {"Deel", StopRole::kDivision},
    {"Definitie", StopRole::kBlock},
    {"Divisie", StopRole::kDivision},
    {"Divisietekst", StopRole::kText},
    {"ExtIoRef", StopRole::kInline},
    {"ExtRef", StopRole::kInline},
    {"Figuur", StopRole::kBlock},
    {"Formule", StopRole::kBlock},
    {"Functie", StopRole::kSpaced},
    {"Gegeven", StopRole::kBlock},
    {"Gereserveerd", StopRole::kStatus},
    {"Groep", StopRole::kBlock},
    {"Hoofdstuk", StopRole::kDivision},
    {"Illustratie", StopRole::kImage},
    {"Inhoud", StopRole::kBlock},
    {"Inhoudsopgave", StopRole::kAside},
    {"InleidendeTekst", StopRole::kText},
    {"InlineTekstAfbeelding", StopRole::kImage},
    {"IntIoRef", StopRole::kInline},
    {"IntRef", StopRole::kInline},
    {"InwerkingtredingArtikel", StopRole::kArticle},
    {"Kadertekst", StopRole::kBlock},
    {"Kop", StopRole::kHeading},
    {"Label", StopRole::kSpaced},
    {"Li", StopRole::kItem},
    {"LiNummer", StopRole::kMarker},
    {"Lichaam", StopRole::kBody},
    {"Lid", StopRole::kParagraph},
    {"LidNummer", StopRole::kMarker},
    {"Lijst", StopRole::kList},
    {"Lijstaanhef", StopRole::kListFrame},
    {"Lijstsluiting", StopRole::kListFrame},
    {"Motivering", StopRole::kAside},
    {"Naam", StopRole::kSpaced},
    {"NieuweTekst", StopRole::kInline},
    {"NogNietInWerking", StopRole::kStatus},
    {"Noot", StopRole::kFootnote},
    {"NootNummer", StopRole::kFootnoteNumber},
    {"Nootref", StopRole::kInline},
    {"Nummer", StopRole::kSpaced},
    {"Ondertekening", StopRole::kBlock},
    {"OpmerkingVersie", StopRole::kBlock},
    {"Opschrift", StopRole::kSpaced},
    {"Organisatie", StopRole::kSpaced},
    {"Paragraaf", StopRole::kDivision},
    {"Plaats", StopRole::kSpaced},
    {"Rapportage", StopRole::kBlock},
    {"Redactioneel", StopRole::kBlock},
    {"RegelingCompact", StopRole::kRegulation},
    {"RegelingKlassiek", StopRole::kRegulation},
    {"RegelingMutatie", StopRole::kChange},
    {"RegelingOpschrift", StopRole::kTitle},
    {"RegelingTijdelijkdeel", StopRole::kRegulation},
    {"RegelingVrijetekst", StopRole::kRegulation},
    {"Slotformulering", StopRole::kBlock},
    {"Sluiting", StopRole::kAside},
    {"Subparagraaf", StopRole::kDivision},
    {"Subsubparagraaf", StopRole::kDivision},
    {"Subtitel", StopRole::kSpaced},
    {"Term", StopRole::kMarker},
    {"Titel", StopRole::kDivision},
    {"Toelichting", StopRole::kAside},
    {"Tussenkop", StopRole::kBlock},
    {"Vervallen", StopRole::kStatus},
    {"Vervang", StopRole::kBlock},
    {"VervangKop", StopRole::kBlock},
    {"VervangRegeling", StopRole::kBlock},
    {"Verwijder", StopRole::kBlock},
    {"VerwijderdeTekst", StopRole::kDeleted},
    {"VoegToe", StopRole::kBlock},
    {"Voornaam", StopRole::kSpaced},
    {"Wat", StopRole::kBlock},
    {"WijzigArtikel", StopRole::kAside},
    {"WijzigBijlage", StopRole::kBlock},
    {"WijzigInstructies", StopRole::kBlock},
    {"WijzigLid", StopRole::kParagraph},
    {"abbr", StopRole::kInline},
    {"b", StopRole::kInline},
    {"br", StopRole::kSpaced},
    {"colspec", StopRole::kBlock},
    {"entry", StopRole::kCell},
    {"i", StopRole::kInline},
    {"row", StopRole::kRow},
    {"strong", StopRole::kInline},
    {"sub", StopRole::kInline},
    {"sup", StopRole::kInline},
    {"table", StopRole::kBlock},
    {"tbody", StopRole::kBlock},
    {"tfoot", StopRole::kBlock},
    {"tgroup", StopRole::kBlock},
    {"thead", StopRole::kBlock},
    {"title", StopRole::kBlock},
    {"u", StopRole::kInline},
});

constexpr bool by_name(const Element& a, const Element& b) { return a.name < b.name; }
static_assert(std::is_sorted(kElements.begin(), kElements.end(), by_name), "looked up by halving");

}  // namespace

StopRole stop_role(std::string_view local_name) {
  const auto found =
      std::lower_bound(kElements.begin(), kElements.end(), Element{local_name, StopRole::kUnknown}, by_name);
  return found != kElements.end() && found->name == local_name ? found->role : StopRole::kUnknown;
}

}  // namespace eender::corpus
