// Lines of JSON by their shape: what a line has in common with another that differs from it in values alone.
//
// A shape is the text of a line without its values: names, punctuation, blanks, `true`, `false`, `null` and the line
// break, byte for byte. A value is a string that is no name, or a number. A line that fits a shape learnt from valid JSON,
// and whose values are valid, is valid JSON of the same structure; nothing is guessed. Values are found valid here only
// where that is plain. All other lines are no line of a known shape, and for the caller to parse.
//
// No C++ exception leaves this interface, and nothing here is thread-safe: one set of shapes per thread.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/// The shapes met in a text. Bounded: where they grow beyond some thousands of values they are forgotten.
typedef struct heddle_line_shapes heddle_line_shapes;

/// How a string is spelled.
enum {
  /// Without a backslash.
  HEDDLE_LINE_PLAIN = 0,
  /// With two-character escapes.
  HEDDLE_LINE_ESCAPED = 1,
  /// With `\u` escapes too.
  HEDDLE_LINE_UNICODE_ESCAPED = 2,
};

/// A value of a line: the text of a number, or of a string between its quotes as it is spelled.
typedef struct heddle_line_value {
  /// Where it begins in the bytes walked.
  uint32_t start;
  uint32_t length;
  /// HEDDLE_LINE_PLAIN or above; plain for a number.
  uint32_t spelling;
} heddle_line_value;

/// Where a walk stopped, and what it passed.
typedef struct heddle_line_walk {
  /// The beginning of the line at hand, or the end of the bytes.
  size_t position;
  /// Where the line behind it begins; the same as `position` where the shape is not known.
  size_t next;
  /// Lines passed, each of them one whole record of an event id other than 8.
  size_t others;
  /// Number of the shape; -1 where it is not known.
  int32_t shape;
  /// Whether the shape has an event id, and this is 8.
  bool is_event;
} heddle_line_walk;

/// No shapes yet, or NULL without memory.
heddle_line_shapes *heddle_line_shapes_create(void);
void heddle_line_shapes_destroy(heddle_line_shapes *shapes);

/// Walks over lines of other events from `position`, the beginning of a line, and stops at the first line that is not
/// plainly one. The last 64 bytes are left to the caller. At most 2^32 - 1 bytes.
heddle_line_walk heddle_line_shapes_walk(
  heddle_line_shapes *shapes, const uint8_t *bytes, size_t position, size_t count);

/// The values of the line at which the last walk stopped, in their order; NULL where its shape is not known.
const heddle_line_value *heddle_line_shapes_values(const heddle_line_shapes *shapes, size_t *count);

/// What came of learning a line.
typedef struct heddle_line_lesson {
  /// Number of the shape; -1 where it is not learnt.
  int32_t shape;
  /// Values of a line of the shape.
  uint32_t value_count;
  /// Whether the shape was not known before. It has the next number from 0 then, which is 0 again where all others were
  /// forgotten for it.
  bool is_new;
} heddle_line_lesson;

/// Learns the shape of a line that was found to be one JSON object, its line break included.
heddle_line_lesson heddle_line_shapes_learn(heddle_line_shapes *shapes, const uint8_t *line, size_t length);

/// Says which value of a shape is the event id.
void heddle_line_shapes_set_event_id(heddle_line_shapes *shapes, int32_t shape, uint32_t value);

#ifdef __cplusplus
}
#endif
