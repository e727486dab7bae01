#ifndef MITA_BASE_HEX_H
#define MITA_BASE_HEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes as hexadecimal digits in lower case. */

/* Two digits for each of len bytes, and a NUL behind them. */
void	hex_write(char *out, const uint8_t *bytes, size_t len);

/* The reverse; false unless text is exactly the digits of len bytes. */
bool	hex_read(uint8_t *out, size_t len, const char *text, size_t text_len);

#endif
