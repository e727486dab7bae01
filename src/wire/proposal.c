/* PROPOSAL and ASSIGNMENT as bytes. */
#include "config.h"

#include "mita/wire/walk.h"

#include "mita/base/limits.h"
#include "mita/model/record.h"
#include "mita/wire/codec.h"

static void
walk_partners(struct codec *c, struct proposal *proposal)
{
	struct partner *partner;
	size_t i;

	for (i = 0; codec_more(c, "partner", i, &proposal->n_partners,
	    &proposal->partners, sizeof(*partner)); i++) {
		partner = &proposal->partners[i];
		codec_line(c, "partner");
		codec_id(c, partner->code);
		codec_id(c, partner->type);
		codec_id(c, partner->place);
		codec_money(c, &partner->grant);
		codec_text(c, &partner->name, LABEL_MAX);
		codec_end(c);
	}
}

static void
walk_domains(struct codec *c, struct proposal *proposal)
{
	size_t i;

	for (i = 0; codec_more(c, "domain", i, &proposal->n_domains,
	    &proposal->domains, sizeof(*proposal->domains)); i++) {
		codec_line(c, "domain");
		codec_id(c, proposal->domains[i].code);
		codec_text(c, &proposal->domains[i].domain, LABEL_MAX);
		codec_end(c);
	}
}

static void
walk_documents(struct codec *c, struct proposal *proposal)
{
	struct document *document;
	size_t i;

	for (i = 0; codec_more(c, "document", i, &proposal->n_documents,
	    &proposal->documents, sizeof(*document)); i++) {
		document = &proposal->documents[i];
		codec_line(c, "document");
		codec_digest(c, &document->digest);
		codec_count(c, &document->size, DOCUMENT_MAX);
		codec_choice(c, &document->media, media_words, MEDIAS);
		codec_text(c, &document->name, LABEL_MAX);
		codec_end(c);
	}
}

void
walk_proposal(struct codec *c, struct record *record)
{
	struct proposal *proposal = &record->body.proposal;
	size_t i;

	codec_line(c, "proposal");
	codec_id(c, proposal->id);
	codec_end(c);
	codec_line(c, "stage");
	codec_number(c, &proposal->stage, STAGES_MAX);
	codec_end(c);
	codec_line(c, "version");
	codec_number(c, &proposal->version, LIST_MAX);
	codec_end(c);
	codec_line(c, "language");
	codec_language(c, proposal->language);
	codec_end(c);
	codec_line(c, "title");
	codec_text(c, &proposal->title, LABEL_MAX);
	codec_end(c);
	codec_line(c, "asked");
	codec_money(c, &proposal->asked);
	codec_end(c);
	codec_line(c, "eligible");
	codec_money(c, &proposal->eligible);
	codec_end(c);
	walk_partners(c, proposal);
	walk_domains(c, proposal);
	for (i = 0; codec_more(c, "code", i, &proposal->n_codes,
	    &proposal->codes, sizeof(*proposal->codes)); i++) {
		codec_line(c, "code");
		codec_id(c, proposal->codes[i].scheme);
		codec_id(c, proposal->codes[i].code);
		codec_end(c);
	}
	walk_documents(c, proposal);
}

void
walk_assignment(struct codec *c, struct record *record)
{
	struct assignment *assignment = &record->body.assignment;
	size_t i;

	codec_line(c, "expert");
	codec_id(c, assignment->expert);
	codec_end(c);
	codec_line(c, "stage");
	codec_number(c, &assignment->stage, STAGES_MAX);
	codec_end(c);
	codec_line(c, "deadline");
	codec_time(c, assignment->deadline);
	codec_end(c);
	for (i = 0; codec_more(c, "assigned", i, &assignment->n_proposals,
	    &assignment->proposals, sizeof(*assignment->proposals)); i++) {
		codec_line(c, "assigned");
		codec_id(c, assignment->proposals[i].proposal);
		codec_digest(c, &assignment->proposals[i].digest);
		codec_end(c);
	}
}
