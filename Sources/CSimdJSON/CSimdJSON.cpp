#include "CSimdJSON.h"
#include <simdjson.h>
extern "C" int heddle_simdjson_version(void) { return simdjson::SIMDJSON_VERSION_MAJOR; }
