#ifndef MITA_REPORT_JSON_H
#define MITA_REPORT_JSON_H

struct buf;

/* A text as a string of JSON, in quotes, through text_safe(). */
void	json_text(struct buf *out, const char *text);

#endif
