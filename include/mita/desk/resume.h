#ifndef MITA_DESK_RESUME_H
#define MITA_DESK_RESUME_H

struct fault;
struct workspace;

/*
 * After a package: an evaluation that is there without any draft (a lost key
 * signed it) becomes the draft of its task.
 */
int	tasks_resume(struct workspace *workspace, struct fault *why);

#endif
