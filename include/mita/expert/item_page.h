#ifndef MITA_EXPERT_ITEM_PAGE_H
#define MITA_EXPERT_ITEM_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/desk/draft.h"
#include "mita/ui/frame.h"
#include "mita/ui/textarea.h"

struct screen;

/* One question of a form on the screen. */
struct item_page {
	struct screen	*screen;
	size_t		 task;
	size_t		 item;
	bool		 reading;	/* split: the proposal has the keys */
	struct textarea	 money;		/* when the item is a sum */
};

struct task *item_page_task(const struct item_page *page);
const struct item *item_page_item(const struct item_page *page);
bool	item_page_is_money(const struct item_page *page);
const char *item_page_get(const struct item_page *page, enum part part);

/* The question, its answer, and what was written about it. */
void	item_page_paint(struct item_page *page, struct grid *grid,
	    struct body body);

#endif
