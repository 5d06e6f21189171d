// SPDX-License-Identifier: EUPL-1.2
// What the keys of a library's provisions cost, step by step, on one thread; and one name for all of them.
//
//   bench/speed/keys [--print] LIBRARY [STEP]      every STEP-th provision that counts on 2025-01-01; all where not given
//
// Prints bytes, provisions, tokens, the time of each step, and the hash of all keys with their offsets and values: two builds that print one
// hash make the same keys. With --print the keys themselves go to standard output, one to a line, to find where they differ. The texts are
// read first; `valgrind --tool=callgrind --toggle-collect='eender::text::keys_of*' bench/speed/keys LIBRARY 100` counts the instructions
// of keys alone.
#include "text/keys.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/hash.h"
#include "corpus/reader.h"
#include "library/library.h"
#include "ways/keyer.h"

namespace {

using namespace eender;

struct Request {
  bool print = false;
  std::uint32_t step = 1;
  std::string library;
};

Request parse(int count, char** words) {
  Request request;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--print") {
      request.print = true;
    } else if (request.library.empty()) {
      request.library = word;
    } else {
      std::from_chars(word.data(), word.data() + word.size(), request.step);
    }
  }
  if (request.step == 0) request.step = 1;
  return request;
}

std::string line_of(std::string_view name, const std::vector<text::Token>& key) {
  std::string line(name);
  for (const text::Token& token : key)
    fmt::format_to(std::back_inserter(line), " {}:{}:{}", token.word, token.begin, token.end);
  return line + '\n';
}

std::string lines_of(const text::Keys& keys) {
  std::string lines = line_of("2", keys.wording()) + line_of("3", keys.apart_from_names()) +
                      line_of("4", keys.apart_from_values()) + "values";
  for (const text::Value& value : keys.found)
    fmt::format_to(std::back_inserter(lines), " {}:{}:{}:{}:{}:{}", static_cast<int>(value.kind), value.normal(),
                   static_cast<int>(value.bound), value.token, value.begin, value.end);
  return lines + "\n";
}

using Clock = std::chrono::steady_clock;

double since(Clock::time_point& last) {
  const auto now = Clock::now();
  const double seconds = std::chrono::duration<double>(now - last).count();
  last = now;
  return seconds;
}

Result<void> run(const Request& request) {
  EENDER_TRY(const auto library, library::Library::open(request.library));
  EENDER_TRY(const auto corpus, corpus::Corpus::open(library, *Date::of(2025, 1, 1)));
  EENDER_TRY(auto reader, corpus::Reader::open(corpus));
  EENDER_TRY(const auto rules, ways::Rules::load(EENDER_SOURCE_DIR "/data/ways"));
  const ways::Keyer keyer(corpus, rules);
  std::vector<corpus::ProvisionRow> rows;
  std::size_t at = 0;
  EENDER_TRY_VOID(reader.for_each_current([&](corpus::ProvisionRow row) {
    if (at++ % request.step == 0) rows.push_back(std::move(row));
  }));

  double bytes = 0;
  std::size_t tokens = 0;
  Hasher hasher;
  double spent = 0;
  double words_spent = 0;
  for (const corpus::ProvisionRow& row : rows) {
    auto last = Clock::now();
    const text::Words words(row.text);
    words_spent += since(last);
    const text::Keys keys = keyer.keys(row.text, row.regulation);
    spent += since(last);
    bytes += static_cast<double>(row.text.size());
    tokens += keys.wording().size();
    const std::string lines = lines_of(keys);
    hasher.add(lines);
    if (request.print) std::fwrite(lines.data(), 1, lines.size(), stdout);
  }
  fmt::print(stderr, "{} provisions, {:.1f} MB, {} tokens\n", rows.size(), bytes / 1e6, tokens);
  fmt::print(stderr, "words {:7.1f} MB/s\nkeys  {:7.1f} MB/s  words included\n", bytes / 1e6 / words_spent,
             bytes / 1e6 / spent);
  fmt::print(stderr, "hash of all keys: {}\n", hasher.finish());
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const Request request = parse(argc, argv);
  if (request.library.empty()) {
    fmt::print(stderr, "keys [--print] LIBRARY [STEP]\n");
    return 2;
  }
  if (const auto done = run(request); !done) {
    fmt::print(stderr, "{}\n", done.error().message);
    return 2;
  }
  return 0;
}
