// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "corpus/formats/format.h"
#include "corpus/formats/test_sink.h"

namespace eender::corpus {

enum class Packing { kZip, kZipStored, kZipWithoutSizes, kZip64, kZipEncrypted, kTar, kTarGzip, kTarZstd };

using Members =
    std::vector<std::pair<std::string, std::string>>;  // name and bytes; a name that ends in "/" is a folder

// An archive in memory, for tests.
inline std::string packed(const Members& members, Packing packing = Packing::kZip) {
  archive* writer = archive_write_new();
  const bool zip = packing <= Packing::kZipEncrypted;
  if (zip)
    archive_write_set_format_zip(writer);
  else
    archive_write_set_format_pax_restricted(writer);
  if (packing == Packing::kZipStored) archive_write_set_options(writer, "zip:compression=store");
  if (packing == Packing::kZip64) archive_write_set_options(writer, "zip:zip64");
  if (packing == Packing::kZipEncrypted) {
    EXPECT_EQ(archive_write_set_options(writer, "zip:encryption=zipcrypt"), ARCHIVE_OK);
    archive_write_set_passphrase(writer, "ezel");
  }
  if (packing == Packing::kTarGzip) archive_write_add_filter_gzip(writer);
  if (packing == Packing::kTarZstd) archive_write_add_filter_zstd(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  std::string out;
  const auto keep = [](archive*, void* into, const void* bytes, std::size_t size) -> la_ssize_t {
    static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
  };
  archive_write_open(writer, &out, nullptr, keep, nullptr);
  for (const auto& [name, bytes] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    if (packing != Packing::kZipWithoutSizes) archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    EXPECT_GE(archive_write_header(writer, entry), ARCHIVE_WARN) << archive_error_string(writer);
    if (!bytes.empty()) archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return out;
}

inline TestSink import_packed(const std::string& bytes, const Origin& origin = {"a.zip", "c0ffee", false},
                              const ExpansionLimits& limits = {}) {
  TestSink sink;
  Input input = Input::of_bytes(bytes, "a.zip", limits);
  import_source(input, origin, sink);
  return sink;
}

}  // namespace eender::corpus
