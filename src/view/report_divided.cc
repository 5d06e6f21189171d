// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <tuple>

#include "view/report_parts.h"
#include "view/terminal.h"

// Who has it divided otherwise: each with its provisions, in which what corresponds is marked.
namespace eender::view {
namespace {

constexpr std::uint32_t kAround = 600;  // bytes shown before and behind what corresponds in a longer provision

// So much of the text as stands around the stretch, whole words.
ways::Bytes shown_of(std::string_view text, ways::Bytes stretch) {
  ways::Bytes shown{0, static_cast<std::uint32_t>(text.size())};
  if (stretch.begin > kAround) {
    const std::size_t space = text.find_first_of(" \n", stretch.begin - kAround);
    shown.begin = static_cast<std::uint32_t>(std::min<std::size_t>(space, stretch.begin));
  }
  if (shown.end - stretch.end > kAround) {
    const std::size_t space = text.find_last_of(" \n", stretch.end + kAround);
    shown.end = static_cast<std::uint32_t>(std::max<std::size_t>(space, stretch.end));
  }
  return shown;
}

// The lines of a text as line_data() has them, each in runs, those within the stretch marked.
Data marked_lines(std::string_view text, ways::Bytes stretch) {
  const ways::Bytes shown = shown_of(text, stretch);
  Data lines(Data::type::list);
  for (std::size_t at = shown.begin; at < shown.end;) {
    const std::size_t end = std::min<std::size_t>(text.find('\n', at), shown.end);
    const std::size_t begin = std::min(text.find_first_not_of(' ', at), end);
    Data runs(Data::type::list);
    if (at == shown.begin && at > 0) runs.push_back(Data("plain", "… "));
    const auto run = [&](std::string_view what, std::size_t from, std::size_t to) {
      from = std::clamp(from, begin, end);
      to = std::clamp(to, begin, end);
      if (from < to) runs.push_back(Data(std::string(what), clean(text.substr(from, to - from))));
    };
    run("plain", begin, stretch.begin);
    run("marked", stretch.begin, stretch.end);
    run("plain", stretch.end, end);
    if (end == shown.end && end < text.size()) runs.push_back(Data("plain", " …"));
    Data line("depth", std::to_string(std::min<std::size_t>((begin - at) / 2, 6)));
    line.set("runs", runs);
    lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

Data part_data(const FamilyReport& report, const ways::Divided::Part& part, Budget& budget) {
  const Messages& say = report.say();
  const corpus::Corpus& corpus = report.context.corpus;
  const ways::Bytes shown = shown_of(part.provision.text, part.stretch);
  Data data("id", clean(corpus.id_of(part.provision)));
  data.set("heading", one_line(part.provision.heading));
  data.set("lang", corpus.regulations()[part.provision.regulation].language);
  data.set("share", say.percent(static_cast<std::uint64_t>(part.share * 1000), 1000));
  if (budget.take(shown.end - shown.begin + 300))
    data.set("text", Data("lines", marked_lines(part.provision.text, part.stretch)));
  return data;
}

std::string name_of(const FamilyReport& report, const ways::Divided& divided) {
  const corpus::Corpus& corpus = report.context.corpus;
  if (!divided.model) return one_line(corpus.government(divided.government).name);
  return one_line(corpus.regulations()[divided.parts.front().provision.regulation].title);
}

// Those of one kind, in alphabetical order.
Data group_data(const FamilyReport& report, const std::vector<const ways::Divided*>& all, const std::string& title,
                Budget& budget) {
  const Messages& say = report.say();
  std::vector<std::tuple<std::string, std::string, const ways::Divided*>> order;
  for (const ways::Divided* divided : all) {
    const std::string name = name_of(report, *divided);
    order.emplace_back(sorting_letters(name), name, divided);
  }
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return std::get<0>(a) < std::get<0>(b); });
  Data list(Data::type::list);
  std::size_t shown = 0;
  for (const auto& [letters, name, divided] : order) {
    if (!budget.take(name.size() + 200 * divided->parts.size())) break;
    Data parts(Data::type::list);
    for (const ways::Divided::Part& part : divided->parts) parts.push_back(part_data(report, part, budget));
    Data one("name", name);
    one.set("share", say.percent(static_cast<std::uint64_t>(divided->share * 1000), 1000));
    one.set("parts", parts);
    list.push_back(one);
    ++shown;
  }
  Data data("title", title);
  data.set("list", list);
  if (shown < order.size())
    data.set("more", say.trn("One more is left out to keep this page small; eender ways --json has it.",
                             "{n} more are left out to keep this page small; eender ways --json has them.",
                             order.size() - shown));
  return data;
}

}  // namespace

Data divided_data(const FamilyReport& report) {
  if (!report.family.divided || report.family.divided->empty()) return Data(false);
  const Messages& say = report.say();
  Budget budget(report.list_bytes);
  Data groups(Data::type::list);
  const auto add = [&](ways::Divided::How how, bool model, const auto& title) {
    std::vector<const ways::Divided*> all;
    for (const ways::Divided& divided : *report.family.divided)
      if (divided.how == how && divided.model == model) all.push_back(&divided);
    if (!all.empty()) groups.push_back(group_data(report, all, title(all.size()), budget));
  };
  add(ways::Divided::How::kInLonger, false, [&](std::size_t n) {
    return say.trn("{n} government has this inside a longer provision",
                   "{n} governments have this inside a longer provision", n);
  });
  add(ways::Divided::How::kInSeveral, false, [&](std::size_t n) {
    return say.trn("{n} government has this in several provisions", "{n} governments have this in several provisions",
                   n);
  });
  add(ways::Divided::How::kInLonger, true, [&](std::size_t n) {
    return say.trn("{n} model has this inside a longer provision", "{n} models have this inside a longer provision", n);
  });
  add(ways::Divided::How::kInSeveral, true, [&](std::size_t n) {
    return say.trn("{n} model has this in several provisions", "{n} models have this in several provisions", n);
  });
  Data data("groups", groups);
  data.set("title", say.tr("Divided otherwise"));
  data.set(
      "intro",
      say.tr("Not counted among the ways, and not absent either: these have the text of this family inside a longer "
             "provision, or in several. What corresponds is marked; the share is that of the runs of three words of "
             "the text in the middle that stand there."));
  return data;
}

}  // namespace eender::view
