// SPDX-License-Identifier: EUPL-1.2
#include "view/drawings.h"
#include "view/report_parts.h"

namespace eender::view {

Data counts_data(const ReportContext& context, Drawings& drawings, const std::string& id, const std::string& title,
                 const std::string& what, const std::vector<CountedKind>& kinds) {
  const Messages& say = context.messages;
  std::vector<Bar> bars;
  Data rows(Data::type::list);
  for (const CountedKind& kind : kinds) {
    bars.push_back({kind.label, kind.count, kind.marked, ""});
    Data row("label", kind.label);
    row.set("count", say.number(kind.count));
    if (!kind.note.empty()) row.set("note", kind.note);
    rows.push_back(row);
  }
  drawings[id] = histogram_svg({id, title, say.tr("The table below has the same figures.")}, bars);
  Data data("drawing", id);
  data.set("rows", rows);
  data.set("figures_title", say.tr("The figures as a table"));
  data.set("kind_head", title);
  data.set("count_head", what);
  return data;
}

}  // namespace eender::view
