/* Is a passphrase strong enough? */
#include "config.h"

#include "mita/seal/seckey.h"

#include <sodium.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"

/*
 * How many tries a guesser needs is what nobody expects of the next letter.
 * So letters count that neither repeat what stood before, nor go on along the
 * alphabet or the keyboard, nor belong to what everybody chooses.  Blanks
 * count nothing: "a b c d" is four letters, and they are one run.
 */

enum { WHY_REPEATS, WHY_RUNS, WHY_KNOWN, REASONS };

static const char *const reasons[REASONS] = {
	[WHY_REPEATS] = N_("the passphrase is easy to guess, since it repeats"
	    " itself"),
	[WHY_RUNS] = N_("the passphrase is easy to guess, since it runs along"
	    " the alphabet or the keyboard"),
	[WHY_KNOWN] = N_("the passphrase is easy to guess, since many people"
	    " choose these words"),
};

/* In guarded memory: the letters, small and without blanks. */
struct letters {
	size_t	n;
	int32_t	at[PASSPHRASE_MAX];
	size_t	lost[REASONS];
};

static bool
is_blank(int32_t p)
{
	return p <= ' ' || (p >= 0x7f && p <= 0xa0) || p == 0xad ||
	    (p >= 0x2000 && p <= 0x200f) || (p >= 0x2028 && p <= 0x202f) ||
	    (p >= 0x205f && p <= 0x206f) || p == 0x3000 || p == 0xfeff ||
	    (p >= 0x300 && p <= 0x36f);
}

static size_t
count_words(const char *text)
{
	size_t words = 0;
	bool inside = false;

	for (; *text != '\0'; text++) {
		words += *text != ' ' && !inside;
		inside = *text != ' ';
	}
	return words;
}

/* The same letter again is no other one. */
static void
take_letters(struct letters *out, const char *text, size_t len)
{
	size_t i;
	int32_t point;

	for (i = 0; i < len && out->n < PASSPHRASE_MAX; ) {
		i += text_decode(text + i, len - i, &point);
		if (point >= 'A' && point <= 'Z')
			point += 'a' - 'A';
		if (is_blank(point))
			continue;
		if (out->n > 0 && out->at[out->n - 1] == point)
			out->lost[WHY_REPEATS]++;
		else
			out->at[out->n++] = point;
	}
}

/* From one key to the next one: 1, to the one before: -1; else 0. */
static int
step(int32_t from, int32_t to)
{
	static const char *const rows[] = {
		"qwertyuiop asdfghjkl zxcvbnm 1234567890",
		"qaz wsx edc rfv tgb yhn ujm"
	};
	const char *a, *b;
	size_t i;

	if (to - from == 1 || to - from == -1)
		return (int)(to - from);
	for (i = 0; from < 0x80 && to < 0x80 && i < 2; i++) {
		a = strchr(rows[i], (int)from);
		b = strchr(rows[i], (int)to);
		if (a != NULL && b != NULL && (b - a == 1 || b - a == -1))
			return (int)(b - a);
	}
	return 0;
}

/* How many letters from at on go on a run that two before it began. */
static size_t
run_at(const struct letters *l, size_t at)
{
	size_t n = 0;
	int way = at < 2 ? 0 : step(l->at[at - 2], l->at[at - 1]);

	while (way != 0 && at + n < l->n &&
	    step(l->at[at + n - 1], l->at[at + n]) == way)
		n++;
	return n;
}

/* How many letters from at on stand before, too; two of them may. */
static size_t
repeated_at(const struct letters *l, size_t at)
{
	size_t most = 0, from, n;

	for (from = 0; from < at; from++) {
		for (n = 0; at + n < l->n && l->at[from + n] == l->at[at + n];)
			n++;
		if (n > most)
			most = n;
	}
	return most > 2 ? most : 0;
}

/* What people choose, as take_letters() has it. */
static size_t
known_at(const struct letters *l, size_t at)
{
	static const char *const words[] = {
		"corecthorsebaterystaple", "loremipsumdolorsitamet",
		"tobeornotobe", "thequickbrownfoxjumps", "pasword",
		"pasphrase", "slaptazodis", "slaptafraze", "slaptažodis",
		"slaptafrazė", "qwerty", "letmein", "welcome", "iloveyou",
		"administrator", "monkey", "dragon", "fotbal", "basketbal",
		"princes", "sunshine", "superman", "batman", "starwars",
		"lietuva", "lithuania", "vilnius", "kaunas", "klaipeda",
		"zalgiris", "secret", "changeme", "master", "onetwothre",
		"fourfive", "sixseven", "eightnine", "vienasdutrys",
		"keturipenki", "sesiseptyni", "šešiseptyni", "astuonidevyni",
		"aštuonidevyni", "mondaytuesday", "wednesdaythursday",
		"pirmadienisantradienis"
	};
	size_t i, k, len;
	int32_t point;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *word = words[i];

		for (k = at; *word != '\0'; k++, word += len) {
			len = text_decode(word, strlen(word), &point);
			if (k == l->n || l->at[k] != point)
				break;
		}
		if (*word == '\0')
			return k - at;
	}
	return 0;
}

/* Did the letter surprise twice before?  Then it does not any more. */
static bool
is_worn(const struct letters *l, size_t at)
{
	size_t i, n = 0;

	for (i = 0; i < at; i++)
		n += l->at[i] == l->at[at];
	return n > 1;
}

/* How many letters nobody expects; a known word is worth one. */
static size_t
surprises(struct letters *l)
{
	size_t count = 0, at = 0, n;

	for (; at < l->n; at += n) {
		if ((n = known_at(l, at)) > 0) {
			l->lost[WHY_KNOWN] += n;
			count++;
		} else if ((n = repeated_at(l, at)) > 0)
			l->lost[WHY_REPEATS] += n;
		else if ((n = run_at(l, at)) > 0)
			l->lost[WHY_RUNS] += n;
		else {
			n = 1;
			if (is_worn(l, at))
				l->lost[WHY_REPEATS]++;
			else
				count++;
		}
	}
	return count;
}

static int
judge(struct letters *l, const char *passphrase, struct fault *why)
{
	size_t len = strlen(passphrase), i, most = 0;
	bool is_long = count_words(passphrase) >= 4 ||
	    text_count(passphrase, len) >= PASSPHRASE_MIN;

	take_letters(l, passphrase, len);
	if (surprises(l) >= PASSPHRASE_LETTERS && is_long)
		return 0;
	for (i = 0; i < REASONS; i++)
		if (l->lost[i] > l->lost[most])
			most = i;
	if (!is_long || l->lost[most] == 0)
		return fault_set(why, FAULT_REFUSED, "PASSPHRASE",
		    "the passphrase is too short: four ordinary words, or %d"
		    " characters", PASSPHRASE_MIN);
	return fault_advise(why, FAULT_REFUSED, "PASSPHRASE",
	    "take four ordinary words that have nothing to do with each other",
	    "%s", translate(reasons[most]));
}

int
passphrase_check(const char *passphrase, struct fault *why)
{
	struct letters *letters;
	int rc;

	if (!text_is_utf8(passphrase, strlen(passphrase)))
		return fault_advise(why, FAULT_REFUSED, "PASSPHRASE",
		    "use a terminal set to UTF-8", "the passphrase is not"
		    " UTF-8");
	if ((letters = sodium_malloc(sizeof(*letters))) == NULL)
		return fault_memory(why);
	memset(letters, 0, sizeof(*letters));
	rc = judge(letters, passphrase, why);
	sodium_free(letters);
	return rc;
}

char *
passphrase_new(struct fault *why)
{
	char *out = sodium_malloc(PASSPHRASE_MAX + 1);

	if (out == NULL)
		fault_memory(why);
	else
		out[0] = '\0';
	return out;
}

void
passphrase_free(char *passphrase)
{
	sodium_free(passphrase);
}
