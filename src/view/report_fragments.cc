// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "view/html.h"
#include "view/report_parts.h"
#include "view/terminal.h"
#include "ways/difference.h"

namespace eender::view {
namespace {

constexpr int kContextWords = 4;
// A change longer than this is shown by its beginning and end: as a whole it stands in the text itself.
constexpr int kChangeWords = 40;
constexpr std::string_view kTouching = ".,;:)%";  // no space before these

// The first `count` words; the whole where it has no more.
std::string_view first_words(std::string_view text, int count) {
  std::size_t at = 0;
  while (at < text.size() && count-- > 0) at = std::min(text.find(' ', at + 1), text.size());
  return text.substr(0, at);
}

std::string_view last_words(std::string_view text, int count) {
  std::size_t at = text.size();
  while (at > 0 && count-- > 0) {
    const std::size_t space = at < 2 ? std::string_view::npos : text.rfind(' ', at - 2);
    at = space == std::string_view::npos ? 0 : space + 1;
  }
  return text.substr(at);
}

std::string shortened(const std::string& change) {
  const std::string_view begin = first_words(change, kChangeWords / 2);
  const std::string_view end = last_words(change, kChangeWords / 2);
  return begin.size() + end.size() >= change.size() ? change : std::string(begin) + " … " + std::string(end);
}

// Punctuation belongs to the word before it, and so would the bracket that begins a mark of a key ("⟨own⟩").
ways::Bytes marks_whole(ways::Bytes range, std::string_view text) {
  static constexpr std::string_view kBegin = "\xE2\x9F\xA8";
  const auto moved = [&](std::uint32_t at) {
    const auto size = static_cast<std::uint32_t>(kBegin.size());
    return at >= size && text.substr(at - size, size) == kBegin ? at - size : at;
  };
  return {moved(range.begin), moved(range.end)};
}

// "125." and "100." differ in the number: what both end with is kept.
void set_punctuation_apart(std::vector<Fragment>& parts) {
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (parts[i].kind != Fragment::Kind::kGone || parts[i + 1].kind != Fragment::Kind::kNew) continue;
    std::string &gone = parts[i].text, &here = parts[i + 1].text, both;
    while (gone.size() > 1 && here.size() > 1 && gone.back() == here.back() &&
           kTouching.find(gone.back()) != std::string_view::npos) {
      both.insert(both.begin(), gone.back());
      gone.pop_back();
      here.pop_back();
    }
    if (both.empty()) continue;
    if (i + 2 < parts.size() && parts[i + 2].kind == Fragment::Kind::kSame) {
      parts[i + 2].text.insert(0, both + " ");
    } else {
      parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(i + 2), {Fragment::Kind::kSame, both});
    }
  }
}

class Telling {
 public:
  Telling(std::string_view left, std::string_view right, std::size_t most) : left_(left), right_(right), most_(most) {}

  std::vector<Fragment> run(const ways::TextDifference& difference) {
    for (const ways::Stretch& s : difference.stretches) {
      const std::string left = one_line(marks_whole(s.left, left_).of(left_));
      const std::string right = one_line(marks_whole(s.right, right_).of(right_));
      switch (s.kind) {
        case ways::Stretch::Kind::kKept:
          kept_ = right;
          pending_ = true;
          break;
        case ways::Stretch::Kind::kDeleted:
        case ways::Stretch::Kind::kMovedAway:
          if (!change(Fragment::Kind::kGone, left)) return finish(true);
          break;
        case ways::Stretch::Kind::kInserted:
        case ways::Stretch::Kind::kMovedHere:
          if (!change(Fragment::Kind::kNew, right)) return finish(true);
          break;
      }
    }
    return finish(false);
  }

 private:
  bool change(Fragment::Kind kind, const std::string& text) {
    if (text.empty()) return true;
    if (pending_ || result_.empty()) {
      if (places_ == most_) return false;
      ++places_;
    }
    if (pending_) around();
    result_.push_back({kind, shortened(text)});
    return true;
  }

  // What was kept since the last change: its end before the next one, its beginning behind the last.
  void around() {
    const std::string_view before = last_words(kept_, kContextWords);
    if (!result_.empty()) {
      const std::string_view after = first_words(kept_, kContextWords);
      if (before.size() + after.size() >= kept_.size()) {
        result_.push_back({Fragment::Kind::kSame, kept_});
        pending_ = false;
        return;
      }
      result_.push_back({Fragment::Kind::kSame, std::string(after)});
    }
    if (before.size() < kept_.size()) result_.push_back({Fragment::Kind::kGap, "…"});
    result_.push_back({Fragment::Kind::kSame, std::string(before)});
    pending_ = false;
  }

  std::vector<Fragment> finish(bool more) {
    if (result_.empty()) return {};
    if (pending_) {
      const std::string_view after = first_words(kept_, kContextWords);
      result_.push_back({Fragment::Kind::kSame, std::string(after)});
      if (more || after.size() < kept_.size()) result_.push_back({Fragment::Kind::kGap, "…"});
    }
    set_punctuation_apart(result_);
    return std::move(result_);
  }

  std::string_view left_, right_;
  std::size_t most_;
  std::size_t places_ = 0;
  std::vector<Fragment> result_;
  std::string kept_;
  bool pending_ = false;
};

}  // namespace

std::vector<Fragment> fragments(std::string_view left, std::string_view right, std::size_t most) {
  return fragments(left, right, ways::difference(left, right), most);
}

std::vector<Fragment> fragments(std::string_view left, std::string_view right, const ways::TextDifference& difference,
                                std::size_t most) {
  return Telling(left, right, most).run(difference);
}

std::vector<Fragment> turned(std::vector<Fragment> parts) {
  using Kind = Fragment::Kind;
  for (Fragment& f : parts) f.kind = f.kind == Kind::kGone ? Kind::kNew : f.kind == Kind::kNew ? Kind::kGone : f.kind;
  // What goes stands before what comes in its place.
  for (std::size_t i = 0; i + 1 < parts.size(); ++i)
    if (parts[i].kind == Kind::kNew && parts[i + 1].kind == Kind::kGone) std::swap(parts[i], parts[i + 1]);
  return parts;
}

Data fragment_data(const std::vector<Fragment>& parts, std::size_t& bytes) {
  Data list(Data::type::list);
  for (const Fragment& f : parts) {
    Data one;
    switch (f.kind) {
      case Fragment::Kind::kSame:
        one.set("kept", f.text);
        break;
      case Fragment::Kind::kGone:
        one.set("gone", f.text);
        break;
      case Fragment::Kind::kNew:
        one.set("new", f.text);
        break;
      case Fragment::Kind::kGap:
        one.set("kept", f.text);
        break;
    }
    const Fragment* next = &f == &parts.back() ? nullptr : &f + 1;
    const bool touched = next != nullptr && kTouching.find(next->text.front()) != std::string_view::npos;
    one.set("space", next == nullptr || touched ? "" : " ");
    bytes += f.text.size() + 12;
    list.push_back(one);
  }
  return list;
}

Data line_data(std::string_view text) {
  Data list(Data::type::list);
  for (const Line& line : lines_of(text)) {
    Data one("depth", std::to_string(line.depth));
    one.set("text", line.text);
    list.push_back(one);
  }
  return list;
}

}  // namespace eender::view
