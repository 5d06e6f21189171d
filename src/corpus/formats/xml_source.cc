// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_source.h"

#include <algorithm>
#include <utility>

#include "corpus/formats/encoding.h"
#include "corpus/formats/format.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

template <typename Visit>
void for_each_text(XmlNode node, const Visit& visit) {
  if (is_text_node(node)) return visit(node);
  for (XmlNode at = next_node(node, node); at; at = next_node(at, node))
    if (is_text_node(at)) visit(at);
}

}  // namespace

bool XmlSource::open(std::string_view bytes) {
  auto decoded = to_utf8(bytes, declared_encoding(bytes));
  if (!decoded) {
    report(Severity::kUnreadable, {}, decoded.error().message);
    return false;
  }
  decoded_ = *std::move(decoded);
  text_ = decoded_.text();
  if (decoded_.replaced > 0) {
    report(Severity::kPartial, decoded_.first_invalid,
           std::to_string(decoded_.replaced) +
               " stretches of bytes are not UTF-8, this is the first; they were replaced by \xef\xbf\xbd");
  } else if (!decoded_.as_declared && decoded_.first_invalid) {
    report(Severity::kPartial, decoded_.first_invalid,
           "is not UTF-8 as it says, from this byte on; read as " + decoded_.encoding);
  } else if (!decoded_.as_declared) {
    report(Severity::kNotice, {}, "is " + decoded_.encoding + ", though it says otherwise");
  }
  const auto read = xml_.read(text_);
  constexpr std::size_t kMostFaults = 20;
  const auto& faults = xml_.faults();
  for (std::size_t i = 0; i < std::min(faults.size(), kMostFaults); ++i)
    report(Severity::kPartial, faults[i].offset, "not well-formed XML: " + faults[i].reason);
  if (faults.size() > kMostFaults)
    report(Severity::kPartial, {},
           "not well-formed XML in " + std::to_string(faults.size() - kMostFaults) + " more places");
  if (!read) {
    report(Severity::kUnreadable, {}, read.error().message);
    return false;
  }
  ledger_ = Ledger(xml_.texts());
  return true;
}

void XmlSource::take(XmlNode node, Use use) {
  for_each_text(node, [&](XmlNode text) { ledger_.take(text.number(), use); });
}

std::optional<std::string> XmlSource::take_only_text(XmlNode node, Use use) {
  const XmlNode text = node.first_child();
  if (!is_text_node(text) || text.next_sibling()) return std::nullopt;
  ledger_.take(text.number(), use);
  return one_line(text);
}

void XmlSource::leave_out(XmlNode node, std::string_view reason) {
  for_each_text(node, [&](XmlNode text) { ledger_.leave_out(text.number(), reason); });
}

void XmlSource::report(Severity severity, std::optional<std::uint64_t> offset, std::string reason) {
  Problem problem;
  problem.severity = severity;
  problem.source = origin_.source;
  problem.offset = offset;
  if (offset) {
    // Counted on from the last problem: documents may have many.
    const auto to = static_cast<std::size_t>(std::min<std::uint64_t>(*offset, text_.size()));
    if (to < counted_to_) counted_to_ = 0, counted_ = 0;
    counted_ += static_cast<std::uint64_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_to_),
                                                      text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    counted_to_ = to;
    problem.line = 1 + counted_;
  }
  problem.government = government_;
  problem.reason = std::move(reason);
  sink_.problem(std::move(problem));
}

void XmlSource::close() {
  sink_.account(ledger_.count([this](std::string_view text) { return xml_.offset(text); }));
}

}  // namespace eender::corpus
