// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/formats/xml_source.h"

namespace eender::corpus {

// A step of a change that could not be taken: where it stands, and why.
struct StopFault {
  XmlNode step;
  std::string reason;
};

// The text of a regulation after a change: a tree of its own. What the change brings is there as views of the document at hand, so that
// places and the account are right; what was there before are views of a copy of `base`. It is gone with this object, which must not outlive
// the XmlSource.
class StopChanged {
 public:
  // `base`: the text that is changed, in XML; `change`: the <RegelingMutatie>.
  StopChanged(XmlSource& source, std::string_view base, XmlNode change);
  StopChanged(const StopChanged&) = delete;
  StopChanged& operator=(const StopChanged&) = delete;

  XmlNode node() const { return node_; }  // empty where nothing could be made of it: there is one fault then
  const std::vector<StopFault>& faults() const { return faults_; }

 private:
  XmlBuffer base_;
  XmlTree tree_;
  XmlNode node_;
  std::vector<StopFault> faults_;
};

// A node and all within as XML, to be changed by what comes later.
std::string stop_xml(XmlNode node);

}  // namespace eender::corpus
