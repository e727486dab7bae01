#ifndef MITA_WIRE_WALK_H
#define MITA_WIRE_WALK_H

struct codec;
struct record;
struct call;
struct stage;

/*
 * The body of each kind, line by line: what its section of mita-record(5)
 * says, once for writing and reading.  Room-private.
 */
void	walk_call(struct codec *codec, struct record *record);
void	walk_keycard(struct codec *codec, struct record *record);
void	walk_admission(struct codec *codec, struct record *record);
void	walk_proposal(struct codec *codec, struct record *record);
void	walk_assignment(struct codec *codec, struct record *record);
void	walk_cancellation(struct codec *codec, struct record *record);
void	walk_declaration(struct codec *codec, struct record *record);
void	walk_evaluation(struct codec *codec, struct record *record);
void	walk_ruling(struct codec *codec, struct record *record);
void	walk_result(struct codec *codec, struct record *record);
void	walk_revocation(struct codec *codec, struct record *record);
void	walk_manifest(struct codec *codec, struct record *record);

/* Parts of a CALL, and the first words of all its lines, NULL at the end. */
extern const char *const call_first_words[];
void	walk_call_lines(struct codec *codec, struct call *call);
void	walk_scale(struct codec *codec, struct call *call);
void	walk_stage(struct codec *codec, struct call *call, struct stage *stage);

#endif
