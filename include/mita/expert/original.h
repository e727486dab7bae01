#ifndef MITA_EXPERT_ORIGINAL_H
#define MITA_EXPERT_ORIGINAL_H

struct document;
struct screen;

/* Open a document, or any file or folder, as the system does. */
void	original_open(struct screen *screen, const struct document *document);
void	original_open_path(struct screen *screen, const char *path);

#endif
