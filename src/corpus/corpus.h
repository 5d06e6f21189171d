// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "corpus/account.h"

// Start here. What governments wrote, as records: plain values without behaviour, owned by whoever holds them.
//
// A Regulation is one version of one work of one government, with its provisions in the order of the text. Importers (corpus/formats)
// make them, segments (corpus/segment.h) keep them in the library.
namespace eender::corpus {

// Where a stretch of a provision's text stands in the original file: text bytes from `text` on come from the original's bytes from
// `source` on, up to the next entry. Within an entry the two may drift where the original escapes characters (&amp;).
struct SourceSpan {
  std::uint32_t text = 0;    // byte offset into Provision::text
  std::uint64_t source = 0;  // byte offset into the original as received, after decompression and conversion to UTF-8
};

// The smallest unit that is compared: an article, or a numbered paragraph of it where the article is long.
//
// `text` is what a person reads, UTF-8, and carries its own structure: a line a block (paragraph, list item, table row), list items
// indented by two spaces a depth and led by their marker ("a. "), table cells separated by a tab. No line is empty.
struct Provision {
  std::string path;     // unique and stable within the work's version: "hoofdstuk-2/artikel-5/lid-3"
  std::string number;   // as printed: "5", "2.1", "IV"; may be empty
  std::string heading;  // as printed, without label and number; may be empty
  std::string text;
  std::string note;                    // history and editors' notes that stand with it but are not a rule; may be empty
  std::vector<SourceSpan> source_map;  // ascending by `text`
};

// What stands in a regulation and is not a rule.
struct Note {
  // "preamble", "explanation", "annex", "closing", "contents"; "footnote", "image" (what it is called); "divisions" (their headings);
  // "decision" (of the decision that the regulation came with), "editorial" (remarks of who published it), "not-in-force" (a paragraph
  // that is no rule yet).
  std::string kind;
  std::string heading;
  std::string text;  // like Provision::text
};

// Another text that this one is based on or replaces, as its metadata says.
struct Relation {
  // "source" (based on), "publication", "follows" (the work before it, or the version), "repeals" and "repealed-by" (a work), "mentions";
  // "decision" (that it came with), "consolidation" (the work it is part of), "mutates" (the version that it was written as changes in).
  std::string kind;
  std::string target;  // "CVDR77862", "BWBR0004825", a URL; may be empty
  std::string title;
};

struct Regulation {
  std::string government;  // as written in the source; Register::find makes it an id
  std::string work;        // "CVDR112779"; names the work within the government
  std::string version;     // "1"; orders by number where it is one
  std::string title;
  std::vector<std::string> other_titles;  // citation title, alternatives
  std::string type;                       // "verordening", "beleidsregel", as the source says; may be empty
  std::string subject;
  std::string language = "nl";  // ISO 639-1
  std::optional<Date> adopted;
  std::optional<Date> from;   // in force from this day on; none: unknown, counts as in force
  std::optional<Date> until;  // last day… exclusive: no longer in force on this day
  bool model = false;         // offered for others to adopt; never counted as a government's
  std::vector<Relation> relations;
  std::vector<Provision> provisions;
  std::vector<Note> notes;

  // Where it was read.
  std::string
      source;  // file as named by the user, with the member of an archive behind "!": "archive.zip!folder/name.xml"
  std::string content;  // hash_of the original bytes
};

// Something that could not be read, or not wholly. Never an absence: it is kept in the library and shown with every later result.
struct Problem {
  enum class Severity : std::uint8_t {
    kUnreadable,  // nothing of this came into the library
    kPartial,     // the rest came in, this part did not or not surely
    kNotice,      // all came in; something was odd
  };
  Severity severity = Severity::kUnreadable;
  std::string source;                   // file, as in Regulation::source
  std::optional<std::uint64_t> offset;  // byte in the original, where known
  std::optional<std::uint64_t> line;    // from 1, where known
  std::string government;               // where known
  std::string reason;                   // a sentence: what, and what to do about it
};

// What an importer hands its findings to, in the order of the source. Implementations: the segment writer, and lists in tests.
class Sink {
 public:
  virtual ~Sink() = default;
  // May be called several times with one (government, work, version): the provisions and notes are appended.
  virtual void regulation(Regulation regulation) = 0;
  virtual void problem(Problem problem) = 0;
  // Where the text of the source went; of one with several documents called for each.
  virtual void account(const Account& account) = 0;

  // For formats in which a document may say only what changes in another. A reader of such offers the text of every version that it
  // delivers, in a form of its own that `text` makes, and asks for the text that was offered for the version it needs: none where none
  // has come in. Whoever keeps no texts need not override them.
  virtual void offer(const std::string& work, const std::string& version, const std::function<std::string()>& text);
  virtual std::optional<std::string> text_of(const std::string& work, const std::string& version);
};

inline void Sink::offer(const std::string&, const std::string&, const std::function<std::string()>&) {}
inline std::optional<std::string> Sink::text_of(const std::string&, const std::string&) { return std::nullopt; }

}  // namespace eender::corpus
