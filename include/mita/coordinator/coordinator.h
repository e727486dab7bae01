#ifndef MITA_COORDINATOR_COORDINATOR_H
#define MITA_COORDINATOR_COORDINATOR_H

#include <stdbool.h>

#include "mita/base/verb.h"
#include "mita/office/register.h"
#include "mita/report/table.h"

struct buf;
struct fault;
struct listing;

/* What the verbs of mita-coordinator share. */

extern const char coordinator_program[];

/* The register of this command line: -r, or ./register.mita. */
const char *coordinator_path(const struct parsed *line);
/* It has a call; for "check" alone register_open() is enough. */
struct register_file *coordinator_open(const struct parsed *line,
	    bool readonly, struct fault *why);

/* Ask for the passphrase and unlock the agency's key. */
struct seckey *coordinator_unlock(const struct parsed *line,
	    const struct register_file *reg, struct fault *why);

bool	coordinator_is_dry(const struct parsed *line);

/* " (dry run: nothing was kept)", or "". */
const char *coordinator_dry(const struct parsed *line);

/*
 * An act that needs the register and the agency's key; the exit status.  A
 * step gives -1 with a fault, or the status of what was said already.
 */
typedef int coordinator_step(const struct parsed *line,
	    struct register_file *reg, const struct seckey *key,
	    struct fault *why);
int	coordinator_act(const struct parsed *line, coordinator_step *run);

/*
 * What to tell the sender of a bundle that was refused for this reason, in
 * Lithuanian or English; NULL when it is not the sender's business.
 */
const char *coordinator_remedy(const char *reason, bool lithuanian);

/*
 * The reminder of one expert, all of dues being that expert's, as text in
 * the expert's language.
 */
struct due;
int	coordinator_reminder(const struct book *book, const struct due *dues,
	    size_t n, struct buf *out, struct fault *why);

/* --format and --excel; the usual one if neither is given. */
int	coordinator_format(const struct parsed *line,
	    enum report_format usual, enum report_format *out,
	    struct fault *why);

/* Why an expert has not got a proposal, or at what price, in sentences. */
struct seat;
int	coordinator_explain(const struct register_file *reg, unsigned stage,
	    const char *fit, const struct seat *asked, struct buf *out,
	    struct fault *why);

/* Print a table in the format asked for; the verb's exit status. */
int	coordinator_print(const struct parsed *line,
	    enum report_format usual, struct table *table);
int	coordinator_table(const struct parsed *line, struct table *table);

/* The whole of a verb that prints one listing; its exit status. */
int	coordinator_show(const struct parsed *line,
	    const struct listing *listing);

/* --stage; 0 when not given, -1 when it is no number. */
int	coordinator_stage(const struct parsed *line, unsigned *out,
	    struct fault *why);

/* A table into an outbox as NAME.txt, NAME.csv and NAME.json. */
struct outbox;
int	coordinator_put_table(struct outbox *outbox, const char *name,
	    struct table *table, struct fault *why);

/*
 * The tables of a stage as it was decided, or stands now: "ranking",
 * "summary", "decisions" and, if it was decided before, "changes".
 */
struct stage_tables {
	const char			*folder;	/* "stage", then its number, */
	char				 separator;	/* this, and the name */
	const struct book		*book;
	const struct entry		*result;	/* NULL: not decided yet */
	const struct outcome_sheet	*sheet;
};
int	coordinator_put_stage(struct outbox *outbox,
	    const struct stage_tables *stage, struct fault *why);

/* A verb that writes the folder named by its operand; the exit status. */
typedef int coordinator_sending(const struct parsed *line,
	    struct register_file *reg, struct outbox *outbox,
	    struct fault *why);
int	coordinator_send(const struct parsed *line, coordinator_sending *send);



int	verb_init(const struct parsed *line);
int	verb_expert_add(const struct parsed *line);
int	verb_expert_revoke(const struct parsed *line);
int	verb_expert_list(const struct parsed *line);
int	verb_proposal_add(const struct parsed *line);
int	verb_proposal_withdraw(const struct parsed *line);
int	verb_proposal_list(const struct parsed *line);
int	verb_proposal_export(const struct parsed *line);
int	verb_assign_auto(const struct parsed *line);
int	verb_assign_explain(const struct parsed *line);
int	verb_assign_import(const struct parsed *line);
int	verb_assign_cancel(const struct parsed *line);
int	verb_assign_show(const struct parsed *line);
int	verb_ruling_add(const struct parsed *line);
int	verb_issue(const struct parsed *line);
int	verb_merge(const struct parsed *line);
int	verb_status(const struct parsed *line);
int	verb_rank(const struct parsed *line);
int	verb_conflict_add(const struct parsed *line);
int	verb_conflict_list(const struct parsed *line);
int	verb_conflict_check(const struct parsed *line);
int	verb_why(const struct parsed *line);
int	verb_diagnose(const struct parsed *line);
int	verb_evaluations(const struct parsed *line);
int	verb_decide(const struct parsed *line);
int	verb_publish(const struct parsed *line);
int	verb_restore(const struct parsed *line);
int	verb_remind(const struct parsed *line);
int	verb_calendar(const struct parsed *line);
int	verb_report(const struct parsed *line);
int	verb_check(const struct parsed *line);

#endif
