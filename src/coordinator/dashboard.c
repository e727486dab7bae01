/* Where an officer starts: four tables of a stage. */
#include "config.h"

#include "mita/coordinator/dashboard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mita/base/buf.h"
#include "mita/base/file.h"
#include "mita/base/program.h"
#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/coordinator/board.h"
#include "mita/coordinator/bundles_list.h"
#include "mita/coordinator/coordinator.h"
#include "mita/coordinator/experts_list.h"
#include "mita/coordinator/findings.h"
#include "mita/coordinator/import.h"
#include "mita/coordinator/list.h"
#include "mita/coordinator/list_screen.h"
#include "mita/coordinator/news.h"
#include "mita/coordinator/overview.h"
#include "mita/coordinator/panel.h"
#include "mita/coordinator/person.h"
#include "mita/coordinator/proposals_list.h"
#include "mita/coordinator/seats.h"
#include "mita/coordinator/verb_texts.h"
#include "mita/office/register.h"
#include "mita/ui/frame.h"
#include "mita/ui/look.h"
#include "mita/ui/term.h"

/* Where an officer starts: four tables of a stage, one at a time. */

enum { R_NEXT = 1, R_PREVIOUS, R_STAGE, R_IMPORT, R_REMIND, R_ASSIGN,
	R_FINAL, R_OVERVIEW, R_AGAIN, R_STAY, R_LEAVE };

#define TABS_MOVES \
	{ KEY_IS_NAMED, NAME_TAB, R_NEXT, "Tab", NULL, \
	    N_("the next of the four tables; Shift-Tab: the one before") }, \
	{ KEY_IS_NAMED, NAME_RIGHT, R_NEXT, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_BACK_TAB, R_PREVIOUS, NULL, NULL, NULL }, \
	{ KEY_IS_NAMED, NAME_LEFT, R_PREVIOUS, NULL, NULL, NULL }

#define TABS_COMMON \
	{ KEY_IS_CHAR, 'o', R_OVERVIEW, "o", N_("Overview"), \
	    N_("the state of the stage in pictures and sentences") }, \
	{ KEY_IS_CHAR, 's', R_STAGE, "s", N_("Stage"), \
	    N_("show the other stage of the call") }, \
	TABS_MOVES, LIST_MOVES, LIST_ACTS, \
	{ KEY_IS_CHAR, 'r', R_AGAIN, "r", NULL, \
	    N_("read the register again") }, \
	{ KEY_IS_CHAR, 'q', R_LEAVE, "q", N_("Quit"), \
	    N_("leave the program; there is nothing to save") }, \
	{ KEY_IS_NAMED, NAME_ESCAPE, R_STAY, NULL, NULL, NULL }, \
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }

#define IMPORT \
	{ KEY_IS_CHAR, 'i', R_IMPORT, "i", N_("Import"), \
	    N_("take in files that experts sent") }

static const struct binding experts_bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, P_OPEN, "Enter", N_("Open"),
	    N_("open the expert, or the list that a number counts") },
	{ KEY_IS_CHAR, 'm', R_REMIND, "m", N_("Reminder"),
	    N_("write a reminder for this expert, to read before it is saved")
	    },
	IMPORT, TABS_COMMON
};

static const struct binding proposals_bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, P_OPEN, "Enter", N_("Open"),
	    N_("open the proposal, or the list that a number counts") },
	{ KEY_IS_CHAR, 'a', R_ASSIGN, "a", N_("Who could take it"),
	    N_("whom the plan of assign auto gives it to") },
	IMPORT, TABS_COMMON
};

static const struct binding places_bindings[] = {
	{ KEY_IS_NAMED, NAME_ENTER, P_OPEN, "Enter", N_("Why this rank"),
	    N_("why it has the place it has, or the list that a number"
	    " counts") },
	{ KEY_IS_CHAR, 'p', R_FINAL, "p", N_("Final only"),
	    N_("only what nothing is waited for, or all of it again") },
	IMPORT, TABS_COMMON
};

static const struct binding bundles_bindings[] = {
	IMPORT,
	{ KEY_IS_NAMED, NAME_ENTER, P_OPEN, "Enter", N_("What was new"),
	    N_("what the bundle brought, or the list that a number counts") },
	TABS_COMMON
};

enum { TAB_EXPERTS, TAB_PROPOSALS, TAB_RANKING, TAB_FILES, TABS };

static const struct tab {
	const char		*title;
	const struct list_kind	*kind;
	const struct binding	*bindings;
	const char		*about;
} tabs[TABS] = {
	{ N_("Experts"), &experts_list, experts_bindings,
	    N_("Everybody who was admitted: what is in, what is missing, and"
	    " how many days ago the last file came.") },
	{ N_("Proposals"), &proposals_list,
	    proposals_bindings,
	    N_("Each proposal with its experts: ok in, .. declared, - nothing"
	    " yet, C set aside, x cancelled, ! look. No screen changes a"
	    " score.") },
	{ N_("Ranking"), &places_list, places_bindings,
	    N_("The ranking as rank prints it; = are equal ranks. It is"
	    " provisional until every proposal is complete.") },
	{ N_("Files"), &bundles_list, bundles_bindings,
	    N_("The bundles that came, and how much of each was new. Import"
	    " is the one act here that changes the register.") },
};

struct dashboard {
	struct board	*board;
	int		 tab;
	bool		 final;		/* the ranking without what waits */
	unsigned	 reading;	/* of the board that the lists show */
	struct list	 lists[TABS];
};

static bool
is_final(const void *row, const char *of)
{
	(void)of;
	return place_is_final(row);
}

static bool
bind(struct dashboard *d)
{
	struct rows rows;
	int i;

	for (i = 0; i < TABS; i++) {
		rows_select(&rows, tabs[i].kind, d->board,
		    i == TAB_RANKING && d->final ? is_final : NULL, NULL);
		if (list_begin(&d->lists[i], d->board, tabs[i].kind, &rows) ==
		    -1)
			return false;
	}
	d->reading = d->board->reading;
	return true;
}

/* Painting */

/* Behind what is there already, if the line has room for it. */
static void
put_more(struct buf *out, const char *more, int cols)
{
	if ((int)(text_width(buf_text(out), out->len) +
	    text_width(more, strlen(more))) + 2 < cols)
		buf_putf(out, "  %s", more);
}

static void
put_standing(struct buf *out, const struct board *board, int cols)
{
	const struct stage_view *view = &board->view;
	size_t done = 0, i;

	for (i = 0; i < view->n_proposals; i++)
		done += place_is_final(&view->places[i]);
	if (done < view->n_proposals)
		buf_putf(out, _("PROVISIONAL: %zu of %zu complete"), done,
		    view->n_proposals);
	else if (outcome_latest(board->reg->book, board->stage) == NULL)
		buf_puts(out, _("COMPLETE, not yet signed"));
	else
		buf_puts(out, view->stale ? _("COMPLETE, but not as signed") :
		    _("COMPLETE, the result is signed"));
	put_more(out, board->line_text, cols);
}

static void
put_progress(struct buf *out, const struct board *board, int cols)
{
	size_t in = board_in(board);
	size_t all = in + board_missing(board, NULL);
	size_t n = board->view.n_needs;
	struct buf bar = {0};
	char need[80];

	buf_putf(out, translate_n("%zu of %zu evaluation in", "%zu of %zu"
	    " evaluations in", all), in, all);
	snprintf(need, sizeof(need), translate_n("%zu needs attention", "%zu"
	    " need attention", n), n);
	put_bar(&bar, 20, in, all);
	put_more(out, buf_text(&bar), cols - (int)text_width(need,
	    strlen(need)) - 2);
	put_more(out, need, cols);
	buf_release(&bar);
}

static void
paint_tabs(const struct dashboard *d, struct grid *grid, int row)
{
	int col = 2, i, width;

	for (i = 0; i < TABS; i++) {
		const char *title = translate(tabs[i].title);

		width = (int)text_width(title, strlen(title));
		grid_printf(grid, row, col, i == d->tab ? GRID_TITLE :
		    GRID_NORMAL, i == d->tab ? "[%s]" : " %s ", title);
		col += width + 4;
	}
	grid_rule(grid, row + 1);
}

static void
next_step(const struct dashboard *d, char *out, size_t room)
{
	const struct list *list = &d->lists[d->tab];

	if (list->count >= 0)
		snprintf(out, room, "%s", _("Enter opens the list that this"
		    " number counts."));
	else
		list_next(list, out, room);
}

/* Where one is, as far as the time that is left leaves room for it. */
static void
put_where(const struct board *board, int cols, char *out, size_t room)
{
	const struct call *call = board->reg->book->call;
	const char *right = board->chrome.saved;
	int space = cols - 4 - (int)text_width(right, strlen(right));

	snprintf(out, room, _("Coordinator   %s, stage %u of %zu"), call->id,
	    board->stage, call->n_stages);
	if ((int)text_width(out, strlen(out)) > space)
		snprintf(out, room, _("%s, stage %u"), call->id,
		    board->stage);
	if ((int)text_width(out, strlen(out)) > space)
		snprintf(out, room, _("Stage %u"), board->stage);
}

static void
dashboard_paint(void *state, struct grid *grid)
{
	struct dashboard *d = state;
	struct board *board = d->board;
	char where[160], sentence[512];
	struct buf line = {0};
	struct body body;

	board_line(board);
	board_deadline(board, board->chrome.saved,
	    sizeof(board->chrome.saved));
	put_where(board, grid->cols, where, sizeof(where));
	if (d->tab == TAB_RANKING)
		put_standing(&line, board, grid->cols);
	else
		put_progress(&line, board, grid->cols);
	next_step(d, sentence, sizeof(sentence));
	board->chrome.typing = d->lists[d->tab].finding;
	body = chrome_frame(&board->chrome, grid, where, buf_text(&line),
	    sentence, tabs[d->tab].bindings);
	buf_release(&line);
	board->chrome.saved[0] = '\0';
	if (chrome_help(&board->chrome, grid, body, tabs[d->tab].bindings,
	    translate(tabs[d->tab].about)))
		return;
	paint_tabs(d, grid, body.row);
	body.row += 2;
	body.rows -= 2;
	list_paint(&d->lists[d->tab], grid, body);
}

/* Keys */

static void
change_stage(struct dashboard *d, struct ui *ui)
{
	const struct call *call = d->board->reg->book->call;
	size_t s;

	if (call->n_stages < 2) {
		chrome_say(&d->board->chrome, "This call has one stage.");
		return;
	}
	for (s = 0; call->stages[s].number != d->board->stage; s++)
		continue;
	chrome_wait(&d->board->chrome, ui, _("Reading the register ..."));
	if (board_show(d->board, call->stages[(s + 1) %
	    call->n_stages].number))
		bind(d);
}

static void
act(struct dashboard *d, struct ui *ui, int request)
{
	const void *row = list_row(&d->lists[d->tab]);
	const struct expert_view *expert = row;
	const struct proposal_view *place = row;

	if (row == NULL)
		chrome_say(&d->board->chrome, "The list is empty.");
	else if (request == R_REMIND)
		board_open(ui, d->board, SCREEN_REMINDER,
		    expert->who.admission->expert);
	else
		board_open(ui, d->board, SCREEN_SEATS,
		    place->standing->proposal->id);
}

static void
show_overview(struct dashboard *d, struct ui *ui)
{
	struct buf text = {0};

	overview_text(d->board, &text);
	board_read(ui, d->board, _("Overview"), "overview", &text);
}

static void
dashboard_key(void *state, struct ui *ui, const struct key *key)
{
	struct dashboard *d = state;
	const struct binding *bindings = tabs[d->tab].bindings;

	if (chrome_key(&d->board->chrome, ui, bindings, key,
	    d->lists[d->tab].finding) ||
	    list_key(&d->lists[d->tab], ui, key))
		return;
	switch (binding_find(bindings, key)) {
	case P_OPEN:
		list_open_count(ui, &d->lists[d->tab]);
		break;
	case R_NEXT:
		d->tab = (d->tab + 1) % TABS;
		break;
	case R_PREVIOUS:
		d->tab = (d->tab + TABS - 1) % TABS;
		break;
	case R_STAGE:
		change_stage(d, ui);
		break;
	case R_IMPORT:
		import_open(ui, d->board);
		break;
	case R_REMIND:
	case R_ASSIGN:
		act(d, ui, binding_find(bindings, key));
		break;
	case R_OVERVIEW:
		show_overview(d, ui);
		break;
	case R_FINAL:
		d->final = !d->final;
		bind(d);
		break;
	case R_AGAIN:
		chrome_wait(&d->board->chrome, ui, _("Reading the register"
		    " ..."));
		if (board_reload(d->board, d->board->stage) && bind(d))
			chrome_say(&d->board->chrome, "Read again.");
		break;
	case R_STAY:
		chrome_say(&d->board->chrome, "Press q to leave.");
		break;
	case R_LEAVE:
		ui_leave(ui);
		break;
	default:
		chrome_unknown(&d->board->chrome, key);
		break;
	}
}

static void
dashboard_close(void *state)
{
	(void)state;
}

/* The register may have grown since. */
static void
dashboard_resume(void *state)
{
	struct dashboard *d = state;

	d->board->chrome.help = false;
	if (d->reading != d->board->reading)
		bind(d);
}

static const struct view_ops dashboard_view = {
	.paint = dashboard_paint, .key = dashboard_key,
	.close = dashboard_close, .resume = dashboard_resume
};

/* Starting */

/* There are few settings: one key goes through the languages. */
static void
next_language(struct ui *ui, void *state)
{
	const char *next;
	size_t i;

	(void)ui;
	(void)state;
	for (i = 0; strcmp(translate_language_code(i),
	    translate_language()) != 0; i++)
		continue;
	next = translate_language_code(i + 1);
	translate_to(next == NULL ? translate_language_code(0) : next);
}

static const struct binding everywhere[] = {
	{ KEY_IS_NAMED, NAME_F9, 1, "F9", N_("Language"),
	    N_("the next language of the screens") },
	{ KEY_IS_NAMED, NAME_F1, 2, "F1", N_("Help"),
	    N_("help for this screen") },
	{ KEY_IS_NAMED, NAME_SUSPEND, 3, "", NULL,
	    N_("stop the program for a while; \"fg\" goes on") },
	{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
};

static board_opener *const screens[BOARD_SCREENS] = {
	[SCREEN_EXPERT] = person_open,
	[SCREEN_PROPOSAL] = panel_open,
	[SCREEN_SEATS] = seats_open,
	[SCREEN_WHY] = why_open,
	[SCREEN_REMINDER] = reminder_open,
	[SCREEN_FINDINGS] = findings_open,
	[SCREEN_NEWS] = news_open,
};

static const struct chrome_ops chrome_ops = {
	.everywhere = everywhere, .settings = next_language
};

/* Before there is anything to show. */
static void
waiting_paint(void *state, struct grid *grid)
{
	static const struct binding none[] = {
		{ KEY_IS_NONE, 0, 0, NULL, NULL, NULL }
	};
	struct board *board = state;

	chrome_frame(&board->chrome, grid, _("Coordinator"), NULL, _("Reading"
	    " the register ..."), none);
}

static int
find_register(struct board *board)
{
	const char *path = coordinator_path(board->line);

	if (file_exists(path))
		return 0;
	fault_at(&board->fault, FAULT_REFUSED, "NO-REGISTER", path,
	    "there is no register here");
	return fault_remedy(&board->fault, "make one with \"mita-coordinator"
	    " init CALLFILE\", or name yours with -r");
}

/* -1: see the board's fault. */
static int
run(struct board *board, const char *note)
{
	struct dashboard d = { .board = board };
	int rc = -1, i;

	ui_show(waiting_paint, board);
	if (!board_reload(board, 0))
		return -1;
	if (!bind(&d))
		fault_memory(&board->fault);
	else {
		snprintf(board->chrome.message, sizeof(board->chrome.message),
		    "%s", note == NULL ? "" : translate(note));
		ui_run(&dashboard_view, &d);
		rc = 0;
	}
	for (i = 0; i < TABS; i++)
		list_end(&d.lists[i]);
	return rc;
}

int
board_run(const struct parsed *line)
{
	struct board board = { .line = line, .screens = screens,
	    .chrome.ops = &chrome_ops };
	const char *note;
	int rc = find_register(&board);

	if (rc == 0 && (rc = term_open(parsed_option(line, "--mono") != NULL,
	    &note, &board.fault)) == 0) {
		rc = run(&board, note);
		term_close();
	}
	if (rc == -1)
		rc = program_fail(coordinator_program, &board.fault);
	board_close(&board);
	return rc;
}
