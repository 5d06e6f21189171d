// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/plain_text.h"

#include <string>
#include <utility>
#include <vector>

#include "corpus/formats/plain_text_blocks.h"
#include "corpus/formats/plain_text_meta.h"
#include "corpus/formats/plain_text_source.h"

namespace eender::corpus {

void import_plain_text(std::string_view document, const Origin& origin, Sink& sink) {
  TextSource source(origin, sink);
  if (!source.open(document, {})) return;
  const std::string_view text = source.text();
  Ledger ledger(text);
  Regulation regulation = source.begin();
  std::vector<std::string> notices;
  const std::size_t begin = read_front_matter(text, ledger, regulation, notices);
  if (source.names_government(
          regulation, "add a first line such as \"government: Haarlem\" (docs/formats/text.md) and import again"))
    source.deliver(blocks_of_text(text, begin, ledger), ledger, std::move(regulation), std::move(notices));
  else
    ledger.leave_out(text.substr(begin), kNotRead);
  Account account;
  ledger.count(text, 0, account);
  sink.account(account);
}

}  // namespace eender::corpus
