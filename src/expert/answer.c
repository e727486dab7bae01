/* Answering one item: a level of the scale, or an answer. */
#include "config.h"

#include "mita/expert/answer.h"

#include <stdio.h>
#include <string.h>

#include "mita/base/text.h"
#include "mita/base/translate.h"
#include "mita/desk/task.h"
#include "mita/expert/screen.h"
#include "mita/expert/wording.h"

static const struct item *
item_of(const struct screen *screen, size_t task, size_t item)
{
	return &screen->session.tasks[task].form->items[item];
}

static const struct scale *
scale_of(const struct screen *screen, size_t task)
{
	return &screen->session.tasks[task].form->call->scale;
}

static void
set_steps(struct screen *screen, size_t task, size_t item, unsigned steps)
{
	char text[16];

	snprintf(text, sizeof(text), "%u", steps);
	screen_answer(screen, task, item, text);
}

/*
 * The first arrow is an answer already: focus and choice are one.  It goes
 * to the middle, from where no end is far.
 */
static void
step_score(struct screen *screen, size_t task, size_t item, int by)
{
	int top = (int)scale_of(screen, task)->top;
	int steps = steps_read(session_get(&screen->session, task, item,
	    PART_VALUE), SCALE_MAX);

	steps = steps < 0 ? top / 2 : steps + by;
	if (steps >= 0 && steps <= top)
		set_steps(screen, task, item, (unsigned)steps);
}

/* Up and Down go over the named levels: the best is at the top. */
static void
step_level(struct screen *screen, size_t task, size_t item, int by)
{
	const struct scale *scale = scale_of(screen, task);
	int steps = steps_read(session_get(&screen->session, task, item,
	    PART_VALUE), scale->top);
	long at;

	if (steps < 0)
		at = (long)scale->n_levels / 2;
	else
		at = scale_level(scale, (unsigned)steps) - scale->levels + by;
	/* Down from between two levels: the one below. */
	if (by < 0 && steps >= 0 && scale_level(scale, (unsigned)steps)->steps
	    != (unsigned)steps)
		at++;
	if (at >= 0 && at < (long)scale->n_levels)
		set_steps(screen, task, item, scale->levels[at].steps);
}

static void
step_option(struct screen *screen, size_t task, size_t item, int by)
{
	const struct question *q = item_of(screen, task, item)->question;
	const char *value = session_get(&screen->session, task, item,
	    PART_VALUE);
	long at = -1, i;

	for (i = 0; i < (long)q->n_options; i++)
		if (strcmp(q->options[i].id, value) == 0)
			at = i;
	at += by;
	if (at >= 0 && at < (long)q->n_options)
		screen_answer(screen, task, item, q->options[at].id);
}

void
answer_act(struct screen *screen, struct ui *ui, size_t task, size_t item,
    enum answer_act act)
{
	const struct item *it = item_of(screen, task, item);
	int by = act == ANSWER_DOWN || act == ANSWER_MORE ? 1 : -1;

	if (it->kind == ITEM_REMARK || !screen_may_change(screen, ui, task,
	    PART_VALUE))
		return;
	if (act == ANSWER_CLEAR)
		screen_answer(screen, task, item, "");
	else if (act == ANSWER_CANNOT && it->kind == ITEM_CRITERION)
		screen_answer(screen, task, item, "-");
	else if (it->kind == ITEM_CRITERION && act <= ANSWER_DOWN)
		step_level(screen, task, item, -by);
	else if (it->kind == ITEM_CRITERION)
		step_score(screen, task, item, by);
	else if (it->question->kind == QUESTION_CHOICE && act <= ANSWER_DOWN)
		step_option(screen, task, item, by);
}

/*
 * A key means what is printed on it: digits, and the letters that stand in
 * the digit row of a Lithuanian keyboard.
 */
static int
digit_of(int32_t point)
{
	static const int32_t row[] = {
		0x201c, 0x0105, 0x010d, 0x0119, 0x0117, 0x012f, 0x0161,
		0x0173, 0x016b, 0x201e
	};
	int i;

	if (point >= '0' && point <= '9')
		return (int)(point - '0');
	for (i = 0; i < 10; i++)
		if (row[i] == point)
			return i;
	return -1;
}

/* The digit behind "3,": half a point, or nothing on this scale. */
static void
take_decimal(struct screen *screen, size_t task, size_t item, int digit)
{
	char text[16];
	int steps;

	snprintf(text, sizeof(text), "%d.%d", screen->typed.whole, digit);
	steps = scale_steps(scale_of(screen, task), text);
	if (steps >= 0)
		set_steps(screen, task, item, (unsigned)steps);
	else
		chrome_say(&screen->chrome, "\"%s\" is not on the scale.",
		    translate_number(text));
}

/* Behind a digit, a comma or full stop begins its second half. */
static bool
take_comma(struct screen *screen, enum typed_state before)
{
	char text[16];

	if (before != TYPED_WHOLE)
		return false;
	screen->typed.state = TYPED_COMMA;
	snprintf(text, sizeof(text), "%d.", screen->typed.whole);
	chrome_say(&screen->chrome, "%s", translate_number(text));
	return true;
}

bool
answer_key(struct screen *screen, struct ui *ui, size_t task, size_t item,
    const struct key *key)
{
	const struct scale *scale = scale_of(screen, task);
	struct typed_score *typed = &screen->typed;
	enum typed_state before = typed->task == task && typed->item == item ?
	    typed->state : TYPED_NONE;
	int digit;

	typed->state = TYPED_NONE;
	if (item_of(screen, task, item)->kind != ITEM_CRITERION ||
	    key->kind != KEY_IS_CHAR)
		return false;
	if (key->value == ',' || key->value == '.')
		return take_comma(screen, before);
	digit = digit_of(key->value);
	if (digit == -1 || (before != TYPED_COMMA &&
	    (unsigned)digit * scale->per_point > scale->top))
		return false;
	if (!screen_may_change(screen, ui, task, PART_VALUE))
		return true;
	if (before == TYPED_COMMA) {
		take_decimal(screen, task, item, digit);
		return true;
	}
	*typed = (struct typed_score){ TYPED_WHOLE, digit, task, item };
	set_steps(screen, task, item, (unsigned)digit * scale->per_point);
	if (key->value > 127)
		chrome_say(&screen->chrome, "Read as %d.", digit);
	return true;
}

/* Painting */

enum {
	BESIDE = 96,	/* columns where each level has its text beside it */
	MEANING = 4	/* rows for that of the chosen one */
};

/* One line of a list; the chosen one is reverse, has ">" and the cursor. */
static void
paint_choice(struct grid *grid, int row, int end, bool on, const char *sign,
    const char *text)
{
	int col = grid_string(grid, row, 1, on ? GRID_FOCUS : GRID_NORMAL,
	    on ? "> " : "  ");

	col = grid_string(grid, row, col, on ? GRID_FOCUS : GRID_NORMAL,
	    sign);
	col = grid_string(grid, row, col, on ? GRID_FOCUS : GRID_NORMAL, "  ");
	grid_text(grid, row, col, end - col, on ? GRID_FOCUS : GRID_NORMAL,
	    text, strlen(text));
	if (on)
		grid_cursor(grid, row, 1);
}

/* "3,5  good - very good" and what it means; returns the rows. */
static int
paint_meaning(struct screen *screen, struct grid *grid, struct body box,
    int col, size_t task, unsigned steps)
{
	const struct scale *scale = scale_of(screen, task);
	const struct level *here = scale_level(scale, steps);
	bool between = steps != here->steps;
	char points[POINTS_LEN], above[POINTS_LEN], text[200];
	int used;

	grid_printf(grid, box.row, col, GRID_STRONG, "%s  %s%s%s",
	    wording_points(&screen->session, steps, points),
	    here->name.in[screen->session.lang], between ? " - " : "", between ?
	    here[1].name.in[screen->session.lang] : "");
	used = 1 + frame_wrap(grid, box.row + 1, col, box.rows - 1, box.cols -
	    col - 1, GRID_NORMAL, here->text.in[screen->session.lang], 0, NULL);
	if (!between)
		return used;
	/* The step between has no words of its own in the call. */
	wording_points(&screen->session, here[1].steps, above);
	snprintf(text, sizeof(text), _("%s is between two levels: say what was"
	    " missing for %s."), points, above);
	if ((int)frame_lines(text, box.cols - col - 1) <= box.rows - used)
		used += frame_wrap(grid, box.row + used, col, box.rows - used,
		    box.cols - col - 1, GRID_NORMAL, text, 0, NULL);
	return used;
}

/* What is chosen when no level is. */
static const char *
no_level(const char *value)
{
	return value[0] == '-' ? _("cannot judge") : _("not answered yet");
}

/* Where there is little room: "0 1 2 [3,5] 4 5" and what that means. */
static int
paint_short(struct screen *screen, struct grid *grid, struct body body,
    int row, size_t task, const char *value)
{
	const struct scale *scale = scale_of(screen, task);
	int steps = steps_read(value, SCALE_MAX), col = 1, left;
	const struct level *here = steps < 0 ? NULL :
	    scale_level(scale, (unsigned)steps);
	char points[POINTS_LEN];
	size_t i;

	if (here == NULL) {
		grid_cursor(grid, row, col);
		col = grid_printf(grid, row, col, GRID_FOCUS, "> %s",
		    no_level(value)) + 2;
	}
	for (i = 0; i < scale->n_levels; i++) {
		const struct level *level = &scale->levels[i];

		if (level == here)
			grid_cursor(grid, row, col);
		col = grid_printf(grid, row, col, level == here ? GRID_FOCUS :
		    GRID_NORMAL, level == here ? "[%s]" : " %s ",
		    wording_points(&screen->session, level == here ?
		    (unsigned)steps : level->steps, points));
	}
	if (here == NULL)
		return row + 2;
	left = body.row + body.rows - ++row;
	body.row = row;
	body.rows = left > MEANING ? MEANING : left;
	return left < 1 ? row : row + paint_meaning(screen, grid, body, 3,
	    task, (unsigned)steps);
}

/* The widest name of a level, or what stands for none. */
static int
widest_name(const struct screen *screen, const struct scale *scale,
    const char *none)
{
	int widest = (int)text_width(none, strlen(none)), width;
	const char *name;
	size_t i;

	for (i = 0; i < scale->n_levels; i++) {
		name = scale->levels[i].name.in[screen->session.lang];
		width = (int)text_width(name, strlen(name));
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* One level; steps are those of the score when it is this one, else -1. */
static void
paint_level_row(struct screen *screen, struct grid *grid, int row, int end,
    const struct level *level, int steps)
{
	char points[POINTS_LEN];

	paint_choice(grid, row, end, steps >= 0, wording_points(
	    &screen->session, steps >= 0 ? (unsigned)steps : level->steps,
	    points), level->name.in[screen->session.lang]);
}

static int
paint_scale(struct screen *screen, struct grid *grid, struct body body,
    int row, size_t task, const char *value)
{
	const struct scale *scale = scale_of(screen, task);
	int steps = steps_read(value, SCALE_MAX), top = row, end;
	const struct level *here = steps < 0 ? NULL :
	    scale_level(scale, (unsigned)steps);
	bool beside = body.cols >= BESIDE || here == NULL;
	size_t i;

	end = 12 + widest_name(screen, scale, no_level(value));
	end = end < 24 ? 24 : end > body.cols * 2 / 3 ? body.cols * 2 / 3 :
	    end;
	for (i = scale->n_levels; i-- > 0; row++) {
		const struct level *level = &scale->levels[i];
		const char *text = level->text.in[screen->session.lang];

		paint_level_row(screen, grid, row, end, level, level == here ?
		    steps : -1);
		if (beside)
			grid_text(grid, row, end + 2, body.cols - end - 3,
			    level == here ? GRID_STRONG : GRID_NORMAL, text,
			    strlen(text));
	}
	paint_choice(grid, row++, end, here == NULL, value[0] == '-' ?
	    "x  " : "-  ", no_level(value));
	body.row = top;
	body.rows = row - top;
	if (here != NULL && !beside)
		paint_meaning(screen, grid, body, end + 2, task,
		    (unsigned)steps);
	return row;
}

static int
paint_options(struct screen *screen, struct grid *grid, struct body body,
    int row, const struct question *q, const char *value)
{
	size_t i;

	paint_choice(grid, row++, body.cols - 1, value[0] == '\0', "-",
	    _("not answered yet"));
	for (i = 0; i < q->n_options; i++)
		paint_choice(grid, row++, body.cols - 1,
		    strcmp(q->options[i].id, value) == 0, " ",
		    q->options[i].name.in[screen->session.lang]);
	return row;
}

int
answer_paint(struct screen *screen, struct grid *grid, struct body body,
    int row, size_t task, size_t item)
{
	const struct item *it = item_of(screen, task, item);
	const char *value;

	if (it->kind == ITEM_REMARK)
		return row;
	value = session_get(&screen->session, task, item, PART_VALUE);
	if (it->kind == ITEM_QUESTION)
		return paint_options(screen, grid, body, row, it->question,
		    value);
	return body.rows < 14 ? paint_short(screen, grid, body, row, task,
	    value) : paint_scale(screen, grid, body, row, task, value);
}
