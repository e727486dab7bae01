#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "mita/base/fault.h"
#include "mita/model/address.h"
#include "mita/model/call.h"
#include "mita/model/fraction.h"
#include "mita/model/money.h"
#include "mita/model/record.h"
#include "tests/tap.h"

/* Figures: exact fractions, steps as people say them, the rules of a call. */

static void
is_fraction(struct fraction got, int64_t num, int64_t den, const char *what)
{
	if (!ok(got.num == num && got.den == den, "%s", what))
		note("%lld/%lld", (long long)got.num, (long long)got.den);
}

static struct fraction
of(int64_t num, int64_t den)
{
	return fraction_of(num, den);
}

static void
test_fractions(void)
{
	struct fraction f = { 7, 7 };

	is_fraction(of(6, 4), 3, 2, "6/4 is 3/2");
	is_fraction(of(0, 5), 0, 1, "0/5 is 0/1");
	is_fraction(of(-6, 4), -3, 2, "-6/4 is -3/2");
	is_fraction(of(INT64_MAX, INT64_MAX), 1, 1, "the largest is one");
	fraction_add(&f, of(1, 3), of(1, 6));
	is_fraction(f, 1, 2, "1/3 + 1/6 = 1/2");
	fraction_sub(&f, of(1, 6), of(1, 2));
	is_fraction(f, -1, 3, "1/6 - 1/2 = -1/3");
	fraction_sub(&f, of(5, 6), of(5, 6));
	is_fraction(f, 0, 1, "5/6 - 5/6 = 0/1");
	fraction_scale(&f, of(22, 3), 50, 100);
	is_fraction(f, 11, 3, "22/3 times 50/100 = 11/3");
	fraction_scale(&f, of(INT64_MAX, 3), 3, INT64_MAX);
	is_fraction(f, 1, 1, "what cancels needs no room");

	f = of(9, 8);
	is_int(fraction_add(&f, of(1, INT64_MAX), of(1, INT64_MAX - 1)), -1,
	    "a sum that leaves 64 bits is refused");
	is_int(fraction_scale(&f, of(INT64_MAX, 1), 2, 1), -1,
	    "so is a product");
	is_int(fraction_add(&f, of(INT64_MAX, 1), of(1, 1)), -1,
	    "one too large is refused");
	is_fraction(f, 9, 8, "and the result is left alone");
}

static void
test_addresses(void)
{
	static const char *const plain[] = {
		"a@b.lt", "Ona.O+mita@lab.vu.example", "o'neil@x.y",
		"žydrė@šviesa.example", "x@1-2.3"
	};
	static const char *const other[] = {
		"", "@", "a@", "@b.lt", "a@b", "a@.lt", "a@b.", "a@b..lt",
		"a@b@c.lt", "a b@c.lt", "a@b c.lt", "a\nb@c.lt", "<a@b.lt>",
		"a@b.lt, c@d.lt", "\"a\"@b.lt", "a@[1.2.3.4]", "a@b_c.lt"
	};
	char mixed[] = "Ona@VU.Lt", long_name[80] = "";
	size_t i;

	for (i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		ok(address_is_plain(plain[i]), "%s is an address", plain[i]);
	for (i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		ok(!address_is_plain(other[i]) &&
		    address_domain(other[i])[0] == '\0',
		    "\"%s\" is none, and has no domain", other[i][0] == 'a' &&
		    other[i][1] == '\n' ? "two lines" : other[i]);
	memset(long_name, 'a', 65);
	strcat(long_name, "@b.lt");
	ok(!address_is_plain(long_name), "65 bytes of a name are too many");
	ok(address_is_plain(long_name + 1), "64 are not");
	address_lower(mixed);
	is_str(mixed, "Ona@vu.lt", "only the domain goes in lower case");
	is_str(address_domain(mixed), "vu.lt", "it stands behind the @");
	ok(address_is_within("vu.lt", "VU.lt"), "a domain is within itself");
	ok(address_is_within("mif.Vu.lt", "vu.lt"), "so is a part of it");
	ok(!address_is_within("vu.lt", "mif.vu.lt"), "but not the whole");
	ok(!address_is_within("xvu.lt", "vu.lt"), "nor one that ends alike");
	ok(!address_is_within("vu.lt", ""), "and nothing is within nothing");
}

static void
test_comparing(void)
{
	const int64_t big = INT64_MAX;

	is_int(fraction_cmp(of(2, 3), of(4, 6)), 0, "2/3 equals 4/6");
	is_int(fraction_cmp(of(2, 3), of(3, 4)), -1, "2/3 is below 3/4");
	is_int(fraction_cmp(of(-1, 3), of(-1, 2)), 1, "-1/3 is above -1/2");
	/* As doubles all three are 1. */
	is_int(fraction_cmp(of(big - 1, big), of(big - 2, big - 1)), 1,
	    "(2^63 - 2)/(2^63 - 1) is above the one before");
	is_int(fraction_cmp(of(big - 1, big), of(1, 1)), -1,
	    "and below one");
	is_int(fraction_cmp(of(0, 1), of(0, 9)), 0, "zero is zero");
}

static void
is_text(struct fraction f, unsigned digits, const char *want)
{
	char text[FRACTION_TEXT_LEN];

	fraction_text(text, f, digits);
	is_str(text, want, "%lld/%lld with %u digits", (long long)f.num,
	    (long long)f.den, digits);
}

static void
test_showing(void)
{
	char text[FRACTION_TEXT_LEN];

	is_text(of(125, 2), 0, "63");
	is_text(of(125, 2), 1, "62.5");
	is_text(of(1, 8), 2, "0.13");
	is_text(of(2, 3), 4, "0.6667");
	is_text(of(1, 3), 4, "0.3333");
	is_text(of(999, 1000), 2, "1.00");
	is_text(of(1399, 20), 2, "69.95");
	is_text(of(1399, 20), 1, "70.0");
	is_text(of(0, 1), 2, "0.00");
	is_text(of(100, 1), 3, "100.000");
	is_text(of(1, 200), 2, "0.01");
	is_text(of(1, 201), 2, "0.00");
	/* 69.996 is below 70 and must not be shown as 70.00. */
	fraction_text_beside(text, of(69996, 1000), of(70, 1), 2);
	is_str(text, "69.99", "below 70 is never shown as 70");
	fraction_text_beside(text, of(69994, 1000), of(70, 1), 2);
	is_str(text, "69.99", "what rounds downwards is rounded");
	fraction_text_beside(text, of(69986, 1000), of(70, 1), 2);
	is_str(text, "69.99", "and so is what stays below");
	fraction_text_beside(text, of(70, 1), of(70, 1), 2);
	is_str(text, "70.00", "70 itself is 70");
	fraction_text_beside(text, of(70006, 1000), of(70, 1), 2);
	is_str(text, "70.01", "what is above is rounded as ever");
	fraction_text_beside(text, of(13332, 10000), of(4, 3), 2);
	is_str(text, "1.32", "not even a mark that is rounded itself");
	fraction_text_signed(text, of(-30, 7), 1);
	is_str(text, "-4.3", "a difference downwards");
	fraction_text_signed(text, of(30, 7), 2);
	is_str(text, "+4.29", "and upwards");
	fraction_text_signed(text, of(-1, 100), 1);
	is_str(text, "0.0", "none to speak of has no sign");
	fraction_text_signed(text, of(-5, 100), 1);
	is_str(text, "-0.1", "halves go away from zero");
	fraction_exact(text, of(125, 2));
	is_str(text, "125/2", "exactly: 125/2");
	fraction_exact(text, of(124, 2));
	is_str(text, "62", "a whole number stands alone");
}

static void
test_half_points(void)
{
	const struct scale half = { .top = 10, .per_point = 2 };
	static const struct {
		const char	*text;
		int		 steps;
	} cases[] = {
		{ "0", 0 }, { "0.0", 0 }, { "0.5", 1 }, { "0,5", 1 },
		{ "3.5", 7 }, { "3,5", 7 }, { "4", 8 }, { "4.0", 8 },
		{ "4,0", 8 }, { "5", 10 }, { "5.0", 10 },
		{ "", -1 }, { "-", -1 }, { "5.5", -1 }, { "6", -1 },
		{ "10", -1 }, { "3.25", -1 }, { "3.4", -1 }, { "-1", -1 },
		{ "-0", -1 }, { "+3", -1 }, { "03", -1 }, { "03.5", -1 },
		{ " 3", -1 }, { "3 ", -1 }, { "3.", -1 }, { ".5", -1 },
		{ "3.50", -1 }, { "3..5", -1 }, { "3.5.0", -1 },
		{ "1e0", -1 }, { "0x3", -1 }, { "three", -1 },
		{ "3½", -1 }, { "３", -1 }, { "4.00", -1 },
		{ "3.500000000000000000000000000000", -1 },
	};
	char text[POINTS_LEN];
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		is_int(scale_steps(&half, cases[i].text), cases[i].steps,
		    "\"%s\" is %d steps of half a point", cases[i].text,
		    cases[i].steps);
	scale_points(text, &half, 7);
	is_str(text, "3.5", "7 steps are 3.5");
	scale_points(text, &half, 8);
	is_str(text, "4.0", "8 steps are 4.0");
	scale_points(text, &half, 0);
	is_str(text, "0.0", "0 steps are 0.0");
}

/* Up to a hundred steps a point, every score has a name of its own. */
static void
test_all_scales(void)
{
	char text[POINTS_LEN], comma[POINTS_LEN], *point;
	unsigned steps, wrong = 0;
	struct scale scale;

	for (scale.per_point = 1; scale.per_point <= 100; scale.per_point++)
		for (scale.top = scale.per_point * 3, steps = 0; steps <=
		    scale.top; steps++) {
			scale_points(text, &scale, steps);
			strcpy(comma, text);
			if ((point = strchr(comma, '.')) != NULL)
				*point = ',';
			if (scale_steps(&scale, text) != (int)steps ||
			    scale_steps(&scale, comma) != (int)steps)
				wrong++;
		}
	is_int(wrong, 0, "what scale_points() says, scale_steps() reads");
	scale = (struct scale){ .top = 40, .per_point = 10 };
	scale_points(text, &scale, 37);
	is_str(text, "3.7", "37 of tenths are 3.7");
	scale = (struct scale){ .top = 5, .per_point = 1 };
	scale_points(text, &scale, 3);
	is_str(text, "3", "whole points have no point");
	scale = (struct scale){ .top = 12, .per_point = 3 };
	scale_points(text, &scale, 5);
	is_str(text, "1.67", "thirds are rounded half up");
	scale = (struct scale){ .top = 20, .per_point = 4 };
	is_int(scale_steps(&scale, "2.25"), 9, "2.25 is 9 quarters");
	is_int(scale_steps(&scale, "2.5"), 10, "2.5 is 10 quarters");
}

static void
test_levels(void)
{
	struct level levels[] = { { .steps = 0 }, { .steps = 4 },
	    { .steps = 10 } };
	const struct scale scale = { .top = 10, .per_point = 2, .n_levels = 3,
	    .levels = levels };

	is_int(scale_level(&scale, 0)->steps, 0, "the level of 0 is 0");
	is_int(scale_level(&scale, 3)->steps, 0, "of 3 still 0");
	is_int(scale_level(&scale, 4)->steps, 4, "of 4 is 4");
	is_int(scale_level(&scale, 9)->steps, 4, "of 9 still 4");
	is_int(scale_level(&scale, 10)->steps, 10, "of 10 is 10");
}

/* A call by hand: what mita-call(5) RULES asks of one. */
struct whole {
	struct level		levels[2];
	struct criterion	criteria[CRITERIA_MAX + 1];
	struct eligibility	eligibility[2];
	struct undertaking	undertakings[2];
	struct stage		stages[3];
	struct code		codes[2];
	struct call		call;
};

static struct whole *
whole(void)
{
	static struct whole w;
	size_t i;

	w = (struct whole){
		.levels = { { .steps = 0 }, { .steps = 10 } },
		.eligibility = { { .id = "E1" }, { .id = "E2" } },
		.undertakings = { { .id = "U1" }, { .id = "U2" } },
		.codes = { { .ref = { "ORG", "SM" } },
		    { .ref = { "KET", "SM" } } },
		.call = { .n_languages = 2, .languages = { "lt", "en" },
		    .n_codes = 2, .n_undertakings = 2,
		    .scale = { 10, 2, 2, NULL }, .n_stages = 2 }
	};
	for (i = 0; i <= CRITERIA_MAX; i++)
		w.criteria[i] = (struct criterion){ .id = { 'A' + (char)i },
		    .weight = 1, .comment_max = 9 };
	for (i = 0; i < 3; i++)
		w.stages[i] = (struct stage){ .number = (unsigned)i + 1,
		    .panel = 1, .n_criteria = 2, .criteria = w.criteria,
		    .n_eligibility = 2, .eligibility = w.eligibility };
	w.call.codes = w.codes;
	w.call.undertakings = w.undertakings;
	w.call.scale.levels = w.levels;
	w.call.stages = w.stages;
	return &w;
}

static void
breaks(const struct whole *w, const char *rule)
{
	struct fault why = {0};

	ok(call_check(&w->call, &why) == -1 && why.code == FAULT_REFUSED &&
	    strcmp(why.reason, "CALL") == 0 && strstr(why.text, rule) != NULL,
	    "refused: %s (%s)", rule, why.text);
}

static void
test_rules(void)
{
	struct whole *w = whole();
	struct fault why = {0};

	is_int(call_check(&w->call, &why), 0, "a plain call holds together");
	note("%s", why.text);
	w->call.n_languages = 0;
	breaks(w, "at least one language");
	w = whole();
	strcpy(w->call.languages[1], "lt");
	breaks(w, "a language is named twice: lt");
	w = whole();
	/* Left from something longer, behind the name's end. */
	memset(w->codes[1].ref.scheme, '#', ID_MAX);
	strcpy(w->codes[1].ref.scheme, "ORG");
	breaks(w, "a code stands twice: SM");
	w = whole();
	strcpy(w->undertakings[1].id, "U1");
	breaks(w, "an undertaking stands twice: U1");
	w = whole();
	strcpy(w->eligibility[1].id, "E1");
	breaks(w, "an eligibility question stands twice: E1");
	w = whole();
	w->call.n_stages = 3;
	breaks(w, "one or two stages");
	w->call.n_stages = 0;
	breaks(w, "one or two stages");
	w = whole();
	w->stages[1].number = 1;
	breaks(w, "stage 2: mita-call(5) RULES: stages are numbered");
}

static void
test_bounds(void)
{
	struct whole *w = whole();
	struct fault why = {0};

	w->stages[0].n_criteria = CRITERIA_MAX;
	is_int(call_check(&w->call, &why), 0, "twenty criteria may be");
	w->stages[0].n_criteria = CRITERIA_MAX + 1;
	breaks(w, "1 to 20 criteria");
	w->stages[0].n_criteria = 0;
	breaks(w, "1 to 20 criteria");
	w = whole();
	w->criteria[0].weight = WEIGHT_MAX - 1;
	is_int(call_check(&w->call, &why), 0, "weights of 10000 may be");
	is_int(stage_weights(&w->stages[0]), WEIGHT_MAX, "and add up");
	w->criteria[0].weight++;
	breaks(w, "weights add up to 1 to 10000");
	w = whole();
	w->criteria[0].weight = 0;
	is_int(call_check(&w->call, &why), 0, "one weight may be nothing");
	w->criteria[1].weight = 0;
	breaks(w, "weights add up to 1 to 10000");
	w = whole();
	strcpy(w->criteria[1].id, "A");
	breaks(w, "a criterion stands twice: A");
	w = whole();
	w->criteria[1].min = 10;
	is_int(call_check(&w->call, &why), 0, "a minimum may be the top");
	w->criteria[1].min = 11;
	breaks(w, "a minimum lies above the scale: B");
	w = whole();
	w->call.scale.top = w->levels[1].steps = 0;
	breaks(w, "at least one step");
	w = whole();
	w->call.scale.n_levels = 0;
	breaks(w, "the first level is 0");
}

static void
test_digests(void)
{
	struct digest list[5] = { {{ 3 }}, {{ 1 }}, {{ 3 }}, {{ 2 }}, {{ 1 }} };
	struct digest zero = {{0}}, last = {{0}};
	char text[DIGEST_TEXT_LEN + 1];

	is_int((long long)digests_sort(list, 5), 3, "doubles are dropped");
	ok(list[0].bytes[0] == 1 && list[1].bytes[0] == 2 &&
	    list[2].bytes[0] == 3, "and the others ascend");
	is_int((long long)digests_sort(list, 0), 0, "nothing stays nothing");
	ok(digest_is_zero(&zero), "zeros are told");
	last.bytes[31] = 1;
	ok(!digest_is_zero(&last) && digest_cmp(&zero, &last) < 0 &&
	    !digest_equal(&zero, &last), "by their last bit");
	last.bytes[0] = 0xaf;
	ok(id_is("P-01") && !id_is("") && !id_is("p-01") &&
	    id_is("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345") &&
	    !id_is("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456"),
	    "an id has 1 to 32 of its signs");
	digest_text(text, &last);
	is_str(text, "af00000000000000000000000000000000000000000000000000000"
	    "000000001", "as text, in lower case");
}

static void
test_money(void)
{
	static const struct {
		const char	*text;
		bool		 comma;
		long long	 cents;	/* -1: refused */
	} sums[] = {
		{ "12000", false, 1200000 }, { "12000.5", false, 1200050 },
		{ "12000.50", true, 1200050 }, { "12000,50", true, 1200050 },
		{ "12000,50", false, -1 }, { "12 000,00", true, 1200000 },
		{ "12\xc2\xa0" "000,00", true, 1200000 },
		{ "12\xe2\x80\xaf" "000.00", false, 1200000 },
		{ "1 234 567", false, 123456700 },
		{ "12.000,00", true, 1200000 }, { "12.000.000", true,
		1200000000 }, { "12.000,00", false, -1 },
		{ "24.500", true, -1 }, { "24.500", false, -1 },
		{ "12 00", true, -1 }, { "1200 000", true, -1 },
		{ "12 0000", true, -1 }, { "1 2 000", true, -1 },
		{ "12000,-", true, 1200000 }, { "12000.--", false, 1200000 },
		{ "12 000,00 EUR", true, 1200000 },
		{ "12000\xc2\xa0\xe2\x82\xac", false, 1200000 },
		{ "12000 USD", true, -1 }, { "12000,123", true, -1 },
		{ "-12000", true, -1 }, { "", true, -1 }, { ",50", true, -1 },
		{ "12000,", true, -1 }, { "12345678901", true, -1 },
		{ "10000000000", true, 1000000000000 },
		{ "10000000000.01", true, -1 }, { "123456789012", true, -1 },
		{ "1 234 567 890 123", true, -1 },
	};
	int64_t cents;
	size_t i;

	for (i = 0; i < sizeof(sums) / sizeof(sums[0]); i++)
		is_int(money_read(sums[i].text, sums[i].comma, &cents) == -1 ?
		    -1 : (long long)cents, sums[i].cents, "\"%s\"", sums[i].text);
}

int
main(void)
{
	test_fractions();
	test_addresses();
	test_comparing();
	test_showing();
	test_half_points();
	test_all_scales();
	test_levels();
	test_rules();
	test_bounds();
	test_digests();
	test_money();
	return done_testing();
}
