// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

// Start here. How eender says that something went wrong.
//
// The world may disappoint (input, files, other people's programs): such functions return a Result and never throw. We were wrong (a
// broken invariant): EENDER_CHECK in base/check.h. Libraries that throw are caught in the one file that wraps them.
// [[nodiscard]] stands on every function that returns a Result: the alias itself cannot carry it.
namespace eender {

enum class ErrorKind : std::uint8_t {
  kNotFound,      // what was asked for does not exist
  kInvalidInput,  // the input or the request is wrong; another try with the same input fails too
  kUnsupported,   // understood, but eender does not do this
  kConflict,      // somebody else is doing or has done something that is in the way
  kUnavailable,   // may work later or elsewhere: no space, no rights, a busy file
  kCorrupt,       // our own files are damaged
  kInternal,      // a defect in eender
};

// What went wrong, in a sentence a person can act on, and where: a path, a provision's id, a byte or a line in a file.
struct Error {
  ErrorKind kind = ErrorKind::kInternal;
  std::string message;
  std::string where;

  // "where: message", or the message alone where there is no place to name.
  [[nodiscard]] std::string describe() const { return where.empty() ? message : where + ": " + message; }
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(message), std::move(where)});
}

#define EENDER_CONCAT_(a, b) a##b
#define EENDER_CONCAT(a, b) EENDER_CONCAT_(a, b)

// EENDER_TRY(auto tree, parse(xml)); declares tree, or returns the Error upward unchanged.
#define EENDER_TRY(declaration, expression) EENDER_TRY_(declaration, expression, EENDER_CONCAT(try_, __COUNTER__))
#define EENDER_TRY_(declaration, expression, name)                            \
  auto name = (expression);                                                   \
  if (!name) return tl::unexpected<::eender::Error>(std::move(name).error()); \
  declaration = *std::move(name)

// EENDER_TRY_VOID(write(path)); for a Result<void>.
#define EENDER_TRY_VOID(expression)                                                                                   \
  do {                                                                                                                \
    if (auto outcome_ = (expression); !outcome_) return tl::unexpected<::eender::Error>(std::move(outcome_).error()); \
  } while (false)

}  // namespace eender
