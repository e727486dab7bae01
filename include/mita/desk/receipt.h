#ifndef MITA_DESK_RECEIPT_H
#define MITA_DESK_RECEIPT_H

struct buf;
struct fault;
struct task;
struct workspace;

/* What was signed of one task, when, and the digest of it. */
int	task_receipt(struct workspace *workspace, const struct task *task,
	    struct buf *out, struct fault *why);

/*
 * A text to print and keep: what the bundle at path has in it, what is
 * missing, and its digest for the telephone.  The file is read back like a
 * stranger's; one that this workspace did not export is refused.  One that is
 * encrypted needs the workspace's reader, else reason ENCRYPTED.
 */
int	bundle_receipt(struct workspace *workspace, const char *path,
	    struct buf *out, struct fault *why);

/*
 * What a file tells that the expert has: a bundle as bundle_receipt() does, a
 * receipt of the agency as proof_take() does, which keeps it.
 */
int	file_receipt(struct workspace *workspace, const char *path,
	    struct buf *out, struct fault *why);

#endif
