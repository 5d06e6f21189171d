// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "view/corpus_text.h"
#include "view/family_parts.h"
#include "view/view.h"

namespace eender::view {
namespace {

constexpr std::size_t kShown = 6;       // governments; --all shows all
constexpr std::size_t kShownParts = 3;  // provisions of one

std::string whose(const ways::Divided& divided, const Page& page) {
  const corpus::RegulationRow& regulation = page.corpus.regulations()[divided.parts.front().provision.regulation];
  return one_line(divided.model ? regulation.title : page.corpus.government(divided.government).name);
}

// "Gamma 94% in gamma/werk/1"
std::string told(const ways::Divided& divided, const Page& page) {
  std::vector<std::string> ids;
  for (const ways::Divided::Part& part : divided.parts) ids.push_back(clean(page.corpus.id_of(part.provision)));
  const std::size_t shown = page.options.all || ids.size() <= kShownParts + 1 ? ids.size() : kShownParts;
  std::string text = fmt::format("{} {:.0f}% in {}", whose(divided, page), 100 * divided.share,
                                 fmt::join(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  if (shown < ids.size()) text += fmt::format(" + {} more", number(ids.size() - shown));
  return text;
}

}  // namespace

std::string divided_part(const Page& page) {
  if (!page.family.divided || page.family.divided->empty()) return {};
  std::string result = heading(page, "Divided otherwise", ", not counted among the ways");
  const auto tell = [&](ways::Divided::How how, bool model, std::string_view where) {
    std::vector<const ways::Divided*> all;
    for (const ways::Divided& divided : *page.family.divided)
      if (divided.how == how && divided.model == model) all.push_back(&divided);
    if (all.empty()) return;
    std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->share > b->share; });
    const std::size_t shown = page.options.all || all.size() <= kShown + 1 ? all.size() : kShown;
    std::vector<std::string> items;
    for (std::size_t i = 0; i < shown; ++i) items.push_back(told(*all[i], page));
    std::string text = fmt::format("{}", fmt::join(items, "; "));
    if (shown < all.size()) text += fmt::format("; + {} more", number(all.size() - shown));
    const std::string who = model ? counted(all.size(), "model has", "models have")
                                  : counted(all.size(), "government has", "governments have");
    result += fill(page.terminal, {{fmt::format("{} this {}: ", who, where)}, {text + "."}}, 2, 4);
  };
  for (const bool model : {false, true}) {
    tell(ways::Divided::How::kInLonger, model, "inside a longer provision");
    tell(ways::Divided::How::kInSeveral, model, "in several provisions");
  }
  result += fill(
      page.terminal,
      {{"The share is that of the three-word runs of the text in the middle that stand there.", Style::kFaint}}, 2, 2);
  return result;
}

}  // namespace eender::view
