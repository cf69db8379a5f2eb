// DEFLATE and CRC-32 of zlib behind plain lengths: no stream and no macro of zlib leaves this module.
#pragma once

#include <stddef.h>
#include <stdint.h>

// What cz_inflate found.
#define CZ_OK 0
/// The bytes are no DEFLATE stream, or end before it does.
#define CZ_DAMAGED 1
/// The stream goes on when the space is full, or ends before it is.
#define CZ_OTHER_LENGTH 2
/// Bytes are left when the stream has ended.
#define CZ_BYTES_LEFT 3
/// There is no memory for zlib's own tables.
#define CZ_NO_MEMORY 4

/// Inflates a raw DEFLATE stream that fills `output` exactly; never writes beyond it.
int cz_inflate(const uint8_t *input, size_t input_length, uint8_t *output, size_t output_length);

/// CRC-32 as ZIP has it.
uint32_t cz_crc32(const uint8_t *bytes, size_t length);
