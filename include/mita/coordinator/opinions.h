#ifndef MITA_COORDINATOR_OPINIONS_H
#define MITA_COORDINATOR_OPINIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/base/limits.h"
#include "mita/model/call.h"
#include "mita/model/fraction.h"
#include "mita/model/record.h"
#include "mita/office/register.h"
#include "mita/report/table.h"

struct pair;

/*
 * Evaluations of a stage that are in force, for people who work with them
 * elsewhere: in a row each, in a row for each answer, or as JSON with
 * HotCRP's keys where they mean the same.  Figures come from verified
 * records, and nobody is named unless that is asked for.
 */
struct buf;
struct fault;

struct opinion_list {
	const struct register_file *reg;
	const struct stage	*stage;
	bool			 names;
	bool			 hotcrp;
	const char		**times;	/* when what came, by entry */
	size_t			 n;
	struct pair		*pairs;		/* by proposal, digest */
	const char		*columns[2 * CRITERIA_MAX + 24]; /* if wide */
};

int	opinions_collect(struct opinion_list *out, struct register_file *reg,
	    unsigned stage, struct fault *why);

/* NULL: out of memory.  A wide table lives no longer than its list. */
struct table *opinions_wide(struct opinion_list *list);
struct table *opinions_narrow(const struct opinion_list *list);
void	opinions_json(struct buf *out, const struct opinion_list *list);

/* What they share.  "" where there is none. */
const struct evaluation *opinion_of(const struct pair *pair);
const char *opinion_time(const struct opinion_list *list,
	    const struct pair *pair);
void	opinion_score(char out[static POINTS_LEN],
	    const struct opinion_list *list, const struct score *score);
void	opinion_item(char out[static 2 * ID_MAX + 2],
	    const struct answer *answer);

/* False when a criterion could not be judged. */
bool	opinion_totals(const struct opinion_list *list,
	    const struct pair *pair, char sum[static POINTS_LEN],
	    char total[static FRACTION_TEXT_LEN], bool *reaches);

/* The record, its form, the proposal it is of, who signed: for checking. */
struct opinion_proof {
	char	record[DIGEST_TEXT_LEN + 1];
	char	form[DIGEST_TEXT_LEN + 1];
	char	proposal[DIGEST_TEXT_LEN + 1];
	char	key[KEYNAME_LEN + 1];
	char	signature[128];
};
void	opinion_prove(struct opinion_proof *out,
	    const struct opinion_list *list, const struct pair *pair);

/* The verb. */
struct parsed;
int	verb_evaluations(const struct parsed *line);

#endif
