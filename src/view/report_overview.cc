// SPDX-License-Identifier: EUPL-1.2
#include "view/report_overview.h"

#include "view/terminal.h"

namespace eender::view {

// "Artikel 5 Beslistermijn" cannot be known from a number alone.
std::string provision_title(const corpus::ProvisionRow& p) {
  std::string title = one_line(p.number);
  const std::string heading = one_line(p.heading);
  if (!heading.empty()) title += (title.empty() ? "" : " ") + heading;
  return title.empty() ? one_line(p.path) : title;
}

Data slip_words(const Messages& say, const std::vector<ways::Slip::Word>& words, std::uint32_t governments) {
  Data list(Data::type::list);
  for (const ways::Slip::Word& word : words) {
    Data one("written", word.written);
    one.set("meant", word.meant);
    if (&word != &words.front()) one.set("and", ", ");
    list.push_back(one);
  }
  Data data("words", list);
  data.set("slip_says", say.tr("probably a slip of the pen:"));
  data.set("where_others", say.trn("where {n} government writes", "where {n} governments write", governments));
  return data;
}

std::string unlike_all(const Messages& say) {
  return say.tr("What others have on this is too unlike it to be laid beside it.");
}

std::string shared_words(const Messages& say, const ways::RegulationCounts& counts) {
  return say.tr("{shared} shared with other governments, {own} its own.",
                {{"shared", say.number(counts.shared)}, {"own", say.number(counts.own)}});
}

Data standing_data(const ways::RegulationCounts& counts, const ReportContext& context, Drawings& drawings) {
  const Messages& say = context.messages;
  std::vector<CountedKind> kinds;
  const auto tell = [&](std::uint32_t count, const std::string& label, const std::string& note) {
    if (count > 0) kinds.push_back({label, count, note, false});
  };
  // Always the three that the page is opened for; of the rest what there is.
  if (counts.models == 0) {
    kinds.push_back(
        {say.tr("the commonest way"), counts.commonest, say.tr("or one of several that are as common"), false});
    kinds.push_back({say.tr("another way, with others"), counts.others, "", false});
    kinds.push_back({say.tr("a way of nobody else"), counts.alone, "", counts.alone > 0});
    if (counts.slips > 0)
      kinds.back().note = say.trn("{n} of these probably by a slip of the pen",
                                  "{n} of these probably by slips of the pen", counts.slips);
  }
  tell(counts.models, say.tr("of a model"), say.tr("others have them too"));
  tell(counts.together, say.tr("several together"), say.tr("count together, as all of its own on the same does"));
  tell(counts.uncounted, say.tr("not counted"), say.tr("replaced by its own, or said twice"));
  tell(counts.closing, say.tr("closing provisions"), say.tr("entry into force and the like, which is everyone's own"));
  tell(counts.own, say.tr("only here"), say.tr("nobody else has this"));
  return counts_data(context, drawings, "standing", say.tr("How they stand"), say.tr("Provisions"), kinds);
}

}  // namespace eender::view
