// SPDX-License-Identifier: EUPL-1.2
#include "corpus/formats/html_page.h"

#include <gumbo.h>

#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include "corpus/formats/text_builder.h"

namespace eender::corpus {
namespace {

// The memory that parsing a page takes. Gumbo frees its tree by recursion and has no bounds of its own, so all it takes is kept in a list
// and freed from there; where it takes too much or too long it is left by a jump out of the allocation, which passes C only.
class Workshop {
 public:
  Workshop() { started_ = now(); }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  ~Workshop() {
    while (first_) {
      Header* next = first_->next;
      std::free(first_);
      first_ = next;
    }
  }

  // Null where a bound was passed.
  GumboOutput* parse(const char* html, std::size_t size) {
    options_ = kGumboDefaultOptions;
    options_.allocator = [](void* self, std::size_t bytes) { return static_cast<Workshop*>(self)->take(bytes); };
    options_.deallocator = [](void* self, void* block) { static_cast<Workshop*>(self)->give_back(block); };
    options_.userdata = this;
    options_.max_errors = 0;  // each would hold a copy of the open elements
    if (setjmp(out_) != 0) return nullptr;
    return gumbo_parse_with_options(&options_, html, size);
  }

 private:
  struct alignas(std::max_align_t) Header {
    Header* next;
    Header* before;
    std::size_t bytes;
  };

  static std::clock_t now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<std::clock_t>(time.tv_sec);
  }

  void* take(std::size_t bytes) {
    constexpr unsigned kCallsBetween = 4096;
    if (++calls_ % kCallsBetween == 0 && now() - started_ > HtmlPage::kMaxSeconds) std::longjmp(out_, 1);
    if (bytes > HtmlPage::kMaxMemory || live_ + bytes > HtmlPage::kMaxMemory) std::longjmp(out_, 1);
    auto* header = static_cast<Header*>(std::malloc(sizeof(Header) + bytes));
    if (!header) std::longjmp(out_, 1);
    *header = {first_, nullptr, bytes};
    if (first_) first_->before = header;
    first_ = header;
    live_ += bytes;
    return header + 1;
  }

  void give_back(void* block) {
    if (!block) return;
    Header* header = static_cast<Header*>(block) - 1;
    (header->before ? header->before->next : first_) = header->next;
    if (header->next) header->next->before = header->before;
    live_ -= header->bytes;
    std::free(header);
  }

  Header* first_ = nullptr;
  std::size_t live_ = 0;
  unsigned calls_ = 0;
  std::clock_t started_ = 0;
  GumboOptions options_{};
  std::jmp_buf out_;
};

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }
bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

std::string_view name_of(const GumboElement& element) {
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return "drawing";
  if (element.tag == GUMBO_TAG_UNKNOWN) return "unknown";
  return gumbo_normalized_tagname(element.tag);
}

// What nobody sees.
bool is_machinery(std::string_view name) {
  return name == "script" || name == "style" || name == "noscript" || name == "iframe" || name == "noembed" ||
         name == "noframes" || name == "template" || name == "object";
}

}  // namespace

Result<void> HtmlPage::read(std::string_view html) {
  if (html.size() > kMaxBytes)
    return fail(ErrorKind::kInvalidInput, "is a page of more than " + std::to_string(kMaxBytes >> 20) +
                                              " MiB, larger than eender reads; save the regulation alone, or its XML");
  Workshop workshop;
  const GumboOutput* output = workshop.parse(html.data(), html.size());
  if (!output || !is_element(output->root))
    return fail(ErrorKind::kInvalidInput,
                "its markup takes more time or memory than a page may; it is damaged, or made to be so");

  struct Step {
    const GumboNode* node;
    std::uint32_t parent;
    int depth;
  };
  // Twice: to know how much text there is, so that views into it stay; and to keep it.
  std::size_t text_bytes = 0;
  for (const bool keep : {false, true}) {
    if (keep) text_.reserve(text_bytes);
    std::vector<std::uint32_t> last_child;
    std::vector<Step> open{{output->root, HtmlNode::kNone, 0}};
    while (!open.empty()) {
      const Step step = open.back();
      open.pop_back();
      if (step.depth > kMaxDepth)
        return fail(ErrorKind::kInvalidInput,
                    "its elements are more than " + std::to_string(kMaxDepth) + " levels deep; a page is not");
      HtmlNode node;
      node.parent = step.parent;
      if (is_text(step.node)) {
        const std::string_view words = step.node->v.text.text;
        if (!keep) {
          text_bytes += words.size();
          continue;
        }
        const std::size_t begin = text_.size();
        text_ += words;
        node.text = {std::string_view(text_).substr(begin), step.node->v.text.start_pos.offset};
      } else if (!is_element(step.node)) {
        continue;
      } else {
        const GumboElement& element = step.node->v.element;
        node.name = name_of(element);
        if (is_machinery(node.name)) continue;
        for (unsigned i = element.children.length; i > 0; --i)
          open.push_back({static_cast<const GumboNode*>(element.children.data[i - 1]),
                          static_cast<std::uint32_t>(nodes_.size()), step.depth + 1});
        if (!keep) continue;
        node.attributes = static_cast<std::uint32_t>(attributes_.size());
        for (unsigned i = 0; i < element.attributes.length; ++i) {
          const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
          attributes_.emplace_back(lowered(attribute->name), attribute->value);
        }
        node.attributes_end = static_cast<std::uint32_t>(attributes_.size());
      }
      const auto index = static_cast<std::uint32_t>(nodes_.size());
      last_child.push_back(HtmlNode::kNone);
      if (node.parent != HtmlNode::kNone) {
        std::uint32_t& last = last_child[node.parent];
        (last == HtmlNode::kNone ? nodes_[node.parent].first_child : nodes_[last].next) = index;
        last = index;
      }
      nodes_.push_back(node);
    }
  }
  return {};
}

std::uint32_t HtmlPage::behind(std::uint32_t node) const {
  while (node != HtmlNode::kNone && nodes_[node].next == HtmlNode::kNone) node = nodes_[node].parent;
  return node == HtmlNode::kNone ? static_cast<std::uint32_t>(nodes_.size()) : nodes_[node].next;
}

std::string_view HtmlPage::attribute(std::uint32_t node, std::string_view name) const {
  for (std::uint32_t i = nodes_[node].attributes; i < nodes_[node].attributes_end; ++i)
    if (attributes_[i].first == name) return attributes_[i].second;
  return {};
}

bool HtmlPage::has_attribute(std::uint32_t node, std::string_view name) const {
  for (std::uint32_t i = nodes_[node].attributes; i < nodes_[node].attributes_end; ++i)
    if (attributes_[i].first == name) return true;
  return false;
}

std::string HtmlPage::line(std::uint32_t node) const {
  std::string text;
  for (std::uint32_t i = node; i < behind(node); ++i) text += nodes_[i].text.text;
  return one_line(text);
}

}  // namespace eender::corpus
