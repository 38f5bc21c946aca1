#include "CSimdJSON.h"
#include "KnownKeys.h"
#include <cstring>
#include <new>
#include <simdjson.h>
#include <vector>

using namespace simdjson;

namespace {

constexpr size_t longest_document = size_t(64) << 20;
constexpr size_t deepest_nesting = 64;
constexpr size_t most_entries = size_t(1) << 21;

const char *phrase(error_code code) noexcept {
  switch (code) {
  case CAPACITY: return "too long";
  case MEMALLOC: return "no memory";
  case DEPTH_ERROR: return "nested too deep";
  case STRING_ERROR: return "bad escape in a string";
  case NUMBER_ERROR: return "bad or too large number";
  case UTF8_ERROR: return "not UTF-8";
  case EMPTY: return "empty";
  case UNESCAPED_CHARS: return "control character in a string";
  case UNCLOSED_STRING: return "unclosed string";
  default: return "bad structure";
  }
}

}  // namespace

struct heddle_json {
  dom::parser parser{longest_document};
  std::vector<uint8_t> padded;
  std::vector<heddle_json_entry> entries;
  heddle::KnownKeys keys;

  /// The parser wants readable bytes behind the document. Buffers grow in powers of two, so that a log of
  /// ever longer records does not grow them once a record.
  error_code load(const uint8_t *bytes, size_t length, dom::element &root) {
    if (length > longest_document) { return CAPACITY; }
    if (padded.size() < length + SIMDJSON_PADDING) {
      size_t capacity = 4096;
      while (capacity < length) { capacity *= 2; }
      error_code failure = parser.allocate(capacity, deepest_nesting);
      if (failure) { return failure; }
      padded.assign(capacity + SIMDJSON_PADDING, 0);
    }
    if (length == 0) { return EMPTY; }
    std::memcpy(padded.data(), bytes, length);
    std::memset(padded.data() + length, 0, SIMDJSON_PADDING);
    return parser.parse(padded.data(), length, false).get(root);
  }

  /// Appends a value and all below it; false when there are too many. Recursion ends at `deepest_nesting`,
  /// which the parser has checked.
  bool append(dom::element element, const char *key, size_t key_length) {
    if (entries.size() >= most_entries) { return false; }
    const size_t index = entries.size();
    heddle_json_entry &entry = entries.emplace_back(heddle_json_entry{});
    if (key) {
      entry.key = key;
      entry.key_length = uint32_t(key_length);
      entry.name = keys.find(key, key_length);
      if (entry.name == 0 && std::memchr(key, '.', key_length)) { entry.name = HEDDLE_JSON_DOTTED_KEY; }
    }
    bool fits = true;
    switch (element.type()) {
    case dom::element_type::ARRAY:
      entry.kind = HEDDLE_JSON_ARRAY;
      for (dom::element child : dom::array(element.get_array().value_unsafe())) {
        if (!append(child, nullptr, 0)) { fits = false; break; }
      }
      break;
    case dom::element_type::OBJECT:
      entry.kind = HEDDLE_JSON_OBJECT;
      for (dom::key_value_pair field : dom::object(element.get_object().value_unsafe())) {
        if (!append(field.value, field.key.data(), field.key.size())) { fits = false; break; }
      }
      break;
    default: set_scalar(entry, element);
    }
    // `entry` may have moved.
    entries[index].next = uint32_t(entries.size());
    return fits;
  }

  static void set_scalar(heddle_json_entry &entry, dom::element element) noexcept {
    switch (element.type()) {
    case dom::element_type::STRING: {
      std::string_view text = element.get_string().value_unsafe();
      entry.kind = HEDDLE_JSON_STRING;
      entry.text = text.data();
      entry.text_length = uint32_t(text.size());
      break;
    }
    case dom::element_type::INT64:
      entry.kind = HEDDLE_JSON_SIGNED;
      entry.number = uint64_t(element.get_int64().value_unsafe());
      break;
    case dom::element_type::UINT64:
      entry.kind = HEDDLE_JSON_UNSIGNED;
      entry.number = element.get_uint64().value_unsafe();
      break;
    case dom::element_type::DOUBLE: {
      double value = element.get_double().value_unsafe();
      entry.kind = HEDDLE_JSON_DOUBLE;
      std::memcpy(&entry.number, &value, sizeof value);
      break;
    }
    case dom::element_type::BOOL:
      entry.kind = element.get_bool().value_unsafe() ? HEDDLE_JSON_TRUE : HEDDLE_JSON_FALSE;
      break;
    default: entry.kind = HEDDLE_JSON_NULL;
    }
  }
};

extern "C" {

heddle_json *heddle_json_create(void) {
  try {
    return new heddle_json();
  } catch (...) { return nullptr; }
}

void heddle_json_destroy(heddle_json *json) { delete json; }

void heddle_json_register(heddle_json *json, const char *name, size_t length, uint16_t number) {
  try {
    json->keys.add(name, length, number);
  } catch (...) {}
}

const char *heddle_json_parse(heddle_json *json, const uint8_t *bytes, size_t length) {
  json->entries.clear();
  try {
    dom::element root;
    error_code failure = json->load(bytes, length, root);
    if (failure) { return phrase(failure); }
    if (json->append(root, nullptr, 0)) { return nullptr; }
    json->entries.clear();
    return "too many values";
  } catch (...) {
    json->entries.clear();
    return phrase(MEMALLOC);
  }
}

const heddle_json_entry *heddle_json_entries(const heddle_json *json, size_t *count) {
  *count = json->entries.size();
  return json->entries.data();
}

bool heddle_json_contains(const char *text, size_t text_length, const uint8_t *needle, size_t needle_length) {
  return memmem(text, text_length, needle, needle_length) != nullptr;
}
}
