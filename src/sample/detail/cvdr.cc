// SPDX-License-Identifier: EUPL-1.2
#include "sample/detail/cvdr.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "sample/detail/layout.h"
#include "sample/detail/rates.h"

namespace eender::sample {
namespace {

constexpr std::string_view kFictional =
    "Let op: deze regeling is fictief. Zij is gemaakt als voorbeeld en nooit door een gemeente vastgesteld.";
constexpr std::string_view kAssociation = "Vereniging van Fictieve Gemeenten";

std::string element(std::string_view name, std::string_view content) {
  return fmt::format("<{0}>{1}</{0}>", name, escaped(content));
}

class Writer {
 public:
  explicit Writer(const Document& document)
      : document_(document), random_(seed_of({document.seed(), number_of("layout")})), layout_(random_) {}

  std::string write() {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    xml +=
        "<cvdr xmlns=\"http://standaarden.overheid.nl/cvdr/terms/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
        "xmlns:overheid=\"http://standaarden.overheid.nl/owms/terms/\" "
        "xmlns:overheidrg=\"http://standaarden.overheid.nl/cvdr/meta/\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://standaarden.overheid.nl/cvdr/terms/  "
        "http://decentrale.regelgeving.overheid.nl/cvdr/xsd/cvdr.xsd\">";
    xml += meta();
    xml += "<body>" + element("intitule", document_.title()) + "<regeling>" + preamble();
    xml += "<regeling-tekst>" + rules() + "</regeling-tekst>";
    if (!random_.chance(rates::kNoClosing)) xml += closing();
    xml += annex();
    if (random_.chance(rates::kExplanation)) xml += explanation();
    xml += "</regeling></body></cvdr>\n";
    return layout_.pretty ? indented(xml) : xml;
  }

 private:
  std::string meta() {
    const Version& version = document_.version();
    const std::string& place = document_.municipality().creator;
    const std::string subject = [&] {
      std::string words = document_.subject().id;
      std::ranges::replace(words, '-', ' ');
      return words;
    }();
    const bool bare = random_.chance(rates::kBareIdentifier);
    const std::string identifier =
        fmt::format("{}_{}", bare ? document_.work().substr(4) : document_.work(), version.number);
    const bool with_kind = random_.chance(rates::kCreatorWithKind);
    const std::string creator = document_.model() ? std::string(kAssociation) : with_kind ? "Gemeente " + place : place;
    const std::string scheme = document_.model() ? "overheid:Organisatie" : "overheid:Gemeente";
    // A version that replaces or was replaced must have its dates: without them nothing would tell which is in force.
    const bool dated = version.number > 1 || version.until || !random_.chance(rates::kNoDates);

    std::string core = element("dcterms:identifier", identifier) + element("dcterms:title", document_.title());
    core +=
        element("dcterms:language", "nl") + "<dcterms:type scheme=\"overheid:Informatietype\">regeling</dcterms:type>";
    core += fmt::format("<dcterms:creator scheme=\"{}\">{}</dcterms:creator>", scheme, escaped(creator));
    core += element("dcterms:modified", version.from.iso());
    if (!document_.model())
      core += fmt::format("<dcterms:spatial scheme=\"overheid:Gemeente\">{}</dcterms:spatial>", escaped(place));

    std::string mantle = "<dcterms:isFormatOf resourceIdentifier=\"\">fictief Gemeenteblad</dcterms:isFormatOf>";
    mantle += element("dcterms:alternative", document_.title());
    mantle += source();
    mantle += "<overheid:isRatifiedBy scheme=\"overheid:BestuursorgaanGemeente\">gemeenteraad</overheid:isRatifiedBy>";
    mantle += element("dcterms:subject", subject);
    if (dated) mantle += element("dcterms:issued", issued().iso());
    mantle += element("dcterms:rights", "De tekst in dit document is vrij van auteursrecht en databankrecht");

    std::string parts;
    if (dated) parts += element("overheidrg:inwerkingtredingDatum", version.from.iso());
    if (version.until) parts += element("overheidrg:uitwerkingtredingDatum", version.until->iso());
    parts += element("overheidrg:betreft", version.number > 1 ? "wijziging" : "nieuwe regeling");
    parts += element("overheidrg:kenmerk", "fictief") + element("overheidrg:onderwerp", subject);
    parts += "<overheidrg:gedelegeerdeRegelgeving><al>Geen.</al></overheidrg:gedelegeerdeRegelgeving>";
    parts +=
        fmt::format("<overheidrg:redactioneleToevoeging><al>{}</al></overheidrg:redactioneleToevoeging>", kFictional);
    return "<meta><owmskern>" + core + "</owmskern><owmsmantel>" + mantle + "</owmsmantel><cvdripm>" + parts +
           "</cvdripm></meta>";
  }

  // The law it rests on, in the notations that are met.
  std::string source() {
    static constexpr std::string_view kNotations[] = {"http://wetten.overheid.nl/BWBR0005416/", "1.0:c:BWBR0005416",
                                                      "1.0:c:BWBR0005416&artikel=149",
                                                      "jci1.3:c:BWBR0005416&artikel=149", ""};
    return fmt::format("<dcterms:source resourceIdentifier=\"{}\">Gemeentewet, art. 149</dcterms:source>",
                       escaped(kNotations[random_.weighted({0.4, 0.25, 0.15, 0.1, 0.1})]));
  }

  // Adopted in the month before it came into force.
  Day issued() const {
    Day day = document_.version().from;
    if (day.month == 0) return {0, 2};
    --day.month;
    return day;
  }

  std::string preamble() {
    const std::string& name = document_.municipality().name;
    std::string xml = fmt::format("<al>{}</al>", kFictional);
    xml += element("al", fmt::format("De raad van de gemeente {};", name));
    if (random_.chance(0.7)) xml += element("al", "gelezen het fictieve voorstel van burgemeester en wethouders;");
    xml += layout_.links ? "<al>gelet op artikel 149 van de <extref doc=\"http://wetten.overheid.nl/BWBR0005416\" "
                           "struct=\"BWB\">Gemeentewet</extref>;</al>"
                         : "<al>gelet op artikel 149 van de Gemeentewet;</al>";
    xml += random_.chance(0.3) ? "<al/>" : "";
    const std::string decides = fmt::format("vast te stellen de {}", document_.title());
    const std::string_view verb = layout_.emphasis == 2 ? "<vet>besluit</vet>" : "besluit";
    xml += fmt::format("<al>{} {}:</al>", verb, escaped(decides));
    return "<aanhef><preambule>" + xml + "</preambule></aanhef>";
  }

  std::string heading(std::string_view label, const std::string& number, const std::string& title) {
    const std::string shown = layout_.upper_headings ? upper(title) : title;
    const std::string head = layout_.headings ? element("titel", shown) : random_.chance(0.5) ? "<titel/>" : "";
    if (layout_.glued_label) return fmt::format("<kop><label>{} {}</label>{}</kop>", label, number, head);
    return fmt::format("<kop><label>{}</label><nr>{}</nr>{}</kop>", label, number, head);
  }

  static std::string upper(std::string text) {
    for (char& c : text) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
  }

  std::string article(std::size_t index) {
    const ProvisionState& state = document_.version().state.provisions[index];
    const Provision& provision = document_.subject().provisions[state.provision];
    std::string xml = random_.chance(0.5) ? "<artikel status=\"goed\">" : "<artikel>";
    xml += heading("Artikel", std::to_string(index + 1), provision.heading);
    xml += blocks_xml(layout_, document_.print(state), provision.kind == "definition", random_);
    return xml + "</artikel>";
  }

  std::string rules() {
    static constexpr std::pair<std::string_view, std::string_view> kElements[] = {
        {"Hoofdstuk", "hoofdstuk"}, {"Paragraaf", "paragraaf"}, {"Afdeling", "afdeling"}};
    std::string xml;
    std::vector<std::string> open;
    std::size_t next = 0;
    const auto close_to = [&](std::size_t depth) {
      for (; open.size() > depth; open.pop_back()) xml += "</" + open.back() + ">";
    };
    for (const Division& division : document_.divisions()) {
      close_to(division.depth);
      const auto* kind =
          std::ranges::find(kElements, division.label, &std::pair<std::string_view, std::string_view>::first);
      open.emplace_back(kind->second);
      xml += "<" + open.back() + ">" + heading(division.label, std::to_string(division.number), division.title);
      if (document_.introduced() && next == 0 && division.articles == 0 && division.number == 1) {
        xml +=
            "<structuurtekst><al>Dit hoofdstuk leidt de fictieve regeling in en bevat geen "
            "bepalingen.</al></structuurtekst>";
      }
      for (std::size_t i = 0; i < division.articles; ++i) xml += article(next++);
    }
    close_to(0);
    while (next < document_.version().state.provisions.size()) xml += article(next++);
    return xml;
  }

  std::string closing() {
    return fmt::format(
        "<regeling-sluiting><slotformulering><al>Aldus fictief vastgesteld in de vergadering van "
        "{}.</al></slotformulering>"
        "<ondertekening>de voorzitter, de griffier</ondertekening></regeling-sluiting>",
        issued().dutch());
  }

  // What is paid, once more in a table.
  std::string annex() {
    std::vector<std::pair<std::string, std::string>> rows{{"<vet>Omschrijving</vet>", "<vet>Bedrag</vet>"}};
    for (const ProvisionState& state : document_.version().state.provisions) {
      const Text& text = state.text(document_.subject());
      for (const std::size_t line : state.lines) {
        for (const Piece& piece : text.lines[line].pieces) {
          if (piece.slot < 0) continue;
          const auto at = static_cast<std::size_t>(piece.slot);
          const Slot& slot = text.slots[at];
          if (slot.kind == SlotKind::kAmount)
            rows.emplace_back(escaped(slot.name), escaped(document_.fill(state, at).spelled));
        }
      }
    }
    if (rows.size() < 3 || !random_.chance(rates::kTariffs)) return "";
    return "<bijlage><kop><label>Bijlage</label><nr>1</nr><titel>Fictieve tarieven</titel></kop>" +
           table_xml(rows, true) + "</bijlage>";
  }

  std::string explanation() {
    std::string xml =
        "<nota-toelichting><kop><titel>Toelichting</titel></kop><al>Ook deze toelichting is fictief.</al>";
    xml += fmt::format("<al><vet>Artikel 1</vet></al><al>Dit artikel van de {} behoeft geen toelichting.</al>",
                       escaped(document_.title()));
    return xml + "</nota-toelichting>";
  }

  // Line breaks between elements, never inside running text: after each end of a block.
  static std::string indented(std::string_view xml) {
    std::string result;
    for (std::size_t at = 0; at < xml.size(); ++at) {
      result += xml[at];
      if (xml[at] != '>') continue;
      for (const std::string_view end :
           {"</al>", "</li>", "</kop>", "</artikel>", "</lid>", "</lijst>", "</row>", "</lidnr>", "</hoofdstuk>",
            "</owmskern>", "</owmsmantel>", "</meta>", "</aanhef>", "</regeling-tekst>"}) {
        if (xml.substr(0, at + 1).ends_with(end)) result += "\n      ";
      }
    }
    return result;
  }

  const Document& document_;
  Random random_;
  Layout layout_;
};

}  // namespace

std::string cvdr(const Document& document) { return Writer(document).write(); }

}  // namespace eender::sample
