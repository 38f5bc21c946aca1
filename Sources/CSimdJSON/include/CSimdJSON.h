// A C face on simdjson: one JSON value in, one flat list of entries out.
//
// No C++ exception leaves this interface, and nothing here is thread-safe: one parser per thread.
#pragma once
#include "LineShapes.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// A parser with its buffers, which it uses again for every document.
typedef struct heddle_json heddle_json;

/// What an entry is.
enum {
  HEDDLE_JSON_NULL = 0,
  HEDDLE_JSON_FALSE,
  HEDDLE_JSON_TRUE,
  /// `number` holds an int64_t.
  HEDDLE_JSON_SIGNED,
  /// `number` holds a uint64_t above the range of int64_t.
  HEDDLE_JSON_UNSIGNED,
  /// `number` holds the bits of a double.
  HEDDLE_JSON_DOUBLE,
  HEDDLE_JSON_STRING,
  HEDDLE_JSON_ARRAY,
  HEDDLE_JSON_OBJECT,
};

/// Number of a key that is not registered but has a point in it, as flattened keys have: `winlog.event_id`.
#define HEDDLE_JSON_DOTTED_KEY 0xFFFF

/// One value of the document, in document order; an array or object is followed by what it contains.
typedef struct heddle_json_entry {
  /// Key in the enclosing object, UTF-8, unescaped, not terminated; NULL outside objects.
  const char *key;
  /// Text of a string, UTF-8, unescaped, not terminated; NULL for other kinds.
  const char *text;
  /// Value of a number; its type is told by `kind`.
  uint64_t number;
  uint32_t key_length;
  uint32_t text_length;
  /// Index of the entry behind this value and all that it contains; always greater than its own index.
  uint32_t next;
  /// Number of the registered name that the key equals without regard to ASCII case,
  /// 0 for none, HEDDLE_JSON_DOTTED_KEY for none with a point in it.
  uint16_t name;
  uint8_t kind;
} heddle_json_entry;

/// A new parser, or NULL without memory.
heddle_json *heddle_json_create(void);
void heddle_json_destroy(heddle_json *json);

/// Registers a key of at most 64 ASCII bytes under a number from 1 to 0xFFFE. At most 256 names; more are ignored.
void heddle_json_register(heddle_json *json, const char *name, size_t length, uint16_t number);

/// Reads one JSON value of at most 64 MiB, nested at most 64 deep, holding at most 2^21 values.
///
/// NULL when it was read; else a short phrase that says what is wrong, in static memory.
/// The entries stay valid until the next call with the same parser.
const char *heddle_json_parse(heddle_json *json, const uint8_t *bytes, size_t length);

/// The entries of the last value read, at least one; entry 0 is the value itself. None after a failure.
const heddle_json_entry *heddle_json_entries(const heddle_json *json, size_t *count);

/// Whether a text holds another, byte for byte.
bool heddle_json_contains(const char *text, size_t text_length, const uint8_t *needle, size_t needle_length);

#ifdef __cplusplus
}
#endif
