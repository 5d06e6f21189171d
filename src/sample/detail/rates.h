// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How often governments do what. Chosen to be plausible, not measured, and all in this place; the reason stands beside each. Together
// they give a family of 300 governments a ladder of some 100 to 280 wordings, by how much it leaves to be filled in, and 5 to 20 ways.
namespace eender::sample::rates {

// Who takes what over.
constexpr double kLeaveOut = 0.08;        // most subjects here are ones nearly every municipality regulates
constexpr double kWriteOwn = 0.05;        // a few governments never follow a model
constexpr double kFromGovernment = 0.40;  // clerks know a neighbour's text sooner than the association's
constexpr double kNeighbour = 0.70;       // of those: from the same province, where clerks meet
constexpr double kAmend = 0.30;           // a regulation in force has an older version in almost one case in three
constexpr double kReplaceByOwn = 0.04;    // one provision rewritten from nothing within a text that was taken over

// What changes when a provision is taken over. A copy of a copy inherits all earlier changes and draws again.
constexpr double kValue = 0.40;          // policy freedom is mostly used for magnitudes; each value by itself
constexpr double kValueFromCopy = 0.12;  // who copies a neighbour wants what the neighbour has
constexpr double kSpelling = 0.12;       // "6 weken" retyped as "zes weken"
constexpr double kHouseStyle = 0.35;     // all bodies rewritten in the house's manner: one regulation in three
constexpr double kReferenceForm = 0.08;
constexpr double kWay = 0.05;  // really another arrangement is rare: this is what the product finds
constexpr double kSynonym = 0.15;
constexpr double kOptionalLeftOut = 0.22;
constexpr double kOwnLine = 0.05;
constexpr double kLineLeftOut = 0.02;
constexpr double kSwap = 0.05;
constexpr double kTypo = 0.015;        // some five among 355: seen in every larger family, never its rule
constexpr double kMoveArticle = 0.04;  // a regulation

// How it is laid out: shares of documents unless said otherwise. Kinds of division follow the counts of …/artikel in the path tables of
// 19,898 CVDR documents: 119,538 directly, 128,008 in chapters, 43,468 in their paragraphs, 13,601 in their sections (afdeling), 6,528
// in paragraphs alone; small regulations, such as these, have fewer divisions, so the first weighs more here.
constexpr double kDivisions[] = {0.48, 0.34, 0.10, 0.04, 0.04};
constexpr double kOtherDivisions = 0.10;  // a copy cut into chapters otherwise than its example
constexpr double kGluedLabel =
    0.05;                            // 223,049 labels, 212,485 numbers there: one in twenty has its number in the label
constexpr double kNoHeading = 0.10;  // 221,344 titles on 247,546 articles
constexpr double kLidAsList = 0.08;  // numbered paragraphs as <li nr="1.">
constexpr double kCreatorWithKind = 0.12;  // "Gemeente Haarlem"
constexpr double kBareIdentifier = 0.03;   // "112779_1", without CVDR
constexpr double kNoDates = 0.02;
constexpr double kExplanation = 0.20;      // 4,053 nota-toelichting in 19,898 documents
constexpr double kTariffs = 0.35;          // of those with amounts: an annex with a table
constexpr double kNoClosing = 0.28;        // 14,322 regeling-sluiting in 19,898 documents
constexpr double kIntroduction = 0.08;     // a chapter that is only <structuurtekst>; of documents with chapters
constexpr double kDefinitionTable = 0.04;  // definitions as a CALS table; of definition lists
constexpr double kFootnote = 0.006;        // of provisions
constexpr double kCurlyQuotes = 0.30;
constexpr double kHardSpace = 0.15;
constexpr double kDoubleSpace = 0.004;  // of spaces
constexpr double kEmptyBlock = 0.02;    // <al/> as spacing; of provisions

}  // namespace eender::sample::rates
