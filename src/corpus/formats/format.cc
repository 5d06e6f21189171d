// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/format.h"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/formats/akn.h"
#include "corpus/formats/archive.h"
#include "corpus/formats/bwb.h"
#include "corpus/formats/cvdr.h"
#include "corpus/formats/html.h"
#include "corpus/formats/jsonl.h"
#include "corpus/formats/plain_text.h"
#include "corpus/formats/stop.h"

namespace eender::corpus {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kTarMagic = 257;  // the byte where tar says that it is

// Text in UTF-16, squeezed to the ASCII in it: enough to tell the root element.
std::string without_zeros(std::string_view bytes) {
  std::string text;
  std::copy_if(bytes.begin(), bytes.end(), std::back_inserter(text), [](char c) { return c != '\0'; });
  return text;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
         });
}

// The first start tag, behind declarations and comments.
std::string_view root_tag(std::string_view text) {
  while (true) {
    const std::size_t begin = text.find('<');
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin);
    const std::string_view end = text.starts_with("<!--") ? "-->"
                                 : text.starts_with("<?") ? "?>"
                                 : text.starts_with("<!") ? ">"
                                                          : "";
    if (end.empty()) return text.substr(0, text.find('>'));
    const std::size_t close = text.find(end);
    if (close == std::string_view::npos) return {};
    text.remove_prefix(close + end.size());
  }
}

Format recognise_xml(std::string_view text) {
  if (starts_with_word(text, "<!doctype html")) return Format::kHtml;
  const std::string_view tag = root_tag(text);
  std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  if (!name.empty()) name.remove_prefix(1);
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  for (const std::string_view root : {"cvdr", "searchRetrieveResponse", "record", "records", "gzd"})
    if (name == root) return Format::kCvdr;
  if (name == "akomaNtoso") return Format::kAkomaNtoso;
  if (name == "toestand" || name == "wetgeving") return Format::kBwb;
  for (const std::string_view root : {"html", "head", "body"})
    if (starts_with_word(name, root) && name.size() == root.size()) return Format::kHtml;
  if (tag.find("standaarden.overheid.nl/lvbb/stop") != std::string_view::npos ||
      tag.find("standaarden.overheid.nl/stop") != std::string_view::npos)
    return Format::kStop;
  return name.empty() ? Format::kUnknown : Format::kXml;
}

// No byte that text does not have; of the encodings of one byte a character as well as of UTF-8.
bool is_text(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7f || (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f');
  });
}

}  // namespace

Format recognise(std::string_view first_bytes) {
  if (first_bytes.empty()) return Format::kEmpty;
  if (first_bytes.starts_with("%PDF-")) return Format::kPdf;
  if (first_bytes.starts_with("PK\x03\x04") || first_bytes.starts_with("PK\x05\x06")) return Format::kArchive;
  if (first_bytes.size() > kTarMagic && first_bytes.substr(kTarMagic).starts_with("ustar")) return Format::kArchive;
  std::string squeezed;
  const auto is_utf16 = [&] {
    return first_bytes.starts_with("\xff\xfe") || first_bytes.starts_with("\xfe\xff") ||
           (first_bytes.size() >= 2 && (first_bytes[0] == '\0' || first_bytes[1] == '\0'));
  };
  if (is_utf16()) {
    squeezed = without_zeros(first_bytes);
    first_bytes = squeezed;
    if (first_bytes.starts_with("\xff\xfe") || first_bytes.starts_with("\xfe\xff")) first_bytes.remove_prefix(2);
    return first_bytes.starts_with('<') ? recognise_xml(first_bytes) : Format::kUnknown;
  }
  if (first_bytes.starts_with("\xef\xbb\xbf")) first_bytes.remove_prefix(3);
  const std::size_t begin = first_bytes.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return first_bytes.size() < 4096 ? Format::kEmpty : Format::kUnknown;
  first_bytes.remove_prefix(begin);
  const auto otherwise = [&] {
    return is_text(first_bytes) && !first_bytes.starts_with("{\\rtf") ? Format::kText : Format::kUnknown;
  };
  if (first_bytes[0] == '<') {
    const Format xml = recognise_xml(first_bytes);
    return xml == Format::kUnknown ? otherwise() : xml;
  }
  if (first_bytes[0] == '[') return Format::kJsonArray;
  if (first_bytes[0] == '{') {
    const std::size_t next = first_bytes.find_first_not_of(kSpace, 1);
    if (next == std::string_view::npos || first_bytes[next] == '"' || first_bytes[next] == '}')
      return Format::kJsonLines;
  }
  return otherwise();
}

namespace {

struct Importer {
  Format format;
  std::string_view name;  // "this is …"
  void (*read)(std::string_view document, const Origin& origin, Sink& sink);
};

// The formats that are read as one document, held in memory.
constexpr Importer kImporters[] = {
    {Format::kAkomaNtoso, "Akoma Ntoso XML", import_akn},
    {Format::kCvdr, "CVDR XML", import_cvdr},
    {Format::kBwb, "BWB XML", import_bwb},
    {Format::kHtml, "HTML", import_html},
    {Format::kText, "plain text", import_plain_text},
    {Format::kStop, "a STOP document", import_stop},
};

constexpr const Importer* importer_of(Format format) {
  for (const Importer& importer : kImporters)
    if (importer.format == format) return &importer;
  return nullptr;
}

}  // namespace

std::string_view describe(Format format) {
  if (const Importer* importer = importer_of(format)) return importer->name;
  switch (format) {
    case Format::kJsonLines:
      return "JSON Lines";
    case Format::kXml:
      return "XML of a kind unknown to eender";
    case Format::kPdf:
      return "a PDF";
    case Format::kArchive:
      return "an archive";
    case Format::kJsonArray:
      return "a JSON array";
    case Format::kEmpty:
      return "an empty file";
    default:
      return "of an unknown format";
  }
}

void import_source(Input& input, const Origin& origin, Sink& sink) {
  const auto first = input.peek();
  if (!first) return sink.problem(problem_of(first.error(), origin.source));
  const Format format = recognise(*first);
  if (format == Format::kJsonLines) return import_jsonl(input, origin, sink);
  if (format == Format::kArchive) return import_archive(input, origin, sink);
  if (const Importer* importer = importer_of(format)) {
    if (const auto held = input.in_memory(); held && held->size() <= kMaxDocumentBytes)
      return importer->read(*held, origin, sink);
    std::string document;
    const auto read = input.read_all(document, kMaxDocumentBytes);
    if (!read && (document.empty() || document.size() >= kMaxDocumentBytes))
      return sink.problem(problem_of(read.error(), origin.source));
    if (!read) sink.problem(problem_of(read.error(), origin.source, Problem::Severity::kPartial));
    return importer->read(document, origin, sink);  // what came before an error is read all the same
  }
  Problem problem;
  problem.source = origin.source;
  problem.reason = "this is " + std::string(describe(format));
  if (format == Format::kJsonArray)
    problem.reason += "; eender reads JSON Lines, an object a line (jq -c '.[]' makes them)";
  else if (format != Format::kEmpty)
    problem.reason += "; eender does not read that yet";
  sink.problem(std::move(problem));
}

}  // namespace eender::corpus
