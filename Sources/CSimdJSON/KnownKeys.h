// A small hash table of key names that compares without regard to ASCII case.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace heddle {

class KnownKeys {
public:
  void add(const char *name, size_t length, uint16_t number) {
    if (length == 0 || length > longest || names.size() == most) { return; }
    Name known{};
    std::memcpy(known.spelling, name, length);
    for (size_t i = 0; i < length; i++) { known.text[i] = fold(name[i]); }
    known.length = uint8_t(length);
    known.number = number;
    size_t index = hash(name, length);
    while (slots[index] != 0) { index = (index + 1) % slot_count; }
    names.push_back(known);
    slots[index] = uint16_t(names.size());
  }

  /// 0 where the name is not known.
  uint16_t find(const char *name, size_t length) const noexcept {
    if (length == 0 || length > longest) { return 0; }
    for (size_t index = hash(name, length); slots[index] != 0; index = (index + 1) % slot_count) {
      const Name &known = names[slots[index] - 1];
      if (known.length == length && matches(known, name)) { return known.number; }
    }
    return 0;
  }

private:
  static constexpr size_t longest = 64;
  static constexpr size_t most = 256;
  static constexpr size_t slot_count = 1024;  // as many as `hash` has values
  struct Name {
    /// As registered, and folded.
    char spelling[longest];
    char text[longest];
    uint8_t length;
    uint16_t number;
  };
  std::vector<Name> names;
  /// Position in `names` plus one; 0 is free. Never more than a quarter full, so that a search ends.
  uint16_t slots[slot_count] = {};

  static char fold(char byte) noexcept { return byte >= 'A' && byte <= 'Z' ? char(byte | 0x20) : byte; }

  static bool matches(const Name &known, const char *name) noexcept {
    if (std::memcmp(known.spelling, name, known.length) == 0) { return true; }
    for (size_t i = 0; i < known.length; i++) {
      if (known.text[i] != fold(name[i])) { return false; }
    }
    return true;
  }

  /// Three letters and the length tell the known names apart well enough. Setting bit 0x20 maps both cases of a
  /// letter to one value; that it also merges a few other characters costs a comparison and no more.
  static size_t hash(const char *name, size_t length) noexcept {
    const uint32_t first = uint8_t(name[0]) | 0x20u;
    const uint32_t middle = uint8_t(name[length / 2]) | 0x20u;
    const uint32_t last = uint8_t(name[length - 1]) | 0x20u;
    return ((first * 31u + middle * 257u + last * 2053u + uint32_t(length) * 7919u) * 0x9E3779B1u) >> 22;
  }
};

}  // namespace heddle
