// SPDX-License-Identifier: EUPL-1.2
// How fast eender imports XML, beside libxml2's bare streaming reader over the same files, each on one thread, in the same run.
//
//   bench/speed/import_xml PATH...      files and folders with nothing but XML that eender reads
//
// import   all that `eender import` does: the file read, its original hashed and copied, decoded, parsed, read, accounted for, written to a
//          library, and all of that on disk
// reader   xmlTextReaderRead over every node of a file that stands in memory, and nothing done with what it gives
// files    the same from the files themselves, as import gets them
// parse    of import, the parser alone, of a file that stands in memory
// pugixml  the same by a kept library, without a look at the texts
//
// They take turns over all files kRounds times; the fastest round of each counts. What matters is the ratio: machines are shared and noisy.
// Two clocks: the wall's, which also counts waiting (for a disk, and for others on a busy machine), and the processor's, which counts what
// was done, in the system too. Libraries are written below TMPDIR (else /tmp): on a disk, import waits for it (fsync); with TMPDIR=/dev/shm
// it does not.
#include <fmt/format.h>
#include <libxml/xmlreader.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "corpus/formats/format.h"
#include "corpus/formats/xml.h"
#include "corpus/import.h"
#include "corpus/input.h"
#include "speed/clocks.h"
#include "speed/give_up.h"

namespace {

namespace fs = std::filesystem;
namespace corpus = eender::corpus;
using eender::bench::give_up;
using eender::bench::Seconds;
using eender::bench::seconds;

constexpr int kRounds = 15;

struct File {
  std::string path;
  std::string bytes;
};

struct Refuse : corpus::Sink {
  void regulation(corpus::Regulation) override {}
  void problem(corpus::Problem problem) override { give_up(problem.source + ": " + problem.reason); }
  void account(const corpus::Account&) override {}
};

bool is_xml(std::string_view bytes) {
  switch (corpus::recognise(bytes.substr(0, 4096))) {
    case corpus::Format::kAkomaNtoso:
    case corpus::Format::kBwb:
    case corpus::Format::kCvdr:
    case corpus::Format::kStop:
      return true;
    default:
      return false;
  }
}

std::vector<File> read_all(const std::vector<std::string>& paths) {
  std::vector<File> files;
  Refuse sink;
  corpus::for_each_file(
      paths,
      [&](const std::string& path, bool) {
        std::ifstream in(path, std::ios::binary);
        files.push_back({path, std::string(std::istreambuf_iterator<char>(in), {})});
        if (!is_xml(files.back().bytes)) give_up(path + ": no XML that eender reads; name others");
      },
      sink);
  return files;
}

corpus::ImportReport import(const fs::path& library, const std::vector<std::string>& paths,
                            const corpus::Register& governments) {
  auto done = corpus::import_sources({library, paths, false, false}, governments);
  if (!done) give_up(done.error().describe());
  return *std::move(done);
}

void read_nodes(xmlTextReaderPtr reader) {
  while (xmlTextReaderRead(reader) == 1) {
  }
  xmlFreeTextReader(reader);
}

void read_with_libxml2(const std::vector<File>& files) {
  for (const File& file : files)
    read_nodes(
        xmlReaderForMemory(file.bytes.data(), static_cast<int>(file.bytes.size()), nullptr, nullptr, XML_PARSE_NONET));
}

void read_files_with_libxml2(const std::vector<File>& files) {
  for (const File& file : files) read_nodes(xmlReaderForFile(file.path.c_str(), nullptr, XML_PARSE_NONET));
}

void parse_alone(const std::vector<File>& files) {
  for (const File& file : files) {
    corpus::Xml xml;
    if (const auto read = xml.read(file.bytes); !read) give_up(file.path + ": " + read.error().describe());
  }
}

void parse_with_pugixml(const std::vector<File>& files) {
  for (const File& file : files) {
    pugi::xml_document document;
    document.load_buffer(file.bytes.data(), file.bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  }
}

std::uintmax_t bytes_in(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder)) bytes += entry.file_size();
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> paths(argv + 1, argv + argc);
  if (paths.empty()) give_up("import_xml PATH...");
  const std::vector<File> files = read_all(paths);
  const auto governments = corpus::Register::load(fs::path(EENDER_SOURCE_DIR) / "data/governments.csv");
  if (!governments) give_up(governments.error().describe());

  // A new library each round, and all of them removed at the end: some file systems are slow to make files where others were just removed.
  const fs::path folder = fs::temp_directory_path() / fmt::format("eender-import-{}", getpid());
  Seconds imported, reader, from_files, parse, pugixml;
  corpus::ImportReport report;
  for (int round = 0; round < kRounds; ++round) {
    const fs::path at = folder / std::to_string(round);
    fs::create_directories(at);
    imported.keep_least(seconds([&] { report = import(at / "library", paths, *governments); }));
    reader.keep_least(seconds([&] { read_with_libxml2(files); }));
    from_files.keep_least(seconds([&] { read_files_with_libxml2(files); }));
    parse.keep_least(seconds([&] { parse_alone(files); }));
    pugixml.keep_least(seconds([&] { parse_with_pugixml(files); }));
  }
  const double written = static_cast<double>(bytes_in(folder / "0" / "library")) / 1e6;
  fs::remove_all(folder);

  double mb = 0;
  for (const File& file : files) mb += static_cast<double>(file.bytes.size()) / 1e6;
  fmt::print("{} files, {:.1f} MB; {} regulations, {} provisions, {} unreadable; a library of {:.1f} MB\n",
             files.size(), mb, report.regulations, report.provisions, report.unreadable, written);
  fmt::print("MB/s           wall   processor\n");
  const auto row = [&](const char* name, const Seconds& s, const char* note) {
    fmt::print("{:8} {:10.1f}  {:10.1f}  {}\n", name, mb / s.wall, mb / s.processor, note);
  };
  row("import", imported, "");
  row("reader", reader, "libxml2 " LIBXML_DOTTED_VERSION);
  row("files", from_files, "the same, files opened and read");
  row("parse", parse, "");
  row("pugixml", pugixml, "");
  fmt::print("import : reader = {:.2f} by the wall, {:.2f} by the processor (files: {:.2f}, {:.2f})\n",
             reader.wall / imported.wall, reader.processor / imported.processor, from_files.wall / imported.wall,
             from_files.processor / imported.processor);
}
