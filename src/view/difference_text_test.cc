// SPDX-License-Identifier: EUPL-1.2
#include "view/difference_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "corpus/segment.h"

namespace eender::view {
namespace {

using testing::HasSubstr;
using testing::Not;

corpus::Provision provision(const std::string& number, const std::string& heading, const std::string& text) {
  corpus::Provision p;
  p.path = "artikel-" + number;
  p.number = number;
  p.heading = heading;
  p.text = text;
  return p;
}

// A library of two regulations of two governments, whose provisions are given.
class DifferencePage : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("difference_page_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void open(std::vector<corpus::Provision> left, std::vector<corpus::Provision> right) {
    auto update = library::Update::begin(folder_);
    ASSERT_TRUE(update) << update.error().describe();
    auto writer = corpus::SegmentWriter::create(update->stage("corpus.sqlite"), register_);
    ASSERT_TRUE(writer) << writer.error().describe();
    writer->begin_source("havens.jsonl", "0", 1, false);
    for (auto* provisions : {&left, &right}) {
      corpus::Regulation r;
      r.government = provisions == &left ? "Zeedorp" : "Duinstad";
      r.work = "haven";
      r.version = "1";
      r.title = "Havenverordening";
      r.provisions = *provisions;
      writer->regulation(r);
    }
    ASSERT_TRUE(writer->finish());
    ASSERT_TRUE(update->add("corpus.sqlite", "corpus"));
    ASSERT_TRUE(update->commit());
    const auto library = library::Library::open(folder_);
    ASSERT_TRUE(library);
    auto corpus = corpus::Corpus::open(*library, Date::today());
    ASSERT_TRUE(corpus);
    corpus_ = std::make_unique<corpus::Corpus>(*std::move(corpus));
    auto reader = corpus::Reader::open(*corpus_);
    ASSERT_TRUE(reader);
    left_ = *reader->find_regulation("zeedorp/haven");
    right_ = *reader->find_regulation("duinstad/haven");
    left_provisions_ = *reader->provisions_of(left_);
    right_provisions_ = *reader->provisions_of(right_);
  }

  ProvisionSides first() const {
    return {*corpus_, "zeedorp/haven/artikel-1", "duinstad/haven/artikel-1", left_provisions_[0], right_provisions_[0]};
  }
  RegulationSides whole() const {
    return {*corpus_, "zeedorp/haven", "duinstad/haven", left_, right_, left_provisions_, right_provisions_};
  }
  std::string first_page(const Terminal& terminal = {}, std::uint32_t context = 12) const {
    return difference_page(first(), ways::difference(left_provisions_[0].text, right_provisions_[0].text), terminal,
                           {context});
  }
  std::string whole_page() const {
    return difference_page(whole(), ways::difference(left_provisions_, right_provisions_), Terminal{200}, {});
  }

 private:
  std::filesystem::path folder_;
  corpus::Register register_;
  std::unique_ptr<corpus::Corpus> corpus_;
  corpus::RegulationRow left_, right_;
  std::vector<corpus::ProvisionRow> left_provisions_, right_provisions_;
};

TEST_F(DifferencePage, MarksWordsWhereThereAreNoColours) {
  open({provision("1", "", "Een boot mag zes weken blijven liggen.")},
       {provision("1", "", "Een boot mag acht weken blijven.")});
  EXPECT_THAT(first_page(), HasSubstr("Een boot mag [-zes-] {+acht+} weken blijven. [-liggen.-]\n"));
  EXPECT_THAT(first_page(), HasSubstr("5 words the same, 2 deleted, 1 inserted."));
}

TEST_F(DifferencePage, KeepsWhatReplacesTheEndOfALineOnThatLine) {
  open({provision("1", "", "Een boot ligt er:\na. zes weken;\nb. alleen.")},
       {provision("1", "", "Een boot ligt er:\na. zes maanden;\nb. alleen.")});
  EXPECT_THAT(first_page(), HasSubstr("  a. zes [-weken;-] {+maanden;+}\n  b. alleen.\n"));
}

TEST_F(DifferencePage, LetsColoursSpeakWhereThereAreAny) {
  open({provision("1", "", "Een boot mag zes weken blijven.")},
       {provision("1", "", "Een boot mag acht weken blijven.")});
  const std::string page = first_page({80, true, true});
  EXPECT_THAT(page, HasSubstr("\x1b[31mzes\x1b[0m \x1b[36macht\x1b[0m"));
  EXPECT_THAT(page, Not(HasSubstr("[-")));
}

TEST_F(DifferencePage, LeavesOutTheMiddleOfWhatIsKept) {
  open({provision("1", "", "Een twee drie vier vijf zes zeven acht negen tien nu elf twaalf.")},
       {provision("1", "", "Een twee drie vier vijf zes zeven acht negen tien dan elf twaalf.")});
  EXPECT_THAT(first_page({}, 2), HasSubstr("  … negen tien [-nu-] {+dan+} elf twaalf.\n"));
  EXPECT_THAT(first_page({}, 10), HasSubstr("  Een twee drie"));
}

TEST_F(DifferencePage, SaysWhereAParagraphWent) {
  open({provision("1", "", "Aan wal geldt:\na. honden blijven aan de lijn;\nb. vuur is verboden na tien uur.")},
       {provision("1", "", "Aan wal geldt:\na. vuur is verboden na tien uur;\nb. honden blijven aan de lijn.")});
  const std::string page = first_page();
  EXPECT_THAT(page, HasSubstr("[↕ down to line 3: a. honden blijven aan de lijn;]"));
  EXPECT_THAT(page, HasSubstr("{↕ from line 2: b. honden blijven aan de lijn.}"));
  EXPECT_THAT(page, Not(HasSubstr("[-")));
}

TEST_F(DifferencePage, SaysWhenOnlyLayoutDiffers) {
  open({provision("1", "Doel", "De haven: voor ieder.")}, {provision("1", "Doel", "de haven, voor ieder")});
  EXPECT_THAT(first_page(), HasSubstr("The same words; only layout differs"));
}

TEST_F(DifferencePage, SendsNothingToTheScreenThatSteersIt) {
  open({provision("1", "", "Een \x1b[2Jboot vaart.")}, {provision("1", "", "Een \x1b[2Jschip vaart.")});
  EXPECT_THAT(first_page(), Not(HasSubstr("\x1b")));
}

TEST_F(DifferencePage, TellsOfARegulationWhichArticlesAreWhere) {
  open({provision("1", "Doel", "De haven is er voor ieder die vaart."),
        provision("2", "Tarief", "Een nacht kost twee euro per meter boot."),
        provision("3", "Honden", "Honden blijven altijd aan de lijn.")},
       {provision("1", "Doel", "De haven is er voor ieder die vaart."),
        provision("2", "Vuur", "Vuur maken is nergens aan wal toegestaan."),
        provision("3", "Tarief", "Een nacht kost drie euro per meter boot.")});
  const std::string page = whole_page();
  EXPECT_THAT(page, HasSubstr("= 1 provision with the same words"));
  EXPECT_THAT(page, HasSubstr("~ artikel-2 Tarief → artikel-3 Tarief: renumbered"));
  EXPECT_THAT(page, HasSubstr("kost [-twee-] {+drie+} euro"));
  EXPECT_THAT(page, HasSubstr("- artikel-3 Honden: only in zeedorp/haven"));
  EXPECT_THAT(page, HasSubstr("+ artikel-2 Vuur: only in duinstad/haven"));
  EXPECT_THAT(page, HasSubstr("1 provision with the same words, 1 changed, 1 only in zeedorp/haven, 1 only in "
                              "duinstad/haven, 1 renumbered."));
}

TEST_F(DifferencePage, IsADocumentForProgramsToo) {
  open({provision("1", "", "Een boot mag zes weken blijven.")},
       {provision("1", "", "Een boot mag acht weken blijven.")});
  const Json one =
      difference_json(first(), ways::difference("Een boot mag zes weken blijven.", "Een boot mag acht weken blijven."));
  EXPECT_EQ(one["eender"], "diff");
  EXPECT_EQ(one["alike"], false);
  EXPECT_EQ(one["left"]["government"]["name"], "Zeedorp");
  EXPECT_EQ(one["stretches"][1]["kind"], "deleted");
  EXPECT_EQ(one["stretches"][1]["left"]["text"], "zes ");
  EXPECT_EQ(one["words"]["kept"], 5);
}

}  // namespace
}  // namespace eender::view
