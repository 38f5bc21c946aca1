// Values of JSON where they stand: finds their ends, and says no to what is not plainly valid.
//
// All reads stay within `margin` bytes of `limit`, which the caller keeps away from the end of its bytes by as many.
#pragma once
#include "ByteVector.h"
#include "LineShapes.h"

namespace heddle {

constexpr size_t margin = 64;

static inline bool is_digit(uint8_t byte) noexcept { return uint8_t(byte - '0') < 10; }

/// Whether four bytes are the digits of a `\u` escape that needs no other, as surrogates do.
static inline bool is_whole_unit(const uint8_t *digits) noexcept {
  uint32_t unit = 0;
  for (int i = 0; i < 4; i++) {
    const uint8_t letter = uint8_t((digits[i] | 0x20) - 'a');
    if (!is_digit(digits[i]) && letter >= 6) { return false; }
    unit = unit << 4 | (is_digit(digits[i]) ? uint32_t(digits[i] - '0') : letter + 10u);
  }
  return unit < 0xD800 || unit > 0xDFFF;
}

/// The letters of two-character escapes.
struct Escapes {
  bool has[256] = {};
  constexpr Escapes() {
    for (const char letter : "\"\\/bfnrt") { has[uint8_t(letter)] = letter != 0; }
  }
};
constexpr Escapes escapes;

/// Goes from behind the opening quote to the closing one. Bytes beyond ASCII are only told of.
static inline bool pass_string(
  const uint8_t *&place, const uint8_t *limit, uint32_t &spelling, uint32_t &high) noexcept {
  /// Set for the first byte of a block where that was looked at with the block before.
  uint32_t passed = 0;
  while (place <= limit) {
    uint32_t marks = string_marks(place) & ~passed;
    passed = 0;
    while (marks != 0) {
      const uint32_t index = uint32_t(__builtin_ctz(marks));
      if (place[index] == '"') {
        high |= high_bytes(place) & ((uint32_t(1) << index) - 1);
        place += index;
        return true;
      }
      if (place[index] != '\\') { return false; }
      if (escapes.has[place[index + 1]]) {
        spelling |= HEDDLE_LINE_ESCAPED;
      } else if (place[index + 1] == 'u' && is_whole_unit(place + index + 2)) {
        spelling |= HEDDLE_LINE_UNICODE_ESCAPED;
      } else {
        return false;
      }
      passed = index == 31;
      marks &= index == 31 ? 0 : ~(uint32_t(3) << index);
    }
    high |= high_bytes(place);
    place += 32;
  }
  return false;
}

/// Goes past a whole number of 64 bits, or a number with a point and few digits. Reads at most 48 bytes.
static inline bool pass_number(const uint8_t *&place) noexcept {
  const bool is_negative = *place == '-';
  const uint8_t *digits = place + is_negative;
  size_t count = 0;
  while (count < 20 && is_digit(digits[count])) { count++; }
  if (count == 0 || count == 20 || (count > 1 && digits[0] == '0')) { return false; }
  place = digits + count;
  if (*place == '.') {
    size_t decimals = 0;
    while (decimals < 20 && is_digit(place[1 + decimals])) { decimals++; }
    if (decimals == 0 || decimals == 20) { return false; }
    place += 1 + decimals;
  } else if (is_negative && count == 19 && std::memcmp(digits, "9223372036854775808", 19) > 0) {
    return false;
  }
  return (*place | 0x20) != 'e';
}

}  // namespace heddle
