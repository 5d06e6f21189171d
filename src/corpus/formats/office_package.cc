// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/office_package.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/formats/docx.h"
#include "corpus/formats/encoding.h"
#include "corpus/formats/odt.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

void report(Sink& sink, const Origin& origin, Severity severity, std::string reason) {
  Problem problem;
  problem.severity = severity;
  problem.source = origin.source;
  problem.reason = std::move(reason);
  sink.problem(std::move(problem));
}

// Pictures, fonts, themes and embedded objects are passed over unread.
bool is_read(std::string_view name) {
  if (name == "mimetype" || name == "[Content_Types].xml" || name == "content.xml" || name == "styles.xml" ||
      name == "meta.xml")
    return true;
  if (name.ends_with(".rels")) return name == "_rels/.rels" || name.starts_with("word/_rels/");
  if (!name.ends_with(".xml")) return false;
  if (name.starts_with("docProps/")) return true;
  return name.starts_with("word/") && name.find('/', 5) == std::string_view::npos;
}

// What a ZIP with these parts is, in words, where it is no text that is read.
std::string other_document(const OfficeParts& parts, bool spreadsheet, bool presentation) {
  const auto type = parts.find("mimetype");
  const std::string_view mime = type == parts.end() ? std::string_view{} : std::string_view(type->second);
  if (mime.starts_with("application/epub")) return "an EPUB";
  if (mime.find("opendocument.spreadsheet") != std::string_view::npos || spreadsheet) return "a spreadsheet";
  if (mime.find("opendocument.presentation") != std::string_view::npos || presentation) return "a presentation";
  return {};
}

}  // namespace

bool begins_office_document(std::string_view name) {
  constexpr std::array<std::string_view, 14> kNames{
      "mimetype",           "[Content_Types].xml", "_rels/.rels",       "META-INF/manifest.xml", "word/document.xml",
      "word/styles.xml",    "word/numbering.xml",  "word/settings.xml", "word/webSettings.xml",  "word/fontTable.xml",
      "word/footnotes.xml", "word/endnotes.xml",   "word/comments.xml", "manifest.rdf"};
  constexpr std::array<std::string_view, 7> kFolders{"docProps/",  "word/_rels/",      "word/theme/", "word/media/",
                                                     "customXml/", "Configurations2/", "Thumbnails/"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() ||
         std::any_of(kFolders.begin(), kFolders.end(),
                     [&](std::string_view folder) { return name.starts_with(folder); });
}

void import_office_document(ArchiveStream& archive, ArchiveStream::Member member, const Origin& origin, Sink& sink) {
  constexpr std::size_t kMostParts = 10000;
  OfficeParts parts;
  std::size_t bytes = 0, seen = 0;
  bool spreadsheet = false, presentation = false;
  const std::string first = member.name;
  const auto partial = [&](const std::string& reason) { report(sink, origin, Severity::kPartial, reason); };
  while (true) {
    spreadsheet |= member.name.starts_with("xl/");
    presentation |= member.name.starts_with("ppt/");
    if (member.encrypted)
      return report(sink, origin, Severity::kUnreadable,
                    "this office document is encrypted; save it without a password and import it again");
    if (member.kind == ArchiveStream::Member::Kind::kFile && is_read(member.name) && !parts.contains(member.name)) {
      std::string& part = parts[member.name];
      while (true) {
        constexpr std::size_t kStep = 64 << 10;
        const std::size_t begin = part.size();
        part.resize(begin + kStep);
        const auto got = archive.read(part.data() + begin, kStep);
        part.resize(begin + got.value_or(0));
        if (!got) partial(member.name + ": " + got.error().message);
        if (got.value_or(0) == 0) break;
        bytes += *got;
        if (bytes > kMaxOfficeBytes)
          return report(sink, origin, Severity::kUnreadable,
                        "this office document holds more than " + std::to_string(kMaxOfficeBytes >> 20) +
                            " MiB of text and layout, more than is read of one; split it");
      }
    } else {
      archive.drain();
    }
    const auto more = archive.next(member);
    if (!more) partial(more.error().message);
    if (!more.value_or(false)) break;
    if (++seen == kMostParts) {
      partial("holds more than " + std::to_string(kMostParts) + " parts; those behind were not read");
      break;
    }
  }
  if (parts.contains("word/document.xml") || parts.contains("content.xml") || parts.contains("_rels/.rels")) {
    if (const std::string other = other_document(parts, spreadsheet, presentation); other.empty())
      return import_office_parts(parts, origin, sink);
  }
  const std::string other = other_document(parts, spreadsheet, presentation);
  if (!other.empty())
    return report(sink, origin, Severity::kUnreadable, "this is " + other + "; eender does not read that yet");
  report(
      sink, origin, Severity::kUnreadable,
      "begins as an office document does (" + first +
          ") and holds no text of one (word/document.xml or content.xml); if it is an archive of regulations, unpack "
          "it and import the folder");
}

void import_office_parts(const OfficeParts& parts, const Origin& origin, Sink& sink) {
  if (parts.contains("content.xml"))
    import_odt(parts, origin, sink);
  else
    import_docx(parts, origin, sink);
}

bool read_part(const OfficeParts& parts, std::string_view name, Xml& xml) {
  const auto part = parts.find(name);
  if (part == parts.end()) return false;
  const auto decoded = to_utf8(part->second, declared_encoding(part->second));
  return decoded && xml.read(decoded->text()).has_value();
}

}  // namespace eender::corpus
