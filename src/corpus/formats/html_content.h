// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/formats/html_page.h"

namespace eender::corpus {

// Whether one of the words of the attribute class of `node` is `name`.
bool has_class(const HtmlPage& page, std::uint32_t node, std::string_view name);

// Why an element is no part of the text of its page: "navigation"; empty where it is. It is of the parts of a page that are around its
// text that this is told; what is hidden, and what is for a hand and not for the eye (fields, buttons), is none anywhere.
std::string_view reason_to_leave_out(const HtmlPage& page, std::uint32_t node);

// The element that holds what the page is about; <body>, or the whole page, where none is marked, or where one without any article is.
std::uint32_t main_content(const HtmlPage& page);

}  // namespace eender::corpus
