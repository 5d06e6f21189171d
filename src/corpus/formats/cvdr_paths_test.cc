// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/formats/cvdr.h"
#include "corpus/formats/test_sink.h"

// Every path of elements that was counted in 19,898 real documents, read from a document that holds it.
namespace eender::corpus {
namespace {

const std::filesystem::path kTables = std::filesystem::path(EENDER_SOURCE_DIR) / "../shared/corpora/nl-cvdr";

std::vector<std::string> paths_of(const std::string& table) {
  std::ifstream in(kTables / table);
  std::vector<std::string> paths;
  std::string line;
  std::getline(in, line);  // the names of the columns
  while (std::getline(in, line)) paths.push_back(line.substr(line.find('\t') + 1));
  return paths;
}

// A document with the elements of `path` within each other and `word` in the last. Articles get a sentence more, so that a word in a
// heading has a provision to be the heading of.
std::string document(const std::string& path, const std::string& word) {
  std::string open, close;
  std::istringstream names(path);
  for (std::string name; std::getline(names, name, '/');) {
    if (name == "regeling") continue;
    open += "<" + name + ">";
    const bool article = name == "artikel" || name == "enig-artikel";
    close = (article ? "<al>Een zin.</al></" : "</") + name + ">" + close;
  }
  return "<cvdr><meta><owmskern><identifier>CVDR1_1</identifier><creator>Leerdam</creator></owmskern></"
         "meta><body><regeling>" +
         open + word + close + "</regeling></body></cvdr>";
}

// How often `word` stands in what came in.
int times(const TestSink& sink, const std::string& word) {
  std::string all;
  for (const Regulation& regulation : sink.regulations) {
    for (const Provision& provision : regulation.provisions)
      all += provision.number + " " + provision.heading + " " + provision.text + " ";
    for (const Note& note : regulation.notes) all += note.heading + " " + note.text + " ";
  }
  int count = 0;
  for (std::size_t at = all.find(word); at != std::string::npos; at = all.find(word, at + 1)) ++count;
  return count;
}

TEST(CvdrPaths, LoseNoWordInAnyRealPathAndKnowEveryElement) {
  if (!std::filesystem::exists(kTables)) GTEST_SKIP() << "no tables of real paths at " << kTables;
  int read = 0;
  for (const char* table : {"aanhef_paths.tsv", "regeling_tekst_paths.tsv", "regeling_children.tsv"}) {
    for (const std::string& path : paths_of(table)) {
      const std::string word = "quagga" + std::to_string(++read) + "einde";
      TestSink sink;
      import_cvdr(document(path, word), {}, sink);
      EXPECT_GE(times(sink, word), 1) << path;
      EXPECT_FALSE(sink.has_problem(Problem::Severity::kNotice, "unknown element")) << path;
      EXPECT_FALSE(sink.has_problem(Problem::Severity::kUnreadable, "")) << path;
    }
  }
  EXPECT_EQ(read, 29 + 722 + 7);
}

TEST(CvdrPaths, AreAllReadFromTheRealDocuments) {
  if (!std::filesystem::exists(kTables)) GTEST_SKIP() << "no real documents at " << kTables;
  for (const char* name : {"CVDR100394_2-kampen.xml", "CVDR112779_1-spijkenisse.xml"}) {
    std::ifstream in(kTables / name, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    TestSink sink;
    import_cvdr(bytes, {name, "", false}, sink);
    ASSERT_EQ(sink.regulations.size(), 1U);
    EXPECT_EQ(sink.provisions(), 1U) << name;
    for (const Problem& problem : sink.problems)
      EXPECT_EQ(problem.severity, Problem::Severity::kNotice) << problem.reason;
  }
}

}  // namespace
}  // namespace eender::corpus
