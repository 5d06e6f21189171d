// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/html.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/formats/encoding.h"
#include "corpus/formats/html_blocks.h"
#include "corpus/formats/html_meta.h"
#include "corpus/formats/html_page.h"
#include "corpus/formats/plain_text_source.h"

namespace eender::corpus {
namespace {

using Severity = Problem::Severity;

// All text but of the elements that only machines read, which HtmlPage leaves away.
Account account_of(const HtmlPage& page, const Ledger& ledger) {
  Account account;
  for (const HtmlNode& node : page.nodes())
    if (node.name.empty()) ledger.count(node.text.text, node.text.source, account);
  return account;
}

std::uint32_t find(const HtmlPage& page, std::string_view name) {
  for (std::uint32_t i = 0; i < page.nodes().size(); ++i)
    if (page.nodes()[i].name == name) return i;
  return HtmlNode::kNone;
}

void take(const HtmlPage& page, std::uint32_t node, Ledger& ledger, Use use) {
  for (std::uint32_t i = node; i < page.behind(node); ++i) ledger.take(page.nodes()[i].text.text, use);
}

void read_page(const HtmlPage& page, Ledger& ledger, TextSource& source) {
  Regulation regulation = source.begin();
  std::vector<std::string> notices;
  read_html_meta(page, regulation, notices);
  if (!source.names_government(regulation,
                               "add <meta name=\"dcterms.creator\" content=\"Haarlem\"> to its <head>, with the name "
                               "that is right, and import again"))
    return ledger.leave_out(page.text(), kNotRead);
  const std::vector<Block> blocks = blocks_of_page(page, ledger);
  read_html_period(blocks, regulation);
  if (const std::uint32_t title = find(page, "title"); title != HtmlNode::kNone) {
    // Often followed by the name of the site; a heading of the page says it better, which is why it does not lead.
    take(page, title, ledger, Use::kMetadata);
    const bool headed = std::any_of(blocks.begin(), blocks.end(), [](const Block& block) { return block.level == 1; });
    if (regulation.title.empty() && !headed) regulation.title = page.line(title);
  }
  source.deliver(blocks, ledger, std::move(regulation), std::move(notices));
}

}  // namespace

void import_html(std::string_view document, const Origin& origin, Sink& sink) {
  TextSource source(origin, sink);
  const std::string_view declared = declared_encoding(document);
  if (!source.open(document, declared.empty() ? html_encoding(document) : declared)) return;
  HtmlPage page;
  if (const auto read = page.read(source.text()); !read)
    return source.report(Severity::kUnreadable, {}, read.error().message);
  Ledger ledger(page.text());
  read_page(page, ledger, source);
  sink.account(account_of(page, ledger));
}

}  // namespace eender::corpus
