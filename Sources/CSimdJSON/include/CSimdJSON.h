#pragma once
#ifdef __cplusplus
extern "C" {
#endif
int heddle_simdjson_version(void);
#ifdef __cplusplus
}
#endif
