// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/jsonl.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "corpus/formats/heading.h"
#include "corpus/formats/jsonl_record.h"
#include "corpus/formats/ledger.h"
#include "corpus/formats/lines.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

namespace dom = simdjson::dom;

enum class Fault : std::size_t { kTooLong, kNotJson, kNotUtf8, kNul, kWrongType, kMissing, kBadDate };
constexpr std::array<std::string_view, 7> kFaultNames{"longer than 16 MiB",
                                                      "not JSON",
                                                      "not UTF-8",
                                                      "with a NUL character",
                                                      "with a value of a wrong type",
                                                      "without a field that must be there",
                                                      "with a date that is none"};

struct LineFault {
  Fault fault;
  std::string reason;
};

// A line, as views into it.
struct Record {
  std::string_view government, work, version, title, type, subject, language, adopted, from, until;
  std::string version_number;  // what `version` views where it is written as a number
  bool model = false;
  JsonProvision provision;
  bool is_provision = false;  // a field of a provision stands in the line itself
  bool has_provisions = false;
  std::deque<JsonProvision> provisions;  // stay where they are
};

// Reads a line. Whole, by simdjson's DOM: its on-demand parser is chosen when eender is compiled, for the oldest processor, while this
// one is chosen at run time.
class RecordReader {
 public:
  // Views into `line`, behind which SIMDJSON_PADDING bytes can be read, and into the reader; valid until the next call.
  std::optional<LineFault> read(std::string_view line, std::uint64_t offset, Record& record) {
    rest_ = line;
    offset_ = offset;
    dom::element whole;
    if (const auto error = parser_.parse(line.data(), line.size(), false).get(whole)) return syntax(error);
    dom::object object;
    if (whole.get(object) != simdjson::SUCCESS) return LineFault{Fault::kWrongType, "the line is not an object"};
    for (const auto& [key, value] : object)
      if (auto fault = member(key, value, record)) return fault;
    return std::nullopt;
  }

 private:
  using Outcome = std::optional<LineFault>;

  static LineFault syntax(simdjson::error_code error) {
    if (error == simdjson::UTF8_ERROR) return {Fault::kNotUtf8, "not UTF-8"};
    if (error == simdjson::STRING_ERROR)
      return {Fault::kNotJson, "not JSON: a text with an escape that means nothing (half of a surrogate pair?)"};
    return {Fault::kNotJson, std::string("not JSON: ") + simdjson::error_message(error)};
  }

  // A text; a number counts as the text it is written as, null as nothing.
  static Outcome string(std::string_view key, dom::element value, std::string_view& into,
                        std::string* number = nullptr) {
    if (value.is_null()) return std::nullopt;
    if (number && (value.is_int64() || value.is_double())) {
      *number = simdjson::minify(value);
      into = *number;
      return std::nullopt;
    }
    if (value.get(into) != simdjson::SUCCESS)
      return LineFault{Fault::kWrongType, "\"" + std::string(key) + "\" is not a text"};
    if (into.find('\0') != std::string_view::npos)
      return LineFault{Fault::kNul, "\"" + std::string(key) + "\" holds a NUL character, which no text has"};
    return std::nullopt;
  }

  Outcome member(std::string_view key, dom::element value, Record& record) {
    if (key == "government" || key == "gemeente_code" || key == "overheid")
      return string(key, value, record.government);
    if (key == "work" || key == "document" || key == "cvdr") return string(key, value, record.work);
    if (key == "version") return string(key, value, record.version, &record.version_number);
    if (key == "title") return string(key, value, record.title);
    if (key == "type") return string(key, value, record.type);
    if (key == "subject") return string(key, value, record.subject);
    if (key == "language") return string(key, value, record.language);
    if (key == "adopted") return string(key, value, record.adopted);
    if (key == "from") return string(key, value, record.from);
    if (key == "until") return string(key, value, record.until);
    if (key == "model") {
      if (value.get(record.model) != simdjson::SUCCESS)
        return LineFault{Fault::kWrongType, "\"model\" is not true or false"};
      return std::nullopt;
    }
    if (key == "provisions") return provisions(value, record);
    return provision_member(key, value, record.provision, record.is_provision);
  }

  // `known` becomes true where the field is one of a provision's; others mean nothing to us.
  Outcome provision_member(std::string_view key, dom::element value, JsonProvision& provision, bool& known) {
    if (key == "path" || key == "pad") return known = true, string(key, value, provision.path);
    if (key == "number") return known = true, string(key, value, provision.number, &provision.number_as_number);
    if (key == "heading") return known = true, string(key, value, provision.heading);
    if (key == "note") return known = true, string(key, value, provision.note);
    if (key != "text" && key != "tekst") return std::nullopt;
    known = true;
    provision.text_offset = find_text(key);
    provision.has_text = !value.is_null();
    return string(key, value, provision.text);
  }

  Outcome provisions(dom::element value, Record& record) {
    record.has_provisions = true;
    dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return LineFault{Fault::kWrongType, "\"provisions\" is not an array"};
    for (const dom::element inner : array) {
      dom::object object;
      if (inner.get(object) != simdjson::SUCCESS) return LineFault{Fault::kWrongType, "a provision is not an object"};
      JsonProvision& provision = record.provisions.emplace_back();
      bool known = false;
      for (const auto& [key, field] : object)
        if (auto fault = provision_member(key, field, provision, known)) return fault;
    }
    return std::nullopt;
  }

  // Where the text behind the next key of that name stands in the source. A quote within a text is escaped, so `"text"` with a colon
  // behind it can only be a key.
  std::uint64_t find_text(std::string_view name) {
    const std::string quoted = "\"" + std::string(name) + "\"";
    for (std::size_t at = rest_.find(quoted); at != std::string_view::npos; at = rest_.find(quoted, at + 1)) {
      std::size_t behind = std::min(rest_.find_first_not_of(" \t", at + quoted.size()), rest_.size());
      if (behind == rest_.size() || rest_[behind] != ':') continue;
      behind = std::min(rest_.find_first_not_of(" \t", behind + 1), rest_.size() - 1) + 1;
      offset_ += behind;
      rest_.remove_prefix(behind);
      break;
    }
    return offset_;
  }

  dom::parser parser_;
  std::string_view rest_;  // of the line, behind the last text found
  std::uint64_t offset_ = 0;
};

// FNV-1a: the same on every machine.
std::uint64_t mix(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return (hash ^ 0xff) * 0x100000001b3;
}

class Importer {
 public:
  Importer(Input& input, const Origin& origin, Sink& sink)
      : lines_(input, kMaxJsonLine, simdjson::SIMDJSON_PADDING), origin_(origin), sink_(sink) {}

  void import() {
    while (true) {
      auto next = lines_.next();
      if (!next) {
        finish();
        return sink_.problem(problem_of(next.error(), origin_.source, Problem::Severity::kPartial));
      }
      if (*next == Lines::Next::kEnd) return finish();
      if (*next == Lines::Next::kTooLong)
        tell({Fault::kTooLong, "the line is longer than 16 MiB, the most that is read; skipped"});
      else
        line();
    }
  }

 private:
  void line() {
    std::string_view text = lines_.line();
    std::uint64_t offset = lines_.offset();
    if (offset == 0 && text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3), offset += 3;
    if (text.find_first_not_of(" \t") == std::string_view::npos) return;
    Record record;
    if (auto fault = reader_.read(text, offset, record)) return tell(std::move(*fault));
    if (record.government.empty() && !record.model && !origin_.model) return missing("government");
    if (record.work.empty()) record.work = record.title;
    if (record.work.empty()) return missing("document");
    if (!record.has_provisions || record.is_provision) {
      if (!record.provision.has_text) return missing("text");
      record.is_provision = true;
    }
    open(record);
    if (record.is_provision) add(record.provision);
    for (const JsonProvision& provision : record.provisions) add(provision);
  }

  void missing(std::string_view field) {
    tell({Fault::kMissing, "no \"" + std::string(field) + "\", which must be there (docs/formats/jsonl.md)"});
  }

  // Begins the regulation that a line belongs to, unless the line before belongs to it too.
  void open(const Record& record) {
    // So much is held, and so long nobody is asked whether to go on.
    constexpr std::size_t kMostBytes = 1 << 20;
    constexpr std::size_t kMostProvisions = 1024;
    WorkVersion named{std::string(record.work), {}};
    if (record.work.starts_with("CVDR")) named = work_and_version(record.work);
    if (!record.version.empty()) named.version = record.version;
    const bool same = open_ && regulation_.government == record.government && regulation_.work == named.work &&
                      regulation_.version == named.version;
    if (same && bytes_ < kMostBytes && regulation_.provisions.size() < kMostProvisions) return;
    flush();
    open_ = true;
    regulation_.government = record.government;
    regulation_.work = std::move(named.work);
    regulation_.version = std::move(named.version);
    regulation_.title = record.title.empty() ? regulation_.work : one_line(record.title);
    regulation_.type = record.type;
    regulation_.subject = record.subject;
    if (record.language.size() >= 2) regulation_.language = record.language.substr(0, 2);
    regulation_.adopted = date("adopted", record.adopted);
    regulation_.from = date("from", record.from);
    regulation_.until = date("until", record.until);
    regulation_.model = record.model || origin_.model;
    regulation_.source = origin_.source;
    regulation_.content = origin_.content;
  }

  std::optional<Date> date(std::string_view key, std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto day = Date::parse(text);
    if (!day)
      tell({Fault::kBadDate, "\"" + std::string(key) + "\" is not a date (\"2020-12-31\"); it counts as unknown"},
           Problem::Severity::kPartial);
    return day;
  }

  void add(const JsonProvision& fields) {
    if (!fields.has_text) return missing("text");
    Provision provision = provision_of(fields, regulation_.language);
    const bool rule = !provision.text.empty() && !says_nothing_stands_here(provision.text);
    count(fields, provision, rule);
    if (!rule) {
      ++left_out_;
      return;
    }
    make_unique(provision.path);
    bytes_ += provision.text.size();
    regulation_.provisions.push_back(std::move(provision));
  }

  void count(const JsonProvision& fields, const Provision& provision, bool rule) {
    // "158. - Fire chief" as heading and "(Reserved)" lose their marks: so few in a provision.
    constexpr std::uint64_t kMostMarks = 6;
    Account account;
    for (const std::string_view text : {fields.number, fields.heading, fields.note, fields.text})
      account.visible += visible_characters(text);
    if (!rule) {
      account.left_out["a provision without a rule in it"] = account.visible;
    } else {
      account.provisions = visible_characters(provision.text);
      account.notes = visible_characters(provision.note);
      // Number and heading may have been taken from the path, which is not visible.
      account.headings = std::min(visible_characters(provision.number) + visible_characters(provision.heading),
                                  account.visible - std::min(account.visible, account.provisions + account.notes));
      if (account.lost() > 0 && account.lost() <= kMostMarks)
        account.left_out["full stops, dashes and brackets around a number or heading"] = account.lost();
      if (account.lost() > 0) account.lost_at = fields.text_offset;
    }
    account_ += account;
  }

  // Among all provisions of the regulation, also those that were handed over long ago: of them only a number is kept.
  void make_unique(std::string& path) {
    const std::uint64_t regulation =
        mix(mix(mix(0xcbf29ce484222325, regulation_.government), regulation_.work), regulation_.version);
    const std::size_t length = path.size();
    for (int again = 2; !paths_.insert(mix(regulation, path)).second; ++again) {
      path.resize(length);
      path += "~" + std::to_string(again);
    }
  }

  void flush() {
    if (open_ && !regulation_.provisions.empty()) sink_.regulation(std::move(regulation_));
    regulation_ = Regulation();
    open_ = false;
    bytes_ = 0;
  }

  void tell(LineFault fault, Problem::Severity severity = Problem::Severity::kUnreadable) {
    if (++faults_[static_cast<std::size_t>(fault.fault)] > kMaxProblemsOfAKind) return;
    Problem problem;
    problem.severity = severity;
    problem.source = origin_.source;
    problem.offset = lines_.offset();
    problem.line = lines_.number();
    problem.reason = std::move(fault.reason);
    sink_.problem(std::move(problem));
  }

  void finish() {
    flush();
    sink_.account(account_);
    Problem problem;
    problem.source = origin_.source;
    for (std::size_t i = 0; i < faults_.size(); ++i) {
      if (faults_[i] <= kMaxProblemsOfAKind) continue;
      problem.severity =
          i == static_cast<std::size_t>(Fault::kBadDate) ? Problem::Severity::kPartial : Problem::Severity::kUnreadable;
      problem.reason = std::to_string(faults_[i] - kMaxProblemsOfAKind) + " more lines " + std::string(kFaultNames[i]);
      sink_.problem(problem);
    }
    if (left_out_ == 0) return;
    problem.severity = Problem::Severity::kNotice;
    problem.reason = std::to_string(left_out_) +
                     " provisions without a rule in them (empty, reserved, repealed, or only a note) were left out";
    sink_.problem(problem);
  }

  Lines lines_;
  RecordReader reader_;
  const Origin& origin_;
  Sink& sink_;
  bool open_ = false;
  Regulation regulation_;
  std::size_t bytes_ = 0;
  std::unordered_set<std::uint64_t> paths_;
  std::array<std::size_t, kFaultNames.size()> faults_{};
  std::size_t left_out_ = 0;
  Account account_;
};

}  // namespace

void import_jsonl(Input& input, const Origin& origin, Sink& sink) { Importer(input, origin, sink).import(); }

}  // namespace eender::corpus
