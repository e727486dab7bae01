#ifndef MITA_EXPERT_PAGE_H
#define MITA_EXPERT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "mita/desk/draft.h"
#include "mita/ui/frame.h"
#include "mita/ui/textarea.h"

struct screen;

/* One question of a form on the screen. */
struct page {
	struct screen	*screen;
	size_t		 task;
	size_t		 item;
	bool		 reading;	/* split: the proposal has the keys */
	struct textarea	 money;		/* when the item is a sum */
};

struct task *page_task(const struct page *page);
const struct item *page_item(const struct page *page);
bool	page_is_money(const struct page *page);
const char *page_get(const struct page *page, enum part part);

/* The question, its answer, and what was written about it. */
void	page_paint(struct page *page, struct grid *grid, struct body body);

#endif
