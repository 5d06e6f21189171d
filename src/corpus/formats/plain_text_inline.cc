// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/plain_text_inline.h"

#include <cstddef>

namespace eender::corpus {
namespace {

// So far a counterpart is looked for; a line that holds thousands of stars would take quadratic time otherwise.
constexpr std::size_t kFarthest = 4096;

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Reader {
 public:
  Reader(std::string_view text, std::uint64_t source, Ledger& ledger, std::vector<Piece>& pieces)
      : text_(text), source_(source), ledger_(ledger), pieces_(pieces) {}

  void read() {
    closing_.reserve(8);
    for (std::size_t at = 0; at < text_.size();) {
      if (const std::size_t length = markup(at)) {
        flush(at);
        at += length;
        begin_ = at;
      } else {
        ++at;
      }
    }
    flush(text_.size());
  }

 private:
  struct Closing {
    std::size_t at, length;
    std::string_view reason;
  };

  void flush(std::size_t end) {
    if (end > begin_) pieces_.push_back({text_.substr(begin_, end - begin_), source_ + begin_});
    begin_ = end;
  }

  void leave_out(std::size_t at, std::size_t length, std::string_view reason) {
    ledger_.leave_out(text_.substr(at, length), reason);
  }

  // The bytes of the markup at `at`, which is then left out; 0 where there is none.
  std::size_t markup(std::size_t at) {
    if (!closing_.empty() && closing_.back().at == at) {
      const Closing closing = closing_.back();
      closing_.pop_back();
      leave_out(at, closing.length, closing.reason);
      return closing.length;
    }
    const char c = text_[at];
    if (c == '\\') return escape(at);
    if (c == '[' || (c == '!' && at + 1 < text_.size() && text_[at + 1] == '[')) return link(at);
    if (c == '*' || c == '_' || c == '`' || c == '~') return emphasis(at, c);
    return 0;
  }

  std::size_t escape(std::size_t at) {
    constexpr std::string_view kEscaped = "\\`*_{}[]()#+-.!|>~";
    if (at + 1 >= text_.size() || kEscaped.find(text_[at + 1]) == std::string_view::npos) return 0;
    leave_out(at, 1, kMarkup);
    flush(at);
    begin_ = at + 1;
    escaped_ = at + 1;
    return 1;
  }

  std::size_t end_within() const { return closing_.empty() ? text_.size() : closing_.back().at; }

  // [words](address): the words stay.
  std::size_t link(std::size_t at) {
    if (escaped_ == at) return 0;
    const std::size_t open = text_[at] == '!' ? 2 : 1;
    const std::string_view near = text_.substr(at, std::min(end_within() - at, kFarthest));
    const std::size_t middle = near.find("](");
    if (middle == std::string_view::npos || near.substr(open, middle - open).find('[') != std::string_view::npos)
      return 0;
    const std::size_t close = near.find(')', middle);
    if (close == std::string_view::npos) return 0;
    leave_out(at, open, kMarkup);
    closing_.push_back({at + middle, close + 1 - middle, kLinkAddress});
    return open;
  }

  std::size_t emphasis(std::size_t at, char c) {
    if (escaped_ == at) return 0;
    std::size_t length = 1;
    while (length < 3 && at + length < text_.size() && text_[at + length] == c) ++length;
    if (c == '~' && length != 2) return 0;
    const bool opens = at + length < text_.size() && !is_space(text_[at + length]) && text_[at + length] != c &&
                       (at == 0 || !is_word(text_[at - 1]));
    if (!opens) return 0;
    const std::string_view token = text_.substr(at, length);
    const std::size_t end = std::min(end_within(), at + kFarthest);
    for (std::size_t close = text_.find(token, at + length); close != std::string_view::npos && close + length <= end;
         close = text_.find(token, close + 1)) {
      const bool longer = close + length < text_.size() && text_[close + length] == c;
      const bool in_word = close + length < text_.size() && is_word(text_[close + length]);
      if (close == at + length || is_space(text_[close - 1]) || text_[close - 1] == '\\' || longer || in_word) continue;
      leave_out(at, length, kMarkup);
      closing_.push_back({close, length, kMarkup});
      return length;
    }
    return 0;
  }

  std::string_view text_;
  std::uint64_t source_;
  Ledger& ledger_;
  std::vector<Piece>& pieces_;
  std::size_t begin_ = 0;
  std::size_t escaped_ = static_cast<std::size_t>(-1);
  std::vector<Closing> closing_;  // within each other, the innermost last
};

}  // namespace

void read_inline(std::string_view text, std::uint64_t source, Ledger& ledger, std::vector<Piece>& pieces) {
  Reader(text, source, ledger, pieces).read();
}

}  // namespace eender::corpus
