/* E-mail addresses, as plainly as people have them. */
#include "config.h"

#include "mita/model/address.h"

#include <string.h>

enum { NAME_MAX_BYTES = 64, DOMAIN_MAX_BYTES = 253 };	/* RFC 5321 4.5.3.1 */

static bool
is_domain_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '-' || c >= 0x80;
}

bool
address_is_domain(const char *domain)
{
	size_t len = strlen(domain), dots = 0, i;

	if (len > DOMAIN_MAX_BYTES)
		return false;
	for (i = 0; i < len; i++) {
		if (is_domain_byte((unsigned char)domain[i]))
			continue;
		if (domain[i] != '.' || i == 0 || domain[i - 1] == '.')
			return false;
		dots++;
	}
	return dots > 0 && domain[len - 1] != '.';
}

bool
address_is_plain(const char *address)
{
	const char *at = strchr(address, '@'), *p;

	if (at == NULL || at == address || at - address > NAME_MAX_BYTES ||
	    !address_is_domain(at + 1))
		return false;
	for (p = address; p < at; p++)
		if ((unsigned char)*p <= ' ' || *p == '\177' ||
		    strchr("<>()[],;:\\\"", *p) != NULL)
			return false;
	return true;
}

const char *
address_domain(const char *address)
{
	return address_is_plain(address) ? strchr(address, '@') + 1 : "";
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
address_is_within(const char *domain, const char *of)
{
	size_t len = strlen(domain), n = strlen(of), i;

	if (n == 0 || len < n || (len > n && domain[len - n - 1] != '.'))
		return false;
	for (i = 0; i < n; i++)
		if (lower(domain[len - n + i]) != lower(of[i]))
			return false;
	return true;
}

void
address_lower(char *domain)
{
	char *at = strchr(domain, '@');

	for (; *domain != '\0'; domain++)
		if (at == NULL || domain > at)
			*domain = lower(*domain);
}
