// 32 bytes looked at together. Vector types of the compiler, which makes of them what the machine has.
#pragma once
#include <cstdint>
#include <cstring>

namespace heddle {

typedef uint8_t Bytes __attribute__((ext_vector_type(32)));
typedef bool Flags __attribute__((ext_vector_type(32)));

// Vectors are never arguments or results: how those are passed depends on the machine.

/// One bit for each byte for which a comparison holds, the first byte's the lowest.
template <typename Comparison> static inline uint32_t bits(const Comparison &comparison) noexcept {
  const Flags flags = __builtin_convertvector(comparison, Flags);
  uint32_t bits;
  std::memcpy(&bits, &flags, sizeof bits);
  return bits;
}

/// Bytes that end a string or need a look in one: quotes, backslashes, control characters.
static inline uint32_t string_marks(const uint8_t *place) noexcept {
  Bytes bytes;
  std::memcpy(&bytes, place, sizeof bytes);
  return bits((bytes == Bytes('"')) | (bytes == Bytes('\\')) | (bytes < Bytes(0x20)));
}

/// Bytes beyond ASCII.
static inline uint32_t high_bytes(const uint8_t *place) noexcept {
  Bytes bytes;
  std::memcpy(&bytes, place, sizeof bytes);
  return bits(bytes >= Bytes(0x80));
}

/// Bytes that differ.
static inline uint32_t differences(const uint8_t *left, const uint8_t *right) noexcept {
  Bytes one, other;
  std::memcpy(&one, left, sizeof one);
  std::memcpy(&other, right, sizeof other);
  return bits(one != other);
}

/// Whether the first `length` bytes are equal; reads up to 31 more on both sides.
static inline bool equal(const uint8_t *left, const uint8_t *right, size_t length) noexcept {
  while (length > 32) {
    if (differences(left, right) != 0) { return false; }
    left += 32;
    right += 32;
    length -= 32;
  }
  return (differences(left, right) & uint32_t((uint64_t(1) << length) - 1)) == 0;
}

}  // namespace heddle
