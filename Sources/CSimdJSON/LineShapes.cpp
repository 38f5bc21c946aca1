#include "LineShapes.h"
#include "ValueScan.h"
#include <new>
#include <simdjson.h>
#include <vector>

using namespace heddle;

/// Shapes as a tree of literals, the texts between two values: shapes that begin alike share the beginning.
///
/// Where one literal begins another, what follows it tells them apart: the shorter one is followed by a number, the
/// longer goes on with what no number begins with. So at most one literal of a list fits, and nothing is tried again.
struct heddle_line_shapes {
  enum Follower : uint8_t { STRING, NUMBER, LINE_END };

  struct Node {
    /// Place of the literal in `text`, and its length.
    uint32_t literal;
    uint32_t length;
    /// The literals that can follow, as a list; 0 for none.
    uint32_t child;
    uint32_t sibling;
    /// Number of the shape that ends here.
    int32_t shape;
    Follower follower;
  };

  static constexpr size_t most_nodes = 16384;
  static constexpr size_t most_text = size_t(1) << 20;
  static constexpr size_t most_values = 512;
  static constexpr size_t most_siblings = 64;
  static constexpr size_t longest_line = size_t(1) << 18;
  static constexpr uint32_t no_value = UINT32_MAX;

  /// The first is the head of the list of first literals, and no literal itself.
  std::vector<Node> nodes{Node{}};
  /// Literals behind each other, and 32 bytes more.
  std::vector<uint8_t> text = std::vector<uint8_t>(32);
  /// The value that is the event id, by number of shape.
  std::vector<uint32_t> event_ids;
  heddle_line_value values[most_values];
  size_t value_count = 0;

  void forget() {
    nodes.resize(1);
    nodes[0].child = 0;
    text.assign(32, 0);
    event_ids.clear();
  }

  // Walking.

  const Node *fitting(uint32_t index, const uint8_t *place, const uint8_t *limit) const noexcept {
    while (index != 0) {
      const Node &node = nodes[index];
      if (size_t(limit - place) >= node.length && equal(place, text.data() + node.literal, node.length)) {
        const uint8_t next = place[node.length];
        if (node.follower != NUMBER || is_digit(next) || next == '-') { return &node; }
      }
      index = node.sibling;
    }
    return nullptr;
  }

  /// The shape of the line at `position`, -1 where it is not known; fills `values` and sets where the next line begins.
  int32_t match(const uint8_t *bytes, size_t position, size_t count, size_t &next) noexcept {
    value_count = 0;
    if (count < margin || position > count - margin) { return -1; }
    const uint8_t *place = bytes + position;
    const uint8_t *const limit = bytes + count - margin;
    uint32_t high = 0;
    uint32_t list = nodes[0].child;
    while (place <= limit) {
      const Node *node = fitting(list, place, limit);
      if (!node) { return -1; }
      place += node->length;
      if (node->follower == LINE_END) {
        next = size_t(place - bytes);
        const char *line = reinterpret_cast<const char *>(bytes + position);
        return high == 0 || simdjson::validate_utf8(line, next - position) ? node->shape : -1;
      }
      heddle_line_value &value = values[value_count++];
      const uint8_t *start = place;
      value.spelling = HEDDLE_LINE_PLAIN;
      if (!(node->follower == STRING ? pass_string(place, limit, value.spelling, high) : pass_number(place))) {
        return -1;
      }
      value.start = uint32_t(start - bytes);
      value.length = uint32_t(place - start);
      list = node->child;
    }
    return -1;
  }

  /// 0 where the event id is none that is plainly a number, 1 for 8, 2 for another.
  int judge(const uint8_t *bytes, int32_t shape) const noexcept {
    const uint32_t number = event_ids[size_t(shape)];
    if (number == no_value) { return 0; }
    const heddle_line_value &value = values[number];
    if (value.length == 0 || value.length > 18) { return 0; }
    uint64_t id = 0;
    for (uint32_t i = 0; i < value.length; i++) {
      const uint8_t byte = bytes[value.start + i];
      if (!is_digit(byte)) { return 0; }
      id = id * 10 + uint64_t(byte - '0');
    }
    return id == 8 ? 1 : 2;
  }

  heddle_line_walk walk(const uint8_t *bytes, size_t position, size_t count) noexcept {
    size_t others = 0;
    while (true) {
      size_t next = position;
      const int32_t shape = match(bytes, position, count, next);
      if (shape < 0) {
        value_count = 0;
        return {position, position, others, -1, false};
      }
      const int judgement = judge(bytes, shape);
      if (judgement != 2) { return {position, next, others, shape, judgement == 1}; }
      others++;
      position = next;
    }
  }

  // Learning.

  struct Literal {
    const uint8_t *start;
    uint32_t length;
    Follower follower;
  };

  /// Where the string whose opening quote is at `place` has its closing one; `end` where it has none.
  static const uint8_t *string_end(const uint8_t *place, const uint8_t *end) noexcept {
    for (place++; place < end && *place != '"'; place++) {
      if (*place == '\\') { place++; }
    }
    return place < end ? place : end;
  }

  /// Whether a colon follows `place`, but for blanks: whether the string before it is a name.
  static bool is_before_colon(const uint8_t *place, const uint8_t *end) noexcept {
    while (place < end && (*place == ' ' || *place == '\t' || *place == '\r')) { place++; }
    return place < end && *place == ':';
  }

  /// Takes the literals of a line that is valid JSON; false where it has too many values.
  static bool cut(const uint8_t *line, const uint8_t *end, std::vector<Literal> &literals) {
    const uint8_t *start = line;
    const uint8_t *place = line;
    auto add = [&](Follower follower) { literals.push_back({start, uint32_t(place - start), follower}); };
    while (place < end) {
      if (*place == '"') {
        const uint8_t *close = string_end(place, end);
        if (close == end) { return false; }
        if (!is_before_colon(close + 1, end)) {
          place++;
          add(STRING);
          start = close;
        }
        place = close + 1;
      } else if (*place == '-' || is_digit(*place)) {
        add(NUMBER);
        while (place < end && (is_digit(*place) || std::memchr("-+.eE", *place, 5))) { place++; }
        start = place;
      } else {
        place++;
      }
    }
    add(LINE_END);
    return literals.size() <= most_values;
  }

  /// The node for a literal behind `parent`; 0 where there is none and it cannot be added.
  uint32_t node_behind(uint32_t parent, const Literal &literal) {
    size_t siblings = 0;
    uint32_t last = 0;
    for (uint32_t index = nodes[parent].child; index != 0; index = nodes[index].sibling) {
      const Node &node = nodes[index];
      if (node.length == literal.length && node.follower == literal.follower
          && std::memcmp(text.data() + node.literal, literal.start, literal.length) == 0) {
        return index;
      }
      last = index;
      siblings++;
    }
    if (siblings >= most_siblings) { return 0; }
    const uint32_t added = uint32_t(nodes.size());
    const uint32_t place = uint32_t(text.size() - 32);
    text.insert(text.end() - 32, literal.start, literal.start + literal.length);
    nodes.push_back(Node{place, literal.length, 0, 0, -1, literal.follower});
    (last != 0 ? nodes[last].sibling : nodes[parent].child) = added;
    return added;
  }

  heddle_line_lesson learn(const uint8_t *line, size_t length) {
    const heddle_line_lesson nothing{-1, 0, false};
    if (length == 0 || length > longest_line || line[length - 1] != '\n') { return nothing; }
    std::vector<Literal> literals;
    if (!cut(line, line + length, literals)) { return nothing; }
    if (nodes.size() + literals.size() > most_nodes || text.size() + length > most_text) { forget(); }
    uint32_t node = 0;
    for (const Literal &literal : literals) {
      node = node_behind(node, literal);
      if (node == 0) { return nothing; }
    }
    const bool is_new = nodes[node].shape < 0;
    if (is_new) {
      event_ids.push_back(no_value);
      nodes[node].shape = int32_t(event_ids.size()) - 1;
    }
    return {nodes[node].shape, uint32_t(literals.size() - 1), is_new};
  }
};

extern "C" {

heddle_line_shapes *heddle_line_shapes_create(void) {
  try {
    return new heddle_line_shapes();
  } catch (...) { return nullptr; }
}

void heddle_line_shapes_destroy(heddle_line_shapes *shapes) { delete shapes; }

heddle_line_walk heddle_line_shapes_walk(
  heddle_line_shapes *shapes, const uint8_t *bytes, size_t position, size_t count) {
  return shapes->walk(bytes, position, count);
}

const heddle_line_value *heddle_line_shapes_values(const heddle_line_shapes *shapes, size_t *count) {
  *count = shapes->value_count;
  return shapes->value_count == 0 ? nullptr : shapes->values;
}

heddle_line_lesson heddle_line_shapes_learn(heddle_line_shapes *shapes, const uint8_t *line, size_t length) {
  try {
    return shapes->learn(line, length);
  } catch (...) { return {-1, 0, false}; }
}

void heddle_line_shapes_set_event_id(heddle_line_shapes *shapes, int32_t shape, uint32_t value) {
  if (shape >= 0 && size_t(shape) < shapes->event_ids.size()) { shapes->event_ids[size_t(shape)] = value; }
}
}
