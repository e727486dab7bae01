#ifndef MITA_OFFICE_CSV_FIELDS_H
#define MITA_OFFICE_CSV_FIELDS_H

#include "mita/office/filing.h"

struct lookup;

/* What columns are called elsewhere, and cells of one kind.  Room-private. */

#define PROPOSAL_NAMES							\
	"paper,pid,paperid,id,submission,submissionid,"			\
	"submission number,number,#,application,application id,"	\
	"grant id,paraiška,paraiškos nr,paraiškos nr.,"			\
	"paraiškos numeris"
#define TITLE_NAMES							\
	"name of project,project title,pavadinimas,"			\
	"projekto pavadinimas"
#define STAGE_NAMES	"round,review round,phase,score set,etapas"
#define EXPERT_NAMES	"user,reviewer,vertintojas,ekspertas"
#define EMAIL_NAMES							\
	"mail,reviewer email,el. paštas,el paštas,elektroninis paštas"
#define GIVEN_NAMES	"first name,first,given,vardas"
#define FAMILY_NAMES	"last name,last,surname,family,pavardė"
#define FULL_NAMES	"reviewer name,full name,vardas ir pavardė"
#define OFFICER_NAMES	"pareigūnas"
#define REASON_NAMES	"withdraw reason,decline reason,priežastis"
#define CONFLICT_NAMES							\
	"conflict type,coi,interesų konfliktas"

/* A stage of the call; an empty cell is the stage of the command line. */
bool	cell_stage(struct filing *in, const struct lookup *lookup,
	    const struct csv_row *row, int column, unsigned *out);

/*
 * An expert, by id or by e-mail address, from the first of two columns that
 * says one; if both do, they must be of one person.
 */
bool	cell_expert(struct filing *in, const struct lookup *lookup,
	    const struct csv_row *row, const int columns[static 2],
	    const char **out);

/* Is it a word for everything: "all", "any", "#pc"? */
bool	cell_is_all(const char *text);

/* A proposal of a stage; a search expression is refused as such. */
bool	cell_proposal(struct filing *in, const struct lookup *lookup,
	    const struct csv_row *row, int column, unsigned stage);

/* The cell, or what the command line says in its place; never NULL. */
const char *cell_or(const struct csv_row *row, int column,
	    const char *otherwise);

/*
 * A word about a conflict, ours or HotCRP's ("none", "institutional",
 * "none:personal").
 */
struct conflict_word {
	enum { CONFLICT_CLEAR, CONFLICT_KEEP, CONFLICT_SET_ASIDE } to;
	enum { IF_ANYHOW, IF_CLEAR, IF_SET } when;
	const char	*type;		/* what kind it is, or NULL */
	bool		 ours;		/* KEEP or SET-ASIDE */
};
bool	conflict_word_read(struct conflict_word *out, const char *text);

#endif
