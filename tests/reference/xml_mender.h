// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

// Writes a text anew so that it is well-formed XML: what parse_xml does to a text that is not, in the plainest way. What is passed over is
// an empty comment then, which parts the texts around it.
namespace eender::corpus::reference {

class XmlMender {
 public:
  explicit XmlMender(std::string_view in) : in_(in) {}

  std::string mend() {
    while (at_ < in_.size()) {
      const std::size_t tag = std::min(in_.find('<', at_), in_.size());
      out_ += in_.substr(at_, tag - at_);
      at_ = tag;
      if (at_ < in_.size()) markup();
    }
    mended_ |= !open_.empty();
    while (!open_.empty()) close_last();
    return out_;
  }

  // Whether the text was not well-formed, what stands outside the root aside.
  bool mended() const { return mended_; }

 private:
  static constexpr std::string_view kSpace = " \t\r\n";

  static bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  static bool is_name(char c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.'; }

  void markup() {
    const std::string_view rest = in_.substr(at_);
    if (rest.starts_with("<!--")) return pass_until(in_.find("-->", at_ + 4), 3);
    if (rest.starts_with("<![CDATA[")) return cdata();
    if (rest.starts_with("<?")) return pass_until(in_.find("?>", at_ + 2), 2);
    if (rest.starts_with("<!DOCTYPE") && open_.empty() && doctypes_end_) return doctype();
    if (rest.starts_with("</")) return end_tag();
    start_tag();
  }

  void pass_until(std::size_t end, std::size_t size) {
    if (end == std::string_view::npos) return bare_less_than();
    out_ += "<!---->";
    at_ = end + size;
  }

  void cdata() {
    const std::size_t end = in_.find("]]>", at_);
    end == std::string_view::npos ? bare_less_than() : copy(end + 3);
  }

  // One that does not end is text, and so is every other behind it: it may be in what the first left open.
  void doctype() {
    const std::size_t end = end_of_doctype();
    doctypes_end_ = end != std::string_view::npos;
    pass_until(end, 1);
  }

  std::size_t end_of_doctype() const {
    for (std::size_t i = at_; i < in_.size(); ++i) {
      if (in_[i] == '>') return i;
      if (in_[i] == '"' || in_[i] == '\'') i = std::min(in_.find(in_[i], i + 1), in_.size());
    }
    return std::string_view::npos;
  }

  void copy(std::size_t until) {
    out_ += in_.substr(at_, until - at_);
    at_ = until;
  }

  void bare_less_than() {
    const char next = at_ + 1 < in_.size() ? in_[at_ + 1] : '\0';
    if (in_.find('>', at_) == std::string_view::npos && (is_name_start(next) || next == '/' || next == '!')) {
      at_ = in_.size();
      return;
    }
    mended_ = true;
    out_ += "&lt;";
    ++at_;
  }

  void end_tag() {
    std::size_t i = at_ + 2;
    while (i < in_.size() && is_name(in_[i])) ++i;
    const std::string_view name = in_.substr(at_ + 2, i - at_ - 2);
    i = std::min(in_.find_first_not_of(kSpace, i), in_.size());
    if (name.empty() || i == in_.size() || in_[i] != '>') return bare_less_than();
    if (std::find(open_.begin(), open_.end(), name) == open_.end()) {
      mended_ = true;
      return pass_until(i, 1);
    }
    mended_ |= open_.back() != name;
    while (open_.back() != name) close_last();
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

  std::string_view in_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<std::string_view> open_;
  bool mended_ = false;
  bool doctypes_end_ = true;
};

}  // namespace eender::corpus::reference
