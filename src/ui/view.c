/* The stack of views, and the loop that runs it. */
#include "config.h"

#include "mita/ui/view.h"

#include <stddef.h>

#include "mita/base/clock.h"
#include "mita/ui/frame.h"
#include "mita/ui/term.h"

enum { VIEWS_MAX = 16, SAVE_MS = 600 };

struct ui {
	struct {
		const struct view_ops	*ops;
		void			*state;
	} views[VIEWS_MAX];
	int		n;
	struct key	sent;	/* KEY_IS_NONE: nothing */
	bool		left;	/* all at once */
	bool		unsaved; /* a view could not save what it holds */
	struct grid	grid;	/* as it was painted last */
};

void
ui_open(struct ui *ui, const struct view_ops *ops, void *state)
{
	if (state == NULL)
		return;
	if (ui->n == VIEWS_MAX) {
		ops->close(state);
		return;
	}
	ui->views[ui->n].ops = ops;
	ui->views[ui->n++].state = state;
}

static bool
save_top(struct ui *ui)
{
	const struct view_ops *ops = ui->views[ui->n - 1].ops;

	return ops->save == NULL || ops->save(ui->views[ui->n - 1].state);
}

/* Every view: one below may have been left with a field half written. */
bool
ui_save(struct ui *ui)
{
	int i;

	ui->unsaved = false;
	for (i = 0; i < ui->n; i++)
		if (ui->views[i].ops->save != NULL &&
		    !ui->views[i].ops->save(ui->views[i].state))
			ui->unsaved = true;
	return !ui->unsaved;
}

void
ui_suspend(struct ui *ui)
{
	ui_save(ui);
	term_suspend();
}

static void
close_top(struct ui *ui)
{
	const struct view_ops *below;

	ui->n--;
	ui->views[ui->n].ops->close(ui->views[ui->n].state);
	if (ui->n == 0)
		return;
	below = ui->views[ui->n - 1].ops;
	if (below->resume != NULL)
		below->resume(ui->views[ui->n - 1].state);
}

void
ui_back(struct ui *ui)
{
	if (ui->n > 0 && save_top(ui))
		close_top(ui);
}

void
ui_leave(struct ui *ui)
{
	ui->left = true;
	while (ui->n > 0) {
		save_top(ui);
		close_top(ui);
	}
}

void
ui_send(struct ui *ui, enum key_kind kind, int32_t value)
{
	ui->sent = (struct key){ .kind = kind, .value = value };
}

static void
show(struct grid *grid, bool saved, ui_painter *paint, void *state)
{
	int rows, cols;

	term_size(&rows, &cols);
	if (grid_resize(grid, rows, cols) == -1)
		return;
	grid_clear(grid);
	if (rows < VIEW_MIN_ROWS || cols < VIEW_MIN_COLS)
		frame_too_small(grid, VIEW_MIN_ROWS, VIEW_MIN_COLS, saved);
	else
		paint(state, grid);
	term_show(grid);
}

void
ui_repaint(struct ui *ui)
{
	show(&ui->grid, !ui->unsaved, ui->views[ui->n - 1].ops->paint,
	    ui->views[ui->n - 1].state);
}

void
ui_show(ui_painter *paint, void *state)
{
	struct grid grid = {0};

	show(&grid, true, paint, state);
	grid_release(&grid);
}

static void
give_top(struct ui *ui, const struct key *key)
{
	struct key next;

	ui->views[ui->n - 1].ops->key(ui->views[ui->n - 1].state, ui, key);
	while (ui->n > 0 && ui->sent.kind != KEY_IS_NONE) {
		next = ui->sent;
		ui->sent.kind = KEY_IS_NONE;
		ui->views[ui->n - 1].ops->key(ui->views[ui->n - 1].state, ui,
		    &next);
	}
}

/* A window in which nothing can be seen takes no keys but leaving. */
static void
give_key(struct ui *ui, const struct key *key)
{
	const struct grid *grid = &ui->grid;

	if (key_is(key, KEY_IS_CTRL, 'L'))
		term_redraw();
	else if (grid->rows >= VIEW_MIN_ROWS && grid->cols >= VIEW_MIN_COLS)
		give_top(ui, key);
	else if (key_is(key, KEY_IS_CHAR, 'q'))
		ui_leave(ui);
}

bool
ui_run(const struct view_ops *ops, void *state)
{
	struct key key = {0};
	bool changed = false;
	struct ui ui = {0};
	int64_t since = 0;

	ui_open(&ui, ops, state);
	while (ui.n > 0) {
		ui_repaint(&ui);
		switch (term_wait(changed ? SAVE_MS : -1, &key)) {
		case TERM_KEY:
			if (!changed)
				since = clock_now();
			changed = true;
			give_key(&ui, &key);
			/* Who types without a pause is saved each second. */
			if (clock_now() == since)
				continue;
			break;
		case TERM_LEAVE:
			ui_leave(&ui);
			break;
		case TERM_STOP:
			ui_suspend(&ui);
			break;
		case TERM_IDLE:
		case TERM_RESIZE:
			break;
		}
		/* What could not be saved is tried again by itself. */
		changed = !ui_save(&ui);
	}
	grid_release(&ui.grid);
	return !ui.left;
}

int
binding_find(const struct binding *bindings, const struct key *key)
{
	for (; bindings->request != 0; bindings++)
		if (key_is(key, bindings->kind, bindings->value))
			return bindings->request;
	return 0;
}
