// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/xml_mender.h"

#include <algorithm>
#include <utility>

namespace eender::corpus {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

class Mender {
 public:
  Mender(std::string_view in, std::vector<XmlFault>& faults, XmlMoves& moved)
      : in_(in), faults_(faults), moved_(moved) {}

  std::string mend() {
    out_.reserve(in_.size() + 256);
    while (at_ < in_.size()) {
      const std::size_t tag = std::min(in_.find('<', at_), in_.size());
      out_ += in_.substr(at_, tag - at_);
      at_ = tag;
      if (at_ < in_.size()) markup();
    }
    if (!open_.empty()) {
      fault(in_.size(), "the text ends while <" + std::string(open_.back()) + "> and " +
                            std::to_string(open_.size() - 1) + " around it are open; it is probably cut off");
      while (!open_.empty()) close_last();
    }
    return std::move(out_);
  }

 private:
  void markup() {
    const std::string_view rest = in_.substr(at_);
    if (rest.starts_with("<!--")) return copy_until("-->", 4);
    if (rest.starts_with("<![CDATA[")) return copy_until("]]>", 9);
    if (rest.starts_with("<?")) return copy_until("?>", 2);
    if (rest.starts_with("<!")) return copy_until(">", 2);
    if (rest.starts_with("</")) return end_tag();
    start_tag();
  }

  void copy_until(std::string_view end, std::size_t from) {
    const std::size_t found = in_.find(end, at_ + from);
    if (found == std::string_view::npos) return bare_less_than();
    copy(found + end.size());
  }

  void copy(std::size_t until) {
    out_ += in_.substr(at_, until - at_);
    at_ = until;
  }

  // A "<" that begins nothing; at the very end what follows it is the rest of a tag that was cut off.
  void bare_less_than() {
    if (in_.find('>', at_) == std::string_view::npos && at_ + 1 < in_.size() &&
        (is_name_start(in_[at_ + 1]) || in_[at_ + 1] == '/' || in_[at_ + 1] == '!')) {
      at_ = in_.size();
      return;
    }
    fault(at_, "a \"<\" that begins no tag; read as text");
    out_ += "&lt;";
    ++at_;
    moved();
  }

  void end_tag() {
    std::size_t i = at_ + 2;
    while (i < in_.size() && is_name(in_[i])) ++i;
    const std::string_view name = in_.substr(at_ + 2, i - at_ - 2);
    i = std::min(in_.find_first_not_of(kSpace, i), in_.size());
    if (name.empty() || i == in_.size() || in_[i] != '>') return bare_less_than();
    const auto opened = std::find(open_.rbegin(), open_.rend(), name);
    if (opened == open_.rend()) {
      fault(at_, "</" + std::string(name) + "> closes nothing; left out");
      at_ = i + 1;
      moved();
      return;
    }
    if (open_.back() != name) {
      fault(at_, "</" + std::string(name) + "> stands where <" + std::string(open_.back()) +
                     "> is still open; closed before it");
      while (open_.back() != name) close_last();
      moved();
    }
    open_.pop_back();
    copy(i + 1);
  }

  void start_tag() {
    std::size_t i = at_ + 1;
    if (i >= in_.size() || !is_name_start(in_[i])) return bare_less_than();
    while (i < in_.size() && is_name(in_[i])) ++i;
    const std::string_view name = in_.substr(at_ + 1, i - at_ - 1);
    while (true) {
      const std::size_t before = i;
      i = std::min(in_.find_first_not_of(kSpace, i), in_.size());
      if (i == in_.size()) return bare_less_than();
      if (in_[i] == '>') {
        open_.push_back(name);
        return copy(i + 1);
      }
      if (in_[i] == '/' && i + 1 < in_.size() && in_[i + 1] == '>') return copy(i + 2);
      if (i == before || !is_name_start(in_[i])) return bare_less_than();
      while (i < in_.size() && is_name(in_[i])) ++i;
      i = in_.find_first_not_of(kSpace, i);
      if (i == std::string_view::npos || in_[i] != '=') return bare_less_than();
      i = in_.find_first_not_of(kSpace, i + 1);
      if (i == std::string_view::npos || (in_[i] != '"' && in_[i] != '\'')) return bare_less_than();
      const std::size_t close = in_.find(in_[i], i + 1);
      if (close == std::string_view::npos || in_.substr(i, close - i).find('<') != std::string_view::npos)
        return bare_less_than();
      i = close + 1;
    }
  }

  void close_last() {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
    open_.pop_back();
  }

  void fault(std::size_t offset, std::string reason) { faults_.push_back({offset, std::move(reason)}); }
  void moved() { moved_.emplace_back(out_.size(), at_); }

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string_view> open_;
  std::vector<XmlFault>& faults_;
  XmlMoves& moved_;
};

}  // namespace

std::string mend_xml(std::string_view text, std::vector<XmlFault>& faults, XmlMoves& moved) {
  return Mender(text, faults, moved).mend();
}

}  // namespace eender::corpus
