// SPDX-License-Identifier: EUPL-1.2
// How fast eender imports XML, beside libxml2's bare streaming reader over the same files, each on one thread, in the same run.
//
//   bench/speed/import_xml PATH...      files and folders with XML that eender reads
//
// import   all that `eender import` does: the original hashed and copied, decoded, parsed, read, accounted for, written to a library
// reader   xmlTextReaderRead over every node of a file that stands in memory, and nothing done with what it gives
// parse    pugixml's parse alone, as a bound on what import can reach
//
// The three take turns over all files kRounds times; the fastest round of each counts. What matters is the ratio: machines are shared and
// noisy. Libraries are written below TMPDIR (else /tmp): on a disk, import waits for it (fsync); with TMPDIR=/dev/shm it does not.
#include <fmt/format.h>
#include <libxml/xmlreader.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "corpus/import.h"
#include "corpus/input.h"

namespace {

constexpr int kRounds = 7;

struct File {
  std::string path;
  std::string bytes;
};

struct Files : eender::corpus::Sink {
  void regulation(eender::corpus::Regulation) override {}
  void problem(eender::corpus::Problem problem) override {
    fmt::print(stderr, "{}: {}\n", problem.source, problem.reason);
  }
  void account(const eender::corpus::Account&) override {}
};

template <typename Work>
double seconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::size_t read_with_libxml2(const std::vector<File>& files) {
  std::size_t nodes = 0;
  for (const File& file : files) {
    xmlTextReaderPtr reader =
        xmlReaderForMemory(file.bytes.data(), static_cast<int>(file.bytes.size()), nullptr, nullptr, XML_PARSE_NONET);
    while (xmlTextReaderRead(reader) == 1) ++nodes;
    xmlFreeTextReader(reader);
  }
  return nodes;
}

void parse_with_pugixml(const std::vector<File>& files) {
  for (const File& file : files) {
    pugi::xml_document document;
    document.load_buffer(file.bytes.data(), file.bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  }
}

std::uintmax_t bytes_in(const std::filesystem::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) bytes += entry.file_size();
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> paths(argv + 1, argv + argc);
  if (paths.empty()) {
    fmt::print(stderr, "import_xml PATH...\n");
    return 2;
  }
  std::vector<File> files;
  std::size_t bytes = 0;
  Files sink;
  eender::corpus::for_each_file(
      paths,
      [&](const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        files.push_back({path, std::string(std::istreambuf_iterator<char>(in), {})});
        bytes += files.back().bytes.size();
      },
      sink);

  // A new library each round, and all of them removed at the end: some file systems are slow to make files where others were just removed.
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / fmt::format("eender-import-{}", getpid());
  const eender::corpus::Register governments;
  double import = 1e9, reader = 1e9, parse = 1e9;
  eender::corpus::ImportReport report;
  for (int round = 0; round < kRounds; ++round) {
    const std::filesystem::path at = folder / std::to_string(round);
    std::filesystem::create_directories(at);
    import = std::min(import, seconds([&] {
                        auto done = eender::corpus::import_sources({(at / "library").string(), paths, false, false},
                                                                   governments);
    if (!done) {
      fmt::print(stderr, "{}\n", done.error().message);
      std::exit(2);
    }
    report = *std::move(done);
  }));
  reader = std::min(reader, seconds([&] { read_with_libxml2(files); }));
  parse = std::min(parse, seconds([&] { parse_with_pugixml(files); }));
}
const double written = static_cast<double>(bytes_in(folder / "0" / "library")) / 1e6;
std::filesystem::remove_all(folder);

const double mb = static_cast<double>(bytes) / 1e6;
fmt::print("{} files, {:.1f} MB; {} regulations, {} provisions, {} unreadable\n", files.size(), mb, report.regulations,
           report.provisions, report.unreadable);
fmt::print("written: the originals, and a library of {:.1f} MB\n", written);
fmt::print("import  {:7.1f} MB/s\nreader  {:7.1f} MB/s  (libxml2 {})\nparse   {:7.1f} MB/s  (pugixml)\n", mb / import,
           mb / reader, LIBXML_DOTTED_VERSION, mb / parse);
fmt::print("import : reader = {:.2f}\n", reader / import);
}
