// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/plain_text_source.h"

#include <algorithm>
#include <utility>

#include "corpus/formats/encoding.h"
#include "corpus/formats/heading.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

}  // namespace

bool TextSource::open(std::string_view bytes, std::string_view declared) {
  auto decoded = to_utf8(bytes, declared);
  if (!decoded) {
    report(Severity::kUnreadable, {}, decoded.error().message);
    return false;
  }
  text_ = decoded->text();
  if (decoded->replaced > 0)
    report(Severity::kPartial, decoded->first_invalid,
           std::to_string(decoded->replaced) +
               " stretches of bytes are not UTF-8, this is the first; they were replaced by \xef\xbf\xbd");
  else if (decoded->first_invalid)
    report(Severity::kNotice, decoded->first_invalid, "is not UTF-8 from this byte on; read as " + decoded->encoding);
  return true;
}

Regulation TextSource::begin() const {
  Regulation regulation;
  regulation.source = origin_.source;
  regulation.content = origin_.content;
  regulation.model = origin_.model;
  return regulation;
}

void TextSource::report(Severity severity, std::optional<std::uint64_t> offset, std::string reason) {
  Problem problem;
  problem.severity = severity;
  problem.source = origin_.source;
  problem.offset = offset;
  if (offset) {
    const auto end = text_.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(*offset, text_.size()));
    problem.line = 1 + static_cast<std::uint64_t>(std::count(text_.begin(), end, '\n'));
  }
  problem.government = government_;
  problem.reason = std::move(reason);
  sink_.problem(std::move(problem));
}

bool TextSource::names_government(const Regulation& regulation, std::string_view remedy) {
  government_ = regulation.government;
  if (!regulation.government.empty() || regulation.model) return true;
  report(Severity::kUnreadable, {}, "does not say which government it is of; " + std::string(remedy));
  return false;
}

void TextSource::deliver(const std::vector<Block>& blocks, Ledger& ledger, Regulation regulation,
                         std::vector<std::string> notices) {
  const NumberedFindings findings = read_numbered_articles(blocks, ledger, regulation);
  if (regulation.work.empty()) regulation.work = slug(regulation.title);
  if (regulation.work.empty()) regulation.work = origin_.content.substr(0, 16);
  if (regulation.work.empty()) regulation.work = "untitled";
  if (regulation.title.empty()) regulation.title = regulation.work;
  std::erase(regulation.other_titles, regulation.title);
  if (regulation.provisions.empty() && findings.repealed == 0)
    report(Severity::kPartial, {},
           regulation.notes.empty() ? "holds no text" : "no rules were found; only notes came in");
  for (std::string& notice : describe(findings)) notices.push_back(std::move(notice));
  for (std::string& notice : notices) report(Severity::kNotice, {}, std::move(notice));
  sink_.regulation(std::move(regulation));
}

}  // namespace eender::corpus
