// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/html_meta.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "corpus/formats/bwb.h"
#include "corpus/formats/heading.h"
#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// The kind of body stands in the scheme only: "Utrecht" is a municipality and a province.
std::string government_name(std::string name, std::string_view scheme) {
  if (lowered(scheme).find("provincie") != std::string::npos && !lowered(name).starts_with("provincie"))
    return "Provincie " + name;
  return name;
}

// The name of a site is that of a government only where it says so: others are of collections.
bool is_government(std::string_view site) {
  const std::string name = lowered(site);
  for (const std::string_view kind : {"gemeente ", "provincie ", "waterschap ", "hoogheemraadschap ", "wetterskip ",
                                      "city of ", "county of ", "town of "})
    if (name.starts_with(kind)) return true;
  return name.ends_with(" county") || name.ends_with(" city council");
}

std::optional<Date> dutch_date(std::string_view text) {
  if (text.size() < 10 || text[2] != '-' || text[5] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t digits) -> int {
    const std::string part(text.substr(at, digits));
    return part.find_first_not_of("0123456789") == std::string::npos ? std::atoi(part.c_str()) : 0;
  };
  return Date::of(number(6, 4), number(3, 2), number(0, 2));
}

std::optional<Date> day_after(const Date& day) {
  if (const auto next = Date::of(day.year(), day.month(), day.day() + 1)) return next;
  if (const auto next = Date::of(day.year(), day.month() + 1, 1)) return next;
  return Date::of(day.year() + 1, 1, 1);
}

class MetaReader {
 public:
  MetaReader(Regulation& regulation, std::vector<std::string>& notices) : regulation_(regulation), notices_(notices) {}

  void property(std::string_view written, std::string content, std::string_view scheme) {
    if (content.empty()) return;
    std::string name = lowered(written);
    for (const std::string_view prefix :
         {"dcterms.", "dcterms:", "dc.", "dc:", "overheidrg.", "overheidrg:", "overheid.", "overheid:"}) {
      if (!name.starts_with(prefix)) continue;
      name.erase(0, prefix.size());
      return term(name, std::move(content), scheme);
    }
    if (name == "og:site_name" && site_.empty()) site_ = std::move(content);
    if (name == "og:url") address(content);
  }

  // "https://lokaleregelgeving.overheid.nl/CVDR614523/2", "https://wetten.overheid.nl/BWBR0005537/2024-01-01".
  void address(const std::string& url) {
    if (address_.empty()) address_ = url;
  }

  void finish() {
    auto& r = regulation_;
    const std::string low = lowered(address_);
    const bool national = low.find("wetten.overheid.nl/bwb") != std::string::npos;
    if (low.find("overheid.nl/") != std::string::npos) {
      std::string_view path = std::string_view(address_).substr(low.find("overheid.nl/") + 12);
      path = path.substr(0, path.find_first_of("?#"));
      const std::size_t slash = path.find('/');
      const std::string target = reference_target(path.substr(0, slash));
      if (!target.empty() && (r.work.empty() || r.work == target)) {
        r.work = target;
        std::string_view rest = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
        rest = rest.substr(0, rest.find('/'));
        if (r.version.empty()) r.version = rest;
        if (national && !r.from) r.from = Date::parse(rest);
      }
    }
    if (national) r.government = kState;  // its makers are ministries, which are no governments of their own
    if (r.government.empty() && is_government(site_)) r.government = site_;
    std::erase(r.other_titles, r.title);
  }

 private:
  void term(const std::string& name, std::string content, std::string_view scheme) {
    auto& r = regulation_;
    if (name == "creator" || name == "authority") {
      if (r.government.empty()) r.government = government_name(std::move(content), scheme);
    } else if (name == "title") {
      if (r.title.empty()) r.title = std::move(content);
    } else if (name == "alternative") {
      if (std::find(r.other_titles.begin(), r.other_titles.end(), content) == r.other_titles.end())
        r.other_titles.push_back(std::move(content));
    } else if (name == "identifier") {
      identifier(content);
    } else if (name == "type") {
      if (r.type.empty()) r.type = std::move(content);
    } else if (name == "subject" || name == "onderwerp") {
      if (r.subject.empty()) r.subject = std::move(content);
    } else if (name == "language") {
      if (content.size() >= 2) r.language = lowered(content.substr(0, 2));
    } else if (name == "issued") {
      date(name, content, r.adopted);
    } else if (name == "inwerkingtredingdatum") {
      date(name, content, r.from);
    } else if (name == "uitwerkingtredingdatum") {
      date(name, content, r.until);
    } else if (name == "source" || name == "isformatof") {
      constexpr std::size_t kMostRelations = 1000;
      if (r.relations.size() < kMostRelations)
        r.relations.push_back({name == "source" ? "source" : "publication", reference_target(content), content});
    }
  }

  void identifier(const std::string& content) {
    if (content.find("://") != std::string::npos) return address(content);
    if (!regulation_.work.empty()) return;
    WorkVersion named = work_and_version(content);
    regulation_.work = std::move(named.work);
    regulation_.version = std::move(named.version);
  }

  void date(const std::string& name, const std::string& content, std::optional<Date>& day) {
    if (day) return;
    day = Date::parse(content);
    if (!day) notices_.push_back(name + " \"" + content + "\" is not a date; it counts as unknown");
  }

  Regulation& regulation_;
  std::vector<std::string>& notices_;
  std::string site_, address_;
};

}  // namespace

void read_html_meta(const HtmlPage& page, Regulation& regulation, std::vector<std::string>& notices) {
  MetaReader reader(regulation, notices);
  if (const std::string_view language = page.nodes().empty() ? std::string_view{} : page.attribute(0, "lang");
      language.size() >= 2)
    regulation.language = lowered(language.substr(0, 2));
  for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
    const std::string_view name = page.nodes()[i].name;
    if (name == "meta") {
      std::string_view property = page.attribute(i, "name");
      if (property.empty()) property = page.attribute(i, "property");
      reader.property(property, one_line(page.attribute(i, "content")), page.attribute(i, "scheme"));
    } else if (name == "link" && page.attribute(i, "rel") == "canonical") {
      reader.address(one_line(page.attribute(i, "href")));
    }
  }
  reader.finish();
}

void read_html_period(const std::vector<Block>& blocks, Regulation& regulation) {
  constexpr std::string_view kFrom = "Geldend van ", kUntil = " t/m ";
  constexpr std::size_t kAbove = 50;  // blocks
  for (std::size_t i = 0; i < std::min(blocks.size(), kAbove); ++i) {
    const std::string line = line_of(blocks[i]);
    const std::size_t at = line.find(kFrom);
    if (at == std::string::npos) continue;
    const std::string_view period = std::string_view(line).substr(at + kFrom.size());
    if (!regulation.from) regulation.from = dutch_date(period);
    if (const std::size_t end = period.find(kUntil); end != std::string_view::npos && !regulation.until)
      if (const auto last = dutch_date(period.substr(end + kUntil.size()))) regulation.until = day_after(*last);
    return;
  }
}

std::string_view html_encoding(std::string_view bytes) {
  constexpr std::size_t kHead = 2048;
  constexpr std::string_view kName = "charset=";
  const std::string head = lowered(bytes.substr(0, kHead));
  const std::size_t found = head.find(kName);
  if (found == std::string::npos) return {};
  std::size_t begin = found + kName.size();
  while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'' || head[begin] == ' ')) ++begin;
  const std::size_t end = std::min(head.find_first_of("\"' ;/>", begin), head.size());
  return bytes.substr(begin, end - begin);
}

}  // namespace eender::corpus
