/* What check finds, on a screen. */
#include "config.h"

#include "mita/coordinator/findings.h"

#include "mita/base/buf.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/list_screen.h"
#include "mita/coordinator/screen_cell.h"
#include "mita/office/register.h"
#include "mita/report/table.h"

/* What check finds, on a screen. */

static void
put_finding(struct table *table, const struct board *board, const void *row)
{
	const struct finding *finding = row;

	(void)board;
	table_text(table, finding->grade == GRADE_WRONG ? "wrong" :
	    "notice");
	table_text(table, finding->reason);
	table_text(table, finding->place);
	table_text(table, finding->text);
}

static void
open_finding(struct ui *ui, struct board *board, const void *row)
{
	const struct finding *finding = row;
	struct buf text = {0};

	buf_putf(&text, "%s\n%s\n\n%s\n", finding->reason, finding->place,
	    finding->text);
	board_read(ui, board, _("Finding"), "finding", &text);
	buf_release(&text);
}

static const char *const findings_columns[] = {
	"grade", "reason", "place", "finding"
};

static const struct tableview_column findings_shown[] = {
	{ N_("Grade"), 0, CELL_WORD, FIT_LEFT, 0 },
	{ N_("Reason"), 1, CELL_TEXT, FIT_LEFT, 0 },
	{ N_("Place"), 2, CELL_TEXT, FIT_LEFT, 1 },
	{ N_("Finding"), 3, CELL_TEXT, FIT_REST, 0 },
	{ NULL, 0, CELL_TEXT, FIT_LEFT, 0 }
};

static const struct list_kind findings_list = {
	.name = "findings", .columns = findings_columns, .n_columns = 4,
	.put = put_finding, .shown = findings_shown, .open = open_finding
};

/* The book goes, so what is shown of a finding is copied. */
static void
keep(struct rows *rows, const struct finding *finding)
{
	struct finding kept = { .grade = finding->grade,
	    .reason = rows_text(rows, finding->reason),
	    .place = rows_text(rows, finding->place),
	    .text = rows_text(rows, finding->text) };

	rows_add(rows, rows_keep(rows, &kept, sizeof(kept)));
}

int
findings_read(struct board *board, const char *expert, struct rows *out)
{
	struct register_file *reg;
	const struct book *book;
	size_t i;
	int rc;

	/* Findings are made once for a book: this one is for them alone. */
	rows_begin(out);
	if ((reg = coordinator_verify(board->line, &board->fault)) == NULL)
		return -1;
	if ((rc = register_audit(reg, &board->fault)) == 0) {
		book = reg->book;
		for (i = 0; i < book->n_findings; i++)
			if (expert == NULL || finding_is_about_expert(
			    &book->findings[i], expert))
				keep(out, &book->findings[i]);
	}
	register_close(reg);
	return rc;
}

void
findings_open(struct ui *ui, struct board *board, const char *expert)
{
	struct rows rows;

	chrome_wait(&board->chrome, ui, _("Checking the register ..."));
	if (findings_read(board, expert, &rows) == 0)
		list_open(ui, board, &findings_list, &rows, _("Findings"));
	else {
		rows_release(&rows);
		chrome_complain(&board->chrome, &board->fault);
	}
}
