#include "CZlib.h"

#include <zlib.h>

// zlib counts in 32 bits, so longer buffers go to it in pieces.
#define PIECE ((size_t)1 << 30)

static uInt piece(size_t length) { return (uInt)(length < PIECE ? length : PIECE); }

int cz_inflate(const uint8_t *input, size_t input_length, uint8_t *output, size_t output_length) {
    z_stream stream = {0};
    // Negative: the bare stream, as ZIP holds it.
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return CZ_NO_MEMORY;
    uint8_t beyond;
    int answer = Z_OK;
    int is_full = 0;
    while (answer == Z_OK) {
        if (stream.avail_in == 0) {
            stream.next_in = (Bytef *)input;
            stream.avail_in = piece(input_length);
            input += stream.avail_in;
            input_length -= stream.avail_in;
        }
        if (stream.avail_out == 0) {
            // Full: one byte to spare shows whether the stream goes on.
            if (is_full) break;
            is_full = output_length == 0;
            stream.next_out = is_full ? &beyond : output;
            stream.avail_out = is_full ? 1 : piece(output_length);
            if (!is_full) {
                output += stream.avail_out;
                output_length -= stream.avail_out;
            }
        }
        answer = inflate(&stream, Z_NO_FLUSH);
    }
    int wrote_beyond = is_full && stream.avail_out == 0;
    int has_room = !is_full && (stream.avail_out > 0 || output_length > 0);
    size_t left = input_length + stream.avail_in;
    inflateEnd(&stream);
    if (answer == Z_MEM_ERROR) return CZ_NO_MEMORY;
    if (wrote_beyond) return CZ_OTHER_LENGTH;
    if (answer != Z_STREAM_END) return CZ_DAMAGED;
    if (has_room) return CZ_OTHER_LENGTH;
    return left > 0 ? CZ_BYTES_LEFT : CZ_OK;
}

uint32_t cz_crc32(const uint8_t *bytes, size_t length) {
    uLong crc = crc32(0, NULL, 0);
    while (length > 0) {
        uInt part = piece(length);
        crc = crc32(crc, bytes, part);
        bytes += part;
        length -= part;
    }
    return (uint32_t)crc;
}
