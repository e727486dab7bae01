#ifndef MITA_OFFICE_PUBLISH_H
#define MITA_OFFICE_PUBLISH_H

struct fault;
struct outbox;
struct register_file;

/*
 * The folder for auditors: every record as a text and a signature, the keys,
 * and VERIFY.txt with the stock commands; no documents of proposals.
 * The register is one that register_check() passes.
 */
int	register_publish(const struct register_file *reg,
	    struct outbox *outbox, struct fault *why);

#endif
