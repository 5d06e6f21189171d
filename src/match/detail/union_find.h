// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace eender::match::detail {

// Which things hang together, joined by any number of threads at once, without locks. A root only ever gets a smaller parent, so what
// find() gives once all is joined is the smallest of the things that hang together, in whatever order they were.
class UnionFind {
 public:
  // By thing, one that it hangs together with. REQUIRES: parents[i] ≤ i.
  explicit UnionFind(std::span<const std::uint32_t> parents) : parents_(parents.size()) {
    for (std::size_t i = 0; i < parents.size(); ++i) parents_[i].store(parents[i], std::memory_order_relaxed);
  }

  std::uint32_t find(std::uint32_t x) {
    for (;;) {
      std::uint32_t parent = parents_[x].load(std::memory_order_relaxed);
      if (parent == x) return x;
      const std::uint32_t grandparent = parents_[parent].load(std::memory_order_relaxed);
      // Halves the path. Where another thread was first, its parent is as good.
      if (grandparent != parent) parents_[x].compare_exchange_weak(parent, grandparent, std::memory_order_relaxed);
      x = grandparent;
    }
  }

  void unite(std::uint32_t a, std::uint32_t b) {
    for (;;) {
      a = find(a);
      b = find(b);
      if (a == b) return;
      if (a < b) std::swap(a, b);
      std::uint32_t root = a;
      if (parents_[a].compare_exchange_strong(root, b, std::memory_order_relaxed)) return;
    }
  }

 private:
  std::vector<std::atomic<std::uint32_t>> parents_;  // no parent is greater than its child
};

}  // namespace eender::match::detail
