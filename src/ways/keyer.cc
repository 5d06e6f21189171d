// SPDX-License-Identifier: EUPL-1.2
#include "ways/keyer.h"

#include <algorithm>
#include <map>

#include "base/hash.h"

namespace eender::ways {
namespace {

// The word for what a government is, as its own texts use it.
void add_kinds(const corpus::Government& government, text::Language language, text::OwnNames& names) {
  if (language == text::Language::kEnglish) {
    if (government.name.ends_with("County")) {
      names.add_kind("county");
    } else {
      names.add_kind("city");
      names.add_kind("town");
      names.add_kind("municipality");
    }
  } else if (government.kind == "province") {
    names.add_kind("provincie");
  } else if (government.kind == "water-board") {
    names.add_kind("waterschap");
    names.add_kind("hoogheemraadschap");
  } else {
    names.add_kind("gemeente");
  }
}

}  // namespace

text::OwnNames own_names_of(const corpus::Government& government, text::Language language) {
  text::OwnNames names;
  for (const std::string& name : corpus::own_names(government)) names.add_name(name);
  add_kinds(government, language, names);
  return names;
}

std::map<std::string, std::string, std::less<>> reading_bases(const corpus::Corpus& corpus) {
  std::map<std::string, std::string, std::less<>> bases;
  std::string told;
  const auto tell = [&](std::string_view field) { (told += std::to_string(field.size()) += ':') += field; };
  const auto& regulations = corpus.regulations();  // those of one government stand together
  for (auto first = regulations.begin(); first != regulations.end();) {
    const corpus::Government& government = corpus.government(first->government);
    const auto end =
        std::find_if(first, regulations.end(), [&](const auto& r) { return r.government != government.id; });
    told.clear();
    for (const std::string& name : corpus::own_names(government)) tell(name);
    for (const std::string& field : {government.kind, government.name, corpus.holder_of(government.id).id}) tell(field);
    for (; first != end; ++first) {
      tell(first->language);
      tell(first->title);
      for (const std::string& title : first->other_titles) tell(title);
    }
    bases.emplace(government.id, hash_of(told));
  }
  return bases;
}

Keyer::Keyer(const corpus::Corpus& corpus, const Rules& rules) : corpus_(&corpus), rules_(&rules) {
  std::map<std::string_view, std::uint32_t> index;
  government_of_.reserve(corpus.regulations().size());
  for (const corpus::RegulationRow& r : corpus.regulations()) {
    const auto [at, added] = index.try_emplace(r.government, static_cast<std::uint32_t>(names_.size()));
    if (added)
      names_.push_back(own_names_of(corpus.government(r.government),
                                    text::language_of(r.language).value_or(text::Language::kDutch)));
    names_[at->second].add_title(r.title);
    for (const std::string& title : r.other_titles) names_[at->second].add_title(title);
    government_of_.push_back(at->second);
  }
}

text::Language Keyer::language(std::uint32_t regulation) const {
  return text::language_of(corpus_->regulations()[regulation].language).value_or(text::Language::kDutch);
}

text::Keys Keyer::keys(std::string_view text, std::uint32_t regulation,
                       std::span<const text::EverydayName> decided) const {
  return text::keys_of(text, names_[government_of_[regulation]], language(regulation), decided);
}

bool Keyer::is_name(std::string_view word, std::uint32_t regulation) const {
  return names_[government_of_[regulation]].is_name(word);
}

PrintedKeys Keyer::print(const text::Keys& keys, text::Language language, std::vector<std::string>* rules_used) const {
  return {text::print(keys.wording()), text::print(keys.apart_from_names()), text::print(keys.apart_from_values()),
          text::print(rules_->apply(keys.apart_from_values(), language, rules_used))};
}

}  // namespace eender::ways
